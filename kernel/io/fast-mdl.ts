// FsRtlMdlRead, FsRtlPrepareMdlWrite and what ends them: a server in the kernel asks the driver on top of a file's stack for MDLs of cached data,
// by its fast I/O routines. FALSE where it has none, and then an IRP does it. Left out: the file system of C:, which has no cache.
import { type Body, ddi, type Routine } from "../ddi.ts";
import { relatedDevice } from "./device.ts";
import { fastIoRoutine, type TableField } from "./fast-io.ts";

/** Hands its `params` parameters on to the driver's routine, with the device behind them. */
const handOn =
  (params: number, field: TableField): Body =>
  (k, f, step) => {
    if (step === 1) return k.returnBool(f, (k.result32(f) & 0xff) !== 0);
    const file = k.argPointer(f, 0);
    k.touch(f, file, k.s.FILE_OBJECT.size, false);
    const device = relatedDevice(k, file);
    const routine = fastIoRoutine(k, device, field);
    if (routine === 0) return k.returnBool(f, false);
    const callee = k.above(f);
    for (let i = 0; i < params; i++) k.setArg64(callee, i, k.arg64(f, i));
    k.setArgPointer(callee, params, device);
    return k.call(f, 1, k.functionOr(f, routine));
  };

export const fastMdlDdis: readonly Routine[] = [
  ddi("FsRtlMdlRead", 6, handOn(6, "MdlRead")),
  ddi("FsRtlMdlReadComplete", 2, handOn(2, "MdlReadComplete")),
  ddi("FsRtlPrepareMdlWrite", 6, handOn(6, "PrepareMdlWrite")),
  ddi("FsRtlMdlWriteComplete", 3, handOn(3, "MdlWriteComplete")),
];

// Directories of the volume that are a driver's or a device's own: each is made when it is first asked for, and its handle is the root for names.
// That of the image is where the driver's file lies. Where Windows puts the others is not documented.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { makeDirectories, volumeName } from "../fs/volume.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { newHandle } from "../ob/handles.ts";
import { devnodeOfPdo } from "../pnp/tree.ts";
import { beginOpen, dropFile } from "./file.ts";

const images = "\\Windows\\System32\\drivers";
const data = `${images}\\DriverData`;
/** DriverDirectoryImage, DriverDirectoryData and DriverDirectorySharedData. */
const Kind = { image: 0, own: 1, shared: 2 } as const;
/** FILE_DIRECTORY_FILE, FILE_SYNCHRONOUS_IO_NONALERT; FILE_OPEN. */
const options = (1 << 24) | 0x21;
/** FILE_GENERIC_READ and FILE_TRAVERSE, and what is needed to make files. */
const Access = { read: 0x12_00a9, write: 0x12_0116 } as const;

/** Opens a directory for the handle in argument `out`; the body goes on at step 1. Slots: params the request, params + 1 the file. */
function open(k: Kernel, f: Offset, out: number, slot: number, path: string, access: number): Outcome {
  makeDirectories(k, path);
  const begun = beginOpen(k, { name: volumeName, path, access: 1, desired: access, share: 7, options });
  if ("status" in begun) return k.return32(f, begun.status);
  k.setSlot(f, slot, begun.request.id);
  k.setSlot(f, slot + 1, begun.file);
  k.setSlot(f, slot + 2, access);
  k.touch(f, k.argPointer(f, out), 8, true);
  k.setSlot(k.above(f), 0, begun.request.id);
  return k.callIndex(f, 1, k.routineIndex("IopSendRequest"));
}
function opened(k: Kernel, f: Offset, out: number, slot: number): Outcome {
  const request = k.state.requests.get(k.slotU32(f, slot));
  k.state.requests.delete(k.slotU32(f, slot));
  const target = k.slotU32(f, slot + 1);
  const status = request?.status ?? nt.STATUS_UNSUCCESSFUL;
  const file = k.state.files.get(target);
  if (!nt.ntSuccess(status) || file === undefined) {
    dropFile(k, target);
    return k.return32(f, status);
  }
  const handle = newHandle(k, { kind: "file", target, name: file.name, access: k.slotU32(f, slot + 2), kernel: true });
  k.m.setU64(k.argPointer(f, out), handle);
  return k.return32(f, nt.STATUS_SUCCESS);
}

export const stateDirectoryDdis: readonly Routine[] = [
  // (DriverObject, DirectoryType, Flags, &Handle)
  ddi(
    "IoGetDriverDirectory",
    4,
    (k, f, step) => {
      if (step === 1) return opened(k, f, 3, 4);
      const object = k.argPointer(f, 0);
      const driver = [...k.state.drivers.values()].find((one) => one.object === object);
      const kind = k.argU32(f, 1);
      if (driver === undefined || kind > Kind.shared || k.argU32(f, 2) !== 0 || k.argPointer(f, 3) === 0)
        return k.return32(f, nt.STATUS_INVALID_PARAMETER);
      if (kind === Kind.image) return open(k, f, 3, 4, images, Access.read);
      const path = kind === Kind.own ? `${data}\\${driver.name}` : `\\ProgramData\\${driver.name}`;
      return open(k, f, 3, 4, path, Access.read | Access.write);
    },
    3,
  ),
  // (PhysicalDeviceObject, DirectoryType, Flags, Reserved, &Handle)
  ddi(
    "IoGetDeviceDirectory",
    5,
    (k, f, step) => {
      if (step === 1) return opened(k, f, 4, 5);
      const node = devnodeOfPdo(k, k.argPointer(f, 0));
      const wrong = k.argU32(f, 1) !== 0 || k.argU32(f, 2) !== 0 || k.arg64(f, 3) !== 0n || k.argPointer(f, 4) === 0;
      if (node === undefined || wrong) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
      const path = `${data}\\Devices\\${node.instance.replaceAll("\\", "#")}`;
      return open(k, f, 4, 5, path, Access.read | Access.write);
    },
    3,
  ),
];

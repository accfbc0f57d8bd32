// What the I/O manager knows of the thread that a request is made in, and of the request's urgency: the top-level IRP of file systems,
// whether it waits, hard errors that a user would be shown, priorities, generic rights to files.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { readUnicodeString } from "../rtl/unicode.ts";
import { currentLocation, irpArgument } from "./irp.ts";

/** Flags of an IRP, and where its priority hint lies in them: 1 more than the hint. */
const IrpFlag = { paging: 0x2, synchronousApi: 0x4, synchronousPaging: 0x40 } as const;
const priority = { shift: 17, mask: 7, normal: 2, most: 5 } as const;
const synchronousFile = 0x2;
/** GENERIC_MAPPING of files. */
const fileRights = [0x12_0089, 0x12_0116, 0x12_00a0, 0x1f_01ff] as const;
const allocationTag = "IoGm";

const thread = (k: Kernel): Offset => k.threadContext().object;

function isSynchronous(k: Kernel, f: Offset): Outcome {
  const irp = k.argPointer(f, 0);
  irpArgument(k, f, irp);
  const flags = k.m.u32(irp + k.s.IRP.Flags);
  const file = k.pointerOr0(currentLocation(k, irp) + k.s.IO_STACK_LOCATION.FileObject);
  const byFile = file !== 0 && (k.m.u32(file + k.s.FILE_OBJECT.Flags) & synchronousFile) !== 0;
  const paging = (flags & IrpFlag.paging) !== 0 && (flags & IrpFlag.synchronousPaging) === 0;
  const waits = byFile || (flags & (IrpFlag.synchronousApi | IrpFlag.synchronousPaging)) !== 0;
  return k.returnBool(f, waits && !paging);
}

/** (Irp, Vpb or NULL, device): who sits before the machine would be asked; nobody does, so that the request ends with its error. */
function raiseHardError(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 1) return k.returnVoid(f);
  const irp = k.argPointer(f, 0);
  irpArgument(k, f, irp);
  if (!k.state.hardErrorsOff.has(thread(k)))
    tellHardError(k, f, k.m.u32(irp + k.s.IRP["IoStatus.Status"]), `on ${k.nameOf(k.argPointer(f, 2))}`);
  k.setArgPointer(k.above(f), 0, irp);
  k.setArg32(k.above(f), 1, 0);
  return k.callIndex(f, 1, k.routineIndex("IofCompleteRequest"));
}
function tellHardError(k: Kernel, f: Offset, status: number, what: string): void {
  k.log({ kind: "eventLog", driver: k.callerDriver(f), text: `error: pop-up: ${k.statusName(status)} ${what}` });
}

function genericMapping(k: Kernel, f: Offset): Outcome {
  if (k.state.fileMapping === 0) {
    k.state.fileMapping = allocate(k, { size: 16, tag: allocationTag, what: "GENERIC_MAPPING" });
    fileRights.forEach((rights, i) => {
      k.m.setU32(k.state.fileMapping + 4 * i, rights);
    });
  }
  return k.returnPointer(f, k.state.fileMapping);
}

/** FILE_FULL_EA_INFORMATION: next 0, flags 4, name length 5, value length 6, name 8; names end in a zero that is not counted. */
function checkEaBuffer(k: Kernel, f: Offset): Outcome {
  const [start, length, errorAt] = [k.argPointer(f, 0), k.argU32(f, 1), k.argPointer(f, 2)];
  k.touch(f, start, length, false);
  k.touch(f, errorAt, 4, true);
  const inconsistent = 0x8000_0014;
  for (let at = 0; ; ) {
    const fails = (): Outcome => {
      k.m.setU32(errorAt, at);
      return k.return32(f, inconsistent);
    };
    if (length - at < 9) return fails();
    const entry = start + at;
    const next = k.m.u32(entry);
    const name = k.m.u8[entry + 5] ?? 0;
    const size = 8 + name + 1 + k.m.u16(entry + 6);
    if (size > length - at || k.m.u8[entry + 8 + name] !== 0) return fails();
    if (next === 0) return k.return32(f, nt.STATUS_SUCCESS);
    if (next !== ((size + 3) & ~3) || next > length - at) return fails();
    at += next;
  }
}

export const threadRequestDdis: readonly Routine[] = [
  ddi("IoGetTopLevelIrp", 0, (k, f) => k.return64(f, k.state.topLevelIrps.get(thread(k)) ?? 0n)),
  ddi("IoSetTopLevelIrp", 1, (k, f) => {
    const irp = k.arg64(f, 0);
    if (irp === 0n) k.state.topLevelIrps.delete(thread(k));
    else k.state.topLevelIrps.set(thread(k), irp);
    return k.returnVoid(f);
  }),
  ddi("IoIsOperationSynchronous", 1, isSynchronous),
  ddi("IoIsSystemThread", 1, (k, f) => {
    const object = k.argPointer(f, 0);
    const found = [...k.state.contexts.values()].find((context) => context.object === object);
    return k.returnBool(f, found !== undefined && found.user === undefined && found.driver !== "");
  }),
  ddi("IoSetThreadHardErrorMode", 1, (k, f) => {
    const before = !k.state.hardErrorsOff.has(thread(k));
    if (k.argBool(f, 0)) k.state.hardErrorsOff.delete(thread(k));
    else k.state.hardErrorsOff.add(thread(k));
    return k.returnBool(f, before);
  }),
  ddi("IoRaiseHardError", 3, raiseHardError),
  ddi("IoRaiseInformationalHardError", 3, (k, f) => {
    const text = k.argPointer(f, 1);
    if (k.state.hardErrorsOff.has(k.argPointer(f, 2) || thread(k))) return k.returnBool(f, false);
    tellHardError(k, f, k.argU32(f, 0), text === 0 ? "" : readUnicodeString(k, f, text));
    return k.returnBool(f, true);
  }),
  ddi("IoGetIoPriorityHint", 1, (k, f) => {
    const irp = k.argPointer(f, 0);
    irpArgument(k, f, irp);
    const hint = (k.m.u32(irp + k.s.IRP.Flags) >>> priority.shift) & priority.mask;
    return k.return32(f, hint === 0 ? priority.normal : hint - 1);
  }),
  ddi("IoSetIoPriorityHint", 2, (k, f) => {
    const irp = k.argPointer(f, 0);
    const hint = k.argU32(f, 1);
    irpArgument(k, f, irp);
    if (hint >= priority.most) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    const flags = k.m.u32(irp + k.s.IRP.Flags) & ~(priority.mask << priority.shift);
    k.m.setU32(irp + k.s.IRP.Flags, (flags | ((hint + 1) << priority.shift)) >>> 0);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  // IoPagingPriorityInvalid for what is no paging request, else IoPagingPriorityNormal.
  ddi("IoGetPagingIoPriority", 1, (k, f) => {
    const irp = k.argPointer(f, 0);
    irpArgument(k, f, irp);
    return k.return32(f, (k.m.u32(irp + k.s.IRP.Flags) & IrpFlag.paging) !== 0 ? 1 : 0);
  }),
  ddi("IoGetFileObjectGenericMapping", 0, genericMapping),
  ddi("IoCheckEaBufferValidity", 3, checkEaBuffer),
];

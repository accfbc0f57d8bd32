// What the I/O manager notes of an operation: in the file object how it was opened, in the IRP's Flags and its first stack location's
// which operation it makes the IRP for. Control requests, Plug and Play, power and WMI have none.
import * as nt from "../constants.ts";
import type { Kernel } from "../kernel.ts";
import type { FileState, Request } from "./state.ts";

/** Bits of the options of an open, and the FO_… that each sets. */
const opening = [
  [0x2, nt.FO_WRITE_THROUGH],
  [0x4, nt.FO_SEQUENTIAL_ONLY],
  [0x8, nt.FO_NO_INTERMEDIATE_BUFFERING],
  [0x800, 0x10_0000], // FO_RANDOM_ACCESS
] as const;
/** FILE_SYNCHRONOUS_IO_ALERT. */
const alert = 0x10;
const Operation = { create: 0x80, read: 0x100, write: 0x200, close: 0x400, deferred: 0x800, uncached: 0x1 } as const;
const writeThrough = 0x4;

/** Flags of a new file object. */
export function openFlags(options: number, synchronous: boolean): number {
  const waits = synchronous ? nt.FO_SYNCHRONOUS_IO | ((options & alert) !== 0 ? nt.FO_ALERTABLE_IO : 0) : 0;
  return opening.reduce((flags, [option, flag]) => flags | ((options & option) !== 0 ? flag : 0), waits);
}

/** IRP_…, without those that tell of its buffers. */
export function irpFlags(k: Kernel, { major, synchronous }: Request, file: FileState | undefined): number {
  const transfer = Operation.deferred | (fileFlags(k, file, nt.FO_NO_INTERMEDIATE_BUFFERING) ? Operation.uncached : 0);
  switch (major) {
    case nt.IRP_MJ_CREATE:
      return Operation.create | nt.IRP_SYNCHRONOUS_API | Operation.deferred;
    case nt.IRP_MJ_READ:
      return Operation.read | transfer;
    case nt.IRP_MJ_WRITE:
      return Operation.write | transfer;
    case nt.IRP_MJ_CLEANUP:
    case nt.IRP_MJ_CLOSE:
      return Operation.close | nt.IRP_SYNCHRONOUS_API;
    case nt.IRP_MJ_DEVICE_CONTROL:
    case nt.IRP_MJ_INTERNAL_DEVICE_CONTROL:
    case nt.IRP_MJ_PNP:
    case nt.IRP_MJ_POWER:
    case nt.IRP_MJ_SYSTEM_CONTROL:
      return 0;
    default:
      return synchronous ? nt.IRP_SYNCHRONOUS_API : 0;
  }
}

/** SL_…, beside those that the caller of an operation gives. */
export const locationFlags = (k: Kernel, { major }: Request, file: FileState | undefined): number =>
  major === nt.IRP_MJ_WRITE && fileFlags(k, file, nt.FO_WRITE_THROUGH) ? writeThrough : 0;

/** IRP_…, of a system buffer that the I/O manager has made and frees, and whether it copies it to the caller's. */
export const bufferFlags = (copiedBack: boolean): number =>
  nt.IRP_BUFFERED_IO | nt.IRP_DEALLOCATE_BUFFER | (copiedBack ? nt.IRP_INPUT_OPERATION : 0);

const fileFlags = (k: Kernel, file: FileState | undefined, flag: number): boolean =>
  file !== undefined && (k.m.u32(file.object + k.s.FILE_OBJECT.Flags) & flag) !== 0;

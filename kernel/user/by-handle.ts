// Files by a program's handle: their size, their end, their times, what else is known of them.
import * as nt from "../constants.ts";
import type { Body, Outcome, Routine } from "../ddi.ts";
import { Information } from "../fs/information.ts";
import { Access } from "../fs/open.ts";
import { serialNumber } from "../fs/volume.ts";
import { relatedDevice } from "../io/device.ts";
import { filePosition, setFilePosition } from "../io/file.ts";
import type { OnFile } from "../io/on-file.ts";
import { newRequest } from "../io/request.ts";
import type { FileState } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { asking, setting } from "./by-name.ts";
import { Win32 } from "./io.ts";
import { handleOf } from "./objects.ts";
import { bytesAt, currentProcess, fail, failStatus, ok, optionalBytes, structure, win32 } from "./routine.ts";
import { callService, serviceStatus } from "./service.ts";

const Method = { begin: 0, current: 1, end: 2 } as const;
const negativeSeek = 131;
const invalidSize = 0xffff_ffffn;

function fileAt(k: Kernel, f: Offset): { readonly id: number; readonly file: FileState } | undefined {
  const handle = handleOf(currentProcess(k), k.arg64(f, 0));
  const file = handle?.kind === "file" ? k.state.files.get(handle.target) : undefined;
  return file === undefined || handle === undefined ? undefined : { id: handle.target, file };
}
const isOnVolume = (k: Kernel, file: FileState): boolean => file.device === k.state.volume.disk;

/** Asks the file in argument 0; the body goes on at step 1, with the request in slot `slot`. */
function ask(k: Kernel, f: Offset, slot: number, what: NonNullable<OnFile["ask"]>, failed = 0n): Outcome {
  const found = fileAt(k, f);
  if (found === undefined) return fail(k, f, Win32.invalidHandle, failed);
  const request = newRequest(k, {
    ...what,
    device: relatedDevice(k, found.file.object),
    file: found.id,
    title: `${k.names.major(what.major)} of ${found.file.name}`,
  });
  k.setSlot(f, slot, request.id);
  return callService(k, f, 1, "IopSendRequest", request.id);
}
function answer(k: Kernel, f: Offset, slot: number): DataView | undefined {
  const request = k.state.requests.get(k.slotU32(f, slot));
  k.state.requests.delete(k.slotU32(f, slot));
  if (!nt.ntSuccess(serviceStatus(k)) || request === undefined) return undefined;
  return new DataView(request.output.buffer, request.output.byteOffset);
}
const standard = (k: Kernel) => asking(k, Information.standard, k.s.FILE_STANDARD_INFORMATION.size);
const endOf = (k: Kernel, view: DataView): number =>
  Number(view.getBigUint64(k.s.FILE_STANDARD_INFORMATION.EndOfFile, true));

interface Move {
  readonly distance: number;
  readonly method: number;
  /** What the routine gives where it fails. */
  readonly failed: bigint;
  readonly done: (to: number) => Outcome;
}
/**
 * A file pointer moved from the start, from where it is, or from the end of a file, for which the file is asked: then the body comes back
 * at step 1. A device has no end, which counts as 0 there. Slot 4: request.
 */
function move(k: Kernel, f: Offset, step: number, { distance, method, failed, done }: Move): Outcome {
  const found = fileAt(k, f);
  if (found === undefined) return fail(k, f, Win32.invalidHandle, failed);
  if (method > Method.end) return fail(k, f, Win32.invalidParameter, failed);
  const { file } = found;
  let from = method === Method.current ? filePosition(k, file) : 0;
  if (method === Method.end && isOnVolume(k, file)) {
    if (step === 0) return ask(k, f, 4, standard(k), failed);
    const view = answer(k, f, 4);
    if (view === undefined) return failStatus(k, f, serviceStatus(k), failed);
    from = endOf(k, view);
  }
  const to = from + distance;
  if (to < 0) return fail(k, f, negativeSeek, failed);
  setFilePosition(k, file, to);
  return done(to);
}

/** (file, low, high pointer, method): the low half of the new pointer. */
const setFilePointer: Body = (k, f, step) => {
  const high = optionalBytes(k, f, 2, 4, true);
  const low = k.argU32(f, 1);
  const distance = high === 0 ? low | 0 : k.m.i32(high) * 0x1_0000_0000 + low;
  const done = (to: number): Outcome => {
    if (high !== 0) k.m.setU32(high, Math.floor(to / 0x1_0000_0000));
    const newLow = to % 0x1_0000_0000;
    // A low half of all ones is told from a failure by the last error.
    return newLow === 0xffff_ffff ? fail(k, f, 0, BigInt(newLow)) : k.return64(f, BigInt(newLow));
  };
  return move(k, f, step, { distance, method: k.argU32(f, 3), failed: invalidSize, done });
};

/** (file, distance, new pointer, method). */
const setFilePointerEx: Body = (k, f, step) => {
  const out = optionalBytes(k, f, 2, 8, true);
  const done = (to: number): Outcome => {
    if (out !== 0) k.m.setU64(out, BigInt(to));
    return ok(k, f);
  };
  return move(k, f, step, { distance: k.argI64(f, 1), method: k.argU32(f, 3), failed: 0n, done });
};

/** (file, &high half): the low half; slot 2. */
const getFileSize: Body = (k, f, step) => {
  if (step === 0) return ask(k, f, 2, standard(k), invalidSize);
  const view = answer(k, f, 2);
  if (view === undefined) return failStatus(k, f, serviceStatus(k), invalidSize);
  const size = endOf(k, view);
  const high = optionalBytes(k, f, 1, 4, true);
  if (high !== 0) k.m.setU32(high, Math.floor(size / 0x1_0000_0000));
  return k.return64(f, BigInt(size % 0x1_0000_0000));
};
/** (file, &size); slot 2. */
const getFileSizeEx: Body = (k, f, step) => {
  const out = bytesAt(k, f, 1, 8, true);
  if (step === 0) return ask(k, f, 2, standard(k));
  const view = answer(k, f, 2);
  if (view === undefined) return failStatus(k, f, serviceStatus(k));
  k.m.setU64(out, BigInt(endOf(k, view)));
  return ok(k, f);
};

const done = (k: Kernel, f: Offset, slot: number): Outcome =>
  answer(k, f, slot) === undefined ? failStatus(k, f, serviceStatus(k)) : ok(k, f);

/** (file): the end of the file comes to where its pointer is; slot 1. */
const setEndOfFile: Body = (k, f, step) => {
  if (step === 1) return done(k, f, 1);
  const found = fileAt(k, f);
  if (found === undefined) return fail(k, f, Win32.invalidHandle);
  if ((found.file.access & Access.write) === 0) return failStatus(k, f, nt.STATUS_ACCESS_DENIED);
  const end = new Uint8Array(k.s.FILE_END_OF_FILE_INFORMATION.size);
  new DataView(end.buffer).setBigUint64(0, BigInt(filePosition(k, found.file)), true);
  return ask(k, f, 1, setting(k, Information.endOfFile, end));
};

const basic = (k: Kernel) => asking(k, Information.basic, k.s.FILE_BASIC_INFORMATION.size);
/** (file, &created, &accessed, &written); slot 4. */
const getFileTime: Body = (k, f, step) => {
  if (step === 0) return ask(k, f, 4, basic(k));
  const view = answer(k, f, 4);
  if (view === undefined) return failStatus(k, f, serviceStatus(k));
  const { CreationTime, LastAccessTime, LastWriteTime } = k.s.FILE_BASIC_INFORMATION;
  for (const [i, at] of [CreationTime, LastAccessTime, LastWriteTime].entries()) {
    const out = optionalBytes(k, f, 1 + i, 8, true);
    if (out !== 0) k.m.setU64(out, view.getBigUint64(at, true));
  }
  return ok(k, f);
};
/** (file, created, accessed, written): those that are null stay; slot 4. */
const setFileTime: Body = (k, f, step) => {
  if (step === 1) return done(k, f, 4);
  const layout = k.s.FILE_BASIC_INFORMATION;
  const information = new Uint8Array(layout.size);
  const view = new DataView(information.buffer);
  for (const [i, at] of [layout.CreationTime, layout.LastAccessTime, layout.LastWriteTime].entries()) {
    const from = optionalBytes(k, f, 1 + i, 8, false);
    if (from !== 0) view.setBigUint64(at, k.m.u64(from), true);
  }
  return ask(k, f, 4, setting(k, Information.basic, information));
};

/** (file, BY_HANDLE_FILE_INFORMATION); slot 2. */
const informationByHandle: Body = (k, f, step) => {
  const from = k.s.FILE_ALL_INFORMATION;
  if (step === 0) return ask(k, f, 2, asking(k, Information.all, from.size + 520));
  const view = answer(k, f, 2);
  if (view === undefined) return failStatus(k, f, serviceStatus(k));
  const to = structure(k, f, "BY_HANDLE_FILE_INFORMATION", [
    "dwFileAttributes",
    "ftCreationTime",
    "ftLastAccessTime",
    "ftLastWriteTime",
    "dwVolumeSerialNumber",
    "nFileSizeHigh",
    "nFileSizeLow",
    "nNumberOfLinks",
    "nFileIndexHigh",
    "nFileIndexLow",
  ]);
  const at = bytesAt(k, f, 1, to.size, true);
  const times = k.s.FILE_BASIC_INFORMATION;
  const time = (field: number) => view.getBigUint64(from.BasicInformation + field, true);
  k.m.setU32(at + to.dwFileAttributes, view.getUint32(from.BasicInformation + times.FileAttributes, true));
  k.m.setU64(at + to.ftCreationTime, time(times.CreationTime));
  k.m.setU64(at + to.ftLastAccessTime, time(times.LastAccessTime));
  k.m.setU64(at + to.ftLastWriteTime, time(times.LastWriteTime));
  k.m.setU32(at + to.dwVolumeSerialNumber, serialNumber);
  const size = from.StandardInformation + k.s.FILE_STANDARD_INFORMATION.EndOfFile;
  k.m.setU32(at + to.nFileSizeLow, view.getUint32(size, true));
  k.m.setU32(at + to.nFileSizeHigh, view.getUint32(size + 4, true));
  k.m.setU32(at + to.nNumberOfLinks, 1);
  k.m.setU32(at + to.nFileIndexHigh, 0);
  k.m.setU32(at + to.nFileIndexLow, view.getUint32(from.InternalInformation, true));
  return ok(k, f);
};

/** FILE_TYPE_DISK for files, FILE_TYPE_CHAR for the console and for devices without a volume. */
const fileType: Body = (k, f) => {
  const handle = handleOf(currentProcess(k), k.arg64(f, 0));
  if (handle?.kind === "console") return k.return32(f, 2);
  const found = fileAt(k, f);
  if (found === undefined) return fail(k, f, Win32.invalidHandle);
  return k.return32(f, isOnVolume(k, found.file) ? 1 : 2);
};

export const byHandleRoutines: readonly Routine[] = [
  win32("SetFilePointer", 4, setFilePointer, 1),
  win32("SetFilePointerEx", 4, setFilePointerEx, 1),
  win32("GetFileSize", 2, getFileSize, 1),
  win32("GetFileSizeEx", 2, getFileSizeEx, 1),
  win32("SetEndOfFile", 1, setEndOfFile, 1),
  win32("GetFileTime", 4, getFileTime, 1),
  win32("SetFileTime", 4, setFileTime, 1),
  win32("GetFileInformationByHandle", 2, informationByHandle, 1),
  win32("GetFileType", 1, fileType),
];

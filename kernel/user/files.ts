// CreateFile and what belongs to a handle of a file: its pointer, its end, copies of handles. There is no file system: names lead to
// devices, by their links, their interfaces, or the console; but the file of a driver of the scenario is there, wherever it is looked for.
import * as nt from "../constants.ts";
import type { Body, Outcome, Routine } from "../ddi.ts";
import { beginOpen, dropFile } from "../io/file.ts";
import { initializeEvent } from "../ke/objects.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { Win32 } from "./io.ts";
import { addHandle, dropHandle, handleOf, pseudoProcess, pseudoThread } from "./objects.ts";
import {
  ansiAndWide,
  currentProcess,
  fail,
  failStatus,
  invalidHandleValue,
  ok,
  optionalBytes,
  textOf,
  win32,
} from "./routine.ts";
import { callService, serviceStatus } from "./service.ts";
import type { ProcessState, UserHandle } from "./state.ts";

/** FILE_CREATE 2, FILE_OVERWRITE_IF 5, FILE_OPEN 1, FILE_OPEN_IF 3, FILE_OVERWRITE 4, by CreateFile's disposition from 1. */
const dispositions = [2, 5, 1, 3, 4] as const;
const Flag = {
  overlapped: 0x4000_0000,
  noBuffering: 0x2000_0000,
  writeThrough: 0x8000_0000,
  deleteOnClose: 0x0400_0000,
};
const Option = {
  writeThrough: 0x2,
  noBuffering: 0x8,
  synchronous: 0x20,
  nonDirectory: 0x40,
  deleteOnClose: 0x1000,
} as const;
const synchronousFile = 0x2;

/** The right to read data 1 and to write data 2. */
function accessOf(wanted: number): number {
  const read = (wanted & (0x8000_0000 | 0x1000_0000 | 1)) !== 0;
  const write = (wanted & (0x4000_0000 | 0x1000_0000 | 2)) !== 0;
  return (read ? 1 : 0) | (write ? 2 : 0);
}

/** "\\.\Name" and "\\?\…" are links; a bare device name such as "COM1" is one too. */
function ntName(name: string): string | undefined {
  if (/^\\\\[.?]\\./.test(name)) return `\\??\\${name.slice(4)}`;
  return /^(?:COM|LPT)[1-9]:?$|^NUL$/i.test(name) ? `\\??\\${name.replace(/:$/, "")}` : undefined;
}
const consoleNames: Readonly<Record<string, 0 | 1>> = { CONIN$: 0, CONOUT$: 1 };

/** (name, access, share, security, disposition, flags, template); slots 7 request, 8 file. */
const createFile =
  (wide: boolean): Body =>
  (k, f, step) => {
    const process = currentProcess(k);
    const flags = k.argU32(f, 5);
    const access = accessOf(k.argU32(f, 1));
    const overlapped = (flags & Flag.overlapped) !== 0;
    if (step === 1) {
      const request = k.state.requests.get(k.slotU32(f, 7));
      k.state.requests.delete(k.slotU32(f, 7));
      const status = request?.status ?? serviceStatus(k);
      const id = k.slotU32(f, 8);
      const file = k.state.files.get(id);
      if (!nt.ntSuccess(status) || file === undefined) {
        dropFile(k, id);
        return failStatus(k, f, status, invalidHandleValue);
      }
      const handle: UserHandle = { kind: "file", target: id, access, overlapped, name: file.name };
      return k.return64(f, addHandle(k, process, handle));
    }
    const name = textOf(k, f, 0, wide) ?? "";
    const disposition = dispositions[k.argU32(f, 4) - 1];
    if (disposition === undefined) return fail(k, f, Win32.invalidParameter, invalidHandleValue);
    const console = name.toUpperCase() === "CON" ? (access === 2 ? 1 : 0) : consoleNames[name.toUpperCase()];
    if (console !== undefined)
      return k.return64(f, addHandle(k, process, { kind: "console", target: console, name: name.toUpperCase() }));
    const path = ntName(name);
    // Programs that load a driver look whether its file is there.
    const driverFile = /(?:^|[\\/])([^\\/]+)\.sys$/i.exec(name)?.[1]?.toLowerCase();
    if (driverFile !== undefined && k.scenario.drivers.some((driver) => driver.name.toLowerCase() === driverFile))
      return k.return64(f, addHandle(k, process, { kind: "driverFile", target: 0, name }));
    // Without a file system no other name leads anywhere.
    if (path === undefined) return fail(k, f, name === "" ? 3 : 2, invalidHandleValue);
    const options =
      (disposition << 24) |
      Option.nonDirectory |
      (overlapped ? 0 : Option.synchronous) |
      ((flags & Flag.writeThrough) !== 0 ? Option.writeThrough : 0) |
      ((flags & Flag.noBuffering) !== 0 ? Option.noBuffering : 0) |
      ((flags & Flag.deleteOnClose) !== 0 ? Option.deleteOnClose : 0);
    const share = k.argU32(f, 2) & 7;
    const attributes = flags & 0xffff;
    const begun = beginOpen(k, {
      name: path,
      access,
      share,
      options,
      attributes,
      user: "administrator",
      synchronous: !overlapped,
    });
    if ("status" in begun) return failStatus(k, f, begun.status, invalidHandleValue);
    const file = k.state.files.get(begun.file);
    if (file !== undefined) {
      const layout = k.s.FILE_OBJECT;
      if (!overlapped) k.m.setU32(file.object + layout.Flags, k.m.u32(file.object + layout.Flags) | synchronousFile);
      initializeEvent(k, file.object + layout.Event, false, false);
    }
    k.setSlot(f, 7, begun.request.id);
    k.setSlot(f, 8, begun.file);
    return callService(k, f, 1, "IopSendRequest", begun.request.id);
  };

/** (handle). */
const closeHandle: Body = (k, f, step) => {
  if (step === 1) return ok(k, f);
  const value = k.arg64(f, 0);
  if (value === pseudoProcess || value === pseudoThread) return ok(k, f);
  const process = currentProcess(k);
  const handle = handleOf(process, value);
  if (handle === undefined) return fail(k, f, Win32.invalidHandle);
  process.handles.delete(Number(value) & ~3);
  if (handle.kind === "file") return callService(k, f, 1, "IopCloseFile", handle.target);
  dropHandle(k, handle);
  return ok(k, f);
};

function pointed(k: Kernel, f: Offset): { position: number } | number {
  const handle = handleOf(currentProcess(k), k.arg64(f, 0));
  const file = handle?.kind === "file" ? k.state.files.get(handle.target) : undefined;
  return file ?? Win32.invalidHandle;
}
/** A file pointer moved from the start or from where it is; devices have no end to count from, which counts as 0 there. */
function move(k: Kernel, f: Offset, distance: number, method: number): number | { error: number } {
  const file = pointed(k, f);
  if (typeof file === "number") return { error: file };
  if (method > 2) return { error: Win32.invalidParameter };
  const to = (method === 1 ? file.position : 0) + distance;
  if (to < 0) return { error: 131 };
  file.position = to;
  return to;
}

/** (file, low, high pointer, method): the low half of the new pointer. */
const setFilePointer: Body = (k, f) => {
  const high = optionalBytes(k, f, 2, 4, true);
  const low = k.argU32(f, 1);
  const distance = high === 0 ? low | 0 : k.m.i32(high) * 0x1_0000_0000 + low;
  const to = move(k, f, distance, k.argU32(f, 3));
  if (typeof to !== "number") return fail(k, f, to.error, 0xffff_ffffn);
  if (high !== 0) k.m.setU32(high, Math.floor(to / 0x1_0000_0000));
  const newLow = to % 0x1_0000_0000;
  // A low half of all ones is told from a failure by the last error.
  return newLow === 0xffff_ffff ? fail(k, f, 0, BigInt(newLow)) : k.return64(f, BigInt(newLow));
};

/** (file, distance, new pointer, method). */
const setFilePointerEx: Body = (k, f) => {
  const out = optionalBytes(k, f, 2, 8, true);
  const to = move(k, f, k.argI64(f, 1), k.argU32(f, 3));
  if (typeof to !== "number") return fail(k, f, to.error);
  if (out !== 0) k.m.setU64(out, BigInt(to));
  return ok(k, f);
};

const fileType = (k: Kernel, f: Offset): Outcome => {
  const handle = handleOf(currentProcess(k), k.arg64(f, 0));
  if (handle?.kind !== "file" && handle?.kind !== "console") return fail(k, f, Win32.invalidHandle);
  // FILE_TYPE_CHAR for the console and for devices without a volume.
  return k.return32(f, 2);
};

const duplicate = { closeSource: 1 } as const;

/** The process that a handle stands for: another one's, or the caller's own. */
function processOfHandle(k: Kernel, value: bigint): ProcessState | undefined {
  const own = currentProcess(k);
  if (value === pseudoProcess) return own;
  const handle = handleOf(own, value);
  if (handle?.kind !== "process") return undefined;
  return [...k.state.processes.values()].find(({ object }) => object === handle.target);
}

/** (source process, handle, target process, out, access, inherit, options): the access of the source is kept. */
const duplicateHandle: Body = (k, f) => {
  const source = processOfHandle(k, k.arg64(f, 0));
  const target = processOfHandle(k, k.arg64(f, 2));
  const value = k.arg64(f, 1);
  const out = optionalBytes(k, f, 3, 8, true);
  if (source === undefined || target === undefined) return fail(k, f, Win32.invalidHandle);
  if (value === pseudoThread || value === pseudoProcess) {
    const kind = value === pseudoThread ? "thread" : "process";
    const object = value === pseudoThread ? k.cur.object : source.object;
    const made = addHandle(k, target, { kind, target: object, name: "" });
    if (out !== 0) k.m.setU64(out, made);
    return ok(k, f);
  }
  const handle = handleOf(source, value);
  if (handle === undefined) return fail(k, f, Win32.invalidHandle);
  const file = handle.kind === "file" ? k.state.files.get(handle.target) : undefined;
  if (file !== undefined) file.handles++;
  const made = addHandle(k, target, handle);
  if (out !== 0) k.m.setU64(out, made);
  if ((k.argU32(f, 6) & duplicate.closeSource) !== 0) {
    source.handles.delete(Number(value) & ~3);
    if (file !== undefined) file.handles--;
    else dropHandle(k, handle);
  }
  return ok(k, f);
};

export const fileRoutines: readonly Routine[] = [
  ...ansiAndWide("CreateFile", 7, createFile, 2),
  win32("CloseHandle", 1, closeHandle),
  win32("SetFilePointer", 4, setFilePointer),
  win32("SetFilePointerEx", 4, setFilePointerEx),
  win32("GetFileType", 1, fileType),
  win32("DuplicateHandle", 7, duplicateHandle),
];

// CreateFile, CloseHandle and copies of handles. Names lead to files on the volume, to devices by their links and interfaces, or to the
// console.
import * as nt from "../constants.ts";
import type { Body, Outcome, Routine } from "../ddi.ts";
import { Access, Disposition, fileAccess, Option } from "../fs/open.ts";
import { beginOpen, dropFile } from "../io/file.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { Win32 } from "./io.ts";
import { addHandle, dropHandle, handleOf, pseudoProcess, pseudoThread } from "./objects.ts";
import { ntPath } from "./paths.ts";
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
import { callService, serviceStatus, userThread } from "./service.ts";
import type { ProcessState } from "./state.ts";

/** FILE_CREATE 2, FILE_OVERWRITE_IF 5, FILE_OPEN 1, FILE_OPEN_IF 3, FILE_OVERWRITE 4, by CreateFile's disposition from 1. */
const dispositions = [2, 5, 1, 3, 4] as const;
const Flag = {
  overlapped: 0x4000_0000,
  noBuffering: 0x2000_0000,
  writeThrough: 0x8000_0000,
  sequential: 0x0800_0000,
  deleteOnClose: 0x0400_0000,
  backupSemantics: 0x0200_0000,
} as const;
/** SYNCHRONIZE and FILE_READ_ATTRIBUTES, which CreateFile always asks for. */
const alwaysWanted = 0x10_0080;

const consoleNames: Readonly<Record<string, 0 | 1>> = { CONIN$: 0, CONOUT$: 1 };
const alreadyExists = 183;
const fileExists = 80;
const createNew = 1;
/** FILE_OPENED, FILE_SUPERSEDED and FILE_OVERWRITTEN: there was something by that name. */
const wasThere = new Set([0, 1, 3]);

/** (name, access, share, security, disposition, flags, template); slots 7 request, 8 file. */
const createFile =
  (wide: boolean): Body =>
  (k, f, step) => {
    const process = currentProcess(k);
    const flags = k.argU32(f, 5);
    const removes = (flags & Flag.deleteOnClose) !== 0 ? Access.delete : 0;
    const desired = fileAccess(k.argU32(f, 1)) | alwaysWanted | removes;
    const access = desired & 3;
    const overlapped = (flags & Flag.overlapped) !== 0;
    if (step === 1) return created(k, f, { access, overlapped });
    const name = textOf(k, f, 0, wide) ?? "";
    const disposition = dispositions[k.argU32(f, 4) - 1];
    if (disposition === undefined) return fail(k, f, Win32.invalidParameter, invalidHandleValue);
    const console = name.toUpperCase() === "CON" ? (access === 2 ? 1 : 0) : consoleNames[name.toUpperCase()];
    if (console !== undefined)
      return k.return64(f, addHandle(k, process, { kind: "console", target: console, name: name.toUpperCase() }));
    if (name === "") return fail(k, f, 3, invalidHandleValue);
    const backup = (flags & Flag.backupSemantics) !== 0;
    const options =
      (disposition << 24) |
      (backup ? 0 : Option.nonDirectory) |
      (overlapped ? 0 : Option.nonalert) |
      ((flags & Flag.writeThrough) !== 0 ? Option.writeThrough : 0) |
      ((flags & Flag.noBuffering) !== 0 ? Option.noBuffering : 0) |
      ((flags & Flag.sequential) !== 0 ? Option.sequential : 0) |
      ((flags & Flag.deleteOnClose) !== 0 ? Option.deleteOnClose : 0);
    const begun = beginOpen(k, {
      name: ntPath(k, process, name),
      access,
      desired,
      share: k.argU32(f, 2) & 7,
      options,
      attributes: flags & 0xffff,
      user: "administrator",
      synchronous: !overlapped,
    });
    if ("status" in begun) return notOpened(k, f, begun.status);
    k.setSlot(f, 7, begun.request.id);
    k.setSlot(f, 8, begun.file);
    return callService(k, f, 1, "IopSendRequest", begun.request.id);
  };

function created(
  k: Kernel,
  f: Offset,
  { access, overlapped }: { readonly access: number; readonly overlapped: boolean },
): Outcome {
  const request = k.state.requests.get(k.slotU32(f, 7));
  k.state.requests.delete(k.slotU32(f, 7));
  const status = request?.status ?? serviceStatus(k);
  const target = k.slotU32(f, 8);
  const file = k.state.files.get(target);
  if (!nt.ntSuccess(status) || file === undefined) {
    dropFile(k, target);
    return notOpened(k, f, status);
  }
  const disposition = dispositions[k.argU32(f, 4) - 1];
  const makes = disposition === Disposition.openIf || disposition === Disposition.overwriteIf;
  if (makes) userThread(k).lastError = wasThere.has(request?.information ?? 0) ? alreadyExists : 0;
  return k.return64(f, addHandle(k, currentProcess(k), { kind: "file", target, access, overlapped, name: file.name }));
}

function notOpened(k: Kernel, f: Offset, status: number): Outcome {
  const isNew = k.argU32(f, 4) === createNew && status === nt.STATUS_OBJECT_NAME_COLLISION;
  return isNew ? fail(k, f, fileExists, invalidHandleValue) : failStatus(k, f, status, invalidHandleValue);
}

/** (handle). */
const closeHandle: Body = (k, f, step) => {
  if (step === 1) return ok(k, f);
  const value = k.arg64(f, 0);
  if (value === pseudoProcess || value === pseudoThread) return ok(k, f);
  const process = currentProcess(k);
  const handle = handleOf(process, value);
  if (handle === undefined) return fail(k, f, Win32.invalidHandle);
  const number = Number(value) & ~3;
  if (handle.kind === "file") {
    process.handles.delete(number);
    return callService(k, f, 1, "IopCloseFile", handle.target);
  }
  dropHandle(k, process, number, handle);
  return ok(k, f);
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
    dropHandle(k, source, Number(value) & ~3, handle);
    if (file !== undefined) file.handles--;
  }
  return ok(k, f);
};

export const fileRoutines: readonly Routine[] = [
  ...ansiAndWide("CreateFile", 7, createFile, 2),
  win32("CloseHandle", 1, closeHandle),
  win32("DuplicateHandle", 7, duplicateHandle),
];

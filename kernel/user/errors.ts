// The last error and texts for error numbers, as the system's message table has them in spirit; the words are ours except for those
// that programs are known to show. ntdll.dll has texts for statuses. Left out: message tables of other modules.

import { format } from "../crt/format.ts";
import type { Body, Routine } from "../ddi.ts";
import { win32ErrorName, win32ErrorOf } from "../io/win32-errors.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { heapOf } from "./library.ts";
import { modules } from "./modules.ts";
import {
  accessOf,
  ansiAndWide,
  bytesAt,
  currentProcess,
  fail,
  textAt,
  unitsOf,
  userAddress,
  win32,
  writeText,
} from "./routine.ts";
import { userThread } from "./service.ts";

const texts: Readonly<Record<number, string>> = {
  0: "The operation completed successfully.",
  1: "Incorrect function.",
  2: "The system cannot find the file specified.",
  3: "The system cannot find the path specified.",
  4: "The system cannot open the file.",
  5: "Access is denied.",
  6: "The handle is invalid.",
  8: "Not enough memory resources are available to process this command.",
  14: "Not enough memory resources are available to complete this operation.",
  17: "The system cannot move the file to a different disk drive.",
  18: "There are no more files.",
  19: "The media is write protected.",
  21: "The device is not ready.",
  22: "The device does not recognize the command.",
  23: "Data error (cyclic redundancy check).",
  24: "The program issued a command but the command length is incorrect.",
  27: "The drive cannot find the sector requested.",
  31: "A device attached to the system is not functioning.",
  32: "The process cannot access the file because it is being used by another process.",
  33: "The process cannot access the file because another process has locked a portion of the file.",
  38: "Reached the end of the file.",
  50: "The request is not supported.",
  55: "The specified network resource or device is no longer available.",
  87: "The parameter is incorrect.",
  112: "There is not enough space on the disk.",
  121: "The semaphore timeout period has expired.",
  122: "The data area passed to a system call is too small.",
  123: "The filename, directory name, or volume label syntax is incorrect.",
  131: "An attempt was made to move the file pointer before the beginning of the file.",
  145: "The directory is not empty.",
  170: "The requested resource is in use.",
  183: "Cannot create a file when that file already exists.",
  231: "All pipe instances are busy.",
  234: "More data is available.",
  258: "The wait operation timed out.",
  259: "No more data is available.",
  267: "The directory name is invalid.",
  288: "Attempt to release mutex not owned by caller.",
  298: "Too many posts were made to a semaphore.",
  299: "Only part of a ReadProcessMemory or WriteProcessMemory request was completed.",
  317: "The system cannot find message text for message number 0x%1 in the message file for %2.",
  487: "Attempt to access invalid address.",
  995: "The I/O operation has been aborted because of either a thread exit or an application request.",
  996: "Overlapped I/O event is not in a signaled state.",
  997: "Overlapped I/O operation is in progress.",
  998: "Invalid access to memory location.",
  1006: "The volume for a file has been externally altered so that the opened file is no longer valid.",
  1018: "Illegal operation attempted on a registry key that has been marked for deletion.",
  1051: "A stop control has been sent to a service that other running services are dependent on.",
  1052: "The requested control is not valid for this service.",
  1053: "The service did not respond to the start or control request in a timely fashion.",
  1056: "An instance of the service is already running.",
  1058: "The service cannot be started, either because it is disabled or because it has no enabled devices associated with it.",
  1060: "The specified service does not exist as an installed service.",
  1062: "The service has not been started.",
  1072: "The specified service has been marked for deletion.",
  1073: "The specified service already exists.",
  1117: "The request could not be performed because of an I/O device error.",
  1167: "The device is not connected.",
  1168: "Element not found.",
  1224: "The requested operation cannot be performed on a file with a user-mapped section open.",
  1314: "A required privilege is not held by the client.",
  1450: "Insufficient system resources exist to complete the requested service.",
};

/** What the system says of an error, or of an HRESULT made of one; undefined for a number that it has no text for. */
export function errorText(error: number): string | undefined {
  if (error >>> 16 === 0x8007) return errorText(error & 0xffff);
  const known = texts[error];
  if (known !== undefined) return known;
  const name = win32ErrorName(error);
  return name === "" ? undefined : `${name}.`;
}

/** What ntdll.dll says of a status. */
function statusText(k: Kernel, status: number): string | undefined {
  const error = win32ErrorOf(status);
  const known = texts[error];
  if (known !== undefined && error !== messageNotFound) return known;
  const name = k.names.status(status);
  return name.startsWith("STATUS_") ? `${name}.` : undefined;
}

const Format = {
  allocate: 0x100,
  ignoreInserts: 0x200,
  fromString: 0x400,
  fromModule: 0x800,
  fromSystem: 0x1000,
  array: 0x2000,
} as const;
const messageNotFound = 317;
const insufficientBuffer = 122;

/** (flags, source, id, language, buffer, size, arguments): characters stored. */
const formatMessage =
  (wide: boolean): Body =>
  (k, f) => {
    const flags = k.argU32(f, 0);
    const id = k.argU32(f, 2);
    let text: string;
    if ((flags & Format.fromString) !== 0) text = textAt(k, f, k.arg64(f, 1), wide);
    else {
      const inModule = (flags & Format.fromModule) !== 0 && k.arg64(f, 1) === modules.get("ntdll.dll");
      const inSystem = (flags & Format.fromSystem) !== 0 ? errorText(id) : undefined;
      const found = inModule ? (statusText(k, id) ?? inSystem) : inSystem;
      if (found === undefined) return fail(k, f, messageNotFound);
      text = `${found}\r\n`;
    }
    if ((flags & Format.ignoreInserts) === 0) text = withInserts(k, f, text, wide);
    const units = unitsOf(text, wide);
    const width = wide ? 2 : 1;
    if ((flags & Format.allocate) !== 0) {
      const out = bytesAt(k, f, 4, 8, true);
      const at = heapOf(k, currentProcess(k)).allocate((Math.max(units.length, k.argU32(f, 5)) + 1) * width);
      if (at === undefined) return fail(k, f, 8);
      k.m.setU64(out, userAddress(k, at));
      writeText(k, f, userAddress(k, at), text, wide);
      return k.return32(f, units.length);
    }
    if (units.length >= k.argU32(f, 5)) return fail(k, f, insufficientBuffer);
    writeText(k, f, k.arg64(f, 4), text, wide);
    return k.return32(f, units.length);
  };

/** %1 … %99 name arguments, which are texts or printed as the format between exclamation marks says; %n ends a line, %0 the message. */
function withInserts(k: Kernel, f: Offset, text: string, wide: boolean): string {
  const list = k.arg64(f, 6);
  if (list === 0n) return text;
  const access = accessOf(k, f);
  const [upToEnd = ""] = /^(?:[^%]|%[^0])*/.exec(text) ?? [];
  return upToEnd.replace(/%(?:(\d{1,2})(?:!([^!]*)!)?|([n%.! rt]))/g, (_, number, spec: string | undefined, plain) => {
    if (plain !== undefined) return escapes.get(plain) ?? plain;
    // A width or precision that is a star takes an argument of its own, before the value.
    let next = Number(number);
    const args = { next: () => k.m.u64(access.at(list + BigInt(8 * (next++ - 1)), 8, false)) };
    const template = Array.from(`%${spec ?? "s"}`, (one) => one.charCodeAt(0));
    return String.fromCharCode(...format(access, template, args, { wide }));
  });
}
const escapes: ReadonlyMap<string, string> = new Map([
  ["n", "\r\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

export const errorRoutines: readonly Routine[] = [
  win32("GetLastError", 0, (k, f) => k.return32(f, userThread(k).lastError)),
  win32("SetLastError", 1, (k, f) => {
    userThread(k).lastError = k.argU32(f, 0);
    return k.returnVoid(f);
  }),
  ...ansiAndWide("FormatMessage", 7, formatMessage),
];

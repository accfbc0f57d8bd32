// A thread's errno, and what the run-time makes of statuses.
import type { Body, Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { writeOutput } from "./console.ts";
import { heapOf } from "./library.ts";
import { currentProcess, fail, textOf, userAddress, win32, writeText } from "./routine.ts";

const notEnoughMemory = 8;
export const Errno = { noEntry: 2, access: 13, exists: 17, invalid: 22, noSpace: 28, notEmpty: 41 } as const;

/** Offset of the calling thread's errno; undefined if there is no memory for it. */
function errnoAt(k: Kernel): Offset | undefined {
  const process = currentProcess(k);
  const key = `errno of ${k.cur.id}`;
  const known = process.blocks.get(key);
  if (known !== undefined) return known;
  const at = heapOf(k, process).allocate(4);
  if (at === undefined) return undefined;
  k.m.setU32(at, 0);
  process.blocks.set(key, at);
  return at;
}
export function setErrno(k: Kernel, value: number): void {
  const at = errnoAt(k);
  if (at !== undefined) k.m.setU32(at, value);
}
/** Of a Win32 error, by the run-time's table; what is not in that is EACCES or EINVAL there, too. */
export function errnoOf(error: number): number {
  switch (error) {
    case 2:
    case 3:
      return Errno.noEntry;
    case 80:
    case 183:
      return Errno.exists;
    case 112:
      return Errno.noSpace;
    case 145:
      return Errno.notEmpty;
    case 5:
    case 32:
    case 33:
      return Errno.access;
    default:
      return Errno.invalid;
  }
}

const address: Body = (k, f) => {
  const at = errnoAt(k);
  return at === undefined ? fail(k, f, notEnoughMemory) : k.return64(f, userAddress(k, at));
};
/** What the run-time says of an errno. */
const messages: { readonly [number: number]: string } = {
  0: "No error",
  [Errno.noEntry]: "No such file or directory",
  9: "Bad file descriptor",
  12: "Not enough space",
  [Errno.access]: "Permission denied",
  [Errno.exists]: "File exists",
  [Errno.invalid]: "Invalid argument",
  [Errno.noSpace]: "No space left on device",
  34: "Result too large",
  [Errno.notEmpty]: "Directory not empty",
};
const messageOf = (errno: number): string => messages[errno] ?? "Unknown error";

/** (errno): the text lies where the next call puts its own. */
const errorString: Body = (k, f) => {
  const process = currentProcess(k);
  const at = process.blocks.get("strerror") ?? heapOf(k, process).allocate(64);
  if (at === undefined) return k.return64(f, 0n);
  process.blocks.set("strerror", at);
  writeText(k, f, userAddress(k, at), messageOf(k.argU32(f, 0)), false);
  return k.return64(f, userAddress(k, at));
};
/** (text): "text: message" goes to the standard error output. */
const printError: Body = (k, f) => {
  const at = errnoAt(k);
  const message = messageOf(at === undefined ? 0 : k.m.u32(at));
  const text = textOf(k, f, 0, false) ?? "";
  const line = `${text === "" ? "" : `${text}: `}${message}\n`;
  writeOutput(k, currentProcess(k), "error", [...new TextEncoder().encode(line)]);
  return k.returnVoid(f);
};

export const errnoRoutines: readonly Routine[] = [
  win32("_errno", 0, address),
  win32("strerror", 1, errorString),
  win32("perror", 1, printError),
];

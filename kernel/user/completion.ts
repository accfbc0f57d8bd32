// The routines of I/O completion ports.

import * as nt from "../constants.ts";
import type { Body, Outcome, Routine } from "../ddi.ts";
import { win32ErrorOf } from "../io/win32-errors.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { Win32 } from "./io.ts";
import { addHandle, handleOf, registerObject } from "./objects.ts";
import { type Completion, postCompletion } from "./ports.ts";
import { bytesAt, currentProcess, fail, invalidHandleValue, ok, structure, win32 } from "./routine.ts";

const waitTimeout = 258;

/** (file, port, key, threads): a new port, or the file joins one. */
const createPort: Body = (k, f) => {
  const process = currentProcess(k);
  const known = k.arg64(f, 1) === 0n ? undefined : handleOf(process, k.arg64(f, 1));
  if (k.arg64(f, 1) !== 0n && known?.kind !== "port") return fail(k, f, Win32.invalidHandle);
  let port = known?.target;
  let handle = k.arg64(f, 1);
  if (port === undefined) {
    port = allocate(k, { size: 16, tag: "User", what: "completion port", zero: true });
    if (port === 0) return fail(k, f, 8);
    registerObject(k, port, "port", "");
    k.state.completionPorts.set(port, []);
    handle = addHandle(k, process, { kind: "port", target: port, name: "" });
  }
  if (k.arg64(f, 0) !== invalidHandleValue) {
    const file = handleOf(process, k.arg64(f, 0));
    const state = file?.kind === "file" ? k.state.files.get(file.target) : undefined;
    if (file?.kind !== "file" || state === undefined) return fail(k, f, Win32.invalidHandle);
    if (!file.overlapped || state.port !== undefined) return fail(k, f, Win32.invalidParameter);
    state.port = { at: port, key: k.arg64(f, 2) };
  }
  return k.return64(f, handle);
};

function portOf(k: Kernel, f: Offset): Offset | undefined {
  const handle = handleOf(currentProcess(k), k.arg64(f, 0));
  return handle?.kind === "port" ? handle.target : undefined;
}

/** Waits for an entry of a port; undefined while it waits, with the outcome to return. */
function take(k: Kernel, f: Offset, step: number, port: Offset, milliseconds: number): Completion | Outcome {
  const next = k.state.completionPorts.get(port)?.shift();
  if (next !== undefined) return next;
  if (milliseconds === 0 || (step === 1 && k.cur.waitStatus === nt.STATUS_TIMEOUT)) return fail(k, f, waitTimeout);
  const due = milliseconds === 0xffff_ffff ? undefined : k.clock + milliseconds * 10_000;
  return block(k, f, 1, "condition", [port], due, "waits for a completion port");
}

/** (port, transferred, key, overlapped, milliseconds) */
const getStatus: Body = (k, f, step) => {
  const port = portOf(k, f);
  if (port === undefined) return fail(k, f, Win32.invalidHandle);
  const [bytes, key, overlapped] = [bytesAt(k, f, 1, 4, true), bytesAt(k, f, 2, 8, true), bytesAt(k, f, 3, 8, true)];
  const taken = take(k, f, step, port, k.argU32(f, 4));
  if (typeof taken === "number") {
    // A failure without an OVERLAPPED is one of the wait itself.
    if (taken === 0) k.m.setU64(overlapped, 0n);
    return taken;
  }
  k.m.setU32(bytes, taken.bytes);
  k.m.setU64(key, taken.key);
  k.m.setU64(overlapped, taken.overlapped);
  return nt.ntSuccess(taken.status) ? ok(k, f) : fail(k, f, win32ErrorOf(taken.status));
};

/** (port, entries, count, removed, milliseconds, alertable): all that is there, up to count. */
const getStatusEx: Body = (k, f, step) => {
  const port = portOf(k, f);
  if (port === undefined) return fail(k, f, Win32.invalidHandle);
  const layout = structure(k, f, "OVERLAPPED_ENTRY", [
    "lpCompletionKey",
    "lpOverlapped",
    "Internal",
    "dwNumberOfBytesTransferred",
  ]);
  const count = k.argU32(f, 2);
  const entries = bytesAt(k, f, 1, Math.max(1, count) * layout.size, true);
  const removed = bytesAt(k, f, 3, 4, true);
  const first = take(k, f, step, port, k.argU32(f, 4));
  if (typeof first === "number") return first;
  const queue = k.state.completionPorts.get(port) ?? [];
  const all = [first, ...queue.splice(0, Math.max(0, count - 1))];
  all.forEach((entry, i) => {
    const at = entries + i * layout.size;
    k.m.setU64(at + layout.lpCompletionKey, entry.key);
    k.m.setU64(at + layout.lpOverlapped, entry.overlapped);
    k.m.setU64(at + layout.Internal, BigInt(entry.status >>> 0));
    k.m.setU32(at + layout.dwNumberOfBytesTransferred, entry.bytes);
  });
  k.m.setU32(removed, all.length);
  return ok(k, f);
};

export const completionRoutines: readonly Routine[] = [
  win32("CreateIoCompletionPort", 4, createPort),
  win32("GetQueuedCompletionStatus", 5, getStatus),
  win32("GetQueuedCompletionStatusEx", 6, getStatusEx),
  // (port, transferred, key, overlapped)
  win32("PostQueuedCompletionStatus", 4, (k, f) => {
    const port = portOf(k, f);
    if (port === undefined) return fail(k, f, Win32.invalidHandle);
    const [key, overlapped] = [k.arg64(f, 2), k.arg64(f, 3)];
    postCompletion(k, port, { status: nt.STATUS_SUCCESS, bytes: k.argU32(f, 1), key, overlapped });
    return ok(k, f);
  }),
];

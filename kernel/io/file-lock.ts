// A file that was opened for synchronous I/O has one request under way at a time: FILE_OBJECT.Busy says so, Waiters counts the threads that
// wait for their turn. Of each request the file object keeps the final status, and is signalled at its end. Left out: the scenario's own
// requests wait for nobody, as one that is to go on beside others stands for a thread with a handle of its own; so does closing.
import * as nt from "../constants.ts";
import type { Outcome } from "../ddi.ts";
import { wakeCondition } from "../ke/conditions.ts";
import { setEvent } from "../ke/objects.ts";
import { block, setSignalState } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import type { FileState, Request } from "./state.ts";

/** The file whose turn a request needs; undefined if it needs none. */
function lockedBy(k: Kernel, request: Request): FileState | undefined {
  const file = request.file === undefined ? undefined : k.state.files.get(request.file);
  return file?.synchronous === true && request.synchronous && isTransfer(request) ? file : undefined;
}
const isTransfer = ({ major }: Request): boolean =>
  major !== nt.IRP_MJ_CREATE && major !== nt.IRP_MJ_CLEANUP && major !== nt.IRP_MJ_CLOSE;

/** Takes the file for a request; if it is busy the thread waits, and the body goes on at `woken` to try again. */
export function acquireFile(k: Kernel, f: Offset, request: Request, woken: number): Outcome | undefined {
  const file = lockedBy(k, request);
  if (file === undefined) return undefined;
  const layout = k.s.FILE_OBJECT;
  const busy = k.m.u32(file.object + layout.Busy) !== 0;
  if (busy && (request.user !== undefined || request.caller !== undefined)) {
    checkNotOwn(k, f, file);
    count(k, file, 1);
    return block(
      k,
      f,
      woken,
      "condition",
      [file.object + layout.Lock],
      undefined,
      `waits for its turn at ${file.name}`,
    );
  }
  k.m.setU32(file.object + layout.Busy, 1);
  file.busyWith = k.cur.id;
  setSignalState(k, file.object + layout.Event, 0);
  return undefined;
}
/** A thread whose request is under way waits for its end: a further one of its own never has its turn. */
function checkNotOwn(k: Kernel, f: Offset, file: FileState): void {
  if (file.busyWith !== k.cur.id) return;
  const message = `A request to ${file.name} is made in the thread whose request to the same file, opened for synchronous I/O, is under way: each waits for the other, and the thread would stand still for ever. Use a handle of your own.`;
  stopWithFinding(k, f, "verifier:deadlock", message);
}

/** A thread that had waited for its turn tries again. */
export function stopWaiting(k: Kernel, request: Request): void {
  const file = lockedBy(k, request);
  if (file !== undefined) count(k, file, -1);
}
function count(k: Kernel, { object }: FileState, by: number): void {
  const at = object + k.s.FILE_OBJECT.Waiters;
  k.m.setU32(at, k.m.u32(at) + by);
}

/** A request has ended: the file object keeps how, and the next that waits has its turn. */
export function releaseFile(k: Kernel, request: Request): void {
  const file = request.file === undefined ? undefined : k.state.files.get(request.file);
  if (file === undefined) return;
  if (!nt.ntError(request.status) || request.returned === nt.STATUS_PENDING)
    k.m.setU32(file.object + k.s.FILE_OBJECT.FinalStatus, request.status);
  if (lockedBy(k, request) === undefined) return;
  k.m.setU32(file.object + k.s.FILE_OBJECT.Busy, 0);
  file.busyWith = undefined;
  setEvent(k, file.object + k.s.FILE_OBJECT.Event);
  wakeCondition(k, file.object + k.s.FILE_OBJECT.Lock);
}

// The end of a program's request: what the I/O manager does in the thread's context once a driver has completed the IRP. Output goes to
// the program's buffer, status and byte count to its OVERLAPPED; then it is told in the way it asked for: an event, the file's own
// event, a completion routine, a completion port.
import * as nt from "../constants.ts";
import type { Request, UserIo } from "../io/state.ts";
import { win32ErrorOf } from "../io/win32-errors.ts";
import { setEvent } from "../ke/objects.ts";
import { wake } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { postCompletion } from "./ports.ts";
import { imageOf } from "./routine.ts";
import type { UserApc } from "./state.ts";
import { completePoolIo } from "./thread-pool.ts";

export function completeForProgram(k: Kernel, request: Request, io: UserIo): void {
  const process = k.state.processes.get(io.process);
  if (process === undefined || process.state === "ended") return;
  const { space } = imageOf(k, process);
  const writable = (at: Offset, size: number): boolean =>
    at >= space.start &&
    at + size <= space.start + 2 ** space.sizeLog2 &&
    k.m.check(at, size, true, false) === undefined;
  // Like Windows, pass over a buffer that the program has given up in the meantime.
  const target = Number(io.output & 0xffff_ffffn);
  if (request.output.length > 0 && writable(target, request.output.length)) k.m.u8.set(request.output, target);
  if (io.overlapped !== 0 && writable(io.overlapped, 16)) {
    k.m.setU64(io.overlapped, BigInt(request.status >>> 0));
    k.m.setU64(io.overlapped + 8, request.informationPointer);
  }
  // A failure of the call itself is told by its result alone.
  const failedAtOnce = request.returned === undefined && nt.ntError(request.status);
  const file = request.file === undefined ? undefined : k.state.files.get(request.file);
  if (!failedAtOnce) {
    if (io.event !== 0) setEvent(k, io.event);
    else if (file !== undefined && !request.synchronous) setEvent(k, file.object + k.s.FILE_OBJECT.Event);
    if (io.apc !== 0n) {
      const overlapped = space.base + BigInt(io.overlapped);
      const args = [BigInt(win32ErrorOf(request.status)), request.informationPointer, overlapped];
      queueApc(k, io.thread, { routine: io.apc, args });
    } else if (file?.port !== undefined && io.overlapped !== 0) {
      const overlapped = space.base + BigInt(io.overlapped);
      const { status, information } = request;
      const completion = { status, bytes: information, key: file.port.key, overlapped };
      if (!completePoolIo(k, file.port.at, completion)) postCompletion(k, file.port.at, completion);
    }
  }
  // Nobody else takes the result of a request that was not waited for.
  if (!request.synchronous && request.returned !== undefined) k.state.requests.delete(request.id);
}

/** The thread calls the routine when it next waits alertably; a wait that is one already ends. */
export function queueApc(k: Kernel, thread: number, apc: UserApc): boolean {
  const context = k.context(thread);
  if (context?.user === undefined) return false;
  context.user.apcs.push(apc);
  if (context.state === "waiting" && context.wait?.alertable === true) wake(k, context, nt.STATUS_USER_APC);
  return true;
}

// Waitable timers: KTIMERs that programs set, wait for, and may have call a routine in the thread that set them.
import type { Body, Routine } from "../ddi.ts";
import { bootTime, cancelTimer, setTimer } from "../ke/timer.ts";
import { initializeHeader, ObjectType } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { queueApc } from "./complete.ts";
import { Win32 } from "./io.ts";
import { handleOf } from "./objects.ts";
import { ansiAndWide, bytesAt, currentProcess, fail, ok, textOf, win32 } from "./routine.ts";
import { createObject } from "./sync.ts";

/** (security, manual, name) */
const create =
  (wide: boolean): Body =>
  (k, f) =>
    createObject(k, f, "timer", textOf(k, f, 2, wide) ?? "", k.s.KTIMER.size, (at) =>
      initializeHeader(k, at, k.argU32(f, 1) !== 0 ? ObjectType.notificationTimer : ObjectType.synchronizationTimer, 0),
    );

function timerOf(k: Kernel, f: Offset): Offset | undefined {
  const handle = handleOf(currentProcess(k), k.arg64(f, 0));
  return handle?.kind === "timer" ? handle.target : undefined;
}

/** (timer, due, period in milliseconds, routine, argument, resume) */
const set: Body = (k, f) => {
  const at = timerOf(k, f);
  if (at === undefined) return fail(k, f, Win32.invalidHandle);
  const due = Number(BigInt.asIntN(64, k.m.u64(bytesAt(k, f, 1, 8, false))));
  const period = k.argU32(f, 2) | 0;
  if (period < 0) return fail(k, f, Win32.invalidParameter);
  k.state.timerRoutines.delete(at);
  const routine = k.arg64(f, 3);
  if (routine !== 0n) k.state.timerRoutines.set(at, { thread: k.cur.id, routine, argument: k.arg64(f, 4) });
  setTimer(k, f, at, due, period * 10_000, 0);
  return ok(k, f);
};

/** A timer has expired: its routine is queued to the thread that set it, with the system time in two halves. */
export function timerExpired(k: Kernel, at: Offset): void {
  const known = k.state.timerRoutines.get(at);
  if (known === undefined) return;
  const time = bootTime + BigInt(k.clock);
  queueApc(k, known.thread, { routine: known.routine, args: [known.argument, time & 0xffff_ffffn, time >> 32n] });
}

export const timerRoutines: readonly Routine[] = [
  ...ansiAndWide("CreateWaitableTimer", 3, create),
  win32("SetWaitableTimer", 6, set),
  win32("CancelWaitableTimer", 1, (k, f) => {
    const at = timerOf(k, f);
    if (at === undefined) return fail(k, f, Win32.invalidHandle);
    cancelTimer(k, at);
    k.state.timerRoutines.delete(at);
    return ok(k, f);
  }),
];

// Timers of ExAllocateTimer: a timer object that can be waited for and a routine called at DISPATCH_LEVEL when it expires. Deleting
// one may have to wait until it has expired and its routine has returned; then its deletion routine is called and its memory goes.

import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import { wakeConditions } from "../ke/conditions.ts";
import { initializeDpc } from "../ke/dpc.ts";
import { cancelTimer, initializeTimer, isTimerSet, setTimer } from "../ke/timer.ts";
import { block, ObjectType } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { stopWithFinding } from "../verifier/stop.ts";

/** What an EX_TIMER is here: a KTIMER, its KDPC, and the words behind them. Drivers may not look into it. */
const at = {
  dpc: 64,
  callback: 128,
  context: 136,
  running: 144,
  deleting: 148,
  deleteCallback: 152,
  deleteContext: 160,
  noWake: 168,
  size: 176,
};
const what = "EX_TIMER";
const notification = 0x8000_0000;
/** EX_TIMER_NO_WAKE: it does not end the idleness of the processors, unless it comes later than it tolerates. */
const noWake = 0x8;
/** Values of `deleting`: by the routine's end, or by the thread that waits for it. */
const Deleting = { no: 0, later: 1, byWaiter: 2 } as const;

function timerOf(k: Kernel, f: Offset): Offset {
  const timer = k.argPointer(f, 0);
  const pool = k.state.pool.blocks.get(timer);
  if (pool?.what !== what || pool.freed !== undefined || k.m.u32(timer + at.deleting) !== Deleting.no)
    return stopWithFinding(k, f, "verifier:object", `${k.hex(timer)} is no timer of ExAllocateTimer, or is deleted.`);
  return timer;
}

const busy = (k: Kernel, timer: Offset): boolean =>
  isTimerSet(k, timer) || k.state.dpcs.has(timer + at.dpc) || k.m.u32(timer + at.running) !== 0;

/** Calls the deletion routine, if there is one, and goes on at `next`; undefined when there is none. */
function callDeleted(k: Kernel, f: Offset, timer: Offset, next: number): Outcome | undefined {
  const routine = k.pointerOr0(timer + at.deleteCallback);
  if (routine === 0) return undefined;
  k.copyArg(k.above(f), 0, timer + at.deleteContext);
  return k.call(f, next, k.functionOr(f, routine));
}

/** The DPC routine (Dpc, timer, …) behind every timer. */
export const exTimerDispatch = internal("ExpTimerDpcRoutine", 5, (k, f, step) => {
  const timer = k.argPointer(f, 1);
  if (step === 0) {
    const routine = k.pointerOr0(timer + at.callback);
    if (routine !== 0) {
      k.m.setU32(timer + at.running, 1);
      k.setArgPointer(k.above(f), 0, timer);
      k.copyArg(k.above(f), 1, timer + at.context);
      return k.call(f, 1, k.functionOr(f, routine));
    }
  }
  if (step < 2) {
    k.m.setU32(timer + at.running, 0);
    const deleting = k.m.u32(timer + at.deleting);
    if (deleting === Deleting.byWaiter) wakeConditions(k, timer);
    if (deleting !== Deleting.later || busy(k, timer)) return k.returnVoid(f);
    const called = callDeleted(k, f, timer, 2);
    if (called !== undefined) return called;
  }
  release(k, timer);
  return k.returnVoid(f);
});

function allocateTimer(k: Kernel, f: Offset): Outcome {
  const timer = allocate(k, { size: at.size, tag: "ExTm", what, zero: true, place: k.callerPlace(f) });
  if (timer === 0) return k.returnPointer(f, 0);
  const waking = k.argU32(f, 2) >= notification;
  initializeTimer(k, f, timer, waking ? ObjectType.notificationTimer : ObjectType.synchronizationTimer);
  initializeDpc(k, f, timer + at.dpc, k.address(k.routineAddress("ExpTimerDpcRoutine")), k.address(timer));
  const routine = k.argPointer(f, 0);
  if (routine !== 0) k.functionOr(f, routine);
  k.setPointer(timer + at.callback, routine);
  k.m.setU64(timer + at.context, k.arg64(f, 1));
  k.m.setU32(timer + at.noWake, k.argU32(f, 2) & noWake);
  k.nameObject(timer, "EX_TIMER");
  return k.returnPointer(f, timer);
}

/** (Timer, Cancel, Wait, Parameters). Slot 4: whether it was cancelled. */
function deleteTimer(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 0) {
    const timer = timerOf(k, f);
    const cancel = k.argBool(f, 1);
    const wait = k.argBool(f, 2);
    const parameters = k.argPointer(f, 3);
    if (wait && !cancel)
      return stopWithFinding(k, f, "verifier:timer", "ExDeleteTimer is to wait for a timer that it is not to cancel.");
    if (parameters !== 0) {
      const layout = k.s.EXT_DELETE_PARAMETERS;
      k.touch(f, parameters, layout.size, false);
      k.copy8(timer + at.deleteCallback, parameters + layout.DeleteCallback);
      k.copy8(timer + at.deleteContext, parameters + layout.DeleteContext);
    }
    k.setSlot(f, 4, cancel && cancelTimer(k, timer) ? 1 : 0);
    const later = busy(k, timer);
    if (later && !wait) {
      k.m.setU32(timer + at.deleting, Deleting.later);
      return k.returnBool(f, k.slotU32(f, 4) !== 0);
    }
    k.m.setU32(timer + at.deleting, Deleting.byWaiter);
    if (later) return block(k, f, 1, "condition", [timer], undefined, "waits for the routine of a timer to delete");
  }
  const timer = k.argPointer(f, 0);
  if (step < 2) {
    if (busy(k, timer))
      return block(k, f, 1, "condition", [timer], undefined, "waits for the routine of a timer to delete");
    const called = callDeleted(k, f, timer, 2);
    if (called !== undefined) return called;
  }
  release(k, timer, k.callerPlace(f));
  return k.returnBool(f, k.slotU32(f, 4) !== 0);
}

/** How much later than it is due the timer that is set may expire while nothing else happens. */
function lateness(k: Kernel, f: Offset, timer: Offset): number | "any" {
  if (k.m.u32(timer + at.noWake) === 0) return 0;
  const parameters = k.argPointer(f, 3);
  if (parameters === 0) return "any";
  const layout = k.s.EXT_SET_PARAMETERS;
  k.touch(f, parameters, layout.size, false);
  const tolerance = BigInt.asIntN(64, k.m.u64(parameters + layout.NoWakeTolerance));
  return tolerance < 0n ? "any" : Number(tolerance);
}

export const exTimerDdis: readonly Routine[] = [
  ddi("ExAllocateTimer", 3, allocateTimer),
  // (Timer, DueTime, Period, Parameters), both times in 100 ns.
  ddi("ExSetTimer", 4, (k, f) => {
    const timer = timerOf(k, f);
    return k.returnBool(
      f,
      setTimer(k, f, timer, k.argI64(f, 1), k.argI64(f, 2), timer + at.dpc, lateness(k, f, timer)),
    );
  }),
  ddi("ExCancelTimer", 2, (k, f) => k.returnBool(f, cancelTimer(k, timerOf(k, f)))),
  ddi("ExDeleteTimer", 4, deleteTimer, 1),
];

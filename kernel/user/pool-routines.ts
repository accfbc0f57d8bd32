// The thread pool's routines: work, timers and waits of either interface. Left out: pools of one's own, callback environments and cleanup groups,
// which must be NULL.
import type { Body, Outcome, Routine } from "../ddi.ts";
import { wakeConditions } from "../ke/conditions.ts";
import { setEvent } from "../ke/objects.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { Win32 } from "./io.ts";
import { handleOf } from "./objects.ts";
import { bytesAt, currentProcess, fail, ok, optionalBytes, win32 } from "./routine.ts";
import type { PoolObject } from "./state.ts";
import {
  awaitCalls,
  cancelQueued,
  closePoolObject,
  enqueue,
  enqueueObject,
  lookAgain,
  makeThreads,
  newPoolObject,
  poolOf,
  poolThreads,
} from "./thread-pool.ts";
import { waitable } from "./waits.ts";

const infinite = 0xffff_ffff;
const notEnoughMemory = 8;
const invalidHandle = 0xffff_ffff_ffff_ffffn;
const millisecond = 10_000;
/** WT_EXECUTEONLYONCE. */
const onlyOnce = 0x8;

function objectAt(k: Kernel, f: Offset, i: number, kind: PoolObject["kind"]): PoolObject | undefined {
  const found = poolOf(k).objects.get(k.arg64(f, i));
  return found?.kind === kind && !found.closed ? found : undefined;
}
/** An object that is none, as Windows raises an exception for it. */
function needed(k: Kernel, f: Offset, kind: PoolObject["kind"]): PoolObject {
  const found = objectAt(k, f, 0, kind);
  const message = `0x${k.arg64(f, 0).toString(16)} is no ${kind} object of the thread pool, or has been closed.`;
  return found ?? stopWithFinding(k, f, "program-handle", message);
}
function checkEnvironment(k: Kernel, f: Offset, i: number): void {
  if (k.arg64(f, i) === 0n) return;
  stopWithFinding(k, f, "ddi-not-emulated", "Callback environments of thread pools are not emulated: give NULL.");
}

/** What a routine that belongs to no object gets for its instance, which it only hands on. */
const instance = (k: Kernel): bigint => k.address(poolOf(k).event);
/** (routine, context, flags); (routine, context, environment) of the newer interface, whose routine has an instance first. */
const submitAlone =
  (older: boolean): Body =>
  (k, f, step) => {
    if (step === 0) {
      if (!older) checkEnvironment(k, f, 2);
      const context = k.arg64(f, 1);
      enqueue(k, poolOf(k), k.arg64(f, 0), older ? [context] : [instance(k), context]);
    }
    return makeThreads(k, f, 1) ?? ok(k, f);
  };

/** (routine, context, environment) */
const create =
  (kind: PoolObject["kind"]): Body =>
  (k, f) => {
    checkEnvironment(k, f, 2);
    const made = newPoolObject(k, { kind, routine: k.arg64(f, 0), context: k.arg64(f, 1) });
    return made === 0n ? fail(k, f, notEnoughMemory) : k.return64(f, made);
  };
/** (object) */
const close =
  (kind: PoolObject["kind"]): Body =>
  (k, f) => {
    needed(k, f, kind);
    closePoolObject(k, k.arg64(f, 0));
    return k.returnVoid(f);
  };
/** (object, call off what is queued) */
const awaitAll =
  (kind: PoolObject["kind"]): Body =>
  (k, f, step) => {
    if (step === 0) {
      needed(k, f, kind);
      if ((k.argU32(f, 1) & 0xff) !== 0) cancelQueued(poolOf(k), k.arg64(f, 0));
    }
    return awaitCalls(k, f, 1, k.arg64(f, 0)) ?? k.returnVoid(f);
  };
/** Has the ends of a file's requests go to the pool; a Win32 error if that cannot be. */
function bind(k: Kernel, handle: bigint, to: { readonly object: bigint; readonly routine: bigint }): number {
  const file = handleOf(currentProcess(k), handle);
  const state = file?.kind === "file" ? k.state.files.get(file.target) : undefined;
  if (file?.kind !== "file" || state === undefined) return Win32.invalidHandle;
  if (!file.overlapped || state.port !== undefined) return Win32.invalidParameter;
  const at = allocate(k, { size: 16, tag: "User", what: "completion port", zero: true });
  if (at === 0) return notEnoughMemory;
  k.state.poolPorts.set(at, { process: currentProcess(k).id, ...to });
  state.port = { at, key: 0n };
  poolOf(k).bound = true;
  return 0;
}
/** (file, routine, context, environment); slots 4: the object. */
const createIo: Body = (k, f, step) => {
  if (step === 0) {
    checkEnvironment(k, f, 3);
    const made = newPoolObject(k, { kind: "io", routine: k.arg64(f, 1), context: k.arg64(f, 2) });
    const error = made === 0n ? notEnoughMemory : bind(k, k.arg64(f, 0), { object: made, routine: 0n });
    if (error !== 0) {
      if (made !== 0n) closePoolObject(k, made);
      return fail(k, f, error);
    }
    k.setArg64(f, 4, made);
  }
  return makeThreads(k, f, 1) ?? k.return64(f, k.arg64(f, 4));
};
/** (file, routine, flags) */
const bindCallback: Body = (k, f, step) => {
  if (step === 0) {
    const error = bind(k, k.arg64(f, 0), { object: 0n, routine: k.arg64(f, 1) });
    if (error !== 0) return fail(k, f, error);
  }
  return makeThreads(k, f, 1) ?? ok(k, f);
};
/** (object): an operation is about to begin, or has not begun after all. */
const announce =
  (by: 1 | -1): Body =>
  (k, f) => {
    const io = needed(k, f, "io");
    io.started = Math.max(0, io.started + by);
    wakeConditions(k, currentProcess(k).object);
    return k.returnVoid(f);
  };
const submit: Body = (k, f, step) => {
  if (step === 0) {
    needed(k, f, "work");
    enqueueObject(k, poolOf(k), k.arg64(f, 0));
  }
  return makeThreads(k, f, 1) ?? k.returnVoid(f);
};

/** Clock value of a FILETIME that is absolute, or negative from now on. */
const dueOf = (k: Kernel, at: Offset): number => k.dueOf(Number(BigInt.asIntN(64, k.m.u64(at)))) ?? k.clock;
/** (timer, &due, period, window): no due time stops it. */
const setTimer: Body = (k, f, step) => {
  if (step === 0) {
    const timer = needed(k, f, "timer");
    const at = optionalBytes(k, f, 1, 8, false);
    timer.due = at === 0 ? undefined : dueOf(k, at);
    timer.period = at === 0 ? 0 : k.argU32(f, 2) * millisecond;
    lookAgain(k);
  }
  return makeThreads(k, f, 1) ?? k.returnVoid(f);
};
/** (wait, handle, &time-out): no handle stops it. */
const setWait: Body = (k, f, step) => {
  if (step === 0) {
    const one = needed(k, f, "wait");
    const object = k.arg64(f, 1) === 0n ? 0 : waitable(k, k.arg64(f, 1));
    if (object === undefined)
      return stopWithFinding(
        k,
        f,
        "program-handle",
        `SetThreadpoolWait: 0x${k.arg64(f, 1).toString(16)} is no handle to wait for.`,
      );
    const at = optionalBytes(k, f, 2, 8, false);
    one.object = object;
    one.due = object === 0 || at === 0 ? undefined : dueOf(k, at);
    lookAgain(k);
  }
  return makeThreads(k, f, 1) ?? k.returnVoid(f);
};

// ---- the older interface ----------------------------------------------------------------------------------------------------

/** (&wait, handle, routine, context, milliseconds, flags) */
const registerWait: Body = (k, f, step) => {
  if (step === 0) {
    const out = bytesAt(k, f, 0, 8, true);
    const object = waitable(k, k.arg64(f, 1));
    if (object === undefined) return fail(k, f, Win32.invalidHandle);
    const milliseconds = k.argU32(f, 4);
    const period = milliseconds === infinite ? 0 : milliseconds * millisecond;
    const made = newPoolObject(k, {
      kind: "wait",
      routine: k.arg64(f, 2),
      context: k.arg64(f, 3),
      older: true,
      object,
      period,
      due: milliseconds === infinite ? undefined : k.clock + period,
      once: (k.argU32(f, 5) & onlyOnce) !== 0,
    });
    if (made === 0n) return fail(k, f, notEnoughMemory);
    k.m.setU64(out, made);
    lookAgain(k);
  }
  return makeThreads(k, f, 1) ?? ok(k, f);
};
/** (&timer, queue, routine, parameter, due, period, flags) */
const createQueueTimer: Body = (k, f, step) => {
  if (step === 0) {
    const out = bytesAt(k, f, 0, 8, true);
    const made = newPoolObject(k, {
      kind: "timer",
      routine: k.arg64(f, 2),
      context: k.arg64(f, 3),
      older: true,
      due: k.clock + k.argU32(f, 4) * millisecond,
      period: k.argU32(f, 5) * millisecond,
    });
    if (made === 0n) return fail(k, f, notEnoughMemory);
    k.m.setU64(out, made);
    lookAgain(k);
  }
  return makeThreads(k, f, 1) ?? ok(k, f);
};

const ioPending = Win32.ioPending;
/**
 * Ends a wait or timer: without an event at once, which fails with ERROR_IO_PENDING if calls are under way; with INVALID_HANDLE_VALUE when
 * they have ended; with an event that is set then. `event`: the argument, or -1.
 */
function end(k: Kernel, f: Offset, step: number, kind: PoolObject["kind"], at: number, event: number): Outcome {
  const address = k.arg64(f, at);
  const pool = poolOf(k);
  const object = pool.objects.get(address);
  const asked = event < 0 ? 0n : k.arg64(f, event);
  if (step === 0) {
    if (object?.kind !== kind || object.closed) return fail(k, f, Win32.invalidHandle);
    Object.assign(object, { object: 0, due: undefined });
    lookAgain(k);
  }
  const busy = object !== undefined && object.queued + object.running > 0;
  if (asked === invalidHandle) {
    const waits = awaitCalls(k, f, 1, address);
    if (waits !== undefined) return waits;
  }
  closePoolObject(k, address);
  if (asked !== 0n && asked !== invalidHandle) {
    const handle = handleOf(currentProcess(k), asked);
    if (handle?.kind === "event") setEvent(k, handle.target);
  }
  return busy && asked !== invalidHandle ? fail(k, f, ioPending) : ok(k, f);
}

export const poolRoutines: readonly Routine[] = [
  ...poolThreads,
  win32("QueueUserWorkItem", 3, submitAlone(true)),
  win32("TrySubmitThreadpoolCallback", 3, submitAlone(false)),
  win32("CreateThreadpoolWork", 3, create("work")),
  win32("SubmitThreadpoolWork", 1, submit),
  win32("WaitForThreadpoolWorkCallbacks", 2, awaitAll("work")),
  win32("CloseThreadpoolWork", 1, close("work")),
  win32("CreateThreadpoolTimer", 3, create("timer")),
  win32("SetThreadpoolTimer", 4, setTimer),
  win32("IsThreadpoolTimerSet", 1, (k, f) => k.returnBool(f, needed(k, f, "timer").due !== undefined)),
  win32("WaitForThreadpoolTimerCallbacks", 2, awaitAll("timer")),
  win32("CloseThreadpoolTimer", 1, close("timer")),
  win32("CreateThreadpoolWait", 3, create("wait")),
  win32("SetThreadpoolWait", 3, setWait),
  win32("WaitForThreadpoolWaitCallbacks", 2, awaitAll("wait")),
  win32("CloseThreadpoolWait", 1, close("wait")),
  win32("CreateThreadpoolIo", 4, createIo, 1),
  win32("StartThreadpoolIo", 1, announce(1)),
  win32("CancelThreadpoolIo", 1, announce(-1)),
  win32("WaitForThreadpoolIoCallbacks", 2, awaitAll("io")),
  win32("CloseThreadpoolIo", 1, close("io")),
  win32("BindIoCompletionCallback", 3, bindCallback),
  win32("RegisterWaitForSingleObject", 6, registerWait),
  win32("UnregisterWait", 1, (k, f, step) => end(k, f, step, "wait", 0, -1)),
  win32("UnregisterWaitEx", 2, (k, f, step) => end(k, f, step, "wait", 0, 1)),
  win32("CreateTimerQueueTimer", 7, createQueueTimer),
  win32("DeleteTimerQueueTimer", 3, (k, f, step) => end(k, f, step, "timer", 1, 2)),
];

// The thread pool of a program: worker threads that call what is queued, as many as there is work for, and one thread that waits for all timers
// and objects and queues what they lead to. Windows decides how many workers there are; here up to a few, which stay.

import * as nt from "../constants.ts";
import { type Body, internal, type Outcome, type Routine } from "../ddi.ts";
import { win32ErrorOf } from "../io/win32-errors.ts";
import { wakeCondition, wakeConditions } from "../ke/conditions.ts";
import { initializeEvent, setEvent } from "../ke/objects.ts";
import { block, trySatisfy } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { someoneListens } from "../ps/notify.ts";
import { heapOf } from "./library.ts";
import type { Completion } from "./ports.ts";
import { createUserThread } from "./process.ts";
import { currentProcess, functionAt, userAddress } from "./routine.ts";
import { callService } from "./service.ts";
import type { PoolObject, ProcessState, ThreadPool } from "./state.ts";

const mostWorkers = 8;
const objectSize = 64;
/** TP_WAIT_RESULT. */
const Result = { object: 0n, timeout: 258n } as const;

export function poolOf(k: Kernel): ThreadPool {
  const process = currentProcess(k);
  if (process.pool === undefined) {
    const event = allocate(k, { size: k.s.KEVENT.size, tag: "TpPo", what: "thread pool", zero: true });
    initializeEvent(k, event, true, false);
    process.pool = {
      event,
      workers: 0,
      idle: 0,
      bound: false,
      waits: false,
      tasks: [],
      objects: new Map(),
      watched: [],
    };
  }
  return process.pool;
}

/** A new object of the pool, by its address; 0 if the program has no memory left. */
export function newPoolObject(
  k: Kernel,
  object: Pick<PoolObject, "kind" | "routine" | "context"> & Partial<PoolObject>,
): bigint {
  const at = heapOf(k, currentProcess(k)).allocate(objectSize);
  if (at === undefined) return 0n;
  const address = userAddress(k, at);
  poolOf(k).objects.set(address, {
    older: false,
    queued: 0,
    running: 0,
    closed: false,
    started: 0,
    due: undefined,
    period: 0,
    object: 0,
    once: false,
    ...object,
  });
  return address;
}
/** An object that is closed goes when nothing of it is queued or under way. */
function dropClosed(k: Kernel, pool: ThreadPool, address: bigint): void {
  const object = pool.objects.get(address);
  if (object === undefined || !object.closed || object.queued + object.running > 0) return;
  pool.objects.delete(address);
  heapOf(k, currentProcess(k)).release(address);
}
export function closePoolObject(k: Kernel, address: bigint): void {
  const pool = poolOf(k);
  const object = pool.objects.get(address);
  if (object === undefined) return;
  Object.assign(object, { closed: true, due: undefined, object: 0 });
  setEvent(k, pool.event);
  dropClosed(k, pool, address);
}

/** Queues a call. `object`: whose it is; 0 for a routine alone, which is given `args` as they are. */
export function enqueue(k: Kernel, pool: ThreadPool, routine: bigint, args: readonly bigint[], object = 0n): void {
  const known = pool.objects.get(object);
  if (known !== undefined) known.queued++;
  pool.tasks.push({ routine, args, object });
  wakeCondition(k, pool.event);
}
/** Queues the call of an object's routine. */
export function enqueueObject(k: Kernel, pool: ThreadPool, address: bigint, result: bigint = Result.object): void {
  const object = pool.objects.get(address);
  if (object === undefined) return;
  const { routine, context, older, kind } = object;
  const timedOut = kind === "timer" || result === Result.timeout ? 1n : 0n;
  const args = older ? [context, timedOut] : [address, context, address, ...(kind === "wait" ? [result] : [])];
  enqueue(k, pool, routine, args, address);
}
/** What is queued of an object is called off. */
export function cancelQueued(pool: ThreadPool, address: bigint): void {
  const object = pool.objects.get(address);
  if (object === undefined) return;
  const left = pool.tasks.filter((task) => task.object !== address);
  pool.tasks.splice(0, pool.tasks.length, ...left);
  object.queued = 0;
}

/** Makes threads that are lacking: the body goes on at `next`, where it asks again; undefined when there is nothing to make. */
export function makeThreads(k: Kernel, f: Offset, next: number): Outcome | undefined {
  const process = currentProcess(k);
  const pool = poolOf(k);
  const lacksWaiter =
    !pool.waits && [...pool.objects.values()].some(({ due, object }) => due !== undefined || object !== 0);
  // Ends of requests come when no thread of the program is there to make one.
  const lacksFirst = pool.bound && pool.workers === 0;
  const lacksWorker = lacksFirst || (pool.tasks.length > pool.idle && pool.workers < mostWorkers);
  if (!lacksWaiter && !lacksWorker) return undefined;
  if (lacksWaiter) pool.waits = true;
  else pool.workers++;
  const name = lacksWaiter ? "pool's waiting thread" : `pool thread ${pool.workers}`;
  const held = someoneListens(k);
  const context = createUserThread(k, process, name, lacksWaiter ? "TppWaiterThread" : "TppWorkerThread", [], held);
  if (context === undefined) {
    // There is no room for a stack: those that are there do it all, one after the other.
    if (!lacksWaiter) pool.workers = mostWorkers;
    return undefined;
  }
  return held ? callService(k, f, next, "PspStartThread", process.id, context.id, 0) : makeThreads(k, f, next);
}

/** A request has ended on a file that is bound to a pool; false if the port leads to none. An end that nobody has announced is passed over. */
export function completePoolIo(k: Kernel, port: Offset, { status, bytes, overlapped }: Completion): boolean {
  const bound = k.state.poolPorts.get(port);
  if (bound === undefined) return false;
  const pool = k.state.processes.get(bound.process)?.pool;
  if (pool === undefined) return true;
  const error = BigInt(win32ErrorOf(status));
  if (bound.object === 0n) {
    enqueue(k, pool, bound.routine, [error, BigInt(bytes), overlapped]);
    return true;
  }
  const object = pool.objects.get(bound.object);
  if (object === undefined || object.started === 0) return true;
  object.started--;
  const { routine, context } = object;
  const args = [bound.object, context, overlapped, error, BigInt(bytes), bound.object];
  enqueue(k, pool, routine, args, bound.object);
  return true;
}

/** Something to wait for has changed. */
export function lookAgain(k: Kernel): void {
  setEvent(k, poolOf(k).event);
}

// ---- threads ----------------------------------------------------------------------------------------------------------------

/** Slots 0, 1: the object whose routine is under way. Steps: 1 it was woken, 2 a routine has returned. */
const worker: Body = (k, f, step) => {
  const process = currentProcess(k);
  const pool = poolOf(k);
  if (step === 1) pool.idle--;
  if (step === 2) ended(k, process, pool, k.arg64(f, 0));
  const task = pool.tasks.shift();
  if (task === undefined) {
    pool.idle++;
    return block(k, f, 1, "condition", [pool.event], undefined, "waits for work of the thread pool");
  }
  const object = pool.objects.get(task.object);
  if (object !== undefined) {
    object.queued--;
    object.running++;
  }
  k.setArg64(f, 0, task.object);
  task.args.forEach((value, i) => {
    k.setArg64(k.above(f), i, value);
  });
  return k.call(f, 2, functionAt(k, f, task.routine));
};
function ended(k: Kernel, process: ProcessState, pool: ThreadPool, address: bigint): void {
  const object = pool.objects.get(address);
  if (object === undefined) return;
  object.running--;
  wakeConditions(k, process.object);
  dropClosed(k, pool, address);
}
/** Whoever waits for an object's calls waits here; the body goes on at `next`. Undefined when there are none. */
export function awaitCalls(k: Kernel, f: Offset, next: number, address: bigint): Outcome | undefined {
  const object = poolOf(k).objects.get(address);
  if (object === undefined || object.queued + object.running + object.started === 0) return undefined;
  return block(k, f, next, "condition", [currentProcess(k).object], undefined, "waits for calls of the thread pool");
}

/** Steps: 1 the wait is over, 2 a thread has been made. */
const waiter: Body = (k, f, step) => {
  const pool = poolOf(k);
  if (step === 1 && k.cur.waitStatus !== nt.STATUS_TIMEOUT) fired(k, pool, k.cur.waitStatus);
  for (let turn = 0; turn < 64; turn++) {
    expire(k, pool);
    const made = makeThreads(k, f, 2);
    if (made !== undefined) return made;
    const watched = [...pool.objects].filter(([, { object }]) => object !== 0);
    pool.watched = watched.map(([address]) => address);
    const objects = [pool.event, ...watched.map(([, { object }]) => object)];
    const status = trySatisfy(k, k.cur, { kind: "any", objects });
    if (status === undefined) {
      const dues = [...pool.objects.values()].flatMap(({ due }) => (due === undefined ? [] : [due]));
      const due = dues.length === 0 ? undefined : Math.min(...dues);
      return block(k, f, 1, "any", objects, due, "waits for what the thread pool watches");
    }
    fired(k, pool, status);
  }
  // What is always signalled and waited for over and over leaves the others their turn.
  return block(k, f, 2, "delay", [], k.clock + 10_000, "lets other threads run");
};
/** One of what is waited for has been signalled; the first is the pool's own event. */
function fired(k: Kernel, pool: ThreadPool, status: number): void {
  const address = pool.watched[(status & 0x7f) - 1];
  const object = address === undefined ? undefined : pool.objects.get(address);
  if (address === undefined || object === undefined || object.object === 0) return;
  again(k, object);
  enqueueObject(k, pool, address, Result.object);
}
/** A wait of the newer interface ends with its call; one of the older goes on unless once is all. */
function again(k: Kernel, object: PoolObject): void {
  const goesOn = object.older && !object.once;
  if (!goesOn) object.object = 0;
  object.due = goesOn && object.period > 0 ? k.clock + object.period : undefined;
}
function expire(k: Kernel, pool: ThreadPool): void {
  for (const [address, object] of pool.objects) {
    if (object.due === undefined || object.due > k.clock) continue;
    if (object.kind === "timer") object.due = object.period > 0 ? k.clock + object.period : undefined;
    else again(k, object);
    enqueueObject(k, pool, address, Result.timeout);
  }
}

export const poolThreads: readonly Routine[] = [
  internal("TppWorkerThread", 2, worker),
  internal("TppWaiterThread", 2, waiter),
];

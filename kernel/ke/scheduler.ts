// Who runs next, where, and for how long. Every choice follows from the state and the seed and is made only at decision points
// (a turn's end, a wait, a fallen IRQL, something due), never because a caller of `advance` happened to stop there:
// so however a run is cut into calls, it is the same run. Threads of equal priority share a processor by turns; a higher
// priority goes first, and one whose wait was ended with an increment has a higher one for a while. Left out: ideal processors. A schedule (schedule.ts) takes the place of the seed.

import { addWorker } from "../io/workitem.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { recordFinding } from "../verifier/stop.ts";
import { checkTime } from "../verifier/time-limits.ts";
import { beginApcs } from "./apc.ts";
import { thaw } from "./bugcheck-callbacks.ts";
import { drainsNow } from "./dpc.ts";
import { deliverInterrupt } from "./interrupt.ts";
import { ipiLevel, takeIpi } from "./ipi.ts";
import { interruptFor } from "./lines.ts";
import { currentPriority, everywhere, mayRunOn, quantum, run, takeReady } from "./ready.ts";
import { scheduledLength, scheduledProcessor } from "./schedule.ts";
import { allocateStack, freeStack, prepareFrame } from "./stacks.ts";
import type { Context, Processor } from "./state.ts";
import { expireTimers, nextDue } from "./timer.ts";
import { expireWaits, isSpinOver } from "./wait.ts";

const highLevel = 15;

/** Makes the next decision. False if the machine was stopped, or only time has passed. */
export function decide(k: Kernel): boolean {
  const state = k.state;
  if (state.frozen !== undefined) return onlyCallbacks(k, state.frozen);
  const last = Math.max(0, state.contexts.get(state.lastContext)?.processor ?? 0);
  const first = state.schedule === undefined ? last + 1 : scheduledProcessor(k, state.schedule, last);
  state.turn = undefined;
  expireTimers(k);
  expireWaits(k);
  if (state.stopped !== undefined) return false;
  if (state.apcs.size > 0) beginApcs(k);

  for (const processor of state.processors) {
    dismissUnfit(k, processor);
    const top = k.context(processor.contexts[processor.contexts.length - 1]);
    if (top !== undefined && checkTime(k, top)) return false;
  }
  const count = state.processors.length;
  for (let i = 0; i < count; i++) {
    const processor = state.processors[(first + i) % count];
    if (processor === undefined) continue;
    const context = choose(k, processor);
    if (context === undefined) continue;
    context.state = "running";
    state.lastContext = context.id;
    state.turn = { processor: processor.number, context: context.id, end: turnEnd(k) };
    // What became ready while deciding has been considered.
    state.reschedule = false;
    return true;
  }
  idle(k);
  return false;
}

/** The machine has stopped but for the bug check callbacks. */
function onlyCallbacks(k: Kernel, frozen: NonNullable<Kernel["state"]["frozen"]>): boolean {
  k.state.turn = undefined;
  const context = k.context(frozen.context);
  if (context === undefined || context.state === "waiting" || k.state.time >= frozen.until) {
    thaw(k);
    return false;
  }
  context.state = "running";
  k.state.lastContext = context.id;
  k.state.turn = { processor: context.processor, context: context.id, end: frozen.until };
  k.state.reschedule = false;
  return true;
}

/** The end of the turn that begins now: seeded, and no later than what is due. */
function turnEnd(k: Kernel): number {
  const state = k.state;
  if (state.schedule !== undefined) return state.time + upToDue(k, scheduledLength(k, state.schedule));
  const draw = random(k);
  // Mostly long turns, for speed; now and then a short one, for the races that only those show.
  let length = (draw & 7) === 0 ? 1 + ((draw >>> 8) % 40) : 200 + ((draw >>> 8) % 1800);
  if (!k.preemption) length = quantum;
  return state.time + upToDue(k, length);
}

function upToDue(k: Kernel, length: number): number {
  const due = nextDue(k);
  return due === undefined ? length : Math.min(length, Math.max(1, k.stepsUntil(due)));
}

/** Takes the thread off a processor on which it may not run any more, so that another can take it. */
function dismissUnfit(k: Kernel, processor: Processor): void {
  const top = k.context(processor.contexts[processor.contexts.length - 1]);
  if (top?.kind !== "thread" || top.irql >= 2 || top.state === "waiting" || mayRunOn(top, processor)) return;
  processor.contexts.pop();
  top.processor = -1;
  top.state = "ready";
}

/** What a processor would run now; undefined if it has nothing to do. */
function choose(k: Kernel, processor: Processor): Context | undefined {
  const top = k.context(processor.contexts[processor.contexts.length - 1]);
  const irql = top?.interruptsOff === true ? highLevel : (top?.irql ?? 0);
  const interrupt = interruptFor(k, irql, processor.number);
  if (interrupt !== undefined) return deliverInterrupt(k, processor, interrupt);
  if (irql < ipiLevel && processor.ipis.length > 0) return takeIpi(k, processor);
  if (irql < 2 && processor.dpcs.length > 0 && drainsNow(k, processor, top === undefined)) {
    return pushContext(k, processor, "dpc", "DPC", 2, k.routineNamed("KiRetireDpcList"));
  }
  if (top === undefined) {
    const thread = takeReady(k, processor, -1);
    return thread === undefined ? undefined : run(k, processor, thread);
  }
  if (top.state === "waiting") {
    if (top.wait?.kind === "spin") {
      if (!isSpinOver(k, top)) return undefined;
      top.wait = undefined;
      return top;
    }
    // A thread that waits leaves its processor.
    processor.contexts.pop();
    top.processor = -1;
    return choose(k, processor);
  }
  if (top.kind === "thread" && irql < 2) {
    const expired = k.state.time >= processor.quantumEnd;
    if (expired && top.boost > 0) top.boost--;
    const next = takeReady(k, processor, expired ? currentPriority(top) - 1 : currentPriority(top));
    if (next !== undefined) {
      processor.contexts.pop();
      top.processor = -1;
      top.state = "ready";
      top.wait = undefined;
      return run(k, processor, next);
    }
    if (expired) processor.quantumEnd = k.state.time + quantum;
  }
  return top;
}

/** Puts a DPC or an interrupt on a processor, on top of what it runs. */
export function pushContext(
  k: Kernel,
  processor: Processor,
  kind: "dpc" | "isr",
  name: string,
  irql: number,
  routine: number,
  argument = 0,
): Context {
  const below = k.context(processor.contexts[processor.contexts.length - 1]);
  if (below !== undefined && below.state !== "waiting") below.state = "preempted";
  const depth = processor.contexts.length;
  let stack = processor.stacks[depth];
  if (stack === undefined) {
    stack = allocateStack(k);
    processor.stacks[depth] = stack;
  }
  const context = newContext(k, kind, name, stack.stack, stack.limit, irql);
  context.processor = processor.number;
  prepareFrame(k, context.stack, routine);
  k.setSlot(context.stack, 0, argument);
  k.setSlot(context.stack, 1, processor.number);
  processor.contexts.push(context.id);
  return context;
}

/** A context that has come to the end of its base routine. */
export function finishContext(k: Kernel, context: Context): void {
  const processor = k.state.processors[context.processor];
  if (processor !== undefined) {
    processor.contexts.pop();
    const below = k.context(processor.contexts[processor.contexts.length - 1]);
    if (below?.state === "preempted") below.state = "running";
  }
  context.state = "terminated";
  context.processor = -1;
  k.state.reschedule = true;
  k.state.contexts.delete(context.id);
  if (context.kind === "thread") freeStack(k, { stack: context.stack, limit: context.limit });
}

export function newContext(
  k: Kernel,
  kind: Context["kind"],
  name: string,
  stack: Offset,
  limit: Offset,
  irql: number,
): Context {
  const id = k.state.nextContext++;
  const context: Context = {
    id,
    kind,
    name,
    stack,
    limit,
    user: undefined,
    irql,
    state: "ready",
    processor: -1,
    wait: undefined,
    waitStatus: 0,
    object: 0,
    apcOf: undefined,
    borrowedBy: undefined,
    interruptsOff: undefined,
    priority: 8,
    boost: 0,
    apcDisable: 0,
    guarded: 0,
    affinity: everywhere,
    raisedAt: undefined,
    exception: undefined,
    locks: [],
    driver: "",
  };
  k.state.contexts.set(id, context);
  return context;
}

/** Nothing can run: time passes to what is due next, or everything is over or stuck. */
function idle(k: Kernel): void {
  // All workers wait, or they would run.
  if (k.state.workQueue.length > 0 && addWorker(k)) return;
  const due = nextDue(k);
  if (due === undefined) {
    stuck(k);
    return;
  }
  k.state.clockSkip += Math.max(0, due - k.clock);
}

/** Nothing can run and nothing is due. */
function stuck(k: Kernel): void {
  const waiting = [...k.state.contexts.values()].filter(
    ({ wait }) => wait !== undefined && wait.kind !== "work" && !(wait.kind === "condition" && wait.objects[0] === 0),
  );
  const list = waiting.map((context) => `${context.name} ${context.wait?.reason ?? ""}`).join("; ");
  const unserved = k.state.workQueue.length;
  const pool =
    unserved === 0
      ? ""
      : ` All ${k.state.workers} worker threads wait, so that ${unserved} further work items are never begun.`;
  recordFinding(k, undefined, "deadlock", `Nothing can go on: ${list || "there is nothing left to run"}.${pool}`);
}

/** xorshift32: the machine's only source of chance. */
export function random(k: Kernel): number {
  let x = k.state.random | 0 || 0x9e37_79b9;
  x ^= x << 13;
  x ^= x >>> 17;
  x ^= x << 5;
  k.state.random = x >>> 0;
  return k.state.random;
}

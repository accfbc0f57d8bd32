// Interleavings on purpose. Under a schedule nothing is left to the seed: whoever runs keeps running until it waits or ends, but for the
// switches that the schedule names, each at a moment in steps. So a race that shows once is shown again by writing its switches down.
// A schedule without switches is the least interrupted run that there is.
import * as nt from "../constants.ts";
import type { Kernel } from "../kernel.ts";
import { drainsNow } from "./dpc.ts";
import { ipiLevel } from "./ipi.ts";
import { interruptFor } from "./lines.ts";
import { everywhere, mayRunOn, run } from "./ready.ts";
import type { Context, Processor } from "./state.ts";
import type { Choice, Switch } from "./switches.ts";
import { createThread } from "./thread.ts";
import { nextDue } from "./timer.ts";
import { isSpinOver } from "./wait.ts";

export interface Schedule {
  /** Those still to come, the next one first. */
  switches: readonly Switch[];
  /** Time at which the processor that runs was given to what it runs. */
  since: number;
  /** Time of the last decision, and how many were made before it at that time. */
  decided: number;
  idle: number;
}

/** Steps that something may run without a break while others could, and decisions without a step: it may be waiting for them in a loop. */
const patience = 20_000;
const idlePatience = 50;

/** Everything but going on that could happen now, in the order in which it is tried. */
export function choicesNow(k: Kernel, cancels: boolean): readonly Choice[] {
  const own = k.state.turn?.processor;
  const choices: Choice[] = [];
  for (const processor of k.state.processors)
    if (processor.number !== own && hasWork(k, processor)) choices.push({ kind: "processor", id: processor.number });
  for (const context of k.state.contexts.values())
    if (context.state === "ready" && roomFor(k, context) !== undefined)
      choices.push({ kind: "thread", id: context.id });
  if (isAnythingDue(k)) for (const { number } of k.state.processors) choices.push({ kind: "time", id: number });
  // Who cancels a request holds it: nothing can end it between the look at it and the call, which begins with this lock.
  if (!cancels || k.state.locks.has(k.cancelLock) || roomFor(k, anywhere) === undefined) return choices;
  for (const request of k.state.requests.values())
    if (cancellable.has(request.major) && request.irp !== 0 && !request.done)
      choices.push({ kind: "cancel", id: request.id });
  return choices;
}

/** A thread that has not been made yet. */
const anywhere = { affinity: everywhere, user: undefined };

const cancellable: ReadonlySet<number> = new Set([
  nt.IRP_MJ_READ,
  nt.IRP_MJ_WRITE,
  nt.IRP_MJ_DEVICE_CONTROL,
  nt.IRP_MJ_FLUSH_BUFFERS,
]);

/** The processor that is asked first what it would run, and the time at which what runs must give way. */
export function scheduledProcessor(k: Kernel, schedule: Schedule, last: number): number {
  const { time, processors } = k.state;
  const next = schedule.switches[0];
  schedule.idle = schedule.decided === time ? schedule.idle + 1 : 0;
  schedule.decided = time;
  let first = Math.max(0, last);
  if (next !== undefined && next.time <= time) {
    schedule.switches = schedule.switches.slice(1);
    first = apply(k, next.to) ?? first;
  } else if (time - schedule.since >= patience || schedule.idle >= idlePatience)
    first = (first + 1) % processors.length;
  else return first;
  schedule.since = time;
  schedule.idle = 0;
  return first;
}

/** How long what runs next may run, in steps. */
export function scheduledLength(k: Kernel, schedule: Schedule): number {
  const next = schedule.switches[0]?.time ?? Number.POSITIVE_INFINITY;
  return Math.max(1, Math.min(next, schedule.since + patience) - k.state.time);
}

/** Gives the processor that is to go on; undefined for the same. */
function apply(k: Kernel, choice: Choice): number | undefined {
  switch (choice.kind) {
    case "processor":
      return choice.id;
    case "thread":
      return place(k, k.context(choice.id));
    case "time":
      k.state.clockSkip += Math.max(0, (nextDue(k) ?? 0) - k.clock);
      return choice.id;
    case "cancel": {
      const request = k.state.requests.get(choice.id);
      if (request === undefined || request.done || request.irp === 0) return undefined;
      const thread = createThread(k, "User thread that cancels", "", k.routineNamed("IoCancelIrp"), request.irp);
      k.setArgPointer(thread.stack, 0, request.irp);
      return place(k, thread);
    }
  }
}

function place(k: Kernel, context: Context | undefined): number | undefined {
  const processor = context?.state === "ready" ? roomFor(k, context) : undefined;
  if (context === undefined || processor === undefined) return undefined;
  const top = topOf(k, processor);
  if (top !== undefined) {
    processor.contexts.pop();
    top.processor = -1;
    if (top.state !== "waiting") top.state = "ready";
  }
  run(k, processor, context);
  return processor.number;
}

const topOf = (k: Kernel, processor: Processor): Context | undefined => k.context(processor.contexts.at(-1));

/** A processor that could take the thread: an idle one, else the one whose thread is to give way. */
function roomFor(k: Kernel, context: Pick<Context, "affinity" | "user">): Processor | undefined {
  const own = k.state.turn?.processor ?? k.state.processors[0]?.number;
  const free = (processor: Processor): boolean => {
    const top = topOf(k, processor);
    if (!mayRunOn(context, processor)) return false;
    if (top === undefined) return true;
    if (top.kind !== "thread" || top.irql >= 2) return false;
    return top.state === "waiting" ? top.wait?.kind !== "spin" : processor.number === own;
  };
  const idle = k.state.processors.find((processor) => processor.number !== own && free(processor));
  return idle ?? k.state.processors.find((processor) => processor.number === own && free(processor));
}

function hasWork(k: Kernel, processor: Processor): boolean {
  const top = topOf(k, processor);
  const irql = top?.irql ?? 0;
  if (
    interruptFor(k, irql, processor.number) !== undefined ||
    (irql < 2 && processor.dpcs.length > 0 && drainsNow(k, processor, top === undefined))
  )
    return true;
  if (irql < ipiLevel && processor.ipis.length > 0) return true;
  if (top === undefined) return false;
  return top.state === "waiting" ? top.wait?.kind === "spin" && isSpinOver(k, top) : true;
}

/** Timers, devices and sleeping threads; not the patience of who waits for a request. */
function isAnythingDue(k: Kernel): boolean {
  if (k.state.timers.length > 0 || k.state.alarms.length > 0) return true;
  for (const { state, wait } of k.state.contexts.values())
    if (state === "waiting" && wait?.kind === "delay" && wait.due !== undefined) return true;
  return false;
}

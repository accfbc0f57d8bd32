// Threads of the system: created, ended, waited for, found by handle. Left out: impersonation, thread-local storage, suspension.

import { Status } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine, slot } from "../ddi.ts";
import { threadIrps } from "../io/thread-exit.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { readAttributes } from "../ob/attributes.ts";
import { newHandle } from "../ob/handles.ts";
import { hold } from "../ob/held.ts";
import { dropUnused, referenceObject } from "../user/objects.ts";
import type { ProcessState } from "../user/state.ts";
import { stopWithBugcheck, stopWithFinding } from "../verifier/stop.ts";
import { checkEnding, ownedMutexesOf } from "../verifier/thread-state.ts";
import { leavesApcs } from "./apc.ts";
import { currentPriority } from "./ready.ts";
import { finishContext, newContext } from "./scheduler.ts";
import { allocateStack, prepareFrame } from "./stacks.ts";
import type { Context } from "./state.ts";
import { bootTime } from "./timer.ts";
import { abandonMutant, initializeHeader, ObjectType, setSignalState, wakeFor, wakeWaiters } from "./wait.ts";

/** Room for a KTHREAD: opaque to drivers except for its dispatcher header. */
const threadObjectSize = 0x600;
/** Where in that room is kept what outlives the thread; our own choice. */
const Kept = { start: 0x5e0, created: 0x5e8, exitStatus: 0x5f0, id: 0x5f8 } as const;

/** Base priority of the one process, to which threads' increments are added. */
const processPriority = 8;

/** A new thread, ready to run `routine` of the kernel's own with up to two numbers as arguments. */
export function createThread(
  k: Kernel,
  name: string,
  driver: string,
  routine: number,
  ...args: readonly number[]
): Context {
  const { stack, limit } = allocateStack(k);
  const context = newContext(k, "thread", name, stack, limit, 0);
  context.driver = driver;
  context.object = allocate(k, { size: threadObjectSize, tag: "Thre", what: "KTHREAD", zero: true });
  initializeThread(k, context, 0n);
  k.nameObject(context.object, name);
  prepareFrame(k, stack, routine);
  for (const [i, value] of args.entries()) k.setSlot(stack, i, value);
  k.log({ kind: "thread", driver, text: `created ${name}` });
  k.cut();
  return context;
}

/** Fills the KTHREAD of a thread that begins in a routine at `start`. */
export function initializeThread(k: Kernel, { object, id }: Context, start: bigint): void {
  initializeHeader(k, object, ObjectType.thread, 0);
  k.m.setU32(object + Kept.id, id);
  k.m.setU64(object + Kept.created, bootTime + BigInt(k.clock));
  k.m.setU32(object + Kept.exitStatus, nt.STATUS_PENDING);
  k.m.setU64(object + Kept.start, start);
}
export interface ThreadRecord {
  readonly id: number;
  /** System time. */
  readonly created: bigint;
  /** STATUS_PENDING while it runs. */
  readonly exitStatus: number;
  readonly start: bigint;
}
/** What a KTHREAD tells, also of a thread that has ended. */
export const threadRecord = (k: Kernel, object: Offset): ThreadRecord => ({
  id: k.m.u32(object + Kept.id),
  created: k.m.u64(object + Kept.created),
  exitStatus: k.m.u32(object + Kept.exitStatus),
  start: k.m.u64(object + Kept.start),
});

export function endThread(k: Kernel, context: Context, status: number): void {
  for (const mutant of ownedMutexesOf(k, context)) if (k.state.userObjects.has(mutant)) abandonMutant(k, mutant);
  k.m.setU32(context.object + Kept.exitStatus, status);
  setSignalState(k, context.object, 1);
  wakeWaiters(k, context.object);
  wakeFor(k, "thread", context.id, status);
  k.log({ kind: "thread", driver: context.driver, text: `ended ${context.name}` });
  // One that ends itself in an APC takes along what the APC has interrupted.
  for (let below = k.context(context.apcOf); below !== undefined; below = k.context(below.apcOf))
    finishContext(k, below);
  finishContext(k, context);
  if (context.user !== undefined) dropUnused(k, context.object);
}

/** Takes back what a system thread that ends has under way: asks again at `again`, goes on at `next`; undefined if there is nothing. */
function leaveNothing(k: Kernel, f: Offset, again: number, next: number): Outcome | undefined {
  if (leavesApcs(k, k.cur.object)) return k.callIndex(f, again, k.routineIndex("PspRundownApcs"));
  return threadIrps(k).length > 0 ? k.callIndex(f, next, k.routineIndex("IopCancelThreadIrps")) : undefined;
}

/** Base of a thread made by PsCreateSystemThread. Slots 0–1: routine, 2–3: context. */
export const threadStartup = internal("PspSystemThreadStartup", 5, (k, f, step) => {
  if (step === 0) {
    const callee = k.above(f);
    k.copyArg(callee, 0, slot(f, 1));
    return k.call(f, 1, k.functionOr(f, k.m.u32(slot(f, 0))));
  }
  if (step === 2) return Status.Returned;
  checkEnding(k, f);
  if (k.irql !== 0) {
    const message = `${k.cur.name} ended at IRQL ${k.irql} instead of PASSIVE_LEVEL.`;
    stopWithBugcheck(k, f, 0x0a, [0n, BigInt(k.irql), 0n, 0n], message);
  }
  return leaveNothing(k, f, 1, 2) ?? Status.Returned;
});

function createSystemThread(k: Kernel, f: Offset): Outcome {
  const out = k.argPointer(f, 0);
  const routine = k.functionOr(f, k.argPointer(f, 5));
  k.touch(f, out, 8, true);
  const name = `System thread ${routine.name}`;
  const context = createThread(k, name, routine.image, k.routineNamed("PspSystemThreadStartup"), routine.address);
  k.m.setU64(slot(context.stack, 1), k.arg64(f, 6));
  initializeThread(k, context, k.address(routine.address));
  const attributes = k.argPointer(f, 2);
  const kernel = attributes !== 0 && readAttributes(k, f, attributes).kernel;
  k.m.setU64(out, newHandle(k, { kind: "thread", target: context.object, name, access: k.argU32(f, 1), kernel }));
  const clientId = k.argPointer(f, 4);
  if (clientId !== 0) {
    k.touch(f, clientId, 16, true);
    k.m.setU64(clientId, 4n);
    k.m.setU64(clientId + 8, BigInt(context.id));
  }
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** What runs a KTHREAD, as long as it has not ended. */
export const contextOfThread = (k: Kernel, thread: Offset): Context | undefined =>
  [...k.state.contexts.values()].find(({ object }) => object === thread);

/** The process of a KTHREAD; undefined for the system process. */
export function processOfThread(k: Kernel, thread: Offset): ProcessState | undefined {
  for (const process of k.state.processes.values())
    if (process.threads.some((id) => k.context(id)?.object === thread)) return process;
  return undefined;
}

const currentThread = (k: Kernel, f: Offset): Outcome => k.returnPointer(f, k.threadContext().object);

function threadArgument(k: Kernel, f: Offset): Offset {
  const thread = k.argPointer(f, 0);
  k.touch(f, thread, threadObjectSize, false);
  return thread;
}

/** The thread goes to another processor as soon as its IRQL allows, which is at once below DISPATCH_LEVEL. */
export function setAffinity(k: Kernel, f: Offset, affinity: number): Outcome {
  const all = 2 ** k.state.processors.length - 1;
  if ((affinity & all) === 0) {
    const message = `The affinity 0x${affinity.toString(16)} names no processor that there is.`;
    return stopWithBugcheck(k, f, 0x03, [BigInt(affinity), 0n, 0n, 0n], message);
  }
  k.threadContext().affinity = affinity;
  k.state.reschedule = true;
  k.cut();
  return k.returnVoid(f);
}

export const threadDdis: readonly Routine[] = [
  ddi("PsCreateSystemThread", 7, createSystemThread),
  ddi("IoCreateSystemThread", 8, (k, f) => {
    // The same, shifted by the I/O object that the thread keeps alive.
    for (let i = 0; i < 7; i++) k.copyArg(f, i, slot(f, i + 1));
    return createSystemThread(k, f);
  }),
  ddi("PsTerminateSystemThread", 1, (k, f, step) => {
    const context = k.cur;
    if (context.kind !== "thread" || context.driver === "") {
      return stopWithFinding(
        k,
        f,
        "verifier:thread",
        "PsTerminateSystemThread ends the calling system thread; this is none.",
      );
    }
    checkEnding(k, f);
    const leaves = step === 0 ? leaveNothing(k, f, 0, 1) : undefined;
    if (leaves !== undefined) return leaves;
    k.state.reschedule = true;
    context.state = "terminated";
    k.endLater(context, k.argU32(f, 0));
    return Status.Unwinding;
  }),
  ddi("KeGetCurrentThread", 0, currentThread),
  ddi("PsGetCurrentThread", 0, currentThread),
  ddi("PsGetCurrentThreadId", 0, (k, f) => k.return64(f, BigInt(threadRecord(k, k.threadContext().object).id))),
  ddi("PsGetThreadId", 1, (k, f) => k.return64(f, BigInt(threadRecord(k, threadArgument(k, f)).id))),
  ddi("PsGetThreadCreateTime", 1, (k, f) => k.return64(f, threadRecord(k, threadArgument(k, f)).created)),
  ddi("PsGetThreadExitStatus", 1, (k, f) => k.return32(f, threadRecord(k, threadArgument(k, f)).exitStatus)),
  ddi("PsGetThreadProcess", 1, (k, f) => {
    return k.returnPointer(f, processOfThread(k, threadArgument(k, f))?.object ?? k.state.process);
  }),
  ddi("PsGetThreadProcessId", 1, (k, f) => {
    return k.return64(f, BigInt(processOfThread(k, threadArgument(k, f))?.id ?? 4));
  }),
  ddi("PsIsThreadTerminating", 1, (k, f) => {
    const thread = threadArgument(k, f);
    return k.returnBool(f, ![...k.state.contexts.values()].some((entry) => entry.object === thread));
  }),
  ddi("PsLookupThreadByThreadId", 2, (k, f) => {
    const out = k.argPointer(f, 1);
    k.touch(f, out, 8, true);
    const context = k.context(Number(k.arg64(f, 0) & 0xffff_ffffn));
    if (context?.kind !== "thread") return k.return32(f, nt.STATUS_INVALID_CID);
    referenceObject(k, context.object, 1);
    hold(k, f, context.object);
    k.setPointer(out, context.object);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("PsGetCurrentProcess", 0, (k, f) => k.returnPointer(f, k.process)),
  ddi("IoGetCurrentProcess", 0, (k, f) => k.returnPointer(f, k.process)),
  ddi("PsGetCurrentProcessId", 0, (k, f) => k.return64(f, BigInt(k.processId))),
  ddi("KeSetPriorityThread", 2, (k, f) => {
    const thread = k.argPointer(f, 0);
    const context = [...k.state.contexts.values()].find((entry) => entry.object === thread);
    if (context === undefined) return k.return32(f, 8);
    const old = currentPriority(context);
    context.priority = k.argU32(f, 1) | 0;
    context.boost = 0;
    k.cut();
    return k.return32(f, old);
  }),
  ddi("KeQueryPriorityThread", 1, (k, f) => {
    const thread = k.argPointer(f, 0);
    const context = [...k.state.contexts.values()].find((entry) => entry.object === thread);
    return k.return32(f, context === undefined ? 8 : currentPriority(context));
  }),
  ddi("KeSetBasePriorityThread", 2, (k, f) => {
    const thread = k.argPointer(f, 0);
    const context = [...k.state.contexts.values()].find((entry) => entry.object === thread);
    if (context === undefined) return k.return32(f, 0);
    const old = context.priority - processPriority;
    context.priority = Math.min(31, Math.max(1, processPriority + (k.argU32(f, 1) | 0)));
    k.cut();
    return k.return32(f, old);
  }),
  ddi("PsIsSystemThread", 1, (k, f) => {
    const thread = k.argPointer(f, 0);
    const context = [...k.state.contexts.values()].find((entry) => entry.object === thread);
    // A thread that has ended leaves no context; the user process's lives as long as the run.
    return k.returnBool(f, context?.driver !== "");
  }),
];

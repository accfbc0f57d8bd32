// Threads that are ready, and the processors that take them: by priority, the longest ready first, on processors of their affinity only.
import type { Kernel } from "../kernel.ts";
import type { Context, Processor } from "./state.ts";

/** Steps a thread keeps its processor while others of its priority are ready. */
export const quantum = 2000;
/** The affinity of a thread that has not asked for another. */
export const everywhere = 0xffff_ffff;

/** A suspended thread of a program stops when it comes out of the kernel. */
const isSuspended = ({ user }: Pick<Context, "user">): boolean =>
  user !== undefined && user.suspended > 0 && !user.inKernel;
export const mayRunOn = (context: Pick<Context, "affinity" | "user">, processor: Processor): boolean =>
  ((context.affinity >>> processor.number) & 1) === 1 && !isSuspended(context);

/** Lowest and highest priority whose threads' priorities never change by themselves. */
const realTime = 16;
/** The priority by which a thread is chosen now. */
export const currentPriority = ({ priority, boost }: Context): number =>
  priority >= realTime ? priority : Math.min(realTime - 1, priority + boost);

/** The thread has the processor from now on. */
export function run(k: Kernel, processor: Processor, thread: Context): Context {
  processor.contexts.push(thread.id);
  thread.processor = processor.number;
  processor.quantumEnd = k.state.time + quantum;
  return thread;
}

/** The ready thread of highest priority above `than`, longest ready first. */
export function takeReady(k: Kernel, processor: Processor, than: number): Context | undefined {
  let best: Context | undefined;
  for (const context of k.state.contexts.values()) {
    if (context.kind !== "thread" || context.state !== "ready" || currentPriority(context) <= than) continue;
    if (context.borrowedBy !== undefined || !mayRunOn(context, processor)) continue;
    if (best === undefined || currentPriority(context) > currentPriority(best)) best = context;
  }
  if (best !== undefined) {
    // Those who have run go behind those who have not: the map keeps the order of insertion.
    k.state.contexts.delete(best.id);
    k.state.contexts.set(best.id, best);
  }
  return best;
}

// Checkpoints of a kernel: a snapshot of the machine's pages and a structured clone of the executive's state.
import type { KernelCheckpoint } from "./api.ts";
import type { Context } from "./ke/state.ts";
import type { Kernel } from "./kernel.ts";
import type { MemorySnapshot } from "./machine/api.ts";
import { guardCode } from "./mm/paging.ts";
import type { KernelState } from "./state.ts";

interface Checkpoint extends KernelCheckpoint {
  readonly memory: MemorySnapshot;
  readonly state: KernelState;
  readonly traceLength: number;
  /** The context that ran last, which may have ended. */
  readonly current: Context;
}

export class Checkpoints {
  readonly #k: Kernel;

  constructor(k: Kernel) {
    this.#k = k;
  }

  make(): KernelCheckpoint {
    const k = this.#k;
    this.#idleSince(k.state);
    const memory = k.machine.snapshot();
    const made: Checkpoint = {
      time: k.state.time,
      bytes: memory.bytes,
      memory,
      state: structuredClone(k.state),
      current: structuredClone(k.cur),
      traceLength: k.trace.length,
    };
    return made;
  }

  restore(checkpoint: KernelCheckpoint): void {
    const k = this.#k;
    const made = own(checkpoint);
    this.#idleSince(made.state);
    k.machine.restore(made.memory);
    k.state = structuredClone(made.state);
    k.trace.goTo(made.traceLength);
    guardCode(k);
    k.cur = k.state.contexts.get(made.current.id) ?? structuredClone(made.current);
  }

  discard(checkpoint: KernelCheckpoint): void {
    this.#k.machine.discard(own(checkpoint).memory);
  }

  /** The machine's memory goes to another. */
  dispose(): void {
    this.#idleSince(this.#k.state);
    this.#k.machine.dispose();
  }

  /** Between the pool and the stacks, which grow towards each other, lies what neither this state nor the present one has used. */
  #idleSince(state: KernelState): void {
    const now = this.#k.state.pool;
    const start = Math.max(now.next, state.pool.next);
    const end = Math.min(now.end, state.pool.end);
    this.#k.machine.idle = start < end ? { start, end } : undefined;
  }
}

function own(checkpoint: KernelCheckpoint): Checkpoint {
  if (!("memory" in checkpoint)) throw new Error("this checkpoint was not made by a kernel");
  return checkpoint as Checkpoint;
}

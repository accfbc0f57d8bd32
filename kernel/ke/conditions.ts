// Waits that no dispatcher object stands behind: spinning for a lock, for a condition that only the kernel knows (a queue, a
// resource, a rundown), and worker threads for work.
import type { Outcome } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { block, wake } from "./wait.ts";

/** The current context spins until a lock is free; its DDI goes on at `next`. */
export function spin(k: Kernel, f: Offset, lock: Offset, next: number): Outcome {
  return block(k, f, next, "spin", [lock], undefined, `spins for ${k.nameOf(lock)}`);
}

export function wakeSpinners(k: Kernel, lock: Offset): void {
  for (const { wait } of k.state.contexts.values()) if (wait?.kind === "spin" && wait.objects[0] === lock) k.cut();
}

/** One that waits for it looks again. */
export function wakeCondition(k: Kernel, object: Offset): void {
  for (const context of k.state.contexts.values()) {
    if (context.wait?.kind !== "condition" || context.wait.objects[0] !== object) continue;
    wake(k, context, 0);
    return;
  }
}

/** All that wait for it look again. */
export function wakeConditions(k: Kernel, object: Offset): void {
  for (const context of [...k.state.contexts.values()]) {
    if (context.wait?.kind === "condition" && context.wait.objects[0] === object) wake(k, context, 0);
  }
}

export function wakeWorker(k: Kernel): void {
  for (const context of k.state.contexts.values()) {
    if (context.wait?.kind !== "work") continue;
    wake(k, context, 0);
    return;
  }
}

// One Plug and Play action at a time: starts, stops, removals and enumerations of the whole tree come one after the other, as Windows
// serialises them by its device action queue and the lock of the device tree. What an action does on its own thread belongs to it.
import { Status } from "../../compiler/abi.ts";
import type { Routine } from "../ddi.ts";
import { wakeConditions } from "../ke/conditions.ts";
import type { Context } from "../ke/state.ts";
import { createThread } from "../ke/thread.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Devnode } from "./state.ts";

/** Stands for the tree among what is waited for; no object has this address. */
const tree = 1;

/** The routine waits for its turn before it begins. */
export function oneAtATime(routine: Routine): Routine {
  return {
    ...routine,
    run: (k, f, step) => {
      const { action } = k.state;
      if (step === 0) {
        if (action.depth > 0 && action.context !== k.cur.id)
          return block(k, f, 0, "condition", [tree], undefined, "waits for its turn at the device tree");
        action.context = k.cur.id;
        action.depth++;
      }
      const outcome = routine.run(k, f, step);
      if (outcome === Status.Returned && --action.depth === 0) wakeConditions(k, tree);
      return outcome;
    },
  };
}

const workerName = "System thread (Plug and Play)";
/** Whoever is at an action of the manager, or is about to be; undefined if everything has come to its end. */
export function actionUnderWay(k: Kernel): Context | undefined {
  if (k.state.action.depth > 0) return k.context(k.state.action.context);
  return [...k.state.contexts.values()].find((one) => one.name === workerName);
}

/** A thread runs one of the manager's routines for a device when its turn has come. Slots from the second on are `args`. */
export function later(k: Kernel, node: Pick<Devnode, "id">, routine: string, ...args: readonly number[]): void {
  createThread(k, workerName, "nt", k.routineNamed(routine), node.id, ...args);
}

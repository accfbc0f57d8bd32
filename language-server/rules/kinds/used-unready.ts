// An object in a block of pool that the path itself has allocated, used before it was made ready: elsewhere in the driver it may be.
import type { IrFunction } from "../../../compiler/ir/ir.ts";
import { codeOf } from "../../analysis/code.ts";
import type { PathHooks } from "../../analysis/events.ts";
import { isCallers } from "../../analysis/naming.ts";
import { blockOf } from "../../analysis/pool.ts";
import type { World } from "../../analysis/world.ts";

interface Use {
  readonly rule: string;
  /** Routines, with the argument that is the object's address. */
  readonly ready: Readonly<Record<string, number>>;
  readonly uses: Readonly<Record<string, number>>;
  readonly alsoReady: Readonly<Record<string, number>> | undefined;
  /** E.g. "the event". */
  readonly thing: string;
}

export function usedUnready(world: World, { rule, ready, uses, alsoReady, thing }: Use): PathHooks {
  const made = `ready:${rule}`;
  const makers = { ...ready, ...alsoReady };
  const [routine = ""] = Object.keys(ready);
  return {
    calls: [...Object.keys(makers), ...Object.keys(uses)],
    afterCall({ name = "", args, state }) {
      const object = Object.hasOwn(makers, name) ? args[makers[name] ?? 0] : undefined;
      if (object && blockOf(state, object)) state.setMark(made, object, "yes");
    },
    beforeCall(event) {
      const { name = "", args, state, run, site } = event;
      if (!Object.hasOwn(uses, name) || state.marks.size === 0) return;
      const index = uses[name] ?? 0;
      const object = args[index];
      // A member: what is a block by itself may be one that was made ready as another thing. Of elements it is not known which is which.
      const holder = object?.kind === "address" && object.place.kind === "field" ? object.place.base : undefined;
      if (!object || holder?.kind !== "deref" || state.mark(made, object)) return;
      const block = state.mark("pool", holder.pointer);
      if (!block || block.value === "freed" || isCallers(block.term)) return;
      // Once others have it, they may have made it ready: not so where this function alone has worked on it.
      const isHandedOn = !block.value.startsWith("owned") && callsOwn(world, run.fn);
      if (isHandedOn) return;
      state.setMark(made, object, "told");
      run.report(
        rule,
        {
          message: `${thing} is used here, but nothing since the memory was allocated has initialised it with ${routine}`,
          notes: [{ message: "", place: block.why }],
        },
        site.at,
      );
    },
  };
}
/** It calls routines of the driver, or what it does not name. */
function callsOwn(world: World, fn: IrFunction): boolean {
  return codeOf(fn).calls.some(({ name }) => name === undefined || world.functions.get(name)?.own === true);
}

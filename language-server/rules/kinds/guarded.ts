// Whether an exception that is raised somewhere in a driver is caught.
import type { Block } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { callsTo } from "../../analysis/code.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import { isInTable, isReferenced } from "./whole-driver.ts";

/** How many calls up a __try is looked for. */
const mostLevels = 3;

/** Inside a __try with __except here, or wherever the routine is called. */
export function isGuarded(world: World, info: FunctionInfo, block: Block, levels = mostLevels): boolean {
  if (isInTry(info, block)) return true;
  const callers = callsTo(world, info.name);
  // Handed out as a callback: who calls it may guard it. Whoever calls a routine with a role of its own does not.
  if (callers.length === 0)
    return !world.roles.has(info.name) && (levels < mostLevels || mayBeCalledElsewhere(world, info));
  return levels > 0 && callers.every((caller) => isGuarded(world, caller.info, caller.block, levels - 1));
}
/** Inside a __try with __except of the function itself. */
export function isInTry({ fn }: Pick<FunctionInfo, "fn">, block: Block): boolean {
  let region = block.inTry === undefined ? undefined : fn.tries[block.inTry];
  for (; region; region = region.parent === undefined ? undefined : fn.tries[region.parent])
    if (region.kind === "except") return true;
  return false;
}
/** Something is read or written there inside __try with a handler. */
export function isGuardedAt(run: Pick<FunctionInfo, "fn">, { first }: TokenRange): boolean {
  const holds = (at: TokenRange): boolean => at.first <= first && first <= at.last;
  return run.fn.blocks.some(
    (block) =>
      isInTry(run, block) &&
      [...block.instructions, block.terminator].some((one) => "at" in one && one.at !== undefined && holds(one.at)),
  );
}
/** Its address goes into a table or to a routine; or nothing here calls it, though nothing else could. */
function mayBeCalledElsewhere(world: World, { fn, name }: FunctionInfo): boolean {
  return fn.symbol.linkage === "internal" || isReferenced(world, [name]) || isInTable(world, name);
}

// Which structures are blocks of the pool of their own in a driver.
import type { Expr, LocalId } from "../../../compiler/ir/ir.ts";
import { bare, codeOf, pointee } from "../../analysis/code.ts";
import { allocatorNames, isPoolFree } from "../../analysis/models.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";

/** The value is one of the variables, or is reached from one by going on from its address. */
export function leadsFrom(expr: Expr, locals: ReadonlySet<LocalId>): boolean {
  const value = bare(expr);
  if (value.kind === "offset") return leadsFrom(value.pointer, locals);
  if (value.kind === "binary") return leadsFrom(value.left, locals);
  return value.kind === "load" && value.place.kind === "local" && locals.has(value.place.local);
}
/** Blocks of the pool are allocated as such records, or such records freed as blocks. */
export function isOfPool(world: World, record: string): boolean {
  for (const info of world.functions.values()) if (info.own && makesOrFrees(info, record)) return true;
  return false;
}
function makesOrFrees({ fn }: FunctionInfo, record: string): boolean {
  const { calls, converts } = codeOf(fn);
  const made = new Set<LocalId>();
  for (const { name, call } of calls) {
    if (name === undefined) continue;
    if (frees(name) && call.args.some((arg) => pointee(bare(arg).type) === record)) return true;
    if (allocators.has(name) && call.result !== undefined) made.add(call.result);
  }
  return converts.some(({ expr }) => pointee(expr.type) === record && leadsFrom(expr, made));
}
const frees = (name: string): boolean => isPoolFree(name) || /^ExFreeTo\w*Lookaside/.test(name);
const allocators: ReadonlySet<string> = new Set(allocatorNames);

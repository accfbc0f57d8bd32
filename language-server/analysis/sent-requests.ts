// Framework requests that come back: whether a completion routine is set for none but those that the driver must complete. What it made
// itself comes back, too, and is used again or deleted.
import type { Expr, LocalId } from "../../compiler/ir/ir.ts";
import { bare, callsTo, codeOf } from "./code.ts";
import { requestParameter, retrievals } from "./framework-requests.ts";
import type { FunctionInfo, World } from "./world.ts";

const mostLevels = 4;

/** Every request that it is set for came from a queue. */
export function isSetForReceived(world: World, routine: string): boolean {
  const sites = callsTo(world, "WdfRequestSetCompletionRoutine");
  const own = sites.filter(({ call }) => {
    const given = call.args[1] && bare(call.args[1]);
    return given?.kind !== "function" || given.symbol.linkName === routine;
  });
  return own.length > 0 && own.every(({ info, call }) => isReceived(world, info, call.args[0], mostLevels));
}
function isReceived(world: World, info: FunctionInfo, request: Expr | undefined, levels: number): boolean {
  const value = request && bare(request);
  if (value?.kind !== "load" || value.place.kind !== "local" || levels === 0) return false;
  const { local } = value.place;
  const { assigns, calls } = codeOf(info.fn);
  if (assigns.some(({ target }) => target.kind === "local" && target.local === local)) return false;
  const fillers = calls.filter(({ call }) => call.result === local || call.args.some((arg) => isAddressOf(arg, local)));
  const parameter = info.fn.params.indexOf(local);
  if (parameter < 0)
    return fillers.length > 0 && fillers.every(({ name }) => name !== undefined && Object.hasOwn(retrievals, name));
  if (fillers.length > 0) return false;
  const role = world.roles.get(info.name);
  if (role) return requestParameter(role.name) === parameter;
  const callers = callsTo(world, info.name);
  return (
    callers.length > 0 && callers.every((site) => isReceived(world, site.info, site.call.args[parameter], levels - 1))
  );
}
function isAddressOf(expr: Expr, local: LocalId): boolean {
  const value = bare(expr);
  return value.kind === "address" && value.place.kind === "local" && value.place.local === local;
}

// Which members and variables of a driver the value of an expression may come from, found in the code as written: through variables,
// parameters and what routines of the driver return.
import type { Expr, LocalId, Place } from "../../../compiler/ir/ir.ts";
import { bare, callsTo, codeOf, placeKey } from "../../analysis/code.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";

/** By `placeKey`; "unknown" if it may come from elsewhere, too. */
export type Origins = ReadonlySet<string> | "unknown";

const none: Origins = new Set();
const mostLevels = 5;

/** The member or variable a place is, and those it lies in. */
export function keysOf(place: Place, fn: string): string[] {
  const keys: string[] = [];
  for (let at: Place = place; at.kind === "field" || at.kind === "element" || at.kind === "global"; at = at.base) {
    const key = at.kind === "element" ? undefined : placeKey(at, fn);
    if (key !== undefined) keys.push(key);
    if (at.kind === "global") break;
  }
  return keys;
}

export function originsOf(world: World, info: FunctionInfo, expr: Expr | undefined, levels = mostLevels): Origins {
  const value = expr && bare(expr);
  if (!value || levels === 0) return "unknown";
  switch (value.kind) {
    case "const":
    case "function":
      return none;
    case "load":
    case "address": {
      const { place } = value;
      let root: Place = place;
      while (root.kind === "field" || root.kind === "element") root = root.base;
      if (root.kind === "local") return ofLocal(world, info, root.local, levels - 1);
      const keys = keysOf(place, info.name);
      if (keys.length > 0) return new Set(keys);
      return root.kind === "deref" ? originsOf(world, info, root.pointer, levels - 1) : "unknown";
    }
    case "offset":
      return originsOf(world, info, value.pointer, levels - 1);
    default:
      return "unknown";
  }
}

function ofLocal(world: World, info: FunctionInfo, local: LocalId, levels: number): Origins {
  const { assigns, calls } = codeOf(info.fn);
  const found: Origins[] = [];
  const parameter = info.fn.params.indexOf(local);
  if (parameter >= 0) {
    const sites = world.roles.has(info.name) ? [] : callsTo(world, info.name);
    if (sites.length === 0) return "unknown";
    for (const site of sites) found.push(originsOf(world, site.info, site.call.args[parameter], levels));
  }
  for (const { target, value } of assigns)
    if (rootLocal(target) === local) found.push(originsOf(world, info, value, levels));
  for (const { name, call } of calls) {
    const callee = name === undefined ? undefined : world.functions.get(name);
    const isHandedOut = call.args.some((arg) => isAddressOf(arg, local));
    // What a routine of the kernel gives is its own.
    if (isHandedOut && (name === undefined || callee?.own)) return "unknown";
    if (call.result !== local) continue;
    if (name === undefined) return "unknown";
    if (callee?.own)
      for (const { value } of codeOf(callee.fn).returns) found.push(originsOf(world, callee, value, levels));
    else if (/List|Exchange|Pop|Context|Extension/.test(name)) return "unknown";
  }
  return together(found);
}
function together(all: readonly Origins[]): Origins {
  const keys = new Set<string>();
  for (const one of all) {
    if (one === "unknown") return one;
    for (const key of one) keys.add(key);
  }
  return keys;
}
/** The variable of the function that a place lies in. */
export function rootLocal(place: Place): LocalId | undefined {
  let at = place;
  while (at.kind === "field" || at.kind === "element") at = at.base;
  return at.kind === "local" ? at.local : undefined;
}
function isAddressOf(expr: Expr, local: LocalId): boolean {
  const value = bare(expr);
  return value.kind === "address" && rootLocal(value.place) === local;
}

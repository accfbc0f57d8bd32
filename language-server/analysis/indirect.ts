// Which functions of the driver a member or variable of the driver's own may point to: whatever is stored into it anywhere, by
// assignment, by an initialiser, or through a parameter of a routine that stores what it is given. One that also gets a pointer
// from elsewhere is open: a call through it stays unknown.
import type { Expr, IrFunction, Place } from "../../compiler/ir/ir.ts";
import { layoutOf, sizeOf } from "../../compiler/types/layout.ts";
import type { Type } from "../../compiler/types/type.ts";
import type { Unit } from "../../compiler/unit.ts";
import { bare, placeKey, recordName } from "./code.ts";
import type { FunctionInfo } from "./world.ts";

/** More than so many and a call is taken to go to none in particular. */
const mostTargets = 4;

/** What is stored somewhere: a function, what another place holds, or something else. */
type Source =
  | { readonly kind: "function"; readonly name: string }
  | { readonly kind: "place"; readonly key: string }
  | { readonly kind: "other" };
interface Stored {
  readonly key: string;
  readonly source: Source;
}

const perFunction = new WeakMap<IrFunction, readonly Stored[]>();

/** Link names of functions by `pointerKey`, sorted; only where all are known, and few. */
export function functionsBehind(functions: ReadonlyMap<string, FunctionInfo>): ReadonlyMap<string, readonly string[]> {
  const sources = new Map<string, Source[]>();
  const note = ({ key, source }: Stored) => {
    const known = sources.get(key);
    if (known) known.push(source);
    else sources.set(key, [source]);
  };
  const units = new Set<Unit>();
  for (const info of functions.values()) {
    if (!info.own) continue;
    units.add(info.unit);
    for (const stored of storedIn(info)) note(stored);
  }
  for (const unit of units) for (const stored of initialised(unit)) note(stored);
  const found = new Map<string, readonly string[]>();
  for (const key of sources.keys()) {
    const names = collect(key, sources, new Set());
    if (names && names.size > 0 && names.size <= mostTargets && [...names].every((name) => functions.has(name)))
      found.set(key, [...names].sort());
  }
  return found;
}
/** The name by which a pointer that is called is looked up. */
export function pointerKey(pointer: Expr, fn: string): string | undefined {
  const loaded = bare(pointer);
  if (loaded.kind !== "load" || loaded.place.kind === "local") return undefined;
  return placeKey(loaded.place, fn);
}

/** Undefined if anything else may be there. */
function collect(
  key: string,
  sources: ReadonlyMap<string, readonly Source[]>,
  seen: Set<string>,
): Set<string> | undefined {
  const names = new Set<string>();
  if (seen.has(key)) return names;
  seen.add(key);
  const known = sources.get(key);
  if (!known) return undefined;
  for (const source of known) {
    if (source.kind === "other") return undefined;
    if (source.kind === "function") names.add(source.name);
    else {
      const more = collect(source.key, sources, seen);
      if (!more) return undefined;
      for (const name of more) names.add(name);
    }
  }
  return names;
}

function storedIn({ fn, name }: FunctionInfo): readonly Stored[] {
  const known = perFunction.get(fn);
  if (known) return known;
  const stored: Stored[] = [];
  const sourceOf = (value: Expr): Source | undefined => {
    const expr = bare(value);
    if (expr.kind === "function") return { kind: "function", name: expr.symbol.linkName };
    if (expr.kind === "const" && expr.value === 0n) return undefined;
    const key = expr.kind === "load" ? keyOf(expr.place, fn, name) : undefined;
    return key === undefined ? { kind: "other" } : { kind: "place", key };
  };
  for (const block of fn.blocks) {
    for (const instruction of block.instructions) {
      if (instruction.kind === "assign" && isFunctionPointer(instruction.target.type)) {
        const key = keyOf(instruction.target, fn, name);
        const source = key === undefined ? undefined : sourceOf(instruction.value);
        if (key !== undefined && source) stored.push({ key, source });
      } else if (instruction.kind === "call" && instruction.callee.kind === "direct") {
        const callee = instruction.callee.symbol.linkName;
        instruction.args.forEach((arg, index) => {
          const source = isFunctionPointer(arg.type) || bare(arg).kind === "function" ? sourceOf(arg) : undefined;
          if (source) stored.push({ key: parameterKey(callee, index), source });
        });
      }
    }
  }
  perFunction.set(fn, stored);
  return stored;
}
/** Parameters by routine and position, other variables of a function by function and number. */
function keyOf(place: Place, fn: IrFunction, name: string): string | undefined {
  if (place.kind !== "local") return isDispatchTable(place) ? undefined : placeKey(place, name);
  const parameter = fn.params.indexOf(place.local);
  return parameter >= 0 ? parameterKey(name, parameter) : placeKey(place, name);
}
/** Others fill a driver object's table, too: a port or class driver for the driver, and another driver its own. */
function isDispatchTable(place: Place): boolean {
  return place.kind === "element"
    ? isDispatchTable(place.base)
    : place.kind === "field" && recordName(place.base.type) === "DRIVER_OBJECT";
}
function parameterKey(routine: string, index: number): string {
  return `${routine}(${index})`;
}
function isFunctionPointer(type: Type): boolean {
  return type.kind === "pointer" && type.to.kind === "function";
}

function initialised(unit: Unit): Stored[] {
  return unit.globals.flatMap((global) =>
    global.relocations.flatMap(({ target, offset }) => {
      if (target.kind !== "function") return [];
      const key = keyAt(unit, global.symbol.type, offset, `::${global.symbol.linkName}`, 0);
      return key === undefined ? [] : [{ key, source: { kind: "function" as const, name: target.linkName } }];
    }),
  );
}
/** The member of a variable's type that lies at an offset. */
function keyAt(unit: Unit, type: Type, offset: number, outer: string, depth: number): string | undefined {
  if (depth > 8) return undefined;
  if (type.kind === "array") {
    const size = sizeOf(type.of, unit.target);
    return size > 0 ? keyAt(unit, type.of, offset % size, outer, depth + 1) : undefined;
  }
  if (type.kind !== "record" || !type.decl.fields) return offset === 0 ? outer : undefined;
  for (const { field, offset: at } of layoutOf(type.decl, unit.target).fields) {
    if (offset < at || offset >= at + sizeOf(field.type, unit.target)) continue;
    return keyAt(unit, field.type, offset - at, `${recordName(type)}.${field.name ?? ""}@${at}`, depth + 1);
  }
  return undefined;
}

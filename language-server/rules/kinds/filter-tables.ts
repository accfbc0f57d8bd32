// The tables in which minifilters register their callbacks, and what a preoperation callback answers as written.
import type { IrFunction, LocalId } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { layoutOf, sizeOf } from "../../../compiler/types/layout.ts";
import type { Unit } from "../../../compiler/unit.ts";
import { bare, codeOf, recordName } from "../../analysis/code.ts";
import type { World } from "../../analysis/world.ts";

const record = "FLT_OPERATION_REGISTRATION";

/** Preoperation callbacks, by link name; true for those beside which a postoperation callback stands somewhere. */
export function preoperations(world: World): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  for (const { pre, post } of operations(world))
    if (pre !== undefined) found.set(pre, post !== undefined || found.get(pre) === true);
  return found;
}
/** The one preoperation callback that stands beside a postoperation callback, by link names. */
export function preoperationOf(world: World, post: string): string | undefined {
  const beside = new Set(operations(world).flatMap((entry) => (entry.post === post ? [entry.pre] : [])));
  return beside.size === 1 ? [...beside][0] : undefined;
}

interface Operation {
  pre?: string;
  /** Empty for one that only a run can tell. */
  post?: string;
}
const known = new WeakMap<World, readonly Operation[]>();
function operations(world: World): readonly Operation[] {
  const before = known.get(world);
  if (before) return before;
  const found: Operation[] = [];
  const note = (operation: Operation) => found.push(operation);
  for (const unit of new Set([...world.functions.values()].map((info) => info.unit))) noteGlobals(unit, note);
  for (const { fn, own } of world.functions.values()) if (own) noteAssigned(fn, note);
  known.set(world, found);
  return found;
}
type Noted = (operation: Operation) => void;
function noteGlobals(unit: Unit, note: Noted): void {
  for (const { symbol, relocations } of unit.globals) {
    const { type } = symbol;
    if (type.kind !== "array" || type.of.kind !== "record" || recordName(type.of) !== record) continue;
    const size = sizeOf(type.of, unit.target);
    const at = new Map(layoutOf(type.of.decl, unit.target).fields.map(({ field, offset }) => [field.name, offset]));
    const entries = new Map<number, Operation>();
    for (const { offset, target } of relocations) {
      const index = Math.floor(offset / size);
      const entry = entries.get(index) ?? {};
      entries.set(index, entry);
      if (offset % size === at.get("PreOperation")) entry.pre = target.linkName;
      else if (offset % size === at.get("PostOperation")) entry.post = target.linkName;
    }
    for (const operation of entries.values()) note(operation);
  }
}
/** A table in a variable of a function is filled there. */
function noteAssigned(fn: IrFunction, note: Noted): void {
  const entries = new Map<string, Operation>();
  for (const { target, value } of codeOf(fn).assigns) {
    if (target.kind !== "field" || recordName(target.base.type) !== record || target.base.kind !== "element") continue;
    const { index, base } = target.base;
    const key = `${base.kind === "local" ? base.local : base.kind}:${index.kind === "const" ? index.value : "?"}`;
    const entry = entries.get(key) ?? {};
    entries.set(key, entry);
    const given = bare(value);
    if (target.field.name === "PreOperation" && given.kind === "function") entry.pre = given.symbol.linkName;
    else if (target.field.name === "PostOperation" && given.kind !== "const")
      entry.post = given.kind === "function" ? given.symbol.linkName : "";
  }
  for (const operation of entries.values()) note(operation);
}

/** Where the function answers one of the values: returns it, or puts it into the variable that it returns. */
export function answeredAt(fn: IrFunction, isWanted: (value: number) => boolean): TokenRange | undefined {
  const { returns, assigns } = codeOf(fn);
  const returned = new Set<LocalId>();
  for (const { value, at } of returns) {
    const of = bare(value);
    if (of.kind === "const" && isWanted(Number(of.value))) return at;
    if (of.kind === "load" && of.place.kind === "local") returned.add(of.place.local);
  }
  return assigns.find(({ target, value }) => {
    const of = bare(value);
    return target.kind === "local" && returned.has(target.local) && of.kind === "const" && isWanted(Number(of.value));
  })?.at;
}

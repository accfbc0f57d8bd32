// Lists of the driver in which IRPs wait, by the member or variable that is their head.
import type { Expr, Place } from "../../../compiler/ir/ir.ts";
import { type CallSite, callsTo, codeOf, constantIn, localIn, objectOf, pointee } from "../../analysis/code.ts";
import { shapeOf } from "../../analysis/shape.ts";
import type { PlaceRef } from "../../analysis/term.ts";
import type { World } from "../../analysis/world.ts";

const inserters = ["InsertTailList", "InsertHeadList", "ExInterlockedInsertTailList", "ExInterlockedInsertHeadList"];
export const removers: ReadonlySet<string> = new Set([
  "RemoveHeadList",
  "RemoveTailList",
  "ExInterlockedRemoveHeadList",
]);

/** `&Irp->Tail.Overlay.ListEntry`. */
function isIrpEntry(expr: Expr | undefined): boolean {
  const place = objectOf(expr);
  if (place?.kind !== "field" || place.field.name !== "ListEntry") return false;
  let base = place.base;
  while (base.kind === "field" && base.field.name === undefined) base = base.base;
  return base.kind === "field" && base.field.name === "Overlay";
}
/** Calls that put an IRP into a list. */
export function irpInsertions(world: World): CallSite[] {
  return callsTo(world, ...inserters).filter(({ call }) => isIrpEntry(call.args[1]));
}
/** Calls that give an IRP a cancel routine. */
export function cancelRoutinesSet(world: World): CallSite[] {
  return callsTo(world, "IoSetCancelRoutine").filter(({ call }) => constantIn(call.args[1]) !== 0);
}

const known = new WeakMap<World, ReadonlySet<string>>();
/** Lists whose IRPs have a cancel routine while they wait: who puts them there gives them one, or calls what does. */
export function cancellableLists(world: World): ReadonlySet<string> {
  const ready = known.get(world);
  if (ready) return ready;
  const setters = new Set(cancelRoutinesSet(world).map(({ info }) => info.name));
  const made = new Set<string>();
  for (const { info, call } of setters.size === 0 ? [] : irpInsertions(world)) {
    const callers = callsTo(world, info.name).map((site) => site.info.name);
    const key = headKey(objectOf(call.args[0]));
    if (key !== undefined && [info.name, ...shapeOf(info.fn).callees, ...callers].some((name) => setters.has(name)))
      made.add(key);
  }
  known.set(world, made);
  return made;
}
/** Members and variables in which an IRP waits that has a cancel routine: whoever puts it there gives it one. */
export function cancellableMembers(world: World): ReadonlySet<string> {
  const ready = knownMembers.get(world);
  if (ready) return ready;
  const made = new Set<string>();
  for (const { info, call } of cancelRoutinesSet(world)) {
    const irp = localIn(call.args[0]);
    if (irp === undefined) continue;
    for (const { target, value } of codeOf(info.fn).assigns) {
      const key = localIn(value) === irp ? headKey(target) : undefined;
      if (key !== undefined && pointee(target.type) === "IRP") made.add(key);
    }
  }
  knownMembers.set(world, made);
  return made;
}
const knownMembers = new WeakMap<World, ReadonlySet<string>>();
export function headKey(place: Place | PlaceRef | undefined): string | undefined {
  if (place?.kind === "global") return `::${"symbol" in place ? place.symbol.linkName : place.name}`;
  if (place?.kind !== "field") return undefined;
  const name = "field" in place ? place.field.name : place.name;
  return name === undefined ? undefined : `${name}@${place.offset}`;
}

/** Whether a routine, or one that it calls, calls any of some; "unknown" if it calls through pointers. */
export function reaches(world: World, name: string, wanted: RegExp): boolean | "unknown" {
  const seen = new Set<string>([name]);
  let unknown = false;
  for (const at of seen) {
    if (wanted.test(at)) return true;
    const info = world.functions.get(at);
    if (!info) continue;
    const { callees, callsIndirectly } = shapeOf(info.fn);
    unknown ||= info.own && callsIndirectly;
    for (const callee of callees) seen.add(callee);
  }
  return unknown ? "unknown" : false;
}
/** It writes links of a list itself. */
export function writesLinks(world: World, name: string): boolean {
  const info = world.functions.get(name);
  return (
    info !== undefined &&
    codeOf(info.fn).fields.some(
      ({ place, write }) => write && (place.field.name === "Flink" || place.field.name === "Blink"),
    )
  );
}

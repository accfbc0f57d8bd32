// What was taken out of a list and is still this path's alone: which routines only look at it.
import { irpEffect } from "./models.ts";
import { baseOf } from "./pool.ts";
import { type PlaceRef, rootOf, type Term } from "./term.ts";

/** A routine that is handed an entry, or something inside one, and leaves it to the caller. */
export function looksAtEntry(routine: string): boolean {
  const effect = irpEffect(routine)?.kind;
  return effect === undefined
    ? lookers.test(routine)
    : effect === "look" || effect === "markPending" || effect === "setCompletionRoutine";
}
const lookers =
  /^(v?DbgPrint|_?v?sn?w?printf|(mem|str|wcs)|Rtl(Copy|Move|Zero|Fill|Compare|Equal|SecureZero|String)|MmGetSystemAddress|MmMapLockedPages|Mm(Un)?[Ll]ock|Etw|Ringside|Probe|KdPrint)/;

/** The entry that a write goes into, unless it only readies an IRP for its completion: what is told to a record may be told to who keeps it. */
export function entryWritten(place: PlaceRef): Term | undefined {
  const root = rootOf(place);
  if (root.kind !== "deref") return undefined;
  let outermost = place;
  while (outermost.kind === "field" && outermost.base !== root) outermost = outermost.base;
  if (outermost.kind === "element" || (outermost.kind === "field" && ofIrps.has(outermost.name))) return undefined;
  return baseOf(root.pointer);
}
const ofIrps: ReadonlySet<string> = new Set(["IoStatus", "AssociatedIrp", "MdlAddress", "UserBuffer", "Flags"]);
/** The entry of which a condition asks for a member, as a flag or for one certain value; not how much it is, and not its links. */
export function entryAsked(condition: Term): Term | undefined {
  if (condition.kind === "op") {
    const [left, right] = condition.args;
    const isFlag = (condition.op === "eq" || condition.op === "ne") && right?.kind === "const";
    return isFlag && left ? entryAsked(left) : undefined;
  }
  if (condition.kind !== "load" || condition.place.kind !== "field" || /^[FB]link$/.test(condition.place.name))
    return undefined;
  if (saysNothing.has(condition.place.name)) return undefined;
  const root = rootOf(condition.place);
  return root.kind === "deref" ? baseOf(root.pointer) : undefined;
}
/** Members of IRPs that tell what is asked for, not who is to answer. */
const saysNothing: ReadonlySet<string> = new Set([
  "RequestorMode",
  "MdlAddress",
  "UserBuffer",
  "SystemBuffer",
  "PendingReturned",
  "StackCount",
  "CurrentLocation",
]);

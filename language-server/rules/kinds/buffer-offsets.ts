// Which bytes of a buffer an access touches.
import type { Place } from "../../../compiler/ir/ir.ts";
import { sizeOf } from "../../../compiler/types/layout.ts";
import { bare, codeOf } from "../../analysis/code.ts";
import type { Run } from "../../analysis/events.ts";
import type { PlaceRef, rootOf, Term } from "../../analysis/term.ts";

/** How many bytes behind the buffer's start a pointer leads; undefined if it does not lead there, or nowhere in particular. */
export function offsetIn(pointer: Term, isStart: (term: Term) => boolean): number | undefined {
  if (isStart(pointer)) return 0;
  if (pointer.kind === "op" && pointer.op === "offset") {
    const [base, by] = pointer.args;
    const start = base && pointer.args.length === 2 && by?.kind === "const" ? offsetIn(base, isStart) : undefined;
    return start === undefined || by?.kind !== "const" ? undefined : start + Number(by.value);
  }
  if (pointer.kind !== "address" || pointer.place.kind !== "field") return undefined;
  let at: PlaceRef | ReturnType<typeof rootOf> = pointer.place;
  let offset = 0;
  while (at.kind === "field") {
    offset += at.offset;
    const outer: PlaceRef = at.base;
    if (outer.kind === "element") return undefined;
    at = outer;
  }
  const start = at.kind === "deref" ? offsetIn(at.pointer, isStart) : undefined;
  return start === undefined ? undefined : start + offset;
}
/** A loop goes through the buffer: its own condition says how far. */
export function isStepped({ fn }: Run, whole: Place): boolean {
  let at = whole;
  while (at.kind === "field" || at.kind === "element") at = at.base;
  if (at.kind !== "deref") return false;
  const pointer = bare(at.pointer);
  if (pointer.kind === "offset") return pointer.index.kind !== "const";
  if (pointer.kind !== "load" || pointer.place.kind !== "local") return false;
  const { local } = pointer.place;
  return codeOf(fn).assigns.some(({ target, value }) => {
    const step = bare(value);
    if (target.kind !== "local" || target.local !== local || step.kind !== "offset") return false;
    const from = bare(step.pointer);
    return from.kind === "load" && from.place.kind === "local" && from.place.local === local;
  });
}
/** How far behind the pointer that it goes through the member ends. */
export function endOf(run: Run, whole: Place): number | undefined {
  const size = sizeOf(whole.type, run.unit.target);
  let offset = 0;
  let at = whole;
  while (at.kind === "field" || at.kind === "element") {
    if (at.kind === "field") offset += at.offset;
    else if (at.index.kind === "const") offset += Number(at.index.value) * sizeOf(at.type, run.unit.target);
    else return undefined;
    at = at.base;
  }
  return at.kind === "deref" && size > 0 ? offset + size : undefined;
}

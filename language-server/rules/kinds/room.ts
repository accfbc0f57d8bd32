// How many bytes there are where a pointer leads: a variable, an array in a structure, a block of pool.
import type { Expr, Place } from "../../../compiler/ir/ir.ts";
import { sizeOf } from "../../../compiler/types/layout.ts";
import { bare } from "../../analysis/code.ts";
import type { Run } from "../../analysis/events.ts";
import { baseOf } from "../../analysis/pool.ts";
import type { State } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";

export interface Room {
  /** In bytes; a term where the driver worked it out. */
  readonly bytes: number | Term;
  /** For messages. */
  readonly name: string;
}

/** The mark that says with how many bytes a block was allocated, where that is a sum. */
export const askedFor = "allocated-with";
/** The mark's value on a request's buffer of the framework's, which has at least so many bytes, and perhaps more. */
export const retrieved = "retrieved";
/** The room at an argument of a call; undefined if it is not known. */
export function roomAt(run: Run, state: State, pointer: Term, written: Expr): Room | undefined {
  const expr = bare(written);
  if (expr.kind === "address") return roomOfPlace(run, expr.place);
  if (expr.kind === "offset") return roomAt(run, state, baseOf(pointer), expr.pointer);
  if (pointer.kind === "address" && pointer.place.kind === "local") {
    const local = run.fn.locals[pointer.place.local];
    const bytes = local && sizeOf(local.type, run.unit.target);
    return bytes ? { bytes, name: local.name ?? "the variable" } : undefined;
  }
  const mark = state.mark("pool-size", pointer);
  const size = mark?.with;
  if (!size || mark?.value === "summed" || mark?.value === retrieved) return undefined;
  return { bytes: size.kind === "const" ? Number(size.value) : size, name: "the block" };
}
function roomOfPlace(run: Run, place: Place): Room | undefined {
  if (place.kind === "element") return roomOfPlace(run, place.base);
  const name = placeName(run, place);
  const bytes = sizeOf(place.type, run.unit.target);
  if (place.kind === "local" || place.kind === "global") return bytes > 0 ? { bytes, name } : undefined;
  // An array of one or none at the end of a structure stands for as many as there are.
  if (place.kind !== "field" || place.type.kind !== "array" || (place.type.length ?? 0) <= 1) return undefined;
  return { bytes, name };
}
/** What the source calls a variable or member; an element by its array. */
export function placeName({ fn }: Pick<Run, "fn">, place: Place): string {
  if (place.kind === "local") return fn.locals[place.local]?.name ?? "the variable";
  if (place.kind === "global") return place.symbol.name;
  if (place.kind === "element") return placeName({ fn }, place.base);
  return place.kind === "field" ? (place.field.name ?? "the array") : "the array";
}

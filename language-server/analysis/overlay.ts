// Unions: members that lie in the same bytes. What is written to one of them is what the others hold from then on: the value itself
// where place and size agree, a part of a constant, else something unknown that only depends on what was written.
// Left out: two initial values that nothing wrote are not known to be one; a member of an arm is taken to reach to the arm's end.

import type { Place } from "../../compiler/ir/ir.ts";
import { layoutOf, sizeOf } from "../../compiler/types/layout.ts";
import type { Field, RecordDecl, Type } from "../../compiler/types/type.ts";
import type { Target } from "../../compiler/unit.ts";
import type { ReadonlyValues } from "./maps.ts";
import type { NameSet } from "./name-set.ts";
import { type FieldRef, mayBeSame, type PlaceRef, type Term, type UnionStep } from "./term.ts";
import type { Terms } from "./terms.ts";

/** The member of a record at a place; `of` is the record's type, `offset` in bytes from its start. */
export function memberPlace(
  terms: Terms,
  base: PlaceRef,
  of: Type,
  field: Field,
  offset: number,
  target: Target,
): PlaceRef {
  const isOverlay = of.kind === "record" && of.decl.tag === "union";
  return terms.field(base, field.name ?? "", offset, isOverlay ? stepOf(terms, of.decl, field, target) : undefined);
}
/** A pointer's worth at the start of a record, reached by a pointer of another type: its first member, or where C++ keeps the class's table. */
export function startPlace(
  terms: Terms,
  ref: PlaceRef,
  { pointer, type }: Extract<Place, { kind: "deref" }>,
  target: Target,
): PlaceRef {
  if (type.kind !== "pointer" || pointer.kind !== "convert" || pointer.operand.type.kind !== "pointer") return ref;
  let at = ref;
  let of = pointer.operand.type.to;
  while (of.kind === "record") {
    const { fields } = of.decl;
    const first = fields?.[0];
    if (fields === undefined) return ref;
    if (first === undefined || layoutOf(of.decl, target).fields[0]?.offset !== 0) return terms.field(at, "", 0);
    at = memberPlace(terms, at, of, first, 0, target);
    of = first.type;
  }
  return of.kind === "pointer" ? at : ref;
}
const steps = new WeakMap<Terms, WeakMap<Field, UnionStep>>();
function stepOf(terms: Terms, decl: RecordDecl, field: Field, target: Target): UnionStep {
  let known = steps.get(terms);
  if (!known) {
    known = new WeakMap();
    steps.set(terms, known);
  }
  let step = known.get(field);
  if (!step) {
    step = terms.unionStep(
      unionKey(decl),
      sizeOf(field.type, target),
      field.bits === undefined && isScalar(field.type),
    );
    known.set(field, step);
  }
  return step;
}
function isScalar({ kind }: Type): boolean {
  return kind === "pointer" || kind === "integer" || kind === "enum" || kind === "bool";
}

const keys = new WeakMap<RecordDecl, string>();
/** Which union it is: by its tag, or by what it is made of. */
export function unionKey(decl: RecordDecl): string {
  let key = keys.get(decl);
  if (key === undefined) {
    key = decl.name ?? (decl.fields ?? []).map(({ name = "" }) => name).join("|");
    keys.set(decl, key);
  }
  return key;
}
/** Stands among what a function mentions for all members of a union. */
export function unionMention(key: string): string {
  return `union ${key}`;
}
/** Stands among what a function writes for a member of a union that begins so many bytes from its start. */
export function unionWrite(key: string, from: number): string {
  return `${unionMention(key)}+${from}`;
}

/** The steps into unions on the way to a place, the innermost first. */
export function unionSteps(place: PlaceRef): (FieldRef & { readonly union: UnionStep })[] {
  const found: (FieldRef & { readonly union: UnionStep })[] = [];
  for (let at = place; at.inUnion && (at.kind === "field" || at.kind === "element"); at = at.base)
    if (at.kind === "field" && isStep(at)) found.push(at);
  return found;
}
function isStep(at: FieldRef): at is FieldRef & { readonly union: UnionStep } {
  return at.union !== undefined;
}

interface Range {
  readonly from: number;
  readonly to: number;
}
/** The bytes of a place within the union that `step` leads into. */
function rangeIn(place: PlaceRef, step: FieldRef & { readonly union: UnionStep }): Range {
  const way: PlaceRef[] = [];
  for (let at = place; at !== step && (at.kind === "field" || at.kind === "element"); at = at.base) way.push(at);
  let from = step.offset;
  let to = from + step.union.bytes;
  for (const at of way.reverse()) {
    // Which element it is may not be known; what is called by no member's name may be anywhere.
    if (at.kind !== "field" || at.offset < 0) break;
    from += at.offset;
    if (at.union) to = Math.min(to, from + at.union.bytes);
  }
  return { from, to };
}

/**
 * Whether two places share bytes as members of one union: "covered" if all of `other` lies in what `place` covers, "partly", "perhaps" if
 * the two unions may be one.
 */
export function overlap(other: PlaceRef, place: PlaceRef): "covered" | "partly" | "perhaps" | undefined {
  for (const mine of unionSteps(place)) {
    for (const its of unionSteps(other)) {
      if (its === mine || its.union.key !== mine.union.key) continue;
      const isSame = its.base === mine.base;
      if (!isSame && (its.member === mine.member || !mayBeSame(its.base, mine.base))) continue;
      const a = rangeIn(place, mine);
      const b = rangeIn(other, its);
      if (a.from >= b.to || b.from >= a.to) continue;
      if (!isSame) return "perhaps";
      return b.from >= a.from && b.to <= a.to ? "covered" : "partly";
    }
  }
  return undefined;
}

/** Among what a function writes is another member of a union that a place lies in, which begins in its bytes. */
export function isOverwritten(place: PlaceRef, writes: NameSet): boolean {
  return unionSteps(place).some((step) => {
    const { key } = step.union;
    if (!writes.has(unionMention(key))) return false;
    const { from, to } = rangeIn(place, step);
    if (to - from > mostBytes) return true;
    for (let at = from; at < to; at++) if (writes.has(unionWrite(key, at))) return true;
    return false;
  });
}
/** Of a member of a union that is looked at byte by byte. */
const mostBytes = 256;

/** What a member of a union reads as after others were written; undefined if none of those whose bytes it shares was. */
export function overlaid(terms: Terms, store: ReadonlyValues<Term>, place: PlaceRef): Term | undefined {
  const found: { readonly at: PlaceRef; readonly value: Term }[] = [];
  const look = (at: PlaceRef): void => {
    const value = store.get(at.id);
    if (value && overlap(at, place) !== undefined) found.push({ at, value });
    for (const part of terms.partsOf(at)) look(part);
  };
  for (const step of unionSteps(place)) for (const part of terms.partsOf(step.base)) if (part !== step) look(part);
  const [first] = found;
  if (!first) return undefined;
  const seen = found.length === 1 ? seenThrough(terms, first.at, first.value, place) : undefined;
  if (seen) return seen;
  const name = `overlay:${found.map(({ at }) => nameOf(at)).join()}:${nameOf(place)}`;
  const args = found.map(({ value }) => value);
  return terms.op(name, args) ?? terms.atom(`deep:${name}:${args.map(({ id }) => id).join()}`);
}
/** The value itself, or the bytes of a constant. */
function seenThrough(terms: Terms, at: PlaceRef, value: Term, place: PlaceRef): Term | undefined {
  const mine = unionSteps(place).find((step) => unionSteps(at).some((other) => other.base === step.base));
  const its = mine && unionSteps(at).find((other) => other.base === mine.base);
  if (!mine || !its) return undefined;
  const a = rangeIn(place, mine);
  const b = rangeIn(at, its);
  if (a.from < b.from || a.to > b.to) return undefined;
  if (value === terms.zero) return value;
  if (mine !== place || its !== at || !mine.union.scalar || !its.union.scalar) return undefined;
  if (a.from === b.from && a.to === b.to) return value;
  if (value.kind !== "const") return undefined;
  return terms.constant(BigInt.asUintN(8 * (a.to - a.from), value.value >> BigInt(8 * (a.from - b.from))));
}
function nameOf(place: PlaceRef): string {
  return place.kind === "field" ? `${nameOf(place.base)}.${place.member}` : place.kind;
}

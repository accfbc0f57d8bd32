// Places in C++: what a reference refers to, members and bases of objects, `this`.
import type { Expr, Place } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import { layoutOf } from "../../types/layout.ts";
import { INT, isReference, pointerTo, qualified, recordType, UCHAR } from "../../types/make.ts";
import type { Field, RecordDecl } from "../../types/type.ts";
import { Qual } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { convert, indexConst, load, offsetBy, unknown } from "../fold.ts";
import { pathToBase } from "./class-info.ts";
import type { BaseClass } from "./entities.ts";
import { capturedThis, closureOf } from "./lambdas.ts";
import { cxxOf } from "./state.ts";

/** What a place of reference type refers to; any other place as it is. */
export function throughReference(place: Place, at: TokenRange): Place {
  if (!isReference(place.type)) return place;
  return { kind: "deref", pointer: load(place), type: place.type.to, at: { first: at.first, last: at.last } };
}
/** The reference itself is set, not what it refers to. */
export function fieldLayoutPlace(f: Body, base: Place, field: Field): Place {
  if (base.type.kind !== "record") throw new Error("a member is of a class");
  const entry = layoutOf(base.type.decl, f.context.target).fields.find((e) => e.field === field);
  const quals = base.type.quals & (Qual.const | Qual.volatile);
  return {
    kind: "field",
    base,
    field,
    offset: entry?.offset ?? 0,
    bitOffset: entry?.bitOffset ?? 0,
    type: qualified(field.type, quals),
  };
}

/** `*this`, or undefined outside of member functions. */
export function thisPlace(f: Body, at: TokenRange): Place | undefined {
  const pointer = thisPointer(f);
  if (pointer === undefined || pointer.type.kind !== "pointer") return undefined;
  return { kind: "deref", pointer, type: pointer.type.to, at: { first: at.first, last: at.last } };
}
export function thisPointer(f: Body): Expr | undefined {
  const { thisLocal, owner, method } = cxxOf(f);
  const closure = owner === undefined ? undefined : closureOf(owner);
  if (closure !== undefined) return capturedThis(f, closure);
  if (thisLocal !== undefined) return load({ kind: "local", local: thisLocal, type: f.local(thisLocal).type });
  // In a type or a default argument: there is a type, and no object.
  if (owner === undefined || f.unevaluated === 0) return undefined;
  return unknown(pointerTo(qualified(recordType(owner), method?.quals ?? 0)));
}

/** Bytes from the start of a derived class to its base; undefined if it is no base. */
export function baseOffset(f: Body, derived: RecordDecl, base: RecordDecl): number | undefined {
  const path = pathToBase(derived, base);
  return path === undefined ? undefined : offsetAlong(f, derived, path);
}
/** Bytes from the start of a class to the base that a path leads to. */
export function offsetAlong(f: Body, derived: RecordDecl, path: readonly BaseClass[]): number {
  let at = derived;
  let offset = 0;
  for (const step of path) {
    offset += layoutOf(at, f.context.target).fields.find((e) => e.field === step.field)?.offset ?? 0;
    at = step.decl;
  }
  return offset;
}
/** A place of a derived class as the base class in it. */
export function asBase(f: Body, place: Place, base: RecordDecl): Place {
  if (place.type.kind !== "record") return place;
  const path = pathToBase(place.type.decl, base) ?? [];
  return path.reduce<Place>((at, step) => fieldLayoutPlace(f, at, step.field), place);
}
/** A pointer to a derived class as one to its base, or the other way; null stays null where the address changes. */
export function convertClassPointer(f: Body, value: Expr, from: RecordDecl, to: RecordDecl, type: Expr["type"]): Expr {
  const down = baseOffset(f, from, to);
  const up = down === undefined ? baseOffset(f, to, from) : undefined;
  const distance = down ?? -(up ?? 0);
  const { target } = f.context;
  if (distance === 0) return convert(value, type, true, target);
  const at = { first: 0, last: 0 };
  const moved = convert(
    offsetBy(convert(value, bytePointer, false, target), indexConst(distance), 1, bytePointer, target),
    type,
    false,
    target,
  );
  if (value.kind === "address") return moved;
  const kept = f.temporary(value.type, at);
  f.assign(kept, value, at);
  const result = f.temporary(type, at);
  const set = f.block();
  const after = f.block();
  f.assign(result, convert(load(kept), type, false, target), at);
  f.end({
    kind: "branch",
    condition: {
      kind: "binary",
      op: "ne",
      left: load(kept),
      right: { kind: "const", value: 0n, type: value.type },
      type: INT,
      at,
    },
    then: set,
    else: after,
    at,
  });
  f.placed.push(set);
  f.current = set;
  const shifted = offsetBy(
    convert(load(kept), bytePointer, false, target),
    indexConst(distance),
    1,
    bytePointer,
    target,
  );
  f.assign(result, convert(shifted, type, false, target), at);
  f.place(after);
  return load(result);
}
export const bytePointer = pointerTo(UCHAR);

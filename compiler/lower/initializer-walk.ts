// How an initialiser is led through an object (C17 6.7.9): braces left out, designators, strings, unions, flexible members. What is done
// with the values found is the sink's.
import type { Expr, Place } from "../ir/ir.ts";
import { NONE } from "../lists.ts";
import type { TokenRange } from "../source/source.ts";
import type { Designator, Expression, Initializer, InitializerItem } from "../syntax/ast.ts";
import { compatible } from "../types/compare.ts";
import { type FieldLayout, findField, layoutOf, sizeOf } from "../types/layout.ts";
import { isComplete, isScalar, isUnknownType, qualified } from "../types/make.ts";
import { typeText } from "../types/print.ts";
import type { ArrayType, RecordType, Type } from "../types/type.ts";
import { Qual } from "../types/type.ts";
import type { Body } from "./body.ts";
import { convertForAssignment } from "./conversions.ts";
import { derivation } from "./cpp/class-info.ts";
import { classToScalar } from "./cpp/construct.ts";
import { operandOf } from "./cpp/operands.ts";
import { lowerExpression } from "./expression.ts";
import { constant, indexConst, unknown } from "./fold.ts";
import { stringElement, unitSize } from "./strings.ts";
import { constantInteger, hasUntoldLength } from "./written-types.ts";

/** A part of the object being initialised. */
export interface Spot {
  readonly type: Type;
  /** Bytes from the start of the whole object; of its unit for a bit-field. */
  readonly offset: number;
  readonly bits: { readonly offset: number; readonly width: number } | undefined;
  readonly place: Place;
}
/** What is done with the values found. */
export interface Sink {
  scalar(spot: Spot, value: Expr, at: TokenRange): void;
  string(spot: Spot & { readonly type: ArrayType }, units: readonly number[], size: 1 | 2 | 4, at: TokenRange): void;
  record(spot: Spot, value: Expr, at: TokenRange): void;
  /** Forgets what was initialised in the spot before. */
  zero(spot: Spot, at: TokenRange): void;
}

/** Elements that one `[first ... last]` may initialise. */
const MOST_REPEATED = 1_000_000n;

/** Where in a list the walk is. */
export class Cursor {
  readonly items: readonly InitializerItem[];
  index = 0;
  /** The current item's value, where it had to be lowered to see whether it is a whole structure. */
  held: Expr | undefined;
  /** The current item's designators have led to the part under way, whose braces may be left out. */
  arrived = false;
  constructor(items: readonly InitializerItem[]) {
    this.items = items;
  }
  get item(): InitializerItem | undefined {
    return this.items[this.index];
  }
  /** Those of the current item that lead on from here. */
  get designators(): readonly Designator[] {
    return this.arrived ? NONE : (this.item?.designators ?? NONE);
  }
  next(): void {
    this.index++;
    this.held = undefined;
    this.arrived = false;
  }
}
/** One step of a designator, with members of anonymous structures spelled out. */
type Step =
  | { readonly kind: "member"; readonly layout: FieldLayout }
  | { readonly kind: "index"; readonly first: number; readonly last: number };

/** Gives each part of an object what the initialiser has for it. */
export class Walk {
  readonly f: Body;
  readonly sink: Sink;
  /** Where the parts end that were given an initialiser. */
  #reached = 0;
  constructor(f: Body, sink: Sink) {
    this.f = f;
    this.sink = sink;
  }

  /** An object with an initialiser of its own. */
  object(spot: Spot, initializer: Initializer): void {
    const { f } = this;
    const { type } = spot;
    const literal = stringInitializer(type, initializer);
    if (literal !== undefined && type.kind === "array") {
      this.#string(spot, type, literal);
      return;
    }
    if (initializer.kind === "expression") {
      const value = this.#lowered(type, initializer.expression);
      if (type.kind === "array") {
        if (value.kind === "load" && value.place.type.kind === "array") this.sink.record(spot, value, initializer);
        else if (
          initializer.expression.kind === "compoundLiteral" &&
          value.kind === "address" &&
          value.place.type.kind === "array" &&
          compatible(value.place.type, type, { ignoreQuals: true })
        )
          this.sink.record(spot, { kind: "load", place: value.place, type: value.place.type }, initializer);
        else
          f.context.report(
            initializer,
            "error",
            "bad-initializer",
            `An array ('${typeText(type)}') needs an initialiser in braces.`,
          );
        return;
      }
      this.#value(spot, value, initializer.expression);
      return;
    }
    if (initializer.kind === "arguments") {
      f.context.report(initializer, "error", "bad-initializer", "This cannot be initialised like a call.");
      return;
    }
    if (isUnknownType(type)) {
      // How its members would share the values, nobody knows: only what the values themselves say is told.
      this.#values(initializer.items);
      this.sink.scalar(spot, unknown(type), initializer);
      return;
    }
    const cursor = new Cursor(initializer.items);
    if (type.kind === "array") this.elements(spot, cursor, [], true);
    else if (type.kind === "record") this.#members(spot, type, cursor, [], true);
    else {
      const [first] = initializer.items;
      if (first !== undefined) this.object(spot, first.value);
      else this.sink.scalar(spot, zeroOf(spot.type), initializer);
      cursor.index = 1;
    }
    // A member of an unknown type may be a structure that takes several of them.
    const mayTakeMore =
      hasUntoldLength(type) ||
      (type.kind === "record" && (type.decl.fields ?? []).some((field) => isUnknownType(field.type)));
    const excess = mayTakeMore ? undefined : cursor.item;
    if (excess !== undefined)
      f.context.report(
        excess.value,
        "error",
        "excess-initializer",
        `There are more initialisers than '${typeText(type)}' has members.`,
        "Remove the last ones.",
      );
  }

  #values(items: readonly InitializerItem[]): void {
    for (const { value } of items) {
      if (value.kind === "list") this.#values(value.items);
      else if (value.kind === "expression") lowerExpression(this.f, value.expression);
    }
  }
  /** C++: an object may convert to a scalar. */
  #lowered(type: Type, node: Expression): Expr {
    const { f } = this;
    const converted = f.context.cxx && isScalar(type) ? classToScalar(f, node, type) : undefined;
    return converted ?? lowerExpression(f, node);
  }
  /** C++: what it initialises is the first scalar in the record that it converts to. */
  #isOfOtherClass(node: Expression, type: RecordType): boolean {
    const own = this.f.context.cxx ? operandOf(this.f, node).type : type;
    return own.kind === "record" && own.decl !== type.decl && derivation(own.decl, type.decl) < 0;
  }
  #value(spot: Spot, value: Expr, node: Expression): void {
    const converted = convertForAssignment(this.f, value, spot.type, node, "the initialisation");
    if (spot.type.kind === "record") {
      if (converted.kind !== "unknown") this.sink.record(spot, converted, node);
    } else this.sink.scalar(spot, converted, node);
  }

  #string(spot: Spot, type: ArrayType, literal: Expression & { kind: "string" }): void {
    const length = type.length;
    if (length !== undefined && literal.units.length > length && !hasUntoldLength(type))
      this.f.context.report(
        literal,
        "error",
        "excess-initializer",
        `The string has ${literal.units.length} characters, the array ${length} elements.`,
        "Make the array larger.",
      );
    const units = length === undefined ? [...literal.units, 0] : literal.units.slice(0, length);
    this.sink.string({ ...spot, type }, units, unitSize(literal.encoding), literal);
  }

  /** Array elements from the cursor; gives the number of elements the initialisers reach. */
  elements(spot: Spot, cursor: Cursor, path: readonly Designator[], braced: boolean): number {
    const { type } = spot;
    if (type.kind !== "array") return 0;
    let pending = path;
    let at = 0;
    let reached = 0;
    for (;;) {
      const item = cursor.item;
      if (item === undefined) break;
      const designators = pending.length > 0 ? pending : cursor.designators;
      // They lead from the braces around on, not from a part whose braces are left out.
      if (pending.length === 0 && designators.length > 0 && !braced) break;
      pending = [];
      const [head] = designators;
      if (head === undefined) {
        if (type.length !== undefined && at >= type.length) break;
        const before = cursor.index;
        this.#element(this.#elementSpot(spot, type, at), cursor);
        // Elements without room for anything would take none for ever.
        if (cursor.index === before) cursor.next();
        at++;
        reached = Math.max(reached, at);
        continue;
      }
      const step = this.#indexStep(head, item, type);
      if (step === undefined) {
        cursor.next();
        continue;
      }
      const rest = designators.slice(1);
      const start = cursor.index;
      for (let i = step.first; i <= step.last; i++) {
        cursor.index = start;
        this.#designated(this.#elementSpot(spot, type, i), cursor, rest);
        if (i < step.last) cursor.held = undefined;
        // A part without room for anything would take nothing for ever.
        if (cursor.index === start) cursor.next();
      }
      at = step.last + 1;
      reached = Math.max(reached, at);
    }
    return reached;
  }
  #indexStep(head: Designator, item: InitializerItem, type: ArrayType): (Step & { kind: "index" }) | undefined {
    const { f } = this;
    if (head.kind !== "index") {
      f.context.report(
        item.value,
        "error",
        "bad-designator",
        `'.${head.name}' designates no element of '${typeText(type)}'.`,
      );
      return undefined;
    }
    const first = constantInteger(f, head.index, "An index in an initialiser");
    const last = head.last === undefined ? first : constantInteger(f, head.last, "An index in an initialiser");
    if (first === undefined || last === undefined) return undefined;
    const limit = BigInt(type.length ?? 0x0fff_ffff);
    if (first < 0n || last < first || last >= limit) {
      f.context.report(head.index, "error", "bad-designator", `Index ${last} is outside '${typeText(type)}'.`);
      return undefined;
    }
    if (last - first > MOST_REPEATED) {
      f.context.report(
        head.index,
        "error",
        "too-large",
        `${last - first + 1n} elements are initialised alike: too many.`,
        "Fill them at run time.",
      );
      return undefined;
    }
    return { kind: "index", first: Number(first), last: Number(last) };
  }
  #elementSpot(spot: Spot, type: ArrayType, index: number): Spot {
    return {
      type: type.of,
      offset: spot.offset + index * sizeOf(type.of, this.f.context.target),
      bits: undefined,
      place: { kind: "element", base: spot.place, index: indexConst(index), type: type.of, at: { first: 0, last: 0 } },
    };
  }

  #members(spot: Spot, type: RecordType, cursor: Cursor, path: readonly Designator[], braced: boolean): void {
    const { f } = this;
    const fields = layoutOf(type.decl, f.context.target).fields.filter(
      (entry) => entry.field.name !== undefined || entry.field.bits === undefined,
    );
    let pending = path;
    let at = 0;
    for (;;) {
      const item = cursor.item;
      if (item === undefined) break;
      const designators = pending.length > 0 ? pending : cursor.designators;
      // They lead from the braces around on, not from a part whose braces are left out.
      if (pending.length === 0 && designators.length > 0 && !braced) break;
      pending = [];
      const [head] = designators;
      if (head === undefined) {
        const entry = fields[at];
        if (entry === undefined || (type.decl.tag === "union" && at > 0)) break;
        this.#element(this.#fieldSpot(spot, entry), cursor);
        at++;
        continue;
      }
      const found = head.kind === "member" ? findField(type.decl, head.name, f.context.target) : undefined;
      const first = found?.steps[0];
      if (found === undefined || first === undefined) {
        f.context.report(
          item.value,
          "error",
          "bad-designator",
          head.kind === "member"
            ? `'${typeText(type)}' has no member '${head.name}'.`
            : `'[]' designates no member of '${typeText(type)}'.`,
          "Correct the designator.",
        );
        cursor.next();
        continue;
      }
      at = fields.findIndex((entry) => entry.field === first.field) + 1;
      // A member of an anonymous structure is designated again inside it.
      const rest = found.steps.length > 1 ? designators : designators.slice(1);
      const before = cursor.index;
      this.#designated(this.#fieldSpot(spot, first), cursor, rest);
      if (cursor.index === before) cursor.next();
    }
  }
  #fieldSpot(spot: Spot, entry: FieldLayout): Spot {
    const { field, offset, bitOffset } = entry;
    const quals = spot.place.type.quals & (Qual.const | Qual.volatile);
    return {
      type: field.type,
      offset: spot.offset + offset,
      bits: field.bits === undefined ? undefined : { offset: bitOffset, width: field.bits },
      place: { kind: "field", base: spot.place, field, offset, bitOffset, type: qualified(field.type, quals) },
    };
  }

  /** The designated part itself, or further into it; then goes on inside it. */
  #designated(spot: Spot, cursor: Cursor, rest: readonly Designator[]): void {
    const item = cursor.item;
    if (item === undefined) return;
    if (rest.length === 0) {
      cursor.arrived = true;
      this.#element(spot, cursor);
      return;
    }
    if (spot.type.kind === "array") this.elements(spot, cursor, rest, false);
    else if (spot.type.kind === "record") this.#members(spot, spot.type, cursor, rest, false);
    else {
      this.f.context.report(item.value, "error", "bad-designator", `'${typeText(spot.type)}' has no members.`);
      cursor.next();
    }
  }

  /** One part from the cursor, which may take several items where braces are left out. */
  #element(spot: Spot, cursor: Cursor): void {
    const item = cursor.item;
    if (item === undefined) return;
    this.#elementOf(spot, cursor, item.value);
    this.#reach(spot);
  }
  #reach(spot: Spot): void {
    const size = isComplete(spot.type) ? sizeOf(spot.type, this.f.context.target) : 0;
    this.#reached = Math.max(this.#reached, spot.offset + size);
  }
  #elementOf(spot: Spot, cursor: Cursor, value: Initializer): void {
    const { type } = spot;
    if (value.kind !== "expression") {
      cursor.next();
      // Braces initialise the whole of it: nothing stays of an earlier initialiser (C17 6.7.9p19).
      if (!isScalar(type) && spot.offset < this.#reached) this.sink.zero(spot, value);
      this.object(spot, value);
      return;
    }
    const literal = stringInitializer(type, value);
    if (literal !== undefined && type.kind === "array") {
      cursor.next();
      this.#string(spot, type, literal);
      return;
    }
    if (type.kind === "record") {
      if (value.expression.kind !== "string" && !this.#isOfOtherClass(value.expression, type)) {
        cursor.held ??= lowerExpression(this.f, value.expression);
        const { held } = cursor;
        if (held.type.kind === "record" && compatible(held.type, type, { ignoreQuals: true })) {
          cursor.next();
          this.sink.record(spot, held, value);
          return;
        }
        if (held.kind === "unknown") {
          cursor.next();
          return;
        }
      }
      const before = cursor.index;
      this.#members(spot, type, cursor, [], false);
      if (cursor.index === before) cursor.next();
      return;
    }
    if (type.kind === "array") {
      const before = cursor.index;
      this.elements(spot, cursor, [], false);
      if (cursor.index === before) {
        // An empty array takes nothing: leave the item to what follows, unless nothing could.
        if (type.length === undefined) cursor.next();
      }
      return;
    }
    const lowered = cursor.held ?? this.#lowered(type, value.expression);
    cursor.next();
    this.#value(spot, lowered, value.expression);
  }
}

function zeroOf(type: Type): Expr {
  return type.kind === "float" ? { kind: "float", value: 0, type } : constant(0n, type);
}

/** The string literal that initialises a character array, braced or not. */
export function stringInitializer(type: Type, initializer: Initializer): (Expression & { kind: "string" }) | undefined {
  if (type.kind !== "array") return undefined;
  let inner = initializer;
  if (inner.kind === "list") {
    const [only] = inner.items;
    if (inner.items.length !== 1 || only === undefined || only.designators.length > 0) return undefined;
    inner = only.value;
  }
  if (inner.kind !== "expression" || inner.expression.kind !== "string") return undefined;
  const literal = inner.expression;
  const element = type.of;
  if (element.kind !== "integer") return undefined;
  const wanted = stringElement(literal.encoding, false);
  const size = { char: 1, short: 2, int: 4, long: 4, longlong: 8 } as const;
  return size[element.rank] === size[wanted.rank] ? literal : undefined;
}

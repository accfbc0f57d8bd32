// Expressions and places of the IR as terms, in a given state.
import { mirrored } from "../../compiler/ir/comparisons.ts";
import type { Expr, IrFunction, Place } from "../../compiler/ir/ir.ts";
import type { TokenRange } from "../../compiler/source/source.ts";
import type { EnumDecl, Type } from "../../compiler/types/type.ts";
import { Qual } from "../../compiler/types/type.ts";
import type { Target } from "../../compiler/unit.ts";
import { masked } from "./bits.ts";
import { narrow, settled, truthOf } from "./facts.ts";
import { memberPlace, overlaid, startPlace } from "./overlay.ts";
import type { Fact, State } from "./state.ts";
import type { LoadTerm, PlaceRef, Term } from "./term.ts";
import { rootOf, within } from "./term.ts";
import type { Terms } from "./terms.ts";
import { originOf } from "./untrusted.ts";

/** Told about every object reached through a pointer, and of every index that is no constant, for rules about memory. */
export interface AccessListener {
  /** `whole`: the expression of the member or element that is read or written. */
  access(state: State, place: PlaceRef, pointer: Term, at: TokenRange, write: boolean, whole: Place): void;
  index(state: State, base: PlaceRef, index: Term, element: ElementPlace, write: boolean): void;
}
export type ElementPlace = Extract<Place, { kind: "element" }>;

export class Evaluator {
  readonly #terms: Terms;
  readonly #fn: IrFunction;
  readonly #target: Target;
  readonly #listener: AccessListener | undefined;

  constructor(terms: Terms, fn: IrFunction, target: Target, listener: AccessListener | undefined) {
    this.#terms = terms;
    this.#fn = fn;
    this.#target = target;
    this.#listener = listener;
  }

  value(state: State, expr: Expr): Term {
    return settled(state, this.#terms, this.#value(state, expr));
  }
  /** The value of an argument: of a record whose members are known one by one, where these lie. */
  argument(state: State, expr: Expr): Term {
    if (expr.kind === "load" && expr.type.kind === "record") {
      const ref = this.place(state, expr.place);
      const there = this.#terms.load(ref);
      if (there && this.#terms.partsOf(ref).some((part) => state.store.has(part.id))) return there;
    }
    return this.value(state, expr);
  }
  place(state: State, place: Place, write = false, whole = place): PlaceRef {
    switch (place.kind) {
      case "local":
        return this.#terms.local(place.local);
      case "global":
        return this.#terms.global(place.symbol.linkName);
      case "deref": {
        const pointer = this.value(state, place.pointer);
        const ref = this.#terms.deref(pointer);
        this.#listener?.access(state, ref, pointer, place.at, write, whole);
        return startPlace(this.#terms, ref, place, this.#target);
      }
      case "field":
        return memberPlace(
          this.#terms,
          this.place(state, place.base, write, whole),
          place.base.type,
          place.field,
          place.offset,
          this.#target,
        );
      case "element": {
        const base = this.place(state, place.base, write, whole);
        const index = this.value(state, place.index);
        if (index.kind !== "const") this.#listener?.index(state, base, index, place, write);
        return this.#terms.element(base, index);
      }
    }
  }

  /** What a place holds. */
  load(state: State, ref: PlaceRef, type: Type | undefined): Term {
    if (type && (type.quals & Qual.volatile) !== 0 && type.kind !== "pointer") {
      // Hardware or another processor may change it between any two reads.
      const fresh = this.#terms.atom(`volatile:${ref.id}`);
      state.facts.delete(fresh.id);
      return fresh;
    }
    const known = state.store.get(ref.id);
    if (known) return settled(state, this.#terms, known);
    const inherited = this.#fromOthers(state, ref) ?? this.#fromEnclosing(state, ref);
    const term = inherited ?? this.#terms.load(ref) ?? this.#terms.atom(`deep:${ref.id}`);
    if (term.kind === "load" && type && !state.facts.get(term.id)) {
      const range = rangeByType(term, type);
      if (range) state.facts.set(term.id, range);
    }
    return settled(state, this.#terms, term);
  }

  #value(state: State, expr: Expr): Term {
    const terms = this.#terms;
    switch (expr.kind) {
      case "const":
        return terms.constant(expr.value);
      case "float":
        return terms.atom(`float:${expr.value}`);
      case "load":
        return this.load(state, this.place(state, expr.place), expr.type);
      case "address":
        return this.#addressOf(state, expr.place);
      case "function":
        return terms.function(expr.symbol.linkName);
      case "unary": {
        const operand = this.value(state, expr.operand);
        if (operand.kind === "const")
          return terms.constant(wrap(expr.op === "neg" ? -operand.value : ~operand.value, expr.type));
        return this.#op(expr.op, [operand]);
      }
      case "binary": {
        const left = this.value(state, expr.left);
        const right = this.value(state, expr.right);
        const signed = isSigned(expr.left.type);
        if (left.kind !== "const" && isSeverity(expr)) return this.#op("severity", [left]);
        // Asked for being above zero, what has no sign is zero where it is not.
        if (
          !signed &&
          ordered.has(expr.op) &&
          isZeroOrOne(right) &&
          left.kind !== "const" &&
          expr.left.kind !== "convert"
        )
          narrow(state, left, unsigned);
        return this.#binary(state, expr.op, left, right, expr.type, signed);
      }
      case "convert":
        return this.#convert(state, this.value(state, expr.operand), expr.operand.type, expr.type);
      case "offset":
        return this.#offset(this.value(state, expr.pointer), this.value(state, expr.index), expr.scale);
      case "difference":
        return this.#op("difference", [this.value(state, expr.left), this.value(state, expr.right)]);
      case "varargs":
        return terms.atom(`varargs:${this.#fn.symbol.linkName}`);
      case "unknown":
        return terms.atom(`unknown:${this.#fn.symbol.linkName}`);
    }
  }
  #addressOf(state: State, place: Place): Term {
    // Taking an address touches nothing: `&p->Lock` with a bad p is no access yet.
    const quiet = new Evaluator(this.#terms, this.#fn, this.#target, undefined);
    return this.#terms.address(quiet.place(state, place));
  }
  #binary(state: State, op: string, left: Term, right: Term, type: Type, signed = true): Term {
    const terms = this.#terms;
    if (left.kind === "const" && right.kind === "const") {
      const folded = fold(op, left.value, right.value);
      if (folded !== undefined) return terms.constant(wrap(folded, type));
    }
    if (left.kind === "const" && right.kind !== "const") {
      const turned = mirror[op];
      if (turned) return this.#binary(state, turned, right, left, type, signed);
    }
    if (right.kind === "const") {
      if (
        right.value === 0n &&
        (op === "add" || op === "sub" || op === "or" || op === "xor" || op === "shl" || op === "shr")
      )
        return left;
      if (right.value === 0n && (op === "and" || op === "mul")) return terms.zero;
      if (op === "add" || op === "sub") {
        const sum = summed(left, op === "add" ? right.value : -right.value);
        if (sum && sum.plus >= 0n) return this.#binary(state, "add", sum.of, terms.constant(sum.plus), type);
        if (sum) return this.#binary(state, "sub", sum.of, terms.constant(-sum.plus), type);
      }
      const bits = op === "and" ? masked(terms, left, right.value) : undefined;
      if (bits) return this.#binary(state, "and", bits.of, terms.constant(bits.mask), type);
      // Nothing without a sign is below zero.
      if (right.value === 0n && !signed && (op === "lt" || op === "ge")) return op === "lt" ? terms.zero : terms.one;
      // A truth value compared with zero is itself, or its opposite.
      if (right.value === 0n && op === "ne" && isTruth(left)) return left;
    } else if (op === "gt" || op === "le") {
      // Of two variables `a > b` is `b < a`: however it is asked, what one answer says is known of the other. Opposites keep their order.
      return this.#binary(state, mirrored[op] ?? op, right, left, type, signed);
    }
    const made = this.#op(op, [left, right]);
    if (isTruth(made)) {
      const truth = truthOf(state, made);
      if (truth !== undefined) return truth ? terms.one : terms.zero;
    }
    return made;
  }
  #convert(state: State, operand: Term, from: Type, to: Type): Term {
    if (to.kind === "bool") {
      if (operand.kind === "const") return operand.value === 0n ? this.#terms.zero : this.#terms.one;
      if (isTruth(operand)) return operand;
      const truth = truthOf(state, operand);
      if (truth !== undefined) return truth ? this.#terms.one : this.#terms.zero;
      return this.#op("ne", [operand, this.#terms.zero]);
    }
    if (operand.kind === "const") return this.#terms.constant(wrap(operand.value, to));
    // An address that was worked out as a number: a container_of by ULONG_PTR, say.
    if (to.kind === "pointer" && from.kind !== "pointer" && operand.kind === "op") {
      const [start, by] = operand.args;
      if ((operand.op === "add" || operand.op === "sub") && start && by?.kind === "const")
        return this.#offset(start, operand.op === "add" ? by : this.#terms.constant(-by.value), 1);
    }
    const width = bitsOf(to);
    const was = bitsOf(from);
    if (width === undefined || was === undefined || isTruth(operand)) return operand;
    if (width === was) return this.#reread(state, operand, width, isSigned(to));
    if (width > was) return operand;
    // Levels and booleans are narrow by nature; cutting them changes nothing that is known of them.
    const fact = state.facts.get(operand.id);
    if ((fact && fact.lo >= 0 && fact.hi < 2 ** (width - 1)) || state.savedLevel(operand)) return operand;
    return this.#op(`u${width}`, [operand]);
  }
  /** The same bits read with or without a sign, where what is known of the value says that it makes a difference. */
  #reread(state: State, operand: Term, width: number, signed: boolean): Term {
    if (width !== 32) return operand;
    const fact = state.facts.get(operand.id);
    if (!fact) return operand;
    if (signed) return fact.lo >= 2 ** 31 ? this.#op("signed32", [operand]) : operand;
    return fact.hi < 0 ? this.#op("unsigned32", [operand]) : operand;
  }
  #offset(pointer: Term, index: Term, scale: number): Term {
    if (index.kind === "const") {
      const bytes = Number(index.value) * scale;
      if (bytes === 0) return pointer;
      if (pointer.kind === "op" && pointer.op === "offset") {
        const [base, by] = pointer.args;
        if (base && by?.kind === "const") return this.#offset(base, this.#terms.constant(by.value + BigInt(bytes)), 1);
      }
      // CONTAINING_RECORD: back from a member to the structure that holds it.
      if (bytes < 0 && pointer.kind === "address") {
        const outer = enclosing(pointer.place, -bytes);
        if (outer) return this.#terms.address(outer);
      }
      return this.#op("offset", [pointer, this.#terms.number(bytes)]);
    }
    return this.#op("offset", [pointer, index, this.#terms.number(scale)]);
  }
  #op(op: string, args: readonly Term[]): Term {
    return this.#terms.op(op, args) ?? this.#terms.atom(`deep:${op}:${args.map((arg) => arg.id).join()}`);
  }

  /** A member of a union after another one was written. */
  #fromOthers(state: State, ref: PlaceRef): Term | undefined {
    return ref.inUnion ? overlaid(this.#terms, state.store, ref) : undefined;
  }
  /** A member of a structure that was copied or zeroed as a whole. */
  #fromEnclosing(state: State, ref: PlaceRef): Term | undefined {
    if (ref.kind !== "field" && ref.kind !== "element") return undefined;
    const outer = state.store.get(ref.base.id) ?? this.#fromEnclosing(state, ref.base);
    if (!outer) return undefined;
    // Which element it is may not be known: one that was written since, then.
    if (outer.kind === "const")
      return ref.kind === "element" && ref.index.kind !== "const" && this.#writtenIn(state, ref.base, outer)
        ? undefined
        : outer;
    if (outer.kind === "load") {
      const inner =
        ref.kind === "field"
          ? this.#terms.field(outer.place, ref.name, ref.offset, ref.union)
          : this.#terms.element(outer.place, ref.index);
      return state.store.get(inner.id) ?? this.#fromOthers(state, inner) ?? this.#terms.load(inner);
    }
    const name = ref.kind === "field" ? `member:${ref.name}@${ref.offset}` : `element:${ref.index.id}`;
    return this.#terms.op(name, [outer]);
  }
  /** Whether a part of the place, or of its parts, holds anything else than the whole did. */
  #writtenIn(state: State, place: PlaceRef, whole: Term): boolean {
    return this.#terms.partsOf(place).some((part) => {
      const held = state.store.get(part.id);
      return held === undefined ? this.#writtenIn(state, part, whole) : held !== whole;
    });
  }
}

/** Copies what is known inside one place to another of the same type; returns what was copied and to where. */
export function copyInside(terms: Terms, state: State, from: PlaceRef, to: PlaceRef): [PlaceRef, Term][] {
  const copied: [PlaceRef, Term][] = [];
  for (const [id, value] of [...state.store]) {
    const inner = terms.place(id);
    if (inner === from || !within(inner, from)) continue;
    const target = rebase(terms, inner, from, to);
    if (!target) continue;
    state.store.set(target.id, value);
    copied.push([target, value]);
  }
  return copied;
}
function rebase(terms: Terms, place: PlaceRef, from: PlaceRef, to: PlaceRef): PlaceRef | undefined {
  if (place === from) return to;
  if (place.kind === "field") {
    const base = rebase(terms, place.base, from, to);
    return base && terms.field(base, place.name, place.offset, place.union);
  }
  if (place.kind === "element") {
    const base = rebase(terms, place.base, from, to);
    return base && terms.element(base, place.index);
  }
  return undefined;
}

function enclosing(place: PlaceRef, offset: number): PlaceRef | undefined {
  let at = place;
  let left = offset;
  while (at.kind === "field") {
    left -= at.offset;
    at = at.base;
    if (left === 0) return at;
    if (left < 0) return undefined;
  }
  return undefined;
}
/** True if the place lies in memory that only the current function and whom it hands an address can reach. */
export function isOwnLocal(place: PlaceRef): boolean {
  return rootOf(place).kind === "local";
}

/** `(ULONG)status >> 30`, as NT_ERROR, NT_WARNING and NT_INFORMATION ask. */
function isSeverity({ op, left, right }: Expr & { kind: "binary" }): boolean {
  return (
    op === "shr" &&
    right.kind === "const" &&
    right.value === 30n &&
    left.kind === "convert" &&
    !isSigned(left.type) &&
    isSigned(left.operand.type) &&
    bitsOf(left.type) === 32 &&
    bitsOf(left.operand.type) === 32
  );
}
const ordered = new Set(["lt", "le", "gt", "ge"]);
const unsigned: Fact = { lo: 0, hi: Number.POSITIVE_INFINITY, not: undefined };
function isZeroOrOne(term: Term): boolean {
  return term.kind === "const" && (term.value === 0n || term.value === 1n);
}
const truths = new Set(["eq", "ne", "lt", "le", "gt", "ge"]);
function isTruth(term: Term): boolean {
  return term.kind === "op" && truths.has(term.op);
}
/** What was added to before, and what is added to that altogether. */
function summed(left: Term, plus: bigint): { readonly of: Term; readonly plus: bigint } | undefined {
  if (left.kind !== "op" || (left.op !== "add" && left.op !== "sub")) return undefined;
  const [of, by] = left.args;
  return of && by?.kind === "const" ? { of, plus: plus + (left.op === "add" ? by.value : -by.value) } : undefined;
}
const mirror: Readonly<Record<string, string | undefined>> = {
  ...mirrored,
  add: "add",
  mul: "mul",
  and: "and",
  or: "or",
  xor: "xor",
};

function fold(op: string, a: bigint, b: bigint): bigint | undefined {
  switch (op) {
    case "add":
      return a + b;
    case "sub":
      return a - b;
    case "mul":
      return a * b;
    case "div":
      return b === 0n ? undefined : a / b;
    case "rem":
      return b === 0n ? undefined : a % b;
    case "and":
      return a & b;
    case "or":
      return a | b;
    case "xor":
      return a ^ b;
    case "shl":
      return b >= 0n && b < 64n ? a << b : undefined;
    case "shr":
      return b >= 0n && b < 64n ? a >> b : undefined;
    case "eq":
      return a === b ? 1n : 0n;
    case "ne":
      return a !== b ? 1n : 0n;
    case "lt":
      return a < b ? 1n : 0n;
    case "le":
      return a <= b ? 1n : 0n;
    case "gt":
      return a > b ? 1n : 0n;
    case "ge":
      return a >= b ? 1n : 0n;
    default:
      return undefined;
  }
}

function bitsOf(type: Type): number | undefined {
  switch (type.kind) {
    case "bool":
      return 8;
    case "integer":
      return { char: 8, short: 16, int: 32, long: 32, longlong: 64 }[type.rank];
    case "enum":
      return bitsOf(type.decl.underlying);
    case "pointer":
      return type.width ?? 64;
    default:
      return undefined;
  }
}
/** What the type alone says of a value that memory held before: worth keeping for few. */
function rangeByType(term: LoadTerm, type: Type): Fact | undefined {
  if (type.kind === "enum") return rangeOfEnum(type.decl);
  if (type.kind !== "integer" || (type.rank !== "char" && type.rank !== "short") || !originOf(term)) return undefined;
  const most = type.rank === "char" ? 0xff : 0xffff;
  const below = type.signed ? (most + 1) / 2 : 0;
  return { lo: -below, hi: most - below, not: undefined };
}
const enumRanges = new WeakMap<EnumDecl, Fact | "open">();
/** An enumeration without gaps holds one of its values; others may be sets of flags. */
function rangeOfEnum(decl: EnumDecl): Fact | undefined {
  let range = enumRanges.get(decl);
  if (!range) {
    const values = [...decl.enumerators.values()].map(Number);
    const lo = Math.min(...values);
    const hi = Math.max(...values);
    range = values.length > 1 && new Set(values).size === hi - lo + 1 ? { lo, hi, not: undefined } : "open";
    enumRanges.set(decl, range);
  }
  return range === "open" ? undefined : range;
}
function isSigned(type: Type): boolean {
  return type.kind === "integer" ? type.signed : type.kind === "enum" ? type.decl.underlying.signed : false;
}
function wrap(value: bigint, type: Type): bigint {
  const bits = bitsOf(type);
  if (bits === undefined || type.kind === "bool") return value;
  return isSigned(type) ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
}

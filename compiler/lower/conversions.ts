// Implicit conversions: promotion, operands of an operator, and conversion "as if by assignment" with the complaints a C
// compiler makes. Silent where driver code is idiomatic: signedness of integers behind pointers, `void *`, explicit casts.
import type { Expr, Place } from "../ir/ir.ts";
import type { TokenRange } from "../source/source.ts";
import type { Expression } from "../syntax/ast.ts";
import { promoted, usualConversion } from "../types/arithmetic.ts";
import { compatible } from "../types/compare.ts";
import { sizeOf } from "../types/layout.ts";
import { isArithmetic, isInteger, isUnknownType, isVolatile, pointerTo, unqualified } from "../types/make.ts";
import { typeText } from "../types/print.ts";
import type { PointerType, Type } from "../types/type.ts";
import { Qual } from "../types/type.ts";
import type { Body } from "./body.ts";
import { cxxConversion } from "./cpp/conversions.ts";
import { constant, convert, load, unknown } from "./fold.ts";

/** The value a place has when it is used: arrays and functions become pointers, volatile objects are read at once. */
export function rvalue(f: Body, place: Place, at: TokenRange): Expr {
  const { type } = place;
  if (isUnknownType(type)) return unknown(type.kind === "array" ? pointerTo(type.of) : unqualified(type));
  if (type.kind === "array") {
    f.takeAddress(place);
    return { kind: "address", place, type: pointerTo(type.of) };
  }
  if (type.kind === "function") {
    if (place.kind === "deref") return place.pointer;
    if (place.kind === "global") return { kind: "function", symbol: place.symbol, type: pointerTo(type) };
    return unknown(pointerTo(type));
  }
  if (place.kind === "deref" && place.pointer.kind === "unknown") return unknown(unqualified(type));
  if (isVolatile(type) && type.kind !== "record") {
    const temporary = f.temporary(unqualified(type), at);
    f.assign(temporary, load(place), at);
    return withBits(load(temporary), place);
  }
  return load(place);
}

/** Width of the bit-field that a value was read from: its promotion depends on it. */
const widths = new WeakMap<Expr, number>();
function withBits(value: Expr, from: Place): Expr {
  if (from.kind === "field" && from.field.bits !== undefined) widths.set(value, from.field.bits);
  return value;
}
export function bitsOf(value: Expr): number | undefined {
  if (value.kind !== "load") return undefined;
  return value.place.kind === "field" ? value.place.field.bits : widths.get(value);
}

export function promote(f: Body, value: Expr): Expr {
  if (!isInteger(value.type)) return value;
  return convert(value, promoted(value.type, bitsOf(value)), true, f.context.target);
}

/** Both operands brought to their common arithmetic type. */
export function commonArithmetic(f: Body, left: Expr, right: Expr): { left: Expr; right: Expr; type: Type } {
  const target = f.context.target;
  const type = usualConversion(promoted(left.type, bitsOf(left)), promoted(right.type, bitsOf(right)), target);
  return { left: convert(left, type, true, target), right: convert(right, type, true, target), type };
}

export function isNullConstant(value: Expr): boolean {
  return value.kind === "const" && value.value === 0n && (isInteger(value.type) || isPlainVoidPointer(value.type));
}
function isPlainVoidPointer(type: Type): boolean {
  return type.kind === "pointer" && type.to.kind === "void" && type.to.quals === 0;
}

/** Arguments without a prototype: `float` becomes `double`, small integers `int`. */
export function defaultPromotion(f: Body, value: Expr): Expr {
  if (value.type.kind === "float" && value.type.bits === 32)
    return convert(value, { kind: "float", quals: 0, bits: 64 }, true, f.context.target);
  return promote(f, value);
}

/** `value` as it is stored into something of type `to`; `what` names the occasion ("the initialisation of 'x'"). */
export function convertForAssignment(f: Body, value: Expr, to: Type, at: Expression | TokenRange, what: string): Expr {
  const target = f.context.target;
  const type = unqualified(to);
  const from = value.type;
  if (isUnknownType(type)) return unknown(type);
  if (from === type || value.kind === "unknown") return convert(value, type, true, target);
  const complain = (severity: "error" | "warning", code: string, message: string, remedy?: string): void =>
    f.context.report(at, severity, code, message, remedy);

  if (f.context.cxx) {
    const converted = cxxConversion(f, value, type, at, what);
    if (converted !== undefined) return converted;
  }
  if (isArithmetic(type) && isArithmetic(from)) return convert(value, type, true, target);
  if (type.kind === "pointer") {
    if (isNullConstant(value)) return constant(0n, type, value.kind === "const" ? value.name : undefined);
    if (from.kind === "pointer") {
      checkPointers(f, from, type, at, what);
      return convert(value, type, true, target);
    }
    if (isInteger(from)) {
      complain(
        "warning",
        "int-to-pointer",
        `${capital(what)} makes a pointer ('${typeText(type)}') from an integer ('${typeText(from)}').`,
        "Write a cast if it is meant.",
      );
      return convert(value, type, true, target);
    }
  }
  if (from.kind === "pointer" && isInteger(type)) {
    if (type.kind !== "bool")
      complain(
        "warning",
        "pointer-to-int",
        `${capital(what)} makes an integer ('${typeText(type)}') from a pointer ('${typeText(from)}').`,
        "Write a cast through ULONG_PTR if it is meant.",
      );
    return convert(value, type, true, target);
  }
  if (type.kind === "record" && from.kind === "record" && compatible(type, from, { ignoreQuals: true })) return value;
  if (type.kind === "void") return value;
  complain(
    "error",
    "incompatible-types",
    from.kind === "void"
      ? `${capital(what)} uses the value of an expression of type 'void'.`
      : `${capital(what)} needs '${typeText(type)}', but the value has type '${typeText(from)}'.`,
  );
  return unknown(type);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function checkPointers(f: Body, from: PointerType, to: PointerType, at: TokenRange, what: string): void {
  const source = from.to;
  const wanted = to.to;
  const dropped = source.quals & ~wanted.quals & (Qual.const | Qual.volatile);
  if (dropped !== 0 && source.kind !== "function") {
    const names = [dropped & Qual.const ? "const" : "", dropped & Qual.volatile ? "volatile" : ""].filter(
      (n) => n !== "",
    );
    f.context.report(
      at,
      "warning",
      "qualifier-dropped",
      `${capital(what)} drops '${names.join(" ")}' from '${typeText(from)}'.`,
      `Declare the target '${names.join(" ")}' too.`,
    );
    return;
  }
  if (source.kind === "void" || wanted.kind === "void") return;
  if (interchangeable(f, source, wanted)) return;
  f.context.report(
    at,
    "warning",
    "incompatible-pointer",
    `${capital(what)} converts '${typeText(from)}' to the different pointer type '${typeText(to)}'.`,
    "Check the types, or write a cast if it is meant.",
  );
}
function interchangeable(f: Body, a: Type, b: Type): boolean {
  if (compatible(a, b, { ignoreQuals: true })) return true;
  const { target } = f.context;
  if (isInteger(a) && isInteger(b)) return sizeOf(a, target) === sizeOf(b, target);
  // `&event` for a `PVOID *` result is what drivers write, and Microsoft's compiler takes it.
  if (a.kind === "pointer" && b.kind === "pointer")
    return a.to.kind === "void" || b.to.kind === "void" || interchangeable(f, a.to, b.to);
  if (a.kind === "array" && b.kind === "array") return interchangeable(f, a.of, b.of);
  // `T (*)[n]` decayed by hand, and structures whose first member is meant, are mistakes; a function without prototype is not.
  if (a.kind !== "function" || b.kind !== "function") return false;
  if (!a.prototyped || !b.prototyped) return true;
  // A callback that declares its context as what it is: Microsoft's compiler takes `void *` for any pointer there too.
  return (
    a.params.length === b.params.length &&
    a.variadic === b.variadic &&
    compatible(a.returns, b.returns, { ignoreQuals: true }) &&
    a.params.every(({ type }, i) => {
      const other = b.params[i]?.type;
      if (other === undefined) return false;
      if (compatible(type, other, { ignoreQuals: true })) return true;
      return (
        type.kind === "pointer" && other.kind === "pointer" && (type.to.kind === "void" || other.to.kind === "void")
      );
    })
  );
}

// The casts of C++, in its own spelling and in that of C, and `T(…)`, `T{…}`.
import type { Expr, Place } from "../../ir/ir.ts";
import type { Expression } from "../../syntax/ast.ts";
import type { CxxExpression } from "../../syntax/cpp-ast.ts";
import { INT, isInteger, isNullptr, isReference, pointerTo, unqualified, VOID } from "../../types/make.ts";
import { typeText } from "../../types/print.ts";
import type { Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { rvalue } from "../conversions.ts";
import { castTo, lowerEffect, lowerExpression } from "../expression.ts";
import { constant, convert, load, unknown } from "../fold.ts";
import { lvalueOf, placeOf } from "../places.ts";
import { typeOfName } from "../written-types.ts";
import { constructedType } from "./class-deduction.ts";
import { derivation } from "./class-info.ts";
import { classToScalar, convertNode, initialize } from "./construct.ts";
import { constructWith } from "./constructors.ts";
import { deref } from "./expressions.ts";
import { temporaryObject } from "./lifetime.ts";
import { decayed, operandOf } from "./operands.ts";
import { convertClassPointer } from "./places.ts";
import { bindReference } from "./references.ts";

type CastNode = Expression & { kind: "cast" | "namedCast" };

export function castValue(f: Body, node: CastNode): Expr | undefined {
  const written = typeOfName(f, node.type);
  if (isReference(written)) return rvalue(f, castPlace(f, node, written), node);
  const type = unqualified(written);
  if (asksAtRun(f, node, type)) return unknown(type);
  if (type.kind === "void") {
    lowerEffect(f, node.operand);
    return { kind: "convert", operand: constant(0n, INT), type: VOID, implicit: false };
  }
  const style = node.kind === "namedCast" ? node.cast : "c";
  const operand = operandOf(f, node.operand);
  if (type.kind === "record")
    return load(temporaryObject(f, type, node, (place) => constructWith(f, place, [node.operand], node, true)));
  if (operand.type.kind === "record") return convertTo(f, node, type);
  const from = decayed(operand.type);
  if (from.kind === "pointer" && type.kind === "pointer" && style !== "reinterpret_cast") {
    const a = from.to;
    const b = type.to;
    if (
      a.kind === "record" &&
      b.kind === "record" &&
      a.decl !== b.decl &&
      (derivation(a.decl, b.decl) > 0 || derivation(b.decl, a.decl) > 0)
    )
      return convertClassPointer(f, lowerExpression(f, node.operand), a.decl, b.decl, type);
  }
  if (style === "static_cast") checkStaticCast(f, node, from, type, operand.nullConstant);
  if (style === "const_cast" && type.kind !== "pointer")
    f.context.report(node, "error", "bad-cast", "'const_cast' gives a pointer or a reference.", "Use static_cast.");
  if (type.kind === "pointer" && type.to.kind === "function")
    return castTo(
      f,
      convertNode(
        f,
        node.operand,
        from.kind === "pointer" && from.to.kind === "function" ? overloadType(f, node.operand, type) : from,
        "the cast",
      ),
      type,
      node,
    );
  return castTo(f, lowerExpression(f, node.operand), type, node);
}
/** `dynamic_cast` to anything but a base is refused. */
function asksAtRun(f: Body, node: CastNode, to: Type): boolean {
  if (node.kind !== "namedCast" || node.cast !== "dynamic_cast" || isToBase(f, node, to)) return false;
  const message = "'dynamic_cast' is not supported: kernel drivers are built without RTTI";
  f.context.report(node, "information", "cxx", message);
  f.refuse(node, "dynamic_cast", message);
  return true;
}
/** To a base, or the class itself: nothing is asked when it runs. */
function isToBase(f: Body, node: CastNode, to: Type): boolean {
  const own = (type: Type): Type => (type.kind === "pointer" ? unqualified(type.to) : type);
  const from = own(decayed(operandOf(f, node.operand).type));
  const base = own(to);
  return from.kind === "record" && base.kind === "record" && derivation(from.decl, base.decl) >= 0;
}
/** A cast chooses among overloads. */
function overloadType(f: Body, node: Expression, type: Type): Type {
  const operand = operandOf(f, node);
  const own = decayed(operand.type);
  return node.kind === "identifier" && f.scope.find(node.name)?.kind === "symbol" ? type : own;
}
function convertTo(f: Body, node: CastNode, type: Type): Expr {
  const value = classToScalar(f, node.operand, type, true) ?? classToScalar(f, node.operand, "condition", true);
  if (value !== undefined) return castTo(f, value, type, node);
  f.context.report(
    node,
    "error",
    "bad-cast",
    `'${typeText(operandOf(f, node.operand).type)}' cannot be cast to '${typeText(type)}'.`,
    "Declare a conversion function.",
  );
  return unknown(type);
}
function checkStaticCast(f: Body, node: CastNode, from: Type, type: Type, nullConstant: boolean): void {
  const bad = (): void =>
    f.context.report(
      node,
      "error",
      "bad-cast",
      `'static_cast' does not convert '${typeText(from)}' to '${typeText(type)}'.`,
      "Use reinterpret_cast if the bits are meant.",
    );
  if (from.kind === "pointer" && type.kind === "pointer") {
    const a = from.to;
    const b = type.to;
    if (isNullptr(from) || nullConstant || a.kind === "void" || b.kind === "void" || isReference(type)) return;
    if (typeText(unqualified(a), "", true) === typeText(unqualified(b), "", true)) return;
    if (a.kind === "integer" && b.kind === "integer" && a.rank === b.rank && a.signed === b.signed) return;
    if (a.kind !== "function" || b.kind !== "function") bad();
    return;
  }
  if (from.kind === "pointer" && isInteger(type) && type.kind !== "bool") bad();
  if (type.kind === "pointer" && isInteger(from) && !nullConstant) bad();
}

/** A cast to a reference denotes the object itself, seen as another type. */
export function castPlace(f: Body, node: CastNode, type: Type & { kind: "pointer" }): Place {
  const target = type.to;
  asksAtRun(f, node, target);
  const operand = operandOf(f, node.operand);
  if (operand.category === "value") {
    const pointer = bindReference(f, node.operand, type.reference === "rvalue" ? type : { ...type }, "the cast");
    return deref(pointer, node);
  }
  const place = placeOf(f, node.operand) ?? lvalueOf(f, node.operand, "referred to");
  f.takeAddress(place);
  const address: Expr = { kind: "address", place, type: pointerTo(place.type) };
  if (
    place.type.kind === "record" &&
    target.kind === "record" &&
    place.type.decl !== target.decl &&
    !(node.kind === "namedCast" && node.cast === "reinterpret_cast")
  )
    return deref(convertClassPointer(f, address, place.type.decl, target.decl, pointerTo(target)), node);
  const same = typeText(unqualified(place.type), "", true) === typeText(unqualified(target), "", true);
  if (same && place.kind !== "deref") return { ...place, type: target };
  return deref(
    convert(place.kind === "deref" ? place.pointer : address, pointerTo(target), false, f.context.target),
    node,
  );
}

export function constructed(f: Body, node: CxxExpression & { kind: "construct" }): Expr {
  const type = unqualified(constructedType(f, node));
  const { initializer } = node;
  if (type.kind === "record" || type.kind === "array")
    return load(temporaryObject(f, type, node, (place) => initialize(f, place, initializer, node)));
  if (type.kind === "void") {
    const args = initializer.kind === "arguments" ? initializer.args : [];
    for (const arg of args) lowerEffect(f, arg);
    return { kind: "convert", operand: constant(0n, INT), type: VOID, implicit: false };
  }
  const args =
    initializer.kind === "arguments"
      ? initializer.args
      : initializer.kind === "list"
        ? initializer.items.flatMap(({ value }) => (value.kind === "expression" ? [value.expression] : []))
        : [];
  const [only] = args;
  if (args.length > 1)
    f.context.report(node, "error", "excess-initializer", `'${typeText(type)}' takes one initialiser.`);
  if (only === undefined) return type.kind === "float" ? { kind: "float", value: 0, type } : constant(0n, type);
  if (node.type.specifiers.type.kind === "auto") return lowerExpression(f, only);
  // `T(x)` is the cast `(T)x`.
  const cast: CastNode = { kind: "cast", type: node.type, operand: only, first: node.first, last: node.last };
  return castValue(f, cast) ?? unknown(type);
}

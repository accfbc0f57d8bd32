// What a reference is bound to: an object as it is, its base, or a temporary that lives as long as the reference.
import type { Expr, Place } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import type { Expression } from "../../syntax/ast.ts";
import { qualified, unqualified } from "../../types/make.ts";
import { typeText } from "../../types/print.ts";
import type { Type } from "../../types/type.ts";
import { Qual } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { lowerExpression } from "../expression.ts";
import { convert, unknown } from "../fold.ts";
import { addressOf } from "../operators.ts";
import { placeOf } from "../places.ts";
import { derivation } from "./class-info.ts";
import { initializeFrom } from "./construct.ts";
import type { ClassInfo } from "./entities.ts";
import { destroyAtEnd, temporaryObject } from "./lifetime.ts";
import { operandOf } from "./operands.ts";
import { conversionCost, sameType } from "./overloads.ts";
import { asBase } from "./places.ts";

/** Binds a reference; what it gives is the address. `extend`: a temporary lives as long as the block. */
export function bindReference(f: Body, node: Expression, type: Type, what: string, extend = false): Expr {
  if (type.kind !== "pointer") return unknown(type);
  const target = type.to;
  const { target: machine } = f.context;
  if (node.kind !== "braced") {
    const operand = operandOf(f, node);
    const cost = conversionCost(f, operand, type, node);
    const related =
      (operand.type.kind === "record" && target.kind === "record" && relatedClasses(operand.type, target)) ||
      (operand.type.kind !== "record" &&
        conversionCost(f, { ...operand, category: "lvalue" }, withConst(type), node) !== undefined &&
        sameKind(operand.type, target));
    if (cost === undefined) {
      f.context.report(
        node,
        "error",
        "bad-reference",
        operand.category !== "lvalue" && type.reference === "lvalue"
          ? `${capital(what)} needs an object that can be changed ('${typeText(type)}'), not a value of type '${typeText(operand.type)}'.`
          : `${capital(what)} cannot refer to '${typeText(operand.type)}' as '${typeText(type)}'.`,
        operand.category === "lvalue" && type.reference === "rvalue"
          ? "Move from it explicitly, or take a reference to const."
          : "Check the types, and whether the reference should be to const.",
      );
      lowerExpression(f, node);
      return unknown(type);
    }
    if (related && operand.category !== "value") {
      const place = placeOf(f, node);
      if (place !== undefined && !(place.kind === "field" && place.field.bits !== undefined)) {
        if (place.type.kind === "function") return convert(lowerExpression(f, node), type, true, machine);
        const at = target.kind === "record" ? asBase(f, place, target.decl) : place;
        f.takeAddress(at);
        return convert(addressOf(f, at), type, true, machine);
      }
    }
  }
  const made = node.kind === "braced" ? undefined : operandOf(f, node);
  const own =
    made?.category === "value" &&
    made.type.kind === "record" &&
    target.kind === "record" &&
    relatedClasses(made.type, target)
      ? made.type
      : target;
  const construct = (place: Place): void => initializeFrom(f, place, node, what);
  let place: Place;
  if (extend && f.unevaluated === 0) {
    place = f.temporary(unqualified(own), node);
    construct(place);
    extended.set(f, [...(extended.get(f) ?? []), place]);
  } else place = temporaryObject(f, own, node, construct);
  const at = target.kind === "record" ? asBase(f, place, target.decl) : place;
  f.takeAddress(at);
  return convert(addressOf(f, at), type, true, machine);
}
/** Temporaries that a reference's declaration keeps; they are registered when the full expression is over. */
const extended = new WeakMap<Body, Place[]>();
export function keepExtended(f: Body, at: TokenRange): void {
  const places = extended.get(f) ?? [];
  extended.delete(f);
  for (const place of places) destroyAtEnd(f, place, at);
}
function relatedClasses(from: Type, target: Type): boolean {
  return (
    from.kind === "record" &&
    target.kind === "record" &&
    (from.decl === target.decl || asBaseOf(from.decl, target.decl))
  );
}
export function asBaseOf(derived: ClassInfo["decl"], base: ClassInfo["decl"]): boolean {
  return derivation(derived, base) > 0;
}
function sameKind(a: Type, b: Type): boolean {
  if (a.kind === "array" || b.kind === "array") return a.kind === b.kind;
  if (a.kind === "function" || b.kind === "function") return a.kind === b.kind;
  return sameType(a, b);
}
const withConst = (type: Type & { kind: "pointer" }): Type => ({
  ...type,
  reference: "lvalue",
  to: qualified(type.to, Qual.const),
});
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

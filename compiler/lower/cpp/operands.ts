// What an expression is before it is lowered for good: its type, and whether it is an object or a value. Overloads are chosen by that.
import type { Expr, Place } from "../../ir/ir.ts";
import type { Expression } from "../../syntax/ast.ts";
import {
  arrayOf,
  BOOL,
  CHAR,
  INT,
  isNullptr,
  isReference,
  isUnknownType,
  NULLPTR,
  pointerTo,
  qualified,
  unqualified,
} from "../../types/make.ts";
import type { Type } from "../../types/type.ts";
import { Qual } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { lowerCall } from "../calls.ts";
import { lowerExpression } from "../expression.ts";
import { placeOf } from "../places.ts";
import { stringElement } from "../strings.ts";
import { typeOfName } from "../written-types.ts";
import { constructedType } from "./class-deduction.ts";
import { lambdaType } from "./lambdas.ts";
import { operatorCall } from "./operators.ts";
import { cxxOf, type Operand } from "./state.ts";

export function operandOf(f: Body, node: Expression): Operand {
  const { operands } = cxxOf(f);
  const known = operands.get(node);
  if (known !== undefined) return known;
  const found = classify(f, node);
  operands.set(node, found);
  return found;
}
const value = (type: Type, nullConstant = false): Operand => ({ type, category: "value", nullConstant });

function classify(f: Body, node: Expression): Operand {
  switch (node.kind) {
    case "integer":
      return value(quietly(f, () => lowerExpression(f, node)).type, node.value === 0n);
    case "boolean":
    case "isNoexcept":
      return value(BOOL);
    case "nullptr":
      return value(NULLPTR, true);
    case "character":
      if (node.encoding === "char") return value(CHAR);
      break;
    case "string":
      return {
        type: arrayOf(qualified(stringElement(node.encoding, true), Qual.const), node.units.length + 1),
        category: "lvalue",
        nullConstant: false,
      };
    case "braced":
      return { type: NULLPTR, category: "value", nullConstant: false };
    case "lambda":
      return value(lambdaType(f, node));
    case "construct":
      return ofType(quietly(f, () => constructedType(f, node)));
    case "namedCast":
    case "cast":
      return castOperand(f, node);
  }
  return quietly(f, () => {
    const raw = node.kind === "call" ? lowerCall(f, node) : operatorCall(f, node);
    if (raw !== undefined) return ofType(raw.type, raw);
    const place = placeOf(f, node);
    if (place !== undefined) return ofPlace(f, node, place);
    const lowered = lowerExpression(f, node);
    // `&reference`: the address itself.
    if (isReference(lowered.type)) return value(pointerTo(lowered.type.to));
    return value(lowered.kind === "unknown" && !isUnknownType(lowered.type) ? UNKNOWN : lowered.type, isNull(lowered));
  });
}
/** `(T *)0` and `NULL` as the headers of C spell it. */
function isNull(lowered: Expr): boolean {
  return (
    lowered.kind === "const" && lowered.value === 0n && (lowered.type.kind === "integer" || isNullptr(lowered.type))
  );
}
function castOperand(f: Body, node: Expression & { kind: "namedCast" | "cast" }): Operand {
  const type = quietly(f, () => typeOfName(f, node.type));
  if (isReference(type)) return ofType(type);
  const zero = type.kind === "pointer" && node.operand.kind === "integer" && node.operand.value === 0n;
  return value(unqualified(type), zero && type.to.kind === "void");
}
/** By the type a function returns or a cast names. */
function ofType(type: Type, raw?: Expr): Operand {
  if (isReference(type))
    return { type: type.to, category: type.reference === "rvalue" ? "xvalue" : "lvalue", nullConstant: false };
  if (raw?.kind === "unknown") return value(isUnknownType(raw.type) ? raw.type : UNKNOWN);
  return value(type);
}
function ofPlace(f: Body, node: Expression, place: Place): Operand {
  if (place.kind === "deref" && place.pointer.kind === "unknown" && place.type === INT) return value(UNKNOWN);
  // A member of a temporary is one itself.
  if (node.kind === "member" && !node.arrow && operandOf(f, node.object).category !== "lvalue")
    return { type: place.type, category: "xvalue", nullConstant: false };
  return { type: place.type, category: "lvalue", nullConstant: false };
}
function quietly<T>(f: Body, look: () => T): T {
  f.context.silent++;
  try {
    return f.unevaluatedly(look);
  } finally {
    f.context.silent--;
  }
}

/** The type of what is not known: it converts to anything. */
export const UNKNOWN: Type = { ...pointerTo(INT) };
export const isUnknownOperand = (operand: Operand): boolean => operand.type === UNKNOWN;

/** An lvalue's type as a value: arrays and functions are pointers. */
export function decayed(type: Type): Type {
  if (type.kind === "array") return pointerTo(type.of);
  if (type.kind === "function") return pointerTo(type);
  return unqualified(type);
}

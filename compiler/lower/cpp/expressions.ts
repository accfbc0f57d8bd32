// Expressions as C++ has them, and those of C that mean more in C++: objects instead of values, `bool` from comparisons, casts.
import type { Expr, Place } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import type { Expression } from "../../syntax/ast.ts";
import { compatible } from "../../types/compare.ts";
import { BOOL, CHAR, INT, isReference, NULLPTR, pointerTo, qualified, unqualified, VOID } from "../../types/make.ts";
import { typeText } from "../../types/print.ts";
import { Qual, type Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { lowerCondition, lowerLogical } from "../branches.ts";
import { lowerCall } from "../calls.ts";
import { rvalue } from "../conversions.ts";
import { lowerEffect, lowerExpression } from "../expression.ts";
import { binary, constant, convert, load, unknown } from "../fold.ts";
import { combine, lowerAssignment, lowerBinary, lowerIncrement, lowerUnary } from "../operators.ts";
import { addToPointer, derefPlace, fieldPlace, lowerIndex, placeOf, unknownPlace } from "../places.ts";
import { typeOfName } from "../written-types.ts";
import { castPlace, castValue, constructed } from "./casts.ts";
import { classToScalar, objectPlace, rangeOf } from "./construct.ts";
import { memberEnumerator, memberPlace, namePlace, nameValue } from "./denoted.ts";
import { lowerThrow } from "./exceptions.ts";
import { constructLambda, lambdaType } from "./lambdas.ts";
import { temporaryObject } from "./lifetime.ts";
import { isMethod, memberFunction } from "./member-pointers.ts";
import { lowerDelete, lowerNew } from "./memory.ts";
import { entityOf } from "./names.ts";
import { operandOf } from "./operands.ts";
import { operatorCall } from "./operators.ts";
import { thisPointer } from "./places.ts";
import { cxxOf } from "./state.ts";
import { typeTrait } from "./type-traits.ts";
import { uuidPlace } from "./uuid.ts";
import { lowerInto } from "./values.ts";

/** The value of an expression that means something else than in C, or undefined where C's rules give it. */
export function cxxValue(f: Body, node: Expression): Expr | undefined {
  switch (node.kind) {
    case "boolean":
      return constant(node.value ? 1n : 0n, BOOL);
    case "isNoexcept":
      return constant(1n, BOOL);
    case "nullptr":
      return constant(0n, NULLPTR);
    case "character":
      if (node.encoding !== "char") return undefined;
      return constant(BigInt(node.value), node.value >= -128 && node.value < 128 ? CHAR : INT);
    case "this": {
      const pointer = thisPointer(f);
      if (pointer !== undefined) return pointer;
      f.context.report(node, "error", "no-object", "'this' stands outside of a member function.");
      return unknown(pointerTo(VOID));
    }
    case "uuidof":
      return load(uuidPlace(f, node));
    case "new":
      return lowerNew(f, node);
    case "delete":
      return lowerDelete(f, node);
    case "throw":
      return lowerThrow(f, node);
    case "namedCast":
    case "cast":
      return castValue(f, node);
    case "construct":
      return constructed(f, node);
    case "pointedMember":
      f.context.report(node, "information", "cxx", "C++ pointers to data members are not supported.");
      f.refuse(node, "pointer to member", "C++ pointers to data members are not supported.");
      return unknown(INT);
    case "lambda":
      return load(temporaryObject(f, lambdaType(f, node), node, (place) => constructLambda(f, node, place)));
    case "call":
      return through(f, lowerCall(f, node), node);
    case "binary":
      return binaryValue(f, node);
    case "unary":
      return unaryValue(f, node);
    case "assignment":
    case "increment":
    case "index": {
      const raw = operatorCall(f, node);
      return raw === undefined ? undefined : through(f, raw, node);
    }
    case "conditional":
      return conditionalValue(f, node);
    case "identifier":
    case "qualified":
      return nameValue(f, node);
    case "member": {
      const place = memberPlace(f, node);
      return place === undefined ? memberEnumerator(f, node) : rvalue(f, place, node);
    }
    case "braced":
      f.context.report(node, "error", "bad-initializer", "A list in braces cannot stand here.", "Name its type.");
      return unknown(INT);
    case "typeTrait":
      return typeTrait(f, node);
    case "expansion":
    case "fold":
    case "packSize":
      return unexpanded(f, node);
    default:
      return undefined;
  }
}

/** Whatever names packs that have elements is spelled out before it is lowered. */
function unexpanded(f: Body, node: Expression & { kind: "expansion" | "fold" | "packSize" }): Expr {
  const message = "This names no parameter pack whose elements are known here.";
  f.context.report(node, "information", "cxx", message, "Expand the packs of one template at a time.");
  f.refuse(node, "parameter pack", message);
  return unknown(INT);
}

/** The value behind a reference that a function returned. */
function through(f: Body, raw: Expr, at: TokenRange): Expr {
  if (!isReference(raw.type)) return raw;
  if (raw.kind === "unknown") return unknown(unqualified(raw.type.to));
  return rvalue(f, { kind: "deref", pointer: raw, type: raw.type.to, at: { first: at.first, last: at.last } }, at);
}

/** The object an expression denotes by the rules of C++; "no" where it denotes none, undefined where C's rules say. */
export function cxxPlace(f: Body, node: Expression): Place | undefined | "no" {
  switch (node.kind) {
    case "identifier":
    case "qualified":
      return namePlace(f, node);
    case "member":
      return memberPlace(f, node) ?? (memberEnumerator(f, node) === undefined ? undefined : "no");
    case "call":
    case "unary":
    case "index":
    case "assignment":
    case "increment":
    case "binary":
      return resultPlace(f, node);
    case "conditional":
      return conditionalPlace(f, node);
    case "comma": {
      if (operandOf(f, node.right).category === "value") return "no";
      lowerEffect(f, node.left);
      return placeOf(f, node.right) ?? "no";
    }
    case "namedCast":
    case "cast": {
      const type = typeOfName(f, node.type);
      if (!isReference(type)) return "no";
      return castPlace(f, node, type);
    }
    case "uuidof":
      return uuidPlace(f, node);
    case "boolean":
    case "nullptr":
    case "this":
    case "new":
    case "delete":
    case "throw":
    case "construct":
    case "braced":
    case "isNoexcept":
    case "lambda":
    case "pointedMember":
    case "typeTrait":
    case "expansion":
    case "fold":
    case "packSize":
      return "no";
    default:
      return undefined;
  }
}

/** What every pointer to an object converts to. */
const ANY_POINTER = pointerTo(qualified(VOID, Qual.const | Qual.volatile));

function resultPlace(f: Body, node: Expression): Place | undefined | "no" {
  if (node.kind === "call") {
    const operand = operandOf(f, node);
    if (operand.category === "value") return "no";
    const raw = lowerCall(f, node);
    return isReference(raw.type) ? deref(raw, node) : unknownPlace(operand.type, node);
  }
  const raw = operatorCall(f, node);
  if (raw !== undefined) {
    if (isReference(raw.type)) return deref(raw, node);
    return raw.kind === "load" && raw.type.kind === "record" ? raw.place : "no";
  }
  if (node.kind === "assignment") {
    lowerAssignment(f, node, false);
    return placeOf(f, node.left);
  }
  if (node.kind === "increment" && node.prefix) {
    lowerIncrement(f, node, false);
    return placeOf(f, node.operand);
  }
  if (node.kind === "unary" && node.operator === "*" && operandOf(f, node.operand).type.kind === "record") {
    const pointer = classToScalar(f, node.operand, ANY_POINTER);
    return pointer === undefined ? undefined : derefPlace(f, pointer, node);
  }
  if (node.kind === "index" && operandOf(f, node.object).type.kind === "record") {
    const pointer = classToScalar(f, node.object, ANY_POINTER);
    if (pointer === undefined) return undefined;
    return derefPlace(f, addToPointer(f, pointer, lowerIndex(f, node.index), false, node), node);
  }
  return node.kind === "unary" || node.kind === "index" ? undefined : "no";
}

export function deref(raw: Expr, at: TokenRange): Place {
  const type = raw.type.kind === "pointer" ? raw.type.to : raw.type;
  return { kind: "deref", pointer: raw, type, at: { first: at.first, last: at.last } };
}

function binaryValue(f: Body, node: Expression & { kind: "binary" }): Expr | undefined {
  if (node.operator === "&&" || node.operator === "||") {
    const raw = operatorCall(f, node);
    return raw === undefined ? convert(lowerLogical(f, node), BOOL, true, f.context.target) : through(f, raw, node);
  }
  // A long chain leans to the left; only where a class or an enumeration takes part is it walked by recursion.
  const involved = (each: Expression): boolean => {
    const { type } = operandOf(f, each);
    return type.kind === "record" || type.kind === "enum";
  };
  let plain = true;
  let at: Expression = node;
  while (at.kind === "binary" && at.operator !== "&&" && at.operator !== "||") {
    if (involved(at.right)) plain = false;
    at = at.left;
  }
  if (involved(at)) plain = false;
  if (plain)
    return comparison.has(node.operator) ? convert(lowerBinary(f, node), BOOL, true, f.context.target) : undefined;
  const raw = operatorCall(f, node);
  if (raw !== undefined) return through(f, raw, node);
  // C++20 makes `a != b` of `!(a == b)` where a class has no operator for it.
  const equal = node.operator === "!=" ? operatorCall(f, { ...node, operator: "==" }) : undefined;
  if (equal !== undefined) {
    const same = convert(through(f, equal, node), BOOL, false, f.context.target);
    return convert(
      binary("eq", same, constant(0n, BOOL), INT, rangeOf(node), f.context.target),
      BOOL,
      true,
      f.context.target,
    );
  }
  const left = scalar(f, node.left);
  const right = scalar(f, node.right);
  for (const [value, each] of [
    [left, node.left],
    [right, node.right],
  ] as const) {
    if (
      value.type.kind === "enum" &&
      value.type.decl.scoped === true &&
      left.type !== right.type &&
      !sameEnum(left.type, right.type)
    ) {
      f.context.report(
        each,
        "error",
        "bad-operands",
        `'${node.operator}' does not apply to '${typeText(left.type)}' and '${typeText(right.type)}': the values of a scoped enumeration convert to nothing.`,
        "Write a static_cast.",
      );
      return unknown(INT);
    }
  }
  const value = combine(f, node.operator, left, right, node);
  return comparison.has(node.operator) ? convert(value, BOOL, true, f.context.target) : value;
}

const comparison: ReadonlySet<string> = new Set(["<", ">", "<=", ">=", "==", "!="]);

const sameEnum = (a: Type, b: Type): boolean =>
  a.kind === "enum" && b.kind === "enum" && compatible(a, b, { ignoreQuals: true });

/** An operand as a number or pointer, through a conversion function if it is of a class. */
function scalar(f: Body, node: Expression): Expr {
  const operand = operandOf(f, node);
  if (operand.type.kind !== "record") return lowerExpression(f, node);
  return classToScalar(f, node, "condition") ?? lowerExpression(f, node);
}

function unaryValue(f: Body, node: Expression & { kind: "unary" }): Expr | undefined {
  const raw = operatorCall(f, node);
  if (raw !== undefined) return through(f, raw, node);
  if (node.operator === "&") {
    const entity =
      node.operand.kind === "qualified" || node.operand.kind === "identifier" ? entityOf(f, node.operand) : undefined;
    const fn = entity?.kind === "symbol" ? entity.overloads?.functions[0] : undefined;
    if (fn !== undefined && isMethod(fn)) return memberFunction(f, fn);
    if (entity?.kind === "member" && node.operand.kind === "qualified") {
      const object = unknownPlace({ kind: "record", quals: 0, decl: entity.owner }, node);
      f.refuse(node, "pointer to member", "C++ pointers to data members are not supported.");
      const member = fieldPlace(f, object, node.operand.name, node);
      return unknown(pointerTo(member?.type ?? VOID));
    }
    return undefined;
  }
  if (operandOf(f, node.operand).type.kind !== "record")
    return node.operator === "!" ? convert(lowerUnary(f, node), BOOL, true, f.context.target) : undefined;
  const value = classToScalar(
    f,
    node.operand,
    node.operator === "*" ? ANY_POINTER : "condition",
    node.operator === "!",
  );
  if (value === undefined) return undefined;
  if (node.operator === "!")
    return combine(f, "==", value, constant(0n, value.type.kind === "pointer" ? value.type : INT), node);
  if (node.operator === "*") return rvalue(f, derefPlace(f, value, node), node);
  // `+[] { … }`: the pointer to the lambda's function.
  if (node.operator === "+" && value.type.kind === "pointer") return value;
  return undefined;
}

/** What an object is as a condition; undefined for what is no object of a class. */
export function classCondition(f: Body, node: Expression): Expr | undefined {
  return classToScalar(f, node, "condition", true);
}

function conditionalValue(f: Body, node: Expression & { kind: "conditional" }): Expr | undefined {
  if (node.then === undefined) return undefined;
  if (node.then.kind === "throw" || node.else.kind === "throw") return unlessThrown(f, node, node.then);
  const type = conditionalClass(f, node);
  if (type === undefined) return undefined;
  return load(temporaryObject(f, type, node, (place) => lowerInto(f, node, place)));
}

/** `x ? x : throw e`: the whole is what the other one is. */
function unlessThrown(f: Body, node: Expression & { kind: "conditional" }, then: Expression): Expr {
  const yes = f.block();
  const no = f.block();
  lowerCondition(f, node.condition, yes, no);
  const [leaves, stays] = then.kind === "throw" ? [yes, no] : [no, yes];
  const [thrown, kept] = then.kind === "throw" ? [then, node.else] : [node.else, then];
  f.placed.push(leaves);
  f.current = leaves;
  lowerExpression(f, thrown);
  f.placed.push(stays);
  f.current = stays;
  return operandOf(f, kept).type.kind === "record" ? load(objectPlace(f, kept)) : lowerExpression(f, kept);
}

function conditionalClass(f: Body, node: Expression & { kind: "conditional" }): Type | undefined {
  if (node.then === undefined) return undefined;
  const then = operandOf(f, node.then);
  const other = operandOf(f, node.else);
  if (then.type.kind === "record") return unqualified(then.type);
  return other.type.kind === "record" ? unqualified(other.type) : undefined;
}

/** Both results are objects of one type: so is the whole. */
function conditionalPlace(f: Body, node: Expression & { kind: "conditional" }): Place | "no" {
  if (node.then === undefined) return "no";
  const then = operandOf(f, node.then);
  const other = operandOf(f, node.else);
  // The whole is const where one of them is.
  const type = qualified(then.type, other.type.quals);
  if (
    then.category === "value" ||
    other.category === "value" ||
    typeText(type, "", true) !== typeText(qualified(other.type, then.type.quals), "", true)
  )
    return "no";
  if (then.type.kind === "function" || then.type.kind === "array") return "no";
  const pointer = pointerTo(type);
  const yes = f.block();
  const no = f.block();
  const after = f.block();
  const result = f.temporary(pointer, node);
  lowerCondition(f, node.condition, yes, no);
  const cxx = cxxOf(f);
  cxx.branches++;
  for (const [block, each] of [
    [yes, node.then],
    [no, node.else],
  ] as const) {
    f.placed.push(block);
    f.current = block;
    const place = placeOf(f, each) ?? unknownPlace(then.type, each);
    f.takeAddress(place);
    f.assign(result, { kind: "address", place, type: pointer }, each);
    f.jump(after);
  }
  cxx.branches--;
  f.placed.push(after);
  f.current = after;
  return derefPlace(f, load(result), node);
}

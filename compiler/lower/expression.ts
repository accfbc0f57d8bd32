// The values of expressions: literals, casts, and the dispatch to places, operators and calls.
// The result is pure; calls, assignments and volatile reads have been emitted as instructions on the way.
import type { Expr } from "../ir/ir.ts";
import type { TokenRange } from "../source/source.ts";
import type { Expression } from "../syntax/ast.ts";
import { literalType } from "../types/arithmetic.ts";
import { compatible } from "../types/compare.ts";
import { DOUBLE, FLOAT, INT, isInteger, isScalar, LDOUBLE, UCHAR, unqualified, VOID } from "../types/make.ts";
import { typeText } from "../types/print.ts";
import type { Type } from "../types/type.ts";
import type { Body } from "./body.ts";
import { lowerConditional, lowerLogical } from "./branches.ts";
import { lowerCall, lowerVaArg } from "./calls.ts";
import { bitsOf, isNullConstant, rvalue } from "./conversions.ts";
import { cxxValue } from "./cpp/expressions.ts";
import { operatorCall } from "./cpp/operators.ts";
import { constant, convert, unknown } from "./fold.ts";
import { lowerAssignment, lowerBinary, lowerIncrement, lowerUnary } from "./operators.ts";
import { placeOf } from "./places.ts";
import { lowerOffsetof, lowerSizeof } from "./sizes.ts";
import { lowerCompound, lowerValueBlock } from "./statement.ts";
import { stringElement } from "./strings.ts";
import { typeOfName } from "./written-types.ts";

/** The value of an expression. Arrays and functions have become pointers. */
export function lowerExpression(f: Body, node: Expression): Expr {
  if (f.context.cxx) {
    const value = cxxValue(f, node);
    if (value !== undefined) return value;
  }
  switch (node.kind) {
    case "integer": {
      const type = literalType(node.value, node.decimal, node.suffix);
      return constant(node.value, type, f.context.names.macroOf(f.context.declaration, node.first));
    }
    case "character": {
      const type =
        node.encoding === "char" ? INT : node.encoding === "utf8" ? UCHAR : stringElement(node.encoding, f.context.cxx);
      return constant(BigInt(node.value), type, f.context.names.macroOf(f.context.declaration, node.first));
    }
    case "float": {
      const type = node.suffix === "f" ? FLOAT : node.suffix === "l" ? LDOUBLE : DOUBLE;
      return { kind: "float", value: node.suffix === "f" ? Math.fround(node.value) : node.value, type };
    }
    case "identifier":
    case "string":
    case "member":
    case "index":
    case "compoundLiteral":
      return lowerLvalueKind(f, node);
    case "unary":
      if (node.operator === "*") return lowerLvalueKind(f, node);
      return lowerUnary(f, node);
    case "call":
      return lowerCall(f, node);
    case "increment":
      return lowerIncrement(f, node, true);
    case "binary":
      return node.operator === "&&" || node.operator === "||" ? lowerLogical(f, node) : lowerBinary(f, node);
    case "assignment":
      return lowerAssignment(f, node, true);
    case "conditional":
      return lowerConditional(f, node);
    case "comma":
      lowerEffect(f, node.left);
      return lowerExpression(f, node.right);
    case "cast":
      return lowerCast(f, node);
    case "sizeof":
    case "alignof":
      return lowerSizeof(f, node);
    case "offsetof":
      return lowerOffsetof(f, node);
    case "vaArg":
      return lowerVaArg(f, node, typeOfName(f, node.type));
    case "generic":
      return lowerExpression(
        f,
        chooseGeneric(f, node) ?? { kind: "notUnderstood", construct: "_Generic", first: node.first, last: node.last },
      );
    case "statementExpression":
      return lowerValueBlock(f, node.body);
    case "notUnderstood":
      f.refuse(node, node.construct, `'${node.construct}' was not understood.`);
      return unknown(INT);
    default:
      return unknown(INT);
  }
}

/** An expression whose value is not used. */
export function lowerEffect(f: Body, node: Expression): void {
  switch (node.kind) {
    case "assignment":
      if (f.context.cxx && operatorCall(f, node) !== undefined) return;
      lowerAssignment(f, node, false);
      return;
    case "increment":
      if (f.context.cxx && operatorCall(f, node) !== undefined) return;
      lowerIncrement(f, node, false);
      return;
    case "call":
      // A reference that is returned is not read.
      lowerCall(f, node);
      return;
    case "comma":
      lowerEffect(f, node.left);
      lowerEffect(f, node.right);
      return;
    case "cast": {
      const type = typeOfName(f, node.type);
      if (type.kind === "void") lowerEffect(f, node.operand);
      else lowerExpression(f, node);
      return;
    }
    case "statementExpression":
      lowerCompound(f, node.body);
      return;
    default:
      lowerExpression(f, node);
  }
}

function lowerLvalueKind(f: Body, node: Expression): Expr {
  // Macros that trace nothing are often `#define Trace(...) __noop`.
  if (node.kind === "identifier" && node.name === "__noop" && f.scope.find(node.name) === undefined)
    return constant(0n, INT);
  const place = placeOf(f, node);
  if (place !== undefined) return rvalue(f, place, node);
  if (node.kind === "identifier") {
    const entity = f.scope.find(node.name);
    if (entity?.kind === "enumerator") return constant(entity.value, entity.type, node.name);
  }
  return unknown(INT);
}

function lowerCast(f: Body, node: Expression & { kind: "cast" }): Expr {
  const type = unqualified(typeOfName(f, node.type));
  if (type.kind === "void") {
    lowerEffect(f, node.operand);
    return { kind: "convert", operand: constant(0n, INT), type: VOID, implicit: false };
  }
  const value = lowerExpression(f, node.operand);
  return castTo(f, value, type, node);
}
export function castTo(f: Body, value: Expr, type: Type, node: TokenRange): Expr {
  const from = value.type;
  if (value.kind === "unknown") return unknown(type);
  if (type.kind === "record" && from.kind === "record" && compatible(type, from, { ignoreQuals: true })) return value;
  const bad =
    !isScalar(type) ||
    !isScalar(from) ||
    (type.kind === "pointer" && from.kind === "float") ||
    (type.kind === "float" && from.kind === "pointer");
  if (bad) {
    f.context.report(node, "error", "bad-cast", `'${typeText(from)}' cannot be cast to '${typeText(type)}'.`);
    return unknown(type);
  }
  if (isNullConstant(value) && type.kind === "pointer") {
    const name = value.kind === "const" ? value.name : undefined;
    return constant(0n, type, name ?? f.context.names.macroOf(f.context.declaration, node.first));
  }
  // A cast makes an ordinary value of a bit-field: only the bare name is promoted by its width.
  const plain = isInteger(type) && bitsOf(value) !== undefined;
  const converted: Expr = plain
    ? { kind: "convert", operand: value, type, implicit: false }
    : convert(value, type, false, f.context.target);
  if (converted.kind === "const" && converted.name === undefined) {
    const name = f.context.names.macroOf(f.context.declaration, node.first);
    if (name !== undefined) return { ...converted, name };
  }
  return converted;
}

export function chooseGeneric(f: Body, node: Expression & { kind: "generic" }): Expression | undefined {
  const control = f.unevaluatedly(() => lowerExpression(f, node.control)).type;
  let fallback: Expression | undefined;
  for (const choice of node.choices) {
    if (choice.type === undefined) fallback = choice.value;
    else if (compatible(unqualified(control), typeOfName(f, choice.type))) return choice.value;
  }
  if (fallback === undefined)
    f.context.report(
      node,
      "error",
      "no-generic-choice",
      `No choice of _Generic fits '${typeText(control)}'.`,
      "Add 'default:'.",
    );
  return fallback;
}

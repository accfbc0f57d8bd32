// Operators: arithmetic with the usual conversions, pointer arithmetic and comparison, assignment with one evaluation of its
// target. What becomes branches is in branches.ts.
import type { BinaryOp, Expr, Place } from "../ir/ir.ts";
import type { TokenRange } from "../source/source.ts";
import type { AssignmentOperator, BinaryOperator, Expression } from "../syntax/ast.ts";
import { promoted } from "../types/arithmetic.ts";
import { compatible } from "../types/compare.ts";
import { sizeOf } from "../types/layout.ts";
import {
  INT,
  isArithmetic,
  isComplete,
  isConst,
  isInteger,
  isScalar,
  isVolatile,
  LLONG,
  pointerTo,
  unqualified,
} from "../types/make.ts";
import { typeText } from "../types/print.ts";
import type { Type } from "../types/type.ts";
import type { Body } from "./body.ts";
import { commonArithmetic, convertForAssignment, isNullConstant, promote, rvalue } from "./conversions.ts";
import { classToScalar, convertNode } from "./cpp/construct.ts";
import { lowerExpression } from "./expression.ts";
import { binary, complement, constant, constantTruth, convert, intConst, load, negate, unknown } from "./fold.ts";
import { addToPointer, lvalueOf } from "./places.ts";
import { noteBitwise } from "./slips.ts";

const OPERATIONS: Partial<Record<BinaryOperator, BinaryOp>> = {
  "*": "mul",
  "/": "div",
  "%": "rem",
  "+": "add",
  "-": "sub",
  "<<": "shl",
  ">>": "shr",
  "<": "lt",
  ">": "gt",
  "<=": "le",
  ">=": "ge",
  "==": "eq",
  "!=": "ne",
  "&": "and",
  "^": "xor",
  "|": "or",
};

export function lowerUnary(f: Body, node: Expression & { kind: "unary" }): Expr {
  if (node.operator === "&") return lowerAddressOf(f, node);
  if (node.operator === "!") return lowerNot(f, node);
  const operand = lowerExpression(f, node.operand);
  if (operand.kind === "unknown") return operand;
  const wanted = node.operator === "~" ? isInteger : isArithmetic;
  if (!wanted(operand.type)) {
    f.context.report(node, "error", "bad-operand", `'${node.operator}' does not apply to '${typeText(operand.type)}'.`);
    return unknown(INT);
  }
  const value = promote(f, operand);
  if (node.operator === "-") return negate(value, f.context.target);
  if (node.operator === "~") return complement(value, f.context.target);
  return value;
}

function lowerAddressOf(f: Body, node: Expression & { kind: "unary" }): Expr {
  const place = lvalueOf(f, node.operand, "pointed to");
  if (place.type.kind === "function") return rvalue(f, place, node);
  if (place.kind === "field" && place.field.bits !== undefined) {
    f.context.report(
      node,
      "error",
      "address-of-bit-field",
      `The address of bit-field '${place.field.name ?? ""}' cannot be taken.`,
    );
    return unknown(pointerTo(place.type));
  }
  return addressOf(f, place);
}
export function addressOf(f: Body, place: Place): Expr {
  const type = pointerTo(place.type);
  if (place.kind === "deref") return convert(place.pointer, type, true, f.context.target);
  const constantAddress = constantPlace(f, place);
  if (constantAddress !== undefined) return constant(constantAddress, type);
  f.takeAddress(place);
  return { kind: "address", place, type };
}
/** `&((T *)0)->field`: an address known now. */
function constantPlace(f: Body, place: Place): bigint | undefined {
  let offset = 0n;
  let base = place;
  while (base.kind === "field" || base.kind === "element") {
    if (base.kind === "field") offset += BigInt(base.offset);
    else if (base.index.kind === "const") offset += base.index.value * BigInt(sizeOf(base.type, f.context.target));
    else return undefined;
    base = base.base;
  }
  return base.kind === "deref" && base.pointer.kind === "const" ? base.pointer.value + offset : undefined;
}

/** A place in a variable, whose address is never null; one behind a pointer may be. */
function isObject(place: Place): boolean {
  let base = place;
  while (base.kind === "field" || base.kind === "element") base = base.base;
  return base.kind !== "deref";
}

/** A value compared with zero, as a condition: type int. */
export function truth(f: Body, value: Expr, at: TokenRange): Expr {
  if (value.kind === "unknown") return unknown(INT);
  if (value.kind === "binary" && isComparison(value.op)) return value;
  // C++ makes a bool of a comparison, which says the same.
  if (
    value.kind === "convert" &&
    value.type.kind === "bool" &&
    value.operand.kind === "binary" &&
    isComparison(value.operand.op)
  )
    return value.operand;
  const { type } = value;
  if (!isScalar(type)) {
    f.context.report(
      at,
      "error",
      "bad-condition",
      `A condition must be a number or a pointer, not '${typeText(type)}'.`,
    );
    return unknown(INT);
  }
  if (value.kind === "function" || (value.kind === "address" && isObject(value.place))) return intConst(1);
  const known = constantTruth(value);
  if (known !== undefined) return value.kind === "const" && value.type === INT ? value : intConst(known ? 1 : 0);
  if (isInteger(type)) {
    const wide = promote(f, value);
    if (wide.type === INT) return wide;
    return binary("ne", wide, constant(0n, wide.type), INT, at, f.context.target);
  }
  const zero: Expr = type.kind === "float" ? { kind: "float", value: 0, type } : constant(0n, unqualified(type));
  return binary("ne", value, zero, INT, at, f.context.target);
}
export const isComparison = (op: BinaryOp): boolean =>
  op === "eq" || op === "ne" || op === "lt" || op === "le" || op === "gt" || op === "ge";

function lowerNot(f: Body, node: Expression & { kind: "unary" }): Expr {
  const value = truth(f, lowerExpression(f, node.operand), node.operand);
  return invert(f, value, node);
}
const INVERSE = { eq: "ne", ne: "eq", lt: "ge", ge: "lt", gt: "le", le: "gt" } as const;
function invert(f: Body, value: Expr, at: TokenRange): Expr {
  if (value.kind === "binary" && isComparison(value.op)) {
    const op = INVERSE[value.op as keyof typeof INVERSE];
    const float = value.left.type.kind === "float";
    if (!float || value.op === "eq" || value.op === "ne") return { ...value, op };
  }
  return binary("eq", value, constant(0n, value.type), INT, at, f.context.target);
}

// ---- binary -----------------------------------------------------------------------------------------------------------

export function lowerBinary(f: Body, node: Expression & { kind: "binary" }): Expr {
  // A long chain `a + b + c + …` leans to the left: walked with a list, not with the stack.
  const chain: (Expression & { kind: "binary" })[] = [];
  let leftmost: Expression = node;
  while (leftmost.kind === "binary" && leftmost.operator !== "&&" && leftmost.operator !== "||") {
    chain.push(leftmost);
    leftmost = leftmost.left;
  }
  let value = lowerExpression(f, leftmost);
  for (let i = chain.length - 1; i >= 0; i--) {
    const link = chain[i];
    if (link === undefined) continue;
    noteBitwise(f, link);
    value = combine(f, link.operator, value, lowerExpression(f, link.right), link);
  }
  return value;
}

/** `left operator right` of two values. */
export function combine(f: Body, operator: BinaryOperator, left: Expr, right: Expr, node: TokenRange): Expr {
  const op = OPERATIONS[operator];
  if (op === undefined) return unknown(INT);
  const { target } = f.context;
  if (isComparison(op)) return compare(f, op, operator, left, right, node);
  if (left.kind === "unknown") return left;
  if (right.kind === "unknown") return unknown(left.type);
  if (operator === "+" || operator === "-") {
    const pointers = pointerArithmetic(f, operator, left, right, node);
    if (pointers !== undefined) return pointers;
  }
  const integersOnly = op === "rem" || op === "and" || op === "or" || op === "xor" || op === "shl" || op === "shr";
  const fits = integersOnly ? isInteger : isArithmetic;
  if (!fits(left.type) || !fits(right.type)) {
    badOperands(f, operator, left.type, right.type, node);
    return unknown(INT);
  }
  if (op === "shl" || op === "shr") {
    const value = promote(f, left);
    let count = promote(f, right);
    if (count.kind === "const" && (count.value < 0n || count.value >= BigInt(sizeOf(value.type, target) * 8)))
      f.context.report(
        node,
        "warning",
        "shift-count",
        `The shift by ${count.value} is not within the width of '${typeText(value.type)}'.`,
        "Widen the left operand first.",
      );
    if (count.kind === "const") count = convert(count, INT, true, target);
    return binary(op, value, count, value.type, node, target);
  }
  const common = commonArithmetic(f, left, right);
  if ((op === "div" || op === "rem") && common.right.kind === "const" && common.right.value === 0n)
    f.context.report(node, "warning", "division-by-zero", "Division by zero.", "Test the divisor first.");
  return binary(op, common.left, common.right, common.type, node, target);
}
export function badOperands(f: Body, operator: string, left: Type, right: Type, node: TokenRange): void {
  f.context.report(
    node,
    "error",
    "bad-operands",
    `'${operator}' does not apply to '${typeText(left)}' and '${typeText(right)}'.`,
  );
}

function pointerArithmetic(f: Body, operator: "+" | "-", left: Expr, right: Expr, node: TokenRange): Expr | undefined {
  const { target } = f.context;
  if (left.type.kind === "pointer" && isInteger(right.type))
    return addToPointer(f, left, right, operator === "-", node);
  if (operator === "+" && right.type.kind === "pointer" && isInteger(left.type))
    return addToPointer(f, right, left, false, node);
  if (operator === "-" && left.type.kind === "pointer" && right.type.kind === "pointer") {
    const type = target === "x64" ? LLONG : INT;
    if (!compatible(unqualified(left.type.to), unqualified(right.type.to), { ignoreQuals: true }))
      f.context.report(
        node,
        "warning",
        "incompatible-pointer",
        `Pointers of different types are subtracted: '${typeText(left.type)}' and '${typeText(right.type)}'.`,
        "Cast both to the same type.",
      );
    const scale = isComplete(left.type.to) ? Math.max(1, sizeOf(left.type.to, target)) : 1;
    if (left.kind === "const" && right.kind === "const")
      return constant((left.value - right.value) / BigInt(scale), type);
    return { kind: "difference", left, right: convert(right, left.type, true, target), scale, type };
  }
  return undefined;
}

function compare(f: Body, op: BinaryOp, operator: string, left: Expr, right: Expr, node: TokenRange): Expr {
  const { target } = f.context;
  if (left.kind === "unknown" || right.kind === "unknown") return unknown(INT);
  if (isArithmetic(left.type) && isArithmetic(right.type)) {
    const common = commonArithmetic(f, left, right);
    return binary(op, common.left, common.right, INT, node, target);
  }
  if (left.type.kind === "pointer" && right.type.kind === "pointer") {
    const a = left.type.to;
    const b = right.type.to;
    const loose = a.kind === "void" || b.kind === "void" || isNullConstant(left) || isNullConstant(right);
    if (
      !loose &&
      !compatible(a, b, { ignoreQuals: true }) &&
      !(isInteger(a) && isInteger(b) && sizeOf(a, target) === sizeOf(b, target))
    )
      f.context.report(
        node,
        "warning",
        "incompatible-pointer",
        `Pointers of different types are compared: '${typeText(left.type)}' and '${typeText(right.type)}'.`,
        "Cast one of them.",
      );
    const type = isNullConstant(right) || b.kind === "void" ? left.type : isNullConstant(left) ? right.type : left.type;
    return binary(op, convert(left, type, true, target), convert(right, type, true, target), INT, node, target);
  }
  if (left.type.kind === "pointer" && isInteger(right.type)) {
    complainMixed(f, operator, left, right, node);
    return binary(op, left, convert(right, left.type, true, target), INT, node, target);
  }
  if (right.type.kind === "pointer" && isInteger(left.type)) {
    complainMixed(f, operator, left, right, node);
    return binary(op, convert(left, right.type, true, target), right, INT, node, target);
  }
  badOperands(f, operator, left.type, right.type, node);
  return unknown(INT);
}
function complainMixed(f: Body, operator: string, left: Expr, right: Expr, node: TokenRange): void {
  if (isNullConstant(left) || isNullConstant(right)) return;
  f.context.report(
    node,
    "warning",
    "pointer-integer-comparison",
    `'${operator}' compares '${typeText(left.type)}' with '${typeText(right.type)}'.`,
    "Write a cast if it is meant.",
  );
}

// ---- assignment -------------------------------------------------------------------------------------------------------

/** Stores a converted value; where the value came from a call just made, the call gives it to the target itself. */
export function store(f: Body, target: Place, value: Expr, at: TokenRange): void {
  if (
    target.kind === "local" &&
    !isVolatile(target.type) &&
    value.kind === "load" &&
    value.place.kind === "local" &&
    f.local(value.place.local).kind === "temporary"
  ) {
    const list = f.current.instructions;
    const last = list[list.length - 1];
    if (last?.kind === "call" && last.result === value.place.local && sameRepresentation(f, value.type, target.type)) {
      list[list.length - 1] = { ...last, result: target.local };
      return;
    }
  }
  f.assign(target, value, at);
}
function sameRepresentation(f: Body, a: Type, b: Type): boolean {
  if (a.kind === "record" || b.kind === "record") return a.kind === b.kind;
  const integers = isInteger(a) && isInteger(b) && a.kind !== "bool" && b.kind !== "bool";
  if (integers)
    return (
      compatible(promoted(a), promoted(b)) &&
      sizeOf(a, f.context.target) === sizeOf(b, f.context.target) &&
      compatible(a, b, { ignoreQuals: true })
    );
  return a.kind === b.kind && sizeOf(a, f.context.target) === sizeOf(b, f.context.target);
}

function checkAssignable(f: Body, place: Place, at: TokenRange): void {
  const { type } = place;
  if (place.kind === "deref" && place.pointer.kind === "unknown") return;
  if (type.kind === "array")
    f.context.report(
      at,
      "error",
      "assign-array",
      "An array cannot be assigned.",
      "Copy its elements, or use RtlCopyMemory.",
    );
  else if (type.kind === "function") f.context.report(at, "error", "assign-function", "A function cannot be assigned.");
  else if (isConst(type))
    f.context.report(
      at,
      "error",
      "assign-const",
      `This is declared const ('${typeText(type)}') and cannot be changed.`,
    );
}

export function lowerAssignment(f: Body, node: Expression & { kind: "assignment" }, used: boolean): Expr {
  const { target } = f.context;
  const place = lvalueOf(f, node.left, "assigned to");
  checkAssignable(f, place, node.left);
  if (place.type.kind === "array" || place.type.kind === "function") {
    lowerExpression(f, node.right);
    return unknown(INT);
  }
  if (place.kind === "deref" && place.pointer.kind === "unknown") {
    // What it should have is not known.
    lowerExpression(f, node.right);
    return finishAssignment(f, place, unknown(place.type), node, used);
  }
  if (node.operator === "=") {
    const { type } = place;
    const value =
      f.context.cxx && type.kind !== "record"
        ? convertNode(f, node.right, type, "the assignment")
        : convertForAssignment(f, lowerExpression(f, node.right), type, node.right, "the assignment");
    return finishAssignment(f, place, value, node, used);
  }
  const old = rvalue(f, place, node.left);
  const converted = f.context.cxx ? classToScalar(f, node.right, "condition") : undefined;
  const right = converted ?? lowerExpression(f, node.right);
  const result = combine(f, operatorOf(node.operator), old, right, node);
  if (place.type.kind === "pointer" && result.kind !== "unknown" && result.type.kind !== "pointer") {
    badOperands(f, node.operator, place.type, right.type, node);
    return unknown(place.type);
  }
  return finishAssignment(f, place, convert(result, place.type, true, target), node, used);
}
function operatorOf(operator: AssignmentOperator): BinaryOperator {
  switch (operator) {
    case "*=":
      return "*";
    case "/=":
      return "/";
    case "%=":
      return "%";
    case "-=":
      return "-";
    case "<<=":
      return "<<";
    case ">>=":
      return ">>";
    case "&=":
      return "&";
    case "^=":
      return "^";
    case "|=":
      return "|";
    default:
      return "+";
  }
}

/** Stores and gives the value of the assignment: what the target holds afterwards. */
function finishAssignment(f: Body, place: Place, value: Expr, at: TokenRange, used: boolean): Expr {
  const simple = isNamed(place) && !isVolatile(place.type);
  const bitField = place.kind === "field" && place.field.bits !== undefined;
  if (!used || value.kind === "const" || value.kind === "float") {
    store(f, place, value, at);
    if (!used) return value;
    return bitField || simple ? load(place) : value;
  }
  if (simple || (bitField && !isVolatile(place.type))) {
    store(f, place, value, at);
    return load(place);
  }
  // The target is found through memory that the store itself might change: the value is kept.
  const kept = f.temporary(unqualified(place.type), at);
  store(f, kept, value, at);
  f.assign(place, load(kept), at);
  return load(kept);
}
/** A variable or a member of one: found without reading memory. */
function isNamed(place: Place): boolean {
  let base = place;
  while (base.kind === "field" || base.kind === "element") {
    if (base.kind === "element" && base.index.kind !== "const") return false;
    base = base.base;
  }
  return base.kind === "local" || base.kind === "global";
}

export function lowerIncrement(f: Body, node: Expression & { kind: "increment" }, used: boolean): Expr {
  const place = lvalueOf(f, node.operand, "changed");
  checkAssignable(f, place, node.operand);
  const { type } = place;
  if (!isScalar(type)) {
    if (!(place.kind === "deref" && place.pointer.kind === "unknown"))
      f.context.report(
        node,
        "error",
        "bad-operand",
        `'${node.by > 0 ? "++" : "--"}' does not apply to '${typeText(type)}'.`,
      );
    return unknown(INT);
  }
  let old = rvalue(f, place, node.operand);
  if (used && !node.prefix) {
    const kept = f.temporary(unqualified(type), node);
    f.assign(kept, old, node);
    old = load(kept);
  }
  const changed = combine(f, node.by > 0 ? "+" : "-", old, intConst(1), node);
  const value = convert(changed, type, true, f.context.target);
  if (used && !node.prefix) {
    f.assign(place, value, node);
    return old;
  }
  return finishAssignment(f, place, value, node, used);
}

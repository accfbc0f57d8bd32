// Operators: arithmetic with the usual conversions, pointer arithmetic and comparison, assignment with one evaluation of its
// target, and what decides where control goes: `&&`, `||`, `!` and `?:` become branches.
import type { BinaryOp, Expr, Place } from "../ir/ir.ts";
import type { TokenRange } from "../source/source.ts";
import type { AssignmentOperator, BinaryOperator, Expression } from "../syntax/ast.ts";
import { promoted, usualConversion } from "../types/arithmetic.ts";
import { compatible, composite } from "../types/compare.ts";
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
  qualified,
  unqualified,
  VOID,
} from "../types/make.ts";
import { typeText } from "../types/print.ts";
import type { Type } from "../types/type.ts";
import { Qual } from "../types/type.ts";
import type { Body, DraftBlock } from "./body.ts";
import { bitsOf, commonArithmetic, convertForAssignment, isNullConstant, promote, rvalue } from "./conversions.ts";
import { addToPointer, lowerEffect, lowerExpression, lvalueOf } from "./expression.ts";
import { binary, complement, constant, constantTruth, convert, intConst, load, negate, unknown } from "./fold.ts";

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

/** A value compared with zero, as a condition: type int. */
export function truth(f: Body, value: Expr, at: TokenRange): Expr {
  if (value.kind === "unknown") return unknown(INT);
  if (value.kind === "binary" && isComparison(value.op)) return value;
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
  if (value.kind === "address" || value.kind === "function") return intConst(1);
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
const isComparison = (op: BinaryOp): boolean =>
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
function badOperands(f: Body, operator: string, left: Type, right: Type, node: TokenRange): void {
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
  if (node.operator === "=") {
    const right = lowerExpression(f, node.right);
    const value = convertForAssignment(f, right, place.type, node.right, "the assignment");
    return finishAssignment(f, place, value, node, used);
  }
  const old = rvalue(f, place, node.left);
  const right = lowerExpression(f, node.right);
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

// ---- control ------------------------------------------------------------------------------------------------------------

/** Whether an expression might be a constant: looked at without lowering it. */
function maybeConstant(f: Body, node: Expression): boolean {
  switch (node.kind) {
    case "integer":
    case "character":
    case "float":
    case "sizeof":
    case "alignof":
    case "offsetof":
      return true;
    case "identifier":
      return f.scope.find(node.name)?.kind === "enumerator";
    case "unary":
      return node.operator !== "*" && node.operator !== "&" && maybeConstant(f, node.operand);
    case "binary":
      return maybeConstant(f, node.right) && maybeConstant(f, node.left);
    case "conditional":
      return maybeConstant(f, node.condition);
    case "cast":
      return maybeConstant(f, node.operand);
    case "comma":
      return false;
    case "call":
      return node.callee.kind === "identifier" && node.callee.name === "__builtin_constant_p";
    default:
      return false;
  }
}
/** True or false if the condition is a constant expression. */
function knownCondition(f: Body, node: Expression): boolean | undefined {
  if (!maybeConstant(f, node)) return undefined;
  f.context.silent++;
  try {
    return constantTruth(f.unevaluatedly(() => lowerExpression(f, node)));
  } finally {
    f.context.silent--;
  }
}

export function lowerLogical(f: Body, node: Expression & { kind: "binary" }): Expr {
  const and = node.operator === "&&";
  const left = knownCondition(f, node.left);
  if (left !== undefined) {
    if (left !== and) {
      f.unevaluatedly(() => truth(f, lowerExpression(f, node.right), node.right));
      return intConst(and ? 0 : 1);
    }
    const right = truth(f, lowerExpression(f, node.right), node.right);
    const known = constantTruth(right);
    if (known !== undefined) return intConst(known ? 1 : 0);
    return right.kind === "binary" && isComparison(right.op)
      ? right
      : binary("ne", right, intConst(0), INT, node, f.context.target);
  }
  const result = f.temporary(INT, node);
  const yes = f.block();
  const no = f.block();
  const after = f.block();
  lowerCondition(f, node, yes, no);
  f.placed.push(yes);
  f.current = yes;
  f.assign(result, intConst(1), node);
  f.jump(after);
  f.placed.push(no);
  f.current = no;
  f.assign(result, intConst(0), node);
  f.place(after);
  return load(result);
}

/** Evaluates a condition and goes to one of two blocks; neither is placed. */
export function lowerCondition(f: Body, node: Expression, yes: DraftBlock, no: DraftBlock): void {
  if (node.kind === "binary" && (node.operator === "&&" || node.operator === "||")) {
    const next = f.block();
    if (node.operator === "&&") lowerCondition(f, node.left, next, no);
    else lowerCondition(f, node.left, yes, next);
    f.placed.push(next);
    f.current = next;
    lowerCondition(f, node.right, yes, no);
    return;
  }
  if (node.kind === "unary" && node.operator === "!") {
    lowerCondition(f, node.operand, no, yes);
    return;
  }
  if (node.kind === "comma") {
    lowerEffect(f, node.left);
    lowerCondition(f, node.right, yes, no);
    return;
  }
  const condition = truth(f, lowerExpression(f, node), node);
  const known = constantTruth(condition);
  if (known !== undefined) f.jump(known ? yes : no);
  else f.end({ kind: "branch", condition, then: yes, else: no, at: { first: node.first, last: node.last } });
}

export function lowerConditional(f: Body, node: Expression & { kind: "conditional" }): Expr {
  const { target } = f.context;
  if (node.then === undefined) return lowerElvis(f, node);
  const known = knownCondition(f, node.condition);
  if (known !== undefined) {
    const [chosen, other] = known ? [node.then, node.else] : [node.else, node.then];
    const otherValue = f.unevaluatedly(() => lowerExpression(f, other));
    const value = lowerExpression(f, chosen);
    const type = conditionalType(f, known ? value : otherValue, known ? otherValue : value, node);
    return type.kind === "void" || type.kind === "record" ? value : convert(value, type, true, target);
  }
  const yes = f.block();
  const no = f.block();
  const after = f.block();
  lowerCondition(f, node.condition, yes, no);
  f.placed.push(yes);
  f.current = yes;
  const thenValue = lowerExpression(f, node.then);
  const thenEnd = f.current;
  f.placed.push(no);
  f.current = no;
  const elseValue = lowerExpression(f, node.else);
  const elseEnd = f.current;
  const type = conditionalType(f, thenValue, elseValue, node);
  if (type.kind === "void") {
    f.current = thenEnd;
    f.jump(after);
    f.current = elseEnd;
    f.place(after);
    return { kind: "convert", operand: intConst(0), type: VOID, implicit: true };
  }
  const result = f.temporary(type, node);
  f.current = thenEnd;
  store(f, result, type.kind === "record" ? thenValue : convert(thenValue, type, true, target), node.then);
  f.jump(after);
  f.current = elseEnd;
  store(f, result, type.kind === "record" ? elseValue : convert(elseValue, type, true, target), node.else);
  f.place(after);
  return load(result);
}
/** GNU `a ?: b`. */
function lowerElvis(f: Body, node: Expression & { kind: "conditional" }): Expr {
  const { target } = f.context;
  const first = lowerExpression(f, node.condition);
  const kept = f.temporary(first.type, node);
  store(f, kept, first, node);
  const yes = f.block();
  const otherwise = f.block();
  const after = f.block();
  f.end({
    kind: "branch",
    condition: truth(f, load(kept), node),
    then: yes,
    else: otherwise,
    at: { first: node.first, last: node.last },
  });
  f.placed.push(otherwise);
  f.current = otherwise;
  const other = lowerExpression(f, node.else);
  const otherEnd = f.current;
  const type = conditionalType(f, load(kept), other, node);
  if (type.kind === "void") {
    f.jump(after);
    f.placed.push(yes);
    f.current = yes;
    f.place(after);
    return { kind: "convert", operand: intConst(0), type: VOID, implicit: true };
  }
  const result = f.temporary(type, node);
  store(f, result, convert(other, type, true, target), node);
  if (otherEnd.terminator === undefined) otherEnd.terminator = { kind: "jump", target: after };
  f.placed.push(yes);
  f.current = yes;
  f.assign(result, convert(load(kept), type, true, target), node);
  f.place(after);
  return load(result);
}

function conditionalType(f: Body, a: Expr, b: Expr, node: TokenRange): Type {
  const left = a.type;
  const right = b.type;
  if (a.kind === "unknown") return right;
  if (b.kind === "unknown") return left;
  if (left.kind === "void" || right.kind === "void") return VOID;
  if (isArithmetic(left) && isArithmetic(right)) {
    if (left === right && left === promoted(left, bitsOf(a))) return left;
    // Two values of one typedef keep its name: `ok ? STATUS_SUCCESS : STATUS_UNSUCCESSFUL` is an NTSTATUS.
    const type = usualConversion(promoted(left, bitsOf(a)), promoted(right, bitsOf(b)), f.context.target);
    if (left.alias !== undefined && left.alias === right.alias && compatible(left, type)) return left;
    return type;
  }
  if (left.kind === "record" && right.kind === "record" && left.decl === right.decl) return left;
  if (left.kind === "pointer" && right.kind === "pointer") {
    if (isNullConstant(a)) return right;
    if (isNullConstant(b)) return left;
    const quals = (left.to.quals | right.to.quals) & (Qual.const | Qual.volatile);
    if (left.to.kind === "void" || right.to.kind === "void") return pointerTo(qualified(VOID, quals));
    if (compatible(left.to, right.to, { ignoreQuals: true }))
      return quals === left.to.quals ? left : pointerTo(qualified(composite(left.to, right.to), quals));
    f.context.report(
      node,
      "warning",
      "incompatible-pointer",
      `The two results of '?:' are different pointers: '${typeText(left)}' and '${typeText(right)}'.`,
      "Cast one of them.",
    );
    return pointerTo(VOID);
  }
  if (left.kind === "pointer" && isInteger(right)) {
    if (!isNullConstant(b))
      f.context.report(
        node,
        "warning",
        "pointer-integer-mix",
        `'?:' gives '${typeText(left)}' or '${typeText(right)}'.`,
        "Cast one of them.",
      );
    return left;
  }
  if (right.kind === "pointer" && isInteger(left)) {
    if (!isNullConstant(a))
      f.context.report(
        node,
        "warning",
        "pointer-integer-mix",
        `'?:' gives '${typeText(left)}' or '${typeText(right)}'.`,
        "Cast one of them.",
      );
    return right;
  }
  badOperands(f, "?:", left, right, node);
  return INT;
}

// Slips of the pen that are C all the same: a comparison that nothing asks for, an assignment that is tested, a mask that is compared first,
// conditions that always or never hold, a semicolon before the block.
import type { TokenRange } from "../source/source.ts";
import type { Declaration, Expression, Statement, StaticAssert } from "../syntax/ast.ts";
import type { Body } from "./body.ts";

type Binary = Extract<Expression, { kind: "binary" }>;

/** A statement that only compares was to assign. */
export function noteStatement(f: Body, node: Expression | undefined): void {
  if (node?.kind !== "binary" || node.operator !== "==") return;
  f.context.report(
    node,
    "warning",
    "comparison-unused",
    "This compares, and nothing asks for the answer.",
    "Write '=' if it is to assign.",
  );
}

/** A condition that assigns a constant always goes the same way. */
export function noteCondition(f: Body, node: Expression): void {
  if (node.kind !== "assignment" || node.operator !== "=" || !isConstant(node.right)) return;
  f.context.report(
    node,
    "warning",
    "assignment-in-condition",
    "The condition assigns a constant: it always goes the same way.",
    "Write '==' if it is to compare.",
  );
}
function isConstant(node: Expression): boolean {
  if (node.kind === "cast" || node.kind === "unary") return isConstant(node.operand);
  return node.kind === "integer" || node.kind === "character";
}

/** `a & b == c` is `a & (b == c)`, and `!a & b` is `(!a) & b`. */
export function noteBitwise(f: Body, node: Binary): void {
  const { operator, left, right } = node;
  if (operator !== "&" && operator !== "|" && operator !== "^") return;
  // A sum of answers is meant; what stands in parentheses begins behind the expression, or ends before it.
  if (isAnswer(left) && isAnswer(right)) return;
  const isBare = (side: Expression) => (side === left ? side.first === node.first : side.last === node.last);
  const first = [left, right].find((side) => isBare(side) && isAnswer(side));
  if (first === undefined || (first.kind === "unary" && operator !== "&")) return;
  const what = first.kind === "binary" ? `'${first.operator}'` : "'!'";
  f.context.report(
    node,
    "warning",
    "bitwise-precedence",
    `${what} is worked out before '${operator}' here.`,
    "Write parentheses around what belongs together.",
  );
}
/** 0 or 1. */
function isAnswer(node: Expression): boolean {
  if (node.kind === "unary") return node.operator === "!";
  if (node.kind !== "binary") return false;
  if (/^[&|^]$/.test(node.operator)) return isAnswer(node.left) && isAnswer(node.right);
  return /^([=!<>]=|[<>]|&&|\|\|)$/.test(node.operator);
}

/** `x != A || x != B` always holds, `x == A && x == B` never, and a flag after `&&` or a value after `||` is no question. */
export function noteLogical(f: Body, node: Binary): void {
  const { operator, right } = node;
  const wanted = operator === "||" ? "!=" : "==";
  const mine = comparisonIn(f, right, wanted);
  const isDone =
    mine !== undefined &&
    operandsOf(node.left, operator).some((other) => {
      const its = comparisonIn(f, other, wanted);
      return its !== undefined && its.value !== mine.value && isSame(its.what, mine.what);
    });
  if (isDone)
    f.context.report(
      node,
      "warning",
      "condition-constant",
      operator === "||"
        ? "One of the two is always so: the condition always holds."
        : "The two are never both so: the condition never holds.",
      `Write '${operator === "||" ? "&&" : "||"}' if both, or either, are meant.`,
    );
  const constant = right.kind === "unary" ? undefined : constantOf(f, right);
  if (constant === undefined || constant === 0n || constant === 1n || constantOf(f, node.left) !== undefined) return;
  f.context.report(
    node,
    "warning",
    "condition-constant",
    `What stands after '${operator}' is a number, and always holds.`,
    operator === "&&" ? "Write '&' if a bit is asked for." : "Compare it with what is meant.",
  );
}
/** Of `a || b || c`, each. */
function operandsOf(node: Expression, operator: string): Expression[] {
  if (node.kind !== "binary" || node.operator !== operator) return [node];
  return [...operandsOf(node.left, operator), node.right];
}
function comparisonIn(f: Body, node: Expression, operator: string): { what: Expression; value: bigint } | undefined {
  if (node.kind !== "binary" || node.operator !== operator) return undefined;
  const right = constantOf(f, node.right);
  if (right !== undefined) return { what: node.left, value: right };
  const left = constantOf(f, node.left);
  return left === undefined ? undefined : { what: node.right, value: left };
}
function constantOf(f: Body, node: Expression): bigint | undefined {
  switch (node.kind) {
    case "integer":
      return node.value;
    case "character":
      return BigInt(node.value);
    case "cast":
      return constantOf(f, node.operand);
    case "unary": {
      const value = node.operator === "-" ? constantOf(f, node.operand) : undefined;
      return value === undefined ? undefined : -value;
    }
    case "identifier": {
      const entity = f.scope.find(node.name);
      return entity?.kind === "enumerator" ? entity.value : undefined;
    }
    default:
      return undefined;
  }
}

/** `x | FLAG` with a flag that is not 0 always holds. */
export function noteTest(f: Body, node: Expression): void {
  if (node.kind !== "binary") return;
  if (node.operator === "|") {
    const constant = constantOf(f, node.right) ?? constantOf(f, node.left);
    if (constant === undefined || constant === 0n) return;
    f.context.report(
      node,
      "warning",
      "condition-constant",
      "With this bit set it is never 0: the condition always holds.",
      "Write '&' if the bit is asked for.",
    );
    return;
  }
  // What differs from itself is no number.
  if (!/^(==|[<>]=?)$/.test(node.operator) || !isSame(node.left, node.right)) return;
  f.context.report(
    node,
    "warning",
    "condition-constant",
    "The two sides are the same: the condition always goes the same way.",
    "Compare it with what is meant.",
  );
}

/** Written alike, of what nothing changes in between. */
function isSame(a: Expression, b: Expression): boolean {
  switch (a.kind) {
    case "identifier":
      return b.kind === "identifier" && a.name === b.name;
    case "member":
      return b.kind === "member" && a.name === b.name && a.arrow === b.arrow && isSame(a.object, b.object);
    case "index":
      return b.kind === "index" && isSame(a.object, b.object) && isSameIndex(a.index, b.index);
    case "unary":
      return b.kind === "unary" && a.operator === b.operator && isSame(a.operand, b.operand);
    default:
      return false;
  }
}
function isSameIndex(a: Expression, b: Expression): boolean {
  return isSame(a, b) || (a.kind === "integer" && b.kind === "integer" && a.value === b.value);
}

/** `if (x); { … }`: the block is done whatever the condition says. A macro of nothing leaves its semicolon, too, but no block. */
export function noteEmptyBody(
  f: Body,
  item: Statement | Declaration | StaticAssert,
  next: typeof item | undefined,
): void {
  const isLoose =
    (item.kind === "if" && item.else === undefined && isEmpty(item.then)) ||
    ((item.kind === "while" || item.kind === "for") && isEmpty(item.body));
  if (!isLoose || next?.kind !== "compound" || !isStraightAfter(item, next)) return;
  f.context.report(
    item,
    "warning",
    "semicolon-after-condition",
    `The '${item.kind}' ends with its semicolon: the block after it does not belong to it.`,
    "Take the semicolon out.",
  );
}
const isEmpty = (node: Statement): boolean => node.kind === "expression" && node.expression === undefined;
const isStraightAfter = (item: TokenRange, next: TokenRange): boolean => next.first === item.last + 1;

/** `else if` with a condition that has been asked already; of each condition those after it are looked at. */
export function noteRepeated(f: Body, node: Statement & { kind: "if" }): void {
  for (let at = node.else; at?.kind === "if" && isPure(at.condition); at = at.else) {
    if (!isSameCondition(f, node.condition, at.condition)) continue;
    f.context.report(
      at.condition,
      "warning",
      "condition-repeated",
      "This was asked above: what stands here is never done.",
      "Ask for what is meant.",
    );
    return;
  }
}
/** Nothing is changed by asking it. */
function isPure(node: Expression): boolean {
  switch (node.kind) {
    case "binary":
      return isPure(node.left) && isPure(node.right);
    case "unary":
    case "cast":
      return isPure(node.operand);
    case "member":
      return isPure(node.object);
    case "index":
      return isPure(node.object) && isPure(node.index);
    default:
      return (
        node.kind === "identifier" || node.kind === "integer" || node.kind === "character" || node.kind === "sizeof"
      );
  }
}
function isSameCondition(f: Body, a: Expression, b: Expression): boolean {
  const one = comparisonIn(f, a, "==");
  const other = comparisonIn(f, b, "==");
  if (one && other) return one.value === other.value && isSame(one.what, other.what);
  return isSame(a, b);
}

// Slips of the pen that are C all the same: a comparison that nothing asks for, an assignment that is tested, a mask that is compared first.
import type { Expression } from "../syntax/ast.ts";
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

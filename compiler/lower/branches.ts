// What decides where control goes: conditions, `&&`, `||` and `?:` become branches, unless they are constant.
import type { Expr } from "../ir/ir.ts";
import type { TokenRange } from "../source/source.ts";
import type { Expression } from "../syntax/ast.ts";
import { promoted, usualConversion } from "../types/arithmetic.ts";
import { compatible, composite } from "../types/compare.ts";
import { INT, isArithmetic, isInteger, pointerTo, qualified, VOID } from "../types/make.ts";
import { typeText } from "../types/print.ts";
import type { Type } from "../types/type.ts";
import { Qual } from "../types/type.ts";
import type { Body } from "./body.ts";
import { bitsOf, isNullConstant } from "./conversions.ts";
import { knownConstant } from "./cpp/constants.ts";
import { classCondition } from "./cpp/expressions.ts";
import type { DraftBlock } from "./draft.ts";
import { lowerEffect, lowerExpression } from "./expression.ts";
import { binary, constantTruth, convert, intConst, load } from "./fold.ts";

import { badOperands, isComparison, store, truth } from "./operators.ts";
import { noteCondition, noteLogical, noteTest } from "./slips.ts";

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
    case "boolean":
      return true;
    case "identifier": {
      const entity = f.scope.find(node.name);
      return entity?.kind === "enumerator" || knownConstant(entity) !== undefined;
    }
    case "qualified":
    case "construct":
    case "namedCast":
      return f.unevaluated > 0 || f.constants > 0;
    case "unary":
      if (node.operator === "&") return isOffset(f, node.operand);
      return node.operator !== "*" && maybeConstant(f, node.operand);
    case "binary":
      return maybeConstant(f, node.right) && maybeConstant(f, node.left);
    case "conditional":
      return maybeConstant(f, node.condition);
    case "cast":
      return maybeConstant(f, node.operand);
    case "comma":
      return false;
    case "call":
      if (f.context.cxx && (f.unevaluated > 0 || f.constants > 0)) return true;
      return node.callee.kind === "identifier" && node.callee.name === "__builtin_constant_p";
    default:
      return false;
  }
}
/** The place in `&((T *)0)->field`, as headers without `offsetof` write it. */
function isOffset(f: Body, node: Expression): boolean {
  if (node.kind === "member") return node.arrow ? maybeConstant(f, node.object) : isOffset(f, node.object);
  if (node.kind === "index") return isOffset(f, node.object) && maybeConstant(f, node.index);
  return node.kind === "unary" && node.operator === "*" && maybeConstant(f, node.operand);
}
/** True or false if the condition is a constant expression. */
function knownCondition(f: Body, node: Expression): boolean | undefined {
  return maybeConstant(f, node) ? constantCondition(f, node) : undefined;
}
/** The truth of a condition that must be a constant; undefined, and nothing said, if it is none. */
export function constantCondition(f: Body, node: Expression): boolean | undefined {
  f.context.silent++;
  try {
    return constantTruth(f.unevaluatedly(() => classCondition(f, node) ?? lowerExpression(f, node)));
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
    noteLogical(f, node);
    const next = f.block();
    if (node.operator === "&&") lowerCondition(f, node.left, next, no);
    else lowerCondition(f, node.left, yes, next);
    f.placed.push(next);
    f.current = next;
    if (f.cxx !== undefined) f.cxx.branches++;
    lowerCondition(f, node.right, yes, no);
    if (f.cxx !== undefined) f.cxx.branches--;
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
  noteCondition(f, node);
  noteTest(f, node);
  const object = f.context.cxx ? classCondition(f, node) : undefined;
  const condition = truth(f, object ?? lowerExpression(f, node), node);
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
  if (f.cxx !== undefined) f.cxx.branches++;
  f.placed.push(yes);
  f.current = yes;
  const thenValue = lowerExpression(f, node.then);
  const thenEnd = f.current;
  f.placed.push(no);
  f.current = no;
  const elseValue = lowerExpression(f, node.else);
  const elseEnd = f.current;
  if (f.cxx !== undefined) f.cxx.branches--;
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
  if (left.kind === "enum" && right.kind === "enum" && left.decl === right.decl && f.context.cxx) return left;
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

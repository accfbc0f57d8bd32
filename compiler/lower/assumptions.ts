// `_Analysis_assume_(condition)`: told to the checker, never executed. A condition that calls something, or that names what is not
// declared, says nothing: a compiler does not even read it.

import { assumptionIntrinsic } from "../ir/intrinsics.ts";
import type { Expr, Place } from "../ir/ir.ts";
import type { Expression } from "../syntax/ast.ts";
import { isScalar } from "../types/make.ts";
import type { Body } from "./body.ts";
import { lowerExpression } from "./expression.ts";

export function lowerAssumption(f: Body, condition: Expression): void {
  if (condition.kind === "binary" && condition.operator === "&&") {
    lowerAssumption(f, condition.left);
    lowerAssumption(f, condition.right);
    return;
  }
  const locals = f.locals.length;
  f.context.silent++;
  const value = f.unevaluatedly(() => lowerExpression(f, condition));
  f.context.silent--;
  if (!isScalar(value.type) || !isPlain(value, locals)) return;
  const at = { first: condition.first, last: condition.last };
  f.emit({ kind: "intrinsic", name: assumptionIntrinsic, args: [value], result: undefined, at });
}

/** Known, and made of the function's own variables alone: not of one that holds what a call would have given. */
function isPlain(expr: Expr, locals: number): boolean {
  switch (expr.kind) {
    case "const":
    case "float":
    case "function":
      return true;
    case "load":
    case "address":
      return isPlainPlace(expr.place, locals);
    case "unary":
    case "convert":
      return isPlain(expr.operand, locals);
    case "binary":
    case "difference":
      return isPlain(expr.left, locals) && isPlain(expr.right, locals);
    case "offset":
      return isPlain(expr.pointer, locals) && isPlain(expr.index, locals);
    case "varargs":
    case "unknown":
      return false;
  }
}
function isPlainPlace(place: Place, locals: number): boolean {
  switch (place.kind) {
    case "local":
      return place.local < locals;
    case "global":
      return true;
    case "deref":
      return isPlain(place.pointer, locals);
    case "field":
      return isPlainPlace(place.base, locals);
    case "element":
      return isPlainPlace(place.base, locals) && isPlain(place.index, locals);
  }
}

// Lambdas are not made: nothing is known of the object that one makes, nor of what a call makes of it, and what runs stops there.
import type { Expr } from "../../ir/ir.ts";
import type { Expression } from "../../syntax/ast.ts";
import { unknownType } from "../../types/make.ts";
import type { Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { unknown } from "../fold.ts";

const lambdaType = unknownType("lambda");

export const isLambda = (node: Expression): boolean => node.kind === "notUnderstood" && node.construct === "lambda";
export const isLambdaType = (type: Type): boolean => "alias" in type && type.alias === lambdaAlias;
const lambdaAlias = "alias" in lambdaType ? lambdaType.alias : undefined;

/** The value of a lambda, or of a call that is given one: a guard for the end of the block, mostly. */
export function lambdaValue(f: Body, node: Expression): Expr {
  f.refuse(node, "lambda", "Lambdas are not supported.");
  return unknown(lambdaType);
}

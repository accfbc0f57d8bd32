// `decltype`: what a name is declared as, and of any other expression its type with the reference that says what kind of value it is.
import type { Expression } from "../../syntax/ast.ts";
import { referenceTo } from "../../types/make.ts";
import type { Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import type { Entity } from "../scope.ts";
import { typeOfExpression } from "../sizes.ts";
import { entityOf } from "./names.ts";
import { isUnknownOperand, operandOf } from "./operands.ts";

/** `bare`: the expression stands without parentheses of its own. */
export function decltypeOf(f: Body, node: Expression, bare: boolean): Type {
  const plain = typeOfExpression(f, node);
  if (bare && (node.kind === "identifier" || node.kind === "qualified")) {
    const entity = entityOf(f, node);
    if (entity !== undefined && entity.kind !== "enumerator") return declaredAs(entity) ?? plain;
  }
  if (bare && node.kind === "member") return plain;
  const operand = operandOf(f, node);
  if (isUnknownOperand(operand) || operand.category === "value") return plain;
  return referenceTo(plain, operand.category === "lvalue" ? "lvalue" : "rvalue");
}
function declaredAs(entity: Entity): Type | undefined {
  switch (entity.kind) {
    case "local":
      return entity.local.type;
    case "symbol":
      return entity.symbol.kind === "variable" ? entity.symbol.type : undefined;
    case "prototype":
      return entity.declared;
    case "captured":
      return entity.of === undefined ? undefined : declaredAs(entity.of);
    default:
      return undefined;
  }
}

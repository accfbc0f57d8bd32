// Variables whose value is a constant: `const` and `constexpr` integers stand for their values in C++.
import type { Expr, IrSymbol, Local } from "../../ir/ir.ts";
import { isConst, isInteger } from "../../types/make.ts";
import type { Type } from "../../types/type.ts";
import type { Entity } from "../scope.ts";

const values = new WeakMap<IrSymbol | Local, Expr>();

export function noteConstant(owner: IrSymbol | Local, type: Type, value: Expr): void {
  if (isConst(type) && (isInteger(type) || type.kind === "float") && (value.kind === "const" || value.kind === "float"))
    values.set(owner, value);
}
export function knownConstant(entity: Entity | undefined): Expr | undefined {
  if (entity?.kind === "captured") return knownConstant(entity.of);
  if (entity?.kind !== "symbol" && entity?.kind !== "local") return undefined;
  const value = values.get(entity.kind === "symbol" ? entity.symbol : entity.local);
  if (value?.kind !== "const") return value;
  const name = entity.kind === "symbol" ? entity.symbol.name : entity.local.name;
  return name === undefined ? value : { ...value, name };
}

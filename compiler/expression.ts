// Expressions and type names given as text, in the scope of a unit: the debugger's watches, conditions and casts.
import { CompiledUnit } from "./compile.ts";
import { type CompiledExpression, compileExpressionText, type TextResult, typeOfText } from "./lower/text.ts";
import type { Type } from "./types/type.ts";
import type { Unit } from "./unit.ts";

/** Lowers `text` as if it stood at token `atToken` (counted in the declaration) of a function of the unit, named by link name;
 *  with no function, at file scope. The result runs over that function's locals. */
export function compileExpression(
  text: string,
  unit: Unit,
  functionLinkName: string | undefined,
  atToken: number,
): TextResult<CompiledExpression> {
  if (!(unit instanceof CompiledUnit)) return { ok: false, message: "The unit was not made by compileUnit." };
  const fn = functionLinkName === undefined ? undefined : unit.functions.get(functionLinkName);
  return compileExpressionText(text, unit, fn, atToken);
}

/** The type that `text` names. */
export function compileTypeName(text: string, unit: Unit): TextResult<Type> {
  if (!(unit instanceof CompiledUnit)) return { ok: false, message: "The unit was not made by compileUnit." };
  return typeOfText(text, unit);
}

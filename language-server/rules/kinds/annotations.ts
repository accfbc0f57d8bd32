// What stands on a function's own declarations.
import type { Annotation } from "../../../compiler/syntax/ast.ts";
import type { FunctionInfo } from "../../analysis/world.ts";

/** The function classes written on the function itself, each once. */
export function ownClasses(info: FunctionInfo): string[] {
  return classesIn(info.fn.symbol.annotations);
}
/** Those that the driver's own type by which it is declared has. */
export function classesOfType({ fn: { symbol } }: FunctionInfo): string[] {
  return classesIn(symbol.type.alias?.annotations ?? []);
}
function classesIn(annotations: readonly Annotation[]): string[] {
  const classes = annotations.flatMap((annotation) =>
    annotation.name === "Function_class" ? [annotation.args[0]?.text.trim() ?? ""] : [],
  );
  // File systems add the major function that the routine is for, which is a number.
  return [...new Set(classes.filter((name) => name !== "" && !/^\d/.test(name)))];
}

// What stands on a function's own declarations.
import type { FunctionInfo } from "../../analysis/world.ts";

/** The function classes written on the function itself, each once. */
export function ownClasses(info: FunctionInfo): string[] {
  const classes = info.fn.symbol.annotations.flatMap((annotation) =>
    annotation.name === "Function_class" ? [annotation.args[0]?.text.trim() ?? ""] : [],
  );
  // File systems add the major function that the routine is for, which is a number.
  return [...new Set(classes.filter((name) => name !== "" && !/^\d/.test(name)))];
}

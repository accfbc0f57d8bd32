// What stands on a function's own declarations.
import type { FunctionInfo } from "../../analysis/world.ts";

/** The function classes written on the function itself, each once. */
export function ownClasses(info: FunctionInfo): string[] {
  const classes = info.fn.symbol.annotations.flatMap((annotation) =>
    annotation.name === "Function_class" ? [annotation.args[0]?.text.trim() ?? ""] : [],
  );
  return [...new Set(classes.filter((name) => name !== ""))];
}

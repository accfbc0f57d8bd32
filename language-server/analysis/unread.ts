// Functions of which a part could not be read: what is left of them proves nothing.
import type { FunctionInfo } from "./world.ts";

const answers = new WeakMap<FunctionInfo, boolean>();

/** The lowering refused something in it, or an error of the compiler stands inside. */
export function isUnread(info: FunctionInfo): boolean {
  const known = answers.get(info);
  if (known !== undefined) return known;
  const made = info.fn.refusals.length > 0 || hasError(info);
  answers.set(info, made);
  return made;
}
function hasError(info: FunctionInfo): boolean {
  const range = info.unit.range(info.fn.declaration, info.fn.range);
  return info.unit.diagnostics.some(
    (diagnostic) =>
      diagnostic.severity === "error" &&
      diagnostic.range.file === range.file &&
      diagnostic.range.startLine >= range.startLine &&
      diagnostic.range.startLine <= range.endLine,
  );
}

// Assertions of a driver's own that stop in the debugger: the way on which one fails is followed no further.
import type { IrFunction } from "../../compiler/ir/ir.ts";
import type { TokenRange } from "../../compiler/source/source.ts";
import type { Unit } from "../../compiler/unit.ts";

const known = new WeakMap<IrFunction, ReadonlySet<TokenRange>>();

/** The breakpoint stands in a macro that also has the condition under which it is reached. */
export function isAssertion(fn: IrFunction, unit: Unit, at: TokenRange): boolean {
  let breaks = known.get(fn);
  if (breaks === undefined) {
    breaks = assertionsOf(fn, unit);
    known.set(fn, breaks);
  }
  return breaks.has(at);
}
function assertionsOf(fn: IrFunction, unit: Unit): ReadonlySet<TokenRange> {
  const breaks = fn.blocks.flatMap(({ instructions }) =>
    instructions.flatMap((one) => (one.kind === "intrinsic" && one.name === "__debugbreak" ? [one.at] : [])),
  );
  if (breaks.length === 0) return new Set();
  /** Where the outermost macro is invoked that a place came through. */
  const invokedAt = (at: TokenRange): string | undefined => {
    const range = unit.expansion(fn.declaration, at.first)[0]?.range;
    return range && `${range.startLine}:${range.startColumn}:${range.file}`;
  };
  const deciding = new Set(
    fn.blocks.flatMap(({ terminator }) => (terminator.kind === "branch" ? (invokedAt(terminator.at) ?? []) : [])),
  );
  return new Set(breaks.filter((at) => deciding.has(invokedAt(at) ?? "")));
}

// Assertions of a driver's own that stop in the debugger: the way on which one fails is followed no further.
import type { IrFunction } from "../../compiler/ir/ir.ts";
import type { SourceRange, TokenRange } from "../../compiler/source/source.ts";
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
  const found = new Set<TokenRange>();
  const outermost = (at: TokenRange): SourceRange | undefined => unit.expansion(fn.declaration, at.first)[0]?.range;
  for (const { instructions } of fn.blocks)
    for (const one of instructions) {
      if (one.kind !== "intrinsic" || one.name !== "__debugbreak") continue;
      const whole = outermost(one.at);
      const isDecided = fn.blocks.some(({ terminator }) => {
        const by = terminator.kind === "branch" ? outermost(terminator.at) : undefined;
        return by !== undefined && whole !== undefined && isSame(by, whole);
      });
      if (isDecided) found.add(one.at);
    }
  return found;
}
function isSame(one: SourceRange, other: SourceRange): boolean {
  return one.file === other.file && one.startLine === other.startLine && one.startColumn === other.startColumn;
}

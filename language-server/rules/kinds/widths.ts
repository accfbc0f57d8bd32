// In how many bits an expression is worked out, as it is written.
import type { Expr } from "../../../compiler/ir/ir.ts";
import { sizeOf } from "../../../compiler/types/layout.ts";
import { codeOf } from "../../analysis/code.ts";
import type { Run } from "../../analysis/events.ts";

/** The narrowest that its value went through; of a variable, in the one assignment that it has. */
export function bitsOfExpr(run: Run, written: Expr, followed = false): number {
  let bits = Number.POSITIVE_INFINITY;
  let at = written;
  for (;;) {
    const size = sizeOf(at.type, run.unit.target);
    if (size > 0) bits = Math.min(bits, size * 8);
    if (at.kind !== "convert") break;
    at = at.operand;
  }
  if (followed || at.kind !== "load" || at.place.kind !== "local") return bits;
  const { local } = at.place;
  const given = codeOf(run.fn).assigns.filter(({ target }) => target.kind === "local" && target.local === local);
  const [only] = given;
  return only && given.length === 1 ? Math.min(bits, bitsOfExpr(run, only.value, true)) : bits;
}

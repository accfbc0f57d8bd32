// Source lines to steps: where a breakpoint on a line stops.
import type { Program } from "../../compiler/program.ts";
import type { LoadedFunction } from "./api.ts";

/** Steps that begin on `line` (from 0) of `file`; if none does, those that span it. Global step numbers, in source order. */
export function stepsOnLine(
  program: Program,
  functions: readonly (LoadedFunction | undefined)[],
  file: string,
  line: number,
): readonly { step: number; fn: LoadedFunction; line: number }[] {
  const begins: { step: number; fn: LoadedFunction; line: number }[] = [];
  const spans: { step: number; fn: LoadedFunction; line: number }[] = [];
  for (const fn of functions) {
    if (fn?.code === undefined) continue;
    const unit = program.units.find((one) => one.path === fn.unit);
    if (unit === undefined) continue;
    fn.code.steps.forEach((step, index) => {
      const range = unit.range(fn.code?.declaration ?? 0, step);
      if (range.file !== file) return;
      const found = { step: fn.firstStep + index, fn, line: range.startLine };
      if (range.startLine === line) begins.push(found);
      else if (range.startLine < line && line <= range.endLine) spans.push(found);
    });
  }
  return begins.length > 0 ? begins : spans;
}

// Which function of a file a line belongs to, for what speaks of findings by function: baselines, and checks of what has changed.
import type { Unit } from "../compiler/unit.ts";

export interface FunctionLines {
  readonly name: string;
  /** From 0, both included. */
  readonly firstLine: number;
  readonly lastLine: number;
}

export class FunctionIndex {
  readonly #byFile = new Map<string, FunctionLines[]>();

  constructor(units: readonly Unit[]) {
    const seen = new Set<string>();
    for (const unit of units) {
      for (const fn of unit.functions.values()) {
        const { file, startLine, endLine } = unit.range(fn.declaration, fn.range);
        const key = `${file}:${startLine}:${fn.symbol.name}`;
        if (seen.has(key)) continue;
        seen.add(key);
        const list = this.#byFile.get(file) ?? [];
        this.#byFile.set(file, list);
        list.push({ name: fn.symbol.name, firstLine: startLine, lastLine: endLine });
      }
    }
  }

  /** The innermost function around a line. */
  at(file: string, line: number): FunctionLines | undefined {
    let found: FunctionLines | undefined;
    for (const one of this.#byFile.get(file) ?? []) {
      if (line < one.firstLine || line > one.lastLine) continue;
      if (found === undefined || one.firstLine > found.firstLine) found = one;
    }
    return found;
  }
}

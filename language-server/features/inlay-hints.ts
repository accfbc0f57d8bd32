// The level behind each call that changes it, as the last check found it over all the ways the function is entered.
import type { DriverProject } from "../project.ts";
import { levelName } from "./call-hierarchy.ts";

export interface Hint {
  readonly line: number;
  readonly character: number;
  readonly label: string;
  readonly tooltip: string;
}

export function hintsOf(file: string, project: DriverProject): Hint[] {
  const hints = new Map<string, Hint>();
  for (const info of project.world?.functions.values() ?? []) {
    if (!info.own) continue;
    for (const { at, lo, hi } of project.levelChangesOf(info.name) ?? []) {
      // The end of a guard stands nowhere: its destructor has the place of its name, where the level is not that one yet.
      if (at.first === at.last) continue;
      const range = info.unit.range(info.fn.declaration, at);
      const level = levelName(lo, hi);
      if (range.file !== file || level === undefined) continue;
      hints.set(`${range.endLine}:${range.endColumn}`, {
        line: range.endLine,
        character: range.endColumn,
        label: level,
        tooltip: `From here on ${info.fn.symbol.name} runs at ${level}.`,
      });
    }
  }
  return [...hints.values()];
}

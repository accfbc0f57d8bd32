// Names in code that is known to run at DISPATCH_LEVEL or above, for a tint in the editor. Levels come from the last check: the
// level a function is entered at, carried through its body and changed by the calls that change it.
import { Irql } from "../../compiler/contract/contract.ts";
import type { IrFunction, StepId } from "../../compiler/ir/ir.ts";
import type { LevelChange } from "../analysis/memo.ts";
import { successorsOf } from "../analysis/shape.ts";
import type { DriverProject } from "../project.ts";
import { namesOf } from "./names.ts";
import { type Extent, meaningKind, type Occurrence } from "./occurrences.ts";

export const raisedTokenTypes = ["function", "variable", "property", "type", "enumMember"] as const;
type TokenType = (typeof raisedTokenTypes)[number];
export interface RaisedName {
  readonly start: number;
  readonly end: number;
  readonly type: TokenType;
}

export function raisedNames(file: string, project: DriverProject): RaisedName[] {
  const raised: Extent[] = [];
  for (const info of project.world?.functions.values() ?? []) {
    const { fn, unit } = info;
    const entry = project.levelsOf(info.name);
    const changes = project.levelChangesOf(info.name);
    if (!info.own || !entry || !changes) continue;
    const base = unit.declarationAt(fn.declaration)?.tokenBase ?? 0;
    if (unit.tokens.source(base + fn.range.first)?.path !== file) continue;
    for (const id of raisedSteps(fn, entry.lo, changes)) {
      const step = fn.steps[id];
      if (!step) continue;
      const { start } = unit.tokens.span(base + step.first);
      raised.push({ file, start, end: unit.tokens.span(base + step.last).end });
    }
  }
  raised.sort((a, b) => a.start - b.start);
  const found = new Map<number, RaisedName>();
  for (const unit of project.units) {
    if (raised.length === 0 || !unit.files.includes(file)) continue;
    for (const occurrence of namesOf(unit, (path) => project.isOwn(path)).occurrences) {
      const type = typeOf(occurrence);
      if (occurrence.file !== file || type === undefined) continue;
      if (raised.some((extent) => extent.start <= occurrence.start && occurrence.end <= extent.end))
        found.set(occurrence.start, { start: occurrence.start, end: occurrence.end, type });
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** Steps that begin at no less than DISPATCH_LEVEL, whichever way they are come to. */
export function raisedSteps(fn: IrFunction, entry: number, changes: readonly LevelChange[]): StepId[] {
  const after = new Map(changes.map(({ at, lo }) => [at.first, lo]));
  const lowest: number[] = [];
  const atSteps = new Map<StepId, number>();
  const waiting = [{ block: 0, level: entry }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const block = fn.blocks[next.block];
    if (!block || (lowest[next.block] ?? Number.POSITIVE_INFINITY) <= next.level) continue;
    lowest[next.block] = next.level;
    let level = next.level;
    let least = level;
    for (const instruction of block.instructions) {
      if (instruction.kind === "step")
        atSteps.set(instruction.step, Math.min(level, atSteps.get(instruction.step) ?? level));
      else if (instruction.kind === "call") level = after.get(instruction.at.first) ?? level;
      least = Math.min(least, level);
    }
    // An exception leaves a guarded body at any level it had.
    const leaving = block.inTry === undefined ? level : least;
    for (const target of successorsOf(fn, block)) waiting.push({ block: target, level: leaving });
  }
  return [...atSteps].flatMap(([step, level]) => (level >= Irql.DISPATCH ? [step] : []));
}

function typeOf({ key, type }: Occurrence): TokenType | undefined {
  switch (meaningKind(key)) {
    case "symbol":
      return type?.kind === "function" ? "function" : "variable";
    case "local":
      return "variable";
    case "member":
      return "property";
    case "typedef":
    case "tag":
    case "type":
      return "type";
    case "enumerator":
      return "enumMember";
    default:
      return undefined;
  }
}

// Which sources make one driver. Files of one folder do, unless two of them define the same function: those are drivers of
// their own (a folder of examples), or a driver and the program that tests it.
import type { Unit } from "../unit.ts";

/** Paths grouped into drivers; `units` of one folder. */
export function groupIntoDrivers(units: readonly Unit[]): string[][] {
  const definedBy = new Map<string, string[]>();
  for (const unit of units) {
    for (const [name, fn] of unit.functions) {
      if (fn.symbol.linkage !== "external" || fn.symbol.inline || fn.symbol.mergeable) continue;
      const paths = definedBy.get(name) ?? [];
      paths.push(unit.path);
      definedBy.set(name, paths);
    }
  }
  const apart = new Set<string>();
  for (const paths of definedBy.values()) if (paths.length > 1) for (const path of paths) apart.add(path);
  const groups: string[][] = [];
  const together: string[] = [];
  for (const unit of units) {
    if (apart.has(unit.path) || isProgram(unit)) groups.push([unit.path]);
    else together.push(unit.path);
  }
  if (together.length > 0) groups.unshift(together);
  return groups;
}

/** A program for users, not a driver: it has a main. */
export function isProgram(unit: Unit): boolean {
  return ["main", "wmain", "WinMain", "wWinMain"].some((name) => unit.functions.has(name));
}

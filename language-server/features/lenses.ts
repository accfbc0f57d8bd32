// What stands above each function of the driver: its role, the level it is entered at, the pageable section it lies in, and by
// how many others it is called. What is not known is left out.
import type { SourceRange } from "../../compiler/source/source.ts";
import { nameSite } from "../analysis/roots.ts";
import { isPagedSection } from "../analysis/world.ts";
import type { DriverProject } from "../project.ts";
import { callersOf, levelOf } from "./call-hierarchy.ts";

export interface Lens {
  readonly range: SourceRange;
  readonly title: string;
}

export function lensesOf(file: string, project: DriverProject): Lens[] {
  const { world } = project;
  if (!world) return [];
  const lenses: Lens[] = [];
  for (const info of world.functions.values()) {
    if (!info.own) continue;
    const name = info.unit.range(info.fn.declaration, nameSite(info).at);
    if (name.file !== file) continue;
    // Over the whole declaration, whose type may stand on a line of its own.
    const first = info.unit.range(info.fn.declaration, { first: 0, last: 0 });
    const range = first.file === file && first.startLine <= name.startLine ? first : name;
    const section = world.section(info.name);
    const callers = callersOf(info.name, project).length;
    const parts = [
      world.roles.get(info.name)?.name,
      levelOf(info.name, project),
      isPagedSection(section) ? `pageable (${section})` : undefined,
      callers === 0 ? undefined : `called by ${callers}`,
    ].filter((part) => part !== undefined);
    if (parts.length > 0) lenses.push({ range, title: parts.join(" · ") });
  }
  return lenses;
}

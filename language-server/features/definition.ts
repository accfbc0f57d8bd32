// Where a name is defined or declared, and where it is used: functions, variables, types and macros, over the whole driver.
import { macroRange } from "../../compiler/preprocess/index.ts";
import type { SourceRange } from "../../compiler/source/source.ts";
import type { Unit } from "../../compiler/unit.ts";
import { nameSite } from "../analysis/roots.ts";
import { declarationOf } from "../analysis/world.ts";
import type { DriverProject } from "../project.ts";

export function definitionOf(name: string, unit: Unit, project: DriverProject): SourceRange[] {
  const symbol = unit.symbols.get(name);
  if (symbol) {
    const info = project.world?.functions.get(symbol.linkName);
    if (info) return [info.unit.range(info.fn.declaration, nameSite(info).at)];
    const declared = declarationOf(unit, symbol);
    return declared ? [declared] : [];
  }
  const macro = unit.macros.get(name);
  const defined = macro && macroRange(macro);
  if (defined) return [defined];
  return typeDefinition(name, unit);
}
function typeDefinition(name: string, unit: Unit): SourceRange[] {
  for (let index = unit.declarations.length - 1; index >= 0; index--) {
    const node = unit.declarations[index]?.node;
    if (node?.kind !== "declaration") continue;
    const specifier = node.specifiers.type;
    if ((specifier.kind === "record" || specifier.kind === "enum") && specifier.name === name)
      return [unit.range(index, specifier)];
    for (const { declarator } of node.declarators) {
      if (declarator.name === name)
        return [unit.range(index, { first: declarator.nameToken, last: declarator.nameToken })];
    }
  }
  return [];
}

/** Every place in the driver's own files where the name stands as a token; at most `limit`. */
export function referencesOf(
  name: string,
  project: DriverProject,
  read: (file: string) => string | undefined,
  limit = 2000,
): SourceRange[] {
  const found: SourceRange[] = [];
  const pattern = new RegExp(`\\b${name.replaceAll(/[^\w]/g, "")}\\b`, "g");
  for (const path of project.paths) {
    const lines = (read(path) ?? "").split("\n");
    for (let line = 0; line < lines.length && found.length < limit; line++) {
      const text = lines[line] ?? "";
      for (const match of text.matchAll(pattern)) {
        if (inCommentOrString(text, match.index)) continue;
        found.push({
          file: path,
          startLine: line,
          startColumn: match.index,
          endLine: line,
          endColumn: match.index + name.length,
        });
      }
    }
  }
  return found;
}
function inCommentOrString(line: string, column: number): boolean {
  const comment = line.indexOf("//");
  if (comment >= 0 && comment < column) return true;
  let quotes = 0;
  for (let index = 0; index < column; index++) if (line[index] === '"' && line[index - 1] !== "\\") quotes += 1;
  return quotes % 2 === 1;
}

// Where a name is defined or declared, and its type: functions, variables, types and macros, over the whole driver.
import { macroRange } from "../../compiler/preprocess/index.ts";
import type { SourceRange } from "../../compiler/source/source.ts";
import type { Type } from "../../compiler/types/type.ts";
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
    const node = unit.declarationAt(index)?.node;
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

/** Where the type of a value, or of what a pointer leads to, is defined. */
export function typeDefinitionOf(type: Type, unit: Unit): SourceRange[] {
  let at = type;
  for (let depth = 0; depth < 8; depth++) {
    if (at.kind === "pointer") at = at.to;
    else if (at.kind === "array") at = at.of;
    else break;
  }
  const name = at.kind === "record" || at.kind === "enum" ? (at.decl.name ?? at.alias?.name) : at.alias?.name;
  return name === undefined ? [] : typeDefinition(name, unit);
}

// Where a name is defined or declared, and its type: functions, variables, types and macros, over the whole driver.
import { macroRange } from "../../compiler/preprocess/index.ts";
import type { SourceRange, TokenRange } from "../../compiler/source/source.ts";
import type { Declaration } from "../../compiler/syntax/ast.ts";
import type { Type } from "../../compiler/types/type.ts";
import type { Unit } from "../../compiler/unit.ts";
import { nameSite } from "../analysis/roots.ts";
import { declarationOf } from "../analysis/world.ts";
import type { DriverProject } from "../project.ts";

export function definitionOf(name: string, unit: Unit, project: DriverProject): SourceRange[] {
  const symbol = unit.symbols.get(name);
  if (symbol) {
    const info = project.functionOf(symbol.linkName);
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
  const found = typeDeclaration(name, unit);
  return found ? [unit.range(found.index, found.at)] : [];
}
interface TypeDeclaration {
  readonly index: number;
  readonly node: Declaration;
  readonly tokenBase: number;
  /** What in it stands for the name. */
  readonly at: TokenRange;
}
/** The declaration of a typedef, the definition of a tag, or the last mention of one that is nowhere defined. */
export function typeDeclaration(name: string, unit: Unit): TypeDeclaration | undefined {
  let mentioned: TypeDeclaration | undefined;
  for (let index = unit.declarations.length - 1; index >= 0; index--) {
    const declaration = unit.declarationAt(index);
    if (declaration?.node.kind !== "declaration") continue;
    const { node, tokenBase } = declaration;
    const { type } = node.specifiers;
    if ((type.kind === "record" || type.kind === "enum") && type.name === name) {
      const found = { index, node, tokenBase, at: type };
      if ((type.kind === "record" ? type.members : type.enumerators) !== undefined) return found;
      mentioned ??= found;
    }
    for (const { declarator } of node.declarators) {
      const { name: declared, nameToken } = declarator;
      if (declared === name) return { index, node, tokenBase, at: { first: nameToken, last: nameToken } };
    }
  }
  return mentioned;
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

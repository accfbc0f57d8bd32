// The declarations of the driver's own functions, each as it is written: in headers, before the definition, and the definition itself.

import type { SourceRange } from "../../../compiler/source/source.ts";
import type { Annotation, Declarator, Parameter } from "../../../compiler/syntax/ast.ts";
import type { Unit } from "../../../compiler/unit.ts";
import type { FunctionInfo, World } from "../../analysis/world.ts";
import type { ProjectContext } from "../rule.ts";

export interface OwnDeclaration {
  readonly info: FunctionInfo;
  readonly unit: Unit;
  /** Of its name. */
  readonly range: SourceRange;
  /** Of the function, without those of its parameters. */
  readonly annotations: readonly Annotation[];
  /** Empty where it is declared by a role type. */
  readonly parameters: readonly { readonly name: string | undefined; readonly annotations: readonly Annotation[] }[];
}

const known = new WeakMap<World, readonly OwnDeclaration[]>();

/** Each once, however many sources include it, in the order of the units. */
export function ownDeclarations({ world, units }: ProjectContext): readonly OwnDeclaration[] {
  const made = known.get(world) ?? find(world, units);
  known.set(world, made);
  return made;
}
function find(world: World, units: readonly Unit[]): OwnDeclaration[] {
  const own = new Map<string, FunctionInfo>();
  for (const info of world.functions.values()) if (info.own) own.set(info.fn.symbol.name, info);
  const found = new Map<string, OwnDeclaration>();
  for (const unit of units) {
    unit.declarations.forEach(({ node }, index) => {
      const take = (declarator: Declarator): void => {
        const info = own.get(declarator.name ?? "");
        // A static function of the same name in another file is another one.
        if (!info || (info.fn.symbol.linkage === "internal" && info.unit !== unit)) return;
        if (node.kind !== "declaration" && node.kind !== "function") return;
        const range = unit.range(index, { first: declarator.nameToken, last: declarator.nameToken });
        const key = `${range.file}:${range.startLine}:${range.startColumn}`;
        if (found.has(key)) return;
        const annotations = [...node.specifiers.annotations, ...declarator.annotations];
        found.set(key, { info, unit, range, annotations, parameters: parametersOf(declarator) });
      };
      if (node.kind === "function") take(node.declarator);
      else if (node.kind === "declaration") for (const { declarator } of node.declarators) take(declarator);
    });
  }
  return [...found.values()];
}
function parametersOf(declarator: Declarator): OwnDeclaration["parameters"] {
  return declarator.parts
    .flatMap((part) => (part.kind === "function" ? (part.parameters ?? []) : []))
    .map((one) => ({ name: one.declarator?.name, annotations: annotationsOf(one) }));
}
function annotationsOf({ annotations, specifiers, declarator }: Parameter): readonly Annotation[] {
  return [...new Set([...annotations, ...specifiers.annotations, ...(declarator?.annotations ?? [])])];
}

// The declarations of the driver's own functions, each as it is written: in headers, before the definition, and the definition itself.

import type { SourceRange } from "../../../compiler/source/source.ts";
import type {
  Annotation,
  Declaration,
  Declarator,
  FunctionDefinition,
  Parameter,
} from "../../../compiler/syntax/ast.ts";
import type { Unit } from "../../../compiler/unit.ts";
import type { FunctionInfo } from "../../analysis/world.ts";
import type { ProjectContext } from "../rule.ts";

export interface OwnDeclaration extends Declared {
  readonly info: FunctionInfo;
}
interface Declared {
  readonly unit: Unit;
  /** Of its name. */
  readonly range: SourceRange;
  /** Of the function, without those of its parameters. */
  readonly annotations: readonly Annotation[];
  /** Empty where it is declared by a role type. */
  readonly parameters: readonly { readonly name: string | undefined; readonly annotations: readonly Annotation[] }[];
}

const known = new WeakMap<ProjectContext["world"], readonly OwnDeclaration[]>();

/** Those with annotations, each once, however many sources include it, in the order of the units. */
export function ownDeclarations({ world, units }: ProjectContext): readonly OwnDeclaration[] {
  const made = known.get(world);
  if (made) return made;
  const all: OwnDeclaration[] = [];
  const seen = new Map<string, Set<number>>();
  for (const unit of units) {
    for (const info of world.functions.values()) {
      const { symbol } = info.fn;
      // A static function of the same name in another file is another one.
      if (!info.own || (symbol.linkage === "internal" && info.unit !== unit)) continue;
      for (const declared of declaredIn(unit, symbol.name)) {
        const { file, startLine, startColumn } = declared.range;
        const places = seen.get(file) ?? new Set<number>();
        seen.set(file, places);
        const place = startLine * 65_536 + startColumn;
        if (places.has(place)) continue;
        places.add(place);
        all.push({ ...declared, info });
      }
    }
  }
  known.set(world, all);
  return all;
}

interface Written {
  readonly index: number;
  readonly node: Declaration | FunctionDefinition;
  readonly declarator: Declarator;
  declared?: Declared;
}
const written = new WeakMap<Unit, ReadonlyMap<string, readonly Written[]>>();
/** Found out once a unit, and for each function when it is first asked for. */
function declaredIn(unit: Unit, name: string): Declared[] {
  let byName = written.get(unit);
  if (!byName) {
    byName = writtenIn(unit);
    written.set(unit, byName);
  }
  return (byName.get(name) ?? []).map((one) => {
    one.declared ??= {
      unit,
      range: unit.range(one.index, { first: one.declarator.nameToken, last: one.declarator.nameToken }),
      annotations: [...one.node.specifiers.annotations, ...one.declarator.annotations],
      parameters: parametersOf(one.declarator),
    };
    return one.declared;
  });
}
function writtenIn(unit: Unit): Map<string, Written[]> {
  const byName = new Map<string, Written[]>();
  unit.declarations.forEach(({ node }, index) => {
    if (node.kind !== "declaration" && node.kind !== "function") return;
    const declarators = node.kind === "function" ? [node.declarator] : node.declarators.map((one) => one.declarator);
    for (const declarator of declarators) {
      if (declarator.name === undefined || !isAnnotated(node, declarator)) continue;
      const list = byName.get(declarator.name);
      if (list) list.push({ index, node, declarator });
      else byName.set(declarator.name, [{ index, node, declarator }]);
    }
  });
  return byName;
}
function parametersOf(declarator: Declarator): OwnDeclaration["parameters"] {
  return declarator.parts
    .flatMap((part) => (part.kind === "function" ? (part.parameters ?? []) : []))
    .map((one) => ({ name: one.declarator?.name, annotations: annotationsOf(one) }));
}
function annotationsOf({ annotations, specifiers, declarator }: Parameter): readonly Annotation[] {
  return [...new Set([...annotations, ...specifiers.annotations, ...(declarator?.annotations ?? [])])];
}
function isAnnotated(node: Declaration | FunctionDefinition, declarator: Declarator): boolean {
  // Asked of every declaration of every header after each edit: nothing is made here.
  if (node.specifiers.annotations.length + declarator.annotations.length > 0) return true;
  return declarator.parts.some((part) => part.kind === "function" && part.parameters?.some(isAnnotatedParameter));
}
function isAnnotatedParameter({ annotations, specifiers, declarator }: Parameter): boolean {
  return annotations.length + specifiers.annotations.length + (declarator?.annotations.length ?? 0) > 0;
}

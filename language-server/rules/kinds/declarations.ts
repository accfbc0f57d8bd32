// The declarations of the driver's own functions, each as it is written: in headers, before the definition, and the definition itself.

import type { SourceRange } from "../../../compiler/source/source.ts";
import type {
  Annotation,
  Declaration,
  Declarator,
  ExternalDeclaration,
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
  /** Among the declarations of the unit. */
  readonly index: number;
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
  const own = [...world.functions.values()].filter((info) => info.own);
  const byName = new Map<string, number[]>();
  const internal = new Map<Unit, number[]>();
  for (const [at, { fn, unit }] of own.entries()) {
    put(byName, fn.symbol.name, at);
    if (fn.symbol.linkage === "internal") put(internal, unit, at);
  }
  const headersSeen = new Set<Unit["headerDeclarations"]>();
  for (const unit of units) {
    const { headerDeclarations } = unit;
    // What stands in headers that an earlier unit began with has been told there, but for this unit's static functions.
    const named = headersSeen.has(headerDeclarations) ? [] : [...writtenIn(headerDeclarations, 0).keys()];
    headersSeen.add(headerDeclarations);
    named.push(...writtenIn(unit.ownDeclarations, headerDeclarations.length).keys());
    const candidates = new Set([...named.flatMap((name) => byName.get(name) ?? []), ...(internal.get(unit) ?? [])]);
    for (const at of [...candidates].sort((a, b) => a - b)) {
      const info = own[at];
      // A static function of the same name in another file is another one.
      if (info === undefined || (info.fn.symbol.linkage === "internal" && info.unit !== unit)) continue;
      for (const declared of declaredIn(unit, info.fn.symbol.name)) {
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
function put<K>(into: Map<K, number[]>, key: K, value: number): void {
  const list = into.get(key);
  if (list) list.push(value);
  else into.set(key, [value]);
}

interface Written {
  readonly index: number;
  readonly node: Declaration | FunctionDefinition;
  readonly declarator: Declarator;
}
/** By the list of declarations: all units that begin with the same headers share theirs. */
const written = new WeakMap<readonly ExternalDeclaration[], ReadonlyMap<string, readonly Written[]>>();

function declaredIn(unit: Unit, name: string): Declared[] {
  const { headerDeclarations, ownDeclarations } = unit;
  const found = [
    ...(writtenIn(headerDeclarations, 0).get(name) ?? []),
    ...(writtenIn(ownDeclarations, headerDeclarations.length).get(name) ?? []),
  ];
  return found.map(({ index, node, declarator }) => ({
    unit,
    index,
    range: unit.range(index, { first: declarator.nameToken, last: declarator.nameToken }),
    annotations: [...node.specifiers.annotations, ...declarator.annotations],
    parameters: parametersOf(declarator),
  }));
}
/** Annotated declarations by name; `first` is the index of the first in the unit. */
function writtenIn(
  declarations: readonly ExternalDeclaration[],
  first: number,
): ReadonlyMap<string, readonly Written[]> {
  const made = written.get(declarations);
  if (made) return made;
  const byName = new Map<string, Written[]>();
  declarations.forEach(({ node }, at) => {
    if (node.kind !== "declaration" && node.kind !== "function") return;
    const declarators = node.kind === "function" ? [node.declarator] : node.declarators.map((one) => one.declarator);
    for (const declarator of declarators) {
      if (declarator.name === undefined || !isAnnotated(node, declarator)) continue;
      const list = byName.get(declarator.name);
      const one = { index: first + at, node, declarator };
      if (list) list.push(one);
      else byName.set(declarator.name, [one]);
    }
  });
  written.set(declarations, byName);
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
  // Asked of every declaration of a source after each edit: nothing is made here.
  if (node.specifiers.annotations.length + declarator.annotations.length > 0) return true;
  return declarator.parts.some((part) => part.kind === "function" && part.parameters?.some(isAnnotatedParameter));
}
function isAnnotatedParameter({ annotations, specifiers, declarator }: Parameter): boolean {
  return annotations.length + specifiers.annotations.length + (declarator?.annotations.length ?? 0) > 0;
}

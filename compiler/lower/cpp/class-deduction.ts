// `Guard guard(lock);`: the arguments of a class template that a deduction guide or one of its constructors tells, as C++17 has it.
// Constructors that are templates themselves are not looked at.

import type { TokenRange } from "../../source/source.ts";
import type {
  Declaration,
  DeclarationSpecifiers,
  Declarator,
  DeclaratorPart,
  Expression,
  FunctionDefinition,
  Initializer,
  MemberDeclaration,
  Parameter,
} from "../../syntax/ast.ts";
import type { ClassMember } from "../../syntax/cpp-ast.ts";
import { isUnknownType, unknownType, VOID } from "../../types/make.ts";
import type { Type, Typedef } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { typeOfName } from "../written-types.ts";
import { deduceArguments, deduceCall, functionInstance } from "./deduction.ts";
import type { ClassTemplate, CxxFunction, FunctionTemplate } from "./entities.ts";
import { overloadsOf } from "./functions.ts";
import { type Bound, Instances } from "./instances.ts";
import { decayed, operandOf } from "./operands.ts";
import { conversionCost, takes } from "./overloads.ts";
import type { Operand } from "./state.ts";
import { instanceOf } from "./templates.ts";
import { isAuto } from "./types.ts";

const standIns = new WeakMap<Typedef, ClassTemplate>();
const standInOf = new WeakMap<ClassTemplate, Type>();

/** Stands for an instance of a template that is named without its arguments, until an initialiser tells which. */
export function deducedClass(template: ClassTemplate): Type {
  let type = standInOf.get(template);
  if (type === undefined) {
    const alias: Typedef = { name: template.name, type: VOID, annotations: [] };
    standIns.set(alias, template);
    type = { ...VOID, alias };
    standInOf.set(template, type);
  }
  return type;
}
export function templateToDeduce(type: Type): ClassTemplate | undefined {
  return type.alias === undefined ? undefined : standIns.get(type.alias);
}

/** The instance that an initialiser asks for. */
export function deduceClass(
  f: Body,
  template: ClassTemplate,
  initializer: Initializer | undefined,
  at: TokenRange,
): Type {
  const args = argumentsOf(initializer);
  const operands = args.map((arg) => operandOf(f, arg));
  for (const guide of guidesOf(f, template)) {
    const found = deduceCall(f, guide, operands, args, undefined)?.type.returns;
    if (found !== undefined && !isUnknownType(found)) return found;
  }
  let best: { readonly args: readonly Bound[]; readonly cost: number } | undefined;
  for (const candidate of constructorsOf(template)) {
    const found = deduceArguments(f, candidate, operands, args, undefined);
    const fn = found === undefined ? undefined : functionInstance(f, candidate, found);
    const cost = fn === undefined ? undefined : callCost(f, fn, operands, args);
    if (found !== undefined && cost !== undefined && cost < (best?.cost ?? Number.POSITIVE_INFINITY))
      best = { args: found, cost };
  }
  if (best !== undefined) return instanceOf(f, template, best.args, at);
  f.context.report(
    at,
    "error",
    "cxx",
    `The arguments of the class template '${template.name}' do not follow from this initialiser.`,
    `Write them: ${template.name}<…>.`,
  );
  return unknownType(template.name);
}

/** The type that an expression makes an object of; the arguments of a class template may follow from what it is made of. */
export function constructedType(f: Body, node: Expression & { kind: "construct" }): Type {
  const type = typeOfName(f, node.type);
  if (isAuto(type)) {
    // `auto(x)`: a copy of what x is.
    const [of] = argumentsOf(node.initializer);
    return of === undefined ? type : decayed(operandOf(f, of).type);
  }
  const template = templateToDeduce(type);
  return template === undefined ? type : deduceClass(f, template, node.initializer, node);
}
/** What a constructor's parameters cost in all; undefined if it cannot be called so. */
function callCost(
  f: Body,
  fn: CxxFunction,
  operands: readonly Operand[],
  args: readonly Expression[],
): number | undefined {
  if (!takes(fn, args.length)) return undefined;
  let sum = 0;
  for (const [i, operand] of operands.entries()) {
    const param = fn.type.params[i];
    const cost = param === undefined ? 0 : conversionCost(f, operand, param.type, args[i]);
    if (cost === undefined) return undefined;
    sum += cost;
  }
  return sum;
}

function argumentsOf(initializer: Initializer | undefined): readonly Expression[] {
  switch (initializer?.kind) {
    case "arguments":
      return initializer.args;
    case "expression":
      return [initializer.expression];
    case "list":
      return initializer.items.flatMap(({ value }) => (value.kind === "expression" ? [value.expression] : []));
    case undefined:
      return [];
  }
}

/** What the guides of a class template are declared as. */
export const guideName = (name: string): string => `${name}<guide>`;
function guidesOf(f: Body, { prefix, name }: ClassTemplate): readonly FunctionTemplate[] {
  return overloadsOf(f.context.fileScope.find(prefix + guideName(name))).templates;
}

/** The constructors that the class declares, each as a function template of the class's parameters. */
function constructorsOf(template: ClassTemplate): readonly FunctionTemplate[] {
  const spec = template.node.specifiers.type;
  if (spec.kind !== "record") return [];
  const found: FunctionTemplate[] = [];
  const aliases = aliasesIn(spec.cxx?.members ?? []);
  for (const { node, access } of spec.cxx?.members ?? []) {
    if (!("specifiers" in node)) continue;
    const declarator = "declarator" in node ? node.declarator : node.declarators[0]?.declarator;
    if (declarator?.cxx?.special !== "constructor") continue;
    const { params, scope, prefix, declaration, name } = template;
    const instances: FunctionTemplate["instances"] = new Instances();
    found.push({
      kind: "function",
      params,
      scope,
      prefix,
      declaration,
      name,
      node: written(node, aliases),
      owner: undefined,
      access,
      instances,
    });
  }
  return found;
}

type Alias = { readonly specifiers: DeclarationSpecifiers; readonly parts: readonly DeclaratorPart[] };
/** The names that a class gives to types, which parameters of its constructors may be written with. */
function aliasesIn(members: readonly ClassMember[]): ReadonlyMap<string, Alias> {
  const found = new Map<string, Alias>();
  for (const { node } of members) {
    if (!("declarators" in node) || node.specifiers.storage !== "typedef") continue;
    for (const { declarator } of node.declarators)
      if (declarator?.name !== undefined)
        found.set(declarator.name, { specifiers: node.specifiers, parts: declarator.parts });
  }
  return found;
}
type Constructor = FunctionDefinition | Declaration | MemberDeclaration;
/** A constructor whose parameters name what the aliases of its class stand for, which is not there yet. */
function written(node: Constructor, aliases: ReadonlyMap<string, Alias>): Constructor {
  if (aliases.size === 0) return node;
  const plain = (declarator: Declarator): Declarator => ({
    ...declarator,
    parts: declarator.parts.map((part) =>
      part.kind === "function" ? { ...part, parameters: part.parameters?.map((one) => unaliased(one, aliases)) } : part,
    ),
  });
  if ("declarator" in node) return { ...node, declarator: plain(node.declarator) };
  if ("kind" in node)
    return { ...node, declarators: node.declarators.map((one) => ({ ...one, declarator: plain(one.declarator) })) };
  const declarators = node.declarators.map((one) =>
    one.declarator === undefined ? one : { ...one, declarator: plain(one.declarator) },
  );
  return { ...node, declarators };
}
function unaliased(parameter: Parameter, aliases: ReadonlyMap<string, Alias>): Parameter {
  const { specifiers, declarator } = parameter;
  const alias = specifiers.type.kind === "typedefName" ? aliases.get(specifiers.type.name) : undefined;
  if (alias === undefined) return parameter;
  const { type, qualifiers } = alias.specifiers;
  // Qualifiers of a pointer are written behind it.
  if (alias.parts.length > 0 && specifiers.qualifiers.length > 0) return parameter;
  return {
    ...parameter,
    specifiers: { ...specifiers, type, qualifiers: [...specifiers.qualifiers, ...qualifiers] },
    ...(declarator === undefined
      ? {}
      : { declarator: { ...declarator, parts: [...declarator.parts, ...alias.parts] } }),
  };
}

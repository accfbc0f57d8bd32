// Function templates: what a call says of their parameters, and their instances.
import type { Expression, Initializer, Parameter } from "../../syntax/ast.ts";
import { isReference, referenceTo, unqualified, VOID } from "../../types/make.ts";
import type { FunctionType, Type } from "../../types/type.ts";
import { Qual } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { Scope } from "../scope.ts";
import { addTo } from "../symbols.ts";
import { typeOfDeclarator, typeOfSpecifiers } from "../written-types.ts";
import { classOf } from "./class-info.ts";
import { type CxxFunction, type FunctionTemplate, newFunction } from "./entities.ts";
import { defaultsOf, machineType, newFunctionSymbol } from "./functions.ts";
import { elementOfList } from "./initializer-lists.ts";
import { type Bound, boundList, isOne, isPack, kindOfBound } from "./instances.ts";
import { signature } from "./link-names.ts";
import { templateArgument } from "./names.ts";
import { decayed, operandOf } from "./operands.ts";
import { noteInstance } from "./outside.ts";
import { spelledOut } from "./packs.ts";
import { waitForUse } from "./queue.ts";
import type { Operand } from "./state.ts";
import { asTemplate, bindOne, bindTo, chosenFor, inScope, typeOfValue } from "./templates.ts";
import { absorb, type Deduction, isPlaceholder, isStandIn, packsIn, standIns, unify, unifyArgument } from "./unify.ts";

/** The instance of a function template that a call means, or that explicit arguments name; undefined if none fits. */
export function deduceCall(
  f: Body,
  template: FunctionTemplate,
  operands: readonly Operand[] | undefined,
  args: readonly Expression[],
  explicit: readonly Bound[] | undefined,
): CxxFunction | undefined {
  const list = deduceArguments(f, template, operands, args, explicit);
  return list === undefined ? undefined : functionInstance(f, template, list);
}

/** What the parameters of a template stand for in a call; undefined if the call does not fit. `returns`: what a specialisation returns. */
export function deduceArguments(
  f: Body,
  template: FunctionTemplate,
  operands: readonly Operand[] | undefined,
  args: readonly Expression[],
  explicit: readonly Bound[] | undefined,
  returns?: Type,
): readonly Bound[] | undefined {
  const into: Deduction = { params: template.params, bound: new Map() };
  const given = (explicit ?? []).map((arg, i) => (template.params[i]?.kind === "template" ? asTemplate(arg) : arg));
  /** What is written of a pack; a call may tell of more. */
  const begun = new Map<string, readonly Bound[]>();
  const variadic = template.params.findIndex(({ pack }) => pack === true);
  if (variadic < 0 && given.length > template.params.length) return undefined;
  // A constant is no argument for a type, nor a type for a constant.
  const kindAt = (i: number): string | undefined => template.params[variadic >= 0 && i > variadic ? variadic : i]?.kind;
  if (given.some((arg, i) => !isPack(arg) && kindAt(i) !== kindOfBound(arg))) return undefined;
  template.params.forEach((param, i) => {
    const arg = given[i];
    if (param.name === undefined || (variadic >= 0 && i > variadic)) return;
    if (i === variadic) begun.set(param.name, given.slice(i));
    else if (arg !== undefined) into.bound.set(param.name, arg);
  });
  if (operands !== undefined && !deduceOperands(f, template, operands, args, into, begun, returns)) return undefined;
  return completed(f, template, into, begun);
}

function deduceOperands(
  f: Body,
  template: FunctionTemplate,
  operands: readonly Operand[],
  args: readonly Expression[],
  into: Deduction,
  begun: ReadonlyMap<string, readonly Bound[]>,
  returns: Type | undefined,
): boolean {
  const pattern = patternOf(f, template, into.bound);
  if (pattern === undefined) return false;
  if (returns !== undefined && !unifyArgument(pattern.returns, returns, into)) return false;
  const written = parametersOf(template.node);
  for (const [i, operand] of operands.entries()) {
    const param = pattern.params[i];
    if (param === undefined && pattern.variadic) break;
    if (param === undefined) return false;
    if (written[i]?.declarator?.pack === true) {
      const packs = packsIn(param.type);
      // What nothing can be told from, such as the members of types, follows from the rest.
      if (packs.size === 0) return true;
      const rest = operands.slice(i);
      const isGiven = (at: number): boolean => [...packs].every((name) => at < (begun.get(name)?.length ?? 0));
      return absorb(packs, rest.length, into, (at, element) => {
        if (isGiven(at)) for (const name of packs) element.bound.set(name, begun.get(name)?.[at] ?? VOID);
        else return deduceParameter(param.type, rest[at] ?? operand, element);
        return true;
      });
    }
    const arg = args[i];
    if (arg?.kind === "braced") {
      if (!deduceList(f, param.type, arg.list, into)) return false;
      continue;
    }
    if (operand.nullConstant && !isPlaceholder(isReference(param.type) ? param.type.to : param.type)) continue;
    if (!deduceParameter(param.type, operand, into)) return false;
  }
  return true;
}

/** A list in braces tells of its elements where a `std::initializer_list` is taken. */
function deduceList(f: Body, param: Type, list: Initializer, into: Deduction): boolean {
  const element = elementOfList(param);
  if (element === undefined || list.kind !== "list") return true;
  return list.items.every(
    ({ value }) => value.kind !== "expression" || unify(element, decayed(operandOf(f, value.expression).type), into),
  );
}

/** The whole list of arguments: what nothing tells is as the template says, or a pack without elements. */
function completed(
  f: Body,
  template: FunctionTemplate,
  { bound }: Deduction,
  begun: ReadonlyMap<string, readonly Bound[]>,
): readonly Bound[] | undefined {
  const list: Bound[] = [];
  const scope = new Scope(template.scope, false);
  for (const param of template.params) {
    let arg = param.name === undefined ? undefined : bound.get(param.name);
    if (arg === undefined && param.pack === true) {
      const items = begun.get(param.name ?? "") ?? [];
      arg = { kind: "pack", items: items.filter(isOne) };
    }
    const fallback = param.default;
    if (arg === undefined && fallback !== undefined)
      arg = substituted(f, () =>
        inScope(f, template, scope, (g) => templateArgument(g, spelledOut(fallback, template.params, list))),
      );
    if (arg === undefined) return undefined;
    let known = arg;
    // The type of a constant, whose parameter may have no name, may make no sense for the arguments before it.
    const binds = substituted(f, () => {
      const own = param.pack === true ? param : spelledOut(param, template.params, list);
      if (own.kind === "value" && own.name === undefined) typeOfValue(f.context, scope, own);
      known = chosenFor(f.context, scope, own, known);
      bindOne(f.context, scope, own, known);
      return true;
    });
    if (binds === undefined) return undefined;
    list.push(known);
  }
  return list;
}
/** What a template writes, with its arguments put in; undefined where that makes no sense for them. */
export function substituted<T>(f: Body, lower: () => T): T | undefined {
  const { context } = f;
  const before = context.unsaid;
  context.silent++;
  try {
    const made = lower();
    return context.unsaid === before ? made : undefined;
  } finally {
    context.silent--;
    context.unsaid = before;
  }
}

export function patternOf(
  f: Body,
  template: FunctionTemplate,
  bound: ReadonlyMap<string, Bound>,
): FunctionType | undefined {
  const args = standIns(template.params, bound);
  const scope = bindTo(f.context, template, args, template.scope);
  f.context.silent++;
  try {
    return inScope(f, template, scope, (g) => functionTypeOf(g, spelledOut(template.node, template.params, args)));
  } finally {
    f.context.silent--;
  }
}

function functionTypeOf(g: Body, node: FunctionTemplate["node"]): FunctionType | undefined {
  const declarator = "declarator" in node ? node.declarator : node.declarators[0]?.declarator;
  if (declarator === undefined) return undefined;
  const noType = declarator.cxx?.special === "constructor";
  const type = typeOfDeclarator(g, noType ? VOID : typeOfSpecifiers(g, node.specifiers), declarator);
  return type.kind === "function" ? type : undefined;
}

function deduceParameter(param: Type, operand: Operand, into: Deduction): boolean {
  if (!isReference(param)) return unify(unqualified(param), decayed(operand.type), into);
  // A forwarding reference to an object is a reference to what it is.
  if (param.reference === "rvalue" && isStandIn(param.to) && param.to.quals === 0 && operand.category === "lvalue")
    return unify(param.to, referenceTo(operand.type, "lvalue"), into);
  return unify(param.to, operand.type, into);
}

function parametersOf(node: FunctionTemplate["node"]): readonly Parameter[] {
  const declarator = "declarator" in node ? node.declarator : node.declarators[0]?.declarator;
  return declarator?.parts.find((part) => part.kind === "function")?.parameters ?? [];
}
/** The more a parameter's type spells out, the more special the template is. */
function weightOf(node: FunctionTemplate["node"]): number {
  let weight = 0;
  for (const param of parametersOf(node)) {
    // What takes any number of arguments comes last.
    if (param.declarator?.pack === true) {
      weight -= 100;
      continue;
    }
    weight += param.declarator?.parts.length ?? 0;
    weight += param.specifiers.qualifiers.length;
    if (param.specifiers.type.kind === "templateId") weight += 2;
  }
  return weight;
}

/** The function that a template makes of arguments; its body is lowered when it is used. */
export function functionInstance(f: Body, template: FunctionTemplate, args: readonly Bound[]): CxxFunction | undefined {
  const key = boundList(args);
  const known = template.instances.get(args);
  if (known !== undefined) return known;
  const scope = bindTo(f.context, template, args, template.scope);
  const node = spelledOut(template.node, template.params, args);
  const declarator = "declarator" in node ? node.declarator : node.declarators[0]?.declarator;
  if (declarator?.name === undefined) return undefined;
  return inScope(f, template, scope, (g) => {
    const type = substituted(f, () => functionTypeOf(g, node));
    if (type === undefined) return undefined;
    const { specifiers } = node;
    const special = declarator.cxx?.special;
    const isStatic = specifiers.storage === "static";
    const kind =
      template.owner === undefined
        ? "function"
        : special === "constructor"
          ? "constructor"
          : isStatic
            ? "static"
            : "method";
    const part = declarator.parts.find((p) => p.kind === "function");
    const quals = part?.cxx?.qualifiers.includes("const") === true ? Qual.const : 0;
    const full = `${template.prefix}${template.name}`;
    const owner = kind === "static" ? undefined : template.owner;
    const around = template.owner === undefined ? template.prefix : `${classOf(template.owner).linkName}::`;
    const linkName = `${around}${template.name}<${key}>${signature(type, quals)}`;
    const symbol = newFunctionSymbol(
      f.context,
      full,
      linkName,
      machineType(type, owner, quals),
      false,
      declarator.nameToken,
    );
    addTo(g, symbol, { specifiers: { ...specifiers, inline: true }, declarator, type, definition: true });
    const fn = newFunction({
      symbol,
      type,
      name: template.name,
      owner: template.owner,
      kind,
      quals,
      access: template.access,
      explicit: specifiers.cxx?.explicit === true,
      defaults: defaultsOf(declarator, type.params.length),
      scope,
      declaration: template.declaration,
      constexpr: specifiers.cxx?.constexpr === true,
      fromTemplate: true,
      weight: weightOf(template.node),
    });
    template.instances.set(args, fn);
    if ("kind" in node && node.kind === "function") waitForUse(fn, { node, scope });
    else noteInstance(fn, template, args);
    return fn;
  });
}

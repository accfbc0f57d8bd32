// Matching a template's pattern, in which stand-ins are where its parameters are, with types and constants: what do the parameters
// stand for? A parameter pack stands for as many as there are where it is expanded last.
import type { RecordSpecifier } from "../../syntax/ast.ts";
import type { TemplateParameter } from "../../syntax/cpp-ast.ts";
import { recordType, VOID } from "../../types/make.ts";
import type { RecordDecl, RecordType, Type } from "../../types/type.ts";
import { Scope } from "../scope.ts";
import { classOf, inBases } from "./class-info.ts";
import type { ClassTemplate } from "./entities.ts";
import { type Bound, type BoundOne, boundText, Instances, isBoundType, isPack, kindOfBound } from "./instances.ts";
import { spelled } from "./link-names.ts";
import { origins } from "./templates.ts";

export interface Deduction {
  readonly params: readonly TemplateParameter[];
  /** By the name of the parameter. */
  readonly bound: Map<string, Bound>;
}

const standInFor = new WeakMap<RecordDecl, { readonly name: string; readonly pack: boolean }>();
/** Constants from here on stand for the parameters of a template by their index. */
const firstStandIn = 0x7fff_f000n;
/** A constant that depends on parameters in some way, of which nothing else is known. */
export const dependentValue = firstStandIn + 63n;
const isStandInValue = (value: bigint): boolean => value >= firstStandIn && value <= dependentValue;
/** A type that depends on parameters in some way, such as a member of one: it fits everything and tells nothing. */
export const dependentType: RecordType = recordType({
  tag: "struct",
  name: "dependent",
  fields: [],
  pack: undefined,
  minAlign: 1,
});
standInFor.set(dependentType.decl, { name: "", pack: false });

/** A type parameter itself. */
export const isStandIn = (type: Type): boolean => type.kind === "record" && standInFor.has(type.decl);

/** What to bind the parameters of a template to while its pattern is worked out; a pack has one element that stands for all. */
export function standIns(params: readonly TemplateParameter[], bound: ReadonlyMap<string, Bound>): Bound[] {
  return params.map((param, i) => {
    const name = param.name ?? "";
    const known = bound.get(name);
    if (known !== undefined) return known;
    const one = standInOne(param, i);
    return param.pack === true ? { kind: "pack", items: [one] } : one;
  });
}
function standInOne(param: TemplateParameter, index: number): BoundOne {
  if (param.kind === "value") return firstStandIn + BigInt(index);
  if (param.kind === "type") return standInType(param.name ?? "", param.pack === true);
  return { kind: "template", template: standInTemplate(param) };
}
/** A template of which nothing is known but its parameters: `unify` finds out which one its instances are of. */
function standInTemplate(param: TemplateParameter & { kind: "template" }): ClassTemplate {
  const name = param.name ?? "";
  const { first, last } = param;
  const type: RecordSpecifier = {
    kind: "record",
    tag: "struct",
    name,
    members: undefined,
    annotations: [],
    attributes: [],
    pack: undefined,
    first,
    last,
  };
  const specifiers = {
    storage: undefined,
    inline: false,
    noreturn: false,
    qualifiers: [],
    annotations: [],
    attributes: [],
  };
  const made: ClassTemplate = {
    kind: "class",
    name,
    params: param.params,
    scope: new Scope(undefined, false),
    prefix: "",
    declaration: 0,
    first: undefined,
    variable: false,
    node: { kind: "declaration", specifiers: { ...specifiers, type, first, last }, declarators: [], first, last },
    instances: new Instances(),
    members: new Map(),
    statics: new Map(),
  };
  standInTemplates.set(made, name);
  return made;
}
const standInTemplates = new WeakMap<ClassTemplate, string>();
function standInType(name: string, pack: boolean): Type {
  const decl: RecordDecl = { tag: "struct", name, fields: [], pack: undefined, minAlign: 1 };
  standInFor.set(decl, { name, pack });
  return recordType(decl);
}

/** Whether something in it stands for a parameter that is not known yet. */
export function isPlaceholder(arg: Bound): boolean {
  return holds(arg, true, () => true);
}
/** The packs that it names and does not expand itself. */
export function packsIn(arg: Bound, params: readonly TemplateParameter[] = []): ReadonlySet<string> {
  const found = new Set<string>();
  holds(arg, false, (name, pack) => {
    const param = typeof name === "bigint" ? params[Number(name - firstStandIn)] : undefined;
    if (pack && typeof name === "string") found.add(name);
    if (param?.pack === true && param.name !== undefined) found.add(param.name);
    return false;
  });
  return found;
}
/**
 * Whether one of the parameters that it names, a type's by name and a constant's by its stand-in, is as asked for.
 * `expanded`: also where a list of arguments or parameters expands it.
 */
function holds(arg: Bound, expanded: boolean, test: (name: string | bigint, pack: boolean) => boolean): boolean {
  if (typeof arg === "bigint") return isStandInValue(arg) && test(arg, false);
  switch (arg.kind) {
    case "pack":
      return expanded && arg.items.some((item) => holds(item, expanded, test));
    case "pointer":
      return holds(arg.to, expanded, test);
    case "array":
      if (arg.length !== undefined && holds(BigInt(arg.length), expanded, test)) return true;
      return holds(arg.of, expanded, test);
    case "function":
      if (holds(arg.returns, expanded, test)) return true;
      return expanded && arg.params.some(({ type }) => holds(type, expanded, test));
    case "template": {
      const name = standInTemplates.get(arg.template);
      return name !== undefined && test(name, false);
    }
    case "record": {
      const known = standInFor.get(arg.decl);
      if (known !== undefined) return test(known.name, known.pack);
      const origin = origins.get(arg.decl);
      if (origin === undefined) return false;
      const of = standInTemplates.get(origin.template);
      return (of !== undefined && test(of, false)) || origin.args.some((inner) => holds(inner, expanded, test));
    }
    default:
      return false;
  }
}

/** Matches a pattern with a type, noting what parameters stand for; false if they contradict. */
export function unify(pattern: Type, type: Type, into: Deduction): boolean {
  switch (pattern.kind) {
    case "record":
      return unifyRecord(pattern, type, into);
    case "pointer":
      if (type.kind !== "pointer" || pattern.reference !== type.reference) return !isPlaceholder(pattern);
      return unify(pattern.to, type.to, into);
    case "array":
      if (type.kind !== "array") return !isPlaceholder(pattern);
      if (pattern.length !== undefined && type.length !== undefined) {
        if (!unifyOne(BigInt(pattern.length), BigInt(type.length), into)) return false;
      }
      return unify(pattern.of, type.of, into);
    case "function": {
      if (type.kind !== "function") return !isPlaceholder(pattern);
      const types = (list: readonly { readonly type: Type }[]): Type[] => list.map((each) => each.type);
      return unify(pattern.returns, type.returns, into) && unifyList(types(pattern.params), types(type.params), into);
    }
    default:
      return true;
  }
}
function unifyRecord(pattern: Type & { kind: "record" }, type: Type, into: Deduction): boolean {
  const name = standInFor.get(pattern.decl)?.name;
  if (name === "") return true;
  if (name !== undefined) {
    const { quals } = pattern;
    return note(name, quals === 0 ? type : { ...type, quals: type.quals & ~quals }, into);
  }
  const origin = origins.get(pattern.decl);
  if (origin === undefined) return true;
  if (type.kind !== "record") return false;
  const parameter = standInTemplates.get(origin.template);
  if (parameter !== undefined) {
    const made = origins.get(type.decl);
    if (made === undefined || !note(parameter, { kind: "template", template: made.template }, into)) return false;
    return origin.args.every((arg, i) => unifyArgument(arg, made.args[i], into));
  }
  // The class itself, or a base of it that is an instance of the same template.
  const instance = inBases(classOf(type.decl), ({ decl }) => {
    const other = origins.get(decl);
    return other !== undefined && firstOf(other.template) === firstOf(origin.template) ? other : undefined;
  });
  return instance !== undefined && origin.args.every((arg, i) => unifyArgument(arg, instance.args[i], into));
}
/** A template is the same before and behind its definition. */
const firstOf = (template: ClassTemplate): ClassTemplate => template.first ?? template;
function note(name: string, value: Bound, into: Deduction): boolean {
  const known = into.bound.get(name);
  if (known === undefined) into.bound.set(name, value);
  return known === undefined || boundText(known) === boundText(value);
}

/** Arguments of a template, one by one. */
export function unifyArgument(pattern: Bound, arg: Bound | undefined, into: Deduction): boolean {
  if (arg === undefined) return false;
  if (isPack(pattern)) return isPack(arg) && unifyList(pattern.items, arg.items, into);
  return !isPack(arg) && unifyOne(pattern, arg, into);
}
function unifyOne(pattern: BoundOne, arg: BoundOne, into: Deduction): boolean {
  if (pattern === dependentValue) return true;
  if (isBoundType(pattern)) {
    if (!isBoundType(arg) || !unify(pattern, arg, into)) return false;
    return isPlaceholder(pattern) ? sameShape(pattern, arg) : spelled(pattern) === spelled(arg);
  }
  if (isBoundType(arg)) return false;
  if (typeof pattern !== "bigint" && pattern.kind === "template") {
    const parameter = standInTemplates.get(pattern.template);
    if (kindOfBound(arg) !== "template") return false;
    return parameter === undefined ? boundText(pattern) === boundText(arg) : note(parameter, arg, into);
  }
  const name =
    typeof pattern === "bigint" && isStandInValue(pattern)
      ? into.params[Number(pattern - firstStandIn)]?.name
      : undefined;
  return name === undefined ? boundText(pattern) === boundText(arg) : note(name, arg, into);
}
/** A parameter's argument has at least the qualifiers that the pattern writes. */
function sameShape(pattern: Type, arg: Type): boolean {
  if (isStandIn(pattern)) return (pattern.quals & ~arg.quals) === 0;
  return pattern.kind === arg.kind && pattern.quals === arg.quals;
}
function unifyList(patterns: readonly BoundOne[], args: readonly BoundOne[], into: Deduction): boolean {
  const last = patterns.at(-1);
  const packs = last === undefined ? new Set<string>() : packsIn(last, into.params);
  const fixed = packs.size > 0 ? patterns.slice(0, -1) : patterns;
  if (packs.size > 0 ? args.length < fixed.length : args.length !== fixed.length) return false;
  if (!fixed.every((pattern, i) => unifyArgument(pattern, args[i], into))) return false;
  const rest = args.slice(fixed.length);
  return (
    packs.size === 0 ||
    absorb(packs, rest.length, into, (at, element) => unifyArgument(last ?? VOID, rest[at], element))
  );
}

/** Lets packs take one element after another, each of which `match` finds. */
export function absorb(
  packs: ReadonlySet<string>,
  count: number,
  into: Deduction,
  match: (at: number, element: Deduction) => boolean,
): boolean {
  const items = new Map([...packs].map((name): [string, BoundOne[]] => [name, []]));
  for (let at = 0; at < count; at++) {
    const element = { params: into.params, bound: new Map(into.bound) };
    for (const name of packs) element.bound.delete(name);
    if (!match(at, element)) return false;
    for (const [name, value] of element.bound) {
      const list = items.get(name);
      if (list === undefined) into.bound.set(name, value);
      else if (!isPack(value)) list.push(value);
    }
  }
  for (const [name, list] of items) {
    if (list.length !== count || !note(name, { kind: "pack", items: list }, into)) return false;
  }
  return true;
}

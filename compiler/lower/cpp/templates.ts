// Templates: what is written is lowered anew for each set of arguments, with the parameters standing for types and constants in the
// scope around it. Function templates find their arguments by matching parameter types with those of the call.

import type { TokenRange } from "../../source/source.ts";
import type { FunctionDefinition, Initializer } from "../../syntax/ast.ts";
import type { ClassBody, TemplateArgument, TemplateParameter } from "../../syntax/cpp-ast.ts";
import { INT, isInteger, recordType, unknownType, unqualified, VOID } from "../../types/make.ts";
import { Qual, type RecordDecl, type RecordType, type Type } from "../../types/type.ts";
import { Body } from "../body.ts";
import type { Context, PendingDiagnostic } from "../context.ts";
import { Scope } from "../scope.ts";
import { namedBy, typeOfDeclarator, typeOfSpecifiers } from "../written-types.ts";
import { functionBody } from "./bodies.ts";
import { templateToDeduce } from "./class-deduction.ts";
import { classOf, newClassInfo, setClass } from "./class-info.ts";
import { defineClass } from "./classes.ts";

import type { AliasTemplate, ClassTemplate, CxxFunction, Template } from "./entities.ts";
import { machineType } from "./functions.ts";
import { type Bound, boundList, isBoundType, isOne, isPack, kindOfBound, showAgain } from "./instances.ts";
import { sameSignature } from "./link-names.ts";
import { forgetLate, make } from "./made.ts";
import { entityOf, templateArgument } from "./names.ts";
import { type BodyElsewhere, bodyOutside } from "./outside.ts";
import { elementName, spelledOut } from "./packs.ts";
import { choosePartial, isPartial, notePartial, upToDate } from "./partial-specialisations.ts";
import { apart, makeLazy, waitingBody } from "./queue.ts";
import { classAround, simpleName } from "./scopes.ts";
import { isSpecialised } from "./specialisations.ts";
import { isPlaceholder } from "./unify.ts";

export const origins = new WeakMap<RecordDecl, { readonly template: ClassTemplate; readonly args: readonly Bound[] }>();

/** What initialises a static member of an instance, and the scope it is lowered in; undefined for other classes. */
export function staticOfInstance(
  context: Context,
  owner: RecordDecl,
  name: string,
): { readonly initializer: Initializer | undefined; readonly scope: Scope | undefined } | undefined {
  const origin = origins.get(owner);
  if (origin === undefined || isSpecialised(owner) || isPartial(owner)) return undefined;
  const found = origin.template.statics.get(name);
  if (found === undefined) return { initializer: undefined, scope: undefined };
  return {
    initializer: found.initializer && spelledOut(found.initializer, found.params, origin.args),
    scope: bindTo(context, { params: found.params }, origin.args, classOf(owner).scope),
  };
}

// ---- classes ----------------------------------------------------------------------------------------------------------

/** The class template, or the other name of one, that a name as it is written stands for. */
export function templateNamed(f: Body, written: string, at: TokenRange): Template | undefined {
  const name = written.replace(/^::/, "");
  const last = name.lastIndexOf("::");
  const entity = entityOf(f, {
    kind: "qualified",
    scope: last < 0 ? undefined : name.slice(0, last),
    global: written !== name,
    name: name.slice(last < 0 ? 0 : last + 2),
    args: undefined,
    first: at.first,
    last: at.last,
  });
  return entity?.kind === "template" ? entity.template : undefined;
}
export function instantiateClass(f: Body, written: string, args: readonly TemplateArgument[], at: TokenRange): Type {
  const template = templateNamed(f, written, at);
  const bound = args.map((arg) => templateArgument(f, arg));
  return instantiated(f, template, written, bound, at);
}
/** What a class template, or another name of one, makes of arguments. */
export function instantiated(
  f: Body,
  template: Template | undefined,
  written: string,
  bound: readonly Bound[],
  at: TokenRange,
): Type {
  if (template === undefined || template.kind === "function") {
    f.context.report(at, "error", "unknown-type", `'${written}' is no class template that is declared here.`);
    return unknownType(written);
  }
  if (template.kind === "alias") return alias(f, template, bound, at);
  return instanceOf(f, template, bound, at);
}
function alias(f: Body, template: AliasTemplate, args: readonly Bound[], at: TokenRange): Type {
  const whole = withDefaults(f, template, args, at);
  const scope = whole === undefined ? undefined : bindTo(f.context, template, whole, template.scope);
  const node = spelledOut(template.node, template.params, whole ?? []);
  const [only] = node.declarators;
  if (scope === undefined || only === undefined) return unknownType(template.name);
  return inScope(f, template, scope, (g) => typeOfDeclarator(g, typeOfSpecifiers(g, node.specifiers), only.declarator));
}

/** The class that a template makes of arguments, its defaults put in. */
export function instanceOf(f: Body, template: ClassTemplate, given: readonly Bound[], at: TokenRange): Type {
  const args = withDefaults(f, template, given, at);
  if (args === undefined) return unknownType(template.name);
  const early = template.first?.instances.get(args);
  const known = template.instances.get(args) ?? (early !== undefined && isSpecialised(early.decl) ? early : undefined);
  if (known !== undefined && (isSpecialised(known.decl) || upToDate(f, template, args, known.decl))) {
    if (f.context.silent === 0) showAgain(f.context.products, saidOf.get(known) ?? []);
    return known;
  }
  const partial = choosePartial(f, template, args);
  const form = partial?.partial ?? { ...template, spec: template.node.specifiers.type };
  const bound = partial?.args ?? args;
  const spec = spelledOut(form.spec, form.params, bound);
  if (spec.kind !== "record") return unknownType(template.name);
  // What was named while the template was only declared is completed.
  const type = early?.decl.fields === undefined && early !== undefined ? early : newInstance(template, args, spec.tag);
  const { decl } = type;
  if (type === early) noteInstance(template, args, type);
  notePartial(f, template, decl, partial?.partial);
  if (spec.members === undefined || args.some(isPlaceholder) || depth > 64) return type;
  const scope = bindTo(f.context, form, bound, form.scope);
  const body: ClassBody = spec.cxx ?? {
    keyword: spec.tag,
    final: false,
    bases: [],
    members: spec.members.map((node) => ({ access: "public", node })),
  };
  depth++;
  const { products, silent } = f.context;
  const before = products.diagnostics.length;
  f.context.silent = 0;
  try {
    inScope(f, form, scope, (g) => {
      const place = { first: spec.first, last: Math.min(spec.last, spec.first + 1) };
      const info = newClassInfo(
        decl,
        decl.name ?? "",
        body.keyword,
        scope,
        classAround(scope)?.info.decl,
        form.declaration,
        place,
      );
      setClass(info);
      makeLazy(info);
      apart(f.context, () => defineClass(g, info, spec, body, []));
    });
  } finally {
    depth--;
    f.context.silent = silent;
    const said = products.diagnostics.splice(before);
    saidOf.set(type, said);
    if (silent === 0) showAgain(products, said);
  }
  return type;
}
/** The class that a template makes of arguments, without members yet. */
export function newInstance(template: ClassTemplate, args: readonly Bound[], tag: RecordDecl["tag"]): RecordType {
  const named = (shown: boolean): string => `${template.prefix}${template.name}<${boundList(args, shown)}>`;
  const decl: RecordDecl = {
    tag,
    name: named(true),
    fields: undefined,
    pack: undefined,
    minAlign: 1,
    cxx: { vfptr: false, linkName: named(false) },
  };
  const type = recordType(decl);
  noteInstance(template, args, type);
  return type;
}
function noteInstance(template: ClassTemplate, args: readonly Bound[], type: RecordType): void {
  origins.set(type.decl, { template, args });
  template.instances.set(args, type);
}
/** What was said while an instance was defined. */
const saidOf = new WeakMap<Type, readonly PendingDiagnostic[]>();
/** Instances that ask for instances: a template that never ends is cut off. */
let depth = 0;

export function inScope<T>(f: Body, template: Pick<Template, "declaration">, scope: Scope, lower: (g: Body) => T): T {
  const { context } = f;
  const { declaration } = context;
  context.declaration = template.declaration;
  try {
    return lower(new Body(context, "", VOID, scope, { first: 0, last: 0 }));
  } finally {
    context.declaration = declaration;
  }
}

// ---- parameters -------------------------------------------------------------------------------------------------------

export function bindTo(
  context: Context,
  template: Pick<Template, "params">,
  args: readonly Bound[],
  around: Scope,
): Scope {
  const scope = new Scope(around, false);
  template.params.forEach((param, i) => {
    const arg = args[i];
    if (param.name === undefined || arg === undefined) return;
    bindOne(context, scope, param, arg);
  });
  return scope;
}
export function bindOne(context: Context, scope: Scope, param: TemplateParameter, arg: Bound): void {
  const { name } = param;
  if (name === undefined) return;
  if (isPack(arg)) {
    scope.names.set(name, { kind: "pack", count: arg.items.length, order: 0 });
    for (const [i, item] of arg.items.entries())
      bindOne(context, scope, { ...param, name: elementName(name, i) }, item);
  } else if (typeof arg === "bigint") {
    const type = param.kind === "value" ? typeOfValue(context, scope, param) : INT;
    scope.names.set(name, { kind: "enumerator", value: arg, type, order: 0 });
  } else if (arg.kind === "routine") {
    const overloads = { functions: [arg.fn], templates: [] };
    scope.names.set(name, { kind: "symbol", symbol: arg.fn.symbol, order: 0, overloads });
  } else if (arg.kind === "template") scope.names.set(name, { kind: "template", template: arg.template, order: 0 });
  else scope.names.set(name, { kind: "typedef", ...namedBy(name, arg, []), type: arg, order: 0 });
}
/** What an argument's name means to its parameter: a template, or of several functions the one that the parameter can point to. */
export function chosenFor(context: Context, scope: Scope, param: TemplateParameter, arg: Bound): Bound {
  if (param.kind === "template") return asTemplate(arg);
  if (typeof arg === "bigint" || arg.kind !== "routine" || arg.overloads === undefined || param.kind !== "value")
    return arg;
  const type = typeOfValue(context, scope, param);
  const wanted = type.kind !== "pointer" ? undefined : (type.member?.type ?? type.to);
  if (wanted?.kind !== "function") return arg;
  const plain = machineType(wanted, undefined, 0);
  const fn = arg.overloads.find((one) => sameSignature(machineType(one.type, undefined, 0), 0, plain, 0));
  return fn === undefined ? arg : { kind: "routine", fn };
}
/** The template that is named without arguments; inside of its own class that name is the class. */
export function asTemplate(arg: Bound): Bound {
  if (!isBoundType(arg)) return arg;
  const template = templateToDeduce(arg) ?? (arg.kind === "record" ? origins.get(arg.decl)?.template : undefined);
  return template === undefined ? arg : { kind: "template", template };
}
/** What a template's own declaration gives the constant; it may depend on the parameters before. */
export function typeOfValue(context: Context, scope: Scope, param: TemplateParameter & { kind: "value" }): Type {
  context.silent++;
  const f = new Body(context, "", VOID, scope, { first: 0, last: 0 });
  const base = typeOfSpecifiers(f, param.specifiers);
  const type = param.declarator === undefined ? base : typeOfDeclarator(f, base, param.declarator);
  context.silent--;
  return isInteger(type) || type.kind === "pointer" ? unqualified(type) : INT;
}
export function withDefaults(
  f: Body,
  template: Template,
  given: readonly Bound[],
  at: TokenRange,
): Bound[] | undefined {
  const args = [...given];
  const scope = new Scope(template.scope, false);
  for (const [i, param] of template.params.entries()) {
    let arg = args[i];
    if (param.pack === true) {
      const rest = args.splice(i, args.length - i);
      arg = isPack(rest[0]) ? rest[0] : { kind: "pack", items: rest.filter(isOne) };
      args.push(arg);
    }
    if (arg === undefined) {
      const fallback = param.default;
      if (fallback === undefined) {
        f.context.report(
          at,
          "error",
          "template-arguments",
          `'${template.name}' takes ${template.params.length} template argument${template.params.length === 1 ? "" : "s"}, not ${given.length}.`,
        );
        return undefined;
      }
      arg = inScope(f, template, scope, (g) => templateArgument(g, spelledOut(fallback, template.params, args)));
      args[i] = arg;
    }
    if (param.kind === "template") arg = asTemplate(arg);
    if ((isPack(arg) ? arg.items : [arg]).some((one) => param.kind !== kindOfBound(one))) {
      f.context.report(
        at,
        "error",
        "template-arguments",
        `Argument ${i + 1} of template '${template.name}' must be a ${param.kind === "value" ? "constant" : param.kind}.`,
      );
      return undefined;
    }
    arg = chosenFor(f.context, scope, param, arg);
    args[i] = arg;
    bindOne(f.context, scope, param, arg);
  }
  if (args.length > template.params.length) {
    f.context.report(
      at,
      "error",
      "template-arguments",
      `'${template.name}' takes ${template.params.length} template arguments.`,
    );
    return undefined;
  }
  return args;
}

// ---- members of instances ------------------------------------------------------------------------------------------------

/** Lowers a member of an instance, or an instance of a function template, when it is used. */
export function instantiateMember(context: Context, fn: CxxFunction): void {
  if (fn.fn !== undefined && !forgetLate(context, fn)) return;
  const held = waitingBody(fn);
  const waiting = held ?? outsideBody(context, fn) ?? bodyOutside(context, fn);
  if (waiting === undefined) return;
  const lower = (): void => {
    fn.symbol.inline = true;
    fn.symbol.defined = true;
    fn.fn = functionBody(context, fn, waiting.node, waiting.scope, held?.met);
  };
  make(context, fn, lower, "declaration" in waiting ? waiting.declaration : undefined);
}
/** The definition that stands outside of the class template. */
function outsideBody(context: Context, fn: CxxFunction): BodyElsewhere | undefined {
  if (fn.owner === undefined || fn.ending !== undefined || isSpecialised(fn)) return undefined;
  const origin = origins.get(fn.owner);
  if (origin === undefined || isSpecialised(fn.owner) || isPartial(fn.owner)) return undefined;
  const info = classOf(fn.owner);
  const name = fn.kind === "constructor" ? simpleName(info.name) : fn.name;
  const found: BodyElsewhere[] = [];
  for (const { node, params, own, declaration } of origin.template.members.get(name) ?? []) {
    if (own !== undefined || (functionPart(node)?.parameters ?? []).length !== fn.type.params.length) continue;
    const scope = bindTo(context, { params }, origin.args, info.scope);
    found.push({ node: spelledOut(node, params, origin.args), scope, declaration });
  }
  // Overloads are told apart where there are any.
  const same = found.length < 2 ? undefined : found.find((each) => definesOverload(context, fn, each));
  return same ?? found[0];
}
function functionPart({ declarator }: FunctionDefinition) {
  return declarator.parts.find((part) => part.kind === "function");
}
function definesOverload(
  context: Context,
  fn: CxxFunction,
  { node, scope }: { node: FunctionDefinition; scope: Scope },
): boolean {
  const f = new Body(context, "", VOID, scope, { first: 0, last: 0 });
  const type = typeOfDeclarator(f, VOID, node.declarator);
  const quals = (functionPart(node)?.cxx?.qualifiers ?? []).includes("const") ? Qual.const : 0;
  return type.kind === "function" && sameSignature(fn.type, fn.quals & Qual.const, type, quals);
}

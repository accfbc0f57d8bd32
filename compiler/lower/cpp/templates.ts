// Templates: what is written is lowered anew for each set of arguments, with the parameters standing for types and constants in the
// scope around it. Function templates find their arguments by matching parameter types with those of the call.

import type { TokenRange } from "../../source/source.ts";
import type { Declaration, Declarator, Expression, FunctionDefinition, Initializer } from "../../syntax/ast.ts";
import type { ClassBody, TemplateArgument, TemplateNode, TemplateParameter } from "../../syntax/cpp-ast.ts";
import { INT, isReference, recordType, referenceTo, unknownType, unqualified, VOID } from "../../types/make.ts";
import type { FunctionType, RecordDecl, Type } from "../../types/type.ts";
import { Qual } from "../../types/type.ts";
import { Body } from "../body.ts";
import type { Context, PendingDiagnostic } from "../context.ts";
import { Scope } from "../scope.ts";
import { addTo } from "../symbols.ts";
import { namedBy, typeOfDeclarator, typeOfName, typeOfSpecifiers } from "../written-types.ts";
import { functionBody } from "./bodies.ts";
import { classOf, newClassInfo, setClass } from "./class-info.ts";
import { defineClass } from "./classes.ts";
import type { AliasTemplate, ClassTemplate, CxxFunction, FunctionTemplate, Template } from "./entities.ts";
import { declareTemplate, defaultsOf, machineType, newFunctionSymbol } from "./functions.ts";
import { type Bound, boundText, Instances, showAgain } from "./instances.ts";
import { signature, spelled } from "./link-names.ts";
import { make } from "./made.ts";
import { entityOf, templateArgument } from "./names.ts";
import { decayed } from "./operands.ts";
import { apart, makeLazy, waitForUse, waitingBody } from "./queue.ts";
import { findQualified, simpleName } from "./scopes.ts";
import type { Operand } from "./state.ts";

const origins = new WeakMap<RecordDecl, { readonly template: ClassTemplate; readonly args: readonly Bound[] }>();

// ---- declaring --------------------------------------------------------------------------------------------------------

/** A template at namespace scope. */
export function lowerTemplate(f: Body, node: TemplateNode, prefix: string): void {
  const { declaration } = node;
  if (!("kind" in declaration)) return;
  const { context } = f;
  const base = { params: node.params, scope: f.scope, prefix, declaration: context.declaration };
  if (declaration.kind === "declaration") {
    const spec = declaration.specifiers.type;
    const [only] = declaration.declarators;
    if (declaration.specifiers.storage === "typedef" && only?.declarator.name !== undefined) {
      declare(f, prefix, { ...base, kind: "alias", name: only.declarator.name, node: declaration });
      return;
    }
    if (spec.kind === "record" && spec.name !== undefined && only === undefined) {
      const known = context.fileScope.find(prefix + spec.name);
      if (spec.members === undefined && known?.kind === "template") return;
      declare(f, prefix, {
        ...base,
        kind: "class",
        name: spec.name,
        node: declaration,
        instances: new Instances(),
        members: new Map(),
        statics: new Map(),
      });
      return;
    }
  }
  const declarator = declaration.kind === "function" ? declaration.declarator : declaration.declarators[0]?.declarator;
  const part = declarator?.parts.find((p) => p.kind === "function");
  if (
    declarator?.name !== undefined &&
    part === undefined &&
    declaration.kind === "declaration" &&
    declarator.cxx !== undefined
  ) {
    const template = templateOf(f, declarator);
    const initializer = declaration.declarators[0]?.initializer;
    if (template !== undefined) template.statics.set(declarator.name, { initializer, params: node.params });
    return;
  }
  if (declarator?.name === undefined || part === undefined) {
    context.report(node, "information", "cxx", "Variable templates are not supported; this one is skipped.");
    return;
  }
  if (declarator.cxx !== undefined && declarator.cxx.scope !== "") {
    memberOfTemplate(f, node, declaration, declarator);
    return;
  }
  declareTemplate(f, prefix, {
    ...base,
    kind: "function",
    name: declarator.name,
    node: declaration,
    owner: undefined,
    access: "public",
    instances: new Instances(),
  });
}
function declare(f: Body, prefix: string, template: ClassTemplate | AliasTemplate): void {
  const order = f.context.declaration;
  f.context.fileScope.names.set(prefix + template.name, { kind: "template", template, order });
}
/** `template<class T> void Vector<T>::push(T)`: kept with its class. */
function memberOfTemplate(
  f: Body,
  node: TemplateNode,
  declaration: Declaration | FunctionDefinition,
  declarator: Declarator,
): void {
  const name = declarator.name ?? "";
  const template = templateOf(f, declarator);
  if (template === undefined || declaration.kind !== "function") {
    if (template === undefined)
      f.context.report(
        node,
        "error",
        "undeclared",
        `'${declarator.cxx?.scope ?? ""}' is no class template that is declared here.`,
      );
    return;
  }
  const { members } = template;
  const known = (members.get(name) ?? []).filter((each) => each.node !== declaration);
  members.set(name, [...known, { node: declaration, params: node.params }]);
}

/** The class template that a declarator's qualifier names. */
function templateOf(f: Body, declarator: Declarator): ClassTemplate | undefined {
  const scope = declarator.cxx?.scope ?? "";
  const at = scope.lastIndexOf("::");
  const entity =
    at < 0
      ? f.scope.find(scope)
      : findQualified(f, scope.slice(0, at), declarator.cxx?.global === true, scope.slice(at + 2));
  return entity?.kind === "template" && entity.template.kind === "class" ? entity.template : undefined;
}
/** What initialises a static member of an instance, and the scope it is lowered in; undefined for other classes. */
export function staticOfInstance(
  owner: RecordDecl,
  name: string,
): { readonly initializer: Initializer | undefined; readonly scope: Scope | undefined } | undefined {
  const origin = origins.get(owner);
  if (origin === undefined) return undefined;
  const found = origin.template.statics.get(name);
  if (found === undefined) return { initializer: undefined, scope: undefined };
  return {
    initializer: found.initializer,
    scope: bindTo({ params: found.params }, origin.args, classOf(owner).scope),
  };
}

// ---- classes ----------------------------------------------------------------------------------------------------------

export function instantiateClass(f: Body, written: string, args: readonly TemplateArgument[], at: TokenRange): Type {
  const name = written.replace(/^::/, "");
  const last = name.lastIndexOf("::");
  const scope = last < 0 ? undefined : name.slice(0, last);
  const node: Expression = {
    kind: "qualified",
    scope,
    global: written !== name,
    name: name.slice(last < 0 ? 0 : last + 2),
    args: undefined,
    first: at.first,
    last: at.last,
  };
  const entity = entityOf(f, node);
  const template = entity?.kind === "template" ? entity.template : undefined;
  const bound = args.map((arg) => templateArgument(f, arg));
  if (template === undefined || template.kind === "function") {
    f.context.report(at, "error", "unknown-type", `'${written}' is no class template that is declared here.`);
    return unknownType(written);
  }
  if (template.kind === "alias") return alias(f, template, bound, at);
  return instanceOf(f, template, bound, at);
}
function alias(f: Body, template: AliasTemplate, args: readonly Bound[], at: TokenRange): Type {
  const scope = bind(f, template, args, at);
  const [only] = template.node.declarators;
  if (scope === undefined || only === undefined) return unknownType(template.name);
  return inScope(f, template, scope, (g) =>
    typeOfDeclarator(g, typeOfSpecifiers(g, template.node.specifiers), only.declarator),
  );
}

function instanceOf(f: Body, template: ClassTemplate, given: readonly Bound[], at: TokenRange): Type {
  const args = withDefaults(f, template, given, at);
  if (args === undefined) return unknownType(template.name);
  const key = args.map(boundText).join(", ");
  const known = template.instances.get(args);
  if (known !== undefined) {
    if (f.context.silent === 0) showAgain(f.context.products, saidOf.get(known) ?? []);
    return known;
  }
  const spec = template.node.specifiers.type;
  if (spec.kind !== "record") return unknownType(template.name);
  const decl: RecordDecl = {
    tag: spec.tag,
    name: `${template.prefix}${template.name}<${key}>`,
    fields: undefined,
    pack: undefined,
    minAlign: 1,
    cxx: { vfptr: false },
  };
  const type = recordType(decl);
  origins.set(decl, { template, args });
  template.instances.set(args, type);
  if (spec.members === undefined || args.some(isPlaceholder) || depth > 64) return type;
  const scope = bindTo(template, args, template.scope);
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
    inScope(f, template, scope, (g) => {
      const place = { first: spec.first, last: Math.min(spec.last, spec.first + 1) };
      const info = newClassInfo(decl, decl.name ?? "", body.keyword, scope, undefined, template.declaration, place);
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
/** What was said while an instance was defined. */
const saidOf = new WeakMap<Type, readonly PendingDiagnostic[]>();
/** Instances that ask for instances: a template that never ends is cut off. */
let depth = 0;

function inScope<T>(f: Body, template: Template, scope: Scope, lower: (g: Body) => T): T {
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

function bindTo(template: Pick<Template, "params">, args: readonly Bound[], around: Scope): Scope {
  const scope = new Scope(around, false);
  template.params.forEach((param, i) => {
    const arg = args[i];
    if (param.name === undefined || arg === undefined) return;
    bindOne(scope, param, arg);
  });
  return scope;
}
function bindOne(scope: Scope, param: TemplateParameter, arg: Bound): void {
  if (param.name === undefined) return;
  if (typeof arg === "bigint") scope.names.set(param.name, { kind: "enumerator", value: arg, type: INT, order: 0 });
  else scope.names.set(param.name, { kind: "typedef", ...namedBy(param.name, arg, []), type: arg, order: 0 });
}
function bind(f: Body, template: Template, args: readonly Bound[], at: TokenRange): Scope | undefined {
  const whole = withDefaults(f, template, args, at);
  return whole === undefined ? undefined : bindTo(template, whole, template.scope);
}
function withDefaults(f: Body, template: Template, given: readonly Bound[], at: TokenRange): Bound[] | undefined {
  const args = [...given];
  const scope = new Scope(template.scope, false);
  for (const [i, param] of template.params.entries()) {
    let arg = args[i];
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
      arg = inScope(f, template, scope, (g) =>
        fallback.kind === "typeName" ? typeOfName(g, fallback) : templateArgument(g, fallback),
      );
      args[i] = arg;
    }
    if ((param.kind === "type") !== (typeof arg !== "bigint")) {
      f.context.report(
        at,
        "error",
        "template-arguments",
        `Argument ${i + 1} of template '${template.name}' must be a ${param.kind === "type" ? "type" : "constant"}.`,
      );
      return undefined;
    }
    bindOne(scope, param, arg);
  }
  if (given.length > template.params.length) {
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
  if (fn.fn !== undefined) return;
  const waiting = waitingBody(fn) ?? outsideBody(fn);
  if (waiting === undefined) return;
  make(context, fn, () => {
    fn.symbol.inline = true;
    fn.symbol.defined = true;
    fn.fn = functionBody(context, fn, waiting.node, waiting.scope);
  });
}
/** The definition that stands outside of the class template. */
function outsideBody(fn: CxxFunction): { node: FunctionDefinition; scope: Scope } | undefined {
  if (fn.owner === undefined) return undefined;
  const origin = origins.get(fn.owner);
  if (origin === undefined) return undefined;
  const info = classOf(fn.owner);
  const name = fn.kind === "constructor" ? simpleName(info.name) : fn.name;
  for (const { node, params } of origin.template.members.get(name) ?? []) {
    const part = node.declarator.parts.find((p) => p.kind === "function");
    if ((part?.parameters ?? []).length !== fn.type.params.length) continue;
    const scope = bindTo({ params }, origin.args, info.scope);
    return { node, scope };
  }
  return undefined;
}

// ---- functions --------------------------------------------------------------------------------------------------------

const placeholders = new WeakMap<RecordDecl, string>();
/** Lengths that stand for a parameter until it is known. */
const firstPlaceholder = 0x7fff_f000n;
const isPlaceholder = (arg: Bound): boolean => {
  if (typeof arg === "bigint") return arg >= firstPlaceholder && arg < firstPlaceholder + 64n;
  if (arg.kind === "pointer") return isPlaceholder(arg.to);
  return arg.kind === "record" && placeholders.has(arg.decl);
};

/** The instance of a function template that a call means, or that explicit arguments name; undefined if none fits. */
export function deduceCall(
  f: Body,
  template: FunctionTemplate,
  operands: readonly Operand[] | undefined,
  args: readonly Expression[],
  explicit: readonly Bound[] | undefined,
): CxxFunction | undefined {
  const bound = new Map<string, Bound>();
  template.params.forEach((param, i) => {
    const arg = explicit?.[i];
    if (param.name !== undefined && arg !== undefined) bound.set(param.name, arg);
  });
  if (explicit !== undefined && explicit.length > template.params.length) return undefined;
  if (operands !== undefined) {
    const pattern = patternOf(f, template, bound);
    if (pattern === undefined) return undefined;
    for (const [i, operand] of operands.entries()) {
      const param = pattern.params[i];
      if (param === undefined) return undefined;
      if (args[i]?.kind === "braced" || operand.nullConstant) continue;
      if (!deduceParameter(param.type, operand, bound)) return undefined;
    }
  }
  const list: Bound[] = [];
  const scope = new Scope(template.scope, false);
  for (const param of template.params) {
    let arg = param.name === undefined ? undefined : bound.get(param.name);
    const fallback = param.default;
    if (arg === undefined && fallback !== undefined)
      arg = inScope(f, template, scope, (g) =>
        fallback.kind === "typeName" ? typeOfName(g, fallback) : templateArgument(g, fallback),
      );
    if (arg === undefined) return undefined;
    bindOne(scope, param, arg);
    list.push(arg);
  }
  return functionInstance(f, template, list);
}

function patternOf(f: Body, template: FunctionTemplate, bound: ReadonlyMap<string, Bound>): FunctionType | undefined {
  const scope = new Scope(template.scope, false);
  template.params.forEach((param, i) => {
    if (param.name === undefined) return;
    const known = bound.get(param.name);
    if (known !== undefined) bindOne(scope, param, known);
    else if (param.kind === "value") bindOne(scope, param, firstPlaceholder + BigInt(i));
    else {
      const decl: RecordDecl = { tag: "struct", name: param.name, fields: [], pack: undefined, minAlign: 1 };
      placeholders.set(decl, param.name);
      bindOne(scope, param, recordType(decl));
    }
    if (known === undefined && param.kind === "value") values.set(firstPlaceholder + BigInt(i), param.name);
  });
  f.context.silent++;
  try {
    return inScope(f, template, scope, (g) => functionTypeOf(g, template));
  } finally {
    f.context.silent--;
  }
}
/** Names of the value parameters of the pattern that is being matched. */
const values = new Map<bigint, string>();

function functionTypeOf(g: Body, template: FunctionTemplate): FunctionType | undefined {
  const { node } = template;
  const declarator = "declarator" in node ? node.declarator : node.declarators[0]?.declarator;
  if (declarator === undefined) return undefined;
  const noType = declarator.cxx?.special === "constructor";
  const type = typeOfDeclarator(g, noType ? VOID : typeOfSpecifiers(g, node.specifiers), declarator);
  return type.kind === "function" ? type : undefined;
}

function deduceParameter(param: Type, operand: Operand, bound: Map<string, Bound>): boolean {
  if (!isReference(param)) return unify(unqualified(param), decayed(operand.type), bound);
  // A forwarding reference to an object is a reference to what it is.
  if (
    param.reference === "rvalue" &&
    param.to.kind === "record" &&
    placeholders.has(param.to.decl) &&
    param.to.quals === 0 &&
    operand.category === "lvalue"
  )
    return unify(param.to, referenceTo(operand.type, "lvalue"), bound);
  return unify(param.to, operand.type, bound);
}
/** Matches a pattern with a type, noting what parameters stand for; false if they contradict. */
function unify(pattern: Type, type: Type, bound: Map<string, Bound>): boolean {
  if (pattern.kind === "record") {
    const name = placeholders.get(pattern.decl);
    if (name !== undefined) {
      const { quals } = pattern;
      const value = quals === 0 ? type : withoutQuals(type, quals);
      const known = bound.get(name);
      if (known === undefined) bound.set(name, value);
      return known === undefined || (typeof known !== "bigint" && spelled(known) === spelled(value));
    }
    const origin = origins.get(pattern.decl);
    if (origin === undefined) return true;
    for (let at: Type | undefined = type; at?.kind === "record"; ) {
      const other = origins.get(at.decl);
      if (other?.template === origin.template)
        return origin.args.every((arg, i) => unifyArgument(arg, other.args[i], bound));
      const { base } = classOf(at.decl);
      at = base === undefined ? undefined : recordType(base.decl);
    }
    return false;
  }
  if (pattern.kind === "pointer")
    return type.kind === "pointer" ? unify(pattern.to, type.to, bound) : !dependent(pattern);
  if (pattern.kind === "array") {
    if (type.kind !== "array") return !dependent(pattern);
    if (
      pattern.length !== undefined &&
      type.length !== undefined &&
      !unifyArgument(BigInt(pattern.length), BigInt(type.length), bound)
    )
      return false;
    return unify(pattern.of, type.of, bound);
  }
  if (pattern.kind === "function" && type.kind === "function") {
    if (pattern.params.length !== type.params.length) return false;
    return (
      unify(pattern.returns, type.returns, bound) &&
      pattern.params.every((param, i) => unify(param.type, type.params[i]?.type ?? VOID, bound))
    );
  }
  return true;
}
function withoutQuals(type: Type, quals: number): Type {
  return { ...type, quals: type.quals & ~quals };
}
function unifyArgument(pattern: Bound, arg: Bound | undefined, bound: Map<string, Bound>): boolean {
  if (arg === undefined) return false;
  if (typeof pattern !== "bigint")
    return (
      typeof arg !== "bigint" && unify(pattern, arg, bound) && (dependent(pattern) || spelled(pattern) === spelled(arg))
    );
  if (typeof arg !== "bigint") return false;
  const name = values.get(pattern);
  if (name === undefined || pattern < firstPlaceholder) return pattern === arg;
  const known = bound.get(name);
  if (known === undefined) bound.set(name, arg);
  return known === undefined || known === arg;
}
function dependent(type: Type): boolean {
  if (type.kind === "pointer") return dependent(type.to);
  if (type.kind === "array") return dependent(type.of);
  if (type.kind !== "record") return false;
  return (
    placeholders.has(type.decl) ||
    (origins.get(type.decl)?.args.some((arg) => typeof arg !== "bigint" && dependent(arg)) ?? false)
  );
}

/** The more a parameter's type spells out, the more special the template is. */
function weightOf(declarator: Declarator): number {
  let weight = 0;
  for (const param of declarator.parts.find((p) => p.kind === "function")?.parameters ?? []) {
    weight += param.declarator?.parts.length ?? 0;
    weight += param.specifiers.qualifiers.length;
    if (param.specifiers.type.kind === "templateId") weight += 2;
  }
  return weight;
}

function functionInstance(f: Body, template: FunctionTemplate, args: readonly Bound[]): CxxFunction | undefined {
  const key = args.map(boundText).join(", ");
  const known = template.instances.get(args);
  if (known !== undefined) return known;
  const scope = bindTo(template, args, template.scope);
  const { node } = template;
  const declarator = "declarator" in node ? node.declarator : node.declarators[0]?.declarator;
  if (declarator?.name === undefined) return undefined;
  return inScope(f, template, scope, (g) => {
    f.context.silent++;
    const type = functionTypeOf(g, template);
    f.context.silent--;
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
    const linkName = `${full}<${key}>${signature(type, quals)}`;
    const symbol = newFunctionSymbol(
      f.context,
      full,
      linkName,
      machineType(type, owner, quals),
      false,
      declarator.nameToken,
    );
    addTo(g, symbol, { specifiers: { ...specifiers, inline: true }, declarator, type, definition: true });
    const fn: CxxFunction = {
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
      slot: undefined,
      ending: undefined,
      declaration: template.declaration,
      node: undefined,
      constexpr: specifiers.cxx?.constexpr === true,
      fn: undefined,
      fromTemplate: true,
      weight: weightOf(declarator),
    };
    template.instances.set(args, fn);
    if ("kind" in node && node.kind === "function") waitForUse(fn, { node, scope });
    return fn;
  });
}

// Declarations of C++ at namespace scope: variables, functions with their class, friends.

import type { IrSymbol } from "../../ir/ir.ts";
import type {
  Declaration,
  Declarator,
  ExternalDeclarationNode,
  FunctionDefinition,
  Initializer,
  MemberDeclaration,
} from "../../syntax/ast.ts";
import type { CxxContext } from "../../syntax/cpp-ast.ts";
import { isComplete, isConst, isReference, qualified, VOID } from "../../types/make.ts";
import { typeText } from "../../types/print.ts";
import type { Type } from "../../types/type.ts";
import { Qual } from "../../types/type.ts";
import { Body } from "../body.ts";
import type { Context } from "../context.ts";
import { checkSize, type DeclaredFunction, declareTypedef, type Tentative } from "../declaration.ts";
import { completedBy } from "../initialize.ts";
import type { Scope } from "../scope.ts";
import { isReadOnly } from "../static-data.ts";
import { addTo, dataSection, declareSymbol } from "../symbols.ts";
import { typeOfDeclarator, typeOfName, typeOfSpecifiers } from "../written-types.ts";
import { memberScope } from "./bodies.ts";
import { classOf, triviallyDestroyed, triviallyMade } from "./class-info.ts";
import { declareBareClass, scopeNamed } from "./classes.ts";
import type { ClassInfo, CxxFunction } from "./entities.ts";
import { declareFree, overloadsOf } from "./functions.ts";
import { sameSignature, signature } from "./link-names.ts";
import { deduced } from "./locals.ts";
import { holdQueue, queueBody } from "./queue.ts";
import {
  ClassScope,
  NamespaceScope,
  namespaceMark,
  outerPrefix,
  prefixOf,
  simpleName,
  usedNamespaces,
} from "./scopes.ts";
import { noteSpecialised } from "./specialisations.ts";
import { newCxxBody } from "./state.ts";
import { defineMember } from "./static-members.ts";
import { defineStatic } from "./statics.ts";
import { lowerTemplate } from "./template-declarations.ts";
import { cxxType, holdsAuto } from "./types.ts";
import { nameNamespace, useDeclaration, useNamespace } from "./using.ts";

const fileContext: CxxContext = { prefix: "", c: false, single: false, internal: false };
export const contextOf = (context: Context): CxxContext => context.external?.cxx ?? fileContext;

/** The scope in which an external declaration is lowered. */
export function scopeOf(context: Context): Scope {
  const { prefix } = contextOf(context);
  const { fileScope } = context;
  if (prefix === "" && fileScope.find(usedNamespaces) === undefined) return fileScope;
  return new NamespaceScope(fileScope, prefix);
}
/** Namespaces are known from the first declaration in them on. */
function markNamespaces(context: Context): void {
  for (let { prefix } = contextOf(context); prefix !== ""; prefix = outerPrefix(prefix)) {
    const mark = namespaceMark(prefix);
    if (context.fileScope.find(mark) !== undefined) return;
    context.fileScope.names.set(mark, { kind: "namespaces", paths: [prefix], order: context.declaration });
  }
}
function bodyOf(context: Context, node: ExternalDeclarationNode | MemberDeclaration): Body {
  const f = new Body(context, "", VOID, scopeOf(context), node);
  f.cxx = newCxxBody(undefined, undefined);
  return f;
}

/** An external declaration that is no function's definition. */
export function lowerExternal(context: Context, node: ExternalDeclarationNode, tentative: Tentative[]): void {
  markNamespaces(context);
  const f = bodyOf(context, node);
  switch (node.kind) {
    case "declaration":
      if (node.specifiers.storage === "typedef") holdQueue(f, () => fileDeclaration(f, node, tentative));
      else fileDeclaration(f, node, tentative);
      return;
    case "usingNamespace":
      useNamespace(f, node);
      return;
    case "usingDeclaration":
      useDeclaration(f, node, "public");
      return;
    case "namespaceAlias":
      nameNamespace(f, node);
      return;
    case "template":
      lowerTemplate(f, node, contextOf(context).prefix);
      return;
    default:
      return;
  }
}

function fileDeclaration(f: Body, node: Declaration, tentative: Tentative[]): void {
  const { context } = f;
  const external = contextOf(context);
  const { specifiers } = node;
  if (node.declarators.length === 0) declareBareClass(f, specifiers);
  const base = typeOfSpecifiers(f, specifiers);
  const outer = f.scope;
  for (const { declarator, initializer, ending } of node.declarators) {
    const { name } = declarator;
    if (name === undefined) continue;
    if (declarator.bindings !== undefined) {
      context.report(declarator, "information", "cxx", "Structured bindings at namespace scope are not supported.");
      continue;
    }
    f.scope = outer;
    const where = declaratorScope(f, declarator);
    if (where !== undefined) f.scope = seenFrom(context, where);
    let type = typeOfDeclarator(f, base, declarator);
    if (specifiers.storage === "typedef") {
      declareTypedef(f, name, type, specifiers, declarator);
      continue;
    }
    if (type.kind === "function") {
      if (where instanceof ClassScope) continue;
      const prefix = where === undefined ? external.prefix : prefixOf(where);
      declareFree(f, prefix, external, { name, type, specifiers, declarator, definition: false, ending });
      continue;
    }
    if (specifiers.cxx?.constexpr === true) type = qualified(type, Qual.const);
    if (holdsAuto(type)) type = deduced(f, type, initializer, declarator);
    type = completedBy(f, type, initializer, f.scope.find(name));
    if (where instanceof ClassScope) {
      defineMember(f, where.info, name, type, initializer, declarator);
      continue;
    }
    variable(
      f,
      where === undefined ? external.prefix : prefixOf(where),
      node,
      declarator,
      type,
      initializer,
      tentative,
    );
  }
  f.scope = outer;
}

/** The scope before the last `::` of a declarator; undefined for a plain name. */
function declaratorScope(f: Body, declarator: Declarator): Scope | undefined {
  const scope = declarator.cxx?.scope ?? "";
  if (scope === "") return undefined;
  // `V<int>::f`: of an instance of a template.
  const of = declarator.cxx?.of === undefined ? undefined : cxxType(f, declarator.cxx.of);
  if (of?.kind === "record") return classOf(of.decl).scope;
  const found = scopeNamed(f, scope);
  if (found === undefined)
    f.context.report(
      declarator,
      "error",
      "undeclared",
      `'${scope}' is neither a class nor a namespace that is declared here.`,
      "Include the header that declares it.",
    );
  return found;
}

/** What a definition outside of its class sees: the class, and around it all that the unit has declared by then. */
function seenFrom(context: Context, where: Scope): Scope {
  if (!(where instanceof ClassScope)) return where;
  return memberScope(where.info, (outer) =>
    outer.fileScope ? new NamespaceScope(context.fileScope, prefixOf(outer)) : outer,
  );
}

function variable(
  f: Body,
  prefix: string,
  node: Declaration,
  declarator: Declarator,
  type: Type,
  initializer: Initializer | undefined,
  tentative: Tentative[],
): void {
  const { context } = f;
  const external = contextOf(context);
  const { specifiers } = node;
  const name = prefix + (declarator.name ?? "");
  const known = context.fileScope.find(name);
  const declaredBefore = known?.kind === "symbol" && known.symbol.linkage === "external";
  const inline = specifiers.inline && specifiers.cxx?.constexpr !== true;
  // A constant is each file's own in C++, unless it says otherwise.
  const own = isConst(type) && specifiers.storage === undefined && !inline && !declaredBefore && !external.single;
  const internal = own || external.internal;
  const storage = internal ? "static" : specifiers.storage;
  const merely =
    (specifiers.storage === "extern" || (external.single && specifiers.storage === undefined)) &&
    initializer === undefined;
  const plain = { ...declarator, name };
  const symbol = declareSymbol(f, context.fileScope, {
    specifiers: { ...specifiers, storage },
    declarator: plain,
    type,
    definition: initializer !== undefined,
  });
  if (inline) symbol.mergeable = true;
  symbol.inline = false;
  if (symbol.kind === "function" || merely) return;
  if (initializer === undefined && isReference(type)) {
    context.report(declarator, "error", "bad-reference", `The reference '${name}' must be initialised.`);
    return;
  }
  if (initializer === undefined && triviallyMade(type) && triviallyDestroyed(type)) {
    if (type.kind === "void" || (type.kind === "record" && !isComplete(type)))
      context.report(declarator, "error", "incomplete-type", `'${name}' has the incomplete type '${typeText(type)}'.`);
    checkSize(f, type, declarator);
    tentative.push({ name, declaration: context.declaration, section: context.external?.sections.bss ?? "" });
    return;
  }
  define(f, symbol, type, initializer, declarator);
}

/** The definition of a variable with static storage, with what it is initialised by. */
function define(
  f: Body,
  symbol: IrSymbol,
  type: Type,
  initializer: Initializer | undefined,
  declarator: Declarator,
): void {
  const { context } = f;
  symbol.defined = true;
  if (!isComplete(type)) {
    context.report(
      declarator,
      "error",
      "incomplete-type",
      `'${symbol.name}' has the incomplete type '${typeText(type)}'.`,
      "Include the header that defines it.",
    );
    return;
  }
  checkSize(f, type, declarator);
  const { image, constant } = defineStatic(f, symbol, type, initializer, declarator);
  const readOnly = isReadOnly(type) && constant;
  symbol.section = dataSection(context, symbol, readOnly ? "const" : "data");
  context.products.globals.push(image.toGlobal(symbol, readOnly));
}

// ---- functions ----------------------------------------------------------------------------------------------------------

/** The function that a definition defines. */
export function declareDefinition(context: Context, node: FunctionDefinition): DeclaredFunction | undefined {
  markNamespaces(context);
  const f = bodyOf(context, node);
  const { declarator, specifiers } = node;
  const { name } = declarator;
  if (name === undefined) return undefined;
  const base = typeOfSpecifiers(f, specifiers);
  const where = declaratorScope(f, declarator);
  if (where === undefined && (declarator.cxx?.scope ?? "") !== "") return undefined;
  const special = declarator.cxx?.special;
  const noType = special === "constructor" || special === "destructor" || special === "conversion";
  if (where instanceof ClassScope) {
    const around = seenFrom(context, where);
    f.scope = around;
    let type = typeOfDeclarator(f, noType ? VOID : base, declarator);
    if (type.kind !== "function") return undefined;
    if (declarator.cxx?.conversion !== undefined) type = { ...type, returns: typeOfName(f, declarator.cxx.conversion) };
    const fn = methodFor(f, where.info, declarator, type);
    if (fn === undefined) return undefined;
    if (declarator.cxx?.of !== undefined) noteSpecialised(fn);
    const known = definitions.get(context) ?? new Set();
    definitions.set(context, known.add(fn));
    addTo(f, fn.symbol, { specifiers, declarator, type, definition: true });
    type.params.forEach((param, i) => {
      const own = fn.type.params[i];
      if (own !== undefined && param.name !== own.name)
        fn.type = { ...fn.type, params: fn.type.params.map((p, j) => (i === j ? { ...p, name: param.name } : p)) };
    });
    const machine = fn.symbol.type;
    return machine.kind === "function" ? { symbol: fn.symbol, type: machine, cxx: { fn, around } } : undefined;
  }
  if (where !== undefined) f.scope = where;
  const type = typeOfDeclarator(f, noType ? VOID : base, declarator);
  if (type.kind !== "function") {
    context.report(declarator, "error", "bad-function", "This is not a function.");
    return undefined;
  }
  const prefix = where === undefined ? contextOf(context).prefix : prefixOf(where);
  const fn = declareFree(f, prefix, contextOf(context), {
    name,
    type,
    specifiers,
    declarator,
    definition: true,
    ending: undefined,
  });
  fn.symbol.defined = true;
  if (prefix + name === "DriverEntry" && fn.symbol.linkName !== "DriverEntry")
    context.report(
      { first: declarator.nameToken, last: declarator.nameToken },
      "error",
      "driver-entry-linkage",
      "DriverEntry has C++ linkage: the loader will not find it.",
      'Declare it extern "C".',
    );
  const machine = fn.symbol.type;
  // The definition's own parameter names.
  fn.type = { ...fn.type, params: fn.type.params.map((p, i) => ({ ...p, name: type.params[i]?.name ?? p.name })) };
  return machine.kind === "function" ? { symbol: fn.symbol, type: machine, cxx: { fn, around: f.scope } } : undefined;
}
/** Member functions that a unit has defined outside of their class. */
const definitions = new WeakMap<Context, Set<CxxFunction>>();

function methodFor(
  f: Body,
  info: ClassInfo,
  declarator: Declarator,
  type: Type & { kind: "function" },
): CxxFunction | undefined {
  const part = declarator.parts.find((p) => p.kind === "function");
  const quals = (part?.cxx?.qualifiers ?? []).includes("const") ? Qual.const : 0;
  const name = declarator.name ?? "";
  const special = declarator.cxx?.special;
  const candidates =
    special === "constructor"
      ? info.constructors
      : special === "destructor"
        ? info.destructor === undefined
          ? []
          : [info.destructor]
        : overloadsOf(info.names.get(name)).functions;
  const fn = candidates.find(
    (each) => each.kind === "destructor" || sameSignature(each.type, each.quals & Qual.const, type, quals),
  );
  const at = { first: declarator.nameToken, last: declarator.nameToken };
  if (fn === undefined) {
    f.context.report(
      at,
      "error",
      "no-member",
      `'${info.name}' declares no '${name}${signature(type, quals)}'.`,
      "Declare it in the class, or correct its parameters.",
    );
    return undefined;
  }
  const inClass = fn.node !== undefined && declarator.cxx?.of === undefined;
  if (inClass || definitions.get(f.context)?.has(fn) === true)
    f.context.report(
      at,
      "error",
      "redefinition",
      `'${fn.symbol.name}' is defined already.`,
      "Remove one of the definitions.",
    );
  return fn;
}

/** `template <…> friend class C;`, or a function's: all instances may name what is private. */
export function declareFriendTemplate(
  info: ClassInfo,
  node: Declaration | FunctionDefinition | MemberDeclaration,
): void {
  const { type } = node.specifiers;
  const names = "declarator" in node ? [node.declarator.name] : node.declarators.map((d) => d.declarator?.name);
  if (names.length === 0 && (type.kind === "record" || type.kind === "typedefName")) names.push(type.name);
  for (const name of names) info.friends.add(simpleName(name ?? ""));
}
export function declareFriend(f: Body, info: ClassInfo, node: FunctionDefinition | MemberDeclaration): void {
  const { specifiers } = node;
  const { type } = specifiers;
  const list = "declarator" in node ? [node.declarator] : node.declarators.flatMap((d) => d.declarator ?? []);
  if (list.length === 0) {
    if (type.kind === "record" || type.kind === "typedefName") info.friends.add(simpleName(type.name ?? ""));
    return;
  }
  for (const declarator of list) {
    const name = declarator.name ?? "";
    info.friends.add(name);
    if (declarator.cxx !== undefined && declarator.cxx.scope !== "") {
      info.friends.add(`${declarator.cxx.scope}::${name}`);
      continue;
    }
    const fnType = typeOfDeclarator(f, typeOfSpecifiers(f, specifiers), declarator);
    if (fnType.kind !== "function") continue;
    const definition = "kind" in node && node.kind === "function";
    const fn = declareFree(f, prefixOf(f.scope), contextOf(f.context), {
      name,
      type: fnType,
      specifiers: { ...specifiers, inline: definition || specifiers.inline },
      declarator,
      definition,
      ending: undefined,
    });
    if (!definition) continue;
    fn.symbol.defined = true;
    queueBody(f, { fn, node, info });
  }
}

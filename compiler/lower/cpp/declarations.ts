// Declarations of C++: at namespace scope and in blocks, functions with their class, `using`, friends, static members.
import type { IrSymbol, Local, Place } from "../../ir/ir.ts";
import type {
  Declaration,
  Declarator,
  ExternalDeclarationNode,
  FunctionDefinition,
  Initializer,
  MemberDeclaration,
} from "../../syntax/ast.ts";
import type { Access, CxxContext, UsingNode } from "../../syntax/cpp-ast.ts";
import { alignOf, sizeOf } from "../../types/layout.ts";
import { INT, isComplete, isConst, isReference, isScalar, qualified, VOID } from "../../types/make.ts";
import { typeText } from "../../types/print.ts";
import type { Type } from "../../types/type.ts";
import { Qual } from "../../types/type.ts";
import { Body } from "../body.ts";
import type { Context } from "../context.ts";
import { checkSize, type DeclaredFunction, declareInBlock, declareTypedef, type Tentative } from "../declaration.ts";
import { completedBy } from "../initialize.ts";
import { store } from "../operators.ts";
import type { Scope } from "../scope.ts";
import { isReadOnly } from "../static-data.ts";
import { addTo, dataSection, declareSymbol } from "../symbols.ts";
import { alignFrom, typeOfDeclarator, typeOfName, typeOfSpecifiers } from "../written-types.ts";
import { memberScope } from "./bodies.ts";
import { triviallyMade } from "./class-info.ts";
import { scopeNamed } from "./classes.ts";
import { noteConstant } from "./constants.ts";
import { bindReference, convertNode, initialize, keepExtended } from "./construct.ts";
import type { ClassInfo, CxxFunction } from "./entities.ts";
import { noteStaticMember } from "./expressions.ts";
import { declareFree, overloadsOf } from "./functions.ts";
import { destroyAtEnd, fullExpression } from "./lifetime.ts";
import { sameSignature, signature } from "./link-names.ts";
import { makeVariable } from "./made.ts";
import { operandOf } from "./operands.ts";
import { queueBody } from "./queue.ts";
import {
  ClassScope,
  findQualified,
  NamespaceScope,
  namespaceMark,
  outerPrefix,
  prefixOf,
  resolveScope,
  simpleName,
  usedNamespaces,
} from "./scopes.ts";
import { cxxOf, newCxxBody } from "./state.ts";
import { defineStatic, dynamicLocal } from "./statics.ts";
import { lowerTemplate, staticOfInstance } from "./templates.ts";
import { deduceAuto, holdsAuto } from "./types.ts";

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
      fileDeclaration(f, node, tentative);
      return;
    case "usingNamespace":
      useNamespace(f, node);
      return;
    case "usingDeclaration":
      useDeclaration(f, node, "public");
      return;
    case "namespaceAlias": {
      const where = resolveScope(f, node.target.replace(/^::/, ""), node.target.startsWith("::"));
      if (typeof where === "string")
        f.scope.declare(node.name, { kind: "namespaces", paths: [where], order: context.declaration });
      else f.context.report(node, "error", "undeclared", `'${node.target}' is no namespace.`);
      return;
    }
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
  const base = typeOfSpecifiers(f, specifiers);
  const outer = f.scope;
  for (const { declarator, initializer, ending } of node.declarators) {
    const { name } = declarator;
    if (name === undefined) continue;
    f.scope = outer;
    const where = declaratorScope(f, declarator);
    if (where !== undefined) f.scope = where;
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
    type = completedBy(f, type, initializer);
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
  if (initializer === undefined && triviallyMade(type)) {
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
    const around = memberScope(where.info, (outer) =>
      outer.fileScope ? new NamespaceScope(context.fileScope, prefixOf(outer)) : outer,
    );
    f.scope = around;
    let type = typeOfDeclarator(f, noType ? VOID : base, declarator);
    if (type.kind !== "function") return undefined;
    if (declarator.cxx?.conversion !== undefined) type = { ...type, returns: typeOfName(f, declarator.cxx.conversion) };
    const fn = methodFor(f, where.info, declarator, type);
    if (fn === undefined) return undefined;
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
  if (fn.node !== undefined || definitions.get(f.context)?.has(fn) === true)
    f.context.report(
      at,
      "error",
      "redefinition",
      `'${fn.symbol.name}' is defined already.`,
      "Remove one of the definitions.",
    );
  return fn;
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

// ---- static members -----------------------------------------------------------------------------------------------------

export function declareStaticMember(
  f: Body,
  info: ClassInfo,
  node: MemberDeclaration,
  declarator: Declarator,
  declared: Type,
  initializer: Initializer | undefined,
): void {
  const { context } = f;
  const { specifiers } = node;
  let type = specifiers.cxx?.constexpr === true ? qualified(declared, Qual.const) : declared;
  if (holdsAuto(type)) type = deduced(f, type, initializer, declarator);
  type = completedBy(f, type, initializer);
  const name = declarator.name ?? "";
  const full = `${info.name}::${name}`;
  const symbol: IrSymbol = {
    name: full,
    linkName: full,
    kind: "variable",
    type,
    linkage: "external",
    defined: false,
    annotations: [...specifiers.annotations, ...declarator.annotations],
    section: "",
    mergeable: false,
    inline: false,
    minAlign: alignFrom(f, [...specifiers.attributes, ...declarator.attributes]),
    declaredAt: { declaration: context.declaration, token: declarator.nameToken },
  };
  info.names.set(name, { kind: "symbol", symbol, order: context.declaration });
  noteStaticMember(symbol, info.decl);
  // With an initialiser it is a definition too, as Microsoft's compiler takes it; so is that of a template's instance.
  const instance = staticOfInstance(info.decl, name);
  if (initializer === undefined && !specifiers.inline && instance === undefined) return;
  symbol.mergeable = true;
  symbol.defined = true;
  const { scope } = f;
  f.scope = instance?.scope ?? scope;
  const lower = (): void => {
    const { image, constant } = defineStatic(f, symbol, type, initializer ?? instance?.initializer, declarator);
    context.products.globals.push(image.toGlobal(symbol, isReadOnly(type) && constant));
  };
  if (instance === undefined) lower();
  else makeVariable(context, symbol, lower);
  f.scope = scope;
}
function defineMember(
  f: Body,
  info: ClassInfo,
  name: string,
  type: Type,
  initializer: Initializer | undefined,
  declarator: Declarator,
): void {
  const entity = info.names.get(name);
  if (entity?.kind !== "symbol" || entity.symbol.kind !== "variable") {
    f.context.report(
      declarator,
      "error",
      "no-member",
      `'${info.name}' has no static member '${name}'.`,
      "Declare it in the class.",
    );
    return;
  }
  const { symbol } = entity;
  if (symbol.defined && symbol.mergeable) return;
  if (type.kind === "array" && symbol.type.kind === "array") symbol.type = type;
  f.cxx = newCxxBody(info.decl, undefined);
  const { image, constant } = defineStatic(f, symbol, symbol.type, initializer, declarator);
  f.context.products.globals.push(image.toGlobal(symbol, isReadOnly(symbol.type) && constant));
}

// ---- using --------------------------------------------------------------------------------------------------------------

export function useNamespace(f: Body, node: UsingNode & { kind: "usingNamespace" }): void {
  const global = node.name.startsWith("::");
  const where = resolveScope(f, node.name.replace(/^::/, ""), global);
  if (typeof where !== "string") {
    f.context.report(node, "error", "undeclared", `'${node.name}' is no namespace that is declared here.`);
    return;
  }
  const { fileScope } = f.context;
  // In a function it is as if it stood around it, which differs only where names clash.
  const key = prefixOf(f.scope) + usedNamespaces;
  const known = fileScope.find(key);
  const paths = known?.kind === "namespaces" ? known.paths : [];
  if (!paths.includes(where))
    fileScope.names.set(key, { kind: "namespaces", paths: [...paths, where], order: f.context.declaration });
  if (!f.scope.fileScope) seeNamespace(f, where);
}
function seeNamespace(f: Body, prefix: string): void {
  for (let scope: Scope | undefined = f.context.fileScope; scope !== undefined; scope = scope.parent) {
    for (const [name, entity] of scope.names) {
      const plain = name.startsWith(prefix) ? name.slice(prefix.length) : "";
      if (plain !== "" && !plain.includes("::") && f.scope.own(plain) === undefined) f.scope.declare(plain, entity);
    }
    for (const [name, tag] of scope.tags) {
      const plain = name.startsWith(prefix) ? name.slice(prefix.length) : "";
      if (plain !== "" && !plain.includes("::") && f.scope.ownTag(plain) === undefined) f.scope.declareTag(plain, tag);
    }
  }
}

export function useDeclaration(f: Body, node: UsingNode & { kind: "usingDeclaration" }, access: Access): void {
  const global = node.name.startsWith("::");
  const path = node.name.replace(/^::/, "");
  const at = path.lastIndexOf("::");
  const scope = at < 0 ? "" : path.slice(0, at);
  const name = at < 0 ? path : path.slice(at + 2);
  const entity = scope === "" ? f.context.fileScope.find(name) : findQualified(f, scope, global, name);
  const where = resolveScope(f, scope, global);
  const tag =
    typeof where === "string"
      ? f.context.fileScope.findTag(where + name)
      : where !== undefined && "names" in where
        ? where.tags.get(name)
        : undefined;
  if (f.scope instanceof ClassScope) {
    const { info } = f.scope;
    info.access.set(name, access);
    // Constructors of the base serve the class too.
    if (where !== undefined && typeof where !== "string" && "names" in where && name === simpleName(where.name)) {
      f.context.report(
        node,
        "information",
        "cxx",
        "Inherited constructors are not supported.",
        "Declare the constructors.",
      );
      return;
    }
  }
  if (entity === undefined && tag === undefined) {
    f.context.report(
      node,
      "error",
      "undeclared",
      `'${node.name}' is not declared.`,
      "Include its header, or correct the name.",
    );
    return;
  }
  if (tag !== undefined) f.scope.declareTag(name, tag);
  if (entity === undefined) return;
  const own = f.scope.own(name);
  const set = overloadsOf(own);
  const more = overloadsOf(entity);
  if (entity.kind === "symbol" && more.functions.length > 0 && set.functions.length > 0) {
    const functions = [...set.functions, ...more.functions.filter((fn) => !set.functions.includes(fn))];
    f.scope.declare(name, { ...entity, overloads: { functions, templates: [...set.templates, ...more.templates] } });
  } else f.scope.declare(name, { ...entity, order: f.context.declaration });
}

// ---- blocks ---------------------------------------------------------------------------------------------------------------

function deduced(f: Body, type: Type, initializer: Initializer | undefined, at: Declarator): Type {
  const node =
    initializer?.kind === "expression"
      ? initializer.expression
      : initializer?.kind === "arguments"
        ? initializer.args[0]
        : initializer?.kind === "list" &&
            initializer.items.length === 1 &&
            initializer.items[0]?.value.kind === "expression"
          ? initializer.items[0].value.expression
          : undefined;
  if (node === undefined) {
    f.context.report(
      at,
      "error",
      "bad-auto",
      "The type of 'auto' follows from an initialiser, and there is none.",
      "Name the type.",
    );
    return INT;
  }
  const operand = operandOf(f, node);
  const reference = isReference(type);
  const from = reference
    ? operand.type
    : operand.type.kind === "array"
      ? { kind: "pointer" as const, quals: 0, to: operand.type.of }
      : operand.type.kind === "function"
        ? { kind: "pointer" as const, quals: 0, to: operand.type }
        : operand.type;
  return deduceAuto(type, from, operand.category === "lvalue");
}

/** A declaration in a block. */
export function lowerLocal(f: Body, node: Declaration): void {
  const { context } = f;
  const { specifiers } = node;
  const base = typeOfSpecifiers(f, specifiers);
  for (const { declarator, initializer } of node.declarators) {
    const { name } = declarator;
    if (name === undefined) continue;
    let type = typeOfDeclarator(f, base, declarator);
    if (specifiers.storage === "typedef") {
      declareTypedef(f, name, type, specifiers, declarator);
      continue;
    }
    if (type.kind === "function") {
      localFunction(f, node, declarator, type);
      continue;
    }
    if (specifiers.storage === "extern") {
      declareInBlock(f, specifiers, declarator, type);
      continue;
    }
    if (f.scope.own(name) !== undefined)
      context.report(
        declarator,
        "error",
        "redefinition",
        `'${name}' is declared already in this block.`,
        "Rename one of them.",
      );
    if (specifiers.cxx?.constexpr === true) type = qualified(type, Qual.const);
    if (holdsAuto(type)) type = deduced(f, type, initializer, declarator);
    type = completedBy(f, type, initializer);
    if (specifiers.storage === "static") staticLocal(f, node, declarator, name, type, initializer);
    else automatic(f, node, declarator, name, type, initializer);
  }
}
function localFunction(f: Body, node: Declaration, declarator: Declarator, type: Type & { kind: "function" }): void {
  const name = declarator.name ?? "";
  const external = contextOf(f.context);
  const known = overloadsOf(f.scope.find(name)).functions.find((fn) => sameSignature(fn.type, 0, type, 0));
  if (known !== undefined) return;
  declareFree(f, external.prefix, external, {
    name,
    type,
    specifiers: node.specifiers,
    declarator,
    definition: false,
    ending: undefined,
  });
}
function automatic(
  f: Body,
  node: Declaration,
  declarator: Declarator,
  name: string,
  declared: Type,
  initializer: Initializer | undefined,
): void {
  const { context } = f;
  let type = declared;
  if (!isReference(type) && !isComplete(type)) {
    context.report(
      declarator,
      "error",
      "incomplete-type",
      `'${name}' has the incomplete type '${typeText(type)}'.`,
      "Include the header that defines it.",
    );
    if (type.kind === "void" || type.kind === "array") type = INT;
  }
  checkSize(f, type, declarator);
  const local: Local = f.addLocal({
    name,
    type,
    kind: "variable",
    scope: { first: declarator.first, last: f.scopeEnd },
    minAlign: alignFrom(f, [...node.specifiers.attributes, ...declarator.attributes]),
    byReference: false,
  });
  f.scope.names.set(name, { kind: "local", local, order: context.declaration });
  const place: Place = { kind: "local", local: local.id, type };
  if (initializer === undefined && isReference(type)) {
    context.report(declarator, "error", "bad-reference", `The reference '${name}' must be initialised.`);
    return;
  }
  const makes = initializer !== undefined || !triviallyMade(type);
  if (makes) {
    const at = { first: declarator.first, last: initializer?.last ?? declarator.last };
    f.step("declaration", at);
    fullExpression(f, at, () => {
      start(f, place, local, type, initializer, declarator, node.specifiers.cxx?.constexpr === true);
      return undefined;
    });
    keepExtended(f, declarator);
  }
  destroyAtEnd(f, place, declarator);
}
function start(
  f: Body,
  place: Place,
  local: Local,
  type: Type,
  initializer: Initializer | undefined,
  at: Declarator,
  constexpr: boolean,
): void {
  const only =
    initializer?.kind === "expression"
      ? initializer.expression
      : initializer?.kind === "arguments" && initializer.args.length === 1
        ? initializer.args[0]
        : undefined;
  if (only !== undefined && isReference(type)) {
    store(f, place, bindReference(f, only, type, "the initialisation", true), at);
    return;
  }
  if (only !== undefined && isScalar(type)) {
    if (constexpr)
      noteConstant(
        local,
        type,
        f.unevaluatedly(() => convertNode(f, only, type, "the initialisation")),
      );
    const value = convertNode(f, only, type, "the initialisation");
    noteConstant(local, type, value);
    store(f, place, value, initializer ?? at);
    return;
  }
  initialize(f, place, initializer, at);
}

function staticLocal(
  f: Body,
  node: Declaration,
  declarator: Declarator,
  name: string,
  type: Type,
  initializer: Initializer | undefined,
): void {
  const { context } = f;
  f.statics++;
  const symbol: IrSymbol = {
    name,
    linkName: `${f.linkName}::${name}${f.staticNames.has(name) ? `#${f.statics}` : ""}`,
    kind: "variable",
    type,
    linkage: "internal",
    defined: true,
    annotations: [...node.specifiers.annotations, ...declarator.annotations],
    section: "",
    mergeable: cxxOf(f).method?.symbol.inline === true,
    inline: false,
    minAlign: alignFrom(f, [...node.specifiers.attributes, ...declarator.attributes]),
    declaredAt: { declaration: context.declaration, token: declarator.nameToken },
  };
  f.staticNames.add(name);
  f.scope.names.set(name, { kind: "symbol", symbol, order: context.declaration });
  if (initializer === undefined && triviallyMade(type)) {
    symbol.section = dataSection(context, symbol, "bss");
    context.products.globals.push({
      symbol,
      size: sizeOf(type, context.target),
      align: Math.max(symbol.minAlign, alignOf(type, context.target)),
      readOnly: isReadOnly(type),
      bytes: undefined,
      relocations: [],
    });
    return;
  }
  dynamicLocal(f, symbol, type, initializer, declarator);
}

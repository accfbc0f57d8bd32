// Functions of C++ at namespace scope and in classes: overloads, linkage, and the type that the machine calls them by.

import type { IrSymbol } from "../../ir/ir.ts";
import type { DeclarationSpecifiers, Declarator, Initializer, Parameter } from "../../syntax/ast.ts";
import type { Access, CxxContext, FunctionEnding } from "../../syntax/cpp-ast.ts";
import { composite } from "../../types/compare.ts";
import { functionType, isUnknownType, pointerTo, qualified, recordType, referenceTo, VOID } from "../../types/make.ts";
import { typeText } from "../../types/print.ts";
import type { FunctionParameter, FunctionType, RecordDecl, Type } from "../../types/type.ts";
import { Qual } from "../../types/type.ts";
import type { Body } from "../body.ts";
import type { Context } from "../context.ts";
import { newSymbol } from "../new-symbol.ts";
import type { Entity, Scope } from "../scope.ts";
import { addTo, isEntry } from "../symbols.ts";
import { passedAsBytes } from "./class-info.ts";
import { type ClassInfo, type CxxFunction, type FunctionTemplate, newFunction, type OverloadSet } from "./entities.ts";
import { sameSignature, signature } from "./link-names.ts";

/** How the machine calls a function: `this` first, and what is not passed as bytes by address; such a result's room comes before them. */
export function machineType(type: FunctionType, owner: RecordDecl | undefined, quals: number): FunctionType {
  const plain = owner === undefined && passedAsBytes(type.returns) && type.params.every((p) => passedAsBytes(p.type));
  if (plain) return type;
  const params: FunctionParameter[] = [];
  const hidden = !passedAsBytes(type.returns);
  if (hidden) params.push({ name: undefined, type: pointerTo(type.returns), annotations: [] });
  if (owner !== undefined)
    params.push({ name: "this", type: pointerTo(qualified(recordType(owner), quals)), annotations: [] });
  for (const param of type.params)
    params.push(passedAsBytes(param.type) ? param : { ...param, type: referenceTo(param.type, "rvalue") });
  const made = functionType(hidden ? VOID : type.returns, params, type.variadic, true);
  return type.alias === undefined || owner !== undefined ? made : { ...made, alias: type.alias };
}

export interface FunctionDeclaration {
  readonly name: string;
  readonly type: FunctionType;
  readonly specifiers: DeclarationSpecifiers;
  readonly declarator: Declarator;
  readonly definition: boolean;
  readonly ending: FunctionEnding | undefined;
}

/** The default arguments a declarator writes, by parameter. */
export function defaultsOf(declarator: Declarator, count: number): (Initializer | undefined)[] {
  const part = declarator.parts.find((p) => p.kind === "function");
  const params: readonly Parameter[] = part?.parameters ?? [];
  return Array.from({ length: count }, (_, i) => params[i]?.default);
}

export function overloadsOf(entity: Entity | undefined): OverloadSet {
  if ((entity?.kind === "symbol" || entity?.kind === "template") && entity.overloads !== undefined)
    return entity.overloads;
  if (entity?.kind === "template" && entity.template.kind === "function")
    return { functions: [], templates: [entity.template] };
  return { functions: [], templates: [] };
}

export function newFunctionSymbol(
  context: Context,
  name: string,
  linkName: string,
  type: Type,
  internal: boolean,
  token: number,
): IrSymbol {
  return newSymbol({
    name,
    linkName,
    kind: "function",
    type,
    linkage: internal ? "internal" : "external",
    declaredAt: { declaration: context.declaration, token },
  });
}

/** The functions that a link of the file scope has as its own, among those that it takes over from earlier ones. */
const declaredIn = new WeakMap<Scope, WeakSet<CxxFunction>>();

/** Declares a function in a namespace, or again. */
export function declareFree(f: Body, prefix: string, external: CxxContext, declared: FunctionDeclaration): CxxFunction {
  const { context } = f;
  const { name, type, specifiers, declarator } = declared;
  const scope = context.fileScope;
  const key = prefix + name;
  const entity = scope.find(key);
  const own = scope.names.get(key);
  const set = overloadsOf(entity);
  const ofUnknownType = entity?.kind === "symbol" && isUnknownType(entity.symbol.type);
  if (entity !== undefined && !ofUnknownType && set.functions.length === 0 && set.templates.length === 0)
    context.report(
      declarator,
      "error",
      "redefinition",
      `'${name}' is declared already as something else.`,
      "Rename one of them.",
      entity.order,
    );
  const known = set.functions.find((fn) => sameSignature(fn.type, 0, type, 0));
  const c = external.c || (known !== undefined && known.symbol.linkName === known.symbol.name) || isEntry(key);
  const ours = declaredIn.get(scope) ?? new WeakSet<CxxFunction>();
  declaredIn.set(scope, ours);
  let fn: CxxFunction;
  if (known !== undefined) {
    // What an earlier link of the file scope has is shared with other units: this unit gets its own.
    fn = ours.has(known) ? known : { ...known, symbol: { ...known.symbol }, defaults: known.defaults.slice() };
    if (declared.definition && fn.symbol.defined)
      context.report(
        declarator,
        "error",
        "redefinition",
        `'${key}' is defined already.`,
        "Remove one of the definitions.",
      );
    if (!sameReturn(fn.type, type))
      context.report(
        declarator,
        "error",
        "conflicting-types",
        `'${key}' returns '${typeText(type.returns)}' here, earlier '${typeText(fn.type.returns)}'.`,
        "Functions that share a name must differ in their parameters.",
        known.symbol.declaredAt?.declaration,
      );
    const merged = composite(fn.type, type);
    if (merged.kind === "function") {
      fn.type = merged;
      fn.symbol.type = machineType(merged, undefined, 0);
    }
    defaultsOf(declarator, type.params.length).forEach((value, i) => {
      if (value !== undefined) fn.defaults[i] = value;
    });
  } else {
    const clash = c ? set.functions.find((other) => other.symbol.linkName === name) : undefined;
    if (clash !== undefined)
      context.report(
        declarator,
        "error",
        "conflicting-types",
        `'${name}' is declared here as '${typeText(type, "", true)}', earlier as '${typeText(clash.type, "", true)}', and has C linkage.`,
        "Make the declarations agree.",
        clash.symbol.declaredAt?.declaration,
      );
    const internal = specifiers.storage === "static" || external.internal;
    const full = c ? name : key + signature(type, 0);
    const linkName = internal ? `${context.unitName}:${full}` : full;
    fn = newFunction({
      symbol: newFunctionSymbol(
        context,
        key,
        linkName,
        machineType(type, undefined, 0),
        internal,
        declarator.nameToken,
      ),
      type,
      name,
      defaults: defaultsOf(declarator, type.params.length),
      scope: f.scope,
      ending: declared.ending,
      declaration: context.declaration,
      constexpr: specifiers.cxx?.constexpr === true,
    });
  }
  ours.add(fn);
  addTo(f, fn.symbol, { specifiers, declarator, type, definition: declared.definition });
  const ordered =
    known === undefined ? [...set.functions, fn] : set.functions.map((other) => (other === known ? fn : other));
  const first = ordered[0] ?? fn;
  scope.names.set(key, {
    kind: "symbol",
    symbol: first.symbol,
    order: own?.order ?? context.declaration,
    overloads: { functions: ordered, templates: set.templates },
  });
  return fn;
}
function sameReturn(a: FunctionType, b: FunctionType): boolean {
  // What has no name yet may be the same.
  if (isUnknownType(a.returns) || isUnknownType(b.returns)) return true;
  return sameSignature(
    functionType(VOID, [{ name: undefined, type: a.returns, annotations: [] }], false, true),
    0,
    functionType(VOID, [{ name: undefined, type: b.returns, annotations: [] }], false, true),
    0,
  );
}

export function declareTemplate(f: Body, prefix: string, template: FunctionTemplate): void {
  const scope = f.context.fileScope;
  const key = prefix + template.name;
  const entity = scope.find(key);
  const set = overloadsOf(entity);
  const [first] = set.functions;
  const templates = [...set.templates.filter((known) => known.node !== template.node), template];
  const order = scope.names.get(key)?.order ?? f.context.declaration;
  scope.names.set(
    key,
    first === undefined
      ? { kind: "template", template, order, overloads: { functions: [], templates } }
      : { kind: "symbol", symbol: first.symbol, order, overloads: { functions: set.functions, templates } },
  );
}

export interface MethodDeclaration extends FunctionDeclaration {
  readonly kind: CxxFunction["kind"];
  readonly access: Access;
  readonly quals: number;
}

/** Declares a member function of a class that is being defined. */
export function declareMethod(f: Body, info: ClassInfo, declared: MethodDeclaration): CxxFunction {
  const { context } = f;
  const { name, type, specifiers, declarator, kind } = declared;
  const owner = kind === "static" ? undefined : info.decl;
  const full = `${info.name}::${name}`;
  const symbol = newFunctionSymbol(
    context,
    full,
    `${info.linkName}::${name}${signature(type, declared.quals)}`,
    machineType(type, owner, declared.quals),
    false,
    declarator.nameToken,
  );
  const fn = newFunction({
    symbol,
    type,
    name,
    owner: info.decl,
    kind,
    quals: declared.quals,
    access: declared.access,
    explicit: specifiers.cxx?.explicit === true,
    defaults: defaultsOf(declarator, type.params.length),
    scope: f.scope,
    ending: declared.ending,
    declaration: context.declaration,
    constexpr: specifiers.cxx?.constexpr === true,
  });
  addTo(f, symbol, { specifiers, declarator, type, definition: declared.definition });
  return fn;
}

export const isConstMethod = (fn: CxxFunction): boolean => (fn.quals & Qual.const) !== 0;

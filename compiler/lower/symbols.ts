// Functions and variables with linkage: their symbols, and what several declarations of one of them make together.
import type { DeclarationPlace, IrSymbol } from "../ir/ir.ts";
import type { TokenRange } from "../source/source.ts";
import type { Annotation, Attribute, DeclarationSpecifiers, Declarator } from "../syntax/ast.ts";
import { compatible, composite } from "../types/compare.ts";
import { sizeOf } from "../types/layout.ts";
import { isInteger, isUnknownType, qualified } from "../types/make.ts";
import { typeText } from "../types/print.ts";
import { Qual, type Type } from "../types/type.ts";
import { alignFrom } from "./attributes.ts";
import type { Body } from "./body.ts";
import type { Context } from "./context.ts";
import { newSymbol } from "./new-symbol.ts";
import type { Scope } from "./scope.ts";

/** Where a program begins: its name is not changed, and control may reach its end. */
export const isEntry = (name: string): boolean => name === "main" || name === "wmain";

/** A function that was called without a declaration; remembered at file scope by the declaration that called it. */
export function declareImplicit(context: Context, name: string, type: Type, at: TokenRange): IrSymbol {
  const known = context.products.symbols.get(name);
  if (known !== undefined) return known;
  const symbol = newSymbol({
    name,
    linkName: name,
    kind: type.kind === "function" ? "function" : "variable",
    type,
    linkage: "external",
    declaredAt: { declaration: context.declaration, token: at.first },
  });
  context.products.symbols.set(name, symbol);
  return symbol;
}

export interface SymbolDeclaration {
  readonly specifiers: DeclarationSpecifiers;
  readonly declarator: Declarator;
  readonly type: Type;
  /** A function with its body, or a variable with an initialiser. */
  readonly definition: boolean;
}

/** Declares a function or variable with linkage in `scope`, joining it with what was declared before. */
export function declareSymbol(f: Body, scope: Scope, declaration: SymbolDeclaration): IrSymbol {
  const { context } = f;
  const { specifiers, declarator, type } = declaration;
  const name = declarator.name ?? "";
  const place: DeclarationPlace = { declaration: context.declaration, token: declarator.nameToken };
  const isFunction = type.kind === "function";
  const earlier = earlierSymbol(f, scope, name, type);
  const own = scope.names.get(name);
  const declared = scope.declared(name);
  if (declared !== undefined && declared.kind !== "symbol")
    context.report(
      declarator,
      "error",
      "redefinition",
      `'${name}' is declared already as something else.`,
      "Rename one of them.",
      declared.order,
    );

  if (earlier === undefined) {
    const internal = specifiers.storage === "static";
    const symbol = newSymbol({
      name,
      linkName: internal ? `${context.unitName}:${name}` : name,
      kind: isFunction ? "function" : "variable",
      type,
      linkage: internal ? "internal" : "external",
      declaredAt: place,
    });
    addTo(f, symbol, declaration);
    scope.names.set(name, { kind: "symbol", symbol, order: context.declaration });
    return symbol;
  }

  // A symbol of an earlier link of the file scope is shared with other units: this unit gets its own copy.
  let symbol = earlier;
  if (scope.fileScope && own === undefined) symbol = { ...earlier };
  if (!scope.names.has(name) || symbol !== earlier)
    scope.names.set(name, { kind: "symbol", symbol, order: context.declaration });
  if ((symbol.kind === "function") !== isFunction) {
    context.report(
      declarator,
      "error",
      "redefinition",
      `'${name}' was declared as a ${symbol.kind}.`,
      "Rename one of them.",
    );
    return symbol;
  }
  if (!compatible(symbol.type, type, isFunction ? { ignoreQuals: true } : {})) {
    // Microsoft's C takes pointers to other things, other enumerations and numbers for them for parameters (C4028),
    // other enumerations for what is returned and for variables, and other qualifiers of these, with warnings: sources rely on it.
    const isTaken =
      otherPointers(symbol.type, type) ||
      otherEnums(symbol.type, type) ||
      compatible(symbol.type, type, { ignoreQuals: true });
    context.report(
      declarator,
      isTaken ? "warning" : "error",
      "conflicting-types",
      `'${name}' is declared here as '${typeText(type, "", true)}', earlier as '${typeText(symbol.type, "", true)}'.`,
      "Make the declarations agree.",
      symbol.declaredAt?.declaration,
    );
    if (declaration.definition) symbol.type = qualified(type, symbol.type.quals & Qual.volatile);
  } else symbol.type = composite(symbol.type, type);
  if (declaration.definition && symbol.defined)
    context.report(
      declarator,
      "error",
      "redefinition",
      `'${name}' is defined already.`,
      "Remove one of the definitions.",
    );
  addTo(f, symbol, declaration);
  return symbol;
}
/** One is an enumeration, and the other one or a number of its size. */
function otherEnums(one: Type, other: Type): boolean {
  return (one.kind === "enum" && isInt(other)) || (other.kind === "enum" && isInt(one));
}
function isInt(type: Type): boolean {
  return isInteger(type) && sizeOf(type, "x64") === 4;
}
/** Whether two function types differ in nothing but what pointers among their parameters point to. */
function otherPointers(one: Type, other: Type): boolean {
  if (one.kind !== "function" || other.kind !== "function" || one.variadic !== other.variadic) return false;
  if (one.params.length !== other.params.length) return false;
  if (!(compatible(one.returns, other.returns) || otherEnums(one.returns, other.returns))) return false;
  return one.params.every((param, i) => {
    const type = other.params[i]?.type;
    if (type === undefined) return false;
    return (
      compatible(param.type, type, { ignoreQuals: true }) ||
      (param.type.kind === "pointer" && type.kind === "pointer") ||
      (param.type.kind === "enum" && isInteger(type)) ||
      (type.kind === "enum" && isInteger(param.type))
    );
  });
}

/** What `name` was declared as; nothing is known of it where its type was not known, and it turns out to be a function. */
function earlierSymbol(f: Body, scope: Scope, name: string, type: Type): IrSymbol | undefined {
  const symbol = symbolNamed(f, scope, name);
  return symbol !== undefined && type.kind === "function" && isUnknownType(symbol.type) ? undefined : symbol;
}
function symbolNamed(f: Body, scope: Scope, name: string): IrSymbol | undefined {
  const found = scope.fileScope ? scope.find(name) : (scope.find(name) ?? f.context.fileScope.find(name));
  if (found?.kind === "symbol") return found.symbol;
  const outer = f.context.fileScope.find(name);
  if (outer?.kind === "symbol") return outer.symbol;
  return scope.fileScope ? undefined : f.context.products.symbols.get(name);
}

export function addTo(f: Body, symbol: IrSymbol, declaration: SymbolDeclaration): void {
  const { specifiers, declarator } = declaration;
  const attributes = [...specifiers.attributes, ...declarator.attributes];
  const annotations: Annotation[] = [...specifiers.annotations, ...declarator.annotations];
  if (specifiers.noreturn || attributes.some((a) => plain(a.name) === "noreturn"))
    annotations.push({ name: "noreturn", args: [], first: declarator.first, last: declarator.first });
  if (annotations.length > 0) symbol.annotations = [...symbol.annotations, ...annotations];
  if (attributes.some((a) => plain(a.name) === "selectany")) symbol.mergeable = true;
  if (specifiers.inline || attributes.some((a) => plain(a.name) === "always_inline")) symbol.inline = true;
  symbol.minAlign = Math.max(symbol.minAlign, alignFrom(f, attributes));
  const section = sectionOf(f.context, symbol, attributes, declaration.definition);
  if (section !== undefined) symbol.section = section;
}
const plain = (name: string): string => name.replace(/^__(.*)__$/, "$1");

/** The section a declaration names, by attribute, by `alloc_text`, or by the pragma in force at a definition. */
function sectionOf(
  context: Context,
  symbol: IrSymbol,
  attributes: readonly Attribute[],
  defining: boolean,
): string | undefined {
  for (const attribute of attributes) {
    const name = plain(attribute.name);
    if (name !== "code_seg" && name !== "allocate" && name !== "section") continue;
    const arg = attribute.args[0];
    if (arg?.kind === "string") return String.fromCharCode(...arg.units);
    const text = attribute.text.replaceAll('"', "").trim();
    if (text !== "") return text;
  }
  if (symbol.kind === "function") {
    const named = context.allocText.get(symbol.name);
    if (named !== undefined) return named;
    // `#pragma code_seg` holds for bodies; a prototype under it says nothing.
    return defining && symbol.section === "" ? context.external?.sections.code : undefined;
  }
  return undefined;
}
/** The section of a variable's definition, by the pragmas in force. */
export function dataSection(context: Context, symbol: IrSymbol, kind: "data" | "bss" | "const"): string {
  return symbol.section !== "" ? symbol.section : (context.external?.sections[kind] ?? "");
}

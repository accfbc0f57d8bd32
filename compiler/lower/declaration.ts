// Declarations: typedefs, variables and functions, at file scope and in blocks; static locals; function definitions.

import type { IrFunction, IrSymbol, Local } from "../ir/ir.ts";
import type { TokenRange } from "../source/source.ts";
import type { Declaration, DeclarationSpecifiers, Declarator, FunctionDefinition, Initializer } from "../syntax/ast.ts";
import { compatible } from "../types/compare.ts";
import { alignOf, sizeOf } from "../types/layout.ts";
import { DOUBLE, INT, isComplete, isReference, pointerTo, VOID } from "../types/make.ts";
import { typeText } from "../types/print.ts";
import type { FunctionParameter, FunctionType, Type } from "../types/type.ts";
import { alignFrom } from "./attributes.ts";
import { Body } from "./body.ts";
import { byValue } from "./calls.ts";
import type { Context } from "./context.ts";
import { functionBody } from "./cpp/bodies.ts";
import { scopeOf } from "./cpp/declarations.ts";
import type { CxxFunction } from "./cpp/entities.ts";
import { lowerLocal } from "./cpp/locals.ts";
import { intConst } from "./fold.ts";
import { completedBy, initializeAutomatic, initializeStatic } from "./initialize.ts";
import { Scope } from "./scope.ts";
import { completeFinally, lowerItems, returnsHidden } from "./statement.ts";
import { isReadOnly } from "./static-data.ts";
import { dataSection, declareSymbol, isEntry } from "./symbols.ts";
import { declareBareTag } from "./written-records.ts";
import { adjusted, namedBy, typeOfDeclarator, typeOfSpecifiers } from "./written-types.ts";

/** A body for what stands outside functions: types, constants, initialisers. */
export function fileBody(context: Context, range: TokenRange): Body {
  return new Body(context, "", VOID, context.cxx ? scopeOf(context) : context.fileScope, range);
}

// ---- file scope -----------------------------------------------------------------------------------------------------------

/** Variables declared without an initialiser: defined at the end of the unit if nothing else defines them. */
export interface Tentative {
  readonly name: string;
  readonly declaration: number;
  readonly section: string;
}

export function lowerFileDeclaration(context: Context, node: Declaration, tentative: Tentative[]): void {
  const f = fileBody(context, node);
  const base = typeOfSpecifiers(f, node.specifiers);
  for (const { declarator, initializer } of node.declarators) {
    const type = typeOfDeclarator(f, base, declarator);
    const name = declarator.name;
    if (name === undefined) continue;
    if (node.specifiers.storage === "typedef") {
      declareTypedef(f, name, type, node.specifiers, declarator);
      continue;
    }
    const complete = completedBy(f, type, initializer, context.fileScope.find(name));
    const symbol = declareSymbol(f, context.fileScope, {
      specifiers: node.specifiers,
      declarator,
      type: complete,
      definition: initializer !== undefined,
    });
    if (symbol.kind === "function") {
      if (initializer !== undefined)
        context.report(initializer, "error", "bad-initializer", `Function '${name}' cannot be initialised.`);
      continue;
    }
    if (initializer !== undefined) defineVariable(f, symbol, initializer, declarator);
    else if (node.specifiers.storage !== "extern") {
      if (complete.kind === "void")
        context.report(declarator, "error", "void-object", `'${name}' cannot have type 'void'.`);
      checkSize(f, complete, declarator);
      tentative.push({ name, declaration: context.declaration, section: context.external?.sections.bss ?? "" });
    }
  }
}

/**
 * Microsoft's C takes a typedef for an enumeration that is one for an integer of its size already: Microsoft's toaster filter has
 * `typedef enum {…} DEVICE_TYPE`, which the kit's headers make `ULONG` by a macro. The first one stays.
 */
const benign = (known: Type, type: Type): boolean =>
  known.kind === "integer" && type.kind === "enum" && sizeOf(known, "x64") === sizeOf(type, "x64");

export function declareTypedef(
  f: Body,
  name: string,
  type: Type,
  specifiers: DeclarationSpecifiers,
  declarator: Declarator,
): void {
  const { scope } = f;
  const known = scope.declared(name);
  if (known !== undefined) {
    const again = known.kind === "typedef" ? known.typedef.type : undefined;
    const isOther = again === undefined || !(compatible(again, type) || (!f.context.cxx && benign(again, type)));
    if (isOther)
      f.context.report(
        declarator,
        "error",
        "redefinition",
        `'${name}' is declared already as something else.`,
        "Rename one of them.",
        known.order,
      );
    else if (known.kind === "typedef" && !(known.type.kind === "enum" && !known.type.decl.complete)) return;
  }
  if (f.context.cxx && type.kind === "record" && type.decl.name === undefined) type.decl.name = name;
  const annotations = [...specifiers.annotations, ...declarator.annotations];
  const align = alignFrom(f, [...specifiers.attributes, ...declarator.attributes]);
  if (
    align > 1 &&
    type.kind === "record" &&
    type.decl.fields !== undefined &&
    type.decl.minAlign < align &&
    specifiers.type.kind === "record"
  )
    type.decl.minAlign = align;
  scope.declare(name, { kind: "typedef", ...namedBy(name, type, annotations), order: f.context.declaration });
}

/** Nothing may have 2 GiB or more, as with Microsoft's compiler. */
export function checkSize(f: Body, type: Type, at: TokenRange): void {
  const size = sizeOf(type, f.context.target);
  if (size > 0x7fff_ffff)
    f.context.report(
      at,
      "error",
      "too-large",
      `An object of ${size} bytes is too large.`,
      "The limit is 0x7fffffff bytes.",
    );
}

function defineVariable(f: Body, symbol: IrSymbol, initializer: Initializer, at: TokenRange): void {
  const { context } = f;
  symbol.defined = true;
  const { type } = symbol;
  if (!isComplete(type)) {
    context.report(
      at,
      "error",
      "incomplete-type",
      `'${symbol.name}' has the incomplete type '${typeText(type)}'.`,
      "Include the header that defines it.",
    );
    return;
  }
  checkSize(f, type, at);
  const image = initializeStatic(f, type, { kind: "global", symbol, type }, initializer);
  symbol.section = dataSection(context, symbol, isReadOnly(type) ? "const" : "data");
  context.products.globals.push(image.toGlobal(symbol, isReadOnly(type)));
}

/** At the unit's end: a variable that was only ever declared tentatively is defined, all zeros. */
export function defineTentative(context: Context, symbol: IrSymbol, section: string): void {
  const type: Type =
    symbol.type.kind === "array" && symbol.type.length === undefined ? { ...symbol.type, length: 1 } : symbol.type;
  symbol.defined = true;
  if (symbol.linkage === "external") symbol.mergeable = true;
  if (symbol.section === "") symbol.section = section;
  keepZeros(context, symbol, type);
}
function keepZeros(context: Context, symbol: IrSymbol, type: Type): void {
  context.products.globals.push({
    symbol,
    size: sizeOf(type, context.target),
    align: Math.max(symbol.minAlign, alignOf(type, context.target)),
    readOnly: isReadOnly(type),
    bytes: undefined,
    relocations: [],
  });
}

// ---- block scope ----------------------------------------------------------------------------------------------------------

export function lowerLocalDeclaration(f: Body, node: Declaration): void {
  if (f.context.cxx) {
    lowerLocal(f, node);
    return;
  }
  const { context } = f;
  if (node.declarators.length === 0) declareBareTag(f, node.specifiers);
  const base = typeOfSpecifiers(f, node.specifiers);
  const { storage } = node.specifiers;
  for (const { declarator, initializer } of node.declarators) {
    const type = typeOfDeclarator(f, base, declarator);
    const name = declarator.name;
    if (name === undefined) continue;
    if (storage === "typedef") {
      declareTypedef(f, name, type, node.specifiers, declarator);
      continue;
    }
    if (storage === "extern" || type.kind === "function") {
      declareInBlock(f, node.specifiers, declarator, type);
      continue;
    }
    if (f.scope.names.has(name))
      context.report(
        declarator,
        "error",
        "redefinition",
        `'${name}' is declared already in this block.`,
        "Rename one of them.",
      );
    if (storage === "static") declareStaticLocal(f, name, type, node.specifiers, declarator, initializer);
    else declareAutomatic(f, name, type, node.specifiers, declarator, initializer);
  }
}
export function declareInBlock(f: Body, specifiers: DeclarationSpecifiers, declarator: Declarator, type: Type): void {
  const { context } = f;
  const name = declarator.name ?? "";
  const outer = context.fileScope.find(name);
  if (outer?.kind === "symbol" && compatible(outer.symbol.type, type, { ignoreQuals: true })) {
    f.scope.names.set(name, outer);
    return;
  }
  const symbol = declareSymbol(f, f.scope, { specifiers, declarator, type, definition: false });
  context.products.symbols.set(name, symbol);
}
function declareStaticLocal(
  f: Body,
  name: string,
  declared: Type,
  specifiers: DeclarationSpecifiers,
  declarator: Declarator,
  initializer: Initializer | undefined,
): void {
  const type = completedBy(f, declared, initializer);
  const symbol = newStaticLocal(f, name, type, specifiers, declarator, false);
  if (initializer !== undefined) {
    defineVariable(f, symbol, initializer, declarator);
    return;
  }
  if (!isComplete(type))
    f.context.report(declarator, "error", "incomplete-type", `'${name}' has the incomplete type '${typeText(type)}'.`);
  defineZeroed(f, symbol);
}
/** Declares a static variable of a block; whoever asks defines it. */
export function newStaticLocal(
  f: Body,
  name: string,
  type: Type,
  specifiers: DeclarationSpecifiers,
  declarator: Declarator,
  mergeable: boolean,
): IrSymbol {
  const { context } = f;
  f.statics++;
  const symbol: IrSymbol = {
    name,
    linkName: `${f.linkName}::${name}${f.staticNames.has(name) ? `#${f.statics}` : ""}`,
    kind: "variable",
    type,
    linkage: "internal",
    defined: true,
    annotations: [...specifiers.annotations, ...declarator.annotations],
    section: "",
    mergeable,
    inline: false,
    minAlign: alignFrom(f, [...specifiers.attributes, ...declarator.attributes]),
    declaredAt: { declaration: context.declaration, token: declarator.nameToken },
  };
  f.staticNames.add(name);
  f.scope.names.set(name, { kind: "symbol", symbol, order: context.declaration });
  return symbol;
}
/** Defines a variable with static storage that begins as zeros. */
export function defineZeroed(f: Body, symbol: IrSymbol): void {
  symbol.section = dataSection(f.context, symbol, "bss");
  keepZeros(f.context, symbol, symbol.type);
}
function declareAutomatic(
  f: Body,
  name: string,
  declared: Type,
  specifiers: DeclarationSpecifiers,
  declarator: Declarator,
  initializer: Initializer | undefined,
): void {
  const { id, type } = newAutomatic(f, name, completedBy(f, declared, initializer), specifiers, declarator);
  if (initializer === undefined) return;
  f.step("declaration", { first: declarator.first, last: initializer.last });
  initializeAutomatic(f, { kind: "local", local: id, type }, initializer);
}

/** A variable of the function, in scope from here on; one of an incomplete type is reported. */
export function newAutomatic(
  f: Body,
  name: string,
  declared: Type,
  specifiers: DeclarationSpecifiers,
  declarator: Declarator,
): Local {
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
  const local = f.addLocal({
    name,
    type,
    kind: "variable",
    scope: { first: declarator.first, last: f.scopeEnd },
    minAlign: alignFrom(f, [...specifiers.attributes, ...declarator.attributes]),
    byReference: false,
  });
  f.scope.names.set(name, { kind: "local", local, order: context.declaration });
  return local;
}

// ---- functions ------------------------------------------------------------------------------------------------------------

export interface DeclaredFunction {
  readonly symbol: IrSymbol;
  readonly type: FunctionType;
  /** C++: as it is declared, and the scope of the names in it. */
  readonly cxx?: { readonly fn: CxxFunction; readonly around: Scope };
}

/** The function's symbol and type, from what stands before its body. */
export function declareFunction(context: Context, node: FunctionDefinition): DeclaredFunction | undefined {
  const f = fileBody(context, node);
  const base = typeOfSpecifiers(f, node.specifiers);
  let type = typeOfDeclarator(f, base, node.declarator);
  if (type.kind !== "function" || node.declarator.name === undefined) {
    context.report(node.declarator, "error", "bad-function", "This is not a function.");
    return undefined;
  }
  const part = node.declarator.parts.find((p) => p.kind === "function");
  if (part !== undefined && part.parameters === undefined) {
    const params = part.names.map((name): FunctionParameter => oldParameter(f, name, node.oldParameters));
    type = { ...type, params, prototyped: false };
  }
  const symbol = declareSymbol(f, context.fileScope, {
    specifiers: node.specifiers,
    declarator: node.declarator,
    type,
    definition: true,
  });
  symbol.defined = true;
  return { symbol, type };
}
function oldParameter(f: Body, name: string, declarations: readonly Declaration[]): FunctionParameter {
  for (const declaration of declarations) {
    for (const { declarator } of declaration.declarators) {
      if (declarator.name !== name) continue;
      const type = adjusted(typeOfDeclarator(f, typeOfSpecifiers(f, declaration.specifiers), declarator));
      // Without a prototype a float arrives as a double.
      return { name, type: type.kind === "float" ? DOUBLE : type, annotations: [] };
    }
  }
  return { name, type: INT, annotations: [] };
}

export function lowerFunctionBody(context: Context, node: FunctionDefinition, declared: DeclaredFunction): IrFunction {
  const { symbol, type, cxx } = declared;
  if (cxx !== undefined) {
    const made = functionBody(context, cxx.fn, node, cxx.around);
    cxx.fn.fn = made;
    return made;
  }
  const scope = new Scope(context.fileScope, false);
  const f = new Body(context, symbol.name, type.returns, scope, node.body);
  f.linkName = symbol.linkName;
  f.variadic = type.variadic;
  if (type.returns.kind === "record" && !isComplete(type.returns))
    context.report(
      node.declarator,
      "error",
      "incomplete-type",
      `'${symbol.name}' returns the incomplete type '${typeText(type.returns)}'.`,
      "Include the header that defines it.",
    );
  const whole = { first: node.declarator.first, last: node.body.last };
  if (returnsHidden(f, type.returns)) {
    f.hiddenResult = f.addLocal({
      name: undefined,
      type: pointerTo(type.returns),
      kind: "parameter",
      scope: whole,
      minAlign: 1,
      byReference: false,
    }).id;
    f.params.push(f.hiddenResult);
  }
  for (const param of type.params) {
    const complete = isComplete(param.type);
    if (!complete)
      context.report(
        node.declarator,
        "error",
        "incomplete-type",
        `Parameter '${param.name ?? ""}' has the incomplete type '${typeText(param.type)}'.`,
      );
    const local = f.addLocal({
      name: param.name,
      type: complete ? param.type : INT,
      kind: "parameter",
      scope: whole,
      minAlign: 1,
      byReference: complete && !byValue(param.type, f),
    });
    f.params.push(local.id);
    if (param.name === undefined) continue;
    if (!type.prototyped && scope.names.has(param.name))
      context.report(
        node.declarator,
        "error",
        "redefinition",
        `There are two parameters '${param.name}'.`,
        "Rename one of them.",
      );
    scope.names.set(param.name, { kind: "local", local, order: context.declaration });
  }

  lowerItems(f, node.body.items);

  const brace = { first: node.body.last, last: node.body.last };
  const fallsOff = f.open ? f.current : undefined;
  if (f.open) {
    f.step("end", brace);
    const value = isEntry(symbol.name) && type.returns.kind === "integer" ? intConst(0) : undefined;
    f.end({ kind: "return", value, at: brace });
  }
  const mayFall = type.returns.kind === "void" || isEntry(symbol.name);
  return endFunction(f, symbol, type, node, mayFall ? undefined : fallsOff);
}

/** The function's IR once all of its statements are lowered; `fallsOff`: where its end must not be reached. */
export function endFunction(
  f: Body,
  symbol: IrSymbol,
  type: FunctionType,
  node: FunctionDefinition,
  fallsOff: Body["current"] | undefined,
): IrFunction {
  for (const missing of f.resolveGotos())
    f.context.report(
      missing.at,
      "error",
      "no-label",
      `Label '${missing.name}' is not defined in '${symbol.name}'.`,
      "Define it, or correct the name.",
    );
  completeFinally(f);
  const made = f.finish(symbol, type, node);
  // What could not be read may have been the return.
  if (fallsOff !== undefined && f.reached.has(fallsOff) && made.refusals.length === 0)
    f.context.report(
      { first: node.body.last, last: node.body.last },
      "warning",
      "missing-return",
      `The end of '${symbol.name}' can be reached without returning a value.`,
      "Return a value on every path.",
    );
  return made;
}

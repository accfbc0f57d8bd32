// Lambdas: each is an object of a class of its own, whose members are what it captures and whose call operator has its body. What the
// body names by default captures is found by looking at it once before the object is made.
import type { Expr, Place } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import type { Expression } from "../../syntax/ast.ts";
import type { LambdaCapture } from "../../syntax/cpp-ast.ts";
import { forgetLayout } from "../../types/layout.ts";
import { functionType, isReference, pointerTo, recordType, referenceTo, unknownType, VOID } from "../../types/make.ts";
import { type FunctionType, Qual, type RecordDecl, type RecordType, type Type } from "../../types/type.ts";
import { Body } from "../body.ts";
import { type Context, newProducts, type PendingDiagnostic } from "../context.ts";
import { load } from "../fold.ts";
import { derefPlace, placeOf } from "../places.ts";
import { type Entity, Scope, type Tag } from "../scope.ts";
import { addTo } from "../symbols.ts";
import { typeOfDeclarator } from "../written-types.ts";
import { functionBody } from "./bodies.ts";
import { newClassInfo, setClass } from "./class-info.ts";
import { initialize, initializeFrom } from "./construct.ts";
import { initializeField } from "./constructors.ts";
import { deduceReturn, unseen } from "./deduced-return.ts";
import { type Capture, type Closure, type CxxFunction, type FunctionTemplate, newFunction } from "./entities.ts";
import { defaultsOf, machineType, newFunctionSymbol } from "./functions.ts";
import { Instances, showAgain } from "./instances.ts";
import { signature } from "./link-names.ts";
import { deduced } from "./locals.ts";
import { fieldLayoutPlace, thisPlace, thisPointer } from "./places.ts";
import { waitForUse } from "./queue.ts";
import { used } from "./special.ts";
import { cxxOf, newMet } from "./state.ts";
import { bindTo } from "./templates.ts";
import { AUTO, holdsAuto } from "./types.ts";

type LambdaNode = Expression & { kind: "lambda" };
type Captured = Entity & { kind: "captured" };

const closures = new WeakMap<RecordDecl, Closure>();
/** What was said of captures and parameters while a closure's class was made. */
const saidOf = new WeakMap<Closure, readonly PendingDiagnostic[]>();

/** The lambda that a class is that of; undefined for any other. */
export const closureOf = (decl: RecordDecl): Closure | undefined => closures.get(decl);
export const lambdaType = (f: Body, node: LambdaNode): RecordType => recordType(closureFor(f, node).info.decl);

/** Makes the object of a lambda: everything that it captures, in a place of its class. */
export function constructLambda(f: Body, node: LambdaNode, place: Place): void {
  const closure = closureFor(f, node);
  noteLambda(f, closure);
  const at = { first: node.first, last: node.last };
  for (const { name, field, initializer } of closure.captures.values()) {
    const to = fieldLayoutPlace(f, place, field);
    if (initializer !== undefined) initialize(f, to, initializer, at);
    else if (name === "this") captureObject(f, to, at);
    else {
      const variable: Expression = { kind: "identifier", name, ...at };
      const from = isReference(field.type) ? undefined : placeOf(f, variable);
      if (from === undefined) initializeFrom(f, to, variable, `the capture of '${name}'`);
      else initializeField(f, to, from, "copy", at);
    }
  }
}
/** An object of it has nothing in it. */
export function lambdaIsConstant(f: Body, node: LambdaNode): boolean {
  const closure = closureFor(f, node);
  noteLambda(f, closure);
  return closure.captures.size === 0;
}
function captureObject(f: Body, to: Place, at: TokenRange): void {
  if (to.type.kind === "record") {
    const from = thisPlace(f, at);
    if (from !== undefined) initializeField(f, to, from, "copy", at);
    return;
  }
  const pointer = thisPointer(f);
  if (pointer !== undefined) f.assign(to, pointer, at);
}
/** The function that a lambda without captures converts to; undefined for any other class. */
export function lambdaFunction(f: Body, type: Type): CxxFunction | undefined {
  const closure = type.kind === "record" ? closures.get(type.decl) : undefined;
  if (closure?.operator?.kind !== "static") return undefined;
  noteLambda(f, closure);
  return closure.operator;
}
/** The call operator of a lambda with `auto` parameters; undefined for any other class. */
export function genericOperator(decl: RecordDecl): FunctionTemplate | undefined {
  const closure = closures.get(decl);
  if (closure === undefined || closure.operator !== undefined) return undefined;
  const entity = closure.info.names.get("operator()");
  return entity?.kind === "template" && entity.template.kind === "function" ? entity.template : undefined;
}
function noteLambda(f: Body, closure: Closure): void {
  if (f.unevaluated > 0) return;
  if (f.context.silent === 0) showAgain(f.context.products, saidOf.get(closure) ?? []);
  if (closure.operator !== undefined) used(f.context, closure.operator);
}

// ---- captured variables -----------------------------------------------------------------------------------------------

/** A variable around a lambda, as its body sees it; `f` lowers the body. */
export function capturedPlace(f: Body, entity: Captured, at: TokenRange): Place {
  const { closure, name } = entity;
  const type = typeOf(entity);
  const capture = closure.captures.get(name) ?? (f.unevaluated > 0 ? undefined : captureByDefault(closure, name, type));
  const object = closurePlace(f, closure, at);
  if (capture !== undefined && object !== undefined) return fieldLayoutPlace(f, object, capture.field);
  // Only its type is asked for, or it is an error.
  if (f.unevaluated === 0) {
    const message = `'${name}' is not captured by the lambda.`;
    f.context.report(at, "error", "not-captured", message, "Name it between the brackets.");
    f.refuse(at, "unknown capture", message);
  }
  return derefPlace(f, { kind: "const", value: 0n, type: pointerTo(type) }, at);
}
/** What `this` is in the body of a lambda: that of the function around. */
export function capturedThis(f: Body, closure: Closure): Expr | undefined {
  const { self } = closure;
  if (self === undefined) return undefined;
  const at = { first: closure.node.first, last: closure.node.first };
  const capture =
    closure.captures.get("this") ?? (f.unevaluated > 0 ? undefined : captureByDefault(closure, "this", self));
  const object = closurePlace(f, closure, at);
  if (capture === undefined || object === undefined)
    return f.unevaluated > 0 ? { kind: "const", value: 0n, type: self } : undefined;
  const place = fieldLayoutPlace(f, object, capture.field);
  return place.type.kind === "record" ? { kind: "address", place, type: pointerTo(place.type) } : load(place);
}
function closurePlace(f: Body, closure: Closure, at: TokenRange): Place | undefined {
  const { thisLocal, owner } = cxxOf(f);
  if (thisLocal === undefined || owner !== closure.info.decl) return undefined;
  return derefPlace(f, load({ kind: "local", local: thisLocal, type: f.local(thisLocal).type }), at);
}

/** The type of the variable itself, without the reference that it may be. */
function typeOf(entity: Captured): Type {
  const capture = entity.closure.captures.get(entity.name);
  const { of } = entity;
  const type =
    of === undefined || capture?.initializer !== undefined
      ? (capture?.field.type ?? unknownType(entity.name))
      : of.kind === "captured"
        ? typeOf(of)
        : of.kind === "local"
          ? of.local.type
          : unknownType(entity.name);
  return isReference(type) ? type.to : type;
}
function captureByDefault(closure: Closure, name: string, type: Type): Capture | undefined {
  const { defaults } = closure.node;
  if (defaults === undefined || closure.complete) return undefined;
  // Of the object around only its address is captured.
  const kept = defaults === "reference" && name !== "this" ? referenceTo(type, "lvalue") : type;
  return addCapture(closure, name, kept, undefined);
}
function addCapture(closure: Closure, name: string, type: Type, initializer: Capture["initializer"]): Capture {
  const { decl } = closure.info;
  const field = { name, type, bits: undefined, minAlign: 1, annotations: [] };
  decl.fields = [...(decl.fields ?? []), field];
  forgetLayout(decl);
  const capture = { name, field, initializer };
  closure.captures.set(name, capture);
  return capture;
}

/** What a lambda's body sees: the variables around it are captured ones; everything else is as it is there. */
class LambdaScope extends Scope {
  readonly #closure: Closure;
  readonly #names = new Map<string, Entity>();
  readonly #tags = new Map<string, Tag>();

  constructor(closure: Closure) {
    let at: Scope | undefined = closure.scope;
    const blocks: Scope[] = [];
    for (; isBlock(at); at = at.parent) blocks.unshift(at);
    super(at, false);
    this.#closure = closure;
    // Blocks go on growing behind the lambda.
    for (const block of blocks) {
      for (const [name, entity] of block.names) this.#names.set(name, entity);
      for (const [name, tag] of block.tags) this.#tags.set(name, tag);
    }
  }
  override find(name: string): Entity | undefined {
    const closure = this.#closure;
    const own = closure.captures.get(name);
    if (own?.initializer !== undefined) return { kind: "captured", closure, name, of: undefined, order: 0 };
    const found = this.#names.get(name) ?? this.parent?.find(name);
    if (found?.kind !== "local" && found?.kind !== "captured") return found;
    return { kind: "captured", closure, name, of: found, order: found.order };
  }
  override findTag(name: string): Tag | undefined {
    return this.#tags.get(name) ?? this.parent?.findTag(name);
  }
}
function isBlock(scope: Scope | undefined): scope is Scope {
  return scope !== undefined && !scope.fileScope && scope.constructor === Scope;
}

// ---- the class --------------------------------------------------------------------------------------------------------

function closureFor(f: Body, node: LambdaNode): Closure {
  const { lambdas } = cxxOf(f).met;
  const known = lambdas.get(node);
  if (known !== undefined) return known;
  const { context } = f;
  const { products, silent } = context;
  context.products = newProducts();
  context.silent = 0;
  try {
    const closure = newClosure(f, node, lambdas.size + 1);
    lambdas.set(node, closure);
    complete(f, closure);
    saidOf.set(closure, context.products.diagnostics);
    return closure;
  } finally {
    Object.assign(context, { products, silent });
  }
}

function newClosure(f: Body, node: LambdaNode, number: number): Closure {
  const { context } = f;
  // Other units may have functions and variables of the same name that only they see.
  const around = f.linkName === "" ? `${context.unitName}:${context.declaration}:${node.first}` : f.linkName;
  const own = `<lambda_${number}>`;
  const name = f.name === "" ? own : `${f.name}::${own}`;
  const cxx = { vfptr: false, linkName: `${around}::${own}` };
  const decl: RecordDecl = { tag: "struct", name, fields: [], pack: undefined, minAlign: 1, cxx };
  const place = { first: node.first, last: node.first };
  const info = newClassInfo(decl, name, "class", f.scope, cxxOf(f).owner, context.declaration, place);
  setClass(info);
  const self = f.unevaluatedly(() => thisPointer(f))?.type;
  const closure: Closure = {
    info,
    node,
    scope: f.scope,
    self,
    captures: new Map(),
    operator: undefined,
    complete: false,
  };
  closures.set(decl, closure);
  return closure;
}

function complete(f: Body, closure: Closure): void {
  const { node, info } = closure;
  const scope = new LambdaScope(closure);
  info.scope = scope;
  for (const written of node.captures) captureWritten(f, closure, scope, written);
  if (node.params.length > 0) generic(f, closure, scope);
  else plain(f, closure, scope);
  closure.complete = true;
}
function captureWritten(f: Body, closure: Closure, scope: LambdaScope, written: LambdaCapture): void {
  const { name, reference, initializer } = written;
  const report = (message: string, remedy: string): void =>
    f.context.report(written, "error", "bad-capture", message, remedy);
  if (closure.captures.has(name)) {
    report(`'${name}' is captured twice.`, "Remove one of the captures.");
    return;
  }
  if (initializer !== undefined) {
    const type = f.unevaluatedly(() =>
      deduced(f, reference ? referenceTo(AUTO, "lvalue") : AUTO, initializer, written),
    );
    addCapture(closure, name, type, initializer);
    return;
  }
  if (name === "this") {
    const { self } = closure;
    if (self?.kind === "pointer") addCapture(closure, name, reference ? self : self.to, undefined);
    else report("'this' stands outside of a member function.", "Remove the capture.");
    return;
  }
  const entity = scope.find(name);
  if (entity?.kind !== "captured") {
    if (entity === undefined) report(`'${name}' is not declared.`, "Declare it, or correct the name.");
    else report(`'${name}' is no variable of a block: it is seen without being captured.`, "Remove the capture.");
    return;
  }
  const type = typeOf(entity);
  addCapture(closure, name, reference ? referenceTo(type, "lvalue") : type, undefined);
}

/** The call operator of a lambda whose parameters have types. Its body is looked at for what it captures and returns. */
function plain(f: Body, closure: Closure, scope: Scope): void {
  const { context } = f;
  const { node, info } = closure;
  const { definition } = node;
  const { declarator } = definition;
  const g = new Body(context, info.name, VOID, scope, node);
  const type = typeOfDeclarator(g, AUTO, declarator);
  if (type.kind !== "function") return;
  const fn = callOperator(g, closure, scope, type);
  closure.operator = fn;
  const met = newMet();
  const look = (): unknown => functionBody(context, fn, definition, scope, met);
  if (holdsAuto(type.returns)) deduceReturn(context, fn, VOID, look);
  else if (node.defaults !== undefined) unseen(context, look);
  waitForUse(fn, { node: definition, scope, met });
  info.names.set("operator()", named(context, fn));
  if (fn.kind === "static") addConversion(context, closure, fn);
}
const named = (context: Context, fn: CxxFunction): Entity => ({
  kind: "symbol",
  symbol: fn.symbol,
  order: context.declaration,
  overloads: { functions: [fn], templates: [] },
});
function callOperator(g: Body, closure: Closure, scope: Scope, type: FunctionType): CxxFunction {
  const { context } = g;
  const { info, node } = closure;
  const { specifiers, declarator } = node.definition;
  const isStatic = specifiers.storage === "static";
  const part = declarator.parts.find((p) => p.kind === "function");
  const quals = !isStatic && part?.cxx?.qualifiers.includes("const") === true ? Qual.const : 0;
  const machine = machineType(type, isStatic ? undefined : info.decl, quals);
  const linkName = `${info.linkName}::operator()${signature(type, quals)}`;
  const symbol = newFunctionSymbol(context, info.name, linkName, machine, false, node.first);
  addTo(g, symbol, { specifiers, declarator, type, definition: true });
  return newFunction({
    symbol,
    type,
    name: "operator()",
    owner: info.decl,
    kind: isStatic ? "static" : "method",
    quals,
    defaults: defaultsOf(declarator, type.params.length),
    scope,
    declaration: context.declaration,
    node: node.definition,
    constexpr: true,
  });
}
/** A lambda without captures converts to a pointer to its function. */
function addConversion(context: Context, { info }: Closure, fn: CxxFunction): void {
  const to = functionType(pointerTo(fn.type), [], false, true);
  const conversion: CxxFunction = { ...fn, name: "operator pointer", type: to, kind: "conversion", quals: Qual.const };
  info.names.set(conversion.name, named(context, conversion));
}

/** What a lambda with `auto` parameters captures is found with parameters of which nothing is known. */
function generic(f: Body, closure: Closure, scope: Scope): void {
  const { context } = f;
  const { node, info } = closure;
  const { definition, params } = node;
  const template: FunctionTemplate = {
    kind: "function",
    name: "operator()",
    params,
    scope,
    prefix: `${info.name}::`,
    declaration: context.declaration,
    node: definition,
    owner: info.decl,
    access: "public",
    instances: new Instances<CxxFunction>(),
  };
  const overloads = { functions: [], templates: [template] };
  info.names.set("operator()", { kind: "template", template, order: context.declaration, overloads });
  if (node.defaults === undefined) return;
  unseen(context, () => {
    const unknowns = params.map(({ kind, name }) => (kind === "type" ? unknownType(name ?? "auto") : 0n));
    const inner = bindTo(context, { params }, unknowns, scope);
    const g = new Body(context, "", VOID, inner, node);
    const type = typeOfDeclarator(g, AUTO, definition.declarator);
    if (type.kind === "function") functionBody(context, callOperator(g, closure, inner, type), definition, inner);
  });
}

// The bodies of C++ functions: the object they are called on, constructors and destructors around what is written, and what they return.

import type { Expr, IrFunction, Local, Place } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import type { Expression, FunctionDefinition, Statement } from "../../syntax/ast.ts";
import type { MemberInitializer } from "../../syntax/cpp-ast.ts";
import { INT, isComplete, isReference, pointerTo, VOID } from "../../types/make.ts";
import { typeText } from "../../types/print.ts";
import type { Field, RecordDecl, Type } from "../../types/type.ts";
import { Body } from "../body.ts";
import { byValue } from "../calls.ts";
import type { Context } from "../context.ts";
import { endFunction, lowerLocalDeclaration } from "../declaration.ts";
import { lowerEffect, lowerExpression } from "../expression.ts";
import { intConst, load, unknown } from "../fold.ts";
import { derefPlace } from "../places.ts";
import { Scope } from "../scope.ts";
import { finishReturn, lowerStatement, returnsHidden } from "../statement.ts";
import { isEntry } from "../symbols.ts";
import { checkStaticAssert } from "../written-types.ts";
import { classOf, passedAsBytes, triviallyDestroyed } from "./class-info.ts";
import { noteConstexpr } from "./constexpr.ts";
import { convertNode, defaultInitialize, initialize, initializeFrom } from "./construct.ts";
import { deduceReturn, noteReturned } from "./deduced-return.ts";
import type { ClassInfo, CxxFunction } from "./entities.ts";
import { cleanUpAtEnd, cleanUpIfUnwound, closeBlock, fullExpression, temporaryObject } from "./lifetime.ts";
import { deducedFrom } from "./locals.ts";
import { operandOf } from "./operands.ts";
import { fieldLayoutPlace } from "./places.ts";
import { bindReference } from "./references.ts";
import { ClassScope, memberEntity, simpleName } from "./scopes.ts";
import { destroyObject } from "./special.ts";
import { cxxOf, type Met, newCxxBody, newMet } from "./state.ts";
import { cxxType, holdsAuto, namedType } from "./types.ts";
import { setVirtuals } from "./vtables.ts";

/** Lowers a function's definition into the products of the declaration that is at hand. `around`: the scope of its names. */
export function lowerFunction(context: Context, fn: CxxFunction, node: FunctionDefinition, around: Scope): IrFunction {
  const made = functionBody(context, fn, node, around);
  fn.fn = made;
  fn.symbol.defined = true;
  context.products.functions.push(made);
  return made;
}

/** `met`: what an earlier look at the body has met. */
export function functionBody(
  context: Context,
  fn: CxxFunction,
  node: FunctionDefinition,
  around: Scope,
  met: Met = newMet(),
): IrFunction {
  const { symbol } = fn;
  noteConstexpr(fn);
  if (holdsAuto(fn.type.returns)) deduceReturn(context, fn, VOID, () => functionBody(context, fn, node, around, met));
  const machine = symbol.type;
  if (machine.kind !== "function") throw new Error("a function has a function's type");
  const info = fn.owner === undefined ? undefined : classOf(fn.owner);
  const scope = new Scope(around, false);
  const f = new Body(context, symbol.name, machine.returns, scope, node.body);
  const cxx = newCxxBody(fn.owner, fn, met);
  f.cxx = cxx;
  f.linkName = symbol.linkName;
  f.variadic = machine.variadic;
  cxx.returns = fn.type.returns;
  const whole = { first: node.declarator.first, last: node.body.last };
  const hidden = !passedAsBytes(fn.type.returns);
  if (!hidden && returnsHidden(f, fn.type.returns)) {
    if (!isComplete(fn.type.returns)) incomplete(context, node, `'${symbol.name}' returns`, fn.type.returns);
    const local = parameter(f, undefined, pointerTo(fn.type.returns), whole);
    f.hiddenResult = local.id;
  }
  if (hidden) {
    const local = parameter(f, undefined, pointerTo(fn.type.returns), whole);
    cxx.result = derefPlace(f, load({ kind: "local", local: local.id, type: local.type }), node.declarator);
  }
  if (info !== undefined && fn.kind !== "static") {
    const self = machine.params[hidden ? 1 : 0];
    cxx.thisLocal = parameter(f, "this", self?.type ?? pointerTo(INT), whole).id;
  }
  const written = node.declarator.parts.find((part) => part.kind === "function")?.parameters ?? [];
  for (const [i, param] of fn.type.params.entries()) {
    // The definition's own name, where another declaration has another.
    const name = written[i]?.declarator?.name ?? param.name;
    const asBytes = passedAsBytes(param.type);
    const complete = isComplete(param.type) || isReference(param.type);
    if (!complete) incomplete(context, node, `Parameter '${name ?? ""}' has`, param.type);
    const type = complete ? param.type : INT;
    const local = f.addLocal({
      name,
      type,
      kind: "parameter",
      scope: whole,
      minAlign: 1,
      byReference: complete && (!asBytes || !byValue(type, f)),
    });
    f.params.push(local.id);
    if (name === undefined) continue;
    scope.names.set(name, { kind: "local", local, order: context.declaration });
  }

  if (fn.kind === "constructor" && info !== undefined) construction(f, info, node);
  if (fn.kind === "destructor" && info !== undefined) destruction(f, info, node);
  for (const item of node.body.items) {
    if (item.kind === "declaration") lowerLocalDeclaration(f, item);
    else if (item.kind === "staticAssert") checkStaticAssert(f, item.condition, item.message);
    else lowerStatement(f, item);
  }

  const brace = { first: node.body.last, last: node.body.last };
  const fallsOff = f.open ? f.current : undefined;
  if (cxx.cleanups.length > 0) closeBlock(f, node.body.last);
  else if (f.open) f.step("end", brace);
  const isMain = isEntry(symbol.name) && fn.type.returns.kind === "integer";
  if (f.open) f.end({ kind: "return", value: isMain ? intConst(0) : undefined, at: brace });
  const mayFall = fn.type.returns.kind === "void" || isMain;
  return endFunction(f, symbol, machine, node, mayFall ? undefined : fallsOff);
}
function parameter(f: Body, name: string | undefined, type: Type, scope: TokenRange): Local {
  const local = f.addLocal({ name, type, kind: "parameter", scope, minAlign: 1, byReference: false });
  f.params.push(local.id);
  return local;
}
function incomplete(context: Context, node: FunctionDefinition, what: string, type: Type): void {
  context.report(
    node.declarator,
    "error",
    "incomplete-type",
    `${what} the incomplete type '${typeText(type)}'.`,
    "Include the header that defines it.",
  );
}
function selfOf(f: Body, at: TokenRange): Place | undefined {
  const { thisLocal } = cxxOf(f);
  if (thisLocal === undefined) return undefined;
  return derefPlace(f, load({ kind: "local", local: thisLocal, type: f.local(thisLocal).type }), at);
}

/** Before a constructor's body: its base, its table, its members in their order. */
function construction(f: Body, info: ClassInfo, node: FunctionDefinition): void {
  const at = node.declarator;
  const self = selfOf(f, at);
  if (self === undefined) return;
  const given = new Map<Field | "self", MemberInitializer>();
  for (const item of node.initializers ?? []) {
    const target = initialized(f, info, item);
    if (target === undefined)
      f.context.report(
        item,
        "error",
        "no-member",
        `'${item.name}' is neither a member of '${info.name}' nor its base.`,
        "Correct the name.",
      );
    else given.set(target, item);
  }
  const delegated = given.get("self");
  if (delegated !== undefined) {
    f.step("statement", delegated);
    fullExpression(f, delegated, () => {
      initialize(f, self, delegated.initializer, delegated);
      return undefined;
    });
    return;
  }
  const fields = info.decl.fields ?? [];
  const isGiven = (field: Field): boolean => given.has(field) || unnamedMembers(field).some(isGiven);
  const set = (field: Field, around = self): void => {
    const place = fieldLayoutPlace(f, around, field);
    const item = given.get(field);
    const unnamed = unnamedMembers(field);
    if (unnamed.some((inner) => isGiven(inner))) {
      // Of a union only what is named begins to live.
      const union = field.type.kind === "record" && field.type.decl.tag === "union";
      for (const inner of unnamed) if (!union || isGiven(inner)) set(inner, place);
      return;
    }
    const own = info.initializers.get(field);
    if (item === undefined && own === undefined) {
      if (field.name === undefined && field.bits !== undefined) return;
      if (isReference(field.type)) {
        f.context.report(
          at,
          "error",
          "bad-reference",
          `The reference '${field.name ?? ""}' must be initialised.`,
          "Name it before the constructor's body.",
        );
        return;
      }
      fullExpression(f, at, () => {
        defaultInitialize(f, place, at);
        return undefined;
      });
      return;
    }
    if (item !== undefined) f.step("statement", item);
    fullExpression(f, item ?? at, () => {
      if (item !== undefined) initialize(f, place, item.initializer, item);
      else defaultInitialize(f, place, at, own, info);
      return undefined;
    });
  };
  const union = info.decl.tag === "union";
  const bases = fields.filter((field) => field.base === true);
  const members = fields.filter((field) => field.base !== true && (!union || isGiven(field)));
  const last = [...bases, ...members].at(-1);
  const build = (field: Field): void => {
    set(field);
    // What is built goes again if what follows raises an exception.
    if (union || triviallyDestroyed(field.type) || (field === last && node.body.items.length === 0)) return;
    const place = fieldLayoutPlace(f, self, field);
    cleanUpIfUnwound(f, at, () => destroyObject(f, place, at));
  };
  for (const field of bases) build(field);
  setVirtuals(f, info, self);
  for (const field of members) build(field);
}
/** The members of a structure or union that is an unnamed member itself: they are named like those around it. */
function unnamedMembers(field: Field): readonly Field[] {
  if (field.name !== undefined || field.base === true || field.type.kind !== "record") return [];
  return field.type.decl.fields ?? [];
}
function fieldNamed(fields: readonly Field[], name: string): Field | undefined {
  for (const field of fields) {
    const found = field.name === name ? field : fieldNamed(unnamedMembers(field), name);
    if (found !== undefined) return found;
  }
  return undefined;
}
function initialized(f: Body, info: ClassInfo, item: MemberInitializer): Field | "self" | undefined {
  if (item.args !== undefined) {
    const { first, last } = item;
    const of = cxxType(f, { kind: "templateId", name: item.name, args: item.args, first, last });
    return of.kind === "record" ? ofClass(info, of.decl) : undefined;
  }
  const field = fieldNamed(info.decl.fields ?? [], item.name);
  if (field !== undefined) return field;
  if (item.name === simpleName(info.name)) return "self";
  const type = namedType(f, item.name);
  if (type?.kind === "record") {
    const known = ofClass(info, type.decl);
    if (known !== undefined) return known;
  }
  // The template's name stands for its instance.
  return (info.decl.fields ?? []).find(
    (each) =>
      each.base === true &&
      each.type.kind === "record" &&
      simpleName(classOf(each.type.decl).name) === simpleName(item.name),
  );
}

/** The class itself or its base. */
function ofClass(info: ClassInfo, decl: RecordDecl): Field | "self" | undefined {
  if (decl === info.decl) return "self";
  return (info.decl.fields ?? []).find(
    ({ base, type }) => base === true && type.kind === "record" && type.decl === decl,
  );
}

/** Around a destructor's body: the table is the class's own again, and members and base go on every way out. */
function destruction(f: Body, info: ClassInfo, node: FunctionDefinition): void {
  const at = { first: node.body.last, last: node.body.last };
  const self = selfOf(f, node.declarator);
  if (self === undefined) return;
  setVirtuals(f, info, self);
  for (const field of info.decl.fields ?? []) {
    if (triviallyDestroyed(field.type)) continue;
    const place = fieldLayoutPlace(f, self, field);
    cleanUpAtEnd(f, node.declarator, () => destroyObject(f, place, at));
  }
}

// ---- return ------------------------------------------------------------------------------------------------------------

/** `return` in a C++ function. */
export function cxxReturn(f: Body, node: Statement & { kind: "return" }): void {
  const cxx = cxxOf(f);
  const returns = cxx.returns ?? f.returns;
  const { value: written } = node;
  const what = "the returned value";
  if (written === undefined) {
    if (returns.kind !== "void")
      f.context.report(
        node,
        "warning",
        "return-value",
        `'${f.name}' must return a value of type '${typeText(returns)}'.`,
        "Return a value.",
      );
    finishReturn(f, node, undefined);
    return;
  }
  if (holdsAuto(returns)) {
    noteReturned(cxx.method, deducedFrom(f, returns, written));
    // A lambda's body is looked at for what it captures too.
    lowerEffect(f, written);
    finishReturn(f, node, undefined);
    return;
  }
  moveLocal(f, written, returns);
  const value = fullExpression(f, written, (): Expr | undefined => {
    if (returns.kind === "void") {
      const given = lowerExpression(f, written);
      if (given.type.kind !== "void" && given.kind !== "unknown")
        f.context.report(
          written,
          "warning",
          "return-value",
          `'${f.name}' returns 'void', yet a value is returned.`,
          "Remove the value.",
        );
      return undefined;
    }
    if (isReference(returns)) return bindReference(f, written, returns, what);
    if (returns.kind !== "record") return convertNode(f, written, returns, what);
    if (returns.decl.fields === undefined) return unknown(returns);
    if (cxx.result !== undefined) {
      initializeFrom(f, cxx.result, written, what);
      return undefined;
    }
    return load(temporaryObject(f, returns, written, (place) => initializeFrom(f, place, written, what)));
  });
  finishReturn(f, node, value);
}

/** A variable of the function that is returned is moved from. */
function moveLocal(f: Body, node: Expression, returns: Type): void {
  if (node.kind !== "identifier" || returns.kind !== "record") return;
  const entity = f.scope.find(node.name);
  if (entity?.kind !== "local" || isReference(entity.local.type)) return;
  const operand = operandOf(f, node);
  if (operand.type.kind === "record" && operand.type.quals === 0)
    cxxOf(f).operands.set(node, { ...operand, category: "xvalue" });
}

/** The scope that a member's definition outside of its class sees: the class over the names of the place. */
export function memberScope(info: ClassInfo, file: (prefix: Scope) => Scope): Scope {
  if (info.outer instanceof ClassScope) return new MemberScope(info, memberScope(info.outer.info, file));
  return new MemberScope(info, file(info.outer));
}
class MemberScope extends Scope {
  readonly info: ClassInfo;
  constructor(info: ClassInfo, parent: Scope) {
    super(parent, false);
    this.info = info;
  }
  override find(name: string): ReturnType<Scope["find"]> {
    return memberEntity(this.info, name) ?? this.parent?.find(name);
  }
  override findTag(name: string): ReturnType<Scope["findTag"]> {
    return this.info.scope.ownTag(name) ?? this.#inherited(name) ?? this.parent?.findTag(name);
  }
  #inherited(name: string): ReturnType<Scope["findTag"]> {
    return this.info.scope instanceof ClassScope ? this.info.scope.memberTag(name) : undefined;
  }
}

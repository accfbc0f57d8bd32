// Member functions that the compiler makes itself: default and copy constructors, destructors, assignments.
import type { IrSymbol, Place } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import { functionType, isReference, pointerTo, qualified, recordType, referenceTo, VOID } from "../../types/make.ts";
import type { Field, FunctionParameter, FunctionType, RecordDecl } from "../../types/type.ts";
import { Qual } from "../../types/type.ts";
import { Body } from "../body.ts";
import type { Context } from "../context.ts";
import { convert, load } from "../fold.ts";
import { addressOf } from "../operators.ts";
import { derefPlace } from "../places.ts";
import { Scope } from "../scope.ts";
import { completeFinally } from "../statement.ts";
import {
  classOf,
  copies,
  triviallyAssigned,
  triviallyCopied,
  triviallyDestroyed,
  triviallyMade,
} from "./class-info.ts";
import { defaultInitialize } from "./construct.ts";
import { initializeField } from "./constructors.ts";
import { destroyRow, rowOf } from "./elements.ts";
import { type ClassInfo, type CxxFunction, newFunction } from "./entities.ts";
import { machineType, newFunctionSymbol } from "./functions.ts";
import { cleanUpIfUnwound, closeBlock } from "./lifetime.ts";
import { signature } from "./link-names.ts";
import { make, noteUse } from "./made.ts";
import { fieldLayoutPlace } from "./places.ts";
import { simpleName } from "./scopes.ts";
import { newCxxBody } from "./state.ts";
import { instantiateMember } from "./templates.ts";
import { setVirtuals } from "./vtables.ts";

// ---- which function it is -------------------------------------------------------------------------------------------

/** The destructor that runs for a class; undefined if nothing is to be done. */
export function destructorOf(context: Context, decl: RecordDecl): CxxFunction | undefined {
  if (triviallyDestroyed(recordType(decl))) return undefined;
  const info = classOf(decl);
  const own = info.destructor;
  if (own !== undefined && own.ending !== "default") return used(context, own);
  return made(context, info, "destroy", () => ({
    name: `~${simpleName(info.name)}`,
    type: functionType(VOID, [], false, true),
    kind: "destructor",
    symbol: own?.symbol,
    body: (f, self) => {
      setVirtuals(f, info, self);
      destroyMembers(f, info, self);
    },
  }));
}
/** The constructor without arguments that the compiler makes. */
export function implicitDefault(context: Context, decl: RecordDecl): CxxFunction | undefined {
  const info = classOf(decl);
  if (triviallyMade(recordType(decl))) return undefined;
  const own = info.constructors.find((fn) => fn.type.params.length === 0 && fn.ending === "default");
  return made(context, info, "default", () => ({
    name: simpleName(info.name),
    type: functionType(VOID, [], false, true),
    kind: "constructor",
    symbol: own?.symbol,
    body: (f, self, at) => {
      buildMembers(f, info, self, at, (to, field) => {
        // Where a constructor says nothing, a member is as its class says.
        if (field.base === true) defaultInitialize(f, to, at);
        else defaultInitialize(f, to, at, info.initializers.get(field), info);
      });
    },
  }));
}
/** Copy or move construction, member by member; undefined where bytes are copied. */
export function implicitCopy(context: Context, decl: RecordDecl, how: "copy" | "move"): CxxFunction | undefined {
  const info = classOf(decl);
  if (triviallyCopied(recordType(decl))) return undefined;
  const own = info.constructors.find((fn) => copies(info, fn) === how && fn.ending === "default");
  return made(context, info, how, () => ({
    name: simpleName(info.name),
    type: functionType(VOID, [ownReference(decl, how)], false, true),
    kind: "constructor",
    symbol: own?.symbol,
    body: (f, self, at, other) => {
      if (other === undefined) return;
      buildMembers(f, info, self, at, (to, field) =>
        initializeField(f, to, fieldLayoutPlace(f, other, field), how, at),
      );
    },
  }));
}
/** Assignment member by member; undefined where bytes are copied. */
export function implicitAssign(context: Context, decl: RecordDecl, how: "copy" | "move"): CxxFunction | undefined {
  const info = classOf(decl);
  if (triviallyAssigned(recordType(decl))) return undefined;
  return made(context, info, how === "copy" ? "assign" : "moveAssign", () => ({
    name: "operator=",
    type: functionType(referenceTo(recordType(decl), "lvalue"), [ownReference(decl, how)], false, true),
    kind: "method",
    symbol: undefined,
    body: (f, self, at, other) => {
      if (other === undefined) return;
      for (const field of info.decl.fields ?? []) {
        if (field.bits !== undefined && field.name === undefined) continue;
        initializeField(f, fieldLayoutPlace(f, self, field), fieldLayoutPlace(f, other, field), how, at, true);
      }
      f.end({ kind: "return", value: convert(addressOf(f, self), f.returns, true, f.context.target), at });
    },
  }));
}
function ownReference(decl: RecordDecl, how: "copy" | "move"): FunctionParameter {
  const type = recordType(decl);
  const to = how === "copy" ? referenceTo(qualified(type, Qual.const), "lvalue") : referenceTo(type, "rvalue");
  return { name: "other", type: to, annotations: [] };
}

// ---- making them ------------------------------------------------------------------------------------------------------

interface Recipe {
  readonly name: string;
  readonly type: FunctionType;
  readonly kind: CxxFunction["kind"];
  readonly symbol: IrSymbol | undefined;
  readonly body: (f: Body, self: Place, at: TokenRange, other: Place | undefined) => void;
}
/** A member function that the compiler makes of a class, once. */
export function made(context: Context, info: ClassInfo, key: string, recipe: () => Recipe): CxxFunction {
  const known = info.implicit.get(key);
  if (known !== undefined) return used(context, known);
  const { name, type, kind, symbol: own, body } = recipe();
  const full = `${info.name}::${name}`;
  const machine = machineType(type, info.decl, 0);
  const { declaration } = context;
  const symbol =
    own ??
    newFunctionSymbol(
      context,
      full,
      `${info.linkName}::${name}${signature(type, 0)}`,
      machine,
      false,
      info.place.first,
    );
  symbol.inline = true;
  symbol.defined = true;
  const fn = newFunction({
    symbol,
    type,
    name,
    owner: info.decl,
    kind,
    scope: info.scope,
    declaration: info.declaration < 0 ? declaration : info.declaration,
    constexpr: true,
  });
  info.implicit.set(key, fn);
  make(context, fn, () => {
    const at = { first: info.place.first, last: info.place.last };
    if (machine.kind !== "function") return;
    const f = new Body(context, full, machine.returns, new Scope(info.scope, false), at);
    f.cxx = newCxxBody(info.decl, fn);
    f.linkName = symbol.linkName;
    for (const param of machine.params) {
      const local = f.addLocal({
        name: param.name,
        type: param.type,
        kind: "parameter",
        scope: at,
        minAlign: 1,
        byReference: false,
      });
      f.params.push(local.id);
    }
    const [selfLocal, otherLocal] = f.params;
    if (selfLocal === undefined) return;
    f.cxx.thisLocal = selfLocal;
    f.step("statement", at);
    const pointed = (id: number): Place =>
      derefPlace(f, load({ kind: "local", local: id, type: f.local(id).type }), at);
    const hasOther = otherLocal !== undefined && isReference(f.local(otherLocal).type);
    body(f, pointed(selfLocal), at, hasOther ? pointed(otherLocal) : undefined);
    closeBlock(f, at.last);
    f.end({ kind: "return", value: undefined, at });
    f.resolveGotos();
    completeFinally(f);
    fn.fn = f.finish(symbol, machine, at);
  });
  return used(context, fn);
}

/** Notes that a function is called or referred to: what the compiler made, and members of templates, go where they are used. */
export function used(context: Context, fn: CxxFunction): CxxFunction {
  instantiateMember(context, fn);
  noteUse(context, fn);
  return fn;
}

// ---- members ------------------------------------------------------------------------------------------------------------

/** Bases, the table, members: what is built goes again if an exception comes out of what follows. */
function buildMembers(
  f: Body,
  info: ClassInfo,
  self: Place,
  at: TokenRange,
  build: (place: Place, field: Field) => void,
): void {
  const fields = (info.decl.fields ?? []).filter((field) => field.name !== undefined || field.bits === undefined);
  const each = (field: Field): void => {
    const place = fieldLayoutPlace(f, self, field);
    build(place, field);
    if (triviallyDestroyed(field.type) || field === fields.at(-1)) return;
    cleanUpIfUnwound(f, at, () => destroyObject(f, place, at));
  };
  for (const field of fields) if (field.base === true) each(field);
  setVirtuals(f, info, self);
  for (const field of fields) if (field.base !== true) each(field);
}
export function destroyMembers(f: Body, info: ClassInfo, self: Place): void {
  const at = info.place;
  for (const field of (info.decl.fields ?? []).toReversed())
    if (!triviallyDestroyed(field.type)) destroyObject(f, fieldLayoutPlace(f, self, field), at);
}

/** Destroys an object; the elements of an array last to first. */
export function destroyObject(f: Body, place: Place, at: TokenRange): void {
  const { type } = place;
  if (triviallyDestroyed(type)) return;
  const row = rowOf(f, place, at);
  if (row !== undefined) destroyRow(f, row, at);
  if (type.kind !== "record") return;
  const fn = destructorOf(f.context, type.decl);
  if (fn === undefined || fn.symbol.type.kind !== "function") return;
  const self = convert(addressOf(f, place), pointerTo(recordType(type.decl)), true, f.context.target);
  f.emit({
    kind: "call",
    callee: { kind: "direct", symbol: fn.symbol },
    type: fn.symbol.type,
    args: [self],
    result: undefined,
    at: { first: at.first, last: at.last },
  });
}

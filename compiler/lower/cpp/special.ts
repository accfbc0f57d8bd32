// Member functions that the compiler makes itself: default and copy constructors, destructors, assignments, and tables of virtual functions.
import type { Expr, Global, IrSymbol, Place, Relocation } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import { pointerSize, sizeOf } from "../../types/layout.ts";
import {
  arrayOf,
  functionType,
  INT,
  isReference,
  pointerTo,
  qualified,
  recordType,
  referenceTo,
  UINT,
  ULLONG,
  VOID,
} from "../../types/make.ts";
import type { Field, FunctionParameter, FunctionType, RecordDecl, Type } from "../../types/type.ts";
import { Qual } from "../../types/type.ts";
import { Body } from "../body.ts";
import type { Context } from "../context.ts";
import { constant, convert, indexConst, intConst, load } from "../fold.ts";
import { addressOf } from "../operators.ts";
import { derefPlace } from "../places.ts";
import { Scope } from "../scope.ts";
import { completeFinally } from "../statement.ts";
import {
  classOf,
  copies,
  isPolymorphic,
  triviallyAssigned,
  triviallyCopied,
  triviallyDestroyed,
  triviallyMade,
} from "./class-info.ts";
import { defaultInitialize } from "./construct.ts";
import { initializeField } from "./constructors.ts";
import { destroyRow, rowOf } from "./elements.ts";
import type { ClassInfo, CxxFunction } from "./entities.ts";
import { machineType, newFunctionSymbol } from "./functions.ts";
import { cleanUpIfUnwound, closeBlock } from "./lifetime.ts";
import { signature } from "./link-names.ts";
import { make, noteUse } from "./made.ts";
import { deleteFunction } from "./memory.ts";
import { fieldLayoutPlace } from "./places.ts";
import { simpleName } from "./scopes.ts";
import { newCxxBody } from "./state.ts";
import { instantiateMember } from "./templates.ts";

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

/** What `delete` calls through the table of virtual functions: destroys, and frees if its flag says so. */
function deletingDestructor(context: Context, info: ClassInfo): CxxFunction {
  const flags: FunctionParameter = { name: "flags", type: INT, annotations: [] };
  return made(context, info, "delete", () => ({
    name: "`scalar deleting destructor'",
    type: functionType(VOID, [flags], false, true),
    kind: "method",
    symbol: undefined,
    body: (f, self, at) => {
      destroyObject(f, self, at);
      const param = f.params[1];
      if (param === undefined) return;
      const free = f.block();
      const after = f.block();
      const condition = load({ kind: "local", local: param, type: INT });
      f.end({ kind: "branch", condition, then: free, else: after, at });
      f.placed.push(free);
      f.current = free;
      deleteFunction(f, addressOf(f, self), recordType(info.decl), false, false, at);
      f.place(after);
    },
  }));
}

// ---- making them ------------------------------------------------------------------------------------------------------

interface Recipe {
  readonly name: string;
  readonly type: FunctionType;
  readonly kind: CxxFunction["kind"];
  readonly symbol: IrSymbol | undefined;
  readonly body: (f: Body, self: Place, at: TokenRange, other: Place | undefined) => void;
}
function made(context: Context, info: ClassInfo, key: string, recipe: () => Recipe): CxxFunction {
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
  const fn: CxxFunction = {
    symbol,
    type,
    name,
    owner: info.decl,
    kind,
    quals: 0,
    access: "public",
    explicit: false,
    defaults: [],
    scope: info.scope,
    slot: undefined,
    ending: undefined,
    declaration: info.declaration < 0 ? declaration : info.declaration,
    node: undefined,
    constexpr: true,
    fn: undefined,
    fromTemplate: false,
  };
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

// ---- virtual functions --------------------------------------------------------------------------------------------------

/** Where an object keeps the address of its class's table. */
export function vfptrPlace(self: Place, at: TokenRange): Place {
  const table = pointerTo(pointerTo(VOID));
  const pointer: Expr =
    self.kind === "deref"
      ? { kind: "convert", operand: self.pointer, type: pointerTo(table), implicit: false }
      : {
          kind: "convert",
          operand: { kind: "address", place: self, type: pointerTo(self.type) },
          type: pointerTo(table),
          implicit: false,
        };
  return { kind: "deref", pointer, type: table, at: { first: at.first, last: at.last } };
}
export function setVirtuals(f: Body, info: ClassInfo, self: Place): void {
  if (!isPolymorphic(info)) return;
  f.takeAddress(self);
  const table = vtableOf(f, info);
  const place: Place = { kind: "global", symbol: table, type: table.type };
  const value: Expr = { kind: "address", place, type: pointerTo(pointerTo(VOID)) };
  f.assign(vfptrPlace(self, info.place), value, info.place);
}

/** The table of a class's virtual functions, as Microsoft's compiler names it. */
export function vtableOf(f: Body, info: ClassInfo): IrSymbol {
  const { context } = f;
  const name = `${info.name}::\`vftable'`;
  const type = arrayOf(pointerTo(VOID), info.virtuals.length);
  info.vtable ??= {
    name,
    linkName: `${info.linkName}::\`vftable'`,
    kind: "variable",
    type,
    linkage: "external",
    defined: true,
    annotations: [],
    section: "",
    mergeable: true,
    inline: true,
    minAlign: 1,
    declaredAt: { declaration: Math.max(0, info.declaration), token: info.place.first },
  };
  const symbol = info.vtable;
  if (f.unevaluated > 0 || context.products.globals.some((global) => global.symbol === symbol)) return symbol;
  const size = pointerSize(context.target);
  const relocations: Relocation[] = [];
  const global: Global = {
    symbol,
    size: size * info.virtuals.length,
    align: size,
    readOnly: true,
    bytes: undefined,
    relocations,
  };
  context.products.globals.push(global);
  info.virtuals.forEach((fn, i) => {
    relocations.push({ offset: i * size, target: entryOf(context, info, fn), addend: 0 });
  });
  return symbol;
}
function entryOf(context: Context, info: ClassInfo, fn: CxxFunction): IrSymbol {
  if (fn.kind === "destructor") return deletingDestructor(context, info).symbol;
  if (fn.ending === "pure") return pureCall(context);
  return used(context, fn).symbol;
}
/** Called where a pure virtual function is: `_purecall` of the run-time library, which stops the machine. */
function pureCall(context: Context): IrSymbol {
  return newFunctionSymbol(context, "_purecall", "_purecall", functionType(INT, [], false, true), false, 0);
}

/** The address to call for a virtual function of the object that `self` points to. */
export function virtualTarget(f: Body, self: Expr, fn: CxxFunction, type: FunctionType, at: TokenRange): Expr {
  const slot = fn.slot ?? 0;
  const object = derefPlace(f, self, at);
  const table = load(vfptrPlace(object, at));
  const size = pointerSize(f.context.target);
  const entry: Expr =
    slot === 0 ? table : { kind: "offset", pointer: table, index: indexConst(slot), scale: size, type: table.type };
  const kept = f.temporary(pointerTo(VOID), at);
  f.assign(
    kept,
    load({ kind: "deref", pointer: entry, type: pointerTo(VOID), at: { first: at.first, last: at.last } }),
    at,
  );
  return { kind: "convert", operand: load(kept), type: pointerTo(type), implicit: false };
}
/** Calls the destructor through the table; with `free`, what it frees too. */
export function callDeletingDestructor(f: Body, self: Expr, info: ClassInfo, free: boolean, at: TokenRange): void {
  const slot = info.virtuals.find((fn) => fn.kind === "destructor");
  if (slot === undefined) return;
  const params: FunctionParameter[] = [
    { name: "this", type: pointerTo(recordType(info.decl)), annotations: [] },
    { name: "flags", type: INT, annotations: [] },
  ];
  const type = functionType(VOID, params, false, true);
  const pointer = virtualTarget(f, self, slot, type, at);
  f.emit({
    kind: "call",
    callee: { kind: "indirect", pointer },
    type,
    args: [self, intConst(free ? 1 : 0)],
    result: undefined,
    at: { first: at.first, last: at.last },
  });
}
export const hasVirtualDestructor = (info: ClassInfo): boolean => info.virtuals.some((fn) => fn.kind === "destructor");
export const sizeConstant = (f: Body, type: Type): Expr =>
  constant(BigInt(sizeOf(type, f.context.target)), f.context.target === "x64" ? ULLONG : UINT);

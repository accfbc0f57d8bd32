// Virtual functions as Microsoft's compiler has them: each base with virtual functions has a table in the object, found through the
// pointer it begins with. The table of the first is the class's own too. Entries of the others are entered with the address of that
// base: where the function belongs to the class around, a thunk first goes back to the start of it.
import type { Expr, Global, Instruction, IrSymbol, Place, Relocation } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import { pointerSize } from "../../types/layout.ts";
import { arrayOf, functionType, INT, pointerTo, recordType, VOID } from "../../types/make.ts";
import type { FunctionParameter, FunctionType } from "../../types/type.ts";
import { Body } from "../body.ts";
import { byValue } from "../calls.ts";
import type { Context } from "../context.ts";
import { convert, indexConst, intConst, load, offsetBy } from "../fold.ts";
import { addressOf } from "../operators.ts";
import { derefPlace } from "../places.ts";
import { Scope } from "../scope.ts";
import { returnsHidden } from "../statement.ts";
import { classOf, isPolymorphic, pathToBase } from "./class-info.ts";
import type { BaseClass, ClassInfo, CxxFunction, VirtualTable } from "./entities.ts";
import { newFunctionSymbol } from "./functions.ts";
import { make } from "./made.ts";
import { deleteFunction } from "./memory.ts";
import { bytePointer, fieldLayoutPlace, offsetAlong } from "./places.ts";
import { destroyObject, made, used } from "./special.ts";

/** Where an object keeps the address of its class's table. */
function vfptrPlace(self: Place, at: TokenRange): Place {
  const table = pointerTo(pointerTo(VOID));
  const operand: Expr =
    self.kind === "deref" ? self.pointer : { kind: "address", place: self, type: pointerTo(self.type) };
  const pointer: Expr = { kind: "convert", operand, type: pointerTo(table), implicit: false };
  return { kind: "deref", pointer, type: table, at: { first: at.first, last: at.last } };
}
/** The part of an object that a path of bases leads to. */
const along = (f: Body, self: Place, path: readonly BaseClass[]): Place =>
  path.reduce<Place>((at, step) => fieldLayoutPlace(f, at, step.field), self);

/** Sets the pointers to the tables in an object of a class. */
export function setVirtuals(f: Body, info: ClassInfo, self: Place): void {
  if (!isPolymorphic(info)) return;
  f.takeAddress(self);
  for (const { symbol, path } of tablesOf(f, info)) {
    const value: Expr = {
      kind: "address",
      place: { kind: "global", symbol, type: symbol.type },
      type: pointerTo(pointerTo(VOID)),
    };
    f.assign(vfptrPlace(along(f, self, path), info.place), value, info.place);
  }
}

// ---- tables -----------------------------------------------------------------------------------------------------------

/** The tables of a class, its own first, and where in an object their addresses stand. */
export function tablesOf(
  f: Body,
  info: ClassInfo,
): readonly { readonly symbol: IrSymbol; readonly path: readonly BaseClass[] }[] {
  const own: VirtualTable = { path: [], entries: info.virtuals.map((fn) => ({ fn, depth: 0 })) };
  return [own, ...info.otherTables].map((table, i) => ({ symbol: tableOf(f, info, table, i), path: table.path }));
}
function tableOf(f: Body, info: ClassInfo, { path, entries }: VirtualTable, index: number): IrSymbol {
  const { context } = f;
  const base = path.at(-1);
  const suffix = `::\`vftable'${base === undefined ? "" : `{for \`${classOf(base.decl).name}'}`}`;
  const size = pointerSize(context.target);
  const symbol: IrSymbol = info.tableSymbols[index] ?? {
    name: info.name + suffix,
    linkName: `${info.linkName}${suffix}${path.length < 2 ? "" : `#${index}`}`,
    kind: "variable",
    type: arrayOf(pointerTo(VOID), entries.length),
    linkage: "external",
    defined: true,
    annotations: [],
    section: "",
    mergeable: true,
    inline: true,
    minAlign: 1,
    declaredAt: { declaration: Math.max(0, info.declaration), token: info.place.first },
  };
  info.tableSymbols[index] = symbol;
  if (f.unevaluated > 0 || context.products.globals.some((global) => global.symbol === symbol)) return symbol;
  const relocations: Relocation[] = [];
  const global: Global = {
    symbol,
    size: size * entries.length,
    align: size,
    readOnly: true,
    bytes: undefined,
    relocations,
  };
  context.products.globals.push(global);
  entries.forEach(({ fn, depth }, i) => {
    const back = offsetAlong(f, info.decl, path) - offsetAlong(f, info.decl, path.slice(0, depth));
    const owner = depth === 0 ? info : classOf(path[depth - 1]?.decl ?? info.decl);
    relocations.push({
      offset: i * size,
      target: entryOf(context, owner, fn, path.length === 0 ? 0 : back),
      addend: 0,
    });
  });
  return symbol;
}
/** What a table has for a function: that of `info`, which begins `back` bytes before the part of the object that has the table. */
function entryOf(context: Context, info: ClassInfo, fn: CxxFunction, back: number): IrSymbol {
  if (fn.ending === "pure") return pureCall(context);
  const target = fn.kind === "destructor" ? deletingDestructor(context, info) : used(context, fn);
  return back === 0 ? target.symbol : used(context, thunkTo(context, target, back)).symbol;
}
/** Called where a pure virtual function is: `_purecall` of the run-time library, which stops the machine. */
function pureCall(context: Context): IrSymbol {
  return newFunctionSymbol(context, "_purecall", "_purecall", functionType(INT, [], false, true), false, 0);
}

/** By how many bytes they go back. */
const thunks = new WeakMap<CxxFunction, Map<number, CxxFunction>>();
/** A function that goes on to another with an object that begins `back` bytes before the one it is given. */
export function thunkTo(context: Context, target: CxxFunction, back: number): CxxFunction {
  const known = thunks.get(target) ?? new Map<number, CxxFunction>();
  thunks.set(target, known);
  const before = known.get(back);
  if (before !== undefined) return before;
  const { symbol } = target;
  const name = `[thunk]: ${symbol.name}\`adjustor{${back}}'`;
  const own: IrSymbol = {
    ...symbol,
    name,
    linkName: `${symbol.linkName}\`adjustor{${back}}'`,
    inline: true,
    defined: true,
  };
  const thunk: CxxFunction = { ...target, symbol: own, node: undefined, slot: undefined, fn: undefined };
  known.set(back, thunk);
  make(context, thunk, () => {
    thunk.fn = forwardingBody(context, thunk, (_f, self) => ({
      callee: { kind: "direct", symbol },
      self: convert(
        offsetBy(convert(self, bytePointer, false, context.target), indexConst(-back), 1, bytePointer, context.target),
        self.type,
        false,
        context.target,
      ),
    }));
  });
  return thunk;
}
const dispatchers = new WeakMap<CxxFunction, CxxFunction>();
/** A function that goes on to the one which the table of its object has for a virtual function. */
export function dispatcherOf(context: Context, fn: CxxFunction): CxxFunction {
  const known = dispatchers.get(fn);
  if (known !== undefined) return known;
  const { symbol } = fn;
  const name = `${symbol.name}\`vcall'`;
  const own: IrSymbol = { ...symbol, name, linkName: `${symbol.linkName}\`vcall'`, inline: true, defined: true };
  const made: CxxFunction = { ...fn, symbol: own, node: undefined, slot: undefined, fn: undefined };
  dispatchers.set(fn, made);
  make(context, made, () => {
    made.fn = forwardingBody(context, made, (f, self, type, at) => {
      const { pointer, self: part } = virtualTarget(f, self, fn, type, at);
      return { callee: { kind: "indirect", pointer }, self: part };
    });
  });
  return made;
}
/** A body that calls something else with its own arguments, but for the object. */
function forwardingBody(
  context: Context,
  thunk: CxxFunction,
  forward: (
    f: Body,
    self: Expr,
    type: FunctionType,
    at: TokenRange,
  ) => Pick<Instruction & { kind: "call" }, "callee"> & { readonly self: Expr },
): CxxFunction["fn"] {
  const { type, declaredAt } = thunk.symbol;
  if (type.kind !== "function") return undefined;
  const { token } = declaredAt;
  const at = { first: token, last: token };
  const f = new Body(context, thunk.symbol.name, type.returns, new Scope(thunk.scope, false), at);
  f.linkName = thunk.symbol.linkName;
  const hidden = returnsHidden(f, type.returns);
  const params: FunctionParameter[] = hidden
    ? [{ name: undefined, type: pointerTo(type.returns), annotations: [] }, ...type.params]
    : [...type.params];
  const given = params.map(({ name, type: each }): Expr => {
    const byReference = !byValue(each, f);
    const { id } = f.addLocal({ name, type: each, kind: "parameter", scope: at, minAlign: 1, byReference });
    f.params.push(id);
    const place: Place = { kind: "local", local: id, type: each };
    return byReference ? addressOf(f, place) : load(place);
  });
  const object = params.findIndex(({ name }) => name === "this");
  const start = given[object];
  if (start === undefined) return undefined;
  const { callee, self } = forward(f, start, type, at);
  const args = given.with(object, self);
  const result = type.returns.kind === "void" || hidden ? undefined : f.temporary(type.returns, at);
  f.emit({ kind: "call", callee, type, args, result: result?.local, at });
  f.end({ kind: "return", value: hidden ? args[0] : result && load(result), at });
  return f.finish(thunk.symbol, type, at);
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

// ---- calls ------------------------------------------------------------------------------------------------------------

/** What to call for a virtual function of the object that `self` points to, and the address to call it with. */
export function virtualTarget(
  f: Body,
  self: Expr,
  fn: CxxFunction,
  type: FunctionType,
  at: TokenRange,
): { readonly pointer: Expr; readonly self: Expr } {
  const slot = fn.slot ?? { index: 0, path: [] };
  const part = along(f, derefPlace(f, self, at), slot.path);
  const table = load(vfptrPlace(part, at));
  const scale = pointerSize(f.context.target);
  const entry: Expr =
    slot.index === 0
      ? table
      : { kind: "offset", pointer: table, index: indexConst(slot.index), scale, type: table.type };
  const kept = f.temporary(pointerTo(VOID), at);
  const place: Place = { kind: "deref", pointer: entry, type: pointerTo(VOID), at: { first: at.first, last: at.last } };
  f.assign(kept, load(place), at);
  return {
    pointer: { kind: "convert", operand: load(kept), type: pointerTo(type), implicit: false },
    self: slot.path.length === 0 ? self : convert(addressOf(f, part), self.type, false, f.context.target),
  };
}
/** Calls the destructor through the table; with `free`, what it frees too. */
export function callDeletingDestructor(f: Body, object: Expr, info: ClassInfo, free: boolean, at: TokenRange): void {
  const destructor = virtualDestructor(info);
  if (destructor === undefined) return;
  const params: FunctionParameter[] = [
    { name: "this", type: pointerTo(recordType(info.decl)), annotations: [] },
    { name: "flags", type: INT, annotations: [] },
  ];
  const type = functionType(VOID, params, false, true);
  const owner = destructor.owner ?? info.decl;
  const whole = pathToBase(info.decl, owner) ?? [];
  const start = whole.length === 0 ? object : addressOf(f, along(f, derefPlace(f, object, at), whole));
  const { pointer, self } = virtualTarget(f, start, destructor, type, at);
  f.emit({
    kind: "call",
    callee: { kind: "indirect", pointer },
    type,
    args: [self, intConst(free ? 1 : 0)],
    result: undefined,
    at: { first: at.first, last: at.last },
  });
}
function virtualDestructor(info: ClassInfo): CxxFunction | undefined {
  return info.destructor?.slot === undefined ? undefined : info.destructor;
}
export const hasVirtualDestructor = (info: ClassInfo): boolean => virtualDestructor(info) !== undefined;

// A program as one WebAssembly module over the machine's memory and function table.
import { type AddressSpace, Frame } from "../abi.ts";
import type { IrFunction, IrSymbol } from "../ir/ir.ts";
import { Code, I32, I64, type Label, markResumed, Op } from "./code.ts";
import type { Callee, FunctionRange, Linkage } from "./context.ts";
import { type FunctionSignature, ModuleWriter, type ValueType } from "./encoder.ts";
import { type FunctionBody, generateCareful, generateQuick } from "./function.ts";
import { Cell, Fuel, type MachineLayout } from "./machine-layout.ts";
import { type FunctionPlan, MOST_SEGMENTS } from "./plan.ts";
import { defineSlowPaths, SLOW_PATHS } from "./slow-paths.ts";

export interface ModuleFunction {
  readonly code: IrFunction;
  readonly plan: FunctionPlan;
  /** In the function table. */
  readonly index: number;
  readonly firstStep: number;
  /** In a pageable section: runs only while the passive permission table is in force. */
  readonly paged: boolean;
}
export interface ModuleInput {
  readonly layout: MachineLayout;
  readonly space: AddressSpace;
  /** What may be called through a pointer; never empty. */
  readonly callable: readonly FunctionRange[];
  callee(symbol: IrSymbol): Callee;
  address(symbol: IrSymbol): number;
  text(text: string): number;
}

/** What the module imports from "env", beside memory and table. All return a status or a decision as i32. */
export interface ModuleImports {
  ddi(number: number, frame: number): number;
  stop(frame: number, resume: number, step: number): number;
  trap(kind: number, detail: number, frame: number, point: number): number;
  intrinsic(name: number, count: number, frame: number, point: number): void;
  stackOverflow(frame: number, need: number): number;
  raise(frame: number, inTry: number): number;
  filtered(frame: number, inTry: number, answer: number): number;
  terminated(frame: number, region: number): number;
  reenter(frame: number): number;
  fault(frame: number, size: number, flags: number, point: number): number;
}
/** What the base module imports. */
export interface BaseImports extends Pick<ModuleImports, "ddi"> {
  /** Makes the code of the function whose frame this is: what callers call, or its careful code. */
  prepare(frame: number, careful: number): void;
}

/** Functions as callers know them: quick code, or careful code for those that have no other. Each is exported under its index. */
export function generateModule(input: ModuleInput, functions: readonly ModuleFunction[]): Uint8Array<ArrayBuffer> {
  const module = new ModuleWriter();
  const { link, foreign } = begin(module, input, functions);
  for (const { code, plan, index, firstStep, paged } of functions) {
    const place = { firstStep, paged, index };
    let body: FunctionBody = foreign;
    if (plan.quick !== undefined) body = generateQuick(code, plan, plan.quick, link, place);
    else if (plan.segments.length <= MOST_SEGMENTS) body = generateCareful(code, plan, link, place);
    module.exportFunction(String(index), module.define(GENERATED, body.locals, body.body));
  }
  return module.finish();
}

/** The careful code of a function that has quick code, as the export "careful". */
export function generateCarefulModule(input: ModuleInput, of: ModuleFunction): Uint8Array<ArrayBuffer> {
  const module = new ModuleWriter();
  const { link } = begin(module, input, []);
  const place = { firstStep: of.firstStep, paged: of.paged, index: of.index };
  const { locals, body } = generateCareful(of.code, of.plan, link, place);
  module.exportFunction("careful", module.define(GENERATED, locals, body));
  return module.finish();
}

/** The functions that a function calls by name. */
export function calledBy(fn: IrFunction): ReadonlySet<IrSymbol> {
  const called = new Set<IrSymbol>();
  for (const { instructions } of fn.blocks)
    for (const one of instructions)
      if (one.kind === "call" && one.callee.kind === "direct") called.add(one.callee.symbol);
  return called;
}

/** Imports, slow paths, and how functions reach one another: those of this module directly, others through the base module. */
function begin(
  module: ModuleWriter,
  input: ModuleInput,
  functions: readonly ModuleFunction[],
): { readonly link: Linkage; readonly foreign: FunctionBody } {
  const imported = (name: keyof ModuleImports, params: number, results: readonly ValueType[] = [I32]) =>
    module.importFunction(name, { params: new Array<ValueType>(params).fill(I32), results });
  const imports = {
    ddi: imported("ddi", 2),
    stop: imported("stop", 3),
    trap: imported("trap", 4),
    intrinsic: imported("intrinsic", 4, []),
    stackOverflow: imported("stackOverflow", 2),
    raise: imported("raise", 2),
    filtered: imported("filtered", 3),
    terminated: imported("terminated", 2),
    reenter: imported("reenter", 1),
  };
  const fault = imported("fault", 4);
  const call = module.importFunction("call", THROUGH);
  const toCareful = module.importFunction("toCareful", THROUGH);
  const slow = defineSlowPaths(module, input.space, fault);
  const first = module.definedIndex(SLOW_PATHS);
  const own = new Map(functions.map(({ index }, n) => [index, first + n]));
  const link: Linkage = {
    layout: input.layout,
    space: input.space,
    callable: input.callable,
    services: { ...imports, ...slow, call, toCareful },
    callee: (symbol) => input.callee(symbol),
    here: (index) => own.get(index),
    address: (symbol) => input.address(symbol),
    text: (text) => input.text(text),
  };
  return { link, foreign: foreignBody(imports.ddi) };
}

/** (frame, fuel) -> fuel or an `Outcome`. */
const GENERATED: FunctionSignature = { params: [I32, I64], results: [I64] };

/** (frame, fuel, index) -> the same, of the function with that index. */
const THROUGH: FunctionSignature = { params: [I32, I64, I32], results: [I64] };

/** What the machine itself needs from WebAssembly, apart from any program. */
export interface BaseExports {
  /** Stand where code, or careful code, has not been made yet: have the host make it, and go on there. */
  readonly codeStub: () => void;
  readonly carefulStub: () => void;
  /** Stands in every table slot that holds no generated function: (frame) -> status, by way of `ddi(-1, frame)`. */
  readonly stub: () => void;
  /** By these the modules of programs reach functions of others; what they are given and give is between them. */
  readonly call: () => void;
  readonly toCareful: () => void;
  enter(frame: number): number;
  /** First page of 4 KiB in [from, to) that differs from its shadow, or -1. */
  nextDirty(from: number, to: number): number;
}

export function generateBaseModule(layout: MachineLayout): Uint8Array<ArrayBuffer> {
  const module = new ModuleWriter(["table", "careful"]);
  const ddi = module.importFunction("ddi", { params: [I32, I32], results: [I32] });
  const prepare = module.importFunction("prepare", { params: [I32, I32], results: [] });
  const type = module.typeIndex(GENERATED);
  module.exportFunction("stub", module.define(GENERATED, [], foreignBody(ddi).body));
  module.exportFunction("codeStub", module.define(GENERATED, [], preparingBody(prepare, type, 0).body));
  module.exportFunction("carefulStub", module.define(GENERATED, [], preparingBody(prepare, type, CAREFUL).body));
  module.exportFunction("call", module.define(THROUGH, [], throughBody(type, 0).body));
  module.exportFunction("toCareful", module.define(THROUGH, [], throughBody(type, CAREFUL).body));
  const enter = enterBody(type);
  module.exportFunction("enter", module.define({ params: [I32], results: [I32] }, enter.locals, enter.body));
  const dirty = nextDirtyBody(layout);
  module.exportFunction("nextDirty", module.define({ params: [I32, I32], results: [I32] }, dirty.locals, dirty.body));
  return module.finish();
}

/** A function that the host runs, as generated code calls it. */
function foreignBody(ddi: number): Code {
  const code = new Code(2);
  code.i32(0).get(1).i64(Fuel.mask).op(Op.i64And).memory(Op.i64Store, Cell.fuel);
  code.i64(0n).i32(-1).get(0).call(ddi).op(Op.i64ExtendI32U, Op.i64Sub).tee(1);
  code.i32(0).memory(Op.i64Load, Cell.fuel).get(1).i64(0n).op(Op.i64Ne, Op.select, Op.end);
  return code;
}

/** Index of the base module's table of careful code. */
const CAREFUL = 1;

function preparingBody(prepare: number, type: number, table: number): Code {
  const code = new Code(2);
  code.get(0).i32(table).call(prepare);
  code.get(0).get(1).get(0).memory(Op.i32Load, Frame.function).callIndirect(type, table).op(Op.end);
  return code;
}

function throughBody(type: number, table: number): Code {
  return callAt(new Code(3).get(0).get(1), 2, type, table).op(Op.end);
}

/** Calls the function whose index is in a local. A pointer may lead beyond those that there are: slot 0 holds none, as if those did. */
function callAt(code: Code, index: number, type: number, table = 0): Code {
  code.get(index).i32(0).get(index).tableSize(table).op(Op.i32LtU, Op.select);
  return code.callIndirect(type, table);
}

/** (frame) -> status, with the fuel in its cell before and after. */
function enterBody(type: number): Code {
  const code = new Code(1);
  const fuel = code.local(I64);
  const index = code.local(I32);
  code.get(0).memory(Op.i32Load, Frame.function).set(index);
  code.get(0).i32(0).memory(Op.i64Load, Cell.fuel).get(0).memory(Op.i32Load, Frame.resume);
  markResumed(code);
  callAt(code, index, type).tee(fuel).i64(0n).op(Op.i64LtS);
  const left = code.if();
  code.i32(0).get(fuel).op(Op.i32WrapI64, Op.i32Sub, Op.return);
  code.end(left);
  code.i32(0).get(fuel).memory(Op.i64Store, Cell.fuel);
  code.i32(0).op(Op.end);
  return code;
}

function nextDirtyBody(layout: MachineLayout): Code {
  const code = new Code(2);
  const at = code.local(I32);
  const end = code.local(I32);
  const none = code.block();
  const pages: Label = code.loop();
  code.get(0).get(1).op(Op.i32GeU).brIf(none);
  code.get(0).tee(at).i32(4096).op(Op.i32Add).set(end);
  const line = code.loop();
  for (let i = 0; i < 8; i++) {
    code
      .get(at)
      .memory(Op.i64Load, 8 * i)
      .get(at)
      .memory(Op.i64Load, layout.shadow + 8 * i)
      .op(Op.i64Xor);
    if (i > 0) code.op(Op.i64Or);
  }
  code.op(Op.i64Eqz, Op.i32Eqz);
  const found = code.if();
  code.get(0).op(Op.return);
  code.end(found);
  code.get(at).i32(64).op(Op.i32Add).tee(at).get(end).op(Op.i32LtU).brIf(line);
  code.end(line);
  code.get(end).set(0).br(pages);
  code.end(pages);
  code.end(none);
  code.i32(-1).op(Op.end);
  return code;
}

// A program as one WebAssembly module over the machine's memory and function table.
import type { AddressSpace } from "../abi.ts";
import type { IrFunction, IrSymbol } from "../ir/ir.ts";
import { Code, I32, type Label, Op } from "./code.ts";
import type { Callee, FunctionRange, Linkage } from "./context.ts";
import { generateFunction } from "./control.ts";
import { type FunctionSignature, ModuleWriter, type ValueType } from "./encoder.ts";
import type { MachineLayout } from "./machine-layout.ts";
import type { FunctionPlan } from "./plan.ts";
import { defineSlowPaths } from "./slow-paths.ts";

export interface ModuleFunction {
  readonly fn: IrFunction;
  readonly plan: FunctionPlan;
  readonly tableIndex: number;
  readonly firstStep: number;
  /** In a pageable section: runs only while the passive permission table is in force. */
  readonly paged: boolean;
}
export interface ModuleInput {
  readonly layout: MachineLayout;
  readonly space: AddressSpace;
  /** What may be called through a pointer; never empty. */
  readonly callable: readonly FunctionRange[];
  readonly functions: readonly ModuleFunction[];
  /** `ordinal` indexes `functions`. */
  callee(symbol: IrSymbol): { readonly kind: "code"; readonly ordinal: number } | Exclude<Callee, { kind: "code" }>;
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

export function generateModule(input: ModuleInput): Uint8Array<ArrayBuffer> {
  const module = new ModuleWriter();
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
  const slow = defineSlowPaths(module, input.space, fault);
  const signature: FunctionSignature = { params: [I32], results: [I32] };
  const first = module.definedIndex(3 + 1);
  const link: Linkage = {
    layout: input.layout,
    space: input.space,
    callable: input.callable,
    services: { ...imports, ...slow, codeType: module.typeIndex(signature) },
    callee(symbol) {
      const callee = input.callee(symbol);
      if (callee.kind !== "code") return callee;
      const tableIndex = input.functions[callee.ordinal]?.tableIndex ?? 0;
      return { kind: "code", wasmIndex: first + callee.ordinal, tableIndex };
    },
    address: (symbol) => input.address(symbol),
    text: (text) => input.text(text),
  };
  for (const { fn, plan, tableIndex, firstStep, paged } of input.functions) {
    const { locals, body } = fits(plan)
      ? generateFunction(fn, plan, link, { firstStep, paged })
      : { locals: [], body: new Code(1).i32(-1).get(0).call(imports.ddi).op(Op.end).body };
    const index = module.define(signature, locals, body);
    module.elements(tableIndex, [index]);
  }
  return module.finish();
}

/** Engines take no jump table longer than this; a larger function is left to the interpreter, reached by `ddi(-1, frame)`. */
const MOST_SEGMENTS = 60_000;
const fits = (plan: FunctionPlan): boolean => plan.segments.length <= MOST_SEGMENTS;

/** What the machine itself needs from WebAssembly, apart from any program. */
export interface BaseExports {
  /** Stands in every table slot that holds no generated function: (frame) -> status, by way of `ddi(-1, frame)`. */
  readonly stub: () => void;
  enter(frame: number): number;
  /** First page of 4 KiB in [from, to) that differs from its shadow, or -1. */
  nextDirty(from: number, to: number): number;
}

export function generateBaseModule(layout: MachineLayout): Uint8Array<ArrayBuffer> {
  const module = new ModuleWriter();
  const signature: FunctionSignature = { params: [I32], results: [I32] };
  const ddi = module.importFunction("ddi", { params: [I32, I32], results: [I32] });
  const stub = new Code(1).i32(-1).get(0).call(ddi).op(Op.end);
  module.exportFunction("stub", module.define(signature, [], stub.body));
  const enter = new Code(1).get(0).get(0).memory(Op.i32Load, 4).callIndirect(module.typeIndex(signature)).op(Op.end);
  module.exportFunction("enter", module.define(signature, [], enter.body));
  const dirty = nextDirtyBody(layout);
  module.exportFunction("nextDirty", module.define({ params: [I32, I32], results: [I32] }, dirty.locals, dirty.body));
  return module.finish();
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

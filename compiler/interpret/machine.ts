// Runs IR functions in the machine's own memory and frames, one instruction at a time: slow and plain, the oracle that the
// code generator is tested against. It stops, goes on, faults and traps exactly where generated code does. It also does again
// what an exception filter wants done again, and runs functions too large to be generated.
import { type AddressSpace, Frame, Permission } from "../abi.ts";
import type { IrFunction, IrSymbol } from "../ir/ir.ts";
import {
  Cell,
  type FunctionPlan,
  type FunctionRange,
  type MachineLayout,
  type ModuleImports,
  pointAt,
  Resume,
} from "../wasm/index.ts";
import { Activation } from "./activation.ts";
import type { ShadowMemory } from "./definedness.ts";

export interface InterpretedFunction {
  readonly fn: IrFunction;
  readonly plan: FunctionPlan;
  readonly firstStep: number;
  readonly paged: boolean;
  readonly image: string;
  readonly space: AddressSpace;
  /** What it may call through a pointer. */
  readonly callable: readonly FunctionRange[];
}
export interface InterpreterHost {
  readonly layout: MachineLayout;
  readonly memory: WebAssembly.Memory;
  readonly imports: ModuleImports;
  breakpoint(step: number): boolean;
  /** No code is generated: every function is interpreted. */
  readonly alone: boolean;
  /** Enters any frame: interpreted, generated or a DDI's. */
  enter(frame: number): number;
  function(index: number): InterpretedFunction | undefined;
  indexOf(symbol: IrSymbol, image: string): number | undefined;
  /** The name of a function that nobody defines. */
  missing(index: number): string | undefined;
  address(symbol: IrSymbol, image: string): number;
  text(text: string): number;
  /** Which memory nobody has written yet, if that is watched. */
  readonly shadow: ShadowMemory | undefined;
  /** Does a user see what kernel code writes there? Asked only while the shadow is kept. */
  outputs(at: number): boolean;
}

export class Interpreter {
  readonly #host: InterpreterHost;
  readonly #view: DataView;
  readonly #u8: Uint8Array;
  readonly #stops = new WeakMap<FunctionPlan, Map<string, number>>();

  constructor(host: InterpreterHost) {
    this.#host = host;
    this.#view = new DataView(host.memory.buffer);
    this.#u8 = new Uint8Array(host.memory.buffer);
  }

  /** Enters or re-enters the frame at `frame`, as the generated function would. */
  enter(frame: number): number {
    const view = this.#view;
    const f = this.#host.function(view.getUint32(frame + Frame.function, true));
    if (f === undefined) return this.#host.imports.ddi(-1, frame);
    const word = view.getUint32(frame + Frame.resume, true);
    let segment = word & Resume.segment;
    if ((word & Resume.closed) !== 0) {
      segment = this.#host.imports.reenter(frame);
      if (segment <= 0) return -segment;
    }
    const need = f.plan.frameSize + f.plan.outgoing;
    if (frame + need > view.getUint32(Cell.stackLimit, true)) return this.#host.imports.stackOverflow(frame, need);
    if (segment === 0) {
      this.#markFrame(f.plan, frame, true);
      this.#host.shadow?.forget(frame + Frame.result, 8);
      const locals = firstLocal(f);
      this.#host.shadow?.forget(frame + locals, f.plan.frameSize - locals);
    }
    return new Activation(this, this.#host, f, frame).run(segment === 0 ? 0 : segment - 1);
  }

  /** Does the instruction at a point of a frame again, and what follows it up to the next segment: that segment plus one, or
   *  minus a status. */
  again(frame: number, point: number): number {
    const f = this.#host.function(this.#view.getUint32(frame + Frame.function, true));
    const at = f === undefined ? undefined : pointAt(f.fn, f.plan, point);
    if (f === undefined || at === undefined) throw new Error("a frame says to go on where the function has no place");
    return new Activation(this, this.#host, f, frame).again(at.block, at.index);
  }

  get view(): DataView {
    return this.#view;
  }
  get u8(): Uint8Array {
    return this.#u8;
  }
  leaveFrame(plan: FunctionPlan, frame: number): void {
    this.#markFrame(plan, frame, false);
    this.#view.setUint32(frame + Frame.resume, 0, true);
  }
  #markFrame(plan: FunctionPlan, frame: number, entry: boolean): void {
    for (const { offset, bytes } of plan.exposed) {
      for (const table of [this.#host.layout.passive, this.#host.layout.raised]) {
        const at = table + (frame + offset) / 8;
        if (entry) this.#u8.set(bytes, at);
        else this.#u8.fill(Permission.stackDead, at, at + bytes.length);
      }
    }
  }
  /** Number of the segment that begins at an instruction. */
  stopAt(plan: FunctionPlan, block: number, index: number): number {
    let stops = this.#stops.get(plan);
    if (stops === undefined) {
      stops = new Map();
      plan.segments.forEach((segment, n) => {
        if (segment.kind === "step" || segment.kind === "call") stops?.set(`${segment.block}:${segment.from}`, n);
      });
      this.#stops.set(plan, stops);
    }
    return stops.get(`${block}:${index}`) ?? 0;
  }
}

/** Where the locals begin, behind the parameters, which the caller has written. */
function firstLocal({ fn, plan }: InterpretedFunction): number {
  const params = Frame.params + 8 * fn.params.length;
  const locals = fn.locals.flatMap(({ id }) => (fn.params.includes(id) ? [] : [plan.localOffsets[id] ?? 0]));
  return Math.min(plan.frameSize, ...locals.filter((offset) => offset >= params));
}

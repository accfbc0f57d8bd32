// What the machine knows about each slot of its function table.
import type { AddressSpace } from "../../compiler/abi.ts";
import type { IrFunction, IrSymbol } from "../../compiler/ir/ir.ts";
import { type FramePlan, type FunctionPlan, layFrame, planFunction } from "../../compiler/wasm/index.ts";
import type { LoadedFunction, Offset } from "./api.ts";

export type Slot =
  | CodeSlot
  | (LoadedFunction & { readonly kind: "ddi"; readonly number: number })
  /** Declared, called, and defined nowhere. */
  | (LoadedFunction & { readonly kind: "missing" });

/** A function of an image. All but its frame is planned when that is first needed: many functions of a driver are never called in a run. */
export class CodeSlot implements LoadedFunction {
  readonly kind = "code";
  readonly index: number;
  readonly code: IrFunction;
  readonly image: string;
  readonly unit: string;
  readonly address: Offset;
  readonly firstStep: number;
  readonly space: AddressSpace;
  readonly paged: boolean;
  readonly #frame: FramePlan;
  #plan: FunctionPlan | undefined;

  constructor(of: Pick<CodeSlot, "index" | "code" | "image" | "unit" | "address" | "firstStep" | "space" | "paged">) {
    this.index = of.index;
    this.code = of.code;
    this.image = of.image;
    this.unit = of.unit;
    this.address = of.address;
    this.firstStep = of.firstStep;
    this.space = of.space;
    this.paged = of.paged;
    this.#frame = layFrame(of.code);
  }

  get name(): string {
    return this.code.symbol.name;
  }
  get symbol(): IrSymbol {
    return this.code.symbol;
  }
  get plan(): FunctionPlan {
    this.#plan ??= planFunction(this.code, this.#frame);
    return this.#plan;
  }
  get frameSize(): number {
    return this.#frame.frameSize;
  }
  get localOffsets(): readonly number[] {
    return this.#frame.localOffsets;
  }
}

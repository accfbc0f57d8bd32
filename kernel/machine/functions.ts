// What the machine knows about each slot of its function table.
import type { FunctionPlan } from "../../compiler/wasm/index.ts";
import type { LoadedFunction } from "./api.ts";

export type Slot =
  | (LoadedFunction & { readonly kind: "code"; readonly plan: FunctionPlan; readonly paged: boolean })
  | (LoadedFunction & { readonly kind: "ddi"; readonly number: number })
  /** Declared, called, and defined nowhere. */
  | (LoadedFunction & { readonly kind: "missing" });
export type CodeSlot = Extract<Slot, { kind: "code" }>;

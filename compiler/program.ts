// Several units joined into one program, as a linker does: external names resolved, copies of inline functions merged.
import type { Global, IrFunction, IrSymbol } from "./ir/ir.ts";
import type { SourceDiagnostic } from "./source/source.ts";
import type { Unit } from "./unit.ts";

export interface Program {
  readonly units: readonly Unit[];
  /** By link name. */
  readonly functions: ReadonlyMap<string, { readonly fn: IrFunction; readonly unit: Unit }>;
  readonly globals: ReadonlyMap<string, { readonly global: Global; readonly unit: Unit }>;
  /** C++: the functions to call before `main`, in this order. */
  readonly initializers: readonly IrSymbol[];
  /** Called or referenced here and defined nowhere in the program: DDIs, imports, or mistakes. By link name. */
  readonly imports: ReadonlyMap<string, { readonly symbol: IrSymbol; readonly unit: Unit }>;
  /** Duplicate definitions and conflicting types. */
  readonly diagnostics: readonly SourceDiagnostic[];
}

// The compiler's door: what the checker, the kernel, the debugger and the tools use of it.
export { CompiledUnit, compileInSlices, compileUnit, createCompileCache, forgetUnits } from "./compile.ts";
export { evaluate, evaluateCondition, type Lookup } from "./contract/condition.ts";
export * from "./contract/contract.ts";
export { type IrqlRange, requiredIrql } from "./contract/irql.ts";
export { readContract } from "./contract/read.ts";
export { compileExpression, compileTypeName } from "./expression.ts";
export { printExpr, printFunction, printInstruction, printPlace } from "./ir/print.ts";
export { linkProgram, symbolsUsed } from "./link.ts";
export type { CompiledExpression, TextResult } from "./lower/text.ts";
export type { Program } from "./program.ts";
export { Pace, type Slices, toEnd, unbroken } from "./slices.ts";
export { compatible } from "./types/compare.ts";
export {
  alignOf,
  type FieldLayout,
  type FieldPath,
  findField,
  layoutOf,
  pointerSize,
  type RecordLayout,
  sizeOf,
} from "./types/layout.ts";
export { typeText } from "./types/print.ts";
export type { CompileCache, CompileOptions, Target, Unit } from "./unit.ts";

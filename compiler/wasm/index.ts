// The door of the code generator.

export { type FunctionContext, type FunctionRange, TrapKind } from "./context.ts";
export { Cell, type MachineLayout, machineLayout, Resume, TERMINATED } from "./machine-layout.ts";
export {
  type BaseExports,
  generateBaseModule,
  generateModule,
  type ModuleFunction,
  type ModuleImports,
} from "./module.ts";
export {
  FrameTooLarge,
  type FunctionPlan,
  Handling,
  type Point,
  passedByReference,
  planFunction,
  pointAt,
  pointOf,
  type Segment,
} from "./plan.ts";
export { FAULT_AT, FaultFlags } from "./slow-paths.ts";

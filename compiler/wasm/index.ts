// The door of the code generator.

export { type FunctionContext, type FunctionRange, TrapKind } from "./context.ts";
export { type FramePlan, Handling, layFrame, passedByReference } from "./frame.ts";
export { Cell, type MachineLayout, machineLayout, Resume, TERMINATED } from "./machine-layout.ts";
export {
  type BaseExports,
  type BaseImports,
  calledBy,
  generateBaseModule,
  generateCarefulModule,
  generateModule,
  type ModuleFunction,
  type ModuleImports,
  type ModuleInput,
} from "./module.ts";
export { askedFirst, type FunctionPlan, planFunction } from "./plan.ts";
export { type Point, pointAt, pointOf, type Segment } from "./segments.ts";
export { FAULT_AT, FaultFlags } from "./slow-paths.ts";

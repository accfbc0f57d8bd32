// The door of the code generator.

export { Handling } from "./calls.ts";
export { type FunctionContext, TrapKind } from "./context.ts";
export { Cell, type MachineLayout, machineLayout, Resume } from "./machine-layout.ts";
export {
  type BaseExports,
  generateBaseModule,
  generateModule,
  type ModuleFunction,
  type ModuleImports,
} from "./module.ts";
export { FrameTooLarge, type FunctionPlan, passedByReference, planFunction, type Segment } from "./plan.ts";
export { FaultFlags } from "./slow-paths.ts";

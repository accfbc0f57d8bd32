// The door of the machine.
export { createMachine } from "./machine.ts";
export { offsetOf } from "./memory.ts";

// The door of the interpreter: the slow engine for whole functions, and expressions alone for the debugger.
export { asInteger, binary, convert, DivideError, unary, type Value } from "./arithmetic.ts";
export type { ShadowMemory } from "./definedness.ts";
export { addressOf, type Environment, evaluate, fromBytes, loadPlace, NoValue, toBytes } from "./evaluate.ts";
export { type IntrinsicEnvironment, intrinsic } from "./intrinsics.ts";
export { type InterpretedFunction, Interpreter, type InterpreterHost } from "./machine.ts";

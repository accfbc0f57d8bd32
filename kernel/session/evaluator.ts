// The seam between the debugger and whoever understands C expressions.
import type { FrameInfo } from "../machine/api.ts";
import type { Typed } from "./values.ts";

/** Throws an `Error` whose message tells the user what is wrong with the expression, or why it has no value. */
export interface Evaluator {
  /**
   * Value of a C expression as seen from a frame; an lvalue comes with its address. Without a frame only constants and types are known.
   * `effects`: what it may change. Assignments go through `write`; without it they are refused.
   */
  evaluate(expression: string, frame: FrameInfo | undefined, write?: WriteMemory): Typed;
}
export type WriteMemory = (address: bigint, bytes: Uint8Array) => void;

// The control codes that a driver knows: what its code compares IoControlCode with.
import type { Program } from "../../compiler/index.ts";
import { comparedWith } from "./compared.ts";

/** In the order of the driver's text, each once. */
export function controlCodesOf(program: Program): readonly number[] {
  const codes = comparedWith(program, ({ field }) => field.name === "IoControlCode");
  return [...new Set(codes.map((code) => Number(BigInt.asUintN(32, code))))];
}

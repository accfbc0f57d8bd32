// What a completion routine leaves to the I/O manager.
import type { IrFunction } from "../../../compiler/ir/ir.ts";
import { bare, codeOf } from "../../analysis/code.ts";

const moreProcessingRequired = 0xc000_0016n;

/** Completion goes on after the routine, whichever way it returns. */
export function letsGoOn(fn: IrFunction): boolean {
  return codeOf(fn).returns.every(({ value }) => {
    const returned = bare(value);
    return returned.kind === "const" && BigInt.asUintN(32, returned.value) !== moreProcessingRequired;
  });
}

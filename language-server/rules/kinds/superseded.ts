// Calls of routines that the headers say have been replaced (`_Superseded_by_`).
import type { Code } from "../../analysis/code.ts";
import { contractOf, type FunctionInfo, sourceText } from "../../analysis/world.ts";
import type { BodyFinding } from "../rule.ts";

export function superseded(info: FunctionInfo, code: Code, counts: (name: string) => boolean): BodyFinding[] {
  return code.calls.flatMap(({ call, at }) => {
    if (call.callee.kind !== "direct" || !counts(call.callee.symbol.name)) return [];
    const { symbol } = call.callee;
    const by = contractOf(info.unit, symbol).clauses.find((clause) => clause.kind === "superseded")?.text;
    // Called through a macro of another name, which is the one that is current.
    const written = /^\w+/.exec(sourceText(info.unit, info.fn.declaration, at))?.[0];
    if (by === undefined || written !== symbol.name) return [];
    return [{ message: `${symbol.name} has been replaced by ${inWords(by)}`, at }];
  });
}

/** A replacement that is no routine is written as one name: `the_resources_of_IRP_MN_START_DEVICE`. */
function inWords(name: string): string {
  return name.replace(/^(?:[a-z]+_)+/, (words) => words.replaceAll("_", " "));
}

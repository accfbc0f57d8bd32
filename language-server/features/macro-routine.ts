// The routine that a macro stands for: IoCompleteRequest and its like have their contract at the function that their text calls.
import type { IrSymbol } from "../../compiler/ir/ir.ts";
import { type Macro, textOf } from "../../compiler/preprocess/index.ts";
import type { Unit } from "../../compiler/unit.ts";

export interface MacroRoutine {
  readonly symbol: IrSymbol;
  /** For each parameter of the macro: index of the routine's parameter that it is handed to as it is; -1 if it is to none. */
  readonly handedTo: readonly number[];
}

/** A macro's parameters as they are written: the last may stand for several. */
export function parametersOf({ params = [], variadic }: Macro): readonly string[] {
  return params.map((name, at) => {
    if (!variadic || at < params.length - 1) return name;
    return name === "__VA_ARGS__" ? "..." : `${name}...`;
  });
}

/** The only function that a macro's text names; undefined if it names none, or several. */
export function routineBehind(macro: Macro, unit: Unit): MacroRoutine | undefined {
  const { symbols, params } = macro.body;
  const words = symbols.map((symbol) => textOf(symbol));
  const places = words.flatMap((word, at) =>
    (params[at] ?? -1) < 0 && unit.symbols.get(word)?.kind === "function" ? [at] : [],
  );
  const [at] = places;
  const symbol = at === undefined ? undefined : unit.symbols.get(words[at] ?? "");
  if (at === undefined || symbol === undefined || places.length > 1) return undefined;
  const handedTo = (macro.params ?? []).map(() => -1);
  argumentsAfter(words, at).forEach((places, argument) => {
    const bare = places.filter((place) => words[place] !== "(" && words[place] !== ")");
    const param = bare.length === 1 ? (params[bare[0] ?? 0] ?? -1) : -1;
    if (param >= 0) handedTo[param] = argument;
  });
  return { symbol, handedTo };
}
/** The words of each argument of the call whose callee is at a place. */
function argumentsAfter(words: readonly string[], callee: number): number[][] {
  const found: number[][] = [[]];
  let depth = 0;
  for (let i = callee + 1; i < words.length; i++) {
    if (words[i] === ")") depth -= 1;
    if (depth === 0 && words[i] !== "(") break;
    if (words[i] === "," && depth === 1) found.push([]);
    else if (depth > 0) found.at(-1)?.push(i);
    if (words[i] === "(") depth += 1;
  }
  return found;
}

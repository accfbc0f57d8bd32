// What `#pragma push_macro` keeps of a name until `#pragma pop_macro` brings it back.
import type { Macro } from "./macros.ts";
import type { Preprocessor } from "./preprocessor.ts";
import { intern, isName, TokenKind } from "./symbols.ts";

export class MacroStacks {
  /** By the macro's name, the last definition on top; undefined where the name was no macro. */
  readonly #kept = new Map<number, (Macro | undefined)[]>();

  /** Carries out one of the two pragmas; any other name is none of them. */
  carryOut(p: Preprocessor, pragma: string, name: string): void {
    if (pragma !== "push_macro" && pragma !== "pop_macro") return;
    const symbol = intern(name, TokenKind.identifier);
    if (!isName(symbol)) return;
    p.lookup(symbol);
    const stack = this.#kept.get(symbol) ?? [];
    this.#kept.set(symbol, stack);
    if (pragma === "push_macro") {
      for (const recording of p.recordings) recording.pushed(symbol, 1);
      stack.push(p.macros.find(symbol));
    } else if (stack.length > 0) {
      for (const recording of p.recordings) recording.pushed(symbol, -1);
      const macro = stack.pop();
      if (macro === undefined) p.macros.undefine(symbol);
      else p.macros.define(macro);
    }
  }
}

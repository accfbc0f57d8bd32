// Whether the invocation of a macro that a file begins is closed there: half-typed code must not cost what follows it.
import { RawFlag } from "./lexer.ts";
import type { Source } from "./source.ts";
import { Sym } from "./spellings.ts";

/** Where so many were not closed, only so many tokens are looked through for the end of another. */
const patience = 100;
const impatientLimit = 2000;

export class Invocations {
  #unclosed = 0;

  /** Does the parenthesis at the cursor close? A `}` in the first column ends the search, so that half-typed code costs one line. */
  closes(source: Source): boolean {
    const { symbols, flags, starts, count, text } = source.lexed.raw;
    let depth = 0;
    const limit = this.#unclosed > patience ? Math.min(count, source.at + impatientLimit) : count;
    for (let i = source.at; i < limit; i++) {
      const symbol = symbols[i];
      if (symbol === Sym.lparen) depth++;
      else if (symbol === Sym.rparen) {
        if (--depth === 0) return true;
      } else if (symbol === Sym.rbrace && ((flags[i] ?? 0) & RawFlag.lineStart) !== 0) {
        const start = starts[i] ?? 0;
        const next = symbols[i + 1];
        const column0 = start === 0 || text.charCodeAt(start - 1) === 10 || text.charCodeAt(start - 1) === 13;
        if (column0 && next !== Sym.rparen && next !== Sym.comma) break;
      }
    }
    this.#unclosed++;
    return false;
  }
}

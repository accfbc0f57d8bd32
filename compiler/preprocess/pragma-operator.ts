// `__pragma(…)` and `_Pragma("…")`: their tokens are gathered out of the stream, up to the closing parenthesis.
import { lex } from "./lexer.ts";
import { BodyFlag } from "./macros.ts";
import type { Preprocessor } from "./preprocessor.ts";
import { Sym } from "./spellings.ts";
import { kindOf, TokenKind, textOf } from "./symbols.ts";
import { TokenList } from "./token-list.ts";

const operatorLimit = 4096;

export function isPragmaOperator(symbol: number): boolean {
  return symbol === Sym.kw___pragma || symbol === Sym.kw__Pragma;
}

/** One that has been begun, at the place where its name stands. */
export class PragmaOperator {
  readonly symbol: number;
  readonly file: number;
  readonly start: number;
  readonly #list = new TokenList();
  #depth = 0;

  constructor(symbol: number, file: number, start: number) {
    this.symbol = symbol;
    this.file = file;
    this.start = start;
  }

  /** Takes the next token: "open" goes on, "closed" ends here, "bare" has no parenthesis, so that the token is not part of it. */
  take(
    symbol: number,
    flags: number,
    file: number,
    start: number,
    end: number,
    expansion: number,
  ): "open" | "closed" | "bare" {
    if (this.#depth === 0 && symbol !== Sym.lparen) return "bare";
    if (symbol === Sym.lparen) this.#depth++;
    else if (symbol === Sym.rparen) this.#depth--;
    if (this.#depth === 0 || this.#list.count > operatorLimit) return "closed";
    if (this.#depth > 1 || symbol !== Sym.lparen) this.#list.push(symbol, flags, file, start, end, expansion);
    return "open";
  }

  /** The pragma's own tokens, those of a string taken out of it; undefined where `_Pragma` has something else than one string. */
  tokens(end: number): TokenList | undefined {
    if (this.symbol !== Sym.kw__Pragma) return this.#list;
    const [string, count] = [this.#list.symbol(0), this.#list.count];
    if (count !== 1 || kindOf(string) !== TokenKind.string) return undefined;
    const spelled = textOf(string);
    const raw = lex(spelled.slice(spelled.indexOf('"') + 1, -1).replace(/\\(["\\])/g, "$1"));
    const tokens = new TokenList();
    for (let i = 0; i < raw.count; i++)
      tokens.push(raw.symbols[i] ?? 0, (raw.flags[i] ?? 0) & BodyFlag.space, this.file, this.start, end, -1);
    return tokens;
  }
}

/** Carries out an operator that is closed at `end`. */
export function carryOut(p: Preprocessor, operator: PragmaOperator, end: number): void {
  const { file, start } = operator;
  const tokens = operator.tokens(end);
  const source = p.builder.sources[file];
  if (tokens === undefined)
    p.report("pp-pragma", "'_Pragma' takes one string", 'Write _Pragma("…").', file, start, end);
  else if (source !== undefined) p.pragma(tokens, source.range(start, end));
}

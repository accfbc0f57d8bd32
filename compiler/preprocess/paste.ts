// What `##` and `#` make of tokens, C17 6.10.3.2 and 6.10.3.3.
import { lex } from "./lexer.ts";
import { BodyFlag } from "./macros.ts";
import { intern, kindOf, TokenKind, textOf } from "./symbols.ts";
import type { TokenList } from "./token-list.ts";

/** Symbol of the token that two make side by side, -1 if they make none. */
export function pasteSymbols(left: number, right: number): number {
  const leftKind = kindOf(left);
  const rightKind = kindOf(right);
  const text = textOf(left) + textOf(right);
  if (leftKind <= TokenKind.keyword && rightKind <= TokenKind.keyword) return intern(text, TokenKind.identifier);
  if (leftKind === TokenKind.number && rightKind <= TokenKind.number) return intern(text, TokenKind.number);
  const tokens = lex(text);
  return tokens.count === 1 && tokens.ends[0] === text.length ? (tokens.symbols[0] ?? -1) : -1;
}

/** C17 6.10.3.2: the argument's spelling, one space where there was white space, quotes and backslashes of literals escaped. */
export function stringified(arg: TokenList, character: boolean): number {
  let text = "";
  for (let i = 0; i < arg.count; i++) {
    const symbol = arg.symbol(i);
    if (i > 0 && (arg.flags(i) & BodyFlag.space) !== 0) text += " ";
    const kind = kindOf(symbol);
    const spelled = textOf(symbol);
    const quoted =
      kind === TokenKind.string || kind === TokenKind.character || (kind === TokenKind.other && /["']/.test(spelled));
    text += quoted ? spelled.replace(/[\\"]/g, "\\$&") : spelled;
  }
  if (character) return intern(`'${text.replace(/^'|(?<!\\)'/g, "\\'")}'`, TokenKind.character);
  return intern(`"${text}"`, TokenKind.string);
}

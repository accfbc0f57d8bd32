// Inline assembly, Microsoft's and GNU's: recognised, so that it is refused by its name, and passed over.
import { Sym } from "../preprocess/spellings.ts";
import { kindOf, TokenKind } from "../preprocess/symbols.ts";
import type { Statement } from "./ast.ts";
import type { Cursor } from "./cursor.ts";

/** `asm` is an ordinary name in Microsoft's C, so there it counts only where what follows can be nothing else. */
export function atAssembly(c: Cursor): boolean {
  if (c.sym === Sym.kw___asm || c.sym === Sym.kw__asm || c.sym === Sym.kw___asm__) return true;
  if (c.sym !== Sym.kw_asm) return false;
  const next = c.peek(1);
  if (isAsmQualifier(next)) return true;
  return next === Sym.lparen ? kindOf(c.peek(2)) === TokenKind.string : c.cxx !== undefined;
}

function isAsmQualifier(symbol: number): boolean {
  return (
    symbol === Sym.kw_volatile ||
    symbol === Sym.kw___volatile ||
    symbol === Sym.kw___volatile__ ||
    symbol === Sym.kw_goto ||
    symbol === Sym.kw_inline ||
    symbol === Sym.kw___inline
  );
}

/** Passes over it. Microsoft's form ends with its brace or its line, GNU's with its semicolon. */
export function assembly(c: Cursor): Statement {
  const first = c.at;
  const line = c.range(first, first).startLine;
  c.at++;
  while (isAsmQualifier(c.sym)) c.at++;
  if (c.sym === Sym.lbrace || c.sym === Sym.lparen) {
    c.at++;
    c.skipBalanced();
    c.take(Sym.semicolon);
  } else {
    while (c.at < c.end && c.sym !== Sym.rbrace && c.range(c.at, c.at).startLine === line) c.at++;
  }
  return { kind: "asm", first: c.firstOf(first), last: c.lastOf(first) };
}

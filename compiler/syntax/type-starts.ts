// The question that C's grammar hangs on: does a type or a declaration begin here?
import { Sym } from "../preprocess/spellings.ts";
import { isAttribute, isCallingConvention } from "./attributes.ts";
import { memberPointerEnd, typeNameEnd } from "./cpp-types.ts";
import type { Cursor } from "./cursor.ts";
import { isNoise, isSpecifierWord, isTypeWord, qualifierOf } from "./specifiers.ts";

/** Does the token at `at` begin a type name? */
export function startsType(c: Cursor, at: number): boolean {
  const symbol = at < c.end ? (c.symbols[at] ?? 0) : 0;
  if (c.cxx !== undefined && (c.isName(symbol) || symbol === Sym.coloncolon)) return typeNameEnd(c, at) > 0;
  if (c.isName(symbol)) return c.isTypedef(symbol);
  if (symbol === Sym.kw___extension__ || symbol === Sym.kw___ringside_annotation || isAttribute(symbol))
    return startsTypeLater(c, at);
  return isTypeWord(c, symbol) || isNoise(symbol);
}

function startsTypeLater(c: Cursor, at: number): boolean {
  const symbol = c.symbols[at] ?? 0;
  if (symbol === Sym.kw___extension__) return startsType(c, at + 1);
  return true;
}

/** Does a declaration begin here, in a block? */
export function startsDeclaration(c: Cursor): boolean {
  const symbol = c.sym;
  if (c.cxx !== undefined) {
    const known = startsCxxDeclaration(c);
    if (known !== undefined) return known;
  }
  if (c.isName(symbol)) {
    const next = c.peek(1);
    if (next === Sym.colon) return false;
    if (c.isTypedef(symbol)) return true;
    // `UNKNOWN name …`: two names side by side are no expression.
    return c.isName(next) && !c.isTypedef(next);
  }
  if (symbol === Sym.kw___extension__) return startsType(c, c.at + 1) || isSpecifierWord(c, c.peek(1));
  if (symbol === Sym.kw___attribute__) return c.peek(1) === Sym.lparen;
  return isSpecifierWord(c, symbol);
}

/** For C++, undefined where it is as in C. */
function startsCxxDeclaration(c: Cursor): boolean | undefined {
  const symbol = c.sym;
  if (c.isName(symbol) || symbol === Sym.coloncolon) {
    if (c.peek(1) === Sym.colon) return false;
    const end = typeNameEnd(c, c.at);
    if (end > 0) return !constructs(c, end) || declaresInBrackets(c, end);
    if (symbol === Sym.coloncolon) return false;
    const path = c.cxx?.path(c.at);
    // `UNKNOWN name …`: two names side by side are no expression.
    return path !== undefined && c.isName(c.symbols[path.last + 1] ?? 0) && c.isName(c.symbols[path.last] ?? 0);
  }
  switch (symbol) {
    case Sym.kw_struct:
    case Sym.kw_union:
    case Sym.kw_class:
    case Sym.kw_enum:
    case Sym.kw_auto:
      return true;
    case Sym.kw_typename: {
      const end = typeNameEnd(c, c.at);
      return end === 0 || !constructs(c, end);
    }
    case Sym.kw_decltype: {
      const { at } = c;
      c.at += 2;
      c.skipBalanced();
      const end = c.at;
      c.at = at;
      return !constructs(c, end);
    }
  }
  if (isTypeWord(c, symbol) && qualifierOf(symbol) === undefined) return !constructs(c, c.at + 1);
  return symbol === Sym.lbracket ? false : undefined;
}

/** After a type at the beginning of a statement: `T(name);` declares the name, as what can be a declaration is one. */
function declaresInBrackets(c: Cursor, end: number): boolean {
  const name = c.symbols[end + 1] ?? 0;
  return (
    c.symbols[end] === Sym.lparen &&
    c.isName(name) &&
    !c.isTypedef(name) &&
    c.symbols[end + 2] === Sym.rparen &&
    c.symbols[end + 3] === Sym.semicolon
  );
}
/** After a type: `T(x)`, `T{x}` and `T::f()` are expressions, `T (*x)` declares. */
function constructs(c: Cursor, end: number): boolean {
  const next = c.symbols[end] ?? 0;
  if (next === Sym.lbrace || next === Sym.coloncolon || next === Sym.dot) return true;
  if (next !== Sym.lparen) return false;
  const inside = c.symbols[end + 1] ?? 0;
  if (isCallingConvention(inside) || inside === Sym.amp || inside === Sym.andAnd) return false;
  if (memberPointerEnd(c, end + 1) > 0) return false;
  if (inside !== Sym.star) return true;
  // `T (*name)(…)` or `T (*name)[n]`, not `T(*pointer)`.
  let at = end + 1;
  while (c.symbols[at] === Sym.star || qualifierOf(c.symbols[at] ?? 0) !== undefined) at++;
  const after = c.symbols[at + 1] ?? 0;
  if (!c.isName(c.symbols[at] ?? 0)) return true;
  if (after === Sym.lbracket) return false;
  return !(after === Sym.rparen && (c.symbols[at + 2] === Sym.lparen || c.symbols[at + 2] === Sym.lbracket));
}

// Names that no header declares, where a declaration stands: what they must be is told from what is around them, so that a missing
// header costs what it would have declared and nothing beside it.
import { Sym } from "../preprocess/spellings.ts";
import { kindOf, TokenKind, textOf } from "../preprocess/symbols.ts";
import type { TypeName } from "./ast.ts";
import { type Cursor, SyntaxFailure } from "./cursor.ts";
import { gnuMacroRemedy, isGnuMacro } from "./gnu.ts";
import { isSpecifierWord, qualifierOf } from "./specifiers.ts";

/** Is the name before us the type of the declaration? A name that is no typedef is taken for an unknown type where only a type can stand. */
export function namesType(c: Cursor): boolean {
  if (c.isTypedef(c.sym)) return true;
  if (!standsForType(c)) return false;
  if (c.inTemplate) return true;
  const name = textOf(c.sym);
  c.report(
    new SyntaxFailure(
      "unknown-type",
      `unknown type name '${name}'`,
      isGnuMacro(name) ? gnuMacroRemedy : "include the header that declares it, or check its spelling",
      c.at,
      c.at,
    ),
  );
  return true;
}

/** What may follow the name that is declared. */
const afterName: ReadonlySet<number> = new Set([
  Sym.semicolon,
  Sym.assign,
  Sym.comma,
  Sym.lparen,
  Sym.rparen,
  Sym.lbracket,
  Sym.coloncolon,
]);

function standsForType(c: Cursor): boolean {
  const next = c.peek(1);
  const second = c.peek(2);
  if (c.isName(next) && afterName.has(second)) return true;
  if (isQualifiedByWord(c)) return true;
  if (c.declaresUnknown === "no") return false;
  const ends = (symbol: number): boolean =>
    symbol === Sym.comma || symbol === Sym.rparen || (symbol === Sym.greater && c.inTemplate);
  if (c.declaresUnknown === "parameter" && ends(next)) return true;
  if (next !== Sym.star) return false;
  if (c.isName(second) || second === Sym.star || qualifierOf(second) !== undefined) return true;
  return c.declaresUnknown === "parameter" ? ends(second) || second === Sym.lparen : second === Sym.lparen;
}

/** `NAME const table[]`: what a qualifier stands behind is a type where a name that is declared, or a star, comes next. */
function isQualifiedByWord(c: Cursor): boolean {
  let at = 1;
  while (qualifierOf(c.peek(at)) !== undefined) at++;
  if (at === 1) return false;
  return c.peek(at) === Sym.star || (c.isName(c.peek(at)) && afterName.has(c.peek(at + 1)));
}

/**
 * `(NAME *)` and `(NAME)x`, from the parenthesis on: a name in front of nothing but stars, or of what no value can stand before, is
 * the type of a cast.
 */
export function castsToUnknown(c: Cursor): boolean {
  if (!c.isName(c.peek(1))) return false;
  return c.peek(2) === Sym.rparen ? beginsOperand(c, c.peek(3)) : pointsToUnknown(c);
}
/** `(NAME *)`, from the parenthesis on. */
export function pointsToUnknown(c: Cursor): boolean {
  if (!c.isName(c.peek(1)) || c.peek(2) !== Sym.star) return false;
  let at = 3;
  while (c.peek(at) === Sym.star || qualifierOf(c.peek(at)) !== undefined) at++;
  return c.peek(at) === Sym.rparen;
}
function beginsOperand(c: Cursor, symbol: number): boolean {
  if (c.isName(symbol) || symbol === Sym.kw_sizeof) return true;
  const kind = kindOf(symbol);
  return kind === TokenKind.number || kind === TokenKind.character || kind === TokenKind.string;
}
/** Reads a type whose name nothing declares, which is told. */
export function unknownTypeName(c: Cursor, read: (c: Cursor) => TypeName): TypeName {
  const before = c.declaresUnknown;
  c.declaresUnknown = "parameter";
  try {
    return read(c);
  } finally {
    c.declaresUnknown = before;
  }
}

/**
 * `SOME_API int f(void)`: a name that can only be a macro, as a declaration goes on behind it, is told and passed over. False, and
 * nothing is done, where it may be something else.
 */
export function passUnknownMacro(c: Cursor): boolean {
  if (c.declaresUnknown === "no") return false;
  const next = c.peek(1);
  const goesOn = c.isName(next) ? c.isTypedef(next) || isMacroLike(c) : isSpecifierWord(c, next);
  if (!goesOn) return false;
  tellMacro(c, c.at);
  c.at++;
  return true;
}
/** Macros before the name that a declarator declares: `int SOME_CONVENTION f(void)`. */
export function passMacrosBeforeName(c: Cursor): void {
  while (c.atName() && c.isName(c.peek(1)) && isMacroLike(c)) {
    tellMacro(c, c.at);
    c.at++;
  }
}

/** `int f(void) SOME_ATTRIBUTE;`: a macro between the parameters and what ends the declaration or begins the body. */
export function passMacroAfterParameters(c: Cursor): void {
  const next = c.peek(1);
  if (!c.atName() || (next !== Sym.semicolon && next !== Sym.lbrace)) return;
  tellMacro(c, c.at);
  c.at++;
}

export function tellMacro(c: Cursor, at: number): void {
  c.report(
    new SyntaxFailure(
      "unknown-macro",
      `'${textOf(c.symbols[at] ?? 0)}' is neither a type nor a macro that is defined`,
      "include the header that defines it",
      at,
      Math.max(at, c.at - 1),
    ),
  );
}
/** Written as macros of calling conventions, linkage and annotations are. */
function isMacroLike(c: Cursor): boolean {
  return /^_\w*$|^[A-Z][A-Z0-9_]*$/.test(textOf(c.sym));
}

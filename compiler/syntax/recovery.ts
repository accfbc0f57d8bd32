// Where reading can begin anew after a fault: a function definition that begins in the first column. What is being typed above it
// (a missing brace, parenthesis or body) then costs only itself, not all that follows.
import { Sym } from "../preprocess/spellings.ts";
import { type Cursor, SyntaxFailure } from "./cursor.ts";
import { declarator } from "./declarations.ts";
import { specifiers } from "./specifiers.ts";

/** Is the next token the first of its line, unindented, and the first of a function definition? Moves nothing. */
export function atNewFunction(c: Cursor): boolean {
  if (c.at >= c.end || !c.atMargin()) return false;
  const { at } = c;
  const found = c.attempt(() =>
    c.scoped(() => {
      specifiers(c);
      // A name alone, as in `Call(x) {` of a macro, is no type.
      if (c.at === at) return false;
      const named = declarator(c, "named");
      return named.parts[0]?.kind === "function" && c.sym === Sym.lbrace;
    }),
  );
  c.at = at;
  return found === true;
}

/**
 * Once what could not be read has been passed over: a fault that was only noticed in the function that follows is one of what
 * stands before that, begun at `first`.
 */
export function beforeNewFunction(
  c: Cursor,
  first: number,
  failure: SyntaxFailure,
  what: "declaration" | "statement",
): SyntaxFailure {
  if (failure.first < c.at || c.at === first || !atNewFunction(c)) return failure;
  const last = c.at - 1;
  const message = `this ${what} breaks off: a function begins before it has ended`;
  const remedy = what === "statement" ? "complete it" : "end it with ';', or with a body in braces";
  return new SyntaxFailure("syntax", message, remedy, last, last);
}

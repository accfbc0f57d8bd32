// Concepts and constraints: read over, as they only choose among what is declared. A parameter of a template that a concept stands
// before is one that is a type.
import { Sym } from "../preprocess/spellings.ts";
import type { UsingNode } from "./cpp-ast.ts";
import type { Cursor } from "./cursor.ts";

/** `template <…> concept Name = …;` at the cursor, or undefined. */
export function conceptDefinition(c: Cursor): UsingNode | undefined {
  const after = c.peek(1) === Sym.less ? (c.cxx?.skipAngles(c.at + 1) ?? 0) : 0;
  if (after === 0 || c.symbols[after] !== Sym.kw_concept) return undefined;
  const first = c.at;
  c.at = after + 1;
  if (!c.atName()) return c.failHere("syntax", `expected the name of the concept, found ${c.found()}`, undefined);
  const name = c.text(c.at);
  c.cxx?.declareConcept(c.sym);
  c.at++;
  c.expect(Sym.assign, "after the concept's name");
  while (c.at < c.end && c.sym !== Sym.semicolon) {
    const opens = c.sym === Sym.lparen || c.sym === Sym.lbrace || c.sym === Sym.lbracket;
    c.at++;
    if (opens) c.skipBalanced();
  }
  c.expect(Sym.semicolon, "after the concept");
  return { kind: "concept", name, first: c.firstOf(first), last: c.lastOf(first) };
}

/** Where the name of a parameter stands that a concept (`Integral`, `std::integral`, `Same<int>`) constrains; 0 if none does. */
export function constrainedParameter(c: Cursor): number {
  const path = c.cxx?.path(c.at);
  if (path === undefined || c.cxx?.isConcept(c.symbols[path.last] ?? 0) !== true) return 0;
  const end = path.last + 1;
  return c.symbols[end] === Sym.less ? c.cxx.skipAngles(end) : end;
}

/** Passes over a `requires` clause. */
export function skipConstraint(c: Cursor): boolean {
  if (!c.take(Sym.kw_requires)) return false;
  do {
    if (c.take(Sym.lparen)) c.skipBalanced();
    else if (c.take(Sym.kw_requires)) {
      if (c.take(Sym.lparen)) c.skipBalanced();
      c.expect(Sym.lbrace, "after 'requires'");
      c.skipBalanced();
    } else {
      const path = c.cxx?.path(c.at);
      if (path === undefined && c.sym !== Sym.kw_true && c.sym !== Sym.kw_false)
        c.failHere("syntax", `expected a constraint, found ${c.found()}`, undefined);
      c.at = (path?.last ?? c.at) + 1;
      if (c.sym === Sym.less) c.at = c.cxx?.skipAngles(c.at) || c.at;
    }
  } while (c.take(Sym.andAnd) || c.take(Sym.orOr));
  return true;
}

// Parameter packs as they are written: `T... name` declares one, `pattern...` stands for its elements, `(pattern + ...)` joins them. Only
// inside of what declares packs is `...` read so.
import { Sym } from "../preprocess/spellings.ts";
import { textOf } from "../preprocess/symbols.ts";
import type { Expression } from "./ast.ts";
import type { Expandable, FoldOperator } from "./cpp-ast.ts";
import type { Cursor } from "./cursor.ts";
import { assignmentOperators, binaryOperators, cast } from "./expressions.ts";

/** The `...` that makes what follows a parameter pack. */
export function takePack(c: Cursor): Expandable | undefined {
  if (c.cxx === undefined || !c.take(Sym.ellipsis)) return undefined;
  c.cxx.packs++;
  return { pack: true };
}
/** Reads what may declare packs, which nobody else sees, in a scope of its own. */
export function withPacks<T>(c: Cursor, read: () => T): T {
  const before = c.cxx?.packs ?? 0;
  try {
    return c.scoped(read);
  } finally {
    if (c.cxx !== undefined) c.cxx.packs = before;
  }
}

/** The `...` behind what is expanded. */
export function takeExpansion(c: Cursor): Expandable | undefined {
  return c.cxx !== undefined && c.cxx.packs > 0 && c.take(Sym.ellipsis) ? { pack: true } : undefined;
}
/** An argument that has been read, with the `...` that may follow it. */
export function expandable(c: Cursor, pattern: Expression): Expression {
  if (c.sym !== Sym.ellipsis || takeExpansion(c) === undefined) return pattern;
  return { kind: "expansion", pattern, first: pattern.first, last: c.before };
}

/** Behind `sizeof`: `...(name)`. */
export function packSize(c: Cursor, first: number): Expression {
  c.at++;
  c.expect(Sym.lparen, "after 'sizeof...'");
  if (!c.atName()) c.failHere("syntax", `expected the name of a parameter pack, found ${c.found()}`, undefined);
  const name = textOf(c.sym);
  c.at++;
  c.expect(Sym.rparen, "after the name of the pack");
  return { kind: "packSize", name, first: c.firstOf(first), last: c.lastOf(first) };
}

/** Behind an opening parenthesis: a fold expression up to the closing one; undefined, with nothing read, where none stands. */
export function fold(c: Cursor, first: number): Expression | undefined {
  if (c.cxx === undefined || c.cxx.packs === 0 || !holdsFold(c)) return undefined;
  const left = c.sym === Sym.ellipsis ? undefined : c.nest(() => cast(c));
  let operator = left === undefined ? undefined : foldOperator(c);
  c.expect(Sym.ellipsis, "in the fold expression");
  let right: Expression | undefined;
  if (c.sym !== Sym.rparen) {
    const again = foldOperator(c);
    if (operator !== undefined && again !== operator)
      c.failHere("syntax", "both operators of a fold expression must be the same", undefined);
    operator = again;
    right = c.nest(() => cast(c));
  }
  if (operator === undefined) return c.failHere("syntax", "expected an operator in the fold expression", undefined);
  return { kind: "fold", operator, left, right, first: c.firstOf(first), last: c.lastOf(first) };
}
function foldOperator(c: Cursor): FoldOperator {
  const found = operatorOf(c.sym);
  if (found === undefined)
    return c.failHere("syntax", `expected the operator of a fold expression, found ${c.found()}`, undefined);
  c.at++;
  return found;
}
function operatorOf(symbol: number): FoldOperator | undefined {
  if (symbol === Sym.comma) return ",";
  return binaryOperators.get(symbol)?.operator ?? assignmentOperators.get(symbol);
}
/** Whether `...` stands beside an operator between here and the parenthesis that closes. */
function holdsFold(c: Cursor): boolean {
  let depth = 0;
  for (let at = c.at; at < c.end; at++) {
    const symbol = c.symbols[at];
    if (symbol === Sym.lparen || symbol === Sym.lbrace || symbol === Sym.lbracket) depth++;
    else if (symbol === Sym.rparen || symbol === Sym.rbrace || symbol === Sym.rbracket) {
      if (depth-- === 0) return false;
    } else if (symbol === Sym.ellipsis && depth === 0) {
      const before = at === c.at || operatorOf(c.symbols[at - 1] ?? 0) !== undefined;
      const after = c.symbols[at + 1] ?? 0;
      return before && (after === Sym.rparen || operatorOf(after) !== undefined);
    }
  }
  return false;
}

// Initialisers, with the designators in their lists.
import { added, exact } from "../lists.ts";
import { Sym } from "../preprocess/spellings.ts";
import { textOf } from "../preprocess/symbols.ts";
import type { Designator, Initializer, InitializerItem } from "./ast.ts";
import { startsLambda } from "./cpp-lambdas.ts";
import { takeExpansion } from "./cpp-packs.ts";
import type { Cursor } from "./cursor.ts";
import { assignment, callArguments, conditional } from "./expressions.ts";

/** C++ `T x(…)` and `T x{…}`. */
export function directInitializer(c: Cursor): Initializer | undefined {
  const first = c.at;
  if (c.take(Sym.lparen))
    return { kind: "arguments", args: callArguments(c), first: c.firstOf(first), last: c.lastOf(first) };
  if (c.sym !== Sym.lbrace) return undefined;
  const list = initializer(c);
  return list.kind === "list" ? { ...list, direct: true } : list;
}

export function initializer(c: Cursor): Initializer {
  return c.nest(() => {
    const first = c.at;
    if (!c.take(Sym.lbrace))
      return { kind: "expression", expression: assignment(c), first: c.firstOf(first), last: c.lastOf(first) };
    const items: InitializerItem[] = [];
    while (!c.take(Sym.rbrace)) {
      const designators = designation(c);
      const value = expandableInitializer(c);
      items.push({ designators, ...value });
      if (!c.take(Sym.comma) && c.sym !== Sym.rbrace) c.expect(Sym.comma, "between initialisers");
    }
    return { kind: "list", items: exact(items), first: c.firstOf(first), last: c.lastOf(first) };
  });
}

/** An initialiser in a list, which `...` may follow. */
function expandableInitializer(c: Cursor): Omit<InitializerItem, "designators"> {
  const value = initializer(c);
  return c.sym === Sym.ellipsis ? { value, ...takeExpansion(c) } : { value };
}

function designation(c: Cursor): readonly Designator[] {
  if (c.atName() && c.peek(1) === Sym.colon) {
    const name = textOf(c.sym);
    c.at += 2;
    return [{ kind: "member", name }];
  }
  let designators: Designator[] | undefined;
  for (;;) {
    if (c.sym === Sym.dot) {
      c.at++;
      if (!c.atName()) c.failHere("syntax", `expected the name of a member after '.', found ${c.found()}`, undefined);
      designators = added(designators, { kind: "member", name: textOf(c.sym) });
      c.at++;
    } else if (c.sym === Sym.lbracket && (designators !== undefined || !startsLambda(c))) {
      c.at++;
      const index = conditional(c);
      const last = c.take(Sym.ellipsis) ? conditional(c) : undefined;
      c.expect(Sym.rbracket, "after the index");
      designators = added(designators, { kind: "index", index, last });
    } else break;
  }
  if (designators !== undefined) c.take(Sym.assign);
  return exact(designators);
}

// The parameters of a function's declarator, with types or in the old style.
import { exact, NONE } from "../lists.ts";
import { Sym } from "../preprocess/spellings.ts";
import { textOf } from "../preprocess/symbols.ts";
import type { DeclaratorPart, Parameter } from "./ast.ts";
import type { Cursor } from "./cursor.ts";
import { declarator } from "./declarations.ts";
import { initializer } from "./initializers.ts";
import { specifiers } from "./specifiers.ts";

/** Behind the parenthesis that opens them. */
export function parameters(c: Cursor): DeclaratorPart & { kind: "function" } {
  if (c.take(Sym.rparen))
    return { kind: "function", parameters: c.cxx ? NONE : undefined, names: NONE, variadic: false };
  if (c.sym === Sym.kw_void && c.peek(1) === Sym.rparen) {
    c.at += 2;
    return { kind: "function", parameters: NONE, names: NONE, variadic: false };
  }
  if (c.cxx === undefined && atIdentifierList(c)) return identifierList(c);
  return c.scoped(() => {
    const list: Parameter[] = [];
    let variadic = false;
    do {
      // `IN ...`: an annotation of what has no name is one of nothing.
      if (c.sym === Sym.kw___ringside_annotation && c.peek(4) === Sym.ellipsis) c.at += 4;
      if (c.take(Sym.ellipsis)) {
        variadic = true;
        break;
      }
      list.push(parameter(c));
    } while (c.take(Sym.comma));
    c.expect(Sym.rparen, "after the parameters");
    const only = list[0];
    const isVoid = list.length === 1 && only !== undefined && only.declarator === undefined && isPlainVoid(only);
    return { kind: "function", parameters: isVoid ? NONE : exact(list), names: NONE, variadic };
  });
}

function isPlainVoid(only: Parameter): boolean {
  const { type } = only.specifiers;
  return type.kind === "builtin" && type.words.length === 1 && type.words[0] === "void";
}

function atIdentifierList(c: Cursor): boolean {
  for (let ahead = 0; c.isName(c.peek(ahead)) && !c.isTypedef(c.peek(ahead)); ahead += 2) {
    const next = c.peek(ahead + 1);
    if (next !== Sym.comma) return next === Sym.rparen;
  }
  return false;
}

/** `(a, b)` of an old-style definition. */
function identifierList(c: Cursor): DeclaratorPart & { kind: "function" } {
  const names: string[] = [];
  do {
    if (!c.atName()) c.failHere("syntax", `expected the name of a parameter, found ${c.found()}`, undefined);
    names.push(textOf(c.sym));
    c.at++;
  } while (c.take(Sym.comma));
  c.expect(Sym.rparen, "after the names of the parameters");
  return { kind: "function", parameters: undefined, names, variadic: false };
}

export function parameter(c: Cursor): Parameter {
  const first = c.at;
  c.declaresUnknown = "parameter";
  const head = specifiers(c);
  c.declaresUnknown = "no";
  if (
    head.type.kind === "builtin" &&
    head.type.words.length === 0 &&
    head.storage === undefined &&
    head.qualifiers.length === 0
  ) {
    c.failHere(
      "syntax",
      `expected the type of a parameter, found ${c.found()}`,
      "include the header that declares the type, or check its spelling",
    );
  }
  if (c.sym === Sym.ellipsis && head.type.kind === "auto" && c.cxx !== undefined) c.cxx.packs++;
  const bare = c.sym === Sym.comma || c.sym === Sym.rparen || c.sym === Sym.assign;
  const named = bare ? undefined : declarator(c, "parameter");
  if (named?.name !== undefined) c.declare(c.symbols[named.nameToken + c.start] ?? 0, false);
  const fallback = c.cxx !== undefined && c.take(Sym.assign) ? initializer(c) : undefined;
  const annotations =
    named === undefined || named.annotations.length === 0
      ? head.annotations
      : [...head.annotations, ...named.annotations];
  const made = { specifiers: head, declarator: named, annotations, first: c.firstOf(first), last: c.lastOf(first) };
  return fallback === undefined ? made : { default: fallback, ...made };
}

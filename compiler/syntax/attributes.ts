// What stands beside a declaration: SAL annotations, `__declspec`, `__attribute__`, `_Alignas`, calling conventions.

import { added, exact, NONE } from "../lists.ts";
import { Sym } from "../preprocess/spellings.ts";
import { kindOf, TokenKind } from "../preprocess/symbols.ts";
import type { Annotation, AnnotationArgument, Attribute, Expression } from "./ast.ts";
import type { Cursor } from "./cursor.ts";
import { typeName } from "./declarations.ts";
import { assignment, conditional, expression } from "./expressions.ts";
import { startsType } from "./type-starts.ts";

const callingConventions: ReadonlySet<number> = new Set([
  Sym.kw___cdecl,
  Sym.kw__cdecl,
  Sym.kw___stdcall,
  Sym.kw__stdcall,
  Sym.kw___fastcall,
  Sym.kw__fastcall,
  Sym.kw___vectorcall,
  Sym.kw___thiscall,
  Sym.kw___clrcall,
  Sym.kw___pascal,
]);

/** x64 has one convention, so these say nothing there; names and layouts do not depend on them on x86 either. */
export function isCallingConvention(symbol: number): boolean {
  return callingConventions.has(symbol);
}
export function isAttribute(symbol: number): boolean {
  return (
    symbol === Sym.kw___declspec ||
    symbol === Sym.kw__declspec ||
    symbol === Sym.kw___attribute__ ||
    symbol === Sym.kw___attribute ||
    symbol === Sym.kw___based
  );
}

/** Reads one `__declspec(…)`, `__attribute__((…))`, `__based(…)` or `_Alignas(…)` into the list. */
export function attributes(c: Cursor, into: Attribute[]): void {
  const first = c.at;
  const symbol = c.sym;
  c.at++;
  if (symbol === Sym.kw___based) {
    if (c.take(Sym.lparen)) c.skipBalanced();
    return;
  }
  c.expect(Sym.lparen, `after '${c.text(first)}'`);
  if (symbol === Sym.kw__Alignas || symbol === Sym.kw_alignas) {
    const at = c.at;
    const operand: Expression = startsType(c, c.at)
      ? { kind: "alignof", operand: typeName(c), first: c.firstOf(at), last: c.lastOf(at) }
      : conditional(c);
    c.expect(Sym.rparen, "after the alignment");
    into.push({
      name: "_Alignas",
      args: [operand],
      text: c.textRange(at, c.at - 2),
      first: c.firstOf(first),
      last: c.lastOf(first),
    });
    return;
  }
  const doubled = symbol !== Sym.kw___declspec && symbol !== Sym.kw__declspec;
  if (doubled) c.expect(Sym.lparen, "after '__attribute__('");
  while (c.sym !== Sym.rparen && c.at < c.end) {
    if (c.take(Sym.comma)) continue;
    into.push(attribute(c));
  }
  c.expect(Sym.rparen, "after the attributes");
  if (doubled) c.expect(Sym.rparen, "after the attributes");
}

function attribute(c: Cursor): Attribute {
  const first = c.at;
  const kind = kindOf(c.sym);
  if (kind !== TokenKind.identifier && kind !== TokenKind.keyword)
    c.failHere("syntax", `expected the name of an attribute, found ${c.found()}`, undefined);
  const name = c.text(c.at).replace(/^__(.+)__$/, "$1");
  c.at++;
  if (c.sym !== Sym.lparen) return { name, args: NONE, text: "", first: c.firstOf(first), last: c.lastOf(first) };
  c.at++;
  const inside = c.at;
  const args = c.attempt(() => {
    const list: Expression[] = [];
    if (c.sym === Sym.rparen) return list;
    do list.push(assignment(c));
    while (c.take(Sym.comma));
    if (c.sym !== Sym.rparen) c.failHere("syntax", "not a list of expressions", undefined);
    return list;
  });
  c.at = inside;
  c.skipBalanced();
  return {
    name,
    args: exact(args),
    text: c.textRange(inside, c.at - 2),
    first: c.firstOf(first),
    last: c.lastOf(first),
  };
}

/** `__ringside_annotation(Name, argument, …)`: what the SAL macros of `ddk/include/sal.h` expand to. */
export function annotation(c: Cursor): Annotation {
  return c.nest(() => {
    const first = c.at;
    c.at++;
    c.expect(Sym.lparen, "after the annotation");
    const name = c.text(c.at);
    c.at++;
    let args: AnnotationArgument[] | undefined;
    while (c.sym === Sym.comma) {
      c.at++;
      args = added(args, argument(c));
    }
    if (c.sym !== Sym.rparen)
      c.failHere("annotation", `the annotation '${name}' is not closed`, "check its parentheses");
    c.at++;
    return { name, args: exact(args), first: c.firstOf(first), last: c.lastOf(first) };
  });
}

/** One argument, up to the comma or parenthesis that ends it, read as whatever it is. */
function argument(c: Cursor): AnnotationArgument {
  const first = c.at;
  let depth = 0;
  let end = first;
  while (end < c.end) {
    const symbol = c.symbols[end] ?? 0;
    if (depth === 0 && (symbol === Sym.comma || symbol === Sym.rparen)) break;
    if (symbol === Sym.lparen || symbol === Sym.lbrace || symbol === Sym.lbracket) depth++;
    else if (symbol === Sym.rparen || symbol === Sym.rbrace || symbol === Sym.rbracket) depth--;
    end++;
  }
  const text = end > first ? c.textRange(first, end - 1) : "";
  const outerEnd = c.end;
  const outerMode = c.inAnnotation;
  c.end = end;
  c.inAnnotation = true;
  let inner: Annotation[] | undefined;
  let value: Expression | undefined;
  if (c.sym === Sym.kw___ringside_annotation) inner = c.attempt(() => annotationList(c));
  else if (end > first) {
    value = c.attempt(() => {
      const read = expression(c);
      if (c.at < c.end) c.failHere("annotation", "more than an expression", undefined);
      return read;
    });
  }
  c.end = outerEnd;
  c.inAnnotation = outerMode;
  c.at = end;
  const place = { text, first: c.rel(first), last: c.rel(Math.max(first, end - 1)) };
  if (inner !== undefined) return { annotations: inner, ...place };
  return value === undefined ? place : { expression: value, ...place };
}

function annotationList(c: Cursor): Annotation[] {
  const list: Annotation[] = [];
  while (c.sym === Sym.kw___ringside_annotation) list.push(annotation(c));
  return list;
}

// Statements as C++ has them: declarations as conditions, `if (init; condition)`, and `for` over a range. Where a declaration is a
// condition the statement is written out in simpler ones, so that later stages know nothing of it.
import { Sym } from "../preprocess/spellings.ts";
import type { Declaration, Expression, Statement } from "./ast.ts";
import type { CatchHandler } from "./cpp-ast.ts";
import { namespaceAlias, using } from "./cpp-declarations.ts";
import { outsideAngles } from "./cpp-expressions.ts";
import { type Cursor, SyntaxFailure } from "./cursor.ts";
import { declaration, declarator } from "./declarations.ts";
import { expression } from "./expressions.ts";
import { initializer } from "./initializers.ts";
import { parameter } from "./parameters.ts";
import { specifiers } from "./specifiers.ts";
import { compound, statement } from "./statements.ts";
import { startsDeclaration } from "./type-starts.ts";

/** What a parenthesis after `if`, `switch` or `while` holds. */
export interface Condition {
  readonly init: Statement | Declaration | undefined;
  readonly declaration: Declaration | undefined;
  readonly value: Expression;
}

export function condition(c: Cursor, word: string): Condition {
  c.expect(Sym.lparen, `after '${word}'`);
  let init: Statement | Declaration | undefined;
  if (word !== "while" && hasInit(c)) init = startsDeclaration(c) ? declaration(c) : statement(c);
  const first = c.at;
  if (!startsDeclaration(c)) {
    const value = expression(c);
    c.expect(Sym.rparen, `to close the parenthesis of '${word}'`);
    return { init, declaration: undefined, value };
  }
  const head = specifiers(c);
  const named = declarator(c, "named");
  if (named.name === undefined) c.failHere("syntax", "expected a name", undefined);
  c.declare(c.symbols[named.nameToken + c.start] ?? 0, false);
  if (c.sym !== Sym.lbrace) c.expect(Sym.assign, "in the condition");
  const value = initializer(c);
  const made: Declaration = {
    kind: "declaration",
    specifiers: head,
    declarators: [{ declarator: named, initializer: value }],
    first: c.firstOf(first),
    last: c.lastOf(first),
  };
  c.expect(Sym.rparen, `to close the parenthesis of '${word}'`);
  const place = { first: named.nameToken, last: named.nameToken };
  return { init, declaration: made, value: { kind: "identifier", name: named.name ?? "", ...place } };
}

/** A semicolon before the parenthesis closes. */
function hasInit(c: Cursor): boolean {
  let depth = 0;
  for (let at = c.at; at < c.end; at++) {
    switch (c.symbols[at]) {
      case Sym.lparen:
      case Sym.lbrace:
      case Sym.lbracket:
        depth++;
        break;
      case Sym.rparen:
      case Sym.rbrace:
      case Sym.rbracket:
        if (--depth < 0) return false;
        break;
      case Sym.semicolon:
        if (depth === 0) return true;
    }
  }
  return false;
}

/** The statement with what its condition declares before it. */
export function withCondition(c: Cursor, head: Condition, inner: Statement, first: number): Statement {
  if (head.init === undefined && head.declaration === undefined) return inner;
  const items = [head.init, head.declaration, inner].filter((item) => item !== undefined);
  return { kind: "compound", items, first: c.firstOf(first), last: c.lastOf(first) };
}

/** `while (T x = e) body`: declared anew in each round. */
export function loopWithCondition(
  c: Cursor,
  parts: { init: Expression | Declaration | undefined; step: Expression | undefined },
  declared: Declaration,
  value: Expression,
  body: Statement,
  first: number,
): Statement {
  const place = { first: value.first, last: value.last };
  const test: Statement = {
    kind: "if",
    condition: value,
    then: body,
    else: { kind: "break", ...place },
    first: c.firstOf(first),
    last: c.lastOf(first),
  };
  const round: Statement = {
    kind: "compound",
    items: [declared, test],
    first: c.firstOf(first),
    last: c.lastOf(first),
  };
  return {
    kind: "for",
    init: parts.init,
    condition: undefined,
    step: parts.step,
    body: round,
    first: c.firstOf(first),
    last: c.lastOf(first),
  };
}

/** The head of `for (declaration : range)` behind its parenthesis, or undefined (nothing is read then) for an ordinary loop. */
export function rangeHead(c: Cursor): { declaration: Declaration; range: Expression } | undefined {
  if (!startsDeclaration(c)) return undefined;
  const first = c.at;
  return c.attempt(() => {
    const head = specifiers(c);
    const named = declarator(c, "named");
    if (c.sym !== Sym.colon) c.failHere("syntax", "no range", undefined);
    c.declare(c.symbols[named.nameToken + c.start] ?? 0, false);
    const made: Declaration = {
      kind: "declaration",
      specifiers: head,
      declarators: [{ declarator: named, initializer: undefined }],
      first: c.firstOf(first),
      last: c.lastOf(first),
    };
    c.at++;
    const range = outsideAngles(c, () => expression(c));
    c.expect(Sym.rparen, "after the range");
    return { declaration: made, range };
  });
}

/** A statement that only C++ has, or undefined. */
export function cxxStatement(c: Cursor): Statement | Declaration | undefined {
  switch (c.sym) {
    case Sym.kw_using:
      return using(c);
    case Sym.kw_namespace:
      return namespaceAlias(c);
    case Sym.kw_try:
      return tryBlock(c);
    default:
      return undefined;
  }
}

/** `try { … } catch (const Error &e) { … } catch (...) { … }`. */
function tryBlock(c: Cursor): Statement {
  const first = c.at;
  c.at++;
  notForDrivers(c, "try", first);
  const guarded = c.scoped(() => compound(c));
  const handlers: CatchHandler[] = [];
  while (c.sym === Sym.kw_catch) {
    const from = c.at;
    c.at++;
    c.expect(Sym.lparen, "after 'catch'");
    const handler = c.scoped(() => {
      const caught = c.take(Sym.ellipsis) ? undefined : parameter(c);
      c.expect(Sym.rparen, "after what is caught");
      return { caught, body: compound(c) };
    });
    handlers.push({ ...handler, first: c.firstOf(from), last: c.lastOf(from) });
  }
  if (handlers.length === 0) return c.fail("syntax", "'try' has no 'catch'", "add the handler after the block", first);
  return { kind: "tryCatch", body: guarded, handlers, first: c.firstOf(first), last: c.lastOf(first) };
}
/** Tells that Microsoft's compiler makes no exceptions of C++ in drivers; what is written is understood all the same. */
export function notForDrivers(c: Cursor, word: "try" | "throw", at: number): void {
  const text = `C++ exceptions ('${word}') are not supported: kernel drivers are built without them`;
  c.report(new SyntaxFailure("cxx", text, "use structured exception handling", at, at), "information");
}

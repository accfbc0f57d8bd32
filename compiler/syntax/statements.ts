// Statements, with structured exception handling. An error costs the statement it is in: reading goes on behind its semicolon.

import { exact } from "../lists.ts";
import { Sym } from "../preprocess/spellings.ts";
import type { TokenRange } from "../source/source.ts";
import { assembly, atAssembly } from "./assembly.ts";
import type { CompoundStatement, Declaration, Expression, NotUnderstood, Statement, StaticAssert } from "./ast.ts";
import { bracedOrAssignment } from "./cpp-expressions.ts";
import {
  condition as cxxCondition,
  cxxStatement,
  loopWithCondition,
  rangeHead,
  withCondition,
} from "./cpp-statements.ts";
import { skipStandardAttributes } from "./cpp-types.ts";
import { type Cursor, SyntaxFailure } from "./cursor.ts";
import { declaration, staticAssert } from "./declarations.ts";
import { conditional, expression } from "./expressions.ts";
import { atNewFunction, beforeNewFunction } from "./recovery.ts";
import { startsDeclaration } from "./type-starts.ts";

/** A block; its own scope is the caller's to open, so that a function's parameters share that of its body. */
export function compound(c: Cursor): CompoundStatement {
  const first = c.at;
  c.expect(Sym.lbrace, "to open the block");
  const items: (Statement | Declaration | StaticAssert)[] = [];
  while (c.sym !== Sym.rbrace) {
    if (c.at >= c.end || atNewFunction(c)) {
      const opened = new SyntaxFailure("syntax", "this '{' is never closed", "add the missing '}'", first, first);
      c.report(opened);
      return { kind: "compound", items: exact(items), first: c.firstOf(first), last: c.lastOf(first) };
    }
    items.push(blockItem(c));
  }
  c.at++;
  return { kind: "compound", items: exact(items), first: c.firstOf(first), last: c.lastOf(first) };
}

const atStaticAssert = (c: Cursor): boolean =>
  c.sym === Sym.kw__Static_assert || (c.sym === Sym.kw_static_assert && c.peek(1) === Sym.lparen);

function blockItem(c: Cursor): Statement | Declaration | StaticAssert {
  const first = c.at;
  const { depth } = c;
  try {
    if (atStaticAssert(c)) return staticAssert(c);
    skipStandardAttributes(c);
    if (c.cxx !== undefined) {
      const made = cxxStatement(c);
      if (made !== undefined) return made;
    }
    if (c.sym === Sym.kw___label__ && c.isName(c.peek(1)))
      c.failHere("unsupported", "a label declared for its block (GNU '__label__') is not supported", "leave it out");
    if (startsDeclaration(c)) return declaration(c);
    return statement(c);
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) throw error;
    c.depth = depth;
    return skipStatement(c, first, error);
  }
}

/**
 * Says what is wrong, and goes on behind the semicolon or the braces that end the statement begun at `first`, or before the brace that closes the block.
 * Brackets are counted from the statement's start, so that a fault in a list of initialisers does not end the block; where they
 * stop is behind the fault.
 */
function skipStatement(c: Cursor, first: number, failure: SyntaxFailure): NotUnderstood {
  const fault = Math.max(first, c.at);
  const head = c.symbols[first] === Sym.kw_for ? Sym.lparen : Sym.none;
  c.at = first;
  let braces = 0;
  let parentheses = 0;
  while (c.at < c.end) {
    const symbol = c.sym;
    if ((symbol === Sym.rbrace && braces === 0) || (c.at > first && atNewFunction(c))) break;
    c.at++;
    if (symbol === head) parentheses++;
    else if (symbol === Sym.rparen && parentheses > 0) parentheses--;
    else if (symbol === Sym.lbrace) {
      braces++;
      parentheses = 0;
    } else if (symbol === Sym.rbrace && --braces === 0) {
      if (c.at > fault && !continues(c.sym)) {
        c.take(Sym.semicolon);
        break;
      }
    } else if (symbol === Sym.semicolon && braces === 0 && parentheses === 0 && c.at > fault) break;
  }
  if (c.at === first && c.at < c.end) c.at++;
  c.report(beforeNewFunction(c, first, failure, "statement"), failure.code === "cxx" ? "information" : "error");
  return { kind: "notUnderstood", construct: failure.code, first: c.firstOf(first), last: c.lastOf(first) };
}

/** After braces: the statement goes on, as after an initialiser or a statement expression. */
function continues(symbol: number): boolean {
  return (
    symbol === Sym.comma ||
    symbol === Sym.rparen ||
    symbol === Sym.dot ||
    symbol === Sym.arrow ||
    symbol === Sym.lbracket
  );
}

export function statement(c: Cursor): Statement {
  const depth = c.deeper();
  const read = oneStatement(c);
  c.depth = depth;
  return read;
}

/** The body of a construct: a statement that stands alone, whose error is its own. */
function body(c: Cursor): Statement {
  const first = c.at;
  const { depth } = c;
  try {
    skipStandardAttributes(c);
    if (c.cxx !== undefined) {
      const made = cxxStatement(c);
      if (made !== undefined && made.kind !== "declaration") return made;
    }
    return statement(c);
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) throw error;
    c.depth = depth;
    return skipStatement(c, first, error);
  }
}

function oneStatement(c: Cursor): Statement {
  const first = c.at;
  const symbol = c.sym;
  // Behind a label or a condition.
  if (atStaticAssert(c))
    return { kind: "compound", items: [staticAssert(c)], first: c.firstOf(first), last: c.lastOf(first) };
  switch (symbol) {
    case Sym.lbrace:
      return c.scoped(() => compound(c));
    case Sym.semicolon:
      c.at++;
      return { kind: "expression", expression: undefined, first: c.firstOf(first), last: c.lastOf(first) };
    case Sym.kw_if:
      return ifChain(c);
    case Sym.kw_switch: {
      if (c.cxx !== undefined) {
        return c.scoped(() => {
          c.at++;
          const head = cxxCondition(c, "switch");
          return withCondition(
            c,
            head,
            { kind: "switch", value: head.value, body: body(c), first: c.firstOf(first), last: c.lastOf(first) },
            first,
          );
        });
      }
      c.at++;
      const value = parenthesised(c, "switch");
      return { kind: "switch", value, body: body(c), first: c.firstOf(first), last: c.lastOf(first) };
    }
    case Sym.kw_case: {
      c.at++;
      const value = conditional(c);
      const upTo = c.take(Sym.ellipsis) ? conditional(c) : undefined;
      c.expect(Sym.colon, "after the value of the case");
      return { kind: "case", value, upTo, body: labelled(c), first: c.firstOf(first), last: c.lastOf(first) };
    }
    case Sym.kw_default:
      c.at++;
      c.expect(Sym.colon, "after 'default'");
      return { kind: "default", body: labelled(c), first: c.firstOf(first), last: c.lastOf(first) };
    case Sym.kw_while: {
      if (c.cxx !== undefined) {
        return c.scoped(() => {
          c.at++;
          const head = cxxCondition(c, "while");
          const inner = body(c);
          if (head.declaration === undefined)
            return {
              kind: "while",
              condition: head.value,
              body: inner,
              first: c.firstOf(first),
              last: c.lastOf(first),
            };
          const parts = { init: undefined, step: undefined };
          return loopWithCondition(c, parts, head.declaration, head.value, inner, first);
        });
      }
      c.at++;
      const condition = parenthesised(c, "while");
      return { kind: "while", condition, body: body(c), first: c.firstOf(first), last: c.lastOf(first) };
    }
    case Sym.kw_do: {
      c.at++;
      const inner = body(c);
      c.expect(Sym.kw_while, "after the body of 'do'");
      const condition = parenthesised(c, "while");
      c.expect(Sym.semicolon, "after 'do … while (…)'");
      return { kind: "do", body: inner, condition, first: c.firstOf(first), last: c.lastOf(first) };
    }
    case Sym.kw_for:
      return c.scoped(() => forLoop(c));
    case Sym.kw_goto: {
      c.at++;
      if (c.sym === Sym.star)
        c.failHere("unsupported", "a 'goto' to a computed address (GNU) is not supported", "use a switch");
      if (!c.atName()) c.failHere("syntax", `expected a label after 'goto', found ${c.found()}`, undefined);
      const label = c.text(c.at);
      c.at++;
      c.expect(Sym.semicolon, "after 'goto'");
      return { kind: "goto", label, first: c.firstOf(first), last: c.lastOf(first) };
    }
    case Sym.kw_break:
    case Sym.kw_continue:
      c.at++;
      c.expect(Sym.semicolon, `after '${symbol === Sym.kw_break ? "break" : "continue"}'`);
      return { kind: symbol === Sym.kw_break ? "break" : "continue", first: c.firstOf(first), last: c.lastOf(first) };
    case Sym.kw_return: {
      c.at++;
      const value = c.sym === Sym.semicolon ? undefined : c.sym === Sym.lbrace ? bracedOrAssignment(c) : expression(c);
      c.expect(Sym.semicolon, "after 'return'");
      return { kind: "return", value, first: c.firstOf(first), last: c.lastOf(first) };
    }
    case Sym.kw___try:
    case Sym.kw__try:
      return tryStatement(c);
    case Sym.kw___leave:
    case Sym.kw__leave:
      c.at++;
      c.expect(Sym.semicolon, "after '__leave'");
      return { kind: "leave", first: c.firstOf(first), last: c.lastOf(first) };
    case Sym.kw_else:
      return c.failHere(
        "syntax",
        "'else' belongs to no 'if'",
        "the statement before it may need braces, or a ';' is one too many",
      );
  }
  if (atAssembly(c)) return assembly(c);
  if (c.atName() && c.peek(1) === Sym.colon) {
    const label = c.text(c.at);
    c.at += 2;
    while (c.sym === Sym.kw___attribute__) skipAttribute(c);
    return { kind: "label", label, body: labelled(c), first: c.firstOf(first), last: c.lastOf(first) };
  }
  const value = expression(c);
  c.expect(Sym.semicolon, "after the expression");
  return { kind: "expression", expression: value, first: c.firstOf(first), last: c.lastOf(first) };
}

/** What a label stands before; in Microsoft C and C23 that may be a declaration or the end of the block. */
function labelled(c: Cursor): Statement {
  const first = c.at;
  skipStandardAttributes(c);
  if (c.sym === Sym.rbrace)
    return { kind: "expression", expression: undefined, first: c.rel(first), last: c.rel(first) - 1 };
  // What is declared here is seen behind the statement too: it is the next item of the block.
  if (startsDeclaration(c))
    return { kind: "expression", expression: undefined, first: c.firstOf(first), last: c.lastOf(first) };
  return body(c);
}

/** A chain of `else if` is as long as it likes: read in a loop, not by recursion. */
function ifChain(c: Cursor): Statement {
  const links: { first: number; condition: Expression; then: Statement }[] = [];
  let last: Statement | undefined;
  for (;;) {
    const first = c.at;
    c.at++;
    if (c.cxx !== undefined) return cxxIf(c);
    const condition = parenthesised(c, "if");
    links.push({ first, condition, then: body(c) });
    if (!c.take(Sym.kw_else)) break;
    if (c.sym === Sym.kw_if) continue;
    last = body(c);
    break;
  }
  for (let i = links.length - 1; i >= 0; i--) {
    const link = links[i];
    if (link !== undefined)
      last = {
        kind: "if",
        condition: link.condition,
        then: link.then,
        else: last,
        first: c.firstOf(link.first),
        last: c.lastOf(link.first),
      };
  }
  return last ?? c.failHere("syntax", "expected a statement", undefined);
}

/** `if` with what C++ allows in its condition; chains are read by recursion, since each link may declare something. */
function cxxIf(c: Cursor): Statement {
  const first = c.at - 1;
  const constexpr = c.take(Sym.kw_constexpr) ? { constexpr: true as const } : undefined;
  return c.scoped(() => {
    const head = cxxCondition(c, "if");
    const then = body(c);
    const otherwise = c.take(Sym.kw_else) ? body(c) : undefined;
    const inner: Statement = {
      kind: "if",
      condition: head.value,
      then,
      else: otherwise,
      ...constexpr,
      first: c.firstOf(first),
      last: c.lastOf(first),
    };
    return withCondition(c, head, inner, first);
  });
}

function parenthesised(c: Cursor, word: string): Expression {
  c.expect(Sym.lparen, `after '${word}'`);
  const value = expression(c);
  c.expect(Sym.rparen, `to close the parenthesis of '${word}'`);
  return value;
}

function forLoop(c: Cursor): Statement {
  const first = c.at;
  c.at++;
  c.expect(Sym.lparen, "after 'for'");
  if (c.cxx !== undefined) {
    const range = rangeHead(c);
    if (range !== undefined)
      return { kind: "rangeFor", ...range, body: body(c), first: c.firstOf(first), last: c.lastOf(first) };
  }
  let init: Expression | Declaration | undefined;
  if (startsDeclaration(c)) init = declaration(c);
  else {
    if (c.sym !== Sym.semicolon) init = expression(c);
    c.expect(Sym.semicolon, "after the first part of 'for'");
  }
  const later = c.cxx === undefined ? undefined : rangeHead(c);
  if (later !== undefined) return rangeBehind(c, init, later, first);
  const condition = c.sym === Sym.semicolon ? undefined : expression(c);
  c.expect(Sym.semicolon, "after the condition of 'for'");
  const step = c.sym === Sym.rparen ? undefined : expression(c);
  c.expect(Sym.rparen, "to close the parenthesis of 'for'");
  return { kind: "for", init, condition, step, body: body(c), first: c.firstOf(first), last: c.lastOf(first) };
}

/** `for (init; declaration : range)`. */
function rangeBehind(
  c: Cursor,
  init: Expression | Declaration | undefined,
  head: NonNullable<ReturnType<typeof rangeHead>>,
  first: number,
): Statement {
  const place = (): TokenRange => ({ first: c.firstOf(first), last: c.lastOf(first) });
  const loop: Statement = { kind: "rangeFor", ...head, body: body(c), ...place() };
  if (init === undefined) return loop;
  const before: Declaration | Statement =
    init.kind === "declaration" ? init : { kind: "expression", expression: init, first: init.first, last: init.last };
  return { kind: "compound", items: [before, loop], ...place() };
}

function tryStatement(c: Cursor): Statement {
  const first = c.at;
  c.at++;
  const guarded = c.scoped(() => compound(c));
  if (c.sym === Sym.kw___except || c.sym === Sym.kw__except) {
    c.at++;
    const filter = parenthesised(c, "__except");
    const handler = c.scoped(() => compound(c));
    return { kind: "tryExcept", body: guarded, filter, handler, first: c.firstOf(first), last: c.lastOf(first) };
  }
  if (c.sym === Sym.kw___finally || c.sym === Sym.kw__finally) {
    c.at++;
    const handler = c.scoped(() => compound(c));
    return { kind: "tryFinally", body: guarded, handler, first: c.firstOf(first), last: c.lastOf(first) };
  }
  return c.fail("syntax", "'__try' has neither '__except' nor '__finally'", "add the handler after the block", first);
}

function skipAttribute(c: Cursor): void {
  c.at++;
  if (c.take(Sym.lparen)) c.skipBalanced();
}

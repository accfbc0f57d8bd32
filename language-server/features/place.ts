// Where in a source an offset lies: in a comment, a literal or code, in which function, and what is written right before it. What is
// asked about is half typed, so this reads the text and not the syntax.
import { compileExpression } from "../../compiler/index.ts";
import type { IrFunction } from "../../compiler/ir/ir.ts";
import type { Type } from "../../compiler/types/type.ts";
import type { Unit } from "../../compiler/unit.ts";

/** The text before an offset. */
export interface Written {
  readonly inside: "code" | "comment" | "literal";
  /** The last of it, with comments and what is in literals as blanks, so that brackets are brackets; of the same length as `text`. */
  readonly code: string;
  readonly text: string;
}
/** As much as an expression, and the head of the switch around it, may take. */
const reach = 16_384;
const blanks =
  /\/\*[\s\S]*?(\*\/|$)|\/\/(?:\\\r?\n|[^\n])*|"(?:\\(?:\r\n|[\s\S])|[^"\\\n])*("?)|'(?:\\(?:\r\n|[\s\S])|[^'\\\n])*('?)/g;

export function writtenBefore(text: string, offset: number): Written {
  const before = text.slice(0, offset);
  const from = Math.max(0, offset - reach);
  let inside: Written["inside"] = "code";
  let code = "";
  let copied = from;
  for (const { 0: span, index, 1: comment, 2: quote, 3: apostrophe } of before.matchAll(blanks)) {
    const end = index + span.length;
    if (end < from) continue;
    const isComment = span.startsWith("/");
    if (end === offset && !(comment || quote || apostrophe)) inside = isComment ? "comment" : "literal";
    code += before.slice(copied, Math.max(copied, index));
    const quotes = isComment ? " " : span.charAt(0);
    const kept = span.length < 2 ? quotes : `${quotes}${" ".repeat(span.length - 2)}${quotes}`;
    code += kept.slice(Math.max(copied - index, 0));
    copied = end;
  }
  return { inside, code: code + before.slice(Math.max(copied, from)), text: before.slice(from) };
}

/** Words behind which a parenthesis is no call. */
const heads = new Set(["if", "while", "for", "switch", "return", "case", "sizeof", "__except", "else", "do"]);

/** Where the operand that ends at `end` begins: a name, a call, an element, a member, something in parentheses. */
export function operandBefore(code: string, end: number): number | undefined {
  let at = end;
  for (;;) {
    at = spaceBefore(code, at);
    const last = code[at - 1] ?? "";
    if (last === ")" || last === "]") {
      const open = openingOf(code, at - 1);
      if (open === undefined) return undefined;
      at = open;
      const before = spaceBefore(code, open);
      const isOperand = /[\w)\]]/.test(code[before - 1] ?? "") && !heads.has(wordBefore(code, before));
      if (last === "]" || isOperand) continue;
      return at;
    }
    const word = wordBefore(code, at);
    if (!/^[A-Za-z_]/.test(word) || heads.has(word)) return undefined;
    at -= word.length;
    const before = spaceBefore(code, at);
    if (/(?:->|::)$/.test(code.slice(0, before).slice(-2))) at = before - 2;
    else if (code[before - 1] === ".") at = before - 1;
    else return at;
  }
}
/** The condition of the switch that the end of a text stands in, as it is written. */
export function switchAround({ code, text }: Written): string | undefined {
  let depth = 0;
  for (let at = code.length - 1; at >= 0; at--) {
    if (code[at] === "}") depth += 1;
    if (code[at] !== "{") continue;
    if (depth > 0) {
      depth -= 1;
      continue;
    }
    const close = spaceBefore(code, at);
    const open = code[close - 1] === ")" ? openingOf(code, close - 1) : undefined;
    if (open !== undefined && wordBefore(code, spaceBefore(code, open)) === "switch")
      return text.slice(open + 1, close - 1);
  }
  return undefined;
}
/** Of the bracket that is closed at a place. */
function openingOf(code: string, close: number): number | undefined {
  let depth = 0;
  for (let at = close; at >= 0; at--) {
    const char = code[at];
    if (char === ")" || char === "]") depth += 1;
    else if (char === "(" || char === "[") depth -= 1;
    else if (char === ";" || char === "{" || char === "}") return undefined;
    if (depth === 0) return at;
  }
  return undefined;
}
function spaceBefore(code: string, end: number): number {
  let at = end;
  while (at > 0 && /\s/.test(code[at - 1] ?? "")) at -= 1;
  return at;
}
function wordBefore(code: string, end: number): string {
  return /\w*$/.exec(code.slice(Math.max(0, end - 200), end))?.[0] ?? "";
}

/** An offset of a file that a unit is made of: its source, or a header. */
export interface Spot {
  readonly unit: Unit;
  readonly path: string;
  readonly offset: number;
}
/** The function around it, and the last of its tokens before it. */
export function functionAt({
  unit,
  path,
  offset,
}: Spot): { readonly fn: IrFunction; readonly token: number } | undefined {
  for (const fn of unit.functions.values()) {
    const base = unit.declarationAt(fn.declaration)?.tokenBase;
    if (base === undefined) continue;
    const { first, last } = fn.range;
    if (unit.tokens.source(base + first)?.path !== path) continue;
    if (offset < unit.tokens.span(base + first).start || offset > unit.tokens.span(base + last).end) continue;
    let token = first;
    while (token < last && unit.tokens.span(base + token + 1).start < offset) token += 1;
    return { fn, token };
  }
  return undefined;
}
/** The text of the function around it, else all of the text. */
export function functionText(spot: Spot, text: string): string {
  const fn = functionAt(spot)?.fn;
  const base = fn && spot.unit.declarationAt(fn.declaration)?.tokenBase;
  if (fn === undefined || base === undefined) return text;
  return text.slice(
    spot.unit.tokens.span(base + fn.range.first).start,
    spot.unit.tokens.span(base + fn.range.last).end,
  );
}
/** The named locals of the function around it. */
export function localsAt(spot: Spot): { name: string; type: Type }[] {
  const locals = functionAt(spot)?.fn.locals ?? [];
  return locals.flatMap(({ name, type }) => (name === undefined ? [] : [{ name, type }]));
}
/** The type of an expression as if it stood there. */
export function typeOfText(spot: Spot, text: string): Type | undefined {
  const around = functionAt(spot);
  const found = compileExpression(text, spot.unit, around?.fn.symbol.linkName, around?.token ?? 0);
  return found.ok ? found.value.type : undefined;
}

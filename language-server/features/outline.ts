// Outline, folding and selection of a source as it is written.
import { type DocumentSymbol, type FoldingRange, type SelectionRange, SymbolKind } from "vscode-languageserver";
import type { Unit } from "../../compiler/unit.ts";
import { offsetAt, type Position, positionAt } from "../text.ts";

export function outlineOf(unit: Unit): DocumentSymbol[] {
  const symbols: DocumentSymbol[] = [];
  unit.declarations.forEach((declaration, index) => {
    const node = declaration.node;
    const add = (name: string, kind: SymbolKind, nameToken: number) => {
      const range = unit.range(index, node);
      const selected = unit.range(index, { first: nameToken, last: nameToken });
      if (range.file !== unit.path || selected.file !== unit.path) return;
      const whole = toRange(range);
      const selection = toRange(selected);
      // Editors refuse a selection outside its range; macros can make one.
      symbols.push({ name, kind, range: whole, selectionRange: inside(selection, whole) ? selection : whole });
    };
    if (node.kind === "function") add(node.declarator.name ?? "(function)", SymbolKind.Function, node.declarator.nameToken);
    else if (node.kind === "declaration") {
      const specifier = node.specifiers.type;
      if (specifier.kind === "record" && specifier.members && specifier.name) add(specifier.name, SymbolKind.Struct, specifier.first);
      for (const { declarator } of node.declarators) {
        if (declarator.name === undefined) continue;
        const isFunction = declarator.parts[0]?.kind === "function";
        if (isFunction && node.specifiers.storage !== "typedef") continue;
        add(declarator.name, node.specifiers.storage === "typedef" ? SymbolKind.Class : SymbolKind.Variable, declarator.nameToken);
      }
    }
  });
  return symbols;
}
function toRange(range: { startLine: number; startColumn: number; endLine: number; endColumn: number }) {
  return { start: { line: range.startLine, character: range.startColumn }, end: { line: range.endLine, character: range.endColumn } };
}
function inside(inner: ReturnType<typeof toRange>, outer: ReturnType<typeof toRange>): boolean {
  const before = (a: Position, b: Position) => a.line < b.line || (a.line === b.line && a.character <= b.character);
  return before(outer.start, inner.start) && before(inner.end, outer.end);
}

interface Bracket {
  readonly open: number;
  readonly close: number;
}
/** Matching brackets outside comments and strings, by their offsets; broken text gives those that do match. */
export function bracketsOf(text: string): { readonly brackets: Bracket[]; readonly comments: Bracket[] } {
  const brackets: Bracket[] = [];
  const comments: Bracket[] = [];
  const stack: { char: string; at: number }[] = [];
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (char === "/" && text[index + 1] === "/") {
      const end = text.indexOf("\n", index);
      index = end < 0 ? text.length : end;
    } else if (char === "/" && text[index + 1] === "*") {
      const end = text.indexOf("*/", index + 2);
      comments.push({ open: index, close: end < 0 ? text.length : end + 2 });
      index = end < 0 ? text.length : end + 1;
    } else if (char === '"' || char === "'") {
      const start = index;
      for (index += 1; index < text.length && text[index] !== char && text[index] !== "\n"; index++) if (text[index] === "\\") index += 1;
      if (text[index] === "\n") index = Math.max(start, index - 1);
    } else if (char === "{" || char === "(" || char === "[") stack.push({ char, at: index });
    else if (char === "}" || char === ")" || char === "]") {
      const wanted = char === "}" ? "{" : char === ")" ? "(" : "[";
      while (stack.length > 0 && stack[stack.length - 1]?.char !== wanted && wanted === "{") stack.pop();
      const top = stack[stack.length - 1];
      if (top?.char === wanted) {
        stack.pop();
        brackets.push({ open: top.at, close: index + 1 });
      }
    }
  }
  return { brackets, comments };
}

export function foldingOf(text: string): FoldingRange[] {
  const folds: FoldingRange[] = [];
  const lineOf = lineFinder(text);
  const { brackets, comments } = bracketsOf(text);
  for (const bracket of brackets) {
    const startLine = lineOf(bracket.open);
    const endLine = lineOf(bracket.close) - 1;
    if (endLine > startLine && text[bracket.open] === "{") folds.push({ startLine, endLine });
  }
  for (const comment of comments) {
    const startLine = lineOf(comment.open);
    const endLine = lineOf(comment.close);
    if (endLine > startLine) folds.push({ startLine, endLine, kind: "comment" });
  }
  const regions: number[] = [];
  text.split("\n").forEach((line, index) => {
    if (/^\s*#\s*(if|ifdef|ifndef)\b|^\s*#\s*pragma\s+region\b/.test(line)) regions.push(index);
    else if (/^\s*#\s*endif\b|^\s*#\s*pragma\s+endregion\b/.test(line)) {
      const startLine = regions.pop();
      if (startLine !== undefined && index > startLine) folds.push({ startLine, endLine: index, kind: "region" });
    }
  });
  return folds;
}
function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
}

/** Word, then the enclosing brackets from the inside out, then the whole text. */
export function selectionOf(text: string, position: Position): SelectionRange {
  const offset = offsetAt(text, position);
  const spans: Bracket[] = [{ open: 0, close: text.length }];
  const { brackets, comments } = bracketsOf(text);
  const around = [...brackets, ...comments].filter((span) => span.open <= offset && offset <= span.close).sort((a, b) => a.open - b.open || b.close - a.close);
  for (const span of around) {
    spans.push(span);
    if (span.close - span.open > 2) spans.push({ open: span.open + 1, close: span.close - 1 });
  }
  let start = offset;
  let end = offset;
  while (start > 0 && /\w/.test(text[start - 1] ?? "")) start -= 1;
  while (end < text.length && /\w/.test(text[end] ?? "")) end += 1;
  spans.push({ open: start, close: end });
  let selected: SelectionRange | undefined;
  let last: Bracket | undefined;
  for (const span of spans) {
    if (last && (span.open < last.open || span.close > last.close || (span.open === last.open && span.close === last.close))) continue;
    const range = { start: positionAt(text, span.open), end: positionAt(text, span.close) };
    selected = selected ? { range, parent: selected } : { range };
    last = span;
  }
  return selected ?? { range: { start: position, end: position } };
}

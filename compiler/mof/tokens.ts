// The words of a MOF text (DMTF DSP0004, appendix A): names, numbers, strings and characters, marks, and `#pragma` lines as one word
// each. Comments are C's and C++'s. Nothing here throws; what is no word is told of and skipped.
import type { SourceDiagnostic, SourceRange } from "../source/source.ts";

export interface MofToken {
  readonly kind: "name" | "number" | "string" | "character" | "mark" | "pragma" | "end";
  /** As written; of strings and characters what they stand for. */
  readonly text: string;
  readonly range: SourceRange;
}

const wordPattern =
  /[A-Za-z_]\w*|[+-]?(?:0[xX][0-9a-fA-F]+|\d+\.\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?|\d+[bB]?)|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[^\n])+'|[[\]{}(),;:=$]/y;
const blank = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;

export function mofTokens(file: string, text: string, diagnostics: SourceDiagnostic[]): readonly MofToken[] {
  const tokens: MofToken[] = [];
  let at = 0;
  let line = 0;
  let lineStart = 0;
  /** The range from `at` to `end`, and on to there. */
  const take = (end: number): SourceRange => {
    const start = { startLine: line, startColumn: at - lineStart };
    for (let i = text.indexOf("\n", at); i >= 0 && i < end; i = text.indexOf("\n", i + 1)) {
      line++;
      lineStart = i + 1;
    }
    at = end;
    return { file, ...start, endLine: line, endColumn: end - lineStart };
  };
  const match = (pattern: RegExp): number => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0].length ?? 0;
  };
  while (at < text.length) {
    const skipped = match(blank);
    if (skipped > 0) {
      take(at + skipped);
      continue;
    }
    if (text[at] === "#") {
      const newline = text.indexOf("\n", at);
      const end = newline < 0 ? text.length : newline;
      const pragma = text.slice(at, end).trim();
      tokens.push({ kind: "pragma", text: pragma, range: take(end) });
      continue;
    }
    const length = match(wordPattern);
    const word = text.slice(at, at + Math.max(length, 1));
    const range = take(at + word.length);
    if (length === 0) {
      const unclosed = word === '"' || text.startsWith("/*", at - 1);
      diagnostics.push({
        code: "mof-syntax",
        severity: "error",
        message: unclosed
          ? `${word === '"' ? "a string" : "a comment"} that does not end`
          : `"${word}" is no word of MOF`,
        remedy: unclosed ? "Close it." : "Remove it.",
        range,
      });
      if (word === "/") take(text.length);
      continue;
    }
    tokens.push({ kind: kindOf(word), text: /^["']/.test(word) ? unescaped(word.slice(1, -1)) : word, range });
  }
  tokens.push({ kind: "end", text: "", range: take(text.length) });
  return tokens;
}

function kindOf(word: string): MofToken["kind"] {
  if (word.startsWith('"')) return "string";
  if (word.startsWith("'")) return "character";
  if (/^[A-Za-z_]/.test(word)) return "name";
  return /\d/.test(word) ? "number" : "mark";
}

const escapes: Readonly<Record<string, string>> = { b: "\b", t: "\t", n: "\n", f: "\f", r: "\r" };
const unescaped = (text: string): string =>
  text.replace(/\\(?:[xX]([0-9a-fA-F]{1,4})|([\s\S]))/g, (_, code: string | undefined, one: string | undefined) =>
    code !== undefined ? String.fromCharCode(Number.parseInt(code, 16)) : (escapes[one ?? ""] ?? one ?? ""),
  );

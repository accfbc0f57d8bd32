// Runs the front end over texts held in memory.
import { type SyntaxUnit, TokenTable, textOf } from "../../../compiler/preprocess/index.ts";
import { toEnd } from "../../../compiler/slices.ts";
import { type FrontOptions, parseUnit, SyntaxCache } from "../../../compiler/syntax/unit.ts";

export function unitOf(
  files: string | Readonly<Record<string, string>>,
  options: Partial<FrontOptions> = {},
  cache: SyntaxCache = new SyntaxCache(),
): SyntaxUnit {
  const texts = typeof files === "string" ? { "main.c": files } : files;
  const main = Object.keys(texts)[0] ?? "main.c";
  const unit = toEnd(
    parseUnit(
      main,
      { target: "x64", files: { read: (path) => texts[path] }, includePaths: ["include"], defines: {}, ...options },
      cache,
    ),
  );
  if (unit === undefined) throw new Error("the main file cannot be read");
  return unit;
}

/** The unit's tokens as one text, a space between any two. */
export function tokens(unit: SyntaxUnit): string {
  const table = new TokenTable(unit.segments.map((segment) => segment.tokens));
  const out: string[] = [];
  for (let i = 0; i < table.count; i++) out.push(textOf(table.symbol(i)));
  return out.join(" ");
}

/** What preprocessing makes of a text. */
export function expanded(text: string, options: Partial<FrontOptions> = {}): string {
  return tokens(unitOf(text, options));
}

/** Diagnostics of the preprocessor as "line: code message", lines from 1. */
export function said(unit: SyntaxUnit): string[] {
  return unit.diagnostics
    .filter(({ code }) => code.startsWith("pp-") || code.startsWith("include") || code.startsWith("merge"))
    .map(({ range, code, message }) => `${range.startLine + 1}: ${code} ${message}`);
}

// Findings for people: the place, what is wrong, the line itself with the spot underlined, and the chain that proves it.
import { styleText } from "node:util";
import type { FileAccess, Severity, SourceRange } from "../../compiler/source/source.ts";
import type { Finding } from "../../language-server/index.ts";
import { shown } from "../sources.ts";

type Style = Parameters<typeof styleText>[0];

export function prettyFindings(findings: readonly Finding[], files: FileAccess, colour: boolean): string {
  const lines = new SourceLines(files);
  const paint = (style: Style, text: string): string => (colour ? styleText(style, text) : text);
  return findings.map((finding) => pretty(finding, lines, paint)).join("\n") + (findings.length > 0 ? "\n" : "");
}

/** E.g. "3 errors, 1 warning in 7 files". */
export function tally(findings: readonly Finding[], files: number): string {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  const errors = count("error");
  const warnings = count("warning");
  const rest = findings.length - errors - warnings;
  const parts = [plural(errors, "error"), plural(warnings, "warning")];
  if (rest > 0) parts.push(plural(rest, "note"));
  return `${parts.join(", ")} in ${plural(files, "file")}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

const styles: Readonly<Record<Severity, Style>> = {
  error: "red",
  warning: "yellow",
  information: "blue",
  hint: "gray",
};

function pretty(finding: Finding, lines: SourceLines, paint: (style: Style, text: string) => string): string {
  const word = finding.severity === "information" ? "note" : finding.severity;
  let text = `${paint("bold", where(finding.range))}: ${paint(styles[finding.severity], word)}: ${finding.message} ${paint("gray", `[${finding.rule}]`)}\n`;
  text += excerpt(finding.range, lines, (marks) => paint(styles[finding.severity], marks));
  for (const related of finding.related)
    if (related.turn === undefined) text += `    ${paint("gray", `${where(related.range)}:`)} ${related.message}\n`;
  return text + way(finding, paint);
}

/** The conditions on the way, in one line. */
function way(finding: Finding, paint: (style: Style, text: string) => string): string {
  const turns = finding.related.flatMap(({ turn, range }) =>
    turn === undefined ? [] : [`line ${range.startLine + 1} ${turn.condition}: ${turn.choice}`],
  );
  return turns.length === 0 ? "" : `    ${paint("gray", "on the way:")} ${turns.join("; ")}\n`;
}

function where(range: SourceRange): string {
  return `${shown(range.file)}:${range.startLine + 1}:${range.startColumn + 1}`;
}

/** As much of a line as is shown. */
const widest = 300;

/** The first line of the range, tabs as blanks, with what is meant underlined; of a long one what is around that. */
function excerpt(range: SourceRange, lines: SourceLines, paint: (marks: string) => string): string {
  const whole = lines.line(range.file, range.startLine);
  if (whole === undefined || whole.trim() === "") return "";
  const isLong = whole.length > widest;
  const from = isLong ? Math.max(0, range.startColumn - 60) : 0;
  const line = isLong ? whole.slice(from, from + 160) : whole;
  const start = range.startColumn - from;
  const end = range.endLine === range.startLine ? Math.min(range.endColumn - from, line.length) : line.length;
  const before = expand(line.slice(0, start));
  const marked = expand(line.slice(0, Math.max(end, start + 1))).length - before.length;
  const number = String(range.startLine + 1).padStart(6);
  const [left, right] = [from > 0 ? "…" : "", from + line.length < whole.length ? "…" : ""];
  const indent = " ".repeat(before.length + left.length);
  return `${number} | ${left}${expand(line)}${right}\n       | ${indent}${paint(`^${"~".repeat(Math.max(0, marked - 1))}`)}\n`;
}

function expand(text: string): string {
  let wide = "";
  for (const ch of text) wide += ch === "\t" ? " ".repeat(4 - (wide.length % 4)) : ch;
  return wide;
}

class SourceLines {
  readonly #files: FileAccess;
  readonly #lines = new Map<string, readonly string[]>();
  constructor(files: FileAccess) {
    this.#files = files;
  }
  line(file: string, line: number): string | undefined {
    let known = this.#lines.get(file);
    if (known === undefined) {
      known = (this.#files.read(file) ?? "").split(/\r\n|\r|\n/);
      this.#lines.set(file, known);
    }
    return known[line];
  }
}

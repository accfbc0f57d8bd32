// Findings as plain JSON: lines and columns count from 1, the end is exclusive.
import type { SourceRange } from "../../compiler/source/source.ts";
import type { PlacedFinding } from "../../language-server/baseline.ts";
import { fingerprint } from "./fingerprint.ts";

export interface JsonPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}
export interface JsonFinding extends JsonPlace {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  /** The function it is in; empty outside of all. */
  readonly function: string;
  /** The same in later versions of the file, while its function and its line are there. */
  readonly fingerprint: string;
  /** What proves it, in order. */
  readonly related: readonly (JsonPlace & { readonly message: string })[];
}

export function findingsJson(findings: readonly PlacedFinding[]): { readonly findings: readonly JsonFinding[] } {
  return {
    findings: findings.map((checked) => ({
      rule: checked.finding.rule,
      severity: checked.finding.severity,
      message: checked.finding.message,
      function: checked.within?.name ?? "",
      fingerprint: fingerprint(checked),
      ...place(checked.finding.range),
      related: checked.finding.related.map((related) => ({ message: related.message, ...place(related.range) })),
    })),
  };
}

function place(range: SourceRange): JsonPlace {
  return {
    file: range.file,
    line: range.startLine + 1,
    column: range.startColumn + 1,
    endLine: range.endLine + 1,
    endColumn: range.endColumn + 1,
  };
}

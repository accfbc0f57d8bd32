// Findings as plain JSON: lines and columns count from 1, the end is exclusive.
import type { SourceRange } from "../../compiler/source/source.ts";
import type { Finding } from "../../language-server/index.ts";

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
  /** What proves it, in order. */
  readonly related: readonly (JsonPlace & { readonly message: string })[];
}

export function findingsJson(findings: readonly Finding[]): { readonly findings: readonly JsonFinding[] } {
  return {
    findings: findings.map((finding) => ({
      rule: finding.rule,
      severity: finding.severity,
      message: finding.message,
      ...place(finding.range),
      related: finding.related.map((related) => ({ message: related.message, ...place(related.range) })),
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

// Findings as a SARIF 2.1.0 log, as GitHub and Azure read it.
import { pathToFileURL } from "node:url";
import type { Location, Log, ReportingDescriptor, Result } from "sarif";
import type { SourceRange } from "../../compiler/source/source.ts";
import { type Finding, listRules } from "../../language-server/index.ts";
import packageJson from "../../package.json" with { type: "json" };

export function sarifLog(findings: readonly Finding[]): Log {
  const known = new Map(listRules().map((rule) => [rule.id, rule.summary]));
  const ids = [...new Set(findings.map((finding) => finding.rule))];
  return {
    version: "2.1.0",
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    runs: [
      {
        tool: {
          driver: {
            name: "Ringside",
            version: packageJson.version,
            rules: ids.map((id) => descriptor(id, known.get(id))),
          },
        },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => result(finding, ids.indexOf(finding.rule))),
      },
    ],
  };
}

function descriptor(id: string, summary: string | undefined): ReportingDescriptor {
  return summary === undefined ? { id } : { id, shortDescription: { text: summary } };
}

function result(finding: Finding, ruleIndex: number): Result {
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: finding.severity === "error" || finding.severity === "warning" ? finding.severity : "note",
    message: { text: finding.message },
    locations: [location(finding.range)],
    relatedLocations: finding.related.map((related, id) => ({
      id,
      ...location(related.range),
      message: { text: related.message },
    })),
  };
}

function location(range: SourceRange): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: pathToFileURL(range.file).href },
      region: {
        startLine: range.startLine + 1,
        startColumn: range.startColumn + 1,
        endLine: range.endLine + 1,
        endColumn: range.endColumn + 1,
      },
    },
  };
}

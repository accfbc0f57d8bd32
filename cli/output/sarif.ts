// Findings as a SARIF 2.1.0 log, as GitHub and Azure read it: paths relative to the current folder, which in a build is the
// checkout's; a rule's page as its help; the chain that proves a finding as related places.
import { relative } from "node:path";
import type { Location, Log, ReportingDescriptor, Result } from "sarif";
import type { SourceRange } from "../../compiler/source/source.ts";
import type { PlacedFinding } from "../../language-server/baseline.ts";
import { aliasesOf, findRule } from "../../language-server/rules/index.ts";
import { uriOfPath } from "../../language-server/uri.ts";
import packageJson from "../../package.json" with { type: "json" };
import { fingerprint } from "./fingerprint.ts";

const root = "SRCROOT";

export function sarifLog(findings: readonly PlacedFinding[], folder = process.cwd()): Log {
  const ids = [...new Set(findings.map(({ finding }) => finding.rule))];
  const index = new Map(ids.map((id, i) => [id, i]));
  return {
    version: "2.1.0",
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    runs: [
      {
        tool: { driver: { name: "Ringside", version: packageJson.version, rules: ids.map(descriptor) } },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { [root]: { uri: uriOfPath(`${folder.replace(/[\\/]$/, "")}/`) } },
        results: findings.map((finding) => result(finding, index.get(finding.finding.rule) ?? 0, folder)),
      },
    ],
  };
}

function descriptor(id: string): ReportingDescriptor {
  const rule = findRule(id);
  if (rule === undefined) return { id };
  return {
    id,
    shortDescription: { text: rule.summary },
    fullDescription: { text: rule.summary },
    help: { text: rule.summary, markdown: rule.page },
    defaultConfiguration: { level: level(rule.severity) },
    properties: { tags: ["windows-driver", ...aliasesOf(rule)] },
  };
}

function result(checked: PlacedFinding, ruleIndex: number, folder: string): Result {
  const { finding, within } = checked;
  const place = location(finding.range, folder);
  const logicalLocations = within === undefined ? {} : { logicalLocations: [{ name: within.name, kind: "function" }] };
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: level(finding.severity),
    message: { text: finding.message },
    locations: [{ ...place, ...logicalLocations }],
    relatedLocations: finding.related.map((related, id) => ({
      id,
      ...location(related.range, folder),
      message: { text: related.message },
    })),
    ...wayTo(checked, folder),
    partialFingerprints: { "ringside/v1": fingerprint(checked) },
  };
}

/** The branches inside the function as a flow, which viewers step through. */
function wayTo({ finding }: PlacedFinding, folder: string): Pick<Result, "codeFlows"> {
  const turns = finding.related.filter(({ turn }) => turn !== undefined);
  if (turns.length === 0) return {};
  const locations = [...turns, finding].map(({ message, range }) => ({
    location: { ...location(range, folder), message: { text: message } },
  }));
  return { codeFlows: [{ threadFlows: [{ locations }] }] };
}

function level(severity: string): "error" | "warning" | "note" {
  return severity === "error" || severity === "warning" ? severity : "note";
}

function location(range: SourceRange, folder: string): Location {
  const near = relative(folder, range.file).replaceAll("\\", "/");
  const inside = near !== "" && !near.startsWith("../") && !/^(?:[A-Za-z]:)?\//.test(near);
  return {
    physicalLocation: {
      artifactLocation: inside
        ? { uri: near.split("/").map(encodeURIComponent).join("/"), uriBaseId: root }
        : { uri: uriOfPath(range.file) },
      region: {
        startLine: range.startLine + 1,
        startColumn: range.startColumn + 1,
        endLine: range.endLine + 1,
        endColumn: range.endColumn + 1,
      },
    },
  };
}

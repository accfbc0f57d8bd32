// `ringside check`: the rules over sources, printed for people, programs or code scanning.
import type { SourceRange } from "../compiler/source/source.ts";
import { checkFiles, type Finding } from "../language-server/index.ts";
import { findingsJson } from "./output/json.ts";
import { prettyFindings, tally } from "./output/pretty.ts";
import { sarifLog } from "./output/sarif.ts";
import { compileOptions, findSources, type SourceOptions } from "./sources.ts";

export interface CheckOptions extends SourceOptions {
  readonly format: "pretty" | "json" | "sarif";
}

export function checkCommand(paths: readonly string[], options: CheckOptions): number {
  const sources = findSources(paths);
  if (sources.length === 0) throw new Error(`${paths.join(", ")}: there are no .c or .cpp files`);
  const compile = compileOptions(options);
  const { findings: unsorted, missing } = checkFiles(sources, compile);
  if (missing.length > 0) throw new Error(`${missing.join(", ")}: cannot be read`);
  const findings = [...unsorted].sort(byPlace);
  switch (options.format) {
    case "pretty":
      process.stdout.write(prettyFindings(findings, compile.files, process.stdout.isTTY === true));
      process.stdout.write(`${tally(findings, sources.length)}\n`);
      break;
    case "json":
      process.stdout.write(`${JSON.stringify(findingsJson(findings), undefined, 2)}\n`);
      break;
    case "sarif":
      process.stdout.write(`${JSON.stringify(sarifLog(findings), undefined, 2)}\n`);
      break;
  }
  return findings.some((finding) => finding.severity === "error") ? 1 : 0;
}

function byPlace(a: Finding, b: Finding): number {
  if (a.range.file !== b.range.file) return a.range.file < b.range.file ? -1 : 1;
  return order(a.range) - order(b.range) || (a.rule < b.rule ? -1 : 1);
}
function order(range: SourceRange): number {
  return range.startLine * 65_536 + range.startColumn;
}

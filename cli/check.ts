// `ringside check`: the rules over drivers, printed for people, programs or code scanning.
import type { SourceRange } from "../compiler/source/source.ts";
import type { Finding } from "../language-server/index.ts";
import { askedSources, checkDriver, namedDrivers, problemFinding } from "./drivers.ts";
import { findingsJson } from "./output/json.ts";
import { prettyFindings, tally } from "./output/pretty.ts";
import { sarifLog } from "./output/sarif.ts";
import { finderFor, type ProjectOptions, shown } from "./sources.ts";

export interface CheckOptions extends ProjectOptions {
  readonly format: "pretty" | "json" | "sarif";
}

export function checkCommand(paths: readonly string[], options: CheckOptions): number {
  const named = namedDrivers(paths, finderFor(options));
  const sources = askedSources(named);
  if (sources.length === 0 && named.problems.length === 0)
    throw new Error(`${paths.join(", ")}: there are no .c or .cpp files of a driver`);
  const unsorted = named.problems.map(problemFinding);
  for (const driver of named.drivers) unsorted.push(...checkDriver(named, driver).findings);
  const findings = unique(unsorted.sort(byPlace));
  for (const { name, from } of named.programs)
    process.stderr.write(
      `ringside: ${shown(from)}: ${name} is a program for users and was left out; name it to have it checked\n`,
    );
  switch (options.format) {
    case "pretty":
      process.stdout.write(prettyFindings(findings, named.finder.options.files, process.stdout.isTTY === true));
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

/** Of a source or header that several drivers share, each finding once; `findings` in the order of their places. */
function unique(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding, i) => {
    for (let j = i - 1; j >= 0; j--) {
      const other = findings[j];
      if (other === undefined || byPlace(other, finding) !== 0) return true;
      if (other.message === finding.message) return false;
    }
    return true;
  });
}

function byPlace(a: Finding, b: Finding): number {
  if (a.range.file !== b.range.file) return a.range.file < b.range.file ? -1 : 1;
  return order(a.range) - order(b.range) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
function order(range: SourceRange): number {
  return range.startLine * 65_536 + range.startColumn;
}

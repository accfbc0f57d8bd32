// A baseline: the findings that a driver had when it was written. They are known again by rule, function and the text of their
// line, so that lines may move and other code change; as many as were there stay silent, one more is new.
import { readShape } from "../compiler/json/document.ts";
import { integer, list, object, string } from "../compiler/json/shape.ts";
import { joinPath, pathKey } from "../compiler/preprocess/paths.ts";
import { configurationName, configurationProblem } from "../compiler/project/configuration.ts";
import type { ProjectFinder } from "../compiler/project/finder.ts";
import type { FolderConfiguration } from "../compiler/project/folder-configurations.ts";
import type { ProjectProblem } from "../compiler/project/model.ts";
import type { FileAccess } from "../compiler/source/source.ts";
import type { Unit } from "../compiler/unit.ts";
import type { Finding } from "./finding.ts";
import { FunctionIndex, type FunctionLines } from "./functions.ts";

/** How a baseline is called where nobody says otherwise. */
export const baselineName = "ringside-baseline.json";

const baselineShape = object("A baseline of `ringside check`.", {
  version: integer("Of the format.", 1, 1),
  findings: list(
    "Known findings.",
    object("A finding, or several that are alike.", {
      rule: string("Its rule."),
      function: string("The function it is in; empty outside of all."),
      text: string("The line it is on, blanks joined."),
      count: integer("How many there are.", 1),
    }),
  ),
});
interface Entry {
  readonly rule: string;
  readonly function: string;
  readonly text: string;
  readonly count: number;
}
/** A finding with what it is known by. */
export interface PlacedFinding {
  readonly finding: Finding;
  /** The function it is in. */
  readonly within: FunctionLines | undefined;
  /** Its first line. */
  readonly text: string;
}

export class Baseline {
  readonly #counts = new Map<string, number>();

  constructor(entries: readonly Entry[]) {
    for (const entry of entries) this.#counts.set(keyOf(entry), (this.#counts.get(keyOf(entry)) ?? 0) + entry.count);
  }
  /** For one telling: says of each finding in turn whether it is known. */
  begin(): (finding: PlacedFinding) => boolean {
    const left = new Map(this.#counts);
    return (finding) => {
      const key = keyOf(identity(finding));
      const count = left.get(key) ?? 0;
      if (count > 0) left.set(key, count - 1);
      return count > 0;
    };
  }
}

export interface ReadBaseline {
  readonly baseline: Baseline;
  /** What is wrong in the file; nothing is known then. */
  readonly problems: readonly ProjectProblem[];
}
export function readBaseline(path: string, text: string): ReadBaseline {
  const { value, problems } = readShape(text.replace(/^\ufeff/, ""), baselineShape);
  return {
    baseline: new Baseline(value?.findings ?? []),
    problems: problems.map(
      ({ line, column, message, remedy }): ProjectProblem => ({
        file: path,
        line,
        column,
        severity: "error",
        message,
        remedy,
      }),
    ),
  };
}

/** What a baseline is that knows these findings and no others. */
export function baselineText(findings: readonly PlacedFinding[]): string {
  const entries = new Map<string, Entry>();
  for (const finding of findings) {
    const one = identity(finding);
    const key = keyOf(one);
    entries.set(key, { ...one, count: (entries.get(key)?.count ?? 0) + 1 });
  }
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  return `${JSON.stringify({ version: 1, findings: sorted }, undefined, 2)}\n`;
}

/** The same for the same finding in later versions of its file. */
export function keyOfFinding(finding: PlacedFinding): string {
  return keyOf(identity(finding));
}
function identity({ finding, within, text }: PlacedFinding): Omit<Entry, "count"> {
  const words = text.replace(/\s+/g, " ").trim();
  // What has no line of its own, a missing header for instance, is told apart by what it says.
  return { rule: finding.rule, function: within?.name ?? "", text: words === "" ? finding.message : words };
}
function keyOf(entry: Omit<Entry, "count">): string {
  return `${entry.rule}\0${entry.function}\0${entry.text}`;
}

/** Findings with the functions and lines that they are in. */
export function placed(findings: readonly Finding[], units: readonly Unit[], files: FileAccess): PlacedFinding[] {
  const functions = new FunctionIndex(units);
  const texts = new Map<string, readonly string[]>();
  const linesOf = (file: string): readonly string[] => {
    const known = texts.get(file) ?? (files.read(file) ?? "").split(/\r\n|\r|\n/);
    texts.set(file, known);
    return known;
  };
  return findings.map((finding) => {
    const { file, startLine } = finding.range;
    return { finding, within: functions.at(file, startLine), text: linesOf(file)[startLine] ?? "" };
  });
}

// ---- baselines that `ringside.json` files name ------------------------------------------------------------------------

/** The file that a configuration names, if it does: in or below its folder, as a folder that was opened may not have files elsewhere written. */
export function baselinePath({ folder, value }: FolderConfiguration): string | undefined {
  const path = value.baseline === undefined ? "" : joinPath(folder, value.baseline);
  return pathKey(path).startsWith(`${pathKey(folder)}/`) ? path : undefined;
}
/** The baseline that holds for a file: that of the nearest configuration that names one. */
export function baselineFor(finder: ProjectFinder, file: string): string | undefined {
  return finder
    .configurationsOf(file)
    .map(baselinePath)
    .find((path) => path !== undefined);
}
/** For one telling: says of each finding in turn whether the baseline that is configured for its file knows it. */
export function beginKnown(finder: ProjectFinder): (finding: PlacedFinding) => boolean {
  const begun = new Map<string, (finding: PlacedFinding) => boolean>();
  return (one) => {
    const path = baselineFor(finder, one.finding.range.file);
    if (path === undefined) return false;
    const knows = begun.get(path) ?? readBaseline(path, finder.options.files.read(path) ?? none).baseline.begin();
    begun.set(path, knows);
    return knows(one);
  };
}
/** Leaves out what the configured baselines know. */
export function withoutKnown(finder: ProjectFinder): (findings: Finding[], units: readonly Unit[]) => Finding[] {
  return (findings, units) => {
    if (!findings.some(({ range }) => baselineFor(finder, range.file) !== undefined)) return findings;
    const knows = beginKnown(finder);
    return placed(findings, units, finder.options.files).flatMap((one) => (knows(one) ? [] : [one.finding]));
  };
}
const none = baselineText([]);

/** A baseline that is not there, or cannot be read. */
export function baselineProblems(configuration: FolderConfiguration, files: FileAccess): readonly ProjectProblem[] {
  const named = configuration.value.baseline;
  if (named === undefined) return [];
  const problem = (message: string, remedy: string): readonly ProjectProblem[] => [
    configurationProblem(configuration.path, configuration.text, ["baseline"], message, remedy),
  ];
  const path = baselinePath(configuration);
  if (path === undefined)
    return problem(`'${named}' is not in or below this file's folder`, `Name a file there, such as "${baselineName}".`);
  const text = files.read(path);
  if (text !== undefined) return readBaseline(path, text).problems;
  return problem(
    `there is no file '${named}'`,
    "Correct its path, which is seen from this file's folder, or write it: `ringside check --write-baseline`.",
  );
}
/** Whether a problem is one of a configuration or its baseline: these can be mended at once, and no baseline hides them. */
export function isOfConfiguration({ file }: ProjectProblem, configurations: readonly FolderConfiguration[]): boolean {
  return file.endsWith(`/${configurationName}`) || configurations.some((one) => baselinePath(one) === file);
}

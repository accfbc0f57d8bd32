// Little driver sources with the findings expected written under the line they are at:
//     ZwClose(Ext->File);
// //  ^^^^^^^ irql-too-high: part of the message
// The carets start at the finding's first column. A line may be followed by several such lines; what is not written is not expected.
import { expect } from "vitest";
import type { Finding } from "../../../language-server/finding.ts";
import { DriverProject } from "../../../language-server/project.ts";
import { cache, disk, headers } from "../../kit.ts";

export interface Expected {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly message: string;
}

/** The text without its expectation lines (kept as empty lines, so that numbers stay), and the expectations. */
export function readFixture(file: string, text: string): { source: string; expected: Expected[] } {
  const expected: Expected[] = [];
  let target = -1;
  const lines = text.split("\n").map((line, index) => {
    const match = /^(\s*\/\/\s*)(\^+)\s*([\w-]+)(?::\s*(.*?))?\s*$/.exec(line);
    if (!match) {
      target = index;
      return line;
    }
    expected.push({
      file,
      line: target,
      column: (match[1] ?? "").length,
      rule: match[3] ?? "",
      message: match[4] ?? "",
    });
    return "";
  });
  return { source: lines.join("\n"), expected };
}

export function checkSources(sources: Readonly<Record<string, string>>): Finding[] {
  const paths = Object.keys(sources);
  const project = new DriverProject(
    paths.filter((path) => /\.(c|cpp)$/.test(path)),
    {
      target: "x64",
      files: { read: (path) => sources[path] ?? disk.read(path) },
      includePaths: [headers],
      defines: {},
      cache,
    },
  );
  return project.check();
}

/** What is found in a driver of one source, each as `severity rule`. */
export function found(source: string): string[] {
  return checkSources({ "driver.c": source }).map(({ severity, rule }) => `${severity} ${rule}`);
}

/** Checks sources against the expectations written in them. Returns the findings for a closer look. */
export function expectFindings(sources: string | Readonly<Record<string, string>>): Finding[] {
  const given = typeof sources === "string" ? { "/driver/driver.c": sources } : sources;
  const plain: Record<string, string> = {};
  const expected: Expected[] = [];
  for (const [file, text] of Object.entries(given)) {
    const fixture = readFixture(file, text);
    plain[file] = fixture.source;
    expected.push(...fixture.expected);
  }
  const found = checkSources(plain);
  const show = (item: { file: string; line: number; column: number; rule: string }) =>
    `${item.file}:${item.line + 1}:${item.column + 1} ${item.rule}`;
  const foundLines = found.map(
    (finding) =>
      `${show({ file: finding.range.file, line: finding.range.startLine, column: finding.range.startColumn, rule: finding.rule })}`,
  );
  expect(foundLines.toSorted(), found.map((finding) => `${finding.rule}: ${finding.message}`).join("\n")).toEqual(
    expected.map(show).toSorted(),
  );
  for (const item of expected) {
    const match = found.find(
      (finding) =>
        finding.rule === item.rule &&
        finding.range.startLine === item.line &&
        finding.range.startColumn === item.column,
    );
    expect(match?.message ?? "").toContain(item.message);
  }
  return found;
}

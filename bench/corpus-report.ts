// What `npm run corpus` prints of what was counted: a head that says it all, then lists, the most frequent first.
import { relative } from "node:path";
import type { IgnoredEntry } from "../compiler/project/model.ts";
import { add, type Met, type Refused, type Tally, understood } from "./corpus-tally.ts";

/** What was counted in a tree, and what that took. */
export interface Count {
  readonly tally: Tally;
  /** Drivers by what describes them. */
  readonly kinds: Map<string, number>;
  /** The names of programs, which are not counted. */
  readonly programs: string[];
  /** Sources that belong to no driver, and why. */
  readonly leftOut: IgnoredEntry[];
  /** Milliseconds. */
  finding: number;
  checking: number;
  /** Bytes. */
  peak: number;
  readonly slowest: { readonly name: string; readonly ms: number }[];
}

export interface Shown {
  /** Places are told from here. */
  readonly folder: string;
  readonly checks: boolean;
  /** Lists are printed whole. */
  readonly all: boolean;
}

/** Lines of a list, and names within one. */
const listed = 25;
const named = 6;
/** Percent of the functions that are to be understood. */
const asked = 98;

export const groupHead = "   files  functions  understood  findings/1000  group";
export function groupRow(name: string, tally: Tally): string {
  const { files, functions, findings, lines } = tally;
  return [
    digits(files.size).padStart(8),
    digits(functions).padStart(11),
    percent(understood(tally)).padStart(12),
    perThousand(findings, lines).padStart(15),
    `  ${name}`,
  ].join("");
}

export function report(count: Count, shown: Shown): string {
  const { tally } = count;
  const where = (file: string, line: number): string => `${relative(shown.folder, file)}:${line + 1}`;
  const parts = [head(count, shown.checks)];
  const most = shown.all ? Number.POSITIVE_INFINITY : listed;
  if (tally.rules.size > 0)
    parts.push(
      list("Findings per thousand lines, by rule", most, sorted(tally.rules), ([rule, found]) => [
        perThousand(found, tally.lines),
        `${rule}  ${digits(found)}`,
      ]),
    );
  if (tally.refused.length > 0) parts.push(causes(tally.refused, most), refusedList(tally.refused, most, where));
  for (const [title, met] of [
    ["Headers that were not found", tally.missingHeaders],
    ["Errors outside functions", tally.outside],
  ] as const)
    if (met.size > 0)
      parts.push(
        list(title, most, mostMet(met), ([what, at]) => [digits(at.count), `${what}  ${where(at.file, at.line)}`]),
      );
  const { programs, leftOut } = count;
  if (programs.length > 0) parts.push(list("Programs, which are left out", most, programs, (name) => ["", name]));
  if (leftOut.length > 0)
    parts.push(
      list("Sources that belong to no driver, and why", most, leftOut, ({ what, why }) => [
        "",
        `${relative(shown.folder, what)}: ${why}`,
      ]),
    );
  parts.push(
    list(
      "Slowest drivers",
      5,
      count.slowest.toSorted((a, b) => b.ms - a.ms),
      ({ name, ms }) => [seconds(ms), name],
      false,
    ),
  );
  return parts.join("\n\n");
}

function head({ tally, kinds, programs, finding, checking, peak }: Count, checks: boolean): string {
  const drivers = [...kinds.values()].reduce((sum, count) => sum + count, 0);
  const share = understood(tally);
  const speed = Math.round(tally.lines / (checking / 1000 || 1));
  const rows = [
    [
      "drivers",
      `${digits(drivers)} (${[...kinds].map(([kind, count]) => `${digits(count)} by ${kind}`).join(", ")}), ${digits(programs.length)} programs left out`,
    ],
    [
      "files",
      `${digits(tally.files.size)} sources, ${digits(tally.lines)} lines; all functions of ${digits(tally.understoodFiles.size)} are understood`,
    ],
    [
      "functions",
      `${digits(tally.functions)}, understood ${percent(share)}${share < asked ? ` of the ${asked} % asked` : ""}; refused ${digits(tally.refused.length)}`,
    ],
    ...(checks
      ? [["findings", `${digits(tally.findings)}, ${perThousand(tally.findings, tally.lines)} per thousand lines`]]
      : []),
    [
      "time",
      `${seconds(finding)} to find the drivers, ${seconds(checking)} to ${checks ? "check" : "read"} them: ${digits(speed)} lines a second`,
    ],
    ["memory", `${digits(Math.round(peak / 2 ** 20))} MiB at most`],
  ];
  return rows.map(([name = "", text = ""]) => `${name.padEnd(11)}${text}`).join("\n");
}

/** Refused functions by what is missing in them, each under the first of it, with the names that most of them lack. */
function causes(refused: readonly Refused[], most: number): string {
  const byKind = new Map<string, Map<string, number>>();
  const totals = new Map<string, number>();
  for (const { cause } of refused) {
    const names = byKind.get(cause.kind) ?? new Map<string, number>();
    byKind.set(cause.kind, names);
    add(names, cause.what);
    add(totals, cause.kind);
  }
  return list("Functions refused, by what is missing in them", most, sorted(totals), ([kind, count]) => {
    const names = sorted(byKind.get(kind) ?? new Map());
    const told = names.slice(0, named).map(([what, times]) => (times === 1 ? what : `${what} ${digits(times)}×`));
    const rest = names.length - told.length;
    return [digits(count), `${kind}: ${told.join(", ")}${rest > 0 ? `, ${digits(rest)} more` : ""}`];
  });
}

function refusedList(refused: readonly Refused[], most: number, where: (file: string, line: number) => string): string {
  return list("Functions refused, and why", most, refused, ({ file, line, name, cause }) => [
    "",
    `${where(file, line)}  ${name}: ${cause.kind}, ${cause.what}`,
  ]);
}

/** A title, and under it rows of a number, right-aligned, and a text. */
function list<T>(
  title: string,
  most: number,
  items: readonly T[],
  row: (item: T) => readonly [number: string, text: string],
  counted = true,
): string {
  const rows = items.slice(0, most).map(row);
  const width = Math.max(...rows.map(([number]) => number.length));
  const lines = rows.map(([number, text]) => `  ${number.padStart(width)}${width === 0 ? "" : "  "}${text}`);
  const left = counted ? items.length - rows.length : 0;
  return [title, ...lines, ...(left > 0 ? [`  … ${digits(left)} more (--all prints them)`] : [])].join("\n");
}

function sorted(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
function mostMet(met: ReadonlyMap<string, Met>): [string, Met][] {
  return [...met].sort((a, b) => b[1].count - a[1].count || (a[0] < b[0] ? -1 : 1));
}
function digits(count: number): string {
  return count.toLocaleString("en-US");
}
function percent(share: number): string {
  return `${share.toFixed(2)} %`;
}
function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
function perThousand(count: number, lines: number): string {
  return lines === 0 ? "0" : ((1000 * count) / lines).toFixed(2);
}

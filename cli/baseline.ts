// A baseline: the findings that a driver had when it was written. They are known again by rule, function and the text of their
// line, so that lines may move and other code change; as many as were there stay silent, one more is new.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { readShape } from "../compiler/json/document.ts";
import { integer, list, object, string } from "../compiler/json/shape.ts";
import type { CheckedFinding } from "./drivers.ts";

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

export class Baseline {
  readonly #left = new Map<string, number>();

  constructor(entries: readonly Entry[]) {
    for (const entry of entries) this.#left.set(keyOf(entry), (this.#left.get(keyOf(entry)) ?? 0) + entry.count);
  }

  /** Those that the baseline does not know, in their order. */
  fresh(findings: readonly CheckedFinding[]): CheckedFinding[] {
    const left = new Map(this.#left);
    return findings.filter((finding) => {
      const key = keyOf(identity(finding));
      const count = left.get(key) ?? 0;
      if (count > 0) left.set(key, count - 1);
      return count === 0;
    });
  }
}

export function readBaseline(path: string): Baseline {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new Error(`--baseline ${path}: there is no such file; add --write-baseline to write it now`);
  }
  const { value, problems } = readShape(text.replace(/^\ufeff/, ""), baselineShape);
  const [problem] = problems;
  if (problem !== undefined)
    throw new Error(`${path}:${problem.line + 1}:${problem.column + 1}: ${problem.message}. ${problem.remedy}`);
  return new Baseline(value?.findings ?? []);
}

export function writeBaseline(path: string, findings: readonly CheckedFinding[]): void {
  const entries = new Map<string, Entry>();
  for (const finding of findings) {
    const one = identity(finding);
    const key = keyOf(one);
    entries.set(key, { ...one, count: (entries.get(key)?.count ?? 0) + 1 });
  }
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  writeFileSync(path, `${JSON.stringify({ version: 1, findings: sorted }, undefined, 2)}\n`);
}

/** The same for the same finding in later versions of its file. */
export function fingerprint(finding: CheckedFinding): string {
  return createHash("sha256")
    .update(keyOf(identity(finding)))
    .digest("hex")
    .slice(0, 32);
}

function identity({ finding, within, text }: CheckedFinding): Omit<Entry, "count"> {
  const words = text.replace(/\s+/g, " ").trim();
  // What has no line of its own, a missing header for instance, is told apart by what it says.
  return { rule: finding.rule, function: within?.name ?? "", text: words === "" ? finding.message : words };
}
function keyOf(entry: Omit<Entry, "count">): string {
  return `${entry.rule}\0${entry.function}\0${entry.text}`;
}

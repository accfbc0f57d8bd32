// `ringside explain`: a rule's page.
import { explain, listRules } from "../language-server/index.ts";
import { whyNotMapped } from "../language-server/rules/elsewhere.ts";

export function explainCommand(name: string): number {
  const page = explain(name);
  if (page !== undefined) {
    process.stdout.write(asText(page));
    return 0;
  }
  const known = whyNotMapped(name);
  if (known !== undefined) {
    process.stdout.write(`No rule stands for ${known.name} of ${known.tool}: ${known.why}.\n`);
    return 0;
  }
  process.stderr.write(`ringside: there is no rule '${name}'. ${hint(name)}\n`);
  return 2;
}

/** A page without Markdown's marks: its examples are set in, and say which they are. */
export function asText(page: string): string {
  let isCode = false;
  const lines = page.split("\n").flatMap((line) => {
    if (line.startsWith("```")) {
      isCode = !isCode;
      if (!isCode) return [];
      return ["", line.endsWith(" bad") ? "Wrong:" : line.endsWith(" good") ? "Right:" : "Example:", ""];
    }
    if (isCode) return [line === "" ? "" : `    ${line}`];
    const plain = line.replace(/^# /, "").replaceAll(/\*\*|`/g, "");
    return line.startsWith("Elsewhere: ") ? wrapped(plain) : [plain];
  });
  return `${lines
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trimEnd()}\n`;
}
function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + word.length > 100) {
      lines.push(line);
      line = "   ";
    }
    line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** What was meant by a name that is none: one spelt nearly so, else rules that share a word with it. */
export function hint(name: string): string {
  const rules = listRules();
  const wanted = name.toLowerCase();
  const [nearest] = rules
    .flatMap(({ id, aliases }) => [id, ...aliases])
    .map((other) => ({ other, away: distance(wanted, other.toLowerCase()) }))
    .sort((a, b) => a.away - b.away);
  if (nearest !== undefined && nearest.away <= Math.max(1, wanted.length / 5)) return `Did you mean ${nearest.other}?`;
  const near = rules.map(({ id }) => id).filter((id) => shares(id, wanted));
  if (near.length === 0) return "'ringside rules' lists them all.";
  return `Near it:\n${near.map((id) => `  ${id}`).join("\n")}`;
}
/** Do two hyphenated names share a word? */
function shares(id: string, name: string): boolean {
  const words = new Set(name.split(/[^a-z0-9]+/).filter((word) => word.length > 2));
  return id.split("-").some((word) => words.has(word));
}
/** How many letters have to be added, left out, changed or swapped with their neighbour. */
function distance(a: string, b: string): number {
  let twoBack: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (twoBack[j - 2] ?? 0) + 1);
      row.push(best);
    }
    twoBack = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

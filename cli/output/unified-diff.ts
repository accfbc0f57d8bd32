// The change of a text as a unified diff, which `patch` and `git apply` take. Made from the changes themselves: nothing has to be
// found out by comparing.
import type { TextChange } from "../../language-server/rules/rule.ts";

const context = 3;

interface Hunk {
  /** Lines of the old text, from 0; the end exclusive. */
  readonly first: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** `name`: the path as the diff names it, with forward slashes. Empty without changes. */
export function unifiedDiff(name: string, text: string, changes: readonly TextChange[]): string {
  const old = linesOf(text);
  const hunks = hunksOf(text, old, changes);
  if (hunks.length === 0) return "";
  let diff = `--- a/${name}\n+++ b/${name}\n`;
  let shift = 0;
  for (let i = 0; i < hunks.length; ) {
    let body = "";
    let added = 0;
    const start = Math.max(0, (hunks[i]?.first ?? 0) - context);
    let at = start;
    for (let hunk = hunks[i]; hunk !== undefined && hunk.first - at <= 2 * context; hunk = hunks[i]) {
      for (const line of old.slice(at, hunk.first)) body += marked(" ", line);
      for (const line of old.slice(hunk.first, hunk.end)) body += marked("-", line);
      for (const line of hunk.lines) body += marked("+", line);
      added += hunk.lines.length - (hunk.end - hunk.first);
      at = hunk.end;
      i += 1;
    }
    const stop = Math.min(old.length, at + context);
    for (const line of old.slice(at, stop)) body += marked(" ", line);
    diff += `@@ -${span(start, stop - start)} +${span(start + shift, stop - start + added)} @@\n${body}`;
    shift += added;
  }
  return diff;
}

function hunksOf(text: string, old: readonly string[], changes: readonly TextChange[]): Hunk[] {
  const starts: number[] = [];
  let at = 0;
  for (const line of old) {
    starts.push(at);
    at += line.length;
  }
  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  // Changes of one line, or of lines side by side, are made together.
  const groups: { first: number; last: number; changes: TextChange[] }[] = [];
  for (const change of [...changes].sort((a, b) => a.start - b.start)) {
    const first = lineAt(change.start);
    const last = lineAt(change.end);
    const before = groups.at(-1);
    if (before && first <= before.last) {
      before.last = Math.max(before.last, last);
      before.changes.push(change);
    } else groups.push({ first, last, changes: [change] });
  }
  return groups.flatMap(({ first, last, changes: own }) => {
    const from = starts[first] ?? 0;
    const end = starts[last + 1] ?? text.length;
    let made = "";
    let done = from;
    for (const change of own) {
      made += text.slice(done, change.start) + change.text;
      done = change.end;
    }
    made += text.slice(done, end);
    return trimmed(first, old.slice(first, last + 1), linesOf(made));
  });
}
/** Without the lines that are the same in front and behind. */
function trimmed(first: number, was: readonly string[], now: readonly string[]): Hunk[] {
  let front = 0;
  while (front < was.length && front < now.length && was[front] === now[front]) front += 1;
  let behind = 0;
  while (
    behind < was.length - front &&
    behind < now.length - front &&
    was[was.length - 1 - behind] === now[now.length - 1 - behind]
  )
    behind += 1;
  const lines = now.slice(front, now.length - behind);
  const end = first + was.length - behind;
  return lines.length === 0 && end === first + front ? [] : [{ first: first + front, end, lines }];
}
/** Each with its line feed; the last may have none. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
function marked(mark: string, line: string): string {
  return line.endsWith("\n") ? mark + line : `${mark}${line}\n\\ No newline at end of file\n`;
}
function span(first: number, count: number): string {
  // An empty run is named by the line before it.
  return count === 0 ? `${first},0` : count === 1 ? `${first + 1}` : `${first + 1},${count}`;
}

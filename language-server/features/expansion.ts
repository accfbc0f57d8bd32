// What a macro is replaced with where it stands, arguments and all.
import type { Unit } from "../../compiler/unit.ts";

/** Longest text shown, in tokens. */
const most = 240;

/** The tokens that an invocation beginning at an offset of a file has become; undefined if none begins there. */
export function expansionAt(unit: Unit, file: string, start: number, name: string): string | undefined {
  let end = -1;
  for (const invocation of unit.tokens.invocations(file))
    if (invocation.start === start && invocation.macro === name) end = Math.max(end, invocation.end);
  if (end < 0) return undefined;
  const words: string[] = [];
  for (const block of unit.tokens.blocks) {
    const wanted = block.sources.findIndex((source) => source.path === file);
    if (wanted < 0) continue;
    for (let at = 0; at < block.count; at++) {
      if (block.files[at] !== wanted || (block.expansionOf[at] ?? -1) < 0) continue;
      if ((block.starts[at] ?? 0) < start || (block.ends[at] ?? 0) > end) continue;
      if (words.length === most) return `${spaced(words)} …`;
      words.push(unit.tokens.text(block.base + at));
    }
  }
  return spaced(words);
}

function spaced(words: readonly string[]): string {
  let text = "";
  words.forEach((word, index) => {
    const before = words[index - 1] ?? "";
    const isApart =
      !/^(?:[)\];,.]|->|\+\+|--)$/.test(word) &&
      !/^(?:[([.!~]|->)$/.test(before) &&
      !(word === "(" && /^\w+$/.test(before) && !/^(?:if|while|for|switch|return)$/.test(before)) &&
      !(word === "[" && /[\w\])]$/.test(before));
    text += index > 0 && isApart ? ` ${word}` : word;
  });
  return text;
}

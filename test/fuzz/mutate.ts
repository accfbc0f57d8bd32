// Seeded mutations of source texts: cut, swap, duplicate, truncate, random bytes, tokens of other places. The same seed gives the same text.

/** A small generator of pseudo-random numbers (mulberry32); plain data, so that a failing input can be made again from its seed. */
export class Random {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * limit);
  }
  pick<T>(items: readonly T[], otherwise: T): T {
    return items[this.below(items.length)] ?? otherwise;
  }
}

/** What tends to upset a front end. */
const nasty = [
  "{",
  "}",
  "(",
  ")",
  "[",
  "]",
  ";",
  ",",
  "#",
  "##",
  "\\\n",
  "/*",
  "*/",
  "//",
  '"',
  "'",
  "L'",
  "#include ",
  "#if 1\n",
  "#endif\n",
  "#else\n",
  "#define X X X\n",
  "#define F(a, b...) a##b #a\n",
  "__try {",
  "__except(1)",
  "__leave;",
  "goto x;",
  "case 1:",
  "default:",
  "else",
  "while (",
  "for (;;)",
  "struct ",
  "union {",
  "enum {",
  "typedef ",
  "static ",
  "sizeof",
  "(int)",
  "->",
  "...",
  "::",
  "template <",
  "__declspec(",
  "__asm {",
  "__ringside_annotation(",
  "0x",
  "1e",
  "99999999999999999999",
  "1i64",
  "'\\",
  "\u0000",
  "\ufeff",
  "\u2028",
  "é",
  "𝄞",
  "<<<<<<< HEAD\n",
  "=======\n",
  ">>>>>>> x\n",
  "PAGED_CODE();",
  "KeAcquireSpinLock(&x, &y);",
  "return STATUS_PENDING;",
  "int int",
  "= {",
  "? :",
  "&&",
  "* * *",
];

/**
 * A text made of another by a handful of mutations, some of which take pieces of `sources`. What stands up to the last include of the first lines is mostly left alone:
 * kernel headers after anything else are read anew, which takes longer than all that the mutations are after.
 */
export function mutate(random: Random, text: string, sources: readonly string[]): string {
  const head = random.below(32) === 0 ? 0 : endOfIncludes(text);
  let body = text.slice(head);
  const count = 1 + random.below(6);
  for (let i = 0; i < count; i++) body = once(random, body, sources);
  return text.slice(0, head) + body;
}

function endOfIncludes(text: string): number {
  return /^(?:(?:\/\/.*|#pragma once.*|#include .*|\s*)\n)*/.exec(text)?.[0].length ?? 0;
}

function once(random: Random, text: string, sources: readonly string[]): string {
  const at = random.below(text.length + 1);
  const length = random.below(1 + Math.min(text.length - at, random.below(4) === 0 ? 2000 : 40));
  switch (random.below(9)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at);
    case 2:
      return text.slice(0, at) + text.slice(at, at + length).repeat(1 + random.below(4)) + text.slice(at);
    case 3: {
      const to = random.below(text.length + 1);
      const piece = text.slice(at, at + length);
      const rest = text.slice(0, at) + text.slice(at + length);
      return rest.slice(0, to) + piece + rest.slice(to);
    }
    case 4:
      return text.slice(0, at) + random.pick(nasty, ";") + text.slice(at);
    case 5:
      return (
        text.slice(0, at) +
        String.fromCharCode(random.below(random.below(3) === 0 ? 0x10000 : 128)) +
        text.slice(at + 1)
      );
    case 6: {
      const other = random.pick(sources, "");
      const from = random.below(other.length + 1);
      return text.slice(0, at) + other.slice(from, from + random.below(400)) + text.slice(at);
    }
    case 7:
      return text.slice(0, at) + random.pick(nasty, "(").repeat(1 + random.below(300)) + text.slice(at);
    default:
      return text.slice(at) + text.slice(0, at);
  }
}

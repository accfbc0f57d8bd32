// The tokens of a text that was edited: the lines around the edit are cut into tokens anew, what stands before and behind them is
// taken over. What a token is never hangs on what comes before its line, but for block comments and spliced lines.
import { lex, plainReturns, RawFlag, type RawTokens } from "./lexer.ts";

/** A change that leaves less than this of the file alone is not worth the trouble, in tokens. */
const leastKept = 1000;

/** The same as `lex(written)`, of a C file of which an earlier version is known. */
export function relex(written: string, before: RawTokens): RawTokens {
  const text = plainReturns(written);
  const { from, shared } = difference(before.text, text);
  const first = lineBefore(before, from);
  const delta = text.length - before.text.length;
  const last = lineBehind(before, Math.max(before.text.length - shared, first.at), text, delta);
  if (before.openComment >= 0 || first.token + before.count - last.token < leastKept) return lex(written);
  const between = lex(text.slice(first.at, last.at + delta));
  // What begins there goes on behind.
  if (between.openComment >= 0) return lex(written);
  const behind = first.token + between.count;
  const count = behind + before.count - last.token;
  const columns = (old: Int32Array, made: Int32Array, offset: number, shift: number): Int32Array => {
    const all = new Int32Array(count);
    all.set(old.subarray(0, first.token));
    for (let i = 0; i < between.count; i++) all[first.token + i] = (made[i] ?? 0) + offset;
    const rest = old.subarray(last.token, before.count);
    all.set(rest, behind);
    if (shift !== 0) for (let i = behind; i < count; i++) all[i] = (all[i] ?? 0) + shift;
    return all;
  };
  const flags = new Uint8Array(count);
  flags.set(before.flags.subarray(0, first.token));
  flags.set(between.flags.subarray(0, between.count), first.token);
  flags.set(before.flags.subarray(last.token, before.count), behind);
  return {
    text,
    count,
    symbols: columns(before.symbols, between.symbols, 0, 0),
    starts: columns(before.starts, between.starts, first.at, delta),
    ends: columns(before.ends, between.ends, first.at, delta),
    flags,
    directives: [
      ...before.directives.filter((at) => at < first.token),
      ...between.directives.map((at) => at + first.token),
      ...before.directives.filter((at) => at >= last.token).map((at) => at - last.token + behind),
    ],
    openComment: -1,
  };
}

/** How far two texts are the same from their beginnings on, and how much of their ends is, beside that. */
function difference(a: string, b: string): { readonly from: number; readonly shared: number } {
  const most = Math.min(a.length, b.length);
  let from = 0;
  for (let step = 4096; step >= 1; ) {
    if (from + step <= most && a.startsWith(b.slice(from, from + step), from)) from += step;
    else step >>= 1;
  }
  let shared = 0;
  for (let step = 4096; step >= 1; ) {
    const end = b.length - shared;
    if (from + shared + step <= most && a.endsWith(b.slice(end - step, end), a.length - shared)) shared += step;
    else step >>= 1;
  }
  return { from, shared };
}

interface Cut {
  /** How many tokens stand before it. */
  readonly token: number;
  /** Offset in the earlier text. */
  readonly at: number;
}
/** The last place up to an offset where a line of tokens ends and another begins. */
function lineBefore({ starts, ends, flags, count }: RawTokens, offset: number): Cut {
  for (let token = firstFrom(starts, count, offset + 1) - 1; token > 0; token--)
    if (((flags[token] ?? 0) & RawFlag.lineStart) !== 0) return { token, at: ends[token - 1] ?? 0 };
  return { token: 0, at: 0 };
}
/**
 * The first such place behind an offset, at the line's beginning. `now`: the text as it is now, which is the same from the offset on, but
 * that it stands `delta` further behind there.
 */
function lineBehind({ starts, flags, count }: RawTokens, offset: number, now: string, delta: number): Cut {
  for (let token = firstFrom(starts, count, offset); token < count; token++) {
    if (((flags[token] ?? 0) & RawFlag.lineStart) === 0) continue;
    let at = (starts[token] ?? 0) + delta;
    while (isBlank(now.charCodeAt(at - 1))) at--;
    // The line's end lies behind the offset, too, and the line before is not spliced to this one.
    if (at - 1 < offset + delta || now.charCodeAt(at - 1) !== 10) continue;
    let end = at - 2;
    while (isBlank(now.charCodeAt(end)) || now.charCodeAt(end) === 13) end--;
    if (now.charCodeAt(end) !== 92) return { token, at: at - delta };
  }
  return { token: count, at: now.length - delta };
}
function isBlank(unit: number): boolean {
  return unit === 32 || unit === 9;
}
/** The first token that starts at an offset or behind it. */
function firstFrom(starts: Int32Array, count: number, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

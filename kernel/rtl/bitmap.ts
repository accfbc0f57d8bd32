// Bit maps: RTL_BITMAP counts bits in a buffer of 32-bit words, the lowest bit of the first word first.
// Runs that would leave the map are a mistake of the caller: the touched words lie outside its buffer, which the access check finds.
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";

interface Bitmap {
  readonly bits: number;
  readonly words: Offset;
}
const notFound = 0xffff_ffff;

/** The map of parameter 0; `from`, `count` say which bits will be read or written. */
function bitmap(k: Kernel, f: Offset, write: boolean, from = 0, count?: number): Bitmap {
  const at = k.argPointer(f, 0);
  // SizeOfBitMap at 0, Buffer at 8.
  k.touch(f, at, 16, false);
  const bits = k.m.u32(at);
  const words = k.pointerAt(f, at + 8);
  const end = from + (count ?? bits);
  const first = 4 * Math.floor(from / 32);
  if (end > from) k.touch(f, words + first, 4 * Math.ceil(end / 32) - first, write);
  return { bits, words };
}
const get = (k: Kernel, map: Bitmap, i: number): boolean =>
  ((k.m.u32(map.words + 4 * Math.floor(i / 32)) >>> (i % 32)) & 1) !== 0;
function put(k: Kernel, map: Bitmap, from: number, count: number, value: boolean): void {
  for (let i = from; i < from + count; i++) {
    const at = map.words + 4 * Math.floor(i / 32);
    const bit = 1 << (i % 32);
    k.m.setU32(at, (value ? k.m.u32(at) | bit : k.m.u32(at) & ~bit) >>> 0);
  }
}

/** First run of `count` bits that are `value`, looked for from `hint` on, then from the start; a run does not wrap around. */
function find(k: Kernel, map: Bitmap, count: number, hint: number, value: boolean): number {
  const start = hint < map.bits ? hint : 0;
  if (count === 0) return start & ~7;
  const search = (from: number, to: number): number => {
    let run = 0;
    for (let i = from; i < to; i++) {
      run = get(k, map, i) === value ? run + 1 : 0;
      if (run === count) return i - count + 1;
    }
    return notFound;
  };
  const found = search(start, map.bits);
  return found !== notFound || start === 0 ? found : search(0, Math.min(map.bits, start + count - 1));
}
function finding(value: boolean, mark: boolean) {
  return (k: Kernel, f: Offset): Outcome => {
    const map = bitmap(k, f, mark);
    const count = k.argU32(f, 1);
    const at = find(k, map, count, k.argU32(f, 2), value);
    if (mark && at !== notFound) put(k, map, at, count, !value);
    return k.return32(f, at);
  };
}
function settingAll(value: boolean) {
  return (k: Kernel, f: Offset): Outcome => {
    const { bits, words } = bitmap(k, f, true);
    // Whole words, those past the last bit too, as the documentation's buffers are whole words.
    k.m.u8.fill(value ? 0xff : 0, words, words + 4 * Math.ceil(bits / 32));
    return k.returnVoid(f);
  };
}
function setting(value: boolean, one: boolean) {
  return (k: Kernel, f: Offset): Outcome => {
    const from = k.argU32(f, 1);
    const count = one ? 1 : k.argU32(f, 2);
    put(k, bitmap(k, f, true, from, count), from, count, value);
    return k.returnVoid(f);
  };
}
function areAll(value: boolean) {
  return (k: Kernel, f: Offset): Outcome => {
    const from = k.argU32(f, 1);
    const count = k.argU32(f, 2);
    const map = bitmap(k, f, false, 0, 0);
    if (count === 0 || from + count > map.bits) return k.returnBool(f, false);
    bitmap(k, f, false, from, count);
    for (let i = from; i < from + count; i++) if (get(k, map, i) !== value) return k.returnBool(f, false);
    return k.returnBool(f, true);
  };
}
function counting(value: boolean) {
  return (k: Kernel, f: Offset): Outcome => {
    const map = bitmap(k, f, false);
    let count = 0;
    for (let i = 0; i < map.bits; i++) if (get(k, map, i) === value) count++;
    return k.return32(f, count);
  };
}
/** Length of the run of clear bits that is found, whose start goes to the last parameter: the longest, the first, the next from a bit on, or the last before one. */
function clearRun(which: "longest" | "first" | "next" | "last") {
  return (k: Kernel, f: Offset): Outcome => {
    const map = bitmap(k, f, false);
    const bounded = which === "next" || which === "last";
    const out = k.argPointer(f, bounded ? 2 : 1);
    k.touch(f, out, 4, true);
    const bound = bounded ? k.argU32(f, 1) : 0;
    let best = { at: bound, length: 0 };
    const end = which === "last" ? Math.min(map.bits, bound + 1) : map.bits;
    for (let i = which === "next" ? bound : 0; i < end; i++) {
      if (get(k, map, i)) continue;
      const at = i;
      while (i < end && !get(k, map, i)) i++;
      if (which === "last" || i - at > best.length) best = { at, length: i - at };
      if (which === "next" || which === "first") break;
    }
    k.m.setU32(out, best.at);
    return k.return32(f, best.length);
  };
}

/** (BitMapHeader, RunArray, SizeOfRunArray, LocateLongestRuns): the first runs of clear bits, or the longest, the longest first. */
function clearRuns(k: Kernel, f: Offset): Outcome {
  const map = bitmap(k, f, false);
  const out = k.argPointer(f, 1);
  const most = k.argU32(f, 2);
  const runs: { readonly at: number; readonly length: number }[] = [];
  const longest = k.argBool(f, 3);
  for (let i = 0; i < map.bits && (longest || runs.length < most); i++) {
    if (get(k, map, i)) continue;
    const at = i;
    while (i < map.bits && !get(k, map, i)) i++;
    runs.push({ at, length: i - at });
  }
  if (longest) runs.sort((a, b) => b.length - a.length);
  const given = runs.slice(0, most);
  k.touch(f, out, 8 * given.length, true);
  for (const [i, { at, length }] of given.entries()) {
    k.m.setU32(out + 8 * i, at);
    k.m.setU32(out + 8 * i + 4, length);
  }
  return k.return32(f, given.length);
}

/** -1 in a CCHAR if there is none. */
function significant(k: Kernel, f: Offset, highest: boolean): Outcome {
  const set = k.arg64(f, 0);
  let at = highest ? 63 : 0;
  while (at >= 0 && at < 64 && ((set >> BigInt(at)) & 1n) === 0n) at += highest ? -1 : 1;
  return k.return32(f, set === 0n ? 0xff : at);
}

export const bitmapDdis: readonly Routine[] = [
  ddi("RtlInitializeBitMap", 3, (k, f) => {
    const at = k.argPointer(f, 0);
    k.touch(f, at, 16, true);
    k.m.setU32(at, k.argU32(f, 2));
    k.m.setU64(at + 8, k.arg64(f, 1));
    return k.returnVoid(f);
  }),
  ddi("RtlClearAllBits", 1, settingAll(false)),
  ddi("RtlSetAllBits", 1, settingAll(true)),
  ddi("RtlClearBits", 3, setting(false, false)),
  ddi("RtlSetBits", 3, setting(true, false)),
  ddi("RtlClearBit", 2, setting(false, true)),
  ddi("RtlSetBit", 2, setting(true, true)),
  ddi("RtlTestBit", 2, (k, f) => {
    const at = k.argU32(f, 1);
    return k.returnBool(f, get(k, bitmap(k, f, false, at, 1), at));
  }),
  ddi("RtlAreBitsClear", 3, areAll(false)),
  ddi("RtlAreBitsSet", 3, areAll(true)),
  ddi("RtlFindClearBits", 3, finding(false, false)),
  ddi("RtlFindClearBitsAndSet", 3, finding(false, true)),
  ddi("RtlFindSetBits", 3, finding(true, false)),
  ddi("RtlFindSetBitsAndClear", 3, finding(true, true)),
  ddi("RtlNumberOfClearBits", 1, counting(false)),
  ddi("RtlNumberOfSetBits", 1, counting(true)),
  ddi("RtlFindLongestRunClear", 2, clearRun("longest")),
  ddi("RtlFindFirstRunClear", 2, clearRun("first")),
  ddi("RtlFindClearRuns", 4, clearRuns),
  ddi("RtlFindNextForwardRunClear", 3, clearRun("next")),
  ddi("RtlFindLastBackwardRunClear", 3, clearRun("last")),
  ddi("RtlNumberOfSetBitsUlongPtr", 1, (k, f) => {
    let count = 0;
    for (let bits = k.arg64(f, 0); bits !== 0n; bits &= bits - 1n) count++;
    return k.return32(f, count);
  }),
  ddi("RtlFindLeastSignificantBit", 1, (k, f) => significant(k, f, false)),
  ddi("RtlFindMostSignificantBit", 1, (k, f) => significant(k, f, true)),
];

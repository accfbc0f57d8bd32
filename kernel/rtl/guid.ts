// GUIDs as text, "c0cf0640-5f6e-11d2-b677-00c0dfe4c1f3", and as their 16 bytes lie in memory.

import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";

const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];

/** Bytes of a GUID's text, with or without braces. */
export function guidBytes(text: string): number[] {
  const bytes = (text.replaceAll(/[-{}]/g, "").match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));
  return order.map((i) => bytes[i] ?? 0);
}

/** A UUID of version 1, made of a time in 100 ns since 1601 and a number that no other has. */
export function uuidAt(time: bigint, number: number): string {
  const since1582 = time + 5_748_192_000_000_000n + BigInt(number);
  const hex = since1582.toString(16).padStart(15, "0");
  const clock = (0x8000 | (number & 0x3fff)).toString(16);
  return `${hex.slice(7)}-${hex.slice(3, 7)}-1${hex.slice(0, 3)}-${clock}-025253444e47`;
}

/** Text of the GUID at `at`, in lower case without braces. */
export function guidText(memory: { readonly u8: Uint8Array }, at: number): string {
  const hex = order.map((i) => (memory.u8[at + i] ?? 0).toString(16).padStart(2, "0")).join("");
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => hex.slice(from, to))
    .join("-");
}

/** The same of a GUID that a caller has passed: all its bytes must be readable to it. */
export function readGuid(k: Kernel, f: Offset, at: Offset): string {
  k.touch(f, at, order.length, false);
  return guidText(k.m, at);
}

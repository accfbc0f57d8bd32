// Memory functions that are called as functions. Compiled calls of memcpy and memset are checked in line by the machine.
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { verify } from "../verifier/stop.ts";
import { checkCompared, copyMemory } from "../verifier/uninitialized.ts";

const length = (k: Kernel, f: Offset, i: number): number => Number(k.arg64(f, i) & 0xffff_ffffn);

/** memcpy, which may copy from either end; memmove is for what overlaps. One that copies to itself changes nothing. */
function copyApart(k: Kernel, f: Offset): Outcome {
  const to = k.argPointer(f, 0);
  const from = k.argPointer(f, 1);
  const count = length(k, f, 2);
  if (to !== from && to < from + count && from < to + count) {
    const message = `${count} bytes are copied from ${k.hex(from)} to ${k.hex(to)}, which overlap: RtlMoveMemory is for that.`;
    verify(k, f, "verifier:memory", message, 0xc4, [0xf0n, k.address(to), k.address(from), BigInt(count)]);
  }
  return copy(k, f);
}

function copy(k: Kernel, f: Offset): Outcome {
  const to = k.argPointer(f, 0);
  const from = k.argPointer(f, 1);
  const count = length(k, f, 2);
  if (count > 0) {
    k.touch(f, from, count, false);
    k.touch(f, to, count, true);
    copyMemory(k, f, to, from, count);
  }
  return k.returnPointer(f, to);
}

function fill(k: Kernel, f: Offset, count: number, value: number): Outcome {
  const to = k.argPointer(f, 0);
  if (count > 0) {
    k.touch(f, to, count, true);
    k.m.u8.fill(value, to, to + count);
    k.machine.shadow?.write(to, count, 0n);
  }
  return k.returnPointer(f, to);
}

/** The two blocks that are to be compared, which may be read. */
function compared(k: Kernel, f: Offset): { readonly a: Offset; readonly b: Offset; readonly count: number } {
  const a = k.argPointer(f, 0);
  const b = k.argPointer(f, 1);
  const count = length(k, f, 2);
  if (count > 0) {
    k.touch(f, a, count, false);
    k.touch(f, b, count, false);
    checkCompared(k, f, a, b, count);
  }
  return { a, b, count };
}

export const memoryDdis: readonly Routine[] = [
  ddi("memcpy", 3, copyApart),
  ddi("memmove", 3, copy),
  ddi("RtlCopyMemory", 3, copyApart),
  ddi("RtlMoveMemory", 3, copy),
  ddi("RtlCopyMemoryNonTemporal", 3, copyApart),
  ddi("memset", 3, (k, f) => fill(k, f, length(k, f, 2), k.argU32(f, 1) & 0xff)),
  ddi("RtlZeroMemory", 2, (k, f) => fill(k, f, length(k, f, 1), 0)),
  ddi("RtlSecureZeroMemory", 2, (k, f) => fill(k, f, length(k, f, 1), 0)),
  ddi("RtlFillMemory", 3, (k, f) => fill(k, f, length(k, f, 1), k.argU32(f, 2) & 0xff)),
  ddi("memcmp", 3, (k, f) => {
    const { a, b, count } = compared(k, f);
    for (let i = 0; i < count; i++) {
      const difference = (k.m.u8[a + i] ?? 0) - (k.m.u8[b + i] ?? 0);
      if (difference !== 0) return k.return32(f, difference);
    }
    return k.return32(f, 0);
  }),
  ddi("RtlCompareMemory", 3, (k, f) => {
    const { a, b, count } = compared(k, f);
    let equal = 0;
    while (equal < count && k.m.u8[a + equal] === k.m.u8[b + equal]) equal++;
    return k.return64(f, BigInt(equal));
  }),
];

// A machine's memory at a moment, to compare another moment with, byte by byte.
import type { Kernel } from "../../../kernel/kernel.ts";

/** What a kernel has in use of its memory, and the permissions there: all but what lies between the pool and the stacks. */
export type MemoryImage = readonly Buffer[];

export const memoryImage = (kernel: Kernel): MemoryImage => used(kernel).map((part) => Buffer.from(part));
export const hasImage = (kernel: Kernel, image: MemoryImage): boolean =>
  used(kernel).every((part, i) => image[i]?.equals(part) === true);

function used(kernel: Kernel): readonly Uint8Array[] {
  const { u8, size } = kernel.m;
  const { next, end } = kernel.state.pool;
  const tables = [size - size / 4, size - size / 8] as const;
  const ranges = [
    [0, next],
    [end, tables[0]],
  ] as const;
  return ranges.flatMap(([from, to]) => [
    u8.subarray(from, to),
    ...tables.map((table) => u8.subarray(table + Math.floor(from / 8), table + Math.ceil(to / 8))),
  ]);
}

// Processor groups: processors are numbered through, and so many in a row make a group, as the scenario says (bcdedit calls it groupsize).
// Each group is a NUMA node of its own. A thread's affinity is kept over all processors, a bit each.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";

export const processorCount = (k: Kernel): number => k.state.processors.length;
export const groupCount = (k: Kernel): number => Math.ceil(processorCount(k) / k.state.groupSize);
export const groupOf = (k: Kernel, processor: number): number => Math.floor(processor / k.state.groupSize);
export const currentProcessor = (k: Kernel): number => Math.max(0, k.cur.processor);

/** How many processors a group has; 0 if there is no such group. */
export const sizeOfGroup = (k: Kernel, group: number): number =>
  Math.max(0, Math.min(k.state.groupSize, processorCount(k) - group * k.state.groupSize));

/** KAFFINITY of all processors of a group. */
export const maskOfGroup = (k: Kernel, group: number): number => 2 ** sizeOfGroup(k, group) - 1;

/** An affinity within a group, over all processors: what the group has of it. */
export const affinityIn = (k: Kernel, group: number, mask: bigint): number =>
  Number(mask & BigInt(maskOfGroup(k, group))) * 2 ** (group * k.state.groupSize);

/** The group of an affinity over all processors, and its bits within that group; those of group 0 for none. */
export function withinGroup(k: Kernel, affinity: number): { readonly group: number; readonly mask: number } {
  const first = affinity === 0 ? 0 : Math.log2(affinity & -affinity);
  const group = groupOf(k, first);
  return { group, mask: Math.floor(affinity / 2 ** (group * k.state.groupSize)) & maskOfGroup(k, group) };
}

/** Writes a PROCESSOR_NUMBER. */
export function writeNumber(k: Kernel, at: Offset, processor: number): void {
  const layout = k.s.PROCESSOR_NUMBER;
  k.m.u8.fill(0, at, at + layout.size);
  k.m.setU16(at + layout.Group, groupOf(k, processor));
  k.m.u8[at + layout.Number] = processor % k.state.groupSize;
}

/** Index of the processor that a PROCESSOR_NUMBER means; undefined if there is none. */
export function processorAt(k: Kernel, at: Offset): number | undefined {
  const layout = k.s.PROCESSOR_NUMBER;
  const number = k.m.u8[at + layout.Number] ?? 0;
  const group = k.m.u16(at + layout.Group);
  return number < sizeOfGroup(k, group) ? group * k.state.groupSize + number : undefined;
}

/** Writes a GROUP_AFFINITY. */
export function writeGroupAffinity(k: Kernel, at: Offset, group: number, mask: number): void {
  const layout = k.s.GROUP_AFFINITY;
  k.m.u8.fill(0, at, at + layout.size);
  k.m.setU16(at + layout.Group, group);
  k.m.setU64(at + layout.Mask, BigInt(mask));
}

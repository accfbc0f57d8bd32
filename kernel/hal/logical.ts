// Logical addresses: what a bus-master device sees of memory. They are no physical addresses: a device reaches memory only through the
// map registers that a transfer or a common buffer set up for it, so that a driver that gives its device a physical address, or lets it
// go on after the mapping has been taken back, is caught when the device does it.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { recordFinding } from "../verifier/stop.ts";
import type { DmaMapping } from "./state.ts";

const page = 4096;
/** Windows of logical addresses: below 16 MiB for devices of the ISA bus, else below 4 GiB. */
const windows = {
  isa: { start: 0x0010_0000, end: 0x0100_0000 },
  wide: { start: 0x8000_0000, end: 0xf000_0000 },
} as const;

/** Maps memory for an adapter; 0 if its window has no room. The offset within a page stays. */
export function mapLogical(k: Kernel, mapping: Omit<DmaMapping, "logical">, isa: boolean): number {
  const window = isa ? windows.isa : windows.wide;
  const inside = mapping.physical & (page - 1);
  const size = Math.ceil((inside + mapping.length) / page) * page;
  let at: number = window.start;
  for (const one of k.state.dmaMappings) {
    const start = one.logical - (one.logical % page);
    const end = start + Math.ceil(((one.logical % page) + one.length) / page) * page;
    if (start < window.start || start >= window.end) continue;
    if (at + size <= start) break;
    at = Math.max(at, end);
  }
  if (at + size > window.end) return 0;
  const logical = at + inside;
  k.state.dmaMappings = [...k.state.dmaMappings, { ...mapping, logical }].sort((a, b) => a.logical - b.logical);
  return logical;
}

export function unmapLogical(k: Kernel, which: (one: DmaMapping) => boolean): number {
  const before = k.state.dmaMappings.length;
  k.state.dmaMappings = k.state.dmaMappings.filter((one) => !which(one));
  return before - k.state.dmaMappings.length;
}

/** Where a device's access goes; undefined, with a finding, if nothing is mapped there for it. */
export function translate(
  k: Kernel,
  device: string,
  logical: number,
  length: number,
  write: boolean,
): Offset | undefined {
  const found = k.state.dmaMappings.find(
    (one) => logical >= one.logical && logical + length <= one.logical + one.length,
  );
  const what = `${device} ${write ? "writes" : "reads"} ${length} bytes at logical address 0x${logical.toString(16)}`;
  if (found === undefined) {
    const guess =
      k.state.pool.blocks.get(logical) !== undefined || logical < k.m.size
        ? " It may be a physical address: a device is given what MapTransfer, GetScatterGatherList or AllocateCommonBuffer return."
        : "";
    const message = `${what}, where no transfer and no common buffer is mapped: it was never mapped, or its mapping has been taken back.${guess}`;
    recordFinding(k, undefined, "verifier:dma", message, 0xe6, [0xfn, BigInt(logical), 0n, 0n]);
    return undefined;
  }
  if (found.toDevice !== undefined && found.toDevice === write) {
    const message = `${what}, which was mapped for a transfer ${found.toDevice ? "to" : "from"} the device.`;
    recordFinding(k, undefined, "verifier:dma", message, 0xe6, [0x18n, BigInt(logical), 0n, 0n]);
    return undefined;
  }
  return found.physical + (logical - found.logical);
}

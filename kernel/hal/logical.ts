// Logical addresses: what a bus-master device sees of memory. They are no physical addresses: a device reaches memory only through the
// map registers that a transfer or a common buffer set up for it, so that a driver that gives its device a physical address, or lets it
// go on after the mapping has been taken back, is caught when the device does it. A transfer's data are copied when it is mapped and when
// it is flushed, so that a driver that looks too early sees what was there before.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { recordFinding } from "../verifier/stop.ts";
import type { DmaAdapter, DmaMapping, DmaRange } from "./state.ts";

const page = 4096;
/** Windows of logical addresses by the width of the addresses that a device sees. A device of 64 bits is given none below 4 GiB. */
const windows = {
  24: { start: 0x0010_0000, end: 0x0100_0000 },
  32: { start: 0x8000_0000, end: 0xf000_0000 },
  64: { start: 0x1_0000_0000, end: 0x2_0000_0000 },
} as const;

/** Maps memory for an adapter; 0 if its window has no room. The offset within a page stays. */
export function mapLogical(
  k: Kernel,
  mapping: Omit<DmaMapping, "logical" | "bounce">,
  width: DmaAdapter["addressWidth"],
): number {
  const window = windows[width];
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
  const bounce = mapping.toDevice === undefined ? 0 : bounceFor(k, mapping);
  k.state.dmaMappings = [...k.state.dmaMappings, { ...mapping, logical, bounce }].sort((a, b) => a.logical - b.logical);
  return logical;
}

/** Transfers go through memory of the map registers, as with Driver Verifier's double buffering: it has what the buffer holds now. */
function bounceFor(k: Kernel, { physical, length }: DmaRange): Offset {
  const at = allocate(k, { size: length, tag: "HalB", what: "map registers" });
  if (at !== 0) k.m.u8.copyWithin(at, physical, physical + length);
  return at;
}

/** Takes mappings back; what a device has put into map registers is in the driver's buffer from now on. Gives how many there were. */
export function unmapLogical(k: Kernel, which: (one: DmaMapping) => boolean): number {
  const gone = k.state.dmaMappings.filter(which);
  k.state.dmaMappings = k.state.dmaMappings.filter((one) => !which(one));
  for (const { bounce, physical, length, toDevice } of gone) {
    if (bounce === 0) continue;
    if (toDevice === false) k.m.u8.copyWithin(physical, bounce, bounce + length);
    release(k, bounce);
  }
  return gone.length;
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
  return (found.bounce || found.physical) + (logical - found.logical);
}

// DMA adapters as all their operations need them: who they are, what a buffer's MDLs come to, and the verifier's word for a mistake.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithFinding, verify } from "../verifier/stop.ts";
import type { DmaAdapter, DmaChannel, DmaRange } from "./state.ts";

const page = 4096;
const dispatchLevel = 2;
export const pagesOf = (at: number, length: number): number => Math.ceil(((at & (page - 1)) + length) / page);

export function wrong(k: Kernel, f: Offset, code: number, message: string): void {
  verify(k, f, "verifier:dma", message, 0xe6, [BigInt(code), 0n, 0n, 0n]);
}

/** What ends a transfer says in which direction it went: what is in map registers is copied to the buffer, or is not, by that. */
export function checkDirection(
  k: Kernel,
  f: Offset,
  name: string,
  began: boolean | undefined,
  toDevice: boolean,
): void {
  if (began === undefined || began === toDevice) return;
  const [was, is] = [began, toDevice].map((to) => (to ? "to the device (TRUE)" : "from the device (FALSE)"));
  const message = `${name} says that the transfer was ${is}, but it began ${was}: WriteToDevice must be the same for both, or data stays in the map registers.`;
  verify(k, f, "verifier:dma", message);
}

/** The same where there is nothing that a machine could go on with. */
export function impossible(k: Kernel, f: Offset, code: number, message: string): never {
  return stopWithFinding(k, f, "verifier:dma", message, 0xe6, [BigInt(code), 0n, 0n, 0n]);
}

export function adapterAt(k: Kernel, f: Offset, name: string): DmaAdapter {
  const at = k.argPointer(f, 0);
  const found = k.state.dmaAdapters.get(at);
  return (
    found ??
    impossible(k, f, 0x19, `${name} is given ${k.hex(at)}, which is no adapter of IoGetDmaAdapter's (any more).`)
  );
}
export function channelOf(k: Kernel, adapter: DmaAdapter): DmaChannel {
  const known = k.state.dmaChannels.get(adapter.channel);
  if (known !== undefined) return known;
  const made: DmaChannel = { owner: 0, current: { base: 0, registers: 0 }, waiting: [] };
  k.state.dmaChannels.set(adapter.channel, made);
  return made;
}

export function atDispatch(k: Kernel, f: Offset, name: string): void {
  if (k.irql !== dispatchLevel)
    wrong(k, f, 0x13, `${name} is called at IRQL ${k.irql}; it must be called at DISPATCH_LEVEL.`);
}

/** Physical address of a byte of a locked MDL's buffer, by the virtual address that the MDL gives it. */
export function physicalOf(k: Kernel, f: Offset, mdl: Offset, va: bigint, length: number, name: string): Offset {
  const start = startOf(k, f, mdl, name);
  const inside = Number(va - start);
  if (inside < 0 || inside + length > k.m.u32(mdl + k.s.MDL.ByteCount))
    wrong(
      k,
      f,
      0x1b,
      `${name}: ${length} bytes from CurrentVa on do not lie in the MDL's buffer of ${k.m.u32(mdl + k.s.MDL.ByteCount)} bytes.`,
    );
  return addressIn(k, mdl, start) + inside;
}
/** Virtual address of the buffer of an MDL, which must be locked. */
function startOf(k: Kernel, f: Offset, mdl: Offset, name: string): bigint {
  const layout = k.s.MDL;
  k.touch(f, mdl, layout.size, false);
  // MDL_PAGES_LOCKED, MDL_SOURCE_IS_NONPAGED_POOL; MDL_PARTIAL is locked with what it is a part of.
  const locked = 0x2 | 0x4 | 0x10;
  if ((k.m.u16(mdl + layout.MdlFlags) & locked) === 0)
    wrong(k, f, 0x0e, `${name}: the pages of the MDL at ${k.hex(mdl)} are not locked.`);
  return k.m.u64(mdl + layout.StartVa) + BigInt(k.m.u32(mdl + layout.ByteOffset));
}
const addressIn = (k: Kernel, mdl: Offset, start: bigint): Offset =>
  k.pointerOr0(mdl + k.s.MDL.MappedSystemVa) || Number(start & 0xffff_ffffn);

/** Ranges of `length` bytes from `offset` on in the buffers of a chain of MDLs, one an MDL. */
export function rangesOfChain(
  k: Kernel,
  f: Offset,
  first: Offset,
  offset: number,
  length: number,
  name: string,
): readonly DmaRange[] {
  const ranges: DmaRange[] = [];
  let [skip, left] = [offset, length];
  for (let mdl = first; mdl !== 0 && left > 0; mdl = k.pointerOr0(mdl + k.s.MDL.Next)) {
    const start = startOf(k, f, mdl, name);
    const count = k.m.u32(mdl + k.s.MDL.ByteCount);
    if (skip < count) {
      const here = Math.min(left, count - skip);
      ranges.push({ physical: addressIn(k, mdl, start) + skip, length: here });
      left -= here;
    }
    skip = Math.max(0, skip - count);
  }
  if (left > 0)
    wrong(k, f, 0x1b, `${name}: ${length} bytes from offset ${offset} on do not lie in the buffers of the MDLs.`);
  return ranges;
}

/** The ranges as a device is given them: one that gathers gets a range a page. */
export function fragments(adapter: DmaAdapter, ranges: readonly DmaRange[]): readonly DmaRange[] {
  if (!adapter.gathers) return ranges;
  return ranges.flatMap(({ physical, length }) => {
    const parts: DmaRange[] = [];
    for (let done = 0; done < length; ) {
      const here = Math.min(length - done, page - ((physical + done) & (page - 1)));
      parts.push({ physical: physical + done, length: here });
      done += here;
    }
    return parts;
  });
}
export const registersFor = (ranges: readonly DmaRange[]): number =>
  ranges.reduce((sum, { physical, length }) => sum + pagesOf(physical, length), 0);

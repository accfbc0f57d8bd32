// Common buffers: memory that a device and its driver share for as long as they like.
import type { Outcome } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { adapterAt, wrong } from "./adapter.ts";
import { mapLogical, unmapLogical } from "./logical.ts";

const page = 4096;

/** (adapter, length, &logical address, cached) and (adapter, maximum address or NULL, length, &logical address, cached, node). */
export const allocateCommonBuffer =
  (ex: boolean) =>
  (k: Kernel, f: Offset): Outcome => {
    const adapter = adapterAt(k, f, ex ? "AllocateCommonBufferEx" : "AllocateCommonBuffer");
    const length = k.argU32(f, ex ? 2 : 1);
    const out = k.argPointer(f, ex ? 3 : 2);
    k.touch(f, out, 8, true);
    const limit = ex ? k.argPointer(f, 1) : 0;
    if (limit !== 0) k.touch(f, limit, 8, false);
    if (length === 0) return k.returnPointer(f, 0);
    const size = Math.ceil(length / page) * page;
    const at = allocate(k, { size, tag: "DmaC", what: "common buffer", zero: true, place: k.callerPlace(f) });
    if (at === 0) return k.returnPointer(f, 0);
    const mapping = { physical: at, length: size, adapter: adapter.at, base: 0, toDevice: undefined };
    // The device of system DMA is the controller, which sees physical addresses; nobody else is to use them.
    const logical = adapter.system === undefined ? mapLogical(k, mapping, adapter.addressWidth) : at;
    if (logical === 0 || (limit !== 0 && BigInt(logical + size - 1) > k.m.u64(limit))) {
      if (logical !== 0) unmapLogical(k, (one) => one.logical === logical && one.adapter === adapter.at);
      release(k, at);
      return k.returnPointer(f, 0);
    }
    adapter.buffers.push({ at, length, logical });
    k.m.setU64(out, BigInt(logical));
    return k.returnPointer(f, at);
  };

/** (adapter, length, logical address, virtual address, cached) */
export function freeCommonBuffer(k: Kernel, f: Offset): Outcome {
  const adapter = adapterAt(k, f, "FreeCommonBuffer");
  const [length, logical, at] = [k.argU32(f, 1), Number(k.arg64(f, 2)), k.argPointer(f, 3)];
  const index = adapter.buffers.findIndex((one) => one.at === at && one.length === length && one.logical === logical);
  if (index < 0)
    wrong(
      k,
      f,
      0x03,
      `FreeCommonBuffer of ${length} bytes at ${k.hex(at)} does not match any AllocateCommonBuffer in length and addresses.`,
    );
  adapter.buffers.splice(index, 1);
  unmapLogical(k, (one) => one.logical === logical && one.adapter === adapter.at);
  release(k, at, k.callerPlace(f));
  return k.returnVoid(f);
}

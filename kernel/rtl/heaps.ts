// RtlCreateHeap and its kin in kernel mode: heaps of a driver's own, whose blocks lie in paged pool and go with the heap. Left out: where a heap is
// to lie, how large it may become, its lock.

import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { stopWithFinding } from "../verifier/stop.ts";

/** HEAP_GENERATE_EXCEPTIONS and HEAP_ZERO_MEMORY. */
const Flag = { raises: 0x4, zero: 0x8 } as const;
const headerSize = 64;
const tag = "Heap";

function inHeap(k: Kernel, f: Offset, size: number, what: string, zero: boolean): Offset {
  const [driver, place] = [k.callerDriver(f), k.callerPlace(f)];
  return allocate(k, { size, tag, what, paged: true, zero, driver, place });
}
function blocksOf(k: Kernel, f: Offset): Set<Offset> {
  const heap = k.argPointer(f, 0);
  const found = k.state.heaps.get(heap);
  const message = `${k.hex(heap)} is no heap that RtlCreateHeap has made, or it has been destroyed.`;
  return found ?? stopWithFinding(k, f, "verifier:pool", message);
}

/** (heap, flags, size) */
function allocateBlock(k: Kernel, f: Offset): Outcome {
  const blocks = blocksOf(k, f);
  const flags = k.argU32(f, 1);
  const size = Number(k.arg64(f, 2) & 0xffff_ffffn);
  const at = inHeap(k, f, Math.max(1, size), "heap block", (flags & Flag.zero) !== 0);
  if (at === 0 && (flags & Flag.raises) !== 0) k.raiseFrom(f, nt.STATUS_NO_MEMORY, "the heap has no memory left");
  if (at !== 0) blocks.add(at);
  return k.returnPointer(f, at);
}
/** (heap, flags, block): NULL is no block, which is fine. */
function freeBlock(k: Kernel, f: Offset): Outcome {
  const blocks = blocksOf(k, f);
  const at = k.argPointer(f, 2);
  if (at === 0) return k.returnBool(f, true);
  if (!blocks.delete(at)) {
    const message = `RtlFreeHeap is given ${k.hex(at)}, which is no block of this heap, or has been freed already.`;
    stopWithFinding(k, f, "verifier:pool", message);
  }
  release(k, at, k.callerPlace(f));
  return k.returnBool(f, true);
}

export const heapDdis: readonly Routine[] = [
  // (flags, base, reserved, committed, lock, parameters)
  ddi("RtlCreateHeap", 6, (k, f) => {
    const at = inHeap(k, f, headerSize, "heap", true);
    if (at !== 0) k.state.heaps.set(at, new Set());
    return k.returnPointer(f, at);
  }),
  ddi("RtlAllocateHeap", 3, allocateBlock),
  ddi("RtlFreeHeap", 3, freeBlock),
  ddi("RtlDestroyHeap", 1, (k, f) => {
    for (const block of blocksOf(k, f)) release(k, block, k.callerPlace(f));
    const heap = k.argPointer(f, 0);
    k.state.heaps.delete(heap);
    release(k, heap, k.callerPlace(f));
    return k.returnPointer(f, 0);
  }),
];

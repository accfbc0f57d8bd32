// Processors by group, number and index, and threads held to some of them. There is one group and one node, both number 0.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { setTargetProcessor } from "./dpc.ts";
import { everywhere } from "./ready.ts";
import { setAffinity } from "./thread.ts";

const allGroups = 0xffff;
const noProcessor = 0xffff_ffff;

const count = (k: Kernel): number => k.state.processors.length;
const allOf = (k: Kernel): bigint => (1n << BigInt(count(k))) - 1n;
const group = (k: Kernel, f: Offset): number => k.argU32(f, 0) & 0xffff;

/** Number of the processor that a PROCESSOR_NUMBER means; undefined if there is none. */
function processorAt(k: Kernel, f: Offset, at: Offset): number | undefined {
  const layout = k.s.PROCESSOR_NUMBER;
  k.touch(f, at, layout.size, false);
  const number = k.m.u8[at + layout.Number] ?? 0;
  return k.m.u16(at + layout.Group) === 0 && number < count(k) ? number : undefined;
}

function writeAffinity(k: Kernel, at: Offset, mask: bigint): void {
  k.m.u8.fill(0, at, at + k.s.GROUP_AFFINITY.size);
  k.m.setU64(at + k.s.GROUP_AFFINITY.Mask, mask);
}

/** What the thread was held to, 0 if to nothing. */
function heldTo(k: Kernel): number {
  const { affinity } = k.threadContext();
  return affinity === everywhere ? 0 : affinity;
}

function setGroupAffinity(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  const previous = k.argPointer(f, 1);
  const layout = k.s.GROUP_AFFINITY;
  k.touch(f, at, layout.size, false);
  if (previous !== 0) k.touch(f, previous, layout.size, true);
  const mask = Number(k.m.u64(at + layout.Mask) & allOf(k));
  const before = BigInt(heldTo(k));
  // A mask or group that there is not leaves the thread where it is.
  const there = mask !== 0 && k.m.u16(at + layout.Group) === 0;
  if (previous !== 0) writeAffinity(k, previous, there ? before : 0n);
  return there ? setAffinity(k, f, mask) : k.returnVoid(f);
}

export const processorDdis: readonly Routine[] = [
  ddi("KeQueryActiveGroupCount", 0, (k, f) => k.return32(f, 1)),
  ddi("KeQueryMaximumGroupCount", 0, (k, f) => k.return32(f, 1)),
  ddi("KeQueryGroupAffinity", 1, (k, f) => k.return64(f, group(k, f) === 0 ? allOf(k) : 0n)),
  ddi("KeQueryMaximumProcessorCountEx", 1, (k, f) =>
    k.return32(f, group(k, f) === 0 || group(k, f) === allGroups ? count(k) : 0),
  ),
  ddi("KeGetProcessorIndexFromNumber", 1, (k, f) =>
    k.return32(f, processorAt(k, f, k.argPointer(f, 0)) ?? noProcessor),
  ),
  ddi("KeGetProcessorNumberFromIndex", 2, (k, f) => {
    const index = k.argU32(f, 0);
    const out = k.argPointer(f, 1);
    const layout = k.s.PROCESSOR_NUMBER;
    k.touch(f, out, layout.size, true);
    if (index >= count(k)) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    k.m.u8.fill(0, out, out + layout.size);
    k.m.u8[out + layout.Number] = index;
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("KeGetCurrentNodeNumber", 0, (k, f) => k.return32(f, 0)),
  ddi("KeQueryHighestNodeNumber", 0, (k, f) => k.return32(f, 0)),
  // (NodeNumber, Affinity, Count)
  ddi("KeQueryNodeActiveAffinity", 3, (k, f) => {
    const affinity = k.argPointer(f, 1);
    const out = k.argPointer(f, 2);
    const there = group(k, f) === 0;
    if (affinity !== 0) {
      k.touch(f, affinity, k.s.GROUP_AFFINITY.size, true);
      writeAffinity(k, affinity, there ? allOf(k) : 0n);
    }
    if (out !== 0) {
      k.touch(f, out, 2, true);
      k.m.setU16(out, there ? count(k) : 0);
    }
    return k.returnVoid(f);
  }),
  ddi("KeSetTargetProcessorDpcEx", 2, (k, f) => {
    const dpc = k.argPointer(f, 0);
    const number = processorAt(k, f, k.argPointer(f, 1));
    k.touch(f, dpc, k.s.KDPC.size, true);
    if (number === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    setTargetProcessor(k, dpc, number);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  // Gives what the thread was held to, for KeRevertToUserAffinityThreadEx, which takes 0 for nothing.
  ddi("KeSetSystemAffinityThreadEx", 1, (k, f) => {
    const before = heldTo(k);
    setAffinity(k, f, k.argU32(f, 0));
    return k.return64(f, BigInt(before));
  }),
  ddi("KeRevertToUserAffinityThreadEx", 1, (k, f) => setAffinity(k, f, k.argU32(f, 0) || everywhere)),
  ddi("KeSetSystemGroupAffinityThread", 2, setGroupAffinity),
  ddi("KeRevertToUserGroupAffinityThread", 1, (k, f) => {
    const at = k.argPointer(f, 0);
    k.touch(f, at, k.s.GROUP_AFFINITY.size, false);
    return setAffinity(k, f, Number(k.m.u64(at + k.s.GROUP_AFFINITY.Mask) & allOf(k)) || everywhere);
  }),
  ddi("KeIsExecutingDpc", 0, (k, f) => {
    const stacked = k.state.processors[k.cur.processor]?.contexts ?? [];
    return k.return32(f, stacked.some((id) => k.context(id)?.kind === "dpc") ? 1 : 0);
  }),
  ddi("KeGetRecommendedSharedDataAlignment", 0, (k, f) => k.return32(f, 64)),
];

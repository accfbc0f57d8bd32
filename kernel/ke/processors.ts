// Processors by group, number and index, and threads held to some of them. The routines without groups know group 0 only.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { setTargetProcessor } from "./dpc.ts";
import {
  affinityIn,
  currentProcessor,
  groupCount,
  groupOf,
  maskOfGroup,
  processorAt,
  processorCount,
  sizeOfGroup,
  withinGroup,
  writeGroupAffinity,
  writeNumber,
} from "./groups.ts";
import { everywhere } from "./ready.ts";
import { setAffinity } from "./thread.ts";

const allGroups = 0xffff;
const noProcessor = 0xffff_ffff;
/** Bytes that processors share at a time. */
const cacheLine = 64;

const groupArgument = (k: Kernel, f: Offset): number => k.argU32(f, 0) & 0xffff;
const countIn = (k: Kernel, group: number): number => (group === allGroups ? processorCount(k) : sizeOfGroup(k, group));
const activeIn = (k: Kernel, f: Offset): Outcome => k.return32(f, countIn(k, groupArgument(k, f)));

function numberArgument(k: Kernel, f: Offset, i: number): number | undefined {
  const at = k.argPointer(f, i);
  k.touch(f, at, k.s.PROCESSOR_NUMBER.size, false);
  return processorAt(k, at);
}

/** What the thread is held to, over all processors; 0 if to nothing. */
function heldTo(k: Kernel): number {
  const { affinity } = k.threadContext();
  return affinity === everywhere ? 0 : affinity;
}

const inGroup0 = (k: Kernel, f: Offset): number => affinityIn(k, 0, k.arg64(f, 0));

function affinityArgument(k: Kernel, f: Offset, i: number): number {
  const at = k.argPointer(f, i);
  const layout = k.s.GROUP_AFFINITY;
  k.touch(f, at, layout.size, false);
  return affinityIn(k, k.m.u16(at + layout.Group), k.m.u64(at + layout.Mask));
}

function setGroupAffinity(k: Kernel, f: Offset): Outcome {
  const affinity = affinityArgument(k, f, 0);
  const previous = k.argPointer(f, 1);
  if (previous !== 0) {
    k.touch(f, previous, k.s.GROUP_AFFINITY.size, true);
    // A mask or group that there is not leaves the thread where it is.
    const { group, mask } = withinGroup(k, affinity === 0 ? 0 : heldTo(k));
    writeGroupAffinity(k, previous, group, heldTo(k) === 0 || affinity === 0 ? 0 : mask);
  }
  return affinity === 0 ? k.returnVoid(f) : setAffinity(k, f, affinity);
}

/** (NodeNumber, Affinity, Count) */
function nodeAffinity(k: Kernel, f: Offset): Outcome {
  const affinity = k.argPointer(f, 1);
  const count = k.argPointer(f, 2);
  const node = groupArgument(k, f);
  const there = sizeOfGroup(k, node) > 0;
  if (affinity !== 0) {
    k.touch(f, affinity, k.s.GROUP_AFFINITY.size, true);
    writeGroupAffinity(k, affinity, there ? node : 0, there ? maskOfGroup(k, node) : 0);
  }
  if (count !== 0) {
    k.touch(f, count, 2, true);
    k.m.setU16(count, sizeOfGroup(k, node));
  }
  return k.returnVoid(f);
}

/** (NodeNumber, Affinities, their count, &how many there are): a node lies within one group. */
function nodeAffinities(k: Kernel, f: Offset): Outcome {
  const out = k.argPointer(f, 1);
  const room = k.argU32(f, 2) & 0xffff;
  const required = k.argPointer(f, 3);
  const node = groupArgument(k, f);
  k.touch(f, required, 2, true);
  if (sizeOfGroup(k, node) === 0) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  k.m.setU16(required, 1);
  if (room < 1) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  k.touch(f, out, k.s.GROUP_AFFINITY.size, true);
  writeGroupAffinity(k, out, node, maskOfGroup(k, node));
  return k.return32(f, nt.STATUS_SUCCESS);
}

const groups: readonly Routine[] = [
  ddi("KeQueryActiveGroupCount", 0, (k, f) => k.return32(f, groupCount(k))),
  ddi("KeQueryMaximumGroupCount", 0, (k, f) => k.return32(f, groupCount(k))),
  ddi("KeQueryGroupAffinity", 1, (k, f) => k.return64(f, BigInt(maskOfGroup(k, groupArgument(k, f))))),
  ddi("KeQueryActiveProcessorCountEx", 1, activeIn),
  ddi("KeQueryMaximumProcessorCountEx", 1, activeIn),
  ddi("KeGetProcessorIndexFromNumber", 1, (k, f) => k.return32(f, numberArgument(k, f, 0) ?? noProcessor)),
  ddi("KeGetProcessorNumberFromIndex", 2, (k, f) => {
    const index = k.argU32(f, 0);
    const out = k.argPointer(f, 1);
    k.touch(f, out, k.s.PROCESSOR_NUMBER.size, true);
    if (index >= processorCount(k)) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    writeNumber(k, out, index);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("KeGetCurrentProcessorNumberEx", 1, (k, f) => {
    const out = k.argPointer(f, 0);
    if (out !== 0) {
      k.touch(f, out, k.s.PROCESSOR_NUMBER.size, true);
      writeNumber(k, out, currentProcessor(k));
    }
    return k.return32(f, currentProcessor(k));
  }),
  ddi("KeSetTargetProcessorDpcEx", 2, (k, f) => {
    const dpc = k.argPointer(f, 0);
    const number = numberArgument(k, f, 1);
    k.touch(f, dpc, k.s.KDPC.size, true);
    if (number === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    setTargetProcessor(k, dpc, number);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("KeSetSystemGroupAffinityThread", 2, setGroupAffinity),
  ddi("KeRevertToUserGroupAffinityThread", 1, (k, f) => setAffinity(k, f, affinityArgument(k, f, 0) || everywhere)),
];

/** An affinity token: whether it is in use, and the affinity to go back to, over all processors. */
const token = { used: 0, affinity: 8, size: 16 } as const;
/** (GroupAffinities, GroupCount, AffinityToken): processors of several groups at once. */
function setSeveral(k: Kernel, f: Offset): Outcome {
  const [first, count, at] = [k.argPointer(f, 0), k.argU32(f, 1) & 0xffff, k.argPointer(f, 2)];
  const { size, Group, Mask } = k.s.GROUP_AFFINITY;
  k.touch(f, at, token.size, true);
  if (count === 0 || k.m.u32(at + token.used) !== 0) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  k.touch(f, first, count * size, false);
  let affinity = 0;
  for (let one = first; one < first + count * size; one += size)
    affinity += affinityIn(k, k.m.u16(one + Group), k.m.u64(one + Mask));
  if (affinity === 0) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  k.m.setU32(at + token.used, 1);
  k.m.setU64(at + token.affinity, BigInt(k.threadContext().affinity));
  setAffinity(k, f, affinity);
  return k.return32(f, nt.STATUS_SUCCESS);
}
const severalGroups: readonly Routine[] = [
  ddi("PsAllocateAffinityToken", 1, (k, f) => {
    const out = k.argPointer(f, 0);
    k.touch(f, out, 8, true);
    const at = allocate(k, { size: token.size, tag: "AfTo", what: "affinity token", zero: true });
    k.setPointer(out, at);
    return k.return32(f, at === 0 ? nt.STATUS_INSUFFICIENT_RESOURCES : nt.STATUS_SUCCESS);
  }),
  ddi("PsFreeAffinityToken", 1, (k, f) => {
    release(k, k.argPointer(f, 0));
    return k.returnVoid(f);
  }),
  ddi("PsSetSystemMultipleGroupAffinityThread", 3, setSeveral),
  ddi("PsRevertToUserMultipleGroupAffinityThread", 1, (k, f) => {
    const at = k.argPointer(f, 0);
    k.touch(f, at, token.size, true);
    if (k.m.u32(at + token.used) === 0) return k.returnVoid(f);
    k.m.setU32(at + token.used, 0);
    return setAffinity(k, f, Number(k.m.u64(at + token.affinity)) || everywhere);
  }),
];

const nodes: readonly Routine[] = [
  ddi("KeGetCurrentNodeNumber", 0, (k, f) => k.return32(f, groupOf(k, currentProcessor(k)))),
  ddi("KeQueryHighestNodeNumber", 0, (k, f) => k.return32(f, groupCount(k) - 1)),
  ddi("KeQueryNodeActiveAffinity", 3, nodeAffinity),
  ddi("KeQueryNodeActiveAffinity2", 4, nodeAffinities),
  ddi("KeQueryNodeActiveProcessorCount", 1, (k, f) => k.return32(f, sizeOfGroup(k, groupArgument(k, f)))),
  ddi("KeQueryNodeMaximumProcessorCount", 1, (k, f) => k.return32(f, sizeOfGroup(k, groupArgument(k, f)))),
];

export const processorDdis: readonly Routine[] = [
  ...groups,
  ...severalGroups,
  ...nodes,
  ddi("KeGetCurrentProcessorNumber", 0, (k, f) => k.return32(f, currentProcessor(k) % k.state.groupSize)),
  ddi("KeQueryActiveProcessorCount", 1, (k, f) => {
    const out = k.argPointer(f, 0);
    if (out !== 0) {
      k.touch(f, out, 8, true);
      k.m.setU64(out, BigInt(maskOfGroup(k, 0)));
    }
    return k.return32(f, sizeOfGroup(k, 0));
  }),
  ddi("KeQueryMaximumProcessorCount", 0, (k, f) => k.return32(f, sizeOfGroup(k, 0))),
  ddi("KeQueryActiveProcessors", 0, (k, f) => k.return64(f, BigInt(maskOfGroup(k, 0)))),
  ddi("KeSetSystemAffinityThread", 1, (k, f) => setAffinity(k, f, inGroup0(k, f))),
  ddi("KeRevertToUserAffinityThread", 0, (k, f) => setAffinity(k, f, everywhere)),
  // Gives what the thread was held to, for KeRevertToUserAffinityThreadEx, which takes 0 for nothing.
  ddi("KeSetSystemAffinityThreadEx", 1, (k, f) => {
    const before = heldTo(k);
    setAffinity(k, f, inGroup0(k, f));
    return k.return64(f, BigInt(before));
  }),
  ddi("KeRevertToUserAffinityThreadEx", 1, (k, f) => setAffinity(k, f, inGroup0(k, f) || everywhere)),
  ddi("KeIsExecutingDpc", 0, (k, f) => {
    const stacked = k.state.processors[k.cur.processor]?.contexts ?? [];
    return k.return32(f, stacked.some((id) => k.context(id)?.kind === "dpc") ? 1 : 0);
  }),
  ddi("KeGetRecommendedSharedDataAlignment", 0, (k, f) => k.return32(f, cacheLine)),
];

// What drivers learn of the processors' build: which instructions they have, what they share, and each of them as if it were just added.
// Every processor is a core of its own, all are in one package, and each group is a NUMA node. None is ever added later.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import { cpuid } from "./cpuid.ts";
import { groupCount, groupOf, maskOfGroup, processorAt, processorCount, sizeOfGroup, writeNumber } from "./groups.ts";

/** Where CPUID says that a PF_… feature is there: leaf, register, bit. */
const features: { readonly [feature: number]: readonly [leaf: number, register: number, bit: number] } = {
  2: [1, 3, 8],
  3: [1, 3, 23],
  6: [1, 3, 25],
  8: [1, 3, 4],
  9: [1, 3, 6],
  10: [1, 3, 26],
  12: [0x8000_0001, 3, 20],
  13: [1, 2, 0],
  14: [1, 2, 13],
  17: [1, 2, 26],
};

function hasFeature(k: Kernel, feature: number): boolean {
  const where = features[feature];
  if (where === undefined) return false;
  const [leaf, register, bit] = where;
  const word = cpuid(leaf, { number: 0, count: processorCount(k) })[register] ?? 0;
  return ((word >>> bit) & 1) === 1;
}

/** LOGICAL_PROCESSOR_RELATIONSHIP. */
const Relation = { core: 0, node: 1, package: 3, group: 4, all: 0xffff } as const;
/** SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX: a header, then the relationship with its masks, or one part for each group. */
const Entry = { header: 8, fixed: 24, groupCount: 30, mask: 16, groupInfo: 48 } as const;

interface Mask {
  readonly group: number;
  readonly mask: number;
}
function entry(relation: number, masks: readonly Mask[], node = 0): Uint8Array {
  const bytes = new Uint8Array(Entry.header + Entry.fixed + Entry.mask * masks.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, relation, true);
  view.setUint32(4, bytes.length, true);
  view.setUint32(Entry.header, node, true);
  view.setUint16(Entry.groupCount, masks.length, true);
  for (const [i, { group, mask }] of masks.entries()) {
    view.setBigUint64(Entry.header + Entry.fixed + Entry.mask * i, BigInt(mask), true);
    view.setUint16(Entry.header + Entry.fixed + Entry.mask * i + 8, group, true);
  }
  return bytes;
}
function groupEntry(k: Kernel): Uint8Array {
  const count = groupCount(k);
  const bytes = new Uint8Array(Entry.header + Entry.fixed + Entry.groupInfo * count);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, Relation.group, true);
  view.setUint32(4, bytes.length, true);
  view.setUint16(Entry.header, count, true);
  view.setUint16(Entry.header + 2, count, true);
  for (let group = 0; group < count; group++) {
    const at = Entry.header + Entry.fixed + Entry.groupInfo * group;
    view.setUint8(at, sizeOfGroup(k, group));
    view.setUint8(at + 1, sizeOfGroup(k, group));
    view.setBigUint64(at + 40, BigInt(maskOfGroup(k, group)), true);
  }
  return bytes;
}

/** What there is of a kind; `only`: as far as that processor has to do with it. */
function entries(k: Kernel, relation: number, only: number | undefined): readonly Uint8Array[] {
  const groups = Array.from({ length: groupCount(k) }, (_, group) => ({ group, mask: maskOfGroup(k, group) }));
  switch (relation) {
    case Relation.core:
      return Array.from({ length: processorCount(k) }, (_, number) => number)
        .filter((number) => only === undefined || number === only)
        .map((number) => entry(relation, [{ group: groupOf(k, number), mask: 1 << (number % k.state.groupSize) }]));
    case Relation.node:
      return groups
        .filter(({ group }) => only === undefined || group === groupOf(k, only))
        .map((mask) => entry(relation, [mask], mask.group));
    case Relation.package:
      return [entry(relation, groups)];
    case Relation.group:
      return [groupEntry(k)];
    case Relation.all:
      return [Relation.core, Relation.node, Relation.package, Relation.group].flatMap((one) => entries(k, one, only));
    default:
      return [];
  }
}

/** (ProcessorNumber or NULL, RelationshipType, Information, &Length) */
function queryRelationship(k: Kernel, f: Offset): Outcome {
  const number = k.argPointer(f, 0);
  const length = k.argPointer(f, 3);
  k.touch(f, length, 4, true);
  if (number !== 0) k.touch(f, number, k.s.PROCESSOR_NUMBER.size, false);
  const only = number === 0 ? undefined : processorAt(k, number);
  if (number !== 0 && only === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  const found = entries(k, k.argU32(f, 1), only);
  if (found.length === 0) return k.return32(f, nt.STATUS_NOT_FOUND);
  const needed = found.reduce((sum, bytes) => sum + bytes.length, 0);
  const room = k.m.u32(length);
  k.m.setU32(length, needed);
  if (room < needed) return k.return32(f, nt.STATUS_INFO_LENGTH_MISMATCH);
  let at = k.argPointer(f, 2);
  k.touch(f, at, needed, true);
  for (const bytes of found) {
    k.m.u8.set(bytes, at);
    at += bytes.length;
  }
  return k.return32(f, nt.STATUS_SUCCESS);
}

const addExisting = 1;
/** KE_PROCESSOR_CHANGE_NOTIFY_STATE; KE_PROCESSOR_CHANGE_NOTIFY_CONTEXT with the routine's status behind it. */
const State = { start: 0, complete: 1, failure: 2 } as const;
const Change = { size: 32, number: 4, processor: 12, status: 16 } as const;

/** (Routine, Context, Flags); slots beyond: 3 the context given, 4 the state told of, 5 the processor. Result: a handle, NULL if it refused one. */
function registerChange(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 0) {
    k.setSlot(f, 3, allocate(k, { size: Change.size, tag: "KePc", what: "processor change", zero: true }));
    if ((k.argU32(f, 2) & addExisting) === 0) return giveHandle(k, f);
    return tellOfProcessor(k, f, State.start, 0);
  }
  checkAfterCallback(k, f, "processor callback", k.irql);
  const [state, number] = [k.slotU32(f, 4), k.slotU32(f, 5)];
  if (state === State.failure) return number === 0 ? refused(k, f) : tellOfProcessor(k, f, state, number - 1);
  const failed = state === State.start && !nt.ntSuccess(k.m.u32(k.slotU32(f, 3) + Change.status));
  if (failed) return number === 0 ? refused(k, f) : tellOfProcessor(k, f, State.failure, number - 1);
  if (number + 1 < processorCount(k)) return tellOfProcessor(k, f, state, number + 1);
  return state === State.start ? tellOfProcessor(k, f, State.complete, 0) : giveHandle(k, f);
}
function tellOfProcessor(k: Kernel, f: Offset, state: number, number: number): Outcome {
  const at = k.slotU32(f, 3);
  k.setSlot(f, 4, state);
  k.setSlot(f, 5, number);
  k.m.u8.fill(0, at, at + Change.size);
  k.m.setU32(at, state);
  k.m.setU32(at + Change.number, number);
  writeNumber(k, at + Change.processor, number);
  const callee = k.above(f);
  k.setArg64(callee, 0, k.arg64(f, 1));
  k.setArgPointer(callee, 1, at);
  k.setArgPointer(callee, 2, at + Change.status);
  return k.call(f, 1, k.functionOr(f, k.argPointer(f, 0)));
}
function refused(k: Kernel, f: Offset): Outcome {
  release(k, k.slotU32(f, 3));
  return k.returnPointer(f, 0);
}
/** The block that the routine was told by stands for the registration. */
const giveHandle = (k: Kernel, f: Offset): Outcome => k.returnPointer(f, k.slotU32(f, 3));

export const topologyDdis: readonly Routine[] = [
  ddi("ExIsProcessorFeaturePresent", 1, (k, f) => k.returnBool(f, hasFeature(k, k.argU32(f, 0)))),
  ddi("KeQueryLogicalProcessorRelationship", 4, queryRelationship),
  ddi("KeRegisterProcessorChangeCallback", 3, registerChange, 3),
  ddi("KeDeregisterProcessorChangeCallback", 1, (k, f) => {
    release(k, k.argPointer(f, 0), k.callerPlace(f));
    return k.returnVoid(f);
  }),
];

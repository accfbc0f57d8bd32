// Lists that the executive locks for its callers (ExInterlocked…), lock-free single lists, and lookaside lists.
// An SLIST_HEADER's words are the kernel's own: the depth, and the first entry.

import { Status } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import { spin } from "../ke/conditions.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithBugcheck, stopWithFinding, verify } from "../verifier/stop.ts";

const dispatchLevel = 2;

/** Runs `act` as if under the spin lock at parameter `lockAt`; spins while somebody else holds it. */
function locked(lockAt: number, act: (k: Kernel, f: Offset) => Outcome): Body {
  return (k, f) => {
    const lock = k.argPointer(f, lockAt);
    k.touch(f, lock, 8, true);
    const held = k.state.locks.get(lock);
    if (k.irql > dispatchLevel) k.state.deviceLocks.set(lock, k.state.deviceLocks.get(lock) ?? k.callerPlace(f));
    if (held === undefined) return act(k, f);
    if (held.owner === k.cur.id) {
      const message = `${k.nameOf(lock)} is already held here; the interlocked routine would spin for ever.`;
      stopWithBugcheck(k, f, 0x0f, [k.address(lock), 0n, 0n, 0n], message, [
        { message: "taken here", place: held.place },
      ]);
    }
    const owner = k.context(held.owner);
    if (owner !== undefined && owner.processor >= 0 && owner.processor === k.cur.processor) {
      const message = `${k.nameOf(lock)} is held by ${owner.name}, which this ${k.cur.kind} has interrupted: the interlocked routine would spin for ever.`;
      const parameters = [0x1000n, k.address(lock), 0n, 0n] as const;
      stopWithFinding(k, f, "verifier:deadlock", message, 0xc4, parameters, [
        { message: "taken here", place: held.place },
      ]);
    }
    spin(k, f, lock, 1);
    return Status.Unwinding;
  };
}

function link(k: Kernel, f: Offset, entry: Offset, previous: Offset, next: Offset): void {
  for (const at of [entry, previous, next]) k.touch(f, at, 16, true);
  k.setPointer(entry, next);
  k.setPointer(entry + 8, previous);
  k.setPointer(previous, entry);
  k.setPointer(next + 8, entry);
}

/** A list that is not empty belongs to one lock: two that use it with locks of their own do not keep each other out. */
function checkLock(k: Kernel, f: Offset, head: Offset, lockAt: number, empty: boolean): void {
  const lock = k.argPointer(f, lockAt);
  const before = k.state.interlockedLists.get(head);
  if (before !== undefined && before.lock !== lock && !empty) {
    const message = `The list at ${k.hex(head)} is used with the spin lock ${k.nameOf(lock)}, before with ${k.nameOf(before.lock)}: all interlocked routines of a list must be given the same lock, or two processors change it at once.`;
    verify(k, f, "verifier:lock", message, undefined, undefined, [{ message: "used before", place: before.place }]);
  }
  k.state.interlockedLists.set(head, { lock, place: k.callerPlace(f) });
}

/** Gives the neighbour that was there before, or null for an empty list. */
function insert(atTail: boolean) {
  return locked(2, (k, f) => {
    const head = k.argPointer(f, 0);
    const entry = k.argPointer(f, 1);
    k.touch(f, head, 16, true);
    checkLock(k, f, head, 2, k.pointerOr0(head) === head);
    const neighbour = k.pointerAt(f, atTail ? head + 8 : head);
    if (atTail) link(k, f, entry, neighbour, head);
    else link(k, f, entry, head, neighbour);
    return k.returnPointer(f, neighbour === head ? 0 : neighbour);
  });
}

const removeHead = locked(1, (k, f) => {
  const head = k.argPointer(f, 0);
  k.touch(f, head, 16, true);
  checkLock(k, f, head, 1, k.pointerOr0(head) === head);
  const first = k.pointerAt(f, head);
  if (first === head) return k.returnPointer(f, 0);
  k.touch(f, first, 16, true);
  const next = k.pointerAt(f, first);
  k.touch(f, next, 16, true);
  k.setPointer(head, next);
  k.setPointer(next + 8, head);
  return k.returnPointer(f, first);
});

const slist = { depth: 0, first: 8, size: 16 };

function pushS(k: Kernel, f: Offset): Outcome {
  const head = k.argPointer(f, 0);
  const entry = k.argPointer(f, 1);
  k.touch(f, head, slist.size, true);
  k.touch(f, entry, 8, true);
  const first = k.pointerOr0(head + slist.first);
  k.setPointer(entry, first);
  k.setPointer(head + slist.first, entry);
  k.m.setU16(head + slist.depth, k.m.u16(head + slist.depth) + 1);
  return k.returnPointer(f, first);
}
function popS(k: Kernel, f: Offset): Outcome {
  const head = k.argPointer(f, 0);
  k.touch(f, head, slist.size, true);
  const first = k.pointerOr0(head + slist.first);
  if (first === 0) return k.returnPointer(f, 0);
  k.touch(f, first, 8, true);
  k.setPointer(head + slist.first, k.pointerAt(f, first));
  k.m.setU16(head + slist.depth, k.m.u16(head + slist.depth) - 1);
  return k.returnPointer(f, first);
}

/** POOL_TYPE values and flags. */
const Pool = { nonPaged: 0, paged: 1, raise: 16, nonPagedNx: 512 } as const;

/** `bytes` is the list's size; the argument at `size` is followed by the tag. */
function fillLookaside(k: Kernel, f: Offset, bytes: number, type: number, size: number): void {
  const list = k.argPointer(f, 0);
  const before = k.state.lookaside.get(list);
  if (before !== undefined) {
    const message = `The lookaside list at ${k.hex(list)} is initialised a second time.`;
    verify(
      k,
      f,
      "verifier:pool",
      message,
      0xc4,
      [0xcan, k.address(list), 0n, 0n],
      [{ message: "initialised here", place: before }],
    );
  }
  k.state.lookaside.set(list, k.callerPlace(f));
  const layout = k.s.NPAGED_LOOKASIDE_LIST;
  k.touch(f, list, bytes, true);
  k.m.u8.fill(0, list, list + bytes);
  const allocate = k.argPointer(f, 1);
  const free = k.argPointer(f, 2);
  k.m.setU16(list + layout["L.Depth"], 4);
  k.m.setU16(list + layout["L.MaximumDepth"], 256);
  k.m.setU32(list + layout["L.Type"], type);
  k.m.setU32(list + layout["L.Tag"], k.argU32(f, size + 1));
  checkEntrySize(k, f, list, k.argU32(f, size));
  k.m.setU32(list + layout["L.Size"], Math.max(smallestEntry, k.argU32(f, size)));
  // The later form's routines take the list as a further argument, which those of the pool do not look at.
  k.setPointer(list + layout["L.Allocate"], allocate !== 0 ? allocate : k.routineAddress("ExAllocatePoolWithTag"));
  k.setPointer(list + layout["L.Free"], free !== 0 ? free : k.routineAddress("ExFreePool"));
}
/** LOOKASIDE_MINIMUM_BLOCK_SIZE: an entry that is free holds the link to the next. */
const smallestEntry = 8;
function checkEntrySize(k: Kernel, f: Offset, list: Offset, size: number): void {
  if (size >= smallestEntry) return;
  const message = `The entries of the lookaside list at ${k.hex(list)} have ${size} bytes; they must have LOOKASIDE_MINIMUM_BLOCK_SIZE (${smallestEntry}) at least.`;
  verify(k, f, "verifier:pool", message, 0xc4, [0xcdn, k.address(list), BigInt(size), BigInt(smallestEntry)]);
}

/** ExInitializeNPagedLookasideList and its paged twin: (list, allocate, free, flags, size, tag, depth). */
function initializeLookaside(paged: boolean): Body {
  return (k, f) => {
    fillLookaside(
      k,
      f,
      k.s.NPAGED_LOOKASIDE_LIST.size,
      (paged ? Pool.paged : Pool.nonPagedNx) | (k.argU32(f, 3) & Pool.raise),
      4,
    );
    return k.returnVoid(f);
  };
}
/** (list, allocate, free, pool type, flags, size, tag, depth). Flags: 1 raises when memory is short, 2 does not. */
const initializeLookasideEx: Body = (k, f) => {
  const type = k.argU32(f, 3);
  const flags = k.argU32(f, 4);
  if (type !== Pool.nonPaged && type !== Pool.paged && type !== Pool.nonPagedNx)
    return k.return32(f, nt.STATUS_INVALID_PARAMETER_4);
  if (flags > 2) return k.return32(f, nt.STATUS_INVALID_PARAMETER_5);
  if ((k.argU32(f, 7) & 0xffff) !== 0) return k.return32(f, nt.STATUS_INVALID_PARAMETER_8);
  fillLookaside(k, f, k.s.LOOKASIDE_LIST_EX.size, type | (flags === 1 ? Pool.raise : 0), 5);
  return k.return32(f, nt.STATUS_SUCCESS);
};

/** Frees the entries that the list has kept, one call of its Free routine after another. */
const deleteLookaside =
  (extended: boolean): Body =>
  (k, f) => {
    const list = k.argPointer(f, 0);
    k.touch(f, list, (extended ? k.s.LOOKASIDE_LIST_EX : k.s.NPAGED_LOOKASIDE_LIST).size, true);
    if (!k.state.lookaside.has(list)) {
      const message = `The lookaside list at ${k.hex(list)} is deleted, but has not been initialised, or is deleted already.`;
      verify(k, f, "verifier:pool", message, 0xc4, [0xcbn, k.address(list), 0n, 0n]);
      return k.returnVoid(f);
    }
    const going = freeNext(k, f, list, extended);
    if (going !== undefined) return going;
    k.state.lookaside.delete(list);
    return k.returnVoid(f);
  };

/** Calls the list's Free routine for the next entry that it has kept, and goes on at step 1; undefined if there is none. */
function freeNext(k: Kernel, f: Offset, list: Offset, extended: boolean): Outcome | undefined {
  const entry = k.pointerOr0(list + slist.first);
  if (entry === 0) return undefined;
  k.touch(f, entry, 8, true);
  k.setPointer(list + slist.first, k.pointerAt(f, entry));
  k.m.setU16(list + slist.depth, k.m.u16(list + slist.depth) - 1);
  k.setArgPointer(k.above(f), 0, entry);
  if (extended) k.setArgPointer(k.above(f), 1, list);
  return k.call(f, 1, k.functionPointer(f, list + k.s.NPAGED_LOOKASIDE_LIST["L.Free"]));
}

/** The list stays as it is, empty. */
const flushLookasideEx: Body = (k, f) => {
  const list = k.argPointer(f, 0);
  k.touch(f, list, k.s.LOOKASIDE_LIST_EX.size, true);
  return freeNext(k, f, list, true) ?? k.returnVoid(f);
};

export const listDdis: readonly Routine[] = [
  ddi("ExInterlockedInsertTailList", 3, insert(true)),
  ddi("ExInterlockedInsertHeadList", 3, insert(false)),
  ddi("ExInterlockedRemoveHeadList", 2, removeHead),
  ddi(
    "ExInterlockedPushEntryList",
    3,
    locked(2, (k, f) => {
      const head = k.argPointer(f, 0);
      const entry = k.argPointer(f, 1);
      k.touch(f, head, 8, true);
      k.touch(f, entry, 8, true);
      checkLock(k, f, head, 2, k.pointerOr0(head) === 0);
      const first = k.pointerAt(f, head);
      k.setPointer(entry, first);
      k.setPointer(head, entry);
      return k.returnPointer(f, first);
    }),
  ),
  ddi(
    "ExInterlockedPopEntryList",
    2,
    locked(1, (k, f) => {
      const head = k.argPointer(f, 0);
      k.touch(f, head, 8, true);
      checkLock(k, f, head, 1, k.pointerOr0(head) === 0);
      const first = k.pointerAt(f, head);
      if (first !== 0) {
        k.touch(f, first, 8, false);
        k.setPointer(head, k.pointerAt(f, first));
      }
      return k.returnPointer(f, first);
    }),
  ),
  ddi(
    "ExInterlockedAddUlong",
    3,
    locked(2, (k, f) => {
      const at = k.argPointer(f, 0);
      k.touch(f, at, 4, true);
      const old = k.m.u32(at);
      k.m.setU32(at, old + k.argU32(f, 1));
      return k.return32(f, old);
    }),
  ),
  ddi(
    "ExInterlockedAddLargeInteger",
    3,
    locked(2, (k, f) => {
      const at = k.argPointer(f, 0);
      k.touch(f, at, 8, true);
      const old = k.m.u64(at);
      k.m.setU64(at, BigInt.asUintN(64, old + k.arg64(f, 1)));
      return k.return64(f, old);
    }),
  ),
  ddi("InitializeSListHead", 1, (k, f) => {
    const head = k.argPointer(f, 0);
    k.touch(f, head, slist.size, true);
    k.m.u8.fill(0, head, head + slist.size);
    return k.returnVoid(f);
  }),
  ddi("ExInitializeSListHead", 1, (k, f) => {
    const head = k.argPointer(f, 0);
    k.touch(f, head, slist.size, true);
    k.m.u8.fill(0, head, head + slist.size);
    return k.returnVoid(f);
  }),
  ddi("ExpInterlockedPushEntrySList", 2, pushS),
  ddi("ExpInterlockedPopEntrySList", 1, popS),
  ddi("ExpInterlockedFlushSList", 1, (k, f) => {
    const head = k.argPointer(f, 0);
    k.touch(f, head, slist.size, true);
    const first = k.pointerOr0(head + slist.first);
    k.m.u8.fill(0, head, head + slist.size);
    return k.returnPointer(f, first);
  }),
  // (ListHead, List, ListEnd, Count): a chain of entries put first; gives the former first entry.
  ddi("InterlockedPushListSList", 4, (k, f) => {
    const [head = 0, first = 0, last = 0] = [0, 1, 2].map((i) => k.argPointer(f, i));
    k.touch(f, head, slist.size, true);
    k.touch(f, last, 8, true);
    const old = k.pointerOr0(head + slist.first);
    k.setPointer(last, old);
    k.setPointer(head + slist.first, first);
    k.m.setU16(head + slist.depth, k.m.u16(head + slist.depth) + k.argU32(f, 3));
    return k.returnPointer(f, old);
  }),
  ddi("FirstEntrySList", 1, (k, f) => {
    const head = k.argPointer(f, 0);
    k.touch(f, head, slist.size, false);
    return k.returnPointer(f, k.pointerOr0(head + slist.first));
  }),
  ddi("ExQueryDepthSList", 1, (k, f) => {
    const head = k.argPointer(f, 0);
    k.touch(f, head, slist.size, false);
    return k.return32(f, k.m.u16(head + slist.depth));
  }),
  ddi("ExInitializeNPagedLookasideList", 7, initializeLookaside(false)),
  ddi("ExInitializePagedLookasideList", 7, initializeLookaside(true)),
  ddi("ExDeleteNPagedLookasideList", 1, deleteLookaside(false)),
  ddi("ExDeletePagedLookasideList", 1, deleteLookaside(false)),
  ddi("ExInitializeLookasideListEx", 8, initializeLookasideEx),
  ddi("ExDeleteLookasideListEx", 1, deleteLookaside(true)),
  ddi("ExFlushLookasideListEx", 1, flushLookasideEx),
];

// FsRtl's file locks: byte-range locks kept for a file system in a FILE_LOCK. Whoever gives a lock back, or waited for one, is told through
// the file system's two routines; these and completions are called one after another from a list that the body's frame works off.
import * as nt from "../constants.ts";
import { type Body, ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import { currentLocation, irpArgument } from "../io/irp.ts";
import { giveBack as giveSpinLockBack } from "../ke/spinlock.ts";
import { processOfThread } from "../ke/thread.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import {
  type ByteRange,
  giveAllBack,
  giveBack,
  grantWaiting,
  isInvalidRange,
  type LockOwner,
  mayTransfer,
  type RangeLock,
  type RangeLocks,
  take,
} from "./range-locks.ts";
import type { LockCall } from "./state.ts";

const tag = "FSlk";
/** SL_FAIL_IMMEDIATELY and SL_EXCLUSIVE_LOCK. */
const Flag = { failImmediately: 0x1, exclusive: 0x2 } as const;

/** (lock, complete routine, unlock routine) at `at`: as FsRtlInitializeFileLock leaves it. */
export function initializeFileLock(k: Kernel, at: Offset, complete: bigint, unlock: bigint): void {
  const layout = k.s.FILE_LOCK;
  k.m.u8.fill(0, at, at + layout.size);
  k.m.setU64(at + layout.CompleteLockIrpRoutine, complete);
  k.m.setU64(at + layout.UnlockRoutine, unlock);
  k.state.rangeLocks.set(at, { held: [], waiting: [], next: 0 });
}
export const forgetFileLock = (k: Kernel, at: Offset): boolean => k.state.rangeLocks.delete(at);

/** The FILE_LOCK in argument 0. */
function lockAt(k: Kernel, f: Offset): { readonly at: Offset; readonly locks: RangeLocks } {
  const at = k.argPointer(f, 0);
  k.touch(f, at, k.s.FILE_LOCK.size, true);
  const known = k.state.rangeLocks.get(at);
  if (known !== undefined) return { at, locks: known };
  // One of zeros is as good as one that has been set up, with no routines; what else has no list here was never one.
  if (k.m.u64(at + k.s.FILE_LOCK.LockInformation) !== 0n) {
    const message = `The FILE_LOCK at ${k.hex(at)} has not been set up: FsRtlInitializeFileLock or FsRtlAllocateFileLock does that.`;
    stopWithFinding(k, f, "verifier:io", message);
  }
  const locks: RangeLocks = { held: [], waiting: [], next: 0 };
  k.state.rangeLocks.set(at, locks);
  return { at, locks };
}

const number64 = (k: Kernel, f: Offset, at: Offset): bigint => {
  k.touch(f, at, 8, false);
  return k.m.u64(at);
};
/** Address of the process that an IRP is of. */
export const requestorOf = (k: Kernel, irp: Offset): bigint =>
  k.address(processOfThread(k, k.pointerOr0(irp + k.s.IRP["Tail.Overlay.Thread"]))?.object ?? k.state.process);

/** Whose an IRP's transfer or lock is. */
function ownerOf(k: Kernel, irp: Offset, key: "Parameters.Read.Key" | "Parameters.LockControl.Key"): LockOwner {
  const stack = currentLocation(k, irp);
  const layout = k.s.IO_STACK_LOCATION;
  return {
    file: k.pointerOr0(stack + layout.FileObject),
    process: requestorOf(k, irp),
    key: k.m.u32(stack + layout[key]),
  };
}
function transferOf(k: Kernel, irp: Offset): LockOwner & ByteRange {
  const stack = currentLocation(k, irp);
  const layout = k.s.IO_STACK_LOCATION;
  // The parameters of reads and writes lie at the same places.
  const length = BigInt(k.m.u32(stack + layout["Parameters.Read.Length"]));
  return {
    ...ownerOf(k, irp, "Parameters.Read.Key"),
    start: k.m.u64(stack + layout["Parameters.Read.ByteOffset"]),
    length,
  };
}
/** Whether the locks of a FILE_LOCK let an IRP read or write from `start` on. */
export function allowsTransfer(k: Kernel, at: Offset, irp: Offset, range: ByteRange, write: boolean): boolean {
  if (range.length === 0n) return true;
  return mayTransfer(k.state.rangeLocks.get(at), { ...ownerOf(k, irp, "Parameters.Read.Key"), ...range }, write);
}

// ---- the list of calls ------------------------------------------------------------------------------------------------------

/** Begins a list; its number is kept in a slot. */
function newCalls(k: Kernel, calls: readonly LockCall[]): number {
  const id = k.state.nextLockCalls++;
  k.state.lockCalls.set(id, { left: [...calls], status: nt.STATUS_SUCCESS });
  return id;
}
const unlocked = (lock: RangeLock, context: bigint): LockCall => ({ kind: "unlocked", lock, context });

/** Those that wait and can be had now are completed. */
function grant(locks: RangeLocks): LockCall[] {
  return grantWaiting(locks).map(({ lock, irp, context }) => ({
    kind: "complete",
    irp,
    status: nt.STATUS_SUCCESS,
    context,
    granted: lock,
    own: false,
  }));
}

/** Makes the next call of the list in slot `slot` for the FILE_LOCK at `at`; undefined when there is none left. The body goes on at `next`. */
function callNext(k: Kernel, f: Offset, slot: number, at: Offset, next: number): Outcome | undefined {
  const list = k.state.lockCalls.get(k.slotU32(f, slot));
  const call = list?.left[0];
  if (list === undefined || call === undefined) return undefined;
  const layout = k.s.FILE_LOCK;
  const callee = k.above(f);
  if (call.kind === "unlocked") {
    const routine = k.pointerOr0(at + layout.UnlockRoutine);
    if (routine === 0) {
      list.left.shift();
      return callNext(k, f, slot, at, next);
    }
    const info = allocate(k, { size: k.s.FILE_LOCK_INFO.size, tag, what: "FILE_LOCK_INFO", zero: true });
    showLock(k, info, call.lock);
    list.left[0] = { ...call, info };
    k.setArg64(callee, 0, call.context);
    k.setArgPointer(callee, 1, info);
    return k.call(f, next, k.functionOr(f, routine));
  }
  const { irp, status, context } = call;
  k.m.setU64(irp + k.s.IRP.CancelRoutine, 0n);
  k.m.setU32(irp + k.s.IRP["IoStatus.Status"], status);
  k.m.setU64(irp + k.s.IRP["IoStatus.Information"], 0n);
  const routine = k.pointerOr0(at + layout.CompleteLockIrpRoutine);
  if (routine !== 0) {
    k.setArg64(callee, 0, context);
    k.setArgPointer(callee, 1, irp);
    return k.call(f, next, k.functionOr(f, routine));
  }
  k.setArgPointer(callee, 0, irp);
  k.setArg32(callee, 1, 0);
  return k.callIndex(f, next, k.routineIndex("IofCompleteRequest"));
}
/** A call of the list has returned. A lock whose routine could not complete its request is given back. */
function called(k: Kernel, f: Offset, slot: number, at: Offset): void {
  const list = k.state.lockCalls.get(k.slotU32(f, slot));
  const call = list?.left.shift();
  if (list === undefined || call === undefined) return;
  if (call.kind === "unlocked") {
    release(k, call.info ?? 0);
    return;
  }
  const hasRoutine = k.pointerOr0(at + k.s.FILE_LOCK.CompleteLockIrpRoutine) !== 0;
  const status = hasRoutine ? k.result32(f) >>> 0 : call.status;
  if (call.own) list.status = status;
  const locks = k.state.rangeLocks.get(at);
  if (nt.ntSuccess(status) || call.granted === undefined || locks === undefined) return;
  locks.held = locks.held.filter((lock) => lock !== call.granted);
  list.left.push(...grant(locks));
}
function endCalls(k: Kernel, f: Offset, slot: number): number {
  const id = k.slotU32(f, slot);
  const status = k.state.lockCalls.get(id)?.status ?? nt.STATUS_SUCCESS;
  k.state.lockCalls.delete(id);
  return status >>> 0;
}

/** A body that changes the locks at step 0, which gives the calls to make, and returns when they are made. Slot `slot`: the list; then a number kept. */
const changing =
  (
    slot: number,
    begin: (k: Kernel, f: Offset, locks: RangeLocks, at: Offset) => LockCall[] | Outcome,
    end: (k: Kernel, f: Offset, status: number) => Outcome,
  ): Body =>
  (k, f, step) => {
    const at = k.argPointer(f, 0);
    if (step === 0) {
      const { locks } = lockAt(k, f);
      const calls = begin(k, f, locks, at);
      if (typeof calls === "number") return calls;
      k.setSlot(f, slot, newCalls(k, calls));
    } else called(k, f, slot, at);
    return callNext(k, f, slot, at, 1) ?? end(k, f, endCalls(k, f, slot));
  };

// ---- taking ------------------------------------------------------------------------------------------------------------------

interface Asked {
  readonly lock: RangeLock;
  readonly failImmediately: boolean;
  /** The IRP to be completed; 0 for none. */
  readonly irp: Offset;
  readonly context: bigint;
}
/** Takes a lock or has its IRP wait: "waits", or what has come of it. */
function ask(k: Kernel, at: Offset, locks: RangeLocks, { lock, failImmediately, irp, context }: Asked): number {
  if (isInvalidRange(lock)) return nt.STATUS_INVALID_LOCK_RANGE;
  k.m.u8[at + k.s.FILE_LOCK.FastIoIsQuestionable] = 1;
  if (take(locks, lock)) return nt.STATUS_SUCCESS;
  if (failImmediately) return nt.STATUS_LOCK_NOT_GRANTED;
  if (irp === 0) return nt.STATUS_PENDING;
  if ((k.m.u8[irp + k.s.IRP.Cancel] ?? 0) !== 0) return nt.STATUS_CANCELLED;
  const control = currentLocation(k, irp) + k.s.IO_STACK_LOCATION.Control;
  k.m.u8[control] = (k.m.u8[control] ?? 0) | nt.SL_PENDING_RETURNED;
  k.setPointer(irp + k.s.IRP.CancelRoutine, k.routineAddress("FsRtlpCancelLock"));
  locks.waiting.push({ lock, irp, context });
  return nt.STATUS_PENDING;
}

const completion = (irp: Offset, status: number, context: bigint, granted?: RangeLock): LockCall => ({
  kind: "complete",
  irp,
  status,
  context,
  granted,
  own: true,
});

/** (lock, file, offset, length, process, key, fail immediately, exclusive, status block, IRP, context, synchronized); slots 12, 13: status. */
const privateLock = changing(
  12,
  (k, f, locks, at) => {
    const irp = k.argPointer(f, 9);
    const lock: RangeLock = {
      file: k.argPointer(f, 1),
      start: number64(k, f, k.argPointer(f, 2)),
      length: number64(k, f, k.argPointer(f, 3)),
      process: k.arg64(f, 4),
      key: k.argU32(f, 5),
      exclusive: k.argBool(f, 7),
    };
    if (irp !== 0) irpArgument(k, f, irp);
    const block = k.argPointer(f, 8);
    k.touch(f, block, 16, true);
    const context = k.arg64(f, 10);
    const status = ask(k, at, locks, { lock, failImmediately: k.argBool(f, 6), irp, context });
    k.setSlot(f, 13, status);
    k.m.setU32(block, status);
    k.m.setU64(block + 8, 0n);
    if (irp === 0 || status === nt.STATUS_PENDING) return [];
    return [completion(irp, status, context, nt.ntSuccess(status) ? lock : undefined)];
  },
  (k, f, status) => {
    const asked = k.slotU32(f, 13);
    // Without an IRP nobody could wait.
    if (asked === nt.STATUS_PENDING) return k.returnBool(f, k.argPointer(f, 9) !== 0);
    if (k.argPointer(f, 9) !== 0 && !nt.ntSuccess(status)) k.m.setU32(k.argPointer(f, 8), status);
    return k.returnBool(f, true);
  },
);

/** (lock, IRP, context); slot 3: the list, 4: whether it waits. */
const processLock = changing(
  3,
  (k, f, locks, at) => {
    const irp = k.argPointer(f, 1);
    const context = k.arg64(f, 2);
    irpArgument(k, f, irp);
    const stack = currentLocation(k, irp);
    const layout = k.s.IO_STACK_LOCATION;
    const owner = ownerOf(k, irp, "Parameters.LockControl.Key");
    const range = (): ByteRange => ({
      start: k.m.u64(stack + layout["Parameters.LockControl.ByteOffset"]),
      length: number64(k, f, k.pointerOr0(stack + layout["Parameters.LockControl.Length"])),
    });
    const all = (key: number | undefined): LockCall[] => [
      ...releaseAll(locks, { ...owner, key }, context),
      completion(irp, nt.STATUS_SUCCESS, context),
    ];
    k.setSlot(f, 4, 0);
    switch (k.m.u8[stack + layout.MinorFunction]) {
      case nt.IRP_MN_LOCK: {
        const flags = k.m.u8[stack + layout.Flags] ?? 0;
        const lock = { ...owner, ...range(), exclusive: (flags & Flag.exclusive) !== 0 };
        const failImmediately = (flags & Flag.failImmediately) !== 0;
        const status = ask(k, at, locks, { lock, failImmediately, irp, context });
        k.setSlot(f, 4, status === nt.STATUS_PENDING ? 1 : 0);
        if (status === nt.STATUS_PENDING) return [];
        return [completion(irp, status, context, nt.ntSuccess(status) ? lock : undefined)];
      }
      case nt.IRP_MN_UNLOCK_SINGLE: {
        const given = giveBack(locks, { ...owner, ...range() });
        if (given === undefined) return [completion(irp, nt.STATUS_RANGE_NOT_LOCKED, context)];
        return [unlocked(given, context), ...grant(locks), completion(irp, nt.STATUS_SUCCESS, context)];
      }
      case nt.IRP_MN_UNLOCK_ALL:
        return all(undefined);
      case nt.IRP_MN_UNLOCK_ALL_BY_KEY:
        return all(owner.key);
      default:
        return [completion(irp, nt.STATUS_INVALID_DEVICE_REQUEST, context)];
    }
  },
  (k, f, status) => k.return32(f, k.slotU32(f, 4) === 1 ? nt.STATUS_PENDING : status),
);

// ---- giving back --------------------------------------------------------------------------------------------------------------

function releaseAll(
  locks: RangeLocks,
  whose: Omit<LockOwner, "key"> & { readonly key: number | undefined },
  context: bigint,
): LockCall[] {
  const gone = giveAllBack(locks, whose);
  return [
    ...gone.held.map((lock) => unlocked(lock, context)),
    ...gone.waiting.map(
      (one): LockCall => ({
        kind: "complete",
        irp: one.irp,
        status: nt.STATUS_RANGE_NOT_LOCKED,
        context: one.context,
        granted: undefined,
        own: false,
      }),
    ),
    ...grant(locks),
  ];
}

/** (lock, file, offset, length, process, key, context, synchronized); slots 8: list, 9: status. */
const unlockSingle = changing(
  8,
  (k, f, locks) => {
    const given = giveBack(locks, {
      file: k.argPointer(f, 1),
      start: number64(k, f, k.argPointer(f, 2)),
      length: number64(k, f, k.argPointer(f, 3)),
      process: k.arg64(f, 4),
      key: k.argU32(f, 5),
    });
    if (given === undefined) return k.return32(f, nt.STATUS_RANGE_NOT_LOCKED);
    return [unlocked(given, k.arg64(f, 6)), ...grant(locks)];
  },
  (k, f) => k.return32(f, nt.STATUS_SUCCESS),
);

/** (lock, file, process[, key], context). */
const unlockAll = (byKey: boolean): Body =>
  changing(
    byKey ? 5 : 4,
    (k, f, locks) => {
      if (locks.held.length === 0 && locks.waiting.length === 0) return k.return32(f, nt.STATUS_RANGE_NOT_LOCKED);
      const whose = { file: k.argPointer(f, 1), process: k.arg64(f, 2), key: byKey ? k.argU32(f, 3) : undefined };
      return releaseAll(locks, whose, k.arg64(f, byKey ? 4 : 3));
    },
    (k, f) => k.return32(f, nt.STATUS_SUCCESS),
  );

/** Cancel routine of requests that wait for a lock. Slots: 0 device, 1 IRP; 2: the FILE_LOCK; 3: the list. */
export const cancelLock = internal("FsRtlpCancelLock", 4, (k, f, step) => {
  if (step === 0) {
    const irp = k.argPointer(f, 1);
    giveSpinLockBack(k, f, k.cancelLock);
    k.setIrql(k.m.u8[irp + k.s.IRP.CancelIrql] ?? 0);
    const calls: LockCall[] = [];
    for (const [at, locks] of k.state.rangeLocks) {
      const found = locks.waiting.find((one) => one.irp === irp);
      if (found === undefined) continue;
      locks.waiting = locks.waiting.filter((one) => one !== found);
      k.setSlot(f, 2, at);
      calls.push(completion(irp, nt.STATUS_CANCELLED, found.context));
    }
    k.setSlot(f, 3, newCalls(k, calls));
  } else called(k, f, 3, k.slotU32(f, 2));
  const outcome = callNext(k, f, 3, k.slotU32(f, 2), 1);
  if (outcome !== undefined) return outcome;
  endCalls(k, f, 3);
  return k.returnVoid(f);
});

// ---- asking -------------------------------------------------------------------------------------------------------------------

function showLock(k: Kernel, at: Offset, lock: RangeLock): void {
  const layout = k.s.FILE_LOCK_INFO;
  k.m.setU64(at + layout.StartingByte, lock.start);
  k.m.setU64(at + layout.Length, lock.length);
  k.m.u8[at + layout.ExclusiveLock] = lock.exclusive ? 1 : 0;
  k.m.setU32(at + layout.Key, lock.key);
  k.setPointer(at + layout.FileObject, lock.file);
  k.m.setU64(at + layout.ProcessId, lock.process);
  k.m.setU64(at + layout.EndingByte, BigInt.asUintN(64, lock.start + lock.length - 1n));
}

/** (lock, restart): a lock after the other, shown in the FILE_LOCK itself. */
const getNext: Body = (k, f) => {
  const { at, locks } = lockAt(k, f);
  if (k.argBool(f, 1)) locks.next = 0;
  const lock = locks.held[locks.next];
  if (lock === undefined) return k.returnPointer(f, 0);
  locks.next++;
  const shown = at + k.s.FILE_LOCK.LastReturnedLockInfo;
  showLock(k, shown, lock);
  return k.returnPointer(f, shown);
};

/** (lock, IRP). */
const checkIrp =
  (write: boolean): Body =>
  (k, f) => {
    const { locks } = lockAt(k, f);
    const irp = k.argPointer(f, 1);
    irpArgument(k, f, irp);
    const wanted = transferOf(k, irp);
    return k.returnBool(f, wanted.length === 0n || mayTransfer(locks, wanted, write));
  };

/** (lock, offset, length, key, file, process). */
const checkRange =
  (write: boolean): Body =>
  (k, f) => {
    const { locks } = lockAt(k, f);
    const wanted = {
      start: number64(k, f, k.argPointer(f, 1)),
      length: number64(k, f, k.argPointer(f, 2)),
      key: k.argU32(f, 3),
      file: k.argPointer(f, 4),
      process: k.arg64(f, 5),
    };
    return k.returnBool(f, wanted.length === 0n || mayTransfer(locks, wanted, write));
  };

/** (lock, allocation size): an oplock may be granted unless a lock begins within what is allocated. */
const checkForOplock: Body = (k, f) => {
  const { locks } = lockAt(k, f);
  const size = number64(k, f, k.argPointer(f, 1));
  return k.returnBool(f, !locks.held.some(({ start }) => start < size));
};

export const fileLockDdis: readonly Routine[] = [
  ddi("FsRtlAllocateFileLock", 2, (k, f) => {
    const at = allocate(k, { size: k.s.FILE_LOCK.size, tag, what: "FILE_LOCK", zero: true });
    if (at !== 0) initializeFileLock(k, at, k.arg64(f, 0), k.arg64(f, 1));
    return k.returnPointer(f, at);
  }),
  ddi("FsRtlFreeFileLock", 1, (k, f) => {
    const { at } = lockAt(k, f);
    forgetFileLock(k, at);
    release(k, at, k.callerPlace(f));
    return k.returnVoid(f);
  }),
  ddi("FsRtlInitializeFileLock", 3, (k, f) => {
    const at = k.argPointer(f, 0);
    k.touch(f, at, k.s.FILE_LOCK.size, true);
    initializeFileLock(k, at, k.arg64(f, 1), k.arg64(f, 2));
    return k.returnVoid(f);
  }),
  ddi("FsRtlUninitializeFileLock", 1, (k, f) => {
    forgetFileLock(k, k.argPointer(f, 0));
    return k.returnVoid(f);
  }),
  ddi("FsRtlProcessFileLock", 3, processLock, 2),
  ddi("FsRtlPrivateLock", 12, privateLock, 2),
  ddi("FsRtlFastUnlockSingle", 8, unlockSingle, 1),
  ddi("FsRtlFastUnlockAll", 4, unlockAll(false), 1),
  ddi("FsRtlFastUnlockAllByKey", 5, unlockAll(true), 1),
  ddi("FsRtlGetNextFileLock", 2, getNext),
  ddi("FsRtlCheckLockForReadAccess", 2, checkIrp(false)),
  ddi("FsRtlCheckLockForWriteAccess", 2, checkIrp(true)),
  ddi("FsRtlFastCheckLockForRead", 6, checkRange(false)),
  ddi("FsRtlFastCheckLockForWrite", 6, checkRange(true)),
  ddi("FsRtlCheckLockForOplockRequest", 2, checkForOplock),
  ddi("FsRtlAreThereCurrentOrInProgressFileLocks", 1, (k, f) => {
    const { at, locks } = lockAt(k, f);
    const underWay = k.m.u32(at + k.s.FILE_LOCK.LockRequestsInProgress) !== 0;
    return k.returnBool(f, locks.held.length > 0 || underWay);
  }),
  ddi("FsRtlAreThereWaitingFileLocks", 1, (k, f) => k.returnBool(f, lockAt(k, f).locks.waiting.length > 0)),
];

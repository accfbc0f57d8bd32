// Locks of byte ranges, a set for each FILE_LOCK: who may lock, read and write what of a file. The rules are those of [MS-FSA] 2.1.4.10 and
// 2.1.5.8 to 2.1.5.9. A FILE_LOCK in memory says only whether there were locks and what was shown last; what it holds is opaque.
import type { Offset } from "../machine/api.ts";

/** Whose a lock is: it is given back by the same file object, process and key only. */
export interface LockOwner {
  readonly file: Offset;
  /** Address of the EPROCESS. */
  readonly process: bigint;
  readonly key: number;
}
/** Bytes from `start` on; unsigned 64-bit numbers. */
export interface ByteRange {
  readonly start: bigint;
  readonly length: bigint;
}
export interface RangeLock extends LockOwner, ByteRange {
  readonly exclusive: boolean;
}
export interface WaitingLock {
  readonly lock: RangeLock;
  readonly irp: Offset;
  /** The caller's context for the routines of the FILE_LOCK. */
  readonly context: bigint;
}
export interface RangeLocks {
  held: RangeLock[];
  /** In the order in which they came. */
  waiting: WaitingLock[];
  /** Number of the lock that FsRtlGetNextFileLock gives next. */
  next: number;
}

const last = 0xffff_ffff_ffff_ffffn;
/** A range beyond the last byte that 64 bits can name. */
export const isInvalidRange = ({ start, length }: ByteRange): boolean => length !== 0n && start + length - 1n > last;

const isNothing = ({ start, length }: ByteRange): boolean => start === 0n && length === 0n;
/** A range of no bytes lies between two: it overlaps what has both. */
const overlap = (a: ByteRange, b: ByteRange): boolean =>
  !isNothing(a) && !isNothing(b) && a.start <= b.start + b.length - 1n && a.start + a.length - 1n >= b.start;

const sameOwner = (a: LockOwner, b: LockOwner): boolean =>
  a.file === b.file && a.process === b.process && a.key === b.key;

/**
 * Whether a lock is in the way of an exclusive use of a range (to write or to lock it for oneself) or of a shared one. An exclusive lock
 * is in nobody's way but the others', unless its owner locks what it has locked; a shared one is in everybody's who wants to change something.
 */
function isInTheWay(held: RangeLock, wanted: LockOwner & ByteRange, exclusive: boolean, locks: boolean): boolean {
  if (!overlap(held, wanted)) return false;
  if (!held.exclusive) return exclusive;
  return !sameOwner(held, wanted) || (exclusive && locks);
}

/** Whether a range may be read, or written. */
export const mayTransfer = (locks: RangeLocks | undefined, wanted: LockOwner & ByteRange, write: boolean): boolean =>
  locks === undefined || !locks.held.some((held) => isInTheWay(held, wanted, write, false));

/** Takes a lock; false if others are in the way. */
export function take(locks: RangeLocks, wanted: RangeLock): boolean {
  if (locks.held.some((held) => isInTheWay(held, wanted, wanted.exclusive, true))) return false;
  locks.held.push(wanted);
  return true;
}

/** Gives a lock back; of two on the same range the exclusive one goes first. */
export function giveBack(locks: RangeLocks, wanted: LockOwner & ByteRange): RangeLock | undefined {
  const same = locks.held.filter(
    (held) => held.start === wanted.start && held.length === wanted.length && sameOwner(held, wanted),
  );
  const found = same.find(({ exclusive }) => exclusive) ?? same[0];
  if (found !== undefined) locks.held.splice(locks.held.indexOf(found), 1);
  return found;
}

/** Takes away all that a process has locked by a file object, with one key or any. */
export function giveAllBack(
  locks: RangeLocks,
  { file, process, key }: Omit<LockOwner, "key"> & { readonly key: number | undefined },
): { readonly held: readonly RangeLock[]; readonly waiting: readonly WaitingLock[] } {
  const isTheirs = (lock: RangeLock) =>
    lock.file === file && lock.process === process && (key === undefined || lock.key === key);
  const gone = { held: locks.held.filter(isTheirs), waiting: locks.waiting.filter(({ lock }) => isTheirs(lock)) };
  locks.held = locks.held.filter((lock) => !isTheirs(lock));
  locks.waiting = locks.waiting.filter(({ lock }) => !isTheirs(lock));
  return gone;
}

/** Those that waited and can be had now, which they then are. */
export function grantWaiting(locks: RangeLocks): readonly WaitingLock[] {
  const granted = locks.waiting.filter(({ lock }) => take(locks, lock));
  locks.waiting = locks.waiting.filter((one) => !granted.includes(one));
  return granted;
}

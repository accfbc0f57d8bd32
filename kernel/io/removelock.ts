// Remove locks: a count of uses of a device that IRP_MN_REMOVE_DEVICE waits to fall to zero. The structure in the driver's memory
// holds Removed, IoCount and the event, as documented; who holds it is remembered beside, for messages.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { initializeEvent, setEvent } from "../ke/objects.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { verify } from "../verifier/stop.ts";

/** IO_REMOVE_LOCK_COMMON_BLOCK: BOOLEAN Removed, LONG IoCount, KEVENT RemoveEvent. */
const lockFields = { removed: 0, count: 4, event: 8, size: 32 };

function lockArgument(k: Kernel, f: Offset): Offset {
  const lock = k.argPointer(f, 0);
  k.touch(f, lock, lockFields.size, true);
  return lock;
}
const countOf = (k: Kernel, lock: Offset): number => k.m.i32(lock + lockFields.count);
const removed = (k: Kernel, lock: Offset): boolean => (k.m.u8[lock + lockFields.removed] ?? 0) !== 0;

/** Gives one use back. `wait` if it is IoReleaseRemoveLockAndWait that does. */
function drop(k: Kernel, f: Offset, lock: Offset, tag: bigint, wait: boolean): void {
  const holders = k.state.removeLocks.get(lock) ?? [];
  const own = holders.findLastIndex((holder) => holder.tag === tag);
  if (own < 0) {
    const last = holders.at(-1);
    const why =
      last === undefined
        ? "more often than it was acquired"
        : "with a tag that it was not acquired with: every release names the tag of its acquisition, usually the IRP";
    const message = `The remove lock at ${k.hex(lock)} is released (tag 0x${tag.toString(16)}) ${why}.`;
    const related =
      last === undefined ? [] : [{ message: `acquired here (tag 0x${last.tag.toString(16)})`, place: last.place }];
    const parameters = [wait ? 0xd6n : 0xd5n, k.address(lock), tag, wait ? (last?.tag ?? 0n) : 0n] as const;
    verify(k, f, "verifier:removelock", message, 0xc4, parameters, related);
  }
  holders.splice(own < 0 ? holders.length - 1 : own, 1);
  release(k, lock);
}

function release(k: Kernel, lock: Offset): void {
  const count = countOf(k, lock) - 1;
  k.m.setU32(lock + lockFields.count, count);
  if (count === 0) setEvent(k, lock + lockFields.event);
}

/** The lock has been initialised; without the verifier whatever lies there counts as one. */
function checkInitialized(k: Kernel, f: Offset, lock: Offset): void {
  if (k.state.removeLocks.has(lock)) return;
  const message = `The remove lock at ${k.hex(lock)} has not been initialised with IoInitializeRemoveLock.`;
  verify(k, f, "verifier:removelock", message, "RemoveLock");
}

/** Remove locks in memory that is freed are none any more. */
export function forgetRemoveLocks(k: Kernel, start: Offset, size: number): void {
  for (const lock of k.state.removeLocks.keys())
    if (lock >= start && lock < start + size) k.state.removeLocks.delete(lock);
}

/** Who still holds it, for whoever sees the machine wait for them. */
function holdersOf(k: Kernel, lock: Offset): string {
  const told = (k.state.removeLocks.get(lock) ?? []).map(({ tag, place }) => {
    const range = k.sourceOf(place);
    const where = range === undefined ? "" : ` at ${range.file}:${range.startLine + 1}`;
    return `acquired${where} with tag 0x${tag.toString(16)}`;
  });
  return told.length === 0 ? "" : ` (${told.join("; ")})`;
}

export const removeLockDdis: readonly Routine[] = [
  ddi("IoInitializeRemoveLockEx", 5, (k, f) => {
    const lock = lockArgument(k, f);
    if (k.state.removeLocks.has(lock)) {
      const message = `The remove lock at ${k.hex(lock)} is initialised a second time: others may be using it. It is initialised once, with the device extension, and goes with it.`;
      verify(k, f, "verifier:removelock", message, 0xc4, [0xd7n, k.address(lock), k.address(lock), 0n]);
    }
    k.state.removeLocks.set(lock, []);
    k.m.u8[lock + lockFields.removed] = 0;
    k.m.setU32(lock + lockFields.count, 1);
    initializeEvent(k, lock + lockFields.event, true, false);
    return k.returnVoid(f);
  }),
  ddi("IoAcquireRemoveLockEx", 5, (k, f) => {
    const lock = lockArgument(k, f);
    checkInitialized(k, f, lock);
    if (removed(k, lock)) return k.return32(f, nt.STATUS_DELETE_PENDING);
    k.m.setU32(lock + lockFields.count, countOf(k, lock) + 1);
    k.state.removeLocks.get(lock)?.push({ tag: k.arg64(f, 1), place: k.callerPlace(f) });
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("IoReleaseRemoveLockEx", 3, (k, f) => {
    const lock = lockArgument(k, f);
    checkInitialized(k, f, lock);
    drop(k, f, lock, k.arg64(f, 1), false);
    return k.returnVoid(f);
  }),
  ddi("IoReleaseRemoveLockAndWaitEx", 3, (k, f, step): Outcome => {
    const lock = lockArgument(k, f);
    if (step === 1) return k.returnVoid(f);
    checkInitialized(k, f, lock);
    k.m.u8[lock + lockFields.removed] = 1;
    drop(k, f, lock, k.arg64(f, 1), true);
    // Once more for the count that initialising gave.
    release(k, lock);
    if (countOf(k, lock) === 0) return k.returnVoid(f);
    return block(
      k,
      f,
      1,
      "any",
      [lock + lockFields.event],
      undefined,
      `waits for ${countOf(k, lock)} holders of the remove lock${holdersOf(k, lock)}`,
    );
  }),
];

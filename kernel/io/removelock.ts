// Remove locks: a count of uses of a device that IRP_MN_REMOVE_DEVICE waits to fall to zero. The structure in the driver's memory
// holds Removed, IoCount and the event, as documented; who holds it is remembered beside, for messages.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { initializeEvent, setEvent } from "../ke/objects.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithFinding } from "../verifier/stop.ts";

/** IO_REMOVE_LOCK_COMMON_BLOCK: BOOLEAN Removed, LONG IoCount, KEVENT RemoveEvent. */
const lockFields = { removed: 0, count: 4, event: 8, size: 32 };

function lockArgument(k: Kernel, f: Offset): Offset {
  const lock = k.argPointer(f, 0);
  k.touch(f, lock, lockFields.size, true);
  return lock;
}
const countOf = (k: Kernel, lock: Offset): number => k.m.i32(lock + lockFields.count);
const removed = (k: Kernel, lock: Offset): boolean => (k.m.u8[lock + lockFields.removed] ?? 0) !== 0;

function drop(k: Kernel, f: Offset, lock: Offset, tag: bigint): void {
  const count = countOf(k, lock) - 1;
  const floor = removed(k, lock) ? 0 : 1;
  if (count < floor) {
    const message = `The remove lock at ${k.hex(lock)} is released (tag 0x${tag.toString(16)}) more often than it was acquired.`;
    stopWithFinding(k, f, "verifier:removelock", message, 0xc4, [0xdbn, k.address(lock), tag, 0n]);
  }
  k.m.setU32(lock + lockFields.count, count);
  if (count === 0) setEvent(k, lock + lockFields.event);
}

export const removeLockDdis: readonly Routine[] = [
  ddi("IoInitializeRemoveLockEx", 5, (k, f) => {
    const lock = lockArgument(k, f);
    k.m.u8[lock + lockFields.removed] = 0;
    k.m.setU32(lock + lockFields.count, 1);
    initializeEvent(k, lock + lockFields.event, true, false);
    return k.returnVoid(f);
  }),
  ddi("IoAcquireRemoveLockEx", 5, (k, f) => {
    const lock = lockArgument(k, f);
    if (countOf(k, lock) <= 0 && !removed(k, lock)) {
      const message = `The remove lock at ${k.hex(lock)} has not been initialised with IoInitializeRemoveLock.`;
      stopWithFinding(k, f, "verifier:removelock", message);
    }
    if (removed(k, lock)) return k.return32(f, nt.STATUS_DELETE_PENDING);
    k.m.setU32(lock + lockFields.count, countOf(k, lock) + 1);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("IoReleaseRemoveLockEx", 3, (k, f) => {
    drop(k, f, lockArgument(k, f), k.arg64(f, 1));
    return k.returnVoid(f);
  }),
  ddi("IoReleaseRemoveLockAndWaitEx", 3, (k, f, step): Outcome => {
    const lock = lockArgument(k, f);
    if (step === 1) return k.returnVoid(f);
    k.m.u8[lock + lockFields.removed] = 1;
    // Once for this acquisition and once for the count that initialising gave.
    drop(k, f, lock, k.arg64(f, 1));
    drop(k, f, lock, k.arg64(f, 1));
    if (countOf(k, lock) === 0) return k.returnVoid(f);
    return block(
      k,
      f,
      1,
      "any",
      [lock + lockFields.event],
      undefined,
      `waits for ${countOf(k, lock)} holders of the remove lock`,
    );
  }),
];

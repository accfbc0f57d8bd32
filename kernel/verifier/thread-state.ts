// What a routine of a driver's must leave as it found it in the thread that it borrowed: mutexes that the thread owns, critical and
// guarded regions that it is in, and the process in which it is. A mutex keeps normal kernel APCs out like a critical region, so Windows stops alike for both.
import type { Context } from "../ke/state.ts";
import { ObjectType, objectType } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithBugcheck, verify } from "./stop.ts";

/** One number for how many mutexes the current thread owns, how deep it is in regions, and whether it is attached to a process; to be compared afterwards. */
export const threadState = (k: Kernel): number =>
  ownedMutexes(k).length +
  0x100 * k.cur.apcDisable +
  0x1_0000 * k.cur.guarded +
  (k.cur.attached === undefined ? 0 : 0x100_0000);

/** Mutexes of the current thread, that taken last at the end. */
export const ownedMutexes = (k: Kernel): readonly Offset[] => ownedMutexesOf(k, k.cur);
export function ownedMutexesOf(k: Kernel, { locks, object }: Context): readonly Offset[] {
  if (locks.length === 0) return locks;
  const owner = k.s.KMUTANT.OwnerThread;
  return locks.filter((at) => objectType(k, at) === ObjectType.mutant && k.m.pointer(at + owner) === object);
}

/** How often normal kernel APCs are kept out of the current thread: by critical regions, and by mutexes that it owns. */
export const apcDisableCount = (k: Kernel): number => k.cur.apcDisable + ownedMutexes(k).length;

/** Thread->CombinedApcDisable: how often special and normal kernel APCs are disabled, each counted downwards. */
function combinedApcDisable(k: Kernel): bigint {
  const special = -k.cur.guarded & 0xffff;
  const normal = -apcDisableCount(k) & 0xffff;
  return BigInt(special * 0x1_0000 + normal);
}

/** APC_INDEX_MISMATCH's second parameter: 1 for a thread that is attached to a process. */
const apcStateIndex = (k: Kernel): bigint => (k.cur.attached === undefined ? 0n : 1n);

function whatIsLeft(k: Kernel): string {
  const { attached, guarded } = k.cur;
  if (attached !== undefined)
    return `attached to ${k.nameOf(attached)}, from which KeUnstackDetachProcess would have brought it back`;
  return `in ${guarded > 0 ? "a guarded" : "a critical"} region that it entered`;
}

/** A dispatch routine has returned to the I/O manager, and the thread goes back to where the request came from. */
export function checkDispatched(k: Kernel, f: Offset, device: Offset, before: number): void {
  if (threadState(k) === before) return;
  const mutex = ownedMutexes(k).at(-1);
  const left = mutex === undefined ? whatIsLeft(k) : `still owning the mutex ${k.nameOf(mutex)}`;
  const message = `The dispatch routine of ${k.driverOf(device)} returned to the I/O manager ${left}; the thread must leave the kernel as it came.`;
  stopWithBugcheck(k, f, 0x01, [k.callerAddress(f), apcStateIndex(k), combinedApcDisable(k), 0n], message);
}

/** A worker routine has returned. */
export function checkWorked(k: Kernel, f: Offset, work: { routine: Offset; parameter: bigint; item: Offset }): void {
  if (k.cur.impersonation !== undefined) {
    const message = `The work item routine ${k.nameOf(work.routine)} returned while the thread still acted for a client: PsRevertToSelf is missing.`;
    stopWithBugcheck(k, f, 0xdf, [k.address(work.routine), work.parameter, k.address(work.item), 0n], message);
  }
  if (threadState(k) === 0) return;
  const mutex = ownedMutexes(k).at(-1);
  const what = `The work item routine ${k.nameOf(work.routine)} returned`;
  if (mutex !== undefined) {
    const message = `${what} while it still owned the mutex ${k.nameOf(mutex)}.`;
    stopWithBugcheck(k, f, 0x39, [k.address(work.routine), work.parameter, k.address(work.item), 0n], message);
  }
  const parameters = [k.address(work.routine), apcStateIndex(k), combinedApcDisable(k), 1n] as const;
  stopWithBugcheck(k, f, 0x01, parameters, `${what} ${whatIsLeft(k)}.`);
}

/** The current thread is about to end. */
export function checkEnding(k: Kernel, f: Offset): void {
  if (k.cur.attached !== undefined) {
    const parameters = [k.callerAddress(f), apcStateIndex(k), combinedApcDisable(k), 0n] as const;
    stopWithBugcheck(k, f, 0x01, parameters, `${k.cur.name} ends ${whatIsLeft(k)}.`);
  }
  const mutex = ownedMutexes(k).at(-1);
  const lock = k.cur.locks.findLast((at) => at !== mutex);
  if (mutex === undefined && lock !== undefined) {
    const message = `${k.cur.name} ends while it still holds ${k.nameOf(lock)}.`;
    const parameters = [0x100an, k.address(k.cur.object), k.address(lock), 0n] as const;
    verify(k, f, "verifier:lock", message, 0xc4, parameters, [
      { message: "taken here", place: k.state.locks.get(lock)?.place },
    ]);
  }
  if (mutex === undefined) return;
  const message = `${k.cur.name} ends while it still owns the mutex ${k.nameOf(mutex)}.`;
  stopWithBugcheck(k, f, 0x4000_008a, [k.address(k.cur.object), k.address(mutex), 0n, 0n], message);
}

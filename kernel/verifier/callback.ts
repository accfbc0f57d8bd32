// What must be as it was when a driver's routine returns to the kernel: the IRQL, the spin locks it holds, and how often it has kept
// normal kernel APCs out.
import type { Hop } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { LoadedFunction, Offset } from "../machine/api.ts";
import { isPaged } from "../mm/paging.ts";
import { checkStackInactive } from "./active.ts";
import { verify } from "./stop.ts";
import { apcDisableCount, ownedMutexes } from "./thread-state.ts";

/** The routine of an interrupt has returned. */
export function checkAfterIsr(k: Kernel, f: Offset, routine: Offset, irql: number): void {
  if (k.irql !== irql) {
    const message = `The interrupt service routine ${k.nameOf(routine)} was called at IRQL ${irql} and returned at IRQL ${k.irql}.`;
    verify(k, f, "verifier:irql", message, 0xc4, [0x111n, k.address(routine), BigInt(irql), BigInt(k.irql)], held(k));
  }
  checkLocks(k, f, "The interrupt service routine", 0);
}

/** Stops if the routine that has just returned left the IRQL changed or a spin lock taken. `what` names its role. */
export function checkAfterCallback(k: Kernel, f: Offset, what: string, irql: number, locksBefore = 0): void {
  if (k.irql !== irql) {
    const message = `The ${what} was called at IRQL ${irql} and returned at IRQL ${k.irql}.`;
    verify(k, f, "verifier:irql", message, 0xc4, [0x2001dn, BigInt(irql), BigInt(k.irql), 0n], held(k));
  }
  checkLocks(k, f, `The ${what}`, locksBefore);
}

/** IRQL, spin locks and APC disable count in one number. */
export const stateToKeep = (k: Kernel): number => k.irql | (spinLocksHeld(k) << 8) | (apcDisableCount(k) << 16);

/** A dispatch routine is called, or has returned, with the processor's interrupts off. */
export function checkInterruptsOn(k: Kernel, f: Offset, { driver, routine }: Hop, violation: 0xc0n | 0xc1n): void {
  if (k.cur.interruptsOff !== true) return;
  const what =
    violation === 0xc1n
      ? `The dispatch routine of ${driver} returned with interrupts disabled: _enable is missing.`
      : `IoCallDriver calls ${driver} with interrupts disabled: dispatch routines are called with interrupts on.`;
  verify(k, f, "verifier:irql", what, 0xc4, [violation, k.address(routine), 0n, 0n]);
}

/** The same for a routine of fast I/O. */
export function checkInterruptsOnFastIo(k: Kernel, f: Offset, routine: Offset, violation: 0xc2n | 0xc3n): void {
  if (k.cur.interruptsOff !== true) return;
  const what =
    violation === 0xc3n
      ? `${fastIoRoutine(k, routine)} returned with interrupts disabled: _enable is missing.`
      : `${fastIoRoutine(k, routine)} is called with interrupts disabled: _enable is missing.`;
  verify(k, f, "verifier:irql", what, 0xc4, [violation, k.address(routine), 0n, 0n]);
}
const fastIoRoutine = (k: Kernel, routine: Offset): string => `The fast I/O routine ${k.nameOf(routine)}`;

/** A routine of fast I/O has returned to the I/O manager, which was in the state `before`. */
export function checkFastIoRoutine(k: Kernel, f: Offset, routine: Offset, before: number): void {
  checkInterruptsOnFastIo(k, f, routine, 0xc3n);
  if (stateToKeep(k) === before) return;
  const what = fastIoRoutine(k, routine);
  const irql = before & 0xff;
  if (k.irql !== irql) {
    const message = `${what} was called at IRQL ${irql} and returned at IRQL ${k.irql}.`;
    verify(k, f, "verifier:irql", message, 0xc9, [0x11n, k.address(routine), BigInt(irql), BigInt(k.irql)], held(k));
  }
  checkLocks(k, f, what, (before >>> 8) & 0xff);
  checkApcs(k, f, what, 0xc6, routine, before >>> 16);
}

/** A dispatch routine has returned to its caller, which was in the state `before`. */
export function checkDispatchRoutine(k: Kernel, f: Offset, hop: Hop, before: number): void {
  checkInterruptsOn(k, f, hop, 0xc1n);
  if (k.state.timers.length > 0 || k.state.dpcs.size > 0) checkStackInactive(k, f, hop);
  if (stateToKeep(k) === before) return;
  const { device, routine } = hop;
  const what = `The dispatch routine of ${hop.driver}`;
  const irql = before & 0xff;
  if (k.irql !== irql) {
    const message = `${what} was called at IRQL ${irql} and returned at IRQL ${k.irql}.`;
    const places = [...held(k), ...k.raisedAt(), { message: "dispatch routine", place: hop.place }];
    verify(k, f, "verifier:irql", message, 0xc9, [5n, k.address(device), BigInt(irql), BigInt(k.irql)], places);
  }
  checkLocks(k, f, what, (before >>> 8) & 0xff);
  checkApcs(k, f, what, 0xc5, routine, before >>> 16);
}

/** A completion routine has returned to IoCompleteRequest. */
export function checkCompletionRoutine(k: Kernel, f: Offset, routine: Offset, before: number): void {
  if (stateToKeep(k) === before) return;
  const what = `The completion routine ${k.nameOf(routine)}`;
  const irql = before & 0xff;
  if (k.irql !== irql) {
    const message = `${what} was called at IRQL ${irql} and returned at IRQL ${k.irql}.`;
    verify(
      k,
      f,
      "verifier:irql",
      message,
      0xc4,
      [0xfan, k.address(routine), BigInt(irql), BigInt(k.irql)],
      [...held(k), ...k.raisedAt()],
    );
  }
  checkLocks(k, f, what, (before >>> 8) & 0xff);
  checkApcs(k, f, what, 0xfb, routine, before >>> 16);
}

/** IoCompleteRequest calls the routines of drivers above, which may want the lock that its caller holds. */
export function checkNoSpinLock(k: Kernel, f: Offset): void {
  if (spinLocksHeld(k) === 0 || k.callerDriver(f) === "nt") return;
  const lock = k.cur.locks.findLast((at) => k.state.locks.get(at)?.owner === k.cur.id) ?? 0;
  const cancel = lock === k.cancelLock;
  const message = `IoCompleteRequest is called while ${cancel ? "the cancel spin lock" : k.nameOf(lock)} is held: completion routines that want it would spin for ever. Release it${cancel ? " with IoReleaseCancelSpinLock" : ""} first.`;
  verify(k, f, "verifier:lock", message, "SpinLockSafe", undefined, held(k));
}

/** Completion routines may be called at DISPATCH_LEVEL, where pageable code may be out. */
export function checkResident(k: Kernel, f: Offset, irp: Offset, routine: LoadedFunction): void {
  const section = routine.code?.symbol.section ?? "";
  if (!isPaged(section)) return;
  const message = `The completion routine ${routine.name} is in the pageable section ${section}: it may be called at DISPATCH_LEVEL.`;
  verify(k, f, "verifier:irp", message, 0xc9, [0x227n, k.address(routine.address), k.address(irp), 0n]);
}

function checkLocks(k: Kernel, f: Offset, what: string, before: number): void {
  if (spinLocksHeld(k) <= before) return;
  const lock = k.cur.locks.findLast((at) => k.state.locks.get(at)?.owner === k.cur.id) ?? 0;
  const message = `${what} returned while still holding ${k.nameOf(lock)}.`;
  verify(k, f, "verifier:lock", message, 0xc4, [0x40009n, k.address(lock), 0n, 0n], held(k));
}

/** Windows counts downwards. */
function checkApcs(k: Kernel, f: Offset, what: string, violation: number, routine: Offset, before: number): void {
  const now = apcDisableCount(k);
  if (now === before) return;
  const mutex = now > before ? ownedMutexes(k).at(-1) : undefined;
  const left =
    mutex !== undefined
      ? `still owning the mutex ${k.nameOf(mutex)}`
      : now > before
        ? "in a critical region that it entered"
        : "having left a critical region, or given back a mutex, that was not its own";
  const message = `${what} returned ${left}.`;
  const counts = [now, before].map((count) => BigInt.asUintN(64, BigInt(-count)));
  const parameters = [BigInt(violation), k.address(routine), counts[0] ?? 0n, counts[1] ?? 0n] as const;
  verify(k, f, "verifier:lock", message, 0xc4, parameters, held(k));
}

function held(k: Kernel) {
  return k.cur.locks.map((lock) => ({
    message: `${k.nameOf(lock)} taken here`,
    place: k.state.locks.get(lock)?.place,
  }));
}

/** How many spin locks the current context holds: to be compared after a callback. */
export function spinLocksHeld(k: Kernel): number {
  const locks = k.cur.locks;
  if (locks.length === 0) return 0;
  return locks.filter((lock) => k.state.locks.get(lock)?.owner === k.cur.id).length;
}

// What must be as it was when a driver's routine returns to the kernel: the IRQL, and the locks it holds.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithFinding } from "./stop.ts";

/** Stops if the routine that has just returned left the IRQL changed or a spin lock taken. `what` names its role. */
export function checkAfterCallback(k: Kernel, f: Offset, what: string, irql: number, locksBefore = 0): void {
  if (k.irql !== irql) {
    const message = `The ${what} was called at IRQL ${irql} and returned at IRQL ${k.irql}.`;
    stopWithFinding(k, f, "verifier:irql", message, 0xc4, [0x2001dn, BigInt(irql), BigInt(k.irql), 0n], held(k));
  }
  const locks = k.cur.locks.filter((lock) => k.state.locks.get(lock)?.owner === k.cur.id);
  if (locks.length > locksBefore) {
    const lock = locks[locks.length - 1] ?? 0;
    const message = `The ${what} returned while still holding ${k.nameOf(lock)}.`;
    stopWithFinding(k, f, "verifier:lock", message, 0xc4, [0x38n, k.address(lock), 0n, 0n], held(k));
  }
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

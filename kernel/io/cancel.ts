// Cancelling: Irp->Cancel is set under the system's cancel spin lock, and a cancel routine, if there is one, is called with that
// lock held and the old level in Irp->CancelIrql; it is the routine's duty to release it.

import { Status } from "../../compiler/abi.ts";
import { ddi, type Routine, slot } from "../ddi.ts";
import { spin } from "../ke/conditions.ts";
import { acquireForKernel, giveBack } from "../ke/spinlock.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { checkWakeCancelled } from "../verifier/power.ts";
import { stopWithFinding, verify } from "../verifier/stop.ts";
import { currentLocation, irpArgument } from "./irp.ts";

/** Whether all that still waits are callers whose requests a driver holds where they can be cancelled: no news has come, nothing is lost. */
export function waitsForNews(k: Kernel): boolean {
  const waiting = [...k.state.contexts.values()].filter(({ wait }) => wait?.kind === "request");
  const held = waiting.flatMap(({ wait }) => (wait?.objects ?? []).map((id) => k.state.requests.get(id)?.irp ?? 0));
  return held.length > 0 && held.every((irp) => irp !== 0 && k.pointerOr0(irp + k.s.IRP.CancelRoutine) !== 0);
}

/** Takes the cancel spin lock at DISPATCH_LEVEL; false if the context has to spin and go on at `next`. Slot `keep` holds the old level. */
function takeCancelLock(k: Kernel, f: Offset, step: number, keep: number, next: number): boolean {
  const lock = k.cancelLock;
  if (step === 0) {
    k.setSlot(f, keep, k.irql);
    if (k.irql < 2) k.setIrql(2, f);
  }
  const held = k.state.locks.get(lock);
  if (held === undefined) {
    acquireForKernel(k, lock, k.callerPlace(f));
    return true;
  }
  if (held.owner === k.cur.id) {
    stopWithFinding(
      k,
      f,
      "verifier:deadlock",
      "The cancel spin lock is already held here.",
      0xc4,
      [0x1000n, k.address(lock), 0n, 0n],
      [{ message: "taken here", place: held.place }],
    );
  }
  spin(k, f, lock, next);
  return false;
}

export const cancelDdis: readonly Routine[] = [
  ddi(
    "IoCancelIrp",
    1,
    (k, f, step) => {
      const irp = k.argPointer(f, 0);
      const layout = k.s.IRP;
      if (step === 0) checkWakeCancelled(k, f, irp);
      if (step === 2) {
        const owned = k.state.locks.get(k.cancelLock)?.owner === k.cur.id;
        if (owned) {
          const message =
            "A cancel routine returned without releasing the cancel spin lock with IoReleaseCancelSpinLock(Irp->CancelIrql).";
          verify(k, f, "verifier:lock", message, "CancelSpinLock");
        }
        if (k.irql !== k.slotU32(f, 1)) {
          const message = `A cancel routine returned at IRQL ${k.irql}; it was to restore ${k.slotU32(f, 1)} from Irp->CancelIrql.`;
          verify(k, f, "verifier:irql", message, 0xc4, [0x2001dn, BigInt(k.slotU32(f, 1)), BigInt(k.irql), 0n]);
        }
        return k.returnBool(f, true);
      }
      if (step === 0) {
        irpArgument(k, f, irp).cancelledAt ??= k.clock;
        k.log({ kind: "irpCancel", driver: k.callerDriver(f), irp });
      }
      if (!takeCancelLock(k, f, step, 1, 1)) return Status.Unwinding;
      const old = k.slotU32(f, 1);
      // It may have been completed while this context was spinning.
      const alive = k.state.irps.get(irp)?.completed === false;
      if (alive) k.m.u8[irp + layout.Cancel] = 1;
      const routine = alive ? k.pointerOr0(irp + layout.CancelRoutine) : 0;
      if (routine === 0) {
        giveBack(k, f, k.cancelLock);
        k.setIrql(old);
        return k.returnBool(f, false);
      }
      k.m.setU64(irp + layout.CancelRoutine, 0n);
      k.m.u8[irp + layout.CancelIrql] = old;
      const callee = k.above(f);
      k.copyArg(callee, 0, currentLocation(k, irp) + k.s.IO_STACK_LOCATION.DeviceObject);
      k.setArgPointer(callee, 1, irp);
      return k.call(f, 2, k.functionOr(f, routine));
    },
    1,
  ),
  ddi(
    "IoAcquireCancelSpinLock",
    1,
    (k, f, step) => {
      if (!takeCancelLock(k, f, step, 1, 1)) return Status.Unwinding;
      const out = k.argPointer(f, 0);
      k.touch(f, out, 1, true);
      k.m.u8[out] = k.slotU32(f, 1);
      return k.returnVoid(f);
    },
    1,
  ),
  ddi("IoReleaseCancelSpinLock", 1, (k, f) => {
    giveBack(k, f, k.cancelLock);
    k.lowerIrql(f, k.argU32(f, 0) & 0xff, "IoReleaseCancelSpinLock");
    return k.returnVoid(f);
  }),
  ddi("IoSetCancelRoutine", 2, (k, f) => {
    const irp = k.argPointer(f, 0);
    irpArgument(k, f, irp);
    const at = irp + k.s.IRP.CancelRoutine;
    const old = k.pointerOr0(at);
    k.m.setU64(at, k.m.u64(slot(f, 1)));
    return k.returnPointer(f, old);
  }),
];

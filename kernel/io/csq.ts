// Cancel-safe queues: the I/O manager calls the driver's routines in the documented order and settles races with cancelling.
// The queue (or the caller's context for the IRP) is kept in Irp->Tail.Overlay.DriverContext[3], as on Windows.
import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine, slot } from "../ddi.ts";
import { giveBack } from "../ke/spinlock.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { currentLocation, irpArgument } from "./irp.ts";

const contextType = 1;
const queueType = 2;
const queueTypeEx = 3;

type Callback =
  | "CsqInsertIrp"
  | "CsqRemoveIrp"
  | "CsqPeekNextIrp"
  | "CsqAcquireLock"
  | "CsqReleaseLock"
  | "CsqCompleteCanceledIrp";

/** Calls one of the queue's routines with the queue and up to two further arguments; the DDI goes on at `next`. */
function callback(
  k: Kernel,
  f: Offset,
  next: number,
  queue: Offset,
  which: Callback,
  second: bigint,
  third = 0n,
): Outcome {
  const callee = k.above(f);
  k.setArgPointer(callee, 0, queue);
  k.setArg64(callee, 1, second);
  k.setArg64(callee, 2, third);
  return k.call(f, next, k.functionPointer(f, queue + k.s.IO_CSQ[which]));
}
/** Gives the lock back with the KIRQL that the driver has put into a slot. */
function releaseLock(k: Kernel, f: Offset, next: number, queue: Offset, irql: number): Outcome {
  return callback(k, f, next, queue, "CsqReleaseLock", k.m.u64(slot(f, irql)) & 0xffn);
}

const holder = (k: Kernel, irp: Offset): Offset => irp + k.s.IRP["Tail.Overlay.DriverContext"] + 24;

/** Takes the cancel routine away; false if cancelling has begun. */
function claim(k: Kernel, irp: Offset): boolean {
  const at = irp + k.s.IRP.CancelRoutine;
  const set = k.m.u64(at) !== 0n;
  k.m.setU64(at, 0n);
  return set;
}

function forget(k: Kernel, irp: Offset): void {
  const at = k.pointerOr0(holder(k, irp));
  if (at !== 0 && k.m.u32(at) === contextType) k.setPointer(at + k.s.IO_CSQ_IRP_CONTEXT.Irp, 0);
  k.setPointer(holder(k, irp), 0);
}

function initialize(type: number) {
  return (k: Kernel, f: Offset): Outcome => {
    const queue = k.argPointer(f, 0);
    const layout = k.s.IO_CSQ;
    k.touch(f, queue, layout.size, true);
    k.m.u8.fill(0, queue, queue + layout.size);
    k.m.setU32(queue, type);
    const fields = [
      layout.CsqInsertIrp,
      layout.CsqRemoveIrp,
      layout.CsqPeekNextIrp,
      layout.CsqAcquireLock,
      layout.CsqReleaseLock,
      layout.CsqCompleteCanceledIrp,
    ];
    for (const [i, field] of fields.entries()) k.copy8(queue + field, slot(f, i + 1));
    return k.return32(f, nt.STATUS_SUCCESS);
  };
}

/** Slots: 0 queue, 1 IRP, 2 context, 3 insert context; 4 the driver's KIRQL; 5 status. */
function insertIrp(k: Kernel, f: Offset, step: number): Outcome {
  const queue = k.argPointer(f, 0);
  const irp = k.argPointer(f, 1);
  const context = k.argPointer(f, 2);
  const extended = k.m.u32(queue) === queueTypeEx;
  switch (step) {
    case 0:
      irpArgument(k, f, irp);
      return callback(k, f, 1, queue, "CsqAcquireLock", k.address(slot(f, 4)));
    case 1: {
      if (context !== 0) {
        k.touch(f, context, k.s.IO_CSQ_IRP_CONTEXT.size, true);
        k.m.setU32(context + k.s.IO_CSQ_IRP_CONTEXT.Type, contextType);
        k.setPointer(context + k.s.IO_CSQ_IRP_CONTEXT.Irp, irp);
        k.setPointer(context + k.s.IO_CSQ_IRP_CONTEXT.Csq, queue);
      }
      k.setPointer(holder(k, irp), context !== 0 ? context : queue);
      return callback(k, f, 2, queue, "CsqInsertIrp", k.address(irp), extended ? k.arg64(f, 3) : 0n);
    }
    case 2: {
      const status = extended ? k.result32(f) : nt.STATUS_SUCCESS;
      k.setSlot(f, 5, status);
      // What was not taken in is not marked pending: its driver completes it, or marks it itself.
      if (!nt.ntSuccess(status)) return releaseLock(k, f, 4, queue, 4);
      const control = currentLocation(k, irp) + k.s.IO_STACK_LOCATION.Control;
      k.m.u8[control] = (k.m.u8[control] ?? 0) | nt.SL_PENDING_RETURNED;
      k.setPointer(irp + k.s.IRP.CancelRoutine, k.routineAddress("IopCsqCancelRoutine"));
      const cancelled = (k.m.u8[irp + k.s.IRP.Cancel] ?? 0) !== 0;
      if (!cancelled || !claim(k, irp)) return releaseLock(k, f, 4, queue, 4);
      return callback(k, f, 3, queue, "CsqRemoveIrp", k.address(irp));
    }
    case 3:
      forget(k, irp);
      return releaseLock(k, f, 5, queue, 4);
    case 5:
      return callback(k, f, 4, queue, "CsqCompleteCanceledIrp", k.address(irp));
    default:
      return k.return32(f, k.slotU32(f, 5));
  }
}

/** Cancel routine of every IRP in such a queue. Slots: 0 device, 1 IRP; 2 queue; 3 KIRQL. */
export const csqCancelRoutine = internal("IopCsqCancelRoutine", 6, (k, f, step) => {
  const irp = k.argPointer(f, 1);
  const queue = k.slotU32(f, 2);
  switch (step) {
    case 0: {
      giveBack(k, f, k.cancelLock);
      k.setIrql(k.m.u8[irp + k.s.IRP.CancelIrql] ?? 0);
      const held = k.pointerOr0(holder(k, irp));
      const found = k.m.u32(held) === contextType ? k.pointerOr0(held + k.s.IO_CSQ_IRP_CONTEXT.Csq) : held;
      k.setSlot(f, 2, found);
      return callback(k, f, 1, found, "CsqAcquireLock", k.address(slot(f, 3)));
    }
    case 1:
      return callback(k, f, 2, queue, "CsqRemoveIrp", k.address(irp));
    case 2:
      forget(k, irp);
      return releaseLock(k, f, 3, queue, 3);
    case 3:
      return callback(k, f, 4, queue, "CsqCompleteCanceledIrp", k.address(irp));
    default:
      return k.returnVoid(f);
  }
});

/** Slots: 0 queue, 1 peek context; 2 KIRQL; 3 IRP. */
function removeNext(k: Kernel, f: Offset, step: number): Outcome {
  const queue = k.argPointer(f, 0);
  switch (step) {
    case 0:
      return callback(k, f, 1, queue, "CsqAcquireLock", k.address(slot(f, 2)));
    case 1:
      return callback(k, f, 2, queue, "CsqPeekNextIrp", 0n, k.arg64(f, 1));
    case 2: {
      const irp = k.kernelOffset(k.m.u64(k.above(f) + 8));
      k.setSlot(f, 3, irp);
      if (irp === 0) return releaseLock(k, f, 4, queue, 2);
      // One that is being cancelled belongs to its cancel routine: look behind it.
      if (!claim(k, irp)) return callback(k, f, 2, queue, "CsqPeekNextIrp", k.address(irp), k.arg64(f, 1));
      return callback(k, f, 3, queue, "CsqRemoveIrp", k.address(irp));
    }
    case 3:
      forget(k, k.slotU32(f, 3));
      return releaseLock(k, f, 4, queue, 2);
    default:
      return k.returnPointer(f, k.slotU32(f, 3));
  }
}

/** Slots: 0 queue, 1 context; 2 KIRQL; 3 IRP. */
function removeIrp(k: Kernel, f: Offset, step: number): Outcome {
  const queue = k.argPointer(f, 0);
  const context = k.argPointer(f, 1);
  switch (step) {
    case 0:
      k.touch(f, context, k.s.IO_CSQ_IRP_CONTEXT.size, true);
      return callback(k, f, 1, queue, "CsqAcquireLock", k.address(slot(f, 2)));
    case 1: {
      const irp = k.pointerOr0(context + k.s.IO_CSQ_IRP_CONTEXT.Irp);
      if (irp === 0 || !claim(k, irp)) {
        k.setSlot(f, 3, 0);
        return releaseLock(k, f, 3, queue, 2);
      }
      k.setSlot(f, 3, irp);
      return callback(k, f, 2, queue, "CsqRemoveIrp", k.address(irp));
    }
    case 2:
      forget(k, k.slotU32(f, 3));
      return releaseLock(k, f, 3, queue, 2);
    default:
      return k.returnPointer(f, k.slotU32(f, 3));
  }
}

export const csqDdis: readonly Routine[] = [
  ddi("IoCsqInitialize", 7, initialize(queueType)),
  ddi("IoCsqInitializeEx", 7, initialize(queueTypeEx)),
  ddi("IoCsqInsertIrp", 3, insertIrp, 3),
  ddi("IoCsqInsertIrpEx", 4, insertIrp, 2),
  ddi("IoCsqRemoveNextIrp", 2, removeNext, 2),
  ddi("IoCsqRemoveIrp", 2, removeIrp, 2),
];

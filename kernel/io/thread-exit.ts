// A thread that ends takes the requests back that it has sent and that are still under way: each is cancelled, and the thread waits
// for all of them. One that does not come back within five minutes is taken from the thread, with an entry in the error log: its
// driver keeps it, and may not be unloaded.
import { internal } from "../ddi.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { currentLocation } from "./irp.ts";

/** 100 ns between two looks, and for how long it is looked. */
const interval = 1_000_000;
const patience = 5 * 60 * 10_000_000;

/** Threaded IRPs of the thread that are under way. */
export function threadIrps(k: Kernel): readonly Offset[] {
  const thread = k.cur.object;
  const at = k.s.IRP["Tail.Overlay.Thread"];
  return [...k.state.irps.values()]
    .filter(
      (irp) => irp.kind === "built" && !irp.completed && irp.location !== 0 && k.pointerOr0(irp.at + at) === thread,
    )
    .map((irp) => irp.at);
}

/** Slots: 0, 1 the time at which patience ends, low and high; 2 the IRP cancelled last. Result: none. */
export const cancelThreadIrps = internal("IopCancelThreadIrps", 4, (k, f, step) => {
  if (step === 0) {
    const end = k.clock + patience;
    k.setSlot(f, 0, end % 2 ** 32);
    k.setSlot(f, 1, Math.floor(end / 2 ** 32));
    k.setSlot(f, 2, 0);
  }
  const left = threadIrps(k);
  const next = step <= 1 ? left.find((irp) => irp > k.slotU32(f, 2)) : undefined;
  if (next !== undefined) {
    k.setSlot(f, 2, next);
    k.setArgPointer(k.above(f), 0, next);
    return k.callIndex(f, 1, k.routineIndex("IoCancelIrp"));
  }
  if (left.length === 0) return k.returnVoid(f);
  if (k.clock < k.slotU32(f, 0) + k.slotU32(f, 1) * 2 ** 32)
    return block(k, f, 2, "delay", [], k.clock + interval, "waits for its requests to be cancelled");
  for (const irp of left) {
    const device = k.pointerOr0(currentLocation(k, irp) + k.s.IO_STACK_LOCATION.DeviceObject);
    k.setPointer(irp + k.s.IRP["Tail.Overlay.Thread"], 0);
    k.log({
      kind: "eventLog",
      driver: k.driverOf(device),
      irp,
      text: `error: ${k.nameOf(device)} has not completed a cancelled request in five minutes; the request is taken from ${k.cur.name}.`,
    });
  }
  return k.returnVoid(f);
});

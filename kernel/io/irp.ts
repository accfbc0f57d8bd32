// IRPs: made, initialised, freed. An IRP is a pool block holding the documented structure and its stack locations,
// freed for good when it is done, so that a driver that still uses it is caught at that line.
import * as nt from "../constants.ts";
import type { Outcome } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { stopWithBugcheck, stopWithFinding } from "../verifier/stop.ts";
import type { Hop, IrpState } from "./state.ts";

export const irpSize = (k: Kernel, stackCount: number): number =>
  k.s.IRP.size + stackCount * k.s.IO_STACK_LOCATION.size;

export function makeIrp(
  k: Kernel,
  stackCount: number,
  who: { readonly kind: IrpState["kind"]; readonly request?: number; readonly f?: Offset },
): Offset {
  const driver = who.f === undefined ? "" : k.callerDriver(who.f);
  const place = who.f === undefined ? undefined : k.callerPlace(who.f);
  const at = allocate(k, { size: irpSize(k, stackCount), tag: "Irp ", what: "IRP", driver, place });
  if (at === 0) return 0;
  initializeIrp(k, at, stackCount);
  k.state.irps.set(at, {
    at,
    kind: who.kind,
    driver,
    place,
    stackCount,
    completed: false,
    completedAt: undefined,
    request: who.request,
    lowest: 0,
    reachedBottom: false,
    location: 0,
    hops: [],
  });
  k.log({ kind: "irpAllocate", driver: driver || "nt", irp: at, text: `${stackCount} stack locations` });
  return at;
}

export function initializeIrp(k: Kernel, at: Offset, stackCount: number): void {
  const irp = k.s.IRP;
  const size = irpSize(k, stackCount);
  const m = k.m;
  m.u8.fill(0, at, at + size);
  m.setU16(at + irp.Type, nt.IO_TYPE_IRP);
  m.setU16(at + irp.Size, size);
  m.u8[at + irp.StackCount] = stackCount;
  m.u8[at + irp.CurrentLocation] = stackCount + 1;
  k.initializeList(at + irp.ThreadListEntry);
  k.setPointer(at + irp["Tail.Overlay.CurrentStackLocation"], at + size);
}

export function freeIrp(k: Kernel, at: Offset, f?: Offset): void {
  k.state.irps.delete(at);
  k.log({ kind: "irpFree", driver: f === undefined ? "nt" : k.callerDriver(f), irp: at });
  release(k, at, f === undefined ? undefined : k.callerPlace(f));
}

/** The IRP a driver hands to a DDI, checked to be one that is alive. */
export function irpArgument(k: Kernel, f: Offset, at: Offset): IrpState {
  const known = k.state.irps.get(at);
  if (known !== undefined && !known.completed) return known;
  if (known !== undefined) {
    const message = `The IRP at ${k.hex(at)} has been completed already; it no longer belongs to this driver.`;
    return stopWithBugcheck(k, f, 0x44, [k.address(at), 0n, 0n, 0n], message, [
      { message: "completed here", place: known.completedAt },
    ]);
  }
  const block = k.state.pool.blocks.get(at);
  if (block?.what === "IRP") {
    const message = `The IRP at ${k.hex(at)} has been completed and freed; it no longer belongs to this driver.`;
    return stopWithBugcheck(k, f, 0x44, [k.address(at), 0n, 0n, 0n], message, [
      { message: "completed here", place: block.freed?.place },
    ]);
  }
  k.touch(f, at, k.s.IRP.size, true);
  if (k.m.u16(at + k.s.IRP.Type) !== nt.IO_TYPE_IRP) {
    const message = `${k.hex(at)} is no IRP: its Type is ${k.m.u16(at + k.s.IRP.Type)}, not IO_TYPE_IRP.`;
    return stopWithFinding(k, f, "verifier:irp", message, 0xc9, [3n, k.address(at), 0n, 0n]);
  }
  // Built by the driver in memory of its own.
  const made: IrpState = {
    at,
    kind: "driver",
    driver: k.callerDriver(f),
    place: k.callerPlace(f),
    stackCount: k.m.u8[at + k.s.IRP.StackCount] ?? 0,
    completed: false,
    completedAt: undefined,
    request: undefined,
    lowest: 0,
    reachedBottom: false,
    location: 0,
    hops: [],
  };
  k.state.irps.set(at, made);
  return made;
}

export const currentLocation = (k: Kernel, irp: Offset): Offset =>
  k.m.u32(irp + k.s.IRP["Tail.Overlay.CurrentStackLocation"]);
export const nextLocation = (k: Kernel, irp: Offset): Offset =>
  k.m.u32(irp + k.s.IRP["Tail.Overlay.CurrentStackLocation"]) - k.s.IO_STACK_LOCATION.size;
export const setStatus = (k: Kernel, irp: Offset, status: number, information: number): void => {
  k.m.setU32(irp + k.s.IRP["IoStatus.Status"], status);
  k.m.setU64(irp + k.s.IRP["IoStatus.Information"], BigInt(information));
};

/** Completes an IRP in a dispatch routine of the kernel's own, which keeps the status in slot 2 and returns it at step 1. */
export function completeWith(k: Kernel, f: Offset, irp: Offset, status: number): Outcome {
  k.m.setU32(irp + k.s.IRP["IoStatus.Status"], status);
  k.setSlot(f, 2, status);
  k.setArgPointer(k.above(f), 0, irp);
  k.setArg32(k.above(f), 1, 0);
  return k.callIndex(f, 1, k.routineIndex("IofCompleteRequest"));
}

/** Whose dispatch routine was called with the IRP last and has not handed it on: also a driver without code of its own, as the root bus. */
export function holderOf(k: Kernel, known: IrpState): Hop | undefined {
  const last = known.hops[known.hops.length - 1];
  return last === undefined ? undefined : k.state.hops.get(last.id);
}

// How an IRP travels: IofCallDriver down a stack, IofCompleteRequest back up through the completion routines.
// Exactly the documented protocol: the stack location pointer moves before the dispatch routine is called and moves back before a
// completion routine is; SL_INVOKE_ON_* decide who is called; pending is propagated where there is no routine;
// STATUS_MORE_PROCESSING_REQUIRED stops the way up.

import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine, slot } from "../ddi.ts";
import { followBus } from "../hw/reach.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { heldCount } from "../ob/held.ts";
import { rootDriver } from "../pnp/root-bus.ts";
import { devnodeOfPdo } from "../pnp/tree.ts";
import { asksForTarget, checkBusAnswer } from "../verifier/bus-answers.ts";
import {
  checkCompletionRoutine,
  checkDispatchRoutine,
  checkInterruptsOn,
  checkNoSpinLock,
  checkResident,
  stateToKeep,
} from "../verifier/callback.ts";
import { isPended, isToPend, pend } from "../verifier/force-pending.ts";
import {
  checkCancelRoutine,
  checkCopied,
  checkHandedOn,
  checkNotBeneath,
  checkPrepared,
  checkSkipped,
  markUnfilled,
} from "../verifier/handed-on.ts";
import { checkInvariant } from "../verifier/invariant-mdl.ts";
import { checkMinor } from "../verifier/power.ts";
import { checkEventSignalled, checkSent } from "../verifier/sent.ts";
import { stopWithBugcheck, stopWithFinding, verify } from "../verifier/stop.ts";
import { finishIrp } from "./finish.ts";
import { currentLocation, holderOf, irpArgument, setStatus } from "./irp.ts";
import type { Hop, IrpState } from "./state.ts";

/** Slots: 0 device, 1 IRP; 2 hop; 3 IRQL and locks held before. */
function callDriver(k: Kernel, f: Offset, step: number): Outcome {
  const m = k.m;
  const device = k.argPointer(f, 0);
  if (step === 1) return returned(k, f, device);
  const irp = k.argPointer(f, 1);
  const known = irpArgument(k, f, irp);
  const layout = k.s.IRP;
  const target = k.state.devices.get(device);
  if (target === undefined || target.deleted) {
    const message = `IoCallDriver is given ${k.hex(device)}, which is no device object (any more).`;
    return stopWithFinding(k, f, "verifier:irp", message, 0xc9, [4n, k.address(device), 0n, 0n]);
  }
  const location = (m.u8[irp + layout.CurrentLocation] ?? 0) - 1;
  if (location <= 0) {
    const message = `The IRP at ${k.hex(irp)} has no stack location left for ${k.nameOf(device)}; it was made with ${known.stackCount}.`;
    return stopWithBugcheck(k, f, 0x35, [k.address(irp), 0n, 0n, 0n], message);
  }
  m.u8[irp + layout.CurrentLocation] = location;
  const stack = currentLocation(k, irp) - k.s.IO_STACK_LOCATION.size;
  k.setPointer(irp + layout["Tail.Overlay.CurrentStackLocation"], stack);
  k.setPointer(stack + k.s.IO_STACK_LOCATION.DeviceObject, device);
  const major = m.u8[stack] ?? 0;
  const minor = m.u8[stack + 1] ?? 0;
  if (major > nt.IRP_MJ_MAXIMUM_FUNCTION) {
    const message = `The IRP's next stack location has major function 0x${major.toString(16)}: it was not prepared.`;
    return stopWithFinding(k, f, "verifier:irp", message, 0xc9, [
      0x212n,
      k.callerAddress(f),
      k.address(irp),
      k.address(device),
    ]);
  }
  if (major === nt.IRP_MJ_POWER) checkMinor(k, f, holderOf(k, known), minor);
  if (known.location === 0 && known.kind !== "request") checkSent(k, f, known, stack);
  if (known.hops.length > 1) checkNotBeneath(k, f, known, holderOf(k, known), "hands on");
  if (known.location !== 0) checkPrepared(k, f, known, holderOf(k, known), device, stack);
  checkHandedOn(k, f, known, device, major, minor);
  if (known.location !== 0 && major >= nt.IRP_MJ_POWER) checkSkipped(k, f, known, device, major, minor);
  if (m.u32(irp + layout.MdlAddress) !== 0) checkInvariant(k, f, known, "sent", major);
  markUnfilled(k, stack, location);
  known.lowest = device;
  if (target.below === 0) known.reachedBottom = true;
  const driver = m.u32(device + k.s.DEVICE_OBJECT.DriverObject);
  const dispatch = k.functionPointer(f, driver + k.s.DRIVER_OBJECT.MajorFunction + 8 * major);
  const how = known.location === 0 ? 0 : known.location === location ? 2 : 1;
  const hop: Hop = {
    driver: target.driver,
    irp,
    device,
    routine: dispatch.address,
    place: dispatch.firstStep,
    major,
    minor,
    marked: how === 2 && isMarked(k, stack),
    returned: undefined,
    pending: undefined,
    leftWith: undefined,
    completed: false,
    pend: isToPend(k, known),
    ...(target.devnode !== undefined && asksForTarget(k, stack) ? { held: heldCount(k, device) } : {}),
  };
  const id = k.state.nextHop++;
  k.state.hops.set(id, hop);
  checkInterruptsOn(k, f, hop, 0xc0n);
  const routine = m.u32(stack + k.s.IO_STACK_LOCATION.CompletionRoutine);
  if (how === 2 && routine !== 0 && routine !== known.routine) {
    const caller = k.callerDriver(f);
    const message = `${caller} has skipped its stack location and then set a completion routine, ${k.nameOf(routine)}. A skipped location is shared with the driver below: the routine takes the place of the one that the driver above ${caller} has set there. Copy the location with IoCopyCurrentIrpStackLocationToNext.`;
    verify(k, f, "verifier:irp", message);
  }
  if (how === 1 && routine !== 0) checkCopied(k, f, known, device, stack);
  if (hop.marked) checkPendedSkip(k, f, known, major);
  known.location = location;
  known.routine = routine;
  known.hops.push({ id, location });
  if (k.tracing) {
    k.log({
      kind: "irpCall",
      driver: hop.driver,
      device,
      deviceName: k.nameOf(device),
      irp,
      operands: [major, minor, firstParameter(k, stack, major), how],
    });
  }
  k.setSlot(f, 2, id);
  k.setSlot(f, 3, stateToKeep(k));
  const callee = k.above(f);
  k.setArgPointer(callee, 0, device);
  k.setArgPointer(callee, 1, irp);
  return k.call(f, 1, dispatch);
}

const isMarked = (k: Kernel, stack: Offset): boolean =>
  ((k.m.u8[stack + k.s.IO_STACK_LOCATION.Control] ?? 0) & nt.SL_PENDING_RETURNED) !== 0;

/** A location that was marked pending and is then skipped: the driver below has it now, and may clear the mark. Power is left alone. */
function checkPendedSkip(k: Kernel, f: Offset, known: IrpState, major: number): void {
  if (major === nt.IRP_MJ_POWER) return;
  const message = `${k.callerDriver(f)} has marked the IRP at ${k.hex(known.at)} pending and then skipped its stack location: the driver below owns the mark now, and whoever waits above may never hear of the end. Copy the location with IoCopyCurrentIrpStackLocationToNext.`;
  verify(k, f, "verifier:pending", message);
}

function returned(k: Kernel, f: Offset, device: Offset): Outcome {
  const status = k.result32(f);
  const id = k.slotU32(f, 2);
  const hop = k.state.hops.get(id);
  /** It has been completed, and only its caller does not know yet. */
  const pended = hop?.pend === true && hop.leftWith !== undefined;
  if (hop !== undefined) {
    checkDispatchRoutine(k, f, hop, k.slotU32(f, 3));
    hop.returned = status;
    if (k.tracing) {
      k.log({
        kind: "irpReturn",
        driver: hop.driver,
        irp: hop.irp,
        device,
        deviceName: k.nameOf(device),
        operands: [hop.major, hop.minor, status],
      });
    }
    settle(k, f, id, hop);
    if (status === nt.STATUS_PENDING) checkEventSignalled(k, f, hop.irp, k.state.irps.get(hop.irp));
  }
  return k.return32(f, pended ? nt.STATUS_PENDING : status);
}

/** Once both are known: STATUS_PENDING was returned exactly if the IRP was marked pending, and else the status that the caller finds in it. */
function settle(k: Kernel, f: Offset | undefined, id: number, hop: Hop): void {
  const { returned, pending, leftWith } = hop;
  if (returned === undefined || pending === undefined) return;
  k.state.hops.delete(id);
  const isPending = returned === nt.STATUS_PENDING;
  if (pending !== isPending || (!pending && returned !== leftWith)) blameAnswer(k, f, hop, returned, pending);
}

function blameAnswer(k: Kernel, f: Offset | undefined, hop: Hop, returned: number, pending: boolean): void {
  const name = `${hop.driver}'s dispatch routine for ${k.names.major(hop.major)}`;
  const { leftWith } = hop;
  if (pending) {
    if (hop.marked) return;
    const message = `${name} marked the IRP pending, but returned ${k.statusName(returned)} instead of STATUS_PENDING.`;
    blameDispatch(k, f, hop, "verifier:pending", 0x23en, message);
    return;
  }
  if (returned === nt.STATUS_PENDING) {
    const message = `${name} returned STATUS_PENDING, but the IRP was completed without having been marked pending with IoMarkIrpPending.`;
    blameDispatch(k, f, hop, "verifier:pending", 0x23dn, message);
  }
  if (leftWith === undefined || leftWith === returned) return;
  const why = hop.completed
    ? `completed the IRP with ${k.statusName(leftWith)}, but returned ${k.statusName(returned)}; both must be the same.`
    : `returned ${k.statusName(returned)}, but IoStatus.Status of the IRP is ${k.statusName(leftWith)}: a completion routine that changes the status needs a dispatch routine that waits for it, or returns STATUS_PENDING.`;
  blameDispatch(k, f, hop, "verifier:irp", 0x224n, `${name} ${why}`);
}

/** What Windows shows as a "WDM DRIVER ERROR" of a dispatch routine. */
function blameDispatch(
  k: Kernel,
  f: Offset | undefined,
  { routine, irp, device, place }: Hop,
  kind: "verifier:pending" | "verifier:irp",
  error: bigint,
  message: string,
): void {
  const parameters = [error, k.address(routine), k.address(irp), k.address(device)] as const;
  verify(k, f, kind, message, 0xc9, parameters, [{ message: "dispatch routine", place }]);
}

/** What a trace row shows of the parameters: length, control code. */
function firstParameter(k: Kernel, stack: Offset, major: number): number {
  const layout = k.s.IO_STACK_LOCATION;
  switch (major) {
    case nt.IRP_MJ_READ:
      return k.m.u32(stack + layout["Parameters.Read.Length"]);
    case nt.IRP_MJ_WRITE:
      return k.m.u32(stack + layout["Parameters.Write.Length"]);
    case nt.IRP_MJ_DEVICE_CONTROL:
    case nt.IRP_MJ_INTERNAL_DEVICE_CONTROL:
      return k.m.u32(stack + layout["Parameters.DeviceIoControl.IoControlCode"]);
    default:
      return 0;
  }
}

/** Slots: 0 IRP, 1 boost; 2 the completion routine that runs, 3 what it must leave as it was. */
function completeRequest(k: Kernel, f: Offset, step: number): Outcome {
  // The master of the last associated IRP has been completed.
  if (step === 2) return k.returnVoid(f);
  const m = k.m;
  const irp = k.argPointer(f, 0);
  const layout = k.s.IRP;
  const location = k.s.IO_STACK_LOCATION;
  const known = k.state.irps.get(irp);
  const goesOn = step === 0 && known?.held === true && k.callerDriver(f) === "nt";
  if (goesOn) known.held = false;
  else if (step === 0) beginCompletion(k, f, irp);
  else {
    const status = k.result32(f);
    checkCompletionRoutine(k, f, k.slotU32(f, 2), k.slotU32(f, 3));
    if (k.tracing) {
      const routine = k.functionOr(f, k.slotU32(f, 2));
      k.log({ kind: "irpCompletionRoutine", driver: routine.image, irp, text: routine.name, operands: [status, 1] });
    }
    if (status === nt.STATUS_MORE_PROCESSING_REQUIRED) return k.returnVoid(f);
    if (known === undefined) {
      const message = `A completion routine freed the IRP at ${k.hex(irp)} but returned ${k.statusName(status)}; it must return STATUS_MORE_PROCESSING_REQUIRED.`;
      stopWithFinding(k, f, "verifier:irp", message, 0xd5, [k.address(irp), 0n, k.callerAddress(f), 0n]);
    }
  }
  const count = m.u8[irp + layout.StackCount] ?? 0;
  // The first location that is left is that of the driver that completes; one that was made pending here has been left already.
  let completes = step === 0;
  let left = goesOn;
  for (;;) {
    const current = m.u8[irp + layout.CurrentLocation] ?? 0;
    if (current > count) break;
    const stack = currentLocation(k, irp);
    const control = m.u8[stack + location.Control] ?? 0;
    const pending = (control & nt.SL_PENDING_RETURNED) !== 0;
    m.u8[irp + layout.PendingReturned] = pending ? 1 : 0;
    if (known !== undefined && !left) {
      const held = leaveLocation(k, f, known, current, pending, m.u32(irp + layout["IoStatus.Status"]), completes);
      if (held) {
        m.u8[stack + location.Control] = control | nt.SL_PENDING_RETURNED;
        pend(k, known);
        return k.returnVoid(f);
      }
    }
    completes = left = false;
    m.u8[irp + layout.CurrentLocation] = current + 1;
    const upper = stack + location.size;
    k.setPointer(irp + layout["Tail.Overlay.CurrentStackLocation"], upper);
    const status = m.u32(irp + layout["IoStatus.Status"]);
    const invoked =
      (nt.ntSuccess(status) && (control & nt.SL_INVOKE_ON_SUCCESS) !== 0) ||
      (!nt.ntSuccess(status) && (control & nt.SL_INVOKE_ON_ERROR) !== 0) ||
      ((m.u8[irp + layout.Cancel] ?? 0) !== 0 && (control & nt.SL_INVOKE_ON_CANCEL) !== 0);
    const routineAt = stack + location.CompletionRoutine;
    if (invoked && m.u32(routineAt) !== 0) {
      const routine = k.functionPointer(f, routineAt);
      checkResident(k, f, irp, routine);
      if (k.tracing)
        k.log({ kind: "irpCompletionRoutine", driver: routine.image, irp, text: routine.name, operands: [status, 0] });
      k.setSlot(f, 2, m.u32(routineAt));
      k.setSlot(f, 3, stateToKeep(k));
      const callee = k.above(f);
      // A routine set by whoever made the IRP has no stack location, and so no device object, of its own.
      if (current + 1 > count) k.setArgPointer(callee, 0, 0);
      else k.copyArg(callee, 0, upper + location.DeviceObject);
      k.setArgPointer(callee, 1, irp);
      k.copyArg(callee, 2, stack + location.Context);
      clearLocation(k, stack);
      return k.call(f, 1, routine);
    }
    if (pending && current + 1 <= count)
      m.u8[upper + location.Control] = (m.u8[upper + location.Control] ?? 0) | nt.SL_PENDING_RETURNED;
    clearLocation(k, stack);
  }
  const master = finishIrp(k, f, irp, k.argU32(f, 1) & 0xff);
  if (master === 0) return k.returnVoid(f);
  k.setArgPointer(k.above(f), 0, master);
  k.copyArg(k.above(f), 1, slot(f, 1));
  return k.callIndex(f, 2, k.routineIndex("IofCompleteRequest"));
}

function beginCompletion(k: Kernel, f: Offset, irp: Offset): void {
  const m = k.m;
  const layout = k.s.IRP;
  const known = irpArgument(k, f, irp);
  const current = m.u8[irp + layout.CurrentLocation] ?? 0;
  if (known.held === true || current > (m.u8[irp + layout.StackCount] ?? 0) + 1) {
    const message = `The IRP at ${k.hex(irp)} has been completed more often than it was sent.`;
    stopWithBugcheck(k, f, 0x44, [k.address(irp), 0n, 0n, 0n], message, [
      { message: "completed here", place: known.completedAt },
    ]);
  }
  if (known.hops.length > 1) checkNotBeneath(k, f, known, holderOf(k, known), "completes");
  const status = m.u32(irp + layout["IoStatus.Status"]);
  const information = m.u32(irp + layout["IoStatus.Information"]);
  if (k.tracing) {
    const stack = currentLocation(k, irp);
    const device = m.u32(stack + k.s.IO_STACK_LOCATION.DeviceObject);
    const operands = [m.u8[stack] ?? 0, m.u8[stack + 1] ?? 0, status, information];
    const driver = holderOf(k, known)?.driver ?? k.callerDriver(f);
    k.log({ kind: "irpComplete", driver, device, deviceName: k.nameOf(device), irp, operands });
  }
  checkNoSpinLock(k, f);
  if (status === nt.STATUS_PENDING) {
    const message =
      "IoCompleteRequest is called with IoStatus.Status STATUS_PENDING; a completed IRP needs its final status.";
    verify(k, f, "verifier:irp", message, 0xc9, [6n, BigInt(status), k.address(irp), 0n]);
  }
  if (m.u32(irp + layout.CancelRoutine) !== 0) {
    checkCancelRoutine(k, f, known, known.lowest);
    const message =
      "IoCompleteRequest is called while a cancel routine is still set; clear it with IoSetCancelRoutine(Irp, NULL) first.";
    verify(k, f, "verifier:irp", message, 0xc9, [7n, m.u64(irp + layout.CancelRoutine), k.address(irp), 0n]);
  }
  const stack = currentLocation(k, irp);
  if (m.u8[stack] === nt.IRP_MJ_POWER) checkMinor(k, f, holderOf(k, known), m.u8[stack + 1] ?? 0);
  if (known.invariant !== undefined) checkInvariant(k, f, known, "completed", m.u8[stack] ?? 0);
  known.completedAt = k.callerPlace(f);
  const holder = nt.ntSuccess(status) ? undefined : holderOf(k, known);
  if (holder !== undefined)
    known.refusal = { driver: holder.driver, unserved: isUnserved(k, holder), place: known.completedAt };
}

/** The entry of MajorFunction for it leads to the kernel's own routine. */
const isUnserved = (k: Kernel, { driver, routine }: Hop): boolean =>
  k.nameOf(routine) === "nt!IopInvalidDeviceRequest" && driver !== rootDriver;

/** The IRP leaves a stack location on its way up, with that status: the calls made with it can be settled. True if it is made pending there. */
function leaveLocation(
  k: Kernel,
  f: Offset,
  known: IrpState,
  location: number,
  pending: boolean,
  status: number,
  completes: boolean,
): boolean {
  const { hops } = known;
  let held = false;
  // Those made last were made with the lowest locations.
  for (
    let last = hops[hops.length - 1];
    last !== undefined && last.location <= location;
    last = hops[hops.length - 1]
  ) {
    hops.pop();
    const hop = k.state.hops.get(last.id);
    if (hop === undefined) continue;
    hop.pending = pending || held;
    if (isPended(hop)) held = true;
    // Of those that shared the location by skipping, the last called is the one that completed.
    hop.leftWith = status;
    hop.completed = completes;
    if (hop.major === nt.IRP_MJ_PNP || hop.major === nt.IRP_MJ_POWER) {
      const node = devnodeOfPdo(k, hop.device);
      const stack = currentLocation(k, known.at);
      if (node !== undefined) {
        checkBusAnswer(k, f, node, hop, stack, status);
        followBus(k, f, node, stack, status);
      }
    }
    completes = false;
    settle(k, f, last.id, hop);
  }
  return held;
}

function clearLocation(k: Kernel, stack: Offset): void {
  const layout = k.s.IO_STACK_LOCATION;
  k.setPointer(stack + layout.CompletionRoutine, 0);
  k.setPointer(stack + layout.Context, 0);
  k.m.u8[stack + layout.Control] = 0;
}

/** What an unset entry of MajorFunction leads to. */
export const invalidDeviceRequest = internal("IopInvalidDeviceRequest", 3, (k, f, step) => {
  if (step === 1) return k.return32(f, nt.STATUS_INVALID_DEVICE_REQUEST);
  const irp = k.argPointer(f, 1);
  setStatus(k, irp, nt.STATUS_INVALID_DEVICE_REQUEST, 0);
  k.setArgPointer(k.above(f), 0, irp);
  k.setArg32(k.above(f), 1, 0);
  return k.callIndex(f, 1, k.routineIndex("IofCompleteRequest"));
});

export const callDdis: readonly Routine[] = [
  ddi("IofCallDriver", 2, callDriver, 2),
  ddi("IoCallDriver", 2, callDriver, 2),
  ddi("PoCallDriver", 2, callDriver, 2),
  ddi("IofCompleteRequest", 2, completeRequest, 2),
  ddi("IoCompleteRequest", 2, completeRequest, 2),
];

// What must hold when a driver hands an IRP to the driver below: no cancel routine of its own, an IRQL that the receiver's dispatch
// routine may run at, and a status that the request may travel with.
import * as nt from "../constants.ts";
import type { Hop, IrpState } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { irqlName } from "./irql.ts";
import { verify } from "./stop.ts";

/** Requests whose dispatch routines must be ready for DISPATCH_LEVEL. */
const raised: ReadonlySet<number> = new Set([
  nt.IRP_MJ_READ,
  nt.IRP_MJ_WRITE,
  nt.IRP_MJ_DEVICE_CONTROL,
  nt.IRP_MJ_INTERNAL_DEVICE_CONTROL,
  nt.IRP_MJ_POWER,
]);
/** Requests that begin as not supported, so that it shows whether anybody has done anything about them. */
const untouched: ReadonlyMap<number, bigint> = new Map([
  [nt.IRP_MJ_PNP, 0x20en],
  [nt.IRP_MJ_SYSTEM_CONTROL, 0x210n],
]);
/** Requests that a driver which fails them completes itself. */
const failed: ReadonlyMap<number, bigint> = new Map([
  [nt.IRP_MJ_PNP, 0x215n],
  [nt.IRP_MJ_POWER, 0x219n],
]);

/**
 * `f` is the frame of IoCallDriver, `known.location` still what the last sender left: 0 if nobody has sent the IRP yet. Every IRP pays for
 * this at every driver: who hands it on, and how it is called, is looked up only to be told.
 */
export function checkHandedOn(
  k: Kernel,
  f: Offset,
  known: IrpState,
  device: Offset,
  major: number,
  minor: number,
): void {
  const { CancelRoutine } = k.s.IRP;
  if (k.m.u32(known.at + CancelRoutine) !== 0) {
    const message = `${k.callerDriver(f)} hands ${nameOf(k, major, minor)} on with its cancel routine still set: the driver below would take it for its own. Clear it with IoSetCancelRoutine(Irp, NULL) first.`;
    blame(k, f, known, device, "verifier:irp", 0x203n, message);
  }
  if (k.irql >= 2 && !raised.has(major) && k.callerDriver(f) !== "nt") {
    const message = `${k.callerDriver(f)} hands ${nameOf(k, major, minor)} on at ${irqlName(k.irql)}; dispatch routines for it are called below DISPATCH_LEVEL.`;
    blame(k, f, known, device, "verifier:irql", 0x23an, message);
  }
  if (known.routineRefused !== undefined) {
    const message = `${k.callerDriver(f)} hands ${nameOf(k, major, minor)} on although IoSetCompletionRoutineEx has failed for it: its completion routine would never be called. An IRP for which it fails is completed with that status.`;
    const related = [{ message: "IoSetCompletionRoutineEx", place: known.routineRefused }];
    verify(k, f, "verifier:irp", message, 0xc4, [0x4100fn, k.address(known.at), 0n, 0n], related);
  }
  // Of reads, writes and controls no status is asked.
  if (major >= nt.IRP_MJ_POWER) checkStatus(k, f, known, device, major, minor);
}

/** In the four bytes of a stack location before its parameters, which no member has: nobody has filled the location. Copying or zeroing it clears them. */
const unfilled = 0x6c6c696e;
const spareBytes = 4;

/** A driver is called with `stack`, and `location` says how many there are down to the last. */
export function markUnfilled(k: Kernel, stack: Offset, location: number): void {
  if (location < 2) return;
  const next = stack - k.s.IO_STACK_LOCATION.size;
  // What went down before may be in it still.
  if (k.m.u32(next) === 0 && k.m.u32(next + spareBytes) === 0) k.m.setU32(next + spareBytes, unfilled);
}

/**
 * A driver hands on what it was called with, `holder`: the next location must have been filled. Another request than the driver's own may be
 * in it, as drivers turn one into another for the driver below.
 */
export function checkPrepared(
  k: Kernel,
  f: Offset,
  known: IrpState,
  holder: Hop | undefined,
  device: Offset,
  stack: Offset,
): void {
  if (holder === undefined || k.m.u32(stack + spareBytes) !== unfilled || !isEmpty(k, stack)) return;
  const message = `${k.callerDriver(f)} hands ${nameOf(k, holder.major, holder.minor)} on with ${nameOf(k, nt.IRP_MJ_CREATE, 0)} in the next stack location: it was not prepared. Call IoSkipCurrentIrpStackLocation or IoCopyCurrentIrpStackLocationToNext first.`;
  blame(k, f, known, device, "verifier:irp", 0x212n, message);
}

/** Codes, flags, parameters and file; a completion routine may have been set. */
function isEmpty(k: Kernel, stack: Offset): boolean {
  const { DeviceObject, FileObject } = k.s.IO_STACK_LOCATION;
  if ((k.m.u32(stack) & 0xff_ffff) !== 0 || k.m.u64(stack + FileObject) !== 0n) return false;
  for (let at = stack + spareBytes + 4; at < stack + DeviceObject; at += 8) if (k.m.u64(at) !== 0n) return false;
  return true;
}

/** A driver hands on a request that every device object of the stack must see: not to one that lies further down than the next. */
export function checkSkipped(
  k: Kernel,
  f: Offset,
  known: IrpState,
  device: Offset,
  major: number,
  minor: number,
): void {
  const below = (at: Offset) => k.state.devices.get(at)?.below ?? 0;
  const next = below(known.lowest);
  if (next === 0 || next === device) return;
  // Stacks are no deeper than an IRP can count.
  for (let at = below(next), i = 0; at !== 0 && i < 256; at = below(at), i++) {
    if (at !== device) continue;
    const message = `${k.callerDriver(f)} hands ${nameOf(k, major, minor)} on to ${k.nameOf(device)} and past ${k.nameOf(next)}, which never sees it: hand it to the device that IoAttachDeviceToDeviceStack gave.`;
    blame(k, f, known, device, "verifier:pnp", 0x211n, message);
  }
}

/**
 * A driver completes an IRP or hands it on: it must not be one that it has handed down already, and that a driver below has said it keeps.
 * `holder` is the driver that was called with it last.
 */
export function checkNotBeneath(
  k: Kernel,
  f: Offset,
  known: IrpState,
  holder: Hop | undefined,
  does: "completes" | "hands on",
): void {
  if (holder?.returned !== nt.STATUS_PENDING) return;
  const who = k.callerDriver(f);
  const isAbove = known.hops.some(({ id }) => k.state.hops.get(id)?.driver === who);
  // The kernel's own drivers complete what is cancelled within the call that cancels it.
  if (holder.driver === who || !isAbove || k.imageNamed(holder.driver) === undefined) return;
  const message = `${who} ${does} ${nameOf(k, holder.major, holder.minor)} again that it has handed down and that ${holder.driver} keeps: its dispatch routine has returned STATUS_PENDING and not completed it.`;
  blame(k, f, known, holder.device, "verifier:irp", does === "completes" ? 0x209n : 0x205n, message);
}

/** The driver whose function is at an address; undefined if there is none. */
const driverAt = (k: Kernel, address: bigint): string | undefined => k.machine.functionAt(address)?.image;

/**
 * A driver hands an IRP on with a completion routine in the next location, `stack`. One of another driver's that stands in its own location,
 * too, has come there by copying the whole location: it would be called once for each.
 */
export function checkCopied(k: Kernel, f: Offset, known: IrpState, device: Offset, stack: Offset): void {
  const layout = k.s.IO_STACK_LOCATION;
  const own = stack + layout.size;
  const routine = k.m.u64(stack + layout.CompletionRoutine);
  if (k.m.u64(own + layout.CompletionRoutine) !== routine) return;
  if (k.m.u64(own + layout.Context) !== k.m.u64(stack + layout.Context)) return;
  const who = k.callerDriver(f);
  const whose = driverAt(k, routine);
  if (whose === undefined || whose === who) return;
  const message = `${who} hands the IRP on with the completion routine of ${whose} in the next stack location: it has copied its own location whole, and the routine would be called twice. Copy it with IoCopyCurrentIrpStackLocationToNext, or clear CompletionRoutine and Control.`;
  blame(k, f, known, device, "verifier:irp", 0x207n, message);
}

/** A driver completes an IRP whose cancel routine, still set, is of a driver above that has handed it down. */
export function checkCancelRoutine(k: Kernel, f: Offset, known: IrpState, device: Offset): void {
  const routine = k.m.u64(known.at + k.s.IRP.CancelRoutine);
  const whose = driverAt(k, routine);
  const above = known.hops.slice(0, -1).some(({ id }) => k.state.hops.get(id)?.driver === whose);
  if (whose === undefined || whose === k.callerDriver(f) || !above) return;
  const message = `${whose} has set a cancel routine, ${k.nameOf(k.kernelOffset(routine))}, in an IRP that it has handed down: ${k.callerDriver(f)} has the IRP, and may have had a cancel routine of its own in it.`;
  blame(k, f, known, device, "verifier:irp", 0x229n, message);
}

function checkStatus(k: Kernel, f: Offset, known: IrpState, device: Offset, major: number, minor: number): void {
  const status = k.m.u32(known.at + k.s.IRP["IoStatus.Status"]);
  if (status === nt.STATUS_NOT_SUPPORTED) return;
  const first = untouched.get(major);
  if (known.location === 0 && known.kind !== "request" && first !== undefined) {
    const message = `${k.callerDriver(f)} sends ${nameOf(k, major, minor)} with IoStatus.Status ${k.statusName(status)}: it must be STATUS_NOT_SUPPORTED at first, or nobody can tell whether the request has been handled.`;
    blame(k, f, known, device, "verifier:pnp", first, message);
  }
  const kept = failed.get(major);
  if (known.location !== 0 && kept !== undefined && nt.ntError(status)) {
    const message = `${k.callerDriver(f)} hands ${nameOf(k, major, minor)} on with the failure ${k.statusName(status)}: a driver that fails it completes it itself.`;
    blame(k, f, known, device, "verifier:pnp", kept, message);
  }
}

const nameOf = (k: Kernel, major: number, minor: number): string =>
  minor === 0 ? k.names.major(major) : k.names.minor(major, minor);

function blame(
  k: Kernel,
  f: Offset,
  { at }: IrpState,
  device: Offset,
  kind: "verifier:irp" | "verifier:irql" | "verifier:pnp",
  error: bigint,
  message: string,
): void {
  verify(k, f, kind, message, 0xc9, [error, k.callerAddress(f), k.address(at), k.address(device)]);
}

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
  // Of reads, writes and controls no status is asked.
  if (major >= nt.IRP_MJ_POWER) checkStatus(k, f, known, device, major, minor);
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

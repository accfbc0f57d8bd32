// The rules of power requests that can be seen while they are on their way: who may change them, when a device is armed for wake, who
// cancels that, and that a query is followed by its set.
import * as nt from "../constants.ts";
import type { Hop, IrpState } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import type { Devnode } from "../pnp/state.ts";
import type { PowerRequest } from "../po/state.ts";
import { recordFinding, stopWithFinding, verify } from "./stop.ts";

/** A driver hands a power request on, or completes it: its minor function must be the one with which the driver got it. */
export function checkMinor(k: Kernel, f: Offset, holder: Hop | undefined, minor: number): void {
  if (!k.checks.power || holder === undefined || holder.major !== nt.IRP_MJ_POWER || holder.minor === minor) return;
  const [was, is] = [holder.minor, minor].map((one) => k.names.minor(nt.IRP_MJ_POWER, one));
  const message = `${holder.driver} has changed the minor function of a power request from ${was} to ${is}: the power manager no longer knows it for its own, and the system hangs.`;
  stopWithFinding(k, f, "verifier:power", message);
}

/** A request for a state has been completed: a driver above the bus keeps it from the bus only by failing a query. */
export function checkPowerPassedDown(k: Kernel, f: Offset, known: IrpState, minor: number, status: number): void {
  if (known.reachedBottom || (minor !== nt.IRP_MN_SET_POWER && minor !== nt.IRP_MN_QUERY_POWER)) return;
  if (!nt.ntSuccess(status) && status !== nt.STATUS_NOT_SUPPORTED) return;
  const name = k.names.minor(nt.IRP_MJ_POWER, minor);
  const message = `${k.driverOf(known.lowest)} completed ${name} with ${k.statusName(status)} itself; expected: the request goes on to the device below, because the drivers below, and the bus driver, have to do their part.`;
  const violation = nt.ntSuccess(status) ? 0x231n : 0x232n;
  const parameters = [violation, k.callerAddress(f), k.address(known.at), k.address(known.lowest)] as const;
  verify(k, f, "verifier:power", message, 0xc9, parameters, [{ message: "completed here", place: known.completedAt }]);
}

/** PoRequestPowerIrp for a query or a set: the IRP may be gone before the caller has its address. */
export function checkRequested(k: Kernel, f: Offset): void {
  if (k.arg64(f, 5) === 0n) return;
  const message =
    "PoRequestPowerIrp gives the address of an IRP only for IRP_MN_WAIT_WAKE, to cancel it: one that queries or sets power may be complete already. Pass NULL.";
  verify(k, f, "verifier:power", message, 0xc4, [0x4100bn, 0n, 0n, 0n]);
}

/** A policy owner arms its device. */
export function checkWaitWake(k: Kernel, f: Offset, node: Devnode): void {
  if (!k.checks.power) return;
  const active = k.state.powerRequests.find((one) => one.devnode === node.id && one.minor === nt.IRP_MN_SET_POWER);
  if (node.status === "Started" && node.devicePower > 1) {
    const message = `IRP_MN_WAIT_WAKE is requested for ${node.instance}, which is in D${node.devicePower - 1}: a device is armed only while it is in D0.`;
    stopWithFinding(k, f, "verifier:power", message);
  }
  if (active === undefined) return;
  const message = `IRP_MN_WAIT_WAKE is requested for ${node.instance} while ${k.names.minor(nt.IRP_MJ_POWER, active.minor)} is on its way in its stack: it must not be sent before that has been completed.`;
  stopWithFinding(k, f, "verifier:power", message, undefined, undefined, [
    { message: "requested here", place: active.place },
  ]);
}

const waitWakeOf = (k: Kernel, wanted: (one: PowerRequest) => boolean): PowerRequest | undefined =>
  k.state.powerRequests.find((one) => one.minor === nt.IRP_MN_WAIT_WAKE && wanted(one));

/** An IRP is cancelled: only who has sent a wait/wake request may do that. */
export function checkWakeCancelled(k: Kernel, f: Offset, irp: Offset): void {
  const request = waitWakeOf(k, (one) => one.irp === irp);
  const who = k.callerDriver(f);
  if (!k.checks.power || request === undefined || who === request.driver || who === "nt") return;
  const message = `${who} cancels an IRP_MN_WAIT_WAKE that ${request.driver} has sent: only its sender may cancel it.`;
  stopWithFinding(k, f, "verifier:power", message, undefined, undefined, [
    { message: "sent here", place: request.place },
  ]);
}

/** Somebody waits for the device to wake the machine. */
export const isArmed = (k: Kernel, node: Devnode): boolean =>
  waitWakeOf(k, (one) => one.devnode === node.id) !== undefined;

/** A device has been removed: nobody may wait for its wake any more. */
export function checkWakeLeft(k: Kernel, node: Devnode): void {
  const request = waitWakeOf(k, (one) => one.devnode === node.id);
  if (!k.checks.power || request === undefined) return;
  const message = `${node.instance} has been removed, but ${request.driver}'s IRP_MN_WAIT_WAKE is still pending: its sender cancels it when the device is stopped, removed or surprise-removed.`;
  stopWithFinding(k, undefined, "verifier:power", message, undefined, undefined, [
    { message: "sent here", place: request.place },
  ]);
}

/** The run is at its end: a query that had no set has left drivers holding their requests back. */
export function checkQueries(k: Kernel): void {
  if (!k.checks.power) return;
  for (const [id, query] of k.state.powerQueries) {
    const node = k.state.devnodes[id];
    if (node?.status !== "Started") continue;
    const message = `${query.driver} has asked the stack of ${node.instance} for D${query.state - 1} and never set a state: a query without its set, after which drivers hold their requests back for ever. Set the state asked for if the query succeeded, else the present one.`;
    recordFinding(k, undefined, "verifier:power", message, undefined, undefined, [
      { message: "asked here", place: query.place },
    ]);
    return;
  }
}

// The order of Plug and Play, held to by every driver of a stack: what the manager sends must come down to the bus driver, unless a
// driver fails it, and what only the manager may send nobody else does.
import * as nt from "../constants.ts";
import type { IrpState, Request } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { devnodeOfPdo } from "../pnp/tree.ts";
import { verify } from "./stop.ts";

/** Requests that change the state of a device, or ask whether it may change. */
export const stateRequests: readonly number[] = [
  nt.IRP_MN_START_DEVICE,
  nt.IRP_MN_QUERY_STOP_DEVICE,
  nt.IRP_MN_STOP_DEVICE,
  nt.IRP_MN_CANCEL_STOP_DEVICE,
  nt.IRP_MN_QUERY_REMOVE_DEVICE,
  nt.IRP_MN_REMOVE_DEVICE,
  nt.IRP_MN_CANCEL_REMOVE_DEVICE,
  nt.IRP_MN_SURPRISE_REMOVAL,
];
/** Requests that a driver may not send: the documentation of each says that it is reserved for the system. */
const reserved: ReadonlySet<number> = new Set([
  ...stateRequests,
  nt.IRP_MN_FILTER_RESOURCE_REQUIREMENTS,
  nt.IRP_MN_QUERY_RESOURCES,
  nt.IRP_MN_QUERY_RESOURCE_REQUIREMENTS,
  nt.IRP_MN_QUERY_DEVICE_TEXT,
  nt.IRP_MN_QUERY_BUS_INFORMATION,
  nt.IRP_MN_QUERY_PNP_DEVICE_STATE,
  nt.IRP_MN_EJECT,
  nt.IRP_MN_SET_LOCK,
]);

/** A driver sends an IRP_MJ_PNP of its own making for the first time. */
export function checkReserved(k: Kernel, f: Offset, known: IrpState, minor: number): void {
  if (!reserved.has(minor)) return;
  const name = k.names.minor(nt.IRP_MJ_PNP, minor);
  const message = `${known.driver} sends ${name}, which is reserved for the system: only the Plug and Play manager sends it, in the order of its states.`;
  verify(
    k,
    f,
    "verifier:pnp",
    message,
    0xc9,
    [0x237n, k.callerAddress(f), k.address(known.at), 0n],
    [{ message: "made here", place: known.place }],
  );
}

/** A device object is detached or deleted: not while its driver is told that the device has been pulled out. */
export function checkNotSurprised(k: Kernel, f: Offset, device: Offset, verb: "detached" | "deleted"): void {
  for (const hop of k.state.hops.values()) {
    const surprised = hop.major === nt.IRP_MJ_PNP && hop.minor === nt.IRP_MN_SURPRISE_REMOVAL;
    if (!surprised || hop.device !== device || hop.returned !== undefined) continue;
    const message = `${k.nameOf(device)} is ${verb} in IRP_MN_SURPRISE_REMOVAL: handles to it are still open, and IRP_MN_REMOVE_DEVICE comes when they are closed; that is the place for it.`;
    const violation = verb === "detached" ? 0x241n : 0x242n;
    const parameters = [violation, k.callerAddress(f), k.address(hop.irp), k.address(device)] as const;
    verify(k, f, "verifier:pnp", message, 0xc9, parameters, [{ message: "dispatch routine", place: hop.place }]);
  }
}

/** A bus filter's device object is detached or deleted in IRP_MN_REMOVE_DEVICE: not while its bus still reports the PDO below it. */
export function checkBusFilter(k: Kernel, f: Offset, device: Offset, verb: "detached" | "deleted"): void {
  const pdo = k.state.devices.get(device)?.busFilter;
  const below = pdo === undefined ? undefined : devnodeOfPdo(k, pdo);
  if (pdo === undefined || below?.reported !== true || k.state.devices.get(pdo)?.deleted !== false) return;
  for (const hop of k.state.hops.values()) {
    const removed = hop.major === nt.IRP_MJ_PNP && hop.minor === nt.IRP_MN_REMOVE_DEVICE;
    if (!removed || hop.device !== device || hop.returned !== undefined) continue;
    const message = `${k.nameOf(device)}, a filter of the bus of ${below.instance}, is ${verb} in IRP_MN_REMOVE_DEVICE while the PDO is still there: the device may be started again, without it. A bus filter goes when FastIoDetachDevice tells it that the PDO does.`;
    const violation = verb === "detached" ? 0x222n : 0x223n;
    const parameters = [violation, k.address(hop.routine), k.address(hop.irp), k.address(device)] as const;
    verify(k, f, "verifier:pnp", message, 0xc9, parameters, [{ message: "dispatch routine", place: hop.place }]);
  }
}

/** A request of the manager's has been completed: a driver above the bus may keep it from the bus only by failing it. */
export function checkPassedDown(k: Kernel, f: Offset, request: Request, known: IrpState): void {
  if (known.reachedBottom) return;
  const status = request.status;
  if (!nt.ntSuccess(status) && status !== nt.STATUS_NOT_SUPPORTED) return;
  const who = k.driverOf(known.lowest);
  const name = k.names.minor(request.major, request.minor);
  const why =
    status === nt.STATUS_NOT_SUPPORTED
      ? "a driver that does not handle a minor code leaves the status as it is"
      : "the drivers below, and the bus driver, have to do their part";
  const message = `${who} completed ${name} with ${k.statusName(status)} itself; expected: IoSkipCurrentIrpStackLocation and IoCallDriver to the device below, because ${why}.`;
  const error = status === nt.STATUS_NOT_SUPPORTED ? 0x22fn : 0x22en;
  const parameters = [error, k.callerAddress(f), k.address(known.at), k.address(known.lowest)] as const;
  verify(k, f, "verifier:pnp", message, 0xc9, parameters, [{ message: "completed here", place: known.completedAt }]);
}

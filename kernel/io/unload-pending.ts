// A driver that is to be unloaded stays while it is in use: a file is open on a device of its own, somebody refers to one, one that was
// pulled out is still to be removed, or a notification of Plug and Play is registered. Until then nobody can open its devices; with the
// last of these a system thread unloads it.
import { createThread } from "../ke/thread.ts";
import type { Kernel } from "../kernel.ts";
import { attachedTo, ownLeftBy } from "../ob/held.ts";
import { devnodeOfDevice } from "../pnp/tree.ts";
import { recordFinding } from "../verifier/stop.ts";

/** Thread that unloads a driver when it is in use no longer. */
export const unloader = "System thread (I/O manager)";

/** What keeps a driver loaded, in words; undefined if nothing does. */
export function heldBy(k: Kernel, driver: string): string | undefined {
  for (const file of k.state.files.values())
    if (k.driverOf(file.device) === driver) return `${k.nameOf(file.object)} is open`;
  for (const device of k.state.devices.values()) {
    const references = device.driver === driver ? k.m.i32(device.at + k.s.DEVICE_OBJECT.ReferenceCount) : 0;
    if (references > 0) return `${k.nameOf(device.at)} is referenced (${references})`;
    const node = device.driver === driver && !device.deleted ? devnodeOfDevice(k, device.at) : undefined;
    if (node?.status === "SurpriseRemoved" || node?.status === "RemovePendingCloses")
      return `${node.instance} has been pulled out and is still to be removed`;
  }
  if (notificationOf(k, driver) !== undefined) return "a Plug and Play notification is registered";
  return undefined;
}

const notificationOf = (k: Kernel, driver: string) =>
  [...k.state.notifications.values()].find((entry) => entry.driver === driver);

/** At the end: a driver that its own notification keeps, or a reference to a device of its that somebody has forgotten. */
export function checkPendingUnloads(k: Kernel): void {
  for (const driver of k.state.unloadPending) {
    const kept = attachedTo(k, driver);
    if (kept !== undefined) {
      const message = `${driver} cannot be unloaded: ${kept.holder} holds a reference to ${k.nameOf(kept.device)} that has not been given back. Who calls IoGetAttachedDeviceReference calls ObDereferenceObject when it is done.`;
      const related = [{ message: "taken here", place: kept.place }];
      recordFinding(k, undefined, "verifier:unload", message, "DanglingDeviceObjectReference", undefined, related);
      return;
    }
    const own = ownLeftBy(k, driver);
    if (own !== undefined && !isAtWork(k, driver)) {
      const message = `${driver} cannot be unloaded: the reference that it took to its own ${k.nameOf(own.device)} has not been given back. ObDereferenceObject is missing, and the object never goes.`;
      recordFinding(k, undefined, "verifier:unload", message, undefined, undefined, [
        { message: "taken here", place: own.place },
      ]);
      return;
    }
    const entry = notificationOf(k, driver);
    if (entry === undefined || [...k.state.devices.values()].some((device) => device.driver === driver)) continue;
    const message = `${driver} cannot be unloaded: a Plug and Play notification of its is still registered, so that DriverUnload is never called. IoUnregisterPlugPlayNotificationEx belongs where the last device is removed, not into DriverUnload.`;
    const related = [{ message: "registered here", place: entry.place }];
    recordFinding(k, undefined, "verifier:unload", message, undefined, undefined, related);
    return;
  }
}

/** Code of the driver's is under way, or waits for its turn: it may give back what it took. */
function isAtWork(k: Kernel, driver: string): boolean {
  if (k.state.workQueue.some((work) => work.driver === driver)) return true;
  return [...k.state.contexts.keys()].some((id) => k.frames(id).some(({ fn }) => fn.image === driver));
}

/** Notes that a driver is to be unloaded when it is in use no longer. */
export function unloadLater(k: Kernel, driver: string, held: string): void {
  k.state.unloadPending.add(driver);
  k.log({ kind: "driverUnload", driver, text: `unload pending: ${held}` });
}

export function unloadIfDue(k: Kernel, driver: string): void {
  if (!k.state.unloadPending.has(driver) || heldBy(k, driver) !== undefined) return;
  k.state.unloadPending.delete(driver);
  createThread(k, unloader, "nt", k.routineNamed("IopUnloadDriver"), k.driverIndex(driver));
}

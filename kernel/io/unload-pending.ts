// A driver that is to be unloaded stays while it is in use: a file is open on a device of its own, or somebody refers to one. Until then
// nobody can open its devices; with the last reference a system thread unloads it.
import { createThread } from "../ke/thread.ts";
import type { Kernel } from "../kernel.ts";

/** What keeps a driver loaded, in words; undefined if nothing does. */
export function heldBy(k: Kernel, driver: string): string | undefined {
  for (const file of k.state.files.values())
    if (k.driverOf(file.device) === driver) return `${k.nameOf(file.object)} is open`;
  for (const device of k.state.devices.values()) {
    const references = device.driver === driver ? k.m.i32(device.at + k.s.DEVICE_OBJECT.ReferenceCount) : 0;
    if (references > 0) return `${k.nameOf(device.at)} is referenced (${references})`;
  }
  return undefined;
}

/** Notes that a driver is to be unloaded when it is in use no longer. */
export function unloadLater(k: Kernel, driver: string, held: string): void {
  k.state.unloadPending.add(driver);
  k.log({ kind: "driverUnload", driver, text: `unload pending: ${held}` });
}

export function unloadIfDue(k: Kernel, driver: string): void {
  if (!k.state.unloadPending.has(driver) || heldBy(k, driver) !== undefined) return;
  k.state.unloadPending.delete(driver);
  createThread(k, "System thread (I/O manager)", "nt", k.routineNamed("IopUnloadDriver"), k.driverIndex(driver));
}

// Loading and unloading drivers: the driver object, DriverEntry with the service key's path, DriverUnload, and what must be gone then.
import * as nt from "../constants.ts";
import { internal, type Outcome } from "../ddi.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { discardInit, forgetPaging } from "../mm/paging.ts";
import { allocate, release } from "../mm/pool.ts";
import { summarizeTags } from "../ob/tags.ts";
import { someoneSeesImages, tellOfImage } from "../ps/notify.ts";
import { makeUnicodeString } from "../rtl/unicode.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import { forgetLocks } from "../verifier/lock-order.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { checkUnloaded } from "../verifier/unload.ts";
import { callFor, importedBy } from "./export-drivers.ts";
import { checkReinitialized, forgetReinitializations, reinitializeNext } from "./reinitialize.ts";
import { forgetRemoveLocks } from "./removelock.ts";
import type { DriverState } from "./state.ts";
import { heldBy, unloadLater } from "./unload-pending.ts";

/** Where the hardware's description lies in the registry, as every driver object says. */
const hardwareDatabase = "\\REGISTRY\\MACHINE\\HARDWARE\\DESCRIPTION\\SYSTEM";

/** In units of virtual time. */
const oneMillisecond = 10_000;

export const servicePath = (name: string): string => `\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Services\\${name}`;

function makeDriverObject(k: Kernel, name: string): DriverState {
  const layout = k.s.DRIVER_OBJECT;
  const extension = k.s.DRIVER_EXTENSION;
  const at = allocate(k, {
    size: layout.size + extension.size + k.s.UNICODE_STRING.size,
    tag: "Driv",
    what: "DRIVER_OBJECT",
    zero: true,
  });
  const image = k.imageNamed(name);
  const m = k.m;
  m.setU16(at + layout.Type, nt.IO_TYPE_DRIVER);
  m.setU16(at + layout.Size, layout.size);
  k.setPointer(at + layout.DriverStart, image?.base ?? 0);
  m.setU32(at + layout.DriverSize, image?.size ?? 0);
  const extensionAt = at + layout.size;
  k.setPointer(at + layout.DriverExtension, extensionAt);
  k.setPointer(extensionAt + extension.DriverObject, at);
  makeUnicodeString(k, at + layout.DriverName, `\\Driver\\${name}`, false, "driver name");
  makeUnicodeString(k, extensionAt + extension.ServiceKeyName, name, false, "service key name");
  const hardwareAt = extensionAt + extension.size;
  makeUnicodeString(k, hardwareAt, hardwareDatabase, false, "hardware database");
  k.setPointer(at + layout.HardwareDatabase, hardwareAt);
  const invalid = k.routineAddress("IopInvalidDeviceRequest");
  for (let i = 0; i <= nt.IRP_MJ_MAXIMUM_FUNCTION; i++) k.setPointer(at + layout.MajorFunction + 8 * i, invalid);
  const driver: DriverState = { name, object: at, state: "loading", extensions: [], reinitialized: 0 };
  k.state.drivers.set(name, driver);
  k.nameObject(at, `\\Driver\\${name}`);
  return driver;
}

/** Slots: 0 index of the driver in the scenario; 1 registry path; 2 DriverEntry's status, which is the result. */
export const loadDriver = internal("IopLoadDriver", 4, (k, f, step) => {
  const name = k.driverNameAt(k.slotU32(f, 0));
  if (step === 2) {
    checkReinitialized(k, f);
    return reinitialize(k, f, name);
  }
  if (step === 6) return k.return32(f, k.slotU32(f, 2));
  if (step === 5 && !nt.ntSuccess(k.result32(f))) return k.return32(f, k.result32(f));
  if (step === 0 || step === 3 || step === 5) {
    const loaded = k.state.drivers.get(name);
    if (loaded !== undefined && loaded.state === "loaded") return k.return32(f, nt.STATUS_SUCCESS);
    // Another thread is loading or unloading it.
    if (loaded?.state === "loading" || loaded?.state === "unloading")
      return block(
        k,
        f,
        3,
        "delay",
        [],
        k.clock + oneMillisecond,
        `waits until ${name} is ${loaded.state.slice(0, -3)}ed`,
      );
    const entry = k.imageNamed(name)?.function("DriverEntry");
    if (entry === undefined) {
      return stopWithFinding(k, undefined, "load", `${name} has no DriverEntry: the driver cannot be loaded.`);
    }
    if (importedBy(k, name).length > 0 && step !== 5) return callFor(k, f, 5, "IopLoadImports", name);
    reviveImage(k, name);
    const driver = makeDriverObject(k, name);
    k.setPointer(driver.object + k.s.DRIVER_OBJECT.DriverInit, entry.address);
    const path = allocate(k, { size: k.s.UNICODE_STRING.size, tag: "Strg", what: "registry path", zero: true });
    makeUnicodeString(k, path, servicePath(name), false, "registry path");
    k.setSlot(f, 1, path);
    if (someoneSeesImages(k)) return tellOfImage(k, f, 4, 0, name, `\\SystemRoot\\System32\\drivers\\${name}.sys`);
  }
  if (step !== 1) return enter(k, f, name);
  const driver = k.state.drivers.get(name);
  const status = k.result32(f);
  checkAfterCallback(k, f, "DriverEntry routine", 0);
  // The string the driver was given is gone when DriverEntry has returned.
  const path = k.slotU32(f, 1);
  release(k, k.pointerOr0(path + k.s.UNICODE_STRING.Buffer));
  release(k, path);
  k.log({ kind: "driverLoad", driver: name, operands: [status], text: "DriverEntry" });
  if (driver === undefined) return k.return32(f, status);
  if (!nt.ntSuccess(status)) {
    driver.state = "failed";
    forgetReinitializations(k, driver.object);
    checkUnloaded(k, f, driver, "whose DriverEntry failed");
    dropDriverObject(k, driver);
    k.setSlot(f, 2, status);
    return callFor(k, f, 6, "IopReleaseImports", name);
  }
  driver.state = "loaded";
  // Devices made in DriverEntry are ready when it returns.
  for (let at = firstDevice(k, driver.object); at !== 0; at = k.pointerOr0(at + k.s.DEVICE_OBJECT.NextDevice)) {
    const flags = at + k.s.DEVICE_OBJECT.Flags;
    k.m.setU32(flags, k.m.u32(flags) & ~nt.DO_DEVICE_INITIALIZING);
  }
  k.setSlot(f, 2, status);
  return reinitialize(k, f, name);
});

/** Calls DriverEntry with the driver object and the path in slot 1. */
function enter(k: Kernel, f: Offset, name: string): Outcome {
  const object = k.state.drivers.get(name)?.object ?? 0;
  const callee = k.above(f);
  k.setArgPointer(callee, 0, object);
  k.setArgPointer(callee, 1, k.slotU32(f, 1));
  return k.call(f, 1, k.functionPointer(f, object + k.s.DRIVER_OBJECT.DriverInit));
}

/** Calls the routines that the driver wants to be called when it has been loaded. */
function reinitialize(k: Kernel, f: Offset, name: string): Outcome {
  const driver = k.state.drivers.get(name);
  const called = driver === undefined ? undefined : reinitializeNext(k, f, 2, driver);
  if (called !== undefined) return called;
  discardInit(k, name);
  return k.return32(f, k.slotU32(f, 2));
}

const waitedForOther = 2;
const released = 3;

/** Slot 0: index of the driver in the scenario. Result: STATUS_SUCCESS, or why it stays. */
export const unloadDriver = internal("IopUnloadDriver", 2, (k, f, step) => {
  const name = k.driverNameAt(k.slotU32(f, 0));
  const driver = k.state.drivers.get(name);
  // Another thread was unloading it: a service was stopped, or the last handle of one that was to stop has been closed.
  if (step === released) return k.return32(f, nt.STATUS_SUCCESS);
  if (step === waitedForOther && driver === undefined) return k.return32(f, nt.STATUS_SUCCESS);
  if (step !== 1 && driver?.state === "unloading")
    return block(k, f, waitedForOther, "delay", [], k.clock + oneMillisecond, `waits for the unloading of ${name}`);
  if (driver === undefined || (step !== 1 && driver.state !== "loaded"))
    return k.return32(f, nt.STATUS_OBJECT_NAME_NOT_FOUND);
  if (step !== 1) {
    const unload = k.pointerOr0(driver.object + k.s.DRIVER_OBJECT.DriverUnload);
    if (unload === 0) return k.return32(f, nt.STATUS_INVALID_DEVICE_REQUEST);
    const held = heldBy(k, name);
    if (held !== undefined) {
      unloadLater(k, name, held);
      return k.return32(f, nt.STATUS_SUCCESS);
    }
    driver.state = "unloading";
    k.state.unloadPending.delete(name);
    k.setArgPointer(k.above(f), 0, driver.object);
    return k.call(f, 1, k.functionOr(f, unload));
  }
  checkAfterCallback(k, f, "DriverUnload routine", 0);
  k.log({ kind: "driverUnload", driver: name, text: "unloaded" });
  checkUnloaded(k, f, driver, "after DriverUnload");
  summarizeTags(k);
  driver.state = "unloaded";
  forgetReinitializations(k, driver.object);
  dropDriverObject(k, driver);
  k.state.retired.add(name);
  return callFor(k, f, released, "IopReleaseImports", name);
});

function firstDevice(k: Kernel, driverObject: Offset): Offset {
  return k.pointerOr0(driverObject + k.s.DRIVER_OBJECT.DeviceObject);
}

function dropDriverObject(k: Kernel, driver: DriverState): void {
  const layout = k.s.DRIVER_OBJECT;
  for (const { at } of driver.extensions) release(k, at);
  release(k, k.pointerOr0(driver.object + layout.DriverName + k.s.UNICODE_STRING.Buffer));
  const extension = driver.object + layout.size;
  release(k, k.pointerOr0(extension + k.s.DRIVER_EXTENSION.ServiceKeyName + k.s.UNICODE_STRING.Buffer));
  release(k, k.pointerOr0(k.pointerOr0(driver.object + layout.HardwareDatabase) + k.s.UNICODE_STRING.Buffer));
  release(k, driver.object);
  k.state.drivers.delete(driver.name);
}

/** An image that was unloaded gets fresh data, as the loader maps it. */
export function reviveImage(k: Kernel, name: string): void {
  const image = k.imageNamed(name);
  const fresh = k.imageData.get(name);
  if (image === undefined || fresh === undefined || !k.state.retired.delete(name)) return;
  k.m.u8.set(fresh, image.base);
  forgetLocks(k, image.base, image.size);
  const inside = (at: Offset) => at >= image.base && at < image.base + image.size;
  for (const objects of [k.state.lookaside, k.state.resources])
    for (const at of objects.keys()) if (inside(at)) objects.delete(at);
  forgetRemoveLocks(k, image.base, image.size);
  forgetPaging(k, image);
}

// Export drivers, kernel DLLs: drivers whose functions others call. One is loaded with the first driver that imports from it, when its
// DllInitialize is called with its service key's path, and goes with the last, if it has DllInitialize and DllUnload; DriverEntry is called
// only if it is loaded as a driver, too. What the linker's .def file lists is here every function and variable with external linkage.
import * as nt from "../constants.ts";
import { internal, type Outcome } from "../ddi.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { makeUnicodeString } from "../rtl/unicode.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import { checkUnloaded } from "../verifier/unload.ts";
import { reviveImage, servicePath } from "./driver.ts";

/** In units of virtual time. */
const oneMillisecond = 10_000;

/** Export drivers whose functions or variables a driver uses, in the scenario's order. */
export function importedBy(k: Kernel, driver: string): readonly string[] {
  const wanted = [...(k.imageNamed(driver)?.program.imports.values() ?? [])].map(({ symbol }) => symbol.name);
  return k.scenario.drivers
    .filter((one) => one.export === true && one.name !== driver)
    .filter(({ name }) => {
      const program = k.imageNamed(name)?.program;
      return wanted.some((one) => !k.hasDdi(one) && (program?.functions.has(one) || program?.globals.has(one)));
    })
    .map(({ name }) => name);
}

/** Loads what a driver imports from, and counts it as an importer. Slots: 0 index of the driver; 1 how many have been dealt with. */
export const loadImports = internal("IopLoadImports", 2, (k, f, step) => {
  const driver = k.driverNameAt(k.slotU32(f, 0));
  if (step === 1 && !nt.ntSuccess(k.result32(f))) return k.return32(f, k.result32(f));
  for (;;) {
    const name = importedBy(k, driver)[k.slotU32(f, 1)];
    if (name === undefined) return k.return32(f, nt.STATUS_SUCCESS);
    const known = k.state.exportDrivers.get(name);
    if (known?.state === "loading")
      return block(k, f, 2, "delay", [], k.clock + oneMillisecond, `waits until ${name} is loaded`);
    if (known === undefined) return callFor(k, f, 1, "IopLoadExportDriver", name);
    known.importers.add(driver);
    k.setSlot(f, 1, k.slotU32(f, 1) + 1);
  }
});

/** Slots: 0 index of the driver; 1 the path that DllInitialize is given. */
export const loadExportDriver = internal("IopLoadExportDriver", 2, (k, f, step) => {
  const name = k.driverNameAt(k.slotU32(f, 0));
  if (step === 0) {
    k.state.exportDrivers.set(name, { state: "loading", importers: new Set() });
    return callFor(k, f, 1, "IopLoadImports", name);
  }
  const status = k.result32(f);
  const routine = k.imageNamed(name)?.function("DllInitialize");
  if (step === 1 && nt.ntSuccess(status) && routine !== undefined) {
    reviveImage(k, name);
    const path = allocate(k, { size: k.s.UNICODE_STRING.size, tag: "Strg", what: "registry path", zero: true });
    makeUnicodeString(k, path, servicePath(name), false, "registry path");
    k.setSlot(f, 1, path);
    k.setArgPointer(k.above(f), 0, path);
    return k.call(f, 2, routine);
  }
  if (step === 2) {
    checkAfterCallback(k, f, "DllInitialize routine", 0);
    const path = k.slotU32(f, 1);
    release(k, k.pointerOr0(path + k.s.UNICODE_STRING.Buffer));
    release(k, path);
  }
  const entry = k.state.exportDrivers.get(name);
  if (nt.ntSuccess(status) && entry !== undefined) entry.state = "loaded";
  else k.state.exportDrivers.delete(name);
  k.log({ kind: "driverLoad", driver: name, operands: [status], text: "DllInitialize" });
  return k.return32(f, nt.ntSuccess(status) ? nt.STATUS_SUCCESS : status);
});

/** A driver that is gone imports nothing any more. Slots: 0 index of the driver; 1 how many have been dealt with. */
export const releaseImports = internal("IopReleaseImports", 2, (k, f) => {
  const driver = k.driverNameAt(k.slotU32(f, 0));
  for (;;) {
    const name = importedBy(k, driver)[k.slotU32(f, 1)];
    if (name === undefined) return k.returnVoid(f);
    k.setSlot(f, 1, k.slotU32(f, 1) + 1);
    const entry = k.state.exportDrivers.get(name);
    if (entry?.importers.delete(driver) !== true || entry.importers.size > 0) continue;
    const image = k.imageNamed(name);
    const isCounted = image?.function("DllInitialize") !== undefined && image.function("DllUnload") !== undefined;
    if (isCounted) return callFor(k, f, 1, "IopUnloadExportDriver", name);
    const text =
      "nobody imports from it any more, but it stays: only with DllInitialize and DllUnload is it ever unloaded";
    k.log({ kind: "driverUnload", driver: name, text });
  }
});

/** Slot 0: index of the driver. */
export const unloadExportDriver = internal("IopUnloadExportDriver", 1, (k, f, step) => {
  const name = k.driverNameAt(k.slotU32(f, 0));
  const routine = k.imageNamed(name)?.function("DllUnload");
  if (step === 0 && routine !== undefined) return k.call(f, 1, routine);
  if (step === 2) return k.returnVoid(f);
  checkAfterCallback(k, f, "DllUnload routine", 0);
  k.log({ kind: "driverUnload", driver: name, text: "unloaded" });
  checkUnloaded(k, f, { name, object: 0 }, "after DllUnload");
  k.state.exportDrivers.delete(name);
  k.state.retired.add(name);
  return callFor(k, f, 2, "IopReleaseImports", name);
});

/** Calls one of the routines above for a driver; the body goes on at `next`. */
export function callFor(k: Kernel, f: Offset, next: number, routine: string, driver: string): Outcome {
  k.setSlot(k.above(f), 0, k.driverIndex(driver));
  k.setSlot(k.above(f), 1, 0);
  return k.callIndex(f, next, k.routineIndex(routine));
}

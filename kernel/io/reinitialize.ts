// Reinitialization: routines that a driver wants to be called when it, or the whole system, has been initialized. Those of
// IoRegisterDriverReinitialization follow DriverEntry of the same driver; those of IoRegisterBootDriverReinitialization are called once in
// the life of the machine, after every device has been started, so that a driver that is loaded later waits for them in vain.
import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import type { DriverState, Reinitialization } from "./state.ts";

const what = "Reinitialize routine";

/** Takes the first routine that fits out of those that wait. */
function take(k: Kernel, fits: (one: Reinitialization) => boolean): Reinitialization | undefined {
  const at = k.state.reinitializations.findIndex(fits);
  return at < 0 ? undefined : k.state.reinitializations.splice(at, 1)[0];
}

function call(k: Kernel, f: Offset, step: number, driver: DriverState, one: Reinitialization): Outcome {
  const callee = k.above(f);
  k.setArgPointer(callee, 0, driver.object);
  k.setArg64(callee, 1, one.context);
  k.setArg32(callee, 2, ++driver.reinitialized);
  return k.call(f, step, k.functionOr(f, one.routine));
}

/** Calls the next routine of a driver that has been loaded, which may ask for another call; undefined if there is none. */
export function reinitializeNext(k: Kernel, f: Offset, step: number, driver: DriverState): Outcome | undefined {
  const next = take(k, (one) => one.driver === driver.object && !one.boot);
  return next === undefined ? undefined : call(k, f, step, driver, next);
}
export const checkReinitialized = (k: Kernel, f: Offset): void => checkAfterCallback(k, f, what, 0);

/** A driver that is not loaded after all, or no longer, is not called. */
export function forgetReinitializations(k: Kernel, driver: Offset): void {
  k.state.reinitializations = k.state.reinitializations.filter((one) => one.driver !== driver);
}

/** Base of a system thread, when the devices that the machine begins with have been started. */
export const reinitializeBootDrivers = internal("IopReinitializeBootDrivers", 1, (k, f, step) => {
  if (step !== 0) checkReinitialized(k, f);
  const next = take(k, (one) => one.boot);
  if (next === undefined) return k.returnVoid(f);
  const driver = [...k.state.drivers.values()].find(({ object }) => object === next.driver);
  return driver === undefined ? k.returnVoid(f) : call(k, f, 1, driver, next);
});

const isBootDriver = (k: Kernel, name: string): boolean =>
  k.scenario.drivers.some((driver) => driver.name === name && driver.service === "boot");

/** (driver, routine, context) */
const register = (boot: boolean) => (k: Kernel, f: Offset) => {
  const driver = k.argPointer(f, 0);
  const routine = k.functionOr(f, k.argPointer(f, 1)).address;
  const name = k.driverNameOf(driver);
  if (boot && !isBootDriver(k, name)) {
    const text = 'the routine is not called: it is no boot driver (the scenario gives such a driver "service": "boot")';
    k.log({ kind: "driverLoad", driver: name, text });
    return k.returnVoid(f);
  }
  k.state.reinitializations.push({ driver, routine, context: k.arg64(f, 2), boot });
  return k.returnVoid(f);
};

export const reinitializeDdis: readonly Routine[] = [
  ddi("IoRegisterDriverReinitialization", 3, register(false)),
  ddi("IoRegisterBootDriverReinitialization", 3, register(true)),
];

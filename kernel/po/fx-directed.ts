// Directed power (DFx): the system takes a whole device down, whatever is used of it, and lets it up again. A driver of version 3 of
// PO_FX_DEVICE has callbacks for that. Which devices are directed, and when, is the platform's to decide; here a scenario does.
import * as nt from "../constants.ts";
import { internal } from "../ddi.ts";
import { block } from "../ke/wait.ts";

/** Slots: 0 devnode; 1 whether down; 2 handle. Result: STATUS_NOT_SUPPORTED if the driver has no such callbacks. */
export const fxDirect = internal("PopFxDirect", 3, (k, f, step) => {
  const node = k.state.devnodes[k.slotU32(f, 0)];
  const down = k.slotU32(f, 1) !== 0;
  const device = k.state.fxDevices.find((one) =>
    step === 0 ? one.name === node?.instance && one.callbacks.directedDown !== 0 : one.at === k.slotU32(f, 2),
  );
  if (device === undefined) return k.return32(f, step === 0 ? nt.STATUS_NOT_SUPPORTED : nt.STATUS_NO_SUCH_DEVICE);
  if (step === 0) {
    if (device.directed !== (down ? "no" : "down")) return k.return32(f, nt.STATUS_INVALID_DEVICE_STATE);
    k.setSlot(f, 2, device.at);
    device.directed = down ? "goingDown" : "goingUp";
    k.log({ kind: "power", driver: device.driver, text: `${device.name} is directed ${down ? "down" : "up"}` });
    // (Context, Flags): the flags are reserved.
    const callee = k.above(f);
    k.setArg64(callee, 0, device.context);
    k.setArg32(callee, 1, 0);
    return k.call(f, 1, k.functionOr(f, down ? device.callbacks.directedDown : device.callbacks.directedUp));
  }
  if (device.directed === (down ? "down" : "no")) return k.return32(f, nt.STATUS_SUCCESS);
  const owed = down ? "PoFxCompleteDirectedPowerDown" : "PoFxReportDevicePoweredOn";
  return block(k, f, 1, "condition", [device.at], undefined, `waits for ${owed} of ${device.name}`);
});

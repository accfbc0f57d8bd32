// ExSetTimerResolution: drivers ask for a finer clock; the finest wish holds, between 0.5 ms and the clock's own 15.625 ms. The call waits
// for a lock that the power manager has while it sends power requests: made within one, it waits for itself.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";

/** In 100 ns. */
const finest = 5000;
const coarsest = 156_250;

/** (DesiredTime, SetResolution): the resolution from now on. */
function setTimerResolution(k: Kernel, f: Offset): Outcome {
  for (const request of k.state.requests.values()) {
    if (request.major !== nt.IRP_MJ_POWER || request.done || request.irp === 0) continue;
    const reason = `ExSetTimerResolution waits for the power manager, which waits for ${request.title}`;
    return block(k, f, 0, "request", [request.id], undefined, reason);
  }
  const wishes = k.state.timerResolutions;
  const driver = k.callerDriver(f);
  if (!k.argBool(f, 1)) wishes.delete(driver);
  else wishes.set(driver, Math.min(coarsest, Math.max(finest, k.argU32(f, 0))));
  return k.return32(f, Math.min(coarsest, ...wishes.values()));
}

/** (&MaximumTime, &MinimumTime, &CurrentTime) */
function queryTimerResolution(k: Kernel, f: Offset): Outcome {
  for (const [i, value] of [coarsest, finest, Math.min(coarsest, ...k.state.timerResolutions.values())].entries()) {
    k.touch(f, k.argPointer(f, i), 4, true);
    k.m.setU32(k.argPointer(f, i), value);
  }
  return k.returnVoid(f);
}

export const timerResolutionDdis: readonly Routine[] = [
  ddi("ExSetTimerResolution", 2, setTimerResolution),
  ddi("ExQueryTimerResolution", 3, queryTimerResolution),
];

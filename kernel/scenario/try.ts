// What a run without steps tries with a device, to see that the driver survives it: a request of each kind, with buffers of zeros, which
// is cancelled if it has not ended after a while. Whatever status it ends with is the driver's own choice.
import * as nt from "../constants.ts";
import type { Outcome } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import type { StepOutcome } from "./check.ts";
import { type Io, outcomeOf, sendIo, takeRequest } from "./requests.ts";

/** A device of the scenario's, or what a driver without devnodes has made. */
export interface Tried {
  readonly device?: string;
  readonly driver?: string;
}
export type Try = Tried & { readonly title?: string } & (
    | {
        /** Opens whatever the device can be opened by, if anything; for a driver without devnodes, its first named device. */
        readonly do: "tryOpen";
      }
    | { readonly do: "try"; readonly what: "read" | "write" }
    | { readonly do: "try"; readonly what: "control"; readonly code: number }
    | { readonly do: "tryClose" }
  );

/** The handle that the tries of a device share. */
export const triedHandle = ({ device, driver }: Tried): string => `try ${device ?? driver ?? ""}`;

/** More than most structures of requests need, so that a driver goes on past its check of the length. */
const length = 256;
const zeros = { fill: { byte: 0, length } };
/** 100 ns. */
const patience = 100 * 10_000;
const patienceAfterCancel = 10_000 * 10_000;

/** Where the scenario's thread goes on: after the first wait, the cancellation, the second wait. */
const waited = 30;
const cancelled = 31;
const waitedAgain = 32;
export const isTrying = (at: number): boolean => at >= waited && at <= waitedAgain;

export function tryRequest(k: Kernel, f: Offset, step: Extract<Try, { do: "try" }>): StepOutcome | Outcome {
  const handle = triedHandle(step);
  if (!k.state.userHandles.has(handle)) return { status: nt.STATUS_SUCCESS, note: "it is not open: not tried" };
  return sendIo(k, f, requestOf(step, handle));
}

function requestOf(step: Extract<Try, { do: "try" }>, handle: string): Io {
  const common = { handle, async: handle };
  switch (step.what) {
    case "read":
      return { do: "read", ...common, length, offset: 0 };
    case "write":
      return { do: "write", ...common, data: zeros, offset: 0 };
    case "control":
      return { do: "ioctl", ...common, code: step.code, input: zeros, outputLength: length };
  }
}

/** The request has been sent and is pending. */
export const waitForTried = (k: Kernel, f: Offset): Outcome => wait(k, f, waited, patience);

export function goOnTrying(k: Kernel, f: Offset, at: number): StepOutcome | Outcome {
  const id = k.slotU32(f, 1);
  const request = k.state.requests.get(id);
  if (request === undefined) return { status: nt.STATUS_SUCCESS };
  if (at === cancelled) return wait(k, f, waitedAgain, patienceAfterCancel);
  if (request.done) {
    takeRequest(k, id);
    const outcome = outcomeOf(k, request);
    return at === waited ? outcome : { ...outcome, note: "cancelled, as it did not end by itself" };
  }
  if (at === waitedAgain)
    return { status: nt.STATUS_TIMEOUT, note: "10 seconds after it was cancelled it has not been completed" };
  k.setArgPointer(k.above(f), 0, request.irp);
  return k.callIndex(f, cancelled, k.routineIndex("IoCancelIrp"));
}

function wait(k: Kernel, f: Offset, next: number, time: number): Outcome {
  k.setSlot(k.above(f), 0, k.slotU32(f, 1));
  k.setSlot(k.above(f), 1, time);
  return k.callIndex(f, next, k.routineIndex("IopWaitForRequest"));
}

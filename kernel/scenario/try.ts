// What a run without steps tries with a device, to see that the driver survives it: a request of each kind, with buffers of zeros, which
// is cancelled if it has not ended after a while. Whatever status it ends with is the driver's own choice.
import * as nt from "../constants.ts";
import type { Outcome } from "../ddi.ts";
import type { Request } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import type { StepOutcome } from "./check.ts";
import type { Action } from "./plan.ts";
import { type Io, outcomeOf, sendIo, takeRequest } from "./requests.ts";

/** A device of the scenario's, or what a driver without devnodes has made. */
export interface Tried {
  readonly device?: string;
  readonly driver?: string;
}
/** `bare`: without buffers, of length 0. */
type Kind = { readonly bare?: true } & (
  | { readonly what: "read" | "write" }
  | { readonly what: "control"; readonly code: number }
);
export type Try = Tried & { readonly title?: string } & (
    | {
        /** Opens whatever the device can be opened by, if anything; for a driver without devnodes, its first named device. */
        readonly do: "tryOpen";
      }
    | ({ readonly do: "try" } & Kind)
    /** Sends a read, a write and these controls one after another, and waits for none. */
    | { readonly do: "tryLeave"; readonly codes: readonly number[] }
    /** Cancels those of them that have not ended, as Windows does for a thread that ends, and waits. */
    | { readonly do: "tryEnd"; readonly codes: readonly number[] }
    | { readonly do: "tryClose" }
  );

/** The handle that the tries of a device share. */
export const triedHandle = ({ device, driver }: Tried): string => `try ${device ?? driver ?? ""}`;

/** More than most structures of requests need, so that a driver goes on past its check of the length. */
const length = 256;
/** 100 ns. */
const patience = 100 * 10_000;
const patienceAfterCancel = 10_000 * 10_000;

const notCompleted = "10 seconds after it was cancelled it has not been completed";

/** Where the scenario's thread goes on: after the first wait, the cancellation, the second wait. */
const waited = 30;
const cancelled = 31;
const waitedAgain = 32;
/** One that was left under way has been cancelled; has ended, or has not. */
const leftCancelled = 33;
const leftWaited = 34;
export const isTrying = (at: number): boolean => at >= waited && at <= leftWaited;

export function tryRequest(k: Kernel, f: Offset, step: Extract<Try, { do: "try" }>): StepOutcome | Outcome {
  const handle = triedHandle(step);
  if (!k.state.userHandles.has(handle)) return { status: nt.STATUS_SUCCESS, note: "it is not open: not tried" };
  return sendIo(k, f, requestOf(step, handle, handle));
}

function requestOf(kind: Kind, handle: string, name: string): Io {
  const common = { handle, async: name };
  const room = kind.bare === true ? 0 : length;
  const data = { fill: { byte: 0, length: room } };
  switch (kind.what) {
    case "read":
      return { do: "read", ...common, length: room, offset: 0 };
    case "write":
      return { do: "write", ...common, data, offset: 0 };
    case "control":
      return { do: "ioctl", ...common, code: kind.code, input: data, outputLength: room };
  }
}

const leftName = (handle: string, i: number): string => `${handle}, left ${i}`;

/** Sends the next of the requests that are left under way; slot 4 says how many have been sent. */
export function leaveRequests(k: Kernel, f: Offset, step: Extract<Try, { do: "tryLeave" }>): StepOutcome | Outcome {
  const handle = triedHandle(step);
  if (!k.state.userHandles.has(handle)) return { status: nt.STATUS_SUCCESS, note: "it is not open: not tried" };
  const kinds = kindsOf(step.codes);
  for (;;) {
    const at = k.slotU32(f, 4);
    const kind = kinds[at];
    if (kind === undefined) {
      const count = leftRequests(k, step).length;
      return { status: nt.STATUS_SUCCESS, note: `${count} of ${kinds.length} are under way` };
    }
    k.setSlot(f, 4, at + 1);
    const sent = sendIo(k, f, requestOf(kind, handle, leftName(handle, at)));
    // Refused for the access that the handle has.
    if (typeof sent === "number") return sent;
  }
}

const kindsOf = (codes: readonly number[]): readonly Kind[] => [
  { what: "read" },
  { what: "write" },
  ...codes.map((code) => ({ what: "control", code }) as const),
];

/** Requests of a device that were left under way and still are. */
function leftRequests(k: Kernel, tried: Tried & { readonly codes: readonly number[] }): Request[] {
  const handle = triedHandle(tried);
  return kindsOf(tried.codes).flatMap((_, i) => {
    const id = k.state.userRequests.get(leftName(handle, i));
    const request = id === undefined ? undefined : takeRequest(k, id);
    return request === undefined || request.done ? [] : [request];
  });
}

/** Cancels one after another, and then waits for each. */
export function endRequests(k: Kernel, f: Offset, step: Extract<Try, { do: "tryEnd" }>): StepOutcome | Outcome {
  const left = leftRequests(k, step);
  const cancelledTo = k.slotU32(f, 4);
  const next = left.find(({ id, irp }) => id > cancelledTo && irp !== 0);
  if (next !== undefined) {
    k.setSlot(f, 4, next.id);
    k.setArgPointer(k.above(f), 0, next.irp);
    return k.callIndex(f, leftCancelled, k.routineIndex("IoCancelIrp"));
  }
  const [first] = left;
  if (first === undefined) return { status: nt.STATUS_SUCCESS };
  k.setSlot(f, 1, first.id);
  return wait(k, f, leftWaited, patienceAfterCancel);
}

/** The request has been sent and is pending. */
export const waitForTried = (k: Kernel, f: Offset): Outcome => wait(k, f, waited, patience);

export function goOnTrying(k: Kernel, f: Offset, at: number, step: Action | undefined): StepOutcome | Outcome {
  const isEnd = step?.do === "tryEnd";
  if (isEnd && at === leftCancelled) return endRequests(k, f, step);
  const id = k.slotU32(f, 1);
  const request = k.state.requests.get(id);
  if (request === undefined) return { status: nt.STATUS_SUCCESS };
  if (isEnd && request.done) return endRequests(k, f, step);
  if (at === leftWaited) return { status: nt.STATUS_TIMEOUT, note: `${request.title}: ${notCompleted}` };
  if (at === cancelled) return wait(k, f, waitedAgain, patienceAfterCancel);
  if (request.done) {
    takeRequest(k, id);
    const outcome = outcomeOf(k, request);
    return at === waited ? outcome : { ...outcome, note: "cancelled, as it did not end by itself" };
  }
  if (at === waitedAgain) return { status: nt.STATUS_TIMEOUT, note: notCompleted };
  k.setArgPointer(k.above(f), 0, request.irp);
  return k.callIndex(f, cancelled, k.routineIndex("IoCancelIrp"));
}

function wait(k: Kernel, f: Offset, next: number, time: number): Outcome {
  k.setSlot(k.above(f), 0, k.slotU32(f, 1));
  k.setSlot(k.above(f), 1, time);
  return k.callIndex(f, next, k.routineIndex("IopWaitForRequest"));
}

// Requests that a driver keeps when nobody can have an interest in them any more: their file's last handle is closed. Whoever holds
// requests completes them in IRP_MJ_CLEANUP, when they are cancelled, and when the device is pulled out.

import * as nt from "../constants.ts";
import type { IrpState, Request } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import { isLost } from "../pnp/devnode.ts";
import { devnodeOfDevice } from "../pnp/tree.ts";
import { recordFinding } from "./stop.ts";

/** IRPs under way of files that have been cleaned up; the file's own last request is none of them. */
export const keptRequests = (k: Kernel): readonly IrpState[] =>
  underWay(
    k,
    (request) => !isLast(request) && request.file !== undefined && k.state.files.get(request.file)?.cleanedUp === true,
  );

/** IRP_MJ_CLEANUP and IRP_MJ_CLOSE under way. */
export const lastRequests = (k: Kernel): readonly IrpState[] => underWay(k, isLast);

const isLast = ({ major }: Request): boolean => major === nt.IRP_MJ_CLOSE || major === nt.IRP_MJ_CLEANUP;

const underWay = (k: Kernel, wanted: (request: Request) => boolean): readonly IrpState[] =>
  [...k.state.irps.values()].filter(({ completed, request: id }) => {
    const request = id === undefined ? undefined : k.state.requests.get(id);
    return !completed && request !== undefined && !request.done && wanted(request);
  });

/** They were sent more than `time` (100 ns) ago. */
export function tellOfLast(k: Kernel, [known]: readonly IrpState[], time: number): void {
  const request = known?.request === undefined ? undefined : k.state.requests.get(known.request);
  if (known === undefined || request === undefined) return;
  const message = `The IRP at ${k.hex(known.at)} (${request.title}) is still with ${k.driverOf(known.lowest)} after ${time / 10_000_000} s: who closes a handle waits for it, and the device can be neither removed nor unloaded before. It must not depend on what the hardware does.`;
  recordFinding(k, undefined, "verifier:irp", message, undefined, undefined, sentTo(k, known));
}

const sentTo = (k: Kernel, { hops }: IrpState) =>
  hops.flatMap(({ id }) => {
    const hop = k.state.hops.get(id);
    return hop === undefined ? [] : [{ message: `${hop.driver} was sent it here`, place: hop.place }];
  });

/** They were cancelled `time` (100 ns) ago, and are still there. */
export function tellOfKept(k: Kernel, kept: readonly IrpState[], time: number): void {
  const [known] = kept;
  const request = known?.request === undefined ? undefined : k.state.requests.get(known.request);
  if (known === undefined || request === undefined) return;
  const who = k.driverOf(known.lowest);
  const node = devnodeOfDevice(k, known.lowest);
  const others = kept.length > 1 ? ` (and ${kept.length - 1} more)` : "";
  const consequence =
    node !== undefined && isLost(node)
      ? "The device has been pulled out, which is when a driver fails what it still holds; now IRP_MJ_CLOSE and IRP_MN_REMOVE_DEVICE never come."
      : "IRP_MJ_CLOSE never comes, and the device can be neither removed nor unloaded.";
  const message = `The IRP at ${k.hex(known.at)} (${request.title}) is still with ${who}${others} ${time / 10_000_000} s after the last handle of its file was closed and the request was cancelled: nobody completes it. ${consequence}`;
  recordFinding(k, undefined, "verifier:irp", message, undefined, undefined, sentTo(k, known));
}

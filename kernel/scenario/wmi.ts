// The scenario's "wmi" step: a consumer of WMI asks the providers of a block, one after the other, until one knows the instance.
// Events and expensive data are enabled by the first consumer and disabled by the last; the drivers hear of nothing between.

import * as nt from "../constants.ts";
import type { Outcome } from "../ddi.ts";
import { topOfStack } from "../io/device.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { release } from "../mm/pool.ts";
import { devnodeNamed } from "../pnp/tree.ts";
import { RegFlag } from "../wmi/registration.ts";
import { newWmiRequest, type WmiAsked, wmiAnswer } from "../wmi/request.ts";
import type { StepOutcome } from "./check.ts";
import type { Action } from "./plan.ts";
import { bytesOf, type Step } from "./steps.ts";

/** Where the scenario's thread goes on when a WMI request has ended. */
export const wmiDone = 5;
const firstRoom = 256;
const mostRoom = 1 << 20;

type Wmi = Extract<Step, { do: "wmi" }>;

/** Slots of the scenario's thread: 1 request; 4 providers asked so far; 5 buffer; 6 room for data. */
export function sendWmi(k: Kernel, f: Offset, step: Wmi): StepOutcome | Outcome {
  k.setSlot(f, 6, firstRoom);
  return send(k, f, step);
}

function send(k: Kernel, f: Offset, step: Wmi): StepOutcome | Outcome {
  const asked = askedOf(k, f, step);
  if (asked === undefined)
    return { status: nt.STATUS_WMI_GUID_NOT_FOUND, note: "no provider has registered the block" };
  const { block } = asked;
  switch (step.operation) {
    case "enableEvents":
    case "disableEvents":
      if (block.events === (step.operation === "enableEvents")) return { status: nt.STATUS_SUCCESS };
      break;
    case "enableCollection":
    case "disableCollection":
      if ((block.flags & RegFlag.expensive) === 0)
        return { status: nt.STATUS_SUCCESS, note: "the block is not registered as expensive" };
      if (block.collecting === (step.operation === "enableCollection")) return { status: nt.STATUS_SUCCESS };
      break;
    default:
      break;
  }
  const { request, buffer } = newWmiRequest(k, asked);
  k.setSlot(f, 1, request.id);
  k.setSlot(f, 5, buffer);
  k.setSlot(k.above(f), 0, request.id);
  return k.callIndex(f, wmiDone, k.routineIndex("IopSendRequest"));
}

function askedOf(k: Kernel, f: Offset, step: Wmi): WmiAsked | undefined {
  const guid = step.block.replace(/[{}]/g, "").toLowerCase();
  const node = devnodeNamed(k, step.device);
  const top = node === undefined ? undefined : topOfStack(k, node.pdo);
  const found = k.state.wmi
    .filter((provider) => !provider.blocked && (top === undefined || topOfStack(k, provider.device) === top))
    .flatMap((provider) => provider.blocks.filter((one) => one.guid === guid).map((block) => ({ provider, block })));
  const next = found[k.slotU32(f, 4)];
  if (next === undefined) return undefined;
  return {
    ...next,
    operation: step.operation,
    instance: step.instance ?? 0,
    item: step.item ?? 0,
    input: step.data === undefined ? new Uint8Array(0) : bytesOf(step.data),
    room: k.slotU32(f, 6),
  };
}

export function wmiFinished(k: Kernel, f: Offset, step: Action | undefined): StepOutcome | Outcome {
  const request = k.state.requests.get(k.slotU32(f, 1));
  k.state.requests.delete(k.slotU32(f, 1));
  const asked = step?.do === "wmi" ? askedOf(k, f, step) : undefined;
  const buffer = k.slotU32(f, 5);
  if (request === undefined || step?.do !== "wmi" || asked === undefined) {
    release(k, buffer);
    return { status: request?.status ?? nt.STATUS_UNSUCCESSFUL, note: "the provider has deregistered" };
  }
  const answer = wmiAnswer(k, asked, request, buffer);
  release(k, buffer);
  if (answer.needed !== undefined) {
    const room = answer.needed;
    if (room <= asked.room || room > mostRoom)
      return { status: nt.STATUS_BUFFER_TOO_SMALL, note: `the provider asks for ${room} bytes` };
    k.setSlot(f, 6, room);
    return send(k, f, step);
  }
  const unknown = answer.status === nt.STATUS_WMI_GUID_NOT_FOUND || answer.status === nt.STATUS_WMI_INSTANCE_NOT_FOUND;
  if (unknown) {
    k.setSlot(f, 4, k.slotU32(f, 4) + 1);
    if (askedOf(k, f, step) !== undefined) return send(k, f, step);
  }
  if (nt.ntSuccess(answer.status)) {
    if (step.operation === "enableEvents" || step.operation === "disableEvents")
      asked.block.events = step.operation === "enableEvents";
    if (step.operation === "enableCollection" || step.operation === "disableCollection")
      asked.block.collecting = step.operation === "enableCollection";
  }
  return { status: answer.status, information: answer.data.length, output: answer.data };
}

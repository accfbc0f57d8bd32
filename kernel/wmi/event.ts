// Events of providers: a WNODE that belongs to WMI once IoWMIWriteEvent has succeeded. Delivered to consumers as a trace row if the
// block's events are enabled, dropped otherwise. An event reference makes WMI ask the provider for the instance it names.

import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import { wakeWorker } from "../ke/conditions.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { freeChecked, release } from "../mm/pool.ts";
import { guidText } from "../rtl/guid.ts";
import { minors, newWmiRequest, type WmiAsked, WnodeFlag, wmiAnswer } from "./request.ts";
import type { WmiProvider } from "./state.ts";

/** Largest WNODE of an event, as the registry sets it at first. */
const largestEvent = 1024;
const shown = 32;

function writeEvent(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  const header = k.s.WNODE_HEADER;
  k.touch(f, at, header.size, true);
  const size = k.m.u32(at + header.BufferSize);
  const flags = k.m.u32(at + header.Flags);
  if ((flags & (WnodeFlag.tracedGuid | WnodeFlag.logWnode)) !== 0 && (flags & WnodeFlag.eventItem) === 0) {
    // For a logger only: the memory stays the driver's.
    k.touch(f, at, size, false);
    k.log({ kind: "wmi", driver: k.callerDriver(f), text: `trace event {${guidText(k.m, at + header.Guid)}}` });
    return k.return32(f, nt.STATUS_SUCCESS);
  }
  if ((flags & (WnodeFlag.eventItem | WnodeFlag.eventReference)) === 0 || size < header.size)
    return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  if (size > largestEvent) return k.return32(f, nt.STATUS_BUFFER_OVERFLOW);
  k.touch(f, at, size, false);
  const guid = guidText(k.m, at + header.Guid);
  const provider = k.state.wmi.find((entry) => entry.id === k.m.u32(at + header.ProviderId));
  const block = provider?.blocks.find((entry) => entry.guid === guid);
  const wanted = provider !== undefined && block?.events === true;
  if (wanted && (flags & WnodeFlag.eventReference) !== 0) follow(k, provider, at);
  const data = wanted ? eventData(k, at, flags, size) : undefined;
  k.log({
    kind: "wmi",
    driver: k.callerDriver(f),
    ...(provider === undefined ? {} : { device: provider.device, deviceName: k.nameOf(provider.device) }),
    text: data === undefined ? `event {${guid}} dropped: nobody has enabled it` : `event {${guid}}: ${data}`,
  });
  // The memory is WMI's now.
  freeChecked(k, f, at, undefined);
  return k.return32(f, nt.STATUS_SUCCESS);
}

function eventData(k: Kernel, at: Offset, flags: number, size: number): string {
  if ((flags & WnodeFlag.eventReference) !== 0) return "by reference";
  if ((flags & WnodeFlag.singleInstance) === 0) return `${size} bytes`;
  const layout = k.s.WNODE_SINGLE_INSTANCE;
  const from = Math.min(k.m.u32(at + layout.DataBlockOffset), size);
  const length = Math.min(k.m.u32(at + layout.SizeDataBlock), size - from);
  const bytes = Array.from(k.m.u8.subarray(at + from, at + from + Math.min(length, shown)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join(" ");
  return `instance ${k.m.u32(at + layout.InstanceIndex)}, ${length} bytes ${bytes}${length > shown ? " …" : ""}`;
}

/** The instance that an event reference names is asked for by a system thread. */
function follow(k: Kernel, provider: WmiProvider, at: Offset): void {
  const layout = k.s.WNODE_EVENT_REFERENCE;
  const target = guidText(k.m, at + layout.TargetGuid);
  const block = provider.blocks.findIndex((entry) => entry.guid === target);
  if (block < 0) return;
  const room = Math.min(k.m.u32(at + layout.TargetDataBlockSize), 1 << 20);
  k.state.workQueue.push({
    routine: k.routineAddress("WmipEventReference"),
    args: [BigInt(provider.id), BigInt(block), BigInt(k.m.u32(at + layout.TargetInstanceIndex)), BigInt(room)],
    driver: "nt",
    title: `WMI event reference to {${target}}`,
    item: 0,
  });
  wakeWorker(k);
}

/** Slots: 0 provider; 1 index of the block; 2 instance; 3 bytes; 4 request; 5 buffer. */
export const eventReference = internal("WmipEventReference", 7, (k, f, step) => {
  const provider = k.state.wmi.find((entry) => entry.id === k.slotU32(f, 0));
  const block = provider?.blocks[k.slotU32(f, 1)];
  const asked: WmiAsked | undefined =
    provider === undefined || block === undefined
      ? undefined
      : {
          provider,
          block,
          operation: "query",
          instance: k.slotU32(f, 2),
          item: 0,
          input: new Uint8Array(0),
          room: k.slotU32(f, 3),
        };
  if (step === 0) {
    if (asked === undefined) return k.returnVoid(f);
    const { request, buffer } = newWmiRequest(k, asked);
    k.setSlot(f, 4, request.id);
    k.setSlot(f, 5, buffer);
    k.setSlot(k.above(f), 0, request.id);
    return k.callIndex(f, 1, k.routineIndex("IopSendRequest"));
  }
  const request = k.state.requests.get(k.slotU32(f, 4));
  k.state.requests.delete(k.slotU32(f, 4));
  if (asked !== undefined && request !== undefined) {
    const answer = wmiAnswer(k, asked, request, k.slotU32(f, 5));
    const name = k.names.minor(nt.IRP_MJ_SYSTEM_CONTROL, minors.query);
    k.log({ kind: "wmi", text: `${name} for an event: ${k.statusName(answer.status)}, ${answer.data.length} bytes` });
  }
  release(k, k.slotU32(f, 5));
  return k.returnVoid(f);
});

export const wmiEventDdis: readonly Routine[] = [ddi("IoWMIWriteEvent", 1, writeEvent)];

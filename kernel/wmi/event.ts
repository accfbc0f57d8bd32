// Events of providers: a WNODE that belongs to WMI once IoWMIWriteEvent has succeeded. If the block's events are enabled it is a row of
// the trace, and a thread of the system gives it to the drivers that listen; it is dropped otherwise, and lost if too many wait. An event
// reference makes WMI ask the provider for the instance it names.

import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import { wakeWorker } from "../ke/conditions.ts";
import { bootTime } from "../ke/timer.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, freeChecked, release } from "../mm/pool.ts";
import { guidText } from "../rtl/guid.ts";
import { answered, ask, newQuestion } from "./ask.ts";
import { blockName, describeValues } from "./classes.ts";
import { countedText, loggerHandle, minors, WnodeFlag } from "./request.ts";
import type { WmiBlock, WmiProvider } from "./state.ts";

/** Largest WNODE of an event, as the registry sets it at first. */
const largestEvent = 1024;
/** Events that may wait; Windows bounds its queue too, by a size that is not documented. */
const mostEvents = 64;
const shown = 32;

function writeEvent(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  const header = k.s.WNODE_HEADER;
  k.touch(f, at, header.size, true);
  const size = k.m.u32(at + header.BufferSize);
  const flags = k.m.u32(at + header.Flags);
  const traced = (flags & WnodeFlag.tracedGuid) !== 0;
  if (traced || (flags & WnodeFlag.logWnode) !== 0) logEvent(k, f, at, flags);
  // For a logger only: the memory stays the driver's.
  if (traced || (flags & (WnodeFlag.logWnode | WnodeFlag.eventItem)) === WnodeFlag.logWnode)
    return k.return32(f, nt.STATUS_SUCCESS);
  if ((flags & (WnodeFlag.eventItem | WnodeFlag.eventReference)) === 0 || size < header.size)
    return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  if (size > largestEvent) return k.return32(f, nt.STATUS_BUFFER_OVERFLOW);
  k.touch(f, at, size, false);
  const guid = guidText(k.m, at + header.Guid);
  const provider = k.state.wmi.find((entry) => entry.id === k.m.u32(at + header.ProviderId));
  const block = provider?.blocks.find((entry) => entry.guid === guid);
  const text = accept(k, at, guid, provider, block);
  k.log({
    kind: "wmi",
    driver: k.callerDriver(f),
    ...(provider === undefined ? {} : { device: provider.device, deviceName: k.nameOf(provider.device) }),
    text: `event ${blockName(k, guid)}${text}`,
  });
  // The memory is WMI's now.
  freeChecked(k, f, at, undefined);
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** A record of the logger, with its time: an EVENT_TRACE_HEADER, or a WNODE that says so, whose HistoricalContext is the logger's handle. */
function logEvent(k: Kernel, f: Offset, at: Offset, flags: number): void {
  const header = k.s.WNODE_HEADER;
  const size = k.m.u32(at + header.BufferSize) & 0xffff;
  k.touch(f, at, size, false);
  const pointer = (flags & WnodeFlag.useGuidPointer) !== 0 ? k.pointerAt(f, at + header.Guid) : at + header.Guid;
  const guid = guidText(k.m, pointer);
  const known = k.m.u64(at + header.HistoricalContext) === loggerHandle;
  const own = (flags & WnodeFlag.useTimestamp) !== 0;
  const time = own ? k.m.u64(at + header.TimeStamp) : bootTime + BigInt(k.clock);
  const text = known
    ? `trace event ${blockName(k, guid)}: ${size} bytes, time ${time}`
    : `trace event ${blockName(k, guid)} is not logged: its HistoricalContext is not the handle of a logger`;
  k.log({ kind: "wmi", driver: k.callerDriver(f), text });
}

/** Takes an event into the queue, or does not; says what becomes of it. */
function accept(
  k: Kernel,
  at: Offset,
  guid: string,
  provider: WmiProvider | undefined,
  block: WmiBlock | undefined,
): string {
  const flags = k.m.u32(at + k.s.WNODE_HEADER.Flags);
  if (provider === undefined || block?.events !== true) return " dropped: nobody has enabled it";
  const named = (flags & WnodeFlag.staticInstanceNames) === 0;
  const item = (flags & (WnodeFlag.singleInstance | WnodeFlag.singleItem)) !== 0;
  if (item && named !== (block.instances.length === 0)) {
    const [has, wants] = named ? ["a name", "an index"] : ["an index", "a name"];
    const why = `WMI: event {${guid}} says its instance by ${has}, but the block is registered so that it takes ${wants}.`;
    k.log({ kind: "eventLog", driver: "nt", text: `error: ${why}` });
    return ` dropped: it says its instance by ${has} where its block takes ${wants}`;
  }
  if ((flags & WnodeFlag.eventReference) !== 0) {
    follow(k, provider, at);
    return ": by reference";
  }
  if (k.state.wmiEvents.length >= mostEvents) {
    k.state.wmiLost++;
    return ` lost: ${mostEvents} events wait to be delivered, ${k.state.wmiLost} are lost so far`;
  }
  const data = `: ${eventData(k, at, guid)}`;
  queueEvent(k, at);
  return data;
}

/** A copy of the event waits until a thread of the system gives it to the drivers that listen. */
function queueEvent(k: Kernel, at: Offset): void {
  const header = k.s.WNODE_HEADER;
  const size = k.m.u32(at + header.BufferSize);
  const copy = allocate(k, { size, tag: "WmiN", what: "WMI event" });
  k.m.u8.copyWithin(copy, at, at + size);
  if ((k.m.u32(at + header.Flags) & WnodeFlag.useTimestamp) === 0)
    k.m.setU64(copy + header.TimeStamp, bootTime + BigInt(k.clock));
  k.state.wmiEvents.push(copy);
  if (k.state.wmiEvents.length > 1) return;
  const routine = k.routineAddress("WmipDeliver");
  k.state.workQueue.push({ routine, args: [], driver: "nt", title: "WMI events", item: 0 });
  wakeWorker(k);
}

/** Slots: 0 how many listeners of the first event have been called. */
export const deliverEvents = internal("WmipDeliver", 2, (k, f, step) => {
  if (step === 0) k.setSlot(f, 0, 0);
  for (;;) {
    const event = k.state.wmiEvents[0];
    if (event === undefined) return k.returnVoid(f);
    const guid = guidText(k.m, event + k.s.WNODE_HEADER.Guid);
    const listeners = [...k.state.wmiOpen.values()].filter(
      (open) => open.guid === guid && open.callback !== 0 && open.references > 0,
    );
    const listener = listeners[k.slotU32(f, 0)];
    if (listener !== undefined) {
      k.setSlot(f, 0, k.slotU32(f, 0) + 1);
      k.setArgPointer(k.above(f), 0, event);
      k.setArg64(k.above(f), 1, listener.context);
      return k.call(f, 1, k.functionOr(f, listener.callback));
    }
    k.setSlot(f, 0, 0);
    k.state.wmiEvents.shift();
    release(k, event);
  }
});

function eventData(k: Kernel, at: Offset, guid: string): string {
  const flags = k.m.u32(at + k.s.WNODE_HEADER.Flags);
  const size = k.m.u32(at + k.s.WNODE_HEADER.BufferSize);
  if ((flags & WnodeFlag.singleInstance) === 0) return `${size} bytes`;
  const layout = k.s.WNODE_SINGLE_INSTANCE;
  const from = Math.min(k.m.u32(at + layout.DataBlockOffset), size);
  const length = Math.min(k.m.u32(at + layout.SizeDataBlock), size - from);
  const name =
    (flags & WnodeFlag.staticInstanceNames) !== 0
      ? k.m.u32(at + layout.InstanceIndex).toString()
      : `"${countedText(k, at, k.m.u32(at + layout.OffsetInstanceName), size)}"`;
  const data = k.m.u8.slice(at + from, at + from + length);
  const bytes = Array.from(data.subarray(0, shown), (byte) => byte.toString(16).padStart(2, "0")).join(" ");
  const values = describeValues(k, guid, data);
  const more = values === undefined ? "" : ` (${values})`;
  return `instance ${name}, ${length} bytes ${bytes}${length > shown ? " …" : ""}${more}`;
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

/** Slots: 0 provider; 1 index of the block; 2 instance; 3 bytes; 4 question. */
export const eventReference = internal("WmipEventReference", 6, (k, f, step) => {
  if (step === 0) {
    const provider = k.state.wmi.find((entry) => entry.id === k.slotU32(f, 0));
    const guid = provider?.blocks[k.slotU32(f, 1)]?.guid;
    if (provider === undefined || guid === undefined) return k.returnVoid(f);
    const targets = [{ guid, instance: k.slotU32(f, 2) }];
    k.setSlot(f, 4, newQuestion(k, { operation: "query", targets, provider: provider.id, room: k.slotU32(f, 3) }));
    return ask(k, f, 1, k.slotU32(f, 4));
  }
  const { status, instances } = answered(k, k.slotU32(f, 4));
  const name = k.names.minor(nt.IRP_MJ_SYSTEM_CONTROL, minors.query);
  k.log({
    kind: "wmi",
    text: `${name} for an event: ${k.statusName(status)}, ${instances[0]?.data.length ?? 0} bytes`,
  });
  return k.returnVoid(f);
});

export const wmiEventDdis: readonly Routine[] = [ddi("IoWMIWriteEvent", 1, writeEvent)];

// Event tracing: drivers register providers and write events. Each that the session wants (`trace-session.ts`) becomes a row: by its name
// and fields if it describes itself, by the bytes of its data otherwise. Left out: manifests, filters.
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import { random } from "../ke/scheduler.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { readGuid } from "../rtl/guid.ts";
import { readAnsiZ, readWideZ } from "../rtl/unicode.ts";
import { stopWithFinding, verify } from "../verifier/stop.ts";
import { describedEvent, hexOf } from "./self-describing.ts";
import type { EventProvider } from "./state.ts";
import { Control, callEnable, enabledOf, isWanted } from "./trace-session.ts";

/** EVENT_ACTIVITY_CTRL_…. */
const Activity = { get: 1, set: 2, create: 3, getSet: 4, createSet: 5 } as const;
/** EventProviderSetTraits: a USHORT with the size of all, then the provider's name. */
const setTraits = 2;
const guidSize = 16;
/** Bytes of one item that a row shows. */
const shown = 32;
/** MAX_EVENT_DATA_DESCRIPTORS. */
const mostItems = 128;
/** An event may have 64 KB with its header, of 80 bytes. */
const mostData = 0x1_0000 - 80;
/** EVENT_DATA_DESCRIPTOR_TYPE_…. */
const DataType = { data: 0, eventMetadata: 1 } as const;

export const providerByHandle = (k: Kernel, handle: bigint): EventProvider | undefined =>
  k.state.eventProviders.find((one) => BigInt(one.handle) === handle);
const providerOf = (k: Kernel, f: Offset): EventProvider | undefined => providerByHandle(k, k.arg64(f, 0));

/** (ProviderId, EnableCallback, CallbackContext, RegHandle). Slots 4 and 5: the null GUID that stands for the session. */
function register(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 1) return k.return32(f, nt.STATUS_SUCCESS);
  const guid = readGuid(k, f, k.argPointer(f, 0));
  const callback = k.argPointer(f, 1);
  const out = k.argPointer(f, 3);
  k.touch(f, out, 8, true);
  if (callback !== 0) k.functionOr(f, callback);
  const handle = k.state.nextEventProvider++;
  const provider = {
    handle,
    guid,
    name: `{${guid}}`,
    callback,
    context: k.arg64(f, 2),
    driver: k.callerDriver(f),
    place: k.callerPlace(f),
  };
  k.state.eventProviders.push(provider);
  k.m.setU64(out, BigInt(handle));
  if (callback === 0 || enabledOf(k, guid) === undefined) return k.return32(f, nt.STATUS_SUCCESS);
  return callEnable(k, f, 1, provider, Control.enable, 4);
}

function unregister(k: Kernel, f: Offset): Outcome {
  const found = providerOf(k, f);
  if (found === undefined) {
    const message = `EtwUnregister is given 0x${k.arg64(f, 0).toString(16)}, which is no registration (any more).`;
    verify(k, f, "verifier:handle", message, 0xc4, [0xdcn, 0n, 0n, 0n]);
    return k.return32(f, nt.STATUS_INVALID_HANDLE);
  }
  k.state.eventProviders = k.state.eventProviders.filter((one) => one !== found);
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** What the items of EVENT_DATA_DESCRIPTOR hold: the event's data, and what describes the event. */
function dataOf(k: Kernel, f: Offset, at: Offset, count: number): { data: Uint8Array[]; described: Uint8Array[] } {
  const layout = k.s.EVENT_DATA_DESCRIPTOR;
  if (count > 0) k.touch(f, at, count * layout.size, false);
  const data: Uint8Array[] = [];
  const described: Uint8Array[] = [];
  for (let i = 0; i < count; i++) {
    const item = at + i * layout.size;
    const size = k.m.u32(item + layout.Size);
    if (size === 0) continue;
    const from = k.pointerAt(f, item + layout.Ptr);
    k.touch(f, from, size, false);
    const type = k.m.u8[item + layout.Type];
    if (type === DataType.data) data.push(k.m.u8.slice(from, from + size));
    else if (type === DataType.eventMetadata) described.push(k.m.u8.slice(from, from + size));
  }
  return { data, described };
}
const shownHex = (item: Uint8Array): string => hexOf(item.subarray(0, shown)) + (item.length > shown ? "…" : "");
const joined = (items: readonly Uint8Array[]): Uint8Array => Uint8Array.from(items.flatMap((item) => [...item]));

/** `data`: parameter with the number of items; their address is the next. `activity`: the parameter with the activity; a related one is the next. */
function write(activityAt: number, related: boolean, data: number): Body {
  return (k, f) => {
    const provider = providerOf(k, f);
    const at = k.argPointer(f, 1);
    const layout = k.s.EVENT_DESCRIPTOR;
    const count = k.argU32(f, data);
    if (provider === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
    if (count > mostItems) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    k.touch(f, at, layout.size, false);
    const level = k.m.u8[at + layout.Level] ?? 0;
    const keyword = k.m.u64(at + layout.Keyword);
    if (!isWanted(k, provider, level, keyword)) return k.return32(f, nt.STATUS_SUCCESS);
    const items = dataOf(k, f, k.argPointer(f, data + 1), count);
    const size = [...items.data, ...items.described].reduce((sum, item) => sum + item.length, 0);
    if (size > mostData) return k.return32(f, nt.STATUS_INTEGER_OVERFLOW);
    const [described] = items.described;
    const own = described === undefined ? undefined : describedEvent(k, described, joined(items.data));
    const what = own === undefined ? `event ${k.m.u16(at + layout.Id)}` : `event "${own.name}"`;
    const fields = own === undefined ? items.data.map(shownHex).join(" ") : own.fields;
    const activities = activitiesText(k, f, k.argPointer(f, activityAt), related ? k.argPointer(f, activityAt + 1) : 0);
    logEvent(k, f, provider, `${what}, level ${level}, keyword 0x${keyword.toString(16)}${activities}`, fields);
    return k.return32(f, nt.STATUS_SUCCESS);
  };
}

/** The activity that an event belongs to and the one that it comes from, of which the addresses of GUIDs, or 0, are given. */
export function activitiesText(k: Kernel, f: Offset, own: Offset, related: Offset): string {
  const text = (word: string, at: Offset): string => (at === 0 ? "" : `, ${word} {${readGuid(k, f, at)}}`);
  return text("activity", own) + text("related to", related);
}

/** Puts an event into the trace. */
export function logEvent(k: Kernel, f: Offset, provider: EventProvider, head: string, fields: string): void {
  const text = `${provider.name} ${head}${fields === "" ? "" : `: ${fields}`}`;
  k.log({ kind: "traceMessage", driver: k.callerDriver(f), text });
}

/** (RegHandle, Level, Keyword, ActivityId, String) */
function writeString(k: Kernel, f: Offset): Outcome {
  const provider = providerOf(k, f);
  if (provider === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  if (isWanted(k, provider, k.argU32(f, 1) & 0xff, k.arg64(f, 2))) {
    const text = `${provider.name}: ${readWideZ(k, f, k.argPointer(f, 4))}`;
    k.log({ kind: "traceMessage", driver: k.callerDriver(f), text });
  }
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** (ControlCode, ActivityId): each thread has an activity, at first the null GUID. */
function activity(k: Kernel, f: Offset): Outcome {
  const code = k.argU32(f, 0);
  const at = k.argPointer(f, 1);
  if (code < Activity.get || code > Activity.createSet) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  k.touch(f, at, guidSize, code !== Activity.set);
  const thread = k.threadContext().object;
  const own = k.state.activities.get(thread) ?? new Uint8Array(guidSize);
  const given = k.m.u8.slice(at, at + guidSize);
  if (code === Activity.set || code === Activity.getSet) k.state.activities.set(thread, given);
  if (code === Activity.create) {
    for (let i = 0; i < guidSize; i += 4) k.m.setU32(at + i, random(k));
    return k.return32(f, nt.STATUS_SUCCESS);
  }
  if (code === Activity.createSet) {
    const made = new Uint8Array(guidSize);
    for (let i = 0; i < guidSize; i += 4) new DataView(made.buffer).setUint32(i, random(k), true);
    k.state.activities.set(thread, made);
  }
  if (code !== Activity.set) k.m.u8.set(own, at);
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** (RegHandle, InformationClass, EventInformation, InformationLength) */
function setInformation(k: Kernel, f: Offset): Outcome {
  const provider = providerOf(k, f);
  if (provider === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  const which = k.argU32(f, 1);
  const at = k.argPointer(f, 2);
  const length = k.argU32(f, 3);
  if (which !== setTraits) {
    const message = `EtwSetInformation with information class ${which} is not emulated.`;
    return stopWithFinding(k, f, "ddi-not-emulated", message);
  }
  if (length < 3) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  k.touch(f, at, length, false);
  if (k.m.u16(at) !== length) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  provider.name = readAnsiZ(k, f, at + 2, length - 2) || provider.name;
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** (RegHandle, EventDescriptor) */
function eventEnabled(k: Kernel, f: Offset): Outcome {
  const provider = providerOf(k, f);
  const at = k.argPointer(f, 1);
  const layout = k.s.EVENT_DESCRIPTOR;
  k.touch(f, at, layout.size, false);
  const wanted =
    provider !== undefined && isWanted(k, provider, k.m.u8[at + layout.Level] ?? 0, k.m.u64(at + layout.Keyword));
  return k.returnBool(f, wanted);
}
/** (RegHandle, Level, Keyword) */
function providerEnabled(k: Kernel, f: Offset): Outcome {
  const provider = providerOf(k, f);
  return k.returnBool(f, provider !== undefined && isWanted(k, provider, k.argU32(f, 1) & 0xff, k.arg64(f, 2)));
}

export const eventTracingDdis: readonly Routine[] = [
  ddi("EtwRegister", 4, register, 2),
  ddi("EtwUnregister", 1, unregister),
  ddi("EtwEventEnabled", 2, eventEnabled),
  ddi("EtwProviderEnabled", 3, providerEnabled),
  ddi("EtwWrite", 5, write(2, false, 3)),
  ddi("EtwWriteTransfer", 6, write(2, true, 4)),
  ddi("EtwWriteEx", 8, write(4, true, 6)),
  ddi("EtwWriteString", 5, writeString),
  ddi("EtwActivityIdControl", 2, activity),
  ddi("EtwSetInformation", 4, setInformation),
];

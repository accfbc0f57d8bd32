// Event tracing: drivers register providers and write events. The session that listens is Ringside's own trace: it enables every
// provider at every level, as a session started for all of them would, and each event written becomes a row.
// Left out: manifests and the metadata of self-describing events, so the data of an event are shown as bytes; filters.
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine, slot } from "../ddi.ts";
import { random } from "../ke/scheduler.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { readGuid } from "../rtl/guid.ts";
import { readAnsiZ, readWideZ } from "../rtl/unicode.ts";
import { stopWithFinding, verify } from "../verifier/stop.ts";
import type { EventProvider } from "./state.ts";

/** EVENT_CONTROL_CODE_ENABLE_PROVIDER, and the level and keywords that leave nothing out. */
const enabled = { code: 1, level: 0xff, anyKeyword: 0xffff_ffff_ffff_ffffn } as const;
/** EVENT_ACTIVITY_CTRL_…. */
const Activity = { get: 1, set: 2, create: 3, getSet: 4, createSet: 5 } as const;
/** EventProviderSetTraits: a USHORT with the size of all, then the provider's name. */
const setTraits = 2;
const guidSize = 16;
/** Bytes of one item that a row shows. */
const shown = 32;

function providerOf(k: Kernel, f: Offset): EventProvider | undefined {
  const handle = k.arg64(f, 0);
  return k.state.eventProviders.find((one) => BigInt(one.handle) === handle);
}

/** (ProviderId, EnableCallback, CallbackContext, RegHandle). Slots 4 and 5: the null GUID that stands for the session. */
function register(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 1) return k.return32(f, nt.STATUS_SUCCESS);
  const guid = readGuid(k, f, k.argPointer(f, 0));
  const callback = k.argPointer(f, 1);
  const out = k.argPointer(f, 3);
  k.touch(f, out, 8, true);
  const routine = callback === 0 ? undefined : k.functionOr(f, callback);
  const handle = k.state.nextEventProvider++;
  k.state.eventProviders.push({
    handle,
    guid,
    name: `{${guid}}`,
    driver: k.callerDriver(f),
    place: k.callerPlace(f),
  });
  k.m.setU64(out, BigInt(handle));
  if (routine === undefined) return k.return32(f, nt.STATUS_SUCCESS);
  k.m.setU64(slot(f, 4), 0n);
  k.m.setU64(slot(f, 5), 0n);
  const callee = k.above(f);
  k.setArgPointer(callee, 0, slot(f, 4));
  k.setArg32(callee, 1, enabled.code);
  k.setArg32(callee, 2, enabled.level);
  k.setArg64(callee, 3, enabled.anyKeyword);
  k.setArg64(callee, 4, 0n);
  k.setArgPointer(callee, 5, 0);
  k.copyArg(callee, 6, slot(f, 2));
  return k.call(f, 1, routine);
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

/** What the items of EVENT_DATA_DESCRIPTOR hold, without those that describe the event or its provider. */
function dataOf(k: Kernel, f: Offset, at: Offset, count: number): string {
  const layout = k.s.EVENT_DATA_DESCRIPTOR;
  if (count > 0) k.touch(f, at, count * layout.size, false);
  const items: string[] = [];
  for (let i = 0; i < count; i++) {
    const item = at + i * layout.size;
    const size = k.m.u32(item + layout.Size);
    if (size === 0) continue;
    const data = k.pointerAt(f, item + layout.Ptr);
    k.touch(f, data, size, false);
    if (k.m.u8[item + layout.Type] !== 0) continue;
    const bytes = [...k.m.u8.subarray(data, data + Math.min(size, shown))];
    items.push(bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("") + (size > shown ? "…" : ""));
  }
  return items.join(" ");
}

/** `data`: parameter with the number of items; their address is the next. */
function write(data: number): Body {
  return (k, f) => {
    const provider = providerOf(k, f);
    const at = k.argPointer(f, 1);
    const layout = k.s.EVENT_DESCRIPTOR;
    if (provider === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
    k.touch(f, at, layout.size, false);
    const id = k.m.u16(at + layout.Id);
    const level = k.m.u8[at + layout.Level] ?? 0;
    const keyword = k.m.u64(at + layout.Keyword).toString(16);
    const items = dataOf(k, f, k.argPointer(f, data + 1), k.argU32(f, data));
    const text = `${provider.name} event ${id}, level ${level}, keyword 0x${keyword}${items === "" ? "" : `: ${items}`}`;
    k.log({ kind: "traceMessage", driver: k.callerDriver(f), text });
    return k.return32(f, nt.STATUS_SUCCESS);
  };
}

/** (RegHandle, Level, Keyword, ActivityId, String) */
function writeString(k: Kernel, f: Offset): Outcome {
  const provider = providerOf(k, f);
  if (provider === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  const text = `${provider.name}: ${readWideZ(k, f, k.argPointer(f, 4))}`;
  k.log({ kind: "traceMessage", driver: k.callerDriver(f), text });
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

const isRegistered: Body = (k, f) => k.returnBool(f, providerOf(k, f) !== undefined);

export const eventTracingDdis: readonly Routine[] = [
  ddi("EtwRegister", 4, register, 2),
  ddi("EtwUnregister", 1, unregister),
  ddi("EtwEventEnabled", 2, isRegistered),
  ddi("EtwProviderEnabled", 3, isRegistered),
  ddi("EtwWrite", 5, write(3)),
  ddi("EtwWriteTransfer", 6, write(4)),
  ddi("EtwWriteEx", 8, write(6)),
  ddi("EtwWriteString", 5, writeString),
  ddi("EtwActivityIdControl", 2, activity),
  ddi("EtwSetInformation", 4, setInformation),
];

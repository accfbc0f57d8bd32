// The session of event tracing, which is Ringside's own trace: it wants every provider's events at every level until a scenario's
// "trace" step asks for less, or ends it. What it wants of a provider is told to the provider's enable callback when that registers, and
// again whenever it changes, on a thread of the system.
import { internal, type Outcome, slot } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import type { EventEnabling, EventProvider } from "./state.ts";

/** EVENT_CONTROL_CODE_…: what an enable callback is told. */
export const Control = { disable: 0, enable: 1, captureState: 2 } as const;

const everything: EventEnabling = { level: 0xff, any: 0xffff_ffff_ffff_ffffn, all: 0n };

/** What the session wants of the provider with a GUID; nothing if it has been disabled. */
export const enabledOf = (k: Kernel, guid: string): EventEnabling | undefined =>
  k.state.eventEnabling.has(guid) ? k.state.eventEnabling.get(guid) : everything;

/** Whether an event is recorded. Level 0 on either side leaves nothing out by level, and keyword 0 nothing by keywords. */
export function isWanted(k: Kernel, provider: EventProvider, level: number, keyword: bigint): boolean {
  const wanted = enabledOf(k, provider.guid);
  if (wanted === undefined) return false;
  const byLevel = level === 0 || wanted.level === 0 || level <= wanted.level;
  return byLevel && (keyword === 0n || ((keyword & wanted.any) !== 0n && (keyword & wanted.all) === wanted.all));
}

/** Calls a provider's enable callback; goes on at step `next`. Two slots from `own` on hold the null GUID that stands for the session. */
export function callEnable(
  k: Kernel,
  f: Offset,
  next: number,
  provider: EventProvider,
  control: number,
  own: number,
): Outcome {
  const { level, any, all } = enabledOf(k, provider.guid) ?? { level: 0, any: 0n, all: 0n };
  k.m.setU64(slot(f, own), 0n);
  k.m.setU64(slot(f, own + 1), 0n);
  const callee = k.above(f);
  k.setArgPointer(callee, 0, slot(f, own));
  k.setArg32(callee, 1, control);
  k.setArg32(callee, 2, level);
  k.setArg64(callee, 3, any);
  k.setArg64(callee, 4, all);
  k.setArgPointer(callee, 5, 0);
  k.setArg64(callee, 6, provider.context);
  return k.call(f, next, k.functionOr(f, provider.callback));
}

/** Slots: 0 control code; 1 index in `eventEnabling` of whose wanting has changed; 2 handle of the provider told last; 3 and 4 the session's GUID. */
export const tellProviders = internal("EtwpTellProviders", 5, (k, f) => {
  const guid = [...k.state.eventEnabling.keys()][k.slotU32(f, 1)];
  const next = k.state.eventProviders.find(
    (one) => one.guid === guid && one.callback !== 0 && one.handle > k.slotU32(f, 2),
  );
  if (next === undefined) return k.returnVoid(f);
  k.setSlot(f, 2, next.handle);
  return callEnable(k, f, 1, next, k.slotU32(f, 0), 3);
});

/** Sets what the session wants of a provider. Gives the index that `EtwpTellProviders` takes. */
export function setEnabled(k: Kernel, guid: string, wanted: EventEnabling | undefined): number {
  k.state.eventEnabling.set(guid, wanted);
  return [...k.state.eventEnabling.keys()].indexOf(guid);
}

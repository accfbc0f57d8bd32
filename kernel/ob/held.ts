// References that drivers hold to objects: each that a routine gives, less each that is given back. Objects themselves live by what the
// kernel keeps of them; here is counted what a driver may give back, and what it has forgotten when it is unloaded. References that are
// handed on, as those in DEVICE_RELATIONS, are given back by whoever gets them, and count as held for good by who took them.
import type { Kernel } from "../kernel.ts";
import type { Offset, Place } from "../machine/api.ts";
import { verify } from "../verifier/stop.ts";
import { knownObject } from "./names.ts";

export interface Held {
  count: number;
  /** Of these, by IoGetAttachedDeviceReference, and where last. */
  attached: number;
  place: Place;
}

/** The kernel has given a reference in answer to a request: whoever asked gives it back. */
export function holdForAsker(k: Kernel, object: Offset): void {
  const holders = k.state.held.get(object) ?? new Map<string, Held>();
  k.state.held.set(object, holders);
  const held = holders.get("") ?? { count: 0, attached: 0, place: undefined };
  holders.set("", held);
  held.count++;
}

/** A routine has given its caller a reference. `attached`: IoGetAttachedDeviceReference, whose references nobody else gives back. */
export function hold(k: Kernel, f: Offset, object: Offset, attached = false): void {
  const holders = k.state.held.get(object) ?? new Map<string, Held>();
  k.state.held.set(object, holders);
  const driver = k.callerDriver(f);
  const held = holders.get(driver) ?? { count: 0, attached: 0, place: k.callerPlace(f) };
  holders.set(driver, held);
  held.count++;
  if (!attached) return;
  held.attached++;
  held.place = k.callerPlace(f);
}

/** A driver gives a reference back: its own, or another driver's that was handed to it. */
export function letGo(k: Kernel, f: Offset, object: Offset): void {
  const holders = k.state.held.get(object);
  const driver = k.callerDriver(f);
  const [name, held] = holderOf(holders, driver) ?? [driver, undefined];
  if (held === undefined) {
    checkTaken(k, f, object);
    return;
  }
  held.count--;
  if (held.attached > held.count || name !== driver) held.attached = Math.max(0, held.attached - 1);
  if (held.count === 0) holders?.delete(name);
  if (holders?.size === 0) k.state.held.delete(object);
}

function holderOf(holders: ReadonlyMap<string, Held> | undefined, driver: string): readonly [string, Held] | undefined {
  const own = holders?.get(driver);
  if (own !== undefined) return [driver, own];
  const [other] = holders ?? [];
  return other;
}

/** Kinds of objects to which every routine that gives a reference is counted here. */
const counted: ReadonlySet<string> = new Set(["thread", "process", "file", "event"]);

function checkTaken(k: Kernel, f: Offset, object: Offset): void {
  const known = k.state.devices.has(object) || counted.has(knownObject(k, f, object)?.kind ?? "");
  if (!known) return;
  const message = `ObDereferenceObject of ${k.nameOf(object)}, to which no driver holds a reference: one was given back twice, or never taken. The object may go while others use it.`;
  verify(k, f, "verifier:object", message, 0xc4, [0x3fn, k.address(object), 0xffff_ffff_ffff_ffffn, 0n]);
}

/** Whether drivers hold references to an object. */
export const isHeld = (k: Kernel, object: Offset): boolean => k.state.held.has(object);
/** How many references drivers hold to an object. */
export function heldCount(k: Kernel, object: Offset): number {
  let sum = 0;
  for (const { count } of k.state.held.get(object)?.values() ?? []) sum += count;
  return sum;
}

/** A device of a driver to which somebody still holds a reference of IoGetAttachedDeviceReference, who, and where it was taken. */
export function attachedTo(
  k: Kernel,
  driver: string,
): { readonly device: Offset; readonly holder: string; readonly place: Place } | undefined {
  for (const [device, holders] of k.state.held) {
    if (k.state.devices.get(device)?.driver !== driver) continue;
    for (const [holder, { attached, place }] of holders) if (attached > 0) return { device, holder, place };
  }
  return undefined;
}

/** A device of a driver's own, none of a bus's children, to which it still holds a reference, and where it took it. */
export function ownLeftBy(k: Kernel, driver: string): { readonly device: Offset; readonly place: Place } | undefined {
  for (const [device, holders] of k.state.held) {
    const known = k.state.devices.get(device);
    const held = known?.driver === driver && known.devnode === undefined ? holders.get(driver) : undefined;
    if (held !== undefined && held.count > 0) return { device, place: held.place };
  }
  return undefined;
}

/** A device whose reference by IoGetAttachedDeviceReference a driver still holds, and where it took it. */
export function attachedLeftBy(
  k: Kernel,
  driver: string,
): { readonly device: Offset; readonly place: Place } | undefined {
  for (const [device, holders] of k.state.held) {
    const held = holders.get(driver);
    if (held !== undefined && held.attached > 0) return { device, place: held.place };
  }
  return undefined;
}

// What a call that is not followed may write through what it is given: after it that reads as something unknown.
import { Qual } from "../../compiler/types/type.ts";
import type { CallEvent } from "./events.ts";
import { fillWithZero } from "./fills.ts";
import { baseOf } from "./pool.ts";
import { isInHand, isVariable } from "./reach.ts";
import { type State, savedLevelSlot } from "./state.ts";
import { type Naming, type PlaceRef, rootOf, type Term, within } from "./term.ts";
import type { Terms } from "./terms.ts";
import { inputOf } from "./untrusted.ts";
import type { Walk } from "./walk.ts";

/** What a routine may write through the addresses it is given is unknown afterwards. */
export function writeOutputs(walk: Walk, event: CallEvent): void {
  if (printers.test(event.name ?? "") || fillWithZero(walk, event)) return;
  const by = walk.made("out", event.site.at);
  const callsBack = event.args.some((arg) => arg.kind === "function");
  const [filled] = event.args;
  if (filled && filled.kind !== "address" && filled.kind !== "const" && fillers.has(event.name ?? ""))
    event.state.havoc(walk.terms, [walk.terms.deref(filled)], by);
  event.args.forEach((arg, index) => {
    if (arg.kind !== "address" && !leadsToScalar(event, index)) {
      if (!isReadOnly(event, index)) forgetFill(walk, event.state, arg, by);
      return;
    }
    if (isReadOnly(event, index)) return;
    const param = event.type.params[index]?.type;
    // What is handed on to a routine of the driver's own comes back as that leaves it.
    const handedOn = callsBack && param?.kind === "pointer" && param.to.kind === "void";
    if (event.contract?.params[index]?.direction === "in" && !handedOn) return;
    const place = walk.terms.deref(arg);
    const made = event.name === "WdfRequestRetrieveInputBuffer" && index === 2 ? walk.made(inputOf, event.site.at) : by;
    const kept = keepsBuffer(event) ? buffersIn(walk.terms, event.state, place) : [];
    event.state.havoc(walk.terms, [place], made);
    for (const [id, value] of kept) event.state.store.set(id, value);
  });
}

/** What was one constant from end to end, as memory filled with zeros is, a routine that is given its address may have written to. */
function forgetFill({ terms }: Walk, state: State, pointer: Term, by: Naming): void {
  const id = terms.knownDeref(pointer)?.id;
  if (id !== undefined && state.store.get(id)?.kind === "const") state.store.set(id, terms.numbered(by, id));
}

/**
 * Code that is not seen may set whatever its arguments lead to, and what others can come to is theirs while this one waits: what was written
 * there as a constant before says nothing any more. What else lies there stays, for it may be all that leads to a thing of this function's.
 */
export function forgetConstants(walk: Walk, event: CallEvent, isUnseen: boolean): void {
  const { state, name = "" } = event;
  const { terms } = walk;
  const waits = waiters.has(name);
  if (!waits && (!isUnseen || printers.test(name))) return;
  const constants: [number, PlaceRef][] = [];
  state.store.each((value, id) => {
    const place = terms.place(id);
    const root = value.kind === "const" ? rootOf(place) : undefined;
    const isLevel = place.kind === "field" && place.name === savedLevelSlot;
    if (root !== undefined && root.kind !== "local" && !isLevel) constants.push([id, root]);
  });
  if (constants.length === 0) return;
  const reached = waits ? undefined : rootsBehind(terms, event);
  const isTheirs = (root: PlaceRef): boolean => {
    if (root.kind !== "deref") return waits && root.kind === "global";
    if (reached?.has(root)) return true;
    if (reached === undefined)
      return !isVariable(root) && !isInHand(state, root.pointer) && state.irps.get(root.pointer.id)?.owner !== "owned";
    return root.pointer.kind === "load" && isTheirs(rootOf(root.pointer.place));
  };
  const by = walk.made("left", event.site.at);
  const theirs = constants.filter(([, root]) => isTheirs(root));
  for (const [id] of theirs) state.store.set(id, terms.numbered(by, id));
}
const waiters = new Set(["KeWaitForSingleObject", "KeWaitForMultipleObjects", "KeDelayExecutionThread"]);
/** Memory to which a call's arguments lead, by way of whatever lies there. */
function rootsBehind(terms: Terms, event: CallEvent): Set<PlaceRef> {
  const rootAt = (pointer: Term): PlaceRef => {
    const base = baseOf(pointer);
    return base.kind === "address" ? rootOf(base.place) : terms.deref(base);
  };
  const found = new Set(event.args.filter((_, index) => !isReadOnly(event, index)).map(rootAt));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    event.state.store.each((value, id) => {
      if (value.kind !== "const" && found.has(rootOf(terms.place(id)))) found.add(rootAt(value));
    });
  }
  return found;
}
function isReadOnly({ type }: CallEvent, index: number): boolean {
  const param = type.params[index]?.type;
  return param?.kind === "pointer" && (param.to.quals & Qual.const) !== 0;
}
/** Of a pointer, a number: a function that hands on where its own caller wants an answer has no more than the address. */
function leadsToScalar({ args, argExprs, type }: CallEvent, index: number): boolean {
  const written = type.params[index]?.type ?? argExprs[index]?.type;
  if (args[index]?.kind !== "atom" || written?.kind !== "pointer") return false;
  return /^(pointer|integer|enum|bool)$/.test(written.to.kind);
}

/** The I/O manager's lists of devices lead to the next one after a device was deleted. */
export function unlinkDevice(walk: Walk, event: CallEvent): void {
  const { terms } = walk;
  const [device] = event.args;
  if (event.name !== "IoDeleteDevice" || !device) return;
  const links: PlaceRef[] = device.kind === "load" && isDeviceLink(device.place) ? [device.place] : [];
  for (const [id, value] of event.state.store)
    if (value === device && isDeviceLink(terms.place(id))) links.push(terms.place(id));
  event.state.havoc(terms, links, walk.made("unlinked", event.site.at));
}

/** What lies in variables of this function whose address is given. */
export function valuesHanded({ terms }: Walk, { state, args }: CallEvent): Term[] {
  return args.flatMap((arg) => (arg.kind === "address" ? valuesIn(terms, state, arg.place) : []));
}

/** DRIVER_OBJECT.DeviceObject and DEVICE_OBJECT.NextDevice, for 64 and 32 bits. */
const deviceLinks = new Set(["DeviceObject@8", "DeviceObject@4", "NextDevice@16", "NextDevice@12"]);
function isDeviceLink(place: PlaceRef): boolean {
  return place.kind === "field" && deviceLinks.has(`${place.name}@${place.offset}`);
}

/** Routines that only read what they are given, however many arguments that is. */
export const printers = /^(?:v?DbgPrint|RingsideTrace(?:Message|LoggingWrite)$)/;
/** Routines that overwrite the whole of what their first argument points to. */
const fillers = new Set(["memset", "memcpy", "memmove", "RtlZeroMemory", "RtlFillMemory", "RtlSecureZeroMemory"]);
/** Routines that write into a counted string's buffer, and leave it where it is. */
function keepsBuffer({ name = "", args }: CallEvent): boolean {
  const allocates = args[2];
  return stringFiller.test(name) || (stringChanger.test(name) && allocates?.kind === "const" && allocates.value === 0n);
}
const stringChanger =
  /^Rtl(Upcase|Downcase)UnicodeString$|^RtlAnsiStringToUnicodeString$|^RtlUnicodeStringToAnsiString$/;
const stringFiller =
  /^Rtl(Append|Copy)(Unicode)?String|^RtlAppendUnicodeToString$|^RtlUnicodeString(Cb|Cch)?(Copy|Cat|V?Printf)/;
function valuesIn(terms: Terms, state: State, place: PlaceRef): Term[] {
  if (rootOf(place).kind !== "local" || state.irps.size === 0) return [];
  const found: Term[] = [];
  state.store.each((value, id) => {
    if (within(terms.place(id), place)) found.push(value);
  });
  return found;
}
function buffersIn(terms: Terms, state: State, place: PlaceRef): [number, Term][] {
  return [...state.store].filter(([id]) => {
    const inner = terms.place(id);
    return inner.kind === "field" && inner.name === "Buffer" && within(inner, place);
  });
}

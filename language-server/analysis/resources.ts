// Things that a driver gets from one routine and must give back to another: handles, references, MDLs, work items, strings.
// Marks on the values say whether this code still owes one: "owned", "given" to someone else, or "released"; "asked": if its cancel
// routine was still there.

import { entryAsked, entryWritten, looksAtEntry } from "./entries.ts";
import type { AfterCallEvent, CallEvent, PathHooks, Run } from "./events.ts";
import { extensionIs } from "./extensions.ts";
import { constantOf, isNull, rangeOf } from "./facts.ts";
import { isPoolFree } from "./models.ts";
import { listPassers, networkLooker } from "./network-kinds.ts";
import { answersTruth } from "./owed.ts";
import { baseOf, behindPhysical, blockOf, contentsOf, giveAway, heldByLocal, isInOwnBlock, lent } from "./pool.ts";
import { behindOthers } from "./reach.ts";
import {
  cancelSpinLock,
  devices,
  type Flag,
  listEntries,
  markName,
  type ResourceKind,
  type ResourceName,
  referenced,
  referencing,
  refusers,
  removeLocks,
  resourceKinds,
  strings,
  type Where,
} from "./resource-kinds.ts";
import type { Fact, Mark, State } from "./state.ts";
import { type PlaceRef, rootOf, type Term } from "./term.ts";
import type { Terms } from "./terms.ts";

const makers = new Map<string, { kind: ResourceKind; where: Where }>();
const releasers = new Map<string, { kind: ResourceKind; how: ResourceKind["releases"][string] }[]>();
const takers = new Map<string, { readonly arg: number; readonly onlyIf?: Flag }[]>();
for (const kind of resourceKinds) {
  for (const [routine, where] of Object.entries(kind.makers)) makers.set(routine, { kind, where });
  for (const [routine, how] of Object.entries(kind.releases))
    releasers.set(routine, [...(releasers.get(routine) ?? []), { kind, how }]);
  for (const [routine, taker] of Object.entries(kind.takers ?? {}))
    takers.set(routine, [...(takers.get(routine) ?? []), taker]);
}

/** What a call of a routine may give back or hand on, by the routine's name. */
export function kindsGivenBy(routine: string): readonly string[] {
  if (routine === "IoReleaseCancelSpinLock") return [cancelSpinLock];
  const taken = resourceKinds.filter(({ takers }) => takers !== undefined && Object.hasOwn(takers, routine));
  const given = [...taken, ...(releasers.get(routine) ?? []).map(({ kind }) => kind)];
  return [...(looksAtEntry(routine) ? given : [...given, listEntries])].map(({ name }) => name);
}
/** A thing in hand stays so if this is called, whatever else it does: it gives nothing of the kind back, and is not handed this one. */
export function staysInHand(mark: Mark, args: readonly Term[], gives: ReadonlySet<string>): boolean {
  const kind =
    mark.name === lockTag || mark.name === secondHold
      ? removeLocks.name
      : mark.name.startsWith("held:") && mark.name.slice("held:".length);
  return (
    kind !== false && !gives.has(kind) && !args.some((arg) => baseOf(arg) === mark.term || leadsInto(arg, mark.term))
  );
}

/** The value with which the remove lock was acquired on this path. */
export function tagOf(state: State, lock: Mark): Term | undefined {
  return state.mark(lockTag, lock.term)?.with;
}
/** The mark on what a call gives back, if this path has given it back already. */
export function releasedBefore(terms: Terms, event: CallEvent, kind: ResourceName): Mark | undefined {
  for (const { kind: of, how } of releasers.get(event.name ?? "") ?? []) {
    if (of.name !== kind || how === "driver") continue;
    const value = released(terms, event, how);
    if (value && of === removeLocks && forAnother(event, value)) return undefined;
    const mark = value && event.state.mark(markName(kind), value);
    if (mark?.value === "released") return mark;
  }
  return undefined;
}

/** Marks what is got; must run before rules look at the marks after a call. */
const resourceMarking: PathHooks = {
  calls: [...makers.keys()],
  afterCall(event) {
    const made = makers.get(event.name ?? "");
    if (made === undefined) return;
    noteMade(event, made.kind, made.where);
    // What is made of something goes with it: a list of network buffers with its MDL.
    event.args.forEach((arg, index) => {
      if (isAliased(event, index)) give(event.state, arg);
    });
    noteLent(event);
  },
};
/** What is somebody else's only if the call has succeeded. */
function noteLent({ name = "", args, before, state, result }: AfterCallEvent): void {
  const lending = args[refusers[name] ?? -1];
  if (lending === undefined) return;
  for (const mark of state.marks.values())
    if (
      mark.term === lending &&
      mark.value === "given" &&
      before.marks.get(`${mark.name}:${lending.id}`)?.value === "owned"
    )
      state.setMark(lent, lending, name, undefined, result);
}
const entryMark = markName(listEntries.name);
const heldMarks = resourceKinds.map(({ name }) => markName(name));

/** Follows what is held to whoever gives it back or takes it; must run before rules look at the marks after a call. */
const resourceFollowing: PathHooks = {
  needs: { afterCall: heldMarks, branch: [entryMark], intrinsic: [entryMark], store: heldMarks },
  afterCall(event) {
    const { name, run, state } = event;
    if (name !== undefined && makers.has(name)) return;
    if (name !== undefined && referencing.has(name)) noteReferenced(event);
    for (const { kind, how } of releasers.get(name ?? "") ?? []) {
      const value = how === "driver" ? run.terms.zero : released(run.terms, event, how, event.before);
      const mark = value && state.mark(markName(kind.name), value);
      if (mark && kind === removeLocks && forAnother(event, mark.term)) {
        if (!isForOtherIrp(event, mark.term)) state.setMark(mark.name, mark.term, "given", mark.why, mark.with);
        continue;
      }
      // One of its kind that is reached by another way may be the very one.
      if (!mark)
        for (const other of state.marksNamed(markName(kind.name)))
          if (other.value === "owned" && (kind === removeLocks || kind === devices))
            state.setMark(other.name, other.term, "given", other.why, other.with);
      if (mark && state.mark(secondHold, mark.term)) state.clearMark(secondHold, mark.term);
      else if (mark && mark.value !== "uncounted")
        state.setMark(
          mark.name,
          mark.term,
          "released",
          whyHere(event, `it is given back here by ${event.written}`),
          mark.with,
        );
    }
    event.args.forEach((arg, index) => {
      if (!passedOn(event, index) || (setsUp.test(name ?? "") && isOfDevice(state, arg))) return;
      give(state, arg);
      if (extensionIs(state, arg, "owned")) giveContents(state, run.terms, arg);
    });
    if (event.hasBody) noteReceived(event);
    else {
      noteTaken(event);
      noteLent(event);
    }
  },
  branch({ state, value }) {
    // An entry that says itself what is to be done with it: whether it was allocated, whether somebody waits for it.
    const asked = entryAsked(value);
    if (asked) give(state, asked, "given", entryMark);
  },
  intrinsic({ state, args }) {
    // A count of references that is lowered, a flag that is exchanged: others know of the entry.
    for (const arg of args) give(state, arg, "given", entryMark);
  },
  store(event) {
    const { place } = event;
    const root = rootOf(place);
    const written = entryWritten(place);
    if (written) give(event.state, written, "given", entryMark);
    // Into a variable of this function that is no array, from which a loop may give it back, or into the thing itself (a device's own extension): still in hand.
    const isListed = root.kind === "local" && place.kind === "element";
    if (isAnswer(event.run, place)) return;
    if ((root.kind === "local" && !isListed) || (root.kind === "deref" && leadsFrom(root.pointer, event.value))) return;
    const isStored = isInOwnBlock(event.state, event.place);
    const located = behindPhysical(event.state, event.value);
    if (located) give(event.state, located);
    give(event.state, event.value, isStored ? "stored" : "given");
    if (!isStored) giveContents(event.state, event.run.terms, event.value);
  },
};

/** Keeps the marks. */
export const resourceTracking: readonly PathHooks[] = [resourceMarking, resourceFollowing];

/** A function that is told little may have given back what it comes to unseen: what lies in a block that it freed, or behind a closure. */
export function giveUnseen({
  state,
  args,
  before,
  run,
}: Pick<AfterCallEvent, "state" | "args" | "before" | "run">): void {
  const unseen = behindOthers(run.terms, before, args);
  for (const arg of args) {
    const block = blockOf(before, arg);
    if (block === undefined || state.mark("pool", block.term)?.value !== "freed" || block.value === "freed") continue;
    unseen.push(...contentsOf(before, run.terms, block.term));
  }
  for (const held of unseen) {
    give(state, held);
    giveAway({ state, run }, held);
  }
}
/** Routines of a device are given it, or its extension, when they are set up; it stays its driver's. */
function isOfDevice(state: State, context: Term): boolean {
  return state.mark(markName(devices.name), context) !== undefined || extensionIs(state, context, "owned");
}
const setsUp = /^(KeInitialize(Threaded)?Dpc|IoInitializeTimer|IoConnectInterrupt(Ex)?)$/;
/** What lies in a block that is put where others find it goes with it. */
function giveContents(state: State, terms: Terms, value: Term): void {
  if (state.marks.size === 0) return;
  const container = blockOf(state, value)?.term ?? (extensionIs(state, value, "owned") ? value : undefined);
  if (container) for (const held of contentsOf(state, terms, container)) give(state, held, "given");
}

/** Remembers with which tag a remove lock was acquired. */
const lockTag = "remove-lock-tag";
/** It is held once more with the same tag. */
const secondHold = "remove-lock-second";
/** A remove lock is held once for each request: a release with another tag than this path's is for a request that others left here. */
function forAnother(event: CallEvent, lock: Term): boolean {
  const tag = event.state.mark(lockTag, lock)?.with;
  return tag !== undefined && event.args[1] !== undefined && event.args[1] !== tag;
}
/** Of two IRPs that the path has in hand each has a hold of its own. */
function isForOtherIrp({ state, args: [, tag] }: CallEvent, lock: Term): boolean {
  const mine = state.mark(lockTag, lock)?.with;
  return mine !== undefined && tag !== undefined && state.irps.has(mine.id) && state.irps.has(tag.id);
}
function whyHere(event: CallEvent, message: string): Mark["why"] {
  return { kind: "site", site: event.site, message };
}
function noteMade(event: AfterCallEvent, kind: ResourceKind, where: Where): void {
  const { run, state } = event;
  const condition = event.name === undefined ? undefined : kind.onlyIf?.[event.name];
  if (condition) {
    const arg = event.args[condition.arg];
    const range = arg && rangeOf(state, arg);
    if (!arg || !range) return;
    if ("given" in condition ? isNull(state, arg) !== false : !isFrom(range, condition)) return;
  }
  const why = whyHere(event, `it is got here from ${event.written}`);
  if (where === "driver") {
    state.setMark(markName(kind.name), run.terms.zero, "owned", why, returnsStatus(event) ? event.result : undefined);
    return;
  }
  if (where === "result" || where === "object") {
    state.setMark(markName(kind.name), event.result, "owned", why, where === "result" ? event.result : undefined);
    return;
  }
  if ("arg" in where) {
    const arg = event.args[where.arg];
    if (!arg) return;
    const before = state.mark(markName(kind.name), arg);
    const isTruth = noteTruth(event);
    const answer = isTruth || returnsStatus(event) ? event.result : undefined;
    state.setMark(markName(kind.name), arg, heldAgain(event, kind, before), why, answer);
    if (kind === removeLocks) state.setMark(lockTag, arg, "tag", undefined, event.args[1]);
    return;
  }
  const out = event.args[where.out];
  const place = out && (out.kind === "address" ? out.place : run.terms.deref(out));
  // Put straight into a structure: somebody else's from the start.
  if (!place || (out.kind !== "address" && !isAnswer(run, place))) return;
  const isStored = isInOwnBlock(state, place);
  // But a device object in a variable of the driver: nobody else deletes it if the driver fails to start.
  const root = rootOf(place).kind;
  if (root === "global" ? !isStored && kind !== devices : root !== "local" && !isStored && !isAnswer(run, place))
    return;
  const value = kind === strings ? stringAt(state, run.terms, place) : state.store.get(place.id);
  if (!value) return;
  state.setMark(markName(kind.name), value, isStored ? "stored" : "owned", why, event.result);
  noteTruth(event);
}
/** Where a caller wants an answer: it comes into that one's hands. */
function isAnswer({ root, params }: Run, place: PlaceRef): boolean {
  return place.kind === "deref" && root === undefined && params.includes(place.pointer);
}
function isFrom({ lo, hi }: Fact, { is, to = is }: { readonly is: number; readonly to?: number }): boolean {
  return lo >= is && hi <= to;
}
function noteTruth({ state, type, result }: AfterCallEvent): boolean {
  const isTruth = type.returns.alias?.name === "BOOLEAN";
  if (isTruth) state.setMark(answersTruth, result, "yes");
  return isTruth;
}
/** What is taken more than once: of a remove lock with one tag a second hold is counted; how often it is owed beyond that is not. */
function heldAgain({ state, args: [lock, tag] }: AfterCallEvent, kind: ResourceKind, before: Mark | undefined): string {
  if (before?.value !== "owned") return before?.value === "uncounted" ? "uncounted" : "owned";
  if (kind !== removeLocks || !lock || state.mark(secondHold, lock) || state.mark(lockTag, lock)?.with !== tag)
    return "uncounted";
  state.setMark(secondHold, lock, "held");
  return "owned";
}
/** Of what is referenced once more, here or for a structure that it was put into, two are owed: they are not counted. */
function noteReferenced({ state, args: [object] }: AfterCallEvent): void {
  if (object === undefined) return;
  for (const kind of referenced) {
    const mark = state.mark(markName(kind.name), object);
    if (mark && mark.value !== "released") state.setMark(mark.name, mark.term, "uncounted", mark.why, mark.with);
  }
}
function returnsStatus(event: CallEvent): boolean {
  return event.type.returns.alias?.name === "NTSTATUS";
}
function released(
  terms: Terms,
  event: CallEvent,
  how: { readonly arg: number; readonly through?: boolean },
  state: State = event.state,
): Term | undefined {
  const arg = event.args[how.arg];
  if (!arg || how.through !== true) return arg;
  const place = arg.kind === "address" ? arg.place : terms.deref(arg);
  return stringAt(state, terms, place) ?? state.store.get(place.id);
}
/** What stands for a counted string: its buffer, as far as that is told from the rest of it. */
function stringAt(state: State, terms: Terms, string: PlaceRef): Term | undefined {
  let found = state.store.get(string.id);
  state.store.each((value, id) => {
    const place = terms.place(id);
    if (place.kind === "field" && place.base === string && place.name === "Buffer") found = value;
  });
  return found;
}
function isAliased({ contract }: CallEvent, index: number): boolean {
  return contract?.clauses.some((clause) => clause.kind === "aliasesMemory" && clause.param === index) === true;
}
/**
 * A context: it comes back to the driver in a callback, later. Those of the filter manager are counted: who sets one keeps its own reference. What
 * the security routines are given is a subject's, at which they only look.
 */
function passedOn(event: CallEvent, index: number): boolean {
  if (isAliased(event, index)) return true;
  return (
    /Context$/.test(event.type.params[index]?.name ?? "") &&
    !/^(Flt(Set|Release)\w*Context|Se[A-Z]\w*)$/.test(event.name ?? "")
  );
}
/** What a routine of the driver made and handed to this function is this function's to give back. */
function noteReceived(event: AfterCallEvent): void {
  const { state, run } = event;
  for (const mark of state.marks.values()) {
    const wasAsked = mark.value === "asked" && mark.with !== undefined && isNull(state, mark.with) === false;
    if (
      !mark.name.startsWith("held:") ||
      (mark.value !== "owned" && !wasAsked) ||
      event.before.marks.has(`${mark.name}:${mark.term.id}`)
    )
      continue;
    const isResult = mark.term === event.result || (mark.name === entryMark && baseOf(event.result) === mark.term);
    if (!isResult && !heldByLocal(state, run.terms, mark.term) && mark.term.kind !== "const") continue;
    state.setMark(
      mark.name,
      mark.term,
      "owned",
      whyHere(event, `it is got here, by calling ${event.written}`),
      wasAsked ? undefined : mark.with,
    );
  }
}
function noteTaken(event: AfterCallEvent): void {
  const { name, state } = event;
  for (const { arg: index, onlyIf } of takers.get(name ?? "") ?? []) {
    const arg = onlyIf && lacksFlag(event, onlyIf) ? undefined : event.args[index];
    if (arg) give(state, arg);
  }
  const [first, second] = event.args;
  // Whoever cancels has the IRP if there was no cancel routine any more.
  if (first && event.irp?.kind === "setCancelRoutine" && second?.kind === "const" && second.value === 0n) {
    const entry = state.mark(entryMark, baseOf(first));
    if (entry?.value === "owned") state.setMark(entryMark, entry.term, "asked", entry.why, event.result);
    return;
  }
  if (name === undefined || !looksAtEntry(name)) {
    for (const arg of event.args) {
      give(state, arg, "given", entryMark);
      // What a record holds may lead back to it, as a packet to its descriptor: whoever has the one has the other.
      if (arg.kind === "load" && !takesBack(name ?? "")) giveRecordOf(state, arg.place);
    }
  }
  if (name !== undefined && (kernelRoutine.test(name) || frameworkRoutine.test(name) || networkLooker.test(name)))
    return;
  for (const arg of event.args) {
    give(state, arg);
    if (arg.kind !== "address") continue;
    const held = event.before.store.get(arg.place.id);
    if (held) give(state, held);
  }
}
function takesBack(routine: string): boolean {
  return isPoolFree(routine) || (releasers.has(routine) && !listPassers.includes(routine));
}
/** The record in which that place lies. */
function giveRecordOf(state: State, place: PlaceRef): void {
  const root = rootOf(place);
  if (root.kind === "deref") give(state, root.pointer, "given", entryMark);
}
function lacksFlag({ state, args }: CallEvent, { arg, bit }: Flag): boolean {
  const flags = args[arg];
  const value = flags && constantOf(state, flags);
  return value !== undefined && Math.floor(value / bit) % 2 === 0;
}
/** Routines of the kernel only look at what they are given, save the takers above. */
const kernelRoutine =
  /^(Cm|Dbg|Etw|Ex|Flt|FsRtl|Fwpm|Hal|Io|Ke|Kf|Mm|Nt|Ob|Po|Ps|Rtl|Se|Wdmlib|Wmi|Zw|_?v?sn?w?printf|mem|str|wcs)/;
/** Routines of the framework that use a string, a key, a memory object, a collection or what is to become a device, and keep none of them. */
const frameworkRoutine =
  /^Wdf(String|Registry|Memory(Get|Copy|Assign)|Collection(Get|Remove)|DeviceInit(?!Free)|PdoInit|ControlDeviceInit|DriverRetrieve|Device(Retrieve|Query))/;

/** `only`: of all that may be in hand, what bears that mark. */
function give(state: State, value: Term, to: "given" | "stored" = "given", only?: string): void {
  if (state.marks.size === 0) return;
  const base = baseOf(value);
  for (const mark of only === undefined ? state.marks.values() : state.marksNamed(only)) {
    // Another than who refused it has it now.
    if (mark.value === "given" && to === "given" && mark.term === value && mark.name.startsWith("held:"))
      state.clearMark(lent, value);
    const inHand = mark.value === "owned" || mark.value === "asked" || (mark.value === "stored" && to === "given");
    if (!inHand || !mark.name.startsWith("held:")) continue;
    if (mark.term === value || mark.term === base || leadsInto(value, mark.term))
      state.setMark(mark.name, mark.term, to, mark.why, mark.with);
  }
}
/** A pointer that was read out of the thing, such as a device object's extension. */
function leadsFrom(pointer: Term, value: Term): boolean {
  if (pointer === value) return true;
  const place = pointer.kind === "load" || pointer.kind === "address" ? rootOf(pointer.place) : undefined;
  return place?.kind === "deref" && leadsFrom(place.pointer, value);
}
/** Where a counted string leads that was filled as a whole; its lengths lead nowhere. */
function leadsInto(value: Term, term: Term): boolean {
  return value.kind === "op" && value.op.startsWith("member:Buffer@") && value.args[0] === term;
}

// Pool blocks as marks on the pointers that allocation returned: "owned" by this code, "stored" in another block of its own, "left" in
// a variable of the caller's, "given" to someone else, or "freed"; "-checked" if never NULL.
// Shared by the rules about leaks, unchecked allocations and use after free; whichever runs first keeps the marks.

import { bare, codeOf } from "./code.ts";
import type { AfterCallEvent, CallEvent, PathHooks, Run } from "./events.ts";
import { extensionIs } from "./extensions.ts";
import { constantOf } from "./facts.ts";
import { allocatorOf, isPoolFree } from "./models.ts";
import { callersObject } from "./naming.ts";
import { networkLooker } from "./network-kinds.ts";
import type { Mark, State, Why } from "./state.ts";
import { type PlaceRef, rootOf, type Term, within } from "./term.ts";
import type { Terms } from "./terms.ts";
import { untrustedIn } from "./untrusted.ts";

/** Routines of the kernel, the filtering platform and the C library: they look at what they are given, save those that keep it. */
const looker = /^(Cm|Dbg|Etw|Ex|Fwp[ms]|Hal|Io|Ke|Kf|Mm|Nt|Ob|Po|Ps|Rtl|Se|Zw|_?v?sn?w?printf|mem|str|wcs|Ringside)/;
/** Of the filter manager; what reads and writes without a callback is done with the buffer when it returns. */
const filterLooker =
  /^Flt(SendMessage|(Query|Set)(InformationFile|EaFile|SecurityObject|VolumeInformation|DirectoryFile)|GetVolume(Name|Properties|GuidName)|FsControlFile|DeviceIoControlFile|TagFile|ParseFileName|(Read|Write)File)$/;
const transfers = /^Flt(Read|Write)File$/;
/** They leave the block to something else: a timer, a DPC, a list, a counted string. */
const keeper =
  /^(Ke(SetTimer|InsertQueue|InsertDeviceQueue)|ExSetTimer|ExQueueWorkItem|IoCsq|ExInterlocked|Interlocked|Rtl(UnicodeString)?Init)/;
/** They copy what lies at their second argument into a table. */
const copiesElement = /^RtlInsertElementGenericTable/;
/** A DPC or APC that is made ready keeps nothing yet where it is part of the block itself. */
const preparer = /^Ke(Initialize(Threaded)?Dpc|InitializeApc)$/;

/** The mark on a block that is another's if the call whose status goes with it succeeded. */
export const lent = "lent";
/** Routines that keep nothing of what they are given at that argument when they fail. */
const refusers: Readonly<Record<string, number>> = {
  PsCreateSystemThread: 6,
  PoRequestPowerIrp: 4,
  IoRegisterPlugPlayNotification: 4,
  CmRegisterCallback: 1,
  CmRegisterCallbackEx: 3,
  NdisAllocateMdl: 1,
};

export function blockOf(state: State, pointer: Term): Mark | undefined {
  const direct = state.mark("pool", pointer);
  if (direct) return direct;
  const base = baseOf(pointer);
  return base === pointer ? undefined : state.mark("pool", base);
}
/** A pointer that the path came by, and that can be told from others. */
export function isFound(pointer: Term): boolean {
  if (pointer.kind === "atom") return !pointer.name.startsWith("unknown:");
  return pointer.kind !== "const" && pointer.kind !== "address";
}
/** What names a record: the entry in it that CONTAINING_RECORD was given, or the pointer itself. */
export function recordOf(pointer: Term): Term {
  if (pointer.kind !== "op" || pointer.op !== "offset") return pointer;
  const [entry, back, scale] = pointer.args;
  return entry && back?.kind === "const" && back.value < 0n && scale === undefined ? entry : pointer;
}
/** The start of the object a pointer leads into, through members and offsets. */
export function baseOf(pointer: Term): Term {
  let at = pointer;
  for (;;) {
    if (at.kind === "op" && at.op === "offset" && at.args[0]) at = at.args[0];
    else if (at.kind === "address") {
      const root = rootOf(at.place);
      if (root.kind !== "deref") return at;
      at = root.pointer;
    } else return at;
  }
}

/** The mark on an MDL that maps a block. */
const mapping = "mapped";
/** The mark on a physical address, with what lies there: page tables and devices find a block by that, and nobody else may need to. */
const physical = "physical";
/** What may lead to a block. */
const handles = ["pool", mapping] as const;
/** What lies at the physical address that a value was worked out from. */
export function behindPhysical(state: State, value: Term): Term | undefined {
  if (state.marksNamed(physical).length === 0) return undefined;
  for (const leaf of value.leaves) {
    const found = leaf.kind === "atom" ? state.mark(physical, leaf)?.with : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Marks what is allocated and freed; must run before rules look at the marks after a call, and before those who pass blocks on. */
const poolMarking: PathHooks = {
  calls: (routine) => allocatorOf(routine) !== undefined || isPoolFree(routine) || routine === "MmGetPhysicalAddress",
  afterCall(event: AfterCallEvent) {
    const { name = "" } = event;
    if (name === "MmGetPhysicalAddress" && event.args[0]) {
      event.state.setMark(physical, event.result, "yes", undefined, baseOf(event.args[0]));
      return;
    }
    const allocator = allocatorOf(name);
    if (allocator) {
      const flags = event.args[allocator.type];
      const asks = (mask: number) => flags !== undefined && asksFor(event.state, flags, mask);
      const raises =
        allocator.flags === "POOL_FLAGS"
          ? asks(0x20)
          : allocator.flags === "POOL_TYPE" && (asks(0x10) || (name.includes("Quota") && !asks(0x8)));
      event.state.setMark("pool", event.result, raises ? "owned-checked" : "owned", {
        kind: "site",
        site: event.site,
        message: `the memory is allocated here by ${event.written}`,
      });
      const [, size] = event.args;
      if (size && (size.kind === "const" || untrustedIn(size).length > 0))
        event.state.setMark("pool-size", event.result, isSummed(event, size) ? "summed" : "known", undefined, size);
      return;
    }
    if (isPoolFree(name)) {
      const [pointer] = event.args;
      const why: Why = { kind: "site", site: event.site, message: "the memory is freed here" };
      const block = pointer && blockOf(event.state, pointer);
      // What lies behind the header of a block is not the block.
      if (block && block.term !== pointer) giveAway(event, pointer);
      else if (block) event.state.setMark("pool", block.term, "freed", why);
      else if (pointer && isFound(pointer))
        event.state.setMark("pool", recordOf(pointer), "freed", why, recordOf(pointer));
    }
  },
};

/** Follows blocks to others; must run before rules look at the marks after a call. */
const poolFollowing: PathHooks = {
  needs: { afterCall: handles, store: handles },
  afterCall(event: AfterCallEvent) {
    // What is called through a pointer that nobody knows has no name: it may keep or free all that it is given.
    const { name = "" } = event;
    if (allocatorOf(name) || isPoolFree(name)) return;
    if (event.hasBody) {
      noteReceived(event);
      noteLost(event);
    }
    const [mapped] = event.args;
    if (event.name === "IoAllocateMdl" && mapped && blockOf(event.state, mapped))
      event.state.setMark(mapping, event.result, "yes", undefined, mapped);
    // The routine that KeSynchronizeExecution calls may keep what its context leads to.
    const looks = event.irp?.kind === "look" && event.name !== "KeSynchronizeExecution";
    // A helper that is told where a block lies puts that into a table.
    for (const arg of event.hasBody || !looks ? event.args : []) {
      const located = behindPhysical(event.before, arg);
      if (located) giveAway(event, located);
    }
    if (event.hasBody || looks) return;
    const refused = refusers[name];
    event.args.forEach((arg, index) => {
      const block = index === refused ? blockOf(event.state, arg) : undefined;
      if (block?.term === arg && block.value.startsWith("owned"))
        event.state.setMark(lent, arg, name, undefined, event.result);
      if (keeps(event, index)) giveAway(event, arg);
    });
    const [, element] = event.args;
    if (copiesElement.test(name) && element?.kind === "address")
      event.before.store.each((held, id) => {
        if (within(event.run.terms.place(id), element.place)) giveAway(event, held);
      });
    // What the routine may have overwritten, it may have taken: `Move(&mine)` with the block in a member of `mine`.
    event.before.store.differences(event.state.store, (id, before) => {
      if (before && !leadsBack(event.run.terms.place(id), before)) giveAway(event, before);
    });
  },
  store(event) {
    const root = rootOf(event.place);
    // Into a variable of this function, or into the block itself: still in hand.
    if (root.kind === "local") return;
    const block = blockOf(event.state, event.value) ?? blockOf(event.state, withoutFlags(event.value));
    if (!block && event.state.mark(mapping, event.value)) giveAway(event, event.value);
    const located = block ? undefined : behindPhysical(event.state, event.value);
    if (located) giveAway(event, located);
    if (!block || (root.kind === "deref" && root.pointer === block.term)) return;
    if (event.value === block.term && isInOwnBlock(event.state, event.place)) hand(event.state, block, "stored");
    else if (event.value === block.term && isCallersVariable(event.place)) hand(event.state, block, "left");
    else giveAway(event, block.term);
  },
};

/** Keeps the marks. */
export const poolTracking: readonly PathHooks[] = [poolMarking, poolFollowing];

/** An address in whose lowest bits something else is kept. */
function withoutFlags(value: Term): Term {
  let at = value;
  while (at.kind === "op" && flagOps.has(at.op) && at.args[0] && (at.args[1]?.kind ?? "const") === "const")
    at = at.args[0];
  return at;
}
const flagOps = new Set(["or", "add", "xor", "u64"]);
/** The size was put together in a variable: which rounds of a loop have added to it, and which write there, goes by the same conditions. */
function isSummed({ argExprs: [, written], run }: AfterCallEvent, size: Term): boolean {
  const expr = written && bare(written);
  if (size.kind !== "const" || expr?.kind !== "load" || expr.place.kind !== "local") return false;
  const { local } = expr.place;
  return codeOf(run.fn).assigns.filter(({ target }) => target.kind === "local" && target.local === local).length > 1;
}
/** What a routine of the driver allocated, and returned or left in a variable of this function, is this function's to free. */
function noteReceived(event: AfterCallEvent): void {
  const { state, run, result } = event;
  for (const mark of state.marksNamed("pool")) {
    const { term, value } = mark;
    if (!/^(owned|left)/.test(value) || event.before.marks.has(`pool:${term.id}`)) continue;
    const isChecked = value.endsWith("-checked");
    if (term === result || heldByLocal(state, run.terms, term)) {
      const why: Why = {
        kind: "site",
        site: event.site,
        message: `the memory is got here, by calling ${event.written}`,
      };
      state.setMark("pool", term, isChecked ? "owned-checked" : "owned", why);
    } else if (value.startsWith("left") && !isLeftFurtherUp(state, run.terms, term)) giveAway(event, term);
  }
}
/** How values are called that come from a routine's body. */
const answered = "from ";
/** Of a variable that the routine may have written, or another one like it, nobody knows whether it still leads to the block. */
function noteLost(event: AfterCallEvent): void {
  const { before, state, run } = event;
  before.store.differences(state.store, (id, held, left) => {
    if (held === undefined || rootOf(run.terms.place(id)).kind !== "local") return;
    if (left?.kind === "atom" && left.name.startsWith(answered) && !blockOf(state, left)) giveAway(event, held);
  });
}
/** A variable of this function holds the value. */
export function heldByLocal(state: State, terms: Terms, value: Term): boolean {
  return state.store.some((held, id) => held === value && rootOf(terms.place(id)).kind === "local");
}
function isLeftFurtherUp(state: State, terms: Terms, value: Term): boolean {
  return state.store.some((held, id) => held === value && isCallersVariable(terms.place(id)));
}
/** What a parameter leads to, which may be a variable of the caller's whose address it was given, or its counted string. */
function isCallersVariable(at: PlaceRef): boolean {
  const place = at.kind === "field" && at.name === "Buffer" ? at.base : at;
  return place.kind === "deref" && place.pointer.kind === "atom" && callersObject.test(place.pointer.name);
}
/**
 * Whether a place lies in a block that is still this path's own: what is put there goes with it. Of the elements of an array that a
 * loop goes through it is not known which is which.
 */
export function isInOwnBlock(state: State, place: PlaceRef): boolean {
  const root = rootOf(place);
  for (let at = place; at !== root && (at.kind === "field" || at.kind === "element"); at = at.base)
    if (at.kind === "element" && at.index.kind !== "const") return false;
  if (root.kind !== "deref") return false;
  return blockOf(state, root.pointer)?.value.startsWith("owned") === true || extensionIs(state, root.pointer, "owned");
}
/** Whether memory that a pointer leads to is gone: freed, or the extension of a device that was deleted. */
function isGone(state: State, pointer: Term): boolean {
  return blockOf(state, pointer)?.value === "freed" || extensionIs(state, pointer, "released");
}
function keeps(event: CallEvent, index: number): boolean {
  const { name = "", irp } = event;
  const looks = looker.test(name) || looksOfNetwork(name) || (filterLooker.test(name) && !isLeftToCallback(event));
  if (!looks || keeper.test(name) || (irp !== undefined && irp.kind !== "look")) return true;
  const [first] = event.args;
  const arg = event.args[index];
  if (arg && first && preparer.test(name)) return baseOf(arg) !== baseOf(first);
  const aliased = event.contract?.clauses.some((clause) => clause.kind === "aliasesMemory" && clause.param === index);
  return aliased === true || /Context$/.test(event.type.params[index]?.name ?? "");
}
function looksOfNetwork(name: string): boolean {
  return networkLooker.test(name) && !describesMemory.has(name);
}
/** What they make leads to the memory that they are given. */
const describesMemory: ReadonlySet<string> = new Set(["NdisAllocateMdl", "NdisAllocateBuffer"]);

function isLeftToCallback({ name = "", args, type, state }: CallEvent): boolean {
  const routine = args[type.params.findIndex((param) => param.name === "CallbackRoutine")];
  return transfers.test(name) && (routine === undefined || constantOf(state, routine) !== 0);
}
/** From inside a block to the block itself, as an empty list does. */
function leadsBack(place: PlaceRef, value: Term): boolean {
  const root = rootOf(place);
  return root.kind === "deref" && baseOf(root.pointer) === baseOf(value);
}
/** With a block goes what lies in it, and with an MDL the block that it maps. */
export function giveAway(event: { readonly state: State; readonly run: Run }, value: Term): void {
  const { state, run } = event;
  const mapped = state.mark(mapping, value)?.with;
  if (mapped) giveAway(event, mapped);
  const block = blockOf(state, value);
  if (block ? !hand(state, block, "given") : !extensionIs(state, value, "owned")) return;
  for (const inner of contentsOf(state, run.terms, block?.term ?? value)) giveAway(event, inner);
}
/** What raises an exception when there is no memory is never NULL, whoever has it. */
function hand(state: State, { term, value, why }: Mark, to: "given" | "stored" | "left"): boolean {
  if (!/^(owned|stored|left)/.test(value)) return false;
  state.setMark("pool", term, value.endsWith("-checked") ? `${to}-checked` : to, why);
  return true;
}
/** What the members of a block hold. */
export function contentsOf(state: State, terms: Terms, block: Term): Term[] {
  const leadsIn = (id: number) => {
    const root = rootOf(terms.place(id));
    return root.kind === "deref" && baseOf(root.pointer) === block;
  };
  const found: Term[] = [];
  state.store.each((held, id) => {
    if (baseOf(held) !== block && leadsIn(id)) found.push(held);
  });
  return found;
}
/** The flags have that bit, whatever else is in them: which pool it is may be a variable's business (POOL_NX_OPTIN). */
function asksFor(state: State, flags: Term, mask: number): boolean {
  const value = constantOf(state, flags);
  if (value !== undefined) return Math.floor(value / mask) % 2 === 1;
  return flags.kind === "op" && flags.op === "or" && flags.args.some((arg) => asksFor(state, arg, mask));
}
export function freedBlock(event: CallEvent, index: number): Mark | undefined {
  const arg = event.args[index];
  const block = arg && blockOf(event.state, arg);
  return block?.value === "freed" ? block : undefined;
}
/** True if the only thing that led to a value outside this function's variables was a block that has been freed, or a device's extension. */
export function lostWithBlock(state: State, terms: Terms, value: Term): boolean {
  const inFreed = (id: number) => {
    const root = rootOf(terms.place(id));
    return root.kind === "deref" && isGone(state, root.pointer);
  };
  return (
    state.store.some((held, id) => held === value && inFreed(id)) && !heldOutside(state, (id) => terms.place(id), value)
  );
}
/** True if anything leads to the value but this function's own variables, the thing itself and what has been freed. */
export function heldOutside(state: State, place: (id: number) => PlaceRef, value: Term): boolean {
  return state.store.some((held, id) => {
    if (baseOf(held) !== value) return false;
    const root = rootOf(place(id));
    if (root.kind === "deref" && (baseOf(root.pointer) === value || isGone(state, root.pointer))) return false;
    return root.kind !== "local";
  });
}

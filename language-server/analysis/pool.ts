// Pool blocks as marks on the pointers that allocation returned: "owned" by this code, "given" to someone else, or "freed"; "-checked" if never NULL.
// Shared by the rules about leaks, unchecked allocations and use after free; whichever runs first keeps the marks.
import type { AfterCallEvent, CallEvent, PathHooks } from "./events.ts";
import { constantOf } from "./facts.ts";
import { allocatorOf, isPoolFree } from "./models.ts";
import type { Mark, State } from "./state.ts";
import { type PlaceRef, rootOf, type Term } from "./term.ts";

/** Routines that use a block while it stays the caller's. */
const borrowers = new Set([
  "memcpy",
  "memset",
  "memmove",
  "memcmp",
  "RtlCopyMemory",
  "RtlMoveMemory",
  "RtlZeroMemory",
  "RtlFillMemory",
  "RtlCompareMemory",
  "RtlSecureZeroMemory",
  "DbgPrint",
  "DbgPrintEx",
  "RingsideTraceMessage",
  "ZwQueryValueKey",
  "ZwReadFile",
  "ZwWriteFile",
  "ZwQueryInformationFile",
  "IoGetDeviceProperty",
  "RtlCopyUnicodeString",
  "RtlAppendUnicodeToString",
  "RtlStringCbPrintfW",
]);

export function blockOf(state: State, pointer: Term): Mark | undefined {
  const direct = state.mark("pool", pointer);
  if (direct) return direct;
  const base = baseOf(pointer);
  return base === pointer ? undefined : state.mark("pool", base);
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

/** Keeps the marks; must run before rules look at them after a call. */
export const poolTracking: PathHooks = {
  afterCall(event: AfterCallEvent) {
    if (event.name === undefined) return;
    const allocator = allocatorOf(event.name);
    if (allocator) {
      const flags = event.args[allocator.type];
      const value = flags && constantOf(event.state, flags);
      const raises =
        allocator.flags === "POOL_FLAGS" ? bit(value, 0x20) : bit(value, 0x10) || event.name.includes("Quota");
      event.state.setMark("pool", event.result, raises ? "owned-checked" : "owned", {
        kind: "site",
        site: event.site,
        message: `the memory is allocated here by ${event.written}`,
      });
      return;
    }
    if (isPoolFree(event.name)) {
      const block = event.args[0] && blockOf(event.state, event.args[0]);
      if (block)
        event.state.setMark("pool", block.term, "freed", {
          kind: "site",
          site: event.site,
          message: "the memory is freed here",
        });
      return;
    }
    // The routine that KeSynchronizeExecution calls may keep what its context leads to.
    const looks = event.irp?.kind === "look" && event.name !== "KeSynchronizeExecution";
    if (event.hasBody || borrowers.has(event.name) || looks) return;
    for (const arg of event.args) giveAway(event.state, arg);
    // What the routine may have overwritten, it may have taken: `Move(&mine)` with the block in a member of `mine`.
    for (const [id, value] of event.before.store) if (event.state.store.get(id) !== value) giveAway(event.state, value);
  },
  store(event) {
    const root = rootOf(event.place);
    // Into a variable of this function, or into the block itself: still in hand.
    if (root.kind === "local") return;
    const block = blockOf(event.state, event.value);
    if (!block || (root.kind === "deref" && root.pointer === block.term)) return;
    giveAway(event.state, event.value);
  },
};
function giveAway(state: State, value: Term): void {
  const block = blockOf(state, value);
  if (!block?.value.startsWith("owned")) return;
  // What raises an exception when there is no memory is never NULL, whoever has it.
  state.setMark("pool", block.term, block.value === "owned-checked" ? "given-checked" : "given", block.why);
}
function bit(value: number | undefined, mask: number): boolean {
  return value !== undefined && Math.floor(value / mask) % 2 === 1;
}
export function freedBlock(event: CallEvent, index: number): Mark | undefined {
  const arg = event.args[index];
  const block = arg && blockOf(event.state, arg);
  return block?.value === "freed" ? block : undefined;
}
/** True if anything but this function's own variables still leads to the value. */
export function heldOutside(state: State, place: (id: number) => PlaceRef, value: Term): boolean {
  for (const [id, held] of state.store) if (baseOf(held) === value && rootOf(place(id)).kind !== "local") return true;
  return false;
}

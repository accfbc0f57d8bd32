// Requests of the kernel-mode framework (WDFREQUEST): who has one, whether it may be cancelled, and which memory is its own. The
// framework owns what it has been given back; a completed request's handle, context and buffers are gone.
import type { AfterCallEvent, PathHooks, Run, StoreEvent } from "./events.ts";
import { constantOf, isNull, rangeOf } from "./facts.ts";
import { baseOf } from "./pool.ts";
import { shapeOf } from "./shape.ts";
import type { Mark, State, Why } from "./state.ts";
import { type PlaceRef, rootOf, type Term } from "./term.ts";
import type { World } from "./world.ts";

/**
 * The mark on a request. `owned`: this path's to complete; `cancelled`: its cancel routine's, which may leave it to others; `unmarked`:
 * taken back from its cancel routine, if that has not begun; `sent`, `moved`, `shared` with its cancel routine: if the answer says so;
 * `completed`; `given`: somebody else's; `stopping`: what EvtIoStop is asked about, and has done nothing with so far.
 */
export const frameworkRequest = "framework-request";
/** The mark on a request whose cancel routine may run. */
const cancelable = "framework-cancelable";
/** The mark on a request of which the driver has taken a reference: its handle outlives its completion. */
const referenced = "framework-referenced";
/** The mark on a request in hand when an unknown status was asked whether it is STATUS_PENDING: then who answered it may have the request. */
const doubted = "framework-pending-asked";
/** The mark on a buffer, a memory object or an MDL that belongs to a request. */
const memory = "framework-memory";

/** Callbacks that are given a request to answer, with its parameter. */
const received: Readonly<Record<string, number>> = {
  EVT_WDF_IO_QUEUE_IO_DEFAULT: 1,
  EVT_WDF_IO_QUEUE_IO_READ: 1,
  EVT_WDF_IO_QUEUE_IO_WRITE: 1,
  EVT_WDF_IO_QUEUE_IO_DEVICE_CONTROL: 1,
  EVT_WDF_IO_QUEUE_IO_INTERNAL_DEVICE_CONTROL: 1,
  EVT_WDF_IO_QUEUE_IO_CANCELED_ON_QUEUE: 1,
  EVT_WDF_IO_IN_CALLER_CONTEXT: 1,
  EVT_WDF_DEVICE_FILE_CREATE: 1,
  EVT_WDF_REQUEST_CANCEL: 0,
};
export function requestParameter(role: string): number | undefined {
  return Object.hasOwn(received, role) ? received[role] : undefined;
}
/** What a completion routine has back, if it was one that the driver must complete. */
export const returnRole = "EVT_WDF_REQUEST_COMPLETION_ROUTINE";
export const stopRole = "EVT_WDF_IO_QUEUE_IO_STOP";
export const stopping = "stopping";
const cancelRole = "EVT_WDF_REQUEST_CANCEL";
/** Puts a request into the hands of who is entered with it. */
export function receiveRequest(state: State, term: Term, role: string): void {
  state.setMark(frameworkRequest, term, role === cancelRole ? "cancelled" : role === stopRole ? stopping : "owned");
}

export const completions: readonly string[] = [
  "WdfRequestComplete",
  "WdfRequestCompleteWithInformation",
  "WdfRequestCompleteWithPriorityBoost",
];
/** Queues that give a request up, with the argument through which. */
export const retrievals: Readonly<Record<string, number>> = {
  WdfIoQueueRetrieveNextRequest: 1,
  WdfIoQueueRetrieveRequestByFileObject: 2,
  WdfIoQueueRetrieveFoundRequest: 2,
};
/** Routines that take a request over if they succeed, with its argument. */
const movers: Readonly<Record<string, number>> = {
  WdfRequestForwardToIoQueue: 0,
  WdfRequestForwardToParentDeviceIoQueue: 0,
  WdfRequestRequeue: 0,
  WdfDeviceEnqueueRequest: 1,
  WdfRequestMarkCancelableEx: 0,
};
/** Routines that leave it to somebody else: its cancel routine, a queue, whoever has its IRP. */
const takers: ReadonlySet<string> = new Set([
  "WdfRequestMarkCancelable",
  "WdfRequestStopAcknowledge",
  "WdfRequestWdmGetIrp",
]);
/** Of DMA: the transaction has the request from here on. */
const dma = "WdfDmaTransactionInitializeUsingRequest";
/** What belongs to a request, with the argument through which it is given. */
const parts: Readonly<Record<string, number>> = {
  WdfRequestRetrieveInputBuffer: 2,
  WdfRequestRetrieveOutputBuffer: 2,
  WdfRequestRetrieveUnsafeUserInputBuffer: 2,
  WdfRequestRetrieveUnsafeUserOutputBuffer: 2,
  WdfRequestRetrieveInputMemory: 1,
  WdfRequestRetrieveOutputMemory: 1,
  WdfRequestRetrieveInputWdmMdl: 1,
  WdfRequestRetrieveOutputWdmMdl: 1,
  WdfRequestProbeAndLockUserBufferForRead: 3,
  WdfRequestProbeAndLockUserBufferForWrite: 3,
};
const synchronous = 2;

/** Routines of the framework and the kernel that only look at what they are given. */
const lookers =
  /^(Wdf(?!Collection|ObjectAdd)|Dbg|Kd|Etw|Event|Trace|Ringside|WPP|Rtl|Ke(Query|Get|Set)|Ps(Get|Lookup)|Mm|Probe|_?v?sn?w?printf|mem|str|wcs|__ringside)/;

/** Keeps the marks; must run before rules look at them after a call. */
export const frameworkTracking: PathHooks = {
  needs: { branch: [frameworkRequest], store: [frameworkRequest] },
  afterCall(event) {
    const { name, state } = event;
    const retrieved = name === undefined ? undefined : own(retrievals, name);
    if (retrieved !== undefined) {
      noteRetrieved(event, retrieved);
      return;
    }
    if (name?.startsWith("WdfRequest") && noteRequestCall(event, name)) return;
    if (state.marksNamed(frameworkRequest).length === 0) return;
    if (name === "WdfObjectReferenceActual" && event.args[0]) state.setMark(referenced, event.args[0], "yes");
    if (name === "WdfMemoryGetBuffer") {
      const of = event.args[0] && state.mark(memory, event.args[0])?.with;
      if (of) state.setMark(memory, event.result, "of", undefined, of);
    }
    // A routine of the driver's that answers STATUS_PENDING says that it has kept what it was given.
    const isKept = event.hasBody && constantOf(state, event.result) === Number(pending);
    const moved = name === undefined ? undefined : own(movers, name);
    const taken = moved === undefined ? undefined : event.args[moved];
    if (taken) move(event, taken);
    const [first] = event.args;
    if (name === "KeSetEvent" && first) wake(state, first);
    if (state.marksNamed(frameworkRequest).some(isLeftToOthers) && mayTell(event)) leaveCancelled(state);
    event.args.forEach((arg, index) => {
      if (arg !== taken && (isKept || name === dma || keeps(event, index))) give(state, arg);
    });
    // What is called through a pointer that nobody knows may reach any request that somebody else knows of.
    if (name === undefined) for (const { term } of state.marksNamed(cancelable)) state.clearMark(cancelable, term);
  },
  branch({ state, value }) {
    const asked = askedIfPending(value);
    if (asked) for (const { term } of requestsInHand(state)) state.setMark(doubted, term, "asked", undefined, asked);
  },
  store({ state, place, value }: StoreEvent) {
    if (place.kind === "local" || isParent(place)) return;
    give(state, value);
    // A flag, a status: whoever finds it may complete the request.
    if (rootOf(place).kind !== "local" && !(value.kind === "const" && value.value === 0n)) leaveCancelled(state);
  },
};
function askedIfPending(condition: Term): Term | undefined {
  if (condition.kind !== "op" || (condition.op !== "eq" && condition.op !== "ne")) return undefined;
  const [left, right] = condition.args;
  return right?.kind === "const" && right.value === pending ? left : undefined;
}
const pending = 0x103n;
function own<V>(table: Readonly<Record<string, V>>, name: string): V | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
function isParent(place: PlaceRef): boolean {
  return place.kind === "field" && place.name === "ParentObject" && rootOf(place).kind === "local";
}

/** Whether that was all there is to say of the call. */
function noteRequestCall(event: AfterCallEvent, name: string): boolean {
  const { state } = event;
  const [first] = event.args;
  if (!first) return true;
  const part = own(parts, name);
  if (part !== undefined) {
    const out = event.args[part];
    const value = out?.kind === "address" ? state.store.get(out.place.id) : undefined;
    if (value) state.setMark(memory, value, "of", undefined, first);
    return true;
  }
  if (completions.includes(name)) {
    state.setMark(frameworkRequest, first, "completed", here(event, `it is completed here by ${event.written}`));
    state.clearMark(cancelable, first);
  } else if (name === "WdfRequestUnmarkCancelable") unmark(event, first);
  else if (name === "WdfRequestReuse") state.clearMark(frameworkRequest, first);
  else if (name === "WdfRequestSend") send(event, first);
  else if (takers.has(name)) give(state, first);
  if (name === "WdfRequestCancelSentRequest") leaveStopping(state, first);
  if (name.startsWith("WdfRequestMarkCancelable")) {
    const answer = name.endsWith("Ex") ? event.result : undefined;
    state.setMark(cancelable, first, "yes", here(event, "it is made cancelable here"), answer);
  }
  return completions.includes(name) || takers.has(name) || name === "WdfRequestSend";
}
/** One that is come by in another way may be the very same. */
function unmark(event: AfterCallEvent, unmarked: Term): void {
  const { state } = event;
  const isKnown = state.mark(cancelable, unmarked) !== undefined;
  for (const { term } of state.marksNamed(cancelable))
    if (term === unmarked || !isKnown) state.clearMark(cancelable, term);
  state.setMark(frameworkRequest, unmarked, "unmarked", here(event, "it is taken back here"), event.result);
}
function noteRetrieved(event: AfterCallEvent, at: number): void {
  const { state, run } = event;
  const out = event.args[at];
  if (!out) return;
  const place = out.kind === "address" ? out.place : run.terms.deref(out);
  const value = state.store.get(place.id);
  if (!value) return;
  if (place.kind !== "local") state.clearMark(frameworkRequest, value);
  else
    state.setMark(frameworkRequest, value, "owned", here(event, `it is got here from ${event.written}`), event.result);
}
/** Sent and waited for it is back; otherwise it is gone if the routine says that it was sent. */
function send(event: AfterCallEvent, sent: Term): void {
  const { state, run } = event;
  const mark = state.mark(frameworkRequest, sent);
  if (!mark || mark.value === "completed") return;
  const [, , options] = event.args;
  if (options && isNull(state, options) === true) {
    state.setMark(frameworkRequest, sent, "sent", here(event, "it is sent here"), event.result);
    return;
  }
  const flags = options?.kind === "address" ? state.store.get(flagsOf(run, options.place)?.id ?? -1) : undefined;
  const known = flags && constantOf(state, flags);
  if (known === undefined) give(state, sent);
  else if (Math.floor(known / synchronous) % 2 === 0)
    state.setMark(frameworkRequest, sent, "sent", here(event, "it is sent here"), event.result);
}
function flagsOf({ terms }: Run, options: PlaceRef): PlaceRef | undefined {
  return terms.partsOf(options).find((part) => part.kind === "field" && part.name === "Flags");
}
function move(event: AfterCallEvent, moved: Term): void {
  const { state } = event;
  const mark = state.mark(frameworkRequest, moved);
  const to = event.name === "WdfRequestMarkCancelableEx" ? "shared" : "moved";
  if (mark && mark.value !== "completed")
    state.setMark(frameworkRequest, moved, to, here(event, `it is handed over here by ${event.written}`), event.result);
}
function here(event: AfterCallEvent, message: string): Why {
  return { kind: "site", site: event.site, message };
}

function keeps(event: AfterCallEvent, index: number): boolean {
  const { name, hasBody, type, args } = event;
  if (hasBody) return !event.state.mark(frameworkRequest, args[index] ?? event.result);
  if (name === undefined || !lookers.test(name)) return true;
  const param = type.params[index];
  if (/Context$/.test(param?.name ?? "")) return true;
  return event.contract?.clauses.some((clause) => clause.kind === "aliasesMemory" && clause.param === index) === true;
}
/** Routines by which a cancel routine tells nobody of the request. */
const tellsNobody =
  /^(Wdf(Request(Get|Is)|Object(Get|Context|Acquire|Release)|SpinLock|WaitLock|IoQueueGet|FileObjectGet|DeviceGet|WorkItemGet|TimerGet)|Dbg|Kd|Trace|Ringside|WPP|__ringside|Rtl(Zero|Assert))/;
/** A routine of the driver's that is not given the request may still tell others to end it. */
function mayTell({ name, hasBody, run, state, args }: AfterCallEvent): boolean {
  if (name === undefined || !hasBody) return name === undefined || !tellsNobody.test(name);
  const isGiven = state.marksNamed(frameworkRequest).some(({ term }) => args.includes(term));
  return !isGiven && run.ask(tells, name);
}
function tells(world: World, routine: string): boolean {
  const info = world.functions.get(routine);
  if (!info) return !tellsNobody.test(routine);
  const { callees, callsIndirectly } = shapeOf(info.fn);
  return callsIndirectly || [...callees].some((callee) => world.functions.has(callee) || !tellsNobody.test(callee));
}
function leaveCancelled(state: State): void {
  for (const mark of state.marksNamed(frameworkRequest))
    if (isLeftToOthers(mark)) state.setMark(frameworkRequest, mark.term, "given", mark.why);
}
function isLeftToOthers({ value }: Mark): boolean {
  return value === "cancelled" || value === stopping;
}
function leaveStopping(state: State, request: Term): void {
  if (state.mark(frameworkRequest, request)?.value === stopping) give(state, request);
}
/** Who waits for an event that the request's context leads to goes on with the request. */
function wake(state: State, event: Term): void {
  for (const { term } of requestsInHand(state))
    if (term.leaves.some((leaf) => event.leaves.includes(leaf))) give(state, term);
}
/** Whatever has the request, or its context, from which the request is found again. */
function give(state: State, value: Term): void {
  if (value.kind === "const") return;
  for (const mark of state.marksNamed(frameworkRequest)) {
    if (mark.value === "given" || mark.value === "completed" || !leadsTo(value, mark.term)) continue;
    state.setMark(frameworkRequest, mark.term, "given", mark.why);
    state.clearMark(cancelable, mark.term);
  }
}
function leadsTo(value: Term, term: Term): boolean {
  return value === term || contextOwner(baseOf(value)) === term;
}
/** The object whose context that is. */
export function contextOwner(term: Term): Term | undefined {
  return term.kind === "op" && term.op === "context" ? term.args[0] : undefined;
}

/** The mark on a request that this path has in hand, whatever it tried to do with it. */
export function requestsInHand(state: State): readonly Mark[] {
  const marks = state.marksNamed(frameworkRequest);
  return marks.length === 0 ? marks : marks.filter((mark) => isInHand(state, mark));
}
function isInHand(state: State, { term, value, with: answer }: Mark): boolean {
  if (isNull(state, term) === true) return false;
  const asked = state.mark(doubted, term)?.with;
  if (asked && constantOf(state, asked) === Number(pending)) return false;
  if (value === "cancelled") return true;
  if (value === "owned") return answer === undefined || succeeded(state, answer);
  if (value === "unmarked") return answer !== undefined && isNotCancelled(state, answer);
  if (value === "sent") return answer !== undefined && isNull(state, answer) === true;
  return (value === "moved" || value === "shared") && answer !== undefined && rangeOf(state, answer).hi < 0;
}
function isNotCancelled(state: State, status: Term): boolean {
  const { lo, hi, not } = rangeOf(state, status);
  return lo >= 0 || (not === statusCancelled && hi >= 0);
}
/** STATUS_CANCELLED. */
const statusCancelled = 0xc0000120 - 0x1_0000_0000;
function succeeded(state: State, status: Term): boolean {
  const range = rangeOf(state, status);
  return range.lo === 0 && range.not !== 0;
}
/** The mark on a request that is nobody's to complete any more on this path: completed, moved or sent. */
export function requestGone(state: State, term: Term): Mark | undefined {
  const mark = state.mark(frameworkRequest, term);
  if (!mark) return undefined;
  const { value, with: answer } = mark;
  if (value === "completed") return mark;
  if (value === "moved") return answer !== undefined && succeeded(state, answer) ? mark : undefined;
  return value === "sent" && answer !== undefined && isNull(state, answer) === false ? mark : undefined;
}
/** The mark on the request that a value belongs to, once that is completed. */
export function completedRequestOf(state: State, value: Term): Mark | undefined {
  if (state.marksNamed(frameworkRequest).length === 0) return undefined;
  const base = baseOf(value);
  const owner = state.mark(memory, base)?.with ?? contextOwner(base) ?? base;
  const mark = state.mark(frameworkRequest, owner);
  return mark?.value === "completed" ? mark : undefined;
}
/** The mark on a request whose cancel routine may be running. */
export function cancelableRequest(state: State, term: Term): Mark | undefined {
  const mark = state.mark(cancelable, term);
  return mark && (mark.with === undefined || succeeded(state, mark.with)) ? mark : undefined;
}
/** The mark on a request that has been handed over or sent, and nothing has asked whether that failed. */
export function unaskedRequest(state: State, term: Term): Mark | undefined {
  const mark = state.mark(frameworkRequest, term);
  if ((mark?.value !== "moved" && mark?.value !== "sent") || mark.with === undefined) return undefined;
  const { lo, hi, not } = rangeOf(state, mark.with);
  const isUnasked =
    mark.value === "sent" ? isNull(state, mark.with) === undefined : hi > 0 && lo < 0 && not === undefined;
  return isUnasked ? mark : undefined;
}
/** Its handle outlives its completion. */
export function isReferencedRequest(state: State, term: Term): boolean {
  return state.mark(referenced, term) !== undefined;
}

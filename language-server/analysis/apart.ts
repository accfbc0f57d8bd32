// What keeps states apart that meet: whether the value in question stands for success or failure, and what is known to have been got.
import type { Outcome } from "./boundary.ts";
import { constantOf, isNull, narrow, rangeOf } from "./facts.ts";
import { frameworkRequest } from "./framework-requests.ts";
import { foundIrp } from "./irps.ts";
import type { Shape } from "./shape.ts";
import { type Fact, givenBack, type Lock, type Mark, type State } from "./state.ts";
import type { Term } from "./term.ts";
import type { Terms } from "./terms.ts";

/** Values that callers tell apart: constants, success and failure, NULL and not. */
export function valueClass(state: State, value: Term | undefined): string {
  if (!value) return "void";
  if (value.kind === "const" && value.value >= -1n && value.value <= 1n) return `${value.value}`;
  const range = rangeOf(state, value);
  if (range.lo === range.hi && range.lo === 0x103) return "pending";
  if (range.lo > 0) return "positive";
  if (range.hi < 0) return "negative";
  if (range.not === 0) return "nonzero";
  return range.lo >= 0 ? "success" : "any";
}

/**
 * Where it is known that a thing was not got there is none, and where its routine succeeded there is one: a path without it is
 * not to be joined with those that have it, and none goes on as if it had failed after all.
 * At the head of a loop, what was found and given up in a round before is over; so is what was freed, where each round serves
 * another request: which of them come after each other is decided by who queues them.
 */
export function settleMarks(state: State, atLoopHead: boolean, servesRequests: boolean): void {
  if (state.marks.size === 0) return;
  for (const mark of state.marks.values()) {
    const isFreed = servesRequests && mark.name === "pool" && mark.value === "freed";
    const isOver = isFreed || (isSpentFind(mark) && !isSameInEachRound(mark));
    if (atLoopHead && isOver) state.clearMark(mark.name, mark.term);
    const isHeld = mark.name === "device" || mark.name.startsWith("held:");
    // What is registered with the system, or held for the driver as a whole, is known by no value of its own.
    if (mark.name === registered || (isHeld && mark.term.kind === "const")) {
      if (mark.with !== undefined && hasFailed(state, mark)) state.clearMark(mark.name, mark.term);
      continue;
    }
    if (mark.name === frameworkRequest && isStillHere(state, mark))
      state.setMark(frameworkRequest, mark.term, "owned", mark.why);
    if (mark.name !== "pool" && !isHeld) continue;
    if (mark.with !== undefined && mark.with !== mark.term) {
      const status = rangeOf(state, mark.with);
      if (status.hi < 0) state.clearMark(mark.name, mark.term);
      else if (status.lo >= 0 && mark.value === "owned")
        narrow(state, mark.term, { lo: 1, hi: Number.POSITIVE_INFINITY, not: 0 });
    } else if (isNull(state, mark.term) === true) state.clearMark(mark.name, mark.term);
  }
}

/** The mark on a routine by which something has been registered on a path; with what it returned: a status, or TRUE or a handle (`truth`). */
export const registered = "registered";
function hasFailed(state: State, { value, with: answer }: Mark): boolean {
  if (answer === undefined) return false;
  return value === "truth" ? isNull(state, answer) === true : rangeOf(state, answer).hi < 0;
}

/** A request of the framework's that was to be moved to another queue, and was not. */
function isStillHere(state: State, { value, with: answer }: Mark): boolean {
  return value === "moved" && answer !== undefined && rangeOf(state, answer).hi < 0;
}

/** An IRP that was got outside of the loop, or is a parameter: what a round got itself is called old in the next. */
function isSameInEachRound({ name, term }: Mark): boolean {
  return name === foundIrp && term.kind === "atom";
}

/** Whether a function takes requests from a queue that others fill. */
export function takesRequests({ callees }: Shape): boolean {
  return [...callees].some((name) => dequeuers.test(name));
}
const dequeuers =
  /^(ExfInterlocked|ExInterlocked)Remove(Head|Tail)List$|^KeRemove(Device)?Queue(Ex)?$|^IoCsqRemoveNextIrp$/;

/**
 * States in groups that agree in variables which hold constants: flags, by which the code remembers which way it came. One group where
 * there would be more than `most`: every group is walked on from here.
 */
export function alikeInFlags(terms: Terms, states: readonly State[], most: number): readonly (readonly State[])[] {
  let groups: readonly (readonly State[])[] = [states];
  const [first, ...others] = states;
  if (first === undefined || others.length === 0) return groups;
  first.store.each((value, id) => {
    if (value.kind !== "const" || terms.place(id).kind !== "local") return;
    const its = others.map(({ store }) => store.get(id));
    if (!its.every((held) => held?.kind === "const") || its.every((held) => held === value)) return;
    if (groups.length <= most) groups = groups.flatMap((group) => byValue(group, id));
  });
  return groups.length > most ? [states] : groups;
}
function byValue(states: readonly State[], place: number): State[][] {
  const groups = new Map<Term | undefined, State[]>();
  for (const state of states) {
    const value = state.store.get(place);
    const group = groups.get(value);
    if (group) group.push(state);
    else groups.set(value, [state]);
  }
  return [...groups.values()];
}

/** Something that the path did not make, only found in memory, and has freed, completed or given back. */
export function isSpentFind(mark: Mark): boolean {
  if (mark.name === foundIrp || mark.name === givenBack) return true;
  return mark.name === "pool" && mark.value === "freed" && mark.with !== undefined;
}

/**
 * A lock that a function takes on some of its ways and not on others, with the same answer to its caller: who gives it back asks what
 * the function asked. Of a resource a thread may also own more than one hold, and asks the driver's own count.
 */
export function tellConditionalLocks(outcomes: readonly Outcome[], entry: State): void {
  if (outcomes.length < 2) return;
  const ways = outcomes.map(({ state, value }) => ({
    state,
    answer: truthClass(state, value),
    taken: state.locks.filter(({ key, fromEntry }) => !fromEntry && !entry.locks.some((held) => held.key === key)),
  }));
  for (const { state, answer, taken } of ways) {
    const alike = ways.filter((way) => way.answer === answer);
    for (const lock of taken) {
      const without = alike.filter((way) => !way.taken.some(({ name }) => name === lock.name));
      // Who fails and keeps the lock has lost it.
      if (without.length === 0 || answer === "negative") continue;
      setHold(state, lock, lock.kind === "resource" ? "counted" : "asked");
      if (lock.kind !== "resource") for (const way of without) way.state.setMark(takenOnOtherWays, lock.key, "yes");
    }
    for (const lock of state.locks)
      if (lock.fromEntry && alike.some((way) => !way.state.locks.some(({ key }) => key === lock.key)))
        setHold(state, lock, lock.hold === "asked" ? "counted" : (lock.hold ?? "doubted"));
  }
}
function setHold(state: State, lock: Lock, hold: NonNullable<Lock["hold"]>): void {
  state.locks = state.locks.map((held) => (held === lock ? { ...held, hold } : held));
}
/** Marks a lock that the path does not hold, because of something that was asked out of sight. */
export const takenOnOtherWays = "taken-on-other-ways";

/**
 * What a function gives back on some of its ways and not on others, with the same answer to its caller, is counted by its owners: whoever
 * gives up the last reference gives it back. A remove lock has no owners that count: every hold is given back by itself.
 */
export function tellConditionalFrees(outcomes: readonly Outcome[], entry: State): void {
  if (outcomes.length < 2) return;
  for (const [key, { name }] of entry.marks) {
    if (name !== "pool" && (!name.startsWith("held:") || name === "held:remove-lock")) continue;
    const after = outcomes.map(({ state, value }) => ({
      state,
      mark: state.marks.get(key),
      answer: truthClass(state, value),
    }));
    for (const { state, mark, answer } of after) {
      if (!mark || !/^(owned|stored)/.test(mark.value)) continue;
      const isGivenBack = after.some(
        (other) =>
          /^(freed|released)/.test(other.mark?.value ?? "") &&
          // Where a count decides, who answers with what is left of it does not tell its caller to give anything back.
          (other.answer === answer || other.state.lastOneElsewhere),
      );
      const value = mark.value.replace(/^(owned|stored)/, "given");
      if (isGivenBack) state.setMark(mark.name, mark.term, value, mark.why, mark.with);
    }
  }
}
/**
 * An IRP that a function completes on some of its ways, with an answer that is no constant, and leaves alone on others that may answer the
 * same: the answer does not tell its caller for certain which it was.
 */
export function tellConditionalCompletions(outcomes: readonly Outcome[], entry: State): void {
  for (const { state, value } of outcomes) {
    for (const [id, irp] of state.irps) {
      if (entry.irps.get(id)?.owner === "completed") continue;
      const isTold = irp.owner === "completed" && value !== undefined && constantOf(state, value) === undefined;
      const answer = isTold ? rangeOf(state, value) : undefined;
      const isDoubtful =
        answer !== undefined &&
        outcomes.some(
          (other) => isUnfinishedWith(other, id) && meet(answer, other.value && rangeOf(other.state, other.value)),
        );
      const answered = isDoubtful ? value : undefined;
      if (answered !== irp.answered) state.irps.set(id, { ...irp, answered });
    }
  }
}
/**
 * An IRP that a function keeps, and marks pending on some of its ways and not on others, with the same answer to its caller: what tells them
 * apart lies in memory of the driver's own, which may say that it has been marked before.
 */
export function tellConditionalPending(outcomes: readonly Outcome[]): void {
  for (const { state, value } of outcomes) {
    for (const [id, irp] of state.irps) {
      if (irp.pending !== "no" || irp.owner !== "kept") continue;
      const answer = truthClass(state, value);
      const isMarked = outcomes.some((other) => {
        const its = other.state.irps.get(id);
        return its?.pending === "yes" && its.owner === "kept" && truthClass(other.state, other.value) === answer;
      });
      if (isMarked) state.irps.set(id, { ...irp, pending: "unknown" });
    }
  }
}
function isUnfinishedWith({ state }: Outcome, irp: number): boolean {
  const owner = state.irps.get(irp)?.owner;
  return owner !== undefined && owner !== "completed";
}
function meet(a: Fact, b: Fact | undefined): boolean {
  return b !== undefined && a.lo <= b.hi && b.lo <= a.hi;
}
/** Where the answer of who completed an IRP is found to be one certain value, another way may have led here that left the IRP alone. */
export function doubtCompletions(state: State): void {
  for (const [id, irp] of state.irps) {
    if (irp.answered && constantOf(state, irp.answered) !== undefined)
      state.irps.set(id, { ...irp, owner: "unknown", answered: undefined });
  }
}

/** Where a count is lowered and others still hold it, a request that was left pending is theirs: the last of them completes it. */
export function leaveToOthers(state: State): void {
  for (const [id, irp] of state.irps)
    if (irp.owner === "owned" && irp.pending === "yes") state.irps.set(id, { ...irp, owner: "unknown" });
}

/** Whether callers that only ask for zero or not are told the same. */
function truthClass(state: State, value: Term | undefined): string {
  const known = valueClass(state, value);
  return ["1", "positive", "nonzero", "pending"].includes(known) ? "nonzero" : known;
}

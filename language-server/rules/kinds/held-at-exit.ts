// Locks that a function took and still holds where it returns, and why that is no agreement with its caller.
import type { Type } from "../../../compiler/types/type.ts";
import { codeOf } from "../../analysis/code.ts";
import type { Exit, ExitsEvent, Run } from "../../analysis/events.ts";
import { isComparison, isNull, rangeOf } from "../../analysis/facts.ts";
import type { Fact, Lock, LockKind, State } from "../../analysis/state.ts";
import { rootOf, type Term } from "../../analysis/term.ts";
import type { Terms } from "../../analysis/terms.ts";
import { onlyMayRaise } from "../../analysis/turns.ts";

export function reportHeld(rule: string, terms: Terms, event: ExitsEvent, kinds: ReadonlySet<LockKind>): void {
  for (const exit of event.exits) {
    for (const lock of exit.state.locks) {
      if (lock.fromEntry || lock.hold === "counted" || !kinds.has(lock.kind)) continue;
      const reason = leakReason(terms, event, exit, lock);
      if (!reason) continue;
      const partial = event.exits.some((other) => other.at.first === exit.at.first && !holds(other.state, lock));
      event.run.report(
        rule,
        {
          message: `${event.run.fn.symbol.name} returns here with ${lock.name} still held${reason.text}`,
          notes: [
            { message: "", place: lock.why },
            ...(reason.other
              ? [{ message: "on this other path it is not held", place: { fn: event.run.name, at: reason.other.at } }]
              : []),
          ],
          partial,
          may: lock.hold === "doubted" || exit.state.raisedElsewhere || onlyMayRaise(exit.state.turns),
        },
        exit.at,
      );
    }
  }
}

/** Kept beyond a return, by agreement, more often than spin locks. */
const longHeld: ReadonlySet<LockKind> = new Set(["mutex", "mutant", "push", "resource", "region"]);
interface Reason {
  readonly text: string;
  readonly other: Exit | undefined;
}
/** Undefined if the caller may well expect to hold the lock. */
function leakReason(terms: Terms, event: ExitsEvent, exit: Exit, lock: Lock): Reason | undefined {
  if (event.run.role?.lockRoutine) return undefined;
  if (event.run.root && event.run.role) return { text: "", other: undefined };
  // The level to go back to was saved in a variable that is gone: nobody can release the lock properly any more.
  if (lock.savedAs && !survives(terms, exit, lock.savedAs)) {
    const other = event.exits.find((candidate) => !holds(candidate.state, lock));
    return { text: "", other };
  }
  const others = event.exits.filter(
    (candidate) => !holds(candidate.state, lock) && !isNowhere(candidate.state, lock.key),
  );
  const isSpinLock = !longHeld.has(lock.kind);
  const isMine = lock.why.kind === "site" && lock.why.site.fn === event.run.name;
  // Paths that disagree although the caller cannot tell them apart by the value returned.
  const alike =
    isMine && (isSpinLock || isTakenPlainly(event.run, lock))
      ? others.find(
          (other) =>
            sameValue(exit, other) &&
            (isSpinLock || gaveBack(other.state, lock)) &&
            !isTold(terms, exit, other) &&
            !isToldOnEntry(event, exit, other),
        )
      : undefined;
  if (alike) return { text: " on this path", other: alike };
  // Of a routine that something calls, its caller's ways tell.
  if (!event.run.root) return undefined;
  const released = others.find((other) => gaveBack(other.state, lock) && isNoAgreement(exit, other));
  return released && { text: " on this path", other: released };
}
/** Nobody calls the routine, and it takes that lock, and no other of its kind, once and without asking whether it is free. */
function isTakenPlainly({ root, fn, params }: Run, { key, why }: Lock): boolean {
  if (!root || key.kind !== "address" || why.kind !== "site") return false;
  const place = rootOf(key.place);
  if (place.kind !== "global" && (place.kind !== "deref" || !params.includes(place.pointer))) return false;
  const { first } = why.site.at;
  const name = codeOf(fn).calls.find(({ at }) => at.first === first)?.name;
  return name !== undefined && !name.includes("Try");
}
function survives(terms: Terms, exit: Exit, value: Term): boolean {
  if (exit.value === value) return true;
  return exit.state.store.some((held, id) => held === value && rootOf(terms.place(id)).kind !== "local");
}
function holds(state: State, lock: Lock): boolean {
  return state.locks.some((held) => held.key === lock.key);
}
/** A pointer that leads to the lock is NULL there: there is none, and the caller, who gave it, knows that. */
function isNowhere(state: State, key: Term): boolean {
  const root = key.kind === "address" ? rootOf(key.place) : undefined;
  const pointer = root?.kind === "deref" ? root.pointer : undefined;
  if (pointer === undefined) return false;
  return isNull(state, pointer) === true;
}
function gaveBack(state: State, lock: Lock): boolean {
  return state.mark("not-held", lock.key) !== undefined;
}
function sameValue(a: Exit, b: Exit): boolean {
  if (!a.value || !b.value) return true;
  const x = rangeOf(a.state, a.value);
  const y = rangeOf(b.state, b.value);
  // One name for the value of several ways: each way knows its own.
  if (a.value === b.value) return x.lo <= y.hi && y.lo <= x.hi;
  return x.lo === x.hi && y.lo === y.hi && x.lo === y.lo;
}
/** The caller can tell the two ways apart by what they left in memory of its own: NULL or not, TRUE or FALSE. */
function isTold(terms: Terms, a: Exit, b: Exit): boolean {
  return a.state.store.some((mine, id) => {
    const root = rootOf(terms.place(id));
    const its = b.state.store.get(id);
    if (root.kind !== "deref" || its === undefined) return false;
    return areApart(rangeOf(a.state, mine), rangeOf(b.state, its));
  });
}
/** The caller can tell the two ways apart by what it called with: the level, or, of a routine that something calls, TRUE or FALSE. */
function isToldOnEntry({ run, entry }: ExitsEvent, a: Exit, b: Exit): boolean {
  const flags = run.root
    ? []
    : run.params.filter((_, index) => isFlag(run.fn.locals[run.fn.params[index] ?? -1]?.type));
  const given = [entry.irql, ...flags];
  return a.state.facts.some((mine, id) => {
    const asked = run.terms.term(id);
    const about = asked.kind === "op" && isComparison(asked) ? asked.args[0] : asked;
    if (about === undefined || !given.includes(about)) return false;
    return areApart(mine, rangeOf(b.state, asked));
  });
}
function isFlag(type: Type | undefined): boolean {
  return type?.kind === "bool" || (type?.kind === "integer" && type.rank === "char");
}
/** No value is in both ranges. */
function areApart(a: Fact, b: Fact): boolean {
  return a.hi < b.lo || b.hi < a.lo || (a.lo === a.hi && b.not === a.lo) || (b.lo === b.hi && a.not === b.lo);
}
/** A way that failed keeps the lock, which no routine promises; or the other way may return the very same value. */
function isNoAgreement(exit: Exit, other: Exit): boolean {
  if (!exit.value || !other.value) return false;
  const { lo, hi } = rangeOf(exit.state, exit.value);
  if (hi < 0) return true;
  const back = rangeOf(other.state, other.value);
  return lo === hi && back.lo <= lo && lo <= back.hi && back.not !== lo;
}

// Which of the locks held a release means, where the way to it may have been lost.
import type { Lock, LockKind, State } from "./state.ts";
import type { Term } from "./term.ts";

/** The lock a release means: the same term, or, if the way to it was lost, the only one of its kind that may be it; else, `either` of some. */
export function findHeld(
  state: State,
  key: Term,
  kind: LockKind,
): { lock: Lock | undefined; sure: boolean; either: readonly Lock[] } {
  for (let index = state.locks.length - 1; index >= 0; index--) {
    const lock = state.locks[index];
    if (lock && lock.key === key) return { lock, sure: true, either: [] };
  }
  const candidates = state.locks.filter((lock) => lock.kind === kind && maybeSameLock(lock.key, key));
  const [only] = candidates;
  if (candidates.length <= 1) return { lock: only, sure: only === undefined, either: [] };
  // Two pointers to one structure: the lock is called the same in both.
  const alike = candidates.filter((lock) => nameOf(lock.key) !== "" && nameOf(lock.key) === nameOf(key));
  return alike.length === 1
    ? { lock: alike[0], sure: false, either: [] }
    : { lock: undefined, sure: false, either: candidates };
}
/** All that may be meant: those called the same, if there are any. */
export function mayMean(state: State, key: Term, kind: LockKind): readonly Lock[] {
  const same = state.locks.filter((lock) => lock.key === key);
  if (same.length > 0) return same;
  const candidates = state.locks.filter((lock) => lock.kind === kind && maybeSameLock(lock.key, key));
  const alike = candidates.filter((lock) => nameOf(lock.key) !== "" && nameOf(lock.key) === nameOf(key));
  return alike.length > 0 ? alike : candidates;
}
/** The member that a lock is, or that leads to it. */
function nameOf(key: Term): string {
  const place = key.kind === "address" || key.kind === "load" ? key.place : undefined;
  return place?.kind === "field" ? place.member : "";
}
/** Two ways to name a lock that may meet: not so for two members of one structure, or two variables. */
function maybeSameLock(a: Term, b: Term): boolean {
  if (a === b) return true;
  if (a.kind === "address" && b.kind === "address") {
    const left = a.place;
    const right = b.place;
    if (left.kind === "field" && right.kind === "field") {
      if (left.name !== right.name || left.offset !== right.offset) return false;
      return left.base !== right.base;
    }
    if (left.kind === "global" || right.kind === "global" || left.kind === "local" || right.kind === "local")
      return false;
    return left.kind === right.kind;
  }
  return true;
}

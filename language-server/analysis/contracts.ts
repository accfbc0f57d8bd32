// What a call's contract demands and does: levels required, IRQL raised, saved and restored, locks taken and released.
// Conditions that depend on the result split the path in two; conditions that cannot be told demand nothing, and of effects
// both possibilities are followed.
import type { Clause, Contract } from "../../compiler/contract/contract.ts";
import type { Expression } from "../../compiler/syntax/ast.ts";
import type { FunctionType, Type } from "../../compiler/types/type.ts";
import { acquireOf, partsOf, releaseOf } from "./clauses.ts";
import { type ConditionScope, holds, levelOf, memberOf, pointee, type TypedPlace, termOf } from "./conditions.ts";
import { assume, assumeThere, rangeOf, type Truth } from "./facts.ts";
import { findHeld } from "./held-locks.ts";
import { Dirql, highest } from "./irql.ts";
import { type Lock, type LockKind, type Site, type State, savedLevelSlot, type Why } from "./state.ts";
import { type PlaceRef, pathOf, type Term } from "./term.ts";
import type { Terms } from "./terms.ts";

export interface IrqlRequirement {
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly clauses: readonly Clause[];
}

export const noRequirement: IrqlRequirement = { min: undefined, max: undefined, clauses: [] };

/** The levels at which the call is allowed, with the given arguments. */
export function irqlRequirement(scope: ConditionScope, state: State, contract: Contract): IrqlRequirement {
  const { levels } = partsOf(contract);
  if (levels.length === 0) return noRequirement;
  let min: number | undefined;
  let max: number | undefined;
  const clauses: Clause[] = [];
  for (const clause of levels) {
    if (clause.level === undefined || (clause.when && holds(scope, state, clause.when) !== true)) continue;
    // Annotations cannot name a device's level; HIGH_LEVEL stands for it.
    const least = clause.level >= highest ? Dirql.lowest : clause.level;
    // Several bounds on one routine: each is a promise of its own, the strictest counts.
    if (clause.kind !== "irqlMin") max = max === undefined ? clause.level : Math.min(max, clause.level);
    if (clause.kind !== "irqlMax") min = min === undefined ? least : Math.max(min, least);
    clauses.push(clause);
  }
  return { min, max, clauses };
}

/** A lock event that the rules want to see. */
export type LockEvent =
  | { readonly kind: "acquire"; readonly lock: Lock; readonly heldAlready: Lock | undefined }
  | {
      readonly kind: "release";
      readonly key: Term;
      readonly released: Lock | undefined;
      readonly sure: boolean;
      readonly restored: Term | undefined;
      readonly name: string;
      readonly lockKind: LockKind;
    };

export interface Applied {
  readonly state: State;
  readonly events: readonly LockEvent[];
}

/** Annotations cannot name a device's level; HIGH_LEVEL stands for it. */
function raisedTo(level: number): number {
  return level >= highest ? Dirql.highest : level;
}

/** Applies the contract's effects to a state after the call; one state for each way it may have gone. */
export function applyContract(
  scope: ConditionScope,
  state: State,
  contract: Contract,
  site: Site,
  name: () => string,
  argText: (index: number) => string | undefined,
  fresh: () => Term,
): Applied[] {
  const { effects, from, promises } = partsOf(contract);
  if (effects.length === 0 && promises.length === 0) return [{ state, events: [] }];
  const done: Applied[] = [];
  for (const kept of statesAsPromised(scope, state, promises)) {
    if (effects.length === 0) done.push({ state: kept, events: [] });
    else
      for (const way of splitByConditions(scope, kept, effects))
        done.push(new Application(scope, way.state, site, name(), argText, fresh, from).run(way.clauses));
  }
  // What only tries to take a lock fails where this thread has it.
  const possible = done.filter(({ events }) => !events.some(takesTwice));
  return possible.length > 0 ? possible : done;
}
/** Its contract says which locks it gives back. */
export function releasesLocks(contract: Contract): boolean {
  return partsOf(contract).effects.some(({ kind }) => releaseOf(kind) !== undefined);
}
/** Of a lock that its owner cannot take again. */
function takesTwice(event: LockEvent): boolean {
  return event.kind === "acquire" && event.heldAlready !== undefined && exclusive.has(event.lock.kind);
}
/** How an annotation at a parameter names that parameter, as written and as sal.h has it. */
const current: ReadonlySet<string> = new Set(["_Curr_", "this"]);
const exclusive: ReadonlySet<LockKind> = new Set(["spin", "queued-spin", "cancel-spin", "interrupt-spin", "mutex"]);

/** With what the contract promises of the result; one state for each alternative of a promise. */
function statesAsPromised(scope: ConditionScope, state: State, promises: readonly Clause[]): State[] {
  let states = [state];
  for (const promise of promises) {
    const { condition } = promise;
    if (!condition) continue;
    const alternatives = disjuncts(condition);
    const next = states
      .flatMap((one) => splitByConditions(scope, one, [promise]))
      .flatMap(({ state: one, clauses }) =>
        clauses.length === 0
          ? [one]
          : alternatives.flatMap((alternative, index) => {
              const under = index === alternatives.length - 1 ? one : one.clone();
              const promised = termOf(scope, under, alternative);
              return !promised || assume(under, promised, true) ? [under] : [];
            }),
      );
    if (next.length > 0) states = next;
  }
  return states;
}
function disjuncts(condition: Expression): Expression[] {
  return condition.kind === "binary" && condition.operator === "||"
    ? [...disjuncts(condition.left), ...disjuncts(condition.right)]
    : [condition];
}

function splitByConditions(
  scope: ConditionScope,
  state: State,
  effects: readonly Clause[],
): { state: State; clauses: Clause[] }[] {
  let ways: { state: State; clauses: Clause[] }[] = [{ state, clauses: [] }];
  for (const clause of effects) {
    const when = clause.when;
    if (!when) {
      for (const way of ways) way.clauses.push(clause);
      continue;
    }
    const next: { state: State; clauses: Clause[] }[] = [];
    for (const way of ways) {
      const truth: Truth = holds(scope, way.state, when);
      if (truth !== undefined) {
        if (truth) way.clauses.push(clause);
        next.push(way);
        continue;
      }
      const term = termOf(scope, way.state, undecided(scope, way.state, when));
      const taken = way.state.clone();
      const left = way.state;
      if (!term || assume(taken, term, true)) next.push({ state: taken, clauses: [...way.clauses, clause] });
      if (!term || assume(left, term, false)) next.push({ state: left, clauses: way.clauses });
    }
    ways = next.slice(0, 8);
  }
  return ways;
}

/** What is left of a conjunction of which one side is known to hold. */
function undecided(scope: ConditionScope, state: State, condition: Expression): Expression {
  if (condition.kind !== "binary" || condition.operator !== "&&") return condition;
  if (holds(scope, state, condition.left) === true) return undecided(scope, state, condition.right);
  if (holds(scope, state, condition.right) === true) return undecided(scope, state, condition.left);
  return condition;
}

/** Released though not seen to be acquired: the caller's lock, which is given up for a while if it is acquired again. */
export const givenUp = "given up";
/** Mark of a lock that the caller's caller held, and that was given back before a call that is not followed. */
export const givenUpBefore = "given-up-before";

class Application {
  readonly #scope: ConditionScope;
  readonly #terms: Terms;
  readonly #state: State;
  readonly #site: Site;
  readonly #name: string;
  readonly #argText: (index: number) => string | undefined;
  readonly #fresh: () => Term;
  /** The one level at which it may be called. */
  readonly #from: number | undefined;
  readonly #before: Term;
  readonly #events: LockEvent[] = [];

  constructor(
    scope: ConditionScope,
    state: State,
    site: Site,
    name: string,
    argText: (index: number) => string | undefined,
    fresh: () => Term,
    from: number | undefined,
  ) {
    this.#from = from;
    this.#scope = scope;
    this.#terms = scope.terms;
    this.#state = state;
    this.#site = site;
    this.#name = name;
    this.#argText = argText;
    this.#fresh = fresh;
    this.#before = state.irql;
  }

  run(all: readonly Clause[]): Applied {
    const state = this.#state;
    const clauses = all.filter((clause) => !this.#isProcessorState(clause));
    const saved = this.#save(clauses);
    const restoresGlobal = clauses.some(({ kind }) => kind === "irqlRestoresGlobal");
    let restored: Term | undefined;
    for (const clause of clauses) {
      if (clause.kind === "irqlRestores") restored = this.#restoredFrom(clause.param);
      else if (clause.kind === "irqlRestoresGlobal") restored = state.store.get(this.#globalSlot(clause)) ?? restored;
    }
    for (const clause of clauses) {
      const release = releaseOf(clause.kind);
      if (!release) continue;
      const before = this.#release(clause, restored);
      restored = (before && (restored || restoresGlobal) ? before : undefined) ?? restored;
    }
    // Given back to what a handle keeps that was filled out of sight.
    if (!restored && restoresGlobal && !state.locksKnown) restored = this.#fresh();
    if (restored) {
      state.irql = state.savedLevel(restored) ?? restored;
      state.irqlWhy = this.#why(`${this.#name} gives back the IRQL here`);
    }
    for (const clause of clauses) if (clause.kind === "irqlRaises") this.#raise(clause);
    for (const clause of clauses) {
      const kind = acquireOf(clause.kind);
      if (kind) this.#acquire(clause, saved);
    }
    return { state, events: this.#events };
  }

  #why(message: string): Why {
    return { kind: "site", site: this.#site, message };
  }
  /** Saved registers are annotated as locks are, but keep nobody out. */
  #isProcessorState({ kind, param }: Clause): boolean {
    if (param === undefined || param < 0 || !(acquireOf(kind) || releaseOf(kind))) return false;
    const type = pointee(parameterType(this.#scope.type, param));
    return type?.kind === "record" && /XSTATE_SAVE|FLOATING_SAVE/.test(type.decl.name ?? "");
  }
  /** The level given back: the argument, or what a routine that was given the same handle or pointer kept in its object. */
  #restoredFrom(index: number | undefined): Term | undefined {
    const argument = this.#argument(index);
    const kept = argument && this.#state.store.get(this.#terms.deref(argument).id);
    return argument && kept && !this.#state.savedLevel(argument) && this.#state.savedLevel(kept) ? kept : argument;
  }
  #argument(index: number | undefined): Term | undefined {
    return index === undefined ? undefined : index < 0 ? this.#scope.result : this.#scope.args[index];
  }

  /** Gives the program the level before, as a value that stands for it; returns that value. */
  #save(clauses: readonly Clause[]): Term | undefined {
    let savedAs: Term | undefined;
    for (const clause of clauses) {
      if (clause.kind === "irqlSavesGlobal") {
        this.#state.store.set(this.#globalSlot(clause), this.#before);
        this.#saveInHandle(clause);
      }
      if (clause.kind !== "irqlSaves") continue;
      if (clause.param === undefined || clause.param < 0) savedAs = this.#scope.result;
      else {
        const pointer = this.#scope.args[clause.param];
        savedAs = this.#fresh();
        if (pointer) this.#state.write(this.#terms, this.#terms.deref(pointer), savedAs);
      }
      if (savedAs) this.#state.setMark("saved-level", savedAs, "saved", undefined, this.#before);
    }
    return savedAs;
  }
  /** Drivers read the level before from the handle of a queued lock. */
  #saveInHandle({ param }: Clause): void {
    const handle = this.#argument(param);
    const type = param === undefined ? undefined : pointee(parameterType(this.#scope.type, param));
    if (handle === undefined || type === undefined) return;
    const member = memberOf(this.#scope, { ref: this.#terms.deref(handle), type }, "OldIrql");
    if (member.type === undefined) return;
    const saved = this.#fresh();
    this.#state.write(this.#terms, member.ref, saved);
    this.#state.setMark("saved-level", saved, "saved", undefined, this.#before);
  }
  /** Where a routine keeps the old level inside a lock or handle. */
  #globalSlot(clause: Clause): number {
    // Each lock or handle keeps its own, whatever the annotation calls the kind of them.
    const key = this.#lockKey(clause.param === undefined ? (clause.text ?? "") : "", clause.param);
    return this.#terms.field(this.#terms.deref(key.term), savedLevelSlot, -1).id;
  }

  #raise(clause: Clause): void {
    const state = this.#state;
    const named = clause.level === undefined ? undefined : raisedTo(clause.level);
    let level: Term | undefined = named === undefined ? undefined : this.#terms.number(named);
    if (!level && clause.text) {
      const index = this.#scope.paramNames.indexOf(clause.text.trim());
      level = index >= 0 ? this.#scope.args[index] : undefined;
    }
    if (!level) return;
    const asNumber = levelOf(this.#scope, state, level);
    // "Raises to DISPATCH" leaves a higher level alone, but for a routine that is called at higher ones only.
    const lowers = this.#from !== undefined && asNumber.kind === "const" && this.#from > Number(asNumber.value);
    if (!lowers && asNumber.kind === "const" && rangeOf(state, state.irql).lo >= Number(asNumber.value)) return;
    state.irql = asNumber;
    const text = this.#argText(0);
    state.irqlWhy = this.#why(`${this.#name}${text ? `(${text})` : ""} raises the IRQL to ${levelWord(asNumber)} here`);
  }

  #acquire(clause: Clause, savedAs: Term | undefined): void {
    const key = this.#lockKey(clause.text ?? "", clause.param);
    const held = this.#state.locks.find((lock) => lock.key === key.term);
    // Who takes a lock of which it was in doubt whether it is held did not hold it.
    const heldAlready = held?.hold === undefined || !exclusive.has(held.kind) ? held : undefined;
    if (held !== heldAlready) this.#state.locks = this.#state.locks.filter((lock) => lock !== held);
    const raised = this.#state.irql !== this.#before;
    const lock: Lock = {
      key: key.term,
      kind: this.#kindOf(clause, key.type),
      name: key.name,
      before: raised || savedAs ? this.#before : undefined,
      savedAs,
      level: this.#state.irql,
      why: this.#why(`${key.name} is acquired here by ${this.#name}`),
      fromEntry:
        this.#state.mark("not-held", key.term)?.value === givenUp ||
        this.#state.mark(givenUpBefore, key.term) !== undefined,
      ...(askedForOwner(this.#terms, this.#state) ? { hold: "counted" } : {}),
    };
    this.#events.push({ kind: "acquire", lock, heldAlready });
    // What a lock lies in is there, and so is one that a handle names.
    if (key.term.kind === "address") assumeThere(this.#state, key.term.place);
    else if (key.term.kind !== "const") assume(this.#state, key.term, true);
    this.#state.clearMark("not-held", key.term);
    this.#state.clearMark(givenUpBefore, key.term);
    this.#state.locks = [...this.#state.locks, lock];
  }

  #release(clause: Clause, restored: Term | undefined): Term | undefined {
    const state = this.#state;
    const key = this.#lockKey(clause.text ?? "", clause.param);
    const kind = this.#kindOf(clause, key.type);
    const { lock, sure, either } = findHeld(state, key.term, kind);
    this.#events.push({
      kind: "release",
      key: key.term,
      released: lock,
      sure,
      restored,
      name: key.name,
      lockKind: kind,
    });
    // One of several, and not told which: none of them is known to be held any more.
    if (either.length > 0) {
      state.locks = state.locks.filter((other) => !either.includes(other));
      state.locksKnown = false;
      return undefined;
    }
    if (!lock) {
      state.setMark(
        "not-held",
        key.term,
        state.locksKnown ? "released" : givenUp,
        this.#why(`${key.name} is released here`),
      );
      return undefined;
    }
    const index = state.locks.lastIndexOf(lock);
    state.locks = state.locks.filter((_, at) => at !== index);
    if (!state.locks.some((other) => other.key === key.term)) {
      const how = lock.fromEntry ? givenUp : "released";
      state.setMark("not-held", key.term, how, this.#why(`${key.name} is released here`));
    }
    if (!restored) return lock.before;
    // A saved level that was lost sight of (kept in a structure, passed around) is taken to be the one saved with the lock.
    // One that cannot be right is reported there and then, and not again for everything that follows.
    if (lock.before && restored !== lock.before) {
      const range = rangeOf(state, state.savedLevel(restored) ?? restored);
      const saved = rangeOf(state, lock.before);
      if (
        !state.savedLevel(restored) &&
        (range.lo === Number.NEGATIVE_INFINITY || range.hi === Number.POSITIVE_INFINITY)
      )
        return lock.before;
      if (range.hi < saved.lo || range.lo > saved.hi) return lock.before;
    }
    return undefined;
  }

  #lockKey(text: string, param: number | undefined): { term: Term; name: string; type: Type | undefined } {
    const { paramNames, args } = this.#scope;
    const plain = text.replaceAll(/[\s()&*]/g, "");
    const [first, ...members] = plain.split(/(->|\.)/);
    let index = first === undefined ? -1 : paramNames.indexOf(first);
    if (index < 0 && (plain === "" || current.has(plain)) && param !== undefined) index = param;
    const arg = index >= 0 ? args[index] : undefined;
    if (arg) {
      const type = parameterType(this.#scope.type, index);
      const { term, ref } = this.#member(arg, type, members);
      const written = this.#argText(index);
      const name = written === undefined ? pathOf(ref) || "the lock" : lockName(written, members.join(""));
      return { term, name, type };
    }
    return { term: globalLock(this.#terms, plain), name: globalLockName(plain), type: undefined };
  }

  /** What a path such as `->Queue->Lock`, in its parts, leads to from an argument: the address of a lock, or its handle. */
  #member(arg: Term, type: Type | undefined, path: readonly string[]): { term: Term; ref: PlaceRef } {
    let place: TypedPlace = { ref: this.#terms.deref(arg), type: pointee(type) };
    for (let at = 0; at + 1 < path.length; at += 2) {
      if (at > 0 && path[at] === "->") place = { ref: this.#terms.deref(this.#held(place)), type: pointee(place.type) };
      place = memberOf(this.#scope, place, path[at + 1] ?? "");
    }
    const { ref } = place;
    return { term: place.type?.kind === "pointer" ? this.#held(place) : this.#terms.address(ref), ref };
  }
  #held({ ref, type }: TypedPlace): Term {
    return this.#scope.evaluator.load(this.#state, ref, type);
  }

  #kindOf(clause: Clause, type: Type | undefined): LockKind {
    const text = (clause.text ?? "").toLowerCase();
    if (text.includes("cancel")) return "cancel-spin";
    if (clause.kind === "acquiresRegion" || clause.kind === "releasesRegion" || text.includes("region"))
      return "region";
    if (type?.kind !== "pointer") return "other";
    const names = `${type.alias?.name ?? ""} ${type.to.alias?.name ?? ""} ${type.to.kind === "record" ? (type.to.decl.name ?? "") : ""}`;
    if (/LOCK_QUEUE/.test(names)) return "queued-spin";
    if (/SPIN_?LOCK/.test(names)) return "spin";
    if (/KINTERRUPT/.test(names)) return "interrupt-spin";
    if (/ERESOURCE/.test(names)) return "resource";
    if (/MUTANT/.test(names)) return "mutant";
    if (/MUTEX/.test(names)) return "mutex";
    if (/PUSH_?LOCK/.test(names)) return "push";
    if (/WAITLOCK/.test(names)) return "wait";
    return "other";
  }
}

/** The path has found that another thread than this one is the owner of something. */
function askedForOwner(terms: Terms, state: State): boolean {
  return state.facts.some((fact, id) => {
    const term = terms.term(id);
    if (term.kind !== "op" || !term.args.includes(terms.currentThread)) return false;
    return (term.op === "ne" && fact.lo === 1) || (term.op === "eq" && fact.hi === 0);
  });
}
/** The key of a lock that contracts name without a parameter, e.g. `_Global_cancel_spin_lock_`. */
export function globalLock(terms: Terms, text: string): Term {
  const name = /cancel/i.test(text)
    ? "cancel"
    : /critical/i.test(text)
      ? "critical"
      : /guarded/i.test(text)
        ? "guarded"
        : text;
  return terms.address(terms.global(`lock:${name}`));
}

/** A lock as the caller would write it: the argument, and the way from it. */
function lockName(argument: string, path: string): string {
  return argument.startsWith("&")
    ? `${argument.replace(/^&\s*/, "")}${path.replace(/^->/, ".")}`
    : `${argument}${path}`;
}
function parameterType(type: FunctionType, index: number): Type | undefined {
  return type.params[index]?.type;
}
function levelWord(term: Term): string {
  if (term.kind !== "const") return "another level";
  return ["PASSIVE_LEVEL", "APC_LEVEL", "DISPATCH_LEVEL"][Number(term.value)] ?? "a device level";
}
function globalLockName(text: string): string {
  if (/cancel_spin/i.test(text)) return "the cancel spin lock";
  if (/critical_region/i.test(text)) return "the critical region";
  if (/guarded_region/i.test(text)) return "the guarded region";
  return text.replaceAll(/^_+|_+$/g, "").replaceAll("_", " ") || "the lock";
}

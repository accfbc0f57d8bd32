// Crossing a call: what of the caller's state the callee is shown, under names that do not depend on the caller, and how what
// comes out is given back its names. Names are given in order of first appearance, so two calls in like situations make equal
// entries and are analysed once.

import { isAlternatives } from "./alternatives.ts";
import { isSpentFind, registered, takenOnOtherWays } from "./apart.ts";
import { isArgument, isPointedAt, mentioned, nameable, termMentioned } from "./covered.ts";
import { copyInside } from "./evaluate.ts";
import { isComparison, rangeOf } from "./facts.ts";
import { isVariableOfCaller, objects, values, variables } from "./naming.ts";
import { baseOf, recordOf } from "./pool.ts";
import { isOutOfReach } from "./reach.ts";
import type { IrpState, Lock, Why } from "./state.ts";
import { markKey, State } from "./state.ts";
import { type Leaf, type Naming, type PlaceRef, rootOf, type Term } from "./term.ts";
import type { Terms } from "./terms.ts";
import { isInterlocked, loweredIn, onlyMayRaise } from "./turns.ts";
import { isRequestMemory, isRequestorMode, untrustedIn } from "./untrusted.ts";
import type { Footprint } from "./world.ts";

export interface Entry {
  readonly state: State;
  readonly args: readonly Term[];
  readonly key: string;
  /** The values of a caller, or of one further up, and what it knew of them were not passed. */
  readonly isGeneral?: boolean;
}
export interface Outcome {
  readonly state: State;
  readonly value: Term | undefined;
}

export class Crossing {
  readonly entry: Entry;
  readonly #terms: Terms;
  readonly #caller: State;
  /** Canonical atom's id to what it stands for. */
  readonly #back = new Map<number, Term>();
  readonly #atoms = new Map<number, Term>();
  readonly #locals = new Map<number, PlaceRef>();
  readonly #done = new Map<number, Term>();
  readonly #passedStore: number[] = [];
  /** By what they are called inside. */
  readonly #passedIrps = new Map<number, number>();
  readonly #passedMarks = new Map<string, string>();
  readonly #passedLocks: boolean;
  /** IRPs to which only memory leads that the callee was not shown: it may have done to them what it does to IRPs. */
  readonly #unseenIrps: number[] = [];
  #names = 0;

  /** `general`: the callee is shown little; `knowsAll`: so was not the caller. */
  constructor(
    terms: Terms,
    caller: State,
    args: readonly Term[],
    footprint: Footprint,
    { general, knowsAll }: { readonly general: boolean; readonly knowsAll: boolean },
  ) {
    this.#terms = terms;
    this.#caller = caller;
    this.#passedLocks = footprint.locks;
    const canonical = args.map((arg) => this.#in(arg));
    const state = new State({
      irql: this.#in(caller.irql),
      irqlWhy: { kind: "entry-irql" },
      grounds: caller.grounds,
      // Who asks the same again may give back what only another way has taken.
      locksKnown: caller.locksKnown && footprint.locks && caller.marksNamed(takenOnOtherWays).length === 0,
      lastOneElsewhere: caller.lastOneElsewhere || caller.turns?.lastOne === true,
      raisedElsewhere: caller.raisedElsewhere || onlyMayRaise(caller.turns),
    });
    if (footprint.locks) {
      state.locks = caller.locks.map((lock, index) => ({
        ...lock,
        key: this.#in(lock.key),
        before: lock.before && this.#in(lock.before),
        savedAs: lock.savedAs && this.#in(lock.savedAs),
        level: lock.level && this.#in(lock.level),
        why: { kind: "entry-lock", index },
        fromEntry: true,
      }));
    }
    // Even who learns little else is told what lies where its arguments point: a level, a flag, by which it goes on.
    // A member whose very address is an argument is read and written without its name.
    const isWanted = (place: PlaceRef) =>
      (general ? isPointedAt(terms, caller.store, place, args) : mentioned(place, footprint)) ||
      isArgument(place, args);
    this.#passMemory(state, isWanted);
    if (footprint.irps) this.#passIrps(state);
    if (general && footprint.irps) {
      const isUnseen = (irp: Term) => !args.includes(irp) && !isOutOfReach(terms, caller, irp, args);
      for (const id of caller.irps.keys()) if (isUnseen(terms.term(id))) this.#unseenIrps.push(id);
    }
    this.#passMarks(state, args, footprint);
    this.#passFacts(state, args, footprint, general);
    const isGeneral = general || !knowsAll;
    this.entry = {
      state,
      args: canonical,
      key: `${isGeneral ? "general:" : ""}${canonical.map((arg) => arg.id).join()}@${state.key}`,
      isGeneral,
    };
  }

  /**
   * The caller's state after the callee, entered with what `entered` knows, was left so; `fresh` names the values the callee made.
   * What is as it was on entry stays as the caller has it.
   */
  leave(
    entered: State,
    outcome: Outcome,
    fresh: Naming,
    site: Why,
  ): { state: State; value: Term | undefined; isPossible: boolean } {
    const out = new Returning(this.#terms, this.#back, fresh);
    const value = outcome.value && out.term(outcome.value);
    const state = this.#caller.clone();
    const inner = outcome.state;
    state.levelAsked ||= inner.levelAsked;
    state.lastOneElsewhere ||= inner.lastOneElsewhere;
    state.raisedElsewhere ||= inner.raisedElsewhere;
    state.irql = this.#isLeftAsEntered(inner) ? this.#caller.irql : out.term(inner.irql);
    state.irqlWhy =
      inner.irqlWhy.kind === "entry-irql" ? this.#caller.irqlWhy : inner.irqlWhy.kind === "site" ? inner.irqlWhy : site;
    if (this.#passedLocks) {
      state.locksKnown = this.#caller.locksKnown && inner.locksKnown;
      if (inner.locks !== entered.locks) state.locks = inner.locks.map((lock) => this.#lockOut(lock, out));
    } else if (inner.locks.length > 0) {
      state.locks = [...state.locks, ...inner.locks.map((lock) => this.#lockOut(lock, out))];
    }
    this.#irpsOut(state, entered, inner, out, site);
    for (const id of this.#unseenIrps) {
      const irp = state.irps.get(id);
      if (irp) state.irps.set(id, { ...irp, owner: irp.owner === "owned" ? "unknown" : irp.owner, pending: "unknown" });
    }
    this.#marksOut(state, entered, inner, out, site);
    // What may hold a copy of an object that the callee was not shown whole.
    const copies: PlaceRef[] = [];
    entered.store.differences(inner.store, (id, _, held) => {
      const place = out.place(this.#terms.place(id));
      const value = held && out.term(held);
      if (value) {
        state.put(this.#terms, place, value);
        if (value.kind === "load") copies.push(place);
        return;
      }
      state.store.delete(place.id);
      // The object around it may have become a copy of the same one again, which is no difference by itself.
      for (let at = place; at.kind === "field" || at.kind === "element"; ) {
        at = at.base;
        copies.push(at);
      }
    });
    for (const place of copies) this.#copyObject(state, place);
    let isPossible = true;
    entered.facts.differences(inner.facts, (id, _, fact) => {
      const term = out.term(this.#terms.term(id));
      if (term.kind === "const") return;
      if (!fact) {
        state.facts.delete(term.id);
        return;
      }
      // A helper that asks whether the level is raised, to print or not, is no proof that its callers run at a raised level.
      const isLevel = term === this.#terms.entryIrql || term === this.#caller.irql;
      // The callee may have been shown less than its caller knows.
      const known = rangeOf(state, term);
      if (!isLevel && (fact.lo > known.hi || known.lo > fact.hi || (fact.lo === fact.hi && fact.lo === known.not)))
        isPossible = false;
      state.facts.set(term.id, isLevel ? { ...fact, lo: this.#caller.facts.get(term.id)?.lo ?? 0 } : fact);
    });
    return { state, value, isPossible };
  }
  /** Gives a place that holds the value of an object what is known of the object's parts. */
  #copyObject(state: State, place: PlaceRef): void {
    const value = state.store.get(place.id);
    if (value?.kind === "load" && this.#terms.partsOf(value.place).length > 0)
      copyInside(this.#terms, state, value.place, place);
  }
  #irpsOut(state: State, entered: State, inner: State, out: Returning, site: Why): void {
    for (const [id, own] of this.#passedIrps) if (!inner.irps.has(id)) state.irps.delete(own);
    for (const [id, irp] of [...inner.irps].sort(byKey)) {
      const before = entered.irps.get(id);
      if (!before || !isSameIrp(before, irp)) state.irps.set(out.term(this.#terms.term(id)).id, irpOut(irp, out, site));
    }
  }
  #marksOut(state: State, entered: State, inner: State, out: Returning, site: Why): void {
    for (const [key, own] of this.#passedMarks) if (!inner.marks.has(key)) state.marks.delete(own);
    for (const [key, mark] of inner.marks) {
      const before = entered.marks.get(key);
      if (before?.value === mark.value && before.with === mark.with) continue;
      const why = mark.why?.kind === "site" || !mark.why ? mark.why : site;
      state.setMark(mark.name, out.term(mark.term), mark.value, why, mark.with && out.term(mark.with));
    }
  }
  /** It was raised to the very level that the way has found it to be entered at. */
  #isLeftAsEntered({ irql, facts }: State): boolean {
    const known = facts.get(this.#in(this.#caller.irql).id);
    return irql.kind === "const" && known?.lo === Number(irql.value) && known.hi === known.lo;
  }
  #lockOut(lock: Lock, out: Returning): Lock {
    const mine = lock.why.kind === "entry-lock" ? this.#caller.locks[lock.why.index] : undefined;
    return {
      ...lock,
      key: out.term(lock.key),
      before: lock.before && out.term(lock.before),
      savedAs: lock.savedAs && out.term(lock.savedAs),
      level: lock.level && out.term(lock.level),
      why: mine?.why ?? lock.why,
      fromEntry: mine?.fromEntry ?? lock.fromEntry,
      name: mine?.name ?? lock.name,
    };
  }

  // ---- inwards ----------------------------------------------------------------------------------------------------

  #renaming() {
    return { atoms: this.#atoms, locals: this.#locals, terms: this.#done };
  }
  #in(term: Term): Term {
    this.#name(term.leaves);
    return this.#terms.rename(term, this.#renaming());
  }
  #name(leaves: readonly Leaf[]): void {
    let grew = false;
    for (const leaf of leaves) {
      if (leaf.kind === "atom") {
        if (this.#terms.isCommon(leaf) || this.#atoms.has(leaf.id)) continue;
        const isObject = leaf.name.startsWith("object:");
        const made = this.#terms.numbered(
          isVariableOfCaller(leaf) ? variables : isObject ? objects : values,
          this.#names++,
        );
        this.#atoms.set(leaf.id, made);
        this.#back.set(made.id, leaf);
      } else {
        if (this.#locals.has(leaf.local)) continue;
        const made = this.#terms.numbered(variables, this.#names++);
        this.#locals.set(leaf.local, this.#terms.deref(made));
        this.#back.set(made.id, this.#terms.address(leaf));
      }
      grew = true;
    }
    if (grew) this.#done.clear();
  }
  #reachable(leaves: readonly Leaf[]): boolean {
    return leaves.every(
      (leaf) =>
        this.#terms.isCommon(leaf) || (leaf.kind === "atom" ? this.#atoms.has(leaf.id) : this.#locals.has(leaf.local)),
    );
  }
  #passMemory(state: State, isWanted: (place: PlaceRef) => boolean): void {
    const waiting = new Set(this.#caller.store.keys());
    for (let round = 0; round < 4; round++) {
      let passed = false;
      for (const id of waiting) {
        const place = this.#terms.place(id);
        if (!this.#reachable(place.leaves) || !isWanted(place)) continue;
        // The caller's own variables are only passed if their address is.
        const value = this.#caller.store.get(id);
        if (!value) continue;
        waiting.delete(id);
        this.#passedStore.push(id);
        const inside = this.#in(value);
        state.store.set(this.#terms.renamePlace(place, this.#renaming()).id, inside);
        passed = true;
      }
      if (!passed) break;
    }
  }
  #passIrps(state: State): void {
    for (const [id, irp] of [...this.#caller.irps].sort(byKey)) {
      const term = this.#terms.term(id);
      if (!this.#reachable(term.leaves)) continue;
      const inside = this.#in(term).id;
      this.#passedIrps.set(inside, id);
      state.irps.set(inside, {
        ...irp,
        completionRoutine: irp.completionRoutine && this.#in(irp.completionRoutine),
        lowerStatus: irp.lowerStatus && this.#in(irp.lowerStatus),
        answered: irp.answered && this.#in(irp.answered),
      });
    }
  }
  #passMarks(state: State, args: readonly Term[], footprint: Footprint): void {
    // Who does nothing to IRPs, and hands nothing to what is not seen, has only to know of what it can name.
    const given = footprint.irps ? undefined : this.#givenTo(args);
    for (const key of [...this.#caller.marks.keys()].sort()) {
      const mark = this.#caller.marks.get(key);
      if (!mark || !this.#reachable(mark.term.leaves) || isSpentFind(mark)) continue;
      // Whether a callee takes back what is registered is asked where it is called.
      if (mark.name === registered) continue;
      // A handle is closed by a callee that knows nothing of the status with which it was opened.
      if (mark.name === "saved-level" && mark.with && !this.#reachable(mark.with.leaves)) continue;
      if (mark.name === "not-held" && !this.#passedLocks) continue;
      if (given && !ofLocks.has(mark.name) && !nameable(mark.term, given, footprint)) continue;
      const inside = this.#in(mark.term);
      this.#passedMarks.set(markKey(mark.name, inside), key);
      state.setMark(mark.name, inside, mark.value, mark.why, mark.with && this.#in(mark.with));
    }
  }
  /** What is passed, in arguments and in memory, what it lies in and what it was read from: an extension goes with its device. */
  #givenTo(args: readonly Term[]): ReadonlySet<Term> {
    const given = new Set<Term>();
    const add = (term: Term | undefined) => {
      if (!term || given.has(term)) return;
      given.add(term);
      // The record that an entry of a list lies in goes with the entry.
      if (term.kind === "op") add(baseOf(term));
      const root = term.kind === "address" || term.kind === "load" ? rootOf(term.place) : undefined;
      if (root?.kind === "deref") add(root.pointer);
    };
    for (const arg of args) add(arg);
    for (const id of this.#passedStore) add(this.#caller.store.get(id));
    return given;
  }
  #passFacts(state: State, args: readonly Term[], footprint: Footprint, general: boolean): void {
    // What is known of a thing goes with the mark on it: that an allocation succeeded, a handle was opened.
    const marked = new Set<Term>();
    // The callee may ask about what it is given without naming the member that it came from.
    const given = new Set<Term>(args);
    for (const id of this.#passedStore) {
      const value = this.#caller.store.get(id);
      if (value) given.add(value);
    }
    for (const key of this.#passedMarks.values()) {
      const mark = this.#caller.marks.get(key);
      for (const term of [mark?.term, mark?.with]) if (term) marked.add(term);
    }
    // What limits a request's values goes with them and with its buffers, and whether a program sent it.
    const fromRequest = args.some((arg) => isRequestMemory(arg) || untrustedIn(arg).length > 0);
    this.#caller.facts.each((fact, id) => {
      const term = this.#terms.term(id);
      if (!this.#reachable(term.leaves) || isAlternatives(term)) return;
      const plain =
        !general &&
        (given.has(term) ||
          termMentioned(term, footprint) ||
          (fromRequest && (untrustedIn(term).length > 0 || isRequestorMode(term))));
      if (term !== this.#terms.entryIrql && !marked.has(term) && !plain && !this.#asksForLevel(term)) return;
      state.facts.set(this.#in(term).id, fact);
    });
  }
  /** Which level it is was asked, and may be asked again; one that is known answers by itself, and any number may be compared with it. */
  #asksForLevel(term: Term): boolean {
    const { irql } = this.#caller;
    return irql.kind !== "const" && isComparison(term) && term.kind === "op" && term.args.includes(irql);
  }
}

/** Gives what comes out of a callee the caller's names, and new names to what the callee made. */
class Returning {
  readonly #terms: Terms;
  readonly #atoms: Map<number, Term>;
  readonly #locals = new Map<number, PlaceRef>();
  readonly #done = new Map<number, Term>();
  readonly #fresh: Naming;
  /** For what is never NULL. */
  readonly #freshObject: Naming;
  /** For counts that it has lowered. */
  readonly #freshCount: Naming;
  #names = 0;

  constructor(terms: Terms, back: ReadonlyMap<number, Term>, fresh: Naming) {
    this.#terms = terms;
    this.#atoms = new Map(back);
    this.#fresh = fresh;
    this.#freshObject = { name: `object:${fresh.name}`, place: fresh.place };
    this.#freshCount = { name: loweredIn(fresh.name), place: fresh.place };
  }
  term(term: Term): Term {
    this.#name(term.leaves);
    return this.#terms.rename(term, { atoms: this.#atoms, locals: this.#locals, terms: this.#done });
  }
  place(place: PlaceRef): PlaceRef {
    this.#name(place.leaves);
    return this.#terms.renamePlace(place, { atoms: this.#atoms, locals: this.#locals, terms: this.#done });
  }
  #name(leaves: readonly Leaf[]): void {
    let grew = false;
    for (const leaf of leaves) {
      if (leaf.kind === "atom") {
        if (this.#terms.isCommon(leaf) || this.#atoms.has(leaf.id)) continue;
        const by = leaf.name.startsWith("object:")
          ? this.#freshObject
          : isInterlocked(leaf)
            ? this.#freshCount
            : this.#fresh;
        this.#atoms.set(leaf.id, this.#terms.numbered(by, this.#names++));
      } else {
        if (this.#locals.has(leaf.local)) continue;
        const { name, place } = this.#freshObject;
        this.#locals.set(leaf.local, this.#terms.deref(this.#terms.atom(`${name}:gone${leaf.local}`, place)));
      }
      grew = true;
    }
    if (grew) this.#done.clear();
  }
}
/** But for where its owner changed last. */
function isSameIrp(a: IrpState, b: IrpState): boolean {
  return (
    a.owner === b.owner &&
    a.pending === b.pending &&
    a.completionRoutine === b.completionRoutine &&
    a.cancelRoutine === b.cancelRoutine &&
    a.lowerStatus === b.lowerStatus &&
    a.made === b.made &&
    a.answered === b.answered
  );
}
function irpOut(irp: IrpState, out: Returning, site: Why): IrpState {
  return {
    ...irp,
    completionRoutine: irp.completionRoutine && out.term(irp.completionRoutine),
    lowerStatus: irp.lowerStatus && out.term(irp.lowerStatus),
    answered: irp.answered && out.term(irp.answered),
    why: irp.why === undefined || irp.why.kind === "site" ? irp.why : site,
  };
}

/** Marks that go with levels and locks, wherever these are. */
const ofLocks: ReadonlySet<string> = new Set(["saved-level", "not-held", "given-up-before"]);
const byKey = (a: readonly [number, unknown], b: readonly [number, unknown]): number => a[0] - b[0];

const none: readonly Leaf[] = [];
/** Strips what means nothing outside the function: its own variables, memory nobody can reach, facts about values nobody holds. */
export function outcomeOf(terms: Terms, state: State, value: Term | undefined, args: readonly Term[]): Outcome {
  const out = state.clone();
  // They are places in the callee.
  out.lastOneElsewhere ||= out.turns?.lastOne === true;
  out.raisedElsewhere ||= onlyMayRaise(out.turns);
  out.turns = undefined;
  const held = new Set<Leaf>(terms.common);
  const hold = (term: Term | undefined) => {
    // For all that the function leaves: an iterator would cost more than the one or two there are.
    for (let at = 0; term !== undefined && at < term.leaves.length; at++) {
      const leaf = term.leaves[at];
      if (leaf) held.add(leaf);
    }
  };
  hold(value);
  hold(out.irql);
  for (const arg of args) hold(arg);
  for (const lock of out.locks) {
    hold(lock.key);
    hold(lock.savedAs);
  }
  for (const [id, irp] of out.irps) {
    hold(terms.term(id));
    hold(irp.lowerStatus);
  }
  for (const mark of out.marks.values()) if (mark.name !== "saved-level") hold(mark.term);
  keepReachable(terms, out, held);
  for (const [key, mark] of out.marks) {
    const gone = mark.term.leaves.some(
      (leaf) => leaf.kind === "local" || (mark.name === "saved-level" && !held.has(leaf)),
    );
    // What was found in memory is known again only by those who found it; an argument is the caller's.
    if (gone || (isSpentFind(mark) && !args.some((arg) => recordOf(arg) === mark.term))) out.marks.delete(key);
    else {
      hold(mark.term);
      hold(mark.with);
    }
  }
  out.facts.each((_, id) => {
    const { leaves } = terms.term(id);
    const isGone = isAlternatives(terms.term(id)) || !leaves.every((leaf) => leaf.kind === "atom" && held.has(leaf));
    if (isGone) out.facts.delete(id);
  });
  return { state: out, value };
}
/** Memory is reached from what is held already, and what it holds is held then. */
function keepReachable(terms: Terms, out: State, held: Set<Leaf>): void {
  let waiting = out.store.keys();
  for (let grew = true; grew; ) {
    grew = false;
    const left: number[] = [];
    for (const id of waiting) {
      const { leaves } = terms.place(id);
      if (leaves.some((leaf) => leaf.kind === "local")) out.store.delete(id);
      else if (leaves.every((leaf) => held.has(leaf))) {
        for (const leaf of out.store.get(id)?.leaves ?? none) held.add(leaf);
        grew = true;
      } else left.push(id);
    }
    waiting = left;
  }
  for (const id of waiting) out.store.delete(id);
}

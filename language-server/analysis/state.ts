// One disjunct of the abstract state: everything known on one path at one point of a function.
// Values are terms; what is known about them are facts. Locks, IRPs and marks are the typestate that rules read; two states
// with equal typestate may be merged when there are too many, two with different typestate never are.
import type { TokenRange } from "../../compiler/source/source.ts";
import { Held } from "./held.ts";
import { Marks, type Sameness, Values } from "./maps.ts";
import { isCallers } from "./naming.ts";
import { overlap } from "./overlay.ts";
import type { AtomTerm, Naming, PlaceRef, Term } from "./term.ts";
import { mayBeSame, within } from "./term.ts";
import type { Terms } from "./terms.ts";
import type { Turn } from "./turns.ts";

/** A place in a function of the project. */
export interface Site {
  readonly fn: string;
  readonly at: TokenRange;
}
/** Why something is as it is: shown as related information. `entry*` stand for the caller's reason while a callee is analysed. */
export type Why =
  | { readonly kind: "site"; readonly site: Site; readonly message: string }
  | { readonly kind: "entry-irql" }
  | { readonly kind: "entry-lock"; readonly index: number };

export interface Fact {
  readonly lo: number;
  readonly hi: number;
  /** One value that is excluded. */
  readonly not: number | undefined;
}

export type LockKind =
  | "spin"
  | "queued-spin"
  | "cancel-spin"
  | "interrupt-spin"
  | "mutex"
  | "push"
  /** A dispatcher object, which its owner may take again. */
  | "mutant"
  /** The framework's. */
  | "wait"
  | "resource"
  | "region"
  | "other";
export interface Lock {
  readonly key: Term;
  readonly kind: LockKind;
  /** As the source names it, for messages. */
  readonly name: string;
  /** The level before it was taken, if taking it raised the IRQL. */
  readonly before: Term | undefined;
  /** The value in which the program was given the level before, if it was. */
  readonly savedAs: Term | undefined;
  /** The level since it was taken. */
  readonly level: Term | undefined;
  readonly why: Why;
  /** Entered with it. */
  readonly fromEntry: boolean;
  /**
   * `counted`: taken because this thread did not own it yet, or so it seems: its owner counts, and gives it up when the count says so.
   * `asked`: taken because of something that was asked out of sight, and may be asked again when it is given back.
   * `doubted`: kept on this way by a callee that gives it back on others, and answers the same: what decided may be what the lock's owner says.
   */
  readonly hold?: "counted" | "asked" | "doubted";
}

export type IrpOwner =
  /** This code must complete, forward or keep it. */
  | "owned"
  | "completed"
  /** Passed to another driver, and will not come back. */
  | "forwarded"
  /** Passed to another driver with a completion routine that may give it back. */
  | "forwarded-with-routine"
  /** Put into a queue, list, work item or field: someone else will finish it. */
  | "kept"
  /** Given to code that is not seen. */
  | "unknown";
export interface IrpState {
  readonly owner: IrpOwner;
  readonly pending: "no" | "yes" | "unknown";
  readonly completionRoutine: Term | undefined;
  readonly cancelRoutine: "none" | "set" | "unknown";
  /** The value IoCallDriver gave for it. */
  readonly lowerStatus: Term | undefined;
  /** Where the owner changed last. */
  readonly why: Why | undefined;
  /** This code made it (IoAllocateIrp and the like) rather than received it. */
  readonly made: boolean;
  /**
   * Completed by a callee that answered with this value, which other ways through it may answer with too, and leave the IRP alone:
   * found to be one certain value, it no longer says which of them it was.
   */
  readonly answered?: Term | undefined;
}

/** A rule's own small typestate on a term, e.g. "device" → "created". */
export interface Mark {
  readonly name: string;
  readonly term: Term;
  readonly value: string;
  readonly why: Why | undefined;
  /** What the rule wants to remember besides. */
  readonly with: Term | undefined;
}

export class State {
  irql: Term;
  irqlWhy: Why;
  /** How sure the bounds of the entry level are; see `entry.ts`. */
  grounds: Grounds;
  readonly store: Values<Term>;
  readonly facts: Values<Fact>;
  locks: readonly Lock[];
  readonly irps: Marks<number, IrpState>;
  readonly marks: Marks<string, Mark>;
  /** Every lock held is in `locks`: what is not there is not held. */
  locksKnown: boolean;
  /** The way asked an unknown value which level it is (`if (Irql < DISPATCH_LEVEL)`): what it says of levels hangs on the answer. */
  levelAsked: boolean;
  /** The way leads through another function's finding that a count has come to zero: who calls that one may hold a reference. */
  lastOneElsewhere: boolean;
  /** A caller called from a handler, or a callee came back from one, though nothing says that what is guarded there raises exceptions. */
  raisedElsewhere: boolean;
  /** The branches taken on the way; no part of what is known. */
  turns: Turn | undefined;

  constructor(from: {
    irql: Term;
    irqlWhy: Why;
    grounds: Grounds;
    store?: Values<Term>;
    facts?: Values<Fact>;
    locks?: readonly Lock[];
    irps?: Marks<number, IrpState>;
    marks?: Marks<string, Mark>;
    locksKnown?: boolean;
    levelAsked?: boolean;
    lastOneElsewhere?: boolean;
    raisedElsewhere?: boolean;
    turns?: Turn | undefined;
  }) {
    this.irql = from.irql;
    this.irqlWhy = from.irqlWhy;
    this.grounds = from.grounds;
    this.store = from.store?.copy() ?? new Values(sameTerms);
    this.facts = from.facts?.copy() ?? new Values(sameFacts);
    this.locks = from.locks ?? [];
    this.irps = from.irps?.copy() ?? new Marks(describeIrp);
    this.marks = from.marks?.copy() ?? new Marks(describeMark, ({ name }) => name);
    this.locksKnown = from.locksKnown ?? false;
    this.levelAsked = from.levelAsked ?? false;
    this.lastOneElsewhere = from.lastOneElsewhere ?? false;
    this.raisedElsewhere = from.raisedElsewhere ?? false;
    this.turns = from.turns;
  }

  clone(): State {
    return new State(this);
  }

  /** Equal typestate: the two differ only in values and facts. */
  get typestate(): string {
    return `${this.irql.id}${this.locksKnown ? "k" : "u"}${describeLocks(this.locks)}#${this.irps.text}#${this.marks.text}`;
  }
  /** The typestate without what matters only to what is done with things that are over. */
  get essence(): string {
    let text = `${this.irql.id}${this.locksKnown ? "k" : "u"}${describeLocks(this.locks)}#${this.irps.text}#`;
    for (const [key, mark] of this.marks) if (!isOver(mark)) text += `${describeMark(key, mark)};`;
    return text;
  }
  /** Equal for equal states; seldom for others, see `equals`. */
  get hash(): number {
    return this.store.hash ^ Math.imul(this.facts.hash, 31);
  }
  equals(other: State): boolean {
    return (
      this.hash === other.hash &&
      this.grounds.lower === other.grounds.lower &&
      this.grounds.upper === other.grounds.upper &&
      this.#hasTypestateOf(other) &&
      this.store.equals(other.store) &&
      this.facts.equals(other.facts)
    );
  }

  /** Equal typestates, compared part by part: no text is put together for it. */
  #hasTypestateOf(other: State): boolean {
    return (
      this.irql === other.irql &&
      this.locksKnown === other.locksKnown &&
      describeLocks(this.locks) === describeLocks(other.locks) &&
      this.irps.text === other.irps.text &&
      this.marks.text === other.marks.text
    );
  }

  get key(): string {
    let key = `${this.typestate}#${this.grounds.lower ? 1 : 0}${this.grounds.upper ? 1 : 0}${this.lastOneElsewhere ? "l" : ""}${this.raisedElsewhere ? "r" : ""}#`;
    this.store.each((value, id) => {
      key += `${id}=${value.id};`;
    });
    for (const [id, { answered }] of this.irps) if (answered) key += `~${id}:${answered.id};`;
    key += "#";
    this.facts.each(({ lo, hi, not }, id) => {
      key += `${id}:${lo},${hi},${not};`;
    });
    return key;
  }

  // ---- memory -----------------------------------------------------------------------------------------------------

  write(terms: Terms, place: PlaceRef, value: Term | undefined): void {
    if (terms.mayBeElsewhere(place)) {
      this.store.each((_, id) => {
        if (id === place.id) return;
        const other = terms.place(id);
        if (within(other, place)) this.store.delete(id);
        else if (place.inUnion && other.inUnion && !within(place, other) && this.#overwrite(terms, other, place))
          return;
        else if (mayAlias(other, place)) this.store.set(id, terms.atom(`alias:${id}:${place.id}`));
      });
    }
    if (value) this.store.set(place.id, value);
    else this.store.delete(place.id);
  }
  /** What lies in the same bytes of a union holds what was written there; tells whether it did. */
  #overwrite(terms: Terms, other: PlaceRef, written: PlaceRef): boolean {
    const shared = overlap(other, written);
    // What reads it looks at what was written.
    if (shared === "covered") this.store.delete(other.id);
    else if (shared) this.store.set(other.id, terms.atom(`alias:${other.id}:${written.id}`));
    return shared !== undefined;
  }
  /** Puts a value that lies there already, by what was done elsewhere; other members of a union are no longer what they were. */
  put(terms: Terms, place: PlaceRef, value: Term): void {
    if (place.inUnion) this.#overwriteOthers(terms, place);
    this.store.set(place.id, value);
  }
  #overwriteOthers(terms: Terms, place: PlaceRef): void {
    this.store.each((_, id) => {
      const other = terms.place(id);
      if (other.inUnion && other !== place && !within(other, place) && !within(place, other))
        this.#overwrite(terms, other, place);
    });
  }
  /** Drops what a place and everything inside it hold, for good. */
  drop(terms: Terms, place: PlaceRef): void {
    this.store.delete(place.id);
    for (const part of terms.partsOf(place)) this.drop(terms, part);
  }
  /** Forgets what places and everything inside them hold; they read as `by` from now on. */
  havoc(terms: Terms, places: readonly PlaceRef[], by: Naming): void {
    if (places.length === 0) return;
    const insides = this.#inside(terms, places);
    for (const place of places) {
      for (const id of insides.get(place) ?? nobody) this.store.set(id, terms.numbered(by, id));
      this.put(terms, place, terms.numbered(by, place.id));
    }
  }
  /** Numbers of what lies inside each of some places, for those in which anything does. */
  #inside(terms: Terms, places: readonly PlaceRef[]): ReadonlyMap<PlaceRef, readonly number[]> {
    const wanted = new Set(places);
    const found = new Map<PlaceRef, number[]>();
    this.store.each((_, id) => {
      let at = terms.place(id);
      // Where a lock keeps the level before it, only the lock's own routines write.
      if (at.kind === "field" && at.name === savedLevelSlot) return;
      while (at.kind === "field" || at.kind === "element") {
        at = at.base;
        if (!wanted.has(at)) continue;
        const inside = found.get(at);
        if (inside) inside.push(id);
        else found.set(at, [id]);
      }
    });
    return found;
  }

  // ---- typestate --------------------------------------------------------------------------------------------------

  mark(name: string, term: Term): Mark | undefined {
    const marks = this.marks.values();
    // Asked by every listener: an iterator would cost more than the few there are.
    for (let at = 0; at < marks.length; at++) {
      const mark = marks[at];
      if (mark?.term === term && mark.name === name) return mark;
    }
    return undefined;
  }
  setMark(name: string, term: Term, value: string, why?: Why, remembered?: Term): void {
    this.marks.set(markKey(name, term), { name, term, value, why, with: remembered });
  }
  /** The level a value stands for, if it is one that a routine saved on this path. */
  savedLevel(term: Term): Term | undefined {
    return this.marks.size === 0 ? undefined : this.mark("saved-level", term)?.with;
  }
  clearMark(name: string, term: Term): void {
    this.marks.delete(markKey(name, term));
  }
  /** Drops marks that nothing can come of any more: nothing is owed for their things, and no value on this path leads to them. */
  dropSpent(terms: Terms, params: readonly Term[]): void {
    if (this.marks.size === 0) return;
    const idle = [...this.marks].filter(
      ([, mark]) => (isOver(mark) || lookedUp.has(mark.name)) && mark.term.leaves.length > 0,
    );
    if (idle.length === 0) return;
    const held = this.#held(terms, params);
    for (const [key, { term }] of idle) if (!held.has(term)) this.marks.delete(key);
  }
  /** Drops what is known of values, and of what lies behind them, to which nothing on this path leads any more. */
  dropLost(terms: Terms, params: readonly Term[]): void {
    // What was passed on entry, the caller may hold by other ways.
    const held = this.#held(terms, params, isCallers);
    this.store.each((_, id) => {
      if (!held.hasPlace(terms.place(id))) this.store.delete(id);
    });
    this.facts.each((_, id) => {
      if (!held.has(terms.term(id))) this.facts.delete(id);
    });
  }
  #held(terms: Terms, params: readonly Term[], isOthers?: (atom: AtomTerm) => boolean): Held {
    const others = [...params];
    for (const mark of this.marks.values()) {
      if (spent.has(mark.value) || lookedUp.has(mark.name)) continue;
      // What is owed for a thing is asked of what is known of it.
      if (!isOver(mark)) others.push(mark.term);
      if (mark.with !== undefined) others.push(mark.with);
    }
    return new Held(terms, this, others, isOthers);
  }
  marksNamed(name: string): readonly Mark[] {
    return this.marks.ofKind(name);
  }
}

export function markKey(name: string, term: Term): string {
  return `${name}:${term.id}`;
}
/** The member in which a lock or its handle keeps the level before it was taken. */
export const savedLevelSlot = "#saved-irql";

/** Whether the entry level's bounds are promised by a contract (a caller may really be there) or merely not excluded. */
export interface Grounds {
  readonly lower: boolean;
  readonly upper: boolean;
}

/** Values of marks that matter only to what is done with the thing afterwards. */
const spent: ReadonlySet<string> = new Set(["freed", "given", "released", "completed"]);
/** The mark on what a routine ended the life of, with that routine's name. */
export const givenBack = "given-back";
/** … and on what it handed on to others, who go on with it: of that only what comes on the same way is told. */
export const handedOn = "handed-on";
/** Marks that matter only to what is done with the thing afterwards, whatever their value. */
const attributes: ReadonlySet<string> = new Set([
  givenBack,
  handedOn,
  "saved-level",
  "paged",
  "pool-tag",
  "pool-size",
  "allocated-with",
  "mapped",
  "device-gone",
  "detached",
]);
/** Marks that rules look up by their thing only: they tell ways apart as long as somebody has the thing. */
const lookedUp: ReadonlySet<string> = new Set([
  "null-result",
  "made-by",
  "lent",
  "left-with",
  "user-mapped",
  "mdl-mapping",
  "cancel-taken-back",
  "sent-with",
  "threaded",
  "stack-location",
  "received",
  "buffer-told",
  "own-major",
  "irp-maker",
  "io-manager-event",
  "framework-memory",
  "framework-referenced",
]);
const nobody: readonly number[] = [];
export function isOver({ name, value }: Mark): boolean {
  return spent.has(value) || attributes.has(name);
}

const sameTerms: Sameness<Term> = { digest: ({ id }) => id, same: (a, b) => a === b };
const sameFacts: Sameness<Fact> = {
  digest: ({ lo, hi, not }) => Math.imul(digestOf(lo), 31) ^ Math.imul(digestOf(hi), 17) ^ digestOf(not ?? -1),
  same: (a, b) => a === b || (a.lo === b.lo && a.hi === b.hi && a.not === b.not),
};
/** Of a bound: the least and greatest of all are like nothing that programs compare with. */
function digestOf(bound: number): number {
  return Number.isFinite(bound) ? bound | 0 : 0x5bd1e995;
}
function describeIrp(id: number, irp: IrpState): string {
  return `${id}:${irp.owner}${irp.pending}${irp.completionRoutine?.id ?? ""}${irp.cancelRoutine}${irp.lowerStatus?.id ?? ""}`;
}
function describeMark(key: string, mark: Mark): string {
  return `${key}=${mark.value}:${mark.with?.id ?? ""}`;
}
const lockTexts = new WeakMap<readonly Lock[], string>();
function describeLocks(locks: readonly Lock[]): string {
  if (locks.length === 0) return "";
  let text = lockTexts.get(locks);
  if (text === undefined) {
    text = locks.map((lock) => `|${lock.key.id}:${lock.before?.id ?? ""}:${lock.savedAs?.id ?? ""}`).join("");
    lockTexts.set(locks, text);
  }
  return text;
}

/** Same member through two different pointers: they may be one object. Locals and globals are only themselves. */
function mayAlias(a: PlaceRef, b: PlaceRef): boolean {
  if (a.kind === "field" && b.kind === "field") {
    if (a.name !== b.name || a.offset !== b.offset) return false;
    if (a.base === b.base) return false;
    return mayBeSame(a.base, b.base);
  }
  if (a.kind === "element" && b.kind === "element") {
    if (a.base !== b.base) return mayAlias(a.base, b.base);
    return a.index !== b.index && !(a.index.kind === "const" && b.index.kind === "const");
  }
  return false;
}

// One disjunct of the abstract state: everything known on one path at one point of a function.
// Values are terms; what is known about them are facts. Locks, IRPs and marks are the typestate that rules read; two states
// with equal typestate may be merged when there are too many, two with different typestate never are.
import type { TokenRange } from "../../compiler/source/source.ts";
import type { PlaceRef, Term, Terms } from "./term.ts";
import { within } from "./term.ts";

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
  readonly store: Map<number, Term>;
  readonly facts: Map<number, Fact>;
  locks: readonly Lock[];
  readonly irps: Map<number, IrpState>;
  readonly marks: Map<string, Mark>;
  /** Every lock held is in `locks`: what is not there is not held. */
  locksKnown: boolean;

  constructor(from: {
    irql: Term;
    irqlWhy: Why;
    grounds: Grounds;
    store?: ReadonlyMap<number, Term>;
    facts?: ReadonlyMap<number, Fact>;
    locks?: readonly Lock[];
    irps?: ReadonlyMap<number, IrpState>;
    marks?: ReadonlyMap<string, Mark>;
    locksKnown?: boolean;
  }) {
    this.irql = from.irql;
    this.irqlWhy = from.irqlWhy;
    this.grounds = from.grounds;
    this.store = new Map(from.store);
    this.facts = new Map(from.facts);
    this.locks = from.locks ?? [];
    this.irps = new Map(from.irps);
    this.marks = new Map(from.marks);
    this.locksKnown = from.locksKnown ?? false;
  }

  clone(): State {
    return new State(this);
  }

  /** Equal typestate: the two differ only in values and facts. */
  get typestate(): string {
    let key = `${this.irql.id}|${this.locksKnown ? "k" : "u"}`;
    for (const lock of this.locks) key += `|${lock.key.id}:${lock.before?.id ?? ""}:${lock.savedAs?.id ?? ""}`;
    key += "#";
    for (const id of sortedKeys(this.irps)) {
      const irp = this.irps.get(id);
      if (irp)
        key += `${id}:${irp.owner}${irp.pending}${irp.completionRoutine?.id ?? ""}${irp.cancelRoutine}${irp.lowerStatus?.id ?? ""};`;
    }
    key += "#";
    for (const id of [...this.marks.keys()].sort()) {
      const mark = this.marks.get(id);
      if (mark) key += `${id}=${mark.value}:${mark.with?.id ?? ""};`;
    }
    return key;
  }

  get key(): string {
    let key = `${this.typestate}#${this.grounds.lower ? 1 : 0}${this.grounds.upper ? 1 : 0}#`;
    for (const id of sortedKeys(this.store)) key += `${id}=${this.store.get(id)?.id};`;
    key += "#";
    for (const id of sortedKeys(this.facts)) {
      const fact = this.facts.get(id);
      if (fact) key += `${id}:${fact.lo},${fact.hi},${fact.not};`;
    }
    return key;
  }

  // ---- memory -----------------------------------------------------------------------------------------------------

  write(terms: Terms, place: PlaceRef, value: Term | undefined): void {
    for (const id of [...this.store.keys()]) {
      if (id === place.id) continue;
      const other = terms.place(id);
      if (within(other, place)) this.store.delete(id);
      else if (mayAlias(other, place)) this.store.set(id, terms.atom(`alias:${id}:${place.id}`));
    }
    if (value) this.store.set(place.id, value);
    else this.store.delete(place.id);
  }
  /** Forgets what a place and everything inside it hold; they read as `by` from now on. */
  havoc(terms: Terms, place: PlaceRef, by: string): void {
    for (const id of [...this.store.keys()]) {
      if (id !== place.id && within(terms.place(id), place)) this.store.set(id, terms.atom(`${by}:${id}`));
    }
    this.store.set(place.id, terms.atom(`${by}:${place.id}`));
  }

  // ---- typestate --------------------------------------------------------------------------------------------------

  mark(name: string, term: Term): Mark | undefined {
    return this.marks.get(`${name}:${term.id}`);
  }
  setMark(name: string, term: Term, value: string, why?: Why, remembered?: Term): void {
    this.marks.set(`${name}:${term.id}`, { name, term, value, why, with: remembered });
  }
  /** The level a value stands for, if it is one that a routine saved on this path. */
  savedLevel(term: Term): Term | undefined {
    return this.marks.size === 0 ? undefined : this.mark("saved-level", term)?.with;
  }
  clearMark(name: string, term: Term): void {
    this.marks.delete(`${name}:${term.id}`);
  }
  marksNamed(name: string): Mark[] {
    const found: Mark[] = [];
    for (const mark of this.marks.values()) if (mark.name === name) found.push(mark);
    return found;
  }
}

/** Whether the entry level's bounds are promised by a contract (a caller may really be there) or merely not excluded. */
export interface Grounds {
  readonly lower: boolean;
  readonly upper: boolean;
}

export function sortedKeys(map: ReadonlyMap<number, unknown>): number[] {
  return [...map.keys()].sort((a, b) => a - b);
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
function mayBeSame(a: PlaceRef, b: PlaceRef): boolean {
  if (a === b) return true;
  if (a.kind === "deref" && b.kind === "deref") return true;
  if (a.kind === "field" && b.kind === "field")
    return a.name === b.name && a.offset === b.offset && mayBeSame(a.base, b.base);
  if (a.kind === "element" && b.kind === "element") {
    return mayBeSame(a.base, b.base) && !(a.index.kind === "const" && b.index.kind === "const" && a.index !== b.index);
  }
  return false;
}

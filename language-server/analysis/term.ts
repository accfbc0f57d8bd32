// Symbolic values and places of the abstract interpretation, interned: two equal terms are one object, see `terms.ts`.
// A term stands for a value that does not change: what a parameter held on entry, what a place held before anything wrote it,
// what a call returned. Because a reload of an unwritten place gives the same term, `ext->Lock` is the same lock wherever it is
// named, and `if (ext->Shared)` twice in one function goes the same way twice.
// Left out: aliasing between different pointers. What members of a union have in common is in `overlay.ts`.

export type Term = ConstTerm | AddressTerm | FunctionTerm | LoadTerm | AtomTerm | OpTerm;
interface TermBase {
  readonly id: number;
  /** Nesting of loads and operators; bounded, so that walking a list does not grow terms for ever. */
  readonly depth: number;
  /** Atoms and locals inside, by id: what renaming at a call must look at. */
  readonly leaves: readonly Leaf[];
}
export interface ConstTerm extends TermBase {
  readonly kind: "const";
  readonly value: bigint;
  /** The value as a range of one, rounded as JavaScript's numbers are. */
  readonly range: { readonly lo: number; readonly hi: number; readonly not: undefined };
}
export interface AddressTerm extends TermBase {
  readonly kind: "address";
  readonly place: PlaceRef;
}
export interface FunctionTerm extends TermBase {
  readonly kind: "function";
  readonly name: string;
}
/** What the place held before the analysed code wrote to it. */
export interface LoadTerm extends TermBase {
  readonly kind: "load";
  readonly place: PlaceRef;
}
/** A value with an identity and nothing else: a parameter, a call's result, the IRQL on entry. */
export interface AtomTerm extends TermBase {
  readonly kind: "atom";
  readonly name: string;
  /** Where in a function it was made; empty for what was not made at one place. */
  readonly place: string;
}
export interface OpTerm extends TermBase {
  readonly kind: "op";
  readonly op: string;
  readonly args: readonly Term[];
  /** Of a comparison: the one that is true where it is false, if anything has asked that. */
  opposite: OpTerm | undefined;
}

export type PlaceRef = LocalRef | GlobalRef | DerefRef | FieldRef | ElementRef;
interface PlaceBase {
  readonly id: number;
  readonly depth: number;
  readonly leaves: readonly Leaf[];
  /** It is a member of a union, or lies in one. */
  readonly inUnion: boolean;
}
export interface LocalRef extends PlaceBase {
  readonly kind: "local";
  readonly local: number;
}
export interface GlobalRef extends PlaceBase {
  readonly kind: "global";
  readonly name: string;
}
export interface DerefRef extends PlaceBase {
  readonly kind: "deref";
  readonly pointer: Term;
}
export interface FieldRef extends PlaceBase {
  readonly kind: "field";
  readonly base: PlaceRef;
  readonly name: string;
  readonly offset: number;
  /** "name@offset": which member it is, whatever the structure's address. */
  readonly member: string;
  /** Of a member of a union. */
  readonly union: UnionStep | undefined;
}
/** A member of a union, whose bytes others share; one object for equal ones. */
export interface UnionStep {
  /** Which union it is, see `unionKey`. */
  readonly key: string;
  readonly bytes: number;
  /** A number or a pointer, all of whose bits are its value. */
  readonly scalar: boolean;
}
export interface ElementRef extends PlaceBase {
  readonly kind: "element";
  readonly base: PlaceRef;
  readonly index: Term;
}
export type Leaf = AtomTerm | LocalRef;

/** How values are called that are made together, and where they are made. */
export interface Naming {
  readonly name: string;
  readonly place: string;
}

/** What names begin with that stand for one of several values, where ways have met. */
export const joinedPrefix = "phi:";
export function isJoined(term: Term): boolean {
  return term.kind === "atom" && term.name.startsWith(joinedPrefix);
}

/** The variable or pointer a place starts from. */
export function rootOf(place: PlaceRef): LocalRef | GlobalRef | DerefRef {
  let at = place;
  while (at.kind === "field" || at.kind === "element") at = at.base;
  return at;
}
/** True if `inner` is `outer` or lies inside it. */
export function within(inner: PlaceRef, outer: PlaceRef): boolean {
  let at: PlaceRef | undefined = inner;
  while (at) {
    if (at === outer) return true;
    at = at.kind === "field" || at.kind === "element" ? at.base : undefined;
  }
  return false;
}
/** Whether two places may be one through different pointers. Locals and globals are only themselves. */
export function mayBeSame(a: PlaceRef, b: PlaceRef): boolean {
  if (a === b) return true;
  if (a.kind === "deref" && b.kind === "deref") return true;
  if (a.kind === "field" && b.kind === "field")
    return a.name === b.name && a.offset === b.offset && mayBeSame(a.base, b.base);
  if (a.kind === "element" && b.kind === "element") {
    return mayBeSame(a.base, b.base) && !(a.index.kind === "const" && b.index.kind === "const" && a.index !== b.index);
  }
  return false;
}
/** A field path such as "DeviceExtension.Lock", for comparing and for messages. */
export function pathOf(place: PlaceRef): string {
  switch (place.kind) {
    case "local":
      return "";
    case "global":
      return place.name;
    case "deref":
      return place.pointer.kind === "load" ? pathOf(place.pointer.place) : "";
    case "field": {
      const base = pathOf(place.base);
      return base === "" ? place.name : `${base}.${place.name}`;
    }
    case "element":
      return `${pathOf(place.base)}[]`;
  }
}

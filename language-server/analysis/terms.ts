// The table of all terms and places: each is made once, and found again by what it is made of.
// What is asked for nearly every value loops by index: to make an iterator takes longer than what is done with the one or two there are.

import { negated } from "../../compiler/ir/comparisons.ts";
import { noteAlternatives } from "./alternatives.ts";
import type {
  AtomTerm,
  ElementRef,
  FieldRef,
  Leaf,
  LocalRef,
  Naming,
  OpTerm,
  PlaceRef,
  Term,
  UnionStep,
} from "./term.ts";

const deepest = 9;
/** What is worked out and asked of the deepest values leads to no others: a sum, its conversion, and their comparison. */
const deepestOp = deepest + 3;
const none: readonly Leaf[] = [];
const nothing: readonly PlaceRef[] = [];

/** What to replace; `terms` remembers results of one renaming. */
export interface Renaming {
  readonly atoms: ReadonlyMap<number, Term>;
  readonly locals: ReadonlyMap<number, PlaceRef>;
  readonly terms: Map<number, Term>;
}

/** Makes terms and places, each only once. One for a project; `size` tells when to start afresh. */
export class Terms {
  // A table for each kind, so that most terms are found again without making a text of them.
  readonly #constants = new Map<bigint, Term>();
  readonly #numbers = new Map<number, Term>();
  readonly #functions = new Map<string, Term>();
  readonly #atoms = new Map<string, AtomTerm>();
  readonly #numbered = new Map<string, Map<number, AtomTerm>>();
  readonly #addresses = new Map<number, Term>();
  readonly #loads = new Map<number, Term>();
  readonly #ops = new Map<string, OpTable>();
  readonly #locals: (PlaceRef | undefined)[] = [];
  readonly #globals = new Map<string, PlaceRef>();
  readonly #derefs = new Map<number, PlaceRef>();
  readonly #termById: Term[] = [];
  readonly #placeById: PlaceRef[] = [];
  /** Members and elements of a place, by its id, and how many places there are of each member. */
  readonly #parts = new Map<number, PlaceRef[]>();
  readonly #members = new Map<string, number>();
  readonly #steps = new Map<string, UnionStep>();
  readonly zero: Term;
  readonly one: Term;
  /** The IRQL at which the outermost analysed function was entered. */
  readonly entryIrql: AtomTerm;
  /** The thread that runs the analysed code: one and the same in a function and all it calls. */
  readonly currentThread: AtomTerm;
  /** The process in which the analysed code runs, as far as nothing attaches to another. */
  readonly currentProcess: AtomTerm;
  /** What ExGetPreviousMode says: one and the same in a function and all it calls. */
  readonly previousMode: AtomTerm;
  /** Of a message to a minifilter's port: its buffers, which a program gave, and how long they are. */
  readonly message: Readonly<Record<"input" | "inputLength" | "output" | "outputLength", AtomTerm>>;
  /** Values that are called the same in every function. */
  readonly common: readonly AtomTerm[];

  constructor() {
    this.zero = this.constant(0n);
    this.one = this.constant(1n);
    this.entryIrql = this.atom("entry-irql");
    this.currentThread = this.atom("object:current-thread");
    this.currentProcess = this.atom("object:current-process");
    this.previousMode = this.atom("previous-mode");
    this.message = {
      input: this.atom("request-input:message"),
      inputLength: this.atom("message-length:input"),
      output: this.atom("message-output"),
      outputLength: this.atom("message-length:output"),
    };
    const { entryIrql, currentThread, currentProcess, previousMode } = this;
    this.common = [entryIrql, currentThread, currentProcess, previousMode, ...Object.values(this.message)];
  }

  /** They are the first that were made. */
  isCommon(term: Leaf): boolean {
    return term.kind === "atom" && term.id <= this.message.outputLength.id;
  }
  get size(): number {
    return this.#termById.length + this.#placeById.length;
  }
  term(id: number): Term {
    const found = this.#termById[id];
    if (!found) throw new Error(`no term ${id}`);
    return found;
  }
  place(id: number): PlaceRef {
    const found = this.#placeById[id];
    if (!found) throw new Error(`no place ${id}`);
    return found;
  }

  constant(value: bigint): Term {
    const known = this.#constants.get(value);
    if (known) return known;
    const lo = Number(value);
    const range = { lo, hi: lo, not: undefined };
    return this.#add(this.#constants, value, {
      kind: "const",
      id: this.#nextTerm,
      value,
      range,
      depth: 0,
      leaves: none,
    });
  }
  number(value: number): Term {
    const known = this.#numbers.get(value);
    if (known) return known;
    const made = this.constant(BigInt(value));
    this.#numbers.set(value, made);
    return made;
  }
  function(name: string): Term {
    return (
      this.#functions.get(name) ??
      this.#add(this.#functions, name, { kind: "function", id: this.#nextTerm, name, depth: 0, leaves: none })
    );
  }
  atom(name: string, place = ""): AtomTerm {
    const known = this.#atoms.get(name);
    if (known) return known;
    const leaves = new Array<Leaf>(1);
    const atom: AtomTerm = { kind: "atom", id: this.#nextTerm, name, place, depth: 0, leaves };
    leaves[0] = atom;
    this.#termById.push(atom);
    this.#atoms.set(name, atom);
    return atom;
  }
  /** One of many of a name; found again without making a text for each. */
  numbered({ name, place }: Naming, number: number): AtomTerm {
    let atoms = this.#numbered.get(name);
    if (atoms === undefined) {
      atoms = new Map();
      this.#numbered.set(name, atoms);
    }
    let made = atoms.get(number);
    if (made === undefined) {
      made = this.atom(`${name}:${number}`, place);
      atoms.set(number, made);
    }
    return made;
  }
  address(place: PlaceRef): Term {
    if (place.kind === "deref") return place.pointer;
    // The first member lies at its structure's own address; the names differ, the address is kept distinct on purpose:
    // rules speak of members, and CONTAINING_RECORD goes back by offset.
    const { id, depth, leaves } = place;
    return (
      this.#addresses.get(id) ??
      this.#add(this.#addresses, id, { kind: "address", id: this.#nextTerm, place, depth, leaves })
    );
  }
  load(place: PlaceRef): Term | undefined {
    const { id, depth, leaves } = place;
    if (depth >= deepest) return undefined;
    return (
      this.#loads.get(id) ??
      this.#add(this.#loads, id, { kind: "load", id: this.#nextTerm, place, depth: depth + 1, leaves })
    );
  }
  op(op: string, args: readonly Term[]): Term | undefined {
    let depth = 0;
    for (let at = 0; at < args.length; at++) depth = Math.max(depth, args[at]?.depth ?? 0);
    if (depth >= deepestOp) return undefined;
    let table = this.#ops.get(op);
    if (table === undefined) {
      table = { few: new Map(), many: new Map() };
      this.#ops.set(op, table);
    }
    const few = keyOfFew(args);
    const many = few === undefined ? args.map((arg) => arg.id).join() : "";
    const known = few === undefined ? table.many.get(many) : table.few.get(few);
    if (known) return known;
    const leaves = union(args.map((arg) => arg.leaves));
    const opposite = few === undefined ? undefined : this.#ops.get(negated[op] ?? "")?.few.get(few);
    const made: OpTerm = { kind: "op", id: this.#nextTerm, op, args, depth: depth + 1, leaves, opposite };
    if (opposite) opposite.opposite = made;
    noteAlternatives(made);
    return few === undefined ? this.#add(table.many, many, made) : this.#add(table.few, few, made);
  }

  local(local: number): PlaceRef {
    const known = this.#locals[local];
    if (known) return known;
    const leaves = new Array<Leaf>(1);
    const place: LocalRef = { kind: "local", id: this.#nextPlace, local, depth: 0, leaves, inUnion: false };
    leaves[0] = place;
    this.#placeById.push(place);
    this.#locals[local] = place;
    return place;
  }
  global(name: string): PlaceRef {
    return (
      this.#globals.get(name) ??
      this.#addPlace(this.#globals, name, {
        kind: "global",
        id: this.#nextPlace,
        name,
        depth: 0,
        leaves: none,
        inUnion: false,
      })
    );
  }
  deref(pointer: Term): PlaceRef {
    const { id, depth, leaves } = pointer;
    return (
      this.knownDeref(pointer) ??
      this.#addPlace(this.#derefs, id, {
        kind: "deref",
        id: this.#nextPlace,
        pointer,
        depth,
        leaves,
        inUnion: false,
      })
    );
  }
  /** What a pointer leads to, if anything has asked for it before. */
  knownDeref(pointer: Term): PlaceRef | undefined {
    return pointer.kind === "address" ? pointer.place : this.#derefs.get(pointer.id);
  }
  /** `union` of a member of a union: `memberPlace` knows. */
  field(base: PlaceRef, name: string, offset: number, union?: UnionStep): PlaceRef {
    const parts = this.#parts.get(base.id) ?? nothing;
    for (let at = 0; at < parts.length; at++) {
      const part = parts[at];
      if (part?.kind === "field" && part.offset === offset && part.name === name && part.union === union) return part;
    }
    const { depth, leaves } = base;
    const inUnion = base.inUnion || union !== undefined;
    const member = `${name}@${offset}`;
    this.#members.set(member, (this.#members.get(member) ?? 0) + 1);
    return this.#addPart({
      kind: "field",
      id: this.#nextPlace,
      base,
      name,
      offset,
      member,
      union,
      depth,
      leaves,
      inUnion,
    });
  }
  unionStep(key: string, bytes: number, scalar: boolean): UnionStep {
    const text = `${key}:${bytes}:${scalar}`;
    let step = this.#steps.get(text);
    if (!step) {
      step = { key, bytes, scalar };
      this.#steps.set(text, step);
    }
    return step;
  }
  element(base: PlaceRef, index: Term): PlaceRef {
    const parts = this.#parts.get(base.id) ?? nothing;
    for (let at = 0; at < parts.length; at++) {
      const part = parts[at];
      if (part?.kind === "element" && part.index === index) return part;
    }
    return this.#addPart({
      kind: "element",
      id: this.#nextPlace,
      base,
      index,
      depth: Math.max(base.depth, index.depth),
      leaves: union([base.leaves, index.leaves]),
      inUnion: base.inUnion,
    });
  }

  /** The term with leaves replaced: atoms by terms, locals by places. */
  rename(term: Term, renaming: Renaming): Term {
    if (!touches(term.leaves, renaming)) return term;
    const done = renaming.terms.get(term.id);
    if (done) return done;
    let made: Term;
    switch (term.kind) {
      case "const":
      case "function":
        made = term;
        break;
      case "atom":
        made = renaming.atoms.get(term.id) ?? term;
        break;
      case "address":
        made = this.address(this.renamePlace(term.place, renaming));
        break;
      case "load":
        made = this.load(this.renamePlace(term.place, renaming)) ?? this.atom(`deep:${term.id}`);
        break;
      case "op":
        made =
          this.op(
            term.op,
            term.args.map((arg) => this.rename(arg, renaming)),
          ) ?? this.atom(`deep:${term.id}`);
        break;
    }
    renaming.terms.set(term.id, made);
    return made;
  }
  renamePlace(place: PlaceRef, renaming: Renaming): PlaceRef {
    if (!touches(place.leaves, renaming)) return place;
    switch (place.kind) {
      case "local":
        return renaming.locals.get(place.local) ?? place;
      case "global":
        return place;
      case "deref":
        return this.deref(this.rename(place.pointer, renaming));
      case "field":
        return this.field(this.renamePlace(place.base, renaming), place.name, place.offset, place.union);
      case "element":
        return this.element(this.renamePlace(place.base, renaming), this.rename(place.index, renaming));
    }
  }

  get #nextTerm(): number {
    return this.#termById.length;
  }
  get #nextPlace(): number {
    return this.#placeById.length;
  }
  #add<K, Made extends Term>(table: Map<K, Made>, key: K, made: Made): Made {
    this.#termById.push(made);
    table.set(key, made);
    return made;
  }
  #addPlace<K>(table: Map<K, PlaceRef>, key: K, made: PlaceRef): PlaceRef {
    this.#placeById.push(made);
    table.set(key, made);
    return made;
  }
  #addPart(made: FieldRef | ElementRef): PlaceRef {
    this.#placeById.push(made);
    const parts = this.#parts.get(made.base.id);
    if (parts) parts.push(made);
    else this.#parts.set(made.base.id, [made]);
    return made;
  }
  /** The members and elements of a place that have been named so far. */
  partsOf(place: PlaceRef): readonly PlaceRef[] {
    return this.#parts.get(place.id) ?? nothing;
  }
  /** Some other place may lie inside this one, or be the same one by another name. */
  mayBeElsewhere(place: PlaceRef): boolean {
    if (place.kind === "element" || place.inUnion || this.#parts.has(place.id)) return true;
    return place.kind === "field" && (this.#members.get(place.member) ?? 0) > 1;
  }
}

/** What one operator was applied to: one or two operands by their numbers, others by the text of these. */
interface OpTable {
  readonly few: Map<number, OpTerm>;
  readonly many: Map<string, OpTerm>;
}
/** More than there are ever terms; its square is still an exact number. */
const beyondTerms = 2 ** 26;
function keyOfFew(args: readonly Term[]): number | undefined {
  const [left, right] = args;
  if (left === undefined || args.length > 2) return undefined;
  return right === undefined ? left.id : (left.id + 1) * beyondTerms + right.id;
}

function union(sets: readonly (readonly Leaf[])[]): readonly Leaf[] {
  let only: readonly Leaf[] = none;
  let mixed: Set<Leaf> | undefined;
  for (const set of sets) {
    if (set.length === 0 || set === only) continue;
    if (only.length === 0) only = set;
    else {
      mixed ??= new Set(only);
      for (const leaf of set) mixed.add(leaf);
    }
  }
  return mixed ? [...mixed] : only;
}
function touches(leaves: readonly Leaf[], renaming: Renaming): boolean {
  for (let at = 0; at < leaves.length; at++) {
    const leaf = leaves[at];
    if (leaf?.kind === "atom" ? renaming.atoms.has(leaf.id) : leaf && renaming.locals.has(leaf.local)) return true;
  }
  return false;
}

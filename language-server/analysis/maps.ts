// Maps for states, which are copied at every branch and call: a copy costs nothing until one of the two is written to.
// `Values` holds what changes with nearly every statement (hundreds of entries in a long function): a tree whose unchanged
// parts are shared, in the order of its keys, so that what differs between two states is found without reading the rest, and
// with a running hash, so that equal states are found at once. `Marks` holds the few entries of the typestate.

interface Node<V> {
  /** A leaf's key; the bits above `bit` that all keys of a branch have in common. */
  readonly key: number;
  /** The highest bit in which keys of a branch differ; 0 for a leaf. */
  readonly bit: number;
  readonly value: V | undefined;
  readonly low: Node<V> | undefined;
  readonly high: Node<V> | undefined;
}

export interface ReadonlyValues<V> extends Iterable<[number, V]> {
  readonly size: number;
  get(key: number): V | undefined;
  has(key: number): boolean;
  keys(): Iterable<number>;
}

/** How values are told apart: equal values have equal digests. */
export interface Sameness<V> {
  digest(value: V): number;
  same(a: V, b: V): boolean;
}

/** A map from non-negative 31-bit integers. Iterations go by ascending key over what the map held when they began. */
export class Values<V> implements ReadonlyValues<V> {
  #root: Node<V> | undefined = undefined;
  #size = 0;
  #hash = 0;
  readonly #of: Sameness<V>;

  constructor(of: Sameness<V>) {
    this.#of = of;
  }
  copy(): Values<V> {
    const copy = new Values<V>(this.#of);
    copy.#root = this.#root;
    copy.#size = this.#size;
    copy.#hash = this.#hash;
    return copy;
  }

  get size(): number {
    return this.#size;
  }
  get hash(): number {
    return this.#hash;
  }
  get(key: number): V | undefined {
    let at = this.#root;
    while (at !== undefined && at.bit !== 0) at = (key & at.bit) === 0 ? at.low : at.high;
    return at?.key === key ? at.value : undefined;
  }
  has(key: number): boolean {
    return this.get(key) !== undefined;
  }
  set(key: number, value: V): void {
    const before = this.get(key);
    if (before !== undefined) {
      if (this.#of.same(before, value)) return;
      this.#hash ^= entryHash(key, this.#of.digest(before));
    } else this.#size += 1;
    this.#hash ^= entryHash(key, this.#of.digest(value));
    this.#root = inserted(this.#root, { key, bit: 0, value, low: undefined, high: undefined });
  }
  delete(key: number): void {
    const before = this.get(key);
    if (before === undefined) return;
    this.#size -= 1;
    this.#hash ^= entryHash(key, this.#of.digest(before));
    this.#root = removed(this.#root, key);
  }

  /** Tells of every entry: what a loop over the map does, without making a pair of each. */
  each(tell: (value: V, key: number) => void): void {
    visit(this.#root, tell);
  }
  /** Whether an entry is such, asked until one is. */
  some(isSuch: (value: V, key: number) => boolean): boolean {
    return anyOf(this.#root, isSuch);
  }
  /** The first value, by key, that is such. */
  find(isSuch: (value: V, key: number) => boolean): V | undefined {
    let found: V | undefined;
    this.some((value, key) => {
      const is = isSuch(value, key);
      if (is) found = value;
      return is;
    });
    return found;
  }
  [Symbol.iterator](): Iterator<[number, V]> {
    const entries: [number, V][] = [];
    this.each((value, key) => entries.push([key, value]));
    return entries[Symbol.iterator]();
  }
  keys(): number[] {
    const keys: number[] = [];
    this.each((_, key) => keys.push(key));
    return keys;
  }

  /** Tells of every key whose values differ. */
  differences(other: Values<V>, tell: Tell<V>): void {
    compare(this.#root, other.#root, this.#of, tell);
  }
  equals(other: Values<V>): boolean {
    return this.#hash === other.#hash && this.#size === other.#size && alike(this.#root, other.#root, this.#of);
  }
}

/**
 * A small map by text or number, with one text that stands for all that is in it. There are a handful of entries: they lie in two
 * arrays, which no write changes. So iterations go over what the map held when they began, in the order in which the keys came.
 */
export class Marks<K extends string | number, V> {
  #held: Held<K, V>;
  readonly #describe: (key: K, value: V) => string;
  readonly #kindOf: (value: V) => string;

  /** `describe` tells apart what differs in typestate, `kindOf` what is not asked for together. */
  constructor(
    describe: (key: K, value: V) => string,
    kindOf: (value: V) => string = () => "",
    held: Held<K, V> = holding([], []),
  ) {
    this.#describe = describe;
    this.#kindOf = kindOf;
    this.#held = held;
  }
  copy(): Marks<K, V> {
    return new Marks<K, V>(this.#describe, this.#kindOf, this.#held);
  }

  get size(): number {
    return this.#held.keys.length;
  }
  /** Equal for two maps with equal descriptions. */
  get text(): string {
    const held = this.#held;
    held.text ??= entriesOf(held)
      .map(([key, value]) => this.#describe(key, value))
      .sort()
      .join(";");
    return held.text;
  }
  /** All of a kind. */
  ofKind(kind: string): readonly V[] {
    const { values } = this.#held;
    let found: V[] | undefined;
    for (let at = 0; at < values.length; at++) {
      const value = values[at];
      if (value === undefined || this.#kindOf(value) !== kind) continue;
      if (found) found.push(value);
      else found = [value];
    }
    return found ?? nothing;
  }
  /** A bit for each kind that there is and that has a number; some share one. */
  get kindBits(): number {
    const held = this.#held;
    if (held.kindBits === undefined) {
      held.kindBits = 0;
      for (const value of held.values) held.kindBits |= numbers.get(this.#kindOf(value)) ?? 0;
    }
    return held.kindBits;
  }
  get(key: K): V | undefined {
    const at = this.#held.keys.indexOf(key);
    return at < 0 ? undefined : this.#held.values[at];
  }
  has(key: K): boolean {
    return this.#held.keys.includes(key);
  }
  set(key: K, value: V): void {
    const { keys, values } = this.#held;
    const at = keys.indexOf(key);
    this.#held = at < 0 ? holding([...keys, key], [...values, value]) : holding(keys, values.with(at, value));
  }
  delete(key: K): void {
    const { keys, values } = this.#held;
    const at = keys.indexOf(key);
    if (at >= 0) this.#held = holding(keys.toSpliced(at, 1), values.toSpliced(at, 1));
  }
  keys(): readonly K[] {
    return this.#held.keys;
  }
  values(): readonly V[] {
    return this.#held.values;
  }
  [Symbol.iterator](): Iterator<[K, V]> {
    return entriesOf(this.#held)[Symbol.iterator]();
  }
}

interface Held<K, V> {
  readonly keys: readonly K[];
  readonly values: readonly V[];
  /** What is made of them when somebody asks. */
  text: string | undefined;
  kindBits: number | undefined;
}
function holding<K, V>(keys: readonly K[], values: readonly V[]): Held<K, V> {
  return { keys, values, text: undefined, kindBits: undefined };
}
function entriesOf<K, V>({ keys, values }: Held<K, V>): [K, V][] {
  return keys.map((key, at) => [key, values[at] as V]);
}

const numbers = new Map<string, number>();
const mostNumbers = 29;
/** Gives a kind of marks a number, as one of the lower 29 bits: for those who wait for some, before any are set. */
export function numberKind(kind: string): number {
  const known = numbers.get(kind);
  if (known !== undefined) return known;
  const bit = 1 << (numbers.size % mostNumbers);
  numbers.set(kind, bit);
  return bit;
}

const nothing: readonly never[] = [];

function entryHash(key: number, digest: number): number {
  let hash = Math.imul(key + 0x9e3779b9, 0x85ebca6b) ^ Math.imul(digest + 0x7f4a7c15, 0xc2b2ae35);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

function inserted<V>(at: Node<V> | undefined, leaf: Node<V>): Node<V> {
  if (at === undefined) return leaf;
  if (at.bit === 0) return at.key === leaf.key ? leaf : joined(at, leaf);
  // Both are below 2^31, and so is the difference.
  if ((at.key ^ leaf.key) >= at.bit * 2) return joined(at, leaf);
  return (leaf.key & at.bit) === 0
    ? { key: at.key, bit: at.bit, value: undefined, low: inserted(at.low, leaf), high: at.high }
    : { key: at.key, bit: at.bit, value: undefined, low: at.low, high: inserted(at.high, leaf) };
}
function joined<V>(a: Node<V>, b: Node<V>): Node<V> {
  const bit = 1 << (31 - Math.clz32(a.key ^ b.key));
  const key = a.key & ~(bit * 2 - 1);
  return (a.key & bit) === 0
    ? { key, bit, value: undefined, low: a, high: b }
    : { key, bit, value: undefined, low: b, high: a };
}
function removed<V>(at: Node<V> | undefined, key: number): Node<V> | undefined {
  if (at === undefined || at.bit === 0) return at?.key === key ? undefined : at;
  const lower = (key & at.bit) === 0;
  const side = lower ? at.low : at.high;
  const left = removed(side, key);
  if (left === side) return at;
  if (left === undefined) return lower ? at.high : at.low;
  return {
    key: at.key,
    bit: at.bit,
    value: undefined,
    low: lower ? left : at.low,
    high: lower ? at.high : left,
  };
}

function visit<V>(at: Node<V> | undefined, tell: (value: V, key: number) => void): void {
  if (at === undefined) return;
  if (at.bit === 0) {
    if (at.value !== undefined) tell(at.value, at.key);
    return;
  }
  visit(at.low, tell);
  visit(at.high, tell);
}
function anyOf<V>(at: Node<V> | undefined, isSuch: (value: V, key: number) => boolean): boolean {
  if (at === undefined) return false;
  if (at.bit === 0) return at.value !== undefined && isSuch(at.value, at.key);
  return anyOf(at.low, isSuch) || anyOf(at.high, isSuch);
}

type Tell<V> = (key: number, a: V | undefined, b: V | undefined) => void;
function compare<V>(a: Node<V> | undefined, b: Node<V> | undefined, of: Sameness<V>, tell: Tell<V>): void {
  if (a === b) return;
  if (a === undefined || b === undefined) {
    tellOnly(a, b, tell);
    return;
  }
  const apart = a.key ^ b.key;
  if (a.bit === b.bit && apart === 0) {
    if (a.bit === 0) {
      if (a.value === undefined || b.value === undefined || !of.same(a.value, b.value)) tell(a.key, a.value, b.value);
      return;
    }
    compare(a.low, b.low, of, tell);
    compare(a.high, b.high, of, tell);
  } else if (a.bit > b.bit && apart < a.bit * 2) {
    const lower = (b.key & a.bit) === 0;
    compare(a.low, lower ? b : undefined, of, tell);
    compare(a.high, lower ? undefined : b, of, tell);
  } else if (b.bit > a.bit && apart < b.bit * 2) {
    const lower = (a.key & b.bit) === 0;
    compare(lower ? a : undefined, b.low, of, tell);
    compare(lower ? undefined : a, b.high, of, tell);
  } else {
    compare(a, undefined, of, tell);
    compare(undefined, b, of, tell);
  }
}
/** One of the two holds nothing here. */
function tellOnly<V>(a: Node<V> | undefined, b: Node<V> | undefined, tell: Tell<V>): void {
  visit(a, (value, key) => tell(key, value, undefined));
  visit(b, (value, key) => tell(key, undefined, value));
}
/** Equal maps are trees of one form: it follows from their keys. */
function alike<V>(a: Node<V> | undefined, b: Node<V> | undefined, of: Sameness<V>): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.key !== b.key || a.bit !== b.bit) return false;
  if (a.bit === 0) return a.value !== undefined && b.value !== undefined && of.same(a.value, b.value);
  return alike(a.low, b.low, of) && alike(a.high, b.high, of);
}

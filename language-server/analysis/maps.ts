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

/** A map from non-negative 31-bit integers. Iterations go by ascending key over what the map held when they began. */
export class Values<V> implements ReadonlyValues<V> {
  #root: Node<V> | undefined = undefined;
  #size = 0;
  #hash = 0;
  readonly #digest: (value: V) => number;
  readonly #same: (a: V, b: V) => boolean;

  /** `digest` and `same` tell values apart: equal values have equal digests. */
  constructor(digest: (value: V) => number, same: (a: V, b: V) => boolean) {
    this.#digest = digest;
    this.#same = same;
  }
  copy(): Values<V> {
    const copy = new Values<V>(this.#digest, this.#same);
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
      if (this.#same(before, value)) return;
      this.#hash ^= entryHash(key, this.#digest(before));
    } else this.#size += 1;
    this.#hash ^= entryHash(key, this.#digest(value));
    this.#root = inserted(this.#root, { key, bit: 0, value, low: undefined, high: undefined });
  }
  delete(key: number): void {
    const before = this.get(key);
    if (before === undefined) return;
    this.#size -= 1;
    this.#hash ^= entryHash(key, this.#digest(before));
    this.#root = removed(this.#root, key);
  }

  *[Symbol.iterator](): Generator<[number, V]> {
    for (const leaf of leaves(this.#root)) if (leaf.value !== undefined) yield [leaf.key, leaf.value];
  }
  keys(): number[] {
    return leaves(this.#root).map((leaf) => leaf.key);
  }

  /** Tells of every key whose values differ. */
  differences(other: Values<V>, tell: (key: number, mine: V | undefined, its: V | undefined) => void): void {
    compare(this.#root, other.#root, (key, mine, its) => {
      if (mine === undefined || its === undefined || !this.#same(mine, its)) tell(key, mine, its);
    });
  }
  equals(other: Values<V>): boolean {
    if (this.#root === other.#root) return true;
    if (this.#hash !== other.#hash || this.#size !== other.#size) return false;
    let equal = true;
    this.differences(other, () => {
      equal = false;
    });
    return equal;
  }
}

/** A small map by text or number, with one text that stands for all that is in it. */
export class Marks<K extends string | number, V> {
  #held: { readonly map: Map<K, V>; shared: boolean; text: string | undefined };
  readonly #describe: (key: K, value: V) => string;

  /** `describe` tells apart what differs in typestate. */
  constructor(describe: (key: K, value: V) => string) {
    this.#describe = describe;
    this.#held = { map: new Map(), shared: false, text: "" };
  }
  copy(): Marks<K, V> {
    const copy = new Marks<K, V>(this.#describe);
    this.#held.shared = true;
    copy.#held = this.#held;
    return copy;
  }

  get size(): number {
    return this.#held.map.size;
  }
  /** Equal for two maps with equal descriptions. */
  get text(): string {
    const held = this.#held;
    if (held.text === undefined) {
      const parts: string[] = [];
      for (const [key, value] of held.map) parts.push(this.#describe(key, value));
      held.text = parts.sort().join(";");
    }
    return held.text;
  }
  get(key: K): V | undefined {
    return this.#held.map.get(key);
  }
  has(key: K): boolean {
    return this.#held.map.has(key);
  }
  set(key: K, value: V): void {
    this.#own().set(key, value);
  }
  delete(key: K): void {
    if (this.#held.map.has(key)) this.#own().delete(key);
  }
  keys(): IterableIterator<K> {
    return this.#held.map.keys();
  }
  values(): IterableIterator<V> {
    return this.#held.map.values();
  }
  [Symbol.iterator](): IterableIterator<[K, V]> {
    return this.#held.map.entries();
  }

  #own(): Map<K, V> {
    if (this.#held.shared) this.#held = { map: new Map(this.#held.map), shared: false, text: undefined };
    this.#held.text = undefined;
    return this.#held.map;
  }
}

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

function leaves<V>(at: Node<V> | undefined): Node<V>[] {
  const found: Node<V>[] = [];
  const collect = (node: Node<V> | undefined): void => {
    if (node === undefined) return;
    if (node.bit === 0) {
      found.push(node);
      return;
    }
    collect(node.low);
    collect(node.high);
  };
  collect(at);
  return found;
}

type Tell<V> = (key: number, a: V | undefined, b: V | undefined) => void;
function compare<V>(a: Node<V> | undefined, b: Node<V> | undefined, tell: Tell<V>): void {
  if (a === b) return;
  if (a === undefined || b === undefined) {
    for (const leaf of leaves(a)) tell(leaf.key, leaf.value, undefined);
    for (const leaf of leaves(b)) tell(leaf.key, undefined, leaf.value);
    return;
  }
  const apart = a.key ^ b.key;
  if (a.bit === b.bit && apart === 0) {
    if (a.bit === 0) {
      tell(a.key, a.value, b.value);
      return;
    }
    compare(a.low, b.low, tell);
    compare(a.high, b.high, tell);
  } else if (a.bit > b.bit && apart < a.bit * 2) {
    const lower = (b.key & a.bit) === 0;
    compare(a.low, lower ? b : undefined, tell);
    compare(a.high, lower ? undefined : b, tell);
  } else if (b.bit > a.bit && apart < b.bit * 2) {
    const lower = (a.key & b.bit) === 0;
    compare(lower ? a : undefined, b.low, tell);
    compare(lower ? undefined : a, b.high, tell);
  } else {
    compare(a, undefined, tell);
    compare(undefined, b, tell);
  }
}

// Sets of names, a bit for each name of a driver: what every function can touch, with all it calls, are thousands of sets of thousands of names.

/** The names of one driver, in the order in which they came. */
export class NameTable {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];

  numberOf(name: string): number | undefined {
    return this.#numbers.get(name);
  }
  nameOf(number: number): string | undefined {
    return this.#names[number];
  }
  add(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.#names.length);
    this.#names.push(name);
    return this.#names.length - 1;
  }
}

export class NameSet implements Iterable<string> {
  readonly #table: NameTable;
  /** The last word is not zero. */
  readonly #words: Uint32Array;

  private constructor(table: NameTable, words: Uint32Array) {
    this.#table = table;
    this.#words = words;
  }
  static of(table: NameTable, names: Iterable<string>): NameSet {
    const numbers = Array.from(names, (name) => table.add(name));
    const last = numbers.reduce((most, number) => Math.max(most, number), -1);
    const words = new Uint32Array((last >> 5) + 1);
    for (const number of numbers) words[number >>> 5] = (words[number >>> 5] ?? 0) | (1 << (number & 31));
    return new NameSet(table, words);
  }
  /** Of one table; one of the sets itself, if it holds all that the others do. */
  static union(sets: readonly [NameSet, ...NameSet[]]): NameSet {
    const longest = sets.reduce((a, b) => (b.#words.length > a.#words.length ? b : a));
    const words = longest.#words.slice();
    for (const set of sets) {
      if (set !== longest)
        for (let at = 0; at < set.#words.length; at++) words[at] = (words[at] ?? 0) | (set.#words[at] ?? 0);
    }
    const made = new NameSet(longest.#table, words);
    return sets.find((set) => set.equals(made)) ?? made;
  }

  get isEmpty(): boolean {
    return this.#words.length === 0;
  }
  has(name: string): boolean {
    const number = this.#table.numberOf(name);
    return number !== undefined && ((this.#words[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
  }
  equals(other: NameSet): boolean {
    if (this === other) return true;
    const [a, b] = [this.#words, other.#words];
    if (this.#table !== other.#table || a.length !== b.length) return false;
    for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
    return true;
  }
  some(isSuch: (name: string) => boolean): boolean {
    for (const name of this) if (isSuch(name)) return true;
    return false;
  }
  *[Symbol.iterator](): Iterator<string> {
    for (let at = 0; at < this.#words.length; at++) {
      for (let word = this.#words[at] ?? 0; word !== 0; word &= word - 1) {
        const name = this.#table.nameOf(at * 32 + 31 - Math.clz32(word & -word));
        if (name !== undefined) yield name;
      }
    }
  }
}

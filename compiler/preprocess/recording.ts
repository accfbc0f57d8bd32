// What a header asks of the state it is included in, noted while it is preprocessed, so that it can be told later whether
// another unit's state would give the same result.
import type { CachedInclude } from "./cache.ts";
import type { MacroTable } from "./macros.ts";
import type { PragmaState } from "./pragmas.ts";
import type { Segment } from "./segments.ts";
import { symbolCount } from "./symbols.ts";

export class Recording {
  readonly files = new Map<string, string | undefined>();
  askedCounter = false;
  /** A header was looked for beside the files that include this one. */
  askedFolders = false;
  /** What names stand for along the include paths. */
  readonly #lookups = new Map<string, string>();
  /** More than that depends on where headers were looked for. */
  #ofSearch = false;
  /** How many files include the header, directly or not, and their folders. */
  readonly depth: number;
  readonly #folders: string;
  /** It depends on something that is not noted: never kept. */
  volatile = false;
  /** Pushes of macros by `push_macro` less their pops. */
  readonly #pushed = new Map<number, number>();
  readonly #parent: Segment | undefined;
  readonly #before: MacroTable;
  readonly #pragmasBefore: PragmaState;
  readonly #counterBefore: number;
  readonly #includesBefore: number;
  #consulted = new Uint32Array((symbolCount() >>> 5) + 1024);

  constructor(
    macros: MacroTable,
    parent: Segment | undefined,
    pragmas: PragmaState,
    counter: number,
    includes: number,
    folders: readonly string[],
  ) {
    this.depth = folders.length;
    this.#folders = folders.join("\n");
    this.#before = macros.fork();
    this.#parent = parent;
    this.#pragmasBefore = pragmas;
    this.#counterBefore = counter;
    this.#includesBefore = includes;
  }

  mark(symbol: number): void {
    const word = symbol >>> 5;
    if (word >= this.#consulted.length) this.#grow(word + 1);
    this.#consulted[word] = (this.#consulted[word] ?? 0) | (1 << (symbol & 31));
  }

  /** The search along the include paths came to this file; without one: it decided something else. */
  searched(name: string, path: string | undefined): void {
    if (path === undefined) this.#ofSearch = true;
    else this.#lookups.set(name, path);
  }

  /** A macro is pushed or popped: it can only be kept if that stays within the header. */
  pushed(symbol: number, by: 1 | -1): void {
    const depth = (this.#pushed.get(symbol) ?? 0) + by;
    if (depth < 0) this.volatile = true;
    this.#pushed.set(symbol, depth);
  }
  get keepable(): boolean {
    return !this.volatile && [...this.#pushed.values()].every((depth) => depth === 0);
  }

  mergeInto(outer: Recording): void {
    outer.#mergeConsulted(this.#consulted);
    if (this.askedCounter) outer.askedCounter = true;
    if (this.volatile) outer.volatile = true;
    outer.#mergeLookups(this.#ofSearch ? undefined : this.#lookups);
    for (const [path, text] of this.files) outer.files.set(path, text);
  }
  mergeCached(known: CachedInclude): void {
    this.#mergeConsulted(known.consulted);
    if (known.counter.asked) this.askedCounter = true;
    if (known.folders !== undefined) this.askedFolders = true;
    this.#mergeLookups(known.lookups);
    for (const [path, text] of known.files) this.files.set(path, text);
  }

  finish(
    macros: MacroTable,
    last: Segment | undefined,
    pragmas: PragmaState,
    counter: number,
    includes: number,
  ): CachedInclude {
    return {
      parent: this.#parent,
      before: this.#before,
      consulted: this.#consulted,
      pragmasBefore: this.#pragmasBefore,
      counter: { asked: this.askedCounter, before: this.#counterBefore, after: counter },
      folders: this.askedFolders ? this.#folders : undefined,
      files: this.files,
      lookups: this.#ofSearch || this.askedFolders ? undefined : this.#lookups,
      after: macros.fork(),
      last,
      pragmasAfter: pragmas,
      includes: includes - this.#includesBefore,
    };
  }

  #mergeLookups(lookups: ReadonlyMap<string, string> | undefined): void {
    if (lookups === undefined) this.#ofSearch = true;
    else for (const [name, path] of lookups) this.#lookups.set(name, path);
  }
  #mergeConsulted(from: Uint32Array): void {
    if (from.length > this.#consulted.length) this.#grow(from.length);
    for (let i = 0; i < from.length; i++) this.#consulted[i] = (this.#consulted[i] ?? 0) | (from[i] ?? 0);
  }
  #grow(words: number): void {
    const more = new Uint32Array(Math.max(words, this.#consulted.length * 2));
    more.set(this.#consulted);
    this.#consulted = more;
  }
}

// What is kept between units: the raw tokens of files, and what included headers made of the state they were included in.
import { SourceFile } from "../source/file.ts";
import { lex, type RawTokens } from "./lexer.ts";
import type { Macro, MacroTable } from "./macros.ts";
import { isInside } from "./paths.ts";
import type { PragmaState } from "./pragmas.ts";
import { relex } from "./relex.ts";
import type { Segment } from "./segments.ts";
import { Sym } from "./spellings.ts";

/** A file that has been read and cut into tokens. */
export interface LexedFile {
  readonly file: SourceFile;
  readonly raw: RawTokens;
  /** The macro whose definition makes the whole file empty, or 0. */
  readonly guard: number;
  /** The macros it defines, by the index of the name's token: one object, whoever includes it. */
  readonly macros: Map<number, Macro>;
}

function lexedFile(path: string, text: string, cxx: boolean, raw = lex(text, cxx)): LexedFile {
  return { file: new SourceFile(path, text), raw, guard: guardOf(raw), macros: new Map() };
}

/** A header included before any token of a unit, and all it did. */
export interface CachedInclude {
  readonly parent: Segment | undefined;
  readonly before: MacroTable;
  /** Bit per symbol: the names whose macros the header asked for. */
  readonly consulted: Uint32Array;
  readonly pragmasBefore: PragmaState;
  readonly counter: { readonly asked: boolean; readonly before: number; readonly after: number };
  /** Folders of the files that include it, where a header was looked for there. */
  readonly folders: string | undefined;
  /** Text of each file it read, undefined for each place where it found none. */
  readonly files: ReadonlyMap<string, string | undefined>;
  /**
   * The names that were looked for along the include paths, and the file that each of them stood for: another search that comes to
   * the same files has the same header. Undefined if the search decided something else, too.
   */
  readonly lookups: ReadonlyMap<string, string> | undefined;
  readonly after: MacroTable;
  readonly last: Segment | undefined;
  readonly pragmasAfter: PragmaState;
  readonly includes: number;
}

/** More contexts than one project includes a header in; the oldest is dropped. */
const contextsOfHeader = 8;
const filesKept = 4096;
/** Sources that are edited at a time. */
const sourcesKept = 8;
/** Tokens of header segments kept; a token and the tree over it take some 300 bytes. Beyond that all are made anew. */
const tokensKept = 1_500_000;
/** Projects that do without a header before it is let go of, where one is compiled after the other. */
const projectsBetween = 4;

/** Files as they were last cut into tokens, whatever includes them. */
export class LexedFiles {
  readonly #files = new Map<string, LexedFile>();
  readonly #sources = new Map<string, RawTokens>();

  /** The main file of a unit: who reads it again has edited it. */
  source(path: string, text: string, cxx: boolean): LexedFile {
    if (cxx) return lexedFile(path, text, cxx);
    const before = this.#sources.get(path);
    const made = lexedFile(path, text, cxx, before === undefined ? lex(text) : relex(text, before));
    this.#sources.delete(path);
    this.#sources.set(path, made.raw);
    if (this.#sources.size > sourcesKept) {
      const oldest = this.#sources.keys().next();
      if (oldest.done !== true) this.#sources.delete(oldest.value);
    }
    return made;
  }
  /** Lets go of files unless they lie in one of these folders. */
  forgetOutside(folders: readonly string[]): void {
    for (const [key, { file }] of this.#files)
      if (!folders.some((folder) => isInside(file.path, folder))) this.#files.delete(key);
  }
  lexed(path: string, text: string, cxx: boolean): LexedFile {
    const key = cxx ? `+${path}` : path;
    const known = this.#files.get(key);
    if (known !== undefined && known.file.text === text) return known;
    const made = lexedFile(path, text, cxx);
    this.#files.delete(key);
    this.#files.set(key, made);
    if (this.#files.size > filesKept) {
      const oldest = this.#files.keys().next();
      if (oldest.done !== true) this.#files.delete(oldest.value);
    }
    return made;
  }
}

/** What headers did that were searched for in the same folders. */
export class FrontCache {
  readonly #files: LexedFiles;
  readonly #includes = new Map<string, CachedInclude[]>();
  #tokens = 0;
  /** Projects that were done with. */
  #projects = 0;
  /** The last of them that had a header. */
  readonly #usedIn = new WeakMap<Segment, number>();
  /** What headers did wherever they were searched for. */
  readonly #anywhere: FrontCache | undefined;

  constructor(files: LexedFiles, anywhere?: FrontCache) {
    this.#files = files;
    this.#anywhere = anywhere;
  }
  /** Of all header segments kept. */
  get tokens(): number {
    return this.#tokens;
  }

  lexed(path: string, text: string, cxx: boolean): LexedFile {
    return this.#files.lexed(path, text, cxx);
  }

  source(path: string, text: string, cxx: boolean): LexedFile {
    return this.#files.source(path, text, cxx);
  }

  /** Of all headers kept. */
  get segments(): Iterable<Segment | undefined> {
    return [...this.#includes.values()].flat().map(({ last }) => last);
  }

  /**
   * Lets go of headers unless all that was read for them, and for those before them, lies in one of these folders, and of those that
   * were not among the `used` for some time. For a project that will not be compiled again.
   */
  forgetOutside(folders: readonly string[], used: ReadonlySet<Segment | undefined>): void {
    const inside = new Map<string, boolean>();
    const isOfThem = (path: string): boolean => {
      const known = inside.get(path) ?? folders.some((folder) => isInside(path, folder));
      inside.set(path, known);
      return known;
    };
    this.#projects += 1;
    const ofThem = new Set<CachedInclude>();
    for (const list of this.#includes.values())
      for (const one of list)
        if (
          this.#isOfLate(one.last, used) &&
          [...one.files].every(([path, text]) => text === undefined || isOfThem(path))
        )
          ofThem.add(one);
    const behindThem = new Set<Segment | undefined>([undefined]);
    for (let before = 0; before !== behindThem.size; ) {
      before = behindThem.size;
      for (const { parent, last } of ofThem)
        if (behindThem.has(parent)) for (let at = last; at !== parent; at = at?.parent) behindThem.add(at);
    }
    this.#tokens = 0;
    for (const [key, list] of this.#includes) {
      const kept = list.filter((one) => ofThem.has(one) && behindThem.has(one.parent));
      if (kept.length === 0) this.#includes.delete(key);
      else this.#includes.set(key, kept);
      for (const { last } of kept) this.#tokens += last?.tokens.count ?? 0;
    }
  }
  #isOfLate(last: Segment | undefined, used: ReadonlySet<Segment | undefined>): boolean {
    if (last === undefined) return true;
    const since = used.has(last) ? this.#projects : (this.#usedIn.get(last) ?? this.#projects);
    this.#usedIn.set(last, since);
    return this.#projects - since < projectsBetween;
  }

  includes(key: string): readonly CachedInclude[] {
    return this.#includes.get(key) ?? [];
  }
  /** What the header did where it was searched for elsewhere: it is the same here if all `lookups` come to the same files. */
  elsewhere(key: string): readonly CachedInclude[] {
    return this.#anywhere?.includes(key) ?? [];
  }
  keep(key: string, include: CachedInclude): void {
    const { lookups, files } = include;
    if (lookups === undefined || this.#anywhere === undefined) this.#tokens += include.last?.tokens.count ?? 0;
    else this.#anywhere.keep(key, { ...include, files: new Map([...files].filter(([, text]) => text !== undefined)) });
    this.keepHere(key, include);
  }
  /** What is known of another search, and counted there. */
  keepHere(key: string, include: CachedInclude): void {
    if (this.#tokens > tokensKept) {
      this.#includes.clear();
      this.#tokens = 0;
    }
    const list = this.#includes.get(key);
    if (list === undefined) this.#includes.set(key, [include]);
    else {
      list.unshift(include);
      if (list.length > contextsOfHeader) list.pop();
    }
  }
}

/** The name of `#ifndef NAME … #endif` (or `#if !defined(NAME)`) around all of a file, or 0. */
function guardOf(raw: RawTokens): number {
  const { symbols, directives, count } = raw;
  if (directives[0] !== 0 || count < 4) return 0;
  let name = 0;
  if (symbols[1] === Sym.pp_ifndef) name = symbols[2] ?? 0;
  else if (symbols[1] === Sym.kw_if && symbols[2] === Sym.bang && symbols[3] === Sym.pp_defined) {
    name = symbols[4] === Sym.lparen ? (symbols[5] ?? 0) : (symbols[4] ?? 0);
    const after = symbols[4] === Sym.lparen ? 7 : 5;
    if (directives[1] !== after) return 0;
  }
  if (name === 0) return 0;
  let depth = 0;
  for (const at of directives) {
    const word = symbols[at + 1];
    if (word === Sym.kw_if || word === Sym.pp_ifdef || word === Sym.pp_ifndef) depth++;
    else if (word === Sym.pp_endif) {
      depth--;
      if (depth === 0) return at + 2 >= count ? name : 0;
    } else if (depth === 1 && (word === Sym.kw_else || word === Sym.pp_elif)) return 0;
  }
  return 0;
}

// The front end of one unit: its text to preprocessed tokens and external declarations, in segments of which those of the
// headers are shared with other units through the cache. Never throws; what is wrong with the text is in the diagnostics.
import type { MadeHeaders } from "../generate/counter-header.ts";
import { FrontCache, LexedFiles } from "../preprocess/cache.ts";
import type { MacroTable } from "../preprocess/macros.ts";
import { predefinedMacros } from "../preprocess/predefined.ts";
import { Preprocessor, type SegmentDraft, type SegmentMaker } from "../preprocess/preprocessor.ts";
import type { Segment, SyntaxUnit } from "../preprocess/segments.ts";
import { Sym } from "../preprocess/spellings.ts";
import { intern, TokenKind } from "../preprocess/symbols.ts";
import { type TokenBlock, TokenTable } from "../preprocess/tokens.ts";
import { type Pace, type Slices, toEnd, unbroken } from "../slices.ts";
import type { FileAccess, SourceDiagnostic } from "../source/source.ts";
import type { Language, Target } from "../unit.ts";
import { type ParsedSegment, type ParseInput, parseSegment } from "./parser.ts";
import { SharedDeclarations } from "./shared.ts";

export interface FrontOptions {
  readonly target: Target;
  readonly files: FileAccess;
  readonly includePaths: readonly string[];
  readonly defines: Readonly<Record<string, string>>;
  readonly undefines?: readonly string[];
  readonly forcedIncludes?: readonly string[];
  readonly madeHeaders?: MadeHeaders;
  readonly headerElsewhere?: (name: string, from: string) => string | undefined;
  readonly language?: Language;
  readonly once?: boolean;
}

/** The main file's own part as it was last read, behind which header. */
interface MainSegment {
  readonly parsed: ParsedSegment;
  readonly parent: Segment | undefined;
}

/** Headers and, per main file, the last parse, kept between calls; one for a project. */
export class SyntaxCache {
  readonly predefined = new Map<
    string,
    { readonly macros: MacroTable; readonly problems: readonly SourceDiagnostic[] }
  >();
  readonly files = new LexedFiles();
  readonly shared = new SharedDeclarations();
  /** By the search for headers, the one used last at the end. */
  readonly front = new Map<string, FrontCache>();
  /** Of all searches that end with the same headers of ours. */
  readonly anywhere = new Map<string, FrontCache>();
  readonly main = new Map<string, MainSegment>();
}

const mainsKept = 64;
const settingsKept = 16;
/** Tokens of the headers of all searches together: a tree may hold hundreds of drivers, each with include folders of its own. */
const headerTokensKept = 2_000_000;

/** The unit of a file, or undefined if the file cannot be read; with a pause whenever `pace` wants one. */
export function* parseUnit(
  path: string,
  options: FrontOptions,
  cache: SyntaxCache = new SyntaxCache(),
  pace: Pace = unbroken,
): Slices<SyntaxUnit | undefined> {
  const text = options.files.read(path);
  return text === undefined ? undefined : yield* parseText(path, text, options, cache, pace);
}

function isCxx(path: string): boolean {
  return /\.(?:cpp|cxx|cc|hpp|hxx|c\+\+)$/i.test(path);
}

function* parseText(
  path: string,
  text: string,
  options: FrontOptions,
  cache: SyntaxCache,
  pace: Pace,
): Slices<SyntaxUnit> {
  const cxx = options.language === undefined ? isCxx(path) : options.language === "c++";
  const { macros, problems } = predefined(cxx, options, cache);
  const maker = new Maker(cxx, { declarations: cache.shared, own: path });
  // Headers depend on the search for them; what follows from their types depends on the target. Macros are compared name by name.
  const key = JSON.stringify([cxx, options.target, options.includePaths, options.madeHeaders]);
  const front = cache.front.get(key) ?? new FrontCache(cache.files, anywhere(cache, cxx, options));
  keepFront(cache, key, front);
  const { files, includePaths } = options;
  const preprocessor = new Preprocessor({
    files,
    includePaths,
    macros,
    cxx,
    cache: front,
    forcedIncludes: options.forcedIncludes ?? [],
    madeHeaders: new Map(
      Object.entries(options.madeHeaders ?? {}).map(([name, described]) => [name.toLowerCase(), described]),
    ),
    headerElsewhere: options.headerElsewhere ?? (() => undefined),
    maker,
    diagnostics: problems,
  });
  const draft = yield* preprocessor.run(path, text, pace);
  const mainKey = `${options.target} ${cxx} ${path}`;
  const last = cache.main.get(mainKey);
  // Behind other headers other names may be types.
  const { segment, parsed } = yield* maker.last(draft, last?.parent === draft.parent ? last?.parsed : undefined, pace);
  if (options.once !== true) keepMain(cache, mainKey, { parsed, parent: draft.parent });
  const segments: Segment[] = [];
  for (let at: Segment | undefined = segment; at !== undefined; at = at.parent) segments.unshift(at);
  return {
    path,
    cxx,
    segments,
    tokens: new TokenTable(segments.map((part) => part.tokens)),
    macros: segment.macros,
    pragmas: segments.flatMap((part) => part.pragmas).sort((a, b) => a.token - b.token),
    files: [...preprocessor.filesUsed],
    diagnostics: segments.flatMap((part) => part.diagnostics),
    inactive: segments.flatMap((part) => part.inactive),
  };
}

/** What headers did that searches along other paths may share. */
function anywhere(cache: SyntaxCache, cxx: boolean, { target, includePaths }: FrontOptions): FrontCache {
  const key = JSON.stringify([cxx, target, includePaths.at(-1)]);
  const known = cache.anywhere.get(key) ?? new FrontCache(cache.files);
  if (cache.anywhere.size >= settingsKept) cache.anywhere.clear();
  cache.anywhere.set(key, known);
  return known;
}

/** Makes a search the one used last, and lets go of what was used longest ago if there is too much. */
function keepFront({ front }: SyntaxCache, key: string, used: FrontCache): void {
  front.delete(key);
  front.set(key, used);
  let tokens = 0;
  for (const one of front.values()) tokens += one.tokens;
  for (const [oldest, one] of front) {
    if (tokens <= headerTokensKept || one === used) break;
    front.delete(oldest);
    tokens -= one.tokens;
  }
}

function keepMain({ main }: SyntaxCache, key: string, kept: MainSegment): void {
  main.delete(key);
  main.set(key, kept);
  if (main.size <= mainsKept) return;
  const oldest = main.keys().next();
  if (oldest.done !== true) main.delete(oldest.value);
}

/** The same macros for the same settings, as objects too: tables that differ little are quickly compared. */
function predefined(
  cxx: boolean,
  options: FrontOptions,
  cache: SyntaxCache,
): { readonly macros: MacroTable; readonly problems: readonly SourceDiagnostic[] } {
  const key = JSON.stringify([cxx, options.target, options.defines, options.undefines]);
  let known = cache.predefined.get(key);
  if (known === undefined) {
    const problems: SourceDiagnostic[] = [];
    const macros = predefinedMacros(options.target, cxx, options.defines, problems);
    for (const name of options.undefines ?? []) macros.undefine(intern(name, TokenKind.identifier));
    known = { macros, problems };
    if (cache.predefined.size >= settingsKept) cache.predefined.clear();
    cache.predefined.set(key, known);
  }
  return { macros: known.macros.fork(), problems: known.problems };
}

/** Parses segments, and knows which names are types after those that have been parsed or taken over. */
class Maker implements SegmentMaker {
  readonly #typedefs = new Map<number, boolean>();
  readonly #cxx: boolean;
  readonly #shared: ParseInput["shared"];

  constructor(cxx: boolean, shared: ParseInput["shared"]) {
    this.#cxx = cxx;
    this.#shared = shared;
  }

  adopt(segments: readonly Segment[]): void {
    for (const segment of segments) this.#declare(segment.typedefs);
  }

  close(draft: SegmentDraft): Segment | undefined {
    if (!balanced(draft.tokens)) return undefined;
    const parsed = toEnd(this.#parse(draft, undefined, unbroken));
    if (endsOpen(draft.tokens, parsed)) return undefined;
    this.#declare(parsed.typedefs);
    return finish(draft, parsed);
  }

  *last(
    draft: SegmentDraft,
    previous: ParsedSegment | undefined,
    pace: Pace,
  ): Slices<{ segment: Segment; parsed: ParsedSegment }> {
    const parsed = yield* this.#parse(draft, previous, pace);
    return { segment: finish(draft, parsed), parsed };
  }

  #parse(draft: SegmentDraft, previous: ParsedSegment | undefined, pace: Pace): Slices<ParsedSegment> {
    const input = {
      tokens: draft.tokens,
      pragmas: draft.pragmas,
      pragmaState: draft.pragmaState,
      isTypedef: (symbol: number) => this.#typedefs.get(symbol) === true,
      cxx: this.#cxx,
      ...(this.#shared === undefined ? {} : { shared: this.#shared }),
      ...(previous === undefined ? {} : { previous }),
    };
    return parseSegment(input, pace);
  }

  #declare(typedefs: ReadonlyMap<number, boolean>): void {
    for (const [symbol, typedef] of typedefs) this.#typedefs.set(symbol, typedef);
  }
}

function finish(draft: SegmentDraft, parsed: ParsedSegment): Segment {
  return {
    parent: draft.parent,
    tokens: draft.tokens,
    declarations: parsed.declarations,
    typedefs: parsed.typedefs,
    pragmas: draft.allPragmas,
    pragmaState: parsed.pragmaState,
    macros: draft.macros,
    sources: draft.tokens.sources,
    inactive: draft.inactive,
    diagnostics: [...draft.diagnostics, ...parsed.diagnostics],
  };
}

/** A header may open a brace that another one closes. */
function balanced(block: TokenBlock): boolean {
  const { symbols, count } = block;
  let depth = 0;
  for (let i = 0; i < count; i++) {
    const symbol = symbols[i] ?? 0;
    if (symbol > Sym.rbracket) continue;
    if (symbol === Sym.lbrace || symbol === Sym.lparen || symbol === Sym.lbracket) depth++;
    else if (symbol !== Sym.none && --depth < 0) return false;
  }
  if (depth !== 0) return false;
  const last = symbols[count - 1];
  return count === 0 || last === Sym.semicolon || last === Sym.rbrace;
}

/** Something was missing at the very end: what follows the header may bring it. */
function endsOpen(block: TokenBlock, parsed: ParsedSegment): boolean {
  if (block.count === 0 || block.symbols[block.count - 1] !== Sym.rbrace) return false;
  const source = block.sources[block.files[block.count - 1] ?? 0];
  const end = source?.range(block.ends[block.count - 1] ?? 0, block.ends[block.count - 1] ?? 0);
  return parsed.diagnostics.some(
    ({ range }) => range.file === end?.file && range.endLine === end.endLine && range.endColumn === end.endColumn,
  );
}

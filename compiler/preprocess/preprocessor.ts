// Translation phase 4: directives are carried out and macros expanded, file by file, into the token blocks of a unit's
// segments. Never throws and always ends, whatever the text: includes, expansions and tokens are bounded.
// A header included before any token of the unit is a segment of its own: found in the cache, or made and kept there.
import type { MadeHeaders } from "../generate/counter-header.ts";
import { type Pace, type Slices, unbroken } from "../slices.ts";
import type { SourceFile } from "../source/file.ts";
import type { FileAccess, Severity, SourceDiagnostic, SourceRange } from "../source/source.ts";
import { applyPragma } from "../syntax/pragma-state.ts";
import { absentFor, stands } from "./adoption.ts";
import { BlockBuilder } from "./block.ts";
import type { CachedInclude, FrontCache, LexedFile } from "./cache.ts";
import { conflictMarker, mayBeConflict } from "./conflict.ts";
import { dynamicMacro } from "./define.ts";
import { directive } from "./directives.ts";
import { dynamicValue } from "./dynamic.ts";
import { Expander, type ExpansionHost } from "./expand.ts";
import { includeForced } from "./include.ts";
import { Invocations } from "./invocation.ts";
import { RawFlag } from "./lexer.ts";
import { MacroStacks } from "./macro-stacks.ts";
import { BodyFlag, type Macro, type MacroTable } from "./macros.ts";
import { pathKey } from "./paths.ts";
import { carryOut, isPragmaOperator, PragmaOperator } from "./pragma-operator.ts";
import { readPragma } from "./pragma-reader.ts";
import { initialPragmaState, type PragmaRecord, type PragmaState } from "./pragmas.ts";
import { Recording } from "./recording.ts";
import type { Segment } from "./segments.ts";
import { Source } from "./source.ts";
import { Sym } from "./spellings.ts";
import { intern, isName, TokenKind, textOf } from "./symbols.ts";
import type { TokenList } from "./token-list.ts";
import type { TokenBlock } from "./tokens.ts";

/** What one segment is parsed from. */
export interface SegmentDraft {
  readonly parent: Segment | undefined;
  readonly tokens: TokenBlock;
  /** Those that stand before or in the segment's tokens and are not yet in `pragmaState`. */
  readonly pragmas: readonly PragmaRecord[];
  readonly pragmaState: PragmaState;
  /** All pragmas that belong to the segment. */
  readonly allPragmas: readonly PragmaRecord[];
  readonly macros: MacroTable;
  readonly inactive: readonly SourceRange[];
  readonly diagnostics: readonly SourceDiagnostic[];
}

/** The parser's side of a unit. */
export interface SegmentMaker {
  /** The finished segment, or undefined if its tokens end inside a declaration. */
  close(draft: SegmentDraft): Segment | undefined;
  /** Segments of an earlier unit are taken over, in order. */
  adopt(segments: readonly Segment[]): void;
}

export interface PreprocessInput {
  readonly files: FileAccess;
  readonly includePaths: readonly string[];
  readonly macros: MacroTable;
  readonly cxx: boolean;
  readonly cache: FrontCache;
  /** Read before the main file, as it would include them in quotes. */
  readonly forcedIncludes: readonly string[];
  /** Lower-case names of headers that only a build makes, and what it makes them of. */
  readonly madeHeaders: ReadonlyMap<string, MadeHeaders[string]>;
  /** Where a header may lie that no include path leads to. */
  readonly headerElsewhere: (name: string, from: string) => string | undefined;
  readonly maker: SegmentMaker;
  readonly diagnostics: readonly SourceDiagnostic[];
}

/** What belongs to a segment beside its tokens. */
interface Beside {
  readonly pragmas: PragmaRecord[];
  readonly inactive: SourceRange[];
  readonly diagnostics: SourceDiagnostic[];
  /** The first of `pragmas` that is not yet in `startState`. */
  applyFrom: number;
  startState: PragmaState;
}

const depthLimit = 200;
const includeLimit = 10_000;
const tokenLimit = 24_000_000;
const diagnosticLimit = 1000;
/** Tokens of the main file as it is written between two questions whether it is time for a pause. */
const stretch = 4096;

export class Preprocessor implements ExpansionHost {
  readonly input: PreprocessInput;
  readonly macros: MacroTable;
  readonly expander: Expander;
  readonly stack: Source[] = [];
  readonly recordings: Recording[] = [];
  readonly filesUsed = new Set<string>();
  builder = new BlockBuilder(0);
  parent: Segment | undefined;
  pragmaState: PragmaState = initialPragmaState;
  counter = 0;
  #beside: Beside;
  #includes = 0;
  #said = 0;
  #stopped = false;
  #operator: PragmaOperator | undefined;
  readonly #macroStacks = new MacroStacks();
  readonly #invocations = new Invocations();
  readonly #texts = new Map<string, string | undefined>();

  constructor(input: PreprocessInput) {
    this.input = input;
    this.macros = input.macros;
    this.expander = new Expander(this);
    this.#beside = newBeside(this.pragmaState);
    this.#beside.diagnostics.push(...input.diagnostics);
  }

  /** Runs the main file, with a pause whenever `pace` wants one; the draft of its own segment, the last of the unit. */
  *run(path: string, text: string, pace: Pace = unbroken): Slices<SegmentDraft> {
    this.#texts.set(path, text);
    this.filesUsed.add(path);
    const source = new Source(this.input.cache.source(path, text, this.input.cxx));
    for (const name of this.input.forcedIncludes) includeForced(this, name, source);
    this.stack.push(source);
    while (this.#take(source, source.at + stretch)) if (pace.isDue(stretch)) yield;
    this.#leave(source);
    return this.#draft();
  }

  get source(): Source | undefined {
    return this.stack[this.stack.length - 1];
  }

  // ---- files ----------------------------------------------------------------------------------------------------

  /** The text of a file, noted for the cache as something the headers being recorded depend on. */
  read(path: string): string | undefined {
    const text = this.peek(path);
    for (const recording of this.recordings) recording.files.set(path, text);
    return text;
  }
  /** The text of a file, not noted. */
  peek(path: string): string | undefined {
    let text = this.#texts.get(path);
    if (text === undefined && !this.#texts.has(path)) {
      text = this.input.files.read(path);
      this.#texts.set(path, text);
    }
    return text;
  }

  /** The texts of all files read so far, the main one too. */
  *textsRead(): Generator<string> {
    for (const path of this.filesUsed) {
      const text = this.#texts.get(path);
      if (text !== undefined) yield text;
    }
  }

  /** A header is looked for in the folder of the file at a level of the stack. */
  askFolder(level: number): void {
    for (const recording of this.recordings) if (level < recording.depth) recording.askedFolders = true;
  }

  /** The search along the include paths came to this file; without one: it decided something else of what follows. */
  searched(name: string, path: string | undefined): void {
    for (const recording of this.recordings) recording.searched(name, path);
  }

  include(path: string, text: string, report: (message: string, remedy: string) => void): void {
    if (this.stack.length >= depthLimit) {
      report(
        `files include each other more than ${depthLimit} deep`,
        "Give the headers '#pragma once' or include guards.",
      );
      return;
    }
    if (++this.#includes > includeLimit) {
      if (!this.#stopped)
        report(`more than ${includeLimit} files are included`, "Give the headers '#pragma once' or include guards.");
      this.#stopped = true;
      return;
    }
    this.filesUsed.add(path);
    const lexed = this.input.cache.lexed(path, text, this.input.cxx);
    if (lexed.guard !== 0 && this.lookup(lexed.guard) !== undefined) return;
    if (this.lookup(onceSymbol(path)) !== undefined) return;
    if (this.builder.count > 0 || this.expander.busy || this.#operator !== undefined) this.#process(new Source(lexed));
    else this.#includeSegment(path, lexed);
  }

  #includeSegment(path: string, lexed: LexedFile): void {
    const key = (this.input.cxx ? "+" : "") + pathKey(path);
    const known = this.#cached(key);
    if (known !== undefined) {
      this.#adopt(known);
      return;
    }
    const folders = this.stack.map(({ folder }) => folder);
    const recording = new Recording(this.macros, this.parent, this.pragmaState, this.counter, this.#includes, folders);
    recording.files.set(path, lexed.file.text);
    this.recordings.push(recording);
    const outer = this.#beside;
    this.#beside = newBeside(this.pragmaState);
    this.#process(new Source(lexed));
    const closed = this.#closeSegment();
    this.recordings.pop();
    const outerRecording = this.recordings[this.recordings.length - 1];
    if (outerRecording !== undefined) recording.mergeInto(outerRecording);
    if (closed) {
      this.#beside = outer;
      this.#reopen();
      if (recording.keepable) {
        const made = recording.finish(this.macros, this.parent, this.pragmaState, this.counter, this.#includes);
        this.input.cache.keep(key, made);
      }
      return;
    }
    // The header ends inside a declaration: what follows it belongs to the same segment.
    for (const open of this.recordings) open.volatile = true;
    const inner = this.#beside;
    this.#beside = {
      pragmas: [...outer.pragmas, ...inner.pragmas],
      inactive: [...outer.inactive, ...inner.inactive],
      diagnostics: [...outer.diagnostics, ...inner.diagnostics],
      applyFrom: outer.pragmas.length + inner.applyFrom,
      startState: inner.startState,
    };
  }

  #cached(key: string): CachedInclude | undefined {
    const { cache } = this.input;
    const folders = this.stack.map(({ folder }) => folder).join("\n");
    const here = cache.includes(key).find((candidate) => stands(this, candidate, folders));
    if (here !== undefined) return here;
    for (const candidate of cache.elsewhere(key)) {
      const absent = stands(this, candidate, folders) ? absentFor(this, candidate) : undefined;
      if (absent === undefined) continue;
      const found = { ...candidate, files: new Map([...candidate.files, ...absent]) };
      cache.keepHere(key, found);
      return found;
    }
    return undefined;
  }
  #adopt(known: CachedInclude): void {
    const segments: Segment[] = [];
    for (let at = known.last; at !== undefined && at !== this.parent; at = at.parent) segments.unshift(at);
    this.input.maker.adopt(segments);
    this.parent = known.last;
    this.macros.follow(known.before, known.after);
    this.pragmaState = known.pragmasAfter;
    if (known.counter.asked) this.counter = known.counter.after;
    this.#includes += known.includes;
    for (const [path, text] of known.files) if (text !== undefined) this.filesUsed.add(path);
    const recording = this.recordings[this.recordings.length - 1];
    if (recording !== undefined) recording.mergeCached(known);
    this.#reopen();
  }

  /** Starts on the next segment. */
  #reopen(): void {
    const last = this.parent?.tokens;
    this.builder = new BlockBuilder(last === undefined ? 0 : last.base + last.count);
    this.#beside.applyFrom = this.#beside.pragmas.length;
    this.#beside.startState = this.pragmaState;
  }

  #draft(): SegmentDraft {
    const { pragmas, inactive, diagnostics, applyFrom, startState } = this.#beside;
    return {
      parent: this.parent,
      tokens: this.builder.finish(),
      pragmas: pragmas.slice(applyFrom),
      pragmaState: startState,
      allPragmas: pragmas,
      macros: this.macros.fork(),
      inactive,
      diagnostics,
    };
  }

  #closeSegment(): boolean {
    const { pragmas, inactive, diagnostics } = this.#beside;
    if (this.builder.count === 0 && pragmas.length + inactive.length + diagnostics.length === 0) return true;
    if (this.#operator !== undefined || this.expander.busy) return false;
    const segment = this.input.maker.close(this.#draft());
    if (segment === undefined) return false;
    this.parent = segment;
    return true;
  }

  // ---- tokens ---------------------------------------------------------------------------------------------------

  #process(source: Source): void {
    this.stack.push(source);
    this.#take(source, Number.POSITIVE_INFINITY);
    this.#leave(source);
  }
  /** Takes in a file's tokens up to one of them, or what belongs to one that begins before it; whether there are more. */
  #take(source: Source, until: number): boolean {
    const { raw, file } = source.lexed;
    const { symbols, starts, ends, flags } = raw;
    const count = Math.min(raw.count, until);
    const expander = this.expander;
    let index = this.indexOf(source);
    while (source.at < count && !this.#stopped) {
      const at = source.at;
      const symbol = symbols[at] ?? 0;
      const flag = flags[at] ?? 0;
      if ((flag & RawFlag.lineStart) !== 0) {
        if (symbol === Sym.hash) {
          directive(this, source, false);
          index = this.indexOf(source);
          continue;
        }
        if (mayBeConflict(symbol) && conflictMarker(this, source)) continue;
      }
      source.at = at + 1;
      const start = starts[at] ?? 0;
      const end = ends[at] ?? 0;
      if (isName(symbol)) {
        const macro = this.lookup(symbol);
        if (macro !== undefined) {
          expander.symbol = symbol;
          expander.flags = flag & BodyFlag.space;
          expander.file = index;
          expander.start = start;
          expander.end = end;
          expander.expansionIndex = -1;
          expander.run(macro);
          if (this.builder.count > tokenLimit) this.#stop(file.range(start, end));
          continue;
        }
      }
      if (this.#operator !== undefined || isPragmaOperator(symbol)) {
        this.#emit(symbol, flag & BodyFlag.space, index, start, end, -1);
      } else this.builder.push(symbol, index, start, end, -1);
    }
    return source.at < raw.count && !this.#stopped;
  }
  /** A file is at its end. */
  #leave(source: Source): void {
    const { raw, file } = source.lexed;
    const { starts, ends } = raw;
    for (const open of source.conditions) {
      this.say(
        "pp-unclosed-conditional",
        "error",
        "this conditional is not closed",
        "Write the missing '#endif'.",
        file.range(starts[open.token] ?? 0, ends[open.token + 1] ?? ends[open.token] ?? 0),
      );
    }
    if (raw.openComment >= 0) {
      const range = file.range(raw.openComment, raw.openComment + 2);
      this.say("pp-unclosed-comment", "error", "this comment is not closed", "Write the missing '*/'.", range);
    }
    this.stack.pop();
  }

  #stop(range: SourceRange): void {
    this.#stopped = true;
    const message = `the unit has more than ${tokenLimit} tokens`;
    this.say(
      "pp-token-limit",
      "error",
      message,
      "Look for a macro or an include that multiplies; the rest is left out.",
      range,
    );
  }

  indexOf(source: Source): number {
    if (source.builder !== this.builder) {
      source.builder = this.builder;
      source.index = this.builder.source(source.lexed.file);
    }
    return source.index;
  }

  lookup(symbol: number): Macro | undefined {
    const recording = this.recordings[this.recordings.length - 1];
    if (recording !== undefined) recording.mark(symbol);
    return this.macros.find(symbol);
  }

  feed(into: Expander): boolean {
    const source = this.source;
    if (source === undefined) return false;
    const { symbols, starts, ends, flags, count } = source.lexed.raw;
    while (source.at < count) {
      const at = source.at;
      const symbol = symbols[at] ?? 0;
      const flag = flags[at] ?? 0;
      if (symbol === Sym.hash && (flag & RawFlag.lineStart) !== 0) {
        directive(this, source, true);
        continue;
      }
      source.at = at + 1;
      into.symbol = symbol;
      into.flags = flag === 0 ? 0 : BodyFlag.space;
      into.file = this.indexOf(source);
      into.start = starts[at] ?? 0;
      into.end = ends[at] ?? 0;
      into.expansionIndex = -1;
      return true;
    }
    return false;
  }

  feedParenthesis(macro: Macro): boolean {
    const source = this.source;
    if (source === undefined || source.lexed.raw.symbols[source.at] !== Sym.lparen) return false;
    if (source.at >= source.lexed.raw.count) return false;
    if (!this.#invocations.closes(source)) {
      const { starts, ends } = source.lexed.raw;
      const range = source.lexed.file.range(starts[source.at - 1] ?? 0, ends[source.at] ?? 0);
      const message = `the invocation of macro '${macro.name}' is not closed`;
      this.say("pp-unclosed-invocation", "error", message, "Write the missing ')'.", range);
      return false;
    }
    source.at++;
    return true;
  }

  emit(token: Expander): void {
    this.#emit(token.symbol, token.flags, token.file, token.start, token.end, token.expansionIndex);
  }

  /** Puts a token out, or into the `__pragma(…)` or `_Pragma(…)` that is open. */
  #emit(symbol: number, flags: number, file: number, start: number, end: number, expansion: number): void {
    const operator = this.#operator;
    if (operator === undefined) {
      if (isPragmaOperator(symbol)) this.#operator = new PragmaOperator(symbol, file, start);
      else this.builder.push(symbol, file, start, end, expansion);
      return;
    }
    const state = operator.take(symbol, flags, file, start, end, expansion);
    if (state === "open") return;
    this.#operator = undefined;
    if (state === "closed") carryOut(this, operator, Math.max(end, operator.start));
    else {
      const message = `'${textOf(operator.symbol)}' is not followed by '('`;
      this.report("pp-pragma", message, 'Write __pragma(warning(…)) or _Pragma("…").', file, start, end);
      this.#emit(symbol, flags, file, start, end, expansion);
    }
  }

  markOnce(path: string): void {
    const symbol = onceSymbol(path);
    this.lookup(symbol);
    this.macros.define({ ...dynamicMacro(symbol), dynamic: false });
  }

  pragma(tokens: TokenList, range: SourceRange): void {
    const { name, text, args, effect } = readPragma(tokens);
    const token = this.builder.base + this.builder.count;
    this.#beside.pragmas.push({ name, text, args, effect, range, token });
    this.pragmaState = applyPragma(this.pragmaState, effect);
    this.#macroStacks.carryOut(this, name, args[0] ?? "");
  }

  expansion(macro: number, outer: number, file: number, start: number, end: number): number {
    return this.builder.expansion(macro, outer, file, start, end);
  }

  dynamic(macro: Macro, file: number, start: number): number {
    return dynamicValue(this, macro.symbol, this.builder.sources[file], start);
  }

  // ---- what there is to say -----------------------------------------------------------------------------------------

  report(code: string, message: string, remedy: string, file: number, start: number, end: number): void {
    const source: SourceFile | undefined = this.builder.sources[file];
    const severity = code === "pp-argument-count" ? "warning" : "error";
    if (source !== undefined) this.say(code, severity, message, remedy, source.range(start, end));
  }

  say(code: string, severity: Severity, message: string, remedy: string, range: SourceRange): void {
    if (++this.#said > diagnosticLimit) return;
    this.#beside.diagnostics.push({ code, severity, message, remedy, range });
  }

  inactive(range: SourceRange): void {
    this.#beside.inactive.push(range);
  }
}

/** `#pragma once` is a macro no source can name: so what depends on it is found out like what depends on any macro. */
export function onceSymbol(path: string): number {
  return intern(`#once ${pathKey(path)}`, TokenKind.other);
}

function newBeside(startState: PragmaState): Beside {
  return { pragmas: [], inactive: [], diagnostics: [], applyFrom: 0, startState };
}

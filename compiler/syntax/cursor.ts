// Where the parser is in the token stream, and what it knows there: which names are typedefs, which pragmas are in force.
// Errors are thrown as `SyntaxFailure` and caught at the next statement, member or declaration, so that each costs only that.
import type { PragmaRecord, PragmaState } from "../preprocess/pragmas.ts";
import { Sym } from "../preprocess/spellings.ts";
import { intern, kindOf, TokenKind, textOf } from "../preprocess/symbols.ts";
import type { TokenBlock } from "../preprocess/tokens.ts";
import type { Severity, SourceDiagnostic, SourceRange, TokenRange } from "../source/source.ts";
import { CxxNames } from "./cpp-names.ts";
import { applyPragma } from "./pragma-state.ts";
import type { NameChange } from "./shared.ts";

/** Deeper nesting than any program written by hand; keeps the parser's own stack bounded. */
const deepest = 256;

/** How far back a statement is looked through for what in it may be declared nowhere. */
const statementTokens = 64;
const endsStatement: ReadonlySet<number> = new Set([Sym.semicolon, Sym.lbrace, Sym.rbrace]);
/** Behind these a name is declared. */
const typeWords: ReadonlySet<number> = new Set([
  Sym.kw_char,
  Sym.kw_const,
  Sym.kw_double,
  Sym.kw_enum,
  Sym.kw_float,
  Sym.kw_int,
  Sym.kw_long,
  Sym.kw_short,
  Sym.kw_signed,
  Sym.kw_struct,
  Sym.kw_union,
  Sym.kw_unsigned,
  Sym.kw_void,
]);

/** What was found where something else was expected. Tokens count within the segment. */
export class SyntaxFailure {
  readonly code: string;
  readonly message: string;
  readonly remedy: string | undefined;
  readonly first: number;
  readonly last: number;
  constructor(code: string, message: string, remedy: string | undefined, first: number, last: number) {
    this.code = code;
    this.message = message;
    this.remedy = remedy;
    this.first = first;
    this.last = last;
  }
}

export interface CursorInput {
  readonly tokens: TokenBlock;
  readonly pragmas: readonly PragmaRecord[];
  readonly pragmaState: PragmaState;
  /** Is the symbol a typedef name at file scope before this segment? */
  readonly isTypedef: (symbol: number) => boolean;
  readonly cxx: boolean;
}

export class Cursor {
  readonly symbols: Int32Array;
  /** Of a C++ source: its namespaces, classes and templates; undefined for C. */
  readonly cxx: CxxNames | undefined;
  /** The next token, counted within the segment. */
  at = 0;
  /** One past the last token that may be read. */
  end: number;
  /** First token of the external declaration being read. */
  start = 0;
  /** Inside a SAL annotation, where `return` is a value. */
  inAnnotation = false;
  /** Specifiers are being read where only a declaration can stand: `UNKNOWN *name` is then one, not a product. */
  declaresUnknown: "no" | "declaration" | "parameter" = "no";
  /** The function whose body is being read: what `__FUNCTION__` stands for between other literals. */
  functionName = "";
  /** Within a template: names that are not declared may be where it is used, which is when Microsoft's compiler looks for them. */
  inTemplate = false;
  /** How deep the construct being read is nested; whoever catches a failure sets it back. */
  depth = 0;
  pragmaState: PragmaState;
  readonly diagnostics: SourceDiagnostic[] = [];
  /** File-scope names that became typedefs (true) or ceased to be (false) in this segment. */
  readonly fileTypedefs = new Map<number, boolean>();
  /** File-scope typedef changes of the external declaration being read, in order. */
  changes: NameChange[] = [];
  /** What the external declaration being read has asked of names at file scope, in order, as `SharedDeclaration` has it. */
  asked: number[] | undefined;

  readonly #input: CursorInput;
  /** Innermost last; in C, where a block's names are nobody else's business, undefined while nothing is declared in it. */
  readonly #scopes: (Map<number, boolean> | undefined)[] = [];
  #nextPragma = 0;
  #quiet = 0;

  constructor(input: CursorInput) {
    this.#input = input;
    this.symbols = input.tokens.symbols;
    this.end = input.tokens.count;
    this.cxx = input.cxx ? new CxxNames(this) : undefined;
    this.pragmaState = input.pragmaState;
  }

  // ---- tokens ---------------------------------------------------------------------------------------------------

  /** Symbol of the next token; `Sym.none` at the end. */
  get sym(): number {
    return this.at < this.end ? (this.symbols[this.at] ?? 0) : 0;
  }
  peek(distance: number): number {
    const at = this.at + distance;
    return at < this.end && at >= 0 ? (this.symbols[at] ?? 0) : 0;
  }
  /** Takes the next token if it is `symbol`. */
  take(symbol: number): boolean {
    if (this.sym !== symbol) return false;
    this.at++;
    return true;
  }
  expect(symbol: number, where: string): void {
    if (this.sym === symbol && this.at < this.end) {
      this.at++;
      return;
    }
    this.failHere("syntax", `expected '${textOf(symbol)}' ${where}, found ${this.found()}`, undefined);
  }
  /** The next token in words, for messages. */
  found(): string {
    if (this.at >= this.end) return "the end of the file";
    const text = textOf(this.sym);
    return `'${text.length > 40 ? `${text.slice(0, 40)}…` : text}'`;
  }
  text(at: number): string {
    return textOf(this.symbols[at] ?? 0);
  }
  /** Tokens as one text, single spaces between words. */
  textRange(first: number, last: number): string {
    let text = "";
    let before = "";
    for (let i = first; i <= last; i++) {
      const piece = this.text(i);
      const gap = /\w$/.test(before) && /^\w/.test(piece);
      text += gap ? ` ${piece}` : piece;
      before = piece;
    }
    return text;
  }
  /** Is the symbol an ordinary name in this language (C++ words are names in C)? */
  isName(symbol: number): boolean {
    const kind = kindOf(symbol);
    if (kind === TokenKind.identifier) return true;
    if (kind !== TokenKind.keyword) return false;
    if (this.cxx !== undefined) return symbol === Sym.kw_final || symbol === Sym.kw_override;
    return symbol >= Sym.kw_class || namesInC.has(symbol);
  }
  atName(): boolean {
    return this.at < this.end && this.isName(this.sym);
  }

  // ---- positions ------------------------------------------------------------------------------------------------

  /** A token's number within its external declaration. */
  rel(at: number): number {
    return at - this.start;
  }
  /** Number of the token just read, within the external declaration. */
  get before(): number {
    return this.at - 1 - this.start;
  }
  /** From a token to the one just read. */
  from(first: number): TokenRange {
    return { first: this.firstOf(first), last: this.lastOf(first) };
  }
  /**
   * `from` by halves, for nodes: V8 makes a literal that ends in a spread ten times as slowly as one that names all its members,
   * and gives each that has two spreads, or a spread and further members, a hidden class of its own.
   */
  firstOf(first: number): number {
    // What is missing at the end of the text is placed on its last token.
    return Math.min(first, Math.max(this.start, this.end - 1)) - this.start;
  }
  lastOf(first: number): number {
    const last = Math.max(this.start, this.end - 1);
    return Math.min(last, Math.max(first, this.at - 1)) - this.start;
  }
  /** The next token, or the macro that it is the first of, stands in the first column of its line. */
  atMargin(): boolean {
    const { tokens } = this.#input;
    const start = tokens.starts[this.at] ?? 0;
    if (this.at > 0 && tokens.starts[this.at - 1] === start && tokens.files[this.at - 1] === tokens.files[this.at])
      return false;
    const text = tokens.sources[tokens.files[this.at] ?? 0]?.text ?? "";
    return start === 0 || text[start - 1] === "\n" || text[start - 1] === "\r";
  }
  range(first: number, last: number): SourceRange {
    const { tokens } = this.#input;
    const clamp = (at: number): number => Math.max(0, Math.min(at, tokens.count - 1));
    const a = clamp(first);
    const b = clamp(Math.max(first, last));
    const source = tokens.sources[tokens.files[a] ?? 0];
    if (source === undefined) return { file: "", startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 };
    const sameFile = tokens.files[a] === tokens.files[b];
    const start = tokens.starts[a] ?? 0;
    const end = sameFile ? Math.max(tokens.ends[b] ?? 0, tokens.ends[a] ?? 0) : (tokens.ends[a] ?? 0);
    return first >= tokens.count ? source.range(end, end) : source.range(start, end);
  }

  // ---- errors ---------------------------------------------------------------------------------------------------

  failHere(code: string, message: string, remedy: string | undefined): never {
    throw new SyntaxFailure(code, message, remedy, this.at, this.at);
  }
  fail(code: string, message: string, remedy: string | undefined, first: number): never {
    throw new SyntaxFailure(code, message, remedy, first, Math.max(first, this.at - 1));
  }
  report(failure: SyntaxFailure, severity: Severity = "error"): void {
    if (this.#quiet > 0) return;
    const { code, message, remedy } = failure;
    const range = this.range(failure.first, failure.last);
    const names = code === "syntax" ? this.#namesBefore(failure.first) : this.#names(failure.first, failure.last);
    this.diagnostics.push({
      code,
      severity,
      message,
      ...(remedy === undefined ? {} : { remedy }),
      range,
      ...(names.length === 0 ? {} : { names }),
    });
  }
  /** The names from a token to another that are neither types nor members, nor declared there. */
  #names(first: number, last: number): string[] {
    const found: string[] = [];
    const isType = (symbol: number): boolean => this.isTypedef(symbol) || typeWords.has(symbol);
    for (let at = first; at <= last; at++) {
      const symbol = this.symbols[at] ?? 0;
      const before = this.symbols[at - 1] ?? 0;
      if (!this.isName(symbol) || this.isTypedef(symbol) || before === Sym.dot || before === Sym.arrow) continue;
      let type = at - 1;
      while (type > first && this.symbols[type] === Sym.star) type--;
      if (type < first || !isType(this.symbols[type] ?? 0)) found.push(textOf(symbol));
    }
    return found;
  }
  /** Those of the statement or declaration that could not be read on at `at`. */
  #namesBefore(at: number): string[] {
    let first = at;
    while (first > 0 && at - first < statementTokens && !endsStatement.has(this.symbols[first - 1] ?? 0)) first--;
    return this.#names(first, at);
  }
  /** Reads something that may turn out to be something else: undefined, and back where it was, if it fails. */
  attempt<T>(read: () => T): T | undefined {
    const { at, start, end } = this;
    const scopes = this.#scopes.length;
    const { depth } = this;
    this.#quiet++;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof SyntaxFailure)) throw error;
      this.at = at;
      this.start = start;
      this.end = end;
      this.#scopes.length = scopes;
      this.depth = depth;
      return undefined;
    } finally {
      this.#quiet--;
    }
  }
  /** Bounds recursion: every construct that can hold itself goes one deeper, and sets `depth` back when it is read. */
  deeper(): number {
    const depth = this.depth;
    if (depth >= deepest) {
      this.failHere(
        "nesting",
        `nested more than ${deepest} deep`,
        "split the expression or function into smaller ones",
      );
    }
    this.depth = depth + 1;
    return depth;
  }
  nest<T>(read: () => T): T {
    const depth = this.deeper();
    const value = read();
    this.depth = depth;
    return value;
  }
  /** Skips to the token that closes the bracket just opened before `at`; stops behind it. False if the text ends first. */
  skipBalanced(): boolean {
    let depth = 1;
    while (this.at < this.end) {
      const symbol = this.sym;
      this.at++;
      if (symbol === Sym.lparen || symbol === Sym.lbrace || symbol === Sym.lbracket) depth++;
      else if (symbol === Sym.rparen || symbol === Sym.rbrace || symbol === Sym.rbracket) {
        if (--depth === 0) return true;
      }
    }
    return false;
  }

  // ---- names ----------------------------------------------------------------------------------------------------

  isTypedef(symbol: number): boolean {
    for (let i = this.#scopes.length - 1; i >= 0; i--) {
      const known = this.#scopes[i]?.get(symbol);
      if (known !== undefined) return known;
    }
    return this.cxx?.member(symbol) ?? this.isFileTypedef(symbol);
  }
  isFileTypedef(symbol: number): boolean {
    const is = this.fileTypedefs.get(symbol) ?? this.isOuterTypedef(symbol);
    this.asked?.push(is ? symbol : ~symbol);
    return is;
  }
  /** Before the segment that is read begins. */
  isOuterTypedef(symbol: number): boolean {
    return symbol === vaList || symbol === sizeType || this.#input.isTypedef(symbol);
  }
  /** A name is declared in the innermost scope, as a typedef or as something else that hides one. */
  declare(symbol: number, typedef: boolean): void {
    const innermost = this.#scopes.length - 1;
    if (innermost >= 0) {
      const scope = this.#scopes[innermost] ?? new Map<number, boolean>();
      this.#scopes[innermost] = scope;
      scope.set(symbol, typedef);
      if (typedef && this.cxx?.classScope === scope) this.cxx.declareMember(symbol);
    } else if (this.cxx !== undefined && this.cxx.prefix !== "") {
      if (typedef || this.isTypedef(symbol)) this.cxx.declareMember(symbol, typedef);
    } else this.declareAtFile(symbol, typedef);
  }
  declareAtFile(symbol: number, typedef: boolean): void {
    if (this.isFileTypedef(symbol) === typedef) return;
    this.fileTypedefs.set(symbol, typedef);
    this.changes.push({ symbol, typedef });
  }
  /** The scopes around the cursor, for what is read later: the bodies of member functions. */
  get scopes(): readonly (Map<number, boolean> | undefined)[] {
    return this.#scopes.slice();
  }
  withScopes<T>(scopes: readonly (Map<number, boolean> | undefined)[], read: () => T): T {
    const outer = this.#scopes.splice(0, this.#scopes.length, ...scopes);
    try {
      return read();
    } finally {
      this.#scopes.splice(0, this.#scopes.length, ...outer);
    }
  }
  scoped<T>(read: () => T): T {
    this.#scopes.push(this.cxx === undefined ? undefined : new Map());
    const depth = this.#scopes.length;
    try {
      return read();
    } finally {
      this.#scopes.length = depth - 1;
    }
  }

  // ---- pragmas --------------------------------------------------------------------------------------------------

  /** Applies the pragmas that stand before the next token; true if there were any. */
  passPragmas(): boolean {
    const { pragmas, tokens } = this.#input;
    const before = this.#nextPragma;
    for (;;) {
      const pragma = pragmas[this.#nextPragma];
      if (pragma === undefined || pragma.token > tokens.base + this.at) return this.#nextPragma > before;
      this.pragmaState = applyPragma(this.pragmaState, pragma.effect);
      this.#nextPragma++;
    }
  }
  /** Is there a pragma that takes effect within the next `count` tokens? */
  pragmaWithin(count: number): boolean {
    const pragma = this.#input.pragmas[this.#nextPragma];
    return pragma !== undefined && pragma.token < this.#input.tokens.base + this.at + count;
  }
}

/** The type names that need no declaration; Microsoft's compiler knows `size_t` before any header. */
const vaList = intern("__builtin_va_list", TokenKind.identifier);
const sizeType = intern("size_t", TokenKind.identifier);

/** Words that are keywords in newer C or in C++ and names in C17. */
const namesInC: ReadonlySet<number> = new Set([
  Sym.kw_bool,
  Sym.kw_wchar_t,
  Sym.kw_alignas,
  Sym.kw_alignof,
  Sym.kw_thread_local,
  Sym.kw_static_assert,
  Sym.kw_typeof_unqual,
  Sym.kw___super,
  Sym.kw___interface,
  Sym.kw_asm,
  Sym.kw___uuidof,
  Sym.kw___label__,
]);

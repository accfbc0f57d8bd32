// The parser's door: the tokens of one segment to external declarations. Recursive descent over preprocessed tokens, because C cannot be
// read without knowing which names are types. Never fails as a whole: what cannot be read is a NotUnderstood with its diagnostic.
import { NONE } from "../lists.ts";
import type { PragmaState } from "../preprocess/pragmas.ts";
import { Sym } from "../preprocess/spellings.ts";
import { kindOf, TokenKind } from "../preprocess/symbols.ts";
import type { TokenBlock } from "../preprocess/tokens.ts";
import type { Pace, Slices } from "../slices.ts";
import type { SourceDiagnostic } from "../source/source.ts";
import { atAssembly } from "./assembly.ts";
import type {
  Declaration,
  Declarator,
  DeclaratorPart,
  ExternalDeclaration,
  ExternalDeclarationNode,
  FunctionDefinition,
  NotUnderstood,
} from "./ast.ts";
import type { CxxContext } from "./cpp-ast.ts";
import { Blocks, cxxExternal, memberInitializers } from "./cpp-declarations.ts";
import { abbreviated } from "./cpp-generic.ts";
import { Cursor, type CursorInput, SyntaxFailure } from "./cursor.ts";
import { declaration, declarationRest, declarator, staticAssert } from "./declarations.ts";
import { expression } from "./expressions.ts";
import { atNewFunction, beforeNewFunction } from "./recovery.ts";
import { type ReadDeclaration, type SharedDeclarations, standsAt } from "./shared.ts";
import { specifiers } from "./specifiers.ts";
import { compound } from "./statements.ts";
import { tellMacro } from "./unknown-names.ts";

export interface ParseInput extends CursorInput {
  /** The same segment before an edit: declarations whose tokens have not changed are taken over as the same objects. */
  readonly previous?: ParsedSegment;
  /** Of headers that other units read, too; `own` is the path of the unit's file, which they do not. */
  readonly shared?: { readonly declarations: SharedDeclarations; readonly own: string };
}

export interface ParsedSegment {
  readonly declarations: readonly ExternalDeclaration[];
  /** File-scope names that are typedef names (true), or have ceased to be (false), in this segment. */
  readonly typedefs: ReadonlyMap<number, boolean>;
  readonly pragmaState: PragmaState;
  readonly diagnostics: readonly SourceDiagnostic[];
  /** What a later parse needs to take declarations over. */
  readonly memory: readonly Remembered[];
}

interface Remembered extends ReadDeclaration {
  readonly context: CxxContext | undefined;
  /** Had diagnostics, or a pragma inside: always read anew. */
  readonly volatile: boolean;
}

/** With a pause, between two declarations, whenever `pace` wants one. */
export function* parseSegment(input: ParseInput, pace: Pace): Slices<ParsedSegment> {
  const c = new Cursor(input);
  const declarations: ExternalDeclaration[] = [];
  const memory: Remembered[] = [];
  const reuse = new Reuse(input.previous);
  let linkageBraces = 0;
  const blocks = new Blocks();
  let single: CxxContext | undefined;
  let paced = 0;
  for (;;) {
    if (pace.isDue(c.at - paced)) yield;
    paced = c.at;
    c.passPragmas();
    if (c.at >= c.end) break;
    if (c.take(Sym.semicolon)) continue;
    if (c.cxx !== undefined) {
      if (blocks.leave(c)) continue;
      const entered = blocks.enter(c);
      if (entered === "block") continue;
      if (entered !== undefined) {
        single = entered;
        continue;
      }
    } else {
      if (linkageBraces > 0 && c.take(Sym.rbrace)) {
        linkageBraces--;
        continue;
      }
      const linkage = linkageBlock(c);
      if (linkage === "block") linkageBraces++;
      if (linkage !== "none") continue;
    }
    const context = c.cxx === undefined ? undefined : (single ?? blocks.linkageWithin(c) ?? blocks.context);
    single = undefined;

    const start = c.at;
    const pack = c.pragmaState.pack;
    const sections = c.pragmaState.sections;
    const tokenBase = input.tokens.base + start;
    c.changes = [];
    const sharing =
      c.cxx === undefined && !isIn(input.tokens, start, input.shared?.own) ? input.shared?.declarations : undefined;
    const known = reuse.find(c, pack, context) ?? sharing?.find(c, input.tokens);
    if (known !== undefined) {
      for (const change of known.changes) c.declareAtFile(change.symbol, change.typedef);
      reuse.settle(c);
      c.at = start + known.tokens.length;
      declarations.push(declared(known.node, tokenBase, sections, context));
      memory.push({ ...known, context, volatile: false });
      continue;
    }
    c.start = start;
    const said = c.diagnostics.length;
    c.asked = sharing && [];
    const node = external(c);
    const { asked } = c;
    c.asked = undefined;
    reuse.settle(c);
    if (c.cxx !== undefined) {
      c.cxx.prefix = blocks.context.prefix;
      c.cxx.loose = 0;
    }
    const tokens = c.symbols.slice(start, c.at);
    declarations.push(declared(node, tokenBase, sections, context));
    const pragmaInside = c.passPragmas() && c.pragmaState.pack !== pack;
    const volatile = c.diagnostics.length > said || pragmaInside;
    const read = { node, tokens, pack, changes: c.changes };
    memory.push({ ...read, context, volatile });
    if (asked !== undefined && !volatile) sharing?.keep(input.tokens, start, { ...read, asked });
  }
  if (linkageBraces > 0 || blocks.depth > 0) {
    const what = blocks.context.prefix === "" ? 'extern "C" {' : "a namespace";
    c.report(new SyntaxFailure("syntax", `${what} is never closed`, "add the missing '}'", c.end, c.end));
  }
  return { declarations, typedefs: c.fileTypedefs, pragmaState: c.pragmaState, diagnostics: c.diagnostics, memory };
}

/**
 * Finds declarations of the last parse whose tokens stand unchanged at the cursor. Both lists are in order, so it walks along, and
 * nothing is taken over while a name is a type that was none there, or the other way round.
 */
class Reuse {
  readonly #memory: readonly Remembered[];
  #next = 0;
  /** What the declarations passed in the last parse had made of names. */
  readonly #then = new Map<number, boolean>();
  /** Names that mean something else now than they did there. */
  readonly #differing = new Set<number>();

  constructor(previous: ParsedSegment | undefined) {
    this.#memory = previous?.memory ?? [];
  }

  find(c: Cursor, pack: number | undefined, context: CxxContext | undefined): Remembered | undefined {
    const reach = Math.min(this.#memory.length, this.#next + 64);
    for (let i = this.#next; i < reach; i++) {
      const candidate = this.#memory[i];
      if (candidate === undefined || !standsAt(c, candidate.tokens) || !sameContext(candidate.context, context))
        continue;
      for (let skipped = this.#next; skipped < i; skipped++) this.#pass(c, this.#memory[skipped]);
      const same = this.#differing.size === 0;
      this.#pass(c, candidate);
      this.#next = i + 1;
      if (!same || candidate.volatile || candidate.pack !== pack || c.pragmaWithin(candidate.tokens.length))
        return undefined;
      return candidate;
    }
    return undefined;
  }
  #pass(c: Cursor, passed: Remembered | undefined): void {
    for (const { symbol, typedef } of passed?.changes ?? NONE) {
      this.#then.set(symbol, typedef);
      this.#compare(c, symbol);
    }
  }
  /** The declaration at the cursor has been read or taken over. */
  settle(c: Cursor): void {
    for (const { symbol } of c.changes) this.#compare(c, symbol);
  }
  #compare(c: Cursor, symbol: number): void {
    const then = this.#then.get(symbol) ?? c.isOuterTypedef(symbol);
    if (then === c.isFileTypedef(symbol)) this.#differing.delete(symbol);
    else this.#differing.add(symbol);
  }
}

function sameContext(a: CxxContext | undefined, b: CxxContext | undefined): boolean {
  return (
    a === b || (a?.prefix === b?.prefix && a?.c === b?.c && a?.single === b?.single && a?.internal === b?.internal)
  );
}
/** `extern "C" {` opens a block; `extern "C"` before a declaration is passed over. */
function linkageBlock(c: Cursor): "none" | "block" | "prefix" {
  if (c.sym !== Sym.kw_extern || kindOf(c.peek(1)) !== TokenKind.string) return "none";
  if (c.peek(2) === Sym.lbrace) {
    c.at += 3;
    return "block";
  }
  c.at += 2;
  return "prefix";
}

function isIn({ sources, files }: TokenBlock, token: number, path: string | undefined): boolean {
  return sources[files[token] ?? 0]?.path === path;
}

function declared(
  node: ExternalDeclarationNode,
  tokenBase: number,
  sections: ExternalDeclaration["sections"],
  cxx: ExternalDeclaration["cxx"] | undefined,
): ExternalDeclaration {
  return cxx === undefined ? { node, tokenBase, sections } : { node, tokenBase, sections, cxx };
}

function external(c: Cursor): ExternalDeclarationNode {
  const first = c.at;
  try {
    return oneExternal(c);
  } catch (error) {
    if (!(error instanceof SyntaxFailure)) throw error;
    c.depth = 0;
    skipExternal(c, first);
    c.report(beforeNewFunction(c, first, error, "declaration"), error.code === "cxx" ? "information" : "error");
    return { kind: "notUnderstood", construct: error.code, first: c.firstOf(first), last: c.lastOf(first) };
  }
}

/** Goes on behind the semicolon or behind the closing brace of the declaration that could not be read. */
function skipExternal(c: Cursor, first: number): void {
  c.at = first;
  // Up to here an unclosed parenthesis has been looked into: once is enough, or deep nesting would be read over and over.
  let seen = first;
  while (c.at < c.end) {
    const symbol = c.sym;
    if (c.at > first && atNewFunction(c)) return;
    c.at++;
    if (symbol === Sym.semicolon) return;
    if ((symbol === Sym.lparen || symbol === Sym.lbracket) && c.at > seen) seen = Math.max(seen, skipInside(c));
    if (symbol === Sym.lbrace) {
      if (skipBody(c)) c.take(Sym.semicolon);
      return;
    }
  }
}

/** Passes over braces that are open; false if a new function begins before they are closed, or the text ends. */
function skipBody(c: Cursor): boolean {
  for (let depth = 1; c.at < c.end; ) {
    if (atNewFunction(c)) return false;
    const symbol = c.sym;
    c.at++;
    if (symbol === Sym.lbrace) depth++;
    else if (symbol === Sym.rbrace && --depth === 0) return true;
  }
  return false;
}

/** Passes over a parenthesis, unless it is not closed before the declaration seems to end; how far it looked. */
function skipInside(c: Cursor): number {
  const at = c.at;
  let depth = 1;
  while (c.at < c.end && c.sym !== Sym.lbrace && c.sym !== Sym.semicolon && !atNewFunction(c)) {
    if (c.sym === Sym.lparen || c.sym === Sym.lbracket) depth++;
    if (c.sym === Sym.rparen || c.sym === Sym.rbracket) depth--;
    c.at++;
    if (depth === 0) return c.at;
  }
  const seen = c.at;
  c.at = at;
  return seen;
}

function oneExternal(c: Cursor): ExternalDeclarationNode {
  const symbol = c.sym;
  if (symbol === Sym.kw__Static_assert || (symbol === Sym.kw_static_assert && c.peek(1) === Sym.lparen))
    return staticAssert(c);
  if (c.cxx !== undefined) {
    const made = cxxExternal(c, () => functionOrDeclaration(c));
    if (made !== undefined) return made;
  }
  if (atAssembly(c)) {
    c.failHere(
      "unsupported",
      "inline assembly at file scope is not supported",
      "move it behind an intrinsic or a C function",
    );
  }
  if (symbol === Sym.rbrace)
    c.failHere("syntax", "this '}' closes nothing", "a '{' before it is missing, or it is one too many");
  const made = functionOrDeclaration(c);
  return c.cxx === undefined || made.kind === "notUnderstood" ? made : (abbreviated(made) ?? made);
}

function functionOrDeclaration(c: Cursor): Declaration | FunctionDefinition | NotUnderstood {
  const first = c.at;
  c.declaresUnknown = "declaration";
  const head = specifiers(c);
  c.declaresUnknown = "no";
  if (c.at === first && !c.atName() && c.sym !== Sym.star && c.sym !== Sym.lparen && !atCxxName(c)) {
    c.failHere("syntax", `expected a declaration, found ${c.found()}`, undefined);
  }
  if (c.sym === Sym.semicolon) return declarationRest(c, head, first, undefined);
  const untyped = head.type.kind === "builtin" && head.type.words.length === 0;
  const name = c.at;
  const named = declarator(c, "named");
  const fn = named.parts[0];
  if (fn?.kind !== "function" || head.storage === "typedef" || !opensBody(c, fn)) {
    if (
      untyped &&
      head.storage === undefined &&
      fn?.kind === "function" &&
      c.sym !== Sym.semicolon &&
      c.sym !== Sym.comma &&
      c.sym !== Sym.assign
    ) {
      // `SOME_MACRO(x)` that no header defines, on a line of its own: costs only itself.
      tellMacro(c, name);
      return { kind: "notUnderstood", construct: "unknown-macro", first: c.firstOf(first), last: c.lastOf(first) };
    }
    return declarationRest(c, head, first, named);
  }
  return functionDefinition(c, head, named, fn, first);
}
/** `::f`, `~C` and `operator` begin names in C++. */
function atCxxName(c: Cursor): boolean {
  return c.cxx !== undefined && (c.sym === Sym.coloncolon || c.sym === Sym.tilde || c.sym === Sym.kw_operator);
}

type FunctionPart = Extract<DeclaratorPart, { kind: "function" }>;

/** Does a body follow, or the parameter declarations of an old-style definition? */
function opensBody(c: Cursor, fn: FunctionPart): boolean {
  if (c.sym === Sym.lbrace) return true;
  if (c.cxx !== undefined) return c.sym === Sym.colon;
  if (fn.parameters !== undefined || fn.names.length === 0) return false;
  if (c.sym === Sym.semicolon || c.sym === Sym.comma || c.sym === Sym.assign) return false;
  const at = c.at;
  const old = c.attempt(() => c.scoped(() => oldParameters(c)));
  const opens = old !== undefined && old.length > 0 && c.sym === Sym.lbrace;
  c.at = at;
  return opens;
}

function oldParameters(c: Cursor): Declaration[] {
  const list: Declaration[] = [];
  while (c.sym !== Sym.lbrace && c.at < c.end) list.push(declaration(c));
  return list;
}

function functionDefinition(
  c: Cursor,
  head: FunctionDefinition["specifiers"],
  named: Declarator,
  fn: FunctionPart,
  first: number,
): FunctionDefinition {
  if (named.name !== undefined && named.cxx === undefined) c.declare(c.symbols[named.nameToken + c.start] ?? 0, false);
  return c.scoped(() => {
    for (const parameter of fn.parameters ?? []) {
      const inner = parameter.declarator;
      if (inner?.name !== undefined) c.declare(c.symbols[inner.nameToken + c.start] ?? 0, false);
    }
    const initializers = c.cxx !== undefined && c.take(Sym.colon) ? memberInitializers(c) : undefined;
    const old = oldParameters(c);
    const outer = c.functionName;
    c.functionName = named.name ?? "";
    const body = compound(c);
    c.functionName = outer;
    const made: FunctionDefinition = {
      kind: "function",
      specifiers: head,
      declarator: named,
      oldParameters: old,
      body,
      first: c.firstOf(first),
      last: c.lastOf(first),
    };
    return initializers === undefined ? made : { initializers, ...made };
  });
}

/** Reads a text's tokens as one expression, for watches. The typedefs are those of the place where it is evaluated. */
export function parseExpressionTokens(
  input: CursorInput,
): { readonly expression: ReturnType<typeof expression> } | { readonly failure: SyntaxFailure } {
  const c = new Cursor(input);
  try {
    const read = expression(c);
    if (c.at < c.end) c.failHere("syntax", `expected the end of the expression, found ${c.found()}`, undefined);
    return { expression: read };
  } catch (error) {
    if (error instanceof SyntaxFailure) return { failure: error };
    throw error;
  }
}

// From a path to a unit: preprocess, parse, lower, and answer questions about the result. Never throws for bad source.
import type { Contract } from "./contract/contract.ts";
import { mergedContract } from "./contract/merge.ts";
import { readContract } from "./contract/read.ts";
import type { Global, IrFunction, IrSymbol } from "./ir/ir.ts";
import { NONE } from "./lists.ts";
import { type Completion, undoCompletions } from "./lower/completion.ts";
import type { PendingDiagnostic, Products } from "./lower/context.ts";
import { type LoweredSegment, lowerUnit } from "./lower/index.ts";
import type { Scope } from "./lower/scope.ts";
import { constantOfText } from "./lower/text.ts";
import { type Known, ofOneName, withoutMissing } from "./missing-headers.ts";
import { withMeant } from "./misspelt.ts";
import { isInside } from "./preprocess/paths.ts";
import type { SyntaxUnit } from "./preprocess/segments.ts";
import { textOf } from "./preprocess/symbols.ts";
import { type Pace, type Slices, toEnd, unbroken } from "./slices.ts";
import type { SourceDiagnostic, SourceRange, TokenRange } from "./source/source.ts";
import type { ExternalDeclaration } from "./syntax/ast.ts";
import { parseUnit, SyntaxCache } from "./syntax/unit.ts";
import { aliased } from "./types/make.ts";
import type { EnumDecl, RecordDecl, Type, Typedef } from "./types/type.ts";
import type { CompileCache, CompileOptions, Target, Unit } from "./unit.ts";

class Cache implements CompileCache {
  readonly brand = "CompileCache";
  readonly syntax = new SyntaxCache();
  /** The last lowering of each main file, by target and path. */
  readonly units = new Map<string, LoweredSegment>();
  /** Of lowerings that were begun: what they have completed in headers so far. */
  readonly begun = new Map<string, readonly Completion[]>();
}
const unitsKept = 64;

export function createCompileCache(): CompileCache {
  return new Cache();
}

/** Forgets what is kept of main files, and of headers outside the kit's folders. For a project that will not be compiled again. */
export function forgetUnits(cache: CompileCache, kitFolders: readonly string[]): void {
  if (!(cache instanceof Cache)) return;
  cache.units.clear();
  cache.begun.clear();
  cache.syntax.main.clear();
  const { front, files, anywhere } = cache.syntax;
  const used = new Set([...front.values()].flatMap(({ segments }) => [...segments]));
  front.clear();
  files.forgetOutside(kitFolders);
  for (const one of anywhere.values()) one.forgetOutside(kitFolders, used);
}

/** Compiles a file. A file that cannot be read gives an empty unit with a diagnostic that says so. */
export function compileUnit(path: string, options: CompileOptions): Unit {
  return toEnd(compileInSlices(path, options, unbroken));
}
/**
 * `compileUnit`, with a pause whenever `pace` wants one: counted are tokens, as often as they are read, parsed and lowered. It may be given
 * up at a pause; until it is at its end or has been, the file must not be compiled elsewhere.
 */
export function* compileInSlices(path: string, options: CompileOptions, pace: Pace): Slices<Unit> {
  const cache = options.cache instanceof Cache ? options.cache : new Cache();
  let missing: SourceDiagnostic | undefined;
  let syntax = yield* parseUnit(path, options, cache.syntax, pace);
  if (syntax === undefined) {
    missing = {
      code: "no-file",
      severity: "error",
      message: `The file '${path}' cannot be read.`,
      remedy: "Check its path.",
      range: { file: path, startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 },
    };
    syntax = toEnd(parseUnit(path, { ...options, files: { read: (p) => (p === path ? "" : undefined) } }));
    if (syntax === undefined) throw new Error("an empty text can be parsed");
  }
  const key = `${options.target} ${syntax.cxx} ${path}`;
  const anew = (): Completion[] => {
    undoCompletions(cache.begun.get(key) ?? []);
    cache.units.delete(key);
    const completions: Completion[] = [];
    cache.begun.set(key, completions);
    return completions;
  };
  const lowered = yield* lowerUnit(syntax, options.target, cache.units.get(key), anew, pace);
  cache.begun.delete(key);
  const first = missing === undefined ? [] : [missing];
  if (options.once === true) {
    const bare = withoutBodies(syntax, lowered);
    return new CompiledUnit(bare.syntax, bare.lowered, options.target, first, options);
  }
  cache.units.delete(key);
  cache.units.set(key, lowered);
  if (cache.units.size > unitsKept) {
    const oldest = cache.units.keys().next();
    if (oldest.done !== true) cache.units.delete(oldest.value);
  }
  return new CompiledUnit(syntax, lowered, options.target, first, options);
}

/** The statements of the main file's functions are left out: their code is made. */
function withoutBodies(
  syntax: SyntaxUnit,
  lowered: LoweredSegment,
): { readonly syntax: SyntaxUnit; readonly lowered: LoweredSegment } {
  const declarations = lowered.segment.declarations.map((external): ExternalDeclaration => {
    const { node } = external;
    return node.kind !== "function"
      ? external
      : { ...external, node: { ...node, body: { ...node.body, items: NONE } } };
  });
  const segment = { ...lowered.segment, declarations };
  return {
    syntax: { ...syntax, segments: syntax.segments.with(-1, segment) },
    lowered: {
      ...lowered,
      segment,
      declarations: lowered.declarations.map((one, i) => ({ ...one, external: declarations[i] ?? one.external })),
    },
  };
}

/** What a segment and those before it define. */
interface Sum {
  readonly functions: ReadonlyMap<string, IrFunction>;
  readonly globals: readonly Global[];
}
/** Of the headers that units begin with, by the last of them: kept for those that begin the same. */
const sums = new WeakMap<LoweredSegment, HeaderSum>();
interface HeaderSum extends Sum {
  readonly declarations: readonly ExternalDeclaration[];
}

function sumOfHeaders(last: LoweredSegment | undefined): HeaderSum | undefined {
  if (last === undefined) return undefined;
  const chain: LoweredSegment[] = [];
  let known: HeaderSum | undefined;
  for (let at: LoweredSegment | undefined = last; at !== undefined && known === undefined; at = at.parent) {
    known = sums.get(at);
    if (known === undefined) chain.push(at);
  }
  if (chain.length === 0) return known;
  chain.reverse();
  const declarations = [...(known?.declarations ?? []), ...chain.flatMap(({ segment }) => segment.declarations)];
  const sum = { ...withSegments(known, chain), declarations };
  sums.set(last, sum);
  return sum;
}
function withSegments(before: Sum | undefined, segments: readonly LoweredSegment[]): Sum {
  const functions = new Map(before?.functions);
  const globals: Global[] = [...(before?.globals ?? [])];
  for (const lowered of segments) {
    const pooled = new Set<string>();
    const take = (products: Products | undefined): void => {
      if (products === undefined) return;
      globals.push(...products.globals);
      for (const fn of products.functions) functions.set(fn.symbol.linkName, fn);
      for (const key of products.strings) {
        if (pooled.has(key)) continue;
        pooled.add(key);
        const global = lowered.stringPool.get(key);
        if (global !== undefined) globals.push(global);
      }
    };
    for (const { outline, body, fn } of lowered.declarations) {
      take(outline);
      take(body);
      if (fn !== undefined) functions.set(fn.symbol.linkName, fn);
    }
    take(lowered.ending);
  }
  return { functions, globals };
}

export class CompiledUnit implements Unit {
  readonly path: string;
  readonly target: Target;
  readonly tokens: SyntaxUnit["tokens"];
  readonly headerDeclarations: readonly ExternalDeclaration[];
  readonly ownDeclarations: readonly ExternalDeclaration[];
  readonly functions: ReadonlyMap<string, IrFunction>;
  readonly globals: readonly Global[];
  readonly symbols: ReadonlyMap<string, IrSymbol>;
  readonly typedefs: ReadonlyMap<string, Typedef>;
  readonly records: ReadonlyMap<string, RecordDecl>;
  readonly enums: ReadonlyMap<string, EnumDecl>;
  readonly enumerators: ReadonlyMap<string, bigint>;
  readonly macros: SyntaxUnit["macros"];
  readonly pragmas: SyntaxUnit["pragmas"];
  readonly files: readonly string[];
  readonly inactive: readonly SourceRange[];
  readonly diagnostics: readonly SourceDiagnostic[];
  readonly unsaid: readonly SourceDiagnostic[];
  readonly syntax: SyntaxUnit;
  readonly lowered: LoweredSegment;
  readonly #macroValues = new Map<string, bigint | undefined>();
  readonly #contracts = new WeakMap<
    IrSymbol,
    { readonly annotations: unknown; readonly type: Type; readonly contract: Contract }
  >();
  readonly #typeContracts = new WeakMap<Type, Contract>();
  readonly #ownHeaders: Unit | undefined;
  readonly #kitFolders: readonly string[];
  #declarations: readonly ExternalDeclaration[] | undefined;

  constructor(
    syntax: SyntaxUnit,
    lowered: LoweredSegment,
    target: Target,
    first: readonly SourceDiagnostic[],
    { contracts, kitFolders = NONE }: Pick<CompileOptions, "contracts" | "kitFolders">,
  ) {
    this.#ownHeaders = contracts;
    this.#kitFolders = kitFolders;
    this.syntax = syntax;
    this.lowered = lowered;
    this.path = syntax.path;
    this.target = target;
    this.tokens = syntax.tokens;
    this.macros = syntax.macros;
    this.pragmas = syntax.pragmas;
    this.files = syntax.files;
    this.inactive = syntax.inactive;
    const headers = sumOfHeaders(lowered.parent);
    const sum = withSegments(headers, [lowered]);
    this.headerDeclarations = headers?.declarations ?? NONE;
    this.ownDeclarations = lowered.segment.declarations;
    this.functions = sum.functions;
    this.globals = sum.globals;
    const { scope } = lowered;
    this.symbols = new ScopeView(scope, namesOf, (name) => {
      const entity = scope.find(name);
      return entity?.kind === "symbol" ? entity.symbol : undefined;
    });
    this.typedefs = new ScopeView(scope, namesOf, (name) => {
      const entity = scope.find(name);
      return entity?.kind === "typedef" ? entity.typedef : undefined;
    });
    this.enumerators = new ScopeView(scope, namesOf, (name) => {
      const entity = scope.find(name);
      return entity?.kind === "enumerator" ? entity.value : undefined;
    });
    this.records = new ScopeView(scope, tagsOf, (name) => {
      const type = scope.findTag(name)?.type;
      return type?.kind === "record" ? type.decl : undefined;
    });
    this.enums = new ScopeView(scope, tagsOf, (name) => {
      const type = scope.findTag(name)?.type;
      return type?.kind === "enum" ? type.decl : undefined;
    });
    const found = [...first, ...syntax.diagnostics, ...this.#ownDiagnostics()];
    const includesNone = syntax.files.length === 1 && !found.some(({ code }) => code.startsWith("include-not"));
    const { said, unsaid } = withoutMissing(found, namesKnown(syntax, lowered), includesNone, syntax.cxx);
    this.diagnostics = withMeant(said, scope, syntax.macros, (one) => this.#localsAt(one));
    this.unsaid = unsaid;
  }

  /** Names of the variables of the function of the main file that a finding stands in. */
  #localsAt({ range }: SourceDiagnostic): string[] {
    if (range.file !== this.path) return [];
    for (const { fn } of this.lowered.declarations) {
      if (fn === undefined) continue;
      const { startLine, endLine } = this.range(fn.declaration, fn.range);
      if (startLine <= range.startLine && range.endLine <= endLine) return fn.locals.flatMap(({ name }) => name ?? []);
    }
    return [];
  }

  #ownDiagnostics(): SourceDiagnostic[] {
    const chain: LoweredSegment[] = [];
    for (let s: LoweredSegment | undefined = this.lowered; s !== undefined; s = s.parent) chain.unshift(s);
    const found: SourceDiagnostic[] = [];
    const told = new Set<PendingDiagnostic>();
    for (const { declarations, ending } of chain) {
      for (const { outline } of declarations) this.#placed(outline, found, told);
      for (const { body } of declarations) if (body !== undefined) this.#placed(body, found, told);
      this.#placed(ending, found, told);
    }
    return found;
  }
  /** What is made once for all who use it, an instance of a template, is told of once. */
  #placed(products: Products, into: SourceDiagnostic[], told: Set<PendingDiagnostic>): void {
    for (const one of products.diagnostics) {
      if (told.has(one)) continue;
      told.add(one);
      const { declaration, at, code, severity, message, remedy, earlier } = one;
      const range = this.range(declaration, at);
      if (earlier !== undefined && this.#isOfKit(this.range(earlier, { first: 0, last: 0 })) && !this.#isOfKit(range))
        continue;
      const name = at.first === at.last && ofOneName.has(code) ? this.#text(declaration, at.first) : undefined;
      into.push({
        code,
        severity,
        message,
        ...(remedy === undefined ? {} : { remedy }),
        range,
        ...(name === undefined ? {} : { names: [name] }),
      });
    }
  }

  #isOfKit({ file }: SourceRange): boolean {
    return this.#kitFolders.some((folder) => isInside(file, folder));
  }

  contractOf(symbol: IrSymbol): Contract {
    const known = this.#contracts.get(symbol);
    if (known !== undefined && known.annotations === symbol.annotations && known.type === symbol.type)
      return known.contract;
    const read = readContract(symbol.annotations, symbol.type, (name) => this.enumerators.get(name));
    // Other kits have some routines as inline functions.
    const mine = symbol.defined && symbol.linkage === "external" && !symbol.inline;
    const own = mine ? undefined : this.#ownSymbol(symbol.name);
    const contract =
      own?.kind === "function"
        ? mergedContract(read, this.#ownHeaders?.contractOf(own))
        : this.#withRole(read, symbol.type);
    this.#contracts.set(symbol, { annotations: symbol.annotations, type: symbol.type, contract });
    return contract;
  }
  /** What our headers declare under a name: as itself, or as a macro for another routine. */
  #ownSymbol(name: string): IrSymbol | undefined {
    const own = this.#ownHeaders;
    const macro = own?.macros.get(name);
    const alias = macro?.params === undefined && macro?.body.count === 1 ? textOf(macro.body.symbols[0] ?? 0) : name;
    return own?.symbols.get(alias);
  }
  /** With what our headers say of the role that a type is named by. */
  #withRole(read: Contract, type: Type): Contract {
    const own = this.#ownHeaders;
    if (own === undefined) return read;
    for (let at: Type | undefined = type, i = 0; at?.alias !== undefined && i < 16; at = at.alias.type, i++) {
      const role = own.typedefs.get(at.alias.name);
      const contract = role && own.contractOfType(aliased(role.type, role));
      if (contract !== undefined && contract.clauses.length > 0) return mergedContract(read, contract);
    }
    return read;
  }
  contractOfType(type: Type): Contract | undefined {
    const fn = type.kind === "pointer" ? type.to : type;
    if (fn.kind !== "function") return undefined;
    let contract = this.#typeContracts.get(fn);
    if (contract === undefined) {
      // `typedef DRIVER_DISPATCH *PDRIVER_DISPATCH`: the role is that of what is pointed to.
      const read = readContract(type !== fn ? (type.alias?.annotations ?? []) : [], fn, (name) =>
        this.enumerators.get(name),
      );
      contract = this.#withRole(read, type === fn || type.alias === undefined ? fn : type);
      this.#typeContracts.set(fn, contract);
    }
    return contract;
  }
  get declarations(): readonly ExternalDeclaration[] {
    this.#declarations ??= [...this.headerDeclarations, ...this.ownDeclarations];
    return this.#declarations;
  }
  declarationAt(index: number): ExternalDeclaration | undefined {
    const { length } = this.headerDeclarations;
    return index < length ? this.headerDeclarations[index] : this.ownDeclarations[index - length];
  }
  #tokenBase(declaration: number): number {
    return this.declarationAt(declaration)?.tokenBase ?? 0;
  }
  range(declaration: number, tokens: TokenRange): SourceRange {
    const base = this.#tokenBase(declaration);
    return this.tokens.range(base + tokens.first, base + tokens.last);
  }
  #text(declaration: number, token: number): string {
    return this.tokens.text(this.#tokenBase(declaration) + token);
  }
  expansion(declaration: number, token: number): readonly { readonly macro: string; readonly range: SourceRange }[] {
    return this.tokens.expansion(this.#tokenBase(declaration) + token);
  }
  macroValue(name: string): bigint | undefined {
    if (this.#macroValues.has(name)) return this.#macroValues.get(name);
    const macro = this.macros.get(name);
    const value = macro === undefined || macro.params !== undefined ? undefined : constantOfText(name, this);
    this.#macroValues.set(name, value);
    return value;
  }
}

function namesKnown({ macros }: SyntaxUnit, lowered: LoweredSegment): Known {
  let locals: ReadonlySet<string> | undefined;
  const localNames = (): ReadonlySet<string> =>
    (locals ??= new Set(lowered.declarations.flatMap(({ fn }) => fn?.locals.map(({ name }) => name ?? "") ?? [])));
  const { scope } = lowered;
  return {
    has: (name) =>
      scope.find(name) !== undefined || scope.findTag(name) !== undefined || macros.has(name) || localNames().has(name),
    *all() {
      for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) yield* at.names.keys();
      for (const { symbol } of macros) yield textOf(symbol);
      yield* localNames();
    },
  };
}

const namesOf = (scope: Scope): ReadonlyMap<string, unknown> => scope.names;
const tagsOf = (scope: Scope): ReadonlyMap<string, unknown> => scope.tags;

/** A file scope, all links of it, as a map of what one kind of name means. */
class ScopeView<V> implements ReadonlyMap<string, V> {
  readonly #scope: Scope;
  readonly #table: (scope: Scope) => ReadonlyMap<string, unknown>;
  readonly #find: (name: string) => V | undefined;
  constructor(
    scope: Scope,
    table: (scope: Scope) => ReadonlyMap<string, unknown>,
    find: (name: string) => V | undefined,
  ) {
    this.#scope = scope;
    this.#table = table;
    this.#find = find;
  }
  get(name: string): V | undefined {
    return this.#find(name);
  }
  has(name: string): boolean {
    return this.#find(name) !== undefined;
  }
  *entries(): MapIterator<[string, V]> {
    const seen = new Set<string>();
    const links: Scope[] = [];
    for (let scope: Scope | undefined = this.#scope; scope !== undefined; scope = scope.parent) links.unshift(scope);
    for (const link of links) {
      for (const name of this.#table(link).keys()) {
        if (seen.has(name)) continue;
        seen.add(name);
        const value = this.#find(name);
        if (value !== undefined) yield [name, value];
      }
    }
  }
  *keys(): MapIterator<string> {
    for (const [name] of this.entries()) yield name;
  }
  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
  }
  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }
  forEach(callback: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [name, value] of this.entries()) callback(value, name, this);
  }
  get size(): number {
    let n = 0;
    for (const _ of this.entries()) n++;
    return n;
  }
}

// Every use of a name over the files of a driver. What the compiler has read is known by its meaning (`names.ts`). What it has
// not read (lines that conditionals leave out, arguments that macros drop, bodies of macros, pragmas) is put to the only
// meaning it can have, or counted as doubtful.
import { BodyFlag, macroRange, textOf } from "../../compiler/preprocess/index.ts";
import { lex, RawFlag, type RawTokens } from "../../compiler/preprocess/lexer.ts";
import type { Unit } from "../../compiler/unit.ts";
import type { DriverProject } from "../project.ts";
import { type ReadText, wordAt } from "../text.ts";
import { namesOf } from "./names.ts";
import {
  type Extent,
  type FromMacro,
  fileScopeKey,
  foreign,
  meaningKind,
  type Occurrence,
  type Role,
} from "./occurrences.ts";

export interface Use extends Extent {
  readonly role: Role;
}
export interface Uses {
  readonly name: string;
  readonly key: string;
  readonly uses: readonly Use[];
  /** Places with this name that may or may not mean the same. */
  readonly doubtful: readonly Extent[];
  /** Macros that make the name without having it in their body. */
  readonly pasted: readonly string[];
}

/** The files of the driver, its own headers included. */
export function ownFiles(project: DriverProject): string[] {
  const files = new Set(project.units.flatMap((unit) => unit.files));
  return [...files].filter((file) => project.isOwn(file)).sort();
}

/** What the name at an offset means. */
export function meaningAt(
  project: DriverProject,
  file: string,
  text: string,
  offset: number,
): { readonly name: string; readonly start: number; readonly end: number; readonly found: Occurrence } | undefined {
  const word = wordAt(text, offset);
  if (!word) return undefined;
  const { text: name, start, end } = word;
  for (const unit of project.units) {
    if (!unit.files.includes(file)) continue;
    for (const found of namesOf(unit, (path) => project.isOwn(path)).occurrences)
      if (found.file === file && found.start === start && found.end === end) return { name, start, end, found };
  }
  const made = (key: string | undefined) =>
    key === undefined
      ? undefined
      : { name, start, end, found: { name, file, start, end, key, role: "read", type: undefined } as const };
  for (const unit of project.units) {
    if (!unit.files.includes(file)) continue;
    const key = macroKey(name, unit, project);
    if (key !== undefined) return made(key);
    const token = tokensNamed(text, name).find((one) => one.start === start);
    if (!token) return undefined;
    return made(new Meanings(project, name).of(token, file));
  }
  return undefined;
}

export function usesOf(key: string, name: string, project: DriverProject, read: ReadText): Uses {
  const meanings = new Meanings(project, name);
  const uses: Use[] = [];
  const doubtful: Extent[] = [];
  const bodies = new Set<string>();
  const isMacro = key.startsWith("macro:") || key.startsWith(`${foreign}macro:`);
  for (const file of ownFiles(project)) {
    const text = read(file);
    if (text === undefined || !text.includes(name)) continue;
    for (const token of tokensNamed(text, name)) {
      const { start, end } = token;
      if (token.define !== undefined && token.define !== name) bodies.add(token.define);
      const resolved = meanings.resolved(file, start);
      if (resolved) {
        if (resolved.key === key) uses.push({ file, start, end, role: resolved.role });
        continue;
      }
      const meaning = isMacro ? meanings.macro(file) : meanings.of(token, file);
      if (meaning === key) uses.push({ file, start, end, role: token.define === name ? "definition" : "read" });
      else if (meaning === undefined && meanings.couldBe(key, token, file)) doubtful.push({ file, start, end });
    }
  }
  const pasted = meanings.fromMacros
    .filter((made) => made.key === key && !made.macros.some((macro) => bodies.has(macro)))
    // A macro within another's arguments is not among those of its tokens.
    .filter(({ macros }) => bodies.size === 0 || macros.some((macro) => pastes(macro, project)))
    .map(({ macros }) => macros.at(-1) ?? "");
  return { name, key, uses, doubtful, pasted: [...new Set(pasted)] };
}

// ---- what the compiler has not read ---------------------------------------------------------------------------------

/** A name in the text as written. */
interface NamedToken {
  readonly start: number;
  readonly end: number;
  /** After `.` or `->`. */
  readonly isMember: boolean;
  /** After `struct`, `union` or `enum`. */
  readonly isTag: boolean;
  /** The directive it stands in, e.g. "pragma". */
  readonly directive: string | undefined;
  /** The macro in whose `#define` it stands. */
  readonly define: string | undefined;
}

class Meanings {
  readonly fromMacros: readonly FromMacro[];
  readonly #project: DriverProject;
  readonly #name: string;
  readonly #occurrences: Occurrence[] = [];
  readonly #byPlace = new Map<string, Occurrence>();
  readonly #scopes = new Map<string, Extent>();

  constructor(project: DriverProject, name: string) {
    this.#project = project;
    this.#name = name;
    const fromMacros: FromMacro[] = [];
    for (const unit of project.units) {
      const names = namesOf(unit, (file) => project.isOwn(file));
      fromMacros.push(...names.fromMacros.filter((made) => made.name === name));
      for (const occurrence of names.occurrences) {
        if (occurrence.name !== name) continue;
        if (unit.path !== occurrence.file && this.#byPlace.has(`${occurrence.file}:${occurrence.start}`)) continue;
        this.#byPlace.set(`${occurrence.file}:${occurrence.start}`, occurrence);
        this.#occurrences.push(occurrence);
        const scope = names.scopes.get(occurrence.key);
        if (scope) this.#scopes.set(occurrence.key, scope);
      }
    }
    this.fromMacros = fromMacros;
  }

  resolved(file: string, start: number): Occurrence | undefined {
    return this.#byPlace.get(`${file}:${start}`);
  }
  macro(file: string): string | undefined {
    for (const unit of this.#project.units) {
      const key = unit.files.includes(file) ? macroKey(this.#name, unit, this.#project) : undefined;
      if (key !== undefined) return key;
    }
    return undefined;
  }
  /** The one meaning that a token can have which the compiler did not come to see. */
  of(token: NamedToken, file: string): string | undefined {
    const { directive, define } = token;
    if (define !== undefined) {
      if (define === this.#name) return this.macro(file);
      const noted = new Set(this.fromMacros.filter(({ macros }) => macros.includes(define)).map(({ key }) => key));
      if (noted.size > 0) return single(noted);
    } else if (directive === "pragma") return single(this.#candidates(token, undefined));
    else if (directive !== undefined) return undefined;
    else if (!this.#isUnread(token, file)) return undefined;
    return single(this.#candidates(token, define === undefined ? file : undefined));
  }
  /** A doubtful token matters to a key if it is code and of the same kind. */
  couldBe(key: string, token: NamedToken, file: string): boolean {
    const { directive, define } = token;
    if (define !== undefined && this.fromMacros.some(({ macros }) => macros.includes(define)))
      return this.fromMacros.some((made) => made.key === key && made.macros.includes(define));
    if (directive !== undefined && define === undefined && directive !== "pragma") return false;
    // Within a class of C++ a member may be named alone.
    const alone = meaningKind(key) === "member" && isCxx(this.#project);
    if (token.isMember !== (meaningKind(key) === "member") && !alone) return false;
    const source = key.slice(key.lastIndexOf("@") + 1);
    if (key.includes("@") && this.#project.paths.includes(source) && source !== file) return false;
    if (meaningKind(key) !== "local" && meaningKind(key) !== "type") return true;
    const scope = this.#scopes.get(key);
    return scope !== undefined && scope.file === file && inside(token.start, scope);
  }

  /** What a token may mean: the innermost local in whose scope it stands, or else whatever is named so at file scope. */
  #candidates(token: NamedToken, file: string | undefined): Set<string> {
    const keys = new Set<string>();
    let innermost: Extent | undefined;
    let local: string | undefined;
    for (const { key } of this.#occurrences) {
      const kind = meaningKind(key);
      if (kind === "label" || (kind === "member") !== token.isMember) continue;
      if (token.isTag !== (kind === "tag")) continue;
      if (kind !== "local" && kind !== "type") {
        keys.add(key);
        continue;
      }
      const scope = this.#scopes.get(key);
      if (!scope || scope.file !== file || !inside(token.start, scope)) continue;
      if (innermost && innermost.start > scope.start) continue;
      innermost = scope;
      local = key;
    }
    return local === undefined ? keys : new Set([local]);
  }
  #isUnread(token: NamedToken, file: string): boolean {
    for (const unit of this.#project.units) {
      if (!unit.files.includes(file)) continue;
      const source = unit.tokens.blocks.flatMap(({ sources }) => sources).findLast(({ path }) => path === file);
      const line = source?.lines.positionAt(token.start).line ?? -1;
      if (unit.inactive.some((range) => range.file === file && range.startLine <= line && line <= range.endLine))
        return true;
      for (const { macro, start, end } of unit.tokens.invocations(file))
        if (macro !== this.#name && start <= token.start && token.end <= end) return true;
    }
    return false;
  }
}

function single(keys: ReadonlySet<string>): string | undefined {
  return keys.size === 1 ? [...keys][0] : undefined;
}
function pastes(name: string, project: DriverProject): boolean {
  return project.units.some((unit) =>
    unit.macros.get(name)?.body.flags.some((flags) => (flags & BodyFlag.paste) !== 0),
  );
}
function isCxx(project: DriverProject): boolean {
  return project.paths.some((path) => !/\.c$/i.test(path));
}
function inside(offset: number, extent: Extent): boolean {
  return extent.start <= offset && offset < extent.end;
}
export function macroKey(name: string, unit: Unit, project: DriverProject): string | undefined {
  const macro = unit.macros.get(name);
  if (!macro) return undefined;
  const file = macroRange(macro)?.file;
  return fileScopeKey("macro", name, file, unit, file !== undefined && project.isOwn(file));
}
/** Where a name stands in a text, outside of comments and strings. */
export function tokensNamed(text: string, name: string): NamedToken[] {
  const tokens = lexed(text);
  const found: NamedToken[] = [];
  let nextDirective = 0;
  let directive: string | undefined;
  let define: string | undefined;
  for (let at = 0; at < tokens.count; at++) {
    if (tokens.directives[nextDirective] === at) {
      nextDirective += 1;
      directive = textOf(tokens.symbols[at + 1] ?? 0);
      define = directive === "define" ? textOf(tokens.symbols[at + 2] ?? 0) : undefined;
    } else if (((tokens.flags[at] ?? 0) & RawFlag.lineStart) !== 0) {
      directive = undefined;
      define = undefined;
    }
    if (textOf(tokens.symbols[at] ?? 0) !== name) continue;
    const before = textOf(tokens.symbols[at - 1] ?? 0);
    found.push({
      start: tokens.starts[at] ?? 0,
      end: tokens.ends[at] ?? 0,
      isMember: before === "." || before === "->",
      isTag: before === "struct" || before === "union" || before === "enum",
      directive,
      define,
    });
  }
  return found;
}
let lastLexed: { readonly text: string; readonly tokens: RawTokens } | undefined;
function lexed(text: string): RawTokens {
  if (lastLexed?.text !== text) lastLexed = { text, tokens: lex(text) };
  return lastLexed.tokens;
}

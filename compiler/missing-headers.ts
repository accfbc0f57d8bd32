// What a missing header keeps from being known. The error at its `#include` says that it is missing; what it may have declared is
// not told of once more at each use. What it cannot have declared is: a name used above the `#include`, or a slip of the pen. In C++
// it may have declared templates, overloads, conversions and bases, and with them any error there is.
import { added, NONE } from "./lists.ts";
import type { SourceDiagnostic } from "./source/source.ts";

export interface Said {
  readonly said: readonly SourceDiagnostic[];
  readonly unsaid: readonly SourceDiagnostic[];
}

/** Errors of a name that nothing declares; the name is all that they are placed at. */
export const ofOneName: ReadonlySet<string> = new Set(["undeclared", "implicit-function"]);
const ofNames: ReadonlySet<string> = new Set([
  ...ofOneName,
  "unknown-type",
  "unknown-macro",
  "incomplete-type",
  "pp-unknown-macro",
  // What an assertion says of sizes may follow from a type that is not known.
  "static-assert",
  "bad-array-length",
]);
const missing: ReadonlySet<string> = new Set(["include-not-found", "include-not-made"]);

/** Which names are declared in a unit, macros too. */
export interface Known {
  has(name: string): boolean;
  /** All of them. */
  all(): Iterable<string>;
}

/** So many names that nothing declares, in a source that includes nothing, are those of headers that it is meant to be read behind. */
const namesOfFragment = 20;

/** Of a source that includes nothing, and is full of names that headers declare, only the first is told. */
function ofFragment(found: readonly SourceDiagnostic[]): Said {
  const [first, ...others] = found.filter(({ code }) => ofNames.has(code));
  if (first === undefined || others.length < namesOfFragment) return { said: found, unsaid: NONE };
  const unsaid = new Set(others);
  for (const one of found)
    if (one.code === "syntax" || others.some((cause) => holds(one, cause))) if (one !== first) unsaid.add(one);
  return { said: found.filter((one) => !unsaid.has(one)), unsaid: [...unsaid] };
}

/** So many errors of so many names: what the source is built with, and nothing here tells, would have brought them in. */
const namesOfBuild = 5;
const errorsOfBuild = 40;

/** Of a source that is full of names which only its build, by what it defines, would declare, only the first is told. */
function ofUnknownBuild(found: readonly SourceDiagnostic[]): Said | undefined {
  const errors = found.filter(isOfCompiler);
  const names = errors.filter(({ code }) => ofNames.has(code));
  if (errors.length < errorsOfBuild || new Set(names.map(({ message }) => message)).size < namesOfBuild)
    return undefined;
  const unsaid = new Set(errors);
  for (const first of names.slice(0, 1)) unsaid.delete(first);
  return { said: found.filter((one) => !unsaid.has(one)), unsaid: [...unsaid] };
}

/**
 * Parts what is to be said from what only a header that is missing may be the cause of. `includesNone`: no header was read, nor is one
 * missing.
 */
export function withoutMissing(
  found: readonly SourceDiagnostic[],
  known: Known,
  includesNone: boolean,
  cxx: boolean,
): Said {
  if (includesNone) return ofFragment(found);
  const includes = new Map<string, number>();
  for (const { code, range } of found) {
    if (!missing.has(code)) continue;
    includes.set(range.file, Math.min(range.startLine, includes.get(range.file) ?? range.startLine));
  }
  if (includes.size === 0) return ofUnknownBuild(found) ?? { said: found, unsaid: NONE };
  const slips = new Slips(known);
  const isItsDoing = ({ code, range, severity, names = NONE }: SourceDiagnostic): boolean => {
    if (range.startLine < (includes.get(range.file) ?? 0)) return false;
    if (cxx && severity === "error" && !missing.has(code) && !code.startsWith("pp-"))
      return !names.some((name) => slips.isSlip(name));
    if (code === "syntax") return names.some((name) => !known.has(name));
    return ofNames.has(code) && !names.some((name) => slips.isSlip(name));
  };
  const unsaid = new Set(found.filter(isItsDoing));
  // What is made of a value that is not known is not known either.
  const causes = new Map<string, SourceDiagnostic[]>();
  for (const cause of unsaid) causes.set(cause.range.file, added(causes.get(cause.range.file), cause));
  for (const one of found)
    if (!missing.has(one.code) && causes.get(one.range.file)?.some((cause) => holds(one, cause)) === true)
      unsaid.add(one);
  const left = found.filter((one) => isOfCompiler(one) && !missing.has(one.code) && !unsaid.has(one));
  for (const one of left.length < errorsOfBuild ? NONE : left) unsaid.add(one);
  return { said: found.filter((one) => !unsaid.has(one)), unsaid: [...unsaid] };
}
function isOfCompiler({ severity, code }: SourceDiagnostic): boolean {
  return severity === "error" && !code.startsWith("pp-");
}

function holds({ range: outer }: SourceDiagnostic, { range: inner }: SourceDiagnostic): boolean {
  const begins =
    outer.startLine < inner.startLine ||
    (outer.startLine === inner.startLine && outer.startColumn <= inner.startColumn);
  const ends = outer.endLine > inner.endLine || (outer.endLine === inner.endLine && outer.endColumn >= inner.endColumn);
  return begins && ends;
}

/** Letters of the shortest name of which one may have been left out: a short one is near too many others. */
const shortest = 8;

/**
 * Names written wrong: of one that is declared, a small letter between small letters is left out, doubled or exchanged with the next.
 * Another letter in its place is no proof: headers declare `MpRxQueue` beside `MpTxQueue`.
 */
class Slips {
  readonly #known: Known;
  readonly #answers = new Map<string, boolean>();
  #byLength: Map<number, string[]> | undefined;

  constructor(known: Known) {
    this.#known = known;
  }

  isSlip(name: string): boolean {
    let answer = this.#answers.get(name);
    if (answer === undefined) {
      answer = !this.#known.has(name) && (this.#isMuddled(name) || this.#lacksOne(name));
      this.#answers.set(name, answer);
    }
    return answer;
  }

  /** A letter is doubled, or exchanged with the next. */
  #isMuddled(name: string): boolean {
    for (let i = 1; i < name.length; i++) {
      const here = name.charAt(i);
      const next = name.charAt(i + 1);
      if (!isSmall(here)) continue;
      const head = name.slice(0, i);
      if (here === name[i - 1] && this.#known.has(head + name.slice(i + 1))) return true;
      if (isSmall(next) && here !== next && this.#known.has(head + next + here + name.slice(i + 2))) return true;
    }
    return false;
  }

  #lacksOne(name: string): boolean {
    if (name.length < shortest - 1 || !/[a-z]{2}/.test(name)) return false;
    return this.#ofLength(name.length + 1).some((other) => {
      let at = 0;
      while (at < name.length && name[at] === other[at]) at++;
      const small = [other.charAt(at - 1), other.charAt(at), other.charAt(at + 1)].every(isSmall);
      return small && name.slice(at) === other.slice(at + 1);
    });
  }
  #ofLength(length: number): readonly string[] {
    if (this.#byLength === undefined) {
      this.#byLength = new Map();
      for (const name of this.#known.all())
        this.#byLength.set(name.length, added(this.#byLength.get(name.length), name));
    }
    return this.#byLength.get(length) ?? NONE;
  }
}
function isSmall(letter: string): boolean {
  return letter >= "a" && letter <= "z";
}

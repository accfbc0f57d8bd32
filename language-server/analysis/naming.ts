// How the values that a walk makes are named: after what they are and the place in the function where they are made, so that they
// are the same ones whenever it comes there. A place is come to many times: each text is put together once.
import type { TokenRange } from "../../compiler/source/source.ts";
import type { Naming, Term } from "./term.ts";

/** How what comes in from a caller is named, and what of it is never NULL. */
export const values: Naming = { name: "in", place: "" };
export const objects: Naming = { name: "object", place: "" };
/** Of those, a variable of a caller's, whose address it was given. */
export const variables: Naming = { name: "object:variable", place: "" };
export function isVariableOfCaller(term: Term): boolean {
  return term.kind === "atom" && term.name.startsWith(variables.name);
}
/** How objects of callers are called, variables among them. */
export const callersObject = /^object:(variable:)?\d+$/;
/** The caller's name for it is another: it was there before this function was entered. */
export function isCallers(term: Term): boolean {
  return term.kind === "atom" && callers.test(term.name);
}
const callers = /^(in|object|object:variable):\d+$/;

interface Place {
  readonly text: string;
  readonly made: Map<string, Naming>;
}

export class NamesInFunction {
  readonly #fn: string;
  readonly #places = new Map<TokenRange, Place>();

  constructor(fn: string) {
    this.#fn = fn;
  }
  placeOf(at: TokenRange): string {
    return this.#place(at).text;
  }
  /** Values inside of what is made add to the name. */
  made(what: string, at: TokenRange): Naming {
    const { text, made } = this.#place(at);
    let naming = made.get(what);
    if (naming === undefined) {
      naming = { name: `${what}${text}`, place: text };
      made.set(what, naming);
    }
    return naming;
  }
  #place(at: TokenRange): Place {
    let place = this.#places.get(at);
    if (place === undefined) {
      place = { text: `:${this.#fn}:${at.first}:${at.last}:`, made: new Map() };
      this.#places.set(at, place);
    }
    return place;
  }
}

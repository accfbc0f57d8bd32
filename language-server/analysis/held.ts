// What a path can still name: values that it holds, what can be worked out from them, and what lies in the memory that they lead to.
import type { State } from "./state.ts";
import type { AtomTerm, PlaceRef, Term } from "./term.ts";
import type { Terms } from "./terms.ts";

/**
 * The values that parameters, variables, locks, IRPs and some others lead to, through memory, too. From a value that was read out of
 * something nothing leads back to that: a path that has the next entry only has lost the one before it.
 */
export class Held {
  readonly #terms: Terms;
  readonly #state: State;
  readonly #values = new Set<Term>();
  readonly #isOthers: (atom: AtomTerm) => boolean;

  /** `isOthers`: a value that others, such as callers, may hold as well, whatever this path does. */
  constructor(
    terms: Terms,
    state: State,
    others: readonly (Term | undefined)[],
    isOthers: (atom: AtomTerm) => boolean = () => false,
  ) {
    this.#isOthers = isOthers;
    this.#terms = terms;
    this.#state = state;
    this.#hold(state.irql);
    for (const one of others) this.#hold(one);
    for (const lock of state.locks) {
      this.#hold(lock.key);
      this.#hold(lock.savedAs);
      this.#hold(lock.before);
      this.#hold(lock.level);
    }
    for (const id of state.irps.keys()) this.#hold(terms.term(id));
    this.#throughMemory();
  }

  has(term: Term): boolean {
    if (term.leaves.length === 0 || this.#values.has(term)) return true;
    switch (term.kind) {
      case "const":
      case "function":
        return true;
      case "atom":
        return this.#terms.isCommon(term) || this.#isOthers(term);
      case "address":
      case "load":
        return this.hasPlace(term.place);
      case "op":
        return term.args.every((arg) => this.has(arg));
    }
  }
  hasPlace(place: PlaceRef): boolean {
    let at = place;
    for (; at.kind === "field" || at.kind === "element"; at = at.base)
      if (at.kind === "element" && !this.has(at.index)) return false;
    return at.kind !== "deref" || this.has(at.pointer);
  }

  #throughMemory(): void {
    const { store } = this.#state;
    let waiting = store.keys();
    for (let before = -1; before !== waiting.length; ) {
      before = waiting.length;
      waiting = waiting.filter((id) => {
        if (!this.hasPlace(this.#terms.place(id))) return true;
        this.#hold(store.get(id));
        return false;
      });
    }
  }
  /** A value, and what it was worked out from: from the address of a member its structure's is found. */
  #hold(term: Term | undefined): void {
    if (term === undefined || this.#values.has(term)) return;
    this.#values.add(term);
    if (term.kind === "op") for (const arg of term.args) this.#hold(arg);
    if (term.kind !== "address") return;
    let at = term.place;
    for (; at.kind === "field" || at.kind === "element"; at = at.base) if (at.kind === "element") this.#hold(at.index);
    if (at.kind === "deref") this.#hold(at.pointer);
  }
}

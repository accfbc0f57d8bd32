// Who hears of what: rules by the kind of event and, of calls, by the routines that they name. Most name a few, and a driver calls
// thousands: so nobody is asked about a routine who has named others.
import type { EventKind, Listener, PathHooks } from "./events.ts";

type ByKind = { readonly [K in EventKind]: Map<string | undefined, readonly Listener<K>[]> };

export class Listeners {
  readonly #hooks: readonly PathHooks[];
  readonly #made: ByKind = {
    beforeCall: new Map(),
    afterCall: new Map(),
    intrinsic: new Map(),
    access: new Map(),
    index: new Map(),
    branch: new Map(),
    store: new Map(),
    bound: new Map(),
    exit: new Map(),
    exits: new Map(),
  };
  /** Of the hooks: those that hear of all calls, those that are to be asked, and by routine those that name it; by position. */
  readonly #ofAll: number[] = [];
  readonly #asked: { readonly at: number; readonly hears: (routine: string) => boolean }[] = [];
  readonly #named = new Map<string, number[]>();

  constructor(hooks: readonly PathHooks[]) {
    this.#hooks = hooks;
    for (const [at, { calls }] of hooks.entries()) {
      if (calls === undefined) this.#ofAll.push(at);
      else if (typeof calls === "function") this.#asked.push({ at, hears: calls });
      else
        for (const routine of new Set(calls)) {
          const others = this.#named.get(routine);
          if (others) others.push(at);
          else this.#named.set(routine, [at]);
        }
    }
  }

  /** Those who want to hear of a kind of event, in the order of the hooks; for calls: of this routine, or through an unknown pointer. */
  of<K extends EventKind>(kind: K, callee: string | undefined): readonly Listener<K>[] {
    const ofKind = this.#made[kind];
    const known = ofKind.get(callee);
    if (known) return known;
    const isOfCalls = kind === "beforeCall" || kind === "afterCall" || kind === "intrinsic";
    const naming = isOfCalls && callee !== undefined ? this.#naming(callee) : [];
    // Of most routines nobody hears but those who hear of all.
    if (isOfCalls && callee !== undefined && naming.length === 0) {
      const ofAll = this.of(kind, undefined);
      ofKind.set(callee, ofAll);
      return ofAll;
    }
    const hooks = isOfCalls ? this.#inOrder([...this.#ofAll, ...naming]) : this.#hooks;
    const made: Listener<K>[] = [];
    for (const hooked of hooks) {
      const hook = hooked[kind] as Listener<K> | undefined;
      if (hook) made.push(hook);
    }
    ofKind.set(callee, made);
    return made;
  }
  /** The hooks that name a routine, or that, being asked, want to hear of it; by position. */
  #naming(routine: string): number[] {
    const positions = [...(this.#named.get(routine) ?? [])];
    for (const { at, hears } of this.#asked) if (hears(routine)) positions.push(at);
    return positions;
  }
  #inOrder(positions: number[]): PathHooks[] {
    return positions.sort((a, b) => a - b).flatMap((at) => this.#hooks[at] ?? []);
  }
}

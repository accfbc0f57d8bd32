// Who hears of what: rules by the kind of event and, of calls, by the routines that they name. Most name a few, and a driver calls
// thousands: so nobody is asked about a routine who has named others.
import type { EventKind, Listener, PathHooks } from "./events.ts";

type ByKind = { readonly [K in EventKind]: Map<string | undefined, readonly Listener<K>[]> };

/** Routines after which those that were asked about are forgotten: strangers' names are no more use than that. */
const mostRoutines = 50_000;

/**
 * Which of the hooks hear of calls of a routine, by their positions: the same for every driver, so it is asked once. Nothing of a hook is
 * kept: it leads to its driver, which would stay for as long as the process.
 */
export class Hearing {
  /** Those that hear of all calls. */
  readonly ofAll: readonly number[];
  /** Those that are to be asked. */
  readonly #asked: readonly number[];
  readonly #named = new Map<string, number[]>();
  readonly #known = new Map<string, readonly number[]>();

  constructor(hooks: readonly PathHooks[]) {
    const ofAll: number[] = [];
    const asked: number[] = [];
    for (const [at, { calls }] of hooks.entries()) {
      if (calls === undefined) ofAll.push(at);
      else if (typeof calls === "function") asked.push(at);
      else
        for (const routine of new Set(calls)) {
          const others = this.#named.get(routine);
          if (others) others.push(at);
          else this.#named.set(routine, [at]);
        }
    }
    this.ofAll = ofAll;
    this.#asked = asked;
  }
  /** In order; the same list for all routines that nobody names. `hooks`: of the driver at hand. */
  of(routine: string, hooks: readonly PathHooks[]): readonly number[] {
    let known = this.#known.get(routine);
    if (known === undefined) {
      const naming = [...(this.#named.get(routine) ?? [])];
      for (const at of this.#asked) {
        const calls = hooks[at]?.calls;
        if (typeof calls === "function" && calls(routine)) naming.push(at);
      }
      known = naming.length === 0 ? this.ofAll : [...this.ofAll, ...naming].sort((a, b) => a - b);
      if (this.#known.size >= mostRoutines) this.#known.clear();
      this.#known.set(routine, known);
    }
    return known;
  }
}

export class Listeners {
  readonly #hooks: readonly PathHooks[];
  readonly #hearing: Hearing;
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

  /** `hearing`: of these hooks, or of the same ones for another driver. */
  constructor(hooks: readonly PathHooks[], hearing = new Hearing(hooks)) {
    this.#hooks = hooks;
    this.#hearing = hearing;
  }

  /** Those who want to hear of a kind of event, in the order of the hooks; for calls: of this routine, or through an unknown pointer. */
  of<K extends EventKind>(kind: K, callee: string | undefined): readonly Listener<K>[] {
    const ofKind = this.#made[kind];
    const known = ofKind.get(callee);
    if (known) return known;
    const isOfCalls = kind === "beforeCall" || kind === "afterCall" || kind === "intrinsic";
    const positions = callee === undefined ? this.#hearing.ofAll : this.#hearing.of(callee, this.#hooks);
    // Of most routines nobody hears but those who hear of all.
    const isShared = isOfCalls && callee !== undefined && positions === this.#hearing.ofAll;
    const made = isShared ? this.of(kind, undefined) : this.#of(kind, isOfCalls ? positions : undefined);
    ofKind.set(callee, made);
    return made;
  }
  #of<K extends EventKind>(kind: K, positions: readonly number[] | undefined): readonly Listener<K>[] {
    const hooks = positions?.map((at) => this.#hooks[at]) ?? this.#hooks;
    const made: Listener<K>[] = [];
    for (const hooked of hooks) {
      const hook = hooked?.[kind] as Listener<K> | undefined;
      // What several rules share hears once.
      if (hook && !made.includes(hook)) made.push(hook);
    }
    return made;
  }
}

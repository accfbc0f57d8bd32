// Who hears of what: rules by the kind of event and, of calls, by the routines that they name. Most name a few, and a driver calls
// thousands: so nobody is asked about a routine who has named others. And most wait for something that few paths have: a mark, an IRP.
import { type EventKind, type EventOf, type Listener, onPaths, type PathEventKind, type PathHooks } from "./events.ts";
import { numberKind } from "./maps.ts";
import type { State } from "./state.ts";

type Seats = { readonly [K in EventKind]: readonly (Seat<K> | undefined)[] };
type ByKind = { readonly [K in EventKind]: Map<string | undefined, Audience<K>> };

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
  readonly #seats: Seats;
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
    // Before any marks are set.
    for (const { needs } of hooks) for (const ofKind of Object.values(needs ?? {})) bitsFor(ofKind);
    this.#hooks = hooks;
    this.#hearing = hearing;
    this.#seats = {
      beforeCall: seatsFor("beforeCall", hooks),
      afterCall: seatsFor("afterCall", hooks),
      intrinsic: seatsFor("intrinsic", hooks),
      access: seatsFor("access", hooks),
      index: seatsFor("index", hooks),
      branch: seatsFor("branch", hooks),
      store: seatsFor("store", hooks),
      bound: seatsFor("bound", hooks),
      exit: seatsFor("exit", hooks),
      exits: seatsFor("exits", hooks),
    };
  }

  /** Those who want to hear of a kind of event, in the order of the hooks; for calls: of this routine, or through an unknown pointer. */
  of<K extends EventKind>(kind: K, callee: string | undefined): Audience<K> {
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
  #of<K extends EventKind>(kind: K, positions: readonly number[] | undefined): Audience<K> {
    const seats: Seats[K] = this.#seats[kind];
    const made = new Set<Seat<K>>();
    for (const at of positions ?? seats.keys()) {
      const seat = seats[at];
      if (seat) made.add(seat);
    }
    return new Audience([...made]);
  }
}

/** By the positions of the hooks: what several rules share hears once, and has one seat. */
function seatsFor<K extends EventKind>(kind: K, hooks: readonly PathHooks[]): readonly (Seat<K> | undefined)[] {
  const byListener = new Map<Listener<K>, Seat<K>>();
  return hooks.map((hooked) => {
    const hear = hooked[kind] as Listener<K> | undefined;
    if (hear === undefined) return undefined;
    const needs = kind === "exits" ? undefined : hooked.needs?.[kind as PathEventKind];
    const seat = byListener.get(hear) ?? { hear, waitsFor: bitsFor(needs) };
    byListener.set(hear, seat);
    return seat;
  });
}

interface Seat<K extends EventKind> {
  readonly hear: Listener<K>;
  /** Bits for what it waits for, one of which there is to be; all of them for who hears of everything. */
  readonly waitsFor: number;
}
const everything = -1;
/** Set on every path, and in `everything`. */
const always = 1 << 31;
const irpBit = 1 << 30;
const lockBit = 1 << 29;
function bitsFor(needs: readonly string[] | undefined): number {
  if (needs === undefined) return everything;
  return needs.reduce((bits, need) => bits | bitFor(need), 0);
}
function bitFor(need: string): number {
  return need === onPaths.irp ? irpBit : need === onPaths.lock ? lockBit : numberKind(need);
}

/** What of an event decides who hears of it. */
interface Circumstances {
  readonly state: State;
  readonly locks?: { readonly length: number };
}
/** Bits that may come together in one driver, after which those that were met are forgotten. */
const mostChosen = 2_000;

/** Those who hear of one kind of event, in order. */
export class Audience<K extends EventKind> {
  readonly #seats: readonly Seat<K>[];
  readonly #isSelective: boolean;
  /** Positions of those who hear where there is what some bits stand for: the same few come again and again. */
  readonly #chosen = new Map<number, readonly number[]>();

  constructor(seats: readonly Seat<K>[]) {
    this.#seats = seats;
    this.#isSelective = seats.some(({ waitsFor }) => waitsFor !== everything);
  }

  /** Tells those who wait for nothing, or for something that there is; now and then one who waits for what there is not. */
  tell(event: EventOf<K>): void {
    // An iterator would cost more than most listeners do.
    if (!this.#isSelective) for (let at = 0; at < this.#seats.length; at++) this.#seats[at]?.hear(event);
    // Of all the ways out together (`exits`) everybody hears; every other event is on one path, and has its state.
    else this.#tellChosen(event, event as unknown as Circumstances);
  }
  #tellChosen(event: EventOf<K>, { state, locks }: Circumstances): void {
    const lock = locks !== undefined && locks.length > 0 ? lockBit : 0;
    let there = always | lock | bitsIn(state);
    let chosen = this.#thoseFor(there);
    for (let next = 0; next < chosen.length; next++) {
      const at = chosen[next] ?? 0;
      this.#seats[at]?.hear(event);
      // What one of them marks may be what a later one waits for.
      const now = always | lock | bitsIn(state);
      if (now === there) continue;
      there = now;
      chosen = this.#thoseFor(there);
      next = chosen.findLastIndex((other) => other <= at);
    }
  }
  #thoseFor(there: number): readonly number[] {
    let chosen = this.#chosen.get(there);
    if (chosen === undefined) {
      chosen = [...this.#seats.keys()].filter((at) => ((this.#seats[at]?.waitsFor ?? 0) & there) !== 0);
      if (this.#chosen.size >= mostChosen) this.#chosen.clear();
      this.#chosen.set(there, chosen);
    }
    return chosen;
  }
}
function bitsIn({ marks, irps }: State): number {
  return marks.kindBits | (irps.size > 0 ? irpBit : 0);
}

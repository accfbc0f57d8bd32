// Where ways through a body meet: which of the states that arrive at a block are walked on with, and which become one.
import type { BlockId } from "../../compiler/ir/ir.ts";
import { alikeInFlags, settleMarks, takesRequests, valueClass } from "./apart.ts";
import { rangeOf } from "./facts.ts";
import { Joint, mergeStates } from "./joint.ts";
import { dropPassedEntries } from "./passed-entries.ts";
import { makeOld } from "./rounds.ts";
import type { Shape } from "./shape.ts";
import type { State } from "./state.ts";
import type { Term } from "./term.ts";
import type { Terms } from "./terms.ts";
import { noThresholds } from "./thresholds.ts";

/** Ways of one typestate that are kept apart at a block. */
const disjuncts = 4;
const loopRounds = 7;
/** Rounds in which a bound that moves stops at the constants that the loop compares with. */
const boundedRounds = 3;
/** Typestates followed on from one block. */
const mostKinds = 24;

/** What has come to a block in one typestate. */
interface Seen {
  readonly states: State[];
  joined?: State;
  rounds: number;
}

/**
 * Behind the head of a loop, which sees to it that there is an end, all that came at once goes on as one, however much more had come in
 * the rounds before: unless it has been there.
 */
function isNew(seen: Seen, state: State): boolean {
  if (seen.rounds > mostTimes || seen.states.some((other) => other.equals(state))) return false;
  seen.rounds += 1;
  seen.states.push(state.clone());
  return true;
}
/** So often a block within loops is walked anew in one typestate. */
const mostTimes = 28;

/** Of one walk through one body. */
export class Meetings {
  readonly #terms: Terms;
  readonly #name: string;
  readonly #shape: Shape;
  readonly #params: readonly Term[];
  readonly #servesRequests: boolean;
  readonly #seen = new Map<BlockId, Map<string, Seen>>();
  /** Blocks where values of several ways became one. */
  readonly #joints = new Map<BlockId, Joint>();

  constructor(terms: Terms, name: string, shape: Shape, params: readonly Term[]) {
    this.#terms = terms;
    this.#name = name;
    this.#shape = shape;
    this.#params = params;
    this.#servesRequests = takesRequests(shape);
  }

  copy(): Meetings {
    const copy = new Meetings(this.#terms, this.#name, this.#shape, this.#params);
    for (const [block, kinds] of this.#seen) {
      const seen = new Map<string, Seen>();
      for (const [kind, known] of kinds) seen.set(kind, { ...known, states: [...known.states] });
      copy.#seen.set(block, seen);
    }
    for (const [block, joint] of this.#joints) copy.#joints.set(block, joint.copy());
    return copy;
  }
  /**
   * The states to go on with: no two the same, none seen before. The first few of a typestate at a block go on as they are;
   * later ones, and all at the head of a loop, are joined with those before until nothing new is learnt.
   */
  fresh(block: BlockId, states: State[]): State[] {
    this.#retireJoined(block, states);
    this.#forgetTests(states);
    const atLoopHead = this.#shape.loopHeads.has(block);
    if (atLoopHead) for (const state of states) dropPassedEntries(state, this.#terms, this.#params);
    for (const state of states) settleMarks(state, atLoopHead, this.#servesRequests);
    // Without loops all ways have come when a block's turn is there: one that came alone meets no other.
    if (states.length === 1 && this.#shape.loopHeads.size === 0) return states;
    const many = states.length > disjuncts;
    if (many || atLoopHead) for (const state of states) state.dropSpent(this.#terms, this.#params);
    const arrived = many ? this.#mergeByTypestate(block, states) : states;
    let seen = this.#seen.get(block);
    if (!seen) {
      seen = new Map();
      this.#seen.set(block, seen);
    }
    const fresh = atLoopHead ? this.#freshAtHead(block, seen, arrived) : this.#freshBehind(block, seen, arrived);
    return fresh.slice(0, mostKinds);
  }
  /** All of a typestate are joined with those before, until nothing new is learnt. */
  #freshAtHead(block: BlockId, seen: Map<string, Seen>, arrived: readonly State[]): State[] {
    const fresh: State[] = [];
    const joined = new Map<Seen, State>();
    for (const state of arrived) {
      const kind = this.#kindOf(state);
      const alike = seen.get(kind);
      if (alike) {
        const all = this.#joinWith(alike, block, state);
        if (all) joined.set(alike, all);
      } else if (seen.size < disjuncts * 2) {
        // Kept as it is now: the one that is walked on changes.
        seen.set(kind, { states: [state.clone()], rounds: 0 });
        fresh.push(state);
      }
    }
    return [...fresh, ...joined.values()];
  }
  /** The first few of a typestate go on as they are, later ones as one with those that came at once. */
  #freshBehind(block: BlockId, seen: Map<string, Seen>, arrived: readonly State[]): State[] {
    const fresh: State[] = [];
    const joined = new Map<Seen, State>();
    for (const state of arrived) {
      const kind = this.#kindOf(state);
      const alike = seen.get(kind);
      if (!alike) seen.set(kind, { states: [state.clone()], rounds: 0 });
      else if (alike.states.length >= disjuncts) {
        const others = joined.get(alike);
        joined.set(alike, (others && this.#merged(block, [others, state])) ?? state);
        continue;
      } else if (alike.states.some((other) => other.equals(state))) continue;
      else alike.states.push(state.clone());
      fresh.push(state);
    }
    for (const [alike, state] of joined) if (isNew(alike, state)) fresh.push(state);
    return fresh;
  }
  /** States that no merge brings together are cut, or a line of calls with several outcomes each would multiply them. */
  fewer(block: BlockId, states: State[]): State[] {
    return states.length > disjuncts * 2 ? this.#mergeByTypestate(block, states).slice(0, mostKinds) : states;
  }
  /**
   * Behind a test for the level (to print or not, to lock this way or that) what was learnt is no proof that the code ever runs
   * at a raised level: where its ways meet again, only the least of their levels counts.
   */
  #forgetTests(states: readonly State[]): void {
    if (states.length < 2) return;
    for (const irql of new Set(states.map((state) => state.irql))) {
      const same = irql.kind === "const" ? [] : states.filter((state) => state.irql === irql);
      const least = Math.min(...same.map((state) => rangeOf(state, irql).lo));
      for (const state of same) {
        const fact = state.facts.get(irql.id);
        if (fact && fact.lo > least) state.facts.set(irql.id, { ...fact, lo: least });
      }
    }
  }
  /** What became one value here in the round before is the old one, but where the variable has not been given another since. */
  #retireJoined(block: BlockId, states: readonly State[]): void {
    const joint = this.#joints.get(block);
    if (joint === undefined || this.#shape.loopHeads.size === 0) return;
    for (const state of states) {
      const stale = joint.left(state);
      if (stale.size > 0 && makeOld(this.#terms, state, ({ id }) => stale.has(id)))
        state.dropSpent(this.#terms, this.#params);
    }
  }
  #jointAt(block: BlockId): Joint {
    let joint = this.#joints.get(block);
    if (joint === undefined) {
      joint = new Joint(`${this.#name}:${block}`);
      this.#joints.set(block, joint);
    }
    return joint;
  }
  /** What is known of all states of a typestate at a block, if this one adds to it. */
  #joinWith(known: Seen, block: BlockId, state: State): State | undefined {
    if (known.rounds > loopRounds || known.states.some((other) => other.equals(state))) return undefined;
    const [first = state] = known.states;
    const thresholds = known.rounds < boundedRounds ? this.#shape.thresholds(block) : noThresholds;
    const merged = mergeStates(this.#terms, known.joined ?? first, state, this.#jointAt(block), thresholds);
    merged.dropLost(this.#terms, this.#params);
    if (merged.equals(known.joined ?? first)) return undefined;
    known.joined = merged;
    known.rounds += 1;
    return merged.clone();
  }
  /** Ways on which the result stands for success and for failure are kept apart: what comes after asks for it. */
  #kindOf(state: State): string {
    const { result } = this.#shape;
    const held = result === undefined ? undefined : state.store.get(this.#terms.local(result).id);
    return held ? `${state.typestate}@${valueClass(state, held)}` : state.typestate;
  }
  #mergeByTypestate(block: BlockId, states: readonly State[]): State[] {
    const kinds = new Map<string, State[]>();
    for (const state of states) {
      const kind = this.#kindOf(state);
      const alike = kinds.get(kind);
      if (alike) alike.push(state);
      else kinds.set(kind, [state]);
    }
    return [...kinds.values()].flatMap((alike) =>
      [...alikeInFlags(this.#terms, alike, disjuncts)].map((group) => this.#merged(block, group)),
    );
  }
  #merged(block: BlockId, states: readonly State[]): State {
    return states.reduce((one, other) => mergeStates(this.#terms, one, other, this.#jointAt(block)));
  }
}

// How far a walk has come: all that changes while it goes on. It can be copied, so that a later walk of the same body from the same entry
// goes on from there, where all that was asked until then still has the same answers: what a callee does is another thing now, but the
// ways to its first call are not.
import type { BlockId, IrFunction } from "../../compiler/ir/ir.ts";
import type { Exit } from "./events.ts";
import type { Meetings } from "./meetings.ts";
import type { Dependency, LevelChange } from "./memo.ts";
import { Reports } from "./reports.ts";
import type { State } from "./state.ts";
import type { Answered, Footprint, FunctionInfo, World } from "./world.ts";

export class Course {
  readonly exits: Exit[] = [];
  readonly calls: Dependency[] = [];
  readonly asked = new Set<Answered>();
  readonly footprints = new Map<string, Footprint | undefined>();
  readonly reports: Reports;
  readonly meetings: Meetings;
  /** States that wait at blocks. */
  readonly pending = new Map<BlockId, State[]>();
  /** Places where values were made so far. */
  readonly given = new Set<string>();
  /** Levels after each call walked so far, by its first token; changed by it in some state. */
  readonly levelsAfter = new Map<number, LevelChange & { readonly changed: boolean }>();
  /** Blocks that were walked. */
  visits = 0;
  /** What that took, in blocks walked with little known: see `Walk`. */
  effort = 0;
  incomplete = false;

  constructor(meetings: Meetings, reports = new Reports()) {
    this.meetings = meetings;
    this.reports = reports;
  }
  copy(): Course {
    const copy = new Course(this.meetings.copy(), this.reports.copy());
    for (const exit of this.exits) copy.exits.push({ ...exit, state: exit.state.clone() });
    copy.calls.push(...this.calls);
    for (const asked of this.asked) copy.asked.add(asked);
    for (const [callee, footprint] of this.footprints) copy.footprints.set(callee, footprint);
    for (const [block, states] of this.pending) copy.pending.set(block, clones(states));
    for (const place of this.given) copy.given.add(place);
    for (const [at, change] of this.levelsAfter) copy.levelsAfter.set(at, change);
    copy.visits = this.visits;
    copy.effort = this.effort;
    copy.incomplete = this.incomplete;
    return copy;
  }
}

/** A place in a walk: a block is about to be walked with the first of some states that have arrived there. */
export interface Point {
  readonly course: Course;
  readonly block: BlockId;
  readonly arrived: readonly State[];
}
/** Points of one walk, in the order in which it came to them. */
export interface Points {
  readonly fn: IrFunction;
  /** What the function could touch then. */
  readonly footprint: Footprint | undefined;
  readonly list: readonly Point[];
}
/** Of one walk; when there are more, every other one is given up. */
const mostPoints = 12;

/** Takes down the points of one walk: before each block that calls one of the driver's own routines, when it is first come to. */
export class Pointing {
  readonly #world: World;
  readonly #name: string;
  readonly #fn: IrFunction;
  readonly #blocks: Set<BlockId>;
  #list: readonly Point[];
  /** Something was decided that the course does not show. */
  #isOver = false;

  /** `before`: those of the walk that is gone on from the last of them. */
  constructor(world: World, { name, fn }: FunctionInfo, before: readonly Point[]) {
    this.#world = world;
    this.#name = name;
    this.#fn = fn;
    this.#list = before;
    this.#blocks = new Set(before.map(({ block }) => block));
  }
  get points(): Points {
    return { fn: this.#fn, footprint: this.#world.footprint(this.#name), list: this.#list };
  }
  end(): void {
    this.#isOver = true;
  }
  /** `carry` copies what rules keep of the walk. */
  pass(block: BlockId, arrived: readonly State[], course: Course, carry: (to: Course) => void): void {
    if (this.#isOver || this.#blocks.has(block) || !this.#callsOwn(block)) return;
    this.#blocks.add(block);
    const copy = course.copy();
    carry(copy);
    const list = [...this.#list, { course: copy, block, arrived: clones(arrived) }];
    this.#list = list.length > mostPoints ? list.filter((_, index) => index % 2 === 0) : list;
  }
  #callsOwn(block: BlockId): boolean {
    for (const one of this.#fn.blocks[block]?.instructions ?? []) {
      if (one.kind !== "call") continue;
      if (one.callee.kind === "indirect" || this.#world.functions.get(one.callee.symbol.linkName)?.own === true)
        return true;
    }
    return false;
  }
}

export function clones(states: readonly State[]): State[] {
  return states.map((state) => state.clone());
}

/** What a rule keeps of a walk from event to event. It goes along where a walk goes on from a point of an earlier one. */
export class Kept<T> {
  readonly #of = new WeakMap<object, T>();
  readonly #make: () => T;
  readonly #copy: (kept: T) => T;

  constructor(make: () => T, copy: (kept: T) => T) {
    this.#make = make;
    this.#copy = copy;
  }
  of(walk: object): T {
    const known = this.#of.get(walk);
    if (known !== undefined) return known;
    const made = this.#make();
    this.#of.set(walk, made);
    return made;
  }
  carry(from: object, to: object): void {
    const kept = this.#of.get(from);
    if (kept !== undefined) this.#of.set(to, this.#copy(kept));
  }
}

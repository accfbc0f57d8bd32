// The ways through one function, walked one by one with what is known of values on each: a way whose conditions exclude each other
// is none. What lies in memory of others is taken to stay as it is, so that what was asked once is answered so again.
import type { Block, BlockId, Instruction, Place, Terminator } from "../../../compiler/ir/ir.ts";
import { Evaluator, isOwnLocal } from "../../analysis/evaluate.ts";
import { assume, exclude, narrow, truthOf } from "../../analysis/facts.ts";
import { neverReturns } from "../../analysis/models.ts";
import { shapeOf } from "../../analysis/shape.ts";
import { State } from "../../analysis/state.ts";
import type { Term } from "../../analysis/term.ts";
import { Terms } from "../../analysis/terms.ts";
import { contractOf, type FunctionInfo } from "../../analysis/world.ts";
import { type Unwritten, waysOn } from "./unwritten.ts";

export interface Edge {
  readonly target: BlockId;
  readonly state: State;
  /** Of a condition whether it holds, of a switch the case, undefined for none of them. */
  readonly choice: boolean | bigint | undefined;
}
/** "ends": the end of the block is not come to. */
export type Passed = "on" | "ends" | "unknown";

export class Ways {
  readonly terms = new Terms();
  readonly evaluator: Evaluator;
  readonly #info: FunctionInfo;
  readonly #touches: ReturnType<Unwritten["allTouches"]>;
  #made = 0;

  constructor(info: FunctionInfo, touches: ReturnType<Unwritten["allTouches"]>) {
    this.#info = info;
    this.#touches = touches;
    this.evaluator = new Evaluator(this.terms, info.fn, info.unit.target, undefined);
  }

  start(): State {
    return new State({
      irql: this.terms.entryIrql,
      irqlWhy: { kind: "entry-irql" },
      grounds: { lower: false, upper: false },
    });
  }
  fresh(): Term {
    this.#made += 1;
    return this.terms.atom(`made:${this.#made}`);
  }

  /** The feasible ways on. */
  edges(terminator: Terminator, state: State): Edge[] {
    if (terminator.kind === "branch") {
      const condition = this.evaluator.value(state, terminator.condition);
      return [true, false].flatMap((choice) => {
        const way = state.clone();
        const target = choice ? terminator.then : terminator.else;
        return this.#assume(way, condition, choice) ? [{ target, state: way, choice }] : [];
      });
    }
    if (terminator.kind === "switch") {
      const value = this.evaluator.value(state, terminator.value);
      const none = state.clone();
      const edges: Edge[] = [];
      for (const { first, last, target } of terminator.cases) {
        const way = state.clone();
        const isOne = first === last ? this.terms.op("eq", [value, this.terms.constant(first)]) : undefined;
        const chosen = !isOne || value.kind === "const" || this.#assume(way, isOne, true);
        if (chosen && narrow(way, value, { lo: Number(first), hi: Number(last), not: undefined }))
          edges.push({ target, state: way, choice: first });
        if (isOne && value.kind !== "const") this.#assume(none, isOne, false);
      }
      if (exclude(none, value, terminator.cases))
        edges.push({ target: terminator.default, state: none, choice: undefined });
      return edges;
    }
    return terminator.kind === "jump" ? [{ target: terminator.target, state, choice: undefined }] : [];
  }
  /** Learns a condition's answer, also as others would ask for it: `a == b`, `b == a`. */
  #assume(state: State, condition: Term, truth: boolean): boolean {
    if (condition.kind === "op" && (condition.op === "eq" || condition.op === "ne")) {
      const [left, right] = condition.args;
      const same = left && right && this.terms.op(condition.op, [right, left]);
      if (same && truthOf(state, same) === !truth) return false;
    }
    return assume(state, condition, truth);
  }

  // ---- instructions -----------------------------------------------------------------------------------------------

  /** What the rest of a block does to what is known; of a loop's head in any of its rounds. */
  through(block: Block, from: number, state: State): Passed {
    if (from === 0 && shapeOf(this.#info.fn).loopHeads.has(block.id)) this.#forgetLoop(block.id, state);
    return this.inFirstRound(block, from, state);
  }
  /** The same of a loop's head when it is come to first. */
  inFirstRound(block: Block, from: number, state: State): Passed {
    for (let index = from; index < block.instructions.length; index++) {
      const instruction = block.instructions[index];
      this.#noteAddresses(block.id, state, index);
      const done = instruction ? this.#instruction(instruction, state) : "on";
      if (done !== "on") return done;
    }
    return "on";
  }
  #instruction(instruction: Instruction, state: State): Passed {
    switch (instruction.kind) {
      case "assign": {
        const value = this.evaluator.value(state, instruction.value);
        state.write(this.terms, this.evaluator.place(state, instruction.target), value);
        return "on";
      }
      case "zero":
        state.write(this.terms, this.evaluator.place(state, instruction.target), this.terms.zero);
        return "on";
      case "call": {
        const { callee } = instruction;
        if (callee.kind === "direct") {
          const contract = contractOf(this.#info.unit, callee.symbol);
          if (neverReturns(callee.symbol.linkName) || contract.clauses.some(({ kind }) => kind === "noReturn"))
            return "ends";
        }
        this.#forgetReachable(state);
        if (instruction.result !== undefined) this.#forget(instruction.result, state);
        return "on";
      }
      case "intrinsic":
        if (neverReturns(instruction.name)) return "ends";
        this.#forgetReachable(state);
        if (instruction.result !== undefined) this.#forget(instruction.result, state);
        return "on";
      case "step":
        return "on";
      case "refuse":
        return "unknown";
    }
  }
  #noteAddresses(block: BlockId, state: State, index?: number): void {
    for (const { index: at, local, to } of this.#touches[block] ?? [])
      if (to === Number.POSITIVE_INFINITY && (index === undefined || at === index))
        state.setMark(addressTaken, this.terms.address(this.terms.local(local)), "yes");
  }
  /** Whoever has a variable's address may have written to it. What lies elsewhere is taken to stay: it only excludes ways. */
  #forgetReachable(state: State): void {
    for (const { term } of state.marksNamed(addressTaken))
      if (term.kind === "address" && term.place.kind === "local") this.#forget(term.place.local, state);
  }
  #forget(local: number, state: State): void {
    const place = this.terms.local(local);
    state.drop(this.terms, place);
    state.store.set(place.id, this.fresh());
  }
  /** At the head of a loop, what its rounds may have written. */
  #forgetLoop(head: BlockId, state: State): void {
    for (const { id, instructions } of this.cycle(head, () => true)) {
      this.#noteAddresses(id, state);
      for (const one of instructions) {
        if (one.kind === "assign") this.#forgetTarget(one.target, state);
        if ((one.kind === "call" || one.kind === "intrinsic") && one.result !== undefined)
          this.#forget(one.result, state);
      }
    }
    this.#forgetReachable(state);
  }
  #forgetTarget(target: Place, state: State): void {
    let root = target;
    while (root.kind === "field" || root.kind === "element") root = root.base;
    if (root.kind === "local") this.#forget(root.local, state);
    else for (const id of state.store.keys()) if (!isOwnLocal(this.terms.place(id))) state.store.set(id, this.fresh());
  }

  // ---- loops ------------------------------------------------------------------------------------------------------

  /** The blocks of a loop, those included that end in leaving it early. */
  loop(head: BlockId, isWanted: (block: Block) => boolean): ReadonlySet<BlockId> {
    const { fn } = this.#info;
    const next = (id: BlockId): readonly BlockId[] => {
      const block = fn.blocks[id];
      return block ? waysOn(fn, block) : [];
    };
    const cycle = this.cycle(head, isWanted);
    const ids = new Set(cycle.map(({ id }) => id));
    const leave = (id: BlockId) => next(id).filter((target) => !ids.has(target));
    const fromHead = leave(head);
    const exits = fromHead.length > 0 ? fromHead : [...ids].filter((id) => next(id).includes(head)).flatMap(leave);
    const behind = new Set(exits.flatMap((exit) => [exit, ...reached(exit, next)]));
    return ids.size === 0 ? ids : new Set([...reached(head, next)].filter((id) => ids.has(id) || !behind.has(id)));
  }
  /** The blocks through which a block leads back to itself, among those wanted. */
  cycle(from: BlockId, isWanted: (block: Block) => boolean): Block[] {
    const { blocks } = this.#info.fn;
    const wanted = blocks.filter(isWanted);
    const next = new Map(wanted.map((block) => [block.id, waysOn(this.#info.fn, block)]));
    const before = new Map<BlockId, BlockId[]>();
    for (const [id, targets] of next)
      for (const target of targets) before.set(target, [...(before.get(target) ?? []), id]);
    const ahead = reached(from, (id) => next.get(id) ?? []);
    const behind = reached(from, (id) => before.get(id) ?? []);
    return wanted.filter(({ id }) => ahead.has(id) && behind.has(id));
  }
}

/** Of variables whose address has been taken on the way. */
const addressTaken = "address-taken";

function reached(from: BlockId, next: (id: BlockId) => readonly BlockId[]): ReadonlySet<BlockId> {
  const found = new Set<BlockId>();
  const waiting = [...next(from)];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    waiting.push(...next(id));
  }
  return found;
}

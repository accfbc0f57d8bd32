// A way on which a variable stays unwritten, and from which every feasible way on reads it. The ways are walked one by one, with what
// is known of values on each: ways whose conditions exclude each other are none. Whatever is not understood, or too long, ends the
// search without an answer.
import type { Block, BlockId, Instruction, Terminator } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { Evaluator, isOwnLocal } from "../../analysis/evaluate.ts";
import { assume, exclude, narrow } from "../../analysis/facts.ts";
import { neverReturns } from "../../analysis/models.ts";
import { shapeOf } from "../../analysis/shape.ts";
import { State } from "../../analysis/state.ts";
import { type Term, Terms } from "../../analysis/term.ts";
import { contractOf, type FunctionInfo } from "../../analysis/world.ts";
import { type Bytes, overlap, type Touch } from "./touches.ts";
import { type Unwritten, waysOn } from "./unwritten.ts";

/** Blocks looked at for one variable. */
const mostBlocks = 400;

/** From the answer `choice` to the condition at `at` on, all ways lead to the read. */
export interface Turned {
  readonly at: TokenRange;
  /** Of a condition whether it holds, of a switch the case, undefined for none of them. */
  readonly choice: boolean | bigint | undefined;
  readonly read: Touch;
}
interface Edge {
  readonly target: BlockId;
  readonly state: State;
  readonly choice: boolean | bigint | undefined;
}
/** "avoids": some way does not read it, or is not understood; "around": all come back to where they were, or to an end of the system. */
type Completion = Touch | "avoids" | "around";

export class Search {
  readonly #info: FunctionInfo;
  readonly #unwritten: Unwritten;
  readonly #bytes: Bytes;
  readonly #terms = new Terms();
  readonly #evaluator: Evaluator;
  readonly #entered = new Set<BlockId>();
  #left = mostBlocks;
  #made = 0;

  constructor(info: FunctionInfo, unwritten: Unwritten, bytes: Bytes) {
    this.#info = info;
    this.#unwritten = unwritten;
    this.#bytes = bytes;
    this.#evaluator = new Evaluator(this.#terms, info.fn, undefined);
  }

  /** The first answer to a condition, in the order of the ways, after which the variable cannot but be read unwritten. */
  fromBranch(): Turned | undefined {
    return this.#writtenInLoop() ? undefined : this.#onwards(0, this.#start());
  }
  /** What is read of it after a call that failed: its result, a status, is negative. */
  afterFailure(block: Block, index: number): Touch | undefined {
    const call = block.instructions[index];
    if (call?.kind !== "call" || call.result === undefined || this.#writtenInLoop(block.id)) return undefined;
    const state = this.#start();
    const status = this.#fresh();
    narrow(state, status, { lo: Number.NEGATIVE_INFINITY, hi: -1, not: undefined });
    state.store.set(this.#terms.local(call.result).id, status);
    const found = this.#completion(block.id, index + 1, state, new Set());
    return typeof found === "string" ? undefined : found;
  }

  #start(): State {
    return new State({
      irql: this.#terms.entryIrql,
      irqlWhy: { kind: "entry-irql" },
      grounds: { lower: false, upper: false },
    });
  }
  #fresh(): Term {
    this.#made += 1;
    return this.#terms.atom(`made:${this.#made}`);
  }

  // ---- ways -------------------------------------------------------------------------------------------------------

  /** Walks on while nothing is written, each block once. */
  #onwards(id: BlockId, state: State): Turned | undefined {
    const block = this.#info.fn.blocks[id];
    if (!block || this.#entered.has(id) || this.#left <= 0 || this.#touchedIn(id, 0)) return undefined;
    this.#entered.add(id);
    this.#left -= 1;
    const { terminator } = block;
    if (this.#through(block, 0, state) !== "on") return undefined;
    const asks = terminator.kind === "branch" || terminator.kind === "switch";
    for (const edge of this.#edges(terminator, state)) {
      if (asks && this.#unwritten.isUnwrittenAfter(this.#bytes, id)) {
        const read = this.#completion(edge.target, 0, edge.state.clone(), new Set());
        if (typeof read !== "string") return { at: terminator.at, choice: edge.choice, read };
      }
      const found = this.#onwards(edge.target, edge.state);
      if (found) return found;
    }
    return undefined;
  }
  #completion(id: BlockId, from: number, state: State, way: Set<BlockId>): Completion {
    if (way.has(id)) return "around";
    const block = this.#info.fn.blocks[id];
    this.#left -= 1;
    if (!block || this.#left < 0) return "avoids";
    const touched = this.#touchedIn(id, from);
    if (touched) return touched.kind === "read" ? touched : "avoids";
    const passed = this.#through(block, from, state);
    if (passed !== "on") return passed === "ends" ? "around" : "avoids";
    const { terminator } = block;
    if (terminator.kind === "unreachable") return "around";
    if (terminator.kind !== "jump" && terminator.kind !== "branch" && terminator.kind !== "switch") return "avoids";
    const further = new Set(way).add(id);
    let read: Touch | undefined;
    for (const edge of this.#edges(terminator, state)) {
      const found = this.#completion(edge.target, 0, edge.state, further);
      if (found === "avoids") return found;
      if (found !== "around") read ??= found;
    }
    return read ?? "around";
  }
  #touchedIn(block: BlockId, from: number): Touch | undefined {
    return this.#unwritten.touches[block]?.find((one) => one.index >= from && overlap(one, this.#bytes));
  }

  /** The feasible ways on. */
  #edges(terminator: Terminator, state: State): Edge[] {
    if (terminator.kind === "branch") {
      const condition = this.#evaluator.value(state, terminator.condition);
      return [true, false].flatMap((choice) => {
        const way = state.clone();
        const target = choice ? terminator.then : terminator.else;
        return assume(way, condition, choice) ? [{ target, state: way, choice }] : [];
      });
    }
    if (terminator.kind === "switch") {
      const value = this.#evaluator.value(state, terminator.value);
      const none = state.clone();
      const edges: Edge[] = [];
      for (const { first, last, target } of terminator.cases) {
        const way = state.clone();
        const isOne = first === last ? this.#terms.op("eq", [value, this.#terms.constant(first)]) : undefined;
        const chosen = !isOne || value.kind === "const" || assume(way, isOne, true);
        if (chosen && narrow(way, value, { lo: Number(first), hi: Number(last), not: undefined }))
          edges.push({ target, state: way, choice: first });
        if (isOne && value.kind !== "const") assume(none, isOne, false);
      }
      if (exclude(none, value, terminator.cases))
        edges.push({ target: terminator.default, state: none, choice: undefined });
      return edges;
    }
    return terminator.kind === "jump" ? [{ target: terminator.target, state, choice: undefined }] : [];
  }

  // ---- instructions -----------------------------------------------------------------------------------------------

  /** What the rest of a block does to what is known; "ends": it does not come to its end. */
  #through(block: Block, from: number, state: State): "on" | "ends" | "unknown" {
    if (from === 0 && shapeOf(this.#info.fn).loopHeads.has(block.id)) this.#forgetLoop(block.id, state);
    for (const instruction of block.instructions.slice(from)) {
      const done = this.#instruction(instruction, state);
      if (done !== "on") return done;
    }
    return "on";
  }
  #instruction(instruction: Instruction, state: State): "on" | "ends" | "unknown" {
    switch (instruction.kind) {
      case "assign": {
        const value = this.#evaluator.value(state, instruction.value);
        state.write(this.#terms, this.#evaluator.place(state, instruction.target), value);
        return "on";
      }
      case "zero":
        state.write(this.#terms, this.#evaluator.place(state, instruction.target), this.#terms.zero);
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
  /** Whoever has a variable's address may have written to it. What lies elsewhere is taken to stay: it only excludes ways. */
  #forgetReachable(state: State): void {
    for (const local of this.#info.fn.locals) if (local.addressTaken) this.#forget(local.id, state);
  }
  #forget(local: number, state: State): void {
    const place = this.#terms.local(local);
    state.drop(this.#terms, place);
    state.store.set(place.id, this.#fresh());
  }
  /** At the head of a loop, what its rounds may have written. */
  #forgetLoop(head: BlockId, state: State): void {
    for (const { instructions } of this.#cycle(head, () => true)) {
      for (const one of instructions) {
        if (one.kind === "assign" && one.target.kind === "local") this.#forget(one.target.local, state);
        if (one.kind === "assign" && one.target.kind !== "local") this.#forgetPlaces(state);
        if ((one.kind === "call" || one.kind === "intrinsic") && one.result !== undefined)
          this.#forget(one.result, state);
      }
    }
    this.#forgetReachable(state);
  }
  #forgetPlaces(state: State): void {
    for (const id of state.store.keys())
      if (!isOwnLocal(this.#terms.place(id)) || this.#terms.place(id).kind !== "local")
        state.store.set(id, this.#fresh());
  }

  // ---- loops ------------------------------------------------------------------------------------------------------

  /** A loop that may write to it in one of its rounds, but for loops in each round of which it is another variable. */
  #writtenInLoop(except?: BlockId): boolean {
    const { fn } = this.#info;
    const scope = fn.locals[this.#bytes.local]?.scope;
    const isInScope = (block: Block): boolean => {
      const at = this.#firstToken(block);
      return !scope || at === undefined || (scope.first <= at && at <= scope.last);
    };
    const written = fn.blocks.filter(
      ({ id }) =>
        id !== except &&
        this.#unwritten.touches[id]?.some((one) => one.kind === "write" && overlap(one, this.#bytes)) === true,
    );
    if (written.length === 0) return false;
    for (const head of shapeOf(fn).loopHeads) {
      const inLoop = this.#loop(head, isInScope);
      if (written.some(({ id }) => inLoop.has(id))) return true;
    }
    return false;
  }
  /** The blocks of a loop, those included that end in leaving it early. */
  #loop(head: BlockId, isWanted: (block: Block) => boolean): ReadonlySet<BlockId> {
    const { fn } = this.#info;
    const next = (id: BlockId): readonly BlockId[] => {
      const block = fn.blocks[id];
      return block ? waysOn(fn, block) : [];
    };
    const cycle = this.#cycle(head, isWanted);
    const ids = new Set(cycle.map(({ id }) => id));
    const leave = (id: BlockId) => next(id).filter((target) => !ids.has(target));
    const fromHead = leave(head);
    const exits = fromHead.length > 0 ? fromHead : [...ids].filter((id) => next(id).includes(head)).flatMap(leave);
    const behind = new Set(exits.flatMap((exit) => [exit, ...reached(exit, next)]));
    return ids.size === 0 ? ids : new Set([...reached(head, next)].filter((id) => ids.has(id) || !behind.has(id)));
  }
  #firstToken(block: Block): number | undefined {
    for (const one of block.instructions) {
      if (one.kind === "step") return this.#info.fn.steps[one.step]?.first;
      if (one.kind !== "refuse") return one.at.first;
    }
    return undefined;
  }
  /** The blocks through which a block leads back to itself, among those wanted. */
  #cycle(from: BlockId, isWanted: (block: Block) => boolean): Block[] {
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

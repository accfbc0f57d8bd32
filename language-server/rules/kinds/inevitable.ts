// A way on which a variable stays unwritten, and from which every feasible way on reads it. Whatever is not understood, or too long,
// ends the search without an answer.
import type { Block, BlockId } from "../../../compiler/ir/ir.ts";
import type { TokenRange } from "../../../compiler/source/source.ts";
import { bare } from "../../analysis/code.ts";
import { narrow } from "../../analysis/facts.ts";
import { shapeOf } from "../../analysis/shape.ts";
import type { State } from "../../analysis/state.ts";
import { type FunctionInfo, sourceText } from "../../analysis/world.ts";
import { type Bytes, overlap, type Touch } from "./touches.ts";
import type { Unwritten } from "./unwritten.ts";
import { type Edge, Ways } from "./ways.ts";

/** Blocks looked at for one variable. */
const mostBlocks = 400;

/** From the answer `choice` to the condition at `at` on, all ways lead to the read. */
export interface Turned {
  readonly at: TokenRange;
  /** Of a condition whether it holds, of a switch the case. */
  readonly choice: boolean | bigint | "default";
  readonly read: Touch;
}
/** "avoids": some way does not read it, or is not understood; "around": all come back to where they were, or to an end of the system. */
type Completion = Touch | "avoids" | "around";

export class Search {
  readonly #info: FunctionInfo;
  readonly #unwritten: Unwritten;
  readonly #bytes: Bytes;
  readonly #ways: Ways;
  readonly #entered = new Set<BlockId>();
  #left = mostBlocks;

  constructor(info: FunctionInfo, unwritten: Unwritten, bytes: Bytes) {
    this.#info = info;
    this.#unwritten = unwritten;
    this.#bytes = bytes;
    this.#ways = new Ways(info, unwritten.allTouches());
  }

  /** The first answer to a condition, in the order of the ways, after which the variable cannot but be read unwritten. */
  fromBranch(): Turned | undefined {
    return this.#writtenInLoop() ? undefined : this.#onwards(0, this.#ways.start());
  }
  /** What is read of it after a call that failed: its result, a status, is negative. */
  afterFailure(block: Block, index: number): Touch | undefined {
    const call = block.instructions[index];
    if (call?.kind !== "call" || call.result === undefined || this.#writtenInLoop(block.id)) return undefined;
    const state = this.#ways.start();
    const status = this.#ways.fresh();
    narrow(state, status, { lo: Number.NEGATIVE_INFINITY, hi: -1, not: undefined });
    state.store.set(this.#ways.terms.local(call.result).id, status);
    const found = this.#completion(block.id, index + 1, state, new Set());
    return typeof found === "string" ? undefined : found;
  }

  /** Whether some feasible way leads to a block. */
  reaches(wanted: BlockId): boolean {
    return this.#leadsTo(wanted, 0, this.#ways.start());
  }

  // ---- ways -------------------------------------------------------------------------------------------------------

  /** Walks on while nothing is written, each block once. */
  #onwards(id: BlockId, state: State): Turned | undefined {
    const block = this.#info.fn.blocks[id];
    if (!block || this.#entered.has(id) || this.#left <= 0 || this.#touchedIn(id, 0)) return undefined;
    this.#entered.add(id);
    this.#left -= 1;
    const { terminator } = block;
    const asked = terminator.kind === "branch" || terminator.kind === "switch" ? terminator : undefined;
    if (this.#ways.through(block, 0, state) !== "on") return undefined;
    for (const edge of this.#ways.edges(terminator, state)) {
      // None of a switch's cases may be what cannot be.
      const choice = edge.choice ?? (this.#isWrittenDefault(block, edge.target) ? "default" : undefined);
      if (asked && choice !== undefined && this.#unwritten.isUnwrittenAfter(this.#bytes, id)) {
        const read = this.#completion(edge.target, 0, edge.state.clone(), new Set());
        if (typeof read !== "string") return { at: asked.at, choice, read };
      }
      const found = this.#onwards(edge.target, edge.state);
      if (found) return found;
    }
    return undefined;
  }
  /**
   * A `default:` that does nothing but leave its switch: who writes it knows of values that are none of the cases. Of an enumeration, or of
   * bits that were cut out, it may stand for what there cannot be, as it does where it asserts something.
   */
  #isWrittenDefault({ terminator }: Block, target: BlockId): boolean {
    if (terminator.kind !== "switch" || terminator.default !== target) return false;
    const value = bare(terminator.value);
    if (value.kind !== "load" || value.type.kind !== "integer") return false;
    const { fn, unit } = this.#info;
    const block = fn.blocks[target];
    const [only, ...others] = block?.instructions ?? [];
    if (block?.terminator.kind !== "jump" || only?.kind !== "step" || others.length > 0) return false;
    const at = fn.steps[only.step];
    return at !== undefined && /^break\b/.test(sourceText(unit, fn.declaration, at));
  }
  #completion(id: BlockId, from: number, state: State, way: Set<BlockId>): Completion {
    if (way.has(id)) return "around";
    const block = this.#info.fn.blocks[id];
    this.#left -= 1;
    if (!block || this.#left < 0) return "avoids";
    const touched = this.#touchedIn(id, from);
    if (touched) return touched.kind === "read" ? touched : "avoids";
    const passed = this.#ways.through(block, from, state);
    if (passed !== "on") return passed === "ends" ? "around" : "avoids";
    const { terminator } = block;
    if (terminator.kind === "unreachable") return "around";
    if (terminator.kind !== "jump" && terminator.kind !== "branch" && terminator.kind !== "switch") return "avoids";
    const further = new Set(way).add(id);
    let read: Touch | undefined;
    for (const edge of this.#ways.edges(terminator, state)) {
      const found = this.#completion(edge.target, 0, edge.state, further);
      if (found === "avoids") return found;
      if (found !== "around") read ??= found;
    }
    return read ?? "around";
  }
  #leadsTo(wanted: BlockId, id: BlockId, state: State): boolean {
    if (id === wanted) return true;
    const block = this.#info.fn.blocks[id];
    this.#left -= 1;
    if (!block || this.#left < 0 || this.#entered.has(id)) return false;
    this.#entered.add(id);
    const found = this.#edgesFrom(block, state).some((edge) => this.#leadsTo(wanted, edge.target, edge.state));
    // Another way to it may know other things.
    this.#entered.delete(id);
    return found;
  }
  /** A loop is entered with what is known before it, and left with what any of its rounds leaves. */
  #edgesFrom(block: Block, state: State): Edge[] {
    const first = state.clone();
    const passed = this.#ways.inFirstRound(block, 0, first) === "on" ? this.#ways.edges(block.terminator, first) : [];
    if (!shapeOf(this.#info.fn).loopHeads.has(block.id)) return passed;
    const inLoop = new Set(this.#ways.cycle(block.id, () => true).map(({ id }) => id));
    const left = this.#ways.through(block, 0, state) === "on" ? this.#ways.edges(block.terminator, state) : [];
    return [...passed.filter(({ target }) => inLoop.has(target)), ...left.filter(({ target }) => !inLoop.has(target))];
  }
  #touchedIn(block: BlockId, from: number): Touch | undefined {
    return this.#unwritten.touches[block]?.find((one) => one.index >= from && overlap(one, this.#bytes));
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
      const inLoop = this.#ways.loop(head, isInScope);
      if (written.some(({ id }) => inLoop.has(id))) return true;
    }
    return false;
  }
  #firstToken(block: Block): number | undefined {
    for (const one of block.instructions) {
      if (one.kind === "step") return this.#info.fn.steps[one.step]?.first;
      if (one.kind !== "refuse") return one.at.first;
    }
    return undefined;
  }
}

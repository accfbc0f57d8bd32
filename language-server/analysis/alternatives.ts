// One of a few conditions holds: where `p || q` is true, or `p && q` false. Ways on which it was one of them become one state with those on
// which it was another; which it was is lost then, but not that one of them it was: where the code asks again, and finds that all others
// do not hold, the last of them does. A fact about a term of its own ("either"), with what was asked as operands.
import { negated } from "../../compiler/ir/comparisons.ts";
import type { Block, BlockId, IrFunction } from "../../compiler/ir/ir.ts";
import type { State } from "./state.ts";
import type { OpTerm, Term } from "./term.ts";
import type { Terms } from "./terms.ts";
import { isFull, type Turn } from "./turns.ts";

const either = "either";
/** More operands than this are seldom asked for again. */
const mostOperands = 4;

export function isAlternatives(term: Term): boolean {
  return term.kind === "op" && term.op === either;
}

/** The same conditions of other values; undefined where one of them could not be said of these. */
export function alternativesOf(terms: Terms, known: Term, other: (value: Term) => Term): Term | undefined {
  const conditions: Term[] = [];
  for (const condition of known.kind === "op" ? known.args : none) {
    const now = condition.kind === "op" ? terms.op(condition.op, condition.args.map(other)) : undefined;
    if (now === undefined) return undefined;
    conditions.push(now);
  }
  return terms.op(either, conditions);
}

// ---- which condition is one of which ----------------------------------------------------------------------------------

const knownWith = new WeakMap<Term, OpTerm[]>();
const none: readonly OpTerm[] = [];
/** Takes down a term that has just been made, by what may be asked about its operands. */
export function noteAlternatives(made: OpTerm): void {
  if (made.op !== either) return;
  for (const condition of made.args) {
    note(condition, made);
    // `if (Flag)` asks what `Flag != 0` says.
    if (condition.kind === "op" && condition.args[0] && isZero(condition.args[1])) note(condition.args[0], made);
  }
}
function note(about: Term, made: OpTerm): void {
  const known = knownWith.get(about);
  if (known) known.push(made);
  else knownWith.set(about, [made]);
}
/** The alternatives of which a condition is one, whether it is asked this way or the other way round. */
export function alternativesWith(asked: Term): readonly OpTerm[] {
  const opposite = asked.kind === "op" ? asked.opposite : undefined;
  return knownWith.get(asked) ?? (opposite && knownWith.get(opposite)) ?? none;
}
function isZero(term: Term | undefined): boolean {
  return term?.kind === "const" && term.value === 0n;
}

// ---- what a branch makes known ----------------------------------------------------------------------------------------

/** Blocks that only ask for the next operand of `||` or `&&`: who asked for the one before, and where both lead without the rest. */
export interface Operand {
  readonly before: Block;
  readonly shared: BlockId;
}
const operands = new WeakMap<IrFunction, ReadonlyMap<BlockId, Operand>>();
export function operandsOf(fn: IrFunction): ReadonlyMap<BlockId, Operand> {
  let known = operands.get(fn);
  if (known === undefined) {
    known = findOperands(fn);
    operands.set(fn, known);
  }
  return known;
}
function findOperands(fn: IrFunction): ReadonlyMap<BlockId, Operand> {
  const found = new Map<BlockId, Operand>();
  for (const before of fn.blocks) {
    const first = before.terminator;
    if (first.kind !== "branch") continue;
    for (const [next, shared] of [
      [first.then, first.else],
      [first.else, first.then],
    ] as const) {
      const block = fn.blocks[next];
      const second = block?.terminator;
      if (second?.kind !== "branch" || !block?.instructions.every(({ kind }) => kind === "step")) continue;
      if ((second.then === shared) !== (second.else === shared)) found.set(next, { before, shared });
    }
  }
  return found;
}

/** What a way knows that has just taken the last of `turns` at a block, to where another operand would have led as well. */
export function learnAlternatives(
  terms: Terms,
  state: State,
  known: ReadonlyMap<BlockId, Operand>,
  at: BlockId,
  to: BlockId,
): void {
  // The last of them would be another's.
  if (isFull(state.turns)) return;
  const conditions: Term[] = [];
  let turn: Turn | undefined = state.turns;
  for (let operand = known.get(at); operand?.shared === to; operand = known.get(operand.before.id)) {
    const { terminator } = operand.before;
    const before: Turn | undefined = turn?.before;
    if (conditions.length === 0) add(conditions, terms, turn, true);
    if (terminator.kind !== "branch" || before?.at !== terminator.at || conditions.length >= mostOperands) break;
    add(conditions, terms, before, false);
    turn = before;
  }
  if (conditions.length < 2) return;
  const made = terms.op(either, conditions.reverse());
  if (made) state.facts.set(made.id, { lo: 1, hi: 1, not: undefined });
}
/** What a turn asked, as it would have to be answered to lead here. */
function add(conditions: Term[], terms: Terms, turn: Turn | undefined, isTaken: boolean): void {
  if (typeof turn?.choice !== "boolean") return;
  const { value } = turn;
  const isTrue = turn.choice === isTaken;
  const opposite = value.kind === "op" ? negated[value.op] : undefined;
  const condition =
    value.kind !== "op" || opposite === undefined
      ? terms.op(isTrue ? "ne" : "eq", [value, terms.zero])
      : isTrue
        ? value
        : terms.op(opposite, value.args);
  if (condition) conditions.push(condition);
}

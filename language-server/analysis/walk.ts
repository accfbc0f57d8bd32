// One walk through a function's body from one entry state: blocks in order, states that arrive at a block kept apart as long
// as there are few, loops repeated until nothing new is learnt.
import type { Block, BlockId, Expr, Instruction, IrSymbol } from "../../compiler/ir/ir.ts";
import type { SourceRange, TokenRange } from "../../compiler/source/source.ts";
import type { Type } from "../../compiler/types/type.ts";
import { learnAlternatives, operandsOf } from "./alternatives.ts";
import { doubtCompletions, leaveToOthers } from "./apart.ts";
import { isAssertion } from "./asserted.ts";
import type { Entry } from "./boundary.ts";
import { Caller } from "./call.ts";
import type { CallInstruction } from "./call-event.ts";
import { Course, clones, type Point, type Pointing } from "./course.ts";
import { copyInside, Evaluator } from "./evaluate.ts";
import type { EventKind, EventOf, Exit, Question, Report, RootContext, Run } from "./events.ts";
import { assume, exclude, narrow, rangeOf } from "./facts.ts";
import { applyIntrinsic } from "./interlocked.ts";
import { bounds, type Interpreter } from "./interpreter.ts";
import { isToldDispatch, namesLevel } from "./irql.ts";
import { Meetings } from "./meetings.ts";
import type { LevelChange, RuleReport } from "./memo.ts";
import { neverReturns } from "./models.ts";
import { isVariableOfCaller, NamesInFunction } from "./naming.ts";
import { type MayRaise, mayRaise, reportsByRaising } from "./raising.ts";
import type { Role } from "./roles.ts";
import { makeOld } from "./rounds.ts";
import { afterTerminator, type Shape, shapeOf } from "./shape.ts";
import type { Site, State } from "./state.ts";
import type { Naming, PlaceRef, Term } from "./term.ts";
import type { Terms } from "./terms.ts";
import { leavesOthers, meetInSum, onlyMayRaise, ownTagsRunOut, turned } from "./turns.ts";
import { declarationOf, type Footprint, type FunctionInfo, sourceText } from "./world.ts";

const mostExits = 400;
/** So many entries of a state cost as much again as walking a block does: they are compared, renamed and looked through. */
const entriesForBlock = 64;

const fromDispatch = { lo: 2, hi: Number.POSITIVE_INFINITY, not: undefined };
/** What exceptions are raised with: warnings and errors, never STATUS_SUCCESS or STATUS_PENDING. */
const failureCodes = { lo: 0x8000_0000, hi: 0xffff_ffff, not: undefined };

export class Walk implements Run {
  readonly name: string;
  readonly fn: FunctionInfo["fn"];
  readonly unit: FunctionInfo["unit"];
  readonly terms: Terms;
  readonly root: RootContext | undefined;
  readonly role: Role | undefined;
  readonly params: readonly Term[];
  readonly isGeneral: boolean;
  readonly interpreter: Interpreter;
  readonly info: FunctionInfo;
  readonly evaluator: Evaluator;
  readonly course: Course;
  /** Where it may be gone on from later, if that is wanted. */
  readonly pointing: Pointing | undefined;

  readonly #entry: Entry;
  readonly #shape: Shape;
  readonly #from: Point | undefined;
  /** The state that is being walked on with: the way to what is reported. */
  #walked: State | undefined;
  readonly #caller: Caller;
  readonly #texts = new Map<TokenRange, string>();
  readonly #names: NamesInFunction;

  /** `pointing`: takes down where a later walk may go on; `from`: where this one goes on. */
  constructor(
    interpreter: Interpreter,
    info: FunctionInfo,
    entry: Entry,
    root: RootContext | undefined,
    pointing: Pointing | undefined,
    from: Point | undefined,
  ) {
    this.interpreter = interpreter;
    this.info = info;
    this.name = info.name;
    this.#names = new NamesInFunction(info.name);
    this.fn = info.fn;
    this.unit = info.unit;
    this.terms = interpreter.world.terms;
    this.root = root;
    this.role = interpreter.world.roles.get(info.name);
    this.params = entry.args;
    this.isGeneral = entry.isGeneral === true;
    this.#entry = entry;
    this.#shape = shapeOf(info.fn);
    this.pointing = pointing;
    this.#from = from;
    this.course = from?.course.copy() ?? new Course(new Meetings(this.terms, info.name, this.#shape, entry.args));
    this.evaluator = new Evaluator(this.terms, info.fn, info.unit.target, {
      access: (state, place, pointer, at, write, whole) =>
        this.emit("access", { run: this, state, place, pointer, site: this.site(at), write, whole }),
      index: (state, base, index, element, write) =>
        this.emit("index", { run: this, state, site: this.site(element.at), base, index, element, write }),
    });
    this.#caller = new Caller(this);
  }

  run(): void {
    const most = bounds.walkVisits(this.fn.blocks.length);
    const isOn = this.#from === undefined ? this.#begin() : this.#goOn(this.#from, most);
    if (!isOn || !this.#walkOn(most)) {
      this.pointing?.end();
      this.course.incomplete = true;
      // What was on its way out is followed there: loops had kept it waiting.
      this.#walkOn(most + most / 4, this.#shape.waysOut);
      return;
    }
    this.#walked = undefined;
    this.emit("exits", { run: this, exits: this.course.exits, entry: this.#entry.state });
  }
  #begin(): true {
    const state = this.#entry.state.clone();
    this.fn.params.forEach((local, index) => {
      const given = this.#entry.args[index];
      if (!given || !this.#shape.liveAtEntry.has(local)) return;
      const place = this.terms.local(local);
      if (this.fn.locals[local]?.byReference !== true) {
        state.store.set(place.id, given);
        return;
      }
      // Of a large structure the address is passed, and the parameter is what lies there.
      const there = this.terms.deref(given);
      const whole = this.terms.load(there);
      if (whole) state.store.set(place.id, whole);
      copyInside(this.terms, state, there, place);
    });
    this.#wait(0, state);
    return true;
  }
  #goOn({ course, block, arrived }: Point, most: number): boolean {
    for (const kept of this.interpreter.kept) kept.carry(course, this);
    for (const callee of course.footprints.keys()) this.footprint(callee);
    return this.#walkStates(block, clones(arrived), most);
  }

  /** Walks whatever waits, or what waits at some of the blocks; false if more blocks than `most` would have to be walked. */
  #walkOn(most: number, within?: ReadonlySet<BlockId>): boolean {
    for (let block = this.#next(within); block !== undefined; block = this.#next(within)) {
      const states = this.course.pending.get(block) ?? [];
      this.course.pending.delete(block);
      if (!this.#walkStates(block, this.course.meetings.fresh(block, states), most)) return false;
    }
    return true;
  }
  #walkStates(block: BlockId, arrived: readonly State[], most: number): boolean {
    const body = this.fn.blocks[block];
    for (let index = 0; index < arrived.length; index++) {
      const state = arrived[index];
      if (state === undefined) break;
      if (index === 0) this.pointing?.pass(block, arrived, this.course, (to) => this.#carry(to));
      this.course.visits += 1;
      this.course.effort += 1 + (state.store.size + state.facts.size) / entriesForBlock;
      if (this.course.visits > most) return false;
      if (body) this.#walkBlock(body, state);
    }
    return true;
  }
  #carry(to: Course): void {
    for (const kept of this.interpreter.kept) kept.carry(this, to);
  }

  get levelChanges(): LevelChange[] {
    return [...this.course.levelsAfter.values()].flatMap(({ changed, at, lo, hi }) =>
      changed ? [{ at, lo, hi }] : [],
    );
  }

  // ---- what rules see ---------------------------------------------------------------------------------------------

  emit<K extends EventKind>(kind: K, event: EventOf<K>, callee?: string): void {
    this.interpreter.listeners(kind, callee).tell(event);
  }
  ask<About extends readonly string[]>(question: Question<About>, ...about: About): boolean {
    const asked = this.interpreter.world.ask(question, about);
    this.course.asked.add(asked);
    return asked.answer;
  }
  /** What a callee can touch: what is found here stands as long as that means the same for what is known here. */
  footprint(callee: string): Footprint | undefined {
    const footprint = this.interpreter.world.footprint(callee);
    this.course.footprints.set(callee, footprint);
    return footprint;
  }
  site(at: TokenRange): Site {
    return { fn: this.name, at };
  }
  text(at: TokenRange): string {
    let text = this.#texts.get(at);
    if (text === undefined) {
      text = sourceText(this.unit, this.fn.declaration, at);
      this.#texts.set(at, text);
    }
    return text;
  }
  declarationOf(symbol: IrSymbol): SourceRange | undefined {
    return declarationOf(this.unit, symbol);
  }
  report(rule: string, report: Report, at: TokenRange): void {
    this.course.reports.add(rule, report, report.at ?? at, this.#walked?.turns, this.#isDoubtful(rule, report));
  }
  get reports(): RuleReport[] {
    return this.course.reports.all;
  }
  #isDoubtful(rule: string, report: Report): boolean {
    const { levelAsked = false, lastOneElsewhere = false, raisedElsewhere = false, turns } = this.#walked ?? {};
    return (
      report.may === true ||
      (levelAsked && /irql|lock/.test(rule)) ||
      (lastOneElsewhere && /irql|lock|-after-|paged-/.test(rule)) ||
      ownTagsRunOut(turns) ||
      raisedElsewhere ||
      onlyMayRaise(turns) ||
      (/leaked/.test(rule) && meetInSum(turns))
    );
  }

  // ---- blocks -----------------------------------------------------------------------------------------------------

  #next(within: ReadonlySet<BlockId> | undefined): BlockId | undefined {
    let best: BlockId | undefined;
    let bestOrder = Number.POSITIVE_INFINITY;
    for (const block of this.course.pending.keys()) {
      if (within?.has(block) === false) continue;
      const order = this.#shape.order[block] ?? 0;
      if (order < bestOrder) {
        best = block;
        bestOrder = order;
      }
    }
    return best;
  }

  #arrive(block: BlockId, state: State, from: BlockId): void {
    for (const local of this.#shape.dying(from, block)) state.drop(this.terms, this.terms.local(local));
    this.#wait(block, state);
  }
  #wait(block: BlockId, state: State): void {
    const waiting = this.course.pending.get(block);
    if (waiting) waiting.push(state);
    else this.course.pending.set(block, [state]);
  }

  #walkBlock(block: Block, state: State): void {
    let states = [state];
    let handler = this.#handlerOf(block);
    for (const instruction of block.instructions) {
      if (handler !== undefined && mayRaise(instruction)) {
        for (const at of states) this.#raise(handler, at.clone(), instruction, block.id);
        handler = undefined;
      }
      if (instruction.kind !== "step") states = this.#instructionIn(states, instruction);
      if (states.length === 0) return;
      states = this.course.meetings.fewer(block.id, states);
    }
    for (const at of states) this.#terminator(block, at);
  }
  #raise(handler: BlockId, state: State, instruction: MayRaise, from: BlockId): void {
    const choice = reportsByRaising(this.evaluator, state, instruction) ? "raises" : "may raise";
    state.turns = turned(state.turns, instruction.at, this.terms.zero, choice);
    this.#arrive(handler, state, from);
  }
  /** Where the first call or access of a guarded body goes if it raises, before it did anything; none if nothing is called. */
  #handlerOf(block: Block): BlockId | undefined {
    const region = block.inTry === undefined ? undefined : this.fn.tries[block.inTry];
    if (region?.kind !== "except" || !block.instructions.some((one) => one.kind === "call")) return undefined;
    return region.handler;
  }

  #instructionIn(states: State[], instruction: Exclude<Instruction, { kind: "step" }>): State[] {
    const [only] = states;
    if (states.length === 1 && only !== undefined) return this.#instruction(instruction, only);
    return states.flatMap((at) => this.#instruction(instruction, at));
  }
  #instruction(instruction: Exclude<Instruction, { kind: "step" }>, state: State): State[] {
    this.#walked = state;
    switch (instruction.kind) {
      case "assign": {
        const value = this.evaluator.value(state, instruction.value);
        const place = this.evaluator.place(state, instruction.target, true);
        if (instruction.value.kind === "load" && instruction.value.type.kind === "record") {
          const from = this.evaluator.place(state, instruction.value.place);
          state.write(this.terms, place, value);
          for (const [inner, held] of copyInside(this.terms, state, from, place))
            this.stored(state, inner, held, instruction.at);
        } else state.write(this.terms, place, value);
        this.stored(state, place, value, instruction.at, instruction.target.type);
        return [state];
      }
      case "zero":
        state.write(this.terms, this.evaluator.place(state, instruction.target, true), this.terms.zero);
        return [state];
      case "call":
        return this.#call(instruction, state);
      case "intrinsic": {
        if (neverReturns(instruction.name)) return [];
        if (instruction.name === "__debugbreak" && isAssertion(this.fn, this.unit, instruction.at)) return [];
        this.retire(state, instruction.at);
        const made = this.fresh(`intrinsic:${instruction.name}`, instruction.at);
        if (instruction.name === "_exception_code") narrow(state, made, failureCodes);
        return applyIntrinsic(this, instruction, state).map(({ state: way, value }) => {
          if (instruction.result !== undefined) this.bind(way, instruction.result, value ?? made);
          return way;
        });
      }
      case "refuse":
        // Not understood: what happens here is unknown, so nothing is concluded from paths through it.
        this.course.incomplete = true;
        return [];
    }
  }

  #call(instruction: CallInstruction, state: State): State[] {
    const { at } = instruction;
    const before = rangeOf(state, state.irql);
    const level = state.irql;
    const ways = this.#caller.call(instruction, state);
    for (const way of ways) {
      const after = rangeOf(way, way.irql);
      const known = this.course.levelsAfter.get(at.first);
      this.course.levelsAfter.set(at.first, {
        at,
        lo: Math.min(after.lo, known?.lo ?? after.lo),
        hi: Math.max(after.hi, known?.hi ?? after.hi),
        // A call that only demands a level makes the same one better known.
        changed: known?.changed === true || (way.irql !== level && (after.lo !== before.lo || after.hi !== before.hi)),
      });
    }
    return ways;
  }

  /** Tells of a value written to memory or to a variable. */
  stored(state: State, place: PlaceRef, value: Term, at: TokenRange, type?: Type): void {
    // A reference in an object is lent to it, as a lock is to its guard: the object neither keeps nor frees what it refers to.
    const isLent = place.kind !== "local" && type?.kind === "pointer" && type.reference !== undefined;
    if (!isLent)
      this.emit(place.kind === "local" ? "bound" : "store", { run: this, state, site: this.site(at), place, value });
    // An address as a number is for who reads a log; a count of an IRP's parts is a number, too.
    if (type?.kind !== "integer" || isCountOfParts(place)) this.#keptInMemory(state, place, value, at);
  }
  /** An IRP whose address goes into memory is in someone's keeping; so is one that has parts, which is completed with the last of them. */
  #keptInMemory(state: State, place: PlaceRef, value: Term, at: TokenRange): void {
    if (place.kind === "local") return;
    const root = rootTerm(place);
    const kept = isCountOfParts(place) && root !== "local" ? root : value;
    const irp = kept && state.irps.get(kept.id);
    if (!kept || irp?.owner !== "owned") return;
    // Into itself, into a variable of this function, or, as guards do that they are members of, into one of a caller's: still in hand.
    const isVariable = root === "local" || (root !== undefined && isVariableOfCaller(root) && isMember(this.fn));
    if (kept === value && (isVariable || root === value)) return;
    const message = kept === value ? "the IRP is kept here" : "the IRP becomes one of several parts here";
    state.irps.set(kept.id, { ...irp, owner: "kept", why: { kind: "site", site: this.site(at), message } });
  }

  bind(state: State, local: number, value: Term): void {
    state.write(this.terms, this.terms.local(local), value);
  }
  /** A new unknown value made at a place in this function. */
  fresh(what: string, at: TokenRange): Term {
    const { name, place } = this.made(what, at);
    return this.terms.atom(name, place);
  }
  /** How what is made at a place in this function is named. */
  made(what: string, at: TokenRange): Naming {
    return this.#names.made(what, at);
  }
  /** What an earlier round of a loop made at a place becomes "the old one": to be called before anything is made there again. */
  retire(state: State, at: TokenRange): void {
    const place = this.#names.placeOf(at);
    if (!this.course.given.has(place)) {
      this.course.given.add(place);
      return;
    }
    if (this.#shape.loopHeads.size === 0) return;
    makeOld(this.terms, state, (atom) => atom.place === place);
  }

  // ---- ways on ----------------------------------------------------------------------------------------------------

  #terminator({ id, terminator }: Block, state: State): void {
    this.#walked = state;
    switch (terminator.kind) {
      case "branch": {
        const condition = this.evaluator.value(state, terminator.condition);
        const site = this.site(terminator.at);
        this.emit("branch", { run: this, state, site, condition: terminator.condition, value: condition });
        const other = state.clone();
        if (terminator.condition.kind !== "const") {
          state.turns = turned(state.turns, terminator.at, condition, true);
          other.turns = turned(other.turns, terminator.at, condition, false);
        }
        const held = assume(state, condition, true);
        const failed = assume(other, condition, false);
        if (held && failed && this.#asksForLevel(terminator.condition, condition))
          state.levelAsked = other.levelAsked = true;
        if (held) {
          doubtCompletions(state);
          if (leavesOthers(condition, true)) leaveToOthers(state);
          if (isToldDispatch(terminator.condition)) narrow(state, state.irql, fromDispatch);
          this.#ownedByThread(state, condition, true, terminator.at);
          this.#learn(state, id, terminator.then);
          this.#arrive(terminator.then, state, id);
        }
        if (failed) {
          doubtCompletions(other);
          if (leavesOthers(condition, false)) leaveToOthers(other);
          this.#ownedByThread(other, condition, false, terminator.at);
          this.#learn(other, id, terminator.else);
          this.#arrive(terminator.else, other, id);
        }
        return;
      }
      case "switch": {
        const value = this.evaluator.value(state, terminator.value);
        for (const choice of terminator.cases) {
          const taken = state.clone();
          taken.turns = turned(state.turns, terminator.at, value, choice.first);
          if (!narrow(taken, value, { lo: Number(choice.first), hi: Number(choice.last), not: undefined })) continue;
          doubtCompletions(taken);
          this.#arrive(choice.target, taken, id);
        }
        state.turns = turned(state.turns, terminator.at, value, undefined);
        if (exclude(state, value, terminator.cases)) this.#arrive(terminator.default, state, id);
        return;
      }
      case "return": {
        const value = terminator.value && this.evaluator.value(state, terminator.value);
        this.#exit({ state, value, at: terminator.at });
        return;
      }
      case "jump":
      case "finallyEnd":
        for (const target of afterTerminator(terminator)) this.#arrive(target, state, id);
        return;
      case "filterEnd":
      case "unreachable":
        return;
    }
  }
  /** Behind `p || q` one of the two holds, whichever it was that this way has found. */
  #learn(state: State, from: BlockId, to: BlockId): void {
    const operands = operandsOf(this.fn);
    if (operands.size > 0) learnAlternatives(this.terms, state, operands, from, to);
  }
  /** Is a value, other than the level on entry, compared with one of the levels by its name? */
  #asksForLevel(written: Expr, condition: Term): boolean {
    return namesLevel(written) && condition.kind === "op" && !condition.args.includes(this.terms.entryIrql);
  }
  /**
   * Memory says that this thread is the one (that holds the lock, say), though nothing on the path made it so: what else the
   * thread holds, and at which level it runs, is unknown.
   */
  #ownedByThread(state: State, condition: Term, truth: boolean, at: TokenRange): void {
    if (condition.kind !== "op" || condition.op !== (truth ? "eq" : "ne")) return;
    if (!condition.args.includes(this.terms.currentThread)) return;
    state.locksKnown = false;
    this.retire(state, at);
    state.irql = this.fresh("level", at);
    state.irqlWhy = { kind: "site", site: this.site(at), message: "this thread may hold locks already" };
  }
  /** A thread ends here: what it has in hand is left as by a return. */
  left(state: State, at: TokenRange): void {
    this.course.reports.atExit(at, () =>
      this.emit("exit", { run: this, state, value: undefined, at, site: this.site(at) }),
    );
  }
  #exit(exit: Exit): void {
    if (this.course.exits.length >= mostExits) {
      this.course.incomplete = true;
      return;
    }
    this.course.exits.push(exit);
    this.course.reports.atExit(exit.at, () => this.emit("exit", { run: this, ...exit, site: this.site(exit.at) }));
  }
}

function isCountOfParts(place: PlaceRef): boolean {
  return place.kind === "field" && place.name === "IrpCount";
}
/** A member of a class, which has an object. */
function isMember({ params, locals }: FunctionInfo["fn"]): boolean {
  return params.some((param) => locals[param]?.name === "this");
}
function rootTerm(place: PlaceRef): Term | "local" | undefined {
  let at = place;
  while (at.kind === "field" || at.kind === "element") at = at.base;
  return at.kind === "local" ? "local" : at.kind === "deref" ? at.pointer : undefined;
}

// The function being lowered: its blocks while they grow, its locals, steps, try regions, labels and refusals.
// Blocks are drafts that point at each other; `finish` drops those nothing leads to and numbers the rest in source order.
import type {
  Block,
  BlockId,
  Expr,
  Instruction,
  IrFunction,
  IrSymbol,
  Local,
  LocalId,
  Place,
  Refusal,
  Step,
  TryId,
  TryRegion,
} from "../ir/ir.ts";
import type { TokenRange } from "../source/source.ts";
import type { FunctionType, Type } from "../types/type.ts";
import type { Context } from "./context.ts";
import { closeBlock } from "./cpp/lifetime.ts";
import type { CxxBody } from "./cpp/state.ts";
import {
  type DraftBlock,
  type DraftCase,
  type DraftTerminator,
  type DraftTry,
  numberBlocks,
  numberTerminator,
} from "./draft.ts";
import { Scope } from "./scope.ts";

export interface Label {
  readonly block: DraftBlock;
  defined: boolean;
  inTry: DraftTry | undefined;
}

/** A `goto` that may leave try bodies; resolved when all labels are known. */
interface PendingGoto {
  readonly from: DraftBlock;
  readonly label: Label;
  readonly name: string;
  readonly inTry: DraftTry | undefined;
  readonly at: TokenRange;
}

export interface JumpTarget {
  readonly block: DraftBlock;
  readonly inTry: DraftTry | undefined;
}

export interface SwitchState {
  readonly type: Type;
  readonly cases: DraftCase[];
  default: DraftBlock | undefined;
}

export class Body {
  readonly context: Context;
  readonly name: string;
  readonly returns: Type;
  scope: Scope;
  current: DraftBlock;
  placed: DraftBlock[];
  locals: Local[] = [];
  steps: Step[] = [];
  tries: DraftTry[] = [];
  refusals: Refusal[] = [];
  params: LocalId[] = [];
  inTry: DraftTry | undefined;
  /** The try whose filter or handler is being lowered: where `_exception_code()` is allowed. */
  exceptionOf: TryId | undefined;
  /** The termination block being lowered. */
  inFinally: DraftTry | undefined;
  breakTo: JumpTarget | undefined;
  continueTo: JumpTarget | undefined;
  switchState: SwitchState | undefined;
  readonly labels = new Map<string, Label>();
  gotos: PendingGoto[] = [];
  /** Blocks after termination blocks, which learn at the end where they may lead. */
  finallyDispatch: {
    readonly region: DraftTry;
    readonly dispatch: DraftBlock;
    readonly after: DraftBlock;
    readonly cases: DraftCase[];
  }[] = [];
  /** Hidden parameter that points to the room for a large result. */
  hiddenResult: LocalId | undefined;
  /** First variable argument exists only here. */
  variadic = false;
  /** Above 0: operand of `sizeof` and the like; nothing is executed. */
  unevaluated = 0;
  /** C++, above 0: what is lowered must be constant, so that calls of constexpr functions are computed. */
  constants = 0;
  scopeEnd: number;
  /** The function's link name, for those of its static locals. */
  linkName = "";
  statics = 0;
  readonly staticNames = new Set<string>();
  /** C++ sources only. */
  cxx: CxxBody | undefined;
  /** After `finish`: the blocks that control can reach. */
  reached: ReadonlySet<DraftBlock> = new Set();

  constructor(context: Context, name: string, returns: Type, scope: Scope, range: TokenRange) {
    this.context = context;
    this.name = name;
    this.returns = returns;
    this.scope = scope;
    this.current = { instructions: [], terminator: undefined, inTry: undefined };
    this.placed = [this.current];
    this.scopeEnd = range.last;
  }

  // ---- blocks -----------------------------------------------------------------------------------------------------

  /** A block inside the present try body, not yet placed. */
  block(inTry: DraftTry | undefined = this.inTry): DraftBlock {
    const made: DraftBlock = { instructions: [], terminator: undefined, inTry: inTry?.id };
    this.cxx?.fullExpression?.blocks.push(made);
    return made;
  }
  /** Goes on in `block`; what came before falls through to it. */
  place(block: DraftBlock): void {
    if (this.current.terminator === undefined) this.current.terminator = { kind: "jump", target: block };
    this.placed.push(block);
    this.current = block;
  }
  end(terminator: DraftTerminator): void {
    if (this.current.terminator === undefined) this.current.terminator = terminator;
  }
  jump(target: DraftBlock): void {
    this.end({ kind: "jump", target });
  }
  /** False after a jump, until the next block is placed. */
  get open(): boolean {
    return this.current.terminator === undefined;
  }
  emit(instruction: Instruction): void {
    if (this.current.terminator !== undefined) {
      // Code after a jump: kept in a block of its own, which nothing leads to.
      const dead = this.block();
      this.placed.push(dead);
      this.current = dead;
    }
    this.current.instructions.push(instruction);
  }
  step(kind: Step["kind"], at: TokenRange): void {
    if (this.unevaluated > 0) return;
    const step = this.steps.length;
    this.steps.push({ kind, first: at.first, last: at.last });
    this.emit({ kind: "step", step });
  }
  assign(target: Place, value: Expr, at: TokenRange): void {
    this.emit({ kind: "assign", target, value, at: { first: at.first, last: at.last } });
  }

  /** Runs `lower` and throws away what it emitted; for operands that are not evaluated. */
  unevaluatedly<T>(lower: () => T): T {
    this.unevaluated++;
    try {
      return this.aside(lower);
    } finally {
      this.unevaluated--;
    }
  }
  /** The same for what is computed now, not at run time: initialisers of static objects. */
  aside<T>(lower: () => T): T {
    const { current, placed, locals, steps, refusals, tries, gotos, finallyDispatch } = this;
    this.current = this.block();
    this.placed = [];
    this.locals = locals.slice();
    this.steps = [];
    this.refusals = [];
    this.tries = tries.slice();
    this.gotos = [];
    this.finallyDispatch = [];
    try {
      return lower();
    } finally {
      Object.assign(this, { current, placed, locals, steps, refusals, tries, gotos, finallyDispatch });
    }
  }

  // ---- locals -----------------------------------------------------------------------------------------------------

  addLocal(local: Omit<Local, "id" | "addressTaken">): Local {
    const { name, type, kind, scope, minAlign, byReference } = local;
    // Member by member: a spread with further members would give each local a hidden class of its own.
    const made: Local = {
      id: this.locals.length,
      name,
      type,
      kind,
      addressTaken: false,
      scope,
      minAlign,
      byReference,
    };
    this.locals.push(made);
    return made;
  }
  temporary(type: Type, at: TokenRange): Place & { readonly kind: "local" } {
    const local = this.addLocal({
      name: undefined,
      type,
      kind: "temporary",
      scope: { first: at.first, last: at.last },
      minAlign: 1,
      byReference: false,
    });
    return { kind: "local", local: local.id, type };
  }
  local(id: LocalId): Local {
    const local = this.locals[id];
    if (local === undefined) throw new Error(`no local ${id} in ${this.name}`);
    return local;
  }
  /** Notes that the address of a place becomes a value. */
  takeAddress(place: Place): void {
    let base = place;
    while (base.kind === "field" || base.kind === "element") base = base.base;
    if (base.kind === "local" && this.unevaluated === 0) this.local(base.local).addressTaken = true;
  }

  enterScope<T>(end: number, lower: () => T): T {
    const outer = this.scope;
    const outerEnd = this.scopeEnd;
    const cleanups = this.cxx?.cleanups;
    this.scope = new Scope(outer, false);
    this.scopeEnd = end;
    if (this.cxx !== undefined) this.cxx.cleanups = [];
    try {
      const result = lower();
      closeBlock(this, end);
      return result;
    } finally {
      this.scope = outer;
      this.scopeEnd = outerEnd;
      if (this.cxx !== undefined) this.cxx.cleanups = cleanups ?? [];
    }
  }

  // ---- refusals ---------------------------------------------------------------------------------------------------

  /** Something that cannot be executed: the machine refuses there, the rest goes on. */
  refuse(at: TokenRange, construct: string, message: string): void {
    const refusal: Refusal = { first: at.first, last: at.last, construct, message };
    this.refusals.push(refusal);
    this.emit({ kind: "refuse", refusal });
  }

  // ---- jumps out of try bodies --------------------------------------------------------------------------------------

  /** Goes from the present place to `target`, through the termination blocks of the try bodies left on the way. */
  leaveTo(target: DraftBlock, to: DraftTry | undefined): void {
    if (!this.open) return;
    this.current.terminator = { kind: "jump", target: this.#exitPath(this.current, this.inTry, target, to) };
  }
  gotoLabel(name: string, at: TokenRange): void {
    const label = this.label(name);
    if (!this.open) return;
    this.gotos.push({ from: this.current, label, name, inTry: this.inTry, at });
    // Filled in by `resolveGotos`, when it is known which try bodies the label is in.
    this.current.terminator = { kind: "jump", target: label.block };
  }
  label(name: string): Label {
    let label = this.labels.get(name);
    if (label === undefined) {
      label = { block: this.block(undefined), defined: false, inTry: undefined };
      this.labels.set(name, label);
    }
    return label;
  }
  /** Returns the gotos whose label was never defined. */
  resolveGotos(): readonly PendingGoto[] {
    const missing: PendingGoto[] = [];
    for (const pending of this.gotos) {
      if (!pending.label.defined) {
        missing.push(pending);
        pending.from.terminator = { kind: "unreachable" };
        continue;
      }
      const target = this.#exitPath(pending.from, pending.inTry, pending.label.block, pending.label.inTry);
      pending.from.terminator = { kind: "jump", target };
    }
    return missing;
  }

  /** Prepares the way from `from`; gives the block to jump to first. */
  #exitPath(from: DraftBlock, inTry: DraftTry | undefined, target: DraftBlock, to: DraftTry | undefined): DraftBlock {
    const kept = new Set<DraftTry>();
    for (let t = to; t !== undefined; t = t.parent) kept.add(t);
    let block = from;
    let first: DraftBlock | undefined;
    for (let t = inTry; t !== undefined && !kept.has(t); t = t.parent) {
      if (t.cleanup !== undefined) {
        const next: DraftBlock = { instructions: [], terminator: undefined, inTry: t.parent?.id };
        this.placed.push(next);
        if (first === undefined) first = next;
        else block.terminator = { kind: "jump", target: next };
        block = this.#cleanUp(next, t);
        continue;
      }
      if (t.kind !== "finally" || t.selector === undefined) continue;
      const next: DraftBlock = { instructions: [], terminator: undefined, inTry: t.parent?.id };
      t.exits.push(next);
      block.instructions.push({
        kind: "assign",
        target: { kind: "local", local: t.selector, type: this.local(t.selector).type },
        value: { kind: "const", value: BigInt(t.exits.length), type: this.local(t.selector).type },
        at: { first: 0, last: 0 },
      });
      if (first === undefined) first = t.handler;
      else block.terminator = { kind: "jump", target: t.handler };
      block = next;
      this.placed.push(next);
    }
    if (first === undefined) return target;
    block.terminator = { kind: "jump", target };
    return first;
  }

  /** Emits the cleanup of a region into `block`, outside of the region; gives the block where it ends. */
  #cleanUp(block: DraftBlock, region: DraftTry): DraftBlock {
    const { current, inTry, cxx } = this;
    const full = cxx?.fullExpression;
    this.current = block;
    this.inTry = region.parent;
    if (cxx !== undefined) cxx.fullExpression = undefined;
    region.cleanup?.();
    const end = this.current;
    Object.assign(this, { current, inTry });
    if (cxx !== undefined) cxx.fullExpression = full;
    return end;
  }

  // ---- the end ----------------------------------------------------------------------------------------------------

  /** The lists of the finished function have no room to spare: it is kept. */
  finish(symbol: IrSymbol, type: FunctionType, range: TokenRange): IrFunction {
    const { blocks, ids } = numberBlocks(this.placed, this.tries);
    this.reached = new Set(blocks);
    const idOf = (block: DraftBlock): BlockId => ids.get(block) ?? 0;
    // Labels are made before it is known which try body they stand in.
    const labelTry = new Map<DraftBlock, TryId | undefined>();
    for (const label of this.labels.values()) labelTry.set(label.block, label.inTry?.id);
    return {
      symbol,
      type,
      declaration: this.context.declaration,
      range: { first: range.first, last: range.last },
      params: this.params,
      locals: this.locals.slice(),
      blocks: blocks.map(
        (draft, id): Block => ({
          id,
          instructions: draft.instructions.slice(),
          terminator: numberTerminator(draft.terminator ?? { kind: "unreachable" }, idOf),
          inTry: labelTry.has(draft) ? labelTry.get(draft) : draft.inTry,
        }),
      ),
      steps: this.steps.slice(),
      tries: this.tries.map(
        (t): TryRegion => ({
          id: t.id,
          parent: t.parent?.id,
          kind: t.kind,
          filter: t.filter === undefined ? undefined : idOf(t.filter),
          filterResult: t.filterResult,
          handler: idOf(t.handler),
          abnormal: t.abnormal,
        }),
      ),
      refusals: this.refusals,
    };
  }
}

// The shape of a generated body: `loop { dispatch; segments }`, with real loops inside for backward jumps.
// Forward jumps are plain branches; only resumption, exceptions and jumps into the middle of a loop go through a dispatch. Quick
// code is dispatched to the heads of its loops only.
import type { Block, BlockId, Terminator } from "../ir/ir.ts";
import { emitCopy, emitStore, emitZero } from "./access.ts";
import { emitCallEnter, emitCallSetup, emitReturn } from "./calls.ts";
import { I32, I64, type Label, Op } from "./code.ts";
import {
  bail,
  countDown,
  type FunctionContext,
  handleDecision,
  permissionsOf,
  point,
  pushLeastFuel,
  reloadFuel,
  returnStatus,
  spillFuel,
  TrapKind,
  trap,
} from "./context.ts";
import { emitExpr } from "./expressions.ts";
import { emitIntrinsic } from "./intrinsics.ts";
import { Cell, Outcome } from "./machine-layout.ts";
import { type Edge, findLoops, type Item, irregularTargets } from "./regions.ts";
import { dirtyLocals } from "./residence.ts";
import { type Segment, successors } from "./segments.ts";
import { bytesOf, signedType, valueType } from "./values.ts";

interface Scope {
  readonly first: number;
  readonly last: number;
  readonly items: readonly Item[];
  readonly loop: Label;
  /** Undefined where nothing jumps to. */
  readonly labels: readonly (Label | undefined)[];
  current: number;
}

export class Control {
  readonly #c: FunctionContext;
  readonly #items: readonly Item[];
  /** Segments that a dispatch may lead to. */
  readonly #entered: ReadonlySet<number>;
  /** Segments at which loops begin. */
  readonly #heads: ReadonlySet<number>;
  /** Something jumps to the dispatch of the whole function. */
  readonly #outerLoop: boolean;
  readonly #blocks: ReadonlyMap<BlockId, Block>;
  readonly #scopes: Scope[] = [];

  constructor(c: FunctionContext) {
    this.#c = c;
    this.#blocks = new Map(c.fn.blocks.map((block) => [block.id, block]));
    const edges: Edge[] = [];
    c.plan.segments.forEach((segment, index) => {
      const block = this.#blocks.get(segment.block);
      if (block === undefined || segment.to !== block.instructions.length) return;
      for (const next of successors(block)) edges.push({ from: index, to: this.#segmentOf(next) });
    });
    this.#items = findLoops(c.plan.segments.length, edges);
    const { quick } = c.plan;
    // A function with quick code has no such loops.
    const entered = new Set(quick === undefined ? irregularTargets(this.#items, edges) : []);
    this.#outerLoop = c.quick === undefined && (c.fn.tries.length > 0 || entered.size > 0);
    this.#heads = new Set([...(quick?.heads ?? [])].map((id) => this.#segmentOf(id)));
    if (c.quick !== undefined) for (const head of this.#heads) entered.add(head);
    else {
      c.plan.segments.forEach((segment, index) => {
        if (segment.kind !== "block" || quick !== undefined) entered.add(index);
      });
    }
    for (const region of c.fn.tries) {
      entered.add(this.#segmentOf(region.handler));
      if (region.filter !== undefined) entered.add(this.#segmentOf(region.filter));
    }
    this.#entered = entered;
  }

  emit(): void {
    this.#scope(this.#items, 0, this.#c.plan.segments.length - 1);
  }

  #segmentOf(block: BlockId): number {
    return this.#c.plan.blockSegment[block] ?? 0;
  }

  #scope(items: readonly Item[], first: number, last: number): void {
    const { code, pc } = this.#c;
    const outermost = this.#scopes.length === 0;
    const loop = outermost && !this.#outerLoop ? code.block() : code.loop();
    if (outermost) this.#c.dispatch = () => code.br(loop);
    const labels: (Label | undefined)[] = new Array(items.length);
    for (let i = items.length - 1; i >= 0; i--) if (this.#isJumpedTo(items[i], i)) labels[i] = code.block();
    const scope: Scope = { first, last, items, loop, labels, current: 0 };
    this.#scopes.push(scope);
    this.#dispatch(scope);
    items.forEach((item, index) => {
      scope.current = index;
      const label = labels[index];
      if (label !== undefined) code.end(label);
      if (item.kind === "loop") this.#scope(item.items, item.first, item.last);
      else this.#segment(item.first);
    });
    this.#scopes.pop();
    code.end(loop);
    if (this.#scopes.length === 0) code.get(pc).op(Op.drop);
  }

  /** In quick code most segments only follow others. The first label is where a dispatch goes by default. */
  #isJumpedTo(item: Item | undefined, index: number): boolean {
    if (item === undefined || index === 0 || item.kind === "loop" || this.#c.quick === undefined) return true;
    return this.#c.plan.segments[item.first]?.kind === "block";
  }

  /** With `pc` 0 falls to the first item, else to the item that holds segment `pc - 1`. */
  #dispatch(scope: Scope): void {
    const { code, pc } = this.#c;
    const head = labelAt(scope.labels, 0);
    const targets: Label[] = [];
    let any = false;
    let item = 0;
    for (let segment = scope.first; segment <= scope.last; segment++) {
      while (segment > (scope.items[item]?.last ?? scope.last)) item++;
      const entered = this.#entered.has(segment);
      any ||= entered && item > 0;
      targets.push(entered ? labelAt(scope.labels, item) : head);
    }
    if (!any) return;
    code.get(pc).op(Op.i32Eqz).brIf(head);
    code
      .get(pc)
      .i32(scope.first + 1)
      .op(Op.i32Sub)
      .brTable(targets, head);
  }

  #jump(target: BlockId, from: number): void {
    const { code, pc } = this.#c;
    const segment = this.#segmentOf(target);
    if (segment === from + 1) return;
    const way = this.#way(segment);
    if (way.through) code.i32(segment + 1).set(pc);
    code.br(way.label);
  }
  /** Takes a condition from the stack. */
  #jumpIf(target: BlockId): void {
    const { code, pc } = this.#c;
    const segment = this.#segmentOf(target);
    const way = this.#way(segment);
    if (!way.through) {
      code.brIf(way.label);
      return;
    }
    const taken = code.if();
    code
      .i32(segment + 1)
      .set(pc)
      .br(way.label);
    code.end(taken);
  }
  /** The label that leads to a segment; `through` if a dispatch must find the rest of the way. */
  #way(segment: number): { readonly label: Label; readonly through: boolean } {
    for (let i = this.#scopes.length - 1; i >= 0; i--) {
      const scope = this.#scopes[i];
      if (scope === undefined || segment < scope.first || segment > scope.last) continue;
      const index = scope.items.findIndex((item) => segment <= item.last);
      const item = scope.items[index];
      if (index > scope.current && item !== undefined) {
        return { label: labelAt(scope.labels, index), through: item.first !== segment };
      }
      return { label: scope.loop, through: segment !== scope.first || i === 0 };
    }
    throw new Error("a jump leads out of the function");
  }

  #segment(index: number): void {
    const c = this.#c;
    const segment = c.plan.segments[index];
    const block = segment === undefined ? undefined : this.#blocks.get(segment.block);
    if (segment === undefined || block === undefined) return;
    c.block = block;
    c.step = segment.step;
    if (this.#entered.has(index)) c.code.i32(0).set(c.pc);
    if (c.quick === undefined) {
      if (this.#heads.has(index)) this.#handOver(index);
    } else if (segment.from === 0 && segment.kind === "block") {
      c.quick.dirty = c.plan.quick === undefined ? new Set() : dirtyLocals(c.plan.quick, block.id);
    }
    for (let i = segment.from; i < segment.to; i++) this.#instruction(block, i, segment, index);
    const next = block.instructions[segment.to];
    if (next !== undefined) {
      c.at = segment.to;
      // Quick code may have cut before the setup too.
      if (next.kind === "call" && c.plan.segments[index + 1]?.kind === "call")
        emitCallSetup(c, next, segment.to, index + 1);
      return;
    }
    c.at = block.instructions.length;
    this.#terminator(block.terminator, index);
  }

  /** At the head of a loop careful code ends, if quick code could go on for a while. */
  #handOver(index: number): void {
    const c = this.#c;
    const { code } = c;
    code.get(c.fuel);
    pushLeastFuel(c);
    code.op(Op.i64GeS);
    code
      .get(c.fuel)
      .i64(BigInt(c.plan.quick?.mostNeeded ?? 0))
      .op(Op.i64GeS, Op.i32And);
    if (c.paged) code.get(permissionsOf(c)).i32(c.link.layout.passive).op(Op.i32Eq, Op.i32And);
    const over = code.if();
    spillFuel(c);
    code.i64(Outcome.handOver + BigInt(index + 1)).op(Op.return);
    code.end(over);
  }

  #instruction(block: Block, at: number, segment: Segment, index: number): void {
    const c = this.#c;
    const instruction = block.instructions[at];
    if (instruction === undefined) return;
    c.at = at;
    switch (instruction.kind) {
      case "step":
        emitStep(c, index, instruction.step);
        break;
      case "call":
        if (segment.kind === "call" && at === segment.from) emitCallEnter(c, instruction);
        break;
      case "assign":
        if (instruction.target.type.kind === "record" || instruction.target.type.kind === "array") {
          if (instruction.value.kind === "load") {
            const { place } = instruction.value;
            emitCopy(c, instruction.target, place, Math.min(bytesOf(instruction.target.type), bytesOf(place.type)));
          } else trap(c, TrapKind.refused, c.link.text("a structure that is no variable is assigned"));
        } else {
          emitStore(c, instruction.target, instruction.target.type, () => emitExpr(c, instruction.value));
        }
        break;
      case "zero":
        emitZero(c, instruction.target, instruction.size);
        break;
      case "intrinsic":
        emitIntrinsic(c, instruction);
        break;
      case "refuse":
        trap(c, TrapKind.refused, c.link.text(`${instruction.refusal.construct}: ${instruction.refusal.message}`));
        break;
    }
  }

  #terminator(end: Terminator, index: number): void {
    const c = this.#c;
    const { code } = c;
    if (end.kind !== "return" && end.kind !== "unreachable") countDown(c);
    switch (end.kind) {
      case "jump":
        this.#jump(end.target, index);
        break;
      case "branch":
        emitExpr(c, end.condition);
        if (valueType(end.condition.type) === I64) code.i64(0n).op(Op.i64Ne);
        if (this.#segmentOf(end.then) === index + 1) {
          code.op(Op.i32Eqz);
          this.#jumpIf(end.else);
        } else {
          this.#jumpIf(end.then);
          this.#jump(end.else, index);
        }
        break;
      case "switch":
        this.#switch(end, index);
        break;
      case "return":
        emitReturn(c, end.value);
        break;
      case "filterEnd":
        this.#filterEnd();
        break;
      case "finallyEnd": {
        // Entered by unwinding: the machine knows the next termination block, here or in another frame, or the handler.
        const region = c.fn.tries.find((t) => t.id === end.try);
        if (region?.abnormal !== undefined) {
          code.get(c.frame).memory(Op.i32Load, c.plan.localOffsets[region.abnormal] ?? 0);
          const unwinding = code.if();
          spillFuel(c);
          code.get(c.frame).i32(region.id).call(c.link.services.terminated);
          handleDecision(c);
          code.end(unwinding);
        }
        this.#jump(end.next, index);
        break;
      }
      case "unreachable":
        trap(
          c,
          TrapKind.refused,
          c.link.text("the end of a function that must return a value, or code that cannot be reached"),
        );
        break;
    }
  }

  #filterEnd(): void {
    const c = this.#c;
    const region = c.fn.tries.find((t) => t.filter !== undefined && reaches(c, t.filter));
    spillFuel(c);
    c.code.get(c.frame).i32(region?.id ?? 0);
    if (region?.filterResult === undefined) c.code.i32(0);
    else c.code.get(c.frame).memory(Op.i32Load, c.plan.localOffsets[region.filterResult] ?? 0);
    c.code.call(c.link.services.filtered);
    handleDecision(c);
  }

  #switch(end: Extract<Terminator, { kind: "switch" }>, index: number): void {
    const c = this.#c;
    const { code } = c;
    const wide = valueType(end.value.type) === I64;
    const kind = wide ? I64 : I32;
    const signed = signedType(end.value.type);
    const value = code.scratch(kind);
    emitExpr(c, end.value);
    code.set(value);
    const constant = (n: bigint) => {
      if (wide) code.i64(n);
      else code.i32(Number(BigInt.asIntN(32, n)));
    };
    let lowest = end.cases[0]?.first ?? 0n;
    let highest = end.cases[0]?.last ?? 0n;
    for (const one of end.cases) {
      if (one.first < lowest) lowest = one.first;
      if (one.last > highest) highest = one.last;
    }
    const span = highest - lowest + 1n;
    if (end.cases.length >= 4 && span <= BigInt(4 * end.cases.length + 8)) {
      const targets = [...new Set([...end.cases.map((one) => one.target), end.default])];
      const blocks = targets.map(() => code.block()).reverse();
      const labelFor = (target: BlockId) => labelAt(blocks, targets.indexOf(target));
      const table: Label[] = [];
      for (let n = lowest; n <= highest; n++) {
        table.push(labelFor(end.cases.find((one) => n >= one.first && n <= one.last)?.target ?? end.default));
      }
      code.get(value);
      constant(lowest);
      code.op(wide ? Op.i64Sub : Op.i32Sub);
      if (wide) {
        const offset = code.scratch(I64);
        code.tee(offset).i64(span).op(Op.i64GeU).brIf(labelFor(end.default));
        code.get(offset).op(Op.i32WrapI64).release(offset);
      }
      code.brTable(table, labelFor(end.default));
      code.release(value);
      targets.forEach((target, n) => {
        code.end(labelAt(blocks, n));
        this.#jump(target, -2);
      });
      return;
    }
    for (const one of end.cases) {
      code.get(value);
      constant(one.first);
      if (one.first === one.last) code.op(wide ? Op.i64Eq : Op.i32Eq);
      else {
        code.op(signed ? (wide ? Op.i64GeS : Op.i32GeS) : wide ? Op.i64GeU : Op.i32GeU).get(value);
        constant(one.last);
        code.op(signed ? (wide ? Op.i64LeS : Op.i32LeS) : wide ? Op.i64LeU : Op.i32LeU, Op.i32And);
      }
      this.#jumpIf(one.target);
    }
    code.release(value);
    this.#jump(end.default, index);
  }
}

/** One compare covers fuel, the step's breakpoint byte and, in pageable code, the IRQL. Quick code looks at checkpoints only. */
function emitStep(c: FunctionContext, segment: number, step: number): void {
  const { code } = c;
  c.step = step;
  if (c.quick !== undefined) {
    const needed = c.plan.quick?.checkpoints.get(point(c));
    if (needed !== undefined) {
      countDown(c);
      code.get(c.fuel).i64(BigInt(needed)).op(Op.i64LtS);
      // What comes before a checkpoint may have raised the IRQL.
      if (c.paged) code.get(permissionsOf(c)).i32(c.link.layout.passive).op(Op.i32Ne, Op.i32Or);
      const short = code.if();
      bail(c, c.quick, true);
      code.end(short);
    }
    c.quick.pending++;
    return;
  }
  const global = c.firstStep + step;
  code.get(c.fuel).i64(1n).op(Op.i64Sub).tee(c.fuel);
  code
    .i32(0)
    .memory(Op.i64Load8S, c.link.layout.breakpoints + global)
    .op(Op.i64Or);
  if (c.paged) {
    code.i32(c.link.layout.passive).get(permissionsOf(c)).op(Op.i32Sub, Op.i64ExtendI32S, Op.i64Or);
  }
  code.i64(0n).op(Op.i64LtS);
  const stopped = code.if();
  code.i32(0).get(c.fuel).i64(1n).op(Op.i64Add).memory(Op.i64Store, Cell.fuel);
  code
    .get(c.frame)
    .i32(segment + 1)
    .i32(step)
    .call(c.link.services.stop)
    .tee(c.status);
  const leaving = code.if();
  code.get(c.status);
  returnStatus(c);
  code.end(leaving);
  reloadFuel(c);
  code.get(c.fuel).i64(1n).op(Op.i64Sub).set(c.fuel);
  code.end(stopped);
}

function reaches(c: FunctionContext, filter: BlockId): boolean {
  const seen = new Set<BlockId>();
  const work = [filter];
  while (work.length > 0) {
    const id = work.pop() ?? 0;
    if (id === c.block.id) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    const block = c.fn.blocks.find((b) => b.id === id);
    if (block !== undefined) work.push(...successors(block));
  }
  return false;
}

function labelAt(labels: readonly (Label | undefined)[], index: number): Label {
  const label = labels[index];
  if (label === undefined) throw new Error("no such label");
  return label;
}

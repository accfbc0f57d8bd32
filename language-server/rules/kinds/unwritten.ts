// Reads of variables that nothing may have been written to. Two questions are asked of all of a function at once, by data flow
// ("definite assignment", as in the Java Language Specification, chapter 16): may a variable be unwritten here, and may it be written.
import type { Block, BlockId, IrFunction } from "../../../compiler/ir/ir.ts";
import { afterTerminator, shapeOf, successorsOf } from "../../analysis/shape.ts";
import { type FunctionInfo, writtenText } from "../../analysis/world.ts";
import { type Bytes, overlap, type Touch, touchesOf } from "./touches.ts";

/** A read on a way to which nothing was written. */
export interface UnwrittenRead {
  readonly read: Touch;
  readonly block: BlockId;
  /** On no way has anything been written. */
  readonly always: boolean;
}
export interface Unwritten {
  /** By block, of the variables that nothing may have been written to where they are read. */
  readonly touches: readonly (readonly Touch[])[];
  /** By block, of all variables. */
  readonly allTouches: () => readonly (readonly Touch[])[];
  readonly reads: readonly UnwrittenRead[];
  /** Nothing can have been written to it at the end of a block. */
  isUnwrittenAfter(bytes: Bytes, block: BlockId): boolean;
  /** Nothing can have been written to what a write in a block writes to. */
  isUnwrittenBefore(write: Touch, block: BlockId): boolean;
}

/** Two rules ask for the same body one after the other: more are not kept, for they would take much memory. */
let last: { readonly fn: IrFunction; readonly found: Unwritten } | undefined;

export function unwrittenIn(info: FunctionInfo): Unwritten {
  if (last?.fn !== info.fn) last = { fn: info.fn, found: find(info) };
  return last.found;
}

function find(info: FunctionInfo): Unwritten {
  const { fn } = info;
  // Most functions write to all they have before they read it, and give no address of it away.
  const { liveAtEntry } = shapeOf(fn);
  const doubtful = fn.locals.filter(({ id, kind }) => kind === "variable" && liveAtEntry.has(id));
  const touches = doubtful.length === 0 ? undefined : touchesIn(info, new Set(doubtful.map(({ id }) => id)));
  if (!touches) return nothing;
  const cells = new Cells(touches);
  const order = inOrder(fn);
  const kills = touches.map((ofBlock) => cells.writtenBy(ofBlock));
  const maybe = flow(order, waysFrom(fn, waysOn), kills, without, cells.all);
  // Asked for in few functions.
  let written: readonly (Bits | undefined)[] | undefined;
  const mayBeWritten = (block: BlockId, cell: number): boolean => {
    written ??= flow(order, waysFrom(fn, allWays), kills, joined, cells.none);
    return written[block]?.has(cell) === true;
  };
  // A macro that drops what it is given, as one for traces does in part, may be another where the driver is built.
  const isHandedToLost = ({ local }: Touch): boolean => {
    const name = fn.locals[local]?.name ?? "";
    const handed = touches.some((ofBlock) =>
      ofBlock.some((one) => one.local === local && one.to === Number.POSITIVE_INFINITY),
    );
    return !handed && new RegExp(`&\\s*\\(?\\s*${name}\\b`).test(writtenText(info));
  };
  const reads: UnwrittenRead[] = [];
  for (const block of order) {
    const ofBlock = touches[block] ?? [];
    ofBlock.forEach((read, index) => {
      if (read.kind !== "read") return;
      const cell = cells.numberOf(read);
      if (!maybe[block]?.has(cell)) return;
      const isWrittenHere = ofBlock.some((one, at) => at < index && one.kind === "write" && overlap(one, read));
      if (!isWrittenHere && !isHandedToLost(read)) reads.push({ read, block, always: !mayBeWritten(block, cell) });
    });
  }
  let all: ReturnType<typeof touchesIn>;
  return {
    touches,
    allTouches: () => {
      all ??= touchesIn(info) ?? [];
      return all;
    },
    reads,
    isUnwrittenAfter: (bytes, block) => {
      const cell = cells.numberOf(bytes);
      return !mayBeWritten(block, cell) && kills[block]?.has(cell) !== true;
    },
    isUnwrittenBefore: (write, block) =>
      !cells.within(write).some((cell) => mayBeWritten(block, cell)) &&
      !touches[block]?.some((one) => one.kind === "write" && one.index < write.index && overlap(one, write)),
  };
}

/** Undefined if something is not understood. */
function touchesIn({ fn, unit }: FunctionInfo, only?: ReadonlySet<number>): readonly (readonly Touch[])[] | undefined {
  const touches: (readonly Touch[])[] = [];
  for (const block of fn.blocks) {
    const ofBlock = touchesOf(block, fn, unit, only);
    if (!ofBlock) return undefined;
    touches.push(ofBlock);
  }
  return touches;
}

const nothing: Unwritten = {
  touches: [],
  allTouches: () => [],
  reads: [],
  isUnwrittenAfter: () => false,
  isUnwrittenBefore: () => false,
};

/** What is read of variables, numbered. */
class Cells {
  #count = 0;
  readonly #ofLocal = new Map<number, { readonly bytes: Bytes; readonly cell: number }[]>();

  constructor(touches: readonly (readonly Touch[])[]) {
    for (const ofBlock of touches) {
      for (const touch of ofBlock) {
        if (touch.kind !== "read" || this.numberOf(touch) >= 0) continue;
        const made = { bytes: touch, cell: this.#count++ };
        const cells = this.#ofLocal.get(touch.local);
        if (cells) cells.push(made);
        else this.#ofLocal.set(touch.local, [made]);
      }
    }
  }
  get none(): Bits {
    return new Bits(new Uint32Array((this.#count + 31) >>> 5));
  }
  get all(): Bits {
    return new Bits(new Uint32Array((this.#count + 31) >>> 5).fill(0xffff_ffff));
  }
  numberOf({ local, from, to }: Bytes): number {
    return this.#ofLocal.get(local)?.find(({ bytes }) => bytes.from === from && bytes.to === to)?.cell ?? -1;
  }
  writtenBy(touches: readonly Touch[]): Bits {
    const bits = this.none;
    for (const touch of touches) {
      if (touch.kind !== "write") continue;
      for (const cell of this.within(touch)) bits.add(cell);
    }
    return bits;
  }
  within(range: Bytes): number[] {
    return (this.#ofLocal.get(range.local) ?? []).flatMap(({ bytes, cell }) => (overlap(bytes, range) ? [cell] : []));
  }
}

type Word = (before: number, kills: number) => number;
const without: Word = (before, kills) => before & ~kills;
const joined: Word = (before, kills) => before | kills;

/** A set of small numbers. */
class Bits {
  readonly #words: Uint32Array;
  constructor(words: Uint32Array) {
    this.#words = words;
  }
  /** As wide, with no number in it. */
  get none(): Bits {
    return new Bits(new Uint32Array(this.#words.length));
  }
  get isEmpty(): boolean {
    return this.#words.length === 0;
  }
  has(number: number): boolean {
    return ((this.#words[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
  }
  add(number: number): void {
    this.#words[number >>> 5] = (this.#words[number >>> 5] ?? 0) | (1 << (number & 31));
  }
  /** Takes in what becomes of another's numbers behind a block; whether any were new. */
  take(before: Bits, kills: Bits, through: Word): boolean {
    let grew = false;
    for (let index = 0; index < this.#words.length; index++) {
      const word = this.#words[index] ?? 0;
      const taken = (word | through(before.#words[index] ?? 0, kills.#words[index] ?? 0)) >>> 0;
      if (taken === word) continue;
      this.#words[index] = taken;
      grew = true;
    }
    return grew;
  }
}

/** What holds on some way to each block that can be reached. */
function flow(
  order: readonly BlockId[],
  ways: readonly (readonly BlockId[])[],
  kills: readonly Bits[],
  through: Word,
  atEntry: Bits,
): (Bits | undefined)[] {
  const before: (Bits | undefined)[] = [];
  if (atEntry.isEmpty) return before;
  before[0] = atEntry;
  for (let changed = true; changed; ) {
    changed = false;
    for (const id of order) {
      const here = before[id];
      const killed = kills[id];
      if (!here || !killed) continue;
      for (const target of ways[id] ?? []) {
        const there = before[target];
        const into: Bits = there ?? killed.none;
        before[target] = into;
        if (into.take(here, killed, through) || there === undefined) changed = true;
      }
    }
  }
  return before;
}
function waysFrom(fn: IrFunction, next: typeof waysOn): readonly (readonly BlockId[])[] {
  return fn.blocks.map((block) => next(fn, block));
}
/** Where a block leads if nothing is raised and conditions that are constants count. */
export function waysOn(_fn: IrFunction, { terminator }: Block): readonly BlockId[] {
  if (terminator.kind === "branch" && terminator.condition.kind === "const")
    return [terminator.condition.value === 0n ? terminator.else : terminator.then];
  return afterTerminator(terminator);
}
/** Exceptions may lead from a guarded body to its handler, and on to those around it, whatever has been written by then. */
function allWays(fn: IrFunction, block: Block): readonly BlockId[] {
  const next = successorsOf(fn, block);
  for (let id = block.inTry; id !== undefined; id = fn.tries[id]?.parent) {
    const region = fn.tries[id];
    if (!region) break;
    next.push(region.handler);
    if (region.filter !== undefined) next.push(region.filter);
  }
  return next;
}
function inOrder(fn: IrFunction): readonly BlockId[] {
  const { order } = shapeOf(fn);
  return fn.blocks
    .map(({ id }) => id)
    .filter((id) => (order[id] ?? -1) >= 0)
    .sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0));
}

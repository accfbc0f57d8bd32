// Which locals still matter where: backward data flow over a function's blocks, a row of bits for each.
import type { BlockId, IrFunction } from "../../compiler/ir/ir.ts";
import { exact } from "../../compiler/lists.ts";

export interface Liveness {
  /** Locals whose value at entry is read before being written; address-taken ones always are. */
  readonly atEntry: ReadonlySet<number>;
  /** Locals that may hold something at the end of the first block and do not matter from the second on. */
  dying(from: BlockId, to: BlockId): readonly number[];
}

/** What blocks use before they define it, and what they define: told block by block, in the order in which it happens. */
export class LocalMentions {
  readonly words: number;
  readonly uses: Uint32Array;
  readonly defines: Uint32Array;

  constructor(fn: IrFunction) {
    this.words = (fn.locals.length + 31) >>> 5;
    this.uses = new Uint32Array(fn.blocks.length * this.words);
    this.defines = new Uint32Array(fn.blocks.length * this.words);
  }
  use(block: BlockId, local: number): void {
    const at = block * this.words + (local >>> 5);
    this.uses[at] = (this.uses[at] ?? 0) | (bitOf(local) & ~(this.defines[at] ?? 0));
  }
  define(block: BlockId, local: number): void {
    const at = block * this.words + (local >>> 5);
    this.defines[at] = (this.defines[at] ?? 0) | bitOf(local);
  }
}

export function livenessOf(
  fn: IrFunction,
  { words, uses, defines }: LocalMentions,
  successors: readonly (readonly BlockId[])[],
): Liveness {
  const live = uses.slice();
  const takeIn = (block: BlockId, next: BlockId): boolean => {
    let grew = false;
    for (let word = 0; word < words; word++) {
      const at = block * words + word;
      const before = live[at] ?? 0;
      const after = (before | ((live[next * words + word] ?? 0) & ~(defines[at] ?? 0))) >>> 0;
      if (after === before) continue;
      live[at] = after;
      grew = true;
    }
    return grew;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let block = fn.blocks.length - 1; block >= 0; block--)
      for (const next of successors[block] ?? []) if (takeIn(block, next)) changed = true;
  }
  const always = alwaysLive(fn, words);
  for (let at = 0; at < live.length; at++) live[at] = (live[at] ?? 0) | (always[at % words] ?? 0);

  let edges: Map<number, readonly number[]> | undefined;
  const dying = (from: BlockId, to: BlockId): readonly number[] => {
    edges ??= new Map();
    const edge = from * fn.blocks.length + to;
    const known = edges.get(edge);
    if (known) return known;
    const made = numbersIn(words, (word) => {
      const held = (live[from * words + word] ?? 0) | (defines[from * words + word] ?? 0);
      return held & ~(live[to * words + word] ?? 0);
    });
    edges.set(edge, made);
    return made;
  };
  return { atEntry: new Set(numbersIn(words, (word) => live[word] ?? 0)), dying };
}

/** Locals that others than the code that names them may read. */
function alwaysLive(fn: IrFunction, words: number): Uint32Array {
  const always = new Uint32Array(words);
  const add = (local: number | undefined): void => {
    if (local !== undefined) always[local >>> 5] = (always[local >>> 5] ?? 0) | bitOf(local);
  };
  for (const local of fn.locals) if (local.addressTaken) add(local.id);
  for (const region of fn.tries) {
    add(region.filterResult);
    add(region.abnormal);
  }
  return always;
}

const bitOf = (local: number): number => 1 << (local & 31);

function numbersIn(words: number, bitsOf: (word: number) => number): readonly number[] {
  let found: number[] | undefined;
  for (let word = 0; word < words; word++)
    for (let bits = bitsOf(word); bits !== 0; bits &= bits - 1) {
      found ??= [];
      found.push(word * 32 + 31 - Math.clz32(bits & -bits));
    }
  return exact(found);
}

// The heap of a plain C program: every block between redzones, bounds exact to the byte, freed blocks closed and kept
// from reuse for as long as memory allows.
import { Permission } from "../../compiler/abi.ts";
import type { GuestMemory, Machine, Offset } from "../machine/api.ts";

const REDZONE = 16;
/** What fresh memory holds, so that a program that forgets to initialise shows it every time alike. */
const FRESH = 0xcd;

interface HeapBlock {
  readonly at: Offset;
  readonly size: number;
  readonly room: number;
  freed: boolean;
}
export type FreeFailure = "not-a-block" | "freed-already";

/** All that a heap is besides the memory it gives out, as plain data. */
export interface HeapState {
  next: Offset;
  end: Offset;
  readonly blocks: Map<Offset, HeapBlock>;
  quarantine: HeapBlock[];
  /** Blocks that may be used again, by their room. */
  readonly free: Map<number, HeapBlock[]>;
}

/** A heap in [start, end): unmapped memory, of which blocks are opened. */
export function newHeap(start: Offset, end: Offset): HeapState {
  return { next: start, end, blocks: new Map(), quarantine: [], free: new Map() };
}

export class Heap {
  readonly #memory: GuestMemory;
  readonly #shadow: Machine["shadow"];
  readonly #state: HeapState;
  /** Address of offset 0. */
  readonly #base: bigint;

  constructor({ memory, shadow }: Pick<Machine, "memory" | "shadow">, state: HeapState, base: bigint) {
    this.#memory = memory;
    this.#shadow = shadow;
    this.#state = state;
    this.#base = base;
  }

  /** What no block has been made of yet. */
  get unused(): { readonly start: Offset; readonly end: Offset } {
    return { start: this.#state.next, end: this.#state.end };
  }

  /** Offset of a new block, or undefined if there is no room. */
  allocate(size: number): Offset | undefined {
    if (size > this.#state.end) return undefined;
    const room = roomFor(size);
    const at = this.#reuse(room) ?? this.#fresh(room) ?? this.#reclaim(room);
    if (at === undefined) return undefined;
    const memory = this.#memory;
    memory.protect(at - REDZONE, REDZONE, Permission.redzone);
    memory.protect(at, room - REDZONE, Permission.redzone);
    if (size >= 8) memory.protect(at, size & ~7, Permission.open);
    if ((size & 7) !== 0) memory.protect(at + (size & ~7), 8, size & 7);
    memory.u8.fill(FRESH, at, at + size);
    this.#shadow?.forget(at, size);
    this.#state.blocks.set(at, { at, size, room, freed: false });
    return at;
  }
  sizeOf(address: bigint): number | undefined {
    const block = this.#find(address);
    return block === undefined || block.freed ? undefined : block.size;
  }
  release(address: bigint): FreeFailure | undefined {
    const block = this.#find(address);
    if (block === undefined) return "not-a-block";
    if (block.freed) return "freed-already";
    block.freed = true;
    this.#memory.protect(block.at, Math.max(8, (block.size + 7) & ~7), Permission.freed);
    this.#state.quarantine.push(block);
    return undefined;
  }

  #find(address: bigint): HeapBlock | undefined {
    return this.#state.blocks.get(Number(BigInt.asUintN(64, address) - this.#base));
  }
  #fresh(room: number): Offset | undefined {
    const state = this.#state;
    if (state.next + REDZONE + room > state.end) return undefined;
    const at = state.next + REDZONE;
    state.next = at + room - REDZONE;
    return at;
  }
  #reuse(room: number): Offset | undefined {
    const block = this.#state.free.get(room)?.pop();
    return block?.at;
  }
  /** Memory is used up: the blocks freed longest ago may be used again. */
  #reclaim(room: number): Offset | undefined {
    const { quarantine, free } = this.#state;
    for (const block of quarantine.splice(0)) {
      const list = free.get(block.room);
      if (list === undefined) free.set(block.room, [block]);
      else list.push(block);
    }
    return this.#reuse(room);
  }
}

/** Bytes from a block's start to the end of the redzone after it, in few classes so that freed room fits again. */
function roomFor(size: number): number {
  const body = Math.max(16, (size + 15) & ~15);
  if (body <= 512) return body + REDZONE;
  const step = 2 ** Math.floor(Math.log2(body) - 3);
  return Math.ceil(body / step) * step + REDZONE;
}

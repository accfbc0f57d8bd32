// The heap of a plain C program: every block between redzones, bounds exact to the byte, freed blocks closed and kept
// from reuse for as long as memory allows.
import { KERNEL_BASE, Permission } from "../../compiler/abi.ts";
import type { Machine, Offset } from "../machine/api.ts";

const REDZONE = 16;
/** What fresh memory holds, so that a program that forgets to initialise shows it every time alike. */
const FRESH = 0xcd;

interface Block {
  readonly at: Offset;
  readonly size: number;
  readonly room: number;
  freed: boolean;
}
export type FreeFailure = "not-a-block" | "freed-already";

export class Heap {
  readonly #machine: Machine;
  readonly #end: Offset;
  #next: Offset;
  readonly #blocks = new Map<Offset, Block>();
  readonly #quarantine: Block[] = [];
  readonly #free = new Map<number, Block[]>();

  constructor(machine: Machine, size: number) {
    this.#machine = machine;
    this.#next = machine.reserve(size, 4096, "heap");
    this.#end = this.#next + size;
    machine.memory.protect(this.#next, size, Permission.unmapped);
  }

  /** Offset of a new block, or undefined if there is no room. */
  allocate(size: number): Offset | undefined {
    const room = roomFor(size);
    const at = this.#reuse(room) ?? this.#fresh(room) ?? this.#reclaim(room);
    if (at === undefined) return undefined;
    const { memory } = this.#machine;
    memory.protect(at - REDZONE, REDZONE, Permission.redzone);
    memory.protect(at, room - REDZONE, Permission.redzone);
    if (size >= 8) memory.protect(at, size & ~7, Permission.open);
    if ((size & 7) !== 0) memory.protect(at + (size & ~7), 8, size & 7);
    memory.u8.fill(FRESH, at, at + size);
    this.#blocks.set(at, { at, size, room, freed: false });
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
    this.#machine.memory.protect(block.at, Math.max(8, (block.size + 7) & ~7), Permission.freed);
    this.#quarantine.push(block);
    return undefined;
  }

  #find(address: bigint): Block | undefined {
    return this.#blocks.get(Number(BigInt.asUintN(64, address) - KERNEL_BASE));
  }
  #fresh(room: number): Offset | undefined {
    if (this.#next + REDZONE + room > this.#end) return undefined;
    const at = this.#next + REDZONE;
    this.#next = at + room - REDZONE;
    return at;
  }
  #reuse(room: number): Offset | undefined {
    const block = this.#free.get(room)?.pop();
    return block?.at;
  }
  /** Memory is used up: the blocks freed longest ago may be used again. */
  #reclaim(room: number): Offset | undefined {
    for (const block of this.#quarantine.splice(0)) {
      const list = this.#free.get(block.room);
      if (list === undefined) this.#free.set(block.room, [block]);
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

// What is known of every bit of memory: whether anybody has written it. Kept only for a machine that watches for reads of
// uninitialised memory, and only for the pages that hold such bits. What the kernel itself writes is not seen when it happens: beside
// each undefined byte stands what it held when it became so, and a byte that holds something else since has been written.
import type { ShadowMemory } from "../../compiler/interpret/index.ts";
import type { Offset } from "./api.ts";

const PAGE = 4096;

interface ShadowPage {
  /** One bit for each bit of the page: set if nobody has written it. */
  readonly undefinedBits: Uint8Array;
  /** What the bytes held when they became undefined. */
  readonly held: Uint8Array;
}
/** Pages are shared between snapshots, and copied when they are written. */
export type ShadowSnapshot = ReadonlyMap<number, ShadowPage>;

export class Shadow implements ShadowMemory {
  readonly #u8: Uint8Array;
  #pages = new Map<number, ShadowPage>();
  /** Those that no snapshot shares. */
  #own = new Set<number>();

  constructor(memory: Uint8Array) {
    this.#u8 = memory;
  }

  undefinedBits(at: Offset, size: number): bigint {
    let mask = 0n;
    for (let i = size - 1; i >= 0; i--) mask = (mask << 8n) | BigInt(this.#bits(at + i));
    return mask;
  }
  /** Offset of the first byte with undefined bits, if there is one. */
  firstUndefined(at: Offset, size: number): Offset | undefined {
    for (let i = at; i < at + size; i++) {
      // Most pages have none.
      if (!this.#pages.has(Math.floor(i / PAGE))) i = (Math.floor(i / PAGE) + 1) * PAGE - 1;
      else if (this.#bits(i) !== 0) return i;
    }
    return undefined;
  }

  write(at: Offset, size: number, undefinedBits: bigint): void {
    if (undefinedBits === 0n && !this.#touches(at, size)) return;
    for (let i = 0; i < size; i++) this.#set(at + i, Number((undefinedBits >> BigInt(8 * i)) & 0xffn));
  }
  copy(to: Offset, from: Offset, size: number): void {
    const known = !this.#touches(to, size) && !this.#touches(from, size);
    const bits = known ? [] : Array.from({ length: size }, (_, i) => this.#bits(from + i));
    this.#u8.copyWithin(to, from, from + size);
    bits.forEach((mask, i) => {
      this.#set(to + i, mask);
    });
  }
  forget(at: Offset, size: number): void {
    for (let i = at; i < at + size; i++) {
      this.#u8[i] = filler(i);
      this.#set(i, 0xff);
    }
  }

  snapshot(): ShadowSnapshot {
    this.#own.clear();
    return new Map(this.#pages);
  }
  restore(snapshot: ShadowSnapshot): void {
    this.#own.clear();
    this.#pages = new Map(snapshot);
  }

  #touches(at: Offset, size: number): boolean {
    for (let page = Math.floor(at / PAGE); page * PAGE < at + size; page++) if (this.#pages.has(page)) return true;
    return false;
  }
  #bits(at: Offset): number {
    const page = this.#pages.get(Math.floor(at / PAGE));
    if (page === undefined) return 0;
    const mask = page.undefinedBits[at % PAGE] ?? 0;
    return mask === 0 || page.held[at % PAGE] !== this.#u8[at] ? 0 : mask;
  }
  #set(at: Offset, mask: number): void {
    const number = Math.floor(at / PAGE);
    let page = this.#pages.get(number);
    if (page === undefined) {
      if (mask === 0) return;
      page = { undefinedBits: new Uint8Array(PAGE), held: new Uint8Array(PAGE) };
      this.#pages.set(number, page);
      this.#own.add(number);
    } else if (!this.#own.has(number)) {
      if (mask === 0 && page.undefinedBits[at % PAGE] === 0) return;
      page = { undefinedBits: page.undefinedBits.slice(), held: page.held.slice() };
      this.#pages.set(number, page);
      this.#own.add(number);
    }
    page.undefinedBits[at % PAGE] = mask;
    if (mask !== 0) page.held[at % PAGE] = this.#u8[at] ?? 0;
  }
}

/** Differs from address to address, and is none of the values that are written most: no small number, no part of an address, no letter. */
function filler(at: Offset): number {
  return fillers[Math.imul(at, 0x9e37) & 7] ?? 0xb3;
}
const fillers = [0x8b, 0x95, 0xa7, 0xb3, 0xc9, 0xd5, 0xe3, 0xed];

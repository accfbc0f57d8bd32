// Snapshots of memory: pages of 4 KiB, shared between snapshots as long as they do not change. The machine keeps a shadow of
// its memory as it was at the last snapshot or restore, so that what changed since is found by comparing.
import { Permission } from "../../compiler/abi.ts";
import type { MachineLayout } from "../../compiler/wasm/index.ts";
import type { MemorySnapshot, Offset } from "./api.ts";
import type { Memory } from "./memory.ts";

const PAGE = 4096;
type Page = Uint8Array;
/** Memory that nobody has touched since the last snapshot or restore that looked at it. */
export interface IdleMemory {
  readonly start: Offset;
  readonly end: Offset;
}

export interface Snapshot extends MemorySnapshot {
  /** Undefined is a page of zeros that was never touched. */
  readonly pages: readonly (Page | undefined)[];
}

export class Snapshots {
  readonly #memory: Memory;
  readonly #layout: MachineLayout;
  readonly #nextDirty: (from: number, to: number) => number;
  /** Pages as the shadow holds them. */
  #pages: (Page | undefined)[];
  /** Memory up to here has the shadow of its permission bytes; a whole number of their pages. */
  #shadowed: Offset = 0;
  #nextId = 1;

  constructor(memory: Memory, layout: MachineLayout, nextDirty: (from: number, to: number) => number) {
    this.#memory = memory;
    this.#layout = layout;
    this.#nextDirty = nextDirty;
    this.#pages = new Array(layout.size / PAGE).fill(undefined);
    // Memory begins as zeros, the permission tables do not: a page of them that nobody changes should cost nothing.
    const unmapped = memory.u8.slice(layout.passive, layout.passive + PAGE);
    this.#pages.fill(unmapped, layout.passive / PAGE);
  }

  /** Writes the shadow of the permission tables as they were at the beginning, as far as it is looked at. */
  #shadowTables(used: Offset): void {
    const { passive, raised, shadow } = this.#layout;
    if (used <= this.#shadowed) return;
    const from = this.#shadowed / 8;
    const to = Math.ceil(used / (8 * PAGE)) * PAGE;
    for (const table of [passive, raised])
      this.#memory.u8.fill(Permission.unmapped, shadow + table + from, shadow + table + to);
    this.#shadowed = 8 * to;
  }

  /** Up to where guest memory may have a shadow. */
  get shadowed(): Offset {
    return this.#shadowed;
  }

  /** `used` is the end of what has been given out; beyond it, and beyond its permission bytes, nothing can have changed. */
  take(used: Offset, idle?: IdleMemory): Snapshot {
    let bytes = 0;
    this.#eachDirty(used, idle, (page) => {
      const at = page * PAGE;
      const copy = this.#memory.u8.slice(at, at + PAGE);
      this.#pages[page] = copy;
      this.#memory.u8.copyWithin(this.#layout.shadow + at, at, at + PAGE);
      bytes += PAGE;
    });
    return { id: this.#nextId++, bytes, pages: this.#pages.slice() };
  }

  restore(snapshot: Snapshot, used: Offset, idle?: IdleMemory): void {
    const { u8 } = this.#memory;
    const put = (page: number) => {
      const at = page * PAGE;
      const bytes = snapshot.pages[page];
      if (bytes === undefined) {
        u8.fill(0, at, at + PAGE);
        u8.fill(0, this.#layout.shadow + at, this.#layout.shadow + at + PAGE);
      } else {
        u8.set(bytes, at);
        u8.set(bytes, this.#layout.shadow + at);
      }
    };
    this.#eachDirty(used, idle, put);
    for (let page = 0; page < this.#pages.length; page++) if (this.#pages[page] !== snapshot.pages[page]) put(page);
    this.#pages = snapshot.pages.slice();
  }

  #eachDirty(used: Offset, idle: IdleMemory | undefined, visit: (page: number) => void): void {
    this.#shadowTables(used);
    const { passive, raised } = this.#layout;
    const up = (at: number): number => Math.ceil(at / PAGE) * PAGE;
    const down = (at: number): number => Math.floor(at / PAGE) * PAGE;
    const ranges: (readonly [number, number])[] = [];
    // Guest memory, then its permission bytes in either table: one for eight.
    for (const [base, scale] of [
      [0, 1],
      [passive, 8],
      [raised, 8],
    ] as const) {
      const end = up(used / scale);
      const from = idle === undefined ? end : Math.min(end, up(idle.start / scale));
      const to = idle === undefined ? end : Math.min(end, Math.max(from, down(idle.end / scale)));
      ranges.push([base, base + from], [base + to, base + end]);
    }
    for (const [from, to] of ranges) {
      for (let at = this.#nextDirty(from, to); at >= 0; at = this.#nextDirty(at + PAGE, to)) visit(at / PAGE);
    }
  }
}

// Memory that a debugger watches. What generated code does to it is met exactly, by permission bytes that let nothing through unasked;
// what the kernel and its devices write is found by comparing, where they may have written. Nothing of this is part of a snapshot.
import type { Access, MemoryWatches, Offset, WatchedRange } from "./api.ts";
import type { Memory } from "./memory.ts";

interface Live {
  readonly range: WatchedRange;
  readonly known: Uint8Array;
  /** Code has written to it since `known` was read. */
  written: boolean;
}

export class Watches implements MemoryWatches {
  readonly #memory: Memory;
  readonly #now: () => number;
  #live: readonly Live[] = [];
  #first: Access | undefined;
  #last: Access | undefined;

  /** `now` is the number of steps executed. */
  constructor(memory: Memory, now: () => number) {
    this.#memory = memory;
    this.#now = now;
  }

  set(ranges: readonly WatchedRange[]): void {
    this.suspend();
    this.#live = ranges.map((range) => ({ range, known: this.#read(range), written: false }));
    this.take();
    this.resume();
  }

  /** A snapshot is taken or restored: permission bytes are what they are without a watch. */
  suspend(): void {
    this.compare();
    if (this.#live.length > 0) this.#memory.watch(new Set());
  }
  /** Memory may be another one than before. */
  resume(): void {
    this.accept();
    const granules = new Set<number>();
    for (const { range } of this.#live)
      for (let at = range.at & ~7; at < range.at + range.size; at += 8) granules.add(at >>> 3);
    if (granules.size > 0) this.#memory.watch(granules);
  }

  /** Code is about to access memory. True if any of its granules is watched, though perhaps not these bytes. */
  meet(at: Offset, size: number, write: boolean): boolean {
    let near = false;
    for (const live of this.#live) {
      const { range } = live;
      if ((at & ~7) >= ((range.at + range.size + 7) & ~7) || at + size <= (range.at & ~7)) continue;
      near = true;
      if (at >= range.at + range.size || at + size <= range.at) continue;
      this.#compare(live);
      if (write) live.written = true;
      if (write ? range.writes : range.reads) this.#note(live, write ? "write" : "read");
    }
    return near;
  }

  /** Whoever is not generated code may have written. */
  compare(): void {
    for (const live of this.#live) this.#compare(live);
  }
  #compare(live: Live): void {
    const { range, known } = live;
    const { u8 } = this.#memory;
    if (!known.every((byte, i) => u8[range.at + i] === byte)) {
      if (!live.written && range.writes) this.#note(live, "write");
      known.set(this.#read(range));
    }
    live.written = false;
  }

  accept(): void {
    for (const live of this.#live) {
      live.known.set(this.#read(live.range));
      live.written = false;
    }
  }

  take(): { readonly first: Access; readonly last: Access } | undefined {
    const first = this.#first;
    const last = this.#last;
    this.#first = undefined;
    this.#last = undefined;
    return first === undefined || last === undefined ? undefined : { first, last };
  }

  #note({ range, known }: Live, kind: Access["kind"]): void {
    const access = { id: range.id, kind, time: this.#now(), before: known.slice() };
    this.#first ??= access;
    this.#last = access;
  }
  #read({ at, size }: WatchedRange): Uint8Array {
    return this.#memory.u8.slice(at, at + size);
  }
}

// The rows of the trace that a page keeps at hand: blocks of fixed size, the least used forgotten first. A block is asked for once;
// one that was not full when it was answered is asked for again when the trace has grown.
import type { TraceRowBody } from "../../../debug-adapter/protocol.ts";

export const blockSize = 200;
const mostBlocks = 64;

export interface Wanted {
  readonly from: number;
  readonly count: number;
}

export class Pages {
  readonly #blocks = new Map<number, readonly TraceRowBody[]>();
  readonly #asked = new Set<number>();

  row(index: number): TraceRowBody | undefined {
    return this.#blocks.get(Math.floor(index / blockSize))?.[index % blockSize];
  }

  /** Blocks that must be asked for so that rows [first, first + count) of `total` are there; they count as asked for. */
  want(first: number, count: number, total: number): readonly Wanted[] {
    const wanted: Wanted[] = [];
    const end = Math.min(total, first + count);
    for (let block = Math.floor(first / blockSize); block * blockSize < end; block++) {
      const have = this.#blocks.get(block);
      if (have !== undefined) {
        this.#blocks.delete(block);
        this.#blocks.set(block, have);
      }
      const full = Math.min(blockSize, total - block * blockSize);
      if ((have !== undefined && have.length >= full) || this.#asked.has(block)) continue;
      this.#asked.add(block);
      wanted.push({ from: block * blockSize, count: blockSize });
    }
    return wanted;
  }

  /** Takes an answer to `want`; it may be shorter than asked for. */
  put(from: number, rows: readonly TraceRowBody[]): void {
    const block = Math.floor(from / blockSize);
    this.#asked.delete(block);
    this.#blocks.delete(block);
    this.#blocks.set(block, rows);
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size <= mostBlocks) break;
      this.#blocks.delete(oldest);
    }
  }

  /** An answer that will not come. */
  give(from: number): void {
    this.#asked.delete(Math.floor(from / blockSize));
  }

  clear(): void {
    this.#blocks.clear();
    this.#asked.clear();
  }
}

// Builds the token block of one segment, and what goes beside it.
import type { SourceFile } from "../source/file.ts";
import type { TokenBlock } from "./tokens.ts";

export class BlockBuilder {
  readonly base: number;
  count = 0;
  readonly sources: SourceFile[] = [];
  // Most builders are given nothing, where a header's segments are taken over: room is made at the first token.
  #symbols = new Int32Array(0);
  #files = new Uint16Array(0);
  #starts = new Int32Array(0);
  #ends = new Int32Array(0);
  #expansionOf = new Int32Array(0);
  #expansions = 0;
  #macros = new Int32Array(0);
  #outers = new Int32Array(0);
  #expansionFiles = new Uint16Array(0);
  #expansionStarts = new Int32Array(0);
  #expansionEnds = new Int32Array(0);
  readonly #indices = new Map<SourceFile, number>();

  constructor(base: number) {
    this.base = base;
  }

  /** The index by which tokens name a file. */
  source(file: SourceFile): number {
    const known = this.#indices.get(file);
    if (known !== undefined) return known;
    this.sources.push(file);
    this.#indices.set(file, this.sources.length - 1);
    return this.sources.length - 1;
  }

  push(symbol: number, file: number, start: number, end: number, expansion: number): void {
    const at = this.count++;
    if (at === this.#symbols.length) this.#grow();
    this.#symbols[at] = symbol;
    this.#files[at] = file;
    this.#starts[at] = start;
    this.#ends[at] = end;
    this.#expansionOf[at] = expansion;
  }

  expansion(macro: number, outer: number, file: number, start: number, end: number): number {
    const at = this.#expansions++;
    if (at === this.#macros.length) this.#growExpansions();
    this.#macros[at] = macro;
    this.#outers[at] = outer;
    this.#expansionFiles[at] = file;
    this.#expansionStarts[at] = start;
    this.#expansionEnds[at] = end;
    return at;
  }

  finish(): TokenBlock {
    const n = this.count;
    const m = this.#expansions;
    return {
      base: this.base,
      count: n,
      symbols: this.#symbols.slice(0, n),
      files: this.#files.slice(0, n),
      starts: this.#starts.slice(0, n),
      ends: this.#ends.slice(0, n),
      expansionOf: this.#expansionOf.slice(0, n),
      sources: this.sources.slice(),
      expansions: {
        count: m,
        macros: this.#macros.slice(0, m),
        outers: this.#outers.slice(0, m),
        files: this.#expansionFiles.slice(0, m),
        starts: this.#expansionStarts.slice(0, m),
        ends: this.#expansionEnds.slice(0, m),
      },
    };
  }

  #grow(): void {
    const size = Math.max(1024, this.#symbols.length * 2);
    this.#symbols = grown(this.#symbols, size);
    this.#files = grown16(this.#files, size);
    this.#starts = grown(this.#starts, size);
    this.#ends = grown(this.#ends, size);
    this.#expansionOf = grown(this.#expansionOf, size);
  }

  #growExpansions(): void {
    const size = Math.max(256, this.#macros.length * 2);
    this.#macros = grown(this.#macros, size);
    this.#outers = grown(this.#outers, size);
    this.#expansionFiles = grown16(this.#expansionFiles, size);
    this.#expansionStarts = grown(this.#expansionStarts, size);
    this.#expansionEnds = grown(this.#expansionEnds, size);
  }
}

function grown(from: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(size);
  to.set(from);
  return to;
}
function grown16(from: Uint16Array, size: number): Uint16Array<ArrayBuffer> {
  const to = new Uint16Array(size);
  to.set(from);
  return to;
}

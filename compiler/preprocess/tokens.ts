// The preprocessed tokens of a translation unit, in columns of typed arrays: no object per token.
// A unit is a chain of blocks (one per header segment, the last for the main file); a token's index counts through the chain.
// Each token knows where it was written. A token out of a macro's body was written where the outermost macro was invoked; a
// token out of a macro's argument was written where the argument stands, so that a call inside `NT_SUCCESS(f(x))` has its own place.
import type { SourceFile } from "../source/file.ts";
import type { SourceRange } from "../source/source.ts";
import { kindOf, type TokenKind, textOf } from "./symbols.ts";

/** A macro that is invoked in a file as written: the name, or the name and its arguments. Offsets, the end exclusive. */
export interface Invocation {
  readonly macro: string;
  readonly start: number;
  readonly end: number;
}

/** The macros that a block's tokens came through, in columns. */
export interface Expansions {
  readonly count: number;
  /** Symbol of the macro's name. */
  readonly macros: Int32Array;
  /** Index of the expansion it happened in, -1 at the top. */
  readonly outers: Int32Array;
  /** Index into the block's `sources`. */
  readonly files: Uint16Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** The tokens of one segment; immutable once made. All arrays have at least `count` entries. */
export interface TokenBlock {
  /** Index in the unit of the block's first token. */
  readonly base: number;
  readonly count: number;
  readonly symbols: Int32Array;
  /** Index into `sources`. */
  readonly files: Uint16Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Index into `expansions`, -1 for a token that came through no macro. */
  readonly expansionOf: Int32Array;
  readonly sources: readonly SourceFile[];
  readonly expansions: Expansions;
}

export class TokenTable {
  readonly blocks: readonly TokenBlock[];
  readonly count: number;
  #last: TokenBlock;
  #written: Map<string, WrittenIndex> | undefined;

  constructor(blocks: readonly TokenBlock[]) {
    this.blocks = blocks;
    this.#last = blocks[blocks.length - 1] ?? emptyBlock;
    this.count = this.#last.base + this.#last.count;
  }

  /** The block that holds a token; for an index beyond the end the last one. */
  blockOf(token: number): TokenBlock {
    const last = this.#last;
    if (token >= last.base && token - last.base < last.count) return last;
    let low = 0;
    let high = this.blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.blocks[middle]?.base ?? 0) <= token) low = middle;
      else high = middle - 1;
    }
    const found = this.blocks[low] ?? emptyBlock;
    if (found.count > 0) this.#last = found;
    return found;
  }

  symbol(token: number): number {
    const block = this.blockOf(token);
    return block.symbols[token - block.base] ?? 0;
  }
  kind(token: number): TokenKind {
    return kindOf(this.symbol(token));
  }
  text(token: number): string {
    return textOf(this.symbol(token));
  }

  /** Where tokens `first` to `last` (both included) were written; of the first one's file if they are from different files. */
  range(first: number, last: number = first): SourceRange {
    const block = this.blockOf(first);
    const at = first - block.base;
    const source = block.sources[block.files[at] ?? 0];
    if (source === undefined || at < 0 || at >= block.count) return nowhere;
    let start = block.starts[at] ?? 0;
    let end = block.ends[at] ?? 0;
    const lastBlock = this.blockOf(last);
    const lastAt = last - lastBlock.base;
    if (last > first && lastAt < lastBlock.count && lastBlock.sources[lastBlock.files[lastAt] ?? 0] === source) {
      start = Math.min(start, lastBlock.starts[lastAt] ?? 0);
      end = Math.max(end, lastBlock.ends[lastAt] ?? 0);
    }
    return source.range(start, end);
  }

  /** The macros a token came through, outermost first, each with the place of its outermost invocation. */
  expansion(token: number): readonly { readonly macro: string; readonly range: SourceRange }[] {
    const block = this.blockOf(token);
    const chain: { macro: string; range: SourceRange }[] = [];
    let at = block.expansionOf[token - block.base] ?? -1;
    while (at >= 0 && chain.length < 1000) {
      const { macros, outers, files, starts, ends } = block.expansions;
      const file = block.sources[files[at] ?? 0];
      if (file === undefined) break;
      chain.push({ macro: textOf(macros[at] ?? 0), range: file.range(starts[at] ?? 0, ends[at] ?? 0) });
      at = outers[at] ?? -1;
    }
    return chain.reverse();
  }

  /** The file a token was written in. */
  source(token: number): SourceFile | undefined {
    const block = this.blockOf(token);
    return block.sources[block.files[token - block.base] ?? 0];
  }
  /** Offsets of a token in its file as written, the end exclusive. */
  span(token: number): { readonly start: number; readonly end: number } {
    const block = this.blockOf(token);
    return { start: block.starts[token - block.base] ?? 0, end: block.ends[token - block.base] ?? 0 };
  }

  /** The first token written at or after an offset of a file (in the order of the text), or -1. For hovers and breakpoints. */
  tokenAt(path: string, offset: number): number {
    const written = this.#writtenIn(path);
    let low = 0;
    let high = written.ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((written.ends[middle] ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return written.tokens[low] ?? -1;
  }

  /** Macro invocations written in a file outside other macros, in no particular order. */
  *invocations(path: string): Iterable<Invocation> {
    for (const block of this.blocks) {
      const { count, macros, outers, files, starts, ends } = block.expansions;
      for (let i = 0; i < count; i++) {
        if (outers[i] !== -1 || block.sources[files[i] ?? 0]?.path !== path) continue;
        yield { macro: textOf(macros[i] ?? 0), start: starts[i] ?? 0, end: ends[i] ?? 0 };
      }
    }
  }

  #writtenIn(path: string): WrittenIndex {
    this.#written ??= new Map();
    const known = this.#written.get(path);
    if (known !== undefined) return known;
    const found: { start: number; end: number; token: number }[] = [];
    for (const block of this.blocks) {
      const wanted = block.sources.map((source) => source.path === path);
      if (!wanted.includes(true)) continue;
      for (let i = 0; i < block.count; i++) {
        if (wanted[block.files[i] ?? 0] !== true) continue;
        found.push({ start: block.starts[i] ?? 0, end: block.ends[i] ?? 0, token: block.base + i });
      }
    }
    found.sort((a, b) => a.end - b.end || b.start - a.start || a.token - b.token);
    const index = {
      ends: Int32Array.from(found, (entry) => entry.end),
      tokens: Int32Array.from(found, (entry) => entry.token),
    };
    this.#written.set(path, index);
    return index;
  }
}

interface WrittenIndex {
  readonly ends: Int32Array;
  readonly tokens: Int32Array;
}

const nowhere: SourceRange = { file: "", startLine: 0, startColumn: 0, endLine: 0, endColumn: 0 };

const none = new Int32Array(0);
export const emptyBlock: TokenBlock = {
  base: 0,
  count: 0,
  symbols: none,
  files: new Uint16Array(0),
  starts: none,
  ends: none,
  expansionOf: none,
  sources: [],
  expansions: { count: 0, macros: none, outers: none, files: new Uint16Array(0), starts: none, ends: none },
};

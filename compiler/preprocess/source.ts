// A file on its way through the preprocessor.
import type { BlockBuilder } from "./block.ts";
import type { LexedFile } from "./cache.ts";
import { RawFlag } from "./lexer.ts";
import { folderOf } from "./paths.ts";

/** A conditional group that is open: the place of its `#if`. */
export interface OpenCondition {
  readonly token: number;
  taken: boolean;
  elseSeen: boolean;
}

/** A file on its way through. */
export class Source {
  readonly lexed: LexedFile;
  readonly folder: string;
  at = 0;
  readonly conditions: OpenCondition[] = [];
  /** Added to the line number by `#line`; the name it gives. */
  lineShift = 0;
  presumedName: string | undefined;
  conflict = false;
  builder: BlockBuilder | undefined;
  index = 0;

  constructor(lexed: LexedFile) {
    this.lexed = lexed;
    this.folder = folderOf(lexed.file.path);
  }

  /** Index of the first token after the line of token `at`. */
  lineEnd(at: number): number {
    const { flags, count } = this.lexed.raw;
    let i = at + 1;
    while (i < count && ((flags[i] ?? 0) & RawFlag.lineStart) === 0) i++;
    return Math.min(i, count);
  }
}

// Declarations of headers as they were read, for units that come to the same header by another way: after other headers, in another
// order. The tree over such a declaration is made once and is one object for all of them. Of C only: what C++ asks of its names is more.
import type { TokenBlock } from "../preprocess/tokens.ts";
import type { SourceFile } from "../source/file.ts";
import type { ExternalDeclarationNode } from "./ast.ts";
import type { Cursor } from "./cursor.ts";

/** A change of what a name is at file scope. */
export interface NameChange {
  readonly symbol: number;
  readonly typedef: boolean;
}

/** One external declaration as it was read. */
export interface ReadDeclaration {
  readonly node: ExternalDeclarationNode;
  /** Its preprocessed tokens. */
  readonly tokens: Int32Array;
  readonly pack: number | undefined;
  readonly changes: readonly NameChange[];
}
export interface SharedDeclaration extends ReadDeclaration {
  /** Names that were asked for at file scope: a symbol that was a type, or the complement of one that was none. */
  readonly asked: readonly number[];
}

/** Of one place in a header: it is written once, and expands to as many things as there are ways to configure it. */
const variantsKept = 4;

export class SharedDeclarations {
  /** By the file as it was read, and the offset of the first token. */
  readonly #of = new WeakMap<SourceFile, Map<number, SharedDeclaration[]>>();

  /** The one that stands at the cursor and reads there as it did before. */
  find(c: Cursor, block: TokenBlock): SharedDeclaration | undefined {
    const file = block.sources[block.files[c.at] ?? 0];
    if (file === undefined) return undefined;
    return this.#of
      .get(file)
      ?.get(block.starts[c.at] ?? 0)
      ?.find((one) => one.pack === c.pragmaState.pack && readsAs(c, one) && !c.pragmaWithin(one.tokens.length));
  }

  /** Keeps what was read from token `start` of the block to the cursor. */
  keep(block: TokenBlock, start: number, made: SharedDeclaration): void {
    const file = block.sources[block.files[start] ?? 0];
    if (file === undefined) return;
    let places = this.#of.get(file);
    if (places === undefined) {
      places = new Map();
      this.#of.set(file, places);
    }
    const offset = block.starts[start] ?? 0;
    const kept = made.changes.length === 0 ? made : { ...made, asked: firstAnswers(made.asked) };
    const variants = places.get(offset);
    if (variants === undefined) places.set(offset, [kept]);
    else {
      variants.unshift(kept);
      if (variants.length > variantsKept) variants.pop();
    }
  }
}

/** The first answer for each name: those after it may be what the declaration itself has made of the name. */
function firstAnswers(asked: readonly number[]): readonly number[] {
  const first = new Map<number, number>();
  for (const answer of asked) {
    const symbol = answer < 0 ? ~answer : answer;
    if (!first.has(symbol)) first.set(symbol, answer);
  }
  return [...first.values()];
}

/** The tokens stand at the cursor. */
export function standsAt({ symbols, at, end }: Cursor, tokens: Int32Array): boolean {
  if (tokens.length === 0 || at + tokens.length > end) return false;
  for (let i = 0; i < tokens.length; i++) if (symbols[at + i] !== tokens[i]) return false;
  return true;
}
/** The same tokens, and every name that was asked for is what it was. */
function readsAs(c: Cursor, { tokens, asked }: SharedDeclaration): boolean {
  return standsAt(c, tokens) && asked.every((name) => (name >= 0 ? c.isFileTypedef(name) : !c.isFileTypedef(~name)));
}

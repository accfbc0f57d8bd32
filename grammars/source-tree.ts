// The tree of one source as it is being edited: each new text is compared with the last one, and only what changed is read again.
import { readableText } from "./annotations.ts";
import type { GrammarEdit, GrammarLanguage, GrammarNode, Grammars, GrammarTree, Point } from "./tree.ts";

export class SourceTree {
  readonly #grammars: Grammars;
  readonly #language: GrammarLanguage;
  #text = "";
  #readable = "";
  #tree: GrammarTree | undefined;

  constructor(grammars: Grammars, language: GrammarLanguage, text = "") {
    this.#grammars = grammars;
    this.#language = language;
    this.update(text);
  }

  /** The text as written. */
  get text(): string {
    return this.#text;
  }
  get root(): GrammarNode {
    this.#tree ??= this.#grammars.parse(this.#readable, this.#language);
    return this.#tree.rootNode;
  }

  update(text: string): void {
    const readable = readableText(text);
    const old = this.#tree;
    if (old !== undefined && readable !== this.#readable) {
      old.edit(editBetween(this.#readable, readable));
      this.#tree = this.#grammars.parse(readable, this.#language, old);
      old.delete?.();
    }
    this.#text = text;
    this.#readable = readable;
  }

  dispose(): void {
    this.#tree?.delete?.();
    this.#tree = undefined;
  }
}

/** One replacement that turns one text into the other. */
export function editBetween(before: string, after: string): GrammarEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  const startPosition = pointAt(before, start, { row: 0, column: 0 }, 0);
  return {
    startIndex: start,
    oldEndIndex: before.length - tail,
    newEndIndex: after.length - tail,
    startPosition,
    oldEndPosition: pointAt(before, before.length - tail, startPosition, start),
    newEndPosition: pointAt(after, after.length - tail, startPosition, start),
  };
}

/** Rows as tree-sitter counts them: a line ends with LF only. */
function pointAt(text: string, offset: number, from: Point, fromOffset: number): Point {
  let { row } = from;
  let lineStart = fromOffset - from.column;
  for (let at = text.indexOf("\n", fromOffset); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) {
    row++;
    lineStart = at + 1;
  }
  return { row, column: offset - lineStart };
}

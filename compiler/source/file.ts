// One version of a source file's text, with its lines.
import { LineIndex } from "./lines.ts";
import type { SourceRange } from "./source.ts";

export class SourceFile {
  readonly path: string;
  readonly text: string;
  #lines: LineIndex | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
  }

  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.text);
    return this.#lines;
  }

  range(start: number, end: number): SourceRange {
    const from = this.lines.positionAt(start);
    const to = this.lines.positionAt(Math.max(start, end));
    return {
      file: this.path,
      startLine: from.line,
      startColumn: from.column,
      endLine: to.line,
      endColumn: to.column,
    };
  }
}

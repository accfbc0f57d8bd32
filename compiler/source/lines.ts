// Offsets to lines and columns and back. A line ends with LF, CR LF or CR, as C sources of any system do; all counts from 0.

export interface LineColumn {
  readonly line: number;
  /** In UTF-16 units. */
  readonly column: number;
}

export class LineIndex {
  /** Offset at which each line starts. */
  readonly starts: Int32Array;
  readonly length: number;

  constructor(text: string) {
    this.length = text.length;
    this.starts = lineStarts(text);
  }

  get lineCount(): number {
    return this.starts.length;
  }

  /** The line that holds an offset; offsets beyond the text are on the last line. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  positionAt(offset: number): LineColumn {
    const clamped = Math.max(0, Math.min(offset, this.length));
    const line = this.lineAt(clamped);
    return { line, column: clamped - (this.starts[line] ?? 0) };
  }

  /** The offset of a position; columns beyond the line's end give the next line's start, lines beyond the text its end. */
  offsetAt(position: LineColumn): number {
    if (position.line < 0) return 0;
    const start = this.starts[position.line];
    if (start === undefined) return this.length;
    const next = this.starts[position.line + 1] ?? this.length;
    return Math.min(start + Math.max(0, position.column), next);
  }
}

/** CR that ends a line by itself, as hardly any text has it. */
const loneReturn = /\r(?!\n)/;

function lineStarts(text: string): Int32Array {
  const starts = [0];
  if (loneReturn.test(text)) for (const end of text.matchAll(/\r\n?|\n/g)) starts.push(end.index + end[0].length);
  else for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return Int32Array.from(starts);
}

// Tokens on their way through macros, six numbers each in one growing array: a plain one, since most lists are short and die soon.

/** Numbers a token takes up in `TokenList.data`. */
export const STRIDE = 6;

/** Tokens on their way through macros: symbol, flags, file, start, end, expansion each. */
export class TokenList {
  readonly data: number[] = [];
  count = 0;

  push(symbol: number, flags: number, file: number, start: number, end: number, expansion: number): void {
    let at = this.count++ * STRIDE;
    const data = this.data;
    data[at++] = symbol;
    data[at++] = flags;
    data[at++] = file;
    data[at++] = start;
    data[at++] = end;
    data[at] = expansion;
  }
  symbol(i: number): number {
    return this.data[i * STRIDE] ?? 0;
  }
  flags(i: number): number {
    return this.data[i * STRIDE + 1] ?? 0;
  }
  /** Copies token `i` of another list; `flags` in place of its own. */
  take(from: TokenList, i: number, flags: number): void {
    const at = i * STRIDE;
    const data = from.data;
    this.push(data[at] ?? 0, flags, data[at + 2] ?? 0, data[at + 3] ?? 0, data[at + 4] ?? 0, data[at + 5] ?? 0);
  }
}

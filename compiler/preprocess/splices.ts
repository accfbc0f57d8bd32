// Phase 2: a backslash at a line's end joins the line with the next.

/** If a line splice begins here, the offset after its line end, else -1. Blanks before the line end are let through, as gcc does. */
export function spliceEnd(text: string, at: number): number {
  let i = at + 1;
  let c = text.charCodeAt(i);
  while (c === 32 || c === 9) c = text.charCodeAt(++i);
  if (c === 10) return i + 1;
  if (c === 13) return text.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
  return -1;
}

export function skipSplices(text: string, at: number): number {
  let i = at;
  while (text.charCodeAt(i) === 92) {
    const end = spliceEnd(text, i);
    if (end < 0) return i;
    i = end;
  }
  return i;
}

// Words and offsets in a text an editor shows; nothing here trusts a position to be inside it.
/** The text of a file as it is now; undefined if it cannot be read. */
export type ReadText = (path: string) => string | undefined;

export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The offset of a position, moved into the text if it lies outside. */
export function offsetAt(text: string, position: Position): number {
  if (!(position.line >= 0)) return 0;
  const starts = lineStarts(text);
  const start = starts[Math.floor(position.line)];
  if (start === undefined) return text.length;
  const next = starts[Math.floor(position.line) + 1];
  const character = Math.max(position.character, 0) || 0;
  return Math.min(start + character, next === undefined ? text.length : next - 1);
}
export function positionAt(text: string, offset: number): Position {
  const within = Math.max(0, Math.min(offset, text.length));
  const starts = lineStarts(text);
  let line = 0;
  let end = starts.length;
  while (end - line > 1) {
    const middle = (line + end) >> 1;
    if ((starts[middle] ?? 0) <= within) line = middle;
    else end = middle;
  }
  return { line, character: within - (starts[line] ?? 0) };
}
/** Of the text that was asked about last: a name may have thousands of places in one file. */
let last: { readonly text: string; readonly starts: readonly number[] } | undefined;
function lineStarts(text: string): readonly number[] {
  if (last?.text === text) return last.starts;
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  last = { text, starts };
  return starts;
}
/** The identifier at or just before an offset. */
export function wordAt(text: string, offset: number): Word | undefined {
  let start = offset;
  let end = offset;
  while (start > 0 && isWordCharacter(text.charCodeAt(start - 1))) start -= 1;
  while (end < text.length && isWordCharacter(text.charCodeAt(end))) end += 1;
  const word = text.slice(start, end);
  return word === "" || /^\d/.test(word) ? undefined : { text: word, start, end };
}
function isWordCharacter(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 95 ||
    code === 36
  );
}

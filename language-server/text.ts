// Words and offsets in a text an editor shows; nothing here trusts a position to be inside it.
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
  let start = 0;
  for (let line = 0; line < position.line; line++) {
    const next = text.indexOf("\n", start);
    if (next < 0) return text.length;
    start = next + 1;
  }
  const end = text.indexOf("\n", start);
  const character = Math.max(position.character, 0) || 0;
  return Math.min(start + character, end < 0 ? text.length : end);
}
export function positionAt(text: string, offset: number): Position {
  const within = Math.max(0, Math.min(offset, text.length));
  let line = 0;
  let start = 0;
  for (;;) {
    const next = text.indexOf("\n", start);
    if (next < 0 || next >= within) return { line, character: within - start };
    line += 1;
    start = next + 1;
  }
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

// Changes of a source file's bytes, so that a file stays in the encoding it was written in. Only plain ASCII is put in.
import { decodeSource } from "../compiler/source/decode.ts";

/** Replaces a run of the decoded text, by offsets in UTF-16 units; an empty run inserts. */
export interface ByteChange {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The bytes of the file with the changes made. `text` is what the bytes were decoded to. Undefined where places in the text
 * cannot be told in the bytes (code pages with several bytes a character).
 */
export function patchBytes(bytes: Uint8Array, text: string, changes: readonly ByteChange[]): Uint8Array | undefined {
  const encoding = encodingOf(bytes, text);
  if (encoding === undefined) return undefined;
  const parts: Uint8Array[] = [];
  let at = 0;
  let offset = encoding.mark;
  const to = (place: number): number => offset + encoding.length(text.slice(at, place));
  let from = 0;
  for (const change of [...changes].sort((a, b) => a.start - b.start)) {
    const start = to(change.start);
    const end = start + encoding.length(text.slice(change.start, change.end));
    parts.push(bytes.subarray(from, start), encoding.ascii(change.text));
    from = end;
    at = change.end;
    offset = end;
  }
  parts.push(bytes.subarray(from));
  return Buffer.concat(parts);
}

interface Encoding {
  /** Bytes of the mark in front. */
  readonly mark: number;
  length(text: string): number;
  ascii(text: string): Uint8Array;
}
const wide = (mark: number, swapped: boolean): Encoding => ({
  mark,
  length: (text) => 2 * text.length,
  ascii(text) {
    const made = Buffer.from(text, "utf16le");
    return swapped ? made.swap16() : made;
  },
});
const narrow = (mark: number, length: (text: string) => number): Encoding => ({
  mark,
  length,
  ascii: (text) => Buffer.from(text, "latin1"),
});
function encodingOf(bytes: Uint8Array, text: string): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return wide(2, false);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return wide(2, true);
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  if (Buffer.from(text, "utf8").equals(bytes.subarray(mark))) return narrow(mark, (part) => Buffer.byteLength(part));
  if (text.length * 2 === bytes.length) return wide(0, bytes[0] === 0);
  // One byte a character, as every byte of the default code page is.
  return text.length === bytes.length && decodeSource(bytes).length === bytes.length
    ? narrow(0, (part) => part.length)
    : undefined;
}

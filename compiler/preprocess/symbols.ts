// Every token text has one number, its symbol: two tokens are the same text exactly if they have the same symbol.
// One table for the process; it only grows, by the distinct texts of all sources read (a text is never a slice that would
// keep its source alive). Symbols of punctuators and keywords are those of `Sym`.
import { firstKeyword, lastKeyword, Sym, spellings } from "./spellings.ts";

export enum TokenKind {
  identifier,
  /** A word of `Sym` from C, Microsoft C, GNU C or C++; C++ words are plain identifiers in C sources. */
  keyword,
  number,
  character,
  string,
  punctuator,
  /** `<wdm.h>` after `#include`. */
  headerName,
  /** A character that begins no token, or an unterminated literal. */
  other,
  end,
}

const texts: string[] = [];
let kinds = new Uint8Array(1 << 14);
let hashes = new Int32Array(1 << 14);
/** Open addressing: symbol + 1, 0 is free. Always less than half full. */
let table = new Int32Array(1 << 16);

/** The text of a symbol. */
export function textOf(symbol: number): string {
  return texts[symbol] ?? "";
}
export function kindOf(symbol: number): TokenKind {
  return kinds[symbol] ?? TokenKind.other;
}
/** True for identifiers and keywords: what the preprocessor takes for a name. */
export function isName(symbol: number): boolean {
  return (kinds[symbol] ?? TokenKind.other) <= TokenKind.keyword;
}
export function symbolCount(): number {
  return texts.length;
}

/** The symbol of a text; `kind` says what it is if it is new. */
export function intern(text: string, kind: TokenKind): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return internRange(text, 0, text.length, hash, kind);
}

/** The same for `source.slice(start, end)` without making the slice; `hash` is h = 31 h + unit over its units, 32 bits. */
export function internRange(source: string, start: number, end: number, hash: number, kind: TokenKind): number {
  const length = end - start;
  const mask = table.length - 1;
  let at = (hash ^ (hash >>> 15)) & mask;
  for (;;) {
    const found = (table[at] ?? 0) - 1;
    if (found < 0) return add(source, start, end, hash, kind, at);
    if (hashes[found] === hash) {
      const text = texts[found] ?? "";
      if (text.length === length && same(source, start, text, length)) return found;
    }
    at = (at + 1) & mask;
  }
}

function same(source: string, start: number, text: string, length: number): boolean {
  for (let i = 0; i < length; i++) if (source.charCodeAt(start + i) !== text.charCodeAt(i)) return false;
  return true;
}

function add(source: string, start: number, end: number, hash: number, kind: TokenKind, at: number): number {
  const symbol = texts.length;
  texts.push(copy(source, start, end));
  if (symbol >= kinds.length) {
    const moreKinds = new Uint8Array(kinds.length * 2);
    moreKinds.set(kinds);
    kinds = moreKinds;
    const moreHashes = new Int32Array(hashes.length * 2);
    moreHashes.set(hashes);
    hashes = moreHashes;
  }
  kinds[symbol] = kind;
  hashes[symbol] = hash;
  table[at] = symbol + 1;
  if (texts.length * 2 > table.length) grow();
  return symbol;
}

/** A slice would keep the whole source in memory: spell the text anew. */
function copy(source: string, start: number, end: number): string {
  let text = "";
  for (let i = start; i < end; i += 512) {
    const units: number[] = [];
    for (let j = i; j < Math.min(end, i + 512); j++) units.push(source.charCodeAt(j));
    text += String.fromCharCode(...units);
  }
  return text;
}

function grow(): void {
  table = new Int32Array(table.length * 2);
  const mask = table.length - 1;
  for (let symbol = 0; symbol < texts.length; symbol++) {
    const hash = hashes[symbol] ?? 0;
    let at = (hash ^ (hash >>> 15)) & mask;
    while (table[at] !== 0) at = (at + 1) & mask;
    table[at] = symbol + 1;
  }
}

for (const [symbol, text] of spellings.entries()) {
  const kind =
    symbol === Sym.none
      ? TokenKind.end
      : symbol < firstKeyword
        ? TokenKind.punctuator
        : symbol <= lastKeyword
          ? TokenKind.keyword
          : TokenKind.identifier;
  intern(text, kind);
}

// Translation phases 1 to 3: a file's text to raw preprocessing tokens in columns. Spliced lines are joined, comments become
// white space, digraphs become what they stand for; trigraphs are left alone, as Microsoft C does by default. Any text gives
// tokens: what begins no token is one of kind `other`, and so is a literal that its line does not end.
import { hasSplice, joinPunctuator, punctuatorAt } from "./punctuators.ts";
import { Sym } from "./spellings.ts";
import { skipSplices, spliceEnd } from "./splices.ts";
import { intern, internRange, TokenKind } from "./symbols.ts";

export interface RawTokens {
  readonly text: string;
  readonly count: number;
  readonly symbols: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Bits of `RawFlag`. */
  readonly flags: Uint8Array;
  /** Indices of the `#` tokens that begin a line, in order: the directives. */
  readonly directives: readonly number[];
  /** Start of a block comment that the file does not end, or -1. */
  readonly openComment: number;
}

export const RawFlag = { space: 1, lineStart: 2 } as const;

// Classes of the first 128 characters.
const OTHER = 0;
const NAME = 1;
const DIGIT = 2;
const SPACE = 3;
const LINE = 4;
const PUNCT = 5;
const QUOTE = 6;
const classes = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  const ch = String.fromCharCode(c);
  if (/[A-Za-z_$]/.test(ch)) classes[c] = NAME;
  else if (/[0-9]/.test(ch)) classes[c] = DIGIT;
  else if (ch === "\n" || ch === "\r") classes[c] = LINE;
  else if (/[ \t\v\f]/.test(ch) || c === 0 || c === 0x1a) classes[c] = SPACE;
  else if (ch === '"' || ch === "'") classes[c] = QUOTE;
  else if (/[-+*/%&|^~!=<>()[\]{};,.:?#\\@`]/.test(ch)) classes[c] = PUNCT;
}

/** A carriage return alone ends a line only where nothing else does, as in old files: elsewhere it is a blank, also in a string. */
export function plainReturns(text: string): string {
  return text.includes("\r") && text.includes("\n") ? text.replace(/\r(?!\n)/g, "\v") : text;
}

/** `cxx` makes `R"x(…)x"` one string. */
export function lex(written: string, cxx = false): RawTokens {
  const text = plainReturns(written);
  const length = text.length;
  let capacity = Math.max(64, (length >> 2) + 16);
  let symbols = new Int32Array(capacity);
  let starts = new Int32Array(capacity);
  let ends = new Int32Array(capacity);
  let flags = new Uint8Array(capacity);
  const directives: number[] = [];
  let count = 0;
  let openComment = -1;
  let at = 0;
  let flag: number = RawFlag.lineStart;
  /** 0: plain; 1: after the `#` that begins a line; 2: a header name may follow; 3: after `__has_include`. */
  let mode = 0;

  while (at < length) {
    const c = text.charCodeAt(at);
    const kind = c < 128 ? classes[c] : wideClass(c);
    if (kind === SPACE) {
      at++;
      flag |= RawFlag.space;
      continue;
    }
    if (kind === LINE) {
      at++;
      flag = RawFlag.lineStart;
      mode = 0;
      continue;
    }
    if (c === 92) {
      const joined = spliceEnd(text, at);
      if (joined >= 0) {
        at = joined;
        continue;
      }
    }
    if (c === 47) {
      let second = at + 1;
      if (text.charCodeAt(second) === 92) second = skipSplices(text, second);
      const next = text.charCodeAt(second);
      if (next === 47) {
        at = lineCommentEnd(text, second + 1);
        flag |= RawFlag.space;
        continue;
      }
      if (next === 42) {
        const end = blockCommentEnd(text, second + 1);
        if (end < 0) openComment = at;
        at = end < 0 ? length : end;
        flag |= RawFlag.space;
        continue;
      }
    }
    const start = at;
    let symbol: number;
    if (kind === NAME) {
      let hash = 0;
      let unit = c;
      do {
        hash = (Math.imul(hash, 31) + unit) | 0;
        unit = text.charCodeAt(++at);
      } while (
        unit < 128 ? classes[unit] === NAME || classes[unit] === DIGIT : unit >= 128 && wideClass(unit) === NAME
      );
      if (unit === 92 && nameContinues(text, at)) {
        const word = joinWord(text, start, false);
        at = word.end;
        symbol = intern(word.text, TokenKind.identifier);
      } else if ((unit === 34 || unit === 39) && isPrefix(text, start, at, cxx)) {
        const raw = unit === 34 && text.charCodeAt(at - 1) === 82;
        const end = raw ? rawStringEnd(text, at) : -1;
        if (end >= 0) {
          at = end;
          symbol = intern(text.slice(start, at), TokenKind.string);
        } else {
          at = literalEnd(text, at, unit);
          symbol = literal(text, start, at, unit);
        }
      } else symbol = internRange(text, start, at, hash, TokenKind.identifier);
      if (mode === 1) {
        const takesHeader = symbol === Sym.pp_include || symbol === Sym.pp_include_next || symbol === Sym.pp_import;
        mode = takesHeader ? 2 : 4;
      } else if (mode === 4) {
        if (symbol === Sym.pp___has_include || symbol === Sym.pp___has_include_next) mode = 3;
      } else if (mode === 2) mode = 4;
    } else if (kind === DIGIT || (c === 46 && classes[text.charCodeAt(at + 1)] === DIGIT)) {
      let hash = 0;
      let unit = c;
      for (;;) {
        hash = (Math.imul(hash, 31) + unit) | 0;
        const exponent = unit === 69 || unit === 101 || unit === 80 || unit === 112;
        unit = text.charCodeAt(++at);
        if (unit < 128) {
          if (classes[unit] === NAME || classes[unit] === DIGIT || unit === 46) continue;
          if (exponent && (unit === 43 || unit === 45)) continue;
          if (cxx && unit === 39 && isWordUnit(text.charCodeAt(at + 1))) continue;
        }
        break;
      }
      if (unit === 92 && spliceEnd(text, at) >= 0) {
        const word = joinWord(text, start, true);
        at = word.end;
        symbol = intern(word.text, TokenKind.number);
      } else symbol = internRange(text, start, at, hash, TokenKind.number);
    } else if (kind === QUOTE) {
      const plain = mode === 2 && c === 34 ? headerEnd(text, at, 34) : -1;
      at = plain >= 0 ? plain : literalEnd(text, at, c);
      symbol = literal(text, start, at, c);
      if (mode === 2) mode = 4;
    } else if (c === 60 && mode === 2 && headerEnd(text, at, 62) >= 0) {
      at = headerEnd(text, at, 62);
      symbol = intern(text.slice(start, at), TokenKind.headerName);
      mode = 4;
    } else if (kind === PUNCT) {
      const joined = hasSplice(text, at) ? joinPunctuator(text, at) : undefined;
      const punctuator = punctuatorAt(joined === undefined ? text : joined.text, joined === undefined ? at : 0);
      symbol = punctuator & 0xffff;
      const width = punctuator >> 16;
      at = joined === undefined ? at + width : (joined.ends[width - 1] ?? at + 1);
      if ((symbol === Sym.hash || symbol === Sym.hashHash) && (flag & RawFlag.lineStart) !== 0) {
        if (symbol === Sym.hash) {
          directives.push(count);
          mode = 1;
        }
      } else if (mode === 3) mode = symbol === Sym.lparen ? 2 : 4;
      else if (mode === 2) mode = 4;
    } else {
      at++;
      if (c >= 0xd800 && c < 0xdc00) at++;
      symbol = intern(text.slice(start, at), TokenKind.other);
    }
    if (count === capacity) {
      capacity *= 2;
      symbols = grown(symbols, capacity);
      starts = grown(starts, capacity);
      ends = grown(ends, capacity);
      const more = new Uint8Array(capacity);
      more.set(flags);
      flags = more;
    }
    symbols[count] = symbol;
    starts[count] = start;
    ends[count] = at;
    flags[count] = flag;
    count++;
    flag = 0;
  }
  return { text, count, symbols, starts, ends, flags, directives, openComment };
}

function grown(from: Int32Array, capacity: number): Int32Array<ArrayBuffer> {
  const to = new Int32Array(capacity);
  to.set(from);
  return to;
}

/** Characters above ASCII are letters, as compilers take them, but for spaces and marks that editors leave behind. */
function wideClass(c: number): number {
  if (c === 0xa0 || c === 0xfeff || c === 0x2028 || c === 0x2029 || c === 0x3000 || (c >= 0x2000 && c <= 0x200b)) {
    return SPACE;
  }
  return c === 0xfffd ? OTHER : NAME;
}

function isWordUnit(c: number): boolean {
  return c < 128 ? classes[c] === NAME || classes[c] === DIGIT : c >= 128 && wideClass(c) === NAME;
}

/** A splice, or the `\u` of a universal character name. */
function nameContinues(text: string, at: number): boolean {
  const next = text.charCodeAt(at + 1);
  return next === 117 || next === 85 || spliceEnd(text, at) >= 0;
}

function joinWord(text: string, start: number, number: boolean): { text: string; end: number } {
  let word = "";
  let at = start;
  for (;;) {
    const c = text.charCodeAt(at);
    if (c === 92) {
      const end = spliceEnd(text, at);
      if (end >= 0) {
        at = end;
        continue;
      }
      const next = text.charCodeAt(at + 1);
      if (!number && (next === 117 || next === 85)) {
        const digits = next === 117 ? 4 : 8;
        const code = text.slice(at + 2, at + 2 + digits);
        const named = code.length === digits && /^[0-9a-f]+$/i.test(code) ? Number.parseInt(code, 16) : 0;
        // What it names is the same name, however it is written.
        const known = named >= 0xa0 && named <= 0x10_ffff && !(named >= 0xd800 && named < 0xe000);
        word += known ? String.fromCodePoint(named) : text.slice(at, at + 2);
        at += known ? 2 + digits : 2;
        continue;
      }
      break;
    }
    if (Number.isNaN(c)) break;
    if (isWordUnit(c) || (number && c === 46)) word += text.charAt(at++);
    else if (number && (c === 43 || c === 45) && /[eEpP]$/.test(word)) word += text.charAt(at++);
    else break;
  }
  return { text: word, end: at };
}

function isPrefix(text: string, start: number, end: number, cxx: boolean): boolean {
  const first = text.charCodeAt(start);
  const width = end - start;
  if (width === 1) return first === 76 || first === 85 || first === 117 || (cxx && first === 82);
  const prefix = text.slice(start, Math.min(end, start + 4));
  return prefix === "u8" || (cxx && (prefix === "u8R" || prefix === "LR" || prefix === "uR" || prefix === "UR"));
}

function rawStringEnd(text: string, quote: number): number {
  const open = text.indexOf("(", quote);
  if (open < 0 || open - quote > 17) return -1;
  const close = `)${text.slice(quote + 1, open)}"`;
  const end = text.indexOf(close, open);
  return end < 0 ? -1 : end + close.length;
}

/** From an opening quote to after the closing one, or to the line's end if there is none. */
function literalEnd(text: string, at: number, quote: number): number {
  let i = at + 1;
  for (;;) {
    const c = text.charCodeAt(i);
    if (c === quote) return i + 1;
    if (c === 92) {
      const joined = spliceEnd(text, i);
      if (joined >= 0) {
        i = joined;
        continue;
      }
      const next = text.charCodeAt(i + 1);
      if (Number.isNaN(next)) return i + 1;
      i += 2;
      continue;
    }
    if (c === 10 || c === 13 || Number.isNaN(c)) return i;
    i++;
  }
}

function literal(text: string, start: number, end: number, quote: number): number {
  let spelled = text.slice(start, end);
  if (spelled.includes("\\")) spelled = spelled.replace(/\\[ \t]*(?:\r\n|\n|\r)/g, "");
  const body = spelled.indexOf(quote === 34 ? '"' : "'");
  const closed = spelled.length > body + 1 && spelled.charCodeAt(spelled.length - 1) === quote;
  if (!closed) return intern(spelled, TokenKind.other);
  return intern(spelled, quote === 34 ? TokenKind.string : TokenKind.character);
}

function headerEnd(text: string, at: number, close: number): number {
  for (let i = at + 1; ; i++) {
    const c = text.charCodeAt(i);
    if (c === close) return i + 1;
    if (c === 10 || c === 13 || Number.isNaN(c)) return -1;
  }
}

/** The offset after a block comment, or -1 if it is not closed; a spliced line may stand between the two characters that close it. */
function blockCommentEnd(text: string, from: number): number {
  const end = text.indexOf("*/", from);
  const inside = end < 0 ? text.slice(from) : text.slice(from, end);
  for (let star = inside.indexOf("*\\"); star >= 0; star = inside.indexOf("*\\", star + 1)) {
    const slash = skipSplices(text, from + star + 1);
    if (text.charCodeAt(slash) === 47) return slash + 1;
  }
  return end < 0 ? -1 : end + 2;
}

function lineCommentEnd(text: string, at: number): number {
  let i = at;
  for (;;) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 13 || Number.isNaN(c)) return Math.min(i, text.length);
    if (c === 92) {
      const end = spliceEnd(text, i);
      i = end >= 0 ? end : i + 1;
    } else i++;
  }
}

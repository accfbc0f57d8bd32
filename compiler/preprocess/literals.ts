// The values of number, character and string tokens, by C17 6.4.4 and 6.4.5 with the Microsoft suffixes (i8 … i64, ui64),
// binary constants and multi-character constants (Microsoft: the first character is the highest byte).
import type { StringEncoding } from "../syntax/ast.ts";

export type NumberValue =
  | { readonly kind: "integer"; readonly value: bigint; readonly decimal: boolean; readonly suffix: string }
  | { readonly kind: "float"; readonly value: number; readonly suffix: "" | "f" | "l" }
  | { readonly kind: "bad"; readonly message: string };

const integerForm =
  /^(0[xX][0-9a-fA-F]+|0[bB][01]+|[0-9]+)(|[uU](?:ll?|LL?|[iI](?:8|16|32|64))?|(?:ll?|LL?)[uU]?|[iI](?:8|16|32|64))$/;
const floatForm = /^((?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[0-9]+[eE][+-]?[0-9]+)([fFlL]?)$/;
const hexFloatForm = /^0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([+-]?[0-9]+)([fFlL]?)$/;

export function numberValue(spelled: string): NumberValue {
  const text = spelled.includes("'") ? spelled.replaceAll("'", "") : spelled;
  const integer = integerForm.exec(text);
  if (integer !== null) {
    const digits = integer[1] ?? "0";
    const suffix = (integer[2] ?? "").toLowerCase();
    const second = digits.charCodeAt(1) | 0x20;
    if (digits.length > 1 && digits.charCodeAt(0) === 48 && second !== 0x78 && second !== 0x62) {
      if (/[89]/.test(digits))
        return { kind: "bad", message: `'${spelled}' begins with 0, so it is octal, but has the digit 8 or 9` };
      return { kind: "integer", value: BigInt(`0o${digits.slice(1)}`), decimal: false, suffix };
    }
    return {
      kind: "integer",
      value: BigInt(digits),
      decimal: digits.length === 1 || (second !== 0x78 && second !== 0x62),
      suffix,
    };
  }
  const float = floatForm.exec(text);
  if (float !== null) {
    const suffix = floatSuffix(float[2]);
    const value = suffix === "f" ? singleValue(float[1] ?? "0") : Number(float[1]);
    return { kind: "float", value, suffix };
  }
  const hex = hexFloatForm.exec(text);
  if (hex !== null && (hex[1] !== "" || hex[2] !== "")) {
    const fraction = hex[2] ?? "";
    const mantissa = BigInt(`0x0${hex[1] ?? ""}${fraction}`);
    const exponent = Number(hex[3]) - 4 * fraction.length;
    return { kind: "float", value: scaled(mantissa, exponent), suffix: floatSuffix(hex[4]) };
  }
  const imaginary = /^[\d.]\S*[ijIJ][fFlL]?$|^[\d.]\S*[fFlLuU][ijIJ]$/.test(text) && !/i(?:8|16|32|64)$/i.test(text);
  const what = imaginary ? "is an imaginary constant (GNU): complex numbers are not supported" : "is not a number";
  return { kind: "bad", message: `'${spelled}' ${what}` };
}

function floatSuffix(text: string | undefined): "" | "f" | "l" {
  const lower = (text ?? "").toLowerCase();
  return lower === "f" || lower === "l" ? lower : "";
}

/** A decimal number rounded once to 32 bits: by way of a double it would be rounded twice. */
export function singleValue(decimal: string): number {
  const double = Number(decimal);
  const nearest = Math.fround(double);
  // Half-way between the largest single and infinity, from below.
  if (double === 2 ** 128 - 2 ** 103 && compareDecimal(decimal, double) < 0) return LARGEST_SINGLE;
  if (nearest === double || !Number.isFinite(nearest)) return nearest;
  const step = nearest < double ? 1 : -1;
  const other = neighbour(nearest, step);
  // Only where the double lies half-way between two singles can the first rounding have decided the second.
  if ((nearest + other) / 2 !== double) return nearest;
  const side = compareDecimal(decimal, double);
  if (side === 0) return nearest;
  return side === step ? other : nearest;
}
const LARGEST_SINGLE = 2 ** 128 - 2 ** 104;
/** The next 32-bit number above (1) or below (-1) one that is not negative. */
function neighbour(value: number, step: 1 | -1): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value);
  view.setUint32(0, view.getUint32(0) + step);
  return view.getFloat32(0);
}
/** Sign of the decimal less the double, exactly. */
function compareDecimal(decimal: string, double: number): -1 | 0 | 1 {
  const [digits = "0", power = "0"] = decimal.toLowerCase().split("e");
  const [whole = "", fraction = ""] = digits.split(".");
  const exponent = Number(power) - fraction.length;
  if (Math.abs(exponent) > 4096) return 0;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, double);
  const bits = view.getBigUint64(0);
  const biased = Number(bits >> 52n);
  const mantissa = (bits & 0xf_ffff_ffff_ffffn) | (biased === 0 ? 0n : 1n << 52n);
  const scale = Math.max(biased, 1) - 1075;
  let left = BigInt(`${whole}${fraction}`);
  let right = mantissa;
  if (exponent >= 0) left *= 10n ** BigInt(exponent);
  else right *= 10n ** BigInt(-exponent);
  if (scale >= 0) right <<= BigInt(scale);
  else left <<= BigInt(-scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** mantissa · 2^exponent, rounded once. */
function scaled(mantissa: bigint, exponent: number): number {
  let bits = mantissa;
  let power = exponent;
  while (bits > 0xffff_ffff_ffff_ffffn) {
    // Keep a sticky bit so that the rounding below sees what is cut off.
    bits = (bits >> 1n) | (bits & 1n);
    power++;
  }
  // Two steps keep a subnormal result from being rounded to zero by an intermediate power.
  const half = Math.trunc(power / 2);
  return Number(bits) * 2 ** half * 2 ** (power - half);
}

export interface TextValue {
  readonly encoding: StringEncoding;
  /** Code units: bytes for "char" and "utf8", 16 bits for "wchar" and "char16", 32 for "char32". */
  readonly units: number[];
  /** What is wrong with it, if something is. */
  readonly problem?: string;
}

/** A string or character token with its prefix and quotes. */
export function textValue(spelled: string): TextValue {
  const quoteAt = spelled.search(/["']/);
  const prefix = spelled.slice(0, Math.max(0, quoteAt));
  const encoding = encodingOf(prefix);
  if (prefix.endsWith("R")) {
    const open = spelled.indexOf("(");
    const tail = spelled.lastIndexOf(")");
    return { encoding, units: encode(spelled.slice(open + 1, tail), encoding) };
  }
  const units: number[] = [];
  let problem: string | undefined;
  const end = spelled.length - 1;
  let i = quoteAt + 1;
  while (i < end) {
    if (spelled.charCodeAt(i) !== 92) {
      let run = i + 1;
      while (run < end && spelled.charCodeAt(run) !== 92) run++;
      for (const unit of encode(spelled.slice(i, run), encoding)) units.push(unit);
      i = run;
      continue;
    }
    const escaped = readEscape(spelled, i, end, encoding);
    units.push(...escaped.units);
    problem ??= escaped.problem;
    i = escaped.end;
  }
  return problem === undefined ? { encoding, units } : { encoding, units, problem };
}

function encodingOf(prefix: string): StringEncoding {
  const plain = prefix.replace("R", "");
  if (plain === "L") return "wchar";
  if (plain === "u8") return "utf8";
  if (plain === "u") return "char16";
  return plain === "U" ? "char32" : "char";
}

/** A character constant's value as an int (char) or an unsigned unit (wide). */
export function characterValue(text: TextValue): number {
  if (text.encoding === "char") {
    if (text.units.length === 1) return ((text.units[0] ?? 0) << 24) >> 24;
    let value = 0;
    for (const unit of text.units.slice(-4)) value = (value << 8) | unit;
    return value;
  }
  if (text.encoding === "utf8") return text.units[0] ?? 0;
  return text.units[0] ?? 0;
}

const simpleEscapes: Readonly<Record<string, number>> = {
  n: 10,
  t: 9,
  r: 13,
  "0": 0,
  a: 7,
  b: 8,
  f: 12,
  v: 11,
  e: 27,
  E: 27,
  "\\": 92,
  "'": 39,
  '"': 34,
  "?": 63,
};

function readEscape(
  text: string,
  at: number,
  end: number,
  encoding: StringEncoding,
): { units: number[]; end: number; problem?: string } {
  const letter = text.charAt(at + 1);
  const rest = text.slice(at + 1, Math.min(end, at + 12));
  const octal = /^[0-7]{1,3}/.exec(rest);
  if (octal !== null) return limited(Number.parseInt(octal[0], 8), at + 1 + octal[0].length, encoding);
  if (letter === "x") {
    let i = at + 2;
    let value = 0;
    while (i < end && /[0-9a-fA-F]/.test(text.charAt(i))) {
      value = Math.min(value * 16 + Number.parseInt(text.charAt(i), 16), 2 ** 40);
      i++;
    }
    if (i === at + 2) return { units: [120], end: i, problem: "\\x is followed by no hexadecimal digit" };
    return limited(value, i, encoding);
  }
  const universal = /^(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))/.exec(rest);
  if (universal !== null) {
    const code = Number.parseInt(universal[1] ?? universal[2] ?? "0", 16);
    const valid = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    const after = at + 1 + universal[0].length;
    if (!valid) return { units: [63], end: after, problem: `\\${universal[0]} names no character` };
    return { units: encode(String.fromCodePoint(code), encoding), end: after };
  }
  const simple = simpleEscapes[letter];
  if (simple !== undefined) return { units: [simple], end: at + 2 };
  return { units: encode(letter, encoding), end: at + 2, problem: `'\\${letter}' is no escape sequence of C` };
}

function limited(
  value: number,
  end: number,
  encoding: StringEncoding,
): { units: number[]; end: number; problem?: string } {
  const bits = encoding === "char" || encoding === "utf8" ? 8 : encoding === "char32" ? 32 : 16;
  const limit = 2 ** bits;
  if (value < limit) return { units: [value], end };
  return { units: [value % limit], end, problem: `the escape sequence is larger than one ${bits}-bit character` };
}

const utf8 = new TextEncoder();

function encode(text: string, encoding: StringEncoding): number[] {
  if (encoding === "char" || encoding === "utf8") return [...utf8.encode(text)];
  if (encoding === "char32") return [...text].map((ch) => ch.codePointAt(0) ?? 0);
  const units: number[] = [];
  for (let i = 0; i < text.length; i++) units.push(text.charCodeAt(i));
  return units;
}

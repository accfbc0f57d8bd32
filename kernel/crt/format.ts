// The printf family's formatting, with Microsoft's sizes and the kernel's conversions (`%wZ`, `%ws`, `%I64x`), for the C
// library, DbgPrint and the safe-string routines. Works on code units: bytes, or 16-bit characters for the wide variants.
// Leaves out `%n`, which Microsoft's library refuses too, and positional arguments.
import { type Access, narrow, readUnits, widen } from "./access.ts";
import { fixed, general, hexadecimal, scientific } from "./decimal.ts";

/** Gives the 8-byte argument slots one after another, as raw bits. */
export interface Arguments {
  next(): bigint;
}
export interface FormatStyle {
  /** The format and the result are 16-bit characters; `%s` is then wide too. */
  readonly wide: boolean;
  /** Pointers: 16 upper-case digits as Microsoft's library prints them, or `0x…` as others do. */
  readonly pointers?: "microsoft" | "unix";
}

interface Flags {
  minus: boolean;
  plus: boolean;
  space: boolean;
  zero: boolean;
  hash: boolean;
}

/** Formats `template` (code units without the terminating zero). */
export function format(access: Access, template: readonly number[], args: Arguments, style: FormatStyle): number[] {
  const out: number[] = [];
  let at = 0;
  const peek = (ahead = 0): string => {
    const unit = template[at + ahead];
    return unit === undefined ? "" : String.fromCharCode(unit);
  };
  const number = (): number => {
    let value = 0;
    while (/[0-9]/.test(peek())) {
      value = Math.min(value * 10 + Number(peek()), 1_000_000);
      at++;
    }
    return value;
  };
  while (at < template.length) {
    const unit = template[at] ?? 0;
    at++;
    if (unit !== 0x25) {
      out.push(unit);
      continue;
    }
    const flags: Flags = { minus: false, plus: false, space: false, zero: false, hash: false };
    for (; "-+ 0#".includes(peek()) && peek() !== ""; at++) {
      if (peek() === "-") flags.minus = true;
      else if (peek() === "+") flags.plus = true;
      else if (peek() === " ") flags.space = true;
      else if (peek() === "0") flags.zero = true;
      else flags.hash = true;
    }
    let width = 0;
    if (peek() === "*") {
      at++;
      width = Number(BigInt.asIntN(32, args.next()));
      if (width < 0) {
        flags.minus = true;
        width = -width;
      }
    } else width = number();
    let precision: number | undefined;
    if (peek() === ".") {
      at++;
      if (peek() === "*") {
        at++;
        const given = Number(BigInt.asIntN(32, args.next()));
        precision = given < 0 ? undefined : given;
      } else precision = number();
    }
    const size = readSize();
    const conversion = peek();
    at++;
    if (conversion === "") break;
    const text = convert(access, conversion, size, flags, precision, args, style);
    for (const one of pad(text, width, flags)) out.push(one);
  }
  return out;

  function readSize(): string {
    for (const size of ["I64", "I32", "hh", "ll", "h", "l", "w", "I", "z", "j", "t", "L", "q"]) {
      if (size.split("").every((letter, i) => peek(i) === letter)) {
        at += size.length;
        return size;
      }
    }
    return "";
  }
}

interface Converted {
  /** Sign and base prefix, before zero padding. */
  readonly prefix: string;
  readonly units: readonly number[];
  readonly zeros: boolean;
}

function pad(text: Converted, width: number, flags: Flags): number[] {
  const missing = Math.max(0, Math.min(width, 1_000_000) - text.prefix.length - text.units.length);
  const prefix = unitsOf(text.prefix);
  if (flags.minus) return [...prefix, ...text.units, ...fill(0x20, missing)];
  if (flags.zero && text.zeros) return [...prefix, ...fill(0x30, missing), ...text.units];
  return [...fill(0x20, missing), ...prefix, ...text.units];
}
const fill = (unit: number, count: number): number[] => new Array<number>(count).fill(unit);
const unitsOf = (text: string): number[] => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

function bitsOf(size: string): number {
  switch (size) {
    case "hh":
      return 8;
    case "h":
      return 16;
    case "ll":
    case "I64":
    case "I":
    case "z":
    case "j":
    case "t":
    case "q":
      return 64;
    default:
      // `long` has 32 bits in this model.
      return 32;
  }
}

function convert(
  access: Access,
  conversion: string,
  size: string,
  flags: Flags,
  precision: number | undefined,
  args: Arguments,
  style: FormatStyle,
): Converted {
  switch (conversion) {
    case "%":
      return { prefix: "", units: [0x25], zeros: false };
    case "d":
    case "i": {
      const value = BigInt.asIntN(bitsOf(size), args.next());
      const digits = integerDigits(value < 0n ? -value : value, 10, precision);
      return { prefix: signOf(value < 0n, flags), units: unitsOf(digits), zeros: precision === undefined };
    }
    case "u":
    case "x":
    case "X":
    case "o": {
      const value = BigInt.asUintN(bitsOf(size), args.next());
      let digits = integerDigits(value, conversion === "u" ? 10 : conversion === "o" ? 8 : 16, precision);
      if (conversion === "X") digits = digits.toUpperCase();
      if (conversion === "o" && flags.hash && !digits.startsWith("0")) digits = `0${digits}`;
      const prefix = flags.hash && value !== 0n && (conversion === "x" || conversion === "X") ? `0${conversion}` : "";
      return { prefix, units: unitsOf(digits), zeros: precision === undefined };
    }
    case "p":
    case "P": {
      const value = BigInt.asUintN(64, args.next());
      if (style.pointers === "unix")
        return { prefix: "", units: unitsOf(value === 0n ? "(nil)" : `0x${value.toString(16)}`), zeros: false };
      return { prefix: "", units: unitsOf(value.toString(16).toUpperCase().padStart(16, "0")), zeros: false };
    }
    case "c":
    case "C":
      return { prefix: "", units: character(conversion, size, args.next(), style), zeros: false };
    case "s":
    case "S":
      return {
        prefix: "",
        units: text(access, isWide(conversion, size, style), args.next(), precision, style),
        zeros: false,
      };
    case "Z":
      return {
        prefix: "",
        units: countedText(access, size === "w" || size === "l", args.next(), precision, style),
        zeros: false,
      };
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
    case "a":
    case "A":
      return floating(conversion, flags, precision, args.next());
    default:
      // Undefined in C; shown as written, like Microsoft's library does.
      return { prefix: "", units: unitsOf(conversion), zeros: false };
  }
}

function integerDigits(value: bigint, base: number, precision: number | undefined): string {
  if (precision === 0 && value === 0n) return "";
  return value.toString(base).padStart(Math.min(precision ?? 1, 1_000_000), "0");
}
function signOf(negative: boolean, flags: Flags): string {
  return negative ? "-" : flags.plus ? "+" : flags.space ? " " : "";
}

function floating(conversion: string, flags: Flags, precision: number | undefined, bits: bigint): Converted {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt.asUintN(64, bits));
  const value = view.getFloat64(0);
  const negative = Object.is(value, -0) || value < 0 || (Number.isNaN(value) && bits >> 63n !== 0n);
  const prefix = signOf(negative, flags);
  const upper = conversion === conversion.toUpperCase();
  const cased = (made: string) => unitsOf(upper ? made.toUpperCase() : made);
  if (!Number.isFinite(value)) return { prefix, units: cased(Number.isNaN(value) ? "nan" : "inf"), zeros: false };
  const digits = Math.min(precision ?? 6, 5000);
  switch (conversion.toLowerCase()) {
    case "e":
      return { prefix, units: cased(scientific(value, digits, flags.hash)), zeros: true };
    case "f":
      return { prefix, units: cased(fixed(value, digits, flags.hash)), zeros: true };
    case "g":
      return { prefix, units: cased(general(value, digits, flags.hash)), zeros: true };
    default: {
      const made = hexadecimal(value, precision, flags.hash);
      return { prefix: prefix + (upper ? "0X" : "0x"), units: cased(made.slice(2)), zeros: true };
    }
  }
}

/** `%s` is of the format's own width, `%S` of the other; `l`, `w` and `h` say it outright. */
function isWide(conversion: string, size: string, style: FormatStyle): boolean {
  if (size === "l" || size === "w" || size === "ll") return true;
  if (size === "h") return false;
  return conversion === "s" ? style.wide : !style.wide;
}
function character(conversion: string, size: string, bits: bigint, style: FormatStyle): number[] {
  const wide = isWide(conversion === "c" ? "s" : "S", size, style);
  const unit = Number(BigInt.asUintN(wide ? 16 : 8, bits));
  if (wide === style.wide || unit < 0x80) return [unit];
  return wide ? narrow([unit]) : widen([unit]);
}
function text(
  access: Access,
  wide: boolean,
  address: bigint,
  precision: number | undefined,
  style: FormatStyle,
): readonly number[] {
  if (BigInt.asUintN(64, address) === 0n) return unitsOf("(null)").slice(0, precision);
  const units = readUnits(access, address, wide ? 2 : 1, precision);
  return adapt(units, wide, style);
}
function adapt(units: readonly number[], wide: boolean, style: FormatStyle): readonly number[] {
  if (wide === style.wide) return units;
  return wide ? narrow(units) : widen(units);
}
/** A UNICODE_STRING or ANSI_STRING: length in bytes at 0, buffer at 8. */
function countedText(
  access: Access,
  wide: boolean,
  address: bigint,
  precision: number | undefined,
  style: FormatStyle,
): readonly number[] {
  if (BigInt.asUintN(64, address) === 0n) return unitsOf("(null)").slice(0, precision);
  const at = access.at(address, 16, false);
  const length = access.memory.u16(at);
  const buffer = access.memory.u64(at + 8);
  const count = Math.min(wide ? length >> 1 : length, precision ?? 0x1_0000);
  if (count === 0) return [];
  const from = access.at(buffer, count * (wide ? 2 : 1), false);
  const units = Array.from({ length: count }, (_, i) =>
    wide ? access.memory.u16(from + 2 * i) : (access.memory.u8[from + i] ?? 0),
  );
  return adapt(units, wide, style);
}

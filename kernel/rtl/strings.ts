// Rtl's counted strings: initialised, copied, appended, compared, converted. Lengths are bytes; nothing relies on a final zero.
// Letter case is by Unicode's simple mapping, code pages are Windows-1252 by its ASCII and Latin-1 part.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, freeChecked, ownBlock } from "../mm/pool.ts";
import { readGuid } from "./guid.ts";
import {
  makeUnicodeString,
  readAnsiString,
  readAnsiZ,
  readUnicodeString,
  readWideZ,
  setUnicodeString,
  utf16,
  writeLatin1,
  writeUtf16,
} from "./unicode.ts";

function initUnicode(k: Kernel, f: Offset): Outcome {
  const out = k.argPointer(f, 0);
  const source = k.argPointer(f, 1);
  k.touch(f, out, k.s.UNICODE_STRING.size, true);
  const length = source === 0 ? 0 : 2 * readWideZ(k, f, source, 32_767).length;
  setUnicodeString(k, out, source, length, source === 0 ? 0 : length + 2);
  return k.return32(f, nt.STATUS_SUCCESS);
}

function initAnsi(k: Kernel, f: Offset): Outcome {
  const out = k.argPointer(f, 0);
  const source = k.argPointer(f, 1);
  k.touch(f, out, k.s.UNICODE_STRING.size, true);
  const length = source === 0 ? 0 : readAnsiZ(k, f, source, 65_534).length;
  setUnicodeString(k, out, source, length, source === 0 ? 0 : length + 1);
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** Stores as much as fits behind `from` bytes, which stay; a final zero is added if there is room. Gives whether all fitted. */
function store(k: Kernel, f: Offset, at: Offset, from: number, text: string): boolean {
  const layout = k.s.UNICODE_STRING;
  const maximum = k.m.u16(at + layout.MaximumLength) & ~1;
  const buffer = k.pointerAt(f, at + layout.Buffer);
  const room = Math.max(0, (maximum - from) >> 1);
  const fitting = text.slice(0, room);
  if (fitting.length > 0) k.touch(f, buffer + from, 2 * fitting.length, true);
  writeUtf16(k, buffer + from, fitting);
  const length = from + 2 * fitting.length;
  k.m.setU16(at + layout.Length, length);
  if (length + 2 <= maximum) {
    k.touch(f, buffer + length, 2, true);
    k.m.setU16(buffer + length, 0);
  }
  return fitting.length === text.length;
}

function append(k: Kernel, f: Offset, text: string): Outcome {
  const at = k.argPointer(f, 0);
  k.touch(f, at, k.s.UNICODE_STRING.size, true);
  const length = k.m.u16(at + k.s.UNICODE_STRING.Length);
  if (length + 2 * text.length > k.m.u16(at + k.s.UNICODE_STRING.MaximumLength))
    return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  store(k, f, at, length, text);
  return k.return32(f, nt.STATUS_SUCCESS);
}

function compare(a: string, b: string, ignoreCase: boolean): number {
  const left = ignoreCase ? a.toUpperCase() : a;
  const right = ignoreCase ? b.toUpperCase() : b;
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = left.charCodeAt(i) - right.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

export function freeString(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  k.touch(f, at, k.s.UNICODE_STRING.size, true);
  const buffer = k.pointerAt(f, at + k.s.UNICODE_STRING.Buffer);
  if (buffer !== 0) freeChecked(k, f, buffer, undefined);
  k.m.u8.fill(0, at, at + k.s.UNICODE_STRING.size);
  return k.returnVoid(f);
}

/**
 * A string into a destination that either has room or is to be given a new buffer. `wide`: 16-bit characters; `terminated`: a zero goes
 * behind it, for which there must be room.
 */
export function give(
  k: Kernel,
  f: Offset,
  out: Offset,
  text: string,
  allocateIt: boolean,
  wide: boolean,
  terminated = true,
): Outcome {
  k.touch(f, out, k.s.UNICODE_STRING.size, true);
  const unit = wide ? 2 : 1;
  const size = unit * (text.length + (terminated ? 1 : 0));
  if (allocateIt) {
    const buffer = allocate(k, {
      size,
      tag: "Strg",
      zero: true,
      paged: true,
      driver: k.callerDriver(f),
      place: k.callerPlace(f),
    });
    if (buffer === 0) return k.return32(f, nt.STATUS_NO_MEMORY);
    setUnicodeString(k, out, buffer, unit * text.length, size);
    if (wide) writeUtf16(k, buffer, text);
    else writeLatin1(k, buffer, text);
    return k.return32(f, nt.STATUS_SUCCESS);
  }
  const layout = k.s.UNICODE_STRING;
  if (size > k.m.u16(out + layout.MaximumLength)) return k.return32(f, nt.STATUS_BUFFER_OVERFLOW);
  const buffer = k.pointerAt(f, out + layout.Buffer);
  if (size > 0) k.touch(f, buffer, size, true);
  const written = terminated ? `${text}\0` : text;
  if (wide) writeUtf16(k, buffer, written);
  else writeLatin1(k, buffer, written);
  k.m.setU16(out + layout.Length, unit * text.length);
  return k.return32(f, nt.STATUS_SUCCESS);
}

export function readNumber(text: string, base: number): number | undefined {
  const trimmed = text.replace(/^[\s\0]+/, "");
  const sign = trimmed.startsWith("-") ? -1 : 1;
  let digits = trimmed.replace(/^[-+]/, "").toLowerCase();
  let radix = base;
  if (base === 0) {
    const prefix = /^0[xob]/.exec(digits)?.[0];
    radix = prefix === "0x" ? 16 : prefix === "0o" ? 8 : prefix === "0b" ? 2 : 10;
    if (prefix !== undefined) digits = digits.slice(2);
  }
  if (![2, 8, 10, 16].includes(radix)) return undefined;
  let value = 0;
  for (const character of digits) {
    const digit = Number.parseInt(character, radix);
    if (Number.isNaN(digit)) break;
    value = Number(BigInt.asUintN(32, BigInt(value) * BigInt(radix) + BigInt(digit)));
  }
  return (sign * value) >>> 0;
}

const text0 = (k: Kernel, f: Offset) => readUnicodeString(k, f, k.argPointer(f, 0));
const text1 = (k: Kernel, f: Offset) => readUnicodeString(k, f, k.argPointer(f, 1));
const upper = (code: number): number => {
  const mapped = String.fromCharCode(code).toUpperCase();
  return mapped.length === 1 ? mapped.charCodeAt(0) : code;
};

const lower = (code: number): number => {
  const mapped = String.fromCharCode(code).toLowerCase();
  return mapped.length === 1 ? mapped.charCodeAt(0) : code;
};
const mapped = (text: string, map: (code: number) => number): string =>
  text
    .split("")
    .map((unit) => String.fromCharCode(map(unit.charCodeAt(0))))
    .join("");
/** Unit by unit, so that the length stays. */
export const upperCase = (text: string): string => mapped(text, upper);
export const lowerCase = (text: string): string => mapped(text, lower);

export const stringDdis: readonly Routine[] = [
  ddi("RtlInitUnicodeString", 2, initUnicode),
  ddi("RtlInitUnicodeStringEx", 2, initUnicode),
  ddi("RtlInitString", 2, initAnsi),
  ddi("RtlInitAnsiString", 2, initAnsi),
  ddi("RtlCopyUnicodeString", 2, (k, f) => {
    const at = k.argPointer(f, 0);
    const source = k.argPointer(f, 1);
    k.touch(f, at, k.s.UNICODE_STRING.size, true);
    store(k, f, at, 0, source === 0 ? "" : readUnicodeString(k, f, source));
    return k.returnVoid(f);
  }),
  ddi("RtlAppendUnicodeStringToString", 2, (k, f) => append(k, f, text1(k, f))),
  ddi("RtlAppendUnicodeToString", 2, (k, f) => {
    const source = k.argPointer(f, 1);
    return append(k, f, source === 0 ? "" : readWideZ(k, f, source));
  }),
  ddi("RtlCompareUnicodeString", 3, (k, f) => k.return32(f, compare(text0(k, f), text1(k, f), k.argBool(f, 2)))),
  // (String1, units, String2, units, CaseInSensitive)
  ddi("RtlCompareUnicodeStrings", 5, (k, f) => {
    const [a, b] = [0, 2].map((i) => {
      const size = 2 * Number(k.arg64(f, i + 1));
      if (size > 0) k.touch(f, k.argPointer(f, i), size, false);
      return utf16(k, k.argPointer(f, i), size);
    });
    return k.return32(f, compare(a ?? "", b ?? "", k.argBool(f, 4)));
  }),
  ddi("RtlEqualUnicodeString", 3, (k, f) => k.returnBool(f, compare(text0(k, f), text1(k, f), k.argBool(f, 2)) === 0)),
  ddi("RtlPrefixUnicodeString", 3, (k, f) => {
    const prefix = text0(k, f);
    return k.returnBool(f, compare(prefix, text1(k, f).slice(0, prefix.length), k.argBool(f, 2)) === 0);
  }),
  ddi("RtlCompareString", 3, (k, f) =>
    k.return32(
      f,
      compare(readAnsiString(k, f, k.argPointer(f, 0)), readAnsiString(k, f, k.argPointer(f, 1)), k.argBool(f, 2)),
    ),
  ),
  ddi("RtlEqualString", 3, (k, f) =>
    k.returnBool(
      f,
      compare(readAnsiString(k, f, k.argPointer(f, 0)), readAnsiString(k, f, k.argPointer(f, 1)), k.argBool(f, 2)) ===
        0,
    ),
  ),
  ddi("RtlFreeUnicodeString", 1, freeString),
  ddi("RtlFreeAnsiString", 1, freeString),
  ddi("RtlCreateUnicodeString", 2, (k, f) => {
    const out = k.argPointer(f, 0);
    k.touch(f, out, k.s.UNICODE_STRING.size, true);
    const made = makeUnicodeString(k, out, readWideZ(k, f, k.argPointer(f, 1)), true);
    if (made) ownBlock(k, k.pointerOr0(out + k.s.UNICODE_STRING.Buffer), f);
    return k.returnBool(f, made);
  }),
  ddi("RtlAnsiStringToUnicodeString", 3, (k, f) =>
    give(k, f, k.argPointer(f, 0), readAnsiString(k, f, k.argPointer(f, 1)), k.argBool(f, 2), true),
  ),
  ddi("RtlUnicodeStringToAnsiString", 3, (k, f) => give(k, f, k.argPointer(f, 0), text1(k, f), k.argBool(f, 2), false)),
  ddi("RtlUpcaseUnicodeString", 3, (k, f) => {
    const text = upperCase(text1(k, f));
    return give(k, f, k.argPointer(f, 0), text, k.argBool(f, 2), true, false);
  }),
  ddi("RtlUpcaseUnicodeChar", 1, (k, f) => k.return32(f, upper(k.argU32(f, 0) & 0xffff))),
  ddi("RtlDowncaseUnicodeChar", 1, (k, f) => k.return32(f, lower(k.argU32(f, 0) & 0xffff))),
  ddi("RtlUpperChar", 1, (k, f) => {
    const code = k.argU32(f, 0) & 0xff;
    return k.return32(f, code >= 0x61 && code <= 0x7a ? code - 0x20 : code);
  }),
  ddi("RtlIntegerToUnicodeString", 3, (k, f) => {
    const base = k.argU32(f, 1) === 0 ? 10 : k.argU32(f, 1);
    if (![2, 8, 10, 16].includes(base)) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    return give(k, f, k.argPointer(f, 2), k.argU32(f, 0).toString(base).toUpperCase(), false, true);
  }),
  ddi("RtlUnicodeStringToInteger", 3, (k, f) => {
    const value = readNumber(text0(k, f), k.argU32(f, 1));
    const out = k.argPointer(f, 2);
    if (value === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    k.touch(f, out, 4, true);
    k.m.setU32(out, value);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("RtlStringFromGUID", 2, (k, f) => {
    const text = `{${readGuid(k, f, k.argPointer(f, 0)).toUpperCase()}}`;
    return give(k, f, k.argPointer(f, 1), text, true, true);
  }),
  ddi("RtlGUIDFromString", 2, (k, f) => {
    const parts = /^\{([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\}$/i.exec(text0(k, f));
    const out = k.argPointer(f, 1);
    if (parts === null) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    k.touch(f, out, k.s.GUID.size, true);
    k.m.setU32(out, Number.parseInt(parts[1] ?? "", 16));
    k.m.setU16(out + k.s.GUID.Data2, Number.parseInt(parts[2] ?? "", 16));
    k.m.setU16(out + k.s.GUID.Data3, Number.parseInt(parts[3] ?? "", 16));
    const tail = `${parts[4] ?? ""}${parts[5] ?? ""}`;
    for (let i = 0; i < 8; i++) k.m.u8[out + k.s.GUID.Data4 + i] = Number.parseInt(tail.slice(2 * i, 2 * i + 2), 16);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
];

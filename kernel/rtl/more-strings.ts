// Counted strings once more: strings of bytes and of UTF-8, hashes, numbers, copies, and whether a string is well formed.
import { Frame } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { fromUtf8, toUtf8 } from "./encodings.ts";
import { freeString, give, lowerCase, readNumber, upperCase } from "./strings.ts";
import { readAnsiString, readAnsiZ, readUnicodeString, setUnicodeString, writeLatin1 } from "./unicode.ts";

/** The longest text that a counted string of bytes can describe with the zero behind it. */
const longest = 65_534;
/** Multiplier of HASH_STRING_ALGORITHM_X65599, which is also the default. */
const hashFactor = 65_599;
const duplicate = { nullTerminate: 1, allocateNullString: 2 } as const;

/** Small letters of the ASCII part only: what upper case means for bytes. */
const upperBytes = (text: string): string => text.replace(/[a-z]/g, (letter) => letter.toUpperCase());

/** (Destination, Source): as much as fits. */
function copy(map: (text: string) => string): Body {
  return (k, f) => {
    const out = k.argPointer(f, 0);
    const from = k.argPointer(f, 1);
    const layout = k.s.UNICODE_STRING;
    k.touch(f, out, layout.size, true);
    const text = from === 0 ? "" : map(readAnsiString(k, f, from)).slice(0, k.m.u16(out + layout.MaximumLength));
    const buffer = k.pointerAt(f, out + layout.Buffer);
    if (text.length > 0) k.touch(f, buffer, text.length, true);
    writeLatin1(k, buffer, text);
    k.m.setU16(out + layout.Length, text.length);
    return k.returnVoid(f);
  };
}

function append(k: Kernel, f: Offset): Outcome {
  const out = k.argPointer(f, 0);
  const layout = k.s.UNICODE_STRING;
  k.touch(f, out, layout.size, true);
  const text = readAnsiString(k, f, k.argPointer(f, 1));
  const length = k.m.u16(out + layout.Length);
  if (length + text.length > k.m.u16(out + layout.MaximumLength)) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  const end = k.pointerAt(f, out + layout.Buffer) + length;
  if (text.length > 0) k.touch(f, end, text.length, true);
  writeLatin1(k, end, text);
  k.m.setU16(out + layout.Length, length + text.length);
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** `strict`: says that a text is too long, instead of describing its beginning. */
function init(strict: boolean): Body {
  return (k, f) => {
    const out = k.argPointer(f, 0);
    const from = k.argPointer(f, 1);
    k.touch(f, out, k.s.UNICODE_STRING.size, true);
    const length = from === 0 ? 0 : readAnsiZ(k, f, from, longest + 1).length;
    if (strict && length > longest) return k.return32(f, nt.STATUS_NAME_TOO_LONG);
    const described = Math.min(length, longest);
    setUnicodeString(k, out, from, described, from === 0 ? 0 : described + 1);
    return k.return32(f, nt.STATUS_SUCCESS);
  };
}

/** (String, CaseInSensitive, HashAlgorithm, HashValue) */
function hash(k: Kernel, f: Offset): Outcome {
  const text = readUnicodeString(k, f, k.argPointer(f, 0));
  const algorithm = k.argU32(f, 2);
  const out = k.argPointer(f, 3);
  if (algorithm > 1 || out === 0) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  k.touch(f, out, 4, true);
  let value = 0;
  for (const unit of (k.argBool(f, 1) ? upperCase(text) : text).split(""))
    value = (Math.imul(value, hashFactor) + unit.charCodeAt(0)) >>> 0;
  k.m.setU32(out, value);
  return k.return32(f, nt.STATUS_SUCCESS);
}

function wellFormed(k: Kernel, f: Offset, at: Offset): boolean {
  const layout = k.s.UNICODE_STRING;
  k.touch(f, at, layout.size, false);
  const length = k.m.u16(at + layout.Length);
  const maximum = k.m.u16(at + layout.MaximumLength);
  if (length % 2 !== 0 || maximum % 2 !== 0 || length > maximum) return false;
  return maximum === 0 || k.m.u64(at + layout.Buffer) !== 0n;
}

/** (Flags, StringIn, StringOut) */
function duplicateString(k: Kernel, f: Offset): Outcome {
  const flags = k.argU32(f, 0);
  const from = k.argPointer(f, 1);
  const out = k.argPointer(f, 2);
  const zero = (flags & duplicate.nullTerminate) !== 0;
  const evenEmpty = (flags & duplicate.allocateNullString) !== 0;
  if (flags > 3 || (evenEmpty && !zero) || out === 0 || from === 0 || !wellFormed(k, f, from))
    return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  k.touch(f, out, k.s.UNICODE_STRING.size, true);
  const text = readUnicodeString(k, f, from);
  if (text === "" && !evenEmpty) {
    setUnicodeString(k, out, 0, 0, 0);
    return k.return32(f, nt.STATUS_SUCCESS);
  }
  const given = give(k, f, out, text, true, true);
  if (!zero && k.pointerOr0(out + k.s.UNICODE_STRING.Buffer) !== 0)
    k.m.setU16(out + k.s.UNICODE_STRING.MaximumLength, 2 * text.length);
  return given;
}

/** (String, Base, Value) */
function charToInteger(k: Kernel, f: Offset): Outcome {
  const value = readNumber(readAnsiZ(k, f, k.argPointer(f, 0)), k.argU32(f, 1));
  const out = k.argPointer(f, 2);
  if (value === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  k.touch(f, out, 4, true);
  k.m.setU32(out, value);
  return k.return32(f, nt.STATUS_SUCCESS);
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** A conversion that replaced something says so, unless it went wrong anyway. */
function told(k: Kernel, f: Offset, outcome: Outcome, whole: boolean): Outcome {
  return whole || k.m.u32(f + Frame.result) !== nt.STATUS_SUCCESS ? outcome : k.return32(f, nt.STATUS_SOME_NOT_MAPPED);
}

export const moreStringDdis: readonly Routine[] = [
  ddi("RtlInitStringEx", 2, init(true)),
  ddi("RtlInitAnsiStringEx", 2, init(true)),
  ddi("RtlInitUTF8String", 2, init(false)),
  ddi("RtlInitUTF8StringEx", 2, init(true)),
  ddi(
    "RtlCopyString",
    2,
    copy((text) => text),
  ),
  ddi("RtlUpperString", 2, copy(upperBytes)),
  ddi("RtlAppendStringToString", 2, append),
  ddi("RtlPrefixString", 3, (k, f) => {
    const read = (i: number) => {
      const text = readAnsiString(k, f, k.argPointer(f, i));
      return k.argBool(f, 2) ? upperBytes(text) : text;
    };
    return k.returnBool(f, read(1).startsWith(read(0)));
  }),
  ddi("RtlHashUnicodeString", 4, hash),
  ddi("RtlDowncaseUnicodeString", 3, (k, f) => {
    const text = lowerCase(readUnicodeString(k, f, k.argPointer(f, 1)));
    return give(k, f, k.argPointer(f, 0), text, k.argBool(f, 2), true, false);
  }),
  ddi("RtlInt64ToUnicodeString", 3, (k, f) => {
    const base = k.argU32(f, 1) === 0 ? 10 : k.argU32(f, 1);
    if (![2, 8, 10, 16].includes(base)) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    return give(k, f, k.argPointer(f, 2), k.arg64(f, 0).toString(base).toUpperCase(), false, true);
  }),
  ddi("RtlCharToInteger", 3, charToInteger),
  ddi("RtlDuplicateUnicodeString", 3, duplicateString),
  ddi("RtlValidateUnicodeString", 2, (k, f) => {
    const valid = k.argU32(f, 0) === 0 && wellFormed(k, f, k.argPointer(f, 1));
    return k.return32(f, valid ? nt.STATUS_SUCCESS : nt.STATUS_INVALID_PARAMETER);
  }),
  ddi("RtlUTF8StringToUnicodeString", 3, (k, f) => {
    const { text, whole } = fromUtf8(bytesOf(readAnsiString(k, f, k.argPointer(f, 1))));
    return told(k, f, give(k, f, k.argPointer(f, 0), text, k.argBool(f, 2), true), whole);
  }),
  ddi("RtlUnicodeStringToUTF8String", 3, (k, f) => {
    const { bytes, whole } = toUtf8(readUnicodeString(k, f, k.argPointer(f, 1)));
    const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
    return told(k, f, give(k, f, k.argPointer(f, 0), text, k.argBool(f, 2), false), whole);
  }),
  ddi("RtlFreeUTF8String", 1, freeString),
  ddi("RtlxAnsiStringToUnicodeSize", 1, (k, f) => {
    k.touch(f, k.argPointer(f, 0), k.s.UNICODE_STRING.size, false);
    return k.return32(f, 2 * (k.m.u16(k.argPointer(f, 0) + k.s.UNICODE_STRING.Length) + 1));
  }),
  ddi("RtlxUnicodeStringToAnsiSize", 1, (k, f) => {
    k.touch(f, k.argPointer(f, 0), k.s.UNICODE_STRING.size, false);
    return k.return32(f, (k.m.u16(k.argPointer(f, 0) + k.s.UNICODE_STRING.Length) >> 1) + 1);
  }),
];

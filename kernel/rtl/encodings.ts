// Runs of characters, without a counted string around them, from one encoding to another: UTF-8 and the ANSI code page, which is
// Windows-1252 by its ASCII and Latin-1 part. UTF-8 that is malformed, and half surrogate pairs, become U+FFFD.
import * as nt from "../constants.ts";
import { type Body, ddi, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { upperCase } from "./strings.ts";
import { latin1, utf16, writeLatin1, writeUtf16 } from "./unicode.ts";

/** Text, and whether all of it was well formed. */
export function fromUtf8(bytes: Uint8Array): { text: string; whole: boolean } {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), whole: true };
  } catch {
    return { text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes), whole: false };
  }
}
export function toUtf8(text: string): { bytes: Uint8Array; whole: boolean } {
  return { bytes: new TextEncoder().encode(text), whole: !/\p{Surrogate}/u.test(text) };
}
/** What the code page does not have becomes a question mark. */
export const toAnsi = (text: string): string => text.replace(/[^\0-\xff]/gu, "?");

function source(k: Kernel, f: Offset, i: number): { at: Offset; length: number } {
  const at = k.argPointer(f, i);
  const length = k.argU32(f, i + 1);
  if (at !== 0 && length > 0) k.touch(f, at, length, false);
  return { at, length };
}

/** (Destination, MaxBytes, ActualBytes, Source, SourceBytes): whole characters as far as they fit; only the count without destination. */
function unicodeAndUtf8(toUnicode: boolean): Body {
  return (k, f) => {
    const destination = k.argPointer(f, 0);
    const room = k.argU32(f, 1);
    const actual = k.argPointer(f, 2);
    const { at, length } = source(k, f, 3);
    if (at === 0) return k.return32(f, nt.STATUS_INVALID_PARAMETER_4);
    if (actual === 0) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    k.touch(f, actual, 4, true);
    if (!toUnicode && length % 2 !== 0) return k.return32(f, nt.STATUS_INVALID_PARAMETER_5);
    const read = toUnicode ? fromUtf8(k.m.u8.slice(at, at + length)) : { text: utf16(k, at, length), whole: true };
    const made = toUtf8(read.text);
    const whole = read.whole && made.whole;
    const size = (text: string) => (toUnicode ? 2 * text.length : toUtf8(text).bytes.length);
    let fitting = read.text;
    if (destination !== 0 && size(fitting) > room) {
      let used = 0;
      fitting = "";
      for (const character of read.text) {
        used += size(character);
        if (used > room) break;
        fitting += character;
      }
    }
    const bytes = size(fitting);
    k.m.setU32(actual, bytes);
    if (destination !== 0 && bytes > 0) {
      k.touch(f, destination, bytes, true);
      if (toUnicode) writeUtf16(k, destination, fitting);
      else k.m.u8.set(toUtf8(fitting).bytes, destination);
    }
    if (fitting.length < read.text.length) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
    return k.return32(f, whole ? nt.STATUS_SUCCESS : nt.STATUS_SOME_NOT_MAPPED);
  };
}

/** (Destination, MaxBytes, ActualBytes, Source, SourceBytes): cut off without a word where the room ends. */
export function runs(toUnicode: boolean, map: (text: string) => string): Body {
  return (k, f) => {
    const destination = k.argPointer(f, 0);
    const room = k.argU32(f, 1);
    const actual = k.argPointer(f, 2);
    const { at, length } = source(k, f, 3);
    const text = map(toUnicode ? latin1(k, at, length) : utf16(k, at, length));
    const unit = toUnicode ? 2 : 1;
    const fitting = text.slice(0, Math.floor(room / unit));
    const bytes = unit * fitting.length;
    if (bytes > 0) k.touch(f, destination, bytes, true);
    if (toUnicode) writeUtf16(k, destination, fitting);
    else writeLatin1(k, destination, fitting);
    if (actual !== 0) {
      k.touch(f, actual, 4, true);
      k.m.setU32(actual, bytes);
    }
    return k.return32(f, nt.STATUS_SUCCESS);
  };
}

/** (ActualBytes, Source, SourceBytes) */
function sizeOf(measure: (bytes: number) => number): Body {
  return (k, f) => {
    const out = k.argPointer(f, 0);
    k.touch(f, out, 4, true);
    k.m.setU32(out, measure(source(k, f, 1).length));
    return k.return32(f, nt.STATUS_SUCCESS);
  };
}

const same = (text: string): string => text;

export const encodingDdis: readonly Routine[] = [
  ddi("RtlUTF8ToUnicodeN", 5, unicodeAndUtf8(true)),
  ddi("RtlUnicodeToUTF8N", 5, unicodeAndUtf8(false)),
  ddi("RtlMultiByteToUnicodeN", 5, runs(true, same)),
  ddi("RtlUnicodeToMultiByteN", 5, runs(false, toAnsi)),
  ddi(
    "RtlUpcaseUnicodeToMultiByteN",
    5,
    runs(false, (text) => toAnsi(upperCase(text))),
  ),
  ddi(
    "RtlMultiByteToUnicodeSize",
    3,
    sizeOf((bytes) => 2 * bytes),
  ),
  ddi(
    "RtlUnicodeToMultiByteSize",
    3,
    sizeOf((bytes) => bytes >> 1),
  ),
];

// Strings of the OEM code page, which is 437 on this machine (NlsOemCodePage), as file systems and old programs have them: to and from
// Unicode, as counted strings with or without a zero at their end, and as runs of bytes.
import { type Body, ddi, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { runs } from "./encodings.ts";
import { freeString, give, upperCase } from "./strings.ts";
import { readAnsiString, readUnicodeString } from "./unicode.ts";

/** What the bytes from 0x80 on stand for in code page 437. */
const high =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0";
const codes: ReadonlyMap<string, string> = new Map(
  [...high].map((character, i) => [character, String.fromCharCode(0x80 + i)]),
);

/** Bytes are characters up to 0xff here. */
export const fromOem = (bytes: string): string =>
  bytes.replace(/[\x80-\xff]/g, (byte) => high[byte.charCodeAt(0) - 0x80] ?? byte);
/** What the code page does not have becomes a question mark. */
export const toOem = (text: string): string => text.replace(/[^\0-\x7f]/gu, (character) => codes.get(character) ?? "?");
/** In upper case as the code page has it: a letter whose upper case it lacks stays. */
const toUpperOem = (text: string): string =>
  [...text]
    .map((one) => (codes.has(one) && toOem(upperCase(one)) === "?" ? toOem(one) : toOem(upperCase(one))))
    .join("");

/** (DestinationString, SourceString, AllocateDestinationString) */
const toUnicode =
  (terminated: boolean): Body =>
  (k, f) =>
    give(
      k,
      f,
      k.argPointer(f, 0),
      fromOem(readAnsiString(k, f, k.argPointer(f, 1))),
      k.argBool(f, 2),
      true,
      terminated,
    );
const toBytes =
  (terminated: boolean, map: (text: string) => string): Body =>
  (k, f) =>
    give(
      k,
      f,
      k.argPointer(f, 0),
      map(readUnicodeString(k, f, k.argPointer(f, 1))),
      k.argBool(f, 2),
      false,
      terminated,
    );

const lengthAt = (k: Kernel, f: Offset): number => {
  const at = k.argPointer(f, 0);
  k.touch(f, at, k.s.UNICODE_STRING.size, false);
  return k.m.u16(at + k.s.UNICODE_STRING.Length);
};

export const oemDdis: readonly Routine[] = [
  ddi("RtlOemStringToUnicodeString", 3, toUnicode(true)),
  ddi("RtlOemStringToCountedUnicodeString", 3, toUnicode(false)),
  ddi("RtlUnicodeStringToOemString", 3, toBytes(true, toOem)),
  ddi("RtlUnicodeStringToCountedOemString", 3, toBytes(false, toOem)),
  ddi("RtlUpcaseUnicodeStringToOemString", 3, toBytes(true, toUpperOem)),
  ddi("RtlUpcaseUnicodeStringToCountedOemString", 3, toBytes(false, toUpperOem)),
  ddi("RtlFreeOemString", 1, freeString),
  ddi("RtlxOemStringToUnicodeSize", 1, (k, f) => k.return32(f, 2 * (lengthAt(k, f) + 1))),
  ddi("RtlxUnicodeStringToOemSize", 1, (k, f) => k.return32(f, lengthAt(k, f) / 2 + 1)),
  ddi("RtlOemToUnicodeN", 5, runs(true, fromOem)),
  ddi("RtlUnicodeToOemN", 5, runs(false, toOem)),
  ddi("RtlUpcaseUnicodeToOemN", 5, runs(false, toUpperOem)),
];

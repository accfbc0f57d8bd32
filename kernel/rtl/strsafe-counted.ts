// The safe string functions of ntstrsafe.h for UNICODE_STRINGs, which need no final zero: text may fill the buffer to its
// MaximumLength. Text beyond is cut and STATUS_BUFFER_OVERFLOW given; strings that contradict themselves are refused.
import { type Body, ddi, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import {
  atMost,
  counted,
  countedString,
  fillBytes,
  flag,
  mostCountedCharacters,
  nullsOf,
  printed,
  type Source,
  safe,
  zeroTerminated,
} from "./strsafe-source.ts";
import { readWideZ, setUnicodeString, writeUtf16 } from "./unicode.ts";

/** Of an Ex function the string that gets what remains, and the flags, are parameters `extended` and the next. */
function write(source: Source, append: boolean, extended?: number): Body {
  return (k, f) => {
    const flags = extended === undefined ? 0 : k.argU32(f, extended + 1);
    const nulls = nullsOf(extended !== undefined, flags);
    const string = k.argPointer(f, 0);
    if (string === 0 && nulls === "refused") return k.return32(f, safe.invalid);
    const none = { length: 0, maximum: 0, buffer: 0 };
    const target = string === 0 && nulls === "empty" ? none : countedString(k, f, string);
    if (target === undefined) return k.return32(f, safe.invalid);
    const { buffer, maximum } = target;
    const start = append ? target.length : 0;
    const room = (maximum - start) / 2;
    const text = (flags & ~flag.known) === 0 ? source(k, f, room + 1, nulls) : undefined;

    if (text === undefined || (maximum === 0 && text !== "")) {
      spoil(k, f, string, target, flags);
      return k.return32(f, safe.invalid);
    }
    const fits = text.length <= room;
    let { length } = target;
    if (fits || (flags & flag.noTruncation) === 0) {
      const kept = text.slice(0, room);
      length = start + 2 * kept.length;
      if (kept !== "") k.touch(f, buffer + start, 2 * kept.length, true);
      writeUtf16(k, buffer + start, kept);
      setLength(k, f, string, length);
    }
    if (!fits) length = spoil(k, f, string, target, flags) ?? length;
    else if ((flags & flag.fillBehind) !== 0) fillBytes(k, f, buffer + length, maximum - length, flags);
    const remaining = extended === undefined ? 0 : k.argPointer(f, extended);
    if (remaining !== 0) {
      k.touch(f, remaining, k.s.UNICODE_STRING.size, true);
      setUnicodeString(k, remaining, buffer + length, 0, maximum - length);
    }
    return k.return32(f, fits ? safe.success : safe.overflow);
  };
}

/** What the flags ask for when a function fails; the length in bytes that this leaves, if any was asked for. */
function spoil(
  k: Kernel,
  f: Offset,
  string: Offset,
  { maximum, buffer }: { readonly maximum: number; readonly buffer: Offset },
  flags: number,
): number | undefined {
  if ((flags & (flag.fillOnFailure | flag.nullOnFailure)) === 0) return undefined;
  if ((flags & flag.fillOnFailure) !== 0) fillBytes(k, f, buffer, maximum, flags);
  setLength(k, f, string, 0);
  return 0;
}

function setLength(k: Kernel, f: Offset, string: Offset, length: number): void {
  if (string === 0) return;
  k.touch(f, string, k.s.UNICODE_STRING.size, true);
  k.m.setU16(string + k.s.UNICODE_STRING.Length, length);
}

/** The string gets the text's own address. Its MaximumLength counts the final zero, so the longest text is 32,766 characters. */
const init =
  (extended: boolean): Body =>
  (k, f) => {
    const flags = extended ? k.argU32(f, 2) : 0;
    const string = k.argPointer(f, 0);
    const at = k.argPointer(f, 1);
    const missing = string === 0 && (at !== 0 || (flags & flag.ignoreNulls) === 0);
    if (missing || (flags & ~flag.known) !== 0) return k.return32(f, safe.invalid);
    const length = at === 0 ? 0 : 2 * readWideZ(k, f, at, mostCountedCharacters).length;
    if (length >= 2 * mostCountedCharacters) return k.return32(f, safe.invalid);
    if (string !== 0) {
      k.touch(f, string, k.s.UNICODE_STRING.size, true);
      setUnicodeString(k, string, at, length, at === 0 ? 0 : length + 2);
    }
    return k.return32(f, safe.success);
  };

const validate =
  (extended: boolean): Body =>
  (k, f) => {
    const flags = extended ? k.argU32(f, 1) : 0;
    const string = k.argPointer(f, 0);
    if ((flags & ~flag.known) !== 0) return k.return32(f, safe.invalid);
    const valid =
      string === 0 && extended ? (flags & flag.ignoreNulls) !== 0 : countedString(k, f, string) !== undefined;
    return k.return32(f, valid ? safe.success : safe.invalid);
  };

/** RtlUnicodeStringCopy and RtlUnicodeStringCat with their forms. */
function family(verb: "Copy" | "Cat", append: boolean): Routine[] {
  return [false, true].flatMap((zero) => {
    const source = zero ? zeroTerminated(1, true) : counted(1);
    const kind = zero ? "String" : "";
    const whole = `RtlUnicodeString${verb}${kind}`;
    const units = [
      { unit: "Cch", size: 1 },
      { unit: "Cb", size: 2 },
    ];
    return [
      ddi(whole, 2, write(source, append)),
      ddi(`${whole}Ex`, 4, write(source, append, 2)),
      ...units.flatMap(({ unit, size }) => {
        const some = atMost(2, size, mostCountedCharacters, source);
        const name = `RtlUnicodeString${unit}${verb}${kind}N`;
        return [ddi(name, 3, write(some, append)), ddi(`${name}Ex`, 5, write(some, append, 3))];
      }),
    ];
  });
}

export const countedSafeStringDdis: readonly Routine[] = [
  ddi("RtlUnicodeStringInit", 2, init(false)),
  ddi("RtlUnicodeStringInitEx", 3, init(true)),
  ddi("RtlUnicodeStringValidate", 1, validate(false)),
  ddi("RtlUnicodeStringValidateEx", 2, validate(true)),
  ...family("Copy", false),
  ...family("Cat", true),
  ddi("RtlUnicodeStringPrintf", 2, write(printed(1, true, false), false)),
  ddi("RtlUnicodeStringPrintfEx", 4, write(printed(3, true, false), false, 1)),
  ddi("RtlUnicodeStringVPrintf", 3, write(printed(1, true, true), false)),
  ddi("RtlUnicodeStringVPrintfEx", 5, write(printed(3, true, true), false, 1)),
];

// The safe string functions of ntstrsafe.h for text that ends in a zero. Each gives STATUS_BUFFER_OVERFLOW with as much as fits
// and a final zero, or STATUS_INVALID_PARAMETER for sizes of 0 or beyond NTSTRSAFE_MAX_CCH. The Ex functions also say where the
// text ends and how much is left, and do with the rest of the buffer, with failures and with NULL what their flags ask for.
import { type Body, ddi, type Routine, slot } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { countedSafeStringDdis } from "./strsafe-counted.ts";
import {
  atMost,
  counted,
  fillBytes,
  flag,
  formatted,
  mostCharacters,
  nullsOf,
  printed,
  type Source,
  safe,
  sizeOf,
  zeroTerminated,
} from "./strsafe-source.ts";
import { readAnsiZ, readWideZ, writeLatin1, writeUtf16 } from "./unicode.ts";

interface Kind {
  readonly wide: boolean;
  /** Sizes are bytes, not characters. */
  readonly bytes: boolean;
}
const unitOf = (kind: Kind): number => (kind.wide ? 2 : 1);
/** Bytes that one step of a size parameter stands for. */
const stepOf = (kind: Kind): number => (kind.bytes ? 1 : unitOf(kind));
const read = (k: Kernel, f: Offset, at: Offset, kind: Kind, limit?: number): string =>
  kind.wide ? readWideZ(k, f, at, limit) : readAnsiZ(k, f, at, limit);

/** The buffer of parameters 0 and 1. */
interface Buffer {
  readonly at: Offset;
  readonly unit: number;
  readonly bytes: number;
  readonly characters: number;
}

/** Of an Ex function the end, what remains and the flags are parameters `extended` and the next two. */
function write(kind: Kind, source: Source, append: boolean, extended?: number): Body {
  const unit = unitOf(kind);
  return (k, f) => {
    const flags = extended === undefined ? 0 : k.argU32(f, extended + 2);
    const nulls = nullsOf(extended !== undefined, flags);
    const at = k.argPointer(f, 0);
    const bytes = sizeOf(k, f, 1) * stepOf(kind);
    const characters = Math.floor(bytes / unit);
    if (characters > mostCharacters || (nulls === "empty" ? at === 0 && bytes > 0 : characters === 0)) {
      return k.return32(f, safe.invalid);
    }
    if (at === 0 && nulls === "refused") return k.return32(f, safe.invalid);
    const buffer = { at, unit, bytes, characters };
    const start = append && characters > 0 ? read(k, f, at, kind, characters).length : 0;
    const room = characters - start;
    const known = (flags & ~flag.known) === 0 && (room > 0 || characters === 0);
    const text = known ? source(k, f, Math.max(room, 1), nulls) : undefined;

    if (text === undefined || (characters === 0 && text !== "")) {
      spoil(k, f, buffer, flags);
      return k.return32(f, safe.invalid);
    }
    const fits = text.length < room || characters === 0;
    const kept = fits ? text : text.slice(0, room - 1);
    let end = start;
    if (characters > 0 && (fits || (flags & flag.noTruncation) === 0)) {
      end += kept.length;
      const target = at + unit * start;
      k.touch(f, target, unit * (kept.length + 1), true);
      if (kind.wide) writeUtf16(k, target, `${kept}\0`);
      else writeLatin1(k, target, `${kept}\0`);
    }
    if (!fits) end = spoil(k, f, buffer, flags) ?? end;
    else if ((flags & flag.fillBehind) !== 0) {
      fillBytes(k, f, at + unit * (end + 1), bytes - unit * (end + 1), flags);
    }
    if (extended !== undefined) {
      const endOut = k.argPointer(f, extended);
      if (endOut !== 0) {
        k.touch(f, endOut, 8, true);
        k.setPointer(endOut, at === 0 ? 0 : at + unit * end);
      }
      giveSize(k, f, extended + 1, kind.bytes ? bytes - unit * end : characters - end);
    }
    return k.return32(f, fits ? safe.success : safe.overflow);
  };
}

/** What the flags ask for when a function fails; the end of the text that this leaves, if any was asked for. */
function spoil(k: Kernel, f: Offset, { at, unit, characters }: Buffer, flags: number): number | undefined {
  if (characters === 0 || (flags & (flag.fillOnFailure | flag.nullOnFailure)) === 0) return undefined;
  let end = 0;
  if ((flags & flag.fillOnFailure) !== 0) {
    fillBytes(k, f, at, unit * characters, flags);
    if ((flags & flag.fillByte) !== 0) end = characters - 1;
  }
  if ((flags & flag.nullOnFailure) !== 0) end = 0;
  fillBytes(k, f, at + unit * end, unit, 0);
  return end;
}

function giveSize(k: Kernel, f: Offset, i: number, value: number): void {
  const out = k.argPointer(f, i);
  if (out === 0) return;
  k.touch(f, out, 8, true);
  k.m.setU64(out, BigInt(value));
}

const length =
  (kind: Kind): Body =>
  (k, f) => {
    const limit = Math.floor((sizeOf(k, f, 1) * stepOf(kind)) / unitOf(kind));
    const at = k.argPointer(f, 0);
    if (at === 0 || limit > mostCharacters) return k.return32(f, safe.invalid);
    const text = read(k, f, at, kind, limit);
    if (text.length >= limit) return k.return32(f, safe.invalid);
    giveSize(k, f, 2, (text.length * unitOf(kind)) / stepOf(kind));
    return k.return32(f, safe.success);
  };

function family(prefix: string, suffix: string, kind: Kind): Routine[] {
  const text = zeroTerminated(2, kind.wide);
  const some = atMost(3, unitOf(kind) / stepOf(kind), mostCharacters, text);
  return [
    ...[false, true].flatMap((append) => {
      const name = `${prefix}${append ? "Cat" : "Copy"}`;
      return [
        ddi(`${name}${suffix}`, 3, write(kind, text, append)),
        ddi(`${name}Ex${suffix}`, 6, write(kind, text, append, 3)),
        ddi(`${name}N${suffix}`, 4, write(kind, some, append)),
        ddi(`${name}NEx${suffix}`, 7, write(kind, some, append, 4)),
      ];
    }),
    ddi(`${prefix}Printf${suffix}`, 3, write(kind, printed(2, kind.wide, false), false)),
    ddi(`${prefix}PrintfEx${suffix}`, 6, write(kind, printed(5, kind.wide, false), false, 2)),
    ddi(`${prefix}VPrintf${suffix}`, 4, write(kind, printed(2, kind.wide, true), false)),
    ddi(`${prefix}VPrintfEx${suffix}`, 7, write(kind, printed(5, kind.wide, true), false, 2)),
    ddi(`${prefix}Length${suffix}`, 3, length(kind)),
  ];
}

/** For text of 16-bit characters only. */
function wideFamily(unit: "Cch" | "Cb", kind: Kind): Routine[] {
  return [
    ddi(`RtlUnalignedString${unit}LengthW`, 3, length(kind)),
    ddi(`RtlString${unit}CopyUnicodeString`, 3, write(kind, counted(2), false)),
    ddi(`RtlString${unit}CopyUnicodeStringEx`, 6, write(kind, counted(2), false, 3)),
  ];
}

/** swprintf and its kin: (buffer, [count,] format, …). A negative result says that it did not fit. */
function wideFormat(limited: boolean, list: boolean): Body {
  return (k, f) => {
    const at = k.argPointer(f, 0);
    const limit = limited ? Number(k.arg64(f, 1) & 0xffff_ffffn) : mostCharacters;
    const first = limited ? 2 : 1;
    const template = readWideZ(k, f, k.argPointer(f, first));
    const slots = list ? k.argPointer(f, first + 1) : slot(f, first + 1);
    const text = formatted(k, f, template, slots, true);
    const fits = text.length <= limit;
    const written = fits && text.length < limit ? `${text}\0` : text.slice(0, limit);
    if (written.length > 0) k.touch(f, at, 2 * written.length, true);
    writeUtf16(k, at, written);
    return k.return32(f, fits ? text.length : -1);
  };
}

export const safeStringDdis: readonly Routine[] = [
  ...family("RtlStringCch", "A", { wide: false, bytes: false }),
  ...family("RtlStringCch", "W", { wide: true, bytes: false }),
  ...family("RtlStringCb", "A", { wide: false, bytes: true }),
  ...family("RtlStringCb", "W", { wide: true, bytes: true }),
  ...wideFamily("Cch", { wide: true, bytes: false }),
  ...wideFamily("Cb", { wide: true, bytes: true }),
  ...countedSafeStringDdis,
  ddi("swprintf", 2, wideFormat(false, false)),
  ddi("_snwprintf", 3, wideFormat(true, false)),
  ddi("_vsnwprintf", 4, wideFormat(true, true)),
];

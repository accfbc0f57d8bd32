// The safe string functions of ntstrsafe.h. Each gives STATUS_BUFFER_OVERFLOW with as much as fits and a final zero, or
// STATUS_INVALID_PARAMETER for sizes of 0 or beyond NTSTRSAFE_MAX_CCH.
import { format } from "../crt/index.ts";
import { type Body, ddi, type Outcome, type Routine, slot } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { accessOf } from "./format.ts";
import { readAnsiZ, readUnicodeString, readWideZ, writeLatin1, writeUtf16 } from "./unicode.ts";

const overflow = 0x8000_0005;
const invalid = 0xc000_000d;
const most = 2_147_483_647;

interface Kind {
  readonly wide: boolean;
  /** Sizes are bytes, not characters. */
  readonly bytes: boolean;
}

const read = (k: Kernel, f: Offset, at: Offset, kind: Kind, limit?: number): string =>
  kind.wide ? readWideZ(k, f, at, limit) : readAnsiZ(k, f, at, limit);

/** Characters of room at parameter `i`. */
function room(k: Kernel, f: Offset, i: number, kind: Kind): number {
  const size = Number(k.arg64(f, i) > BigInt(most) * 2n ? BigInt(most) * 2n : k.arg64(f, i));
  return kind.bytes && kind.wide ? Math.floor(size / 2) : size;
}

function put(k: Kernel, f: Offset, kind: Kind, start: number, text: string): Outcome {
  const characters = room(k, f, 1, kind);
  if (characters === 0 || characters > most) return k.return32(f, invalid);
  const at = k.argPointer(f, 0);
  const fitting = text.slice(0, Math.max(0, characters - 1 - start));
  const unit = kind.wide ? 2 : 1;
  k.touch(f, at + unit * start, unit * (fitting.length + 1), true);
  if (kind.wide) writeUtf16(k, at + 2 * start, `${fitting}\0`);
  else writeLatin1(k, at + start, `${fitting}\0`);
  return k.return32(f, fitting.length === text.length ? 0 : overflow);
}

const copy =
  (kind: Kind, limited: boolean): Body =>
  (k, f) =>
    put(k, f, kind, 0, read(k, f, k.argPointer(f, 2), kind, limited ? room(k, f, 3, kind) : undefined));

const cat =
  (kind: Kind, limited: boolean): Body =>
  (k, f) => {
    const characters = room(k, f, 1, kind);
    const there = read(k, f, k.argPointer(f, 0), kind, Math.min(characters, 65_536));
    if (there.length >= characters) return k.return32(f, invalid);
    return put(
      k,
      f,
      kind,
      there.length,
      read(k, f, k.argPointer(f, 2), kind, limited ? room(k, f, 3, kind) : undefined),
    );
  };

export function formatted(k: Kernel, f: Offset, template: string, slots: Offset, wide: boolean): string {
  let next = slots;
  const args = {
    next: () => {
      next += 8;
      return k.m.u64(next - 8);
    },
  };
  const units = Array.from({ length: template.length }, (_, i) => template.charCodeAt(i));
  const out = format(accessOf(k, f), units, args, { wide, pointers: "microsoft" });
  let text = "";
  for (const unit of out) text += String.fromCharCode(unit);
  return text;
}

const print =
  (kind: Kind, list: boolean): Body =>
  (k, f) => {
    const template = read(k, f, k.argPointer(f, 2), kind);
    const slots = list ? k.argPointer(f, 3) : slot(f, 3);
    return put(k, f, kind, 0, formatted(k, f, template, slots, kind.wide));
  };

const length =
  (kind: Kind): Body =>
  (k, f) => {
    const limit = room(k, f, 1, kind);
    const out = k.argPointer(f, 2);
    const at = k.argPointer(f, 0);
    if (at === 0 || limit > most) return k.return32(f, invalid);
    const text = read(k, f, at, kind, limit);
    if (text.length >= limit) return k.return32(f, invalid);
    if (out !== 0) {
      k.touch(f, out, 8, true);
      k.m.setU64(out, BigInt(kind.bytes && kind.wide ? 2 * text.length : text.length));
    }
    return k.return32(f, 0);
  };

function family(prefix: string, suffix: string, kind: Kind): Routine[] {
  return [
    ddi(`${prefix}Copy${suffix}`, 3, copy(kind, false)),
    ddi(`${prefix}CopyN${suffix}`, 4, copy(kind, true)),
    ddi(`${prefix}Cat${suffix}`, 3, cat(kind, false)),
    ddi(`${prefix}CatN${suffix}`, 4, cat(kind, true)),
    ddi(`${prefix}Printf${suffix}`, 3, print(kind, false)),
    ddi(`${prefix}VPrintf${suffix}`, 4, print(kind, true)),
    ddi(`${prefix}Length${suffix}`, 3, length(kind)),
  ];
}

/** Into a UNICODE_STRING behind `start` bytes, cut to its MaximumLength. */
function putCounted(k: Kernel, f: Offset, start: number, text: string): Outcome {
  const layout = k.s.UNICODE_STRING;
  const at = k.argPointer(f, 0);
  k.touch(f, at, layout.size, true);
  const characters = (k.m.u16(at + layout.MaximumLength) - start) >> 1;
  const fitting = text.slice(0, Math.max(0, characters));
  const buffer = k.pointerAt(f, at + layout.Buffer);
  if (fitting.length > 0) k.touch(f, buffer + start, 2 * fitting.length, true);
  writeUtf16(k, buffer + start, fitting);
  k.m.setU16(at + layout.Length, start + 2 * fitting.length);
  return k.return32(f, fitting.length === text.length ? 0 : overflow);
}
const lengthOf = (k: Kernel, f: Offset): number => k.m.u16(k.argPointer(f, 0) + k.s.UNICODE_STRING.Length);

/** swprintf and its kin: (buffer, [count,] format, …). A negative result says that it did not fit. */
function wideFormat(counted: boolean, list: boolean): Body {
  return (k, f) => {
    const at = k.argPointer(f, 0);
    const limit = counted ? Number(k.arg64(f, 1) & 0xffff_ffffn) : most;
    const first = counted ? 2 : 1;
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
  ddi("RtlUnicodeStringCopy", 2, (k, f) => putCounted(k, f, 0, readUnicodeString(k, f, k.argPointer(f, 1)))),
  ddi("RtlUnicodeStringCopyString", 2, (k, f) => putCounted(k, f, 0, readWideZ(k, f, k.argPointer(f, 1)))),
  ddi("RtlUnicodeStringCat", 2, (k, f) =>
    putCounted(k, f, lengthOf(k, f), readUnicodeString(k, f, k.argPointer(f, 1))),
  ),
  ddi("RtlUnicodeStringCatString", 2, (k, f) => putCounted(k, f, lengthOf(k, f), readWideZ(k, f, k.argPointer(f, 1)))),
  ddi("RtlUnicodeStringPrintf", 2, (k, f) =>
    putCounted(k, f, 0, formatted(k, f, readWideZ(k, f, k.argPointer(f, 1)), slot(f, 2), true)),
  ),
  ddi("swprintf", 2, wideFormat(false, false)),
  ddi("_snwprintf", 3, wideFormat(true, false)),
  ddi("_vsnwprintf", 4, wideFormat(true, true)),
];

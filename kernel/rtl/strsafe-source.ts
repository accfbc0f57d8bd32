// What the two kinds of safe string functions share: flags, statuses, and where the text comes from.
import { format } from "../crt/index.ts";
import { slot } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { accessOf } from "./format.ts";
import { readAnsiZ, readWideZ, utf16 } from "./unicode.ts";

export const safe = { success: 0, overflow: 0x8000_0005, invalid: 0xc000_000d } as const;

/** NTSTRSAFE_MAX_CCH and NTSTRSAFE_UNICODE_STRING_MAX_CCH. */
export const mostCharacters = 2_147_483_647;
export const mostCountedCharacters = 32_767;

/** dwFlags of an Ex function; their low byte is what fills. NULL_ON_FAILURE is ZERO_LENGTH_ON_FAILURE for counted strings. */
export const flag = {
  fillByte: 0xff,
  ignoreNulls: 0x100,
  fillBehind: 0x200,
  fillOnFailure: 0x400,
  nullOnFailure: 0x800,
  noTruncation: 0x1000,
  known: 0x1fff,
} as const;

/** A NULL source: Ex functions take it as empty under STRSAFE_IGNORE_NULLS and refuse it otherwise, the plain ones read it. */
export type Nulls = "empty" | "refused" | "read";
export function nullsOf(extended: boolean, flags: number): Nulls {
  if (!extended) return "read";
  return (flags & flag.ignoreNulls) !== 0 ? "empty" : "refused";
}

/** Up to `limit` characters of the text; undefined is STATUS_INVALID_PARAMETER. */
export type Source = (k: Kernel, f: Offset, limit: number, nulls: Nulls) => string | undefined;

const unlessNull =
  (i: number, read: (k: Kernel, f: Offset, at: Offset, limit: number) => string | undefined): Source =>
  (k, f, limit, nulls) => {
    const at = k.argPointer(f, i);
    if (at === 0 && nulls !== "read") return nulls === "empty" ? "" : undefined;
    return read(k, f, at, limit);
  };

export const zeroTerminated = (i: number, wide: boolean): Source => unlessNull(i, wide ? readWideZ : readAnsiZ);

/** Of `source`, no more than parameter `i` says in bytes of `unit` each; not more than `most` may be asked for. */
export const atMost =
  (i: number, unit: number, most: number, source: Source): Source =>
  (k, f, limit, nulls) => {
    const count = sizeOf(k, f, i) / unit;
    return count >= most + 1 ? undefined : source(k, f, Math.min(limit, Math.floor(count)), nulls);
  };

export const counted = (i: number): Source =>
  unlessNull(i, (k, f, at, limit) => {
    const { length, buffer } = countedString(k, f, at) ?? {};
    if (length === undefined || buffer === undefined) return undefined;
    const bytes = Math.min(length, 2 * limit);
    if (bytes === 0) return "";
    k.touch(f, buffer, bytes, false);
    return utf16(k, buffer, bytes);
  });

/** The format is parameter `i`, its arguments or the va_list are behind. */
export const printed = (i: number, wide: boolean, list: boolean): Source =>
  unlessNull(i, (k, f, at) => {
    const template = wide ? readWideZ(k, f, at) : readAnsiZ(k, f, at);
    return formatted(k, f, template, list ? k.argPointer(f, i + 1) : slot(f, i + 1), wide);
  });

export function formatted(k: Kernel, f: Offset, template: string, slots: Offset, wide: boolean): string {
  let next = slots;
  const args = {
    next: () => {
      next += 8;
      return k.m.u64(next - 8);
    },
  };
  const units = Array.from({ length: template.length }, (_, i) => template.charCodeAt(i));
  const out = format(
    accessOf(k, () => f),
    units,
    args,
    { wide, pointers: "microsoft" },
  );
  let text = "";
  for (const unit of out) text += String.fromCharCode(unit);
  return text;
}

/** A size_t parameter; what is beyond every limit stays so. */
export const sizeOf = (k: Kernel, f: Offset, i: number): number => Number(k.arg64(f, i));

/** A UNICODE_STRING whose contents are valid by the rules of RtlUnicodeStringValidate. */
export function countedString(
  k: Kernel,
  f: Offset,
  at: Offset,
): { readonly length: number; readonly maximum: number; readonly buffer: Offset } | undefined {
  const layout = k.s.UNICODE_STRING;
  k.touch(f, at, layout.size, false);
  const length = k.m.u16(at + layout.Length);
  const maximum = k.m.u16(at + layout.MaximumLength);
  const buffer = k.pointerAt(f, at + layout.Buffer);
  if (length % 2 !== 0 || maximum % 2 !== 0 || length > maximum || (buffer === 0 && maximum !== 0)) return undefined;
  return { length, maximum, buffer };
}

export function fillBytes(k: Kernel, f: Offset, at: Offset, bytes: number, flags: number): void {
  if (bytes <= 0) return;
  k.touch(f, at, bytes, true);
  k.m.u8.fill(flags & flag.fillByte, at, at + bytes);
}

// Counted strings as the kernel reads and makes them: UNICODE_STRING and ANSI_STRING (same layout, bytes instead of 16-bit units).
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";

/** Text of a UNICODE_STRING in a driver's memory, which is checked as far as it is read. */
export function readUnicodeString(k: Kernel, f: Offset, at: Offset): string {
  k.touch(f, at, k.s.UNICODE_STRING.size, false);
  const length = k.m.u16(at + k.s.UNICODE_STRING.Length) & ~1;
  if (length === 0) return "";
  const buffer = k.pointerAt(f, at + k.s.UNICODE_STRING.Buffer);
  k.touch(f, buffer, length, false);
  return utf16(k, buffer, length);
}

export function readAnsiString(k: Kernel, f: Offset, at: Offset): string {
  k.touch(f, at, k.s.UNICODE_STRING.size, false);
  const length = k.m.u16(at + k.s.UNICODE_STRING.Length);
  if (length === 0) return "";
  const buffer = k.pointerAt(f, at + k.s.UNICODE_STRING.Buffer);
  k.touch(f, buffer, length, false);
  return latin1(k, buffer, length);
}

/** `bytes` bytes of 16-bit characters. */
export function utf16(k: Kernel, at: Offset, bytes: number): string {
  let text = "";
  for (let i = 0; i + 1 < bytes; i += 2) text += String.fromCharCode(k.m.u16(at + i));
  return text;
}
export function latin1(k: Kernel, at: Offset, bytes: number): string {
  let text = "";
  for (let i = 0; i < bytes; i++) text += String.fromCharCode(k.m.u8[at + i] ?? 0);
  return text;
}

/** A string of 16-bit characters up to its zero, checked as far as it is read. */
export function readWideZ(k: Kernel, f: Offset, at: Offset, limit = 65_536): string {
  let text = "";
  for (let i = 0; i < limit; i++) {
    k.touch(f, at + 2 * i, 2, false);
    const unit = k.m.u16(at + 2 * i);
    if (unit === 0) break;
    text += String.fromCharCode(unit);
  }
  return text;
}
export function readAnsiZ(k: Kernel, f: Offset, at: Offset, limit = 65_536): string {
  let text = "";
  for (let i = 0; i < limit; i++) {
    k.touch(f, at + i, 1, false);
    const unit = k.m.u8[at + i] ?? 0;
    if (unit === 0) break;
    text += String.fromCharCode(unit);
  }
  return text;
}

export function writeUtf16(k: Kernel, at: Offset, text: string): void {
  for (let i = 0; i < text.length; i++) k.m.setU16(at + 2 * i, text.charCodeAt(i));
}
/** The 16-bit units of a text, in memory's order. */
export function wideBytes(text: string): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), true);
  return new Uint8Array(view.buffer);
}
export function writeLatin1(k: Kernel, at: Offset, text: string): void {
  for (let i = 0; i < text.length; i++) k.m.u8[at + i] = text.charCodeAt(i) & 0xff;
}

/** Fills a UNICODE_STRING with a new pool buffer that is zero-terminated beyond its Length. False without memory. */
export function makeUnicodeString(k: Kernel, at: Offset, text: string, paged = false, what = ""): boolean {
  const buffer = allocate(k, { size: 2 * text.length + 2, tag: "Strg", zero: true, paged, what });
  if (buffer === 0) return false;
  writeUtf16(k, buffer, text);
  setUnicodeString(k, at, buffer, 2 * text.length, 2 * text.length + 2);
  return true;
}
export function setUnicodeString(k: Kernel, at: Offset, buffer: Offset, length: number, maximum: number): void {
  k.m.setU16(at + k.s.UNICODE_STRING.Length, length);
  k.m.setU16(at + k.s.UNICODE_STRING.MaximumLength, maximum);
  k.setPointer(at + k.s.UNICODE_STRING.Buffer, buffer);
}

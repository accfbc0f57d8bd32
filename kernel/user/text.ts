// Text routines of Win32: lengths, copies, comparisons, case, formatting, and conversion between the byte and the 16-bit forms, where
// the byte form is UTF-8.
import { format, readUnits, writeUnits } from "../crt/index.ts";
import type { Body, Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { Win32 } from "./io.ts";
import { accessOf, ansiAndWide, fail, textOf, unitsOf, win32 } from "./routine.ts";

type Width = 1 | 2;
const widthOf = (wide: boolean): Width => (wide ? 2 : 1);
const insufficientBuffer = 122;
/** wsprintf writes no more than this. */
const longest = 1023;

const copy =
  (append: boolean, counted: boolean) =>
  (wide: boolean): Body =>
  (k, f) => {
    const access = accessOf(k, f);
    const width = widthOf(wide);
    const all = readUnits(access, k.arg64(f, 1), width);
    const room = counted ? k.argU32(f, 2) | 0 : Number.POSITIVE_INFINITY;
    if (room <= 0) return k.return64(f, k.arg64(f, 0));
    const units = all.slice(0, room - 1);
    const skip = append ? readUnits(access, k.arg64(f, 0), width).length : 0;
    writeUnits(access, k.arg64(f, 0) + BigInt(skip * width), width, [...units, 0]);
    return k.return64(f, k.arg64(f, 0));
  };

const compare =
  (fold: boolean) =>
  (wide: boolean): Body =>
  (k, f) => {
    const text = (i: number) => {
      const plain = textOf(k, f, i, wide) ?? "";
      return fold ? plain.toLowerCase() : plain;
    };
    const [a, b] = [text(0), text(1)];
    return k.return32(f, a < b ? -1 : a > b ? 1 : 0);
  };

/** A character in place of a pointer has a null high part. */
const changeCase =
  (change: (text: string) => string) =>
  (wide: boolean): Body =>
  (k, f) => {
    const value = k.arg64(f, 0);
    if (value < 0x1_0000n) return k.return64(f, BigInt(change(String.fromCharCode(Number(value))).charCodeAt(0)));
    const access = accessOf(k, f);
    const units = readUnits(access, value, widthOf(wide));
    const changed = units.map((unit) => change(String.fromCharCode(unit)).charCodeAt(0));
    writeUnits(access, value, widthOf(wide), changed);
    return k.return64(f, value);
  };

const wsprintf =
  (wide: boolean): Body =>
  (k, f) => {
    const access = accessOf(k, f);
    const width = widthOf(wide);
    let next = 2;
    const args = { next: () => k.arg64(f, next++) };
    const units = format(access, readUnits(access, k.arg64(f, 1), width), args, { wide }).slice(0, longest);
    writeUnits(access, k.arg64(f, 0), width, [...units, 0]);
    return k.return32(f, units.length);
  };

/** (page, flags, from, length, to, size): `widens` from bytes to 16-bit characters. */
const convert =
  (widens: boolean): Body =>
  (k, f) => {
    const access = accessOf(k, f);
    const width = widthOf(!widens);
    const length = k.argU32(f, 3) | 0;
    if (length === 0 || length < -1) return fail(k, f, Win32.invalidParameter);
    const from =
      length < 0
        ? [...readUnits(access, k.arg64(f, 2), width), 0]
        : counted(k, access.at(k.arg64(f, 2), length * width, false), length, width);
    const text = widens ? new TextDecoder().decode(Uint8Array.from(from)) : String.fromCharCode(...from);
    const units = unitsOf(text, widens);
    const size = k.argU32(f, 5) | 0;
    if (size === 0) return k.return32(f, units.length);
    if (units.length > size) return fail(k, f, insufficientBuffer);
    writeUnits(access, k.arg64(f, 4), widthOf(widens), units);
    return k.return32(f, units.length);
  };
function counted(k: Kernel, at: Offset, length: number, width: Width): number[] {
  return Array.from({ length }, (_, i) => (width === 2 ? k.m.u16(at + 2 * i) : (k.m.u8[at + i] ?? 0)));
}

export const textRoutines: readonly Routine[] = [
  ...ansiAndWide("lstrlen", 1, (wide) => (k, f) => {
    const address = k.arg64(f, 0);
    return k.return32(f, address === 0n ? 0 : readUnits(accessOf(k, f), address, widthOf(wide)).length);
  }),
  ...ansiAndWide("lstrcpy", 2, copy(false, false)),
  ...ansiAndWide("lstrcpyn", 3, copy(false, true)),
  ...ansiAndWide("lstrcat", 2, copy(true, false)),
  ...ansiAndWide("lstrcmp", 2, compare(false)),
  ...ansiAndWide("lstrcmpi", 2, compare(true)),
  ...ansiAndWide(
    "CharUpper",
    1,
    changeCase((text) => text.toUpperCase()),
  ),
  ...ansiAndWide(
    "CharLower",
    1,
    changeCase((text) => text.toLowerCase()),
  ),
  ...ansiAndWide("wsprintf", 2, wsprintf),
  win32("MultiByteToWideChar", 6, convert(true)),
  win32("WideCharToMultiByte", 8, convert(false)),
];

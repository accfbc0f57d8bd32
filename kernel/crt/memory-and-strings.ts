// <string.h> and <wchar.h>: memory blocks, byte strings, 16-bit strings.
import { type Access, readUnits, writeUnits } from "./access.ts";
import { type Call, type Routine, routine } from "./routine.ts";

export function copyMemory(access: Access, to: bigint, from: bigint, size: number): void {
  if (size === 0) return;
  const source = access.at(from, size, false);
  const target = access.at(to, size, true);
  if (access.shadow === undefined) access.memory.u8.copyWithin(target, source, source + size);
  else access.shadow.copy(target, source, size);
}
export function fillMemory(access: Access, to: bigint, byte: number, size: number): void {
  if (size === 0) return;
  const target = access.at(to, size, true);
  access.memory.u8.fill(byte & 0xff, target, target + size);
  access.shadow?.write(target, size, 0n);
}
/** Negative, zero or positive, as the first differing byte says. */
export function compareMemory(access: Access, a: bigint, b: bigint, size: number): number {
  if (size === 0) return 0;
  const left = access.at(a, size, false);
  const right = access.at(b, size, false);
  const { u8 } = access.memory;
  for (let i = 0; i < size; i++) {
    const difference = (u8[left + i] ?? 0) - (u8[right + i] ?? 0);
    if (difference !== 0) return difference < 0 ? -1 : 1;
  }
  return 0;
}

type Width = 1 | 2;

/** Compares unit by unit, so that only what decides is read. */
function compareText(c: Call, width: Width, limit: number, fold: (unit: number) => number): number {
  const read = (address: bigint) => {
    const at = c.access.at(address, width, false);
    return fold(width === 1 ? (c.access.memory.u8[at] ?? 0) : c.access.memory.u16(at));
  };
  for (let i = 0; i < limit; i++) {
    const left = read(c.u64(0) + BigInt(i * width));
    const right = read(c.u64(1) + BigInt(i * width));
    if (left !== right) return left < right ? -1 : 1;
    if (left === 0) return 0;
  }
  return 0;
}
const same = (unit: number): number => unit;
const upper = (unit: number): number => (unit >= 0x61 && unit <= 0x7a ? unit - 32 : unit);
const lower = (unit: number): number => (unit >= 0x41 && unit <= 0x5a ? unit + 32 : unit);

function find(c: Call, width: Width, last: boolean): bigint {
  const wanted = c.i32(1) & (width === 1 ? 0xff : 0xffff);
  const units = [...readUnits(c.access, c.u64(0), width), 0];
  const index = last ? units.lastIndexOf(wanted) : units.indexOf(wanted);
  return index < 0 ? 0n : c.u64(0) + BigInt(index * width);
}
function findText(c: Call, width: Width): bigint {
  const units = readUnits(c.access, c.u64(0), width);
  const wanted = readUnits(c.access, c.u64(1), width);
  for (let i = 0; i + wanted.length <= units.length; i++) {
    if (wanted.every((unit, k) => units[i + k] === unit)) return c.u64(0) + BigInt(i * width);
  }
  return 0n;
}
function span(c: Call, inside: boolean): number {
  const set = new Set(readUnits(c.access, c.u64(1), 1));
  const units = readUnits(c.access, c.u64(0), 1);
  const end = units.findIndex((unit) => set.has(unit) !== inside);
  return end < 0 ? units.length : end;
}
function duplicate(c: Call, width: Width): bigint {
  const units = [...readUnits(c.access, c.u64(0), width), 0];
  const at = c.library.heap.allocate(units.length * width);
  if (at === undefined) return 0n;
  const address = c.access.base + BigInt(at);
  writeUnits(c.access, address, width, units);
  return address;
}
/** Changes the characters of a text where it lies. */
function change(c: Call, width: Width, by: (units: readonly number[]) => readonly number[]): bigint {
  writeUnits(c.access, c.u64(0), width, by(readUnits(c.access, c.u64(0), width)));
  return c.u64(0);
}
function tokenize(c: Call): bigint {
  const set = new Set(readUnits(c.access, c.u64(1), 1));
  const start = c.u64(0) === 0n ? c.library.token : c.u64(0);
  if (start === 0n) return 0n;
  const units = readUnits(c.access, start, 1);
  const first = units.findIndex((unit) => !set.has(unit));
  if (first < 0) {
    c.library.token = 0n;
    return 0n;
  }
  const length = units.slice(first).findIndex((unit) => set.has(unit));
  if (length < 0) c.library.token = 0n;
  else {
    writeUnits(c.access, start + BigInt(first + length), 1, [0]);
    c.library.token = start + BigInt(first + length + 1);
  }
  return start + BigInt(first);
}

/** The routines that exist for both widths. */
function texts(width: Width, name: (stem: string) => string): Routine[] {
  const length = (c: Call, i: number, limit?: number) => readUnits(c.access, c.u64(i), width, limit).length;
  return [
    routine(name("len"), 1, (c) => BigInt(length(c, 0))),
    routine(name("nlen"), 2, (c) => BigInt(length(c, 0, c.size(1)))),
    routine(name("cpy"), 2, (c) => {
      writeUnits(c.access, c.u64(0), width, [...readUnits(c.access, c.u64(1), width), 0]);
      return c.u64(0);
    }),
    routine(name("ncpy"), 3, (c) => {
      const units = readUnits(c.access, c.u64(1), width, c.size(2));
      c.access.at(c.u64(0), c.size(2) * width, true);
      while (units.length < c.size(2)) units.push(0);
      writeUnits(c.access, c.u64(0), width, units);
      return c.u64(0);
    }),
    routine(name("cat"), 2, (c) => {
      const end = c.u64(0) + BigInt(length(c, 0) * width);
      writeUnits(c.access, end, width, [...readUnits(c.access, c.u64(1), width), 0]);
      return c.u64(0);
    }),
    routine(name("ncat"), 3, (c) => {
      const end = c.u64(0) + BigInt(length(c, 0) * width);
      writeUnits(c.access, end, width, [...readUnits(c.access, c.u64(1), width, c.size(2)), 0]);
      return c.u64(0);
    }),
    routine(name("cmp"), 2, (c) => compareText(c, width, Number.POSITIVE_INFINITY, same)),
    routine(name("ncmp"), 3, (c) => compareText(c, width, c.size(2), same)),
    routine(`_${name("icmp")}`, 2, (c) => compareText(c, width, Number.POSITIVE_INFINITY, lower)),
    routine(`_${name("nicmp")}`, 3, (c) => compareText(c, width, c.size(2), lower)),
    routine(name("chr"), 2, (c) => find(c, width, false)),
    routine(name("rchr"), 2, (c) => find(c, width, true)),
    routine(width === 1 ? "strstr" : "wcsstr", 2, (c) => findText(c, width)),
    routine(`_${name("lwr")}`, 1, (c) => change(c, width, (units) => units.map(lower))),
    routine(`_${name("upr")}`, 1, (c) => change(c, width, (units) => units.map(upper))),
    routine(`_${name("rev")}`, 1, (c) => change(c, width, (units) => [...units].reverse())),
    routine(name("dup"), 1, (c) => duplicate(c, width)),
    routine(`_${name("dup")}`, 1, (c) => duplicate(c, width)),
  ];
}

export const memoryAndStrings: readonly Routine[] = [
  ...texts(1, (stem) => `str${stem}`),
  ...texts(2, (stem) => `wcs${stem}`),
  ...["memcpy", "memmove"].map((name) =>
    routine(name, 3, (c) => {
      copyMemory(c.access, c.u64(0), c.u64(1), c.size(2));
      return c.u64(0);
    }),
  ),
  routine("memset", 3, (c) => {
    fillMemory(c.access, c.u64(0), c.i32(1), c.size(2));
    return c.u64(0);
  }),
  routine("memcmp", 3, (c) => compareMemory(c.access, c.u64(0), c.u64(1), c.size(2))),
  routine("memchr", 3, (c) => {
    if (c.size(2) === 0) return 0n;
    const at = c.access.at(c.u64(0), c.size(2), false);
    const index = c.access.memory.u8.subarray(at, at + c.size(2)).indexOf(c.i32(1) & 0xff);
    return index < 0 ? 0n : c.u64(0) + BigInt(index);
  }),
  routine("strspn", 2, (c) => BigInt(span(c, true))),
  routine("strcspn", 2, (c) => BigInt(span(c, false))),
  routine("strpbrk", 2, (c) => {
    const at = span(c, false);
    return at === readUnits(c.access, c.u64(0), 1).length ? 0n : c.u64(0) + BigInt(at);
  }),
  routine("strtok", 2, tokenize),
  routine("_memicmp", 3, (c) => {
    if (c.size(2) === 0) return 0;
    const texts = [0, 1].map((i) => c.access.at(c.u64(i), c.size(2), false));
    const [left, right] = texts.map((at) => [...c.access.memory.u8.subarray(at, at + c.size(2))].map(lower));
    const first = (left ?? []).findIndex((unit, i) => unit !== right?.[i]);
    return first < 0 ? 0 : (left?.[first] ?? 0) - (right?.[first] ?? 0);
  }),
  // (to, from, most): how many characters were stored without the end, or would be where `to` is null.
  ...(
    [
      ["mbstowcs", 1, 2],
      ["wcstombs", 2, 1],
    ] as const
  ).map(([name, from, to]) =>
    routine(name, 3, (c) => {
      const units = readUnits(c.access, c.u64(1), from);
      if (c.u64(0) === 0n) return BigInt(units.length);
      writeUnits(c.access, c.u64(0), to, [...units, 0].slice(0, c.size(2)));
      return BigInt(Math.min(units.length, c.size(2)));
    }),
  ),
];

// The bounded forms of string routines. A text that does not fit leaves an empty one, and an error number says why.
import { readUnits, writeUnits } from "./access.ts";
import { copyMemory } from "./memory-and-strings.ts";
import { type Call, type Routine, routine } from "./routine.ts";

const EINVAL = 22;
const ERANGE = 34;
const STRUNCATE = 80;
const truncate = 0xffff_ffff_ffff_ffffn;

type Width = 1 | 2;

/** (to, size, from[, most]): `kept` units of what is there stay in front. */
function put(c: Call, width: Width, append: boolean, counted: boolean): number {
  const size = c.size(1);
  const to = c.u64(0);
  if (to === 0n || size === 0) return EINVAL;
  const kept = append ? readUnits(c.access, to, width, size) : [];
  if (c.u64(2) === 0n || kept.length >= size) {
    writeUnits(c.access, to, width, [0]);
    return EINVAL;
  }
  const most = counted && c.u64(3) !== truncate ? c.size(3) : Number.POSITIVE_INFINITY;
  const units = [...kept, ...readUnits(c.access, c.u64(2), width, most)];
  if (units.length < size) {
    writeUnits(c.access, to, width, [...units, 0]);
    return 0;
  }
  const cut = counted && c.u64(3) === truncate;
  writeUnits(c.access, to, width, cut ? [...units.slice(0, size - 1), 0] : [0]);
  return cut ? STRUNCATE : ERANGE;
}

function forms(width: Width, prefix: string): Routine[] {
  return [
    routine(`${prefix}cpy_s`, 3, (c) => put(c, width, false, false)),
    routine(`${prefix}cat_s`, 3, (c) => put(c, width, true, false)),
    routine(`${prefix}ncpy_s`, 4, (c) => put(c, width, false, true)),
    routine(`${prefix}ncat_s`, 4, (c) => put(c, width, true, true)),
    routine(`${prefix}nlen_s`, 2, (c) =>
      c.u64(0) === 0n ? 0n : BigInt(readUnits(c.access, c.u64(0), width, c.size(1)).length),
    ),
    routine(`${prefix}tok_s`, 3, (c) => token(c, width)),
  ];
}

/** (text, set, next): the next part of a text between characters of a set; `next` keeps where to go on. */
function token(c: Call, width: Width): bigint {
  const set = new Set(readUnits(c.access, c.u64(1), width));
  const next = c.access.at(c.u64(2), 8, true);
  const start = c.u64(0) === 0n ? c.access.memory.u64(next) : c.u64(0);
  if (start === 0n) return 0n;
  const units = readUnits(c.access, start, width);
  const first = units.findIndex((unit) => !set.has(unit));
  if (first < 0) {
    c.access.memory.setU64(next, 0n);
    return 0n;
  }
  const length = units.slice(first).findIndex((unit) => set.has(unit));
  const end = start + BigInt(width * (first + length));
  if (length >= 0) writeUnits(c.access, end, width, [0]);
  c.access.memory.setU64(next, length < 0 ? 0n : end + BigInt(width));
  return start + BigInt(width * first);
}

/** (to, size, from, count) of bytes. */
function copy(c: Call): number {
  const [to, size, from, count] = [c.u64(0), c.size(1), c.u64(2), c.size(3)];
  if (count === 0) return 0;
  if (to === 0n) return EINVAL;
  if (from === 0n || count > size) {
    writeUnits(c.access, to, 1, new Array<number>(size).fill(0));
    return from === 0n ? EINVAL : ERANGE;
  }
  copyMemory(c.access, to, from, count);
  return 0;
}

export const secure: readonly Routine[] = [
  ...forms(1, "str"),
  ...forms(2, "wcs"),
  routine("memcpy_s", 4, copy),
  routine("memmove_s", 4, copy),
];

// <stdlib.h>, <ctype.h> and <math.h>.
import { singleValue } from "../../compiler/preprocess/literals.ts";
import { readUnits, writeUnits } from "./access.ts";
import { copyMemory } from "./memory-and-strings.ts";
import { parseDouble, parseInteger } from "./numbers.ts";
import { type Call, type Routine, routine, Stream } from "./routine.ts";

function allocate(c: Call, size: number): bigint {
  const at = c.library.heap.allocate(size);
  return at === undefined ? 0n : c.access.base + BigInt(at);
}
function release(c: Call, address: bigint): void {
  if (address === 0n) return;
  const failure = c.library.heap.release(address);
  if (failure === undefined) return;
  const what = failure === "freed-already" ? "a block that was freed already" : "what is no block of the heap";
  c.library.fail(`free of ${what}: 0x${address.toString(16)}`);
}
function reallocate(c: Call): bigint {
  const old = c.u64(0);
  if (old === 0n) return allocate(c, c.size(1));
  const size = c.library.heap.sizeOf(old);
  if (size === undefined) return c.library.fail(`realloc of what is no block of the heap: 0x${old.toString(16)}`);
  const fresh = allocate(c, c.size(1));
  if (fresh === 0n) return 0n;
  copyMemory(c.access, fresh, old, Math.min(size, c.size(1)));
  release(c, old);
  return fresh;
}

function toInteger(c: Call, low: bigint, high: bigint, width: 1 | 2 = 1): bigint {
  const units = readUnits(c.access, c.u64(0), width);
  const { value, length } = parseInteger(units, c.i32(2));
  storeEnd(c, length * width);
  // For the unsigned types a minus sign negates in the type.
  const floor = low === 0n ? -high : low;
  return value > high ? high : value < floor ? (low === 0n ? high : low) : value;
}
function storeEnd(c: Call, length: number): void {
  if (c.u64(1) === 0n) return;
  c.access.memory.setU64(c.access.at(c.u64(1), 8, true), c.u64(0) + BigInt(length));
}
/** Only decimal numbers have a sign. */
function toText(c: Call, value: bigint): bigint {
  const radix = c.i32(2);
  const digits = (radix === 10 ? value : BigInt.asUintN(32, value)).toString(radix);
  writeUnits(c.access, c.u64(1), 1, [...new TextEncoder().encode(digits), 0]);
  return c.u64(1);
}
const LONG_MAX = 0x7fff_ffffn;
const LLONG_MAX = 0x7fff_ffff_ffff_ffffn;

/** A stable merge of indices with the program's own comparison, then one pass that puts the elements in place. */
function sort(c: Call): undefined {
  const [base, count, size, compare] = [c.u64(0), c.size(1), c.size(2), c.u64(3)];
  if (count < 2 || size === 0) return undefined;
  const at = c.access.at(base, count * size, true);
  const u8 = c.access.memory.u8;
  const original = u8.slice(at, at + count * size);
  const address = (index: number) => base + BigInt(index * size);
  const less = (a: number, b: number) => BigInt.asIntN(32, c.callBack(compare, [address(a), address(b)])) <= 0n;
  const merge = (indices: number[]): number[] => {
    if (indices.length < 2) return indices;
    const middle = indices.length >> 1;
    const left = merge(indices.slice(0, middle));
    const right = merge(indices.slice(middle));
    const out: number[] = [];
    let [i, j] = [0, 0];
    while (i < left.length && j < right.length) {
      const [a, b] = [left[i] ?? 0, right[j] ?? 0];
      if (less(a, b)) {
        out.push(a);
        i++;
      } else {
        out.push(b);
        j++;
      }
    }
    return [...out, ...left.slice(i), ...right.slice(j)];
  };
  merge(Array.from({ length: count }, (_, i) => i)).forEach((from, to) => {
    u8.set(original.subarray(from * size, (from + 1) * size), at + to * size);
  });
  return undefined;
}
function search(c: Call): bigint {
  const [key, base, size, compare] = [c.u64(0), c.u64(1), c.size(3), c.u64(4)];
  let low = 0;
  let high = c.size(2);
  while (low < high) {
    const middle = (low + high) >>> 1;
    const element = base + BigInt(middle * size);
    const order = BigInt.asIntN(32, c.callBack(compare, [key, element]));
    if (order === 0n) return element;
    if (order < 0n) high = middle;
    else low = middle + 1;
  }
  return 0n;
}

/** The library's own generator: the same numbers on every host. */
function random(c: Call): number {
  c.library.random = (Math.imul(c.library.random, 214013) + 2531011) >>> 0;
  return (c.library.random >>> 16) & 0x7fff;
}

const absolute64 = (c: Call): bigint => (c.i64(0) < 0n ? -c.i64(0) : c.i64(0));
const letters: readonly (readonly [string, (unit: number) => boolean])[] = [
  ["isupper", (u) => u >= 0x41 && u <= 0x5a],
  ["islower", (u) => u >= 0x61 && u <= 0x7a],
  ["isalpha", (u) => (u >= 0x41 && u <= 0x5a) || (u >= 0x61 && u <= 0x7a)],
  ["isdigit", (u) => u >= 0x30 && u <= 0x39],
  ["isalnum", (u) => (u >= 0x30 && u <= 0x39) || (u >= 0x41 && u <= 0x5a) || (u >= 0x61 && u <= 0x7a)],
  ["isxdigit", (u) => (u >= 0x30 && u <= 0x39) || (u >= 0x41 && u <= 0x46) || (u >= 0x61 && u <= 0x66)],
  ["isspace", (u) => u === 0x20 || (u >= 9 && u <= 13)],
  ["isblank", (u) => u === 0x20 || u === 9],
  ["iscntrl", (u) => (u >= 0 && u < 0x20) || u === 0x7f],
  ["isprint", (u) => u >= 0x20 && u < 0x7f],
  ["isgraph", (u) => u > 0x20 && u < 0x7f],
  ["ispunct", (u) => u > 0x20 && u < 0x7f && !/[0-9A-Za-z]/.test(String.fromCharCode(u))],
];

/** Rounds half away from zero, as C's `round` does; the nearest representable value otherwise. */
function round(x: number): number {
  const whole = Math.trunc(x);
  return Math.abs(x - whole) >= 0.5 ? whole + Math.sign(x) : Object.is(whole, 0) && x < 0 ? -0 : whole;
}
function nearestEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  if (rest !== 0.5) return Math.round(x);
  return floor % 2 === 0 ? floor : floor + 1;
}
const unary: Readonly<Record<string, (x: number) => number>> = {
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  sinh: Math.sinh,
  cosh: Math.cosh,
  tanh: Math.tanh,
  exp: Math.exp,
  exp2: (x) => 2 ** x,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  sqrt: Math.sqrt,
  cbrt: Math.cbrt,
  ceil: Math.ceil,
  floor: Math.floor,
  trunc: Math.trunc,
  round,
  rint: nearestEven,
  nearbyint: nearestEven,
  fabs: Math.abs,
};
const dyadic: Readonly<Record<string, (x: number, y: number) => number>> = {
  pow: (x, y) => (x === 1 || y === 0 ? 1 : Math.abs(x) === 1 && Math.abs(y) === Number.POSITIVE_INFINITY ? 1 : x ** y),
  atan2: Math.atan2,
  fmod: (x, y) => x % y,
  hypot: Math.hypot,
  fmin: (x, y) => (Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.min(x, y)),
  fmax: (x, y) => (Number.isNaN(x) ? y : Number.isNaN(y) ? x : Math.max(x, y)),
  copysign: (x, y) => (y < 0 || Object.is(y, -0) ? -Math.abs(x) : Math.abs(x)),
};
function mathematics(): Routine[] {
  return [
    ...Object.entries(unary).flatMap(([name, f]) => [
      routine(name, 1, (c) => ({ double: f(c.double(0)) })),
      routine(`${name}f`, 1, (c) => ({ float: f(c.float(0)) })),
    ]),
    ...Object.entries(dyadic).flatMap(([name, f]) => [
      routine(name, 2, (c) => ({ double: f(c.double(0), c.double(1)) })),
      routine(`${name}f`, 2, (c) => ({ float: f(c.float(0), c.float(1)) })),
    ]),
    routine("ldexp", 2, (c) => ({ double: scale(c.double(0), c.i32(1)) })),
    routine("frexp", 2, (c) => {
      const x = c.double(0);
      let exponent = x === 0 || !Number.isFinite(x) ? 0 : Math.floor(Math.log2(Math.abs(x))) + 1;
      let fraction = x === 0 || !Number.isFinite(x) ? x : scale(x, -exponent);
      if (Math.abs(fraction) >= 1) {
        fraction /= 2;
        exponent++;
      } else if (fraction !== 0 && Math.abs(fraction) < 0.5) {
        fraction *= 2;
        exponent--;
      }
      c.access.memory.view.setInt32(c.access.at(c.u64(1), 4, true), exponent, true);
      return { double: fraction };
    }),
    routine("modf", 2, (c) => {
      const x = c.double(0);
      c.access.memory.view.setFloat64(c.access.at(c.u64(1), 8, true), Math.trunc(x), true);
      return { double: Number.isFinite(x) ? x - Math.trunc(x) : Number.isNaN(x) ? x : 0 };
    }),
  ];
}
/** x * 2^n without losing range on the way. */
function scale(x: number, n: number): number {
  const half = Math.trunc(n / 2);
  return x * 2 ** half * 2 ** (n - half);
}

/** A 16-bit character in another letter case, if it has one character there. */
function otherCase(code: number, change: (text: string) => string): number {
  const changed = change(String.fromCharCode(code & 0xffff));
  return changed.length === 1 ? changed.charCodeAt(0) : code;
}

export const stdlib: readonly Routine[] = [
  routine("malloc", 1, (c) => allocate(c, c.size(0))),
  routine("calloc", 2, (c) => {
    const size = c.size(0) * c.size(1);
    const address = allocate(c, size);
    const at = Number(address - c.access.base);
    if (address !== 0n) c.access.memory.u8.fill(0, at, at + size);
    return address;
  }),
  routine("realloc", 2, reallocate),
  routine("free", 1, (c) => {
    release(c, c.u64(0));
    return undefined;
  }),
  // What C++ allocates with where a program says nothing else: a driver has no such functions but its own.
  ...["new", "new[]"].map((name) =>
    routine(`operator ${name}`, 1, (c) => {
      const address = allocate(c, c.size(0));
      return address === 0n ? c.library.fail(`operator ${name}: the heap has no ${c.size(0)} bytes left`) : address;
    }),
  ),
  ...["delete", "delete[]"].map((name) =>
    routine(`operator ${name}`, 1, (c) => {
      release(c, c.u64(0));
      return undefined;
    }),
  ),
  ...["exit", "_exit", "_Exit", "quick_exit"].map((name) => routine(name, 1, (c) => c.library.exit(c.i32(0)))),
  routine("abort", 0, (c) => c.library.exit(134)),
  routine("RaiseException", 4, (c) => {
    const count = Math.min(c.i32(2), 15);
    const parameters = c.u64(3) === 0n ? [] : parametersAt(c, c.u64(3), count);
    return c.library.raise(c.i32(0), parameters, (c.i32(1) & 1) !== 0 ? "no" : "return");
  }),
  routine("ExRaiseStatus", 1, (c) => c.library.raise(c.i32(0))),
  routine("atexit", 1, (c) => {
    c.library.atExit.push(c.u64(0));
    return 0;
  }),
  ...["atoi", "atol"].map((name) =>
    routine(name, 1, (c) => Number(BigInt.asIntN(32, parseInteger(readUnits(c.access, c.u64(0), 1), 10).value))),
  ),
  ...["atoll", "_atoi64"].map((name) =>
    routine(name, 1, (c) => BigInt.asIntN(64, parseInteger(readUnits(c.access, c.u64(0), 1), 10).value)),
  ),
  routine("atof", 1, (c) => ({ double: parseDouble(readUnits(c.access, c.u64(0), 1)).value })),
  routine("strtol", 3, (c) => toInteger(c, -LONG_MAX - 1n, LONG_MAX)),
  routine("strtoul", 3, (c) => BigInt.asUintN(32, toInteger(c, 0n, 0xffff_ffffn))),
  routine("wcstol", 3, (c) => toInteger(c, -LONG_MAX - 1n, LONG_MAX, 2)),
  routine("wcstoul", 3, (c) => BigInt.asUintN(32, toInteger(c, 0n, 0xffff_ffffn, 2))),
  ...["_wtoi", "_wtol"].map((name) =>
    routine(name, 1, (c) => Number(BigInt.asIntN(32, parseInteger(readUnits(c.access, c.u64(0), 2), 10).value))),
  ),
  // (value, text, radix)
  ...["_itoa", "_ltoa"].map((name) => routine(name, 3, (c) => toText(c, BigInt(c.i32(0))))),
  routine("_ultoa", 3, (c) => toText(c, BigInt.asUintN(32, c.u64(0)))),
  ...["strtoll", "_strtoi64"].map((name) => routine(name, 3, (c) => toInteger(c, -LLONG_MAX - 1n, LLONG_MAX))),
  ...["strtoull", "_strtoui64"].map((name) => routine(name, 3, (c) => toInteger(c, 0n, 0xffff_ffff_ffff_ffffn))),
  routine("strtod", 2, (c) => {
    const { value, length } = parseDouble(readUnits(c.access, c.u64(0), 1));
    storeEnd(c, length);
    return { double: value };
  }),
  routine("strtof", 2, (c) => {
    const units = readUnits(c.access, c.u64(0), 1);
    const { value, length } = parseDouble(units);
    storeEnd(c, length);
    // A decimal number is rounded once; through double it might be twice.
    const decimal = /^\s*([+-]?)((?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)$/.exec(
      String.fromCharCode(...units.slice(0, length)),
    );
    if (decimal === null) return { float: Math.fround(value) };
    return { float: (decimal[1] === "-" ? -1 : 1) * singleValue(decimal[2] ?? "0") };
  }),
  ...["abs", "labs"].map((name) => routine(name, 1, (c) => Math.abs(c.i32(0)) | 0)),
  ...["llabs", "_abs64"].map((name) => routine(name, 1, absolute64)),
  routine("rand", 0, random),
  routine("srand", 1, (c) => {
    c.library.random = c.i32(0) >>> 0;
    return undefined;
  }),
  routine("qsort", 4, sort),
  routine("bsearch", 5, search),
  routine("getenv", 1, () => 0n),
  // There is no command processor, but what test programs ask of one is known.
  routine("system", 1, (c) => {
    if (c.u64(0) === 0n) return 0;
    const command = String.fromCharCode(...readUnits(c.access, c.u64(0), 1))
      .trim()
      .toLowerCase();
    if (command === "cls") return 0;
    if (command !== "pause") return 1;
    if (c.library.rest(Stream.in).length === 0) c.library.starve(Stream.in);
    c.library.write(Stream.out, [...new TextEncoder().encode("Press any key to continue . . . \n")]);
    c.library.read(Stream.in);
    return 0;
  }),
  ...letters.flatMap(([name, test]) => [
    routine(name, 1, (c) => (test(c.i32(0)) ? 1 : 0)),
    routine(name.replace("is", "isw"), 1, (c) => (test(c.i32(0) & 0xffff) ? 1 : 0)),
  ]),
  routine("tolower", 1, (c) => (c.i32(0) >= 0x41 && c.i32(0) <= 0x5a ? c.i32(0) + 32 : c.i32(0))),
  routine("towupper", 1, (c) => otherCase(c.i32(0), (text) => text.toUpperCase())),
  routine("towlower", 1, (c) => otherCase(c.i32(0), (text) => text.toLowerCase())),
  routine("toupper", 1, (c) => (c.i32(0) >= 0x61 && c.i32(0) <= 0x7a ? c.i32(0) - 32 : c.i32(0))),
  ...mathematics(),
];

function parametersAt(c: Call, address: bigint, count: number): bigint[] {
  const at = c.access.at(address, 8 * count, false);
  return Array.from({ length: count }, (_, i) => c.access.memory.u64(at + 8 * i));
}

// ntintsafe.h: every conversion and operation of the header at the edges of its types.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { holds } from "./checks.ts";

const header = ["ntintsafe.h", "ntintsafe_pointers.h"]
  .map((name) => readFileSync(resolve(import.meta.dirname, "../../../ddk/include", name), "utf8"))
  .join("");
const names = [...header.matchAll(/^FORCEINLINE NTSTATUS (Rtl\w+)\(/gm)].map((match) => match[1] ?? "");

interface Integer {
  readonly c: string;
  readonly min: bigint;
  readonly max: bigint;
}
const unsigned = (c: string, bits: bigint): Integer => ({ c, min: 0n, max: (1n << bits) - 1n });
const signed = (c: string, bits: bigint): Integer => ({ c, min: -(1n << (bits - 1n)), max: (1n << (bits - 1n)) - 1n });
const integers: Readonly<Record<string, Integer>> = {
  UChar: unsigned("UCHAR", 8n),
  UShort: unsigned("USHORT", 16n),
  UInt: unsigned("UINT", 32n),
  ULong: unsigned("ULONG", 32n),
  ULongLong: unsigned("ULONGLONG", 64n),
  SizeT: unsigned("SIZE_T", 64n),
  ULongPtr: unsigned("ULONG_PTR", 64n),
  UIntPtr: unsigned("UINT_PTR", 64n),
  Byte: unsigned("UCHAR", 8n),
  UInt8: unsigned("UINT8", 8n),
  UInt16: unsigned("UINT16", 16n),
  DWordPtr: unsigned("DWORD_PTR", 64n),
  Char: signed("CHAR", 8n),
  Int8: signed("INT8", 8n),
  Int16: signed("INT16", 16n),
  IntPtr: signed("INT_PTR", 64n),
  LongPtr: signed("LONG_PTR", 64n),
  PtrdiffT: signed("ptrdiff_t", 64n),
  SSIZET: signed("SSIZE_T", 64n),
  Short: signed("SHORT", 16n),
  Int: signed("INT", 32n),
  Long: signed("LONG", 32n),
  LongLong: signed("LONGLONG", 64n),
};
const fits = (type: Integer, value: bigint): boolean => value >= type.min && value <= type.max;
/** As hexadecimal digits of 64 bits, cast: no constant has a type of its own to get in the way. */
const literal = (type: Integer, value: bigint): string => `(${type.c})0x${BigInt.asUintN(64, value).toString(16)}ULL`;

function expectation(call: string, result: Integer, value: bigint): string {
  const good = fits(result, value);
  const status = good ? "STATUS_SUCCESS" : "STATUS_INTEGER_OVERFLOW";
  return `{ ${result.c} r = 5; CHECK(${call} == ${status} && r == ${literal(result, good ? value : -1n)}); }`;
}

function conversion(name: string): readonly string[] | undefined {
  const [, from, to] = /^Rtl(U?[A-Z]\w*?)To(U?[A-Z]\w*)$/.exec(name) ?? [];
  const source = integers[from ?? ""];
  const target = integers[to ?? ""];
  if (source === undefined || target === undefined) return undefined;
  const values = [0n, 1n, -1n, source.min, source.max, target.min, target.min - 1n, target.max, target.max + 1n];
  return [...new Set(values)]
    .filter((value) => fits(source, value))
    .map((value) => expectation(`${name}(${literal(source, value)}, &r)`, target, value));
}

const operations: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  Add: (a, b) => a + b,
  Sub: (a, b) => a - b,
  Mult: (a, b) => a * b,
};
function operation(name: string): readonly string[] | undefined {
  const [, of, which] = /^Rtl(\w+?)(Add|Sub|Mult)$/.exec(name) ?? [];
  const type = integers[of ?? ""];
  const apply = operations[which ?? ""];
  if (type === undefined || apply === undefined) return undefined;
  const half = type.max / 2n;
  const pairs: readonly (readonly [bigint, bigint])[] = [
    [0n, 0n],
    [type.max, 0n],
    [type.max, 1n],
    [1n, type.max],
    [0n, 1n],
    [type.min, 1n],
    [type.min, -1n],
    [-1n, type.min],
    [0n, type.min],
    [half, 2n],
    [half + 1n, 2n],
    [half + 1n, half],
    [half + 1n, half + 1n],
    [7n, 6n],
    [-7n, 6n],
    [-7n, -6n],
    [7n, type.min],
  ];
  return pairs
    .filter(([a, b]) => fits(type, a) && fits(type, b))
    .map(([a, b]) => expectation(`${name}(${literal(type, a)}, ${literal(type, b)}, &r)`, type, apply(a, b)));
}

describe("safe integers", () => {
  const cases = new Map(names.map((name) => [name, conversion(name) ?? operation(name)]));
  it("has cases for every function of the header", () => {
    expect([...cases].filter(([, lines]) => lines === undefined)).toEqual([]);
    expect(cases.size).toBeGreaterThan(200);
  });
  const body = (which: (name: string) => boolean): string =>
    [...cases]
      .filter(([name]) => which(name))
      .map(([name, lines]) => `static VOID Try${name}(VOID) {\n${(lines ?? []).join("\n")}\n}\n`)
      .join("");
  const calls = (which: (name: string) => boolean): string =>
    [...cases.keys()]
      .filter(which)
      .map((name) => `Try${name}();`)
      .join("\n");
  const converts = (name: string): boolean => conversion(name) !== undefined;
  const computes = (name: string): boolean => !converts(name);
  holds("convert what fits and refuse the rest", calls(converts), { declarations: body(converts) });
  holds("add, subtract and multiply up to the edges", calls(computes), { declarations: body(computes) });
});

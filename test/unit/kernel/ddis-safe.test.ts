// ntintsafe.h and ntstrsafe.h: every conversion and operation of the header at the edges of its types, and every safe string
// function with text that fits, text that is cut and sizes that are refused.
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

/** The same checks for characters of either width and sizes in either unit. */
function strings(unit: "Cch" | "Cb", suffix: "A" | "W"): string {
  const L = suffix === "W" ? "L" : "";
  const size = (n: number): string => (unit === "Cb" && suffix === "W" ? `${2 * n}` : `${n}`);
  const f = (name: string): string => `RtlString${unit}${name}${suffix}`;
  const is = (text: string): string => (suffix === "W" ? `wcscmp(t, L"${text}") == 0` : `strcmp(t, "${text}") == 0`);
  const type = suffix === "W" ? "WCHAR" : "CHAR";
  return `{ ${type} t[8]; size_t n = 99; t[6] = '#'; t[7] = '#';
    CHECK(${f("Copy")}(t, ${size(6)}, ${L}"12345") == STATUS_SUCCESS && ${is("12345")} && t[6] == '#');
    CHECK(${f("Copy")}(t, ${size(6)}, ${L}"123456") == STATUS_BUFFER_OVERFLOW && ${is("12345")} && t[6] == '#');
    CHECK(${f("Copy")}(t, 0, ${L}"x") == STATUS_INVALID_PARAMETER && ${is("12345")});
    CHECK(${f("Copy")}(t, ${size(1)}, ${L}"x") == STATUS_BUFFER_OVERFLOW && t[0] == 0);
    CHECK(${f("CopyN")}(t, ${size(6)}, ${L}"abcdef", ${size(3)}) == STATUS_SUCCESS && ${is("abc")});
    CHECK(${f("CopyN")}(t, ${size(6)}, ${L}"ab", ${size(5)}) == STATUS_SUCCESS && ${is("ab")});
    CHECK(${f("CopyN")}(t, ${size(4)}, ${L}"abcdef", ${size(5)}) == STATUS_BUFFER_OVERFLOW && ${is("abc")});
    CHECK(${f("Cat")}(t, ${size(6)}, ${L}"de") == STATUS_SUCCESS && ${is("abcde")});
    CHECK(${f("Cat")}(t, ${size(6)}, ${L}"f") == STATUS_BUFFER_OVERFLOW && ${is("abcde")} && t[6] == '#');
    CHECK(${f("Cat")}(t, ${size(3)}, ${L}"f") == STATUS_INVALID_PARAMETER && ${is("abcde")});
    t[2] = 0; CHECK(${f("CatN")}(t, ${size(6)}, ${L}"xyz", ${size(2)}) == STATUS_SUCCESS && ${is("abxy")});
    CHECK(${f("CatN")}(t, ${size(6)}, ${L}"12345", ${size(3)}) == STATUS_BUFFER_OVERFLOW && ${is("abxy1")});
    CHECK(${f("Printf")}(t, ${size(6)}, ${L}"%d-%c", 12, 'z') == STATUS_SUCCESS && ${is("12-z")});
    CHECK(${f("Printf")}(t, ${size(6)}, ${L}"%08X", 0xabc) == STATUS_BUFFER_OVERFLOW && ${is("00000")} && t[6] == '#');
    CHECK(V${unit}${suffix}(t, ${size(6)}, ${L}"%u%s", 7, ${L}"ab") == STATUS_SUCCESS && ${is("7ab")});
    CHECK(V${unit}${suffix}(t, ${size(3)}, ${L}"%u%s", 7, ${L}"ab") == STATUS_BUFFER_OVERFLOW && ${is("7a")});
    CHECK(${f("Length")}(${L}"four", ${size(5)}, &n) == STATUS_SUCCESS && n == ${size(4)});
    CHECK(${f("Length")}(${L}"four", ${size(4)}, &n) == STATUS_INVALID_PARAMETER);
    CHECK(${f("Length")}(NULL, ${size(4)}, &n) == STATUS_INVALID_PARAMETER);
    CHECK(t[7] == '#'); }`;
}

/** A variadic function that hands its arguments on. */
const variadic = (unit: "Cch" | "Cb", suffix: "A" | "W"): string =>
  `static NTSTATUS V${unit}${suffix}(${suffix === "W" ? "PWSTR" : "PSTR"} t, size_t n, ${suffix === "W" ? "PCWSTR" : "PCSTR"} form, ...) {
     va_list list; NTSTATUS s; va_start(list, form); s = RtlString${unit}VPrintf${suffix}(t, n, form, list); va_end(list); return s; }\n`;

describe("safe strings", () => {
  // Names for whoever searches: RtlStringCbCatNA RtlStringCchVPrintfW … are made by `strings`.
  holds(
    "of both widths, with sizes in bytes and in characters",
    strings("Cch", "A") + strings("Cb", "A") + strings("Cch", "W") + strings("Cb", "W"),
    { declarations: variadic("Cch", "A") + variadic("Cb", "A") + variadic("Cch", "W") + variadic("Cb", "W") },
  );
  holds(
    "of counted strings",
    String.raw`WCHAR room[8]; UNICODE_STRING t, s; RtlInitEmptyUnicodeString(&t, room, 6 * sizeof(WCHAR)); room[6] = L'#';
     CHECK(t.Length == 0 && t.MaximumLength == 12 && t.Buffer == room);
     RtlInitUnicodeString(&s, L"abc");
     CHECK(RtlUnicodeStringCopy(&t, &s) == STATUS_SUCCESS && t.Length == 6 && RtlEqualUnicodeString(&t, &s, FALSE));
     CHECK(RtlUnicodeStringCat(&t, &s) == STATUS_SUCCESS && t.Length == 12 && room[5] == L'c' && room[6] == L'#');
     CHECK(RtlUnicodeStringCat(&t, &s) == STATUS_BUFFER_OVERFLOW && t.Length == 12 && room[6] == L'#');
     CHECK(RtlUnicodeStringCopyString(&t, L"xy") == STATUS_SUCCESS && t.Length == 4 && room[1] == L'y');
     CHECK(RtlUnicodeStringCatString(&t, L"z") == STATUS_SUCCESS && t.Length == 6 && room[2] == L'z');
     CHECK(RtlUnicodeStringCatString(&t, L"1234") == STATUS_BUFFER_OVERFLOW && t.Length == 12 && room[5] == L'3' && room[6] == L'#');
     CHECK(RtlUnicodeStringCopyString(&t, L"1234567") == STATUS_BUFFER_OVERFLOW && t.Length == 12);
     CHECK(RtlUnicodeStringPrintf(&t, L"%d%ws", 42, L"ok") == STATUS_SUCCESS && t.Length == 8 && room[3] == L'k');
     CHECK(RtlUnicodeStringPrintf(&t, L"%I64d", -1234567LL) == STATUS_BUFFER_OVERFLOW && t.Length == 12 && room[0] == L'-' && room[5] == L'5');
     s = t; t.MaximumLength = 4; t.Length = 0; CHECK(RtlUnicodeStringCopy(&t, &s) == STATUS_BUFFER_OVERFLOW && t.Length == 4);`,
  );
});

// The functions that Microsoft's compiler knows without a prototype, by name: their types, and how they are executed.
// Models the x64 set that kernel drivers use, plus the `__builtin_*` names of gcc-style test programs.
// Leaves out the vector intrinsics (`_mm_add_ps` …): drivers may not use them at raised IRQL without saving state.
import type { Type } from "../types/type.ts";

/** Types of parameters and results, by width and sign: `i32` is `long`/`int`, `i64` is `__int64`, `address` is any data pointer. */
export type IntrinsicType =
  | "void"
  | "i8"
  | "u8"
  | "i16"
  | "u16"
  | "i32"
  | "u32"
  | "i64"
  | "u64"
  | "f64"
  | "address"
  /** Any scalar: the argument is passed as it is (`__noop`, `__assume`). */
  | "any";

export type Bits = 8 | 16 | 32 | 64;

/** What an intrinsic does, for the code generator and the interpreter. */
export type IntrinsicOperation =
  /** Reads, combines, writes `*args[0]`, one access; gives the old or the new value. */
  | {
      readonly kind: "modify";
      readonly how: "add" | "sub" | "and" | "or" | "xor" | "exchange" | "increment" | "decrement";
      readonly bits: Bits;
      readonly gives: "old" | "new";
    }
  /** (destination, exchange, comparand) -> old value. */
  | { readonly kind: "compareExchange"; readonly bits: Bits }
  /** (destination[2], exchangeHigh, exchangeLow, comparandAndResult[2]) -> 1 if exchanged. */
  | { readonly kind: "compareExchange128" }
  /** (base, bit) -> old bit; `base` is an array of words of `bits` bits. */
  | { readonly kind: "bitTest"; readonly how: "test" | "set" | "reset" | "complement"; readonly bits: 32 | 64 }
  /** (&index, mask) -> 0 if mask is 0, else 1 and the index of the lowest or highest bit set. */
  | { readonly kind: "bitScan"; readonly from: "low" | "high"; readonly bits: 32 | 64 }
  /** Pure: (value, count). */
  | { readonly kind: "rotate"; readonly direction: "left" | "right"; readonly bits: Bits }
  /** Pure, of one operand; `ffs` is 1 + index of the lowest bit, 0 for 0. */
  | {
      readonly kind: "bits";
      readonly how: "swap" | "count" | "leadingZeros" | "trailingZeros" | "ffs" | "parity";
      readonly bits: Bits;
    }
  | { readonly kind: "absolute"; readonly bits: 32 | 64 }
  /** Upper half of the 128-bit product. */
  | { readonly kind: "mulHigh"; readonly signed: boolean }
  /** (a, b, &high) -> low half of the product. */
  | { readonly kind: "mul128"; readonly signed: boolean }
  /** (low, high, count) -> the shifted high (left) or low (right) half. */
  | { readonly kind: "shift128"; readonly direction: "left" | "right" }
  /** 64-bit product of 32-bit operands. */
  | { readonly kind: "widenMul"; readonly signed: boolean }
  /** The value of the first argument. */
  | { readonly kind: "first" }
  /** Orders memory accesses: nothing to do on a machine that runs one processor at a time. */
  | { readonly kind: "fence" }
  /** Evaluates to nothing; the arguments are not evaluated. */
  | { readonly kind: "nothing" }
  /** Does nothing; the arguments are evaluated. */
  | { readonly kind: "hint" }
  | { readonly kind: "trap"; readonly trap: "debugBreak" | "refused"; readonly message: string }
  /** Asked of `MachineHost.intrinsic`. */
  | { readonly kind: "host" };

export interface Intrinsic {
  readonly name: string;
  readonly params: readonly IntrinsicType[];
  /** Further arguments of any type are accepted. */
  readonly variadic: boolean;
  readonly result: IntrinsicType;
  readonly operation: IntrinsicOperation;
}

/** The intrinsic of that name, or undefined if the name is an ordinary one. */
export const assumptionIntrinsic = "__ringside_assume";

export function intrinsicByName(name: string): Intrinsic | undefined {
  return table.get(name);
}

/** Names that need what our frames do not have; the lowering refuses them with this message. */
export const refusedIntrinsics: ReadonlyMap<string, string> = new Map(
  ["alloca", "_alloca", "__builtin_alloca", "_malloca"].map((name) => [
    name,
    `${name} takes stack space of a size known only at run time; frames of the emulated machine have a fixed size. Use a fixed array or ExAllocatePool2.`,
  ]),
);

/** The C type of a parameter or result; `any` is int, `address` is void *. */
export function intrinsicType(type: IntrinsicType): Type {
  switch (type) {
    case "void":
      return { kind: "void", quals: 0 };
    case "address":
      return { kind: "pointer", quals: 0, to: { kind: "void", quals: 0 } };
    case "f64":
      return { kind: "float", quals: 0, bits: 64 };
    case "any":
      return { kind: "integer", quals: 0, rank: "int", signed: true };
    case "i8":
    case "u8":
      return { kind: "integer", quals: 0, rank: "char", signed: type === "i8" };
    case "i16":
    case "u16":
      return { kind: "integer", quals: 0, rank: "short", signed: type === "i16" };
    case "i32":
    case "u32":
      return { kind: "integer", quals: 0, rank: "long", signed: type === "i32" };
    case "i64":
    case "u64":
      return { kind: "integer", quals: 0, rank: "longlong", signed: type === "i64" };
  }
}

const table = new Map<string, Intrinsic>();

function add(
  names: string | readonly string[],
  result: IntrinsicType,
  params: readonly IntrinsicType[],
  operation: IntrinsicOperation,
  variadic = false,
): void {
  for (const name of typeof names === "string" ? [names] : names) {
    table.set(name, { name, params, variadic, result, operation });
  }
}

// ---- interlocked --------------------------------------------------------------------------------------------------

/** Each exists under the compiler's name, the WDK's name, and with the suffixes of both for weaker ordering. */
function interlocked(stem: string, width: "" | "8" | "16" | "64" | "Pointer"): string[] {
  const suffixes = ["", "Acquire", "Release", "NoFence", "_acq", "_rel", "_nf", "_np", "_HLEAcquire", "_HLERelease"];
  return suffixes.flatMap((suffix) => [`_Interlocked${stem}${width}${suffix}`, `Interlocked${stem}${width}${suffix}`]);
}

const widths = [
  { name: "8", bits: 8, type: "i8" },
  { name: "16", bits: 16, type: "i16" },
  { name: "", bits: 32, type: "i32" },
  { name: "64", bits: 64, type: "i64" },
] as const;
for (const { name, bits, type } of widths) {
  const modify = (
    stem: string,
    how: Extract<IntrinsicOperation, { kind: "modify" }>["how"],
    gives: "old" | "new",
    operands: 0 | 1,
  ) => {
    add(interlocked(stem, name), type, operands === 1 ? ["address", type] : ["address"], {
      kind: "modify",
      how,
      bits,
      gives,
    });
  };
  modify("Increment", "increment", "new", 0);
  modify("Decrement", "decrement", "new", 0);
  modify("Exchange", "exchange", "old", 1);
  modify("ExchangeAdd", "add", "old", 1);
  modify("ExchangeSubtract", "sub", "old", 1);
  modify("Add", "add", "new", 1);
  modify("And", "and", "old", 1);
  modify("Or", "or", "old", 1);
  modify("Xor", "xor", "old", 1);
  add(interlocked("CompareExchange", name), type, ["address", type, type], { kind: "compareExchange", bits });
}
add(interlocked("Exchange", "Pointer"), "address", ["address", "address"], {
  kind: "modify",
  how: "exchange",
  bits: 64,
  gives: "old",
});
add(interlocked("CompareExchange", "Pointer"), "address", ["address", "address", "address"], {
  kind: "compareExchange",
  bits: 64,
});
add(
  ["_InterlockedCompareExchange128", "InterlockedCompareExchange128", "_InterlockedCompareExchange128_np"],
  "u8",
  ["address", "i64", "i64", "address"],
  { kind: "compareExchange128" },
);

// ---- bits ---------------------------------------------------------------------------------------------------------

for (const bits of [32, 64] as const) {
  const width = bits === 64 ? "64" : "";
  const mask: IntrinsicType = bits === 64 ? "u64" : "u32";
  const index: IntrinsicType = bits === 64 ? "i64" : "i32";
  add([`_BitScanForward${width}`, `BitScanForward${width}`], "u8", ["address", mask], {
    kind: "bitScan",
    from: "low",
    bits,
  });
  add([`_BitScanReverse${width}`, `BitScanReverse${width}`], "u8", ["address", mask], {
    kind: "bitScan",
    from: "high",
    bits,
  });
  add([`_bittest${width}`, `BitTest${width}`], "u8", ["address", index], { kind: "bitTest", how: "test", bits });
  for (const how of ["set", "reset", "complement"] as const) {
    const Name = how.charAt(0).toUpperCase() + how.slice(1);
    const names = [`_bittestand${how}${width}`, `BitTestAnd${Name}${width}`];
    if (how !== "complement") {
      names.push(`_interlockedbittestand${how}${width}`, `InterlockedBitTestAnd${Name}${width}`);
    }
    add(names, "u8", ["address", index], { kind: "bitTest", how, bits });
  }
}

const rotations: readonly (readonly [readonly string[], Bits, IntrinsicType])[] = [
  [["_#8"], 8, "u8"],
  [["_#16"], 16, "u16"],
  [["_#", "_l#"], 32, "u32"],
  [["_#64"], 64, "u64"],
];
for (const [direction, stem] of [
  ["left", "rotl"],
  ["right", "rotr"],
] as const) {
  for (const [names, bits, type] of rotations) {
    add(
      names.map((name) => name.replace("#", stem)),
      type,
      [type, bits <= 16 ? "u8" : "i32"],
      { kind: "rotate", direction, bits },
    );
  }
}

add("_byteswap_ushort", "u16", ["u16"], { kind: "bits", how: "swap", bits: 16 });
add("_byteswap_ulong", "u32", ["u32"], { kind: "bits", how: "swap", bits: 32 });
add("_byteswap_uint64", "u64", ["u64"], { kind: "bits", how: "swap", bits: 64 });
for (const [suffix, bits, type] of [
  ["16", 16, "u16"],
  ["", 32, "u32"],
  ["64", 64, "u64"],
] as const) {
  add(`__popcnt${suffix}`, type, [type], { kind: "bits", how: "count", bits });
  add(`__lzcnt${suffix}`, type, [type], { kind: "bits", how: "leadingZeros", bits });
}
add("_lzcnt_u32", "u32", ["u32"], { kind: "bits", how: "leadingZeros", bits: 32 });
add("_lzcnt_u64", "u64", ["u64"], { kind: "bits", how: "leadingZeros", bits: 64 });
add("_tzcnt_u32", "u32", ["u32"], { kind: "bits", how: "trailingZeros", bits: 32 });
add("_tzcnt_u64", "u64", ["u64"], { kind: "bits", how: "trailingZeros", bits: 64 });
add("_mm_popcnt_u32", "i32", ["u32"], { kind: "bits", how: "count", bits: 32 });
add("_mm_popcnt_u64", "i64", ["u64"], { kind: "bits", how: "count", bits: 64 });

// gcc's `long` has 32 bits here, as in the LLP64 model.
for (const [suffix, bits, type] of [
  ["", 32, "u32"],
  ["l", 32, "u32"],
  ["ll", 64, "u64"],
] as const) {
  add(`__builtin_clz${suffix}`, "i32", [type], { kind: "bits", how: "leadingZeros", bits });
  add(`__builtin_ctz${suffix}`, "i32", [type], { kind: "bits", how: "trailingZeros", bits });
  add(`__builtin_popcount${suffix}`, "i32", [type], { kind: "bits", how: "count", bits });
  add(`__builtin_ffs${suffix}`, "i32", [type], { kind: "bits", how: "ffs", bits });
  add(`__builtin_parity${suffix}`, "i32", [type], { kind: "bits", how: "parity", bits });
}
add("__builtin_bswap16", "u16", ["u16"], { kind: "bits", how: "swap", bits: 16 });
add("__builtin_bswap32", "u32", ["u32"], { kind: "bits", how: "swap", bits: 32 });
add("__builtin_bswap64", "u64", ["u64"], { kind: "bits", how: "swap", bits: 64 });
add("_abs64", "i64", ["i64"], { kind: "absolute", bits: 64 });
add(["__builtin_abs", "__builtin_labs"], "i32", ["i32"], { kind: "absolute", bits: 32 });
add("__builtin_llabs", "i64", ["i64"], { kind: "absolute", bits: 64 });

// ---- wide arithmetic ----------------------------------------------------------------------------------------------

add(["__umulh", "UnsignedMultiplyHigh"], "u64", ["u64", "u64"], { kind: "mulHigh", signed: false });
add(["__mulh", "MultiplyHigh"], "i64", ["i64", "i64"], { kind: "mulHigh", signed: true });
add(["_umul128", "UnsignedMultiply128"], "u64", ["u64", "u64", "address"], { kind: "mul128", signed: false });
add(["_mul128", "Multiply128"], "i64", ["i64", "i64", "address"], { kind: "mul128", signed: true });
add(["__shiftleft128", "ShiftLeft128"], "u64", ["u64", "u64", "u8"], { kind: "shift128", direction: "left" });
add(["__shiftright128", "ShiftRight128"], "u64", ["u64", "u64", "u8"], { kind: "shift128", direction: "right" });
add("__emul", "i64", ["i32", "i32"], { kind: "widenMul", signed: true });
add("__emulu", "u64", ["u32", "u32"], { kind: "widenMul", signed: false });

// ---- order, hints, traps ------------------------------------------------------------------------------------------

add(
  [
    "_ReadWriteBarrier",
    "_ReadBarrier",
    "_WriteBarrier",
    "_mm_mfence",
    "_mm_lfence",
    "_mm_sfence",
    "_mm_pause",
    "__faststorefence",
    "__nop",
    "__yield",
    "__sync_synchronize",
  ],
  "void",
  [],
  { kind: "fence" },
);
add("_mm_prefetch", "void", ["address", "i32"], { kind: "hint" });
add(["_m_prefetch", "_m_prefetchw", "_mm_clflush"], "void", ["address"], { kind: "hint" });
add("__builtin_prefetch", "void", ["address"], { kind: "hint" }, true);
add("__noop", "i32", [], { kind: "nothing" }, true);
// Notes for a debugger, no code.
add("__annotation", "i32", [], { kind: "nothing" }, true);
add(["__assume", "__builtin_assume"], "void", ["any"], { kind: "nothing" });
// What `_Analysis_assume_` tells a checker: stays in the code, with its condition, and is never executed.
add(assumptionIntrinsic, "void", ["any"], { kind: "nothing" });
add(["__builtin_expect"], "i64", ["i64", "i64"], { kind: "first" });
// A debugger is always there: a break instruction is a place to stop at, and goes on.
add("__debugbreak", "void", [], { kind: "host" });
add("__int2c", "void", [], { kind: "trap", trap: "debugBreak", message: "__int2c: an assertion failed" });
add("__fastfail", "void", ["u32"], { kind: "host" });
add(["__ud2", "__builtin_trap"], "void", [], { kind: "trap", trap: "debugBreak", message: "an invalid instruction" });
add("__builtin_unreachable", "void", [], {
  kind: "trap",
  trap: "refused",
  message: "code marked unreachable was reached",
});

// ---- what only the kernel can answer -------------------------------------------------------------------------------

for (const register of ["0", "2", "3", "4", "8"]) {
  add(`__readcr${register}`, "u64", [], { kind: "host" });
  add(`__writecr${register}`, "void", ["u64"], { kind: "host" });
}
add("__readdr", "u64", ["u32"], { kind: "host" });
add("__writedr", "void", ["u32", "u64"], { kind: "host" });
add("__readeflags", "u64", [], { kind: "host" });
add("__writeeflags", "void", ["u64"], { kind: "host" });
add(["__rdtsc", "ReadTimeStampCounter", "_rdtsc"], "u64", [], { kind: "host" });
add("__rdtscp", "u64", ["address"], { kind: "host" });
add("__readpmc", "u64", ["u32"], { kind: "host" });
add("__cpuid", "void", ["address", "i32"], { kind: "host" });
add("__cpuidex", "void", ["address", "i32", "i32"], { kind: "host" });
// What `__cpuid` and `__rdtscp` are lowered to.
add("__ringside_cpuid", "u64", ["i32", "i32", "i32"], { kind: "host" });
add("__ringside_processor", "u32", [], { kind: "host" });
for (const [width, type, gs] of [
  ["byte", "u8", "byte"],
  ["word", "u16", "word"],
  ["dword", "u32", "dword"],
  ["", "u64", "qword"],
] as const) {
  if (width !== "") {
    add(`__in${width}`, type, ["u16"], { kind: "host" });
    add(`__out${width}`, "void", ["u16", type], { kind: "host" });
    add(`__in${width}string`, "void", ["u16", "address", "u32"], { kind: "host" });
    add(`__out${width}string`, "void", ["u16", "address", "u32"], { kind: "host" });
  }
  add(`__readgs${gs}`, type, ["u32"], { kind: "host" });
  add(`__writegs${gs}`, "void", ["u32", type], { kind: "host" });
}
add("__readmsr", "u64", ["u32"], { kind: "host" });
add("__writemsr", "void", ["u32", "u64"], { kind: "host" });
for (const [letter, type] of [
  ["b", "u8"],
  ["w", "u16"],
  ["d", "u32"],
  ["q", "u64"],
] as const) {
  add(`__stos${letter}`, "void", ["address", type, "u64"], { kind: "host" });
  add(`__movs${letter}`, "void", ["address", "address", "u64"], { kind: "host" });
}
add(["_disable", "_enable", "__halt", "__wbinvd"], "void", [], { kind: "host" });
add("__invlpg", "void", ["address"], { kind: "host" });
add(["__lidt", "__sidt", "_lgdt", "_sgdt"], "void", ["address"], { kind: "host" });
// Of the exception that the function handles; the machine answers these from the frame.
// Of the try whose number is given.
add("_exception_code", "u32", ["u32"], { kind: "host" });
add("_exception_info", "address", ["u32"], { kind: "host" });
add(["_ReturnAddress", "_AddressOfReturnAddress"], "address", [], { kind: "host" });

// Random records for the layout engine: bit-fields of every kind, packing, alignment, nesting, unions. The same seed gives the same text.
import { Random } from "../fuzz/mutate.ts";

const scalars = [
  "char",
  "short",
  "int",
  "long",
  "__int64",
  "void *",
  "double",
  "float",
  "enum number",
  "unsigned char",
];
const bitFields: readonly (readonly [type: string, width: number])[] = [
  ["unsigned char", 8],
  ["short", 16],
  ["unsigned", 32],
  ["long", 32],
  ["unsigned __int64", 64],
  ["enum number", 32],
];

/** A C source of so many records, `r0` and on. */
export function randomRecords(seed: number, count: number): string {
  const random = new Random(seed);
  const records = Array.from({ length: count }, (_, i) => {
    const pack = random.below(3) === 0 ? random.pick([1, 2, 4, 8, 16], 1) : undefined;
    const head = recordHead(random);
    const text = `${head} r${i} {\n${members(random, i, "m")}};\ntypedef ${head.split(" ")[0]} r${i} r${i};\n`;
    return pack === undefined ? text : `#pragma pack(push, ${pack})\n${text}#pragma pack(pop)\n`;
  });
  return `enum number { none, one };\n${records.join("")}`;
}

function recordHead(random: Random): string {
  const tag = random.below(4) === 0 ? "union" : "struct";
  return random.below(6) === 0 ? `${tag} ${aligned(random)}` : tag;
}
const aligned = (random: Random): string => `__declspec(align(${2 << random.below(5)}))`;

/** Members whose names begin with `prefix`, for the record numbered `record`: of those before it the first may be members. */
function members(random: Random, record: number, prefix: string): string {
  const count = 1 + random.below(6);
  return Array.from({ length: count }, (_, i) => `  ${member(random, record, prefix + i)};\n`).join("");
}
function member(random: Random, record: number, name: string): string {
  const before = random.below(8) === 0 ? `${aligned(random)} ` : "";
  switch (random.below(name.length < 4 ? 8 : 6)) {
    case 0:
    case 1:
    case 2: {
      const [type, most] = random.pick(bitFields, ["int", 32]);
      if (random.below(8) === 0) return `${type} : ${random.below(3) === 0 ? 0 : 1 + random.below(most)}`;
      return `${before}${type} ${name} : ${1 + random.below(most)}`;
    }
    case 3:
      return `${before}${random.pick(scalars, "int")} ${name}[${1 + random.below(5)}]`;
    case 4:
      return `${before}${record > 0 ? `r${random.below(Math.min(record, 30))}` : "int"} ${name}`;
    case 5:
      return `${before}${random.pick(scalars, "int")} ${name}`;
    default: {
      const tag = random.below(3) === 0 ? "union" : "struct";
      return `${tag} {\n${members(random, record, name)}  } ${random.below(2) === 0 ? name : ""}`;
    }
  }
}

// Layouts against x86_64-w64-mingw32-gcc: random structures of every kind of member, their sizes, alignments and offsets.
// Where that compiler is not installed the facts it gave are in layout.facts.json, made by this test with UPDATE_LAYOUT=1.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { alignOf, findField, sizeOf } from "../../../compiler/index.ts";
import { compile } from "./compile.ts";

const FACTS = new URL("layout.facts.json", import.meta.url);
const TYPES = ["char", "unsigned char", "short", "int", "unsigned", "long", "long long", "void *", "double", "float"];
const BITS = ["unsigned char", "short", "unsigned short", "int", "unsigned", "long", "long long", "unsigned long long"];

/** A source with `count` random structures `struct s<i>`; the same for the same seed. */
function randomStructures(seed: number, count: number): { source: string; members: string[][] } {
  let state = seed;
  const next = (n: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % n;
  };
  const pick = (from: readonly string[]): string => from[next(from.length)] ?? "int";
  const lines: string[] = [];
  const members: string[][] = [];
  for (let i = 0; i < count; i++) {
    const names: string[] = [];
    const body: string[] = [];
    const n = 1 + next(7);
    // Microsoft's compiler ignores the alignment of a bit-field in a union, GCC's imitation does not: none in unions here.
    const union = next(5) === 0;
    for (let m = 0; m < n; m++) {
      const name = `m${m}`;
      const kind = next(12);
      if (kind < 5) {
        body.push(`${pick(TYPES)} ${name};`);
        names.push(name);
      } else if (kind < 9 && !union) {
        const type = pick(BITS);
        const width =
          { "unsigned char": 8, short: 16, "unsigned short": 16, "long long": 64, "unsigned long long": 64 }[type] ??
          32;
        if (next(8) === 0) body.push(`${type} : 0;`);
        else body.push(`${type} ${next(6) === 0 ? "" : name} : ${1 + next(width)};`);
      } else if (kind === 9) {
        body.push(`${pick(TYPES)} ${name}[${1 + next(5)}];`);
        names.push(name);
      } else if (kind === 10 && i > 0) {
        body.push(`struct s${next(i)} ${name};`);
        names.push(name);
      } else {
        body.push(`${next(2) ? "union" : "struct"} { ${pick(TYPES)} ${name}; ${pick(TYPES)} ${name}b; };`);
        names.push(name, `${name}b`);
      }
    }
    const pack = [0, 0, 0, 1, 2, 4, 8][next(7)] ?? 0;
    // One keyword for all, so that members can name them: a union is wrapped.
    const inner = union ? `union { ${body.join(" ")} };` : body.join(" ");
    if (pack > 0) lines.push(`#pragma pack(push, ${pack})`);
    lines.push(`struct s${i} { ${inner} };`);
    if (pack > 0) lines.push("#pragma pack(pop)");
    members.push(names);
  }
  return { source: lines.join("\n"), members };
}

/** `sizeof`, `_Alignof` and the offsets of each structure, as the compiler wrote them into an object's assembly. */
function oracle(source: string, members: readonly string[][]): number[][] {
  const folder = mkdtempSync(join(tmpdir(), "layout-"));
  try {
    const tables = members.map((names, i) => {
      const values = [
        `sizeof(struct s${i})`,
        `_Alignof(struct s${i})`,
        ...names.map((n) => `__builtin_offsetof(struct s${i}, ${n})`),
      ];
      return `const int t${i}[] = { ${values.join(", ")} };`;
    });
    const file = join(folder, "layout.c");
    writeFileSync(file, `${source}\n${tables.join("\n")}\n`);
    const assembly = execFileSync("x86_64-w64-mingw32-gcc", ["-mms-bitfields", "-w", "-S", "-o", "-", file], {
      encoding: "utf8",
    });
    const found: number[][] = [];
    let current: number[] | undefined;
    for (const line of assembly.split("\n")) {
      const label = /^_?t(\d+):/.exec(line);
      if (label !== null) {
        current = [];
        found[Number(label[1])] = current;
      } else if (/^\s*\.long\s+(\d+)/.test(line)) current?.push(Number(/(\d+)/.exec(line)?.[1]));
      else if (/^\s*\.(space|zero)\s+(\d+)/.test(line))
        for (let n = Number(/(\d+)/.exec(line)?.[1]); n > 0; n -= 4) current?.push(0);
      else if (/^\s*\.globl/.test(line)) current = undefined;
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function ours(source: string, members: readonly string[][]): number[][] {
  const unit = compile(source);
  expect(unit.diagnostics).toEqual([]);
  return members.map((names, i) => {
    const decl = unit.records.get(`s${i}`);
    if (decl === undefined) return [];
    const type = { kind: "record", quals: 0, decl } as const;
    return [sizeOf(type, "x64"), alignOf(type, "x64"), ...names.map((n) => findField(decl, n, "x64")?.offset ?? -1)];
  });
}

const SEEDS = [1, 2, 3, 4];
const COUNT = 120;
function facts(): Record<string, number[][]> {
  if (process.env.UPDATE_LAYOUT === "1") {
    const made = Object.fromEntries(
      SEEDS.map((seed) => {
        const { source, members } = randomStructures(seed, COUNT);
        return [seed, oracle(source, members)];
      }),
    );
    writeFileSync(FACTS, `${JSON.stringify(made)}\n`);
  }
  return JSON.parse(readFileSync(FACTS, "utf8"));
}

describe("random structures", () => {
  const known = facts();
  test.each(SEEDS)("of seed %d are laid out as by the compiler for Windows", (seed) => {
    const { source, members } = randomStructures(seed, COUNT);
    const wrong: string[] = [];
    const got = ours(source, members);
    const lines = source.split("\n");
    known[seed]?.forEach((want, i) => {
      if (JSON.stringify(want) !== JSON.stringify(got[i]))
        wrong.push(`${lines.find((l) => l.startsWith(`struct s${i} `))} want ${want} got ${got[i]}`);
    });
    expect(wrong).toEqual([]);
    expect(got.length).toBe(COUNT);
  });
});

describe("the rest of the Microsoft rules", () => {
  const layout = (source: string, target: "x64" | "x86" = "x64"): [number, number] => {
    const decl = compile(source, { target }).records.get("s");
    if (decl === undefined) return [-1, -1];
    const type = { kind: "record", quals: 0, decl } as const;
    return [sizeOf(type, target), alignOf(type, target)];
  };
  test.each([
    ["struct s { char c; __declspec(align(16)) int x; };", 32, 16],
    ["__declspec(align(32)) struct s { int x; };", 32, 32],
    ["struct __declspec(align(8)) s { char c; };", 8, 8],
    ["struct s { };", 4, 1],
    ["struct s { int n; char d[]; };", 4, 4],
    ["struct s { char c; long double d; };", 16, 8],
    ["struct s { union { long long b : 37; char c; }; };", 8, 1],
    ["struct s { enum { A } e; _Bool b; };", 8, 4],
  ])("%s", (source, size, align) => {
    expect(layout(source)).toEqual([size, align]);
  });
  test("pointers and long long on x86", () => {
    expect(layout("struct s { char c; void *p; };", "x86")).toEqual([8, 4]);
    expect(layout("struct s { char c; long long l; };", "x86")).toEqual([16, 8]);
  });
});

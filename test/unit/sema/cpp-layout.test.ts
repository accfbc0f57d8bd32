// Classes are laid out as Microsoft's compiler lays them out: sizes and offsets against clang for the MSVC target.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { layoutOf } from "../../../compiler/index.ts";
import { compile } from "./compile.ts";

const source = `
struct Empty {};
struct EmptyBase : Empty { int x; };
struct EmptyMember { Empty e; int x; };
struct EmptyTwice : EmptyBase { Empty e; };
struct Tail { long long a; char b; };
struct AfterTail : Tail { char c; };
struct AfterAfter : AfterTail { short s; };
struct Virtual { virtual void f(); };
struct VirtualInt { virtual void f(); int x; };
struct VirtualDerived : VirtualInt { char c; virtual void g(); };
struct LateVirtual : Tail { virtual void f(); char d; };
struct LateSmall { char c; };
struct LateSmallVirtual : LateSmall { virtual ~LateSmallVirtual(); short s; };
struct LateAgain : LateSmallVirtual { void *p; };
struct __declspec(align(16)) Aligned { int x; };
struct AlignedVirtual { virtual void f(); Aligned a; };
struct AlignedBase : Aligned { virtual void f(); char c; };
struct alignas(32) Wide { char c; double d; };
#pragma pack(push, 1)
struct Packed { char c; long long l; };
struct PackedVirtual { virtual void f(); char c; int i; };
struct PackedDerived : Packed { int i; };
#pragma pack(pop)
class Bits { unsigned a : 3; unsigned b : 30; char c : 2; bool d : 1; public: int e; virtual int f(); };
union Either { int i; double d; char text[9]; };
struct Anonymous { union { int a; long long b; }; struct { char c, d; }; virtual void f(); };
struct References { int &r; char c; void (*f)(int); };
class Statics { static int s; int a; enum { e }; typedef int T; struct In { char c; }; In in; public: static const int k = 3; };
enum class Small : unsigned char { a };
struct Enums { Small s; Small t; int i; bool b; wchar_t w; };
struct EmptyVirtualBase : Empty { virtual void f(); };
struct TwoBases : Tail, LateSmall { short s; };
struct TwoTables : VirtualInt, Virtual { char c; };
struct TableSecond : Tail, VirtualInt { char c; };
struct DeepBases : TwoTables, EmptyBase { int y; };
struct Nested { VirtualDerived list[2]; Empty e[3]; };
`;
const names = [...source.matchAll(/^(?:struct|class|union)(?: __declspec\(align\(16\)\)| alignas\(32\))? (\w+)/gm)].map(
  (m) => m[1] ?? "",
);

/** Size, alignment and offsets of all fields, bases left out, by clang. */
function witness(): Map<string, { size: number; align: number; fields: string }> | undefined {
  const folder = mkdtempSync(join(tmpdir(), "ringside-"));
  try {
    const path = join(folder, "layout.cpp");
    writeFileSync(path, `${source}\n${names.map((name, i) => `int use${i} = sizeof(${name});`).join("\n")}`);
    const args = ["--target=x86_64-pc-windows-msvc", "-w", "-fsyntax-only", "-Xclang", "-fdump-record-layouts", path];
    const { stdout, status, error } = spawnSync("clang", args, { encoding: "utf8" });
    if (error !== undefined || status !== 0) return undefined;
    const found = new Map<string, { size: number; align: number; fields: string }>();
    for (const part of stdout.split("*** Dumping AST Record Layout").slice(1)) {
      const head = /^\s*0 \| (?:struct|class|union) (\S+)(?: \(empty\))?$/m.exec(part)?.[1] ?? "";
      const sizes = /\[sizeof=(\d+), align=(\d+)/.exec(part);
      if (sizes === null) continue;
      const fields = [...part.matchAll(/^\s*(\d+)(?::(\d+)-\d+)? \| {3}(?! )(.*) (\w+)$/gm)]
        .filter((m) => !/\(base\)|\(empty\)$|vftable/.test(m[0]))
        .map((m) => `${m[4]}@${m[1]}${m[2] === undefined ? "" : `:${m[2]}`}`);
      found.set(head, { size: Number(sizes[1]), align: Number(sizes[2]), fields: fields.join(" ") });
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
const theirs = witness();

describe.skipIf(theirs === undefined)("layouts of classes", () => {
  it("agree with clang for the MSVC target", () => {
    const unit = compile({ "test.cpp": source }, { path: "test.cpp" });
    const show = (name: string, of: { size: number; align: number } | undefined): string =>
      `${name} ${of === undefined ? "missing" : `${of.size} ${of.align}`}`;
    const ours = names.map((name) => {
      const decl = unit.records.get(name);
      return show(name, decl === undefined ? undefined : layoutOf(decl, "x64"));
    });
    expect(ours).toEqual(names.map((name) => show(name, theirs?.get(name))));
  });
  it("agree with it on where members are", () => {
    const unit = compile({ "test.cpp": source }, { path: "test.cpp" });
    for (const name of [
      "VirtualDerived",
      "LateVirtual",
      "LateSmallVirtual",
      "LateAgain",
      "PackedVirtual",
      "PackedDerived",
      "References",
      "Enums",
      "AfterTail",
      "TwoBases",
      "TwoTables",
      "TableSecond",
      "DeepBases",
    ]) {
      const decl = unit.records.get(name);
      if (decl === undefined) throw new Error(name);
      const fields = layoutOf(decl, "x64").fields.filter(({ field }) => field.name !== undefined);
      const text = fields.map(
        ({ field, offset, bitOffset }) => `${field.name}@${offset}${field.bits === undefined ? "" : `:${bitOffset}`}`,
      );
      expect(`${name} ${text.join(" ")}`).toBe(`${name} ${theirs?.get(name)?.fields}`);
    }
  });
});

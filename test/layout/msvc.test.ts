// The second witness of our layouts: every record of every header of ours, laid out by Clang for Microsoft's ABI, has the same size,
// alignment, offsets and bit positions. The headers are the same for both: mingw-w64's, in layout.test.ts, hold what they say.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { type CompileOptions, compileUnit, type Target, type Unit } from "../../compiler/index.ts";
import type { RecordDecl } from "../../compiler/types/type.ts";
import { NodeFiles } from "../../host/files.ts";
import { haveClang, msvcRecords } from "./msvc-witness.ts";
import { randomRecords } from "./random-records.ts";
import { type RecordShape, shapeOf } from "./shape.ts";

// The first test of the file compiles the kernel headers.
vi.setConfig({ testTimeout: 120_000 });

const include = fileURLToPath(new URL("../../ddk/include", import.meta.url));
const disk = new NodeFiles();
const headersOf = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith(".h"));

/** In place of others, whose structures they define too: they cannot be included together with them. */
const alone = ["storport.h", "strmini.h"];
const together = headersOf(include).filter((name) => !/^(stdio|stdlib|assert)\.h$/.test(name) && !alone.includes(name));
const kernel = { folders: [include], defines: { DBG: "0", _KERNEL_MODE: "1" } };

/** Headers that go into one source, and how many records they have at the least. */
const groups = [
  { title: "every header of drivers", headers: ["ntifs.h", ...together], ...kernel, least: 2000 },
  ...alone.map((name) => ({ title: name, headers: [name], ...kernel, least: 100 })),
  {
    title: "every header of programs",
    headers: ["windows.h", ...headersOf(`${include}/um`)],
    folders: [`${include}/um`, `${include}/crt`, include],
    defines: {},
    least: 30,
  },
];

const isAbsent = !haveClang();
const why = isAbsent ? " (skipped: clang is not installed)" : "";

describe.skipIf(isAbsent).each(["x64", "x86"] as const)(
  `layouts for %s agree with Clang's in Microsoft mode${why}`,
  (target) => {
    it.each(groups)("$title", ({ headers, folders, defines, least }) => {
      const source = headers.map((name) => `#include <${name}>\n`).join("");
      const unit = compile(source, { target, includePaths: folders, defines });
      const untagged = untaggedRecords(unit);
      const theirs = msvcRecords(target, source, { folders, defines, untagged: [...untagged.keys()] });
      const ours = new Map([...unit.records, ...untagged]);
      expect(differences(ours, theirs, target)).toEqual([]);
      console.log(`${theirs.size} records of ${ours.size} compared for ${target}`);
      expect(theirs.size).toBeGreaterThan(least);
    });
    it("random records", () => {
      const source = randomRecords(target === "x64" ? 1 : 2, 500);
      const theirs = msvcRecords(target, source);
      expect(theirs.size).toBeGreaterThanOrEqual(500);
      expect(differences(compile(source, { target, includePaths: [], defines: {} }).records, theirs, target)).toEqual(
        [],
      );
    });
  },
);

function compile(source: string, options: Omit<CompileOptions, "files">): Unit {
  const files = { read: (path: string) => (path === "/layout.c" ? source : disk.read(path)) };
  const unit = compileUnit("/layout.c", { ...options, files });
  expect(unit.diagnostics.map((d) => `${d.range.file}:${d.range.startLine + 1}: ${d.message}`)).toEqual([]);
  return unit;
}

function untaggedRecords(unit: Unit): ReadonlyMap<string, RecordDecl> {
  const found = new Map<string, RecordDecl>();
  for (const [name, { type }] of unit.typedefs)
    if (type.kind === "record" && type.decl.name === undefined) found.set(name, type.decl);
  return found;
}

function differences(
  ours: ReadonlyMap<string, RecordDecl>,
  theirs: ReadonlyMap<string, RecordShape>,
  target: Target,
): readonly string[] {
  const found: string[] = [];
  for (const [name, decl] of ours) {
    if (decl.fields === undefined) continue;
    const mine = shapeOf(decl, target);
    const other = theirs.get(name);
    const at = mine.members.findIndex((member, i) => member !== other?.members[i]);
    if (other === undefined) found.push(`${name} is not in Clang's list`);
    else if (mine.size !== other.size || mine.align !== other.align)
      found.push(`${name}: size ${mine.size}, align ${mine.align}; Clang says ${other.size}, ${other.align}`);
    else if (at >= 0 || mine.members.length !== other.members.length)
      found.push(`${name}: ${mine.members[at]}, Clang says ${other.members[at]}`);
  }
  return found;
}

// The names that Microsoft documents for a header are in ours: `ddi-names/<header>.txt` has them, one a line. A function is
// declared or is a macro, a callback is a type of functions or of pointers to them, a macro is defined or is an inline function.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it, vi } from "vitest";
import { compileUnit, createCompileCache, type Target, type Unit } from "../../compiler/index.ts";
import type { Type } from "../../compiler/types/type.ts";
import { NodeFiles } from "../../host/files.ts";

// The first test of the file compiles the kernel headers.
vi.setConfig({ testTimeout: 120_000 });

const include = fileURLToPath(new URL("../../ddk/include", import.meta.url));
const folder = fileURLToPath(new URL("./ddi-names", import.meta.url));
const disk = new NodeFiles();
let cache = createCompileCache();
// All headers in every order are much to keep for the files that this process tests next.
afterAll(() => {
  cache = createCompileCache();
});

interface NameList {
  readonly header: string;
  readonly after: readonly string[];
  readonly names: readonly { readonly kind: string; readonly name: string }[];
  readonly exceptions: readonly { readonly kind: string; readonly name: string }[];
  /** Lines that are none of the forms of the README, which would otherwise ask for nothing. */
  readonly wrong: readonly string[];
}

function read(file: string): NameList {
  const names: { kind: string; name: string }[] = [];
  const exceptions: { kind: string; name: string }[] = [];
  const wrong: string[] = [];
  let after: readonly string[] = [];
  for (const line of readFileSync(`${folder}/${file}`, "utf8").split("\n")) {
    const [, except, kind, name, reason] = /^(except )?(function|callback|macro) (\w+)(: \S.*)?$/.exec(line) ?? [];
    if (kind !== undefined && name !== undefined && (except === undefined) === (reason === undefined)) {
      (except === undefined ? names : exceptions).push({ kind, name });
    } else if (line.startsWith("# After: ")) after = line.slice("# After: ".length).split(" ");
    else if (line !== "" && !line.startsWith("# ")) wrong.push(line);
  }
  return { header: file.slice(0, -".txt".length), after, names, exceptions, wrong };
}

function compile(list: NameList, target: Target): Unit {
  const source = [...list.after, list.header].map((name) => `#include <${name}>\n`).join("");
  const files = { read: (path: string) => (path === "/names.c" ? source : disk.read(path)) };
  return compileUnit("/names.c", { target, files, includePaths: [include], defines: {}, cache });
}

function has(unit: Unit, kind: string, name: string): boolean {
  if (kind === "callback") return isFunction(unit.typedefs.get(name)?.type);
  return unit.macros.get(name) !== undefined || unit.symbols.get(name)?.kind === "function";
}
function isFunction(type: Type | undefined): boolean {
  return type?.kind === "function" || (type?.kind === "pointer" && isFunction(type.to));
}

describe("documented names", () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".txt"))) {
    const list = read(file);
    it(`of ${list.header} are declared`, () => {
      expect(list.wrong).toEqual([]);
      expect(list.names.length).toBeGreaterThan(0);
      for (const target of ["x64", "x86"] as const) {
        const unit = compile(list, target);
        expect(unit.diagnostics.map((d) => `${d.range.file}:${d.range.startLine + 1}: ${d.message}`)).toEqual([]);
        const missing = list.names.filter(({ kind, name }) => !has(unit, kind, name));
        expect(missing).toEqual([]);
        expect(list.exceptions.filter(({ kind, name }) => has(unit, kind, name))).toEqual([]);
      }
    });
  }
});

// For x86 msvc.test.ts includes them all together.
it("every header of drivers can be included alone", () => {
  const alone = readdirSync(include).filter((name) => /\.hp*$/.test(name));
  const found = alone.flatMap((name) =>
    compile({ header: name, after: [], names: [], exceptions: [], wrong: [] }, "x64").diagnostics.map(
      (d) => `${name}: ${d.range.file}:${d.range.startLine + 1}: ${d.message}`,
    ),
  );
  expect(found).toEqual([]);
});

it("sources can ask which headers were included, by the macros that Microsoft's headers define", () => {
  const asked = [
    "_WDM_INCLUDED_",
    "_NTDDK_INCLUDED_",
    "_NTIFS_INCLUDED_",
    "_DDK_DRIVER_",
    "_WDMDDK_",
    "_NTDDK_",
    "NT_INCLUDED",
  ];
  const told = (header: string, after: string[] = []) => {
    const unit = compile({ header, after, names: [], exceptions: [], wrong: [] }, "x64");
    return asked.filter((name) => unit.macros.get(name) !== undefined);
  };
  const always = ["_WDMDDK_", "_NTDDK_", "NT_INCLUDED"];
  expect(told("wdm.h")).toEqual(["_WDM_INCLUDED_", "_DDK_DRIVER_", ...always]);
  expect(told("ntddk.h")).toEqual(["_NTDDK_INCLUDED_", "_DDK_DRIVER_", ...always]);
  expect(told("ntddk.h", ["wdm.h"])).toEqual(["_WDM_INCLUDED_", "_NTDDK_INCLUDED_", "_DDK_DRIVER_", ...always]);
  expect(told("ntifs.h")).toEqual(["_NTDDK_INCLUDED_", "_NTIFS_INCLUDED_", ...always]);
});

it.each([
  ["fltKernel.h", "__FLTKERNEL__"],
  ["ndis.h", "_NDIS_"],
  ["storport.h", "_NTSTORPORT_"],
  ["wsk.h", "_WSK_"],
  ["portcls.h", "_PORTCLS_H_"],
  ["wdmsec.h", "__WDMSEC_H__"],
])("%s says that it was included, as libraries ask that go with several kinds of drivers: %s", (header, name) => {
  const unit = compile({ header, after: ["ntifs.h"], names: [], exceptions: [], wrong: [] }, "x64");
  expect(unit.macros.get(name)).toBeDefined();
});

// ntstrsafe.h does what the macros defined before it ask for.
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { compileUnit, createCompileCache } from "../../compiler/index.ts";
import { NodeFiles } from "../../host/files.ts";

const include = fileURLToPath(new URL("../../ddk/include", import.meta.url));
const disk = new NodeFiles();
const cache = createCompileCache();

function compile(before: string): { readonly names: readonly string[]; readonly told: readonly string[] } {
  const source = `${before}\n#include <ntstrsafe.h>\n`;
  const files = { read: (path: string) => (path === "/safe.c" ? source : disk.read(path)) };
  const unit = compileUnit("/safe.c", { target: "x64", files, includePaths: [include], defines: {}, cache });
  const functions = [...unit.symbols.values()].filter((symbol) => symbol.kind === "function");
  return {
    names: functions.map((symbol) => symbol.name).filter((name) => /^Rtl(Unaligned|Unicode)?String/.test(name)),
    told: unit.diagnostics.map((diagnostic) => diagnostic.message),
  };
}

it("leaves out the functions of one unit, or those of counted strings", () => {
  const all = compile("");
  expect(all.told).toEqual([]);
  expect(all.names).toHaveLength(90);
  const left = (what: string): readonly string[] => {
    const { names, told } = compile(`#define NTSTRSAFE_NO_${what}_FUNCTIONS`);
    expect(told).toEqual([]);
    return names;
  };
  expect(left("CB")).toEqual(all.names.filter((name) => !/StringCb/.test(name)));
  expect(left("CCH")).toEqual(all.names.filter((name) => !/StringCch/.test(name)));
  expect(left("UNICODE_STRING")).toEqual(all.names.filter((name) => !/UnicodeString/.test(name)));
});

it("refuses to leave out everything, and limits beyond the library's", () => {
  expect(compile("#define NTSTRSAFE_NO_CB_FUNCTIONS\n#define NTSTRSAFE_NO_CCH_FUNCTIONS").told).toEqual([
    expect.stringContaining("define one of them at most"),
  ]);
  expect(compile("#define NTSTRSAFE_MAX_CCH 2147483648").told).toEqual([expect.stringContaining("2147483647 at most")]);
  expect(compile("#define NTSTRSAFE_UNICODE_STRING_MAX_CCH 40000").told).toEqual([
    expect.stringContaining("32767 at most"),
  ]);
  expect(compile("#define NTSTRSAFE_MAX_CCH 1000").told).toEqual([]);
});

// Headers that searches along different include paths come to alike are read once; where a search comes to another file they are not.
import { expect, it } from "vitest";
import { type CompileCache, compileUnit, createCompileCache } from "../../../compiler/index.ts";

const kit = {
  "/kit/kit.h": '#include <inner.h>\n#include "sub/part.h"\nstruct KIT { struct INNER in; };\n',
  "/kit/inner.h": "struct INNER { int a; };\n",
  "/kit/sub/part.h": "struct PART { int b; };\n",
};

function compiled(
  cache: CompileCache,
  texts: Readonly<Record<string, string>>,
  includePaths: string[],
  madeHeaders = {},
) {
  const all: Readonly<Record<string, string>> = { ...kit, ...texts };
  const unit = compileUnit("/d.c", {
    target: "x64",
    files: { read: (path) => all[path] },
    includePaths,
    defines: {},
    madeHeaders,
    cache,
  });
  expect(unit.diagnostics).toEqual([]);
  return unit;
}
const source = { "/d.c": "#include <kit.h>\nstruct KIT a;\n" };

it("the kit's headers are one object for drivers with other include folders", () => {
  const cache = createCompileCache();
  const one = compiled(cache, source, ["/one", "/kit"]);
  const other = compiled(cache, source, ["/two", "/three", "/kit"]);
  expect(one.records.get("KIT")).toBeDefined();
  expect(other.records.get("KIT")).toBe(one.records.get("KIT"));
  expect(other.records.get("PART")).toBe(one.records.get("PART"));
});

it("a header of the driver's own that goes before the kit's is read instead of it", () => {
  const cache = createCompileCache();
  compiled(cache, source, ["/one", "/kit"]);
  const shadowing = { ...source, "/two/inner.h": "struct INNER { char shadow; };\n" };
  expect(compiled(cache, shadowing, ["/two", "/kit"]).records.get("INNER")?.fields?.[0]?.name).toBe("shadow");
  // It appears in a folder in which it was looked for.
  expect(compiled(cache, source, ["/two", "/kit"]).records.get("INNER")?.fields?.[0]?.name).toBe("a");
  expect(compiled(cache, shadowing, ["/two", "/kit"]).records.get("INNER")?.fields?.[0]?.name).toBe("shadow");
});

it("a part of our headers is not looked for in a driver's folder of the same name", () => {
  const cache = createCompileCache();
  compiled(cache, source, ["/one", "/kit"]);
  const shadowing = { ...source, "/two/sub/part.h": "struct OTHER { int c; };\n" };
  expect(compiled(cache, shadowing, ["/two", "/kit"]).records.has("PART")).toBe(true);
});

it("a header that the project says is made goes before the kit's of that name", () => {
  const cache = createCompileCache();
  const described = `MessageIdTypedef=DWORD
LanguageNames=(English=0x409:MSG00409)

MessageId=0x0001 SymbolicName=MSG_ONE
Language=English
One.
.
`;
  const texts = {
    "/kit/kit.h": "#include <inner.h>\n#ifdef MSG_ONE\nstruct MADE { int a; };\n#endif\n",
    "/two/inner.mc": described,
    "/d.c": "#include <kit.h>\nint a;\n",
  };
  expect(compiled(cache, texts, ["/two", "/kit"]).records.has("MADE")).toBe(false);
  expect(compiled(cache, texts, ["/three", "/kit"], { "inner.h": "/two/inner.mc" }).records.has("MADE")).toBe(true);
});

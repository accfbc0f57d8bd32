// What is kept of headers when a driver is done with and another one is compiled.
import { expect, it } from "vitest";
import { compileUnit, createCompileCache, forgetUnits } from "../../../compiler/index.ts";

it("the kit's headers stay for the next driver, this one's own go", () => {
  const texts: Readonly<Record<string, string>> = {
    "/driver/a.c": '#include <kit.h>\n#include "own.h"\nint a;\n',
    "/driver/own.h": "struct OWN { int b; };\n",
    "/kit/kit.h": "struct KIT { int c; };\n",
  };
  const cache = createCompileCache();
  const records = () => {
    const unit = compileUnit("/driver/a.c", {
      target: "x64",
      files: { read: (path) => texts[path] },
      includePaths: ["/kit"],
      defines: {},
      cache,
    });
    expect(unit.diagnostics).toEqual([]);
    return [unit.records.get("KIT"), unit.records.get("OWN")];
  };
  const [kit, own] = records();
  expect([kit?.name, own?.name]).toEqual(["KIT", "OWN"]);
  const [kitKept, ownKept] = records();
  expect([kitKept === kit, ownKept === own]).toEqual([true, true]);
  forgetUnits(cache, ["/kit"]);
  const [kitAgain, ownAgain] = records();
  expect([kitAgain === kit, ownAgain === own]).toEqual([true, false]);
});

import { describe, expect, it } from "vitest";
import { choicesFor, isPlain, launch, nameOf } from "../../../extension/debug/configuration.ts";
import { isScenario, isSource, looksLikeDriver, looksLikeProgram } from "../../../extension/sources.ts";

describe("driver sources are told from other C", () => {
  it.each([
    ["a kernel header", "#include <wdm.h>\n"],
    ["any case, any slashes, blanks", '  #  include "..\\inc\\NTDDK.H"\n'],
    [
      "a file that gets its headers through another",
      '#include "device.h"\nNTSTATUS Read(PDEVICE_OBJECT d, PIRP Irp);\n',
    ],
    ["a framework driver", "#include <ntddk.h>\n#include <wdf.h>\n"],
  ])("%s", (_, text) => expect(looksLikeDriver(text)).toBe(true));

  it.each([
    ["a console program", "#include <stdio.h>\nint main(void) { return 0; }\n"],
    ["a Win32 program", "#include <windows.h>\nHANDLE h; DWORD n;\n"],
    ["a header named in a text", 'const char *help = "#include <stdio.h>, not wdm.h";\n'],
    ["nothing", ""],
  ])("not %s", (_, text) => expect(looksLikeDriver(text)).toBe(false));

  it("tells programs for Win32 from drivers", () => {
    expect(looksLikeProgram("#include <windows.h>\nint main(void) { return 0; }\n")).toBe(true);
    expect(looksLikeProgram("#include <stdio.h>\nint main(void) { return 0; }\n")).toBe(false);
    expect(looksLikeProgram("#include <ntddk.h>\n#include <windows.h>\n")).toBe(false);
  });

  it("knows files by their names", () => {
    expect([isSource("/a/Driver.C"), isSource("a.cpp"), isSource("a.h"), isSource("a.c.txt")]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect([isScenario("/a/print.scenario.json"), isScenario("/a/print.json")]).toEqual([true, false]);
  });
});

describe("what F5 runs", () => {
  const scenario = (sources: readonly string[], title = "") =>
    JSON.stringify({ title, drivers: [{ name: "d", sources }] });
  const programs = (path: string, nearby: { path: string; text: string }[]) =>
    choicesFor(path, nearby).map((choice) => choice.program);

  it("a scenario file is its own answer", () => {
    expect(programs("/w/print.scenario.json", [])).toEqual(["/w/print.scenario.json"]);
    expect(launch("/w/print.scenario.json")).toMatchObject({ type: "ringside", request: "launch", name: "print" });
  });

  it("a driver without a scenario is brought up alone", () => {
    expect(programs("/w/driver.c", [])).toEqual(["/w/driver.c"]);
  });

  it("scenarios that name the source come first", () => {
    const nearby = [
      { path: "/w/lpt/print.scenario.json", text: scenario(["lpt.c"], "Prints") },
      { path: "/w/lpt/off.scenario.json", text: scenario(["*.c"]) },
    ];
    expect(programs("/w/lpt/lpt.c", nearby)).toEqual([
      "/w/lpt/off.scenario.json",
      "/w/lpt/print.scenario.json",
      "/w/lpt/lpt.c",
    ]);
    expect(choicesFor("/w/lpt/lpt.c", nearby)[1]?.description).toBe("Prints");
  });

  it("a scenario for other sources does not count", () => {
    expect(programs("/w/b.c", [{ path: "/w/a.scenario.json", text: scenario(["a.c"]) }])).toEqual(["/w/b.c"]);
  });

  it.each([
    ["another case", "Driver.c", "/w/driver.c"],
    ["a folder below", "src/*.c", "/w/src/driver.c"],
    ["backslashes and a folder above", "..\\x\\dr?ver.c", "/x/driver.c"],
  ])("finds the source by %s", (_, source, path) => {
    expect(programs(path, [{ path: "/w/a.scenario.json", text: scenario([source]) }])[0]).toBe("/w/a.scenario.json");
  });

  it("a program is found in the scenarios that run it, and can be run against its driver without one", () => {
    const text = JSON.stringify({
      drivers: [{ name: "d", sources: ["d.c"] }],
      programs: [{ name: "t", sources: ["test/t.c"] }],
    });
    const choices = choicesFor("/w/test/t.c", [{ path: "/w/a.scenario.json", text }], { isProgram: true });
    expect(choices.map(({ label }) => label)).toEqual(["a", "Run the program of t.c"]);
  });

  it("a driver is tried with the programs beside it: then it is asked what should run", () => {
    const programs = [{ name: "app", source: "/w/exe/app.c" }];
    const choices = choicesFor("/w/sys/driver.c", [], { programs });
    expect(choices.map(({ label, program }) => [label, program])).toEqual([
      ["Run app against driver.c", "/w/exe/app.c"],
      ["Bring up driver.c", "/w/sys/driver.c"],
    ]);
    expect(isPlain(choices)).toBe(false);
    expect(choicesFor("/w/sys/driver.c", [], { driver: "kbfilter", programs }).map(({ label }) => label)).toEqual([
      expect.stringMatching(/^Run .* against kbfilter$/),
      "Bring up kbfilter",
    ]);
    expect(isPlain(choicesFor("/w/sys/driver.c", []))).toBe(true);
    const text = scenario(["driver.c"]);
    expect(isPlain(choicesFor("/w/sys/driver.c", [{ path: "/w/sys/a.scenario.json", text }]))).toBe(true);
  });

  it("a star stays within a folder", () => {
    expect(programs("/w/src/driver.c", [{ path: "/w/a.scenario.json", text: scenario(["*.c"]) }])).toEqual([
      "/w/src/driver.c",
    ]);
  });

  it("text that is no scenario is passed over", () => {
    const nearby = ["", "[]", "{", '{"drivers":3}', '{"drivers":[null,{"sources":7},{"sources":[1]}]}'].map(
      (text, i) => ({ path: `/w/${i}.scenario.json`, text }),
    );
    expect(programs("/w/a.c", nearby)).toEqual(["/w/a.c"]);
  });

  it("comments and trailing commas are allowed", () => {
    const text = '{ // print\n "drivers": [{ "name": "d", "sources": ["a.c",], },], }';
    expect(programs("/w/a.c", [{ path: "/w/a.scenario.json", text }])[0]).toBe("/w/a.scenario.json");
  });

  it("names sessions after the file", () => {
    expect(nameOf("C:\\w\\lpt.c")).toBe("lpt.c");
  });
});

import { describe, expect, it } from "vitest";
import { checkArguments, findingsByFile, tally } from "../../../extension/project.ts";
import { projectEntries, statusText, statusTooltip } from "../../../extension/project-text.ts";

const finding = (own: object) => ({
  rule: "irql-too-high",
  severity: "error",
  message: "m",
  file: "/w/a.c",
  line: 3,
  column: 5,
  endLine: 3,
  endColumn: 9,
  related: [{ message: "raised here", file: "/w/a.c", line: 1, column: 1, endLine: 1, endColumn: 2 }],
  ...own,
});

const none = { target: "x64", includePath: [], defines: {}, headers: "", configuration: "", encoding: "" };

describe("checking a project", () => {
  it("asks the command line with the settings", () => {
    expect(checkArguments(["/w"], { ...none, target: "x86", includePath: ["/w/inc"], defines: { DBG: "1" } })).toEqual(
      "check --format json --target x86 -I /w/inc -D DBG=1 -- /w".split(" "),
    );
    expect(checkArguments(["/w"], { ...none, headers: "/kit", configuration: "Release", encoding: "gbk" })).toEqual(
      "check --format json --headers /kit --configuration Release --encoding gbk -- /w".split(" "),
    );
  });

  it("reads places as the editor counts them, from 0", () => {
    const found = findingsByFile(JSON.stringify({ findings: [finding({})] })).get("/w/a.c");
    expect(found?.[0]).toMatchObject({ rule: "irql-too-high", line: 2, column: 4, endLine: 2, endColumn: 8 });
    expect(found?.[0]?.related).toEqual([
      { message: "raised here", file: "/w/a.c", line: 0, column: 0, endLine: 0, endColumn: 1 },
    ]);
  });

  it("counts", () => {
    const list = [finding({}), finding({ severity: "warning" }), finding({ file: "/w/b.c" })];
    expect(tally(findingsByFile(JSON.stringify({ findings: list })))).toBe("2 errors and 1 warning in 2 files");
    expect(tally(new Map())).toBe("nothing found");
  });

  it.each(["{}", "[]", '{"findings":[3]}', "no"])("%s is no result", (text) =>
    expect(() => findingsByFile(text)).toThrow(),
  );
});

describe("the driver of a source", () => {
  const project = {
    name: "drv",
    kind: "vcxproj",
    from: "/w/drv.vcxproj",
    configuration: "Debug|x64",
    target: "x64",
    driverType: "WDM",
    sources: [{ path: "/w/a.c", why: "ClCompile a.c (line 3)" }],
    ignored: [{ what: "/w/drv.rc", why: "a resource script holds no code" }],
    defines: { A: "1", B: "2" },
    includePaths: ["/w/inc"],
    headers: "/ddk",
    configurations: ["/w/ringside.json"],
  };
  it("is named in the status bar, with how it was found", () => {
    expect(statusText(project)).toBe("$(circuit-board) drv (Debug|x64)");
    expect(statusTooltip(project)).toContain("Found in /w/drv.vcxproj, Debug|x64\n\n1 source, x64");
    expect(statusTooltip({ ...project, kind: "folder", from: "/w", name: "a_b" })).toContain("**a\\_b**");
  });
  it("lists its files, each with its reason", () => {
    expect(projectEntries(project).map(({ label, path }) => `${label} ${path ?? ""}`.trim())).toEqual([
      "$(package) drv /w/drv.vcxproj",
      "$(settings-gear) ringside.json /w/ringside.json",
      "$(library) Headers",
      "$(symbol-constant) Macros",
      "$(file-code) a.c /w/a.c",
      "$(circle-slash) drv.rc",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { checkArguments, findingsByFile, tally } from "../../../extension/project.ts";

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

describe("checking a project", () => {
  it("asks the command line with the settings", () => {
    expect(checkArguments(["/w"], { target: "x86", includePath: ["/w/inc"], defines: { DBG: "1" } })).toEqual(
      "check --format json --target x86 -I /w/inc -D DBG=1 -- /w".split(" "),
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

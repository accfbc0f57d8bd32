// `ringside check` as builds call it: formats, changes since a revision, shares of several processes.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Ajv } from "ajv";
import { afterAll, describe, expect, it } from "vitest";
import { changedSince, isChanged } from "../../../cli/changed.ts";
import { checkDriver, namedDrivers } from "../../../cli/drivers.ts";
import { asText, hint } from "../../../cli/explain.ts";
import { findingsJson } from "../../../cli/output/json.ts";
import { prettyFindings } from "../../../cli/output/pretty.ts";
import { sarifLog } from "../../../cli/output/sarif.ts";
import { mustBeWritable } from "../../../cli/output/writable.ts";
import { finderFor } from "../../../cli/sources.ts";
import { checkHere, largestFirst } from "../../../cli/workers.ts";
import { explain } from "../../../language-server/index.ts";

const folder = mkdtempSync(join(tmpdir(), "ringside check "));
afterAll(() => rmSync(folder, { recursive: true }));

function leak(name: string): string {
  return `void ${name}(int late)
{
    KIRQL old;
    KeAcquireSpinLock(&lock, &old);
    if (late) return;
    KeReleaseSpinLock(&lock, old);
}
`;
}
const head = "#include <wdm.h>\nstatic KSPIN_LOCK lock;\n";

function project(name: string, texts: Readonly<Record<string, string>>): string {
  const place = join(folder, name);
  mkdirSync(place, { recursive: true });
  for (const [file, text] of Object.entries(texts)) {
    mkdirSync(resolve(place, file, ".."), { recursive: true });
    writeFileSync(join(place, file), text);
  }
  return place;
}
function check(...paths: string[]) {
  const named = namedDrivers(paths, finderFor({}));
  return named.drivers.flatMap((driver) => checkDriver(named, driver).findings);
}

describe("SARIF", () => {
  it("is valid by the schema of the standard, with paths from the current folder", () => {
    const place = project("sarif file", { "a b.c": head + leak("F"), "c.c": '#include "gone.h"\n' });
    const log = sarifLog(check(place), folder);
    const require = createRequire(import.meta.url);
    const schema: unknown = JSON.parse(
      readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"),
    );
    const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
    if (typeof schema !== "object" || schema === null) throw new Error("no schema");
    // The schema is of draft 4, of which only the two names of its own differ from what the validator takes.
    const { $schema: _draft, id: _id, ...rules } = { $schema: "", id: "", ...schema };
    const valid = ajv.compile(rules);
    expect(valid(JSON.parse(JSON.stringify(log))) ? [] : valid.errors).toEqual([]);
    expect(valid({ ...log, version: "2.0.0" })).toBe(false);
    const [run] = log.runs;
    const found = run?.results?.find(({ ruleId }) => ruleId === "spin-lock-unbalanced");
    expect(found?.locations?.[0]?.physicalLocation?.artifactLocation).toEqual({
      uri: "sarif%20file/a%20b.c",
      uriBaseId: "SRCROOT",
    });
    expect(found?.partialFingerprints?.["ringside/v1"]).toMatch(/^[0-9a-f]{32}$/);
    expect(run?.tool.driver.rules?.[found?.ruleIndex ?? -1]?.id).toBe("spin-lock-unbalanced");
  });

  it.each([
    ["/w", "/w/50% of #1/\u00e4?.c", "50%25%20of%20%231/%C3%A4%3F.c", "file:///w/"],
    ["/", "/w/a.c", "w/a.c", "file:///"],
    ["/w", "/w2/a.c", "file:///w2/a.c", "file:///w/"],
    ["/w", "/w/..a/b.c", "..a/b.c", "file:///w/"],
    ["/w", "//server/share #2/a.c", "file://server/share%20%232/a.c", "file:///w/"],
  ])("in %s, %s is written %s", (from, file, uri, base) => {
    const range = { file, startLine: 0, startColumn: 0, endLine: 0, endColumn: 1 };
    const finding = { rule: "pool-leaked", kind: "rule", severity: "error", message: "", range, related: [] } as const;
    const [run] = sarifLog([{ finding, within: undefined, text: "" }], from).runs;
    const place = run?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation;
    expect(place?.uri).toBe(uri);
    expect(run?.originalUriBaseIds?.SRCROOT?.uri).toBe(base);
    expect(new URL(uri, base).href).toMatch(/^file:/);
  });
});

function gitIn(place: string): (...args: string[]) => void {
  const who = ["-c", "user.name=t", "-c", "user.email=t@t", "-c", "commit.gpgsign=false"];
  return (...args) => execFileSync("git", ["-C", place, ...who, ...args], { stdio: "pipe" });
}

describe("--since", () => {
  it("keeps what is in functions that have changed", () => {
    const place = project("since", { "a.c": head + leak("F") + leak("G"), "same.c": head + leak("S") });
    const git = gitIn(place);
    git("init", "-q");
    expect(() => changedSince("HEAD", [place])).toThrow(/no such revision/);
    git("add", ".");
    git("commit", "-q", "-m", "first");
    writeFileSync(join(place, "a.c"), `${head}${leak("F")}${leak("G").replace("KIRQL old;", "KIRQL old; late++;")}`);
    writeFileSync(join(place, "new.c"), head + leak("N"));
    const since = (revision: string) => {
      const changed = changedSince(revision, [place]);
      return check(place)
        .filter((one) => isChanged(one, changed))
        .map(({ within }) => within?.name);
    };
    expect(since("HEAD").sort()).toEqual(["G", "N"]);
    expect(() => since("nowhere")).toThrow(/--since nowhere: git knows no such revision/);
    expect(() => since("--output=x")).toThrow(/no revision/);
    expect(() => changedSince("HEAD", [folder])).toThrow(/no git repository/);
  });

  it("takes names, renamed files and the user's own settings of git as they come", () => {
    const name = "Gerät 1.c";
    const place = project("since names", { [name]: head + leak("F"), "old.c": head + leak("S") });
    const git = gitIn(place);
    git("init", "-q");
    git("config", "diff.noprefix", "true");
    git("config", "diff.renames", "false");
    git("add", ".");
    git("commit", "-q", "-m", "first");
    git("mv", "old.c", "moved.c");
    writeFileSync(join(place, name), head + leak("F").replace("KIRQL old;", "KIRQL old; late++;"));
    expect([...changedSince("HEAD", [place]).keys()].map((key) => key.replace(/^.*\//, ""))).toEqual(["gerät 1.c"]);
  });

  it("is not misled by what added lines look like, by links to the folder, or by UTF-16", () => {
    const place = project("since odd", { "a.c": head + leak("F") + leak("G"), "wide.c": "" });
    const utf16 = (text: string) => writeFileSync(join(place, "wide.c"), Buffer.from(`\ufeff${text}`, "utf16le"));
    utf16(head + leak("W") + leak("V"));
    const git = gitIn(place);
    git("init", "-q");
    git("add", ".");
    git("commit", "-q", "-m", "first");
    writeFileSync(
      join(place, "a.c"),
      `${head}/*\n++ b/else.c\n*/\n${leak("F")}${leak("G").replace("old;", "old; late++;")}`,
    );
    utf16(head + leak("W") + leak("V").replace("old;", "old; late++;"));
    const link = join(folder, "link to it");
    symlinkSync(place, link);
    const changed = changedSince("HEAD", [link]);
    expect(
      check(link)
        .filter((one) => isChanged(one, changed))
        .map(({ within }) => within?.name),
    ).toEqual(["G", "V"]);
  });

  it("asks each repository about its own files", () => {
    const names = ["since one", "since two"];
    const places = names.map((name) => project(name, { "a.c": head + leak("F") }));
    for (const place of places) {
      gitIn(place)("init", "-q");
      gitIn(place)("add", ".");
      gitIn(place)("commit", "-q", "-m", "first");
      writeFileSync(join(place, "new\tname.c"), head + leak("N"));
      gitIn(place)("add", ".");
    }
    const changed = changedSince("HEAD", places);
    expect(check(...places).filter((one) => isChanged(one, changed))).toHaveLength(2);
  });

  it("in a shallow clone says how to have the revision", () => {
    const place = project("deep", { "a.c": head });
    gitIn(place)("init", "-q");
    gitIn(place)("add", ".");
    gitIn(place)("commit", "-q", "-m", "first");
    const shallow = join(folder, "shallow");
    gitIn(place)("clone", "-q", "--depth", "1", `file://${place}`, shallow);
    expect(() => changedSince("HEAD~1", [shallow])).toThrow(/HEAD~1: git knows no such revision.*shallow.*--unshallow/);
  });
});

describe("several processes", () => {
  it("begin with the drivers that have most sources, and check each once", () => {
    const texts: Record<string, string> = {};
    for (const name of ["A", "B", "C", "D", "E"]) texts[`${name}/${name}.c`] = head + leak(name);
    texts["A/more.c"] = "int more;\n";
    const named = namedDrivers([project("many", texts)], finderFor({}));
    const order = largestFirst(named);
    expect(named.drivers[order[0] ?? -1]?.sources).toHaveLength(2);
    expect([...order].sort()).toEqual([0, 1, 2, 3, 4]);
    const found = [...checkHere(named)].flatMap(({ findings }) => findings.map(({ within }) => within?.name));
    expect(found.sort()).toEqual(["A", "B", "C", "D", "E"]);
  });
});

describe("rules in a ringside.json", () => {
  it("are off, or of another severity, for its folder; an unknown one is told of at its place", () => {
    const place = project("levels", {
      "a.c": head + leak("F"),
      "sub/b.c": head + leak("G"),
      "sub/ringside.json": '{ "rules": { "C28103": "hint", "spin-lock-unbalanced": "hint" } }',
      "ringside.json":
        '{\n  "rules": {\n    "spin-lock-unbalanced": "off",\n    "spin-lock-unbalance": "error"\n  }\n}',
    });
    const named = namedDrivers([place], finderFor({}));
    const found = named.drivers.flatMap((driver) => checkDriver(named, driver).findings);
    expect(found.map(({ finding, within }) => `${within?.name} ${finding.severity}`)).toEqual(["G hint"]);
    expect(named.problems).toMatchObject([
      { line: 3, message: "there is no rule 'spin-lock-unbalance'", remedy: "Did you mean 'spin-lock-unbalanced'?" },
    ]);
  });
});

it("a file that cannot be written is told of before the work", () => {
  const place = project("written", { "a.c": head });
  expect(() => mustBeWritable("--trace", join(place, "no/t.csv"))).toThrow(/--trace .*: there is no such folder/);
  expect(() => mustBeWritable("--output", place)).toThrow(/this is a folder; name a file in it/);
  expect(() => mustBeWritable("--output", join(place, "a.sarif"))).not.toThrow();
});

it("a folder that a ringside.json includes and that is not there is told of at its place", () => {
  const place = project("folders", { "a.c": head, "ringside.json": '{\n  "include": [".",\n    "inc"]\n}' });
  expect(namedDrivers([place], finderFor({})).problems).toMatchObject([
    { line: 2, column: 4, message: "there is no folder 'inc'" },
  ]);
});

it("JSON says in which function a finding is", () => {
  const place = project("json", { "a.c": head + leak("F") });
  expect(findingsJson(check(place)).findings).toMatchObject([{ rule: "spin-lock-unbalanced", function: "F", line: 7 }]);
});

it("a source that is named is checked with its driver, and only its own findings are told", () => {
  const place = project("one", { "a.c": head + leak("F"), "b.c": head + leak("G") });
  expect(check(join(place, "b.c")).map(({ within }) => within?.name)).toEqual(["G"]);
});

describe("what is named", () => {
  it("may be a pattern, which the shells of Windows hand on", () => {
    const place = project("pattern", { "sys/a.c": head + leak("F"), "sys/deep/b.c": head + leak("G"), "c.txt": "" });
    const within = (pattern: string) => check(join(place, pattern)).map((one) => one.within?.name);
    expect(within("*/*.C")).toEqual(["F"]);
    expect(within("**\\*.c").sort()).toEqual(["F", "G"]);
    expect(() => check(join(place, "*.txt"))).toThrow(/no source or project matches/);
  });

  it("is checked once, by whatever link it is named again", () => {
    const place = project("linked", { "sys/a.c": head + leak("F") });
    symlinkSync(join(place, "sys"), join(place, "again"));
    expect(check(join(place, "sys"), join(place, "again"))).toHaveLength(1);
    expect(check(join(place, "sys/a.c"), join(place, "again/a.c"))).toHaveLength(1);
  });

  it("goes by the configuration as Visual Studio writes it, too", () => {
    const vcxproj = `<Project><ItemGroup Label="ProjectConfigurations"><ProjectConfiguration Include="Debug|x64"/>
<ProjectConfiguration Include="Release|x64"/></ItemGroup><ItemGroup><ClCompile Include="a.c"/></ItemGroup></Project>`;
    const place = project("configured", { "a.vcxproj": vcxproj, "a.c": head });
    const of = (configuration: string) =>
      namedDrivers([place], finderFor({ configuration })).drivers.map((driver) => driver.configuration);
    expect(of("Release")).toEqual(["Release|x64"]);
    expect(of("Release|x64")).toEqual(["Release|x64"]);
  });

  it.each(["driver.rc", "README.md", "driver.inf"])("%s is told to be no source, and is not read as one", (name) => {
    const place = project("no source", { [name]: "1 ICON x.ico\n", "a.c": head });
    expect(() => namedDrivers([join(place, name)], finderFor({}))).toThrow(/driver\.rc|README\.md|driver\.inf/);
    expect(() => namedDrivers([join(place, name)], finderFor({}))).toThrow(/no C or C\+\+ source/);
  });
  it("is neither a file nor a folder", () => {
    expect(() => namedDrivers(["/dev/null"], finderFor({}))).toThrow("/dev/null: this is neither a file nor a folder");
  });
  it.each(["a.c", "a.h", "a.CPP", "a.inc"])("%s is read", (name) => {
    const place = project("sources", { [name]: head });
    expect(namedDrivers([join(place, name)], finderFor({})).drivers).toHaveLength(1);
  });
});

describe("a long line", () => {
  it("is shown around what is meant", () => {
    const blanks = "Count(); ".repeat(60);
    const text = `${head}void Count(void);\nvoid F(int late) { KIRQL old; ${blanks}KeAcquireSpinLock(&lock, &old); if (late) return; ${blanks}KeReleaseSpinLock(&lock, old); }\n`;
    const place = project("long line", { "a.c": text });
    const files = finderFor({}).options.files;
    const [line, marks] = prettyFindings(
      check(place).map(({ finding }) => finding),
      files,
      false,
    )
      .split("\n")
      .slice(1);
    expect(line).toMatch(/^ {5}4 \| ….*…$/);
    expect(line?.length).toBeLessThan(180);
    const at = marks?.indexOf("^") ?? 0;
    expect(line?.slice(at).startsWith("return") || line?.slice(at).startsWith("KeAcquireSpinLock")).toBe(true);
  });
});

describe("a rule that is not there", () => {
  it.each([
    ["irql-to-high", "Did you mean irql-too-high?"],
    ["irql-too-hihg", "Did you mean irql-too-high?"],
    ["C28122x", "Did you mean C28122?"],
    ["lower-driver", "Near it:\n"],
    ["zzzz", "'ringside rules' lists them all."],
  ])("%s: %s", (name, words) => {
    expect(hint(name)).toContain(words);
  });
  it("and one that is: its page is text", () => {
    const text = asText(explain("irql-too-high") ?? "");
    expect(text).toMatch(/^irql-too-high \(error\)\n\nA routine/);
    expect(text).toContain("\nWrong:\n\n    #include <wdm.h>\n");
    expect(text).toContain("\nRight:\n\n    #include <wdm.h>\n");
    expect(text).not.toMatch(/```|\*\*/);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(140);
  });
});

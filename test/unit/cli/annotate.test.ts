// `ringside annotate`: the diff it prints, what it writes, and in which encoding.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { annotateCommand } from "../../../cli/annotate.ts";
import { unifiedDiff } from "../../../cli/output/unified-diff.ts";
import { patchBytes } from "../../../host/patch.ts";
import { applyChanges } from "../../../language-server/features/fixes.ts";

const folder = mkdtempSync(join(tmpdir(), "ringside annotate "));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

const bare = "#include <wdm.h>\nVOID CloseIt(HANDLE File)\n{\n    ZwClose(File); /* \u00e9 */\n}\n";
const said = bare.replace("VOID", "_IRQL_requires_max_(PASSIVE_LEVEL)\nVOID");

function run(path: string, options: { write?: boolean; diff?: boolean } = {}): { out: string; errors: string } {
  let out = "";
  let errors = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    errors += String(text);
    return true;
  });
  expect(annotateCommand([path], options)).toBe(0);
  vi.restoreAllMocks();
  return { out, errors };
}

describe("ringside annotate", () => {
  it("prints a diff that patch takes, and changes nothing", () => {
    const file = join(folder, "a.c");
    writeFileSync(file, bare);
    const { out, errors } = run(file);
    expect(out).toContain("+_IRQL_requires_max_(PASSIVE_LEVEL)\n VOID CloseIt(HANDLE File)\n");
    expect(errors).toBe("ringside: 1 function in 1 file could be annotated; --write does it\n");
    expect(readFileSync(file, "utf8")).toBe(bare);
  });
  it("writes, and has nothing to do then", () => {
    const file = join(folder, "b.c");
    writeFileSync(file, bare);
    expect(run(file, { write: true })).toEqual({ out: "", errors: "ringside: 1 function in 1 file annotated\n" });
    expect(readFileSync(file, "utf8")).toBe(said);
    expect(run(file, { write: true })).toEqual({ out: "", errors: "ringside: nothing to annotate\n" });
  });
  it("says what is wrong with what it is given", () => {
    expect(() => annotateCommand([join(folder, "gone.c")], {})).toThrow("there is no such file or folder");
  });
});

describe("a file stays in its encoding", () => {
  const change = {
    start: bare.indexOf("VOID"),
    end: bare.indexOf("VOID"),
    text: "_IRQL_requires_max_(PASSIVE_LEVEL)\n",
  };
  const swapped = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();
  it.each([
    ["UTF-8", (text: string) => Buffer.from(text)],
    ["UTF-8 with a mark", (text: string) => Buffer.from(`\ufeff${text}`)],
    ["UTF-16", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16 without a mark", (text: string) => Buffer.from(text, "utf16le")],
    ["UTF-16, the high byte first", (text: string) => swapped(`\ufeff${text}`)],
    ["Windows-1252", (text: string) => Buffer.from(text, "latin1")],
  ])("%s", (_, encode) => {
    expect(Buffer.from(patchBytes(encode(bare), bare, [change]) ?? []).toString("hex")).toBe(
      encode(said).toString("hex"),
    );
  });
  it("or is not written", () => {
    const shiftJis = Buffer.concat([Buffer.from("/* "), Buffer.from([0x83, 0x65]), Buffer.from(" */ VOID F();")]);
    expect(patchBytes(shiftJis, "/* \u30c6 */ VOID F();", [change])).toBeUndefined();
  });
});

describe("unified diffs", () => {
  const text = Array.from({ length: 40 }, (_, i) => `line ${i}\n`).join("");
  const at = (line: number): number => text.indexOf(`line ${line}\n`);
  const insert = (line: number, words: string) => ({ start: at(line), end: at(line), text: words });
  it.each([
    ["at the start", text, [insert(0, "new\n")]],
    ["in one hunk", text, [insert(5, "a\n"), insert(7, "b\nc\n")]],
    ["in two hunks", text, [insert(3, "a\n"), insert(30, "b\n"), { start: at(31), end: at(33), text: "" }]],
    [
      "within lines",
      text,
      [
        { start: at(9) + 2, end: at(9) + 4, text: "X" },
        { start: at(9) + 5, end: at(11), text: "\n" },
      ],
    ],
    ["without a last line feed", text.slice(0, -1), [insert(39, "x\n")]],
    ["at the end", text, [{ start: text.length, end: text.length, text: "more" }]],
    ["of carriage returns", text.replaceAll("\n", "\r\n"), [{ start: 0, end: 0, text: "new\r\n" }]],
  ])("%s are taken by git", (name, before, changes) => {
    const file = name.replaceAll(" ", "-");
    writeFileSync(join(folder, file), before);
    const diff = join(folder, `${file}.diff`);
    writeFileSync(diff, unifiedDiff(file, before, changes));
    execFileSync("git", ["-c", "core.autocrlf=false", "apply", diff], { cwd: folder, stdio: "pipe" });
    expect(readFileSync(join(folder, file), "utf8")).toBe(applyChanges(before, changes));
  });
  it("are empty where nothing changes", () => {
    expect(unifiedDiff("a", text, [{ start: 0, end: 4, text: "line" }])).toBe("");
  });
});

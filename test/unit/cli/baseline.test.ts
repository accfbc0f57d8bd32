// Baselines: the file, the switches that write and use it, and the one that `ringside.json` names, which the editor minds as well.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { givenBaseline } from "../../../cli/baselines.ts";
import { type CheckOptions, checkCommand } from "../../../cli/check.ts";
import { startClient } from "../language-server/client.ts";

const folder = mkdtempSync(join(tmpdir(), "ringside baseline "));
afterAll(() => rmSync(folder, { recursive: true }));

const head = "#include <wdm.h>\nstatic KSPIN_LOCK lock;\n";
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
let place = "";
let projects = 0;
beforeEach(() => {
  place = join(folder, `driver ${projects++}`);
  mkdirSync(join(place, "sys"), { recursive: true });
});
const write = (file: string, text: string): void => writeFileSync(join(place, file), text);

/** What the command prints, its notes before its findings, and its exit status. */
async function run(options: Partial<CheckOptions>): Promise<{ printed: string; status: number }> {
  let printed = "";
  const take = (text: unknown): boolean => {
    printed += String(text);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, "write").mockImplementation(take),
    vi.spyOn(process.stderr, "write").mockImplementation(take),
  ];
  try {
    const status = await checkCommand([place], { format: "pretty", failOn: "error", jobs: 1, ...options });
    return { printed, status };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
describe("a baseline that is given", () => {
  it("knows its findings again after lines have moved, and no others", async () => {
    write("a.c", head + leak("F"));
    const baseline = join(place, "known.json");
    expect((await run({ baseline, writeBaseline: true })).printed).toContain("1 finding is now known");
    expect((await run({ baseline })).status).toBe(0);
    const moved = leak("F").replace("if (late) return;", "  if  (late)   return;");
    write("a.c", `${head}\n\n// moved\nint x;\n${moved}`);
    expect((await run({ baseline })).printed).toContain("1 more known in the baseline");
    write("a.c", head + leak("F") + leak("G"));
    const more = await run({ baseline, format: "json" });
    expect(more.status).toBe(1);
    expect(JSON.parse(more.printed).findings).toMatchObject([{ rule: "spin-lock-unbalanced", function: "G" }]);
    // One more of the same kind in the same function is new.
    const twice = "    if (late) return;\n    late++;\n    if (late) return;\n";
    write("a.c", head + leak("F").replace("    if (late) return;\n", twice));
    expect(JSON.parse((await run({ baseline, format: "json" })).printed).findings).toHaveLength(1);
  });
  it("that is none is told of at its place", () => {
    const file = join(folder, "broken.json");
    writeFileSync(file, '{\n  "version": 2, "findings": [] }');
    expect(() => givenBaseline(file)).toThrow(/broken.json:2:14: .*1 to 1/);
    expect(() => givenBaseline(join(folder, "none.json"))).toThrow(/no such file; add --write-baseline/);
  });
  it("is to be named by someone", async () => {
    write("a.c", head);
    await expect(run({ writeBaseline: true })).rejects.toThrow(/--baseline FILE, or name one as "baseline"/);
  });
});

describe("a baseline that ringside.json names", () => {
  it("holds for its folder, is written where it is named, and hides nothing of the configuration", async () => {
    write("a.c", head + leak("F"));
    write("sys/b.c", head + leak("B"));
    write("sys/ringside.json", '{ "baseline": "known.json", "rules": { "no-such-rule": "off" } }');
    expect((await run({})).printed).toContain("there is no file 'known.json'");
    expect((await run({ writeBaseline: true })).printed).toMatch(/1 finding is now known in .*known\.json/);
    expect(JSON.parse(readFileSync(join(place, "sys/known.json"), "utf8")).findings).toMatchObject([{ function: "B" }]);
    const after = await run({ format: "json" });
    const told = JSON.parse(after.printed).findings.map((one: { function: string }) => one.function);
    expect(told.sort()).toEqual(["", "F"]);
    expect(after.printed).toContain("there is no rule 'no-such-rule'");
  });
  it("is written nowhere else: neither as its path nor as a link leads out of the folder", async () => {
    write("a.c", head + leak("F"));
    write("ringside.json", '{ "baseline": "../elsewhere.json" }');
    expect((await run({})).printed).toContain("'../elsewhere.json' is not in or below this file's folder");
    await expect(run({ writeBaseline: true })).rejects.toThrow(/say where/);
    const elsewhere = mkdtempSync(join(folder, "elsewhere "));
    symlinkSync(elsewhere, join(place, "out"));
    write("ringside.json", '{ "baseline": "out/known.json" }');
    await expect(run({ writeBaseline: true })).rejects.toThrow(/a link leads out of the folder/);
    symlinkSync(join(elsewhere, "file"), join(place, "known.json"));
    write("ringside.json", '{ "baseline": "known.json" }');
    await expect(run({ writeBaseline: true })).rejects.toThrow(/this is a link/);
    const given = { baseline: join(place, "known.json"), writeBaseline: true };
    await expect(run(given)).rejects.toThrow(/this is a link/);
    expect(readdirSync(elsewhere)).toEqual([]);
  });
  it("is minded by the editor, which tells of what is new, and of a baseline that it cannot read", async () => {
    const known = { rule: "spin-lock-unbalanced", function: "F", text: "if (late) return;", count: 1 };
    const texts: Record<string, string> = {
      "/drv/ringside.json": '{ "baseline": "known.json" }',
      "/drv/known.json": JSON.stringify({ version: 1, findings: [known] }),
    };
    const client = await startClient(texts);
    const uri = "file:///drv/a.c";
    await client.open(uri, head + leak("F"));
    expect(await client.diagnostics(uri)).toEqual([]);
    await client.change(uri, 2, head + leak("F") + leak("G"));
    expect(await client.diagnostics(uri, (all) => all.length > 0)).toMatchObject([{ range: { start: { line: 13 } } }]);
    texts["/drv/known.json"] = "{";
    const changes = [{ uri: "file:///drv/known.json", type: 2 }];
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
    expect(await client.diagnostics(uri, (all) => all.length === 2)).toHaveLength(2);
    expect(await client.diagnostics("file:///drv/known.json", (all) => all.length > 0)).toMatchObject([
      { severity: 1 },
    ]);
  });
});

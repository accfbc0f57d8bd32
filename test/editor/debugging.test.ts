// The packaged extension in VS Code, as somebody uses it who opens samples/ for the first time: problems, F5, breakpoint, steps forward
// and back, variables, device stacks, trace, a bugcheck. Each test goes on from where the last one left the editor.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Debugging, type Stop } from "./debugging.ts";
import { Editor } from "./editor.ts";

const samples = new URL("../../samples", import.meta.url).pathname;
let editor: Editor;
let debug: Debugging;
let here: Stop;

beforeAll(async () => {
  editor = await Editor.start({ folder: samples });
  debug = new Debugging(editor);
});
afterAll(() => editor?.stop());

/** Line (from 1) of the first line of a sample that matches, at or after one that matches `after`. */
function lineOf(path: string, pattern: RegExp, after = /^/): number {
  const lines = readFileSync(join(samples, path), "utf8").split(/\r?\n/);
  const start = lines.findIndex((line) => after.test(line));
  const found = lines.findIndex((line, i) => i >= start && pattern.test(line));
  if (start < 0 || found < 0) throw new Error(`samples/${path} has no line like ${pattern} after ${after}`);
  return found + 1;
}

const dispatch = "membuf/dispatch.c";
const inWrite = /^MembufWrite\(/;
const writeLine = lineOf(dispatch, /DbgPrint\("membuf: write/, inWrite);
const growCall = lineOf(dispatch, /MembufGrow\(end\)/, inWrite);
const growBody = lineOf(dispatch, /ExAllocatePool2/, /^MembufGrow\(_In_ ULONG Size\)$/);

describe("a breakpoint in a dispatch routine", () => {
  it("F5 on the driver's source, with no launch.json, runs its scenario and stops there", async () => {
    await debug.breakpoint(dispatch, writeLine);
    here = await debug.start();
    expect(here).toEqual({ file: "dispatch.c", line: writeLine });
  });

  it("the call stack goes from the driver into the kernel", async () => {
    const frames = await debug.callStack(/MembufWrite/);
    expect(frames[0]).toMatch(/MembufWrite/);
    expect(frames.slice(1).join("\n")).toMatch(/nt!/);
  });

  it("Variables shows the IRP, and its members when it is opened", async () => {
    const members = await debug.expandVariable(/^Irp\b/);
    const text = members.join("\n");
    expect(text).toMatch(/IoStatus/);
    expect(text).toMatch(/IRP_MJ_WRITE/);
    await editor.picture("irp");
  });

  it("Device Stacks shows the stack, function device above the bus's", async () => {
    const rows = await debug.devices(/FDO/);
    const fdo = rows.findIndex((row) => /^FDO .*driver membuf/.test(row));
    const pdo = rows.findIndex((row) => /^PDO/.test(row));
    expect(fdo).toBeGreaterThanOrEqual(0);
    expect(pdo).toBeGreaterThan(fdo);
    expect(rows[fdo]).toMatch(/DO_BUFFERED_IO/);
  });

  it("Driver Trace shows what has happened, the newest last", async () => {
    const rows = await debug.trace(/IRP_MJ_WRITE/);
    expect(rows.length).toBeGreaterThan(3);
    await editor.picture("debugging");
  });
});

describe("stepping", () => {
  it("over a statement", async () => {
    const next = await debug.stepOver(here);
    expect(next.file).toBe("dispatch.c");
    expect(next.line).toBeGreaterThan(writeLine);
  });

  it("back over it", async () => {
    const at = await debug.stopped();
    expect(await debug.stepBack(at)).toEqual(here);
  });

  it("on to another breakpoint, and into the function called there", async () => {
    await debug.breakpoint(dispatch, growCall);
    await debug.resume();
    here = await debug.stopped({ file: "dispatch.c", line: writeLine });
    expect(here.line).toBe(growCall);
    const inside = await debug.stepInto(here);
    expect(inside.line).toBe(growBody);
    expect((await debug.callStack(/MembufGrow/))[1]).toMatch(/MembufWrite/);
  });

  it("back out of it, and back to the first breakpoint", async () => {
    const inside = await debug.stopped();
    expect(await debug.stepBack(inside)).toEqual(here);
    const earlier = await debug.reverse(here);
    expect(earlier).toEqual({ file: "dispatch.c", line: writeLine });
  });

  it("a row of the trace leads to its moment", async () => {
    const before = await debug.traceLength();
    await debug.goToTraceRow(/IRP_MJ_CREATE/);
    await editor.until("an earlier moment", async () => (await debug.traceLength()) < before);
  });

  it("DbgPrint is in the debug console, and Stop ends the run", async () => {
    expect(await debug.console()).toMatch(/membuf: /);
    await debug.end();
  });
});

describe("a scenario", () => {
  it("runs by F5 on its file and says how it went", async () => {
    await debug.removeBreakpoints();
    await editor.open("membuf/membuf.scenario.json");
    await editor.page.keyboard.press("F5");
    await editor.until(
      "the scenario's result",
      async () => /\d+ of \d+ steps passed/.test(await debug.console()),
      60_000,
    );
    const [, passed, all] = /(\d+) of (\d+) steps passed/.exec(await debug.console()) ?? [];
    expect(passed).toBe(all);
    await editor.picture("scenario");
    await debug.end();
  });

  it("completes and is checked as it is written", async () => {
    await editor.open("membuf/membuf.scenario.json");
    expect(await editor.problems(/scenario/)).toEqual([]);
  });
});

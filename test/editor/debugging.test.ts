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
  await editor.widenSideBar(140);
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
const growBody = lineOf(dispatch, /^ +PUCHAR data =/, /^MembufGrow\(_In_ ULONG Size\)$/);

const mistakes = "mistakes/irql-too-high";

describe("checks", () => {
  it("planted mistakes appear in Problems with their rule and the chain that proves them; the corrected twin is clean", async () => {
    await editor.open(`${mistakes}/wait-in-dpc.c`);
    const rows = await editor.problems(/irql-too-high/, 1);
    expect(rows.join("\n")).toMatch(/DISPATCH_LEVEL/);
    await editor.open(`${mistakes}/wait-in-dpc.fixed.c`);
    expect(await editor.problems(/wait-in-dpc\.fixed\.c/)).toEqual([]);
    await editor.picture("problems");
  });
});

describe("commands", () => {
  it("Check Project lists the findings of files that are not open", async () => {
    await editor.command("Ringside: Check Project");
    await editor.until(
      "the tally",
      async () => /\d+ errors?.* in \d+ files/.test((await editor.messages()).join("\n")),
      60_000,
    );
    // The list shows its first screenful; its order is by file.
    expect((await editor.problems(/irp-not-completed-or-forwarded/, 1)).length).toBeGreaterThan(0);
    await editor.command("Notifications: Clear All Notifications");
  });

  it("Explain Rule opens the rule's page", async () => {
    await editor.command("Ringside: Explain Rule", "irql-too-high");
    await editor.until("the page", async () => (await editor.pageText()).includes("irql-too-high"));
    await editor.command("View: Close All Editors");
    await editor.until(
      "all editors closed",
      async () => (await editor.page.locator(".tabs-container .tab").count()) === 0,
    );
  });
});

describe("a breakpoint in a dispatch routine", () => {
  it("F5 on the driver's source, with no launch.json, offers its scenarios, runs one and stops there", async () => {
    await debug.breakpoint(dispatch, writeLine);
    here = await debug.start("membuf: the fourteen tests");
    expect(here).toEqual({ file: "dispatch.c", line: writeLine });
  });

  it("the call stack goes from the driver into the kernel", async () => {
    const frames = await debug.callStack(/MembufWrite/, /nt!/);
    expect(frames[0]).toMatch(/MembufWrite/);
    expect(frames.slice(1).join("\n")).toMatch(/nt!/);
  });

  it("Variables shows the IRP, and its members when it is opened", async () => {
    const members = await debug.expandVariable(/^Irp\b/);
    expect(members.join("\n")).toMatch(/Flags.*IRP_.*\n/);
    expect(await debug.variable(/^Irp\b/)).toMatch(/IRP_MJ_WRITE/);
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
    expect((await debug.callStack(/MembufGrow/, /MembufWrite/))[1]).toMatch(/MembufWrite/);
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
    await debug.begin();
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

describe("a mistaken driver", () => {
  const path = "mistakes/runtime/paged-memory-at-dispatch.c";

  it("stops at the bugcheck, on the line of the mistake, and says what it means", async () => {
    await editor.open(path);
    const stop = await debug.start();
    expect(stop).toEqual({ file: "paged-memory-at-dispatch.c", line: lineOf(path, /MISTAKE/) });
    const text = ((await debug.exception().textContent()) ?? "").replaceAll(/\s+/g, " ");
    expect(text).toMatch(/DRIVER_IRQL_NOT_LESS_OR_EQUAL/);
    expect(text).toMatch(/page/i);
    await editor.picture("bugcheck");
  });

  it("and lets one go back to before it", async () => {
    const at = await debug.stepBackFromException();
    expect(at.line).toBe(lineOf(path, /MISTAKE/));
    expect((await debug.stepBack(at)).line).toBe(lineOf(path, /KeAcquireSpinLock/));
    await debug.end();
  });
});

describe("every kind of theme", () => {
  it.each(["Default Light Modern", "Default High Contrast", "Default High Contrast Light", "Default Dark Modern"])(
    "%s: the trace can be read",
    async (theme) => {
      editor.set("workbench.colorTheme", theme);
      const page = await editor.webview("#grid[role=grid]");
      const ratio = () => page.evaluate(contrast);
      await editor.until(`legible text in ${theme}`, async () => {
        const kind = await page.evaluate(() => document.body.className);
        const wanted = /High Contrast/.test(theme)
          ? "vscode-high-contrast"
          : /Light/.test(theme)
            ? "vscode-light"
            : "vscode-dark";
        return kind.includes(wanted) && (await ratio()) >= 4.5;
      });
      await editor.picture(`theme-${theme.toLowerCase().replaceAll(" ", "-")}`);
    },
  );
});

/** Runs in the page: WCAG contrast of the table's text on the panel behind it. */
function contrast(): number {
  const style = getComputedStyle(document.documentElement);
  const canvas = document.createElement("canvas").getContext("2d");
  if (canvas === null) return 0;
  const luminance = (color: string): number => {
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = canvas.getImageData(0, 0, 1, 1).data;
    const linear = (part: number) =>
      part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  };
  const behind = luminance(
    style.getPropertyValue("--vscode-panel-background") || style.getPropertyValue("--vscode-editor-background"),
  );
  const texts = [
    ...document.querySelectorAll(".head .cell, #count, .row:not([hidden]):not([aria-selected=true]) .cell"),
  ];
  const ratios = texts.map((element) => {
    const own = luminance(getComputedStyle(element).color);
    return (Math.max(own, behind) + 0.05) / (Math.min(own, behind) + 0.05);
  });
  return Math.min(...ratios);
}

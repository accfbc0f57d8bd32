// The debugger of a real VS Code as a user works it: keys, tool bar, panes. Waits for what is to be seen rather than for time.
import type { Locator } from "playwright-core";
import type { Editor } from "./editor.ts";

export class Debugging {
  readonly #editor: Editor;

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  /** Sets a breakpoint in an open or not yet open file. */
  async breakpoint(path: string, line: number): Promise<void> {
    await this.#editor.open(path, line);
    const before = await this.#glyphs();
    await this.#press("F9", async () => (await this.#glyphs()) > before);
    await this.#editor.until(`a breakpoint on line ${line} of ${path}`, async () => (await this.#glyphs()) > before);
  }

  async removeBreakpoints(): Promise<void> {
    await this.#editor.command("Remove All Breakpoints");
  }

  /** F5 until a session is there; `choice` is picked where the editor asks which of several scenarios should run. */
  async begin(choice?: string): Promise<void> {
    if (choice === undefined) return this.#press("F5", () => this.isActive());
    const row = this.#editor.page.locator(".quick-input-widget .monaco-list-row", { hasText: choice }).first();
    await this.#press("F5", () => row.isVisible());
    await row.click();
    await this.#editor.until("a session", () => this.isActive());
  }

  /** F5, then waits for a stop; answers where. */
  async start(choice?: string): Promise<Stop> {
    await this.begin(choice);
    return this.stopped();
  }

  /** Waits until the machine is stopped in a source, other than at `last`. */
  async stopped(last?: Stop, timeout = 45_000): Promise<Stop> {
    let stop: Stop | undefined;
    await this.#editor.until(
      last === undefined ? "the debugger to stop" : `the debugger to leave ${last.file} line ${last.line}`,
      async () => {
        stop = await this.#where();
        return stop !== undefined && (last === undefined || stop.file !== last.file || stop.line !== last.line);
      },
      timeout,
    );
    if (stop === undefined) throw new Error("not stopped");
    return stop;
  }

  async stepOver(from: Stop): Promise<Stop> {
    await this.#editor.page.keyboard.press("F10");
    return this.stopped(from);
  }

  async stepInto(from: Stop): Promise<Stop> {
    await this.#editor.page.keyboard.press("F11");
    return this.stopped(from);
  }

  async stepBack(from: Stop): Promise<Stop> {
    await this.#tool("debug-step-back").click();
    return this.stopped(from);
  }

  /** Back from a bugcheck to before the statement that caused it, which is the same line. */
  async stepBackFromException(): Promise<Stop> {
    await this.#tool("debug-step-back").click();
    await this.exception().waitFor({ state: "hidden" });
    return this.stopped();
  }

  async reverse(from: Stop): Promise<Stop> {
    await this.#tool("debug-reverse-continue").click();
    return this.stopped(from);
  }

  async resume(): Promise<void> {
    await this.#editor.page.keyboard.press("F5");
  }

  async end(): Promise<void> {
    await this.#editor.page.keyboard.press("Shift+F5");
    await this.ended();
  }

  async isActive(): Promise<boolean> {
    return (await this.#tool("debug-stop").count()) > 0;
  }

  async ended(): Promise<void> {
    await this.#editor.until("the session to end", async () => !(await this.isActive()));
  }

  /** Frames of the stopped thread, innermost first, once the innermost ones match: the list is drawn anew row by row. */
  async callStack(...innermost: readonly RegExp[]): Promise<string[]> {
    let frames: string[] = [];
    await this.#unfold(this.#row("Call Stack", /Paused on/i));
    // The kernel's frames have no source: the editor shows them when asked to.
    const more = this.#row("Call Stack", /Show \d+ More/);
    await more.click({ timeout: 3000 }).catch(() => undefined);
    await this.#editor.until(`a call stack that begins with ${innermost.join(", ")}`, async () => {
      frames = await this.#editor
        .pane("Call Stack")
        .locator(".monaco-list-row .stack-frame")
        .evaluateAll((elements) =>
          elements
            .map((element) => ({ top: element.getBoundingClientRect().top, text: element.textContent ?? "" }))
            .sort((one, other) => one.top - other.top)
            .map((element) => element.text),
        );
      return innermost.every((pattern, i) => pattern.test(frames[i] ?? ""));
    });
    return frames;
  }

  /** Rows of the Variables view, as a screen reader names them. */
  async variables(): Promise<string[]> {
    return this.#editor.rows(this.#editor.pane("Variables"));
  }

  /** What the row of a variable says of it. */
  async variable(name: RegExp): Promise<string> {
    await this.#unfold(this.#row("Variables", /^Locals/));
    const row = this.#row("Variables", name);
    await row.waitFor();
    return (await row.getAttribute("aria-label")) ?? "";
  }

  /** Opens a row of the Variables view and answers its members. */
  async expandVariable(name: RegExp): Promise<string[]> {
    await this.#unfold(this.#row("Variables", /^Locals/));
    const row = this.#row("Variables", name);
    await this.#unfold(row);
    const level = Number(await row.getAttribute("aria-level"));
    let members: string[] = [];
    await this.#editor.until(`members of ${name}`, async () => {
      const rows = await this.#editor
        .pane("Variables")
        .locator(".monaco-list-row")
        .evaluateAll((elements) =>
          elements
            .map((element) => ({
              index: Number(element.getAttribute("data-index")),
              level: Number(element.getAttribute("aria-level")),
              label: element.getAttribute("aria-label") ?? "",
            }))
            .sort((one, other) => one.index - other.index),
        );
      const own = rows.findIndex((candidate) => name.test(candidate.label));
      const after = rows.slice(own + 1);
      const end = after.findIndex((candidate) => candidate.level <= level);
      members = after.slice(0, end < 0 ? after.length : end).map((candidate) => candidate.label);
      return own >= 0 && members.length > 0;
    });
    return members;
  }

  /** Rows of the Device Stacks view once there is one that matches. */
  async devices(wanted: RegExp): Promise<string[]> {
    let rows: string[] = [];
    await this.#editor.until(`a device row like ${wanted}`, async () => {
      rows = await this.#editor.rows(this.#editor.pane("Device Stacks"));
      return rows.some((row) => wanted.test(row));
    });
    return rows;
  }

  /** Texts of the visible rows of the Driver Trace view once there is one that matches. */
  async trace(wanted: RegExp): Promise<string[]> {
    await this.#editor.command("Ringside: Show Trace");
    const page = await this.#editor.webview("#grid[role=grid]");
    let rows: string[] = [];
    await this.#editor.until(`a trace row like ${wanted}`, async () => {
      rows = await page.locator(".row:not([hidden])").allInnerTexts();
      return rows.some((row) => wanted.test(row));
    });
    return rows;
  }

  /** How many events the trace has, as its view says. */
  async traceLength(): Promise<number> {
    const page = await this.#editor.webview("#grid[role=grid]");
    return Number(((await page.locator("#count").textContent()) ?? "").replaceAll(/\D/g, ""));
  }

  /** Presses Enter on the first row that passes a filter. */
  async goToTraceRow(wanted: RegExp): Promise<void> {
    const page = await this.#editor.webview("#grid[role=grid]");
    await page.locator("#filter").fill(wanted.source);
    await page.locator(".row:not([hidden])", { hasText: wanted }).first().waitFor();
    await page.locator("#filter").press("ArrowDown");
    await this.#editor.page.keyboard.press("Home");
    const active = page.locator(".row.active:not([hidden])", { hasText: wanted });
    await active.waitFor();
    await active.press("Enter");
    await page.locator("#filter").fill("");
  }

  /** Text of the Debug Console. */
  async console(): Promise<string> {
    await this.#editor.command("Debug Console: Focus on Debug Console View");
    return (await this.#editor.page.locator(".repl .monaco-list-row").allInnerTexts()).join("\n");
  }

  /** What the editor says in its peek view where an exception stopped the machine. */
  exception(): Locator {
    return this.#editor.page.locator(".exception-widget");
  }

  /** Presses a key until it has its effect: an editor that is busy drawing loses one now and then. */
  async #press(key: string, done: () => Promise<boolean>): Promise<void> {
    for (let attempt = 0; attempt < 3; attempt++) {
      await this.#editor.page.keyboard.press(key);
      for (let waited = 0; waited < 8000; waited += 100) {
        if (await done()) return;
        await this.#editor.page.waitForTimeout(100);
      }
    }
  }

  /** The first time a side bar is shown, the editor leaves its trees folded. */
  async #unfold(row: Locator): Promise<void> {
    await row.waitFor();
    if ((await row.getAttribute("aria-expanded")) === "false") await row.locator(".monaco-tl-twistie").click();
  }

  #row(pane: string, name: RegExp): Locator {
    return this.#editor.pane(pane).locator(".monaco-list-row", { hasText: name }).first();
  }

  /** Buttons that have no key of their own are pressed where they stand. */
  #tool(icon: string): Locator {
    return this.#editor.page.locator(`.action-label.codicon-${icon}`).filter({ visible: true }).first();
  }

  #glyphs(): Promise<number> {
    return this.#editor.page
      .locator(
        ".glyph-margin-widgets .codicon-debug-breakpoint, .cgmr.codicon-debug-breakpoint, .codicon-debug-breakpoint-unverified",
      )
      .count();
  }

  /** The line that is about to run, as the editor marks it; undefined while the machine runs. */
  async #where(): Promise<Stop | undefined> {
    const line = await this.#editor.page.evaluate(() => {
      const mark = [...document.querySelectorAll(".debug-top-stack-frame-line")].find(
        (element) => element.clientHeight > 0,
      );
      if (mark === undefined) return undefined;
      const middle = mark.getBoundingClientRect().top + mark.getBoundingClientRect().height / 2;
      for (const number of document.querySelectorAll(".margin-view-overlays .line-numbers")) {
        const box = number.getBoundingClientRect();
        if (box.top <= middle && middle <= box.bottom) return Number(number.textContent);
      }
      return undefined;
    });
    const file = await this.#editor.page
      .locator(".tabs-container .tab.active")
      .first()
      .getAttribute("data-resource-name");
    if (line === undefined || file === null) return undefined;
    return { file, line };
  }
}

export interface Stop {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

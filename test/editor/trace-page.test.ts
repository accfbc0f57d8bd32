// The Driver Trace page by itself in a browser, over a trace of a million rows, so that size, keyboard and speed are tried without
// waiting for a driver to make them. The page is the packaged one; only its host is played.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "./editor.ts";

const root = new URL("../..", import.meta.url).pathname;
const million = 1_000_000;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1300, height: 400 } });
  const style = readFileSync(join(root, "dist", "views", "trace.css"), "utf8");
  const script = readFileSync(join(root, "dist", "views", "trace.js"), "utf8");
  await page.setContent(
    `<style>${style}</style><body class="vscode-dark"><div class="tools"><input id="filter"><button id="follow">Follow</button>` +
      `<span id="problem"></span><span id="count"></span></div><main><div id="grid"></div><div id="empty"></div></main></body>`,
  );
  await page.evaluate(playHost, million);
  await page.addScriptTag({ content: script });
  await send({ type: "session", state: "live", name: "test", follow: true });
  await send({
    type: "changed",
    time: 1,
    clock: 1,
    latest: 1,
    running: false,
    traceLength: million,
    traceGeneration: 0,
  });
});
afterAll(() => browser?.close());

/** Runs in the page: an extension whose adapter has `total` rows, every tenth of them of the driver "membuf". */
function playHost(total: number): void {
  const posted: { type: string; [member: string]: unknown }[] = [];
  const row = (index: number) => ({
    index,
    time: index * 3,
    clock: index,
    processor: index % 2,
    irql: 0,
    context: 1,
    contextName: "System thread 1",
    kind: "irpCall",
    driver: index % 10 === 0 ? "membuf" : "nt",
    deviceName: "",
    detail: `row ${index}`,
  });
  const host = {
    posted,
    generation: 0,
    total,
    postMessage(message: {
      type: string;
      request?: number;
      from?: number;
      count?: number;
      filter?: { driver?: string; text?: string };
    }) {
      posted.push(message);
      if (message.type !== "window") return;
      const every = message.filter?.driver === "membuf" ? 10 : 1;
      const matches = message.filter?.text === undefined ? Math.ceil(host.total / every) : 0;
      const from = message.from === undefined || message.from < 0 ? Math.max(0, matches - 1) : message.from;
      const count = Math.max(0, Math.min(message.count ?? 0, matches - from));
      const rows = Array.from({ length: count }, (_, i) => row((from + i) * every));
      const body = { rows, from, total: matches, length: host.total, generation: host.generation };
      setTimeout(
        () => dispatchEvent(new MessageEvent("message", { data: { type: "rows", request: message.request, body } })),
        5,
      );
    },
    getState: () => undefined,
    setState: () => undefined,
  };
  Object.assign(globalThis, { acquireVsCodeApi: () => host, host });
}

async function send(message: object): Promise<void> {
  await page.evaluate((data) => dispatchEvent(new MessageEvent("message", { data })), message);
}
const posted = (type: string) =>
  page.evaluate(
    (wanted) =>
      (globalThis as unknown as { host: { posted: { type: string }[] } }).host.posted.filter((m) => m.type === wanted),
    type,
  );
const active = () => page.evaluate(() => document.activeElement?.getAttribute("data-row"));
const shown = () =>
  page
    .locator(".row:not([hidden])")
    .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute("data-row"))).sort((a, b) => a - b));

describe("a trace of a million rows", () => {
  it("follows: the newest row is in sight, and only rows in sight are elements", async () => {
    await page.locator(".row", { hasText: "row 999999" }).waitFor();
    expect(await page.locator(".row").count()).toBeLessThan(40);
    expect(await page.locator("#count").textContent()).toBe("1,000,000 events");
  });

  it("is a grid to a screen reader, with its true size", async () => {
    const grid = page.locator("[role=grid]");
    expect(await grid.getAttribute("aria-rowcount")).toBe("1000001");
    const last = page.locator(".row", { hasText: "row 999999" });
    expect(await last.getAttribute("aria-rowindex")).toBe("1000001");
    expect(await last.locator("[role=gridcell]").count()).toBe(await page.locator("[role=columnheader]").count());
  });

  it("goes by keyboard: Home, End, arrows, pages; the row has the focus", async () => {
    await page.locator("#filter").focus();
    await page.keyboard.press("ArrowDown");
    expect(await active()).toBe("999999");
    await page.keyboard.press("Home");
    expect(await active()).toBe("0");
    await page.locator(".row", { hasText: /row 0$/ }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    expect(await active()).toBe("2");
    await page.keyboard.press("PageDown");
    expect(Number(await active())).toBeGreaterThan(8);
    await page.keyboard.press("End");
    expect(await active()).toBe("999999");
  });

  it("moving away from the end stops following, coming back goes on", async () => {
    expect(await page.locator("#follow").getAttribute("aria-pressed")).toBe("true");
    await page.keyboard.press("ArrowUp");
    expect(await page.locator("#follow").getAttribute("aria-pressed")).toBe("false");
    await page.keyboard.press("End");
    expect(await page.locator("#follow").getAttribute("aria-pressed")).toBe("true");
  });

  it("Enter goes to the row's moment", async () => {
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowDown");
    await page.locator(".row", { hasText: /row 1$/ }).waitFor();
    await page.keyboard.press("Enter");
    expect(await posted("goToRow")).toEqual([{ type: "goToRow", index: 1 }]);
  });

  it("copies what is selected", async () => {
    await page.keyboard.press("Shift+ArrowDown");
    await page.keyboard.press("Control+KeyC");
    const copies = await posted("copy");
    expect(JSON.stringify(copies)).toMatch(/row 1.*row 2/);
  });

  it("filters, and says how many pass", async () => {
    await page.locator("#filter").fill("driver:membuf");
    await page.locator("#count", { hasText: "100,000 of 1,000,000 events" }).waitFor();
    await page.locator("#filter").press("ArrowDown");
    await page.keyboard.press("Home");
    await page.locator(".row", { hasText: /row 10$/ }).waitFor();
    await page.locator("#filter").fill("kind:nonsense");
    await page.locator("#problem", { hasText: "no kind of event" }).waitFor();
    await page.locator("#filter").fill("nothing like this");
    await page.locator("#empty", { hasText: "No event passes the filter." }).waitFor();
    await page.locator("#filter").press("Escape");
    await page.locator("#count", { hasText: /^1,000,000 events/ }).waitFor();
  });

  it("the wheel moves by rows, the scroll bar by the whole", async () => {
    await page.locator("#filter").press("ArrowDown");
    await page.keyboard.press("Home");
    await page.locator(".scroller").hover();
    await page.mouse.wheel(0, 220);
    await page.waitForFunction(() => document.querySelector('.row:not([hidden])[data-row="10"]') !== null);
    expect((await shown())[0]).toBe(10);
    await page.locator(".scroller").evaluate((scroller) => {
      scroller.scrollTop = scroller.scrollHeight / 2;
    });
    await page.waitForFunction(() =>
      [...document.querySelectorAll(".row:not([hidden])")].some(
        (row) => Math.abs(Number(row.getAttribute("data-row")) - 500_000) < 300,
      ),
    );
    await page.waitForFunction(() =>
      [...document.querySelectorAll(".row:not([hidden])")].every((row) => row.textContent !== ""),
    );
  });

  it("draws a frame of scrolling in a fraction of a sixtieth of a second", async () => {
    const times = await page.locator(".scroller").evaluate(async (scroller) => {
      const taken: number[] = [];
      for (let i = 0; i < 120; i++) {
        const start = performance.now();
        scroller.dispatchEvent(new WheelEvent("wheel", { deltaY: 400, cancelable: true }));
        // Asking for the height makes the browser lay out what was drawn.
        scroller.getBoundingClientRect();
        taken.push(performance.now() - start);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      return taken.sort((a, b) => a - b);
    });
    // The median: the machine may be busy with other tests, the page's own work is what counts.
    expect(times[Math.floor(times.length / 2)]).toBeLessThan(16);
  });

  it("forgets rows when the machine goes back", async () => {
    await page.evaluate(() => {
      const { host } = globalThis as unknown as { host: { generation: number; total: number } };
      host.generation = 1;
      host.total = 5;
    });
    await send({ type: "changed", time: 1, clock: 1, latest: 1, running: false, traceLength: 5, traceGeneration: 1 });
    await page.locator("#count", { hasText: /^5 events/ }).waitFor();
    expect((await shown()).length).toBe(5);
  });

  it("keeps what it shows when the session has ended", async () => {
    await send({ type: "session", state: "ended", name: "test", follow: true });
    await page.locator("#count", { hasText: "session ended" }).waitFor();
    expect(await page.locator("#filter").isDisabled()).toBe(true);
    expect((await shown()).length).toBe(5);
  });
});

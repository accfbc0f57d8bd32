// A real VS Code (code-server) with the packaged extension, and a headless Chromium looking at it.
// What belongs to the editor and not to Ringside is here: starting, finding widgets, waiting for them, taking pictures.
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Frame, type Locator, type Page } from "playwright-core";
import { editorPaths } from "../../scripts/editor-cache.mjs";

const root = new URL("../..", import.meta.url).pathname;
const pictures = join(root, "test", "editor", "screenshots");

export interface EditorOptions {
  /** Copied, so that tests may write into it. */
  readonly folder: string;
  readonly theme?: string;
  readonly settings?: { readonly [name: string]: unknown };
  /** Extensions that do nothing, which are there beside Ringside, e.g. "ms-vscode.cpptools". */
  readonly beside?: readonly string[];
  /** Leaves Workspace Trust on, and the folder untrusted. */
  readonly untrusted?: boolean;
}

export class Editor {
  readonly page: Page;
  /** The copy that is open. */
  readonly folder: string;
  readonly #browser: Browser;
  readonly #server: ChildProcess;
  readonly #home: string;
  readonly #settings: { [name: string]: unknown };

  private constructor(
    page: Page,
    browser: Browser,
    server: ChildProcess,
    home: string,
    folder: string,
    settings: { [name: string]: unknown },
  ) {
    this.#settings = settings;
    this.page = page;
    this.folder = folder;
    this.#browser = browser;
    this.#server = server;
    this.#home = home;
  }

  static async start(options: EditorOptions): Promise<Editor> {
    const home = mkdtempSync(join(tmpdir(), "ringside-editor-"));
    const folder = join(home, "samples");
    cpSync(options.folder, folder, { recursive: true });
    const extensions = join(home, "extensions");
    const data = join(home, "data");
    const settings = settingsFor(options);
    writeSettings(data, settings);
    install(home, data, extensions);
    for (const id of options.beside ?? []) pretend(id, extensions);
    const port = await freePort();
    const server = spawnServer(home, data, extensions, port, options.untrusted === true);
    try {
      await answers(`http://127.0.0.1:${port}/healthz`, 60_000, server);
      const browser = await launchBrowser();
      const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
      await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`, {
        waitUntil: "domcontentloaded",
      });
      await page.locator(".monaco-workbench .part.statusbar").waitFor({ timeout: 90_000 });
      await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor({ timeout: 60_000 });
      return new Editor(page, browser, server, home, folder, settings);
    } catch (error) {
      server.kill();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    this.#server.kill();
    await new Promise((resolve) => {
      if (this.#server.exitCode !== null) resolve(undefined);
      this.#server.once("exit", resolve);
      setTimeout(() => {
        this.#server.kill("SIGKILL");
        resolve(undefined);
      }, 3000).unref();
    });
    rmSync(this.#home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  async picture(name: string): Promise<string> {
    mkdirSync(pictures, { recursive: true });
    // Tips of what the mouse was over must not lie on the picture.
    await this.page.mouse.move(700, 5);
    await this.page.waitForTimeout(400);
    const path = join(pictures, `${name}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  /** Drags the side bar's edge. */
  async widenSideBar(pixels: number): Promise<void> {
    const box = await this.page.locator(".part.sidebar").boundingBox();
    if (box === null) throw new Error("there is no side bar");
    const x = box.x + box.width;
    await this.page.mouse.move(x, box.y + box.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(x + pixels, box.y + box.height / 2, { steps: 5 });
    await this.page.mouse.up();
    // Away from everything that would show a tip.
    await this.page.mouse.move(700, 5);
  }

  /** Runs a command by its full title through the palette; `answer` is picked from the list it then shows. */
  async command(title: string, answer?: string): Promise<void> {
    await this.#quickInput(`>${title}`, "F1", title);
    if (answer === undefined) return;
    const row = this.page.locator(".quick-input-widget .monaco-list-row", { hasText: answer }).first();
    await row.waitFor();
    await this.page.keyboard.type(answer);
    await this.page.locator(".quick-input-widget .monaco-list-row.focused", { hasText: answer }).waitFor();
    await this.page.keyboard.press("Enter");
  }

  /** Texts of the notifications that are to be seen. */
  messages(): Promise<string[]> {
    return this.page.locator(".notification-list-item-message").allInnerTexts();
  }

  /** All text of the pages that extensions show. */
  async pageText(): Promise<string> {
    // The workbench itself is the main frame: what its trees and lists say is not an extension's page.
    const pages = this.page.frames().filter((frame) => frame !== this.page.mainFrame());
    const texts = pages.map((frame) =>
      frame
        .locator("body")
        .textContent({ timeout: 1000 })
        .catch(() => ""),
    );
    return (await Promise.all(texts)).join("\n");
  }

  /** Opens a file of the folder by its relative path, at a line if one is given. */
  async open(path: string, line?: number): Promise<void> {
    const name = path.split("/").at(-1) ?? path;
    await this.#quickInput(path, "Control+KeyP", name);
    await this.tab(name).waitFor({ timeout: 15_000 });
    await this.page.locator(".editor-instance .view-lines .view-line").first().waitFor({ timeout: 15_000 });
    if (line !== undefined) await this.goToLine(line);
  }

  tab(name: string): Locator {
    return this.page
      .locator(`.tabs-container .tab.active[data-resource-name="${name}"], .tabs-container .tab.active`, {
        hasText: name,
      })
      .first();
  }

  async goToLine(line: number): Promise<void> {
    await this.focusEditor();
    await this.#ask(`:${line}`, "Control+KeyG", async () => {
      await this.page.keyboard.press("Enter");
      return (await this.#statusLineBecomes(line)) ? "taken" : "again";
    });
  }

  async focusEditor(): Promise<void> {
    await this.page.keyboard.press("Control+Digit1");
  }

  /** Line of the cursor, as the status bar shows it. */
  async statusLine(): Promise<number | undefined> {
    const text = await this.page.locator("#status\\.editor\\.selection").first().textContent();
    const line = /Ln (\d+)/.exec(text ?? "")?.[1];
    return line === undefined ? undefined : Number(line);
  }

  async #statusLineBecomes(line: number): Promise<boolean> {
    for (let waited = 0; waited < 4000; waited += 100) {
      if ((await this.statusLine().catch(() => undefined)) === line) return true;
      await this.page.waitForTimeout(100);
    }
    return false;
  }

  /** Rows of a tree or list inside `part`, as a screen reader names them. */
  async rows(part: Locator): Promise<string[]> {
    return part
      .locator(".monaco-list-row")
      .evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label") ?? row.textContent ?? ""));
  }

  /** Texts of the rows of the Problems view that match; `atLeast` of them are waited for. */
  async problems(wanted: RegExp, atLeast = 0): Promise<string[]> {
    await this.command("Problems: Focus on Problems View");
    let rows: string[] = [];
    await this.until(`${atLeast} problems like ${wanted}`, async () => {
      rows = (await this.page.locator(".markers-panel .monaco-list-row").allInnerTexts()).filter((row) =>
        wanted.test(row),
      );
      return rows.length >= atLeast;
    });
    return rows;
  }

  /** Changes a user setting; the editor takes it over by itself. */
  set(name: string, value: unknown): void {
    this.#settings[name] = value;
    writeSettings(join(this.#home, "data"), this.#settings);
  }

  /** The pane of a side bar with that title. */
  pane(title: string): Locator {
    return this.page.locator(".pane", { has: this.page.locator(`.pane-header[aria-label^="${title}"]`) });
  }

  /** Frame that holds a webview's own document, once it has something that matches. */
  async webview(selector: string, timeout = 30_000): Promise<Frame> {
    let found: Frame | undefined;
    await this.until(
      `a view with ${selector}`,
      async () => {
        for (const frame of this.page.frames()) {
          if (!frame.url().startsWith("http") && frame.url() !== "about:blank" && !frame.url().startsWith("blob:"))
            continue;
          if (
            (await frame
              .locator(selector)
              .count()
              .catch(() => 0)) > 0
          ) {
            found = frame;
            return true;
          }
        }
        return false;
      },
      timeout,
    );
    if (found === undefined) throw new Error(`no view with ${selector}`);
    return found;
  }

  /** Waits until `condition` holds; the error says what was waited for. */
  async until(what: string, condition: () => Promise<boolean>, timeout = 30_000): Promise<void> {
    const end = Date.now() + timeout;
    for (;;) {
      if (await condition().catch(() => false)) return;
      if (Date.now() > end) {
        const path = await this.picture(`failed-${what.replaceAll(/[^a-z0-9]+/gi, "-").slice(0, 60)}`);
        throw new Error(`waited ${timeout} ms in vain for ${what}; see ${path}`);
      }
      await this.page.waitForTimeout(100);
    }
  }

  /** Picks the row with that text from what the quick input lists for `text`; `key` is what shows it. */
  #quickInput(text: string, key: string, row: string): Promise<void> {
    const match = this.page.locator(".quick-input-widget .monaco-list-row", { hasText: row }).first();
    return this.#ask(text, key, async (attempt) => {
      // A search that ran before the folder was listed finds nothing: later attempts wait longer.
      if (!(await appears(match, 4000 + 2000 * attempt))) return "again";
      return (await succeeds(match.click({ timeout: 3000 }))) ? "taken" : "again";
    });
  }

  /**
   * Shows the quick input, writes `text` and lets `take` accept it. Keys pressed while a part is still being built are lost, and whatever
   * takes the focus away closes the widget, at any of these steps: so no step waits long, and the whole is tried again.
   */
  async #ask(text: string, key: string, take: (attempt: number) => Promise<"taken" | "again">): Promise<void> {
    const input = this.page.locator(".quick-input-widget input.input, .quick-input-widget input[type=text]").first();
    for (let attempt = 0; attempt < 8; attempt++) {
      await this.page.keyboard.press(key);
      if (
        (await appears(input, 3000)) &&
        (await succeeds(input.fill(text, { timeout: 2000 }))) &&
        (await take(attempt)) === "taken"
      )
        return;
      await this.page.keyboard.press("Escape");
      await this.page.waitForTimeout(500);
    }
    throw new Error(`"${text}" was not taken by the quick input; see ${await this.picture("failed-quick-input")}`);
  }
}

function appears(locator: Locator, timeout: number): Promise<boolean> {
  return succeeds(locator.waitFor({ timeout }));
}

function succeeds(action: Promise<unknown>): Promise<boolean> {
  return action.then(
    () => true,
    () => false,
  );
}

/** Headless Chromium, as the system has it. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser(), args: browserArguments });
}

const browserArguments = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function findBrowser(): string {
  const candidates = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = candidates.find((path) => path !== undefined && existsSync(path));
  if (found === undefined)
    throw new Error("No Chromium was found: install the package `chromium`, or set CHROMIUM to its path.");
  return found;
}

function settingsFor(options: EditorOptions): { [name: string]: unknown } {
  return {
    "workbench.colorTheme": options.theme ?? "Default Dark Modern",
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": false,
    // A view that is built late takes the focus: the palette stays for all that.
    "workbench.quickOpen.closeOnFocusLost": false,
    "security.workspace.trust.startupPrompt": "never",
    "extensions.ignoreRecommendations": true,
    "telemetry.telemetryLevel": "off",
    "update.mode": "none",
    "git.enabled": false,
    "chat.disableAIFeatures": true,
    "workbench.secondarySideBar.defaultVisibility": "hidden",
    "editor.minimap.enabled": false,
    "editor.accessibilitySupport": "off",
    "debug.toolBarLocation": "docked",
    "window.menuBarVisibility": "compact",
    ...options.settings,
  };
}

function writeSettings(data: string, settings: { readonly [name: string]: unknown }): void {
  for (const folder of ["User", "Machine"]) {
    mkdirSync(join(data, folder), { recursive: true });
    writeFileSync(join(data, folder, "settings.json"), JSON.stringify(settings, undefined, 2));
  }
}

function install(home: string, data: string, extensions: string): void {
  const paths = editorPaths();
  const vsix = join(root, "ringside.vsix");
  const result = spawnSync(
    paths.node,
    [paths.entry, "--user-data-dir", data, "--extensions-dir", extensions, "--install-extension", vsix],
    { encoding: "utf8", env: serverEnvironment(home) },
  );
  if (result.status !== 0) throw new Error(`The extension could not be installed:\n${result.stdout}\n${result.stderr}`);
}

interface Installed {
  readonly identifier: { readonly id: string };
  readonly version: string;
  readonly location: { readonly $mid: 1; readonly path: string; readonly scheme: "file" };
  readonly relativeLocation: string;
}

/** An extension of that name without anything in it, in the editor's list of those that are installed. */
function pretend(id: string, extensions: string): void {
  const [publisher, name] = id.split(".");
  const version = "1.0.0";
  const relativeLocation = `${id}-${version}`;
  const path = join(extensions, relativeLocation);
  mkdirSync(path);
  writeFileSync(join(path, "package.json"), JSON.stringify({ name, publisher, version, engines: { vscode: "*" } }));
  const list = join(extensions, "extensions.json");
  const installed: Installed[] = JSON.parse(readFileSync(list, "utf8"));
  const entry: Installed = {
    identifier: { id },
    version,
    location: { $mid: 1, path, scheme: "file" },
    relativeLocation,
  };
  writeFileSync(list, JSON.stringify([...installed, entry]));
}

function spawnServer(home: string, data: string, extensions: string, port: number, untrusted: boolean): ChildProcess {
  const paths = editorPaths();
  return spawn(
    paths.node,
    [
      paths.entry,
      "--auth",
      "none",
      "--bind-addr",
      `127.0.0.1:${port}`,
      "--user-data-dir",
      data,
      "--extensions-dir",
      extensions,
      "--disable-telemetry",
      "--disable-update-check",
      "--disable-getting-started-override",
      ...(untrusted ? [] : ["--disable-workspace-trust"]),
    ],
    { env: serverEnvironment(home), stdio: "ignore" },
  );
}

/** The server must not find a user's own configuration, nor think it runs inside another editor. */
function serverEnvironment(home: string): NodeJS.ProcessEnv {
  const { VSCODE_IPC_HOOK_CLI: _hook, PORT: _port, PASSWORD: _password, ...rest } = process.env;
  return {
    ...rest,
    HOME: home,
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_DATA_HOME: join(home, "share"),
    NODE_OPTIONS: "",
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

async function answers(url: string, timeout: number, server: ChildProcess): Promise<void> {
  const end = Date.now() + timeout;
  while (Date.now() < end) {
    if (server.exitCode !== null) throw new Error(`code-server ended with ${server.exitCode} before it answered`);
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`code-server did not answer at ${url} within ${timeout} ms`);
}

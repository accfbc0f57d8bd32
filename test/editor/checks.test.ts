// What the checks do in the editor beyond findings: annotations of a whole driver as one edit to be confirmed, quick fixes with a
// preview, a rule's page behind a finding's code, and what is left to another C extension.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Editor } from "./editor.ts";

const folder = mkdtempSync(join(tmpdir(), "ringside-checks-"));
const driver = `#include "device.h"

NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    UNREFERENCED_PARAMETER(RegistryPath);
    DriverObject->DriverUnload = Unload;
    DriverObject->MajorFunction[IRP_MJ_CREATE] = Create;
    return STATUS_SUCCESS;
}

VOID Unload(PDRIVER_OBJECT DriverObject)
{
    UNREFERENCED_PARAMETER(DriverObject);
}
`;
const device = `#include "device.h"

NTSTATUS Create(PDEVICE_OBJECT DeviceObject, PIRP Irp)
{
    PDEVICE_CONTEXT context = DeviceObject->DeviceExtension;
    KIRQL irql;
    KeAcquireSpinLock(&context->Lock, &irql);
    Count(context);
    if (context->Opens > 8) {
        irql = irql;
    }
    KeReleaseSpinLock(&context->Lock, irql);
    DeviceObject->Flags = DO_BUFFERED_IO;
    Irp->IoStatus.Status = STATUS_SUCCESS;
    Irp->IoStatus.Information = 0;
    IoCompleteRequest(Irp, IO_NO_INCREMENT);
    return STATUS_SUCCESS;
}

VOID Count(PDEVICE_CONTEXT Context)
{
    Context->Opens++;
}
`;
const header = `#pragma once
#include <wdm.h>
typedef struct _DEVICE_CONTEXT {
    KSPIN_LOCK Lock;
    ULONG Opens;
} DEVICE_CONTEXT, *PDEVICE_CONTEXT;
VOID Unload(PDRIVER_OBJECT DriverObject);
NTSTATUS Create(PDEVICE_OBJECT DeviceObject, PIRP Irp);
VOID Count(PDEVICE_CONTEXT Context);
`;
let editor: Editor;

beforeAll(async () => {
  mkdirSync(join(folder, "driver"));
  for (const [name, text] of Object.entries({ "driver.c": driver, "device.c": device, "device.h": header }))
    writeFileSync(join(folder, "driver", name), text);
  editor = await Editor.start({ folder, settings: { "files.autoSave": "off" } });
});
afterAll(async () => {
  await editor?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const read = (name: string): string => readFileSync(join(editor.folder, "driver", name), "utf8");

describe("annotating a whole driver", () => {
  it("shows what it would write, function by function, and writes what is ticked", async () => {
    const { page } = editor;
    await editor.open("driver/device.c");
    await editor.problems(/device-flags-overwritten/, 1);
    await editor.open("driver/device.c");
    await editor.command("Ringside: Annotate Driver");
    await page.getByText("DRIVER_UNLOAD Unload;").first().waitFor();
    expect(await editor.messages()).toContainEqual(expect.stringContaining("4 functions in 3 files"));
    await editor.picture("annotate-preview");
    expect(read("device.h")).toBe(header);
    for (const box of await page.locator(".monaco-list-row[aria-level='1'] .edit-checkbox").all()) await box.click();
    await page.getByRole("button", { name: "Apply" }).click();
    await editor.until("the edit", async () => {
      await editor.command("File: Save All Files");
      return read("device.h").includes("DRIVER_UNLOAD Unload;");
    });
    expect(read("driver.c")).toContain("_Use_decl_annotations_\nNTSTATUS DriverEntry(");
    await editor.open("driver/device.c");
    await editor.command("Ringside: Annotate Driver");
    await editor.until("that there is nothing more", async () =>
      (await editor.messages()).some((text) => text.includes("nothing to annotate")),
    );
  });
});

describe("a finding", () => {
  it("is mended by a quick fix that can be looked at first", async () => {
    const { page } = editor;
    const line =
      1 +
      read("device.c")
        .split("\n")
        .findIndex((text) => text.includes("->Flags ="));
    // A menu that is asked for before the server is there stays empty.
    await editor.problems(/device-flags-overwritten/, 1);
    await editor.open("driver/device.c", line);
    await page.keyboard.press("Control+Period");
    const menu = page.locator(".action-widget");
    await menu.locator(".monaco-list-row", { hasText: "|=" }).first().waitFor();
    await editor.picture("quick-fix");
    await page.keyboard.press("Control+Enter");
    await page.locator(".monaco-list-row", { hasText: "DO_BUFFERED_IO" }).last().waitFor();
    await editor.picture("quick-fix-preview");
    await page.getByRole("button", { name: "Apply" }).click();
    await editor.until("the fix", async () => {
      await editor.command("File: Save All Files");
      return read("device.c").includes("DeviceObject->Flags |= DO_BUFFERED_IO;");
    });
  });

  it("is ignored from the menu, which leaves the cursor where the reason is typed", async () => {
    const { page } = editor;
    const line =
      1 +
      read("device.c")
        .split("\n")
        .findIndex((text) => text.includes("KeAcquireSpinLock"));
    // The fix before it may not have been checked yet.
    await editor.problems(/spin-lock-not-initialized/, 1);
    await editor.open("driver/device.c", line);
    await page.keyboard.press("Control+Period");
    const item = page.locator(".action-widget .monaco-list-row", { hasText: /^Ignore spin-lock-not-initialized here/ });
    await item.first().waitFor();
    await editor.picture("ignore-menu");
    await item.first().click();
    await editor.until("the comment", async () =>
      (await page.locator(".view-lines").allInnerTexts()).join().replace(/\s/g, " ").includes("ringside-ignore"),
    );
    await page.keyboard.type("made by the class driver");
    await editor.until("that it is kept", async () => {
      await editor.command("File: Save All Files");
      return read("device.c").includes(
        "    // ringside-ignore spin-lock-not-initialized: made by the class driver\n    KeAcquireSpinLock",
      );
    });
    await editor.picture("ignored");
    writeFileSync(join(editor.folder, "driver", "device.c"), read("device.c").replace(/^.*ringside-ignore.*\n/m, ""));
  });

  it("is turned off with its rule for the folder, in a configuration that is made and saved", async () => {
    const { page } = editor;
    const line =
      1 +
      read("device.c")
        .split("\n")
        .findIndex((text) => text.includes("KeAcquireSpinLock"));
    await editor.problems(/spin-lock-not-initialized/, 1);
    await editor.open("driver/device.c", line);
    await page.keyboard.press("Control+Period");
    const item = page.locator(".action-widget .monaco-list-row", { hasText: /^Turn spin-lock-not-initialized off/ });
    await item.first().waitFor();
    await editor.picture("turn-off-menu");
    await item.first().click();
    const configuration = join(editor.folder, "driver", "ringside.json");
    await editor.until("the configuration", async () =>
      readFileSync(configuration, "utf8").includes('"spin-lock-not-initialized": "off"'),
    );
    await editor.until(
      "the finding to go",
      async () => (await editor.problems(/spin-lock-not-initialized/)).length === 0,
    );
    await editor.picture("turned-off");
    rmSync(configuration);
  });

  it("is accepted with all others into a baseline, which the folder's configuration names then", async () => {
    await editor.problems(/spin-lock-not-initialized/, 1);
    await editor.command("Ringside: Accept Findings");
    const configuration = join(editor.folder, "ringside.json");
    await editor.until("the configuration", async () => existsSync(configuration), 60_000);
    expect(JSON.parse(readFileSync(configuration, "utf8"))).toEqual({ baseline: "ringside-baseline.json" });
    const baseline = join(editor.folder, "ringside-baseline.json");
    expect(readFileSync(baseline, "utf8")).toContain('"rule": "spin-lock-not-initialized"');
    await editor.until("the findings to go", async () => (await editor.problems(/device\.c|spin-lock/)).length === 0);
    await editor.until("what was done", async () => /now known in/.test((await editor.messages()).join("\n")));
    await editor.picture("accepted");
    await editor.command("Notifications: Clear All Notifications");
    rmSync(configuration);
    rmSync(baseline);
  });

  it("leads to its rule's page, which is there without a network", async () => {
    const { page } = editor;
    await editor.problems(/spin-lock-not-initialized/, 1);
    await page.locator(".markers-panel .monaco-list-row a", { hasText: "spin-lock-not-initialized" }).first().click();
    await editor.webview("h1", 20_000);
    await editor.picture("rule-page");
    expect(await editor.pageText()).toMatch(/spin-lock-not-initialized.*Mend it/s);
  });
});

describe("a header that is renamed in the Explorer", () => {
  it("goes on being included, once the editor has asked", async () => {
    const { page } = editor;
    const row = (name: string) => page.locator(".explorer-folders-view .monaco-list-row", { hasText: name }).first();
    const rename = async (from: string, to: string) => {
      await row(from).click();
      await page.locator(".explorer-folders-view .monaco-list").first().focus();
      await page.keyboard.press("F2");
      await page.locator(".explorer-folders-view input").waitFor();
      await page.keyboard.press("Control+KeyA");
      await page.keyboard.type(to);
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "OK" }).click();
      await editor.until("the line that includes it", async () => {
        await editor.command("File: Save All Files");
        return read("device.c").startsWith(`#include "${to}"`) && read("driver.c").startsWith(`#include "${to}"`);
      });
    };
    await editor.command("View: Show Explorer");
    await rename("device.h", "renamed.h");
    await rename("renamed.h", "device.h");
  });
});

describe("beside another C extension", () => {
  it.each(["ms-vscode.cpptools", "llvm-vs-code-extensions.vscode-clangd"])(
    "%s, what any C extension has is left to it, and findings, levels and hovers stay",
    async (id) => {
      await editor.until("symbols", async () => (await symbols(editor)).includes("Create"));
      const other = await Editor.start({ folder, beside: [id] });
      try {
        const { page } = other;
        await other.open("driver/device.c");
        expect((await other.problems(/device-flags-overwritten/, 1)).length).toBe(1);
        await other.open("driver/device.c", 16);
        await page.locator(".codelens-decoration", { hasText: "DRIVER_DISPATCH" }).first().waitFor();
        await page.keyboard.press("Control+ArrowRight");
        await other.command("Show or Focus Hover");
        await page.locator(".monaco-hover", { hasText: "DISPATCH_LEVEL" }).first().waitFor();
        await other.picture(`beside-${id}`);
        expect(await symbols(other)).not.toContain("Create");
      } finally {
        await other.stop();
      }
    },
    180_000,
  );
});

/** What "Go to Symbol in Editor" lists of device.c. */
async function symbols(where: Editor): Promise<string> {
  const { page } = where;
  await where.open("driver/device.c");
  await where.focusEditor();
  await page.keyboard.press("Control+Shift+KeyO");
  const rows = page.locator(".quick-input-widget .monaco-list-row");
  await rows.first().waitFor();
  await page.waitForTimeout(1500);
  const text = (await rows.allInnerTexts()).join("\n");
  await page.keyboard.press("Escape");
  return text;
}

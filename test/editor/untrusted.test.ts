// A folder that is not trusted: its sources are checked, nothing of it runs.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Debugging } from "./debugging.ts";
import { Editor } from "./editor.ts";

const folder = mkdtempSync(join(tmpdir(), "ringside-untrusted-"));
let editor: Editor;

beforeAll(async () => {
  mkdirSync(join(folder, "driver"));
  writeFileSync(
    join(folder, "driver", "driver.c"),
    `#include <wdm.h>

DRIVER_INITIALIZE DriverEntry;
KSPIN_LOCK Lock;
KEVENT Event;

NTSTATUS DriverEntry(_In_ PDRIVER_OBJECT DriverObject, _In_ PUNICODE_STRING RegistryPath)
{
    KIRQL irql;
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    KeInitializeSpinLock(&Lock);
    KeInitializeEvent(&Event, NotificationEvent, FALSE);
    KeAcquireSpinLock(&Lock, &irql);
    KeWaitForSingleObject(&Event, Executive, KernelMode, FALSE, NULL);
    KeReleaseSpinLock(&Lock, irql);
    return STATUS_SUCCESS;
}
`,
  );
  editor = await Editor.start({ folder, untrusted: true });
});
afterAll(async () => {
  await editor?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe("an untrusted folder", () => {
  it("is checked", async () => {
    await editor.open("driver/driver.c");
    expect((await editor.problems(/irql-too-high/, 1)).length).toBeGreaterThan(0);
  });

  it("runs nothing: F5 asks for trust, and without it no session begins", async () => {
    await editor.open("driver/driver.c");
    await editor.page.keyboard.press("F5");
    const dialog = editor.page.locator(".monaco-dialog-box");
    await dialog.waitFor();
    expect(await dialog.textContent()).toMatch(/trust/i);
    await editor.picture("untrusted");
    await editor.page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    expect(await new Debugging(editor).isActive()).toBe(false);
  });
});

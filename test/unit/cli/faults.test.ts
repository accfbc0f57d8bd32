// `ringside run --refuse-each`: up to the first place where the run breaks, or all of them; a caller who waits for news breaks nothing.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it, vi } from "vitest";
import { faultsCommand, refusals } from "../../../cli/faults.ts";
import { driver } from "../kernel/driver.ts";

const folder = mkdtempSync(join(tmpdir(), "ringside-faults-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A note that a control request keeps, a read takes, and that is not there without memory; two blocks that nobody looks at. */
const careless = driver({
  fields: "PVOID Note; PIRP Waiting;",
  declarations: `static DRIVER_CANCEL Forget;
    static VOID Forget(PDEVICE_OBJECT device, PIRP irp) { UNREFERENCED_PARAMETER(device); IoReleaseCancelSpinLock(irp->CancelIrql); Complete(irp, STATUS_CANCELLED, 0); }`,
  control: `PUCHAR first, second; extension->Note = ExAllocatePoolWithTag(NonPagedPool, 8, 'etoN');
    first = ExAllocatePoolWithTag(NonPagedPool, 8, 'enO '); first[0] = 1; ExFreePool(first);
    second = ExAllocatePoolWithTag(NonPagedPool, 8, 'owT '); second[0] = 2; ExFreePool(second);`,
  read: `PEXTENSION extension = (PEXTENSION)device->DeviceExtension;
    if (extension->Note == NULL) { IoMarkIrpPending(irp); IoSetCancelRoutine(irp, Forget); return STATUS_PENDING; }
    ExFreePool(extension->Note); return Complete(irp, STATUS_SUCCESS, 0);`,
});
const scenario = join(folder, "x.scenario.json");
writeFileSync(join(folder, "driver.c"), careless);
writeFileSync(
  scenario,
  JSON.stringify({
    title: "notes",
    drivers: [{ name: "test", sources: ["driver.c"] }],
    devices: [{ name: "device", driver: "test" }],
    steps: [
      { do: "open", handle: "h", device: "\\Device\\Test", access: "readWrite" },
      { do: "ioctl", handle: "h", code: 0x222000 },
      { do: "read", handle: "h", length: 1 },
      { do: "close", handle: "h" },
      { do: "remove", device: "device" },
    ],
  }),
);

async function told(options: Parameters<typeof faultsCommand>[2]) {
  const text: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => text.push(String(chunk)) > 0);
  const status = await faultsCommand(scenario, refusals, options, []).finally(() => write.mockRestore());
  return {
    status,
    lines: text
      .join("")
      .split("\n")
      .filter((line) => /^(Refusing|PASSED|FAILED|notes)/.test(line)),
  };
}

it("stops at the first that breaks, and goes on with --all", async () => {
  expect(await told({})).toEqual({
    status: 1,
    lines: [
      "notes: 4 requests for memory and other resources",
      expect.stringMatching(/^Refusing request 3, 8 bytes of pool at .*driver\.c:\d+:$/),
      "FAILED: refusing request 3 of 4 is the first that breaks the run; --refuse 3 runs it again, --all tries the rest",
    ],
  });
  expect((await told({ all: true })).lines.slice(1)).toEqual([
    expect.stringMatching(/^Refusing request 3/),
    expect.stringMatching(/^Refusing request 4/),
    "FAILED: 2 of 4 survived; --refuse N runs one of them again",
  ]);
});

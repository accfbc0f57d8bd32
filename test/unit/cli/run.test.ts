// `ringside run` compiles with the folders and macros that the command line names, as `ringside check` does.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { launch, runToEnd } from "../../../cli/run.ts";
import { cache } from "../../kit.ts";
import { usbDriver } from "../kernel/usb-driver.ts";

const folder = mkdtempSync(join(tmpdir(), "ringside-run-"));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, "shared"));
mkdirSync(join(folder, "driver"));
writeFileSync(join(folder, "shared", "answer.h"), "#define ANSWER 42\n");
writeFileSync(
  join(folder, "driver", "driver.c"),
  `#include <ntddk.h>
#include <answer.h>
DRIVER_INITIALIZE DriverEntry;
NTSTATUS DriverEntry(PDRIVER_OBJECT driver, PUNICODE_STRING path) {
    UNREFERENCED_PARAMETER(driver); UNREFERENCED_PARAMETER(path); DbgPrint("%d\\n", ANSWER + OFFSET); return STATUS_SUCCESS; }
`,
);

async function errors(options: Parameters<typeof launch>[1]): Promise<readonly string[]> {
  const { diagnostics } = await launch(join(folder, "driver"), options, [], cache);
  return diagnostics.filter((one) => one.severity === "error").map((one) => one.code);
}

it("finds headers in the folders of -I, and knows the macros of -D", async () => {
  expect(await errors({})).toContain("include-not-found");
  expect(await errors({ include: [join(folder, "shared")], define: ["OFFSET=1"] })).toEqual([]);
});

it("says which folder of -I is not there", async () => {
  await expect(launch(join(folder, "driver"), { include: [join(folder, "nowhere")] })).rejects.toThrow(
    /nowhere: there is no such folder/,
  );
});

it("gives a driver that sends URBs a USB device, with the numbers of its INF file", async () => {
  const home = join(folder, "usb");
  mkdirSync(home);
  const tells =
    'USB_DEVICE_DESCRIPTOR d; Describe(e, 1, 0, &d, sizeof(d), NULL); DbgPrint("%04x %04x", d.idVendor, d.idProduct);';
  writeFileSync(
    join(home, "toy.c"),
    usbDriver().replace("status = Configure(e);", `{ ${tells} status = Configure(e); }`),
  );
  const run = async () => {
    const { session } = await launch(home, {}, [], cache);
    const printed: string[] = [];
    const { stop } = runToEnd(session, 50_000_000, (text) => printed.push(text.trim()));
    session.dispose();
    return [stop.kind, printed[0]];
  };
  expect(await run()).toEqual(["finished", "1209 0001"]);
  writeFileSync(
    join(home, "toy.inf"),
    '[Version]\nClass=Toy\n[Manufacturer]\n%M%=Toys\n[Toys]\n%D%=Install,USB\\VID_045E&PID_930A\n[Install]\n[Strings]\nM="Us"\nD="Toy"\n',
  );
  expect(await run()).toEqual(["finished", "045e 930a"]);
});

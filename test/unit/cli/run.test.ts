// `ringside run` compiles with the folders and macros that the command line names, as `ringside check` does.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { launch } from "../../../cli/run.ts";

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
  const { diagnostics } = await launch(join(folder, "driver"), options);
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

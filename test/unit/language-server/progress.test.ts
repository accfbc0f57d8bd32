// A check that takes a while says so, to clients that can show it.
import { expect, it } from "vitest";
import { type Client, startClient } from "./client.ts";

/** A driver of so many sources, of which the last has a mistake. */
function driverOf(count: number): Record<string, string> {
  const disk: Record<string, string> = {
    "/driver/ringside.json": JSON.stringify({
      drivers: [{ name: "wide", sources: Array.from({ length: count }, (_, at) => `s${at}.c`) }],
    }),
  };
  for (let at = 0; at < count; at++)
    disk[`/driver/s${at}.c`] = `#include <wdm.h>
PVOID Take${at}(VOID)
{
    return ExAllocatePoolWithTag(NonPagedPool, 16, 'ekaT');
}
`;
  return disk;
}

/** What is shown while the driver is checked, in order; ends when the last source's finding has come. */
async function shown(count: number, capabilities: object): Promise<readonly string[]> {
  const disk = driverOf(count);
  const client: Client = await startClient(disk, capabilities);
  const said: string[] = [];
  const over = new Promise<void>((resolve) => {
    client.connection.onRequest("window/workDoneProgress/create", () => null);
    client.connection.onNotification(
      "$/progress",
      ({ value }: { value: { kind: string; title?: string; message?: string } }) => {
        said.push([value.kind, value.title, value.message].filter((part) => part !== undefined).join(": "));
        if (value.kind === "end") resolve();
      },
    );
  });
  await client.open("file:///driver/s0.c", disk["/driver/s0.c"] ?? "");
  await client.diagnostics(`file:///driver/s${count - 1}.c`, (found) => found.length > 0);
  if (said.length > 0) await over;
  return said;
}

const able = { window: { workDoneProgress: true } };

it("a check of many sources tells what it does, and that it is over", async () => {
  expect(await shown(30, able)).toEqual([
    "begin: Checking wide: reading its sources",
    "report: following its calls",
    "end",
  ]);
});

it("a short check shows nothing, and neither does one for a client that cannot", async () => {
  expect(await shown(3, able)).toEqual([]);
  expect(await shown(30, {})).toEqual([]);
});

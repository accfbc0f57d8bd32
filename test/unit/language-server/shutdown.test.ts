// A client that leaves while a check is under way: its last request is answered at once, and nothing goes on behind it.
import { expect, it } from "vitest";
import { startClient } from "./client.ts";

const sources = Array.from({ length: 40 }, (_, at) => `s${at}.c`);

it("what is under way goes no further when the client shuts the server down", async () => {
  const text = (at: number) => `#include <wdm.h>
PVOID Take${at}(VOID)
{
    return ExAllocatePoolWithTag(NonPagedPool, 16, 'ekaT');
}
`;
  const read: string[] = [];
  let hasBegun: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    hasBegun = resolve;
  });
  const disk: Record<string, string> = {
    "/driver/ringside.json": JSON.stringify({ drivers: [{ name: "wide", sources }] }),
  };
  for (const [at, name] of sources.entries()) disk[`/driver/${name}`] = text(at);
  const client = await startClient(disk, {}, {}, [], (path) => {
    if (!path.startsWith("/driver/s")) return;
    read.push(path);
    if (read.length === 5) hasBegun();
  });
  await client.open("file:///driver/s0.c", text(0));
  const asked = client.connection.sendRequest("textDocument/codeLens", {
    textDocument: { uri: "file:///driver/s0.c" },
  });
  await begun;
  await client.connection.sendRequest("shutdown");
  const soFar = read.length;
  expect(soFar).toBeLessThan(sources.length);
  // The question has been answered, with nothing.
  expect(await asked).toBeNull();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(read).toHaveLength(soFar);
});

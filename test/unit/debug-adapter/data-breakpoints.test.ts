// Data breakpoints: found where they are, whoever writes, forwards and backwards, and without a trace in what runs.
import { describe, expect, it } from "vitest";
import { labHost, labSource, launch, lineOf, type Session } from "./lab.ts";

/** Stops at the first statement of the first read and watches an expression. */
async function watching(expression: string, more: object = {}): Promise<{ session: Session; answer: object }> {
  const session = await launch(labHost("reads"), ["read: count"]);
  await session.where();
  const { id } = await session.top();
  const info = await session.client.ask("dataBreakpointInfo", { name: expression, frameId: id });
  await session.client.ask("setBreakpoints", { source: { path: "/lab/lab.c" }, breakpoints: [] });
  const answer = await session.client.ask("setDataBreakpoints", {
    breakpoints: info.dataId === null ? [] : [{ dataId: info.dataId, accessType: "write", ...more }],
  });
  return { session, answer: { ...info, ...answer } };
}
const said = (body: unknown): string => (body as { text: string }).text.replace(/\(0x[0-9a-f]+\)/, "(…)");
const behind = (text: string, lines = 1): number => lineOf(text, labSource) + lines;

describe("a member of a device extension", () => {
  it("stops just after each write, also one that another function makes through a pointer", async () => {
    const { session, answer } = await watching("extension->Reads");
    expect(answer).toMatchObject({ accessTypes: ["read", "write", "readWrite"], breakpoints: [{ verified: true }] });
    const first = await session.go("continue");
    expect([first.reason, first.name, first.line, said(first.body)]).toEqual([
      "data breakpoint",
      "lab!LabRead",
      behind("read: count"),
      "extension->Reads (…) is written: 0 → 1",
    ]);
    const second = await session.go("continue");
    expect([second.name, said(second.body)]).toEqual(["lab!Bump", "extension->Reads (…) is written: 1, as before"]);
  });

  it("goes back to just before the write, and forwards to just after it again", async () => {
    const { session } = await watching("extension->Reads");
    await session.go("continue");
    await session.go("continue");
    const time = async () => (await session.client.ask("ringside/time")).time;
    const there = await time();
    const before = await session.go("reverseContinue");
    expect([before.reason, before.name]).toEqual(["data breakpoint", "lab!Bump"]);
    expect(await time()).toBeLessThan(there);
    const earlier = await session.go("reverseContinue");
    expect([earlier.name, earlier.line]).toEqual(["lab!LabRead", lineOf("read: count", labSource)]);
    const again = await session.go("continue");
    expect([again.line, said(again.body)]).toEqual([behind("read: count"), "extension->Reads (…) is written: 0 → 1"]);
  });

  it("stops on the hit, or under the condition, that is asked for", async () => {
    const third = await watching("extension->Reads", { hitCondition: "3" });
    const stop = await third.session.go("continue");
    expect([stop.name, (await third.session.inside("Globals")).Total?.value]).toEqual(["lab!Bump", "2"]);
    const two = await watching("extension->Reads", { condition: "Total == 4" });
    await two.session.go("continue");
    expect((await two.session.inside("Globals")).Total?.value).toBe("4");
  });

  it("is shown as a row of the variables, and known by that", async () => {
    const { session } = await watching("Total");
    const { variables } = await session.client.ask("variables", {
      variablesReference: (await session.inside("Locals")).extension?.variablesReference,
    });
    expect(variables.map(({ name }: { name: string }) => name)).toContain("Reads");
    const info = await session.client.ask("dataBreakpointInfo", {
      variablesReference: (await session.inside("Locals")).extension?.variablesReference,
      name: "Reads",
    });
    expect(info.description).toMatch(/^extension->Reads, 4 bytes at 0xfffff8/);
  });
});

it("what the kernel writes is found, too", async () => {
  const { session } = await watching("DeviceObject->ReferenceCount");
  const stop = await session.go("continue");
  expect([stop.reason, stop.name, said(stop.body)]).toEqual([
    "data breakpoint",
    "nt!ScenarioMain",
    "DeviceObject->ReferenceCount (…) is written: 1 → 0",
  ]);
});

it("bytes at an address are watched as they are named", async () => {
  const { session } = await watching("Total");
  const { id } = await session.top();
  const { memoryReference } = await session.client.ask("evaluate", {
    expression: "&Total",
    frameId: id,
    context: "watch",
  });
  const named = async (name: string, bytes: number) =>
    session.client.ask("dataBreakpointInfo", { name, asAddress: true, bytes });
  const info = await named(memoryReference, 2);
  expect(info.description).toBe(`${memoryReference}, 2 bytes at ${memoryReference}`);
  await session.client.ask("setDataBreakpoints", { breakpoints: [{ dataId: info.dataId, accessType: "write" }] });
  expect(said((await session.go("continue")).body)).toMatch(/is written: 0 → 1$/);
  expect(await named("Total", 4)).toMatchObject({ dataId: null, description: expect.stringContaining("no address") });
  expect(await named("0x10", 4)).toMatchObject({ dataId: null, description: expect.stringContaining("no memory") });
});

it("a read is found with the value that was read", async () => {
  const { session } = await watching("Total", { accessType: "read" });
  const stop = await session.go("continue");
  expect([stop.name, said(stop.body)]).toEqual(["lab!LabRead", "Total (…) is read: 0"]);
});

describe("what cannot be watched", () => {
  it.each([
    ["length", "A local variable cannot be watched"],
    ["length + 1", "is a value, not a place in memory"],
    ["*(ULONG *)0", "A null pointer is read"],
  ])("%s", async (expression, why) => {
    const { answer } = await watching(expression);
    expect(answer).toMatchObject({ dataId: null, description: expect.stringContaining(why) });
  });
});

it("ba, bl and bc do the same from the console", async () => {
  const session = await launch(labHost("reads"), ["read: count"]);
  await session.where();
  const type = async (expression: string) => {
    const { id } = await session.top();
    return (await session.client.ask("evaluate", { expression, frameId: id, context: "repl" })).result;
  };
  expect(await type("bl")).toBe("There are none; ba sets one.");
  expect(await type("ba w4 &Total")).toMatch(/^0 w4 0xfffff8\w+ &Total$/);
  const stop = await session.go("continue");
  expect([stop.reason, said(stop.body)]).toEqual(["data breakpoint", "&Total (…) is written: 0 → 1"]);
  expect(await type("ba r1 &Total")).toMatch(/^1 r1 /);
  expect(await type("bc 0")).toMatch(/^1 r1 /);
  expect(await type("bc *")).toBe("There are none; ba sets one.");
  await expect(type("ba w3 &Total")).rejects.toThrow("Usage: ba r|w1|2|4|8 ADDRESS");
  await expect(type("ba w4 &length")).rejects.toThrow("A local variable cannot be watched");
  await expect(type("bc 7")).rejects.toThrow("There is no 7");
});

it("what a hand writes is no access", async () => {
  const { session } = await watching("Total");
  const { id } = await session.top();
  await session.client.ask("setExpression", { expression: "Total", value: "40", frameId: id });
  const stop = await session.go("continue");
  expect(said(stop.body)).toBe("Total (…) is written: 0x28 → 0x29");
});

it("a run that is watched is the run that is not", async () => {
  const end = async (expression: string | undefined) => {
    const session = await launch(labHost("reads"), ["read: count"], { stopAtEnd: true });
    await session.where();
    await session.client.ask("setBreakpoints", { source: { path: "/lab/lab.c" }, breakpoints: [] });
    if (expression !== undefined) {
      const { id } = await session.top();
      const { dataId } = await session.client.ask("dataBreakpointInfo", { name: expression, frameId: id });
      // It is met again and again, and never stops.
      await session.client.ask("setDataBreakpoints", { breakpoints: [{ dataId, condition: "0" }] });
    }
    await session.go("continue");
    const { total } = await session.client.ask("ringside/traceCount", {});
    return { time: (await session.client.ask("ringside/time")).time, total };
  };
  expect(await end("extension->Reads")).toEqual(await end(undefined));
});

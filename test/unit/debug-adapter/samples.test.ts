// The samples under the debugger: the printer's interrupts, and the mistakes that only running finds.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { nodeHost } from "../../../debug-adapter/node-host.ts";
import { cache } from "../../kit.ts";
import { DapClient } from "./client.ts";
import { root, type Session, sessionOf } from "./lab.ts";

const host = nodeHost(import.meta.url, cache);

async function start(sample: string, source?: string, texts: readonly string[] = []): Promise<Session> {
  const client = DapClient.inProcess(host);
  await client.ask("initialize", {});
  await client.ask("launch", { program: `${root}/samples/${sample}` });
  const breakpoints = texts.map((text) => ({ line: lineWith(source ?? "", text) }));
  if (source !== undefined)
    await client.ask("setBreakpoints", { source: { path: `${root}/samples/${source}` }, breakpoints });
  await client.ask("configurationDone");
  return sessionOf(client);
}
function lineWith(source: string, text: string): number {
  const lines = readFileSync(`${root}/samples/${source}`, "utf8").split("\n");
  const line = lines.findIndex((one) => one.includes(text));
  if (line < 0) throw new Error(`${source} has no line with ${text}`);
  return line + 1;
}

describe("the printer", () => {
  it("is stopped in its interrupt service routine and in its DPC, each a thread of its own level", async () => {
    const source = "lpt/print.c";
    const session = await start("lpt/lpt.scenario.json", source, ["extension->Interrupts++;"]);
    expect(await session.where()).toMatchObject({ reason: "breakpoint", name: "lpt!LptInterrupt" });
    expect((await session.inside("Processor")).Irql?.value).toMatch(/^DIRQL/);
    const { threads } = await session.client.ask("threads");
    expect(threads.find((one: { id: number }) => one.id === session.thread).name).toMatch(/^ISR .*DIRQL/);
    expect((await session.inside("Locals", "extension")).TxBusy?.value).toBe("TRUE");
    const { time } = await session.client.ask("ringside/time");
    expect(await session.go("stepBack")).toMatchObject({ name: "lpt!LptInterrupt" });
    expect(await session.go("stepIn")).toMatchObject({ name: "lpt!LptPoll" });
    expect(await session.go("stepOut")).toMatchObject({
      name: "lpt!LptInterrupt",
      reason: expect.stringMatching(/breakpoint|step/),
    });
    expect((await session.client.ask("ringside/time")).time).toBe(time);

    const path = `${root}/samples/${source}`;
    const dpc = lineWith(source, "LptFinish(DeviceObject, Irp, extension->TxStatus");
    await session.client.ask("setBreakpoints", {
      source: { path },
      breakpoints: [{ line: dpc, condition: "extension->Interrupts == 68" }],
    });
    expect(await session.go("continue")).toMatchObject({ name: "lpt!LptDpcForIsr", line: dpc });
    expect((await session.inside("Processor")).Irql?.value).toBe("DISPATCH_LEVEL (2)");
    expect((await session.inside("Locals", "extension")).TxLeft?.value).toBe("0");
    await session.client.ask("setBreakpoints", {
      source: { path },
      breakpoints: [{ line: lineWith(source, "extension->Interrupts++;"), condition: "extension->Interrupts == 33" }],
    });
    expect(await session.go("reverseContinue")).toMatchObject({ name: "lpt!LptInterrupt" });
    expect((await session.inside("Locals", "extension")).TxLeft?.value).toBe("34");
    await session.client.ask("setBreakpoints", { source: { path }, breakpoints: [] });
    await session.client.ask("continue", { threadId: session.thread });
    expect(await session.client.event("exited")).toEqual({ exitCode: 0 });
  });
});

describe("mistakes found by running", () => {
  it.each([
    ["double-completion", "MULTIPLE_IRP_COMPLETE_REQUESTS"],
    ["lock-not-held", "SPIN_LOCK_NOT_OWNED"],
    ["null-pointer", "SYSTEM_SERVICE_EXCEPTION"],
    ["paged-memory-at-dispatch", "DRIVER_IRQL_NOT_LESS_OR_EQUAL"],
    ["pool-overrun", "DRIVER_PAGE_FAULT_BEYOND_END_OF_ALLOCATION"],
    ["use-after-free", "DRIVER_PAGE_FAULT_IN_FREED_SPECIAL_POOL"],
  ])("%s: stops with the reason, at the driver's line, and goes back from it", async (name, bugcheck) => {
    const session = await start(`mistakes/runtime/${name}.scenario.json`);
    const { threadId, reason, text } = await session.client.stopped();
    expect(reason).toBe("exception");
    const { stackFrames } = await session.client.ask("stackTrace", { threadId });
    const own = stackFrames.find((frame: { source?: object }) => frame.source !== undefined);
    expect(own.source.path).toBe(`${root}/samples/mistakes/runtime/${name}.c`);
    expect(text).not.toBe("");
    const info = await session.client.ask("exceptionInfo", { threadId });
    expect(info.exceptionId).toMatch(new RegExp(`^${bugcheck} \\(0x`));
    expect(info.description).toContain(`here (${name}.c:${own.line})`);
    session.thread = threadId;
    const { stackFrames: before } = await session
      .go("stepBack")
      .then(() => session.client.ask("stackTrace", { threadId }));
    expect(before[0].source.path).toBe(own.source.path);
  });

  it("an endless loop is paused in", async () => {
    const source = "mistakes/runtime/endless-loop.c";
    const session = await start("mistakes/runtime/endless-loop.scenario.json", source, ["YieldProcessor();"]);
    await session.where();
    await session.client.ask("setBreakpoints", { source: { path: `${root}/samples/${source}` }, breakpoints: [] });
    await session.client.ask("continue", { threadId: session.thread });
    await session.client.ask("pause", { threadId: session.thread });
    const stop = await session.where();
    expect(stop).toMatchObject({ reason: "pause", name: expect.stringMatching(/^mistake!/) });
    expect((await session.go("stepBack")).name).toMatch(/^mistake!/);
  });
});

// The debug adapter driven over its protocol, on a driver that is compiled and run: how runs begin and end, and what it can do. Every
// capability that it announces is tried here, in moving.test.ts, looking.test.ts or nonsense.test.ts.
import { describe, expect, it } from "vitest";
import { capabilities } from "../../../debug-adapter/capabilities.ts";
import { driverPath, labHost, launch, lineOf } from "./lab.ts";

describe("a run", () => {
  it("goes from launch to its end, printing what the driver prints", async () => {
    const { client } = await launch(labHost("reads"), []);
    expect(await client.event("exited")).toEqual({ exitCode: 0 });
    expect(client.messages.some((message) => message.event === "terminated")).toBe(true);
    expect(client.printed("stdout")).toBe("lab: read 4, total 4\nlab: read 8, total 12\nlab: unloaded\n");
    expect(client.output).toMatch(/lab: reads: 6 of 6 steps passed/);
  });

  it("stops on entry, and without debugging does not stop at all", async () => {
    const session = await launch(labHost("reads"), [], { stopOnEntry: true });
    expect(await session.where()).toMatchObject({ reason: "entry", name: "lab!DriverEntry" });
    const other = await launch(labHost("reads"), ["read: first"], { noDebug: true, stopOnEntry: true });
    expect(await other.client.event("exited")).toEqual({ exitCode: 0 });
  });

  it("restarts from the beginning, with its breakpoints", async () => {
    const session = await launch(labHost("reads"), ["read: end"]);
    await session.where();
    const again = await session.go("restart");
    expect(again).toMatchObject({ reason: "breakpoint", line: lineOf("read: end") });
    expect((await session.inside("Locals", "extension")).Reads?.value).toBe("1");
    expect(session.client.output).toMatch(/restarted/);
  });

  it("terminates and disconnects", async () => {
    const session = await launch(labHost("loop"), []);
    await session.client.ask("terminate");
    await session.client.event("terminated");
    expect(await session.client.refused("continue", { threadId: 1 })).toMatch(/ended/);
    await session.client.ask("disconnect");
  });

  it("can stay at its end", async () => {
    const session = await launch(labHost("reads"), [], { stopAtEnd: true });
    const body = await session.client.stopped();
    expect(body).toMatchObject({ reason: "pause", description: expect.stringMatching(/end/) });
    session.thread = body.threadId;
    expect(await session.go("stepBack")).toMatchObject({ reason: "step", name: "lab!LabUnload" });
    await session.client.ask("continue", { threadId: session.thread });
    await session.client.stopped();
    await session.client.ask("continue", { threadId: session.thread });
    await session.client.event("terminated");
  });

  it("brings a driver up from its source alone", async () => {
    const session = await launch(labHost("reads"), ["entry: name"], { program: driverPath });
    expect(await session.where()).toMatchObject({ reason: "breakpoint", line: lineOf("entry: name") });
  });

  it("says what is wrong with a program or a scenario, with its place", async () => {
    const files = {
      "/lab/broken.c": "int DriverEntry(void) { return 0 }\nint a = ;\n",
      "/lab/bad.scenario.json": '{ "drivers": [],\n  "stpes": [] }',
    };
    const { client } = await launch(labHost("reads"), []);
    await client.event("terminated");
    const other = (program: string) => launch(labHost("reads", files), [], { program });
    await expect(other("/lab/bad.scenario.json")).rejects.toThrow(/bad.scenario.json:\d+:\d+: /);
    await expect(other("/nowhere")).rejects.toThrow(/neither a scenario/);
    await expect(other("/lab/lab.h")).rejects.toThrow(/neither a scenario|DriverEntry/);
  });
});

describe("when it goes wrong", () => {
  it("stops on a bugcheck with its reason, at the driver's line, and can be gone back from", async () => {
    const session = await launch(labHost("crash"), []);
    const stop = await session.where();
    expect(stop).toMatchObject({ reason: "exception", name: "lab!LabControl", line: lineOf("control: crash") });
    const info = await session.client.ask("exceptionInfo", { threadId: session.thread });
    expect(info).toMatchObject({
      breakMode: "always",
      exceptionId: expect.stringMatching(/^[A-Z_]+ \(0x[0-9A-F]{8}\)$/),
    });
    expect(info.details.stackTrace).toMatch(/lab!LabControl/);
    expect(session.client.printed("important")).toMatch(/^\*\*\* STOP: 0x[0-9A-F]{8} [A-Z_]+ \(0x[0-9a-f]{16}, /);
    expect((await session.inside("Processor")).Irql?.value).toBe("DISPATCH_LEVEL (2)");
    expect(await session.go("stepBack")).toMatchObject({ reason: "step", name: "lab!LabControl" });
    expect((await session.go("stepBack")).name).toBe("lab!LabControl");
    expect(await session.go("continue")).toMatchObject({ reason: "exception" });
    await session.client.ask("continue", { threadId: session.thread });
    expect(await session.client.event("exited")).toEqual({ exitCode: 1 });
  });

  it("ends the run at a bugcheck if it is told not to stop there", async () => {
    const session = await launch(labHost("reads"), [], { stopOnEntry: true });
    await session.where();
    const { breakpoints } = await session.client.ask("setExceptionBreakpoints", { filters: ["verifier", "nonsense"] });
    expect(breakpoints).toMatchObject([{ verified: true }, { verified: false }]);
    const crash = await launch(labHost("crash"), [], { stopOnEntry: true });
    await crash.where();
    await crash.client.ask("setExceptionBreakpoints", { filters: [] });
    await crash.client.ask("continue", { threadId: crash.thread });
    expect(await crash.client.event("exited")).toEqual({ exitCode: 1 });
    expect(crash.client.output).toMatch(/\*\*\* STOP/);
  });

  it("pauses and disconnects while the driver loops for ever", async () => {
    const session = await launch(labHost("loop"), []);
    await session.client.says("lab: looping");
    expect(await session.client.refused("next", { threadId: 1 })).toMatch(/notStopped/);
    expect((await session.client.ask("threads")).threads.length).toBeGreaterThan(0);
    expect(await session.client.ask("ringside/time")).toMatchObject({ running: true });
    await session.client.ask("pause", { threadId: 1 });
    const stop = await session.where();
    expect(stop).toMatchObject({ reason: "pause", name: "lab!LabControl" });
    expect([lineOf("control: loop"), lineOf("control: loop") + 1]).toContain(stop.line);
    expect(await session.go("stepBack")).toMatchObject({ reason: "step", name: "lab!LabControl" });
    await session.client.ask("continue", { threadId: session.thread });
    await session.client.ask("disconnect");
  });

  it("takes breakpoints while it runs", async () => {
    const session = await launch(labHost("loop"), []);
    await session.client.says("lab: looping");
    const line = lineOf("control: loop");
    await session.client.ask("setBreakpoints", { source: { path: driverPath }, breakpoints: [{ line }] });
    expect(await session.where()).toMatchObject({ reason: "breakpoint", line });
  });

  it("stops at DbgBreakPoint and goes on from it", async () => {
    const session = await launch(labHost("debugBreak"), []);
    const line = lineOf("control: break");
    expect(await session.where()).toMatchObject({ reason: "breakpoint", name: "lab!LabControl", line });
    const next = await session.go("next");
    expect(next).toMatchObject({ reason: "step", name: "lab!LabControl" });
    expect(next.line).toBeGreaterThan(line);
    expect(await session.go("reverseContinue")).toMatchObject({ reason: "breakpoint", line });
    await session.client.ask("continue", { threadId: session.thread });
    expect(await session.client.event("exited")).toEqual({ exitCode: 0 });
    expect(session.client.output).toMatch(/Break instruction exception - code 80000003/);
  });

  it("runs over DbgBreakPoint if told not to stop there", async () => {
    const session = await launch(labHost("debugBreak"), [], { stopOnEntry: true });
    await session.where();
    await session.client.ask("setExceptionBreakpoints", { filters: ["bugcheck"] });
    await session.client.ask("continue", { threadId: session.thread });
    expect(await session.client.event("exited")).toEqual({ exitCode: 0 });
  });
});

describe("capabilities", () => {
  it("are those that are tried in this folder", () => {
    const announced = Object.entries(capabilities)
      .filter(([, value]) => value === true)
      .map(([name]) => name);
    expect(announced.sort()).toEqual([
      "supportsBreakpointLocationsRequest",
      "supportsCancelRequest",
      "supportsClipboardContext",
      "supportsCompletionsRequest",
      "supportsConditionalBreakpoints",
      "supportsConfigurationDoneRequest",
      "supportsDataBreakpointBytes",
      "supportsDataBreakpoints",
      "supportsDelayedStackTraceLoading",
      "supportsEvaluateForHovers",
      "supportsExceptionInfoRequest",
      "supportsFunctionBreakpoints",
      "supportsHitConditionalBreakpoints",
      "supportsLoadedSourcesRequest",
      "supportsLogPoints",
      "supportsModulesRequest",
      "supportsReadMemoryRequest",
      "supportsRestartRequest",
      "supportsSetExpression",
      "supportsSetVariable",
      "supportsStepBack",
      "supportsSteppingGranularity",
      "supportsTerminateRequest",
      "supportsValueFormattingOptions",
      "supportsWriteMemoryRequest",
    ]);
  });

  it("cancel a journey to a far moment", async () => {
    const session = await launch(labHost("loop"), [], { stopOnEntry: true });
    await session.where();
    const far = session.client.request("ringside/goToTime", { time: Number.MAX_SAFE_INTEGER });
    const seq = session.client.lastRequest;
    await session.client.says("lab: looping");
    await session.client.ask("cancel", { requestId: seq });
    expect(await far).toMatchObject({ success: false, message: "cancelled" });
    expect((await session.where()).name).toBe("lab!LabControl");
  });
});

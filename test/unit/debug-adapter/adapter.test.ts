// The debug adapter driven over its protocol, on a driver that is compiled and run: every capability it announces is tried here.
import { afterEach, describe, expect, it, vi } from "vitest";
import { capabilities } from "../../../debug-adapter/capabilities.ts";
import type { DapClient } from "./client.ts";
import { bumpLine, driverPath, labHost, labSource, launch, lineOf, type Session, scenarioPath } from "./lab.ts";

// The first launch compiles the kernel's headers.
vi.setConfig({ testTimeout: 60_000 });

let open: DapClient | undefined;
async function start(...args: Parameters<typeof launch>): Promise<Session> {
  const session = await launch(...args);
  open = session.client;
  return session;
}
afterEach(async () => {
  await open?.request("disconnect");
  open = undefined;
});

describe("a run", () => {
  it("goes from launch to its end, printing what the driver prints", async () => {
    const { client } = await start(labHost("reads"), []);
    expect(await client.event("exited")).toEqual({ exitCode: 0 });
    expect(client.messages.some((message) => message.event === "terminated")).toBe(true);
    expect(client.printed("stdout")).toBe("lab: read 4, total 4\nlab: read 8, total 12\nlab: unloaded\n");
    expect(client.output).toMatch(/lab: reads: 6 of 6 steps passed/);
  });

  it("stops on entry, and without debugging does not stop at all", async () => {
    const session = await start(labHost("reads"), [], { stopOnEntry: true });
    expect(await session.where()).toMatchObject({ reason: "entry", name: "lab!DriverEntry" });
    const other = await launch(labHost("reads"), ["read: first"], { noDebug: true, stopOnEntry: true });
    expect(await other.client.event("exited")).toEqual({ exitCode: 0 });
  });

  it("restarts from the beginning, with its breakpoints", async () => {
    const session = await start(labHost("reads"), ["read: end"]);
    await session.where();
    const again = await session.go("restart");
    expect(again).toMatchObject({ reason: "breakpoint", line: lineOf("read: end") });
    expect((await session.inside("Locals", "extension")).Reads?.value).toBe("1");
    expect(session.client.output).toMatch(/restarted/);
  });

  it("terminates and disconnects", async () => {
    const session = await start(labHost("loop"), []);
    await session.client.ask("terminate");
    await session.client.event("terminated");
    expect(await session.client.refused("continue", { threadId: 1 })).toMatch(/ended/);
    await session.client.ask("disconnect");
  });

  it("can stay at its end", async () => {
    const session = await start(labHost("reads"), [], { stopAtEnd: true });
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
    const session = await start(labHost("reads"), ["entry: name"], { program: driverPath });
    expect(await session.where()).toMatchObject({ reason: "breakpoint", line: lineOf("entry: name") });
  });

  it("says what is wrong with a program or a scenario, with its place", async () => {
    const files = {
      "/lab/broken.c": "int DriverEntry(void) { return 0 }\nint a = ;\n",
      "/lab/bad.scenario.json": '{ "drivers": [],\n  "stpes": [] }',
    };
    const { client } = await start(labHost("reads"), []);
    await client.event("terminated");
    const other = (program: string) => launch(labHost("reads", files), [], { program });
    await expect(other("/lab/bad.scenario.json")).rejects.toThrow(/bad.scenario.json:\d+:\d+: /);
    await expect(other("/nowhere")).rejects.toThrow(/neither a scenario/);
    await expect(other("/lab/lab.h")).rejects.toThrow(/neither a scenario|DriverEntry/);
  });
});

describe("breakpoints", () => {
  it("stop in a dispatch routine, move to statements, and say where they are", async () => {
    const session = await start(labHost("reads"), []);
    await session.client.event("terminated");
    const again = await launch(labHost("reads"), [], { stopOnEntry: true });
    open = again.client;
    await again.where();
    const ask = (lines: readonly number[]) =>
      again.client.ask("setBreakpoints", {
        source: { path: driverPath },
        breakpoints: lines.map((line) => ({ line })),
      });
    const blank = lineOf("read: first") - 2;
    const { breakpoints } = await ask([blank, lineOf("read: end"), 10_000]);
    expect(breakpoints).toMatchObject([
      { verified: true, line: lineOf("read: first") },
      { verified: true, line: lineOf("read: end") },
      { verified: false, message: expect.stringMatching(/no statement/) },
    ]);
    const stop = await again.go("continue");
    expect(stop).toMatchObject({ reason: "breakpoint", line: lineOf("read: first"), name: "lab!LabRead" });
    expect(stop.body).toMatchObject({ allThreadsStopped: true, hitBreakpointIds: [breakpoints[0].id] });
    await ask([]);
    const { breakpoints: locations } = await again.client.ask("breakpointLocations", {
      source: { path: driverPath },
      line: 1,
      endLine: lineOf("read: first"),
    });
    expect(locations.length).toBeGreaterThan(5);
  });

  it("in header functions stop wherever those are used; letter case and slashes do not matter", async () => {
    const session = await start(labHost("reads"), [], { stopOnEntry: true });
    await session.where();
    const { breakpoints } = await session.client.ask("setBreakpoints", {
      source: { path: "\\LAB\\lab.h" },
      breakpoints: [{ line: bumpLine }],
    });
    expect(breakpoints).toMatchObject([{ verified: true, line: bumpLine }]);
    expect(await session.go("continue")).toMatchObject({ reason: "breakpoint", line: bumpLine, name: "lab!Bump" });
  });

  it("are kept from before the launch, and reported when they are set", async () => {
    const host = labHost("reads");
    const { client } = await launch(host, []).catch(() => ({ client: undefined }));
    await client?.event("terminated");
    const { DapClient } = await import("./client.ts");
    const early = DapClient.inProcess(host);
    open = early;
    await early.ask("initialize", {});
    const { breakpoints } = await early.ask("setBreakpoints", {
      source: { path: driverPath },
      breakpoints: [{ line: lineOf("read: end") }],
    });
    expect(breakpoints[0]).toMatchObject({ verified: false });
    await early.ask("configurationDone");
    await early.ask("launch", { program: scenarioPath });
    expect(await early.event("breakpoint")).toMatchObject({
      reason: "changed",
      breakpoint: { id: breakpoints[0].id, verified: true, line: lineOf("read: end") },
    });
    expect(await early.stopped()).toMatchObject({ reason: "breakpoint", hitBreakpointIds: [breakpoints[0].id] });
  });

  it("have conditions, hit counts and log messages", async () => {
    const session = await start(labHost("reads"), [
      { line: lineOf("read: body"), condition: "i == 2 && length == 8" },
      { line: lineOf("read: body") + 1, hitCondition: "3" },
      { line: lineOf("read: end"), logMessage: "read {length} bytes, status {STATUS_SUCCESS}" },
    ]);
    expect(await session.where()).toMatchObject({ line: lineOf("read: body") + 1 });
    expect((await session.inside("Locals")).i?.value).toBe("2");
    expect(await session.go("continue")).toMatchObject({ line: lineOf("read: body") });
    const locals = await session.inside("Locals");
    expect([locals.i?.value, locals.length?.value]).toEqual(["2", "8"]);
    await session.client.ask("continue", { threadId: session.thread });
    await session.client.event("terminated");
    expect(session.client.output).toMatch(/read 4 bytes, status STATUS_SUCCESS \(0x?0?\d*\)\n.*read 8 bytes/s);
  });

  it("on functions", async () => {
    const session = await start(labHost("reads"), [], { stopOnEntry: true });
    await session.where();
    const { breakpoints } = await session.client.ask("setFunctionBreakpoints", {
      breakpoints: [{ name: "Square", condition: "n == 3" }, { name: "lab!Nowhere" }],
    });
    expect(breakpoints).toMatchObject([{ verified: true }, { verified: false }]);
    expect(await session.go("continue")).toMatchObject({ name: "lab!Square" });
    expect((await session.inside("Locals")).n?.value).toBe("3");
  });
});

describe("stepping", () => {
  it("goes over, into and out, and back again", async () => {
    const body = lineOf("read: body");
    const session = await start(labHost("reads"), [{ line: body, condition: "i == 3" }]);
    await session.where();
    await session.client.ask("setBreakpoints", { source: { path: driverPath }, breakpoints: [] });
    expect(await session.go("stepIn")).toMatchObject({ reason: "step", name: "lab!Square" });
    expect(await session.go("next")).toMatchObject({ name: "lab!Square" });
    expect(await session.go("stepOut")).toMatchObject({ name: "lab!LabRead", line: body + 1 });
    expect(await session.go("stepBack")).toMatchObject({ line: body, name: "lab!LabRead" });
    expect(await session.go("next")).toMatchObject({ line: body + 1 });
    expect(await session.go("ringside/stepBackInto")).toMatchObject({ name: "lab!Square" });
    expect(await session.go("ringside/stepBackOut")).toMatchObject({ line: body, name: "lab!LabRead" });
    expect((await session.inside("Locals")).i?.value).toBe("3");
  });

  it("by lines stays on no line twice", async () => {
    const body = lineOf("read: body");
    const session = await start(labHost("reads"), ["read: body"]);
    await session.where();
    expect(await session.go("next", { granularity: "line" })).toMatchObject({ line: body + 1 });
    expect((await session.go("next", { granularity: "line" })).line).not.toBe(body + 1);
    expect(await session.go("stepBack", { granularity: "line" })).toMatchObject({ line: body + 1 });
  });

  it("continues backwards to the latest breakpoint, and says so on the console without printing twice", async () => {
    const session = await start(labHost("reads"), ["read: end"]);
    await session.where();
    await session.go("continue");
    expect((await session.inside("Locals")).length?.value).toBe("8");
    expect(await session.go("reverseContinue")).toMatchObject({ reason: "breakpoint", line: lineOf("read: end") });
    expect((await session.inside("Locals")).length?.value).toBe("4");
    expect(session.client.output).toMatch(/back at step \d+/);
    await session.client.ask("setBreakpoints", { source: { path: driverPath }, breakpoints: [] });
    expect(await session.go("reverseContinue")).toMatchObject({ reason: "entry", name: "lab!DriverEntry" });
    await session.client.ask("continue", { threadId: session.thread });
    await session.client.event("terminated");
    expect(session.client.printed("stdout")).toBe("lab: read 4, total 4\nlab: read 8, total 12\nlab: unloaded\n");
  });

  it("goes to a moment, and to a row of the trace", async () => {
    const session = await start(labHost("reads"), ["read: end"]);
    await session.where();
    const { time, latest } = await session.client.ask("ringside/time");
    expect(latest).toBe(time);
    expect(await session.client.ask("ringside/goToTime", { time: 5 })).toMatchObject({ time: 5, latest });
    expect((await session.where()).reason).toBe("goto");
    await session.client.ask("ringside/goToTime", { time });
    expect(await session.where()).toMatchObject({ line: lineOf("read: end") });
    const { row } = await session.client.ask("ringside/traceFind", {
      filter: { kinds: ["deviceCreate"], driver: "lab" },
      direction: "backward",
    });
    await session.client.ask("ringside/goToTraceRow", { index: row.index });
    expect(await session.where()).toMatchObject({ reason: "goto", name: "lab!DriverEntry" });
    expect(await session.client.refused("ringside/goToTraceRow", { index: 1_000_000 })).toMatch(/no row 1000000/);
    expect(await session.client.refused("ringside/goToTime", { time: -1 })).toMatch(/whole number/);
  });
});

describe("what is stopped", () => {
  it("has threads with processor and IRQL, and stacks down into the kernel, paged", async () => {
    const session = await start(labHost("reads"), ["read: first"]);
    await session.where();
    const { threads } = await session.client.ask("threads");
    expect(threads.find((one: { id: number }) => one.id === session.thread).name).toMatch(
      /User process: lab: reads \[CPU \d, PASSIVE_LEVEL\]/,
    );
    const { stackFrames, totalFrames } = await session.client.ask("stackTrace", { threadId: session.thread });
    expect(stackFrames).toHaveLength(totalFrames);
    expect(stackFrames[0]).toMatchObject({
      name: "lab!LabRead",
      line: lineOf("read: first"),
      source: { name: "lab.c", path: driverPath },
    });
    const kernel = stackFrames.slice(1);
    expect(
      kernel.every(
        (one: { name: string; presentationHint: string }) =>
          one.name.startsWith("nt!") && one.presentationHint === "subtle",
      ),
    ).toBe(true);
    expect(kernel.map((one: { name: string }) => one.name)).toContain("nt!IofCallDriver");
    const page = await session.client.ask("stackTrace", { threadId: session.thread, startFrame: 1, levels: 1 });
    expect(page).toMatchObject({ totalFrames, stackFrames: [{ name: stackFrames[1].name }] });
  });

  it("shows locals, globals and the processor, and opens the IRP", async () => {
    const session = await start(labHost("reads"), ["read: end"]);
    await session.where();
    const locals = await session.inside("Locals");
    expect(Object.keys(locals)).toEqual(["DeviceObject", "Irp", "stack", "extension", "length", "buffer", "i"]);
    expect(locals.Irp?.value).toMatch(/^0xfffff800[0-9a-f]{8} IRP_MJ_READ to \\Device\\Lab/);
    expect(locals.DeviceObject?.value).toMatch(/\\Device\\Lab/);
    expect((await session.inside("Locals", "Irp", "IoStatus")).Status?.value).toMatch(/STATUS_SUCCESS/);
    expect((await session.inside("Locals", "stack")).MajorFunction?.value).toBe("IRP_MJ_READ (3)");
    expect((await session.inside("Locals", "DeviceObject")).Flags?.value).toMatch(/DO_BUFFERED_IO/);
    expect((await session.inside("Locals", "extension")).Name?.value).toBe('L"\\\\Device\\\\Lab"');
    expect((await session.inside("Globals")).Total?.value).toBe("4");
    const processor = await session.inside("Processor");
    expect(processor.Irql?.value).toBe("PASSIVE_LEVEL (0)");
    expect(Object.keys(processor)).toEqual(["Irql", "Processor", "Context", "State", "Time", "Clock"]);
    const hex = await session.client.ask("variables", {
      variablesReference: (await session.inside()).Globals?.variablesReference,
      format: { hex: true },
    });
    expect(hex.variables[0].value).toBe("0x4");
  });

  it("evaluates and completes expressions, and refuses to change anything by looking", async () => {
    const session = await start(labHost("reads"), ["read: end"]);
    await session.where();
    const frameId = (await session.top()).id;
    const ask = async (expression: string, context = "watch") =>
      (await session.client.ask("evaluate", { expression, frameId, context })).result;
    expect(await ask("length * 2")).toBe("8");
    expect(await ask("length,x")).toBe("0x4");
    expect(await ask("buffer[3]")).toBe("9");
    expect(await ask("Irp->IoStatus.Status", "hover")).toMatch(/STATUS_SUCCESS/);
    expect(await ask("extension->Name", "clipboard")).toBe('L"\\\\Device\\\\Lab"');
    expect(await session.client.refused("evaluate", { expression: "Total = 5", frameId, context: "watch" })).toMatch(
      /change/,
    );
    expect(await session.client.refused("evaluate", { expression: "Total +", frameId })).toMatch(/./);
    expect(await session.client.refused("evaluate", { expression: "nonsense", frameId })).toMatch(/nonsense/);
    expect(await ask("Total = 500", "repl")).toBe("500");
    await session.client.event("invalidated");
    expect(await ask("Total")).toBe("500");
    const { targets } = await session.client.ask("completions", { frameId, text: "extension->Re", column: 14 });
    expect(targets).toEqual([expect.objectContaining({ label: "Reads", length: 2 })]);
    expect(
      (await session.client.ask("completions", { frameId, text: "le", column: 3 })).targets.map(
        (one: { label: string }) => one.label,
      ),
    ).toContain("length");
  });

  it("sets variables and expressions; the run goes on with what was set, also after going back", async () => {
    const session = await start(labHost("reads"), ["read: count"]);
    await session.where();
    const { time } = await session.client.ask("ringside/time");
    const { variablesReference } = (await session.inside()).Locals ?? {};
    expect(
      await session.client.ask("setVariable", { variablesReference, name: "length", value: "1 + 1" }),
    ).toMatchObject({ value: "2" });
    const frameId = (await session.top()).id;
    expect(
      await session.client.ask("setExpression", { frameId, expression: "extension->Reads", value: "0x20" }),
    ).toMatchObject({ value: "32" });
    expect(await session.client.refused("setVariable", { variablesReference, name: "nothing", value: "1" })).toMatch(
      /no "nothing"/,
    );
    expect(await session.client.refused("setExpression", { frameId, expression: "length + 1", value: "1" })).toMatch(
      /not a place/,
    );
    await session.client.ask("setBreakpoints", {
      source: { path: driverPath },
      breakpoints: [{ line: lineOf("read: end") }],
    });
    await session.go("continue");
    expect((await session.inside("Locals")).i?.value).toBe("2");
    expect((await session.inside("Locals", "extension")).Reads?.value).toBe("33");
    await session.client.ask("ringside/goToTime", { time: 3 });
    await session.where();
    await session.client.ask("ringside/goToTime", { time });
    await session.where();
    expect((await session.inside("Locals")).length?.value).toBe("2");
  });

  it("reads and writes memory", async () => {
    const session = await start(labHost("reads"), ["read: end"]);
    await session.where();
    const reference = (await session.inside("Locals")).buffer?.memoryReference;
    expect(reference).toMatch(/^0xfffff800/);
    const read = await session.client.ask("readMemory", { memoryReference: reference, count: 4 });
    expect([...Buffer.from(read.data, "base64")]).toEqual([0, 1, 4, 9]);
    await session.client.ask("writeMemory", {
      memoryReference: reference,
      offset: 1,
      data: Buffer.from([77]).toString("base64"),
    });
    expect((await session.client.ask("evaluate", { expression: "buffer[1]" })).result).toBe("77");
    expect(await session.client.ask("readMemory", { memoryReference: "0x10", count: 8 })).toMatchObject({
      unreadableBytes: 8,
    });
    expect(await session.client.refused("readMemory", { memoryReference: "here", count: 4 })).toMatch(/address/);
    expect(await session.client.refused("readMemory", { memoryReference: reference, count: -1 })).toMatch(/count/);
    expect(await session.client.refused("writeMemory", { memoryReference: "0x10", data: "AAAA" })).toMatch(/memory/);
    const huge = await session.client.ask("readMemory", { memoryReference: reference, count: 2_000_000_000 });
    expect(Buffer.from(huge.data, "base64").length).toBeLessThanOrEqual(1024 * 1024);
  });

  it("has sources and modules", async () => {
    const session = await start(labHost("reads"), [], { stopOnEntry: true });
    await session.where();
    const { sources } = await session.client.ask("loadedSources");
    expect(sources.map((one: { path: string }) => one.path)).toEqual(
      expect.arrayContaining([driverPath, "/lab/lab.h"]),
    );
    expect((await session.client.ask("source", { source: { path: driverPath }, sourceReference: 0 })).content).toBe(
      labSource,
    );
    expect(await session.client.refused("source", { source: { path: "/nowhere.c" }, sourceReference: 0 })).toMatch(
      /nowhere/,
    );
    expect(await session.client.ask("modules", {})).toMatchObject({
      totalModules: 1,
      modules: [{ id: "lab", name: "lab.sys" }],
    });
  });

  it("answers views", async () => {
    const session = await start(labHost("reads"), ["read: end"]);
    await session.where();
    const tree = await session.client.ask("ringside/deviceTree");
    expect(JSON.stringify(tree)).toMatch(/\\\\Device\\\\Lab/);
    const trace = await session.client.ask("ringside/trace", { from: -3, count: 10 });
    expect(trace.rows).toHaveLength(3);
    expect(trace.rows.at(-1).index).toBe(trace.length - 1);
    const reads = await session.client.ask("ringside/trace", { from: 0, count: 10, filter: { text: "irp_mj_read" } });
    expect(reads.rows[0]).toMatchObject({ kind: "irpCall", irp: expect.stringMatching(/^0xfffff800/) });
    expect(await session.client.ask("ringside/traceCount", { filter: { text: "irp_mj_read" } })).toMatchObject({
      count: reads.total,
    });
    const irp = await session.client.ask("ringside/irp", { address: reads.rows[0].irp });
    expect(irp).toMatchObject({ summary: expect.stringMatching(/IRP_MJ_READ/), stackCount: 1 });
    expect(irp.locations[0]).toMatchObject({
      current: true,
      major: "IRP_MJ_READ",
      parameters: expect.arrayContaining([{ name: "Length", value: "4" }]),
    });
    expect((await session.client.ask("ringside/traceExport", { format: "csv" })).text).toMatch(/^index,time,clock/);
    expect((await session.client.ask("ringside/contexts")).contexts.length).toBeGreaterThan(1);
    expect((await session.client.ask("ringside/results")).results.length).toBeGreaterThan(0);
    expect(await session.client.refused("ringside/irp", { address: "0xfffff80000001000" })).toMatch(/no IRP/);
    expect(await session.client.refused("ringside/trace", { from: 0, count: 5, filter: { kinds: ["lie"] } })).toMatch(
      /no kind of event "lie"/,
    );
    const changed = session.client.messages.filter((message) => message.event === "ringside/changed").at(-1);
    expect(changed?.body).toMatchObject({
      running: false,
      traceLength: trace.length,
      traceGeneration: trace.generation,
    });
  });

  it("refuses what is not there", async () => {
    const session = await start(labHost("reads"), ["read: end"]);
    await session.where();
    const refused = (command: string, args: object) => session.client.refused(command, args);
    expect(await refused("stackTrace", { threadId: 999_999 })).toMatch(/no thread 999999/);
    expect(await refused("stackTrace", { threadId: -1 })).toMatch(/threadId/);
    expect(await refused("scopes", { frameId: 12345 })).toMatch(/no stack frame 12345/);
    expect(await refused("variables", { variablesReference: 12345 })).toMatch(/no variable container/);
    expect(await refused("variables", { variablesReference: "1" })).toMatch(/whole number/);
    expect(await refused("next", { threadId: 4242 })).toMatch(/no thread/);
    expect(await refused("launch", { program: scenarioPath })).toMatch(/already/);
    expect(await refused("exceptionInfo", { threadId: session.thread })).toMatch(/not stopped at an exception/);
    const old = (await session.inside()).Locals?.variablesReference;
    await session.go("next");
    expect(await refused("variables", { variablesReference: old })).toMatch(/moved/);
    await session.client.ask("stackTrace", { threadId: session.thread, startFrame: 0, levels: 1_000_000_000 });
  });
});

describe("when it goes wrong", () => {
  it("stops on a bugcheck with its reason, at the driver's line, and can be gone back from", async () => {
    const session = await start(labHost("crash"), []);
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
    const session = await start(labHost("reads"), [], { stopOnEntry: true });
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
    const session = await start(labHost("loop"), []);
    await new Promise((resolve) => setTimeout(resolve, 100));
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
    open = undefined;
  });

  it("takes breakpoints while it runs", async () => {
    const session = await start(labHost("loop"), []);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const line = lineOf("control: loop");
    await session.client.ask("setBreakpoints", { source: { path: driverPath }, breakpoints: [{ line }] });
    expect(await session.where()).toMatchObject({ reason: "breakpoint", line });
  });

  it("stops at DbgBreakPoint and goes on from it", async () => {
    const session = await start(labHost("debugBreak"), []);
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
  it("are those that are tried here and in nonsense.test.ts", () => {
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
    const session = await start(labHost("loop"), [], { stopOnEntry: true });
    await session.where();
    const far = session.client.request("ringside/goToTime", { time: Number.MAX_SAFE_INTEGER });
    const seq = session.client.lastRequest;
    await new Promise((resolve) => setTimeout(resolve, 50));
    await session.client.ask("cancel", { requestId: seq });
    expect(await far).toMatchObject({ success: false, message: "cancelled" });
    expect((await session.where()).name).toBe("lab!LabControl");
  });
});

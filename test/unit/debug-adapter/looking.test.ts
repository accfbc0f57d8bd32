// What a client sees of a driver that stands: threads, stacks, variables, memory, sources and what our views ask for.
import { describe, expect, it } from "vitest";
import { driverPath, labHost, labSource, launch, lineOf, scenarioPath } from "./lab.ts";

describe("what is stopped", () => {
  it("has threads with processor and IRQL, and stacks down into the kernel, paged", async () => {
    const session = await launch(labHost("reads"), ["read: first"]);
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
    const session = await launch(labHost("reads"), ["read: end"]);
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
    const session = await launch(labHost("reads"), ["read: end"]);
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
    const session = await launch(labHost("reads"), ["read: count"]);
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
    const session = await launch(labHost("reads"), ["read: end"]);
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
    const session = await launch(labHost("reads"), [], { stopOnEntry: true });
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
    const session = await launch(labHost("reads"), ["read: end"]);
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
    const session = await launch(labHost("reads"), ["read: end"]);
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

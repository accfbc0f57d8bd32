// Breakpoints and steps, forwards and backwards, over the adapter's protocol.
import { describe, expect, it } from "vitest";
import { DapClient } from "./client.ts";
import { bumpLine, driverPath, labHost, launch, lineOf, scenarioPath } from "./lab.ts";

describe("breakpoints", () => {
  it("stop in a dispatch routine, move to statements, and say where they are", async () => {
    const session = await launch(labHost("reads"), []);
    await session.client.event("terminated");
    const again = await launch(labHost("reads"), [], { stopOnEntry: true });
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
    const session = await launch(labHost("reads"), [], { stopOnEntry: true });
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
    const early = DapClient.inProcess(host);
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
    const session = await launch(labHost("reads"), [
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
    const session = await launch(labHost("reads"), [], { stopOnEntry: true });
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
    const session = await launch(labHost("reads"), [{ line: body, condition: "i == 3" }]);
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
    const session = await launch(labHost("reads"), ["read: body"]);
    await session.where();
    expect(await session.go("next", { granularity: "line" })).toMatchObject({ line: body + 1 });
    expect((await session.go("next", { granularity: "line" })).line).not.toBe(body + 1);
    expect(await session.go("stepBack", { granularity: "line" })).toMatchObject({ line: body + 1 });
  });

  it("continues backwards to the latest breakpoint, and says so on the console without printing twice", async () => {
    const session = await launch(labHost("reads"), ["read: end"]);
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
    const session = await launch(labHost("reads"), ["read: end"]);
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

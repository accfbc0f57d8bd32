// What a client may send that makes no sense: each is answered or passed over, and the adapter goes on.
import { describe, expect, it } from "vitest";
import type { AdapterHost } from "../../../debug-adapter/adapter.ts";
import { DapClient } from "./client.ts";
import { clockOfLooks } from "./lab.ts";

/** A host with nothing to run: what is tested here comes before any driver. */
const host: AdapterHost = {
  now: clockOfLooks(),
  turn: () => new Promise((resolve) => setImmediate(resolve)),
  launcher: {
    launch: (args) => ({ problems: [`${args.program}: there is no such file`] }),
    read: () => undefined,
  },
  evaluator: () => {
    throw new Error("nothing runs");
  },
};

async function initialized(): Promise<DapClient> {
  const client = DapClient.inProcess(host);
  await client.ask("initialize", { adapterID: "ringside" });
  await client.event("initialized");
  return client;
}

describe("before a launch", () => {
  it("answers initialize with its capabilities, then says initialized", async () => {
    const client = DapClient.inProcess(host);
    const body = await client.ask("initialize", { adapterID: "ringside" });
    expect(body.supportsStepBack).toBe(true);
    expect(body.supportsDisassembleRequest).toBeUndefined();
    await client.event("initialized");
    const order = client.messages.map((message) => message.event ?? message.command);
    expect(order).toEqual(["initialize", "initialized"]);
    expect(await client.refused("initialize", {})).toMatch(/only once/);
  });

  it.each([
    "threads",
    "stackTrace",
    "scopes",
    "variables",
    "next",
    "continue",
    "pause",
    "evaluate",
    "modules",
    "restart",
    "ringside/trace",
  ])("refuses %s, and says what is missing", async (command) => {
    const client = await initialized();
    expect(await client.refused(command, { threadId: 1, expression: "1" })).toMatch(/launch/);
  });

  it("refuses everything before initialize", async () => {
    const client = DapClient.inProcess(host);
    expect(await client.refused("launch", { program: "/x" })).toMatch(/before "initialize"/);
  });

  it("reports what is wrong with a launch, and can be asked again", async () => {
    const client = await initialized();
    expect(await client.refused("launch", { program: "/nowhere.c" })).toBe("/nowhere.c: there is no such file");
    expect(await client.refused("launch", {})).toBe("launch.program: expected a string, got nothing");
    expect(await client.refused("launch", { program: 7 })).toBe("launch.program: expected a string, got 7");
    expect(await client.refused("attach", {})).toMatch(/nothing to attach to/);
  });

  it("keeps breakpoints for later", async () => {
    const client = await initialized();
    const body = await client.ask("setBreakpoints", { source: { path: "/driver.c" }, breakpoints: [{ line: 3 }] });
    expect(body.breakpoints).toMatchObject([{ verified: false, reason: "pending" }]);
  });

  it("disconnects", async () => {
    const client = await initialized();
    await client.ask("disconnect");
  });
});

describe("requests of the wrong shape", () => {
  it.each([
    ["setBreakpoints", {}, /source/],
    ["setBreakpoints", { source: { path: 5 } }, /source.path: expected a string, got 5/],
    ["setBreakpoints", { source: { path: "/a.c" }, breakpoints: 4 }, /expected an array, got 4/],
    [
      "setBreakpoints",
      { source: { path: "/a.c" }, breakpoints: [{ line: "7" }] },
      /breakpoints\[0\].line: expected a whole number/,
    ],
    ["setBreakpoints", { source: { path: "/a.c" }, breakpoints: [{ line: -7 }] }, /line/],
    ["setBreakpoints", { source: { path: "/a.c" }, breakpoints: [{ line: 1.5 }] }, /line/],
    ["setFunctionBreakpoints", { breakpoints: [{}] }, /name: expected a string/],
    ["setExceptionBreakpoints", { filters: "all" }, /expected an array/],
    ["initialize", [], /expected an object, got \[\]/],
    ["no such thing", {}, /does not know the request "no such thing"/],
    ["__proto__", {}, /does not know/],
    ["toString", {}, /does not know/],
    ["", {}, /names no command/],
  ])("%s %j", async (command, args, message) => {
    const client = await initialized();
    expect(await client.refused(command, args)).toMatch(message);
    await client.ask("setExceptionBreakpoints", { filters: [] });
  });

  it("answers a request without a number, and one whose command is no text", async () => {
    const client = await initialized();
    client.send({ type: "request", command: "threads" });
    client.send({ seq: "x", type: "request", command: 12 });
    const [first, second] = [
      await client.wait(isResponseTo(0), "an answer"),
      await client.wait(isResponseTo(0), "an answer"),
    ];
    expect([first.success, second.success]).toEqual([false, false]);
  });
});

describe("bytes that are no messages", () => {
  it.each([
    ["noise before a header", "hello\r\nworld\r\n\r\n"],
    ["noise that is not even text", Buffer.from([0, 255, 1, 254, 13, 10, 13, 10])],
    ["a length that is no number", "Content-Length: many\r\n\r\n"],
    ["a negative length", "Content-Length: -5\r\n\r\n"],
    ["a length beyond all bounds", "Content-Length: 99999999999\r\n\r\n"],
    ["a length past 32 MiB", "Content-Length: 4000000000\r\n\r\n"],
    ["a body that is not JSON", "Content-Length: 5\r\n\r\n{oops"],
    ["a body that is no object", "Content-Length: 4\r\n\r\nnull"],
    ["an array", "Content-Length: 2\r\n\r\n[]"],
    ["an empty body", "Content-Length: 0\r\n\r\n"],
    ["an object that is no message", 'Content-Length: 13\r\n\r\n{"type":"lie"}'.replace("13", "14")],
    ["ten thousand bytes of nothing", "x".repeat(10_000)],
  ])("%s", async (_what, bytes) => {
    const client = await initialized();
    client.raw(bytes);
    expect((await client.ask("setExceptionBreakpoints", { filters: ["bugcheck"] })).breakpoints).toEqual([
      { verified: true },
    ]);
    expect(client.output).toMatch(/ignored/);
  });

  it("takes a message that comes byte by byte, with other headers and in other letter case", async () => {
    const client = await initialized();
    const json = JSON.stringify({
      seq: 500,
      type: "request",
      command: "setExceptionBreakpoints",
      arguments: { filters: [] },
    });
    const answer = client.wait(isResponseTo(500), "an answer");
    for (const byte of Buffer.from(`content-length: ${json.length}\r\nContent-Type: application/json\r\n\r\n${json}`))
      client.raw(Buffer.from([byte]));
    expect((await answer).success).toBe(true);
  });
});

function isResponseTo(seq: number): (message: { readonly type: string; readonly request_seq?: number }) => boolean {
  return (message) => message.type === "response" && message.request_seq === seq;
}

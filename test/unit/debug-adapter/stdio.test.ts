// The adapter as editors start it: a program with the protocol on its standard input and output, on the sample drivers.
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { build } from "esbuild";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { DapClient } from "./client.ts";
import { root, sessionOf } from "./lab.ts";

const folder = `${root}/node_modules/.cache/ringside`;
const program = `${folder}/adapter-under-test.cjs`;
let child: ChildProcessWithoutNullStreams;
let complaints = "";

beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: [`${root}/debug-adapter/main.ts`],
    outfile: program,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    mainFields: ["module", "main"],
    define: { "import.meta.url": "__bundleUrl" },
    banner: { js: 'const __bundleUrl = require("node:url").pathToFileURL(__filename).href;' },
    logLevel: "error",
  });
});

function start(): DapClient {
  complaints = "";
  child = spawn(process.execPath, [program], { stdio: "pipe" });
  child.stderr.on("data", (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  return new DapClient(child.stdin, child.stdout);
}
const exit = (): Promise<number | null> =>
  new Promise((resolve) => (child.exitCode === null ? child.once("exit", resolve) : resolve(child.exitCode)));
afterEach(() => {
  child.kill();
});

async function launched(sample: string, source: string, lines: readonly number[]) {
  const client = start();
  await client.ask("initialize", { adapterID: "ringside", pathFormat: "path" });
  await client.ask("launch", { program: `${root}/samples/${sample}` });
  const path = `${root}/samples/${source}`;
  const { breakpoints } = await client.ask("setBreakpoints", {
    source: { path },
    breakpoints: lines.map((line) => ({ line })),
  });
  expect(breakpoints.every((one: { verified: boolean }) => one.verified)).toBe(true);
  await client.ask("configurationDone");
  return sessionOf(client);
}
const lineWith = (source: string, text: string): number => {
  const line = readFileSync(`${root}/samples/${source}`, "utf8")
    .split("\n")
    .findIndex((one) => one.includes(text));
  expect(line).toBeGreaterThanOrEqual(0);
  return line + 1;
};

describe("over standard input and output", () => {
  it("stops in a dispatch routine of the memory-buffer sample, steps over, into and back, opens the IRP, and leaves", async () => {
    const source = "membuf/dispatch.c";
    const line = lineWith(source, "ULONG bytesRead = 0;");
    const session = await launched("membuf/membuf.scenario.json", source, [line]);
    expect(await session.where()).toMatchObject({ reason: "breakpoint", name: "membuf!MembufRead", line });
    expect((await session.go("next")).line).toBeGreaterThan(line);
    expect(await session.go("stepBack")).toMatchObject({ line, name: "membuf!MembufRead" });
    expect((await session.inside("Locals")).Irp?.value).toMatch(/IRP_MJ_READ to /);
    expect((await session.inside("Locals", "stack")).MajorFunction?.value).toBe("IRP_MJ_READ (3)");
    await session.client.ask("setBreakpoints", {
      source: { path: `${root}/samples/${source}` },
      breakpoints: [{ line: lineWith(source, "return MembufCompleteIrp(Irp, status, bytesRead);") }],
    });
    await session.go("continue");
    expect(await session.go("stepIn")).toMatchObject({ name: "membuf!MembufCompleteIrp" });
    expect(await session.go("stepOut")).toMatchObject({
      name: "membuf!MembufRead",
      line: lineWith(source, "return MembufCompleteIrp(Irp, status, bytesRead);"),
    });
    expect(await session.go("next")).toMatchObject({
      reason: "step",
      name: expect.stringMatching(/^membuf!Membuf(?!CompleteIrp|Read)/),
    });
    await session.client.ask("disconnect");
    expect(await exit()).toBe(0);
    expect(complaints).toBe("");
  });

  it("runs the sample to its end, all tests passed", async () => {
    const session = await launched("membuf/membuf.scenario.json", "membuf/dispatch.c", []);
    expect(await session.client.event("exited")).toEqual({ exitCode: 0 });
    expect(session.client.output).toMatch(/membuf: the fourteen tests: (\d+) of \1 steps passed/);
  });

  it("ends when its client is gone", async () => {
    const client = start();
    await client.ask("initialize", {});
    child.stdin.end();
    expect(await exit()).toBe(0);
  });

  it("stays alive on rubbish", async () => {
    const client = start();
    client.raw("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    client.raw(Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) & 0xff)));
    expect((await client.ask("initialize", {})).supportsStepBack).toBe(true);
  });
});

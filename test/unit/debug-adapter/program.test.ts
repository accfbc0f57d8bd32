// A program and a driver under the same debugger: breakpoints in both, one stack, stepping from the one into the other and back.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { AdapterHost } from "../../../debug-adapter/adapter.ts";
import { ScenarioLauncher } from "../../../debug-adapter/prepare.ts";
import { Kernel } from "../../../kernel/kernel.ts";
import { ExpressionEvaluator } from "../../../kernel/session/evaluate.ts";
import { Inspector } from "../../../kernel/session/inspector.ts";
import { cache, disk, headers } from "../../kit.ts";
import { DapClient } from "./client.ts";
import { clockOfLooks, root, type Session, sessionOf } from "./lab.ts";

const folder = `${root}/samples/membuf`;
const program = `${folder}/test/membuftest.c`;
const dispatch = `${folder}/dispatch.c`;

function lineWith(path: string, text: string): number {
  const line = readFileSync(path, "utf8")
    .split("\n")
    .findIndex((one) => one.includes(text));
  if (line < 0) throw new Error(`no line of ${path} has "${text}"`);
  return line + 1;
}

async function begin(
  breakpoints: readonly (readonly [string, string])[],
  scenario = `${folder}/program.scenario.json`,
): Promise<Session> {
  const host: AdapterHost = {
    launcher: new ScenarioLauncher({
      files: disk,
      headers,
      cache,
      createKernel: (options) => new Kernel(options),
    }),
    evaluator: (launched) => new ExpressionEvaluator(new Inspector(launched.session)),
    now: clockOfLooks(),
    turn: () => new Promise((resolve) => setImmediate(resolve)),
  };
  const client = DapClient.inProcess(host);
  await client.ask("initialize", { adapterID: "ringside" });
  await client.event("initialized");
  await client.ask("launch", { program: scenario });
  for (const path of new Set(breakpoints.map(([one]) => one))) {
    const lines = breakpoints.filter(([one]) => one === path).map(([, text]) => ({ line: lineWith(path, text) }));
    const { breakpoints: made } = await client.ask("setBreakpoints", { source: { path }, breakpoints: lines });
    expect(made.every((one: { verified: boolean }) => one.verified)).toBe(true);
  }
  await client.ask("configurationDone");
  return sessionOf(client);
}
async function stack(session: Session): Promise<string[]> {
  const { stackFrames } = await session.client.ask("stackTrace", { threadId: session.thread });
  return stackFrames.map((frame: { name: string }) => frame.name);
}

it("stops in a program, steps into the driver and out again, back and forth", async () => {
  const session = await begin([[program, "if (!WriteFile(device, &value"]]);
  const first = await session.where();
  expect(first).toMatchObject({ reason: "breakpoint", name: "membuftest!WriteValue" });
  const { threads } = await session.client.ask("threads", {});
  expect(threads.find((one: { id: number }) => one.id === session.thread).name).toContain("membuftest: main thread");
  const locals = await session.inside("Locals");
  expect(locals.value?.value).toContain("305419896");
  const { result } = await session.client.ask("evaluate", {
    expression: "worked",
    frameId: (await session.top()).id,
    context: "watch",
  });
  expect(result).toMatch(/0x00007fef[0-9a-f]{8} .*"Write 0x12345678 succeeded"/);

  // Into the driver: its frames stand above those of the program, the kernel's between them.
  const into = await session.go("stepIn");
  expect(into.name).toBe("membuf!MembufWrite");
  const names = await stack(session);
  const at = names.indexOf("win32!WriteFile");
  expect(names.slice(at)).toEqual([
    "win32!WriteFile",
    "membuftest!WriteValue",
    "membuftest!main",
    "win32!mainCRTStartup",
  ]);
  expect(names.slice(0, at)).toEqual(["membuf!MembufWrite", "nt!IofCallDriver", "nt!IopSendRequest"]);

  const out = await session.go("stepOut");
  expect(out.name).toBe("membuftest!WriteValue");
  const back = await session.go("stepBack");
  expect([back.name.startsWith("membuf"), back.reason]).toEqual([true, "step"]);
});

it("stops in the driver for a program, whose frames can be looked at", async () => {
  const session = await begin([[dispatch, "RtlCopyMemory(Irp->AssociatedIrp.SystemBuffer"]]);
  const { name } = await session.where();
  expect(name).toBe("membuf!MembufRead");
  const { stackFrames } = await session.client.ask("stackTrace", { threadId: session.thread });
  const caller = stackFrames.find((frame: { name: string }) => frame.name === "membuftest!ReadValue");
  expect(caller.line).toBe(lineWith(program, "!ReadFile(device"));
  const { result } = await session.client.ask("evaluate", { expression: "size", frameId: caller.id, context: "watch" });
  expect(result).toMatch(/^1\b|^4\b/);
});

it("pauses where a program crashes, before it ends; the machine goes on", async () => {
  const place = mkdtempSync(join(tmpdir(), "ringside-crash-"));
  try {
    writeFileSync(
      join(place, "driver.c"),
      "#include <ntddk.h>\nstatic VOID Unload(PDRIVER_OBJECT d) { (void)d; }\nNTSTATUS DriverEntry(PDRIVER_OBJECT d, PUNICODE_STRING p) { (void)p; d->DriverUnload = Unload; return STATUS_SUCCESS; }\n",
    );
    writeFileSync(
      join(place, "crash.c"),
      "#include <windows.h>\nstatic int Store(int *to) {\n    *to = 5;\n    return 1;\n}\nint main(void) { __try { Store(NULL); } __except (EXCEPTION_EXECUTE_HANDLER) { }\n    return Store((int *)4); }\n",
    );
    const scenario = {
      drivers: [{ name: "d", sources: ["driver.c"] }],
      programs: [{ name: "crash", sources: ["crash.c"] }],
      steps: [{ do: "run", program: "crash", expect: { exception: "STATUS_ACCESS_VIOLATION" } }],
    };
    writeFileSync(join(place, "s.scenario.json"), JSON.stringify(scenario));
    const session = await begin([], join(place, "s.scenario.json"));
    const first = await session.where();
    expect(first).toMatchObject({ reason: "exception", name: "crash!Store", line: 3 });
    expect((await stack(session)).slice(0, 2)).toEqual(["crash!Store", "crash!main"]);
    const info = await session.client.ask("exceptionInfo", { threadId: session.thread });
    expect(info).toMatchObject({ exceptionId: "Unhandled exception", breakMode: "unhandled" });
    expect(info.description).toMatch(/^access violation: the program writes to 4 bytes at 0x4/);
    await session.client.ask("continue", { threadId: session.thread });
    expect(await session.client.event("exited")).toMatchObject({ exitCode: 0 });
  } finally {
    rmSync(place, { recursive: true });
  }
});

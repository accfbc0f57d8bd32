// How long a debugger's buttons take: F5 to the first stop, a step forward, a step back near and far from the beginning, a jump, Stop;
// and what checkpoints cost a run.
// Wall time, and processor time of this process (in brackets). Bounds are held to the smaller: other work on the host lengthens the
// first, and what runs beside the main thread counts twice in the second. Where one is missed the exit status is 1.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCompileCache } from "../compiler/index.ts";
import { ScenarioLauncher } from "../debug-adapter/prepare.ts";
import { favourFirst, favourLongRun } from "../host/engine.ts";
import { ddkInclude, NodeFiles } from "../host/files.ts";
import type { KernelSession } from "../kernel/api.ts";
import { Kernel } from "../kernel/kernel.ts";
import type { BreakpointRequest } from "../kernel/session/breakpoints.ts";
import { Debugger } from "../kernel/session/debugger.ts";

const root = process.env.RINGSIDE_ROOT ?? ".";
const farSteps = Number(process.env.BENCH_STEPS ?? 1_000_000_000);

interface Sample {
  readonly wall: number;
  readonly processor: number;
}
async function timed<T>(work: () => T | Promise<T>): Promise<Sample & { readonly value: T }> {
  const started = performance.now();
  const before = process.cpuUsage();
  const value = await work();
  const used = process.cpuUsage(before);
  return { value, wall: performance.now() - started, processor: (used.user + used.system) / 1000 };
}
function report(what: string, samples: readonly Sample[], bound?: number): void {
  const p95 = (pick: (sample: Sample) => number): number => {
    const sorted = samples.map(pick).sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN;
  };
  const [wall, processor] = [p95((one) => one.wall), p95((one) => one.processor)];
  const line = `${wall.toFixed(1)} ms [${processor.toFixed(1)} ms]`;
  console.log(`${what.padEnd(46)} ${line.padStart(24)}${bound === undefined ? "" : `   bound ${bound} ms`}`);
  const took = Math.min(wall, processor);
  if (bound !== undefined) held(took <= bound, `${what} takes ${took.toFixed(1)} ms`);
}
function held(is: boolean, message: string): void {
  if (is) return;
  console.error(`bound missed: ${message}`);
  process.exitCode = 1;
}

function launcher(): ScenarioLauncher {
  return new ScenarioLauncher({
    files: new NodeFiles(),
    headers: ddkInclude(root),
    cache: createCompileCache(),
    createKernel: (options) => new Kernel(options),
  });
}
function debug(of: ScenarioLauncher, program: string, watch = (session: KernelSession) => session): Debugger {
  const outcome = of.launch({ program: program.startsWith("/") ? program : `${root}/samples/${program}` });
  if ("problems" in outcome) throw new Error(outcome.problems.join("\n"));
  const host = { now: () => performance.now(), turn: () => new Promise<void>((resolve) => setImmediate(resolve)) };
  const messages = { log: () => undefined, problem: () => undefined };
  return new Debugger(watch(outcome.launched.session), host, () => ({ truth: true, text: "" }), messages);
}
const breakAt = (name: string): BreakpointRequest => ({
  where: { kind: "function", name },
  condition: undefined,
  hitCondition: undefined,
  logMessage: undefined,
});

console.log("Debugging (95th percentile, wall time [processor time])");
for (const [program, entry] of [
  ["membuf/membuf.scenario.json", "MembufRead"],
  ["lpt/lpt.scenario.json", "LptInterrupt"],
] as const) {
  const cold = launcher();
  const first = async (): Promise<void> => {
    const session = debug(cold, program);
    session.breakpoints.set("function", [breakAt(entry)]);
    const stop = await session.continue();
    if (stop.reason !== "breakpoint") throw new Error(`${program} did not stop in ${entry}`);
  };
  // As the adapter does it.
  favourFirst();
  report(`F5 to the first stop, ${program}, cold`, [await timed(first)], 1000);
  favourLongRun();
  const again: Sample[] = [];
  for (let i = 0; i < 5; i++) again.push(await timed(first));
  report("  again, headers known", again);
}

const session = debug(launcher(), "mistakes/runtime/endless-loop.scenario.json");
await session.toEntry();
const forward: Sample[] = [];
for (let i = 0; i < 20; i++) forward.push(await timed(() => session.stepOver(session.session.current)));
report("step over, near the beginning", forward, 10);
const run = await timed(() => session.goTo(farSteps));
const { checkpoints, bytes } = session.timeline.kept;
console.log(
  `run of ${session.timeline.time.toExponential(1)} statements: ${(run.wall / 1000).toFixed(2)} s [${(run.processor / 1000).toFixed(2)} s], ${checkpoints} checkpoints, ${(bytes / 1e6).toFixed(1)} MB`,
);
for (const [what, bound, move] of [
  ["step over", 10, () => session.stepOver(session.session.current)],
  ["step back", 50, () => session.stepBack(session.session.current)],
] as const) {
  const samples: Sample[] = [];
  for (let i = 0; i < 20; i++) samples.push(await timed(move));
  report(`${what}, after that run`, samples, bound);
}
const jumps: Sample[] = [];
const firstBack: Sample[] = [];
let seed = 7;
for (let i = 0; i < 20; i++) {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  const target = Math.floor((seed / 2 ** 32) * farSteps);
  jumps.push(await timed(() => session.goTo(target)));
  firstBack.push(await timed(() => session.stepBack(session.session.current)));
}
report("jump to any moment of that run", jumps, 100);
report("step back right after a jump", firstBack, 50);

// ---- Stop -------------------------------------------------------------------------------------------------------------------
const stops: Sample[] = [];
for (let i = 0; i < 20; i++) {
  const running = session.continue();
  await new Promise((resolve) => setTimeout(resolve, 50));
  stops.push(
    await timed(() => {
      session.pause();
      return running;
    }),
  );
}
report("Stop, while a driver loops", stops, 1000);

// ---- what checkpoints cost ----------------------------------------------------------------------------------------------------
/** A driver that writes all over half a MiB for as long as it is let. */
const busy = `#include <ntddk.h>
DRIVER_INITIALIZE DriverEntry;
static ULONG table[128 * 1024];
NTSTATUS DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    ULONG state = 1;
    UNREFERENCED_PARAMETER(DriverObject);
    UNREFERENCED_PARAMETER(RegistryPath);
    for (;;) {
        state = state * 1664525 + 1013904223;
        table[state >> 15] += state;
    }
}
`;
const folder = mkdtempSync(join(tmpdir(), "ringside-bench-"));
try {
  writeFileSync(join(folder, "busy.c"), busy);
  for (const [what, program] of [
    ["an idle loop", "mistakes/runtime/endless-loop.scenario.json"],
    ["a loop over half a MiB", join(folder, "busy.c")],
  ] as const) {
    let spent = 0;
    let taken = 0;
    const timing = (target: KernelSession): KernelSession =>
      new Proxy(target, {
        get(of, name) {
          const member: unknown = Reflect.get(of, name, of);
          if (typeof member !== "function") return member;
          if (name !== "checkpoint") return member.bind(of);
          return () => {
            const started = performance.now();
            const made = of.checkpoint();
            spent += performance.now() - started;
            taken++;
            return made;
          };
        },
      });
    const watched = debug(launcher(), program, timing);
    await watched.toEntry();
    // The first one, at power-on, is another matter: it looks at all of memory.
    spent = 0;
    taken = 0;
    const whole = await timed(() => watched.goTo(farSteps));
    // Other work on the host delays both alike.
    const share = (100 * spent) / whole.wall;
    console.log(
      `checkpoints of ${what}`.padEnd(46) +
        `${taken} in ${(whole.wall / 1000).toFixed(1)} s: ${share.toFixed(1)} %`.padStart(24) +
        "   bound 5 %",
    );
    held(share < 5, `checkpoints of ${what} take ${share.toFixed(1)} % of the run`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

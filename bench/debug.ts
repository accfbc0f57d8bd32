// How long a debugger's buttons take: F5 to the first stop, a step forward, a step back near and far from the beginning, a jump.
// Wall time, and processor time of this process (in brackets), which other work on the host does not change.
import { createCompileCache } from "../compiler/index.ts";
import { ScenarioLauncher } from "../debug-adapter/prepare.ts";
import { ddkInclude, NodeFiles } from "../host/files.ts";
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
  const line = `${p95((one) => one.wall).toFixed(1)} ms [${p95((one) => one.processor).toFixed(1)} ms]`;
  console.log(`${what.padEnd(46)} ${line.padStart(24)}${bound === undefined ? "" : `   bound ${bound} ms`}`);
}

function launcher(): ScenarioLauncher {
  return new ScenarioLauncher({
    files: new NodeFiles(),
    headers: ddkInclude(root),
    cache: createCompileCache(),
    createKernel: (options) => new Kernel(options),
  });
}
function debug(of: ScenarioLauncher, program: string): Debugger {
  const outcome = of.launch({ program: `${root}/samples/${program}` });
  if ("problems" in outcome) throw new Error(outcome.problems.join("\n"));
  const host = { now: () => performance.now(), turn: () => new Promise<void>((resolve) => setImmediate(resolve)) };
  const messages = { log: () => undefined, problem: () => undefined };
  return new Debugger(outcome.launched.session, host, () => ({ truth: true, text: "" }), messages);
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
  report(`F5 to the first stop, ${program}, cold`, [await timed(first)], 1000);
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

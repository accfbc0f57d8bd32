// `ringside run`: a scenario, or a driver brought up and taken down, on the emulated kernel: what the driver printed, how each
// step went, and what stopped the machine if something did.
import { closeSync, openSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import type { CompileCache } from "../compiler/index.ts";
import type { Launched } from "../debug-adapter/launcher.ts";
import { nodeHost } from "../debug-adapter/node-host.ts";
import type { DeviceNode, KernelSession, ScenarioResult, StopReason } from "../kernel/api.ts";
import type { TraceKind } from "../kernel/trace/log.ts";
import { exploreCommand } from "./explore.ts";
import { faultsCommand, pendings, refusals } from "./faults.ts";
import { stopText } from "./output/stop.ts";
import { traceChunks } from "./output/trace-file.ts";
import { mustBeWritable } from "./output/writable.ts";
import { compileOptions, shown } from "./sources.ts";

export interface RunOptions {
  readonly include?: readonly string[];
  readonly define?: readonly string[];
  readonly trace?: string;
  readonly input?: string;
  readonly driver?: string;
  readonly seed?: number;
  readonly fuel?: number;
  readonly refuse?: number;
  readonly schedule?: string;
  readonly explore?: boolean;
  readonly switches?: number;
  readonly runs?: number;
  readonly uninitialized?: boolean;
  readonly verifierOff?: readonly string[];
  readonly refuseEach?: boolean;
  readonly pend?: number;
  readonly pendEach?: boolean;
  readonly all?: boolean;
}

/** Enough for any scenario that ends; an endless loop in a driver is found out in seconds. */
export const usualFuel = 1_000_000_000;
/** Steps between looks at what the machine has done: often at first, when devices come and go, then seldom. */
function slice(time: number): number {
  return time < 20_000 ? 50 : 20_000;
}

export async function runCommand(path: string, options: RunOptions, args: readonly string[] = []): Promise<number> {
  if (options.trace !== undefined) mustBeWritable("--trace", options.trace);
  if (options.refuseEach === true) return faultsCommand(path, refusals, options, args);
  if (options.pendEach === true) return faultsCommand(path, pendings, options, args);
  if (options.explore === true) return exploreCommand(path, options, args);
  const launched = await launch(path, options, args);
  const { session, title } = launched;
  process.stdout.write(`${title}\n`);
  for (const one of launched.diagnostics.filter((one) => one.severity === "error")) {
    process.stdout.write(
      `${shown(one.range.file)}:${one.range.startLine + 1}:${one.range.startColumn + 1}: error: ${one.message}\n`,
    );
  }
  const outcome = runToEnd(session, options.fuel ?? usualFuel, (text) => process.stdout.write(text));
  const results = session.results();
  for (const result of results) process.stdout.write(resultLine(result));
  process.stdout.write(stopText(outcome.stop, session));
  if (options.trace !== undefined) {
    const file = openSync(options.trace, "w");
    try {
      for (const chunk of traceChunks(session.trace, options.trace)) writeSync(file, chunk);
    } finally {
      closeSync(file);
    }
    process.stdout.write(`trace: ${session.trace.length} events in ${options.trace}\n`);
  }
  const verdict = verdictOf(results, outcome.stop);
  process.stdout.write(`${verdict.text}\n`);
  session.dispose();
  return verdict.good ? 0 : 1;
}

/** A kernel ready to run, or an error that says everything that is wrong. `cache`: what compiling has made before. */
export async function launch(
  path: string,
  options: RunOptions = {},
  args: readonly string[] = [],
  cache?: CompileCache,
): Promise<Launched> {
  const { includePaths, defines } = compileOptions(options, []);
  const outcome = await nodeHost(import.meta.url, cache).launcher.launch({
    program: resolve(path),
    args,
    ...(options.input === undefined ? {} : { input: options.input }),
    ...(options.driver === undefined ? {} : { driver: resolve(options.driver) }),
    includePath: includePaths,
    defines,
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...(options.schedule === undefined ? {} : { schedule: options.schedule }),
    ...(options.refuse === undefined ? {} : { refuse: options.refuse }),
    ...(options.pend === undefined ? {} : { pend: options.pend }),
    ...(options.uninitialized === undefined ? {} : { uninitialized: options.uninitialized }),
    ...(options.verifierOff === undefined ? {} : { verifierOff: options.verifierOff }),
  });
  if ("problems" in outcome) throw new Error(outcome.problems.join("\n"));
  return outcome.launched;
}

export interface RunOutcome {
  readonly stop: StopReason;
  /** The device tree when it was fullest. */
  readonly devices: readonly DeviceNode[];
}

/** Runs until the scenario ends, the machine stops or the fuel is used up; hands on what drivers print as it comes. */
export function runToEnd(session: KernelSession, fuel: number, print: (text: string) => void): RunOutcome {
  let devices: readonly DeviceNode[] = [];
  let printed = 0;
  /** Who has left a line open: the drivers or the programs. */
  let openLine: TraceKind | undefined;
  for (;;) {
    const stop = session.advance(Math.min(fuel, session.time + slice(session.time)));
    for (; printed < session.trace.length; printed++) {
      const row = session.trace.row(printed);
      if (row?.kind !== "debugPrint" && row?.kind !== "output") continue;
      if (openLine !== undefined && openLine !== row.kind) print("\n");
      print(row.openLine ? row.detail : `${row.detail}\n`);
      openLine = row.openLine ? row.kind : undefined;
    }
    const now = session.deviceTree();
    if (deviceCount(now) >= deviceCount(devices)) devices = now;
    if (stop.kind === "limit" && session.time < fuel) continue;
    if (openLine !== undefined) print("\n");
    return { stop, devices };
  }
}

function deviceCount(nodes: readonly DeviceNode[]): number {
  return nodes.reduce((count, node) => count + node.devices.length + deviceCount(node.children), 0);
}

export function resultLine(result: ScenarioResult): string {
  const mark = { passed: "passed ", failed: "FAILED ", pending: "pending" }[result.outcome];
  return `  ${mark}  ${result.title}${result.message === "" ? "" : `: ${result.message}`}${result.outcome === "failed" ? ` (${result.path})` : ""}\n`;
}

/** One line that says how it went. */
export function verdictOf(
  results: readonly ScenarioResult[],
  stop: StopReason,
): { readonly good: boolean; readonly text: string } {
  const count = (outcome: ScenarioResult["outcome"]): number =>
    results.filter((result) => result.outcome === outcome).length;
  const failed = count("failed");
  // A stop that the scenario did not foresee leaves its step pending, if it comes before the end.
  const stopped = (stop.kind === "bugcheck" || stop.kind === "finding") && stop.foreseen !== true;
  const good = failed === 0 && stop.kind !== "limit" && !stopped && count("pending") === 0;
  const afterwards = stopped && count("pending") === 0 ? ", and then a stop" : "";
  return {
    good,
    text: `${good ? "PASSED" : "FAILED"}: ${count("passed")} of ${results.length} steps as expected${failed > 0 ? `, ${failed} not` : ""}${afterwards}`,
  };
}

// `--jobs N`: drivers shared out over processes. Each child finds the same drivers and checks its share of them, in the order in
// which the parent would; what it finds comes back driver by driver.
import { type ChildProcess, fork } from "node:child_process";
import { boundHeap, favourFirst, favourManyChecks } from "../host/engine.ts";
import { type CheckedFinding, checkDriver, type NamedDrivers } from "./drivers.ts";

export interface DriverResult {
  /** Among the drivers that were found. */
  readonly index: number;
  readonly findings: readonly CheckedFinding[];
  readonly lines: number;
}

/** Indices of drivers, shared out so that each of `jobs` has about as many sources. */
export function shares(named: NamedDrivers, jobs: number): readonly (readonly number[])[] {
  const loads = Array.from({ length: Math.max(1, jobs) }, () => ({ sources: 0, indices: [] as number[] }));
  const bySize = named.drivers.map((driver, index) => ({ index, size: driver.sources.length }));
  bySize.sort((a, b) => b.size - a.size || a.index - b.index);
  for (const { index, size } of bySize) {
    const least = loads.reduce((a, b) => (b.sources < a.sources ? b : a));
    least.sources += size;
    least.indices.push(index);
  }
  return loads.map(({ indices }) => indices.sort((a, b) => a - b)).filter((indices) => indices.length > 0);
}

function isResult(message: unknown): message is DriverResult {
  return typeof message === "object" && message !== null && "index" in message && "findings" in message;
}

/** In this process, one driver after the other. */
export function* checkHere(named: NamedDrivers, indices: readonly number[]): Generator<DriverResult> {
  favourFirst();
  boundHeap();
  for (const index of indices) {
    const driver = named.drivers[index];
    if (driver === undefined) continue;
    const { findings, lines } = checkDriver(named, driver);
    favourManyChecks();
    yield { index, findings, lines };
  }
}

/** The number of the share that this process was started for, of how many; undefined in the parent. */
export function workerShare(): { readonly share: number; readonly of: number } | undefined {
  const match = /^(\d+)\/(\d+)$/.exec(process.env.RINGSIDE_CHECK_SHARE ?? "");
  return match === null || process.send === undefined ? undefined : { share: Number(match[1]), of: Number(match[2]) };
}

/** A child's part: checks its share and sends what it finds. */
export async function work(named: NamedDrivers, share: number, of: number): Promise<void> {
  const send = (result: DriverResult): Promise<void> =>
    new Promise((resolve, reject) =>
      process.send?.(result, undefined, undefined, (error) => (error ? reject(error) : resolve())),
    );
  for (const result of checkHere(named, shares(named, of)[share] ?? [])) await send(result);
  process.disconnect?.();
}

/** MiB. Much of what a check makes lives until its function is done: in a larger space fewer collections copy it. */
const youngGeneration = 64;

/** Starts a child a share, with the arguments of this process, and gives what comes. */
export async function checkInChildren(count: number, taken: (result: DriverResult) => void): Promise<void> {
  const [, script = "", ...args] = process.argv;
  const children: ChildProcess[] = [];
  try {
    await Promise.all(
      Array.from({ length: count }, (_, share) => {
        const child = fork(script, args, {
          env: { ...process.env, RINGSIDE_CHECK_SHARE: `${share}/${count}` },
          execArgv: [...process.execArgv, `--max-semi-space-size=${youngGeneration}`],
          serialization: "advanced",
          stdio: ["ignore", "ignore", "inherit", "ipc"],
        });
        children.push(child);
        return new Promise<void>((resolve, reject) => {
          child.on("message", (message) => {
            if (isResult(message)) taken(message);
          });
          child.on("error", reject);
          child.on("exit", (code, signal) => {
            if (code === 0) resolve();
            else reject(new Error(`a process of --jobs ended with ${signal ?? `status ${code}`}; try fewer jobs`));
          });
        });
      }),
    );
  } finally {
    for (const child of children) if (child.exitCode === null) child.kill();
  }
}

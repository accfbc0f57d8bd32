// `--jobs N`: drivers handed out to processes, the largest first, the next one to whichever is done with its last. Each child finds
// the same drivers; what it finds in one comes back before it is given another.
import { type ChildProcess, fork } from "node:child_process";
import { boundHeap, collectBetween, favourFirst, favourManyChecks } from "../host/engine.ts";
import type { PlacedFinding } from "../language-server/baseline.ts";
import { checkDriver, type NamedDrivers } from "./drivers.ts";

export interface DriverResult {
  /** Among the drivers that were found. */
  readonly index: number;
  readonly findings: readonly PlacedFinding[];
  readonly lines: number;
}

/** Indices of drivers, those with most sources first: small ones at the end leave no process idle for long. */
export function largestFirst({ drivers }: NamedDrivers): readonly number[] {
  const bySize = drivers.map(({ sources }, index) => ({ index, size: sources.length }));
  return bySize.sort((a, b) => b.size - a.size || a.index - b.index).map(({ index }) => index);
}

function isResult(message: unknown): message is DriverResult {
  return typeof message === "object" && message !== null && "index" in message && "findings" in message;
}

/** In this process, one driver after the other. */
export function* checkHere(named: NamedDrivers): Generator<DriverResult> {
  const check = checker(named);
  for (const index of named.drivers.keys()) yield check(index);
}
/** Checks one driver after another, with the engine set for that. */
function checker(named: NamedDrivers): (index: number) => DriverResult {
  favourFirst();
  boundHeap();
  return (index) => {
    const driver = named.drivers[index];
    if (driver === undefined) throw new Error(`--jobs: there is no driver ${index}; did the folders change?`);
    const { findings, lines } = checkDriver(named, driver);
    favourManyChecks();
    collectBetween();
    return { index, findings, lines };
  };
}

const marker = "RINGSIDE_CHECK_WORKER";
/** What a child says when it has found the drivers. */
const ready = "ready";

/** This process was started to check what it is told to. */
export function isWorker(): boolean {
  return process.env[marker] === "1" && process.send !== undefined;
}

/** A child's part: checks the drivers that it is given, until there are no more. */
export async function work(named: NamedDrivers): Promise<void> {
  const check = checker(named);
  await new Promise<void>((resolve, reject) => {
    process.once("disconnect", () => resolve());
    process.on("message", (index) => {
      if (typeof index !== "number") return;
      try {
        process.send?.(check(index));
      } catch (error) {
        reject(error);
        process.disconnect?.();
      }
    });
    process.send?.(ready);
  });
}

/** MiB. Much of what a check makes lives until its function is done: in a larger space fewer collections copy it. */
const youngGeneration = 64;

/** Starts so many children, with the arguments of this process, and gives what comes. */
export async function checkInChildren(
  count: number,
  queue: readonly number[],
  taken: (result: DriverResult) => void,
): Promise<void> {
  const [, script = "", ...args] = process.argv;
  const children: ChildProcess[] = [];
  let next = 0;
  try {
    await Promise.all(
      Array.from({ length: count }, () => {
        const child = fork(script, args, {
          env: { ...process.env, [marker]: "1" },
          execArgv: [...process.execArgv, `--max-semi-space-size=${youngGeneration}`],
          serialization: "advanced",
          stdio: ["ignore", "ignore", "inherit", "ipc"],
        });
        children.push(child);
        return new Promise<void>((resolve, reject) => {
          child.on("message", (message) => {
            if (isResult(message)) taken(message);
            else if (message !== ready) return;
            const index = queue[next++];
            if (index === undefined) child.disconnect();
            else child.send(index);
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

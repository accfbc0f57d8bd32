// Speed of the machine with every check on, against native code from the same C: `gcc -O0`, and `gcc -O0` with the address
// and undefined-behaviour sanitizers. Medians, ratios and their geometric mean.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Permission, Status } from "../compiler/abi.ts";
import { compileUnit, linkProgram } from "../compiler/index.ts";
import { NodeFiles } from "../host/files.ts";
import type { MachineHost } from "../kernel/machine/api.ts";
import { createMachine } from "../kernel/machine/index.ts";

const five = ["crc32", "list", "arith64", "recursion", "bytes"];
const kernels = [...five, "matrix", "sort", "search"];
const root = process.env.RINGSIDE_ROOT ?? ".";
/** Runs before the engine's optimizing compiler has done its work. */
const warmUps = 8;
const runs = Number(process.env.BENCH_RUNS ?? 9);

interface Timing {
  readonly result: number;
  /** Milliseconds of processor time, so that other work on the host does not count. */
  readonly median: number;
}

function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

function native(kernel: string, flags: readonly string[]): Timing | undefined {
  const folder = mkdtempSync(join(tmpdir(), "ringside-bench-"));
  try {
    const binary = join(folder, kernel);
    const sources = [join(root, "bench/kernels/native.c"), join(root, `bench/kernels/${kernel}.c`)];
    const built = spawnSync("gcc", ["-w", ...flags, "-o", binary, ...sources], { encoding: "utf8" });
    if (built.status !== 0) return undefined;
    const env = { ...process.env, ASAN_OPTIONS: "detect_stack_use_after_return=1:detect_leaks=0" };
    const lines = execFileSync(binary, [String(runs)], { encoding: "utf8", env })
      .trim()
      .split("\n")
      .map(Number);
    return { result: lines[0] ?? 0, median: median(lines.slice(1)) / 1e6 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function refuse(what: string): never {
  throw new Error(`the benchmark stopped: ${what}`);
}
const host: MachineHost = {
  ddi: () => refuse("a call to a DDI"),
  fault: (fault) => refuse(`a ${fault.kind} fault at 0x${fault.address.toString(16)}, permission ${fault.permission}`),
  trap: (trap) => refuse(trap.message),
  intrinsic: (name) => refuse(name),
};

function ours(kernel: string): Timing & { readonly compile: number; readonly steps: number } {
  const before = performance.now();
  const unit = compileUnit(join(root, `bench/kernels/${kernel}.c`), {
    target: "x64",
    files: new NodeFiles(),
    includePaths: [],
    defines: {},
  });
  const machine = createMachine(host);
  const image = machine.load(kernel, linkProgram([unit]), { ddis: new Map(), pagedSections: () => false });
  const size = 1024 * 1024;
  const stack = machine.reserve(size + 4096, 4096, "stack");
  machine.memory.protect(stack, size, Permission.open);
  machine.stackLimit = stack + size;
  const fn = image.function("bench") ?? refuse("no function bench");
  const compile = performance.now() - before;
  const times: number[] = [];
  let result = 0;
  let steps = 0;
  for (let run = 0; run < runs + warmUps; run++) {
    machine.pushFrame(stack, fn, []);
    machine.fuel = 1e12;
    const start = process.cpuUsage();
    const status = machine.enter(stack);
    const used = process.cpuUsage(start);
    times.push((used.user + used.system) / 1000);
    if (status !== Status.Returned) refuse(`status ${status}`);
    result = machine.memory.u32(stack + 8);
    steps = 1e12 - machine.fuel;
  }
  return { result, median: median(times.slice(warmUps)), compile, steps };
}

const geometric = (ratios: readonly number[]): number =>
  Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);

/** Prints the table; gives the geometric means, of the first five kernels and of all, for others to hold against their bounds. */
export function machineBench(): { readonly fiveToO0: number; readonly toO0: number; readonly toSanitized: number } {
  const toO0: number[] = [];
  const toSanitized: number[] = [];
  console.log("kernel       ringside   gcc -O0      ratio   asan+ubsan   ratio   M steps/s");
  for (const kernel of kernels) {
    const machine = ours(kernel);
    const plain = native(kernel, ["-O0"]) ?? refuse("gcc is needed to compare with");
    const sanitized = native(kernel, ["-O0", "-fsanitize=address,undefined"]);
    if (machine.result !== plain.result) refuse(`${kernel}: ours is ${machine.result}, native ${plain.result}`);
    toO0.push(machine.median / plain.median);
    if (sanitized !== undefined) toSanitized.push(machine.median / sanitized.median);
    const cell = (value: number | undefined, unit: string, width: number) =>
      (value === undefined ? "-" : `${value.toFixed(2)}${unit}`).padStart(width);
    console.log(
      kernel.padEnd(10) +
        cell(machine.median, " ms", 11) +
        cell(plain.median, " ms", 10) +
        cell(machine.median / plain.median, "", 11) +
        cell(sanitized?.median, " ms", 13) +
        cell(sanitized === undefined ? undefined : machine.median / sanitized.median, "", 8) +
        cell(machine.steps / machine.median / 1000, "", 12),
    );
  }
  const means = {
    fiveToO0: geometric(toO0.slice(0, five.length)),
    toO0: geometric(toO0),
    toSanitized: geometric(toSanitized),
  };
  console.log(
    `geometric mean: ${means.toO0.toFixed(2)} of gcc -O0 (${means.fiveToO0.toFixed(2)} for the first five), ${means.toSanitized.toFixed(2)} of gcc -O0 with sanitizers`,
  );
  return means;
}

// Speed of the compiler: a driver source cold, with all its headers, and again after an edit inside one function; and a whole
// driver to code that runs.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Permission, Status } from "../compiler/abi.ts";
import { compileUnit, createCompileCache, forgetUnits, linkProgram } from "../compiler/index.ts";
import type { Program } from "../compiler/program.ts";
import { NodeFiles } from "../host/files.ts";
import { createMachine } from "../kernel/machine/index.ts";
import { madeUpDriver } from "./made-up.ts";

const root = process.env.RINGSIDE_ROOT ?? ".";

export function frontBench(): void {
  const folder = join(root, "samples");
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".c"))
    .sort();
  const speeds: number[] = [];
  const edits: number[] = [];
  for (const name of sources) {
    const path = join(folder, name);
    const disk = new NodeFiles();
    const text = readFileSync(path, "utf8");
    let edited = text;
    const files = { read: (asked: string) => (asked === path ? edited : disk.read(asked)) };
    const options = {
      target: "x64" as const,
      files,
      includePaths: [join(root, "ddk/include"), join(root, "ddk/include/crt")],
      defines: {},
      cache: createCompileCache(),
    };
    const cold = timed(() => compileUnit(path, options));
    const unit = compileUnit(path, options);
    const lines = unit.files.reduce((sum, file) => sum + (files.read(file)?.split("\n").length ?? 0), 0);
    const times: number[] = [];
    for (let i = 0; i < 9; i++) {
      // A statement more at the end of the last function.
      const at = text.lastIndexOf("}");
      edited = `${text.slice(0, at)};${" ".repeat(i)}${text.slice(at)}`;
      times.push(timed(() => compileUnit(path, options)));
    }
    const median = times.toSorted((a, b) => a - b)[4] ?? 0;
    speeds.push(lines / (cold / 1000));
    edits.push(median);
  }
  const first = speeds[0] ?? 0;
  console.log(
    `\ncompiling ${sources.length} sample sources, each with its headers from nothing:\n` +
      `first in the process ${thousands(first)} lines/s, median ${thousands(middle(speeds))} lines/s; ` +
      `again after an edit, median ${middle(edits).toFixed(1)} ms`,
  );
  runningBench();
}

/** A made-up driver of 20,000 lines to the first statement of its DriverEntry, when its headers are compiled already. */
function runningBench(): void {
  const folder = "/bench/driver";
  let sources = madeUpDriver("big", 1, 7);
  const lines = () => [...sources.values()].reduce((sum, text) => sum + text.split("\n").length, 0);
  for (let parts = 2; lines() < 20_000; parts++) sources = madeUpDriver("big", parts, 7);
  const disk = new NodeFiles();
  const files = { read: (asked: string) => sources.get(asked.slice(folder.length + 1)) ?? disk.read(asked) };
  const includePaths = [join(root, "ddk/include")];
  const names = [...sources.keys()].filter((name) => name.endsWith(".c"));
  const times: number[] = [];
  const rests: number[] = [];
  for (let run = 0; run < 7; run++) {
    const options = { target: "x64" as const, files, includePaths, defines: {}, cache: createCompileCache() };
    // All headers are there then, and nothing of the sources.
    for (const name of names) compileUnit(`${folder}/${name}`, options);
    forgetUnits(options.cache, [folder, ...includePaths]);
    let runAll = (): void => undefined;
    times.push(
      timed(() => {
        runAll = runFirst(linkProgram(names.map((name) => compileUnit(`${folder}/${name}`, options))));
      }),
    );
    rests.push(timed(runAll));
  }
  console.log(
    `a driver of ${lines().toLocaleString("en-US")} lines in ${names.length} sources to running code, headers compiled already: ` +
      `first ${(times[0] ?? 0).toFixed(0)} ms, median ${middle(times.slice(1)).toFixed(0)} ms   bound 300 ms; ` +
      `the code of all its functions, made when they are first called: ${middle(rests.slice(1)).toFixed(0)} ms`,
  );
}

/** Runs the first statement of a driver; gives what has the code of all its functions made. */
function runFirst(program: Program): () => void {
  const trap = (): never => {
    throw new Error("no statement but the first is run here");
  };
  const machine = createMachine({ ddi: trap, fault: trap, trap, intrinsic: trap });
  const image = machine.load("big", program, { ddis: new Map(), pagedSections: () => false });
  const size = 64 * 1024;
  const stack = machine.reserve(size, 4096, "stack");
  machine.memory.protect(stack, size, Permission.open);
  machine.stackLimit = stack + size;
  const enter = (name: string, fuel: number): void => {
    const fn = image.function(name);
    if (fn === undefined) throw new Error(`the driver has no ${name}`);
    machine.pushFrame(stack, fn, []);
    machine.fuel = fuel;
    if (machine.enter(stack) !== Status.Unwinding || machine.fuel !== 0) throw new Error(`${name} does not run`);
  };
  enter("DriverEntry", 1);
  return () => {
    for (const name of program.functions.keys()) enter(name, 0);
  };
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
function thousands(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

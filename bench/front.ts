// Speed of the compiler: a driver source cold, with all its headers, and again after an edit inside one function.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileUnit, createCompileCache } from "../compiler/index.ts";
import { NodeFiles } from "../host/files.ts";

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

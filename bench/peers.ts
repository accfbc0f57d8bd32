// The planted mistakes of samples/mistakes against general analysers on the same sources, in one run: how many each finds at the
// planted line, how many lines of the mended twins it complains of, and what that takes. A tool that is not installed is left out.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";

const root = process.env.RINGSIDE_ROOT ?? ".";
const samples = join(root, "samples/mistakes");
const headers = join(root, "ddk/include");

interface Peer {
  readonly name: string;
  readonly version: readonly string[];
  /** The command for one source file. */
  readonly command: (file: string) => readonly string[];
  /** Lines, from 1, on which the tool's output reports something in `file`. */
  readonly lines: (output: string, file: string) => ReadonlySet<number>;
}

/** Where clangd finds the same flags as clang. */
const flagsFolder = mkdtempSync(join(tmpdir(), "ringside-peers-"));
const clangFlags = ["--target=x86_64-pc-windows-msvc", "-fms-extensions", "-D_AMD64_", "-isystem", headers];
const peers: readonly Peer[] = [
  {
    name: "ringside check",
    version: ["node", join(root, "dist/cli.js"), "--version"],
    command: (file) => ["node", join(root, "dist/cli.js"), "check", "--format", "json", file],
    lines: (output) => new Set(findingLines(output)),
  },
  {
    name: "clang --analyze",
    version: ["clang", "--version"],
    command: (file) => [
      "clang",
      "--analyze",
      "-o",
      join(flagsFolder, "report.plist"),
      ...clangFlags,
      "-Wall",
      "-Wextra",
      file,
    ],
    lines: (output, file) => numbered(output, file, /^(.*?):(\d+):\d+: (?:warning|error)/gm),
  },
  {
    name: "cppcheck --enable=all",
    version: ["cppcheck", "--version"],
    command: (file) => ["cppcheck", "--enable=all", "--quiet", "--platform=win64", `-I${headers}`, file],
    lines: (output, file) =>
      numbered(output, file, /^(.*?):(\d+):\d+: (?:error|warning|style|performance|portability)/gm),
  },
  {
    name: "clangd --check",
    version: ["clangd", "--version"],
    command: (file) => ["clangd", `--check=${file}`, `--compile-commands-dir=${flagsFolder}`],
    lines: (output) =>
      new Set([...output.matchAll(/^[EW]\[.*?\] \[.*?\] Line (\d+):/gm)].map((match) => Number(match[1]))),
  },
];

function findingLines(output: string): number[] {
  const parsed: unknown = JSON.parse(output === "" ? "{}" : output);
  const lines: number[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one);
    else if (typeof value === "object" && value !== null) {
      if ("rule" in value && "line" in value && typeof value.line === "number") lines.push(value.line);
      else for (const one of Object.values(value)) walk(one);
    }
  };
  walk(parsed);
  return lines;
}
function numbered(output: string, file: string, pattern: RegExp): ReadonlySet<number> {
  return new Set([...output.matchAll(pattern)].filter((match) => match[1] === file).map((match) => Number(match[2])));
}

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === "runtime" ? [] : sources(path);
    return name.endsWith(".c") ? [path] : [];
  });
}

export function peersBench(): void {
  writeFileSync(
    join(flagsFolder, "compile_flags.txt"),
    clangFlags.map((flag) => (flag === headers ? resolve(headers) : flag)).join("\n"),
  );
  const all = sources(samples);
  const planted = all.filter((file) => !file.endsWith(".fixed.c"));
  const mended = all.filter((file) => file.endsWith(".fixed.c"));
  const mistakes = planted.flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((text, i) => (text.includes("// MISTAKE") ? [{ file, line: i + 1 }] : [])),
  );
  console.log(`\n${mistakes.length} planted mistakes in ${relative(root, samples)}, one process a file`);
  console.log(
    "| tool | planted mistakes found | lines reported in the mended twins | median time a file | most memory |",
  );
  console.log("| --- | --- | --- | --- | --- |");
  for (const peer of peers) {
    const [program = "", ...rest] = peer.version;
    if (spawnSync(program, rest).error !== undefined) {
      console.log(`| ${peer.name} | not installed | | | |`);
      continue;
    }
    const reports = new Map<string, ReadonlySet<number>>();
    const times: number[] = [];
    let memory = 0;
    for (const file of all) {
      const [command = "", ...args] = peer.command(file);
      const made = spawnSync("/usr/bin/time", ["-f", "ringside-time %e %M", command, ...args], { encoding: "utf8" });
      const measured = /^ringside-time (\S+) (\d+)$/m.exec(made.stderr);
      times.push(Number(measured?.[1] ?? Number.NaN));
      memory = Math.max(memory, Number(measured?.[2] ?? 0));
      const output = peer.name.startsWith("ringside") ? made.stdout : made.stdout + made.stderr;
      reports.set(file, peer.lines(output, file));
    }
    const found = mistakes.filter(({ file, line }) => reports.get(file)?.has(line)).length;
    const alarms = mended.reduce((sum, file) => sum + (reports.get(file)?.size ?? 0), 0);
    times.sort((a, b) => a - b);
    const median = times[Math.floor(times.length / 2)] ?? Number.NaN;
    console.log(
      `| ${peer.name} | ${found} of ${mistakes.length} | ${alarms} | ${median.toFixed(2)} s | ${Math.round(memory / 1024)} MiB |`,
    );
  }
}

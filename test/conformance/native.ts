// The same C source run natively by gcc, and by our compiler on the machine.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { compileUnit, linkProgram, type Program } from "../../compiler/index.ts";
import { type ExecOptions, type ExecResult, execProgram } from "../../kernel/exec/index.ts";
import { cache, disk } from "../kit.ts";

const root = resolve(import.meta.dirname, "../..");
export const includeFolders = (): string[] => {
  const base = process.env.RINGSIDE_ROOT ?? root;
  return [join(base, "ddk/include/crt"), join(base, "ddk/include")];
};

export function compileProgram(
  paths: readonly string[],
  includes: readonly string[] = [],
  defines: Record<string, string> = {},
): Program {
  const includePaths = [...includes, ...includeFolders()];
  const options = { target: "x64" as const, files: disk, includePaths, defines, undefines: ["_KERNEL_MODE"], cache };
  const program = linkProgram(paths.map((path) => compileUnit(path, options)));
  const errors = [...program.units.flatMap((unit) => unit.diagnostics), ...program.diagnostics].filter(
    (d) => d.severity === "error",
  );
  if (errors.length > 0) {
    throw new Error(
      errors
        .slice(0, 5)
        .map((d) => `${d.range.file}:${d.range.startLine + 1}: ${d.message}`)
        .join("\n"),
    );
  }
  return program;
}

export function runOurs(
  paths: readonly string[],
  options: ExecOptions = {},
  includes: readonly string[] = [],
): ExecResult {
  return execProgram(compileProgram(paths, includes), options);
}

export const haveGcc = (): boolean => spawnSync("gcc", ["--version"]).status === 0;

/**
 * Builds and runs with gcc, or g++ for C++. Wide characters are 16 bits, char is signed and arithmetic wraps, as on the machine.
 * Undefined if the program takes more than that many seconds of the processor, however busy the machine is.
 */
export function runNative(
  paths: readonly string[],
  flags: readonly string[] = ["-O1"],
  seconds = 10,
): { readonly stdout: string; readonly exitCode: number } | undefined {
  const folder = mkdtempSync(join(tmpdir(), "ringside-"));
  try {
    const binary = join(folder, "program");
    const cxx = paths.some((path) => path.endsWith(".cpp"));
    const fixed = [
      "-w",
      ...(cxx ? ["-std=gnu++17", "-fno-exceptions", "-fno-rtti"] : ["-std=gnu17"]),
      "-fshort-wchar",
      "-fwrapv",
      "-fno-strict-aliasing",
      "-fno-builtin",
      "-mms-bitfields",
    ];
    execFileSync(cxx ? "g++" : "gcc", [...fixed, ...flags, "-o", binary, ...paths, "-lm"], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const limited = ["-c", `ulimit -t ${seconds}; exec "$0"`, binary];
    const result = spawnSync("sh", limited, { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
    if (result.error !== undefined || result.signal === "SIGXCPU" || result.signal === "SIGKILL") return undefined;
    return { stdout: result.stdout, exitCode: result.status ?? 128 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

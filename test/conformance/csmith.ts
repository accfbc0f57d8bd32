// Random programs by csmith, run by our compiler on the machine and by gcc, compared for equality.
// `npm run conformance:csmith -- --count 2000`, or `--seeds 1,2,3`; exit status 1 if any differ.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runNative, runOurs } from "./native.ts";

const CSMITH_HEADERS = process.env.CSMITH_HEADERS ?? "/usr/include/csmith";
/** Statements a program may take; longer ones are skipped on both sides. */
const FUEL = 300_000_000;

/** Are the generator and its headers installed? */
export function haveCsmith(): boolean {
  return (
    existsSync(join(CSMITH_HEADERS, "csmith.h")) && spawnSync("csmith", ["--version"], { cwd: tmpdir() }).status === 0
  );
}

export interface CsmithOutcome {
  readonly seed: number;
  readonly outcome: "same" | "different" | "skipped" | "failed";
  readonly detail: string;
}

/** What the generator is told without other wishes. */
const usual: readonly string[] = ["--no-packed-struct"];

/** One program. With `engine` "interpret", our side is the interpreter, with less fuel. `wishes` are options of the generator. */
export function runSeed(
  seed: number,
  engine: "wasm" | "interpret" = "wasm",
  keep?: string,
  wishes: readonly string[] = usual,
): CsmithOutcome {
  const folder = mkdtempSync(join(tmpdir(), "csmith-"));
  const file = join(folder, `seed${seed}.c`);
  try {
    const source = generate(seed, folder, wishes);
    if (source === undefined) return { seed, outcome: "skipped", detail: "csmith did not come to an end" };
    writeFileSync(file, source);
    if (keep !== undefined) writeFileSync(join(keep, `seed${seed}.c`), source);
    const native = runNative([file], ["-O0", `-I${CSMITH_HEADERS}`], 1);
    if (native === undefined) return { seed, outcome: "skipped", detail: "the native program takes too long" };
    const ours = runOurs([file], { fuel: engine === "wasm" ? FUEL : 3_000_000, engine }, [CSMITH_HEADERS]);
    if (ours.fault?.kind === "fuel") return { seed, outcome: "skipped", detail: ours.fault.message };
    if (ours.fault !== undefined) {
      const at = ours.fault.stack.find((frame) => frame.place !== undefined);
      const line = at?.place === undefined ? "" : ` (${at.name}, line ${at.place.startLine + 1})`;
      return { seed, outcome: "failed", detail: ours.fault.message + line };
    }
    if (ours.stdout === native.stdout && ours.exitCode === native.exitCode)
      return { seed, outcome: "same", detail: "" };
    return { seed, outcome: "different", detail: `native ${native.stdout.trim()} ours ${ours.stdout.trim()}` };
  } catch (error) {
    return { seed, outcome: "failed", detail: error instanceof Error ? error.message.slice(0, 500) : String(error) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function generate(seed: number, folder: string, wishes: readonly string[]): string | undefined {
  const made = spawnSync("csmith", ["--seed", String(seed), ...wishes], {
    encoding: "utf8",
    timeout: 30_000,
    // It leaves a `platform.info` where it runs.
    cwd: folder,
  });
  // `long` has 64 bits natively and 32 on Windows: constants that say so would mean two different programs.
  return made.status === 0 ? made.stdout.replace(/\b((?:0x[0-9A-Fa-f]+|[0-9]+)U?)L\b/g, "$1LL") : undefined;
}

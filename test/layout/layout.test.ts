// Layout proof: every structure and member that our headers share with mingw-w64's has the same size and offset, laid out by
// our compiler. Where the two headers say different things on purpose, `differences.ts` gives the reason.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it, vi } from "vitest";
import type { Target } from "../../compiler/index.ts";
import { differences } from "./differences.ts";
import { subject } from "./subject.ts";
import { ask, ddkFolder, type Witness } from "./witness.ts";

// The first test of the file compiles the kernel headers.
vi.setConfig({ testTimeout: 120_000 });

const include = fileURLToPath(new URL("../../ddk/include", import.meta.url));
/** What mingw-w64's streaming headers use of others that cannot be included in a driver. */
const absent = ["-DNOBITMAP", "-DNONEWIC", "-DNOJPEGDIB", "-DTCHAR=char"];
const witnesses: readonly { target: Target; witness: Witness }[] = [
  {
    target: "x64",
    witness: {
      command: "x86_64-w64-mingw32-gcc",
      args: ["-w", "-fmax-errors=0", "-DDBG=0", ...absent, `-I${ddkFolder}`],
    },
  },
  // Debian's 32-bit compiler if it is there, else clang with the same headers.
  {
    target: "x86",
    witness: installed("i686-w64-mingw32-gcc")
      ? { command: "i686-w64-mingw32-gcc", args: ["-w", "-fmax-errors=0", "-DDBG=0", ...absent, `-I${ddkFolder}`] }
      : {
          command: "clang",
          args: ["--target=i686-w64-mingw32", "-w", "-ferror-limit=0", "-fms-extensions", "-DDBG=0", ...absent].concat([
            `-I${ddkFolder}`,
            `-isystem${ddkFolder}/..`,
          ]),
        },
  },
];

for (const { target, witness } of witnesses) {
  describe(`${target} layouts`, () => {
    const isAbsent = !existsSync(ddkFolder) || !installed(witness.command);
    const why = isAbsent ? ` (skipped: ${witness.command} or ${ddkFolder} is not installed)` : "";

    // Both tests ask the same.
    const ours = lazily(() => subject(target, include));

    it.skipIf(isAbsent)(`agree with mingw-w64's headers${why}`, { timeout: 120_000 }, () => {
      const { unit, questions, table } = ours();
      expect(unit.diagnostics.map((d) => `${d.range.file}:${d.range.startLine + 1}: ${d.message}`)).toEqual([]);
      const theirs = ask(witness, questions);

      const found: string[] = [];
      for (const [question, value] of theirs) {
        const mine = table.get(question);
        if (mine !== value && !excused(question)) found.push(`${question}: ${mine}, mingw-w64 says ${value}`);
      }
      expect(found).toEqual([]);
      console.log(`${theirs.size} of our ${questions.length} sizes, offsets and constants compared for ${target}`);
      // The comparison must stay one: a change that hides our structures from it is a failure too.
      expect(theirs.size).toBeGreaterThan(900);
    });

    it(`has the sizes that Microsoft publishes for ${target}`, () => {
      const { table } = ours();
      for (const [type, sizes] of Object.entries(published)) {
        expect([type, table.get(`sizeof ${type}`)]).toEqual([type, sizes[target]]);
      }
    });
  });
}

/** From the public symbols of Windows 10 and the documentation: these hold even where other headers are older. */
const published: Readonly<Record<string, Record<Target, number>>> = {
  IRP: { x64: 208, x86: 112 },
  IO_STACK_LOCATION: { x64: 72, x86: 36 },
  DEVICE_OBJECT: { x64: 336, x86: 184 },
  DRIVER_OBJECT: { x64: 336, x86: 168 },
  FILE_OBJECT: { x64: 216, x86: 128 },
  KEVENT: { x64: 24, x86: 16 },
  KTIMER: { x64: 64, x86: 40 },
  KDPC: { x64: 64, x86: 32 },
  KDEVICE_QUEUE: { x64: 40, x86: 20 },
  KMUTEX: { x64: 56, x86: 32 },
  KSEMAPHORE: { x64: 32, x86: 20 },
  FAST_MUTEX: { x64: 56, x86: 32 },
  ERESOURCE: { x64: 104, x86: 56 },
  MDL: { x64: 48, x86: 28 },
  UNICODE_STRING: { x64: 16, x86: 8 },
  CM_PARTIAL_RESOURCE_DESCRIPTOR: { x64: 20, x86: 16 },
  IO_RESOURCE_DESCRIPTOR: { x64: 32, x86: 32 },
  DEVICE_CAPABILITIES: { x64: 64, x86: 64 },
  OBJECT_ATTRIBUTES: { x64: 48, x86: 24 },
};

/** Made when it is first asked for, and forgotten when the tests around are over. */
function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  afterAll(() => {
    made = undefined;
  });
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function installed(command: string): boolean {
  return spawnSync(command, ["--version"]).error === undefined;
}

function excused(question: string): boolean {
  return differences.some((d) => d.questions.some((q) => question === q));
}

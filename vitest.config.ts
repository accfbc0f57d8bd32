// The tests without an editor; the editor's own are started by scripts/editor-test.mjs.
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Programs that are run many times come first: late, in a process that other files have filled, they take twice as long. */
class ProgramsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isProgram = ({ moduleId }: TestSpecification): boolean => moduleId.includes("/test/conformance/");
    const sorted = await super.sort(files);
    return [...sorted.filter(isProgram), ...sorted.filter((file) => !isProgram(file))];
  }
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/editor/**", "**/node_modules/**"],
    setupFiles: ["test/yield.ts", "test/fast-imports.ts"],
    sequence: { sequencer: ProgramsFirst },
    pool: "forks",
    // Files share what was loaded before them, as the files of a session in the editor do: half of the time went into loading.
    // What a test leaves behind is collected while it is young: with the small nursery that is usual it grows old by the megabyte.
    poolOptions: {
      forks: { minForks: 1, maxForks: 2, isolate: false, execArgv: ["--max-semi-space-size=64"] },
    },
    reporters: ["default", "./scripts/tally-reporter.mjs"],
    // Only endlessness is to fail by it: a loaded machine takes many times what a quiet one takes.
    testTimeout: 90_000,
    hookTimeout: 90_000,
  },
});

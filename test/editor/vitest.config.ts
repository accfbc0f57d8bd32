// One editor, one page, tests in the order they are written: each goes on from where the last one left the editor.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["test/editor/**/*.test.ts"],
    pool: "forks",
    poolOptions: { forks: { singleFork: true } },
    fileParallelism: false,
    sequence: { concurrent: false },
    reporters: ["verbose", "./scripts/tally-reporter.mjs"],
    // What follows a failure mostly waits in vain: a few failures tell enough.
    bail: 4,
    testTimeout: 90_000,
    hookTimeout: 180_000,
  },
});

// The programs under the Node that editors of today bring, which is newer than the one that the other tests run under.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { editorPaths } from "../../scripts/editor-cache.mjs";

const root = join(import.meta.dirname, "../..");
const under = (node: string, ...args: readonly string[]) =>
  spawnSync(node, args, { cwd: root, input: "", encoding: "utf8", timeout: 60_000 });

it("check finds the same as here, and has nothing to complain of", () => {
  const command = ["dist/cli.js", "check", "--format", "json", "samples/mistakes"];
  const newer = under(editorPaths().node, ...command);
  expect(newer.stderr).toBe("");
  expect(newer.status).toBe(1);
  expect(newer.stdout).toBe(under(process.execPath, ...command).stdout);
});

it.each(["adapter.cjs", "server.cjs"])("%s starts without a word", (program) => {
  const { error, stderr } = under(editorPaths().node, join("dist", program), "--stdio");
  expect(error).toBeUndefined();
  expect(stderr).toBe("");
});

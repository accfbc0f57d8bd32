// The packaged extension in VS Code, as somebody uses it who opens samples/ for the first time: problems, F5, breakpoint, steps forward
// and back, variables, device stacks, trace, a bugcheck. Each test goes on from where the last one left the editor.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Debugging } from "./debugging.ts";
import { Editor } from "./editor.ts";

const root = new URL("../..", import.meta.url).pathname;
const samples = join(root, "samples");
let editor: Editor;
let _debug: Debugging;

beforeAll(async () => {
  editor = await Editor.start({ folder: samples });
  _debug = new Debugging(editor);
});
afterAll(() => editor?.stop());

/** Line (from 1) of the first line of a sample that matches, at or after one that matches `after`. */
function _lineOf(path: string, pattern: RegExp, after = /^/): number {
  const lines = readFileSync(join(samples, path), "utf8").split(/\r?\n/);
  const start = lines.findIndex((line) => after.test(line));
  const found = lines.findIndex((line, i) => i >= start && pattern.test(line));
  if (start < 0 || found < 0) throw new Error(`samples/${path} has no line like ${pattern} after ${after}`);
  return found + 1;
}

describe("checks", () => {
  it("planted mistakes appear in Problems, with the rule's name", async () => {
    const rows = await editor.problems("mistakes/irql-too-high.c", /irql-too-high/);
    expect(rows.join("\n")).toMatch(/irql-too-high/);
    await editor.picture("problems");
  });
});

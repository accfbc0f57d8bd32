// The samples a newcomer opens first: every planted mistake is found where it is marked, every corrected twin and every whole
// driver is clean.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { installFolder } from "../../../host/files.ts";
import { checkFiles } from "../../../language-server/index.ts";
import { cache, disk, headers } from "../../kit.ts";

const samples = join(installFolder(import.meta.url), "samples");
const options = { target: "x64", files: disk, includePaths: [headers], defines: {}, cache } as const;
const check = (paths: readonly string[]) => checkFiles(paths, options).findings;

function sourcesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".c"))
    .map((name) => join(folder, name));
}

describe("samples/mistakes", () => {
  const folders = readdirSync(join(samples, "mistakes")).filter((name) => name !== "runtime");
  const files = folders.flatMap((folder) => sourcesIn(join(samples, "mistakes", folder)));
  test("there are mistakes and twins", () => expect(files.length).toBeGreaterThan(10));

  test.each(
    files.filter((file) => !file.endsWith(".fixed.c")).map((file) => [file.slice(samples.length + 1), file] as const),
  )("%s is found", (_, file) => {
    const marked = readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line, index) =>
        [...line.matchAll(/\/\/ MISTAKE ([\w-]+)/g)].map((match) => `${index + 1} ${match[1]}`),
      );
    expect(marked.length).toBeGreaterThan(0);
    const found = check([file]).map((finding) => `${finding.range.startLine + 1} ${finding.rule}`);
    for (const mistake of marked) expect(found).toContain(mistake);
    const rules = new Set(marked.map((mistake) => mistake.split(" ")[1]));
    expect(found.filter((finding) => !rules.has(finding.split(" ")[1]))).toEqual([]);
  });
  test.each(
    files.filter((file) => file.endsWith(".fixed.c")).map((file) => [file.slice(samples.length + 1), file] as const),
  )("%s is clean", (_, file) => {
    expect(
      check([file]).map((finding) => `${finding.range.startLine + 1} ${finding.rule}: ${finding.message}`),
    ).toEqual([]);
  });
});

test.each(["membuf", "lpt"])("samples/%s is clean", (driver) => {
  const findings = check(sourcesIn(join(samples, driver)));
  expect(
    findings.map(
      (finding) => `${finding.range.file}:${finding.range.startLine + 1} ${finding.rule}: ${finding.message}`,
    ),
  ).toEqual([]);
});

// `npm ci` is how a fresh machine is set up; it refuses a lock file that lacks a platform's optional package.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const root = new URL("../../..", import.meta.url).pathname;

describe("package-lock.json", () => {
  it("has every platform's packages", () => {
    expect(
      execFileSync(process.execPath, ["scripts/lockfile.mjs", "--check"], { cwd: root, encoding: "utf8" }),
    ).toContain("complete");
  });

  it("locks what package.json asks for", () => {
    const manifest = JSON.parse(readFileSync(`${root}/package.json`, "utf8"));
    const lock = JSON.parse(readFileSync(`${root}/package-lock.json`, "utf8"));
    expect(lock.packages[""].devDependencies).toEqual(manifest.devDependencies);
    expect(lock.packages[""].dependencies).toEqual(manifest.dependencies);
  });
});

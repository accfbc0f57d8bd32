// `--since REV`: which lines of the working tree differ from a revision, asked of the git command line.
import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { pathKey } from "../compiler/preprocess/paths.ts";
import type { CheckedFinding } from "./drivers.ts";

/** Changed lines, from 0, by the key of the file's path; `true` for a file that is new. */
export type ChangedLines = ReadonlyMap<string, readonly (readonly [first: number, last: number])[] | true>;

/** Whatever the user's own configuration says; a file that was only renamed has not changed. */
const plainDiff = ["--no-color", "--no-ext-diff", "--find-renames", "--src-prefix=a/", "--dst-prefix=b/"];

export function changedSince(revision: string, folder: string): ChangedLines {
  if (revision.startsWith("-") || revision === "") throw new Error(`--since ${revision}: this is no revision`);
  const root = git(
    folder,
    ["rev-parse", "--show-toplevel"],
    () => `--since: ${folder} lies in no git repository`,
  ).trim();
  git(
    root,
    ["rev-parse", "--verify", "--quiet", `${revision}^{commit}`],
    () => `--since ${revision}: git knows no such revision here${howToHaveIt(root)}`,
  );
  const changed = new Map<string, [number, number][] | true>();
  const diff = git(
    root,
    ["-c", "core.quotepath=off", "diff", ...plainDiff, "-U0", revision, "--"],
    () => "--since: git diff failed",
  );
  let current: [number, number][] | undefined;
  for (const line of diff.split("\n")) {
    const file = /^\+\+\+ (?:"?b\/(.*?)"?|\/dev\/null)\t?$/.exec(line);
    if (file !== null) {
      current = file[1] === undefined ? undefined : [];
      if (file[1] !== undefined && current !== undefined) changed.set(pathKey(join(root, unquoted(file[1]))), current);
      continue;
    }
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (hunk === null || current === undefined) continue;
    const start = Number(hunk[1]) - 1;
    const count = hunk[2] === undefined ? 1 : Number(hunk[2]);
    // Where lines were only taken away, what stands on both sides of the gap has changed.
    current.push(count === 0 ? [start, start + 1] : [start, start + count - 1]);
  }
  const fresh = git(root, ["ls-files", "--others", "--exclude-standard", "-z"], () => "--since: git ls-files failed");
  for (const name of fresh.split("\0")) if (name !== "") changed.set(pathKey(join(root, name)), true);
  return changed;
}

/** Is a finding in a function that has changed, or on a line that has? */
export function isChanged({ finding, within }: CheckedFinding, changed: ChangedLines): boolean {
  const lines = changed.get(pathKey(finding.range.file));
  if (lines === undefined || lines === true) return lines === true;
  const first = within?.firstLine ?? finding.range.startLine;
  const last = within?.lastLine ?? finding.range.endLine;
  return lines.some(([from, to]) => from <= last && to >= first);
}

/** The folder to ask git in for a file or folder. */
export function gitFolder(path: string, isFolder: boolean): string {
  return isFolder ? path : dirname(path);
}

function howToHaveIt(root: string): string {
  const isShallow = git(root, ["rev-parse", "--is-shallow-repository"], () => "--since: git failed").trim() === "true";
  return isShallow
    ? ", and this clone is shallow: fetch its history first (git fetch --unshallow, or fetch-depth: 0 in a workflow)"
    : "";
}

function git(folder: string, args: readonly string[], otherwise: () => string): string {
  try {
    return execFileSync("git", ["-C", folder, ...args], {
      encoding: "utf8",
      maxBuffer: 256 * 1024 * 1024,
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT")
      throw new Error("--since needs the git command, which is not installed or not on the PATH");
    throw new Error(otherwise());
  }
}

/** git writes names with special characters as C strings. */
function unquoted(name: string): string {
  return name.replace(/\\(["\\])/g, "$1");
}

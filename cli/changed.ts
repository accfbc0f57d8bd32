// `--since REV`: which lines of the working tree differ from a revision, asked of the git command line.
import { execFileSync } from "node:child_process";
import { realpathSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathKey } from "../compiler/preprocess/paths.ts";
import type { PlacedFinding } from "../language-server/baseline.ts";

type ChangedRuns = readonly (readonly [first: number, last: number])[];
/** Changed lines, from 0, by the key of the file's path; `true` for a file that is new. */
export type ChangedLines = ReadonlyMap<string, ChangedRuns | true>;

/** Whatever the user's own configuration says; a file that was only renamed has not changed, and UTF-16 is text, too. */
const plainDiff = ["--no-color", "--no-ext-diff", "--no-textconv", "--text", "--find-renames"];
const prefixes = ["--src-prefix=a/", "--dst-prefix=b/"];

/** Changes in the repositories that the folders lie in. */
export function changedSince(revision: string, folders: readonly string[]): ChangedLines {
  if (revision.startsWith("-") || revision === "") throw new Error(`--since ${revision}: this is no revision`);
  const roots = new Set(
    folders.map((folder) =>
      // Only the line's end is git's: a folder's name may end in blanks.
      git(folder, ["rev-parse", "--show-toplevel"], () => `--since: ${folder} lies in no git repository`).replace(
        /\r?\n$/,
        "",
      ),
    ),
  );
  return new Map([...roots].flatMap((root) => [...changedIn(root, revision)]));
}

function changedIn(root: string, revision: string): ChangedLines {
  git(
    root,
    ["rev-parse", "--verify", "--quiet", `${revision}^{commit}`],
    () => `--since ${revision}: git knows no such revision here${howToHaveIt(root)}`,
  );
  const changed = new Map<string, ChangedRuns | true>();
  const diff = git(
    root,
    ["-c", "core.quotepath=off", "diff", ...plainDiff, ...prefixes, "-U0", revision, "--"],
    () => "--since: git diff failed",
  );
  for (const [name, runs] of readDiff(diff)) changed.set(pathKey(join(root, name)), runs);
  const fresh = git(root, ["ls-files", "--others", "--exclude-standard", "-z"], () => "--since: git ls-files failed");
  for (const name of fresh.split("\0")) if (name !== "") changed.set(pathKey(join(root, name)), true);
  return changed;
}

/** The runs of changed lines of each file that is still there, from a unified diff without context. */
function readDiff(diff: string): Map<string, ChangedRuns> {
  const files = new Map<string, ChangedRuns>();
  let current: [number, number][] = [];
  const lines = diff.split("\n");
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    const name = /^\+\+\+ ("?)b\/(.*?)\1\t?$/.exec(line);
    if (name !== null) {
      current = [];
      files.set(name[1] === "" ? (name[2] ?? "") : unquoted(name[2] ?? ""), current);
    }
    const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
    if (hunk === null) continue;
    const removed = Number(hunk[1] ?? 1);
    const start = Number(hunk[2]) - 1;
    const added = Number(hunk[3] ?? 1);
    // Where lines were only taken away, what stands on both sides of the gap has changed.
    current.push(added === 0 ? [start, start + 1] : [start, start + added - 1]);
    // The lines themselves may look like anything.
    i += removed + added;
  }
  return files;
}

/** Is a finding in a function that has changed, or on a line that has? */
export function isChanged({ finding, within }: PlacedFinding, changed: ChangedLines): boolean {
  const lines = changed.get(pathKey(realPath(finding.range.file)));
  if (lines === undefined || lines === true) return lines === true;
  const first = within?.firstLine ?? finding.range.startLine;
  const last = within?.lastLine ?? finding.range.endLine;
  return lines.some(([from, to]) => from <= last && to >= first);
}

/** The folder to ask git in for a file or folder. */
export function gitFolder(path: string): string {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? path : dirname(path);
}

/** As git has it, whose roots have no links in them. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
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

/** git writes names with special characters as C strings, whose octal numbers are bytes of UTF-8. */
function unquoted(name: string): string {
  const bytes: Buffer[] = [];
  for (const [part, octal, letter] of name.matchAll(/\\([0-7]{3})|\\(.)|[^\\]+/gs)) {
    if (octal !== undefined) bytes.push(Buffer.of(Number.parseInt(octal, 8)));
    else bytes.push(Buffer.from(letter === undefined ? part : (escapes[letter] ?? letter)));
  }
  return Buffer.concat(bytes).toString();
}
const escapes: Readonly<Record<string, string>> = { a: "\x07", b: "\b", t: "\t", n: "\n", v: "\v", f: "\f", r: "\r" };

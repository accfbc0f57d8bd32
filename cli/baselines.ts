// Baselines as the command line has them: one that is given, or those that `ringside.json` files name.
import { existsSync, lstatSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import {
  baselineFor,
  baselinePath,
  baselineText,
  type PlacedFinding,
  readBaseline,
} from "../language-server/baseline.ts";
import type { NamedDrivers } from "./drivers.ts";
import { mustBeWritable } from "./output/writable.ts";
import { shown } from "./sources.ts";

/** The baseline that the command line names. */
export function givenBaseline(path: string): (finding: PlacedFinding) => boolean {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    throw new Error(`--baseline ${path}: there is no such file; add --write-baseline to write it now`);
  }
  const { baseline, problems } = readBaseline(path, text);
  const [problem] = problems;
  if (problem !== undefined)
    throw new Error(`${path}:${problem.line + 1}:${problem.column + 1}: ${problem.message}. ${problem.remedy}`);
  return baseline.begin();
}
/** The files that are to be written: the one that is given, or all that configurations name. */
export function baselinesToWrite({ configurations }: NamedDrivers, given: string | undefined): ReadonlySet<string> {
  const wanted = new Set<string>();
  if (given !== undefined) wanted.add(resolve(given));
  else
    for (const configuration of configurations) {
      const path = baselinePath(configuration);
      if (path === undefined) continue;
      mustLieBelow(configuration.folder, path);
      wanted.add(path);
    }
  if (wanted.size === 0)
    throw new Error('--write-baseline: say where with --baseline FILE, or name one as "baseline" in ringside.json');
  for (const path of wanted) {
    mustBeWritable("--write-baseline", path);
    // Who made the folder may have made a link there to any other file.
    if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true)
      throw new Error(`--write-baseline ${path}: this is a link; name the file that it leads to`);
  }
  return wanted;
}
/** Also where links lead out of the folder. */
function mustLieBelow(folder: string, path: string): void {
  const place = dirname(path);
  const inside = existsSync(place) ? relative(realpathSync(folder), realpathSync(place)) : "";
  if (inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside))
    throw new Error(
      `--write-baseline ${path}: a link leads out of the folder that names it; name a file in or below it`,
    );
}
export function writeBaselines(
  paths: ReadonlySet<string>,
  found: readonly PlacedFinding[],
  { finder }: NamedDrivers,
  given: string | undefined,
): void {
  for (const path of paths) {
    const known = found.filter(
      ({ finding }) => given !== undefined || baselineFor(finder, finding.range.file) === path,
    );
    writeFileSync(path, baselineText(known));
    const what = known.length === 1 ? "1 finding is" : `${known.length} findings are`;
    process.stderr.write(`ringside: ${what} now known in ${shown(path)}\n`);
  }
}

// The drivers that paths on the command line stand for, and their check, one driver after the other.
import { accessSync, constants, existsSync, realpathSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { pathKey } from "../compiler/preprocess/paths.ts";
import type { ProjectFinder } from "../compiler/project/finder.ts";
import type { FolderConfiguration } from "../compiler/project/folder-configurations.ts";
import { type FoundDriver, type IgnoredEntry, isSourceFile, type ProjectProblem } from "../compiler/project/model.ts";
import { isSolution } from "../compiler/project/solution.ts";
import { filesMatching, hasWildcard } from "../compiler/project/wildcard.ts";
import { type PlacedFinding, placed } from "../language-server/baseline.ts";
import { driverKey, driverProject, forgetDriver } from "../language-server/driver.ts";
import type { DriverProject, Finding } from "../language-server/index.ts";
import { configurationProblems } from "../language-server/rule-settings.ts";

export interface NamedDrivers {
  readonly finder: ProjectFinder;
  readonly drivers: readonly FoundDriver[];
  /** Programs for users among what was found: not checked, as they were not named themselves. */
  readonly programs: readonly FoundDriver[];
  /** If sources were named, only findings in these and in headers are wanted; by key. */
  readonly asked: ReadonlySet<string> | undefined;
  readonly problems: readonly ProjectProblem[];
  readonly configurations: readonly FolderConfiguration[];
  readonly ignored: readonly IgnoredEntry[];
}

export function namedDrivers(paths: readonly string[], finder: ProjectFinder): NamedDrivers {
  const drivers = new Map<string, FoundDriver>();
  const programs = new Map<string, FoundDriver>();
  const asked = new Set<string>();
  let everything = false;
  const problems: ProjectProblem[] = [];
  const ignored: IgnoredEntry[] = [];
  const seen = new Set<string>();
  for (const path of paths.flatMap((one) => meant(one, finder))) {
    const absolute = resolve(path);
    mustBeReadable(path);
    // What is named by a link, too, is named once.
    const real = realpathSync(absolute);
    if (seen.has(real)) continue;
    seen.add(real);
    const stat = statSync(absolute);
    const isFolder = stat.isDirectory();
    if (!isFolder && !stat.isFile()) throw new Error(`${path}: this is neither a file nor a folder`);
    const found = finder.find(absolute);
    if (!isFolder && !isText(absolute) && found.drivers.every(({ kind }) => kind === "file" || kind === "folder"))
      throw new Error(`${path}: this is no C or C++ source, and no description of a project that Ringside reads`);
    if (!isFolder && isSourceFile(absolute)) asked.add(pathKey(absolute));
    else everything = true;
    problems.push(...found.problems);
    ignored.push(...found.ignored);
    for (const driver of found.drivers) {
      if (driver.output === "program" && (isFolder || found.drivers.length > 1))
        programs.set(driverKey(driver), driver);
      else drivers.set(driverKey(driver), driver);
    }
  }
  for (const driver of drivers.values()) {
    for (const source of driver.sources) {
      if (finder.options.files.read(source.path) === undefined)
        problems.push({
          file: driver.from,
          line: 0,
          column: 0,
          severity: "warning",
          message: `the source ${source.path} (${source.why}) is not there, or cannot be read`,
          remedy: "Check its path.",
        });
    }
  }
  const { configurations } = finder;
  problems.push(...configurations.flatMap((one) => configurationProblems(one, finder.options.files)));
  return {
    finder,
    drivers: [...drivers.values()],
    programs: [...programs.values()],
    asked: everything ? undefined : asked,
    problems: problems.filter((one, i) => problems.findIndex((other) => same(one, other)) === i),
    configurations,
    ignored,
  };
}

/** The shells of Windows hand `sys\*.c` on as it is. */
function meant(path: string, finder: ProjectFinder): readonly string[] {
  if (existsSync(path)) return [path];
  if (!hasWildcard(path)) throw new Error(`${path}: there is no such file or folder`);
  const found = filesMatching(process.cwd(), path, finder.options.files).filter(
    (one) => isText(one) || isSolution(one) || /\.vcx?proj$/i.test(one),
  );
  if (found.length === 0) throw new Error(`${path}: no source or project matches this`);
  return found;
}
function mustBeReadable(path: string): void {
  try {
    accessSync(path, constants.R_OK);
  } catch {
    throw new Error(`${path}: it is there, but cannot be read; check its permissions`);
  }
}

/** Can it be a source or a header, by its name? */
function isText(path: string): boolean {
  return isSourceFile(path) || /\.(?:h|hh|hpp|hxx|inc|inl|i|ii|tmh)$/i.test(path);
}

export interface CheckedDriver {
  readonly findings: readonly PlacedFinding[];
  /** Sources, not headers. */
  readonly lines: number;
  readonly project: DriverProject;
}

export function checkDriver(named: NamedDrivers, driver: FoundDriver): CheckedDriver {
  const { finder, asked } = named;
  const project = driverProject(finder, driver, true);
  const others = new Set(driver.sources.map(({ path }) => pathKey(path)).filter((key) => asked?.has(key) === false));
  const found = project.check().filter(({ range }) => !others.has(pathKey(range.file)));
  const findings = placed(found, project.units, finder.options.files);
  forgetDriver(finder, driver);
  const own = driver.sources.filter(({ path }) => !others.has(pathKey(path)));
  const lines = (path: string): number => (finder.options.files.read(path) ?? "").split(/\r\n|\r|\n/).length;
  return { findings, lines: own.reduce((sum, { path }) => sum + lines(path), 0), project };
}

/** Sources of which findings are told. */
export function askedSources({ drivers, asked }: NamedDrivers): string[] {
  const all = drivers.flatMap(({ sources }) => sources.map(({ path }) => path));
  return [...new Set(all)].filter((path) => asked === undefined || asked.has(pathKey(path)));
}

/** What is wrong in a project's description, as a finding at its place. */
export function problemFinding({ file, line, column, severity, message, remedy }: ProjectProblem): PlacedFinding {
  const finding: Finding = {
    rule: "project",
    kind: "compiler",
    severity,
    message: `${message} (${remedy})`,
    range: { file, startLine: line, startColumn: column, endLine: line, endColumn: column + 1 },
    related: [],
  };
  return { finding, within: undefined, text: "" };
}

function same(a: ProjectProblem, b: ProjectProblem): boolean {
  return a.file === b.file && a.line === b.line && a.column === b.column && a.message === b.message;
}

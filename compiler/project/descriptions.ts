// Every description of a tree by the reader for its kind, each read once.
import { folderOf, joinPath, pathKey } from "../preprocess/paths.ts";
import type { FolderAccess } from "../source/source.ts";
import { isCMakeFile, readCMake } from "./cmake.ts";
import { readCompileCommands } from "./compile-commands.ts";
import { configurationName } from "./configuration.ts";
import { joined } from "./driver-set.ts";
import type { FolderConfigurations } from "./folder-configurations.ts";
import { type Description, type FoundDriver, isSourceFile, type ProjectProblem, type SourceSettings } from "./model.ts";
import type { Places } from "./places.ts";
import { isSolution, readSolution } from "./solution.ts";
import { isDirsFile, isSourcesFile, readDirs, readSources } from "./sources.ts";
import { readVcproj } from "./vcproj.ts";
import { readVcxproj } from "./vcxproj.ts";
import { filesMatching, matches } from "./wildcard.ts";

export class Descriptions {
  readonly #files: FolderAccess;
  readonly #places: Places;
  readonly #configurations: FolderConfigurations;
  readonly #read = new Map<string, Description>();

  constructor(files: FolderAccess, places: Places, configurations: FolderConfigurations) {
    this.#files = files;
    this.#places = places;
    this.#configurations = configurations;
  }

  forget(): void {
    this.#read.clear();
  }

  /** What was wrong in those read so far. */
  get problems(): readonly ProjectProblem[] {
    const all = [...this.#read.values()].flatMap(({ problems }) => problems);
    const same = (a: ProjectProblem, b: ProjectProblem) =>
      a.file === b.file && a.line === b.line && a.message === b.message;
    return all.filter((one, i) => all.findIndex((other) => same(one, other)) === i);
  }

  /** How those read so far compile a source, which is named by its key. */
  settingsOf(source: string): SourceSettings | undefined {
    for (const { drivers } of this.#read.values())
      for (const { sources } of drivers)
        for (const { path, settings } of sources) if (pathKey(path) === source) return settings;
    return undefined;
  }

  /** What a description says; undefined for a path that is none. */
  at(path: string): Description | undefined {
    const key = pathKey(path);
    const known = this.#read.get(key);
    if (known !== undefined) return known;
    const files = this.#files;
    const name = path.slice(path.lastIndexOf("/") + 1);
    let found: Description | undefined;
    const wanted = this.#configurations.wanted(path);
    if (/\.vcx?proj$/i.test(name)) {
      const solution = this.#places.solutionOf(path);
      const root = this.#places.rootOf(path);
      const read = /\.vcxproj$/i.test(name) ? readVcxproj : readVcproj;
      found = read(path, files, wanted, { solutionFolder: solution ?? folderOf(path), root });
    } else if (isSolution(name)) found = this.#solution(path);
    else if (name.toLowerCase() === "compile_commands.json") found = readCompileCommands(path, files, wanted);
    else if (isSourcesFile(name) && files.list(path) === undefined)
      found = readSources(path, files, wanted, this.#places.rootOf(path));
    else if (isCMakeFile(name)) found = readCMake(path, files, wanted, this.#places.rootOf(path));
    else if (isDirsFile(name) && files.list(path) === undefined) found = this.#dirs(path, new Set());
    else if (name.toLowerCase() === configurationName) found = this.#configured(path);
    if (found !== undefined) this.#read.set(key, found);
    return found;
  }

  #solution(path: string): Description {
    const { projects, problems } = readSolution(path, this.#files);
    return joined(
      { drivers: [], problems, files: [path], ignored: [] },
      projects.flatMap((project) => this.at(project) ?? []),
    );
  }

  #dirs(path: string, seen: Set<string>): Description {
    seen.add(pathKey(path));
    const parts: Description[] = [];
    for (const folder of readDirs(path, this.#files, this.#places.rootOf(path))) {
      const { sourcesFile, dirsFile } = this.#places.look(folder);
      const own = sourcesFile === undefined ? undefined : this.at(sourcesFile);
      if (own !== undefined) parts.push(own);
      else if (dirsFile !== undefined && !seen.has(pathKey(dirsFile)) && seen.size < 500)
        parts.push(this.#dirs(dirsFile, seen));
    }
    return joined({ drivers: [], problems: [], files: [path], ignored: [] }, parts);
  }

  /** The drivers that a `ringside.json` lists, or those of the description it names. */
  #configured(path: string): Description | undefined {
    const configuration = this.#configurations.in(folderOf(path));
    if (configuration === undefined) return undefined;
    const { value, folder, problems } = configuration;
    const files = this.#files;
    const drivers = (value.drivers ?? []).map((driver, i): FoundDriver => {
      const excluded = driver.exclude ?? [];
      const settings: SourceSettings = {
        includePaths: (driver.include ?? []).map((one) => joinPath(folder, one)),
        defines: driver.defines ?? {},
        undefines: [],
        forcedIncludes: [],
      };
      const sources = driver.sources.flatMap((pattern, j) =>
        filesMatching(folder, pattern, files)
          .filter((file) => isSourceFile(file) && !excluded.some((one) => matches(file, folder, one)))
          .map((file) => ({ path: file, why: `drivers.${i}.sources.${j}: ${pattern}`, settings })),
      );
      return {
        name: driver.name,
        kind: "ringside.json",
        from: path,
        target: this.#configurations.target(path),
        ...(driver.type === undefined ? {} : { driverType: driver.type }),
        output: "driver",
        sources: sources.filter((one, k) => sources.findIndex((other) => other.path === one.path) === k),
        links: [],
        ignored: excluded.map((what) => ({ what, why: `drivers.${i}.exclude` })),
      };
    });
    const own: Description = {
      drivers,
      problems: [
        ...problems,
        ...drivers
          .filter(({ sources }) => sources.length === 0)
          .map(
            ({ name }): ProjectProblem => ({
              file: path,
              line: 0,
              column: 0,
              severity: "error",
              message: `driver "${name}": no source matches`,
              remedy: "Paths are relative to the file they are written in.",
            }),
          ),
      ],
      files: [path],
      ignored: [],
    };
    if (value.project === undefined) return own;
    const target = joinPath(folder, value.project);
    const described =
      files.read(target) === undefined || pathKey(target) === pathKey(path) ? undefined : this.at(target);
    if (described !== undefined) return joined(own, [described]);
    const problem: ProjectProblem = {
      file: path,
      line: 0,
      column: 0,
      severity: "error",
      message: `"project": ${value.project} is not there, or no description of a project`,
      remedy: "Name a .sln, .slnx, .vcxproj, compile_commands.json or SOURCES file.",
    };
    return { ...own, problems: [...own.problems, problem] };
  }
}

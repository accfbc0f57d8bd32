// Finds the drivers of a tree without being told: a `ringside.json` if there is one, else projects of Visual Studio, else
// `compile_commands.json`, else SOURCES, else the sources of each folder. Everything read is kept until `forget`.
import { compileUnit, createCompileCache } from "../compile.ts";
import { ownHeaders } from "../contract/own-headers.ts";
import { folderOf, joinPath, normalPath, pathKey } from "../preprocess/paths.ts";
import type { FolderAccess } from "../source/source.ts";
import type { CompileCache, CompileOptions, Target, Unit } from "../unit.ts";
import { readCompileCommands } from "./compile-commands.ts";
import { type Configuration, configurationName, readConfiguration } from "./configuration.ts";
import { groupIntoDrivers } from "./group.ts";
import { type HeaderSet, headerSet } from "./headers.ts";
import {
  baseName,
  type Description,
  type FoundDriver,
  isSourceFile,
  noSettings,
  type ProjectProblem,
  type ProjectSource,
  type SourceSettings,
  stem,
} from "./model.ts";
import { type FolderContents, lookInto, scanTree } from "./scan.ts";
import { isSolution, readSolution } from "./solution.ts";
import { isDirsFile, isSourcesFile, readDirs, readSources } from "./sources.ts";
import { readVcxproj } from "./vcxproj.ts";
import { filesMatching, matches } from "./wildcard.ts";

export interface FinderOptions {
  readonly files: FolderAccess;
  /** Folder of Ringside's own kernel headers. */
  readonly ownHeaders: string;
  /** Folder of other driver headers, used instead of ours. */
  readonly headers?: string;
  /** Asked for by the user: goes before what the project says. */
  readonly target?: Target;
  readonly configuration?: string;
  readonly includePaths?: readonly string[];
  readonly defines?: Readonly<Record<string, string>>;
  /** Above this folder nothing is looked at. */
  readonly root?: string;
  readonly cache?: CompileCache;
}
/** A `ringside.json` that holds for a source. */
export interface FolderConfiguration {
  readonly path: string;
  readonly folder: string;
  readonly value: Configuration;
  readonly text: string;
  readonly problems: readonly ProjectProblem[];
}

/** A folder with more sources than this is no driver: each stands for itself. */
const mostSources = 400;
/** How far up a description is looked for. */
const mostLevels = 16;
/** Projects read to find the one that a source belongs to. */
const mostProjects = 300;
/** Folders looked through below the workspace's own for a project that names a source above it. */
const foldersForOne = 2000;

export class ProjectFinder {
  readonly options: FinderOptions;
  readonly #cache: CompileCache;
  readonly #contents = new Map<string, FolderContents>();
  readonly #descriptions = new Map<string, Description>();
  readonly #configurations = new Map<string, FolderConfiguration | undefined>();
  readonly #headerSets = new Map<string, HeaderSet>();
  readonly #byFolder = new Map<string, readonly FoundDriver[]>();
  readonly #ownUnits = new Map<Target, Unit>();
  #scanned: readonly FolderContents[] | undefined;

  constructor(options: FinderOptions) {
    this.options = options;
    this.#cache = options.cache ?? createCompileCache();
  }

  /** Forgets what was read: something on disk has changed. */
  forget(): void {
    this.#contents.clear();
    this.#descriptions.clear();
    this.#configurations.clear();
    this.#byFolder.clear();
    this.#scanned = undefined;
  }

  /** The driver that a source belongs to: at least itself. Of several the first that is no library. */
  driverOf(source: string): FoundDriver {
    const path = normalPath(source);
    const key = pathKey(path);
    const claimed = new Set<string>();
    for (const drivers of this.#candidates(path, claimed)) {
      const holding = drivers.filter((driver) => driver.sources.some((one) => pathKey(one.path) === key));
      const found = holding.find((driver) => driver.output === "driver") ?? holding[0];
      if (found !== undefined) return found;
      for (const driver of drivers) for (const one of driver.sources) claimed.add(pathKey(one.path));
    }
    const alone = { path, why: "named", settings: noSettings };
    return this.#overlaid(folderDriver(folderOf(path), [alone], this.#target(path)));
  }

  /** How a source is compiled by the description that names it, if one does. */
  settingsOf(source: string): SourceSettings {
    const path = normalPath(source);
    const key = pathKey(path);
    for (const drivers of this.#described(path)) {
      for (const driver of drivers) {
        const found = driver.sources.find((one) => pathKey(one.path) === key);
        if (found !== undefined) return found.settings;
      }
    }
    return this.#configurationSettings({ path, why: "", settings: noSettings });
  }

  /** What a file or folder stands for: all drivers of a folder, solution, project …, or the driver of a source. */
  find(path: string): Description {
    const plain = normalPath(path);
    const described = this.#describe(plain);
    if (described !== undefined) {
      const { files, problems, ignored } = described;
      return { drivers: linked(described.drivers).map((driver) => this.#overlaid(driver)), files, problems, ignored };
    }
    if (this.options.files.list(plain) !== undefined) return this.#tree(plain);
    return { drivers: [this.driverOf(plain)], problems: [], files: [], ignored: [] };
  }

  /** What was wrong in the descriptions read so far. */
  get problems(): readonly ProjectProblem[] {
    const all = [...this.#descriptions.values()].flatMap(({ problems }) => problems);
    return all.filter(
      (one, i) =>
        all.findIndex(
          (other) => other.file === one.file && other.line === one.line && other.message === one.message,
        ) === i,
    );
  }
  /** The configurations read so far. */
  get configurations(): readonly FolderConfiguration[] {
    return [...this.#configurations.values()].filter((one) => one !== undefined);
  }

  /** The configurations that hold for a file, the nearest first. */
  configurationsOf(path: string): readonly FolderConfiguration[] {
    const found: FolderConfiguration[] = [];
    for (const folder of this.#upward(folderOf(path))) {
      const one = this.#configuration(folder);
      if (one !== undefined) found.push(one);
    }
    return found;
  }

  /** How a source of a driver is compiled. */
  compileOptions(driver: FoundDriver, source: ProjectSource): CompileOptions {
    const { files, includePaths = [], defines = {} } = this.options;
    const headers = this.headersOf(source.path);
    const settings = source.settings;
    return {
      target: driver.target,
      files,
      includePaths: [...new Set([...includePaths, ...settings.includePaths, ...headers.folders])],
      defines: { ...headers.defines, ...settings.defines, ...defines },
      undefines: settings.undefines.filter((name) => defines[name] === undefined),
      forcedIncludes: [...headers.forcedIncludes, ...settings.forcedIncludes],
      madeHeaders: settings.madeHeaders ?? [],
      ...(headers.kind === "ringside" ? {} : { contracts: this.#contracts(driver.target) }),
      cache: this.#cache,
    };
  }

  /** Our own headers, for what others leave out. */
  #contracts(target: Target): Unit {
    let known = this.#ownUnits.get(target);
    if (known === undefined) {
      known = ownHeaders(this.options.ownHeaders, this.options.files, target, this.#cache);
      this.#ownUnits.set(target, known);
    }
    return known;
  }

  /** The driver headers that hold for a file. */
  headersOf(path: string): HeaderSet {
    const configured = this.configurationsOf(path).find(({ value }) => value.headers !== undefined);
    const folder =
      this.options.headers ??
      (configured === undefined
        ? this.options.ownHeaders
        : joinPath(configured.folder, configured.value.headers ?? ""));
    let known = this.#headerSets.get(folder);
    if (known === undefined) {
      known = headerSet(folder, this.options.ownHeaders, this.options.files);
      this.#headerSets.set(folder, known);
    }
    return known;
  }

  // ---- a tree ---------------------------------------------------------------------------------------------------------

  #tree(root: string): Description {
    const { folders, cut } = scanTree(root, (folder) => this.#look(folder));
    const problems: ProjectProblem[] = [];
    const files: string[] = [];
    const ignored: Description["ignored"][number][] = [];
    const drivers: FoundDriver[] = [];
    const claimed = new Set<string>();
    if (cut)
      problems.push({
        file: root,
        line: 0,
        column: 0,
        severity: "warning",
        message: "the folder is larger than is looked through: some of it is left out",
        remedy: "Name a smaller folder, or describe the drivers in a ringside.json.",
      });
    const take = (descriptions: readonly Description[]): void => {
      const fresh: FoundDriver[] = [];
      for (const description of descriptions) {
        problems.push(...description.problems);
        files.push(...description.files);
        ignored.push(...description.ignored);
        fresh.push(
          ...description.drivers.filter((driver) => driver.sources.some(({ path }) => !claimed.has(pathKey(path)))),
        );
      }
      for (const driver of linked(fresh)) {
        const whole = this.#overlaid(driver);
        for (const { path } of driver.sources) claimed.add(pathKey(path));
        if (whole.sources.length > 0) drivers.push(whole);
      }
    };
    const describe = (paths: readonly (string | undefined)[]): Description[] =>
      paths.flatMap((path) => (path === undefined ? [] : (this.#describe(path) ?? [])));
    take(describe(folders.map(({ configuration }) => configuration)));
    const solutions = folders.flatMap((one) => one.solutions);
    const named = solutions.flatMap((path) => readSolution(path, this.options.files).projects);
    const known = new Set(named.map(pathKey));
    const loose = folders.flatMap((one) => one.projects).filter((path) => !known.has(pathKey(path)));
    take(describe([...solutions, ...loose]));
    take(describe(folders.map(({ compileCommands }) => compileCommands)));
    take(describe(folders.map(({ sourcesFile }) => sourcesFile)));
    // Where a project compiles some of a folder's sources, the others are no part of any driver.
    const unbuilt = new Map<string, string>();
    for (const { projects, sourcesFile } of folders) {
      for (const path of [...projects, sourcesFile]) {
        const folder = path === undefined ? "" : folderOf(path);
        if (
          path !== undefined &&
          drivers.some((one) => one.from === path && one.sources.some((source) => folderOf(source.path) === folder))
        )
          unbuilt.set(pathKey(folder), `${baseName(path)} beside it does not compile it`);
      }
    }
    for (const { sources } of folders) {
      for (const source of sources) {
        if (claimed.has(pathKey(source))) continue;
        const excluded = this.#excluded(source) ?? unbuilt.get(pathKey(folderOf(source)));
        if (excluded !== undefined) {
          ignored.push({ what: source, why: excluded });
          claimed.add(pathKey(source));
          continue;
        }
        const driver = this.driverOf(source);
        for (const { path } of driver.sources) claimed.add(pathKey(path));
        claimed.add(pathKey(source));
        drivers.push(driver);
      }
    }
    return { drivers, problems, files: [...new Set(files)], ignored };
  }

  // ---- one source -------------------------------------------------------------------------------------------------------

  /** Groups of drivers in the order in which they are asked for a source. `claimed`: the sources of those asked so far. */
  *#candidates(path: string, claimed: ReadonlySet<string>): Generator<readonly FoundDriver[]> {
    yield* this.#described(path);
    yield this.#folder(folderOf(path), path, claimed);
  }

  *#described(path: string): Generator<readonly FoundDriver[]> {
    const above = [...this.#upward(folderOf(path))];
    const looks = above.map((folder) => this.#look(folder));
    yield this.#drivers(looks.map(({ configuration }) => configuration));
    const solutions = looks.flatMap((one) => one.solutions);
    yield this.#drivers(this.#mentioning([...looks.flatMap((one) => one.projects), ...solutions], path));
    yield this.#drivers(looks.map(({ compileCommands }) => compileCommands));
    for (const folder of above) {
      for (const build of ["build", "out"]) yield this.#drivers([this.#look(joinPath(folder, build)).compileCommands]);
    }
    const below = (looks[0]?.folders ?? []).slice(0, 50).map((folder) => this.#look(folder));
    yield this.#drivers([...looks, ...below].slice(0, 60).map(({ sourcesFile }) => sourcesFile));
    if (this.options.root !== undefined) {
      this.#scanned ??= scanTree(this.options.root, (folder) => this.#look(folder), foldersForOne).folders;
      const scanned = this.#scanned;
      yield this.#drivers(
        this.#mentioning(
          scanned.flatMap((one) => [...one.projects, ...one.solutions]),
          path,
        ),
      );
      yield this.#drivers(scanned.map(({ compileCommands }) => compileCommands));
      yield this.#drivers(scanned.map(({ sourcesFile }) => sourcesFile));
    }
  }

  /** Of many projects those that may have a source: they, or what they import, would have to name it or use a wildcard. */
  #mentioning(paths: readonly string[], source: string): string[] {
    const name = source.slice(source.lastIndexOf("/") + 1).toLowerCase();
    if (paths.length <= 8) return [...paths];
    return paths
      .filter((path) => {
        if (isSolution(path)) return true;
        const text = this.options.files.read(path)?.toLowerCase() ?? "";
        return (
          text.includes(name) ||
          /include\s*=\s*"[^"]*\*/.test(text) ||
          text.includes(".props") ||
          text.includes(".vcxitems")
        );
      })
      .slice(0, mostProjects);
  }

  #drivers(paths: readonly (string | undefined)[]): readonly FoundDriver[] {
    const found = paths.flatMap((path) => (path === undefined ? [] : (this.#describe(path)?.drivers ?? [])));
    return linked(found).map((driver) => this.#overlaid(driver));
  }

  /** The drivers that the sources of one folder make, those left out that a description has. */
  #folder(folder: string, opened: string, claimed: ReadonlySet<string>): readonly FoundDriver[] {
    const beside = this.#look(folder).sources.filter(
      (path) => !claimed.has(pathKey(path)) && this.#excluded(path) === undefined,
    );
    const paths = beside.some((path) => pathKey(path) === pathKey(opened)) ? beside : [...beside, opened];
    const key = paths.join("\n");
    const known = this.#byFolder.get(key);
    if (known !== undefined) return known;
    const target = this.#target(opened);
    const sources = (some: readonly string[]): ProjectSource[] =>
      some.map((path) => ({
        path,
        why: some.length === 1 ? "alone in its folder, or a program or driver of its own" : "it lies in the folder",
        settings: noSettings,
      }));
    const whole = this.#overlaid(folderDriver(folder, sources(paths), target));
    let groups: readonly (readonly string[])[];
    if (paths.length > mostSources) groups = paths.map((path) => [path]);
    else if (paths.length < 2) groups = [paths];
    else
      groups = groupIntoDrivers(
        whole.sources.map((source) => compileUnit(source.path, this.compileOptions(whole, source))),
      );
    const made = groups.map((group) => this.#overlaid(folderDriver(folder, sources(group), target)));
    this.#byFolder.set(key, made);
    return made;
  }

  // ---- descriptions -----------------------------------------------------------------------------------------------------

  /** What a description says; undefined for a path that is none. */
  #describe(path: string): Description | undefined {
    const key = pathKey(path);
    const known = this.#descriptions.get(key);
    if (known !== undefined) return known;
    const { files } = this.options;
    const name = path.slice(path.lastIndexOf("/") + 1);
    let found: Description | undefined;
    const wanted = { target: this.#target(path), ...this.#wantedConfiguration(path) };
    if (/\.vcxproj$/i.test(name)) {
      const solution = this.#solutionOf(path);
      const root = this.#root(path);
      found = readVcxproj(path, files, wanted, { solutionFolder: solution ?? folderOf(path), root });
    } else if (isSolution(name)) found = this.#solution(path);
    else if (name.toLowerCase() === "compile_commands.json") found = readCompileCommands(path, files, wanted);
    else if (isSourcesFile(name) && files.list(path) === undefined)
      found = readSources(path, files, wanted, this.#root(path));
    else if (isDirsFile(name) && files.list(path) === undefined) found = this.#dirs(path, new Set());
    else if (name.toLowerCase() === configurationName) found = this.#configured(path);
    if (found !== undefined) this.#descriptions.set(key, found);
    return found;
  }

  #solution(path: string): Description {
    const { projects, problems } = readSolution(path, this.options.files);
    return joined(
      { drivers: [], problems, files: [path], ignored: [] },
      projects.flatMap((project) => this.#describe(project) ?? []),
    );
  }

  #dirs(path: string, seen: Set<string>): Description {
    seen.add(pathKey(path));
    const parts: Description[] = [];
    for (const folder of readDirs(path, this.options.files, this.#root(path))) {
      const { sourcesFile, dirsFile } = this.#look(folder);
      const own = sourcesFile === undefined ? undefined : this.#describe(sourcesFile);
      if (own !== undefined) parts.push(own);
      else if (dirsFile !== undefined && !seen.has(pathKey(dirsFile)) && seen.size < 500)
        parts.push(this.#dirs(dirsFile, seen));
    }
    return joined({ drivers: [], problems: [], files: [path], ignored: [] }, parts);
  }

  /** The drivers that a `ringside.json` lists, or those of the description it names. */
  #configured(path: string): Description | undefined {
    const configuration = this.#configuration(folderOf(path));
    if (configuration === undefined) return undefined;
    const { value, folder, problems } = configuration;
    const { files } = this.options;
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
        target: this.#target(path),
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
      files.read(target) === undefined || pathKey(target) === pathKey(path) ? undefined : this.#describe(target);
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

  #configuration(folder: string): FolderConfiguration | undefined {
    const key = pathKey(folder);
    if (this.#configurations.has(key)) return this.#configurations.get(key);
    const path = this.#look(folder).configuration;
    const text = path === undefined ? undefined : this.options.files.read(path);
    const made =
      path === undefined || text === undefined ? undefined : { path, folder, ...readConfiguration(path, text) };
    this.#configurations.set(key, made);
    if (made?.value.encoding !== undefined) this.options.files.decodeAs?.(folder, made.value.encoding);
    return made;
  }

  /** Adds what the configurations say to a driver's sources, and takes out what they exclude. */
  #overlaid(driver: FoundDriver): FoundDriver {
    const cached = new Map<SourceSettings, Map<string, SourceSettings>>();
    const ignored = [...driver.ignored];
    const sources = driver.sources.flatMap((source) => {
      const excluded = this.#excluded(source.path);
      if (excluded !== undefined) {
        ignored.push({ what: source.path, why: excluded });
        return [];
      }
      const path = this.#located(source.path);
      const folder = folderOf(path);
      const byFolder = cached.get(source.settings) ?? new Map<string, SourceSettings>();
      cached.set(source.settings, byFolder);
      let settings = byFolder.get(folder);
      if (settings === undefined) {
        settings = this.#configurationSettings(source);
        byFolder.set(folder, settings);
      }
      return [settings === source.settings && path === source.path ? source : { ...source, path, settings }];
    });
    return { ...driver, sources, ignored };
  }

  /** The path by which the rest of the world knows a file that a project may write in another letter case. */
  #located(path: string): string {
    const found = this.options.files.locate?.(path);
    return found === undefined ? path : normalPath(found);
  }

  #configurationSettings({ path, settings }: ProjectSource): SourceSettings {
    let made = settings;
    for (const { value, folder } of this.configurationsOf(path)) {
      if (value.include === undefined && value.defines === undefined && value.forcedIncludes === undefined) continue;
      const defines = { ...made.defines };
      for (const [name, text] of Object.entries(value.defines ?? {})) defines[name] ??= text;
      made = {
        ...made,
        includePaths: [...made.includePaths, ...(value.include ?? []).map((one) => joinPath(folder, one))],
        defines,
        undefines: made.undefines.filter((name) => defines[name] === undefined),
        forcedIncludes: [...made.forcedIncludes, ...(value.forcedIncludes ?? [])],
      };
    }
    return made;
  }

  #excluded(path: string): string | undefined {
    for (const { value, folder, path: file } of this.configurationsOf(path)) {
      const pattern = value.exclude?.find((one) => excludes(one).some((each) => matches(path, folder, each)));
      if (pattern !== undefined) return `excluded by "${pattern}" in ${file}`;
    }
    return undefined;
  }

  // ---- places -----------------------------------------------------------------------------------------------------------

  #target(path: string): Target {
    return this.options.target ?? this.configurationsOf(path).find(({ value }) => value.target)?.value.target ?? "x64";
  }
  #wantedConfiguration(path: string): { configuration?: string } {
    const wanted =
      this.options.configuration ??
      this.configurationsOf(path).find(({ value }) => value.configuration !== undefined)?.value.configuration;
    return wanted === undefined ? {} : { configuration: wanted };
  }
  #look(folder: string): FolderContents {
    const key = pathKey(folder);
    let known = this.#contents.get(key);
    if (known === undefined) {
      known = lookInto(folder, this.options.files);
      this.#contents.set(key, known);
    }
    return known;
  }
  /** A folder and those above it, up to the root of the workspace or of the repository. */
  *#upward(from: string): Generator<string> {
    const root = this.options.root === undefined ? undefined : pathKey(this.options.root);
    let folder = from;
    for (let level = 0; level < mostLevels; level++) {
      yield folder;
      if (pathKey(folder) === root || (root === undefined && this.#look(folder).isRepository)) return;
      const parent = folderOf(folder);
      if (parent === folder || parent === "" || /^[a-z]:$/i.test(parent)) return;
      folder = parent;
    }
  }
  /** Below which folder a description may lead to other files. */
  #root(path: string): string {
    if (this.options.root !== undefined && pathKey(path).startsWith(`${pathKey(this.options.root)}/`))
      return this.options.root;
    let best: string | undefined;
    for (const folder of this.#upward(folderOf(path))) {
      const { isRepository, solutions, configuration } = this.#look(folder);
      if (isRepository) return folder;
      if (solutions.length > 0 || configuration !== undefined) best = folder;
    }
    return best ?? (folderOf(folderOf(path)) || folderOf(path));
  }
  /** The folder of the solution above a project that names it. */
  #solutionOf(project: string): string | undefined {
    for (const folder of this.#upward(folderOf(project))) {
      for (const path of this.#look(folder).solutions) {
        const { projects } = readSolution(path, this.options.files);
        if (projects.some((one) => pathKey(one) === pathKey(project))) return folder;
      }
    }
    return undefined;
  }
}

/** A name without a folder excludes what bears it at any depth, and a folder all that is in it. */
function excludes(pattern: string): readonly string[] {
  const plain = pattern.replace(/[\\/]+$/, "");
  const anywhere = /[\\/]/.test(plain) ? plain : `**/${plain}`;
  return [anywhere, `${anywhere}/**`];
}

function folderDriver(folder: string, sources: readonly ProjectSource[], target: Target): FoundDriver {
  const only = sources.length === 1 ? sources[0] : undefined;
  return {
    name: only === undefined ? folder.slice(folder.lastIndexOf("/") + 1) || "driver" : stem(only.path),
    kind: only === undefined ? "folder" : "file",
    from: folder,
    target,
    output: "driver",
    sources,
    links: [],
    ignored: [],
  };
}

function joined(own: Description, others: readonly Description[]): Description {
  return {
    drivers: [...own.drivers, ...others.flatMap(({ drivers }) => drivers)],
    problems: [...own.problems, ...others.flatMap(({ problems }) => problems)],
    files: [...own.files, ...others.flatMap(({ files }) => files)],
    ignored: [...own.ignored, ...others.flatMap(({ ignored }) => ignored)],
  };
}

/** Drivers with the sources of the libraries they link; a library that a driver here links is no longer listed by itself. */
function linked(drivers: readonly FoundDriver[]): FoundDriver[] {
  const unique = drivers.filter(
    (driver, i) =>
      driver.kind !== "vcxproj" || drivers.findIndex((one) => one.kind === "vcxproj" && one.from === driver.from) === i,
  );
  const libraries = new Map(unique.filter((one) => one.output === "library").map((one) => [pathKey(one.from), one]));
  if (libraries.size === 0) return unique;
  const used = new Set<string>();
  const whole = unique.map((driver) => {
    if (driver.output === "library" || driver.links.length === 0) return driver;
    const sources = [...driver.sources];
    const seen = new Set(sources.map(({ path }) => pathKey(path)));
    const queue = [...driver.links];
    const visited = new Set<string>();
    for (let link = queue.shift(); link !== undefined; link = queue.shift()) {
      const library = libraries.get(pathKey(link));
      if (library === undefined || visited.has(library.from)) continue;
      visited.add(library.from);
      used.add(pathKey(link));
      queue.push(...library.links);
      for (const source of library.sources) {
        if (seen.has(pathKey(source.path))) continue;
        seen.add(pathKey(source.path));
        sources.push({ ...source, why: `${source.why}, of ${library.name}, which it links` });
      }
    }
    return { ...driver, sources };
  });
  return whole.filter((driver) => driver.output !== "library" || !used.has(pathKey(driver.from)));
}

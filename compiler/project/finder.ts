// Finds the drivers of a tree without being told: a `ringside.json` if there is one, else projects of Visual Studio, else
// `compile_commands.json`, else SOURCES, else the sources of each folder. Everything read is kept until `forget`.
import { compileUnit, createCompileCache } from "../compile.ts";
import { ownHeaders } from "../contract/own-headers.ts";
import { folderOf, isInside, joinPath, normalPath, pathKey } from "../preprocess/paths.ts";
import type { FolderAccess } from "../source/source.ts";
import type { CompileCache, CompileOptions, Target, Unit } from "../unit.ts";
import { Descriptions } from "./descriptions.ts";
import { callWin32, folderDriver, isFirmware, isForUsers, isOfKernel, linked } from "./driver-set.ts";
import { type FolderConfiguration, FolderConfigurations } from "./folder-configurations.ts";
import { definitionsInText, definitionsOf, groupIntoDrivers, isProgramText } from "./group.ts";
import { HeaderIndex } from "./header-index.ts";
import { type HeaderSet, headerSet, programHeaders } from "./headers.ts";
import {
  baseName,
  type Description,
  type FoundDriver,
  noSettings,
  type ProjectProblem,
  type ProjectSource,
  type SourceSettings,
} from "./model.ts";
import { Places } from "./places.ts";
import { type FolderContents, scanTree } from "./scan.ts";
import { isSolution, readSolution } from "./solution.ts";

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
/** A folder with more sources than this is no driver: each stands for itself. */
const mostSources = 400;
/** Texts read to tell a program from a driver. */
const mostTexts = 500;
/** Of more sources in one folder it is told from their texts which belong together. */
const mostCompiled = 24;
/** Projects read to find the one that a source belongs to. */
const mostProjects = 300;
/** Folders looked through below the workspace's own for a project that names a source above it. */
const foldersForOne = 2000;

export class ProjectFinder {
  readonly options: FinderOptions;
  readonly #cache: CompileCache;
  readonly #places: Places;
  readonly #configurations: FolderConfigurations;
  readonly #descriptions: Descriptions;
  readonly #headers: HeaderIndex;
  readonly #headerSets = new Map<string, HeaderSet>();
  readonly #byFolder = new Map<string, readonly FoundDriver[]>();
  readonly #ownUnits = new Map<Target, Unit>();
  /** What the texts of a driver as it was described say of it. */
  #told = new WeakMap<FoundDriver, FoundDriver>();
  #scanned: readonly FolderContents[] | undefined;
  /** The folder that was last looked through as a whole. */
  #named: string | undefined;

  constructor(options: FinderOptions) {
    this.options = options;
    this.#cache = options.cache ?? createCompileCache();
    this.#places = new Places(options.files, options.root);
    this.#headers = new HeaderIndex(this.#places);
    this.#configurations = new FolderConfigurations(options.files, this.#places, options);
    this.#descriptions = new Descriptions(options.files, this.#places, this.#configurations);
  }

  /** Forgets what was read: something on disk has changed. */
  forget(): void {
    this.#places.forget();
    this.#headers.forget();
    this.#descriptions.forget();
    this.#configurations.forget();
    this.#byFolder.clear();
    this.#told = new WeakMap();
    this.#scanned = undefined;
  }

  /** The driver that a source belongs to: at least itself. Of several the first that is no library. `parts`: keys of what others include. */
  driverOf(source: string, parts: Iterable<string> = []): FoundDriver {
    const path = normalPath(source);
    const key = pathKey(path);
    const claimed = new Set(parts);
    for (const drivers of this.#candidates(path, claimed)) {
      const holding = drivers.filter((driver) => driver.sources.some((one) => pathKey(one.path) === key));
      const found = holding.find((driver) => driver.output === "driver") ?? holding[0];
      if (found !== undefined) return found;
      for (const driver of drivers) for (const one of driver.sources) claimed.add(pathKey(one.path));
    }
    const alone = { path, why: "named", settings: noSettings };
    return this.#ofUsers(
      this.#configurations.overlaid(folderDriver(folderOf(path), [alone], this.#configurations.target(path))),
    );
  }

  /**
   * Where no description says it, it is told from the sources' texts, and those of the headers beside them, whether they are a program.
   * A project that leaves it open builds one, unless something in it is of the kernel.
   */
  #ofUsers(found: FoundDriver): FoundDriver {
    let told = this.#told.get(found);
    if (told === undefined) {
      told = this.#toldFromTexts(found);
      this.#told.set(found, told);
    }
    return told;
  }
  #toldFromTexts(found: FoundDriver): FoundDriver {
    const texts = this.#textsOf(found);
    const own = found.sources.map(({ path }) => this.options.files.read(path) ?? "");
    const [only = "", ...others] = own;
    const isProgram =
      (found.kind === "file" && others.length === 0 && isProgramText(only)) ||
      isFirmware(own) ||
      isForUsers(texts) ||
      callWin32(own) ||
      (found.outputUntold === true && !isOfKernel(texts));
    return isProgram ? { ...found, output: "program" } : found;
  }
  /** A driver's sources and what they include in quotes, found without compiling. */
  filesOf(driver: FoundDriver): readonly string[] {
    return [...this.#taken(driver).keys()];
  }
  /** Of its sources and the headers beside them and in their include folders. */
  #textsOf(found: FoundDriver): string[] {
    return [...this.#taken(found).values()].map(({ text }) => text);
  }
  /** A driver's sources, and what they include in quotes, by their paths: at most so many. */
  #taken(found: FoundDriver): ReadonlyMap<string, { readonly text: string; readonly by: string }> {
    const texts = new Map<string, { text: string; by: string }>();
    const queue = found.sources.map(({ path, settings }) => ({ path, folders: settings.includePaths, by: path }));
    for (let next = queue.shift(); next !== undefined && texts.size < mostTexts; next = queue.shift()) {
      const { path, folders, by } = next;
      if (texts.has(path)) continue;
      const text = this.options.files.read(path);
      if (text === undefined) continue;
      texts.set(path, { text, by });
      for (const [, name = ""] of text.matchAll(/^[ \t]*#[ \t]*include[ \t]*"([\w./\\-]+)"/gm))
        for (const folder of [folderOf(path), ...folders])
          queue.push({ path: joinPath(folder, name.replaceAll("\\", "/")), folders, by: path });
    }
    return texts;
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
    // A library's source may be known only from the driver that links it, which may lie anywhere.
    return this.#descriptions.settingsOf(key) ?? this.#configurations.settings({ path, why: "", settings: noSettings });
  }

  /** What a file or folder stands for: all drivers of a folder, solution, project …, or the driver of a source. */
  find(path: string): Description {
    const plain = normalPath(path);
    const described = this.#descriptions.at(plain);
    if (described !== undefined) {
      const { files, problems, ignored } = described;
      return {
        drivers: this.#linked(described.drivers).map((driver) => this.#configurations.overlaid(driver)),
        files,
        problems,
        ignored,
      };
    }
    if (this.options.files.list(plain) !== undefined) return this.#tree(plain);
    return { drivers: [this.driverOf(plain)], problems: [], files: [], ignored: [] };
  }

  /** What was wrong in the descriptions read so far. */
  get problems(): readonly ProjectProblem[] {
    return this.#descriptions.problems;
  }
  /** The configurations read so far. */
  get configurations(): readonly FolderConfiguration[] {
    return this.#configurations.all;
  }

  /** The configurations that hold for a file, the nearest first. */
  configurationsOf(path: string): readonly FolderConfiguration[] {
    return this.#configurations.of(path);
  }

  /** A header of the tree that was named, or else of the repository or solution that the including file is in. */
  readonly #headerElsewhere = (name: string, from: string): string | undefined => {
    const below = (folder: string): boolean => pathKey(from).startsWith(`${pathKey(folder)}/`);
    if (below(this.options.ownHeaders)) return undefined;
    const root =
      this.#named !== undefined && below(this.#named)
        ? this.#named
        : (this.#places.markedRootOf(from) ?? folderOf(normalPath(from)));
    return this.#headers.find(name, from, root);
  };

  /** How a source of a driver is compiled. */
  compileOptions(driver: FoundDriver, source: ProjectSource): CompileOptions {
    const { files, includePaths = [], defines = {} } = this.options;
    const headers = driver.output === "program" ? programHeaders(this.options.ownHeaders) : this.headersOf(source.path);
    const settings = source.settings;
    return {
      target: driver.target,
      files,
      includePaths: [...new Set([...includePaths, ...settings.includePaths, ...headers.folders])],
      defines: { ...headers.defines, ...settings.defines, ...defines },
      undefines: [...(headers.undefines ?? []), ...settings.undefines].filter((name) => defines[name] === undefined),
      forcedIncludes: [...headers.forcedIncludes, ...settings.forcedIncludes],
      madeHeaders: settings.madeHeaders ?? {},
      ...(settings.language === undefined ? {} : { language: settings.language }),
      headerElsewhere: this.#headerElsewhere,
      kitFolders: headers.folders,
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
    this.#named = root;
    const { folders, cut } = scanTree(root, (folder) => this.#places.look(folder));
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
      for (const driver of this.#linked(fresh)) {
        const whole = this.#configurations.overlaid(driver);
        for (const { path } of driver.sources) claimed.add(pathKey(path));
        if (whole.sources.length > 0) drivers.push(whole);
      }
    };
    const describe = (paths: readonly (string | undefined)[]): Description[] =>
      paths.flatMap((path) => (path === undefined ? [] : (this.#descriptions.at(path) ?? [])));
    take(describe(folders.map(({ configuration }) => configuration)));
    const solutions = folders.flatMap((one) => one.solutions);
    const named = solutions.flatMap((path) => readSolution(path, this.options.files).projects);
    const known = new Set(named.map(pathKey));
    const loose = folders.flatMap((one) => one.projects).filter((path) => !known.has(pathKey(path)));
    take(describe([...solutions, ...loose]));
    take(describe(folders.map(({ compileCommands }) => compileCommands)));
    // A folder's file is part of the one above that adds it.
    for (const { cmakeFile } of folders)
      if (cmakeFile !== undefined && !files.includes(cmakeFile)) take(describe([cmakeFile]));
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
    for (const { from, sources } of drivers.filter(({ output }) => output === "driver"))
      for (const { path } of sources) {
        const folder = pathKey(folderOf(path));
        if (!unbuilt.has(folder)) unbuilt.set(folder, `${baseName(from)} compiles others of its folder, and not it`);
      }
    let isDescribed = drivers.some(({ output }) => output === "driver");
    // Of what no description names, what is not the kernel's: no driver, if anything here is one.
    const others: FoundDriver[] = [];
    const parts = this.#includedSources(drivers);
    const projectFolders = new Set(folders.flatMap((one) => one.projects).map((path) => pathKey(folderOf(path))));
    for (const { sources } of folders) {
      for (const source of sources) {
        if (claimed.has(pathKey(source))) continue;
        const whole = parts.get(pathKey(source));
        if (whole !== undefined) {
          ignored.push({ what: source, why: `${baseName(whole)} includes it` });
          claimed.add(pathKey(source));
          continue;
        }
        const excluded =
          this.#configurations.excluded(source) ??
          unbuilt.get(pathKey(folderOf(source))) ??
          this.#fragment(source, projectFolders);
        if (excluded !== undefined) {
          ignored.push({ what: source, why: excluded });
          claimed.add(pathKey(source));
          continue;
        }
        const driver = this.driverOf(source, parts.keys());
        const fresh = driver.sources.filter(({ path }) => !claimed.has(pathKey(path)));
        for (const { path } of driver.sources) claimed.add(pathKey(path));
        claimed.add(pathKey(source));
        const isLoose = driver.output === "driver" && (driver.kind === "file" || driver.kind === "folder");
        if (isLoose && !isOfKernel(this.#textsOf(driver))) others.push({ ...driver, sources: fresh });
        else {
          drivers.push(driver);
          isDescribed ||= driver.output === "driver";
        }
      }
    }
    if (!isDescribed) drivers.push(...others);
    else
      for (const { path } of others.flatMap(({ sources }) => sources))
        ignored.push({ what: path, why: "no project compiles it, and it has nothing of the kernel" });
    return { drivers, problems, files: [...new Set(files)], ignored };
  }

  /**
   * Why a source below a project that does not name it is none: it uses the types of Windows and includes no header that declares
   * them, so it is text for another source to take in.
   */
  #fragment(source: string, projectFolders: ReadonlySet<string>): string | undefined {
    if (![...this.#places.upward(folderOf(source))].some((folder) => projectFolders.has(pathKey(folder))))
      return undefined;
    const text = this.options.files.read(source) ?? "";
    return !/^[ \t]*#[ \t]*(?:include|import)\b/m.test(text) && /\b(?:NTSTATUS|ULONG|UCHAR|PVOID|BOOLEAN)\b/.test(text)
      ? "no project compiles it, and it includes no header: a part of a source that is not here"
      : undefined;
  }

  /** Sources that those of drivers include, by their keys, and who includes them: parts of others, to be read there. */
  #includedSources(drivers: readonly FoundDriver[]): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    for (const driver of drivers)
      for (const [path, { by }] of this.#taken(driver))
        if (by !== path && /\.(?:c|cc|cpp|cxx)$/i.test(path)) found.set(pathKey(path), by);
    return found;
  }

  // ---- one source -------------------------------------------------------------------------------------------------------

  /** Groups of drivers in the order in which they are asked for a source. `claimed`: the sources of those asked so far. */
  *#candidates(path: string, claimed: ReadonlySet<string>): Generator<readonly FoundDriver[]> {
    yield* this.#described(path);
    yield this.#folder(folderOf(path), path, claimed);
  }

  *#described(path: string): Generator<readonly FoundDriver[]> {
    const above = [...this.#places.upward(folderOf(path))];
    const looks = above.map((folder) => this.#places.look(folder));
    yield this.#drivers(looks.map(({ configuration }) => configuration));
    const solutions = looks.flatMap((one) => one.solutions);
    yield this.#drivers(this.#mentioning([...looks.flatMap((one) => one.projects), ...solutions], path));
    yield this.#drivers(looks.map(({ compileCommands }) => compileCommands));
    for (const folder of above) {
      for (const build of ["build", "out"])
        yield this.#drivers([this.#places.look(joinPath(folder, build)).compileCommands]);
    }
    // The topmost knows what its folders' files are told.
    for (const { cmakeFile } of looks.toReversed()) yield this.#drivers([cmakeFile]);
    const below = (looks[0]?.folders ?? []).slice(0, 50).map((folder) => this.#places.look(folder));
    yield this.#drivers([...looks, ...below].slice(0, 60).map(({ sourcesFile }) => sourcesFile));
    if (this.options.root !== undefined) {
      this.#scanned ??= scanTree(this.options.root, (folder) => this.#places.look(folder), foldersForOne).folders;
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
    const found = paths.flatMap((path) => (path === undefined ? [] : (this.#descriptions.at(path)?.drivers ?? [])));
    return this.#linked(found).map((driver) => this.#configurations.overlaid(driver));
  }

  /** Libraries are read where a description links them, inside the workspace. */
  #linked(drivers: readonly FoundDriver[]): FoundDriver[] {
    const told = drivers.map((driver) => (driver.outputUntold ? this.#ofUsers(driver) : driver));
    return linked(told, (link, { from }) =>
      isInside(link, this.#places.rootOf(from)) ? this.#descriptions.at(link)?.drivers[0] : undefined,
    );
  }

  /** The drivers that the sources of one folder make, those left out that a description has. */
  #folder(folder: string, opened: string, claimed: ReadonlySet<string>): readonly FoundDriver[] {
    const beside = this.#places
      .look(folder)
      .sources.filter((path) => !claimed.has(pathKey(path)) && this.#configurations.excluded(path) === undefined);
    const paths = beside.some((path) => pathKey(path) === pathKey(opened)) ? beside : [...beside, opened];
    const key = paths.join("\n");
    const known = this.#byFolder.get(key);
    if (known !== undefined) return known;
    const target = this.#configurations.target(opened);
    const sources = (some: readonly string[]): ProjectSource[] =>
      some.map((path) => ({
        path,
        why: some.length === 1 ? "alone in its folder, or a program or driver of its own" : "it lies in the folder",
        settings: noSettings,
      }));
    const whole = this.#configurations.overlaid(folderDriver(folder, sources(paths), target));
    let groups: readonly (readonly string[])[];
    if (paths.length > mostSources) groups = paths.map((path) => [path]);
    else if (paths.length < 2) groups = [paths];
    else {
      // What is no driver is not compiled only to be put in groups.
      const isSkimmed = paths.length > mostCompiled || !isOfKernel(this.#textsOf(whole));
      groups = groupIntoDrivers(
        whole.sources.map((source) =>
          isSkimmed
            ? definitionsInText(source.path, this.options.files.read(source.path) ?? "")
            : definitionsOf(compileUnit(source.path, this.compileOptions(whole, source))),
        ),
      );
    }
    const made = groups.map((group) =>
      this.#ofUsers(this.#configurations.overlaid(folderDriver(folder, sources(group), target))),
    );
    this.#byFolder.set(key, made);
    return made;
  }
}

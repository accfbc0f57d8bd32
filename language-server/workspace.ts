// The files an editor has open, the drivers they belong to, and their state of being checked. No transport, no disk.
import { createCompileCache, type Slices, toEnd } from "../compiler/index.ts";
import { normalPath, pathKey } from "../compiler/preprocess/paths.ts";
import { ProjectFinder } from "../compiler/project/finder.ts";
import type { FolderConfiguration } from "../compiler/project/folder-configurations.ts";
import { headerSet } from "../compiler/project/headers.ts";
import type { FoundDriver, ProjectProblem } from "../compiler/project/model.ts";
import { nearest } from "../compiler/project/nearby.ts";
import { isEncoding } from "../compiler/source/decode.ts";
import type { FolderAccess } from "../compiler/source/source.ts";
import type { CompileCache, Target, Unit } from "../compiler/unit.ts";
import type { Grammars } from "../grammars/index.ts";
import { driverKey, driverProject } from "./driver.ts";
import type { Suggestions } from "./features/completion.ts";
import { headersFor, type IncludePlace } from "./features/include-paths.ts";
import type { Finding } from "./finding.ts";
import { sourcesAround } from "./including.ts";
import type { DriverProject } from "./project.ts";
import type { ProgramsAnswer } from "./project-request.ts";
import { configurationProblems } from "./rule-settings.ts";

/** What the program around the server gives it. */
export interface ServerHost {
  readonly files: FolderAccess;
  /** Folder of our kernel headers. */
  readonly headers: string;
  /** Loaded once, when first wanted. */
  grammars(): Promise<Grammars>;
  /** Where a rule's page can be opened. */
  pageOf(rule: string): string | undefined;
}
/** How much of a driver a question needs: the one source, all of them read, or what a check finds, too. */
export type Extent = "source" | "read" | "checked";
/** What may be shown in the text besides findings. */
export interface Shown {
  readonly codeLens: boolean;
  /** The level behind calls that change it. */
  readonly inlayHints: boolean;
}
export const shownByDefault: Shown = { codeLens: true, inlayHints: true };
export interface Settings {
  readonly target: Target;
  readonly includePath: readonly string[];
  readonly defines: Readonly<Record<string, string>>;
  /** Folder of driver headers to use instead of ours. */
  readonly headers?: string;
  /** The configuration of projects to use, e.g. "Debug". */
  readonly configuration?: string;
  /** Encoding of sources that are no Unicode. */
  readonly encoding?: string;
}
export const defaultSettings: Settings = { target: "x64", includePath: [], defines: {} };

/**
 * Blocks of code walked in one turn, or as much work as that, some 50 ms; at first, and where much is known of memory, some 200. Walks that a
 * pause breaks off begin anew, so shorter ones cost more.
 */
const blocksInSlice = 1000;

interface Preview {
  /** How many edits there had been. */
  readonly edits: number;
  readonly steps: Slices<readonly Finding[]>;
  /** Once it is over. */
  found?: readonly Finding[];
}

export class Workspace {
  readonly #host: ServerHost;
  readonly #open = new Map<string, string>();
  readonly #projects = new Map<string, DriverProject>();
  /** By what their drivers have in common, so that a description read again keeps what has not changed. */
  readonly #byKey = new Map<string, { readonly project: DriverProject; readonly driver: FoundDriver }>();
  readonly #driverOf = new Map<DriverProject, FoundDriver>();
  readonly #findings = new Map<DriverProject, readonly Finding[]>();
  readonly #dirty = new Set<DriverProject>();
  /** Checks that are under way; an edit ends them. */
  readonly #checks = new Map<DriverProject, Slices<readonly Finding[]>>();
  /** Of drivers that have not been checked yet, what their open sources say by themselves; given up when a driver is checked. */
  readonly #previews = new Map<DriverProject, Preview>();
  /** How often something that a driver is made of was another than before. */
  #edits = 0;
  #cache: CompileCache = createCompileCache();
  #settings: Settings = defaultSettings;
  #roots: readonly string[] = [];
  /** Sources around headers that no open driver includes, as far as they were looked for. */
  readonly #around = new Map<string, readonly string[]>();
  /** One for each folder of the workspace, and one for files outside all of them. */
  readonly #finders = new Map<string, ProjectFinder>();

  constructor(host: ServerHost) {
    this.#host = host;
  }

  /** The folders that are open in the editor. */
  changeRoots(added: readonly string[], removed: readonly string[]): void {
    const gone = new Set(removed.map(normalPath));
    this.#roots = [...this.#roots.filter((root) => !gone.has(root)), ...added.map(normalPath)];
    this.#forgetAll();
  }

  // ---- documents --------------------------------------------------------------------------------------------------

  get openPaths(): readonly string[] {
    return [...this.#open.keys()];
  }
  text(path: string): string | undefined {
    return this.#open.get(path) ?? this.#host.files.read(path);
  }
  change(path: string, text: string): void {
    const isNew = !this.#open.has(path);
    this.#open.set(path, text);
    if (isSource(path)) {
      const project = this.projectOf(path);
      if (project) this.#soil(project);
      if (isNew && !project) this.#forgetProjects();
    } else for (const project of this.#projects.values()) this.#soil(project);
  }
  close(path: string): void {
    const before = this.#open.get(path);
    this.#open.delete(path);
    if (before !== this.#host.files.read(path)) this.#touch(path);
  }
  /** Something on disk changed. */
  refresh(path: string): void {
    if (this.#open.has(path)) return;
    // A source or a description may have come or gone; what is only edited elsewhere leaves the projects as they are.
    this.#forgetProjects();
    for (const project of this.#driverOf.keys()) this.#soil(project);
  }
  configure(settings: Settings): void {
    this.#settings = settings;
    this.#forgetAll();
  }
  /** What is known rests on the settings and the folders. */
  #forgetAll(): void {
    const { encoding } = this.#settings;
    if (encoding !== undefined && isEncoding(encoding)) {
      for (const root of this.#roots) this.#host.files.decodeAs?.(root, encoding);
    }
    this.#cache = createCompileCache();
    this.#finders.clear();
    this.#projects.clear();
    this.#around.clear();
    this.#byKey.clear();
    this.#driverOf.clear();
    this.#findings.clear();
    this.#dirty.clear();
    this.#checks.clear();
    this.#previews.clear();
  }

  // ---- projects ---------------------------------------------------------------------------------------------------

  /** The driver a source belongs to; made at first sight. */
  projectOf(path: string): DriverProject | undefined {
    const known = this.#projects.get(path);
    if (known) return known;
    if (!isSource(path) || this.text(path) === undefined) return undefined;
    const finder = this.#finder(path);
    const driver = finder.driverOf(path);
    const key = driverKey(driver);
    const kept = this.#byKey.get(key);
    const same = kept !== undefined && JSON.stringify(kept.driver.sources) === JSON.stringify(driver.sources);
    const project = same ? kept.project : driverProject(finder, driver);
    if (!same) {
      this.#byKey.set(key, { project, driver });
      if (kept !== undefined) this.#drop(kept.project);
      this.#soil(project);
    }
    this.#driverOf.set(project, driver);
    for (const { path: member } of driver.sources) if (!this.#projects.has(member)) this.#projects.set(member, project);
    this.#projects.set(path, project);
    return project;
  }
  /** What was found for a source, and the configurations that hold for it. */
  describe(
    path: string,
  ): { readonly driver: FoundDriver; readonly configurations: readonly FolderConfiguration[] } | undefined {
    const project = this.projectOf(path);
    const driver = project && this.#driverOf.get(project);
    return driver && { driver, configurations: this.configurationsOf(path) };
  }
  /** The `ringside.json` files that hold for a file, the nearest first. */
  configurationsOf(path: string): readonly FolderConfiguration[] {
    return this.#finder(path).configurationsOf(path);
  }
  nameOf(project: DriverProject): string {
    return this.#driverOf.get(project)?.name ?? "";
  }
  /** The programs that the driver of a source may be tried with. */
  programsFor(path: string): ProgramsAnswer {
    const driver = this.describe(path)?.driver;
    if (driver === undefined || driver.output === "program") return { programs: [] };
    const finder = this.#finder(path);
    const isThis = (one: FoundDriver): boolean => driverKey(one) === driverKey(driver);
    // Those of another driver have that one nearer.
    const near = nearest(finder, driver, ({ output }) => output === "program").filter((program) =>
      nearest(finder, program, ({ output }) => output === "driver").some(isThis),
    );
    const isDescribed = driver.kind !== "file" && driver.kind !== "folder";
    return {
      ...(isDescribed ? { driver: driver.name } : {}),
      programs: near.flatMap(({ name, sources: [first] }) =>
        first === undefined ? [] : [{ name, source: first.path }],
      ),
    };
  }
  /** What is wrong in the descriptions of projects. */
  get problems(): readonly ProjectProblem[] {
    return [...this.#finders.values()].flatMap((finder) => [
      ...finder.problems.filter(({ file }) => !finder.configurations.some(({ path }) => path === file)),
      ...finder.configurations.flatMap((one) => configurationProblems(one, this.#host.files)),
    ]);
  }
  /** What is wrong with the folder of headers that the settings name. */
  get headersProblem(): string | undefined {
    const { headers } = this.#settings;
    return headers === undefined ? undefined : headerSet(headers, this.#host.headers, this.#host.files).problem;
  }
  headersOf(path: string): string {
    return this.#finder(path).headersOf(path).from;
  }
  /** What an `#include` of a file can name: headers beside it, and in these folders. */
  headersBefore(path: string, place: IncludePlace): Suggestions {
    const own = this.describe(path)?.driver.sources.find((source) => source.path === path);
    const beside = path.slice(0, Math.max(path.lastIndexOf("/"), 0));
    const folders = [...(own?.settings.includePaths ?? []), this.headersOf(path)];
    return headersFor(place, beside, folders, this.#host.files);
  }
  /** Projects with an open file. */
  get openProjects(): DriverProject[] {
    const wanted = new Set<DriverProject>();
    for (const path of this.#open.keys()) {
      const project = this.projectOf(path);
      if (project) wanted.add(project);
    }
    return [...wanted];
  }
  /** The findings as they are now; the same array as last time if nothing has changed. */
  check(project: DriverProject): readonly Finding[] {
    const known = this.#findings.get(project);
    if (known && !this.#dirty.has(project)) return known;
    const underWay = this.#checks.get(project);
    this.#checks.delete(project);
    return this.#found(project, underWay ? toEnd(underWay) : project.check());
  }
  /** One slice of `check`; whether there is more to do. */
  checkOn(project: DriverProject): boolean {
    if (this.#findings.has(project) && !this.#dirty.has(project)) return false;
    const check = this.#checks.get(project) ?? project.checkInSlices(blocksInSlice);
    // One that fails is not gone on with.
    this.#checks.delete(project);
    const { done, value } = check.next();
    if (done === true) this.#found(project, value);
    else this.#checks.set(project, check);
    return done !== true;
  }
  #found(project: DriverProject, found: readonly Finding[]): readonly Finding[] {
    // Of a program for user mode everything can be asked, but it is no driver: what it must hold to is its own compiler's business.
    const findings = this.#driverOf.get(project)?.output === "program" ? [] : found;
    this.#dirty.delete(project);
    this.#previews.delete(project);
    this.#findings.set(project, findings);
    return findings;
  }
  /** Nothing has been found of it yet, and more of it is to be read than what is open. */
  isUnchecked(project: DriverProject): boolean {
    return !this.#findings.has(project) && project.paths.some((path) => !this.#open.has(path));
  }
  /** What the open sources of a project say by themselves, see `DriverProject.preview`; after an edit, of what they are then. */
  *preview(project: DriverProject): Slices<readonly Finding[]> {
    if (this.#driverOf.get(project)?.output === "program") return [];
    for (;;) {
      const edits = this.#edits;
      let known = this.#previews.get(project);
      if (known?.edits !== edits) {
        known = { edits, steps: project.preview(this.openPaths, blocksInSlice) };
        this.#previews.set(project, known);
      }
      while (edits === this.#edits) {
        if (known.found !== undefined) return known.found;
        // Whoever asks at the same time goes on with it; with one that fails nobody does.
        const isWanted = this.#previews.delete(project);
        const { done, value } = known.steps.next();
        if (done === true) known.found = value;
        if (isWanted) this.#previews.set(project, known);
        if (done !== true) yield;
      }
    }
  }
  /** A source by itself, whatever else belongs to its driver. */
  *unitAlone(path: string): Slices<{ readonly unit: Unit; readonly project: DriverProject } | undefined> {
    const project = this.projectOf(path);
    if (project) yield* project.compileOne(path);
    const unit = project?.unit(path);
    return project && unit && { unit, project };
  }
  /** A source, or a source of an open driver that includes the header, once so much of the driver is known; a slice a step. */
  *unitFor(path: string, extent: Extent): Slices<{ readonly unit: Unit; readonly project: DriverProject } | undefined> {
    const own = this.projectOf(path);
    for (const project of new Set([...(own ? [own] : []), ...this.openProjects])) {
      if (project !== own && isSource(path)) continue;
      yield* this.bring(project, extent);
      const unit = project.unit(path) ?? project.units.find(({ files }) => files.includes(path));
      if (unit && this.#driverOf.has(project)) return { unit, project };
    }
    return isSource(path) || !this.#open.has(path) ? undefined : yield* this.#seenIn(path, extent);
  }
  /** A header of which no driver is open, in the light of a source around it. */
  *#seenIn(
    header: string,
    extent: Extent,
  ): Slices<{ readonly unit: Unit; readonly project: DriverProject } | undefined> {
    const sources = this.#around.get(header) ?? sourcesAround(this.#finder(header), header, (file) => this.text(file));
    this.#around.set(header, sources);
    for (const source of sources) {
      const project = this.projectOf(source);
      if (project === undefined) continue;
      yield* project.compileOne(source);
      if (project.unit(source)?.files.includes(header) !== true) continue;
      yield* this.bring(project, extent);
      const unit = project.unit(source);
      return unit && this.#driverOf.has(project) ? { unit, project } : undefined;
    }
    return undefined;
  }
  /** Finds out so much of a driver, a slice a step; edits in between make it more steps. */
  *bring(project: DriverProject, extent: Extent): Slices<void> {
    if (extent === "source") return;
    while (this.#driverOf.has(project) && project.compileOn()) yield;
    if (extent === "read") {
      if (this.#dirty.has(project)) yield* project.compileAll();
      return;
    }
    while (this.#driverOf.has(project) && this.checkOn(project)) yield;
  }

  /** The files of a workspace folder's drivers, each with the folders that its includes are looked for in; of the open ones outside of all. */
  *filesAround(path: string): Slices<ReadonlyMap<string, readonly string[]>> {
    const finder = this.#finder(path);
    const { root } = finder.options;
    const drivers =
      root === undefined
        ? this.openProjects.flatMap((one) => this.#driverOf.get(one) ?? [])
        : finder.find(root).drivers;
    const found = new Map<string, readonly string[]>();
    for (const driver of drivers) {
      yield;
      const folders = [...new Set(driver.sources.flatMap(({ settings }) => settings.includePaths))];
      for (const file of finder.filesOf(driver)) found.set(file, [...(found.get(file) ?? []), ...folders]);
    }
    return found;
  }
  /** The other drivers and programs that include one of these headers, read: those of the header's workspace folder, or that are open. */
  *sharing(project: DriverProject, headers: readonly string[]): Slices<DriverProject[]> {
    const others = new Set<DriverProject>(this.openProjects);
    const wanted = new Set(headers.map(pathKey));
    for (const finder of new Set(headers.map((header) => this.#finder(header)))) {
      const { root } = finder.options;
      if (root === undefined) continue;
      for (const driver of finder.find(root).drivers) {
        yield;
        if (!finder.filesOf(driver).some((file) => wanted.has(pathKey(file)))) continue;
        for (const { path } of driver.sources) {
          const other = this.projectOf(path);
          if (other !== undefined) others.add(other);
        }
      }
    }
    others.delete(project);
    const found: DriverProject[] = [];
    for (const other of others) {
      yield* this.bring(other, "read");
      if (other.units.some(({ files }) => files.some((file) => wanted.has(pathKey(file))))) found.push(other);
    }
    return found;
  }

  #finder(path: string): ProjectFinder {
    const root = this.#roots
      .filter((folder) => pathKey(path).startsWith(`${pathKey(folder)}/`))
      .sort((a, b) => b.length - a.length)[0];
    let finder = this.#finders.get(root ?? "");
    if (finder === undefined) {
      const { includePath, defines, headers, configuration, target } = this.#settings;
      const { files } = this.#host;
      finder = new ProjectFinder({
        files: {
          read: (file) => this.text(file),
          list: (folder) => files.list(folder),
          locate: (file) => this.#openAs(file) ?? files.locate?.(file),
          decodeAs: (folder, encoding) => files.decodeAs?.(folder, encoding),
        },
        ownHeaders: this.#host.headers,
        includePaths: includePath,
        defines,
        cache: this.#cache,
        ...(target === defaultSettings.target ? {} : { target }),
        ...(headers === undefined ? {} : { headers }),
        ...(configuration === undefined ? {} : { configuration }),
        ...(root === undefined ? {} : { root }),
      });
      this.#finders.set(root ?? "", finder);
    }
    return finder;
  }
  /** The path under which the editor has a file that a project may write in another letter case. */
  #openAs(file: string): string | undefined {
    if (this.#open.has(file)) return file;
    const key = pathKey(file);
    return [...this.#open.keys()].find((path) => pathKey(path) === key);
  }
  #touch(path: string): void {
    const project = this.#projects.get(path);
    if (project) this.#soil(project);
  }
  #soil(project: DriverProject): void {
    this.#edits += 1;
    project.changed();
    this.#dirty.add(project);
    this.#checks.delete(project);
  }
  #drop(project: DriverProject): void {
    this.#driverOf.delete(project);
    this.#findings.delete(project);
    this.#dirty.delete(project);
    this.#checks.delete(project);
    this.#previews.delete(project);
  }
  /** Which source belongs to which driver is found out anew; drivers that come out the same are kept with all they know. */
  #forgetProjects(): void {
    for (const finder of this.#finders.values()) finder.forget();
    this.#projects.clear();
    this.#around.clear();
  }
}

export function isSource(path: string): boolean {
  return /\.(c|cpp|cc|cxx)$/i.test(path) || !/\.[A-Za-z0-9_]+$/.test(path);
}

// The files an editor has open, the drivers they belong to, and their state of being checked. No transport, no disk.
import { createCompileCache } from "../compiler/index.ts";
import type { FileAccess } from "../compiler/source/source.ts";
import type { CompileCache, Target, Unit } from "../compiler/unit.ts";
import type { Grammars } from "../grammars/index.ts";
import type { Finding } from "./finding.ts";
import { driversOf } from "./index.ts";
import { DriverProject, type ProjectOptions } from "./project.ts";

/** What the program around the server gives it. */
export interface ServerHost {
  readonly files: FileAccess;
  /** Paths of the files in a folder; empty if there is none. */
  list(folder: string): readonly string[];
  /** Folder of our kernel headers. */
  readonly headers: string;
  /** Loaded once, when first wanted. */
  grammars(): Promise<Grammars>;
  /** Where a rule's page can be opened. */
  pageOf(rule: string): string | undefined;
}
export interface Settings {
  readonly target: Target;
  readonly includePath: readonly string[];
  readonly defines: Readonly<Record<string, string>>;
}
export const defaultSettings: Settings = { target: "x64", includePath: [], defines: {} };

/** A folder with more sources than this is no driver; only the open file is looked at then. */
const mostSources = 400;

export class Workspace {
  readonly #host: ServerHost;
  readonly #open = new Map<string, string>();
  readonly #projects = new Map<string, DriverProject>();
  readonly #findings = new Map<DriverProject, readonly Finding[]>();
  readonly #dirty = new Set<DriverProject>();
  #cache: CompileCache = createCompileCache();
  #settings: Settings = defaultSettings;

  constructor(host: ServerHost) {
    this.#host = host;
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
      if (project) this.#dirty.add(project);
      if (isNew && !project) this.#forgetFolder(folderOf(path));
    } else for (const project of this.#projects.values()) this.#dirty.add(project);
  }
  close(path: string): void {
    const before = this.#open.get(path);
    this.#open.delete(path);
    if (before !== this.#host.files.read(path)) this.#touch(path);
  }
  /** Something on disk changed. */
  refresh(path: string): void {
    if (this.#open.has(path)) return;
    this.#forgetFolder(folderOf(path));
    for (const project of this.#projects.values()) this.#dirty.add(project);
  }
  configure(settings: Settings): void {
    this.#settings = settings;
    this.#cache = createCompileCache();
    this.#projects.clear();
    this.#findings.clear();
    this.#dirty.clear();
  }

  // ---- projects ---------------------------------------------------------------------------------------------------

  /** The driver a source belongs to; made at first sight. */
  projectOf(path: string): DriverProject | undefined {
    const known = this.#projects.get(path);
    if (known) return known;
    if (!isSource(path) || this.text(path) === undefined) return undefined;
    const siblings = this.#host.list(folderOf(path)).filter(isSource);
    const paths = siblings.length <= mostSources ? [...new Set([...siblings, path])] : [path];
    const options = this.#options();
    const group = driversOf(paths, options).find((candidate) => candidate.includes(path)) ?? [path];
    const project = new DriverProject(group, options);
    for (const member of group) this.#projects.set(member, project);
    this.#dirty.add(project);
    return project;
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
    const findings = project.check();
    this.#dirty.delete(project);
    this.#findings.set(project, findings);
    return findings;
  }
  /** The unit of a source as it is now. */
  unit(path: string): { readonly unit: Unit; readonly project: DriverProject } | undefined {
    const project = this.projectOf(path);
    if (!project) return undefined;
    this.check(project);
    const unit = project.unit(path);
    return unit && { unit, project };
  }

  #options(): ProjectOptions {
    return {
      target: this.#settings.target,
      files: { read: (path) => this.text(path) },
      includePaths: [...this.#settings.includePath, this.#host.headers],
      defines: this.#settings.defines,
      cache: this.#cache,
    };
  }
  #touch(path: string): void {
    const project = this.#projects.get(path);
    if (project) this.#dirty.add(project);
  }
  #forgetFolder(folder: string): void {
    for (const [path, project] of [...this.#projects]) {
      if (folderOf(path) !== folder) continue;
      this.#projects.delete(path);
      this.#findings.delete(project);
      this.#dirty.delete(project);
    }
  }
}

export function isSource(path: string): boolean {
  return /\.(c|cpp|cc|cxx)$/i.test(path) || !/\.[A-Za-z0-9_]+$/.test(path);
}
export function folderOf(path: string): string {
  return path.replace(/[\\/][^\\/]*$/, "");
}

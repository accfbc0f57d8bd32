// The `ringside.json` files of a tree, and what they say of the sources below them.
import { folderOf, joinPath, normalPath, pathKey } from "../preprocess/paths.ts";
import type { FolderAccess } from "../source/source.ts";
import type { Target } from "../unit.ts";
import { type Configuration, readConfiguration } from "./configuration.ts";
import type { FoundDriver, ProjectProblem, ProjectSource, SourceSettings, Wanted } from "./model.ts";
import type { Places } from "./places.ts";
import { matches } from "./wildcard.ts";

/** A `ringside.json` that holds for a source. */
export interface FolderConfiguration {
  readonly path: string;
  readonly folder: string;
  readonly value: Configuration;
  readonly text: string;
  readonly problems: readonly ProjectProblem[];
}

export class FolderConfigurations {
  readonly #files: FolderAccess;
  readonly #places: Places;
  readonly #asked: { readonly target?: Target; readonly configuration?: string };
  readonly #configurations = new Map<string, FolderConfiguration | undefined>();

  /** `asked` goes before what configurations say. */
  constructor(
    files: FolderAccess,
    places: Places,
    asked: { readonly target?: Target; readonly configuration?: string },
  ) {
    this.#files = files;
    this.#places = places;
    this.#asked = asked;
  }

  forget(): void {
    this.#configurations.clear();
  }

  /** Those read so far. */
  get all(): readonly FolderConfiguration[] {
    return [...this.#configurations.values()].filter((one) => one !== undefined);
  }

  /** Those that hold for a file, the nearest first. */
  of(path: string): readonly FolderConfiguration[] {
    const found: FolderConfiguration[] = [];
    for (const folder of this.#places.upward(folderOf(path))) {
      const one = this.in(folder);
      if (one !== undefined) found.push(one);
    }
    return found;
  }

  /** What to look for in a description at a path. */
  wanted(path: string): Wanted {
    const asked =
      this.#asked.configuration ??
      this.of(path).find(({ value }) => value.configuration !== undefined)?.value.configuration;
    // Visual Studio writes "Release|x64": the platform is the target's business.
    const configuration = asked?.split("|", 1)[0];
    return { target: this.target(path), ...(configuration === undefined ? {} : { configuration }) };
  }

  target(path: string): Target {
    return this.#asked.target ?? this.of(path).find(({ value }) => value.target)?.value.target ?? "x64";
  }

  in(folder: string): FolderConfiguration | undefined {
    const key = pathKey(folder);
    if (this.#configurations.has(key)) return this.#configurations.get(key);
    const path = this.#places.look(folder).configuration;
    const text = path === undefined ? undefined : this.#files.read(path);
    const made =
      path === undefined || text === undefined ? undefined : { path, folder, ...readConfiguration(path, text) };
    this.#configurations.set(key, made);
    if (made?.value.encoding !== undefined) this.#files.decodeAs?.(folder, made.value.encoding);
    return made;
  }

  /** Adds what the configurations say to a driver's sources, and takes out what they exclude. */
  overlaid(driver: FoundDriver): FoundDriver {
    const cached = new Map<SourceSettings, Map<string, SourceSettings>>();
    const ignored = [...driver.ignored];
    const sources = driver.sources.flatMap((source) => {
      const excluded = this.excluded(source.path);
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
        settings = this.settings(source);
        byFolder.set(folder, settings);
      }
      return [settings === source.settings && path === source.path ? source : { ...source, path, settings }];
    });
    return { ...driver, sources, ignored };
  }

  /** The path by which the rest of the world knows a file that a project may write in another letter case. */
  #located(path: string): string {
    const found = this.#files.locate?.(path);
    return found === undefined ? path : normalPath(found);
  }

  settings({ path, settings }: ProjectSource): SourceSettings {
    let made = settings;
    for (const { value, folder } of this.of(path)) {
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

  excluded(path: string): string | undefined {
    for (const { value, folder, path: file } of this.of(path)) {
      const pattern = value.exclude?.find((one) => excludes(one).some((each) => matches(path, folder, each)));
      if (pattern !== undefined) return `excluded by "${pattern}" in ${file}`;
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

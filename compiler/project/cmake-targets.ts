// The targets of a CMake tree: what they are made of, what they ask of those that link them, and what the commands say of a folder's
// targets, of one of them, and of single sources.
import { joinPath, pathKey } from "../preprocess/paths.ts";
import { elements, type Variables } from "./cmake-values.ts";

/** What holds for the target itself, and for those that link it. */
export interface Requirements {
  readonly own: string[];
  readonly users: string[];
}
export interface TargetSource {
  /** Absolute. */
  readonly path: string;
  /** The file and line (from 0) that name it. */
  readonly file: string;
  readonly line: number;
}
export interface CMakeTarget {
  readonly name: string;
  /** "program": also a library that is loaded, which may be a driver after all. */
  readonly kind: "driver" | "program" | "library" | "objects" | "interface";
  /** Made by the kit's commands (`wdk_add_library`). */
  readonly ofKit: boolean;
  /** The CMakeLists.txt that makes it; relative paths are its folder's. */
  readonly file: string;
  readonly sources: TargetSource[];
  readonly includes: Requirements;
  readonly defines: Requirements;
  readonly options: Requirements;
  readonly links: string[];
  readonly linkOptions: string[];
  readonly properties: Map<string, string>;
  /** CMAKE_C_FLAGS and CMAKE_CXX_FLAGS where it is made. */
  readonly flags: Readonly<Record<"C" | "CXX", string>>;
  /** The framework's version, of a driver that uses it. */
  readonly kmdf?: string;
  /** `_WIN32_WINNT` as the kit's module was told. */
  readonly version?: string;
}

/** What the targets of a folder begin with. */
export interface FolderScope {
  readonly path: string;
  readonly includes: string[];
  readonly defines: string[];
  readonly options: string[];
  readonly links: string[];
  readonly linkOptions: string[];
}
export function folderScope(path: string): FolderScope {
  return { path, includes: [], defines: [], options: [], links: [], linkOptions: [] };
}

/** Headers that are compiled once are read before each source, as CMake sees to. */
function forcedHeaders(words: readonly string[], folder: string): string[] {
  return words.map((word) => {
    if (!notKeyword(word)) return word;
    const named = /^(?:<(.*)>|"(.*)")$/.exec(word);
    return `/FI${named?.[1] ?? named?.[2] ?? joinedPath(folder, word)}`;
  });
}

/** Where a command stands: its line counts from 0. */
interface Place {
  readonly folder: FolderScope;
  readonly file: string;
  readonly line: number;
}

export class CMakeTargets {
  /** By name, in the order they are made. */
  readonly all = new Map<string, CMakeTarget>();
  /** By the key of a source's path: what is said of it alone. */
  readonly sourceProperties = new Map<string, Map<string, string>>();
  readonly #aliases = new Map<string, string>();
  readonly #configuration: string;
  readonly #variables: Variables;

  constructor(configuration: string, variables: Variables) {
    this.#configuration = configuration;
    this.#variables = variables;
  }

  /** A target by its name or another that it was given. */
  find(name: string): CMakeTarget | undefined {
    return this.all.get(this.#aliases.get(name) ?? name);
  }

  /** False for a command that is not about targets. */
  command(name: string, words: readonly string[], place: Place): boolean {
    const { folder } = place;
    const [first = "", ...rest] = words;
    switch (name) {
      case "include_directories":
        folder.includes.push(...words.filter(notKeyword).map((one) => joinedPath(folder.path, one)));
        break;
      case "add_definitions":
        folder.options.push(...words);
        break;
      case "add_compile_definitions":
        folder.defines.push(...words);
        break;
      case "add_compile_options":
        folder.options.push(...pairedOptions(words));
        break;
      case "add_link_options":
        folder.linkOptions.push(...words);
        break;
      case "link_libraries":
        folder.links.push(...words);
        break;
      case "add_executable":
      case "add_library":
      case "wdk_add_driver":
      case "wdk_add_library":
        this.#add(name, first, rest, place);
        break;
      case "target_sources": {
        const target = this.find(first);
        if (target !== undefined) addSources(target, rest.filter(notKeyword), place);
        break;
      }
      case "target_include_directories":
        this.#require(
          "includes",
          first,
          rest.map((one) => (notKeyword(one) ? joinedPath(folder.path, one) : one)),
        );
        break;
      case "target_compile_definitions":
        this.#require("defines", first, rest);
        break;
      case "target_compile_options":
        this.#require("options", first, pairedOptions(rest));
        break;
      case "target_precompile_headers":
        if (rest[0] !== "REUSE_FROM") this.#require("options", first, forcedHeaders(rest, folder.path));
        break;
      case "target_link_libraries":
        this.find(first)?.links.push(...rest.filter(notKeyword));
        break;
      case "target_link_options":
        this.find(first)?.linkOptions.push(...rest.filter(notKeyword));
        break;
      case "set_target_properties":
      case "set_source_files_properties": {
        const at = words.indexOf("PROPERTIES");
        for (let i = at + 1; at >= 0 && i + 1 < words.length; i += 2)
          this.#setProperty(
            name === "set_target_properties",
            words.slice(0, at),
            words[i] ?? "",
            words[i + 1] ?? "",
            folder.path,
          );
        break;
      }
      case "set_property": {
        const at = words.indexOf("PROPERTY");
        if (at < 0 || !/^(?:TARGET|SOURCE)$/.test(first)) break;
        const names = words.slice(1, at).filter((word) => !/^APPEND(?:_STRING)?$/.test(word));
        const value = words.slice(at + 2).join(";");
        this.#setProperty(first === "TARGET", names, words[at + 1] ?? "", value, folder.path);
        break;
      }
      default:
        return false;
    }
    return true;
  }

  #add(command: string, name: string, words: readonly string[], place: Place): void {
    const ofKit = command.startsWith("wdk_");
    const [first = ""] = words;
    if (first === "ALIAS") {
      this.#aliases.set(name, words[1] ?? "");
      return;
    }
    if (name === "" || words.includes("IMPORTED") || this.all.has(name)) return;
    const kind: CMakeTarget["kind"] =
      command === "wdk_add_driver"
        ? "driver"
        : command === "add_executable" || first === "SHARED" || first === "MODULE"
          ? "program"
          : first === "INTERFACE"
            ? "interface"
            : first === "OBJECT"
              ? "objects"
              : "library";
    const after = (keyword: string): string | undefined => {
      const at = words.indexOf(keyword);
      return ofKit && at >= 0 ? words[at + 1] : undefined;
    };
    const { folder } = place;
    const kmdf = after("KMDF");
    const version = after("WINVER") ?? (ofKit ? this.#variables.get("WDK_WINVER") : undefined);
    const own = (some: readonly string[]): Requirements => ({ own: [...some], users: [] });
    const target: CMakeTarget = {
      name,
      kind,
      ofKit,
      file: joinPath(folder.path, "CMakeLists.txt"),
      sources: [],
      includes: own(folder.includes),
      defines: own(folder.defines),
      options: own(folder.options),
      links: [...folder.links],
      linkOptions: [...folder.linkOptions],
      properties: new Map(),
      flags: { C: this.#flags("C"), CXX: this.#flags("CXX") },
      ...(kmdf === undefined ? {} : { kmdf }),
      ...(version === undefined ? {} : { version }),
    };
    this.all.set(name, target);
    addSources(
      target,
      words.filter((word) => !/^(?:STATIC|SHARED|MODULE|OBJECT|INTERFACE|EXCLUDE_FROM_ALL|WIN32)$/.test(word)),
      place,
    );
  }
  #flags(language: "C" | "CXX"): string {
    const one = (name: string): string => this.#variables.get(name) ?? "";
    return `${one(`CMAKE_${language}_FLAGS`)} ${one(`CMAKE_${language}_FLAGS_${this.#configuration.toUpperCase()}`)}`;
  }

  #require(what: "includes" | "defines" | "options", name: string, words: readonly string[]): void {
    const target = this.find(name);
    if (target === undefined) return;
    const { own, users } = target[what];
    let scope = "PRIVATE";
    for (const word of words) {
      if (/^(?:PRIVATE|PUBLIC|INTERFACE)$/.test(word)) scope = word;
      else if (notKeyword(word)) {
        if (scope !== "INTERFACE") own.push(word);
        if (scope !== "PRIVATE") users.push(word);
      }
    }
  }

  /** Of targets or of sources; relative paths are those of `folder`. */
  #setProperty(ofTarget: boolean, names: readonly string[], property: string, value: string, folder: string): void {
    for (const name of names) {
      if (!ofTarget) {
        const key = pathKey(joinPath(folder, name));
        const known = this.sourceProperties.get(key) ?? new Map<string, string>();
        this.sourceProperties.set(key, known.set(property, value));
        continue;
      }
      const target = this.find(name);
      if (target === undefined) continue;
      target.properties.set(property, value);
      const words = elements(value);
      if (property === "COMPILE_DEFINITIONS") target.defines.own.push(...words);
      else if (property === "COMPILE_OPTIONS") target.options.own.push(...words);
      else if (property === "COMPILE_FLAGS") target.options.own.push(value);
      else if (property === "INCLUDE_DIRECTORIES")
        target.includes.own.push(...words.map((one) => joinedPath(folder, one)));
      else if (property === "LINK_FLAGS" || property === "LINK_OPTIONS") target.linkOptions.push(value);
    }
  }
}

/** Words without the ending of a file's name are the kit's keywords and their values. */
function addSources(target: CMakeTarget, words: readonly string[], { folder, file, line }: Place): void {
  for (const word of words) {
    const objects = /\$<TARGET_OBJECTS:([^<>]+)>/.exec(word)?.[1];
    if (objects !== undefined) target.links.push(objects);
    else if (/\.[A-Za-z]\w*$/.test(word) && !word.includes("$<"))
      target.sources.push({ path: joinPath(folder.path, word), file, line });
  }
}

function notKeyword(word: string): boolean {
  return !/^(?:PRIVATE|PUBLIC|INTERFACE|SYSTEM|BEFORE|AFTER|LINK_PUBLIC|LINK_PRIVATE|debug|optimized|general)$/.test(
    word,
  );
}
/** A path of the folder, unless a generator expression is still to say it. */
function joinedPath(folder: string, path: string): string {
  return path.startsWith("$<") ? path.replace(/^(\$<[^:<>]*:)(?=[^/$<>]+>)/, `$1${folder}/`) : joinPath(folder, path);
}
/** `/FI FILE` may be written as two words. */
function pairedOptions(words: readonly string[]): string[] {
  const made: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    if (/^[-/](?:FI|I)$/.test(word) || word === "-include") made.push(`SHELL:${word} "${words[++i] ?? ""}"`);
    else made.push(word);
  }
  return made;
}

// A tree of CMake files: which drivers and libraries it builds, of which sources, with which macros and folders. Variables, conditions,
// loops and functions are followed as data, from the top file down; nothing is run, found on the machine or written.
import { folderOf, isInside, joinPath, pathKey } from "../preprocess/paths.ts";
import type { FolderAccess } from "../source/source.ts";
import { CMakeLists } from "./cmake-commands.ts";
import { generated } from "./cmake-expression.ts";
import type { CMakeTarget, CMakeTargets } from "./cmake-targets.ts";
import { readFlags, splitCommand } from "./flags.ts";
import {
  type Description,
  type FoundDriver,
  type IgnoredEntry,
  isSourceFile,
  kindOfFile,
  type ProjectSource,
  type SourceSettings,
  unreadable,
  type Wanted,
} from "./model.ts";
import { versionMacros } from "./windows-version.ts";

export function isCMakeFile(name: string): boolean {
  return /^CMakeLists\.txt$/i.test(name);
}

export function readCMake(path: string, files: FolderAccess, wanted: Wanted, root: string): Description {
  if (files.read(path) === undefined) return unreadable(path);
  const configuration = wanted.configuration ?? "Debug";
  const lists = new CMakeLists(path, files, {
    configuration,
    x86: wanted.target === "x86",
    inside: (target) => isInside(target, root),
  });
  lists.evaluate();
  const reader = new TargetReader(lists.targets, files, wanted, configuration);
  const targets = [...lists.targets.all.values()].filter(({ kind }) => kind !== "interface");
  const built = targets.filter(({ kind }) => kind !== "library" && kind !== "objects");
  const linked = new Set<CMakeTarget>();
  const drivers = built.map((target) => reader.driver(target, path, linked));
  const left = targets.filter((target) => !built.includes(target) && !linked.has(target));
  return {
    drivers: [...drivers, ...left.map((target) => reader.driver(target, path, linked))].filter(
      ({ sources }) => sources.length > 0,
    ),
    problems: [],
    files: lists.files,
    ignored: [],
  };
}

/** Is a target a driver by what is said of its image? */
function isDriver(target: CMakeTarget): boolean {
  return (
    target.kind === "driver" ||
    /^\.?sys$/i.test(target.properties.get("SUFFIX") ?? "") ||
    target.linkOptions.some((option) => /subsystem[:,=]?\s*native|[-/]driver\b|\/kernel\b/i.test(option)) ||
    target.options.own.some((option) => /^[-/]kernel$/i.test(option))
  );
}

/** Is it a program by what is said of its image: another subsystem, or libraries of user mode? */
function isProgram(target: CMakeTarget): boolean {
  return (
    target.kind === "program" &&
    (target.linkOptions.some((option) => /subsystem[:,=]?\s*(?:console|windows)/i.test(option)) ||
      target.links.some((link) => /^(?:kernel32|user32|advapi32|ws2_32|ole32|shell32|gdi32)(?:\.lib)?$/i.test(link)))
  );
}

class TargetReader {
  readonly #targets: CMakeTargets;
  readonly #files: FolderAccess;
  readonly #wanted: Wanted;
  readonly #configuration: string;

  constructor(targets: CMakeTargets, files: FolderAccess, wanted: Wanted, configuration: string) {
    this.#targets = targets;
    this.#files = files;
    this.#wanted = wanted;
    this.#configuration = configuration;
  }

  /** A target with the static libraries that it links, which are added to `taken`. */
  driver(target: CMakeTarget, from: string, taken: Set<CMakeTarget>): FoundDriver {
    const ignored: IgnoredEntry[] = [];
    const sources: ProjectSource[] = [];
    const seen = new Set<string>();
    const isImage = target.kind !== "library" && target.kind !== "objects";
    const whole = isImage ? [target, ...this.#libraries(target)] : [target];
    for (const one of whole) {
      if (one !== target) taken.add(one);
      const settings = new Map<string, SourceSettings>();
      for (const { path, line, file } of one.sources) {
        if (seen.has(pathKey(path))) continue;
        seen.add(pathKey(path));
        if (!isSourceFile(path)) {
          ignored.push({ what: path, why: kindOfFile(path) });
          continue;
        }
        const why = `${file.slice(file.lastIndexOf("/") + 1)}, line ${line + 1}${one === target ? "" : `, of ${one.name}, which it links`}`;
        sources.push({ path, why, settings: this.#settings(one, path, settings) });
      }
    }
    const driver = isDriver(target);
    const kmdf = target.kmdf !== undefined;
    return {
      name: target.properties.get("OUTPUT_NAME") ?? target.name,
      kind: "cmake",
      from,
      configuration: this.#configuration,
      target: this.#wanted.target,
      ...(driver ? { driverType: kmdf ? "KMDF" : "WDM" } : {}),
      ...(driver || target.ofKit || !isProgram(target)
        ? { output: isImage ? "driver" : "library", ...(driver || target.ofKit ? {} : { outputUntold: true }) }
        : { output: "program" }),
      sources,
      links: [],
      ignored,
    };
  }

  /** The libraries of the tree that a target links, directly or through others. */
  #libraries(target: CMakeTarget): CMakeTarget[] {
    return this.#reached(target, () => true).filter(({ kind }) => kind === "library" || kind === "objects");
  }

  /** The targets that a target's links lead to. `follows`: whether a link of another is one of this, too. */
  #reached(target: CMakeTarget, follows: (from: CMakeTarget) => boolean): CMakeTarget[] {
    const found: CMakeTarget[] = [];
    const queue = [target];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (!follows(next)) continue;
      for (const link of next.links) {
        const to = this.#targets.find(generated(link, this.#names("C")));
        if (to === undefined || to === target || found.includes(to)) continue;
        found.push(to);
        queue.push(to);
      }
    }
    return found;
  }

  #names(language: "C" | "CXX") {
    return { configuration: this.#configuration, x86: this.#wanted.target === "x86", language };
  }

  #settings(target: CMakeTarget, source: string, known: Map<string, SourceSettings>): SourceSettings {
    const own = this.#targets.sourceProperties.get(pathKey(source));
    const language = /\.c$/i.test(source) && own?.get("LANGUAGE") !== "CXX" ? "C" : "CXX";
    const written = own === undefined ? "" : [...own].map(([name, value]) => `${name}=${value}`).join("\n");
    const key = `${language}\n${written}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const used = this.#reached(target, () => true);
    const words = (which: "includes" | "defines" | "options"): string[] =>
      [...target[which].own, ...used.flatMap((one) => one[which].users)].flatMap((word) =>
        generated(word, this.#names(language))
          .split(";")
          .filter((part) => part !== ""),
      );
    const folder = folderOf(target.file);
    const flags = readFlags(
      [
        ...splitCommand(target.flags[language] ?? "", true),
        ...words("options").flatMap((word) => splitCommand(word.replace(/^SHELL:/, ""), true)),
        ...splitCommand(own?.get("COMPILE_FLAGS") ?? "", true),
        ...(own?.get("COMPILE_OPTIONS") ?? "").split(";"),
        ...[...words("defines"), ...(own?.get("COMPILE_DEFINITIONS") ?? "").split(";")]
          .map((word) => word.replace(/^[-/]D/, ""))
          .filter((word) => word !== "")
          .map((word) => `-D${word}`),
      ],
      folder,
      true,
    );
    const release = /rel|free/i.test(this.#configuration);
    const isKernel = isDriver(target) || target.ofKit;
    const version = target.version ?? "";
    const made: SourceSettings = {
      includePaths: [
        ...new Set([...words("includes").map((one) => joinPath(folder, one)), ...flags.includePaths]),
      ].filter((one) => this.#files.list(one) !== undefined),
      defines: {
        ...(isKernel ? versionMacros(version) : {}),
        ...(target.kmdf === undefined ? {} : kmdfMacros(target.kmdf)),
        ...(release ? { NDEBUG: "1" } : {}),
        ...flags.defines,
      },
      undefines: [...(release ? ["DBG"] : []), ...flags.undefines].filter((name) => flags.defines[name] === undefined),
      forcedIncludes: flags.forcedIncludes,
      ...(language === "CXX" && /\.c$/i.test(source) ? { language: "c++" as const } : {}),
      ...(flags.language === undefined ? {} : { language: flags.language }),
    };
    known.set(key, made);
    return made;
  }
}

/** Of a version of the framework as it is written: "1.15". */
function kmdfMacros(version: string): Record<string, string> {
  const [major = "1", minor = "31"] = version.split(".");
  return { KMDF_VERSION_MAJOR: major, KMDF_VERSION_MINOR: minor };
}

// The build descriptions of the old kits: SOURCES says what one binary is made of, DIRS which folders below hold more of them.

import type { MadeHeaders } from "../generate/counter-header.ts";
import { configuredTraceFunctions, optionTraceFunctions, traceFunctionsMacro } from "../generate/trace-functions.ts";
import { folderOf, isInside, joinPath } from "../preprocess/paths.ts";
import type { FolderAccess } from "../source/source.ts";
import type { Language } from "../unit.ts";
import { readFlags, splitCommand } from "./flags.ts";
import {
  type Description,
  type FoundDriver,
  type IgnoredEntry,
  isSourceFile,
  kindOfFile,
  type ProjectSource,
  type SourceSettings,
  type Wanted,
} from "./model.ts";
import { slashed, unknownMacro } from "./msbuild.ts";
import { expandMake, readMakefile } from "./nmake.ts";
import { versionMacros } from "./windows-version.ts";

export function isSourcesFile(name: string): boolean {
  return /^sources$/i.test(name);
}
/**
 * Headers that a makefile makes, with the texts it makes them of: of compiled classes by a command (`wmimofck -hNAME … CLASSES.bmf`), of
 * messages and manifests by a rule (`DIRECTORY\NAME.h : EVENTS.man`).
 */
function headersMadeBy(makefile: string, folder: string): Record<string, MadeHeaders[string]> {
  const made: Record<string, MadeHeaders[string]> = {};
  for (const [command] of makefile.replace(/\\\r?\n/g, " ").matchAll(/\bwmimofck\b.*/gi)) {
    const header = /\s-h\s*(\S+\.h)\b/i.exec(command)?.[1];
    const compiled = /([^\s\\/]+)\.bmf\b/i.exec(command)?.[1];
    if (header === undefined || compiled === undefined) continue;
    made[header.replace(/^.*[\\/]/, "")] = joinPath(folder, `${compiled}.mof`);
  }
  for (const [, header = "", from = ""] of makefile.matchAll(
    /^(?:\S*[\\/])?(\w+\.h)\s*:\s*(\S+\.(?:man|mc|xml))\s*$/gim,
  ))
    if (!from.includes("$(")) made[header] = joinPath(folder, slashed(from));
  return made;
}
/** What COUNTERS_MANIFEST names becomes COUNTERS_MANIFEST_OUTPUT_FILE_BASENAME.h. */
function counterHeaders(text: (name: string) => string, folder: string): MadeHeaders {
  const manifest = text("COUNTERS_MANIFEST").trim();
  if (manifest === "") return {};
  const stem = text("COUNTERS_MANIFEST_OUTPUT_FILE_BASENAME").trim() || manifest.replace(/\.\w+$/, "");
  return { [`${stem}.h`]: { manifest: joinPath(folder, slashed(manifest)), prefix: text("COUNTERS_PREFIX").trim() } };
}
/** USECXX_FLAG has the build compile sources whose names end in .c as C++. */
function languageOf(language: Language | undefined, everyFile: string): Pick<SourceSettings, "language"> {
  if (language !== undefined) return { language };
  return everyFile.trim() === "" ? {} : { language: "c++" };
}
export function isDirsFile(name: string): boolean {
  return /^dirs$/i.test(name);
}

export function readSources(path: string, files: FolderAccess, wanted: Wanted, root: string): Description {
  const x86 = wanted.target === "x86";
  const checked = !/^(?:fre|free|release)$/i.test(wanted.configuration ?? "");
  const make = readMakefile(
    path,
    files,
    {
      ...(x86
        ? { 386: "1", _BUILDARCH: "x86", TARGET_DIRECTORY: "i386" }
        : { AMD64: "1", _BUILDARCH: "AMD64", TARGET_DIRECTORY: "amd64" }),
      BUILD_TYPE: checked ? "chk" : "fre",
      DDK_TARGET_OS: "Win7",
      DDKBUILDENV: checked ? "chk" : "fre",
      ...(checked ? {} : { FREEBUILD: "1" }),
    },
    (target) => isInside(target, root),
  );
  const folder = folderOf(path);
  const ignored: IgnoredEntry[] = [];
  const text = (name: string): string => expandMake(make.macros.get(name)?.value ?? "", make.macros);
  const words = (name: string): string[] =>
    text(name)
      .split(/[\s;]+/)
      .filter((word) => word !== "");
  // The build compiles in this folder and searches it, and the processor's below it, before those that INCLUDES names.
  const includePaths = [folder, joinPath(folder, x86 ? "i386" : "amd64")].filter(
    (one) => files.list(one) !== undefined,
  );
  for (const word of words("INCLUDES")) {
    if (word.includes("$(")) ignored.push({ what: word, why: unknownMacro(word) });
    else includePaths.push(joinPath(folder, slashed(word)));
  }
  const options = ["C_DEFINES", x86 ? "386_FLAGS" : "AMD64_FLAGS", "USER_C_FLAGS"].map(text).join(" ");
  const flags = readFlags(
    splitCommand(options, true).filter((word) => !word.includes("$(")),
    folder,
    true,
  );
  const version = versionMacros(targetVersion(text("_NT_TARGET_VERSION") || text("NT_TARGET_VERSION")));
  const kmdf = text("KMDF_VERSION_MAJOR") || (text("KMDF_VERSION") === "" ? "" : "1");
  const umdf = text("UMDF_VERSION") !== "" || text("UMDF_VERSION_MAJOR") !== "";
  const functions = traceFunctions(text("RUN_WPP"), folder, files);
  const made: MadeHeaders = {
    ...headersMadeBy(files.read(joinPath(folder, "makefile.inc")) ?? "", folder),
    ...counterHeaders(text, folder),
  };
  const settings: SourceSettings = {
    includePaths: [...includePaths, ...flags.includePaths],
    defines: {
      ...version,
      ...(kmdf === "" ? {} : { KMDF_VERSION_MAJOR: kmdf, KMDF_VERSION_MINOR: text("KMDF_VERSION_MINOR") || "11" }),
      ...(checked ? {} : { NDEBUG: "1" }),
      ...(functions === "" ? {} : { [traceFunctionsMacro]: `"${functions}"` }),
      ...flags.defines,
    },
    undefines: [...(checked ? [] : ["DBG"]), ...flags.undefines],
    forcedIncludes: flags.forcedIncludes,
    ...languageOf(flags.language, text("USECXX_FLAG")),
    ...(Object.keys(made).length === 0 ? {} : { madeHeaders: made }),
  };
  const sources: ProjectSource[] = [];
  const machine = x86 ? "I386_SOURCES" : "AMD64_SOURCES";
  for (const [name, below] of [
    ["SOURCES", ""],
    [machine, x86 ? "i386" : "amd64"],
  ] as const) {
    for (const word of words(name)) {
      const line = (make.macros.get(name)?.line ?? 0) + 1;
      if (word.includes("$(")) {
        ignored.push({ what: word, why: unknownMacro(word) });
        continue;
      }
      const plain = joinPath(folder, slashed(word));
      const own = below === "" ? plain : joinPath(folder, `${below}/${slashed(word)}`);
      const source = below !== "" && files.read(own) !== undefined ? own : plain;
      if (!isSourceFile(source)) ignored.push({ what: source, why: kindOfFile(source) });
      else if (!sources.some((one) => one.path === source))
        sources.push({ path: source, why: `${name}, line ${line}`, settings });
    }
  }
  for (const name of x86 ? ["AMD64_SOURCES", "IA64_SOURCES"] : ["I386_SOURCES", "IA64_SOURCES"])
    for (const word of words(name)) ignored.push({ what: word, why: `${name} are for another processor` });
  const type = text("TARGETTYPE").toUpperCase();
  const driverType = umdf ? "UMDF" : kmdf !== "" ? "KMDF" : text("DRIVERTYPE").toUpperCase() || undefined;
  const driver: FoundDriver = {
    name: text("TARGETNAME") || (folder.split("/").at(-1) ?? "driver"),
    kind: "SOURCES",
    from: path,
    configuration: `${checked ? "chk" : "fre"} ${x86 ? "x86" : "AMD64"}`,
    target: wanted.target,
    ...(driverType === undefined ? {} : { driverType }),
    output: /^(?:LIBRARY|DRIVER_LIBRARY)$/.test(type)
      ? "library"
      : umdf || /^(?:PROGRAM|DYNLINK|NOTARGET)$/.test(type)
        ? "program"
        : "driver",
    sources,
    links: words("TARGETLIBS").flatMap((word) => libraryOf(word, folder)),
    ignored,
  };
  return { drivers: sources.length > 0 ? [driver] : [], problems: make.problems, files: make.files, ignored: [] };
}

/** The folders that a DIRS file sends the build to. */
export function readDirs(path: string, files: FolderAccess, root: string): readonly string[] {
  const make = readMakefile(path, files, {}, (target) => isInside(target, root));
  const folder = folderOf(path);
  return ["DIRS", "OPTIONAL_DIRS"]
    .flatMap((name) => expandMake(make.macros.get(name)?.value ?? "", make.macros).split(/\s+/))
    .filter((word) => word !== "" && !word.includes("$("))
    .map((word) => joinPath(folder, slashed(word.replace(/\{.*\}$/, ""))))
    .filter((path) => isInside(path, root));
}

/** The functions of software tracing that its command names, or the configuration file that it names. */
function traceFunctions(command: string, folder: string, files: FolderAccess): string {
  const configured = [...command.matchAll(/[-/](?:ini|scan):\s*([^\s"]+)/gi)].map(([, file = ""]) =>
    configuredTraceFunctions(files.read(joinPath(folder, slashed(file))) ?? ""),
  );
  return optionTraceFunctions(command) + configured.join("");
}

/** The SOURCES beside whose output folder (`$(O)`, `obj…`, `*`) a library is linked from: `$(OBJ_PATH)\..\lib\$(O)\lib.lib`. */
function libraryOf(word: string, folder: string): string[] {
  const path = slashed(word).replace(/^\$\(OBJ_PATH\)\//i, "");
  const output = path.search(/(?:^|\/)(?:\$\(?_?O(?:BJ_DIR)?\)?|obj[^/]*|\*)\//i);
  if (output < 0 || !path.startsWith(".")) return [];
  return [joinPath(folder, `${path.slice(0, output)}/sources`)];
}

/** `$(_NT_TARGET_VERSION_WINXP)` names a version; the macro itself is the kit's. */
function targetVersion(text: string): string {
  return /_NT_TARGET_VERSION_(\w+)/.exec(text)?.[1] ?? text;
}

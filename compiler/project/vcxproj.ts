// A Visual C++ project: which sources it compiles in one of its configurations, with which macros and folders.
import type { MadeHeaders } from "../generate/counter-header.ts";
import {
  configuredTraceFunctions,
  listedTraceFunctions,
  optionTraceFunctions,
  traceFunctionsMacro,
} from "../generate/trace-functions.ts";
import { folderOf, joinPath } from "../preprocess/paths.ts";
import type { FolderAccess } from "../source/source.ts";
import type { Language } from "../unit.ts";
import { chooseConfiguration } from "./build-configuration.ts";
import { definition, readFlags, splitCommand } from "./flags.ts";
import {
  baseName,
  type Description,
  type FoundDriver,
  type IgnoredEntry,
  isSourceFile,
  kindOfFile,
  type ProjectSource,
  type SourceSettings,
  stem,
  unreadable,
  type Wanted,
} from "./model.ts";
import { Msbuild, type MsbuildItem, slashed, unknownMacro } from "./msbuild.ts";
import { parts } from "./msbuild-expression.ts";
import { versionMacros } from "./windows-version.ts";
import { readXml } from "./xml.ts";

export interface ProjectPlace {
  /** Folder of the solution; the project's own without one. */
  readonly solutionFolder: string;
  /** Imports and wildcards are followed below this folder only. */
  readonly root: string;
}

export function readVcxproj(path: string, files: FolderAccess, wanted: Wanted, place: ProjectPlace): Description {
  const text = files.read(path);
  if (text === undefined) return unreadable(path);
  const root = readXml(text, path);
  if ("message" in root) return { drivers: [], problems: [root], files: [path], ignored: [] };
  const chosen = chooseConfiguration(Msbuild.configurations(root), wanted);
  const project = new Msbuild(path, files, { ...chosen, ...place });
  project.evaluate();
  const ignored: IgnoredEntry[] = [...project.ignored];
  const say = (what: string, why: string): void => {
    if (!ignored.some((one) => one.what === what)) ignored.push({ what, why });
  };
  const reader = new SettingsReader(project, files, chosen.configuration, say);
  const sources: ProjectSource[] = [];
  const links: string[] = [];
  const messageFolders = new Set<string>();
  const madeHeaders: Record<string, MadeHeaders[string]> = {};
  for (const item of project.items) {
    Object.assign(madeHeaders, headersMadeOf(item, project.items));
    switch (item.type) {
      case "ClCompile": {
        if (item.metadata.get("excludedfrombuild")?.toLowerCase() === "true") {
          say(item.path, `excluded from ${chosen.configuration}|${chosen.platform} (${where(item, path)})`);
          break;
        }
        if (!isSourceFile(item.path)) {
          say(item.path, kindOfFile(item.path));
          break;
        }
        if (sources.some((source) => source.path === item.path)) break;
        const why = `ClCompile ${item.pattern} (${where(item, path)})`;
        sources.push({ path: item.path, why, settings: reader.settings(item) });
        break;
      }
      case "ProjectReference":
        links.push(item.path);
        break;
      case "MessageCompile":
        messageFolders.add(folderOf(item.path));
        say(item.path, kindOfFile(item.path));
        break;
      case "ResourceCompile":
      case "MASM":
      case "MofComp":
      case "Ctrpp":
      case "Midl":
      case "Inf":
        say(item.path, kindOfFile(item.path));
        break;
    }
  }
  const made = Object.keys(madeHeaders).length === 0 ? {} : { madeHeaders };
  // The build writes the headers it makes to a folder of its own, where its sources look for them.
  const whole = sources.map((source) => ({
    ...source,
    settings: {
      ...source.settings,
      includePaths: [...new Set([...source.settings.includePaths, ...messageFolders])],
      ...made,
    },
  }));
  const type = driverType(project);
  const output = outputOf(project);
  const driver: FoundDriver = {
    name: project.property("TargetName") ?? stem(path),
    kind: "vcxproj",
    from: path,
    configuration: `${chosen.configuration}|${chosen.platform}`,
    target: chosen.target,
    ...(type === undefined ? {} : { driverType: type }),
    output,
    ...(output === "driver" && !/^driver$/i.test(project.property("ConfigurationType") ?? "")
      ? { outputUntold: true }
      : {}),
    sources: whole,
    links,
    ...made,
    ignored,
  };
  return { drivers: [driver], problems: project.problems, files: project.files, ignored: [] };
}

/** What an item's `CompileAs` says; "Default" leaves it to the name. */
const languages: Readonly<Record<string, Language>> = { compileasc: "c", compileascpp: "c++" };

class SettingsReader {
  readonly #project: Msbuild;
  readonly #files: FolderAccess;
  readonly #folder: string;
  readonly #implied: Readonly<Record<string, string>>;
  readonly #release: boolean;
  readonly #say: (what: string, why: string) => void;
  /** Items with equal metadata share their settings. */
  readonly #known = new Map<string, SourceSettings>();

  constructor(project: Msbuild, files: FolderAccess, configuration: string, say: (what: string, why: string) => void) {
    this.#project = project;
    this.#files = files;
    this.#folder = folderOf(project.path);
    this.#release = /release|free|fre\b/i.test(configuration);
    this.#say = say;
    this.#implied = { ...impliedMacros(project), ...(this.#release ? { NDEBUG: "1" } : {}) };
  }

  settings(item: MsbuildItem): SourceSettings {
    const get = (name: string): string => item.metadata.get(name.toLowerCase()) ?? "";
    const written = [
      get("AdditionalIncludeDirectories"),
      get("PreprocessorDefinitions"),
      get("UndefinePreprocessorDefinitions"),
      get("ForcedIncludeFiles"),
      get("AdditionalOptions"),
      get("CompileAs"),
      get("WppTraceFunction"),
      get("WppAdditionalOptions"),
      get("WppAdditionalConfigurationFile"),
    ];
    const key = written.join("\0");
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const [
      folders = "",
      macros = "",
      taken = "",
      forced = "",
      options = "",
      compiledAs = "",
      traced = "",
      wppOptions = "",
      wppFile = "",
    ] = written;
    const flags = readFlags(splitCommand(options, true), this.#folder, true);
    const defines: Record<string, string> = { ...this.#implied };
    for (const one of this.#parts(macros)) {
      const [name, value] = definition(one);
      if (/^[A-Za-z_$][\w$]*(?:\([^)]*\))?$/.test(name)) defines[name] = value;
      else this.#say(one, "not the name of a macro");
    }
    Object.assign(defines, flags.defines);
    const functions = listedTraceFunctions(traced) + optionTraceFunctions(wppOptions) + this.#traceFunctionsOf(wppFile);
    if (functions !== "") defines[traceFunctionsMacro] = `"${functions}"`;
    const more = ["NMakeIncludeSearchPath", "IncludePath", "ExternalIncludePath"].map(
      (name) => this.#project.property(name) ?? "",
    );
    const language = flags.language ?? languages[compiledAs.toLowerCase()];
    const made: SourceSettings = {
      includePaths: [
        ...new Set([
          ...[folders, ...more].flatMap((list) =>
            this.#parts(list).map((path) => joinPath(this.#folder, slashed(path))),
          ),
          ...flags.includePaths,
        ]),
      ],
      defines,
      undefines: [...(this.#release ? ["DBG"] : []), ...this.#parts(taken), ...flags.undefines].filter(
        (name) => defines[name] === undefined,
      ),
      forcedIncludes: [...this.#parts(forced).map(slashed), ...flags.forcedIncludes],
      ...(language === undefined ? {} : { language }),
    };
    this.#known.set(key, made);
    return made;
  }

  /** The trace functions of a configuration file of software tracing. */
  #traceFunctionsOf(file: string): string {
    if (file === "" || file.includes("$(")) return "";
    return configuredTraceFunctions(this.#files.read(joinPath(this.#folder, slashed(file))) ?? "");
  }

  /** The parts of a list that can be known here. */
  #parts(list: string): string[] {
    return parts(list).flatMap((part) => {
      if (!part.includes("$(")) return [part.replace(/^"(.*)"$/, "$1")];
      this.#say(part, unknownMacro(part));
      return [];
    });
  }
}

/** What the kit's build defines beside what the project says. */
function impliedMacros(project: Msbuild): Record<string, string> {
  const implied = versionMacros(project.property("TargetVersion") ?? project.property("_NT_TARGET_VERSION") ?? "");
  for (const one of parts(project.property("NMakePreprocessorDefinitions") ?? "")) {
    const [name, value] = definition(one);
    if (/^\w+$/.test(name)) implied[name] = value;
  }
  if (driverType(project) === "KMDF") {
    implied.KMDF_VERSION_MAJOR = project.property("KMDF_VERSION_MAJOR") ?? "1";
    implied.KMDF_VERSION_MINOR = project.property("KMDF_VERSION_MINOR") ?? "31";
  }
  if (/^unicode$/i.test(project.property("CharacterSet") ?? "")) {
    implied.UNICODE = "1";
    implied._UNICODE = "1";
  }
  return implied;
}

/**
 * The headers that a build step makes of an item, by name, and what it makes them of: a compiled MOF text of that text. By default
 * they bear the item's name, which a header of another kind may bear, too: what those hold is not told ("").
 */
function headersMadeOf(item: MsbuildItem, items: readonly MsbuildItem[]): MadeHeaders {
  const told = (name: string): string => item.metadata.get(name) ?? "";
  const base = told("generatedfilesbasename");
  const text = /^Wmimofck$/i.test(item.type)
    ? items.find(({ type, path }) => /^MofComp$/i.test(type) && stem(path) === stem(item.path))?.path
    : item.path;
  const made: Record<string, MadeHeaders[string]> = {};
  const add = (name: string, from: MadeHeaders[string]): void => {
    const file = baseName(slashed(name));
    if (/\.h$/i.test(file)) made[file] = from;
  };
  if (/^(?:Midl|MessageCompile|MofComp|Wmimofck)$/i.test(item.type)) add(`${stem(item.path)}.h`, "");
  if (base !== "") add(`${base}.h`, /^MessageCompile$/i.test(item.type) ? item.path : "");
  for (const name of ["headeroutputfile", "headerfilename", "headerfile"]) add(told(name), text ?? "");
  if (/^Ctrpp$/i.test(item.type)) {
    const counters = { manifest: item.path, prefix: told("addprefix") };
    const file = told("headerfilenameforprovider").replace(/%\(filename\)/i, stem(item.path));
    if (file === "") add(`${stem(item.path)}.h`, "");
    else add(file, counters);
    add(told("headerfilenameforcounter").replace(/%\(filename\)/i, stem(item.path)), "");
  }
  return made;
}

function driverType(project: Msbuild): string | undefined {
  const type = project.property("DriverType");
  if (type !== undefined && type !== "") return type.toUpperCase();
  const toolset = project.property("PlatformToolset") ?? "";
  if (/UserModeDriver/i.test(toolset)) return "UMDF";
  return /KernelModeDriver/i.test(toolset) ? "WDM" : undefined;
}

function outputOf(project: Msbuild): FoundDriver["output"] {
  const type = project.property("ConfigurationType")?.toLowerCase() ?? "";
  // A user-mode driver is a program to the kernel, whose rules are not for it; so are installers and tests beside a driver, which take
  // its type from properties that they share.
  if (
    driverType(project) === "UMDF" ||
    /^WindowsApplicationForDrivers/i.test(project.property("PlatformToolset") ?? "")
  )
    return "program";
  if (type === "driver") return "driver";
  if (type === "staticlibrary") return "library";
  if (type === "application") return "program";
  if (type === "dynamiclibrary")
    return driverType(project) === undefined && project.property("TargetExt") !== ".sys" ? "program" : "driver";
  return "driver";
}

function where(item: MsbuildItem, project: string): string {
  return item.file === project ? `line ${item.line + 1}` : `${baseName(item.file)} line ${item.line + 1}`;
}

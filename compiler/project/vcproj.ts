// A project of Visual C++ 2002 to 2008 (.vcproj): which sources it compiles in one of its configurations, with which macros and
// folders. Projects that only run a makefile, as those of drivers were, say for the editor what that makefile compiles, and with what.
// Left out: settings of single files.
import { folderOf, isInside, joinPath } from "../preprocess/paths.ts";
import type { FolderAccess } from "../source/source.ts";
import type { Language } from "../unit.ts";
import { type BuildConfiguration, chooseConfiguration } from "./build-configuration.ts";
import { definition, readFlags, splitCommand } from "./flags.ts";
import {
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
import { slashed, unknownMacro } from "./msbuild.ts";
import type { ProjectPlace } from "./vcxproj.ts";
import { readXml, type XmlElement } from "./xml.ts";

const deepestSheet = 8;

export function readVcproj(path: string, files: FolderAccess, wanted: Wanted, place: ProjectPlace): Description {
  const text = files.read(path);
  if (text === undefined) return unreadable(path);
  const root = readXml(text, path);
  if ("message" in root) return { drivers: [], problems: [root], files: [path], ignored: [] };
  const configurations = below(root, "Configuration").filter(({ attributes }) => attributes.has("Name"));
  const chosen = chooseConfiguration(
    configurations.map(({ attributes }) => attributes.get("Name") ?? ""),
    wanted,
  );
  const name = `${chosen.configuration}|${chosen.platform}`;
  const configuration = configurations.find(({ attributes }) => attributes.get("Name") === name);
  const project = new Project(path, files, place, chosen, root, configuration);
  const settings = project.settings();
  const sources: ProjectSource[] = [];
  for (const file of below(root, "File")) {
    const written = file.attributes.get("RelativePath") ?? "";
    const source = joinPath(folderOf(path), slashed(project.expanded(written)));
    const own = file.children.find((one) => one.name === "FileConfiguration" && one.attributes.get("Name") === name);
    if (own?.attributes.get("ExcludedFromBuild")?.toLowerCase() === "true")
      project.ignored.push({ what: source, why: `excluded from ${name} (line ${file.line + 1})` });
    else if (!isSourceFile(source)) project.ignored.push({ what: source, why: kindOfFile(source) });
    else if (!sources.some((one) => one.path === source))
      sources.push({ path: source, why: `File ${written} (line ${file.line + 1})`, settings });
  }
  const driver: FoundDriver = {
    name: root.attributes.get("Name") ?? stem(path),
    kind: "vcproj",
    from: path,
    configuration: name,
    target: chosen.target,
    ...project.output(),
    sources,
    links: below(root, "ProjectReference").flatMap(({ attributes }) => {
      const other = attributes.get("RelativePathToProject");
      return other === undefined ? [] : [joinPath(place.solutionFolder, slashed(project.expanded(other)))];
    }),
    ignored: project.ignored,
  };
  const saysHow = settings.includePaths.length > 0 || Object.keys(settings.defines).length > 0;
  // A makefile's project that says no more than which files there are is none: SOURCES says more.
  const drivers = sources.length > 0 && (saysHow || !project.runsMakefile) ? [driver] : [];
  return { drivers, problems: [], files: [path, ...project.sheets], ignored: [] };
}

/** All elements of a name, wherever they are. */
function below(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...below(child, name)]);
}

/** A project in one of its configurations. */
class Project {
  readonly ignored: IgnoredEntry[] = [];
  /** Paths of the property sheets that were read. */
  readonly sheets: string[] = [];
  readonly #folder: string;
  readonly #files: FolderAccess;
  readonly #root: string;
  readonly #configuration: XmlElement | undefined;
  /** The configuration and the sheets it inherits from, what goes before first. */
  readonly #layers: XmlElement[] = [];
  readonly #macros = new Map<string, string>();
  readonly #release: boolean;

  constructor(
    path: string,
    files: FolderAccess,
    { solutionFolder, root }: ProjectPlace,
    { configuration, platform }: BuildConfiguration,
    project: XmlElement,
    element: XmlElement | undefined,
  ) {
    this.#folder = folderOf(path);
    this.#files = files;
    this.#root = root;
    this.#configuration = element;
    this.#release = /release|free|fre\b/i.test(configuration);
    for (const [name, value] of Object.entries({
      ProjectDir: `${this.#folder}/`,
      ProjectName: project.attributes.get("Name") ?? stem(path),
      SolutionDir: `${solutionFolder}/`,
      ConfigurationName: configuration,
      PlatformName: platform,
    }))
      this.#macros.set(name.toLowerCase(), value);
    if (element !== undefined) this.#layer(element, this.#folder, 0);
  }

  get runsMakefile(): boolean {
    return /^(?:0|10)$/.test(this.#configuration?.attributes.get("ConfigurationType") ?? "");
  }

  #layer(element: XmlElement, folder: string, depth: number): void {
    this.#layers.push(element);
    for (const macro of below(element, "UserMacro")) {
      const name = macro.attributes.get("Name")?.toLowerCase() ?? "";
      if (!this.#macros.has(name)) this.#macros.set(name, macro.attributes.get("Value") ?? "");
    }
    for (const one of listed(element.attributes.get("InheritedPropertySheets") ?? "")) {
      const sheet = joinPath(folder, slashed(this.expanded(one)));
      // One that several inherit from counts once; so does one that names itself.
      if (depth > deepestSheet || this.sheets.includes(sheet)) continue;
      const text = sheet.includes("$(") || !isInside(sheet, this.#root) ? undefined : this.#files.read(sheet);
      const root = text === undefined ? undefined : readXml(text, sheet);
      if (root === undefined || "message" in root) continue;
      this.sheets.push(sheet);
      this.#layer(root, folderOf(sheet), depth + 1);
    }
  }

  /** With the macros put in that are known here. */
  expanded(text: string): string {
    return text.replace(/\$\(([\w.]+)\)/g, (whole, name: string) => this.#macros.get(name.toLowerCase()) ?? whole);
  }

  /** What the configuration says of a tool, and then what the sheets do. */
  #told(tools: RegExp, attribute: string): string[] {
    return this.#layers.flatMap((layer) =>
      layer.children
        .filter(({ name, attributes }) => name === "Tool" && tools.test(attributes.get("Name") ?? ""))
        .flatMap(({ attributes }) => attributes.get(attribute) ?? []),
    );
  }
  /** The parts of a list that can be known here. */
  #parts(attribute: string): string[] {
    return this.#told(compilers, attribute)
      .flatMap((list) => listed(this.expanded(list)))
      .filter((part) => {
        if (part.includes("$(") && part !== "$(NOINHERIT)") this.ignored.push({ what: part, why: unknownMacro(part) });
        return !part.includes("$(");
      });
  }

  settings(): SourceSettings {
    const options = this.#told(compilers, "AdditionalOptions").map((text) => this.expanded(text));
    const words = options.flatMap((text) => splitCommand(text, true)).filter((word) => !word.includes("$("));
    const flags = readFlags(words, this.#folder, true);
    const defines: Record<string, string> = this.#release ? { NDEBUG: "1" } : {};
    for (const one of this.#parts("PreprocessorDefinitions")) {
      const [name, value] = definition(one);
      if (/^[A-Za-z_$][\w$]*$/.test(name)) defines[name] = value;
    }
    Object.assign(defines, flags.defines);
    const language = flags.language ?? languages[this.#told(compilers, "CompileAs")[0] ?? ""];
    const folders = [...this.#parts("AdditionalIncludeDirectories"), ...this.#parts("IncludeSearchPath")];
    return {
      includePaths: [
        ...new Set([...folders.map((one) => joinPath(this.#folder, slashed(one))), ...flags.includePaths]),
      ],
      defines,
      undefines: [...(this.#release ? ["DBG"] : []), ...this.#parts("UndefinePreprocessorDefinitions")].filter(
        (name) => defines[name] === undefined,
      ),
      forcedIncludes: [
        ...this.#parts("ForcedIncludeFiles"),
        ...this.#parts("ForcedIncludes"),
        ...flags.forcedIncludes,
      ].map(slashed),
      ...(language === undefined ? {} : { language }),
    };
  }

  /** A driver is told by its linker's options; of libraries and makefiles only their sources say what they are for. */
  output(): Pick<FoundDriver, "output" | "outputUntold"> {
    const linked = (attribute: string): string => this.#told(/^VCLinkerTool$/, attribute).join(" ");
    const isDriver =
      /[1-9]/.test(linked("Driver")) ||
      /\.sys\b/i.test(linked("OutputFile")) ||
      /\b(?:Gs)?DriverEntry\b|[-/]driver\b/i.test(`${linked("EntryPointSymbol")} ${linked("AdditionalOptions")}`);
    if (isDriver) return { output: "driver" };
    if (this.#configuration?.attributes.get("ConfigurationType") === "4")
      return { output: "library", outputUntold: true };
    return this.runsMakefile ? { output: "driver", outputUntold: true } : { output: "program" };
  }
}
/** 0 leaves it to the name. */
const languages: Readonly<Record<string, Language>> = { 1: "c", 2: "c++" };
const compilers = /^(?:VCCLCompilerTool|VCNMakeTool)$/;

/** The parts of a list as these projects write them, without their quotation marks. */
function listed(list: string): string[] {
  return list
    .split(/[;,]/)
    .map((part) => part.trim().replace(/^"(.*)"$/, "$1"))
    .filter((part) => part !== "");
}

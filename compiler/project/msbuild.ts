// An MSBuild project as far as C++ projects need it: properties in document order, then item definitions, then items, with
// conditions and with imports that lie inside the workspace. Targets and tasks are not run; the kits' own files are not read.
import { folderOf, isInside, joinPath, pathKey } from "../preprocess/paths.ts";
import type { FolderAccess } from "../source/source.ts";
import { baseName, type IgnoredEntry, type ProjectProblem, stem } from "./model.ts";
import { conditionHolds, expand, parts, type Scope } from "./msbuild-expression.ts";
import { filesMatching, hasWildcard, matches } from "./wildcard.ts";
import { readXml, type XmlElement } from "./xml.ts";

export interface MsbuildItem {
  readonly type: string;
  /** Absolute. */
  readonly path: string;
  readonly metadata: ReadonlyMap<string, string>;
  /** The file and the line (from 0) that name it. */
  readonly file: string;
  readonly line: number;
  /** The pattern it was found by. */
  readonly pattern: string;
}
export interface MsbuildSettings {
  readonly configuration: string;
  readonly platform: string;
  readonly solutionFolder: string;
  /** Imports are followed below this folder only. */
  readonly root: string;
}

const mostImports = 200;
const deepestImport = 16;
const mostItems = 20_000;

export class Msbuild {
  readonly path: string;
  readonly problems: ProjectProblem[] = [];
  readonly ignored: IgnoredEntry[] = [];
  readonly files: string[] = [];
  readonly items: MsbuildItem[] = [];
  readonly #access: FolderAccess;
  readonly #settings: MsbuildSettings;
  readonly #properties = new Map<string, string>();
  readonly #definitions = new Map<string, Map<string, string>>();
  readonly #documents = new Map<string, XmlElement | undefined>();
  /** The file whose elements are read now. */
  #file: string;
  #imports = 0;

  constructor(path: string, access: FolderAccess, settings: MsbuildSettings) {
    this.path = path;
    this.#file = path;
    this.#access = access;
    this.#settings = settings;
    const folder = windowsFolder(folderOf(path));
    const given: Readonly<Record<string, string>> = {
      configuration: settings.configuration,
      platform: settings.platform,
      platformtarget: settings.platform === "Win32" ? "x86" : settings.platform,
      projectdir: folder,
      msbuildprojectdirectory: folderOf(path),
      msbuildprojectfullpath: path,
      msbuildprojectfile: baseName(path),
      msbuildprojectname: stem(path),
      projectname: stem(path),
      projectfilename: baseName(path),
      targetname: stem(path),
      visualstudioversion: "17.0",
      solutiondir: windowsFolder(settings.solutionFolder),
      intdir: `${settings.platform}/${settings.configuration}/`,
      outdir: `${windowsFolder(settings.solutionFolder)}${settings.platform}/${settings.configuration}/`,
    };
    for (const [name, value] of Object.entries(given)) this.#properties.set(name, value);
  }

  /** Reads the project; false if it cannot be read at all. */
  evaluate(): boolean {
    const root = this.#document(this.path);
    if (root === undefined) return false;
    this.#walk(root.children, "properties", 0);
    this.#imports = 0;
    this.#walk(root.children, "definitions", 0);
    this.#imports = 0;
    this.#walk(root.children, "items", 0);
    return true;
  }

  property(name: string): string | undefined {
    return this.#properties.get(name.toLowerCase());
  }

  /** The configurations a project lists, as "Debug|x64". Asked for before evaluation, which needs one of them. */
  static configurations(root: XmlElement): string[] {
    const found: string[] = [];
    for (const group of root.children) {
      if (group.name !== "ItemGroup") continue;
      for (const item of group.children) {
        const name = item.name === "ProjectConfiguration" ? item.attributes.get("Include") : undefined;
        if (name?.includes("|") === true) found.push(name);
      }
    }
    return found;
  }

  #document(path: string): XmlElement | undefined {
    const key = pathKey(path);
    if (this.#documents.has(key)) return this.#documents.get(key);
    const text = this.#access.read(path);
    let root: XmlElement | undefined;
    if (text !== undefined) {
      this.files.push(path);
      const read = readXml(text, path);
      if ("message" in read) this.problems.push(read);
      else root = read;
    }
    this.#documents.set(key, root);
    return root;
  }

  #walk(elements: readonly XmlElement[], pass: Pass, depth: number): void {
    for (const element of elements) {
      switch (element.name) {
        case "PropertyGroup":
          if (pass === "properties" && this.#holds(element, pass)) this.#propertyGroup(element);
          break;
        case "ItemDefinitionGroup":
          if (pass === "definitions" && this.#holds(element, pass)) this.#definitionGroup(element);
          break;
        case "ItemGroup":
          if (pass === "items" && this.#holds(element, pass)) this.#itemGroup(element);
          break;
        case "ImportGroup":
          if (this.#holds(element, pass)) this.#walk(element.children, pass, depth);
          break;
        case "Import":
          if (this.#holds(element, pass)) this.#import(element, pass, depth);
          break;
        case "Choose": {
          const taken = element.children.find(
            (branch) => branch.name === "Otherwise" || (branch.name === "When" && this.#holds(branch, pass)),
          );
          if (taken !== undefined) this.#walk(taken.children, pass, depth);
          break;
        }
      }
    }
  }

  #holds(element: XmlElement, pass: string, metadata: ReadonlyMap<string, string> = none): boolean {
    const text = element.attributes.get("Condition");
    if (text === undefined || text.trim() === "") return true;
    const value = conditionHolds(text, this.#scope(metadata));
    if (value === undefined && pass === "properties")
      this.problems.push({
        file: this.#file,
        line: element.line,
        column: 0,
        severity: "warning",
        message: `the condition ${shorten(text)} is not understood: what it guards is left out`,
        remedy: "Write it with '$(Name)' == 'value', and, or, exists().",
      });
    return value ?? false;
  }

  #scope(metadata: ReadonlyMap<string, string>): Scope {
    return {
      property: (name) => this.#lookup(name),
      metadata: (name) => metadata.get(name.toLowerCase()) ?? "",
      exists: (path) => {
        const absolute = joinPath(folderOf(this.path), slashed(path));
        return (
          this.#inside(absolute) &&
          (this.#access.read(absolute) !== undefined || this.#access.list(absolute) !== undefined)
        );
      },
      above: (name, folder) => this.#above(name, folder === "" ? folderOf(this.#file) : folder),
    };
  }

  /** The nearest file of a name in a folder or above it, inside the workspace. */
  #above(name: string, from: string): string | undefined {
    let folder = joinPath(folderOf(this.path), slashed(from)).replace(/\/$/, "");
    for (; this.#inside(joinPath(folder, name)); folder = folderOf(folder)) {
      const path = joinPath(folder, name);
      if (this.#access.read(path) !== undefined) return path;
      if (folder === folderOf(folder)) break;
    }
    return undefined;
  }

  #lookup(name: string): string | undefined {
    switch (name.toLowerCase()) {
      case "msbuildthisfiledirectory":
        return windowsFolder(folderOf(this.#file));
      case "msbuildthisfile":
        return baseName(this.#file);
      case "msbuildthisfilename":
        return stem(this.#file);
      case "msbuildthisfilefullpath":
        return this.#file;
      default:
        return this.property(name);
    }
  }

  #propertyGroup(group: XmlElement): void {
    for (const property of group.children) {
      if (!this.#holds(property, "properties")) continue;
      const name = property.name.toLowerCase();
      // `<IncludePath>$(IncludePath);inc</IncludePath>`: what nobody has set yet is empty.
      if (!this.#properties.has(name)) this.#properties.set(name, "");
      this.#properties.set(name, expand(property.text, this.#scope(none), true));
    }
  }

  #definitionGroup(group: XmlElement): void {
    for (const item of group.children) {
      const known = this.#definitions.get(item.name) ?? new Map<string, string>();
      this.#definitions.set(item.name, known);
      if (this.#holds(item, "definitions", known)) this.#metadata(item, known, true);
    }
  }

  /** Sets what the children of an element say about an item. `anyItem`: what depends on the item's path is left as it is written. */
  #metadata(element: XmlElement, into: Map<string, string>, anyItem = false): void {
    const scope = this.#scope(into);
    const metadata = (name: string): string =>
      into.get(name.toLowerCase()) ?? (ofPath.has(name.toLowerCase()) ? `%(${name})` : "");
    for (const child of element.children) {
      if (this.#holds(child, "items", into))
        into.set(child.name.toLowerCase(), expand(child.text, anyItem ? { ...scope, metadata } : scope, true));
    }
  }

  #itemGroup(group: XmlElement): void {
    for (const element of group.children) {
      if (!this.#holds(element, "items") || this.items.length >= mostItems) continue;
      const remove = element.attributes.get("Remove");
      const update = element.attributes.get("Update");
      const include = element.attributes.get("Include");
      if (remove !== undefined) this.#remove(element.name, this.#list(remove));
      else if (update !== undefined) this.#update(element, this.#list(update));
      else if (include !== undefined)
        this.#include(element, this.#list(include), this.#list(element.attributes.get("Exclude")));
    }
  }

  #list(text: string | undefined): string[] {
    return text === undefined ? [] : parts(expand(text, this.#scope(none), true)).map(slashed);
  }

  #include(element: XmlElement, patterns: readonly string[], excluded: readonly string[]): void {
    const folder = folderOf(this.path);
    for (const pattern of patterns) {
      if (pattern.includes("$(")) {
        this.ignored.push({ what: pattern, why: unknownMacro(pattern) });
        continue;
      }
      const whole = joinPath(folder, pattern);
      if (hasWildcard(pattern) && !this.#inside(whole.slice(0, whole.search(/[*?]/)))) {
        this.ignored.push({ what: pattern, why: "a wildcard outside the workspace is not followed" });
        continue;
      }
      for (const path of filesMatching(folder, pattern, this.#access)) {
        if (excluded.some((one) => matches(path, folder, one))) continue;
        const metadata = new Map(this.#definitions.get(element.name));
        wellKnown(path, metadata);
        for (const [name, value] of metadata)
          if (value.includes("%(")) metadata.set(name, expand(value, this.#scope(metadata), true));
        for (const [name, value] of element.attributes) {
          if (!/^(?:Include|Exclude|Condition|Label)$/.test(name))
            metadata.set(name.toLowerCase(), expand(value, this.#scope(metadata), true));
        }
        this.#metadata(element, metadata);
        this.items.push({ type: element.name, path, metadata, file: this.#file, line: element.line, pattern });
      }
    }
  }

  #remove(type: string, patterns: readonly string[]): void {
    const folder = folderOf(this.path);
    for (let i = this.items.length - 1; i >= 0; i--) {
      const item = this.items[i];
      if (item?.type === type && patterns.some((pattern) => matches(item.path, folder, pattern)))
        this.items.splice(i, 1);
    }
  }

  #update(element: XmlElement, patterns: readonly string[]): void {
    const folder = folderOf(this.path);
    this.items.forEach((item, i) => {
      if (item.type !== element.name || !patterns.some((pattern) => matches(item.path, folder, pattern))) return;
      const metadata = new Map(item.metadata);
      this.#metadata(element, metadata);
      this.items[i] = { ...item, metadata };
    });
  }

  #import(element: XmlElement, pass: Pass, depth: number): void {
    const written = element.attributes.get("Project") ?? "";
    const name = slashed(expand(written, this.#scope(none), true));
    const first = pass === "properties";
    if (name === "") return;
    const sdk = element.attributes.get("Sdk");
    if (sdk !== undefined) {
      this.#importOfDirectory(`/${written}`, pass, depth);
      if (first) this.ignored.push({ what: written, why: `it is of the package ${sdk}, which a build fetches` });
      return;
    }
    if (name.includes("$(")) {
      this.#importOfDirectory(written, pass, depth);
      if (first && !isKitImport(written)) this.ignored.push({ what: written, why: unknownMacro(name) });
      return;
    }
    const folder = folderOf(this.#file);
    const path = joinPath(folder, name);
    if (!this.#inside(path)) {
      if (first) this.ignored.push({ what: written, why: "it lies outside the workspace" });
      return;
    }
    const targets = hasWildcard(name) ? filesMatching(folder, name, this.#access) : [path];
    for (const target of targets) {
      if (depth >= deepestImport || ++this.#imports > mostImports) {
        if (first)
          this.ignored.push({
            what: written,
            why: `more than ${mostImports} imports, or more than ${deepestImport} deep`,
          });
        return;
      }
      const root = this.#document(target);
      if (root === undefined) {
        if (first && !this.problems.some((problem) => problem.file === target))
          this.problems.push({
            file: this.#file,
            line: element.line,
            column: 0,
            severity: "warning",
            message: `the import ${shorten(written)} was not found: what it sets is missing`,
            remedy: "Check its path, or take the import out.",
          });
        continue;
      }
      const outer = this.#file;
      this.#file = target;
      this.#walk(root.children, pass, depth + 1);
      this.#file = outer;
    }
  }

  /**
   * What the tools' own files import: of the folders above the project the nearest Directory.Build.props with the first of them,
   * Directory.Build.targets with the last. A package that stands for the tools names its own alike.
   */
  #importOfDirectory(written: string, pass: Pass, depth: number): void {
    const kind = /[\\/](?:[\w.]+\.)?Cpp\.(Default\.props|targets)$/i.exec(written)?.[1];
    if (kind === undefined || this.#file !== this.path) return;
    const name = kind.toLowerCase() === "targets" ? "Directory.Build.targets" : "Directory.Build.props";
    const path = this.#above(name, folderOf(this.path));
    const root = path === undefined ? undefined : this.#document(path);
    if (path === undefined || root === undefined) return;
    this.#file = path;
    this.#walk(root.children, pass, depth + 1);
    this.#file = this.path;
  }

  #inside(path: string): boolean {
    return isInside(path, this.#settings.root);
  }
}

/** Properties are read first, then what definitions say of any item, then the items, as MSBuild does it. */
type Pass = "properties" | "definitions" | "items";

const none: ReadonlyMap<string, string> = new Map();

/** Names of the folders in which the build tools and the kits lie. */
const kitFolders =
  /\$\((?:VCTargetsPath\w*|UserRootDir|LocalAppData|MSBuild\w*Path\w*|MSBuildToolsPath|WDKContentRoot|WindowsSdkDir\w*|VSInstallDir|ProgramFiles\w*|NuGet\w*)\)/i;
function isKitImport(text: string): boolean {
  return kitFolders.test(text);
}

/** Why a value with a macro in it that nobody defines is left out. */
export function unknownMacro(text: string): string {
  const name = /\$\([^)]*\)?/.exec(text)?.[0] ?? text;
  return /^\$\((?:DDK_|SDK_|KM_|KMDF_|UMDF_|CRT_|WDK|Windows|UniversalCRT|VC|UM_|IFSKIT|KIT_|NETFXKit|FrameworkSdk|WDM_)/i.test(
    name,
  )
    ? `${name} is the kit's: Ringside's headers, or those given with --headers, stand for it`
    : `${name} is not known without the build that sets it`;
}

export function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}

/** MSBuild's folders end with a slash. */
function windowsFolder(folder: string): string {
  return folder.endsWith("/") ? folder : `${folder}/`;
}

/** Metadata that follow from an item's path. */
const ofPath: ReadonlySet<string> = new Set([
  "fullpath",
  "filename",
  "extension",
  "identity",
  "directory",
  "relativedir",
]);
function wellKnown(path: string, metadata: Map<string, string>): void {
  metadata.set("fullpath", path);
  metadata.set("filename", stem(path));
  metadata.set("extension", /\.[^.\\/]*$/.exec(path)?.[0] ?? "");
  metadata.set("identity", path);
  metadata.set("directory", windowsFolder(folderOf(path)));
  metadata.set("relativedir", windowsFolder(folderOf(path)));
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

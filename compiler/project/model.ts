// What is known of a project before a line of it is compiled: its drivers, their sources, and how each source is compiled.
import type { MadeHeaders } from "../generate/counter-header.ts";
import type { Language, Target } from "../unit.ts";

export type ProjectKind =
  | "ringside.json"
  | "vcxproj"
  | "vcproj"
  | "compile_commands.json"
  | "cmake"
  | "SOURCES"
  | "folder"
  | "file";

/** How a source is compiled, beside the kit's headers and what the user adds. */
export interface SourceSettings {
  /** Absolute, in the order of the search. */
  readonly includePaths: readonly string[];
  readonly defines: Readonly<Record<string, string>>;
  readonly undefines: readonly string[];
  readonly forcedIncludes: readonly string[];
  /** Which language it is in, where the description says so; else its name tells. */
  readonly language?: Language;
  /** Headers that the build makes, by name, and the path of what it makes them of; "" if that is not known. */
  readonly madeHeaders?: MadeHeaders;
}
export const noSettings: SourceSettings = { includePaths: [], defines: {}, undefines: [], forcedIncludes: [] };

export interface ProjectSource {
  readonly path: string;
  /** Why it is in, e.g. "ClCompile, line 31". */
  readonly why: string;
  readonly settings: SourceSettings;
}
export interface IgnoredEntry {
  /** A file, an include folder, an import, as it was written. */
  readonly what: string;
  readonly why: string;
}

export interface FoundDriver {
  readonly name: string;
  readonly kind: ProjectKind;
  /** The file that describes it, or the folder whose sources it is. */
  readonly from: string;
  /** E.g. "Debug|x64". */
  readonly configuration?: string;
  readonly target: Target;
  /** "WDM", "KMDF", "UMDF" …, as the project says. */
  readonly driverType?: string;
  readonly output: "driver" | "library" | "program";
  /** The description does not say what it builds: its sources' texts tell a program from a driver. */
  readonly outputUntold?: boolean;
  readonly sources: readonly ProjectSource[];
  /** Projects whose code is linked into it. */
  readonly links: readonly string[];
  /** Headers that its build makes, as in the settings of a source: those that link it find them, too. */
  readonly madeHeaders?: MadeHeaders;
  readonly ignored: readonly IgnoredEntry[];
}

export interface ProjectProblem {
  readonly file: string;
  /** From 0. */
  readonly line: number;
  readonly column: number;
  readonly severity: "error" | "warning";
  readonly message: string;
  readonly remedy: string;
}

/** What a description was found to say. */
export interface Description {
  readonly drivers: readonly FoundDriver[];
  readonly problems: readonly ProjectProblem[];
  /** Every file read for it, so that a change of one is noticed. */
  readonly files: readonly string[];
  readonly ignored: readonly IgnoredEntry[];
}

/** What the reader of any description is asked to find. */
export interface Wanted {
  readonly target: Target;
  /** "Debug", "Release" …; the first that the project has without it, "Debug" before others. */
  readonly configuration?: string;
}

export function isSourceFile(path: string): boolean {
  return /\.(?:c|cpp|cxx|cc)$/i.test(path);
}
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
/** Without its last extension. */
export function stem(path: string): string {
  return baseName(path).replace(/\.[^.]*$/, "");
}

/** What files of a build are that are no C: said in the list of what was left out. */
export function kindOfFile(path: string): string {
  const extension = /\.([^.\\/]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
  const known: Readonly<Record<string, string>> = {
    rc: "a resource script holds no code",
    mc: "a message file: its header is made in memory where it is included",
    mof: "WMI classes hold no code",
    idl: "an interface description holds no code",
    asm: "assembly language is not read",
    s: "assembly language is not read",
    inf: "an installation file holds no code",
    inx: "an installation file holds no code",
    def: "a linker's list of exports holds no code",
    h: "headers are read where they are included",
    hpp: "headers are read where they are included",
  };
  return known[extension] ?? "not a C or C++ source";
}

/** Of a description that is named and cannot be read. */
export function unreadable(path: string): Description {
  const problem: ProjectProblem = {
    file: path,
    line: 0,
    column: 0,
    severity: "error",
    message: "the project cannot be read",
    remedy: "Check its path.",
  };
  return { drivers: [], problems: [problem], files: [], ignored: [] };
}

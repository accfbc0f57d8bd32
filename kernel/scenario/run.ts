// From a scenario's file to its results: its drivers compiled, the kernel run to the end with a limit on steps and on virtual time.

import { ownHeaders } from "../../compiler/contract/own-headers.ts";
import { messageTexts } from "../../compiler/generate/message-header.ts";
import { type CompileCache, compileUnit, createCompileCache, linkProgram, type Program } from "../../compiler/index.ts";
import { locate } from "../../compiler/json/document.ts";
import { type MofSchema, readMof } from "../../compiler/mof/index.ts";
import { programHeaders } from "../../compiler/project/headers.ts";
import type { SourceSettings } from "../../compiler/project/model.ts";
import type { FileAccess, SourceDiagnostic } from "../../compiler/source/source.ts";
import type { KernelOptions, StopReason } from "../api.ts";
import type { Kernel } from "../kernel.ts";
import { type DriverEntry, type LocatedProblem, type ProgramEntry, parseScenario, type Scenario } from "./schema.ts";
import { checkStatuses } from "./statuses.ts";
import { checkClasses } from "./wmi-class.ts";

export interface ScenarioHost {
  readonly files: FileAccess;
  /** Names in a folder; undefined if there is no such folder. */
  list(folder: string): readonly string[] | undefined;
  /** Ringside's own kernel headers. */
  readonly ddk: string;
  readonly cache?: CompileCache;
  /** How the project that a source belongs to compiles it. */
  settingsOf?(source: string): SourceSettings;
}
export type Loaded =
  | { readonly options: KernelOptions; readonly diagnostics: readonly SourceDiagnostic[] }
  | { readonly options: undefined; readonly problems: readonly LoadProblem[] };
export interface LoadProblem {
  readonly file: string;
  /** From 0. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly remedy: string;
}

const contracts = new WeakMap<FileAccess, Program>();

/** Our kernel headers, compiled: the types and contracts of every DDI. */
export function compileContract(host: Pick<ScenarioHost, "files" | "ddk" | "cache">): Program {
  const known = contracts.get(host.files);
  if (known !== undefined) return known;
  const unit = ownHeaders(host.ddk, host.files, "x64", host.cache);
  const program = linkProgram([unit]);
  contracts.set(host.files, program);
  return program;
}

/** Reads a scenario file and compiles what it names. */
export function loadScenario(path: string, host: ScenarioHost): Loaded {
  const text = host.files.read(path);
  if (text === undefined) return failed([problem(path, "there is no such file", "Check the path.")]);
  const parsed = parseScenario(text);
  if (parsed.scenario === undefined) return failed(parsed.problems.map((entry) => located(path, entry)));
  return compileScenario(parsed.scenario, folderOf(path), host, path);
}

/** Compiles the drivers of a scenario whose paths are relative to `folder`. */
export function compileScenario(scenario: Scenario, folder: string, host: ScenarioHost, path = folder): Loaded {
  const problems: LoadProblem[] = [];
  /** `at` is where in the scenario the mistake is, as a JSON pointer. */
  const report = (at: string, message: string, remedy: string): void => {
    const [place] = locate(host.files.read(path) ?? "", [{ path: at, message, remedy }]);
    if (place !== undefined) problems.push(located(path, place));
  };
  const diagnostics: SourceDiagnostic[] = [];
  const drivers = new Map<string, Program>();
  const messages = new Map<string, ReadonlyMap<number, string>>();
  const programs = new Map<string, Program>();
  const compile = (driver: DriverEntry | ProgramEntry, at: string, entries: readonly string[]) => {
    const what = at.startsWith("/programs") ? "program" : "driver";
    const sources = driver.sources.flatMap((source, i) => {
      const found = expand(join(folder, source), host);
      if (found.length === 0)
        report(
          `${at}/sources/${i}`,
          `${what} "${driver.name}": no source matches "${source}"`,
          "Check the path; it is relative to the scenario.",
        );
      return found;
    });
    const headers = what === "program" ? programHeaders(host.ddk) : { folders: [host.ddk], defines: {}, undefines: [] };
    const units = sources.map((source) => {
      const project = host.settingsOf?.(source);
      return compileUnit(source, {
        target: "x64",
        files: host.files,
        includePaths: [
          ...(driver.include ?? []).map((include) => join(folder, include)),
          ...(project?.includePaths ?? []),
          ...headers.folders,
        ],
        defines: { ...headers.defines, ...project?.defines, ...driver.defines },
        undefines: [...(headers.undefines ?? []), ...(project?.undefines ?? [])],
        forcedIncludes: project?.forcedIncludes ?? [],
        madeHeaders: project?.madeHeaders ?? {},
        ...(project?.language === undefined ? {} : { language: project.language }),
        ...cacheOf(host),
      });
    });
    const program = linkProgram(units);
    const all = [...units.flatMap((unit) => unit.diagnostics), ...program.diagnostics];
    diagnostics.push(...all);
    if (units.length > 0 && entries.length > 0 && !entries.some((entry) => program.functions.has(entry))) {
      for (const entry of all.filter((one) => one.severity === "error").slice(0, 20))
        problems.push(ofDiagnostic(entry));
      report(
        `${at}/sources`,
        `${what} "${driver.name}": none of its sources defines ${entries.join(" or ")}`,
        "Add the source that does.",
      );
    }
    for (const entry of program.diagnostics) if (entry.severity === "error") problems.push(ofDiagnostic(entry));
    return program;
  };
  for (const [index, driver] of scenario.drivers.entries()) {
    const at = `/drivers/${index}`;
    drivers.set(driver.name, compile(driver, at, driver.export === true ? [] : ["DriverEntry"]));
    const texts = new Map<number, string>();
    for (const [i, name] of (driver.messages ?? []).entries()) {
      const text = host.files.read(join(folder, name));
      if (text === undefined)
        report(`${at}/messages/${i}`, `driver "${driver.name}": there is no message file "${name}"`, "Check the path.");
      else for (const [value, message] of messageTexts(text)) texts.set(value, message);
    }
    messages.set(driver.name, texts);
  }
  const mof = readMofs(scenario, folder, host, problems, report);
  for (const [index, entry] of (scenario.programs ?? []).entries())
    programs.set(entry.name, compile(entry, `/programs/${index}`, ["main", "wmain"]));
  const contract = compileContract(host);
  for (const { path: at, message, remedy } of checkStatuses(scenario, contract)) report(at, message, remedy);
  if (problems.length > 0) return failed(problems);
  return { options: { contract, scenario, drivers, programs, messages, mof }, diagnostics };
}

/** The MOF files of all drivers, which are one schema on a system; the steps' classes and methods must be in it. */
function readMofs(
  scenario: Scenario,
  folder: string,
  host: ScenarioHost,
  problems: LoadProblem[],
  report: (at: string, message: string, remedy: string) => void,
): MofSchema {
  const texts: { file: string; text: string }[] = [];
  for (const [index, driver] of scenario.drivers.entries()) {
    for (const [i, name] of (driver.mof ?? []).entries()) {
      const file = join(folder, name);
      const text = host.files.read(file);
      if (text !== undefined) texts.push({ file, text });
      else
        report(
          `/drivers/${index}/mof/${i}`,
          `driver "${driver.name}": there is no MOF file "${name}"`,
          "Check the path.",
        );
    }
  }
  const { schema, diagnostics } = readMof(texts);
  problems.push(...diagnostics.map(ofDiagnostic));
  if (diagnostics.length === 0)
    for (const { path: at, message, remedy } of checkClasses(scenario, schema)) report(at, message, remedy);
  return schema;
}

export interface RunLimits {
  /** Steps; 500 million without it. */
  readonly steps?: number;
}
export type RunEnd =
  | StopReason
  /** The steps allowed were used up; `place` is where the machine was, in words. */
  | { readonly kind: "endless"; readonly place: string };

const slice = 1_000_000;

/** Runs until the scenario ends or something stops it. */
export function runToEnd(kernel: Kernel, limits: RunLimits = {}): RunEnd {
  const most = limits.steps ?? 500_000_000;
  kernel.breakpointsOn = false;
  for (;;) {
    const stop = kernel.advance(Math.min(most, kernel.time + slice));
    if (stop.kind === "breakpoint") continue;
    if (stop.kind !== "limit") return stop;
    if (kernel.time >= most) return { kind: "endless", place: kernel.placeOf(kernel.current) };
  }
}

function expand(path: string, host: ScenarioHost): string[] {
  const cut = path.lastIndexOf("/");
  const name = path.slice(cut + 1);
  if (!/[*?]/.test(name)) return host.files.read(path) === undefined ? [] : [path];
  const source = name
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  const pattern = new RegExp(`^${source}$`, "i");
  const folder = cut < 0 ? "." : path.slice(0, cut) || "/";
  return (host.list(folder) ?? []).filter((one) => pattern.test(one)).map((one) => join(folder, one));
}

function join(folder: string, path: string): string {
  const plain = path.replaceAll("\\", "/");
  const joined = folder === "" || plain.startsWith("/") || /^[A-Za-z]:\//.test(plain) ? plain : `${folder}/${plain}`;
  const parts: string[] = [];
  joined.split("/").forEach((part, i) => {
    if (part === "." || (part === "" && i > 0)) return;
    if (part === ".." && parts.length > 0 && parts[parts.length - 1] !== "..") parts.pop();
    else parts.push(part);
  });
  return parts.join("/") || ".";
}
function folderOf(path: string): string {
  const plain = path.replaceAll("\\", "/");
  const cut = plain.lastIndexOf("/");
  return cut < 0 ? "." : plain.slice(0, cut) || "/";
}
function cacheOf(host: Pick<ScenarioHost, "cache">): { cache: CompileCache } {
  return { cache: host.cache ?? createCompileCache() };
}
function failed(problems: readonly LoadProblem[]): Loaded {
  return { options: undefined, problems };
}
function problem(file: string, message: string, remedy: string): LoadProblem {
  return { file, line: 0, column: 0, message, remedy };
}
function located(file: string, entry: LocatedProblem): LoadProblem {
  const where = entry.path === "" ? "" : `${entry.path}: `;
  return { file, line: entry.line, column: entry.column, message: where + entry.message, remedy: entry.remedy };
}
function ofDiagnostic({ range, message, remedy }: SourceDiagnostic): LoadProblem {
  return { file: range.file, line: range.startLine, column: range.startColumn, message, remedy: remedy ?? "" };
}

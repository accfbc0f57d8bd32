// What F5 means: from the file that is open, and what lies around it, to a launch configuration.
// Nothing here knows the editor; extension/debug/provider.ts asks the user where several answers are right.
import { type ParseError, parse } from "jsonc-parser";
import type { LaunchArguments } from "../../debug-adapter/protocol.ts";
import { isScenario, isSource } from "../sources.ts";

export interface Configuration extends LaunchArguments {
  readonly type: "ringside";
  readonly request: "launch";
  readonly name: string;
}

/** A scenario file near the source, as read from disk. */
export interface ScenarioFile {
  /** Absolute, with forward slashes. */
  readonly path: string;
  readonly text: string;
}
export interface Choice {
  readonly label: string;
  readonly description: string;
  readonly program: string;
}

export function launch(program: string): Configuration {
  return { type: "ringside", request: "launch", name: nameOf(program), program };
}

/** Whether F5 can run this file at all. */
export function canRun(path: string): boolean {
  return isScenario(path) || isSource(path);
}

export interface Surroundings {
  /** The source is one of a program for user mode. */
  readonly isProgram?: boolean;
  /** What the driver is called that a source belongs to. */
  readonly driver?: string;
  /** Programs that the driver may be tried with, each by its first source. */
  readonly programs?: readonly { readonly name: string; readonly source: string }[];
}

/** What can be run for a source: the scenarios that name it, then a run without one. A scenario file is its own answer. */
export function choicesFor(
  path: string,
  nearby: readonly ScenarioFile[],
  { isProgram = false, driver = baseName(path), programs = [] }: Surroundings = {},
): readonly Choice[] {
  if (isScenario(path)) return [{ label: nameOf(path), description: "", program: path }];
  const scenarios: Choice[] = [];
  for (const file of [...nearby].sort((a, b) => a.path.localeCompare(b.path))) {
    const scenario = summary(file.text);
    if (scenario === undefined) continue;
    const folder = folderOf(file.path);
    if (!scenario.sources.some((source) => matches(`${folder}/${source}`, path))) continue;
    scenarios.push({ label: nameOf(file.path), description: scenario.title, program: file.path });
  }
  const alone = isProgram
    ? {
        label: `Run the program of ${baseName(path)}`,
        description: "Load the driver that it lies beside, run the program, unload",
        program: path,
      }
    : {
        label: `Bring up ${driver}`,
        description: "Load the driver, add and start its device, open and close it, remove it, unload",
        program: path,
      };
  const tries = programs.map(({ name, source }) => ({
    label: `Run ${name} against ${driver}`,
    description: "Load the driver, run the program that lies beside it, unload",
    program: source,
  }));
  return [...scenarios, ...tries, alone];
}

/** Nobody need be asked: a single scenario is what its author wants run; bringing the driver up alone is for drivers that have nothing else. */
export function isPlain(choices: readonly Choice[]): boolean {
  return choices.length === 1 || (choices.length === 2 && isScenario(choices[0]?.program ?? ""));
}

/** The name a session goes by in the editor. */
export function nameOf(program: string): string {
  const name = baseName(program);
  return isScenario(name) ? name.slice(0, -".scenario.json".length) : name;
}

export function baseName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

export function folderOf(path: string): string {
  return path.replaceAll("\\", "/").replace(/\/[^/]*$/, "");
}

/** Title and sources of a scenario; undefined if the text is none. Wrong members are the adapter's to report. */
function summary(text: string): { readonly title: string; readonly sources: readonly string[] } | undefined {
  const errors: ParseError[] = [];
  const value: unknown = parse(text, errors, { allowTrailingComma: true });
  const drivers = member(value, "drivers");
  if (!Array.isArray(drivers)) return undefined;
  const programs = member(value, "programs");
  const sources: string[] = [];
  for (const entry of [...drivers, ...(Array.isArray(programs) ? programs : [])]) {
    const list = member(entry, "sources");
    if (Array.isArray(list)) sources.push(...list.filter((source) => typeof source === "string"));
  }
  const title = member(value, "title");
  return { title: typeof title === "string" ? title : "", sources };
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

/** `*` and `?` stand for characters of a name; letter case does not matter, as on Windows. */
function matches(pattern: string, path: string): boolean {
  const expression = normal(pattern)
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", "[^/]*")
    .replaceAll("?", "[^/]");
  return new RegExp(`^${expression}$`, "i").test(normal(path));
}

function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.replaceAll("\\", "/").split("/")) {
    if (part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}

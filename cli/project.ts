// `ringside project`: what was found, without being told, of the drivers in a folder: their sources and why each is in, macros,
// folders of headers, and what was left out and why.
import type { FoundDriver, ProjectSource, SourceSettings } from "../compiler/project/model.ts";
import { type NamedDrivers, namedDrivers } from "./drivers.ts";
import { finderFor, type ProjectOptions, shown } from "./sources.ts";

export interface ProjectCommandOptions extends ProjectOptions {
  readonly format: "pretty" | "json";
}

export function projectCommand(path: string | undefined, options: ProjectCommandOptions): number {
  const named = namedDrivers([path ?? "."], finderFor(options));
  process.stdout.write(options.format === "json" ? `${JSON.stringify(asJson(named), undefined, 2)}\n` : asText(named));
  return named.problems.some(({ severity }) => severity === "error") ? 1 : 0;
}

function asJson(named: NamedDrivers): unknown {
  const { finder } = named;
  return {
    drivers: [...named.drivers, ...named.programs].map((driver) => ({
      name: driver.name,
      kind: driver.kind,
      from: driver.from,
      configuration: driver.configuration,
      target: driver.target,
      driverType: driver.driverType,
      output: driver.output,
      headers: headersOf(named, driver),
      sources: driver.sources.map((source) => {
        const { includePaths, defines, undefines, forcedIncludes, language } = finder.compileOptions(driver, source);
        return { path: source.path, why: source.why, includePaths, defines, undefines, forcedIncludes, language };
      }),
      ignored: driver.ignored,
    })),
    ignored: named.ignored,
    configurations: named.configurations.map(({ path }) => path),
    problems: named.problems.map(({ line, column, ...problem }) => ({
      ...problem,
      line: line + 1,
      column: column + 1,
    })),
  };
}

function asText(named: NamedDrivers): string {
  let text = "";
  for (const driver of [...named.drivers, ...named.programs]) text += driverText(named, driver);
  if (named.drivers.length + named.programs.length === 0) text += "There are no C or C++ sources here.\n";
  if (named.ignored.length > 0) {
    text += "left out\n";
    for (const { what, why } of named.ignored) text += `  ${shown(what)}: ${why}\n`;
  }
  for (const { file, line, column, severity, message, remedy } of named.problems)
    text += `${shown(file)}:${line + 1}:${column + 1}: ${severity}: ${message} (${remedy})\n`;
  return text;
}

function driverText(named: NamedDrivers, driver: FoundDriver): string {
  const kind = [driver.driverType, driver.output].filter((word) => word !== undefined).join(" ");
  const how = driver.kind === "folder" || driver.kind === "file" ? "no description; the sources of" : driver.kind;
  let text = `${driver.name} (${kind}, ${driver.target})\n  found by   ${how} ${shown(driver.from)}`;
  text += driver.configuration === undefined ? "\n" : `, ${driver.configuration}\n`;
  text += `  headers    ${shown(headersOf(named, driver) ?? "")}\n`;
  for (const [settings, sources] of bySettings(driver.sources)) {
    text += settingsText(settings);
    text += "  sources\n";
    for (const { path, why } of sources) text += `    ${shown(path)}  (${why})\n`;
  }
  if (driver.ignored.length > 0) text += "  left out\n";
  for (const { what, why } of driver.ignored) text += `    ${shown(what)}: ${why}\n`;
  return `${text}\n`;
}

function headersOf(named: NamedDrivers, driver: FoundDriver): string | undefined {
  const [first] = driver.sources;
  return first && named.finder.headersOf(first.path).from;
}

/** Sources that are compiled alike, together. */
function bySettings(sources: readonly ProjectSource[]): Map<SourceSettings, ProjectSource[]> {
  const groups = new Map<string, [SourceSettings, ProjectSource[]]>();
  for (const source of sources) {
    const key = JSON.stringify(source.settings);
    const group = groups.get(key) ?? [source.settings, []];
    groups.set(key, group);
    group[1].push(source);
  }
  return new Map(groups.values());
}

function settingsText({ includePaths, defines, undefines, forcedIncludes, language }: SourceSettings): string {
  let text = "";
  for (const folder of includePaths) text += `  include    ${shown(folder)}\n`;
  const macros = Object.entries(defines).map(([name, value]) => (value === "1" ? name : `${name}=${value}`));
  if (macros.length > 0) text += `  defines    ${macros.join(" ")}\n`;
  if (undefines.length > 0) text += `  undefines  ${undefines.join(" ")}\n`;
  for (const header of forcedIncludes) text += `  before all ${header}\n`;
  if (language !== undefined) text += `  language   ${language === "c" ? "C" : "C++"}\n`;
  return text;
}

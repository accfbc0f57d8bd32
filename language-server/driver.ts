// From a driver that was found to one that is checked: each source with its own settings, rules at the levels of its folder.

import { pathKey } from "../compiler/preprocess/paths.ts";
import type { ProjectFinder } from "../compiler/project/finder.ts";
import type { FoundDriver } from "../compiler/project/model.ts";
import type { FolderAccess } from "../compiler/source/source.ts";
import type { CompileOptions } from "../compiler/unit.ts";
import { HeaderNames } from "./header-names.ts";
import { DriverProject } from "./project.ts";
import { ruleLevels } from "./rule-settings.ts";

/** `once`: it is checked, and neither edited nor asked for quick fixes. */
export function driverProject(finder: ProjectFinder, driver: FoundDriver, once = false): DriverProject {
  const options = new Map<string, CompileOptions>();
  for (const source of driver.sources) options.set(source.path, finder.compileOptions(driver, source));
  const headers = new Map(driver.sources.map((source) => [finder.headersOf(source.path).from, source.path]));
  const [first] = driver.sources;
  const shared: CompileOptions = (first && options.get(first.path)) ?? {
    target: driver.target,
    files: finder.options.files,
    includePaths: [finder.options.ownHeaders],
    defines: {},
  };
  return new DriverProject(
    driver.sources.map(({ path }) => path),
    {
      ...shared,
      once,
      optionsOf: (path) => options.get(path) ?? shared,
      headers: [...headers.values()].flatMap((path) => finder.headersOf(path).folders),
      levelOf: ruleLevels(finder),
      headerNames: headerNamesOf(finder),
    },
  );
}

const headerNames = new WeakMap<FolderAccess, HeaderNames>();
/** Shared by all drivers: the texts of all headers are some megabytes. */
function headerNamesOf({ options: { files, ownHeaders } }: ProjectFinder): HeaderNames {
  let names = headerNames.get(files);
  if (names === undefined) {
    names = new HeaderNames(files, ownHeaders);
    headerNames.set(files, names);
  }
  return names;
}

/** What two descriptions of one driver have in common, whenever they were found. */
export function driverKey(driver: FoundDriver): string {
  return JSON.stringify([
    driver.kind,
    driver.from,
    driver.name,
    driver.configuration ?? "",
    driver.sources.map(({ path }) => pathKey(path)),
  ]);
}

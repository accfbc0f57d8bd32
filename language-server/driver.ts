// From a driver that was found to one that is checked: each source with its own settings, rules at the levels of its folder.

import { forgetUnits } from "../compiler/index.ts";
import { pathKey } from "../compiler/preprocess/paths.ts";
import type { ProjectFinder } from "../compiler/project/finder.ts";
import type { FoundDriver } from "../compiler/project/model.ts";
import type { FolderAccess } from "../compiler/source/source.ts";
import type { CompileOptions } from "../compiler/unit.ts";
import { withoutKnown } from "./baseline.ts";
import { HeaderNames } from "./header-names.ts";
import { DriverProject } from "./project.ts";
import { ruleLevels } from "./rule-settings.ts";

/** `once`: it is checked, and neither edited nor asked for quick fixes; what baselines know is told, too. */
export function driverProject(finder: ProjectFinder, driver: FoundDriver, once = false): DriverProject {
  const options = new Map<string, CompileOptions>();
  for (const source of driver.sources) options.set(source.path, finder.compileOptions(driver, source));
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
      headers: kitFolders(finder, driver.sources),
      levelOf: ruleLevels(finder),
      headerNames: headerNamesOf(finder),
      ...(once ? {} : { withoutKnown: withoutKnown(finder) }),
    },
  );
}

/** The next driver has other sources and headers of its own: only the kit's are worth keeping. */
export function forgetDriver(finder: ProjectFinder, { sources }: FoundDriver): void {
  const { cache } = finder.options;
  if (cache !== undefined) forgetUnits(cache, kitFolders(finder, sources));
}
function kitFolders(finder: ProjectFinder, sources: FoundDriver["sources"]): readonly string[] {
  const headers = new Map(sources.map(({ path }) => [finder.headersOf(path).from, path]));
  return [...headers.values()].flatMap((path) => finder.headersOf(path).folders);
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

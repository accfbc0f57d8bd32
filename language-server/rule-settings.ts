// The rules' levels that `ringside.json` files set for their folders. Rules go by any of their names; one that nobody knows is
// told at its place, and the rest holds.

import { nearest } from "../compiler/nearest.ts";
import { joinPath } from "../compiler/preprocess/paths.ts";
import { configurationProblem, type RuleLevel } from "../compiler/project/configuration.ts";
import type { ProjectFinder } from "../compiler/project/finder.ts";
import type { FolderConfiguration } from "../compiler/project/folder-configurations.ts";
import { headerSet } from "../compiler/project/headers.ts";
import type { ProjectProblem } from "../compiler/project/model.ts";
import type { FolderAccess } from "../compiler/source/source.ts";
import { baselineProblems } from "./baseline.ts";
import { aliasesOf, findRuleByName, rules } from "./rules/index.ts";

interface Levels {
  readonly levels: ReadonlyMap<string, RuleLevel>;
  readonly problems: readonly ProjectProblem[];
}

/** Says how a finding of a rule in a file is reported; undefined where no configuration says so. */
export function ruleLevels(finder: ProjectFinder): (rule: string, file: string) => RuleLevel | undefined {
  // A configuration that was written on is read anew: another object.
  const known = new WeakMap<FolderConfiguration, Levels>();
  return (rule, file) => {
    for (const configuration of finder.configurationsOf(file)) {
      const told = known.get(configuration) ?? levelsOf(configuration);
      known.set(configuration, told);
      const level = told.levels.get(rule);
      if (level !== undefined) return level;
    }
    return undefined;
  };
}

/** What is wrong in a configuration: its shape, rules that nobody knows, folders and a baseline that are not there. */
export function configurationProblems(
  configuration: FolderConfiguration,
  files: FolderAccess,
): readonly ProjectProblem[] {
  return [
    ...configuration.problems,
    ...levelsOf(configuration).problems,
    ...missingFolders(configuration, files),
    ...baselineProblems(configuration, files),
  ];
}

/** Of a configuration as it was read: when a folder comes or goes, it is read anew. */
const missing = new WeakMap<FolderConfiguration, readonly ProjectProblem[]>();
function missingFolders(configuration: FolderConfiguration, files: FolderAccess): readonly ProjectProblem[] {
  let known = missing.get(configuration);
  if (known === undefined) {
    const { path, folder, text, value } = configuration;
    const remedy = "Correct its path, which is seen from this file's folder, or take it out.";
    const included = (value.include ?? []).flatMap((name, i) =>
      files.list(joinPath(folder, name)) === undefined
        ? [configurationProblem(path, text, ["include", String(i)], `there is no folder '${name}'`, remedy)]
        : [],
    );
    const headers = value.headers === undefined ? undefined : headerSet(joinPath(folder, value.headers), "", files);
    known =
      headers?.problem === undefined
        ? included
        : [
            ...included,
            { ...configurationProblem(path, text, ["headers"], headers.problem, remedy), severity: "error" },
          ];
    missing.set(configuration, known);
  }
  return known;
}

function levelsOf({ path, text, value }: FolderConfiguration): Levels {
  const levels = new Map<string, RuleLevel>();
  const problems: ProjectProblem[] = [];
  for (const [name, level] of Object.entries(value.rules ?? {})) {
    const found = findRuleByName(name);
    if (found.length === 0) {
      const near = nearest(name, [...rules.map((rule) => rule.id), ...rules.flatMap(aliasesOf)]);
      problems.push(
        configurationProblem(
          path,
          text,
          ["rules", name],
          `there is no rule '${name}'`,
          near === undefined ? "'ringside rules' lists them." : `Did you mean '${near}'?`,
        ),
      );
    }
    for (const rule of found) levels.set(rule.id, level);
  }
  return { levels, problems };
}

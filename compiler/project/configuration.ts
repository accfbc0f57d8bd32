// `ringside.json`: what a folder says about itself. All of it is optional; without "drivers" or "project" the sources are found as
// they would be without it, and its other members hold for everything in and below its folder.
import { locate, readDocument } from "../json/document.ts";
import { choice, type Infer, isRecord, list, object, optional, type Problem, record, string } from "../json/shape.ts";
import { isEncoding } from "../source/decode.ts";
import type { ProjectProblem } from "./model.ts";

export const configurationName = "ringside.json";

const severities = ["off", "error", "warning", "information", "hint"] as const;
const target = choice("The machine that sources are compiled for.", "x64", "x86");
const includes = list("Folders to look for headers in, relative to this file.", string("A folder."));
const defines = record(
  'Macros to define before each source, e.g. { "DBG": "1" }.',
  string("What the macro stands for; empty means 1."),
);

const driverShape = object("A driver.", {
  name: string("Its name."),
  sources: list(
    "Its sources: paths relative to this file; * and ? within a name, ** for folders.",
    string("A path."),
    1,
  ),
  exclude: optional(list("Sources to leave out again.", string("A path."))),
  include: optional(includes),
  defines: optional(defines),
  type: optional(choice("The driver model.", "WDM", "KMDF", "UMDF")),
});

const configurationShape = object("What Ringside should know of the sources in and below this folder.", {
  $schema: optional(string("Where the schema is; ignored.")),
  project: optional(
    string(
      "The description to use: a .sln, .slnx, .vcxproj, compile_commands.json or SOURCES file, relative to this file.",
    ),
  ),
  drivers: optional(list("The drivers, if no other file describes them.", driverShape)),
  configuration: optional(string('The configuration of the project to use, e.g. "Debug".')),
  target: optional(target),
  include: optional(includes),
  defines: optional(defines),
  forcedIncludes: optional(list("Headers to read before each source.", string("A header."))),
  headers: optional(
    string("A folder of driver headers (a WDK, mingw-w64's) to use instead of Ringside's, relative to this file."),
  ),
  encoding: optional(string('The encoding of sources that are no Unicode, e.g. "windows-1251" or "shift_jis".')),
  exclude: optional(list("Files and folders to leave out: patterns relative to this file.", string("A pattern."))),
  baseline: optional(
    string(
      "A file of findings that were there before and are not told of, see `ringside check --write-baseline`; in or below this folder.",
    ),
  ),
  rules: optional(
    record(
      "How findings of a rule are reported. Rules are named by id, or as other tools do (C28121, a name of SDV or CodeQL).",
      choice('A severity, or "off".', ...severities),
    ),
  ),
});
export type Configuration = Infer<typeof configurationShape>;
export type RuleLevel = (typeof severities)[number];

export interface ReadConfiguration {
  readonly value: Configuration;
  readonly problems: readonly ProjectProblem[];
  readonly text: string;
}

/** Reads a configuration. Members that are wrong are reported and left out; the rest holds. */
export function readConfiguration(path: string, text: string): ReadConfiguration {
  const found: Problem[] = [];
  const outcome = readDocument(text, (given, problems) => {
    if (!isRecord(given)) return configurationShape.check(given, "", problems);
    const value: unknown = structuredClone(given);
    for (let round = 0; round < 20; round++) {
      const wrong: Problem[] = [];
      const checked = configurationShape.check(value, "", wrong);
      if (wrong.length === 0) return checked;
      found.push(...wrong);
      for (const problem of wrong) take(value, problem.path);
    }
    return {};
  });
  const located = [...outcome.problems, ...locate(text, found)];
  const value = outcome.value ?? {};
  if (value.encoding !== undefined && !isEncoding(value.encoding))
    located.push(
      ...locate(text, [
        {
          path: "/encoding",
          message: `"${value.encoding}" is no encoding known here`,
          remedy: 'Write a label such as "windows-1251", "shift_jis" or "gbk".',
        },
      ]),
    );
  const problems = located.map(
    ({ path: pointer, message, remedy, line, column }): ProjectProblem => ({
      file: path,
      line,
      column,
      severity: "error",
      message: pointer === "" ? message : `${pointer.slice(1).replaceAll("/", ".")}: ${message}`,
      remedy,
    }),
  );
  return { value, problems, text };
}

/** Something wrong at a member of a configuration, e.g. `["rules", "no-such-rule"]`. */
export function configurationProblem(
  file: string,
  text: string,
  members: readonly string[],
  message: string,
  remedy: string,
): ProjectProblem {
  const path = members.map((member) => `/${member.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  const [place] = locate(text, [{ path, message, remedy, atName: true }]);
  return { file, line: place?.line ?? 0, column: place?.column ?? 0, severity: "warning", message, remedy };
}

/** The JSON Schema (2020-12) of the file. */
export function configurationJsonSchema(): { readonly [key: string]: unknown } {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Ringside project",
    ...configurationShape.schema,
  };
}

/** Takes the value at a JSON pointer out of what holds it. */
function take(value: unknown, pointer: string): void {
  const segments = pointer
    .slice(1)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = segments.pop() ?? "";
  let at: unknown = value;
  for (const segment of segments) {
    at = Array.isArray(at) ? at[Number(segment)] : isRecord(at) ? at[segment] : undefined;
  }
  if (Array.isArray(at)) at.splice(Number(last), 1);
  else if (isRecord(at)) {
    // A driver without a name, a list that is too short: nothing is there to take, so its holder goes.
    if (last in at) delete at[last];
    else if (segments.length > 0) take(value, `/${segments.join("/")}`);
  }
}

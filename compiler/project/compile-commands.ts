// compile_commands.json: for each source the command that compiles it, as CMake, Bear and others write them. Nothing is executed.

import { isRecord } from "../json/shape.ts";
import { folderOf, isAbsolute, joinPath, pathKey } from "../preprocess/paths.ts";
import type { FolderAccess } from "../source/source.ts";
import { readFlags, splitCommand, takesSlashes } from "./flags.ts";
import {
  type Description,
  type FoundDriver,
  type IgnoredEntry,
  isSourceFile,
  kindOfFile,
  type ProjectProblem,
  type ProjectSource,
  stem,
  type Wanted,
} from "./model.ts";

const mostCommands = 100_000;

export function readCompileCommands(path: string, files: FolderAccess, wanted: Wanted): Description {
  const problems: ProjectProblem[] = [];
  const complain = (message: string, remedy: string): void => {
    problems.push({ file: path, line: 0, column: 0, severity: "error", message, remedy });
  };
  const text = files.read(path);
  let value: unknown;
  try {
    value = JSON.parse(text ?? "");
  } catch (error) {
    complain(
      `not JSON: ${error instanceof Error ? error.message : String(error)}`,
      "Have the build write the file again.",
    );
  }
  if (value !== undefined && !Array.isArray(value))
    complain("a list of commands was expected", "Have the build write the file again.");
  const groups = new Map<string, { sources: ProjectSource[]; x86: boolean }>();
  const ignored: IgnoredEntry[] = [];
  const seen = new Set<string>();
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  if (entries.length > mostCommands)
    complain(`more than ${mostCommands} commands; the rest is left out`, "Describe the driver in a ringside.json.");
  for (const [i, entry] of entries.slice(0, mostCommands).entries()) {
    const command = readCommand(entry, folderOf(path));
    if (command === undefined) {
      complain(`entry ${i + 1} has no "file" or no "command" or "arguments"`, "Have the build write the file again.");
      continue;
    }
    const { words, file, directory } = command;
    if (!isSourceFile(file)) {
      ignored.push({ what: file, why: kindOfFile(file) });
      continue;
    }
    if (seen.has(pathKey(file))) {
      ignored.push({ what: file, why: `entry ${i + 1} compiles it once more: the first command counts` });
      continue;
    }
    seen.add(pathKey(file));
    const flags = readFlags(words.slice(1), directory, takesSlashes(words[0] ?? ""), files);
    const { includePaths, defines, undefines, forcedIncludes, language } = flags;
    const name = targetName(flags.output ?? command.output) ?? folderOf(file);
    const group = groups.get(name) ?? { sources: [], x86: false };
    groups.set(name, group);
    group.sources.push({
      path: file,
      why: `entry ${i + 1}`,
      settings: {
        includePaths,
        defines,
        undefines,
        forcedIncludes,
        ...(language === undefined ? {} : { language }),
      },
    });
    group.x86 ||= flags.x86;
  }
  const drivers = [...groups].map(
    ([name, { sources, x86 }]): FoundDriver => ({
      name: stem(name),
      kind: "compile_commands.json",
      from: path,
      target: x86 ? "x86" : wanted.target,
      output: "driver",
      sources,
      links: [],
      ignored: [],
    }),
  );
  return { drivers, problems, files: [path], ignored };
}

interface CompileCommand {
  readonly file: string;
  readonly directory: string;
  readonly words: readonly string[];
  readonly output: string | undefined;
}

function readCommand(entry: unknown, folder: string): CompileCommand | undefined {
  if (!isRecord(entry) || typeof entry.file !== "string" || entry.file === "") return undefined;
  const directory = joinPath(folder, typeof entry.directory === "string" ? entry.directory : ".");
  let words: readonly string[];
  if (Array.isArray(entry.arguments)) words = entry.arguments.filter((word) => typeof word === "string");
  else if (typeof entry.command === "string") {
    const first = /^\s*(?:"([^"]*)"|(\S+))/.exec(entry.command);
    const compiler = first?.[1] ?? first?.[2] ?? "";
    words = splitCommand(entry.command, takesSlashes(compiler) || /\\/.test(compiler) || /\.exe$/i.test(compiler));
  } else return undefined;
  const file = isAbsolute(entry.file) ? joinPath("", entry.file) : joinPath(directory, entry.file);
  return { file, directory, words, output: typeof entry.output === "string" ? entry.output : undefined };
}

/** CMake puts the objects of a target into a folder with its name. */
function targetName(output: string | undefined): string | undefined {
  return output === undefined ? undefined : /(?:^|[\\/])CMakeFiles[\\/](.+?)\.dir[\\/]/.exec(output)?.[1];
}

// From what a user names on the command line to a finder of projects, and the options everything is compiled with.
import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import { type CompileOptions, createCompileCache, type Target } from "../compiler/index.ts";
import { ProjectFinder } from "../compiler/project/finder.ts";
import { definition } from "../compiler/project/flags.ts";
import { isEncoding } from "../compiler/source/decode.ts";
import { ddkInclude, installFolder, NodeFiles } from "../host/files.ts";

/** Ringside's own folder. */
export const install = installFolder(import.meta.url);

export interface SourceOptions {
  readonly include?: readonly string[];
  readonly define?: readonly string[];
  readonly target?: Target;
}
export interface ProjectOptions extends SourceOptions {
  /** The configuration of projects, e.g. "Debug". */
  readonly configuration?: string;
  /** Folder of driver headers to use instead of ours. */
  readonly headers?: string;
  /** Encoding of sources that are no Unicode. */
  readonly encoding?: string;
}

/** Finds the projects of what is named. */
export function finderFor(options: ProjectOptions): ProjectFinder {
  if (options.encoding !== undefined && !isEncoding(options.encoding))
    throw new Error(
      `--encoding ${options.encoding}: no such encoding; write a label such as windows-1251 or shift_jis`,
    );
  const { includePaths, defines, cache } = compileOptions(options, []);
  const finder = new ProjectFinder({
    files: new NodeFiles(options.encoding, ddkInclude(install)),
    ownHeaders: ddkInclude(install),
    includePaths,
    defines,
    ...(cache === undefined ? {} : { cache }),
    ...(options.target === undefined ? {} : { target: options.target }),
    ...(options.configuration === undefined ? {} : { configuration: options.configuration }),
    ...(options.headers === undefined ? {} : { headers: resolve(options.headers) }),
  });
  if (options.headers !== undefined) {
    if (!existsSync(options.headers)) throw new Error(`--headers ${options.headers}: there is no such folder`);
    const { problem } = finder.headersOf(resolve("any.c"));
    if (problem !== undefined) throw new Error(`--headers ${problem}`);
  }
  return finder;
}

/** `own` are the include folders that come after the user's. */
export function compileOptions(options: SourceOptions, own: readonly string[] = [ddkInclude(install)]): CompileOptions {
  const include = options.include ?? [];
  for (const folder of include) {
    if (!existsSync(folder)) throw new Error(`-I ${folder}: there is no such folder`);
  }
  return {
    target: options.target ?? "x64",
    files: new NodeFiles(undefined, ddkInclude(install)),
    includePaths: [...include.map((folder) => resolve(folder)), ...own],
    defines: Object.fromEntries((options.define ?? []).map(macro)),
    cache: createCompileCache(),
  };
}

function macro(text: string): [string, string] {
  const [name, value] = definition(text);
  if (!/^[A-Za-z_]\w*(?:\([\w, .]*\))?$/.test(name))
    throw new Error(`-D ${text}: '${name}' is no name for a macro; write NAME or NAME=VALUE`);
  return [name, value];
}

/** A path as people like to read it: from the current folder if it is below it. */
export function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith("..") || near === "" ? path : near;
}

// From what a user names on the command line to driver sources, and the options everything is compiled with.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { type CompileOptions, createCompileCache, type Target } from "../compiler/index.ts";
import { ddkInclude, installFolder, NodeFiles } from "../host/files.ts";

/** Ringside's own folder. */
export const install = installFolder(import.meta.url);

const skippedFolders: ReadonlySet<string> = new Set([
  "node_modules",
  ".git",
  ".vs",
  "out",
  "dist",
  "x64",
  "ARM64",
  "Debug",
  "Release",
]);
const sourceName = /\.(?:c|cpp|cxx|cc)$/i;
const deepestFolder = 32;
const mostFiles = 100_000;

/** The sources under each path: a file itself, or every .c and .cpp file in and below a folder, in a stable order. */
export function findSources(paths: readonly string[]): string[] {
  const found = new Set<string>();
  for (const path of paths) {
    if (!existsSync(path)) throw new Error(`${path}: there is no such file or folder`);
    const absolute = resolve(path);
    if (statSync(absolute).isDirectory()) walk(absolute, 0, found);
    else found.add(absolute);
  }
  return [...found];
}

function walk(folder: string, depth: number, found: Set<string>): void {
  if (depth > deepestFolder) return;
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : 0,
  );
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !skippedFolders.has(entry.name)) walk(path, depth + 1, found);
    else if (entry.isFile() && sourceName.test(entry.name)) found.add(path);
    if (found.size > mostFiles) throw new Error(`${folder}: more than ${mostFiles} sources; name a smaller folder`);
  }
}

export interface SourceOptions {
  readonly include?: readonly string[];
  readonly define?: readonly string[];
  readonly target?: Target;
}

/** `own` are the include folders that come after the user's. */
export function compileOptions(options: SourceOptions, own: readonly string[] = [ddkInclude(install)]): CompileOptions {
  const include = options.include ?? [];
  for (const folder of include) {
    if (!existsSync(folder)) throw new Error(`-I ${folder}: there is no such folder`);
  }
  return {
    target: options.target ?? "x64",
    files: new NodeFiles(),
    includePaths: [...include.map((folder) => resolve(folder)), ...own],
    defines: Object.fromEntries((options.define ?? []).map(definition)),
    cache: createCompileCache(),
  };
}

function definition(text: string): [string, string] {
  const equals = text.indexOf("=");
  const name = equals < 0 ? text : text.slice(0, equals);
  if (!/^[A-Za-z_]\w*(?:\([\w, .]*\))?$/.test(name))
    throw new Error(`-D ${text}: '${name}' is no name for a macro; write NAME or NAME=VALUE`);
  return [name, equals < 0 ? "1" : text.slice(equals + 1)];
}

/** A path as people like to read it: from the current folder if it is below it. */
export function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith("..") || near === "" ? path : near;
}

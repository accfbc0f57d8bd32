// File patterns: `*` and `?` within a name, `**` for any folders between. Letter case does not matter, as on Windows.
import { joinPath, normalPath } from "../preprocess/paths.ts";
import type { FolderAccess } from "../source/source.ts";

const mostFound = 20_000;
const mostFolders = 5_000;
const deepest = 16;

/** Folders that hold no sources of a driver: what builds, tools and version control leave. */
export function isSkippedFolder(name: string): boolean {
  return name.startsWith(".") || /^(?:node_modules|ipch)$/i.test(name) || isBuildFolder(name);
}
/** Folders that builds write to. Some keep headers of a machine under such a name. */
export function isBuildFolder(name: string): boolean {
  return /^(?:x64|x86|win32|arm64|debug|release)$/i.test(name);
}

export function hasWildcard(pattern: string): boolean {
  return /[*?]/.test(pattern);
}

/** The files that a pattern means, sorted; a pattern without wildcards is its own answer. */
export function filesMatching(folder: string, pattern: string, files: FolderAccess): string[] {
  const whole = joinPath(folder, pattern);
  if (!hasWildcard(whole)) return [whole];
  const parts = whole.split("/");
  const first = parts.findIndex(hasWildcard);
  const found: string[] = [];
  const budget = { folders: mostFolders };
  walk(parts.slice(0, first).join("/") || "/", parts.slice(first), files, 0, budget, found);
  return [...new Set(found)].sort();
}

/** Does a path match a pattern that is relative to a folder? */
export function matches(path: string, folder: string, pattern: string): boolean {
  const parts = joinPath(folder, pattern).split("/");
  return matchParts(normalPath(path).split("/"), 0, parts, 0);
}

function walk(
  folder: string,
  parts: readonly string[],
  files: FolderAccess,
  depth: number,
  budget: { folders: number },
  found: string[],
): void {
  const [part, ...rest] = parts;
  if (part === undefined || depth > deepest || --budget.folders < 0 || found.length >= mostFound) return;
  if (part === "**") walk(folder, rest, files, depth, budget, found);
  const name = part === "**" ? undefined : expressionOf(part);
  for (const entry of files.list(folder) ?? []) {
    const path = `${folder === "/" ? "" : folder}/${entry.name}`;
    if (entry.isFolder) {
      if (isSkippedFolder(entry.name)) continue;
      if (part === "**") walk(path, parts, files, depth + 1, budget, found);
      else if (rest.length > 0 && name?.test(entry.name) === true) walk(path, rest, files, depth + 1, budget, found);
    } else if (rest.length === 0 && name?.test(entry.name) === true && found.length < mostFound) found.push(path);
  }
}

function matchParts(path: readonly string[], i: number, parts: readonly string[], j: number): boolean {
  for (; j < parts.length; i++, j++) {
    const part = parts[j] ?? "";
    if (part === "**") {
      for (let skip = i; skip <= path.length; skip++) if (matchParts(path, skip, parts, j + 1)) return true;
      return false;
    }
    const name = path[i];
    if (name === undefined || !expressionOf(part).test(name)) return false;
  }
  return i === path.length;
}

const expressions = new Map<string, RegExp>();
function expressionOf(part: string): RegExp {
  let known = expressions.get(part);
  if (known === undefined) {
    const text = part
      .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll(/\*+/g, "[^/]*")
      .replaceAll("?", "[^/]");
    known = new RegExp(`^${text}$`, "i");
    if (expressions.size > 1000) expressions.clear();
    expressions.set(part, known);
  }
  return known;
}

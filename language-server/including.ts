// Sources that a header is seen in while none of them is open: of the drivers around it, those that name it first.
import { folderOf, isInside, normalPath } from "../compiler/preprocess/paths.ts";
import type { ProjectFinder } from "../compiler/project/finder.ts";
import type { FoundDriver } from "../compiler/project/model.ts";
import type { ReadText } from "./text.ts";

/** Folders above its own that are searched. */
const levels = 2;
/** Sources that are tried. */
const most = 6;

export function sourcesAround(finder: ProjectFinder, header: string, read: ReadText): string[] {
  const { root } = finder.options;
  const name = header.slice(header.lastIndexOf("/") + 1).replaceAll(/[^\w ]/g, "\\$&");
  const includes = new RegExp(`^[ \\t]*#[ \\t]*include[ \\t]*[<"](?:[^">\\n]*[\\\\/])?${name}[>"]`, "im");
  let folder = folderOf(normalPath(header));
  const others: string[] = [];
  for (let level = 0; level <= levels; level++) {
    // What lies around a folder that nobody opened is not looked at.
    if (root === undefined ? level > 0 : !isInside(folder, root)) break;
    const { drivers } = finder.find(folder);
    const paths = [...drivers].sort(driversFirst).flatMap(({ sources }) => sources.map(({ path }) => path));
    const naming = paths.filter((path) => includes.test(read(path) ?? ""));
    if (naming.length > 0) return [...new Set([...naming, ...others])].slice(0, most);
    others.push(...paths);
    folder = folderOf(folder);
  }
  return [...new Set(others)].slice(0, most);
}
function driversFirst(a: FoundDriver, b: FoundDriver): number {
  return Number(a.output === "program") - Number(b.output === "program");
}

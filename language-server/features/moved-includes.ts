// What the `#include` lines of a file become when headers are renamed or moved: they go on naming them, in the way they are written.
import { folderOf, isInside, joinPath, pathKey } from "../../compiler/preprocess/paths.ts";

/** A file, or several, as it is called now and as it will be. */
export interface Move {
  readonly from: string;
  readonly to: string;
}
export interface IncludeEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `folders`: where includes are looked for beside the file's own folder; `isThere`: whether there is a file. */
export function movedIncludes(
  file: string,
  text: string,
  moves: readonly Move[],
  folders: readonly string[],
  isThere: (path: string) => boolean,
): IncludeEdit[] {
  const here = folderOf(file);
  const own = moves.find(({ from }) => pathKey(from) === pathKey(file));
  const after = own === undefined ? here : folderOf(own.to);
  const edits: IncludeEdit[] = [];
  for (const match of text.matchAll(/^([ \t]*#[ \t]*include[ \t]*)(["<])([^">\n]+)[">]/gm)) {
    const [, before = "", quote, written = ""] = match;
    const places = [...(quote === '"' ? [here] : []), ...folders];
    const place = places.find((folder) => isThere(joinPath(folder, plain(written))));
    if (place === undefined) continue;
    const path = joinPath(place, plain(written));
    const moved = moves.find(({ from }) => pathKey(from) === pathKey(path));
    const isBeside = place === here;
    // What is found through a folder stays found through it, unless it goes.
    if (moved === undefined && (!isBeside || pathKey(after) === pathKey(here))) continue;
    const to = moved?.to ?? path;
    const base = !isBeside && isInside(to, place) ? place : after;
    const name = relativeTo(base, to);
    const shown = written.includes("\\") ? name.replaceAll("/", "\\") : name;
    const start = match.index + before.length + 1;
    if (shown !== written) edits.push({ start, end: start + written.length, text: shown });
  }
  return edits;
}

function plain(path: string): string {
  return path.replaceAll("\\", "/");
}
/** A path as it is written in a file of a folder. */
function relativeTo(folder: string, path: string): string {
  const from = folder.split("/");
  const to = path.split("/");
  let same = 0;
  while (same < from.length && same < to.length - 1 && pathKey(from[same] ?? "") === pathKey(to[same] ?? "")) same += 1;
  return [...from.slice(same).map(() => ".."), ...to.slice(same)].join("/");
}

// Where the headers of a tree lie, for those that no include path leads to: a folder of sources without a description, or a
// description whose folders come from somewhere else.
import { folderOf, normalPath, pathKey } from "../preprocess/paths.ts";
import type { Places } from "./places.ts";
import { type FolderContents, scanTree } from "./scan.ts";

/** Folders looked through below a root. */
const mostFolders = 4000;

export class HeaderIndex {
  readonly #places: Places;
  /** By root, then by the header's name without folders. */
  readonly #roots = new Map<string, ReadonlyMap<string, readonly string[]>>();

  constructor(places: Places) {
    this.#places = places;
  }

  forget(): void {
    this.#roots.clear();
  }

  /** The header below `root` whose path ends as it is written, the nearest to the file that includes it. */
  find(name: string, from: string, root: string): string | undefined {
    const written = pathKey(name.replaceAll("\\", "/")).replace(/^(?:\.{0,2}\/)+/, "");
    const base = written.slice(written.lastIndexOf("/") + 1);
    const candidates = (this.#of(root).get(base) ?? []).filter((path) => pathKey(path).endsWith(`/${written}`));
    const folder = folderOf(normalPath(from));
    const distances = candidates.map((path) => ({ path, distance: distance(folder, folderOf(path)) }));
    return distances.sort((a, b) => a.distance - b.distance || (a.path < b.path ? -1 : 1))[0]?.path;
  }

  #of(root: string): ReadonlyMap<string, readonly string[]> {
    const key = pathKey(root);
    const known = this.#roots.get(key);
    if (known !== undefined) return known;
    const headers = new Map<string, string[]>();
    const look = (folder: string): FolderContents => {
      const contents = this.#places.look(folder);
      const { folders, buildFolders } = contents;
      return buildFolders.length === 0 ? contents : { ...contents, folders: [...folders, ...buildFolders] };
    };
    for (const contents of scanTree(root, look, mostFolders).folders) {
      for (const path of contents.headers) {
        const base = pathKey(path.slice(path.lastIndexOf("/") + 1));
        const paths = headers.get(base) ?? [];
        headers.set(base, paths);
        paths.push(path);
      }
    }
    this.#roots.set(key, headers);
    return headers;
  }
}

/** Steps up and down from one folder to the other. */
function distance(from: string, to: string): number {
  const a = pathKey(from).split("/");
  const b = pathKey(to).split("/");
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return a.length + b.length - 2 * same;
}

// The folders around a path: what lies in each, which are above, and below which one a description may lead to other files.
import { folderOf, pathKey } from "../preprocess/paths.ts";
import type { FolderAccess } from "../source/source.ts";
import { type FolderContents, lookInto } from "./scan.ts";
import { readSolution } from "./solution.ts";

/** How far up a description is looked for. */
const mostLevels = 16;

export class Places {
  readonly #files: FolderAccess;
  readonly #root: string | undefined;
  readonly #contents = new Map<string, FolderContents>();

  /** `root`: nothing is looked at above it. */
  constructor(files: FolderAccess, root: string | undefined) {
    this.#files = files;
    this.#root = root;
  }

  forget(): void {
    this.#contents.clear();
  }

  look(folder: string): FolderContents {
    const key = pathKey(folder);
    let known = this.#contents.get(key);
    if (known === undefined) {
      known = lookInto(folder, this.#files);
      this.#contents.set(key, known);
    }
    return known;
  }
  /** A folder and those above it, up to the root of the workspace or of the repository. */
  *upward(from: string): Generator<string> {
    const root = this.#root === undefined ? undefined : pathKey(this.#root);
    let folder = from;
    for (let level = 0; level < mostLevels; level++) {
      yield folder;
      if (pathKey(folder) === root || (root === undefined && this.look(folder).isRepository)) return;
      const parent = folderOf(folder);
      if (parent === folder || parent === "" || /^[a-z]:$/i.test(parent)) return;
      folder = parent;
    }
  }
  /** Below which folder a description may lead to other files. */
  rootOf(path: string): string {
    return this.markedRootOf(path) ?? (folderOf(folderOf(path)) || folderOf(path));
  }
  /** The workspace, repository or folder of solutions that a path is in; undefined if nothing says so. */
  markedRootOf(path: string): string | undefined {
    if (this.#root !== undefined && pathKey(path).startsWith(`${pathKey(this.#root)}/`)) return this.#root;
    let best: string | undefined;
    for (const folder of this.upward(folderOf(path))) {
      const { isRepository, solutions, configuration } = this.look(folder);
      if (isRepository) return folder;
      if (solutions.length > 0 || configuration !== undefined) best = folder;
    }
    return best;
  }
  /** The folder of the solution above a project that names it. */
  solutionOf(project: string): string | undefined {
    for (const folder of this.upward(folderOf(project))) {
      for (const path of this.look(folder).solutions) {
        const { projects } = readSolution(path, this.#files);
        if (projects.some((one) => pathKey(one) === pathKey(project))) return folder;
      }
    }
    return undefined;
  }
}

// A disk of a few texts for the tests. Letter case does not matter on it, as on Windows.
import type { FolderAccess, FolderEntry } from "../../../compiler/source/source.ts";

export function memoryDisk(texts: Readonly<Record<string, string>>): FolderAccess {
  const byKey = new Map(Object.entries(texts).map(([path, text]) => [path.toLowerCase(), text]));
  const names = new Map(Object.keys(texts).map((path) => [path.toLowerCase(), path]));
  return {
    locate: (path) => names.get(path.toLowerCase()),
    read: (path) => byKey.get(path.toLowerCase()),
    list: (folder) => {
      const prefix = folder === "/" ? "/" : `${folder}/`;
      const found = new Map<string, FolderEntry>();
      for (const path of Object.keys(texts)) {
        if (!path.toLowerCase().startsWith(prefix.toLowerCase())) continue;
        const [name = "", ...rest] = path.slice(prefix.length).split("/");
        found.set(name.toLowerCase(), { name, isFolder: rest.length > 0 });
      }
      return found.size === 0 ? undefined : [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    },
  };
}

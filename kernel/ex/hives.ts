// Application hives: registry keys that programs load from a file with RegLoadAppKey. They lie under \REGISTRY\A, where nobody can open
// a key by its path but the registry itself when it loads the hive, have no security descriptors of their own, and go with the last handle
// to one of their keys. Left out: the hive file's bytes; what was in a hive is kept under the file's name and comes back with it.
import type { Kernel } from "../kernel.ts";
import { allHandles } from "../ob/handles.ts";
import { createKey } from "./registry-store.ts";

const underHives = /^\\registry\\a(?:\\|$)/i;
export const isInHive = (path: string): boolean => underHives.test(path);

const within = (path: string, root: string): boolean =>
  path.toLowerCase() === root || path.toLowerCase().startsWith(`${root}\\`);

/** Path of the root key of a hive file, which is loaded unless it is already. */
export function loadHive(k: Kernel, file: string): string {
  const known = k.state.hives.get(file.toLowerCase());
  if (known !== undefined) return known;
  const number = (k.state.nextOrder++).toString(16).padStart(8, "0");
  const path = `\\REGISTRY\\A\\{${number}-0000-4000-8000-000000000000}`;
  k.state.hives.set(file.toLowerCase(), path);
  createKey(k, path);
  for (const [rest, key] of k.state.storedHives.get(file.toLowerCase()) ?? []) {
    const made = createKey(k, path + rest);
    made.className = key.className;
    made.values = key.values;
  }
  return path;
}

/** Unloads the hives to whose keys no handle is left. */
export function unloadHives(k: Kernel): void {
  for (const [file, path] of k.state.hives) {
    const root = path.toLowerCase();
    if ([...allHandles(k)].some(({ kind, name }) => kind === "key" && within(name, root))) continue;
    const keys = [...k.state.registry].filter(([key]) => within(key, root));
    k.state.storedHives.set(
      file,
      keys.map(([key, entry]) => [key.slice(root.length), entry]),
    );
    for (const [key] of keys) k.state.registry.delete(key);
    k.state.hives.delete(file);
  }
}

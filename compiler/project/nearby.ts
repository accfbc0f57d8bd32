// What lies around a driver or a program: its test programs, or the driver that it talks to.
import { folderOf, isInside } from "../preprocess/paths.ts";
import type { ProjectFinder } from "./finder.ts";
import type { FoundDriver } from "./model.ts";

/** Folders above its own that are searched. */
const levels = 3;

/** The wanted ones in its own folder, else one folder up, and so on; not above the finder's root. */
export function nearest(
  finder: ProjectFinder,
  found: FoundDriver,
  wanted: (one: FoundDriver) => boolean,
): readonly FoundDriver[] {
  const { root } = finder.options;
  let folder = homeOf(found);
  for (let level = 0; level <= levels && (root === undefined || isInside(folder, root)); level++) {
    const near = finder.find(folder).drivers.filter(wanted);
    if (near.length > 0) return near;
    folder = folderOf(folder);
  }
  return [];
}

/** The folder of a driver's description, or of its sources. */
export function homeOf(found: FoundDriver): string {
  return found.kind === "folder" || found.kind === "file" ? found.from : folderOf(found.from);
}

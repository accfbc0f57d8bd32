// A set of driver headers: ours, or a kit's that is named instead. Which folders of it are searched is told by where its `wdm.h` lies.
import { joinPath } from "../preprocess/paths.ts";
import type { FolderAccess } from "../source/source.ts";

export interface HeaderSet {
  readonly kind: "ringside" | "wdk" | "mingw" | "other";
  /** As it was named. */
  readonly from: string;
  /** Searched in this order after the project's own folders. */
  readonly folders: readonly string[];
  /** Macros without which the headers do not work. */
  readonly defines: Readonly<Record<string, string>>;
  /** What is wrong with it: there is no `wdm.h`. */
  readonly problem?: string;
}

/** The headers in a folder: of a kit (`Include/10.0.22621.0/km`), of mingw-w64 (`include/ddk`), or lying in it as they are. */
export function headerSet(folder: string, own: string, files: FolderAccess): HeaderSet {
  if (folder === own) return { kind: "ringside", from: own, folders: [own], defines: {} };
  const has = (path: string): boolean => files.read(joinPath(folder, path)) !== undefined;
  const at = (...paths: readonly string[]): string[] => paths.map((path) => joinPath(folder, path));
  // What a kit leaves to the compiler's own folder (stdarg.h, intrin.h) comes from ours, last.
  if (has("km/wdm.h"))
    return {
      kind: "wdk",
      from: folder,
      folders: [...at("km/crt", "km", "shared", "km/wdm/../wdf/kmdf/1.15"), own],
      defines: {},
    };
  const kit = ["Include", "include", ""]
    .flatMap((name) => versions(joinPath(folder, name), files).map((version) => joinPath(name, version)))
    .find((path) => has(`${path}/km/wdm.h`));
  if (kit !== undefined) return headerSet(joinPath(folder, kit), own, files);
  if (has("ddk/wdm.h")) return { kind: "mingw", from: folder, folders: [...at("ddk", "."), own], defines: {} };
  if (has("wdm.h")) return { kind: "other", from: folder, folders: [...at("."), own], defines: {} };
  return {
    kind: "other",
    from: folder,
    folders: [...at("."), own],
    defines: {},
    problem: `${folder}: no wdm.h lies there, nor in km/, ddk/ or Include/<version>/km/`,
  };
}

/** Folders named by a version, the newest first. */
function versions(folder: string, files: FolderAccess): string[] {
  const key = (name: string): number[] => name.split(".").map(Number);
  return (files.list(folder) ?? [])
    .filter(({ name, isFolder }) => isFolder && /^\d+(?:\.\d+)*$/.test(name))
    .map(({ name }) => name)
    .sort((a, b) => {
      const [left, right] = [key(a), key(b)];
      for (let i = 0; i < 4; i++) {
        const difference = (right[i] ?? 0) - (left[i] ?? 0);
        if (difference !== 0) return difference;
      }
      return 0;
    });
}

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
  /** Macros that must not be defined. */
  readonly undefines?: readonly string[];
  /** Read before each source. */
  readonly forcedIncludes: readonly string[];
  /** What is wrong with it: there is no `wdm.h`. */
  readonly problem?: string;
}

/** Our own headers for console programs: the Win32 API's and the C library's before the kernel's, and what a build for x64 defines. */
export function programHeaders(own: string): HeaderSet {
  const folders = [joinPath(own, "um"), joinPath(own, "crt"), own];
  const defines = { WIN32: "1", _CONSOLE: "1" };
  return { kind: "ringside", from: own, folders, defines, undefines: ["_KERNEL_MODE"], forcedIncludes: [] };
}

/** The headers in a folder: of a kit (`Include/10.0.22621.0/km`), of mingw-w64 (`include/ddk`), or lying in it as they are. */
export function headerSet(folder: string, own: string, files: FolderAccess): HeaderSet {
  if (folder === own) return { kind: "ringside", from: own, folders: [own], defines: {}, forcedIncludes: [] };
  const has = (path: string): boolean => files.read(joinPath(folder, path)) !== undefined;
  // Annotations are ours, whoever writes them. What a kit leaves to the compiler's own folder (stdarg.h, intrin.h) comes from ours, last.
  const annotations = joinPath(own, "annotations");
  const made = (kind: HeaderSet["kind"], paths: readonly string[]): HeaderSet => ({
    kind,
    from: folder,
    folders: [annotations, ...paths.map((path) => joinPath(folder, path)), own],
    defines: {},
    forcedIncludes: [joinPath(annotations, "driverspecs.h")],
  });
  if (has("km/wdm.h")) {
    const frameworks = ["kmdf", "umdf"].flatMap((framework) =>
      versions(joinPath(folder, `wdf/${framework}`), files)
        .slice(0, 1)
        .map((version) => `wdf/${framework}/${version}`),
    );
    return made("wdk", ["km/crt", "km", "shared", ...frameworks]);
  }
  const kit = ["Include", "include", ""]
    .flatMap((name) => versions(joinPath(folder, name), files).map((version) => joinPath(name, version)))
    .find((path) => has(`${path}/km/wdm.h`));
  if (kit !== undefined) return { ...headerSet(joinPath(folder, kit), own, files), from: folder };
  if (has("ddk/wdm.h")) return made("mingw", ["ddk", "."]);
  if (has("wdm.h")) return made("other", ["."]);
  const problem = `${folder}: no wdm.h lies there, nor in km/, ddk/ or Include/<version>/km/`;
  return { ...made("other", ["."]), problem };
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

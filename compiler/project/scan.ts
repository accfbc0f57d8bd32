// A look through a tree for descriptions of projects and for sources, bounded in folders, depth and files.
import { joinPath } from "../preprocess/paths.ts";
import type { FolderAccess, FolderEntry } from "../source/source.ts";
import { isCMakeFile } from "./cmake.ts";
import { configurationName } from "./configuration.ts";
import { isSourceFile } from "./model.ts";
import { isSolution } from "./solution.ts";
import { isDirsFile, isSourcesFile } from "./sources.ts";
import { isBuildFolder, isSkippedFolder } from "./wildcard.ts";

/** What lies in one folder. */
export interface FolderContents {
  readonly configuration: string | undefined;
  readonly solutions: readonly string[];
  readonly projects: readonly string[];
  readonly compileCommands: string | undefined;
  readonly cmakeFile: string | undefined;
  readonly sourcesFile: string | undefined;
  readonly dirsFile: string | undefined;
  readonly sources: readonly string[];
  readonly headers: readonly string[];
  readonly folders: readonly string[];
  /** Folders with the names that builds give to theirs. */
  readonly buildFolders: readonly string[];
  readonly isRepository: boolean;
}
export interface Tree {
  readonly folders: readonly FolderContents[];
  /** Not everything was looked at. */
  readonly cut: boolean;
}

const mostFolders = 20_000;
const mostSources = 100_000;
const deepest = 32;

const nothing: FolderContents = {
  configuration: undefined,
  solutions: [],
  projects: [],
  compileCommands: undefined,
  cmakeFile: undefined,
  sourcesFile: undefined,
  dirsFile: undefined,
  sources: [],
  headers: [],
  folders: [],
  buildFolders: [],
  isRepository: false,
};

export function lookInto(folder: string, files: FolderAccess): FolderContents {
  // A document that is no file has no folder.
  const entries = folder === "" ? undefined : files.list(folder);
  if (entries === undefined) return nothing;
  const names = (which: (entry: FolderEntry) => boolean): string[] =>
    entries.filter(which).map(({ name }) => joinPath(folder, name));
  const file = (test: (name: string) => boolean): string[] => names((entry) => !entry.isFolder && test(entry.name));
  return {
    configuration: file((name) => name.toLowerCase() === configurationName)[0],
    solutions: file(isSolution),
    projects: newestProjects(file((name) => /\.vcx?proj$/i.test(name))),
    compileCommands: file((name) => name.toLowerCase() === "compile_commands.json")[0],
    cmakeFile: file(isCMakeFile)[0],
    sourcesFile: file(isSourcesFile)[0],
    dirsFile: file(isDirsFile)[0],
    sources: file(isSourceFile),
    headers: file((name) => /\.(?:h|hpp|hxx|inc|inl)$/i.test(name)),
    folders: names((entry) => entry.isFolder && !isSkippedFolder(entry.name)),
    buildFolders: names((entry) => entry.isFolder && isBuildFolder(entry.name)),
    isRepository: entries.some(({ name }) => name === ".git"),
  };
}

/** Without the projects that Visual Studio has converted: these lie beside what was made of them. */
function newestProjects(projects: readonly string[]): string[] {
  const names = new Set(projects.map((path) => path.toLowerCase()));
  return projects.filter(
    (path) => !names.has(path.toLowerCase().replace(/\.vcproj$/, ".vcxproj")) || !/\.vcproj$/i.test(path),
  );
}

/** A folder and all below it, the upper ones first. */
export function scanTree(root: string, look: (folder: string) => FolderContents, folderLimit = mostFolders): Tree {
  const found: FolderContents[] = [];
  const queue: { readonly folder: string; readonly depth: number }[] = [{ folder: root, depth: 0 }];
  let sources = 0;
  let cut = false;
  for (let i = 0; i < queue.length; i++) {
    const at = queue[i];
    if (at === undefined) break;
    if (found.length >= folderLimit || sources > mostSources) {
      cut = true;
      break;
    }
    const contents = look(at.folder);
    found.push(contents);
    sources += contents.sources.length;
    if (at.depth < deepest) for (const folder of contents.folders) queue.push({ folder, depth: at.depth + 1 });
    else cut ||= contents.folders.length > 0;
  }
  return { folders: found, cut };
}

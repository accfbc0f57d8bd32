// Files as Node sees them, for the programs that run under it: the command line, the language server and the debug adapter.
// Windows sources spell paths with backslashes and in any letter case; here both find the file on any file system.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { decodeSource } from "../compiler/source/decode.ts";
import type { FolderAccess, FolderEntry } from "../compiler/source/source.ts";

/** Larger files are no sources; they are reported as missing rather than read into memory. Bytes. */
const largestSource = 64 * 1024 * 1024;
const textsKept = 2048;

/** Folders with more entries are cut short: nobody keeps sources so. */
const entriesListed = 50_000;

interface Listing {
  readonly time: number;
  /** Names as they are, by their lower case. */
  readonly names: ReadonlyMap<string, string>;
}

export class NodeFiles implements FolderAccess {
  readonly #texts = new Map<string, { readonly time: number; readonly size: number; readonly text: string }>();
  readonly #listings = new Map<string, Listing>();
  readonly #codePages = new Map<string, string>();
  readonly #codePage: string | undefined;
  readonly #fixedFolder: string | undefined;
  /** The files there, by the paths they were asked for with. */
  readonly #fixed = new Map<string, { readonly found: string; readonly text: string }>();

  /**
   * `codePage`: the encoding of files that are no Unicode and of which no folder says otherwise. `fixed`: a folder whose files stay as they
   * are while the program runs, as our own headers do: each is asked for once.
   */
  constructor(codePage?: string, fixed?: string) {
    this.#codePage = codePage;
    this.#fixedFolder = fixed && `${fixed}/`;
  }

  list(folder: string): readonly FolderEntry[] | undefined {
    const found = this.#locateFolder(folder);
    if (found === undefined) return undefined;
    try {
      return readdirSync(found, { withFileTypes: true })
        .slice(0, entriesListed)
        .filter((entry) => entry.isFile() || entry.isDirectory() || isFile(join(found, entry.name)))
        .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
        .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    } catch {
      return undefined;
    }
  }

  decodeAs(folder: string, encoding: string): void {
    const key = folder.replace(/\/+$/, "");
    if (this.#codePages.get(key) === encoding) return;
    this.#codePages.set(key, encoding);
    this.#texts.clear();
  }

  read(path: string): string | undefined {
    const fixed = this.#fixed.get(path);
    if (fixed !== undefined) return fixed.text;
    const found = this.locate(path);
    if (found === undefined) return undefined;
    // A header is asked for once a unit: while its time and size stay, so does the text, as the same object.
    const stat = statSync(found, { throwIfNoEntry: false });
    const known = this.#texts.get(found);
    if (known !== undefined && stat !== undefined && known.time === stat.mtimeMs && known.size === stat.size)
      return known.text;
    const text = readSource(found, this.#codePageOf(found));
    if (text !== undefined && stat !== undefined) {
      if (this.#texts.size >= textsKept) this.#texts.clear();
      this.#texts.set(found, { time: stat.mtimeMs, size: stat.size, text });
    }
    if (text !== undefined && this.#fixedFolder !== undefined && found.startsWith(this.#fixedFolder))
      this.#fixed.set(path, { found, text });
    return text;
  }

  /** The path under which the file exists, whatever case or slashes it was asked for with; undefined if it is not there. */
  locate(path: string): string | undefined {
    const fixed = this.#fixed.get(path);
    if (fixed !== undefined) return fixed.found;
    const plain = normalize(path.replaceAll("\\", "/"));
    if (isFile(plain)) return plain;
    const found = this.#anyCase(plain);
    return found !== undefined && isFile(found) ? found : undefined;
  }

  #locateFolder(path: string): string | undefined {
    const plain = normalize(path.replaceAll("\\", "/"));
    if (statSync(plain, { throwIfNoEntry: false })?.isDirectory() === true) return plain;
    const found = this.#anyCase(plain);
    return found !== undefined && statSync(found, { throwIfNoEntry: false })?.isDirectory() === true
      ? found
      : undefined;
  }

  #codePageOf(path: string): string | undefined {
    if (this.#codePages.size === 0) return this.#codePage;
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const known = this.#codePages.get(folder);
      if (known !== undefined) return known;
      if (folder === dirname(folder)) return this.#codePage;
    }
  }

  #anyCase(path: string): string | undefined {
    const absolute = isAbsolute(path);
    let found = absolute ? "/" : ".";
    const parts = path.split("/");
    for (const [i, part] of parts.entries()) {
      if (part === "" || part === ".") continue;
      if (part === "..") {
        found = join(found, part);
        continue;
      }
      const names = this.#listing(found, i === parts.length - 1);
      const wanted = part.toLowerCase();
      // Windows takes no notice of dots and spaces at a name's end.
      const name = names?.get(wanted) ?? names?.get(wanted.replace(/[. ]+$/, ""));
      if (name === undefined) return undefined;
      found = join(found, name);
    }
    return found;
  }

  /** Kept, as a name is looked for in many folders before it is found; `fresh` asks whether the folder has changed since. */
  #listing(folder: string, fresh: boolean): ReadonlyMap<string, string> | undefined {
    const kept = this.#listings.get(folder);
    if (kept !== undefined && !fresh) return kept.names;
    const time = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
    if (time === undefined) return undefined;
    if (kept?.time === time) return kept.names;
    try {
      const names = new Map(readdirSync(folder).map((name) => [name.toLowerCase(), name]));
      this.#listings.set(folder, { time, names });
      return names;
    } catch {
      return undefined;
    }
  }
}

function isFile(path: string): boolean {
  try {
    // Most paths that are asked for are not there: an exception for each would cost more than the question.
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat?.isFile() === true && stat.size <= largestSource;
  } catch {
    return false;
  }
}

function readSource(path: string, codePage: string | undefined): string | undefined {
  try {
    return decodeSource(readFileSync(path), codePage);
  } catch {
    return undefined;
  }
}

/** Ringside's own folder: where `ddk/` and `samples/` are, whether run from sources or from a bundle in `dist/`. */
export function installFolder(moduleUrl: string): string {
  let folder = dirname(fileURLToPath(moduleUrl));
  for (;;) {
    if (existsSync(join(folder, "ddk", "include", "wdm.h"))) return folder;
    const parent = dirname(folder);
    if (parent === folder) {
      throw new Error(
        `Ringside's ddk/include was not found above ${fileURLToPath(moduleUrl)}: the installation is incomplete`,
      );
    }
    folder = parent;
  }
}

/** Our kernel headers. */
export function ddkInclude(install: string): string {
  return resolve(install, "ddk", "include");
}

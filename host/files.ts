// Files as Node sees them, for the programs that run under it: the command line, the language server and the debug adapter.
// Windows sources spell paths with backslashes and in any letter case; here both find the file on any file system.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, normalize, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { decodeSource } from "../compiler/source/decode.ts";
import type { FileAccess } from "../compiler/source/source.ts";

/** Larger files are no sources; they are reported as missing rather than read into memory. Bytes. */
const largestSource = 64 * 1024 * 1024;
const textsKept = 2048;

export class NodeFiles implements FileAccess {
  readonly #texts = new Map<string, { readonly time: number; readonly size: number; readonly text: string }>();
  readonly #listings = new Map<string, Map<string, string> | undefined>();

  read(path: string): string | undefined {
    const found = this.locate(path);
    if (found === undefined) return undefined;
    // A header is asked for once a unit: while its time and size stay, so does the text, as the same object.
    const stat = statSync(found, { throwIfNoEntry: false });
    const known = this.#texts.get(found);
    if (known !== undefined && stat !== undefined && known.time === stat.mtimeMs && known.size === stat.size)
      return known.text;
    const text = readSource(found);
    if (text !== undefined && stat !== undefined) {
      if (this.#texts.size >= textsKept) this.#texts.clear();
      this.#texts.set(found, { time: stat.mtimeMs, size: stat.size, text });
    }
    return text;
  }

  /** The path under which the file exists, whatever case or slashes it was asked for with; undefined if it is not there. */
  locate(path: string): string | undefined {
    const plain = normalize(path.replaceAll("\\", "/"));
    if (isFile(plain)) return plain;
    return this.#anyCase(plain);
  }

  #anyCase(path: string): string | undefined {
    const absolute = isAbsolute(path);
    let found = absolute ? "/" : ".";
    for (const part of path.split("/")) {
      if (part === "" || part === ".") continue;
      if (part === "..") {
        found = join(found, part);
        continue;
      }
      const name = this.#listing(found)?.get(part.toLowerCase());
      if (name === undefined) return undefined;
      found = join(found, name);
    }
    return isFile(found) ? found : undefined;
  }

  #listing(folder: string): Map<string, string> | undefined {
    if (this.#listings.has(folder)) return this.#listings.get(folder);
    let names: Map<string, string> | undefined;
    try {
      names = new Map(readdirSync(folder).map((name) => [name.toLowerCase(), name]));
    } catch {
      names = undefined;
    }
    this.#listings.set(folder, names);
    return names;
  }
}

function isFile(path: string): boolean {
  try {
    const stat = statSync(path);
    return stat.isFile() && stat.size <= largestSource;
  } catch {
    return false;
  }
}

function readSource(path: string): string | undefined {
  try {
    return decodeSource(readFileSync(path));
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

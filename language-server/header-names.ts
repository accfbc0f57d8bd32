// Which of our headers declares a name: for a source that uses it and does not include the header.
import type { FolderAccess } from "../compiler/source/source.ts";
import type { ReadText } from "./text.ts";

/** Folders of headers for programs of users, and of what headers are made of. */
const apart: ReadonlySet<string> = new Set(["um", "annotations", "codeanalysis"]);
const deepest = 4;
const mostAnswers = 10_000;
const wordBehind = /^\w/;

export class HeaderNames {
  readonly #files: FolderAccess;
  readonly #folder: string;
  #texts: ReadonlyMap<string, string> | undefined;
  readonly #answers = new Map<string, string | undefined>();

  /** `folder`: our headers, which stay as they are while the program runs. */
  constructor(files: FolderAccess, folder: string) {
    this.#files = files;
    this.#folder = folder;
  }

  /** Whether `headerOf` need not look through the headers to answer. */
  isKnown(name: string): boolean {
    return this.#answers.has(name);
  }
  /** The header as a driver includes it, "ntstrsafe.h"; undefined if none declares the name. Of several, the one with the shortest path. */
  headerOf(name: string): string | undefined {
    if (this.#answers.size > mostAnswers) this.#answers.clear();
    if (!this.#answers.has(name)) this.#answers.set(name, this.#find(name));
    return this.#answers.get(name);
  }

  #find(name: string): string | undefined {
    this.#texts ??= this.#read();
    let best: string | undefined;
    for (const [path, text] of this.#texts) {
      if (!text.includes(name) || !declares(text, name)) continue;
      const written = this.#written(path);
      if (best === undefined || written.length < best.length) best = written;
    }
    return best;
  }
  #written(path: string): string {
    const whole = includedAs(path, (asked) => this.#files.read(asked));
    const name = whole.slice(this.#folder.length + 1);
    return name.startsWith("crt/") ? name.slice("crt/".length) : name;
  }
  #read(): ReadonlyMap<string, string> {
    const texts = new Map<string, string>();
    const visit = (folder: string, depth: number): void => {
      for (const { name, isFolder } of this.#files.list(folder) ?? []) {
        const path = `${folder}/${name}`;
        if (isFolder) {
          if (depth < deepest && !apart.has(name)) visit(path, depth + 1);
        } else if (name.endsWith(".h")) texts.set(path, this.#files.read(path) ?? "");
      }
    };
    visit(this.#folder, 0);
    return texts;
  }
}

/** The header that a driver includes: `wdm.h` stands before what lies in the folder `wdm`. */
export function includedAs(path: string, read: ReadText): string {
  const whole = `${path.replace(/[\\/][^\\/]*$/, "")}.h`;
  return read(whole) === undefined ? path : whole;
}

function declares(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const end = at + name.length;
    if (wordBehind.test(text.charAt(end)) || wordBehind.test(text.charAt(at - 1))) continue;
    if (isDeclared(text, at, end)) return true;
  }
  return false;
}
/** A name in a header: is it declared there, or used? */
function isDeclared(text: string, start: number, end: number): boolean {
  const lineStart = text.lastIndexOf("\n", start) + 1;
  const before = text.slice(lineStart, start);
  if (/^\s*#\s*define\s+$/.test(before)) return true;
  if (/^\s*(?:#|\/\/|\*|\/\*)/.test(before)) return false;
  const behind = text.slice(end, end + 120);
  if (/^\s*\(/.test(behind)) {
    // Behind a type, not behind what ends a statement.
    const type = /([\w*]+)\s*$/.exec(text.slice(Math.max(0, start - 200), start))?.[1];
    return type !== undefined && !/^(?:return|else|do|case)$/.test(type) && !/[=(,]/.test(before);
  }
  // `typedef … NAME;`, `} NAME, *PNAME;`, `extern … NAME;`, `DEFINE_GUID(NAME, …`, and what an enumeration names.
  if (/^\s*[;,[]/.test(behind) && /^\s*(?:typedef|extern|DEFINE_\w+\s*\()|^\s*\}/.test(before)) return true;
  const lineEnd = text.indexOf("\n", end);
  return isEnumerated(text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd), text.slice(start, end));
}
/** A line of nothing but enumerators, with or without values, and the beginning or end of their list. */
function isEnumerated(line: string, name: string): boolean {
  const list = /^(?:[^{(]*\benum\b[^{(]*\{)?([^{}()]*)/.exec(line.replace(/\/[/*].*/, ""))?.[1] ?? "";
  const parts = list.split(",").map((part) => part.trim());
  return (
    parts.every((part) => /^(?:\w+(?:\s*=.*)?)?$/.test(part)) && parts.some((part) => part.split(/[\s=]/)[0] === name)
  );
}

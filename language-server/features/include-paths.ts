// Completion of what an `#include` names: headers and folders beside the source and in the folders that are looked through for headers.
import type { FolderAccess } from "../../compiler/source/source.ts";
import { rank, ranked, type Suggestion, type Suggestions } from "./completion.ts";

export interface IncludePlace {
  readonly quoted: boolean;
  /** Written before the name that is being typed, e.g. "sub/". */
  readonly folder: string;
  /** As far as it is typed. */
  readonly name: string;
}

export function includeAt(text: string, offset: number): IncludePlace | undefined {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  const written = /^[ \t]*#[ \t]*include[ \t]*(["<])((?:[^"<>]*[\\/])?)([^"<>\\/]*)$/.exec(line);
  return written ? { quoted: written[1] === '"', folder: written[2] ?? "", name: written[3] ?? "" } : undefined;
}

/** `beside`: the source's own folder, which only quotes look through; `folders`: in their order, the nearest first. */
export function headersFor(
  { quoted, folder, name }: IncludePlace,
  beside: string,
  folders: readonly string[],
  files: FolderAccess,
): Suggestions {
  const found = new Map<string, Suggestion>();
  [...(quoted ? [beside] : []), ...folders].forEach((from, at) => {
    for (const entry of files.list([from, ...folder.split(/[\\/]/).slice(0, -1)].join("/")) ?? []) {
      const isHeader = /\.(?:h|hh|hpp|hxx|inc|inl|tmh|ver)$/i.test(entry.name);
      if ((!entry.isFolder && !isHeader) || entry.name.startsWith(".") || found.has(entry.name)) continue;
      found.set(entry.name, {
        label: entry.name,
        kind: entry.isFolder ? "folder" : "file",
        detail: from,
        rank: at === 0 && quoted ? rank.local : entry.isFolder ? rank.type : rank.usual,
      });
    }
  });
  return ranked(name, [...found.values()]);
}

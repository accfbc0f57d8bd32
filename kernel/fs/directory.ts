// IRP_MN_QUERY_DIRECTORY: the entries of a directory that a pattern means, in the order of their names, as many as there is room for;
// each request goes on where the one before stopped. Left out: short names, notification of changes.
import * as nt from "../constants.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { readUnicodeString, writeUtf16 } from "../rtl/unicode.ts";
import { putSizes, putTimes } from "./information.ts";
import { type Answer, nodeOfFile } from "./open.ts";
import { type FileNode, type Opening, rootNode } from "./state.ts";
import { callersBuffer } from "./transfer.ts";
import { nodeOf, shownAttributes } from "./tree.ts";

const Flag = { restart: 0x1, single: 0x2 } as const;
const Information = { directory: 1, full: 2, both: 3, names: 12, idBoth: 37, idFull: 38 } as const;

interface Entry {
  /** Place in the order: the name in upper case; the directory itself and its parent come first. */
  readonly key: string;
  readonly name: string;
  readonly node: FileNode;
}

export function queryDirectory(k: Kernel, f: Offset, irp: Offset, stack: Offset, object: Offset): Answer {
  const opening = k.state.fileOpenings.get(object);
  const node = nodeOfFile(k, object);
  if (opening === undefined || node === undefined || !node.directory) return { status: nt.STATUS_INVALID_PARAMETER };
  const layout = k.s.IO_STACK_LOCATION;
  const length = k.m.u32(stack + layout["Parameters.QueryDirectory.Length"]);
  const which = k.m.u32(stack + layout["Parameters.QueryDirectory.FileInformationClass"]);
  const form = formOf(k, which);
  if (form === undefined) return { status: nt.STATUS_INVALID_INFO_CLASS };
  const out = callersBuffer(k, f, irp, length, true);
  if (out === undefined) return { status: nt.STATUS_INVALID_USER_BUFFER };
  const flags = k.m.u8[stack + layout.Flags] ?? 0;
  const isFirst = opening.pattern === undefined;
  if (isFirst) opening.pattern = patternOf(k, f, stack);
  if (isFirst || (flags & Flag.restart) !== 0) opening.searched = undefined;
  const found = entriesAfter(k, node, opening);
  if (found.length === 0) return { status: isFirst ? nt.STATUS_NO_SUCH_FILE : nt.STATUS_NO_MORE_FILES };
  return put(k, out, length, form, (flags & Flag.single) !== 0 ? found.slice(0, 1) : found, opening);
}

function patternOf(k: Kernel, f: Offset, stack: Offset): string {
  const at = k.pointerAt(f, stack + k.s.IO_STACK_LOCATION["Parameters.QueryDirectory.FileName"]);
  const pattern = at === 0 ? "" : readUnicodeString(k, f, at);
  return pattern === "" ? "*" : pattern;
}

function entriesAfter(k: Kernel, directory: FileNode, { pattern = "*", searched }: Opening): Entry[] {
  const own: Entry[] =
    directory.id === rootNode
      ? []
      : [
          { key: "\0.", name: ".", node: directory },
          { key: "\0..", name: "..", node: nodeOf(k, directory.parent) ?? directory },
        ];
  const children = [...directory.children].flatMap(([key, id]): Entry[] => {
    const node = nodeOf(k, id);
    return node === undefined ? [] : [{ key, name: node.name, node }];
  });
  const matches = matcher(pattern);
  return [...own, ...children]
    .filter(({ key, name }) => (searched === undefined || key > searched) && matches(name))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/**
 * Whether a name is meant by a pattern: "*" is any characters, "?" one; "<", ">" and '"' are what the Win32 API makes of a "*" before a
 * dot, a "?" and a "." at the end of a name.
 */
export function matcher(pattern: string): (name: string) => boolean {
  if (pattern === "*" || pattern === "*.*") return () => true;
  const parts: { readonly [character: string]: string } = {
    "*": ".*",
    "?": ".",
    "<": ".*",
    ">": "(?:[^.]|(?=\\.|$))",
    '"': "(?:\\.|$)",
  };
  const expression = [...pattern].map((one) => parts[one] ?? one.replace(/[\\^$.|+()[\]{}]/g, "\\$&")).join("");
  const whole = new RegExp(`^${expression}$`, "is");
  return (name) => whole.test(name);
}

interface Form {
  /** Where the name begins, and what comes before it. */
  readonly nameAt: number;
  readonly lengthAt: number;
  readonly fill: (at: Offset, node: FileNode) => void;
}
function formOf(k: Kernel, which: number): Form | undefined {
  const base = k.s.FILE_DIRECTORY_INFORMATION;
  const common = (nameAt: number, idAt?: number): Form => ({
    nameAt,
    lengthAt: base.FileNameLength,
    fill(at, node) {
      putTimes(k, node, at, base);
      putSizes(k, node, at, base);
      k.m.setU32(at + base.FileAttributes, shownAttributes(node));
      if (idAt !== undefined) k.m.setU64(at + idAt, BigInt(node.id));
    },
  });
  switch (which) {
    case Information.directory:
      return common(base.FileName);
    case Information.full:
      return common(k.s.FILE_FULL_DIR_INFORMATION.FileName);
    case Information.both:
      return common(k.s.FILE_BOTH_DIR_INFORMATION.FileName);
    case Information.idFull:
      return common(k.s.FILE_ID_FULL_DIR_INFORMATION.FileName, k.s.FILE_ID_FULL_DIR_INFORMATION.FileId);
    case Information.idBoth:
      return common(k.s.FILE_ID_BOTH_DIR_INFORMATION.FileName, k.s.FILE_ID_BOTH_DIR_INFORMATION.FileId);
    case Information.names: {
      const { FileName, FileNameLength } = k.s.FILE_NAMES_INFORMATION;
      return { nameAt: FileName, lengthAt: FileNameLength, fill: () => undefined };
    }
    default:
      return undefined;
  }
}

/** Entries begin at multiples of 8; NextEntryOffset is the first member of all of them. */
function put(k: Kernel, out: Offset, length: number, form: Form, entries: Entry[], opening: Opening): Answer {
  let last: Offset | undefined;
  let end = 0;
  for (const { key, name, node } of entries) {
    const start = last === undefined ? 0 : (end + 7) & ~7;
    const room = length - start - form.nameAt;
    if (room < 2 * name.length && last !== undefined) break;
    if (room < 0) return { status: nt.STATUS_BUFFER_TOO_SMALL };
    const at = out + start;
    const given = name.slice(0, room >> 1);
    k.m.u8.fill(0, at, at + form.nameAt);
    form.fill(at, node);
    k.m.setU32(at + form.lengthAt, 2 * name.length);
    writeUtf16(k, at + form.nameAt, given);
    if (last !== undefined) k.m.setU32(out + last, start - last);
    last = start;
    end = start + form.nameAt + 2 * given.length;
    opening.searched = key;
    if (given.length < name.length) return { status: nt.STATUS_BUFFER_OVERFLOW, information: end };
  }
  return { status: nt.STATUS_SUCCESS, information: end };
}

// The tree of files and directories on the volume. Names keep their letter case, which does not matter when they are looked for.
import * as nt from "../constants.ts";
import { bootTime } from "../ke/timer.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { release } from "../mm/pool.ts";
import { dropData } from "./data.ts";
import { forgetFileLock } from "./file-lock-ddis.ts";
import { type FileNode, rootNode } from "./state.ts";

export const Attribute = {
  readOnly: 0x1,
  hidden: 0x2,
  system: 0x4,
  directory: 0x10,
  archive: 0x20,
  normal: 0x80,
  temporary: 0x100,
  /** Those that can be set: also NOT_CONTENT_INDEXED and OFFLINE. */
  settable: 0x1 | 0x2 | 0x4 | 0x20 | 0x100 | 0x1000 | 0x2000,
} as const;

const longestComponent = 255;
/** Characters that no name of a file has; a stream's name would follow a colon. */
const forbidden = /["*/:<>?|]/;

export const systemTime = (k: Kernel): bigint => bootTime + BigInt(k.clock);
export const nodeOf = (k: Kernel, id: number): FileNode | undefined => k.state.fileNodes.get(id);

/** FILE_ATTRIBUTE_… as they are shown: NORMAL stands alone. */
export function shownAttributes(node: FileNode): number {
  const shown = node.attributes | (node.directory ? Attribute.directory : 0);
  return shown === 0 ? Attribute.normal : shown;
}

export interface NewNode {
  readonly name: string;
  readonly directory: boolean;
  readonly attributes?: number;
  readonly security?: string | undefined;
}
export function addNode(k: Kernel, parent: FileNode | undefined, made: NewNode): FileNode {
  const now = systemTime(k);
  const node: FileNode = {
    id: k.state.nextFileNode++,
    parent: parent?.id ?? 0,
    name: made.name,
    directory: made.directory,
    attributes: (made.attributes ?? 0) & Attribute.settable,
    size: 0,
    extents: [],
    times: { created: now, accessed: now, written: now, changed: now },
    children: new Map(),
    security: made.security,
    block: 0,
    opened: 0,
    handles: 0,
    deletePending: false,
    sections: 0,
  };
  k.state.fileNodes.set(node.id, node);
  parent?.children.set(node.name.toUpperCase(), node.id);
  if (parent !== undefined) touched(k, parent);
  return node;
}

/** Its data, or the entries of a directory, have changed. */
export function touched(k: Kernel, node: FileNode): void {
  node.times.written = systemTime(k);
  node.times.changed = node.times.written;
}

/** Takes a file out of its directory; what has it open keeps it. */
export function unlink(k: Kernel, node: FileNode): void {
  const parent = nodeOf(k, node.parent);
  if (parent !== undefined) {
    parent.children.delete(node.name.toUpperCase());
    touched(k, parent);
  }
  node.parent = 0;
  dropUnused(k, node);
}
export function move(k: Kernel, node: FileNode, parent: FileNode, name: string): void {
  const from = nodeOf(k, node.parent);
  from?.children.delete(node.name.toUpperCase());
  if (from !== undefined) touched(k, from);
  node.parent = parent.id;
  node.name = name;
  parent.children.set(name.toUpperCase(), node.id);
  touched(k, parent);
  node.times.changed = systemTime(k);
}
/** Where the SHARE_ACCESS and the FILE_LOCK are in a file control block. */
export const shareCounts = (k: Kernel, block: Offset): Offset =>
  block + k.s.FSRTL_ADVANCED_FCB_HEADER.size + k.s.SECTION_OBJECT_POINTERS.size;
export const locksOf = (k: Kernel, block: Offset): Offset => shareCounts(k, block) + k.s.SHARE_ACCESS.size;

/** A node that is in no directory goes when nothing uses it any more. */
export function dropUnused(k: Kernel, node: FileNode): void {
  if (node.opened === 0 && node.block !== 0) {
    forgetFileLock(k, locksOf(k, node.block));
    release(k, node.block);
    node.block = 0;
  }
  if (node.parent !== 0 || node.id === rootNode || node.opened > 0 || node.sections > 0) return;
  dropData(k, node);
  k.state.descriptors.delete(`file ${node.id}`);
  k.state.fileNodes.delete(node.id);
}

/** The path below the volume, beginning with a backslash. */
export function pathOf(k: Kernel, node: FileNode): string {
  const names: string[] = [];
  for (let at: FileNode | undefined = node; at !== undefined && at.id !== rootNode; at = nodeOf(k, at.parent))
    names.unshift(at.name);
  return `\\${names.join("\\")}`;
}

export interface Looked {
  readonly parent: FileNode;
  /** Last component of the path; empty for the root. */
  readonly name: string;
  readonly node: FileNode | undefined;
  /** The path ends with a backslash: it means a directory. */
  readonly directory: boolean;
}

/** Follows a path below the volume; or the status that says why it leads nowhere. */
export function lookUp(k: Kernel, path: string): Looked | { readonly status: number } {
  const root = nodeOf(k, rootNode);
  if (root === undefined || !path.startsWith("\\")) return { status: nt.STATUS_OBJECT_NAME_INVALID };
  if (path === "\\") return { parent: root, name: "", node: root, directory: true };
  const directory = path.endsWith("\\");
  const names = path.slice(1, directory ? -1 : undefined).split("\\");
  if (!names.every(isName)) return { status: nt.STATUS_OBJECT_NAME_INVALID };
  const last = names.pop() ?? "";
  let parent = root;
  for (const name of names) {
    const next = child(k, parent, name);
    if (next === undefined || !next.directory) return { status: nt.STATUS_OBJECT_PATH_NOT_FOUND };
    parent = next;
  }
  return { parent, name: last, node: child(k, parent, last), directory };
}
const isName = (name: string): boolean =>
  name !== "" && name !== "." && name !== ".." && name.length <= longestComponent && !forbidden.test(name);
const child = (k: Kernel, directory: FileNode, name: string): FileNode | undefined =>
  nodeOf(k, directory.children.get(name.toUpperCase()) ?? 0);

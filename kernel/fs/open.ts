// Files of the volume opened, cleaned up and closed. FsContext of a file object leads to the file's control block, which begins with the
// documented header and is the same for all who have the file open.
import * as nt from "../constants.ts";
import { checkShareAccess, removeShareAccess } from "../io/share-access.ts";
import type { FileState } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { mayAccess } from "../se/sddl.ts";
import { allocated, resize } from "./data.ts";
import { initializeFileLock } from "./file-lock-ddis.ts";
import { setUpHeader } from "./filter-contexts.ts";
import { secureNew, securityOf } from "./security.ts";
import { type FileNode, rootNode } from "./state.ts";
import {
  Attribute,
  addNode,
  dropUnused,
  type Looked,
  locksOf,
  lookUp,
  nodeOf,
  shareCounts,
  touched,
  unlink,
} from "./tree.ts";

export interface Answer {
  readonly status: number;
  readonly information?: number;
}

export const Disposition = { supersede: 0, open: 1, create: 2, openIf: 3, overwrite: 4, overwriteIf: 5 } as const;
const Created = { superseded: 0, opened: 1, created: 2, overwritten: 3, exists: 4, doesNotExist: 5 } as const;
export const Option = {
  directory: 0x1,
  writeThrough: 0x2,
  sequential: 0x4,
  noBuffering: 0x8,
  alert: 0x10,
  nonalert: 0x20,
  nonDirectory: 0x40,
  deleteOnClose: 0x1000,
} as const;
export const Access = { read: 0x1, write: 0x2, append: 0x4, delete: 0x1_0000, synchronize: 0x10_0000 } as const;
/** FILE_GENERIC_READ and so on. */
const generic = [
  [0x8000_0000, 0x12_0089],
  [0x4000_0000, 0x12_0116],
  [0x2000_0000, 0x12_00a0],
  [0x1000_0000, 0x1f_01ff],
  // MAXIMUM_ALLOWED.
  [0x0200_0000, 0x1f_01ff],
] as const;
/** An ACCESS_MASK with the generic rights in it as the rights of files that they stand for. */
export const fileAccess = (wanted: number): number =>
  generic.reduce((access, [bit, rights]) => ((wanted & bit) === 0 ? access : access | rights), wanted & 0x1f_ffff);

/** The Parameters.Create of an IRP, and the file object that is to stand for what they name. */
export interface Opened {
  readonly file: FileState;
  readonly path: string;
  /** CreateOptions, with the disposition in the high byte. */
  readonly options: number;
  readonly attributes: number;
  readonly share: number;
}

export function create(k: Kernel, wanted: Opened): Answer {
  const { object } = wanted.file;
  if (wanted.path === "") return openVolume(k, object);
  const looked = lookUp(k, wanted.path);
  if ("status" in looked) return looked;
  const mustBeDirectory = (wanted.options & Option.directory) !== 0;
  if (looked.node === undefined) {
    if (looked.directory && !mustBeDirectory) return { status: nt.STATUS_OBJECT_NAME_INVALID };
    return createNew(k, wanted, looked);
  }
  return openExisting(k, wanted, looked.node, looked.directory || mustBeDirectory);
}

function openVolume(k: Kernel, object: Offset): Answer {
  k.state.fileOpenings.set(object, { node: undefined, deleteOnClose: false, pattern: undefined, searched: undefined });
  setFlags(k, object, nt.FO_VOLUME_OPEN);
  return { status: nt.STATUS_SUCCESS, information: Created.opened };
}

function createNew(k: Kernel, wanted: Opened, { parent, name }: Looked): Answer {
  const disposition = wanted.options >>> 24;
  if (disposition === Disposition.open || disposition === Disposition.overwrite)
    return { status: nt.STATUS_OBJECT_NAME_NOT_FOUND, information: Created.doesNotExist };
  const { user } = wanted.file;
  if (user !== undefined && !mayAccess(securityOf(k, parent), user, Access.write))
    return { status: nt.STATUS_ACCESS_DENIED };
  if (parent.deletePending) return { status: nt.STATUS_DELETE_PENDING };
  const directory = (wanted.options & Option.directory) !== 0;
  const readOnly = (wanted.attributes & Attribute.readOnly) !== 0;
  if (readOnly && (wanted.options & Option.deleteOnClose) !== 0) return { status: nt.STATUS_CANNOT_DELETE };
  const attributes = wanted.attributes | (directory ? 0 : Attribute.archive);
  const node = addNode(k, parent, { name, directory, attributes });
  secureNew(k, parent, node, wanted.file);
  return finish(k, wanted, node, Created.created);
}

function openExisting(k: Kernel, wanted: Opened, node: FileNode, mustBeDirectory: boolean): Answer {
  const { options, file } = wanted;
  const disposition = options >>> 24;
  if (node.deletePending) return { status: nt.STATUS_DELETE_PENDING };
  if (disposition === Disposition.create)
    return { status: nt.STATUS_OBJECT_NAME_COLLISION, information: Created.exists };
  if (node.directory && (options & Option.nonDirectory) !== 0) return { status: nt.STATUS_FILE_IS_A_DIRECTORY };
  if (!node.directory && mustBeDirectory) return { status: nt.STATUS_NOT_A_DIRECTORY };
  const replaces = disposition !== Disposition.open && disposition !== Disposition.openIf;
  if (node.directory && replaces) return { status: nt.STATUS_OBJECT_NAME_COLLISION, information: Created.exists };
  // Whoever throws the data away needs to write, or to delete, what he replaces.
  const access = file.access | (replaces ? (disposition === Disposition.supersede ? Access.delete : Access.write) : 0);
  const readOnly = (node.attributes & Attribute.readOnly) !== 0;
  if (readOnly && !node.directory && (access & (Access.write | Access.append)) !== 0)
    return { status: nt.STATUS_ACCESS_DENIED };
  if (readOnly && replaces) return { status: nt.STATUS_ACCESS_DENIED };
  if ((readOnly || node.id === rootNode) && (options & Option.deleteOnClose) !== 0)
    return { status: nt.STATUS_CANNOT_DELETE };
  const special = Attribute.hidden | Attribute.system;
  if (replaces && (node.attributes & special & ~wanted.attributes) !== 0) return { status: nt.STATUS_ACCESS_DENIED };
  if (file.user !== undefined && !mayAccess(securityOf(k, node), file.user, access))
    return { status: nt.STATUS_ACCESS_DENIED };
  if (replaces && node.sections > 0) return { status: nt.STATUS_USER_MAPPED_FILE };
  const block = controlBlock(k, node);
  if (block === 0) return { status: nt.STATUS_INSUFFICIENT_RESOURCES };
  const sharing = { access, share: wanted.share, file: file.object, counts: shareCounts(k, block), update: false };
  if (!checkShareAccess(k, sharing)) {
    dropUnused(k, node);
    return { status: nt.STATUS_SHARING_VIOLATION };
  }
  if (!replaces) return finish(k, wanted, node, Created.opened);
  resize(k, node, 0);
  node.attributes = (wanted.attributes | Attribute.archive) & Attribute.settable;
  touched(k, node);
  return finish(k, wanted, node, disposition === Disposition.supersede ? Created.superseded : Created.overwritten);
}

function finish(k: Kernel, wanted: Opened, node: FileNode, information: number): Answer {
  const { object, access } = wanted.file;
  const block = controlBlock(k, node);
  if (block === 0) return { status: nt.STATUS_INSUFFICIENT_RESOURCES };
  checkShareAccess(k, { access, share: wanted.share, file: object, counts: shareCounts(k, block), update: true });
  node.opened++;
  node.handles++;
  const deleteOnClose = (wanted.options & Option.deleteOnClose) !== 0;
  k.state.fileOpenings.set(object, { node: node.id, deleteOnClose, pattern: undefined, searched: undefined });
  const layout = k.s.FILE_OBJECT;
  k.setPointer(object + layout.FsContext, block);
  // There is one opening for each file object: it stands for itself.
  k.setPointer(object + layout.FsContext2, object);
  k.setPointer(object + layout.SectionObjectPointer, block + k.s.FSRTL_ADVANCED_FCB_HEADER.size);
  const noBuffering = (wanted.options & Option.noBuffering) !== 0;
  setFlags(k, object, (noBuffering ? 0 : nt.FO_CACHE_SUPPORTED) | (deleteOnClose ? nt.FO_DELETE_ON_CLOSE : 0));
  return { status: nt.STATUS_SUCCESS, information };
}

export function setFlags(k: Kernel, object: Offset, flags: number): void {
  const at = object + k.s.FILE_OBJECT.Flags;
  k.m.setU32(at, k.m.u32(at) | flags);
}

/** Header, section object pointers, share access, byte-range locks. */
function controlBlock(k: Kernel, node: FileNode): Offset {
  if (node.block === 0) {
    const header = k.s.FSRTL_ADVANCED_FCB_HEADER;
    const size = header.size + k.s.SECTION_OBJECT_POINTERS.size + k.s.SHARE_ACCESS.size + k.s.FILE_LOCK.size;
    node.block = allocate(k, { size, tag: "FsFc", what: "file control block", zero: true });
    if (node.block !== 0) {
      k.m.setU16(node.block + header.NodeByteSize, size);
      setUpHeader(k, node.block);
      initializeFileLock(k, locksOf(k, node.block), 0n, 0n);
    }
  }
  if (node.block !== 0) tellSizes(k, node);
  return node.block;
}
/** The sizes in the header, which filters read. */
export function tellSizes(k: Kernel, node: FileNode): void {
  const header = k.s.FSRTL_ADVANCED_FCB_HEADER;
  if (node.block === 0) return;
  k.m.setU64(node.block + header.AllocationSize, BigInt(allocated(node)));
  k.m.setU64(node.block + header.FileSize, BigInt(node.size));
  k.m.setU64(node.block + header.ValidDataLength, BigInt(node.size));
}

export function nodeOfFile(k: Kernel, object: Offset): FileNode | undefined {
  const id = k.state.fileOpenings.get(object)?.node;
  return id === undefined ? undefined : nodeOf(k, id);
}

/** The last handle to a file object has been closed. */
export function cleanUp(k: Kernel, object: Offset): void {
  const opening = k.state.fileOpenings.get(object);
  const node = nodeOfFile(k, object);
  setFlags(k, object, nt.FO_CLEANUP_COMPLETE);
  if (opening === undefined || node === undefined) return;
  if (opening.deleteOnClose && node.children.size === 0) node.deletePending = true;
  removeShareAccess(k, object, shareCounts(k, node.block));
  node.handles--;
  if (node.handles === 0 && node.deletePending) unlink(k, node);
}

export function close(k: Kernel, object: Offset): void {
  const node = nodeOfFile(k, object);
  k.state.fileOpenings.delete(object);
  if (node === undefined) return;
  node.opened--;
  dropUnused(k, node);
}

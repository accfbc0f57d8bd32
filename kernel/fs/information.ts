// What is known of files and of the volume, and what can be changed: times, attributes, sizes, names, deletion. Sizes have been checked
// by the I/O manager. Left out: hard links, streams, extended attributes, quotas, labels.
import * as nt from "../constants.ts";
import { resolveName } from "../io/links.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { utf16, writeUtf16 } from "../rtl/unicode.ts";
import { allocated, capacityOf, reserve, resize } from "./data.ts";
import { clusterSize } from "./description.ts";
import { type Answer, nodeOfFile, tellSizes } from "./open.ts";
import { type FileNode, rootNode } from "./state.ts";
import { sectorSize } from "./transfer.ts";
import { Attribute, lookUp, move, nodeOf, pathOf, shownAttributes, systemTime, touched, unlink } from "./tree.ts";
import { fileSystemDevice, serialNumber, volumeLabel } from "./volume.ts";

/** FILE_INFORMATION_CLASS. */
export const Information = {
  basic: 4,
  standard: 5,
  internal: 6,
  ea: 7,
  name: 9,
  rename: 10,
  disposition: 13,
  all: 18,
  allocation: 19,
  endOfFile: 20,
  networkOpen: 34,
  attributeTag: 35,
  dispositionEx: 64,
  renameEx: 65,
} as const;
/** FS_INFORMATION_CLASS. */
const VolumeInformation = { volume: 1, size: 3, device: 4, attribute: 5, fullSize: 7 } as const;
/** FILE_CASE_PRESERVED_NAMES, FILE_UNICODE_ON_DISK, FILE_PERSISTENT_ACLS. */
export const fileSystemAttributes = 0x2 | 0x4 | 0x8;
export const fileSystemName = "NTFS";

export function queryInformation(k: Kernel, object: Offset, which: number, length: number, out: Offset): Answer {
  const node = nodeOfFile(k, object);
  if (node === undefined) return { status: nt.STATUS_INVALID_PARAMETER };
  const done = (information: number): Answer => ({ status: nt.STATUS_SUCCESS, information });
  switch (which) {
    case Information.basic:
      putBasic(k, node, out);
      return done(k.s.FILE_BASIC_INFORMATION.size);
    case Information.standard:
      putStandard(k, node, out);
      return done(k.s.FILE_STANDARD_INFORMATION.size);
    case Information.internal:
      k.m.setU64(out + k.s.FILE_INTERNAL_INFORMATION.IndexNumber, BigInt(node.id));
      return done(k.s.FILE_INTERNAL_INFORMATION.size);
    case Information.ea:
      k.m.setU32(out + k.s.FILE_EA_INFORMATION.EaSize, 0);
      return done(k.s.FILE_EA_INFORMATION.size);
    case Information.name:
      return putName(k, node, out, length, 0);
    case Information.networkOpen: {
      const layout = k.s.FILE_NETWORK_OPEN_INFORMATION;
      putTimes(k, node, out, layout);
      putSizes(k, node, out, layout);
      k.m.setU32(out + layout.FileAttributes, shownAttributes(node));
      return done(layout.size);
    }
    case Information.attributeTag: {
      const layout = k.s.FILE_ATTRIBUTE_TAG_INFORMATION;
      k.m.setU32(out + layout.FileAttributes, shownAttributes(node));
      k.m.setU32(out + layout.ReparseTag, 0);
      return done(layout.size);
    }
    case Information.all: {
      // Access, mode, alignment and position are the I/O manager's to fill in.
      const layout = k.s.FILE_ALL_INFORMATION;
      putBasic(k, node, out + layout.BasicInformation);
      putStandard(k, node, out + layout.StandardInformation);
      k.m.setU64(out + layout.InternalInformation + k.s.FILE_INTERNAL_INFORMATION.IndexNumber, BigInt(node.id));
      k.m.setU32(out + layout.EaInformation + k.s.FILE_EA_INFORMATION.EaSize, 0);
      return putName(k, node, out, length, layout.NameInformation);
    }
    default:
      return { status: nt.STATUS_INVALID_PARAMETER };
  }
}

type Times = { readonly [field in "CreationTime" | "LastAccessTime" | "LastWriteTime" | "ChangeTime"]: number };
export function putTimes(k: Kernel, node: FileNode, at: Offset, layout: Times): void {
  const { created, accessed, written, changed } = node.times;
  k.m.setU64(at + layout.CreationTime, created);
  k.m.setU64(at + layout.LastAccessTime, accessed);
  k.m.setU64(at + layout.LastWriteTime, written);
  k.m.setU64(at + layout.ChangeTime, changed);
}
export function putSizes(
  k: Kernel,
  node: FileNode,
  at: Offset,
  layout: { readonly [field in "AllocationSize" | "EndOfFile"]: number },
): void {
  k.m.setU64(at + layout.AllocationSize, BigInt(allocated(node)));
  k.m.setU64(at + layout.EndOfFile, BigInt(node.size));
}
function putBasic(k: Kernel, node: FileNode, at: Offset): void {
  const layout = k.s.FILE_BASIC_INFORMATION;
  putTimes(k, node, at, layout);
  k.m.setU32(at + layout.FileAttributes, shownAttributes(node));
}
function putStandard(k: Kernel, node: FileNode, at: Offset): void {
  const layout = k.s.FILE_STANDARD_INFORMATION;
  putSizes(k, node, at, layout);
  k.m.setU32(at + layout.NumberOfLinks, node.deletePending ? 0 : 1);
  k.m.u8[at + layout.DeletePending] = node.deletePending ? 1 : 0;
  k.m.u8[at + layout.Directory] = node.directory ? 1 : 0;
}
/** A FILE_NAME_INFORMATION `start` bytes into what is asked for, with as much of the name as there is room for. */
function putName(k: Kernel, node: FileNode, out: Offset, length: number, start: number): Answer {
  const layout = k.s.FILE_NAME_INFORMATION;
  const path = pathOf(k, node);
  const room = Math.max(0, length - start - layout.FileName) >> 1;
  const given = path.slice(0, room);
  k.m.setU32(out + start + layout.FileNameLength, 2 * path.length);
  writeUtf16(k, out + start + layout.FileName, given);
  const status = given.length < path.length ? nt.STATUS_BUFFER_OVERFLOW : nt.STATUS_SUCCESS;
  return { status, information: start + layout.FileName + 2 * given.length };
}

export function setInformation(k: Kernel, object: Offset, which: number, from: Offset): Answer {
  const node = nodeOfFile(k, object);
  if (node === undefined) return { status: nt.STATUS_INVALID_PARAMETER };
  switch (which) {
    case Information.basic:
      return setBasic(k, node, from);
    case Information.endOfFile:
      return setSize(k, node, k.m.u64(from + k.s.FILE_END_OF_FILE_INFORMATION.EndOfFile));
    case Information.allocation:
      return setAllocation(k, node, k.m.u64(from + k.s.FILE_ALLOCATION_INFORMATION.AllocationSize));
    case Information.disposition:
      return setDisposition(node, k.m.u8[from + k.s.FILE_DISPOSITION_INFORMATION.DeleteFile] !== 0);
    case Information.dispositionEx:
      return setDisposition(node, (k.m.u32(from + k.s.FILE_DISPOSITION_INFORMATION_EX.Flags) & 1) !== 0);
    case Information.rename:
    case Information.renameEx:
      return rename(k, node, from);
    default:
      return { status: nt.STATUS_INVALID_PARAMETER };
  }
}

/** A time of 0 stays as it is; -1 and -2, which hold times still for the handle, change nothing either. */
function setBasic(k: Kernel, node: FileNode, from: Offset): Answer {
  const layout = k.s.FILE_BASIC_INFORMATION;
  const time = (at: number, before: bigint): bigint => {
    const value = BigInt.asIntN(64, k.m.u64(from + at));
    return value > 0n ? value : before;
  };
  const attributes = k.m.u32(from + layout.FileAttributes);
  if ((attributes & Attribute.directory) !== 0 && !node.directory) return { status: nt.STATUS_INVALID_PARAMETER };
  node.times = {
    created: time(layout.CreationTime, node.times.created),
    accessed: time(layout.LastAccessTime, node.times.accessed),
    written: time(layout.LastWriteTime, node.times.written),
    changed: time(layout.ChangeTime, systemTime(k)),
  };
  if (attributes !== 0) node.attributes = attributes & Attribute.settable;
  return { status: nt.STATUS_SUCCESS };
}

function setSize(k: Kernel, node: FileNode, size: bigint): Answer {
  if (node.directory || BigInt.asIntN(64, size) < 0n) return { status: nt.STATUS_INVALID_PARAMETER };
  if (node.sections > 0 && size < BigInt(node.size)) return { status: nt.STATUS_USER_MAPPED_FILE };
  if (size > BigInt(capacityOf(k)) || !resize(k, node, Number(size))) return { status: nt.STATUS_DISK_FULL };
  touched(k, node);
  tellSizes(k, node);
  return { status: nt.STATUS_SUCCESS };
}
/** Space beyond the end of the file is set aside; less than the file has cuts it off. */
function setAllocation(k: Kernel, node: FileNode, size: bigint): Answer {
  if (node.directory || BigInt.asIntN(64, size) < 0n) return { status: nt.STATUS_INVALID_PARAMETER };
  if (size < BigInt(node.size)) return setSize(k, node, size);
  if (size > BigInt(capacityOf(k)) || !reserve(k, node, Number(size))) return { status: nt.STATUS_DISK_FULL };
  tellSizes(k, node);
  return { status: nt.STATUS_SUCCESS };
}

function setDisposition(node: FileNode, goes: boolean): Answer {
  if (goes) {
    if (node.id === rootNode || (node.attributes & Attribute.readOnly) !== 0 || node.sections > 0)
      return { status: nt.STATUS_CANNOT_DELETE };
    if (node.children.size > 0) return { status: nt.STATUS_DIRECTORY_NOT_EMPTY };
  }
  node.deletePending = goes;
  return { status: nt.STATUS_SUCCESS };
}

/** A name alone means the same directory, one from the root of the name space another place on the volume. */
function rename(k: Kernel, node: FileNode, from: Offset): Answer {
  const layout = k.s.FILE_RENAME_INFORMATION;
  const replace = (k.m.u8[from + layout.ReplaceIfExists] ?? 0) !== 0;
  const name = utf16(k, from + layout.FileName, k.m.u32(from + layout.FileNameLength));
  const parent = nodeOf(k, node.parent);
  if (parent === undefined || k.m.u64(from + layout.RootDirectory) !== 0n)
    return { status: nt.STATUS_INVALID_PARAMETER };
  let path = `${parent.id === rootNode ? "" : pathOf(k, parent)}\\${name}`;
  if (name.startsWith("\\")) {
    const resolved = resolveName(k, name);
    if (resolved === undefined) return { status: nt.STATUS_OBJECT_PATH_NOT_FOUND };
    if (resolved.device !== k.state.volume.disk) return { status: nt.STATUS_NOT_SAME_DEVICE };
    path = resolved.rest;
  }
  const looked = lookUp(k, path);
  if ("status" in looked) return looked;
  const { node: there } = looked;
  if (looked.name === "" || isBelow(k, looked.parent, node)) return { status: nt.STATUS_ACCESS_DENIED };
  if (there !== undefined && there !== node) {
    if (!replace) return { status: nt.STATUS_OBJECT_NAME_COLLISION };
    if (there.directory || there.handles > 0 || (there.attributes & Attribute.readOnly) !== 0)
      return { status: nt.STATUS_ACCESS_DENIED };
    unlink(k, there);
  }
  move(k, node, looked.parent, looked.name);
  return { status: nt.STATUS_SUCCESS };
}
function isBelow(k: Kernel, directory: FileNode, node: FileNode): boolean {
  for (let at: FileNode | undefined = directory; at !== undefined; at = nodeOf(k, at.parent))
    if (at === node) return true;
  return false;
}

export function queryVolume(k: Kernel, which: number, length: number, out: Offset): Answer {
  switch (which) {
    case VolumeInformation.volume: {
      const layout = k.s.FILE_FS_VOLUME_INFORMATION;
      if (length < layout.VolumeLabel) return { status: nt.STATUS_INFO_LENGTH_MISMATCH };
      k.m.setU64(out + layout.VolumeCreationTime, k.state.fileNodes.get(rootNode)?.times.created ?? 0n);
      k.m.setU32(out + layout.VolumeSerialNumber, serialNumber);
      return putText(k, out, length, volumeLabel, layout.VolumeLabelLength, layout.VolumeLabel);
    }
    case VolumeInformation.size:
    case VolumeInformation.fullSize:
      return putSpace(k, out, length, which === VolumeInformation.fullSize);
    case VolumeInformation.device: {
      const layout = k.s.FILE_FS_DEVICE_INFORMATION;
      if (length < layout.size) return { status: nt.STATUS_INFO_LENGTH_MISMATCH };
      // A disk, as FILE_DEVICE_DISK_FILE_SYSTEM is one less one.
      k.m.setU32(out + layout.DeviceType, fileSystemDevice - 1);
      k.m.setU32(out + layout.Characteristics, 0);
      return { status: nt.STATUS_SUCCESS, information: layout.size };
    }
    case VolumeInformation.attribute: {
      const layout = k.s.FILE_FS_ATTRIBUTE_INFORMATION;
      if (length < layout.FileSystemName) return { status: nt.STATUS_INFO_LENGTH_MISMATCH };
      k.m.setU32(out + layout.FileSystemAttributes, fileSystemAttributes);
      k.m.setU32(out + layout.MaximumComponentNameLength, 255);
      return putText(k, out, length, fileSystemName, layout.FileSystemNameLength, layout.FileSystemName);
    }
    default:
      return { status: nt.STATUS_INVALID_PARAMETER };
  }
}

function putText(k: Kernel, out: Offset, length: number, text: string, lengthAt: number, textAt: number): Answer {
  const given = text.slice(0, (length - textAt) >> 1);
  k.m.setU32(out + lengthAt, 2 * text.length);
  writeUtf16(k, out + textAt, given);
  const status = given.length < text.length ? nt.STATUS_BUFFER_OVERFLOW : nt.STATUS_SUCCESS;
  return { status, information: textAt + 2 * given.length };
}

function putSpace(k: Kernel, out: Offset, length: number, full: boolean): Answer {
  const layout = full ? k.s.FILE_FS_FULL_SIZE_INFORMATION : k.s.FILE_FS_SIZE_INFORMATION;
  if (length < layout.size) return { status: nt.STATUS_INFO_LENGTH_MISMATCH };
  const free = BigInt(Math.floor((capacityOf(k) - k.state.diskUsed) / clusterSize));
  k.m.setU64(out + layout.TotalAllocationUnits, BigInt(capacityOf(k) / clusterSize));
  if (full) {
    k.m.setU64(out + k.s.FILE_FS_FULL_SIZE_INFORMATION.CallerAvailableAllocationUnits, free);
    k.m.setU64(out + k.s.FILE_FS_FULL_SIZE_INFORMATION.ActualAvailableAllocationUnits, free);
  } else k.m.setU64(out + k.s.FILE_FS_SIZE_INFORMATION.AvailableAllocationUnits, free);
  k.m.setU32(out + layout.SectorsPerAllocationUnit, clusterSize / sectorSize);
  k.m.setU32(out + layout.BytesPerSector, sectorSize);
  return { status: nt.STATUS_SUCCESS, information: layout.size };
}

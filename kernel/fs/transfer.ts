// IRP_MJ_READ and IRP_MJ_WRITE of files. The data goes straight to and from the caller's buffer: the file system does neither buffered
// nor direct I/O, so that the buffer must be there in the context in which the request comes. Left out: paging I/O.
import * as nt from "../constants.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { mdlBuffer } from "../mm/mdl.ts";
import { userMemory } from "../mm/user.ts";
import { readData, writeData } from "./data.ts";
import { allowsTransfer } from "./file-lock-ddis.ts";
import { type Answer, nodeOfFile, setFlags, tellSizes } from "./open.ts";
import { locksOf, touched } from "./tree.ts";

export const sectorSize = 512;
/** FILE_WRITE_TO_END_OF_FILE. */
const endOfFile = 0xffff_ffff_ffff_ffffn;
/** Longest a file can be. */
const mostBytes = 0x7fff_ffff_ffffn;

/** Where the caller's buffer of a request lies: described by an MDL, in user memory, or the kernel's own. */
export function callersBuffer(k: Kernel, f: Offset, irp: Offset, length: number, write: boolean): Offset | undefined {
  const mdl = k.pointerOr0(irp + k.s.IRP.MdlAddress);
  if (mdl !== 0) return mdlBuffer(k, mdl);
  const address = k.m.u64(irp + k.s.IRP.UserBuffer);
  const at = k.kernelOffset(address);
  if (at !== 0) {
    k.touch(f, at, length, write);
    return at;
  }
  return userMemory(k, address, length, write);
}

export function transfer(k: Kernel, f: Offset, irp: Offset, stack: Offset, object: Offset): Answer {
  const read = k.m.u8[stack] === nt.IRP_MJ_READ;
  const node = nodeOfFile(k, object);
  if (node === undefined || node.directory) return { status: nt.STATUS_INVALID_DEVICE_REQUEST };
  const layout = k.s.IO_STACK_LOCATION;
  const length = k.m.u32(stack + layout[read ? "Parameters.Read.Length" : "Parameters.Write.Length"]);
  const given = k.m.u64(stack + layout[read ? "Parameters.Read.ByteOffset" : "Parameters.Write.ByteOffset"]);
  const start = !read && given === endOfFile ? BigInt(node.size) : given;
  if (start > mostBytes) return { status: nt.STATUS_INVALID_PARAMETER };
  const offset = Number(start);
  const flags = k.m.u32(object + k.s.FILE_OBJECT.Flags);
  const unbuffered = (flags & nt.FO_NO_INTERMEDIATE_BUFFERING) !== 0;
  if (unbuffered && given !== endOfFile && (offset % sectorSize !== 0 || length % sectorSize !== 0))
    return { status: nt.STATUS_INVALID_PARAMETER };
  if (length === 0) return { status: nt.STATUS_SUCCESS, information: 0 };
  const range = { start, length: BigInt(length) };
  if (!allowsTransfer(k, locksOf(k, node.block), irp, range, !read)) return { status: nt.STATUS_FILE_LOCK_CONFLICT };
  if (read && offset >= node.size) return { status: nt.STATUS_END_OF_FILE };
  const buffer = callersBuffer(k, f, irp, length, read);
  if (buffer === undefined) return { status: nt.STATUS_INVALID_USER_BUFFER };
  const count = read ? Math.min(length, node.size - offset) : length;
  if (read) {
    readData(k, node, offset, count, buffer);
    k.machine.shadow?.write(buffer, count, 0n);
  } else {
    if (!writeData(k, node, offset, count, buffer)) return { status: nt.STATUS_DISK_FULL };
    touched(k, node);
    tellSizes(k, node);
    setFlags(k, object, nt.FO_FILE_MODIFIED);
  }
  // The position of a file that is used synchronously follows every transfer.
  if ((flags & nt.FO_SYNCHRONOUS_IO) !== 0)
    k.m.setU64(object + k.s.FILE_OBJECT.CurrentByteOffset, BigInt(offset + count));
  return { status: nt.STATUS_SUCCESS, information: count };
}

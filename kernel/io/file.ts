// Files: opening a device by name, link or interface, and closing it. Closing the last handle sends IRP_MJ_CLEANUP;
// IRP_MJ_CLOSE follows when no request is under way any more.
// A process that closes its last one while others have some gives back what it has locked of the file.

import * as nt from "../constants.ts";
import { internal, type Outcome } from "../ddi.ts";
import { initializeEvent } from "../ke/objects.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { hasHandle } from "../ob/handles.ts";
import { later } from "../pnp/action.ts";
import { isLost, removableNow } from "../pnp/devnode.ts";
import { devnodeOfDevice } from "../pnp/tree.ts";
import { makeUnicodeString } from "../rtl/unicode.ts";
import { mayOpenDevice } from "../se/device-security.ts";
import type { DescriptorParts } from "../se/state.ts";
import type { User } from "../se/well-known-sids.ts";
import { isCloseDue } from "./close-later.ts";
import { mountedOn, referenceDevice, relatedDevice, topOfStack } from "./device.ts";
import { resolveName } from "./links.ts";
import { lockRequest } from "./lock-control.ts";
import { openFlags } from "./operation-flags.ts";
import { newRequest, stackParameters } from "./request.ts";
import type { FileState, Request } from "./state.ts";
import { unloadIfDue } from "./unload-pending.ts";

export interface OpenOptions {
  readonly name: string;
  /** What follows the device's name, if not in `name` already. */
  readonly path?: string | undefined;
  /** To read 1, to write 2. */
  readonly access: number;
  /** ACCESS_MASK; what `access` stands for without it. */
  readonly desired?: number;
  readonly share: number;
  /** Who opens it; undefined for the kernel, whose access is not checked. */
  readonly user?: User;
  /** Parameters.Create.Options, disposition in the high byte; FILE_OPEN of no directory without it. */
  readonly options?: number;
  readonly attributes?: number;
  /** The descriptor that a file is to have if it is made. */
  readonly security?: DescriptorParts | undefined;
  /** The file has a current position, and its requests are waited for; true without it. */
  readonly synchronous?: boolean;
}

/** FILE_GENERIC_READ and FILE_GENERIC_WRITE. */
export const genericAccess = (access: number): number =>
  ((access & 1) !== 0 ? 0x12_0089 : 0) | ((access & 2) !== 0 ? 0x12_0116 : 0);

/** Where the next transfer of a file opened for synchronous I/O begins; exact up to 2^53. */
export function filePosition(k: Kernel, { object }: FileState): number {
  const at = object + k.s.FILE_OBJECT.CurrentByteOffset;
  return k.m.u32(at + 4) * 0x1_0000_0000 + k.m.u32(at);
}
export function setFilePosition(k: Kernel, { object }: FileState, position: number): void {
  const at = object + k.s.FILE_OBJECT.CurrentByteOffset;
  k.m.setU32(at, position >>> 0);
  k.m.setU32(at + 4, Math.floor(position / 0x1_0000_0000));
}

/** A new file and the IRP_MJ_CREATE request for it, not yet sent; or why it cannot be. */
export function beginOpen(k: Kernel, options: OpenOptions): { file: number; request: Request } | { status: number } {
  const resolved = interfaceTarget(k, options.name) ?? resolveName(k, options.name);
  if (resolved === undefined) return { status: nt.STATUS_OBJECT_NAME_NOT_FOUND };
  if (k.state.unloadPending.has(k.driverOf(resolved.device))) return { status: nt.STATUS_NO_SUCH_DEVICE };
  const node = devnodeOfDevice(k, resolved.device);
  if (node !== undefined && (node.removing || isLost(node))) return { status: nt.STATUS_NO_SUCH_DEVICE };
  const top = topOfStack(k, mountedOn(k, resolved.device));
  if ((k.m.u32(top + k.s.DEVICE_OBJECT.Flags) & nt.DO_DEVICE_INITIALIZING) !== 0)
    return { status: nt.STATUS_NO_SUCH_DEVICE };
  if (options.user !== undefined && !mayOpen(k, resolved.device, top, resolved.rest + (options.path ?? ""), options))
    return { status: nt.STATUS_ACCESS_DENIED };
  const exclusive = (k.m.u32(resolved.device + k.s.DEVICE_OBJECT.Flags) & nt.DO_EXCLUSIVE) !== 0;
  if (exclusive && [...k.state.files.values()].some((other) => other.device === resolved.device && !other.closed)) {
    return { status: nt.STATUS_ACCESS_DENIED };
  }
  const layout = k.s.FILE_OBJECT;
  const object = allocate(k, { size: layout.size, tag: "File", what: "FILE_OBJECT", zero: true });
  if (object === 0) return { status: nt.STATUS_INSUFFICIENT_RESOURCES };
  k.m.setU16(object + layout.Type, nt.IO_TYPE_FILE);
  k.m.setU16(object + layout.Size, layout.size);
  k.setPointer(object + layout.DeviceObject, resolved.device);
  k.m.u8[object + layout.ReadAccess] = options.access & 1;
  k.m.u8[object + layout.WriteAccess] = (options.access >> 1) & 1;
  k.m.u8[object + layout.SharedRead] = options.share & 1;
  k.m.u8[object + layout.SharedWrite] = (options.share >> 1) & 1;
  const mounted = mountedOn(k, resolved.device) !== resolved.device;
  if (mounted) k.copy8(object + layout.Vpb, resolved.device + k.s.DEVICE_OBJECT.Vpb);
  k.m.setU32(object + layout.Flags, openFlags(options.options ?? 0, options.synchronous !== false));
  initializeEvent(k, object + layout.Event, false, false);
  initializeEvent(k, object + layout.Lock, true, false);
  const path = resolved.rest + (options.path ?? "");
  if (path !== "") makeUnicodeString(k, object + layout.FileName, path, false, "file name");
  const id = k.state.nextFile++;
  const file: FileState = {
    object,
    device: resolved.device,
    name: `${options.name}${options.path ?? ""}`,
    access: options.desired ?? genericAccess(options.access),
    user: options.user,
    security: options.security,
    synchronous: options.synchronous ?? true,
    handles: 1,
    pending: 0,
    cleanedUp: false,
    closed: false,
  };
  k.state.files.set(id, file);
  k.nameObject(object, `file ${file.name}`);
  referenceDevice(k, resolved.device, 1);
  countHandles(k, file, 1);
  const request = newRequest(k, {
    device: top,
    file: id,
    title: `open of ${file.name}`,
    major: nt.IRP_MJ_CREATE,
    parameters: createParameters(k, options, file.access),
    ...(options.user === undefined ? { caller: { input: 0n, output: 0n, mode: 0 } } : {}),
  });
  return { file: id, request };
}

/**
 * Whether the descriptor of a device lets a user open it. A name below the device's own is its driver's affair, unless the top of its
 * stack has FILE_DEVICE_SECURE_OPEN.
 */
function mayOpen(k: Kernel, device: Offset, top: Offset, below: string, options: OpenOptions): boolean {
  const secure = (k.m.u32(top + k.s.DEVICE_OBJECT.Characteristics) & nt.FILE_DEVICE_SECURE_OPEN) !== 0;
  if (options.user === undefined || (below !== "" && !secure)) return true;
  const access = options.desired ?? genericAccess(options.access);
  return mayOpenDevice(k, device, options.user, access);
}

function createParameters(k: Kernel, options: OpenOptions, access: number): Uint8Array {
  // The file's attributes and the share access lie in one 32-bit word.
  return stackParameters(k, {
    "Parameters.Create.SecurityContext": k.address(k.securityContext(access)),
    "Parameters.Create.Options": options.options ?? 0x0100_0040,
    "Parameters.Create.FileAttributes": ((options.attributes ?? 0x80) & 0xffff) | (options.share << 16),
  });
}

/** "\\?\root#x#0000#{…}" or "\??\…" of an enabled device interface leads to its PDO. */
function interfaceTarget(k: Kernel, name: string) {
  const key = name.replace(/^\\\\[?.]\\/, "\\??\\").toLowerCase();
  for (const entry of k.state.interfaces) {
    const link = entry.link.toLowerCase();
    if (!entry.enabled || !(key === link || key.startsWith(`${link}\\`))) continue;
    const reference = entry.reference === "" ? "" : `\\${entry.reference}`;
    return { device: entry.pdo, rest: reference + key.slice(link.length), exact: key === link };
  }
  return undefined;
}

function countHandles(k: Kernel, file: FileState, by: number): void {
  const node = devnodeOfDevice(k, file.device);
  if (node === undefined) return;
  node.openHandles += by;
  const gone = node.status === "RemovePendingCloses" ? removableNow(k, node) : undefined;
  if (gone !== undefined) later(k, gone, "PnpRemoveDevice", 3);
}

/** The file goes, after its IRP_MJ_CLOSE or when IRP_MJ_CREATE failed. */
export function dropFile(k: Kernel, id: number): void {
  const file = k.state.files.get(id);
  if (file === undefined) return;
  release(k, k.pointerOr0(file.object + k.s.FILE_OBJECT.FileName + k.s.UNICODE_STRING.Buffer));
  k.state.fileContexts.delete(file.object);
  k.state.ignoresSharing.delete(file.object);
  release(k, file.object);
  const driver = k.driverOf(file.device);
  referenceDevice(k, file.device, -1);
  countHandles(k, file, -1);
  k.state.files.delete(id);
  k.state.held.delete(file.object);
  unloadIfDue(k, driver);
}

/** FO_CLEANUP_COMPLETE: nothing can be opened with the object any more. */
function markCleanedUp(k: Kernel, object: Offset): void {
  const flags = object + k.s.FILE_OBJECT.Flags;
  k.m.setU32(flags, k.m.u32(flags) | nt.FO_CLEANUP_COMPLETE);
}

/** Slot 0: file; 1 request. Sends what closing its last handle sends. Result: STATUS_SUCCESS, as CloseHandle always gives. */
export const closeFile = internal("IopCloseFile", 4, (k, f, step) => {
  const id = k.slotU32(f, 0);
  const file = k.state.files.get(id);
  const sendTo = (next: number, major: number, what: string) => {
    if (file === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
    const request = newRequest(k, {
      device: relatedDevice(k, file.object),
      file: id,
      title: `${what} of ${file.name}`,
      major,
    });
    return sendRequestOf(k, f, next, request);
  };
  if (file === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  switch (step) {
    case 0:
      file.handles--;
      if (file.handles > 0) {
        const locked = k.m.u8[file.object + k.s.FILE_OBJECT.LockOperation] !== 0;
        if (!locked || hasHandle(k, id)) return k.return32(f, nt.STATUS_SUCCESS);
        return sendRequestOf(k, f, 3, lockRequest(k, { id, file }, { minor: nt.IRP_MN_UNLOCK_ALL }));
      }
      return sendTo(1, nt.IRP_MJ_CLEANUP, "cleanup");
    case 1:
      k.state.requests.delete(k.slotU32(f, 1));
      file.cleanedUp = true;
      markCleanedUp(k, file.object);
      if (!isCloseDue(k, file)) return k.return32(f, nt.STATUS_SUCCESS);
      return sendTo(2, nt.IRP_MJ_CLOSE, "close");
    case 3:
      k.state.requests.delete(k.slotU32(f, 1));
      return k.return32(f, nt.STATUS_SUCCESS);
    default:
      k.state.requests.delete(k.slotU32(f, 1));
      file.closed = true;
      dropFile(k, id);
      return k.return32(f, nt.STATUS_SUCCESS);
  }
});
/** Slot 1: the request, which a body sends; it goes on at `next`. */
function sendRequestOf(k: Kernel, f: Offset, next: number, request: Request): Outcome {
  k.setSlot(f, 1, request.id);
  k.setSlot(k.above(f), 0, request.id);
  return k.callIndex(f, next, k.routineIndex("IopSendRequest"));
}

/** Slot 0: file whose requests have ended after its cleanup. */
export const sendClose = internal("IopSendClose", 4, (k, f, step) => {
  const id = k.slotU32(f, 0);
  const file = k.state.files.get(id);
  if (file === undefined) return k.return32(f, nt.STATUS_SUCCESS);
  if (step === 0 && !isCloseDue(k, file)) return k.return32(f, nt.STATUS_SUCCESS);
  if (step === 0) {
    const request = newRequest(k, {
      device: relatedDevice(k, file.object),
      file: id,
      title: `close of ${file.name}`,
      major: nt.IRP_MJ_CLOSE,
    });
    return sendRequestOf(k, f, 1, request);
  }
  k.state.requests.delete(k.slotU32(f, 1));
  file.closed = true;
  dropFile(k, id);
  return k.return32(f, nt.STATUS_SUCCESS);
});

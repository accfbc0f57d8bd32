// IRP_MJ_LOCK_CONTROL as the I/O manager makes it: for a handle's LockFile and UnlockFile, and when a process closes its last handle to a file
// that others still have. The length of the range is not in the stack location: that points to it, in pool.
import * as nt from "../constants.ts";
import type { ByteRange } from "../fs/range-locks.ts";
import type { Kernel } from "../kernel.ts";
import { allocate } from "../mm/pool.ts";
import { relatedDevice } from "./device.ts";
import { newRequest, type RequestOptions, stackParameters } from "./request.ts";
import type { FileState, Request } from "./state.ts";

const titles: { readonly [minor: number]: string } = {
  [nt.IRP_MN_LOCK]: "lock",
  [nt.IRP_MN_UNLOCK_SINGLE]: "unlock",
  [nt.IRP_MN_UNLOCK_ALL]: "unlocking",
};

export interface LockOptions extends Pick<RequestOptions, "flags" | "synchronous" | "user" | "caller"> {
  /** IRP_MN_LOCK, IRP_MN_UNLOCK_SINGLE or IRP_MN_UNLOCK_ALL. */
  readonly minor: number;
  readonly range?: ByteRange;
  readonly key?: number;
}

/** The request, not yet sent; the file object remembers that there were locks. */
export function lockRequest(
  k: Kernel,
  { id, file }: { readonly id: number; readonly file: FileState },
  { minor, range, key, ...rest }: LockOptions,
): Request {
  const length = range === undefined ? 0 : allocate(k, { size: 8, tag: "Io  ", what: "length of a lock", zero: true });
  if (length !== 0) k.m.setU64(length, range?.length ?? 0n);
  if (minor === nt.IRP_MN_LOCK) k.m.u8[file.object + k.s.FILE_OBJECT.LockOperation] = 1;
  const request = newRequest(k, {
    ...rest,
    device: relatedDevice(k, file.object),
    file: id,
    title: `${titles[minor] ?? "lock request"} of ${file.name}`,
    major: nt.IRP_MJ_LOCK_CONTROL,
    minor,
    parameters: stackParameters(k, {
      "Parameters.LockControl.Length": k.address(length),
      "Parameters.LockControl.Key": key ?? 0,
      "Parameters.LockControl.ByteOffset": range?.start ?? 0n,
    }),
  });
  if (length !== 0) request.buffers.push(length);
  return request;
}

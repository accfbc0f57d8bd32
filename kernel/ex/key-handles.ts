// Handles to registry keys and what they were opened for. The documents have a value refused that is set by a KEY_READ handle, also
// in kernel mode, and KEY_ALL_ACCESS refused for the keys of Plug and Play: both are so here. What a driver reads is not asked, as in
// Windows: old drivers open their keys with STANDARD_RIGHTS_READ.
import * as nt from "../constants.ts";
import type { Outcome } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { checkHandleMode, handleAt, newHandle } from "../ob/handles.ts";
import { createKey, keyExists } from "./registry-store.ts";

export const KeyRight = {
  none: 0,
  queryValue: 0x1,
  setValue: 0x2,
  createSubKey: 0x4,
  enumerateSubKeys: 0x8,
  notify: 0x10,
  createLink: 0x20,
  delete: 0x1_0000,
} as const;
const Key = { read: 0x2_0019, write: 0x2_0006, all: 0xf_003f } as const;
const Generic = { read: 0x8000_0000, write: 0x4000_0000, execute: 0x2000_0000, all: 0x1000_0000 } as const;
export const maximumAllowed = 0x200_0000;

/** The specific rights that a DesiredAccess asks for. */
export function keyAccess(wanted: number): number {
  let access = wanted & 0x1f_ffff;
  if ((wanted & (Generic.all | maximumAllowed)) !== 0) access |= Key.all;
  if ((wanted & (Generic.read | Generic.execute)) !== 0) access |= Key.read;
  if ((wanted & Generic.write) !== 0) access |= Key.write;
  return access;
}

/** The path of the key behind an argument, if its handle was opened for that; else the status that says why not. */
export function keyAt(k: Kernel, f: Offset, i: number, right: number): string | number {
  const found = handleAt(k, f, i);
  if (found === undefined) return nt.STATUS_INVALID_HANDLE;
  checkHandleMode(k, f, k.arg64(f, i));
  if (found.kind !== "key") return nt.STATUS_OBJECT_TYPE_MISMATCH;
  if (!keyExists(k, found.name)) return nt.STATUS_KEY_DELETED;
  const asked = k.asUser ? right : right & ~(KeyRight.queryValue | KeyRight.enumerateSubKeys);
  return (asked & ~found.access) === 0 ? found.name : nt.STATUS_ACCESS_DENIED;
}

/** Opens a key of the driver's or its device's, which is made if it is not there. */
export function openOwnKey(k: Kernel, f: Offset, out: Offset, path: string, wanted: number): Outcome {
  const access = keyAccess(wanted);
  if ((access & KeyRight.createLink) !== 0) return k.return32(f, nt.STATUS_ACCESS_DENIED);
  createKey(k, path);
  k.m.setU64(out, newHandle(k, { kind: "key", target: 0, name: path, access, kernel: true }));
  return k.return32(f, nt.STATUS_SUCCESS);
}

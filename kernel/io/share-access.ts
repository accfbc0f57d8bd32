// Share access: who has a file or device open, how, and what each lets the others do. Works on the driver's SHARE_ACCESS and on the
// access members of the file object, both in their documented layout.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";

/** FILE_READ_DATA and FILE_EXECUTE; FILE_WRITE_DATA and FILE_APPEND_DATA; DELETE. */
const reads = 0x0001 | 0x0020;
const writes = 0x0002 | 0x0004;
const deletes = 0x1_0000;
const Share = { read: 1, write: 2, delete: 4 } as const;

interface Opening {
  readonly read: boolean;
  readonly write: boolean;
  readonly delete: boolean;
  readonly sharedRead: boolean;
  readonly sharedWrite: boolean;
  readonly sharedDelete: boolean;
}

function opening(desired: number, shared: number): Opening {
  return {
    read: (desired & reads) !== 0,
    write: (desired & writes) !== 0,
    delete: (desired & deletes) !== 0,
    sharedRead: (shared & Share.read) !== 0,
    sharedWrite: (shared & Share.write) !== 0,
    sharedDelete: (shared & Share.delete) !== 0,
  };
}

function toFile(k: Kernel, file: Offset, one: Opening): void {
  const layout = k.s.FILE_OBJECT;
  const set = (at: number, on: boolean) => {
    k.m.u8[file + at] = on ? 1 : 0;
  };
  const opens = one.read || one.write || one.delete;
  set(layout.ReadAccess, one.read);
  set(layout.WriteAccess, one.write);
  set(layout.DeleteAccess, one.delete);
  set(layout.SharedRead, opens && one.sharedRead);
  set(layout.SharedWrite, opens && one.sharedWrite);
  set(layout.SharedDelete, opens && one.sharedDelete);
}

function ofFile(k: Kernel, file: Offset): Opening {
  const layout = k.s.FILE_OBJECT;
  const get = (at: number) => k.m.u8[file + at] !== 0;
  return {
    read: get(layout.ReadAccess),
    write: get(layout.WriteAccess),
    delete: get(layout.DeleteAccess),
    sharedRead: get(layout.SharedRead),
    sharedWrite: get(layout.SharedWrite),
    sharedDelete: get(layout.SharedDelete),
  };
}

/** An opening for no data counts for nothing. */
function count(k: Kernel, access: Offset, one: Opening, by: number): void {
  if (!one.read && !one.write && !one.delete) return;
  const layout = k.s.SHARE_ACCESS;
  const add = (at: number, on: boolean) => {
    if (on) k.m.setU32(access + at, k.m.u32(access + at) + by);
  };
  add(layout.OpenCount, true);
  add(layout.Readers, one.read);
  add(layout.Writers, one.write);
  add(layout.Deleters, one.delete);
  add(layout.SharedRead, one.sharedRead);
  add(layout.SharedWrite, one.sharedWrite);
  add(layout.SharedDelete, one.sharedDelete);
}

export interface Sharing {
  /** DesiredAccess, and the FILE_SHARE_… that the others are allowed. */
  readonly access: number;
  readonly share: number;
  readonly file: Offset;
  /** The SHARE_ACCESS. */
  readonly counts: Offset;
  /** The opening counts from now on. */
  readonly update: boolean;
}

/** Whether a file may be opened so beside those who have it open; its file object says how it is opened. */
export function checkShareAccess(k: Kernel, { access, share, file, counts, update }: Sharing): boolean {
  if (k.state.ignoresSharing.has(file)) return true;
  const layout = k.s.SHARE_ACCESS;
  const one = opening(access, share);
  toFile(k, file, one);
  if (!one.read && !one.write && !one.delete) return true;
  const get = (at: number) => k.m.u32(counts + at);
  const openings = get(layout.OpenCount);
  // Everybody must share what this one wants to do, and this one must share what anybody does.
  const conflict =
    (one.read && get(layout.SharedRead) < openings) ||
    (one.write && get(layout.SharedWrite) < openings) ||
    (one.delete && get(layout.SharedDelete) < openings) ||
    (get(layout.Readers) > 0 && !one.sharedRead) ||
    (get(layout.Writers) > 0 && !one.sharedWrite) ||
    (get(layout.Deleters) > 0 && !one.sharedDelete);
  if (!conflict && update) count(k, counts, one, 1);
  return !conflict;
}
export function removeShareAccess(k: Kernel, file: Offset, counts: Offset): void {
  if (!k.state.ignoresSharing.has(file)) count(k, counts, ofFile(k, file), -1);
}

/** (DesiredAccess, DesiredShareAccess, FileObject, ShareAccess, Update) */
function check(k: Kernel, f: Offset): Outcome {
  const [file, counts] = [k.argPointer(f, 2), k.argPointer(f, 3)];
  k.touch(f, file, k.s.FILE_OBJECT.size, true);
  k.touch(f, counts, k.s.SHARE_ACCESS.size, true);
  const sharing = { access: k.argU32(f, 0), share: k.argU32(f, 1), file, counts, update: k.argBool(f, 4) };
  return k.return32(f, checkShareAccess(k, sharing) ? nt.STATUS_SUCCESS : nt.STATUS_SHARING_VIOLATION);
}

export const shareAccessDdis: readonly Routine[] = [
  ddi("IoCheckShareAccess", 5, check),
  ddi("IoSetShareAccess", 4, (k, f) => {
    const file = k.argPointer(f, 2);
    const access = k.argPointer(f, 3);
    k.touch(f, file, k.s.FILE_OBJECT.size, true);
    k.touch(f, access, k.s.SHARE_ACCESS.size, true);
    const one = opening(k.argU32(f, 0), k.argU32(f, 1));
    toFile(k, file, one);
    k.m.u8.fill(0, access, access + k.s.SHARE_ACCESS.size);
    if (!k.state.ignoresSharing.has(file)) count(k, access, one, 1);
    return k.returnVoid(f);
  }),
  ddi("IoUpdateShareAccess", 2, (k, f) => {
    const file = k.argPointer(f, 0);
    const access = k.argPointer(f, 1);
    k.touch(f, file, k.s.FILE_OBJECT.size, false);
    k.touch(f, access, k.s.SHARE_ACCESS.size, true);
    if (!k.state.ignoresSharing.has(file)) count(k, access, ofFile(k, file), 1);
    return k.returnVoid(f);
  }),
  ddi("IoRemoveShareAccess", 2, (k, f) => {
    const file = k.argPointer(f, 0);
    const access = k.argPointer(f, 1);
    k.touch(f, file, k.s.FILE_OBJECT.size, false);
    k.touch(f, access, k.s.SHARE_ACCESS.size, true);
    removeShareAccess(k, file, access);
    return k.returnVoid(f);
  }),
];

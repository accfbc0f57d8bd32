// LockFile, UnlockFile and their Ex forms: byte ranges of files locked for a program, by what NtLockFile and NtUnlockFile do.
import * as nt from "../constants.ts";
import type { Body, Outcome, Routine } from "../ddi.ts";
import { Access } from "../fs/open.ts";
import { lockRequest } from "../io/lock-control.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { begin, beginUserIo, finish, Win32, waitsForEnd } from "./io.ts";
import { fail, failStatus, win32 } from "./routine.ts";
import { callService } from "./service.ts";

/** LOCKFILE_FAIL_IMMEDIATELY and LOCKFILE_EXCLUSIVE_LOCK are the SL_… of the request. */
const Flag = { failImmediately: 0x1, exclusive: 0x2 } as const;
const offsetAt = 16;

interface Wanted {
  readonly minor: number;
  readonly flags: number;
  /** Bytes; two arguments from this one on, low half first. */
  readonly length: number;
  /** Where the range begins: two arguments, or the OVERLAPPED in one. */
  readonly offset: { readonly halves: number } | { readonly overlapped: number };
}
const halves = (k: Kernel, f: Offset, i: number): bigint =>
  (BigInt(k.argU32(f, i + 1)) << 32n) | BigInt(k.argU32(f, i));

/** Sends the request; slot `slot` has it. */
function lock(k: Kernel, f: Offset, slot: number, wanted: Wanted): Outcome {
  const { offset } = wanted;
  const call = begin(k, f, "overlapped" in offset ? offset.overlapped : -1);
  if (typeof call === "number") return fail(k, f, call);
  if ("overlapped" in offset && call.overlapped === 0) return fail(k, f, Win32.invalidParameter);
  if ((call.file.access & (Access.read | Access.write)) === 0) return failStatus(k, f, nt.STATUS_ACCESS_DENIED);
  const user = beginUserIo(k, call, { input: 0n, output: 0n });
  if (user === undefined) return fail(k, f, Win32.invalidHandle);
  const request = lockRequest(
    k,
    { id: call.handle.target, file: call.file },
    {
      minor: wanted.minor,
      range: {
        start: "overlapped" in offset ? k.m.u64(call.overlapped + offsetAt) : halves(k, f, offset.halves),
        length: halves(k, f, wanted.length),
      },
      flags: wanted.flags,
      synchronous: waitsForEnd(call),
      user,
    },
  );
  k.setSlot(f, slot, request.id);
  return callService(k, f, 1, "IopSendRequest", request.id);
}

/** (file, offset low, high, length low, high); slot 5: request. */
const plain =
  (minor: number, flags: number): Body =>
  (k, f, step) =>
    step === 1 ? finish(k, f, 5, -1, -1, false) : lock(k, f, 5, { minor, flags, length: 3, offset: { halves: 1 } });

/** LockFileEx: (file, flags, 0, length low, high, overlapped); UnlockFileEx has no flags. The slot after: request. */
const extended =
  (minor: number, reserved: number): Body =>
  (k, f, step) => {
    const overlapped = reserved + 3;
    const slot = overlapped + 1;
    if (step === 1) return finish(k, f, slot, -1, overlapped, false);
    if (k.argU32(f, reserved) !== 0) return fail(k, f, Win32.invalidParameter);
    const flags = minor === nt.IRP_MN_LOCK ? k.argU32(f, 1) & (Flag.failImmediately | Flag.exclusive) : 0;
    return lock(k, f, slot, { minor, flags, length: reserved + 1, offset: { overlapped } });
  };

export const fileLockRoutines: readonly Routine[] = [
  win32("LockFile", 5, plain(nt.IRP_MN_LOCK, Flag.failImmediately | Flag.exclusive), 1),
  win32("UnlockFile", 5, plain(nt.IRP_MN_UNLOCK_SINGLE, 0), 1),
  win32("LockFileEx", 6, extended(nt.IRP_MN_LOCK, 2), 1),
  win32("UnlockFileEx", 5, extended(nt.IRP_MN_UNLOCK_SINGLE, 1), 1),
];

// Handles and what they stand for.
import * as nt from "../constants.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { handleOf, objectOfHandle } from "../user/objects.ts";
import type { HandleKind } from "./state.ts";

/** What a driver asks for by handle must be of this type; 0 for any. */
export interface WantedObject {
  readonly type: Offset;
  /** The handle came from a program, which must not be able to name the kernel's own. */
  readonly fromUser: boolean;
}
const typeNames = {
  event: "ExEventObjectType",
  semaphore: "ExSemaphoreObjectType",
  file: "IoFileObjectType",
  thread: "PsThreadType",
  process: "PsProcessType",
  key: "CmKeyObjectType",
} as const;

/** The object behind a handle of the calling process or of the kernel's own, or the status that says why there is none. */
export function referencedObject(
  k: Kernel,
  handle: bigint,
  wanted: WantedObject,
): Offset | { readonly status: number } {
  const kernel = k.state.handles.get(Number(handle & 0xffff_ffffn));
  const process = k.cur.user === undefined ? undefined : k.state.processes.get(k.cur.user.process);
  const user = process === undefined || kernel !== undefined ? undefined : handleOf(process, handle);
  if (kernel !== undefined && wanted.fromUser && process !== undefined) return { status: nt.STATUS_INVALID_HANDLE };
  const object = user === undefined ? objectOf(k, handle) : process && objectOfHandle(k, process, handle);
  if (object === undefined || object === 0) return { status: nt.STATUS_INVALID_HANDLE };
  const kind = user?.kind ?? kernel?.kind ?? (object === k.process ? "process" : "thread");
  const name = kind in typeNames ? typeNames[kind as keyof typeof typeNames] : undefined;
  if (wanted.type !== 0 && name !== undefined && k.objectType(name) !== wanted.type)
    return { status: nt.STATUS_OBJECT_TYPE_MISMATCH };
  return object;
}

/** The EPROCESS for -1, the current KTHREAD for -2, and what ordinary handles stand for. */
export function objectOf(k: Kernel, handle: bigint): Offset | undefined {
  if (BigInt.asIntN(64, handle) === -1n) return k.process;
  if (BigInt.asIntN(64, handle) === -2n) return k.threadContext().object;
  const found = k.state.handles.get(Number(handle & 0xffff_ffffn));
  if (found === undefined) return undefined;
  return found.kind === "file" ? k.state.files.get(found.target)?.object : found.target;
}

export function newHandle(k: Kernel, kind: HandleKind, target: number, name: string): number {
  const handle = k.state.nextHandle;
  k.state.nextHandle += 4;
  k.state.handles.set(handle, { kind, target, name });
  return handle;
}

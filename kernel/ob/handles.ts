// Handles and what they stand for.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import type { HandleKind } from "../state.ts";

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

// User memory that drivers keep from being freed or closed by the program that owns it.
import { Permission } from "../../compiler/abi.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { ownerNow } from "./section.ts";
import { userMemory } from "./user.ts";

const readWrite = 0x04;

/** (Address, Size, ProbeMode): a handle, NULL where the memory is not there or may not be used so. */
function secure(k: Kernel, f: Offset): Outcome {
  const size = Number(k.arg64(f, 1) & 0xffff_ffffn);
  const write = k.argU32(f, 2) === readWrite;
  const at = size === 0 ? undefined : userMemory(k, k.arg64(f, 0), size, write);
  if (at === undefined) return k.return64(f, 0n);
  const handle = k.state.nextSecured;
  k.state.nextSecured += 4;
  k.state.secured.set(handle, { process: ownerNow(k), at, size, write });
  return k.return64(f, BigInt(handle));
}
function unsecure(k: Kernel, f: Offset): Outcome {
  const value = k.arg64(f, 0);
  if (!k.state.secured.delete(Number(value & 0xffff_ffffn))) {
    const message = `MmUnsecureVirtualMemory is given 0x${value.toString(16)}, which MmSecureVirtualMemory has not given, or which was given back.`;
    stopWithFinding(k, f, "verifier:handle", message);
  }
  return k.returnVoid(f);
}

/** Whether a driver keeps a program from giving memory this permission; undefined for freeing it. */
export function isSecured(
  k: Kernel,
  process: number,
  at: Offset,
  size: number,
  permission: number | undefined,
): boolean {
  for (const one of k.state.secured.values()) {
    if (one.process !== process || at >= one.at + one.size || at + size <= one.at) continue;
    const enough = permission === Permission.open || (permission === Permission.readOnly && !one.write);
    if (!enough) return true;
  }
  return false;
}

export const secureDdis: readonly Routine[] = [
  ddi("MmSecureVirtualMemory", 3, secure),
  ddi("MmSecureVirtualMemoryEx", 4, secure),
  ddi("MmUnsecureVirtualMemory", 1, unsecure),
];

// Memory that nobody has written: where it begins (pool that is not zeroed, the part of a system buffer that holds no input; locals are the
// machine's own affair), and what it must not decide or show. Only for a scenario that asks for it: `verifier.uninitialized`.
import type { Status } from "../../compiler/abi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset, Trap } from "../machine/api.ts";
import { blockAround, describeBlock, related } from "../mm/pool.ts";
import { describeAddress } from "../views.ts";
import { recordFinding, stopWithFinding } from "./stop.ts";

/** What a user gets to see of kernel memory, by what it is called. */
const userMemory: ReadonlySet<string> = new Set(["user buffer", "user's pages"]);

export function isShownToUser(k: Kernel, at: Offset): boolean {
  if (k.programs.some(({ space }) => at >= space.start && at < space.start + 2 ** space.sizeLog2)) return true;
  const block = blockAround(k, at);
  return block !== undefined && block.freed === undefined && userMemory.has(block.what);
}

/** A value that decides something comes from memory that nobody wrote. */
export function uninitializedRead(k: Kernel, trap: Trap): typeof Status.Unwinding {
  const at = Number(trap.address & 0xffff_ffffn);
  recordFinding(
    k,
    trap.frame,
    "verifier:uninitialized",
    `${trap.message}${whose(k, at)}.`,
    undefined,
    undefined,
    related(k, blockAround(k, at)),
  );
  return 1;
}

/** A routine copies memory on the driver's behalf: what is known of it is copied with it, unless a user would see it. */
export function copyMemory(k: Kernel, f: Offset, to: Offset, from: Offset, size: number): void {
  const shadow = k.machine.shadow;
  if (shadow === undefined) {
    k.m.u8.copyWithin(to, from, from + size);
    return;
  }
  const first = shadow.firstUndefined(from, size);
  if (first !== undefined && isShownToUser(k, to)) showsUninitialized(k, f, first, first - from, size);
  shadow.copy(to, from, size);
}
/** What the user is about to get of a buffer must all have been written. */
export function checkShown(k: Kernel, f: Offset, at: Offset, size: number): void {
  const first = k.machine.shadow?.firstUndefined(at, size);
  if (first !== undefined) showsUninitialized(k, f, first, first - at, size);
}
/** A comparison is decided by every byte up to the first that differs. */
export function checkCompared(k: Kernel, f: Offset, a: Offset, b: Offset, size: number): void {
  if (k.machine.shadow === undefined) return;
  const { u8 } = k.m;
  let decisive = 0;
  while (decisive < size - 1 && u8[a + decisive] === u8[b + decisive]) decisive++;
  for (const at of [a, b]) {
    const first = k.machine.shadow.firstUndefined(at, decisive + 1);
    if (first === undefined) continue;
    const message = `A comparison of memory depends on byte ${first - at}, which was never written${whose(k, first)}.`;
    stopWithFinding(k, f, "verifier:uninitialized", message, undefined, undefined, related(k, blockAround(k, first)));
  }
}
function showsUninitialized(k: Kernel, f: Offset, at: Offset, offset: number, size: number): never {
  const message = `The user gets ${size} bytes of which byte ${offset} was never written${whose(k, at)}: what the kernel's memory held before is disclosed.`;
  stopWithFinding(k, f, "verifier:uninitialized", message, undefined, undefined, related(k, blockAround(k, at)));
}

function whose(k: Kernel, at: Offset): string {
  const block = blockAround(k, at);
  if (block !== undefined) return ` (byte ${at - block.at} of ${describeBlock(block)})`;
  const name = describeAddress(k, at);
  return name === undefined ? "" : ` (${name})`;
}

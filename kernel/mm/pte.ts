// What the page table entry of a page would hold, for the bug checks that give it: the machine has no page tables, and a page's physical address is
// its offset in memory. Bits as the processor has them (Intel 64 manual, volume 3, "4-level paging").
import type { Offset } from "../machine/api.ts";

const bit = {
  present: 0x1n,
  writable: 0x2n,
  user: 0x4n,
  accessed: 0x20n,
  dirty: 0x40n,
  global: 0x100n,
  noExecute: 1n << 63n,
};

export interface PageKind {
  readonly writable: boolean;
  readonly executable: boolean;
  /** A program's page. */
  readonly user?: boolean;
}

export function pageTableEntry(at: Offset, { writable, executable, user = false }: PageKind): bigint {
  const own = user ? bit.user : bit.global;
  const written = writable ? bit.writable | bit.dirty : 0n;
  return (BigInt(at) & ~0xfffn) | bit.present | bit.accessed | own | written | (executable ? 0n : bit.noExecute);
}

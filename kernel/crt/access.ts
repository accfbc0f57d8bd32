// Checked access to guest memory for library routines: every byte they touch must be open, as if the routine's own code did it.
import { type AddressSpace, KERNEL_BASE } from "../../compiler/abi.ts";
import type { GuestMemory, Machine, Offset } from "../machine/api.ts";

export interface Access {
  readonly memory: GuestMemory;
  /** Address of offset 0. */
  readonly base: bigint;
  /** What is known of memory, if that is watched. */
  readonly shadow?: Machine["shadow"];
  /** Offset of `size` bytes at a 64-bit address; does not return if they may not be accessed. */
  at(address: bigint, size: number, write: boolean): Offset;
}

/** Access under the machine's present permission table; `refuse` is told of the first byte that may not be touched. Without a
 *  `space` to all of memory, as drivers see it. */
export function checkedAccess(
  { memory, shadow }: Pick<Machine, "memory" | "shadow">,
  raised: () => boolean,
  refuse: (address: bigint, size: number, write: boolean, permission: number) => never,
  space?: AddressSpace,
): Access {
  const base = space?.base ?? KERNEL_BASE;
  const first = BigInt(space?.start ?? 0);
  const end = space === undefined ? BigInt(memory.size) : first + (1n << BigInt(space.sizeLog2));
  return {
    memory,
    base,
    shadow,
    at(address, size, write) {
      const relative = BigInt.asUintN(64, address) - base;
      if (relative < first || relative >= end) {
        return size === 0 ? 0 : refuse(address, size, write, 0x80);
      }
      const offset = Number(relative);
      if (size > Number(end) - offset) return refuse(base + end, size, write, 0x80);
      const bad = memory.check(offset, size, write, raised());
      return bad === undefined ? offset : refuse(base + BigInt(bad.at), size, write, bad.permission);
    },
  };
}

/** Longest text that a routine reads before it takes it for unterminated. */
const LONGEST = 16 * 1024 * 1024;

/** Code units up to, not including, the terminating zero; at most `limit` of them. `width` is bytes a unit: 1 or 2. */
export function readUnits(access: Access, address: bigint, width: 1 | 2, limit = LONGEST): number[] {
  const units: number[] = [];
  while (units.length < limit) {
    const at = access.at(address + BigInt(units.length * width), width, false);
    const unit = width === 1 ? (access.memory.u8[at] ?? 0) : access.memory.u16(at);
    if (unit === 0) break;
    units.push(unit);
  }
  return units;
}
export function writeUnits(access: Access, address: bigint, width: 1 | 2, units: readonly number[]): void {
  if (units.length === 0) return;
  const at = access.at(address, units.length * width, true);
  units.forEach((unit, i) => {
    if (width === 1) access.memory.u8[at + i] = unit;
    else access.memory.setU16(at + 2 * i, unit);
  });
}

/** UTF-8 bytes of UTF-16 code units, and back. */
export function narrow(units: readonly number[]): number[] {
  let text = "";
  for (const unit of units) text += String.fromCharCode(unit);
  return [...new TextEncoder().encode(text)];
}
export function widen(bytes: readonly number[]): number[] {
  const text = new TextDecoder().decode(Uint8Array.from(bytes));
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
}

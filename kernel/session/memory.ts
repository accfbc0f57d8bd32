// Machine memory as a debugger reads and writes it: by 64-bit address, past permissions where there is something to see, and with
// a word on what is odd about it. Device registers are never read, because reading them does something.
import { type AddressSpace, KERNEL_BASE, Permission } from "../../compiler/abi.ts";
import type { GuestMemory, Offset } from "../machine/api.ts";

export type Bytes =
  | { readonly kind: "bytes"; readonly bytes: Uint8Array; readonly note: string | undefined }
  | { readonly kind: "unreadable"; readonly why: string };

/** Offset of an address of the kernel or of a program, or undefined for one outside the machine's memory. */
export function offsetOf(memory: GuestMemory, address: bigint): Offset | undefined {
  const value = BigInt.asUintN(64, address);
  const offset = value - KERNEL_BASE;
  if (offset >= 0n && offset < BigInt(memory.size)) return Number(offset);
  for (const { base, start, sizeLog2 } of memory.spaces) {
    const at = Number(value - base);
    if (at >= start && at < start + 2 ** sizeLog2) return at;
  }
  return undefined;
}

/** As code that sees memory in `space` knows it; as the kernel does without one. */
export function addressOf(offset: Offset, space?: AddressSpace): bigint {
  return (space?.base ?? KERNEL_BASE) + BigInt(offset);
}

/** As people write an address: "0xfffff80000012340". */
export function addressText(address: bigint): string {
  return `0x${BigInt.asUintN(64, address).toString(16).padStart(16, "0")}`;
}

export function readBytes(memory: GuestMemory, address: bigint, size: number): Bytes {
  if (address === 0n) return { kind: "unreadable", why: "null" };
  const at = offsetOf(memory, address);
  if (at === undefined) {
    const user = BigInt.asUintN(64, address) < 0x8000_0000_0000n;
    return { kind: "unreadable", why: user ? "an address in user space" : "no memory at this address" };
  }
  if (at + size > memory.size) return { kind: "unreadable", why: "reaches past the end of memory" };
  const refused = size === 0 ? undefined : memory.check(at, size, false, false);
  if (refused !== undefined && hidden.has(refused.permission)) {
    return { kind: "unreadable", why: permissionText(refused.permission) ?? "not readable" };
  }
  const note = refused === undefined ? undefined : permissionText(refused.permission);
  return { kind: "bytes", bytes: memory.u8.slice(at, at + size), note };
}

/** Longest run from `address` that can be read, at most `size` bytes. */
export function readableRun(memory: GuestMemory, address: bigint, size: number): Uint8Array | undefined {
  const whole = readBytes(memory, address, size);
  if (whole.kind === "bytes") return whole.bytes;
  const at = offsetOf(memory, address);
  if (at === undefined) return undefined;
  let length = 0;
  const most = Math.min(size, memory.size - at);
  while (length < most) {
    const piece = Math.min(8 - ((at + length) & 7), most - length);
    const refused = memory.check(at + length, piece, false, false);
    if (refused !== undefined && hidden.has(refused.permission)) break;
    length += piece;
  }
  return length === 0 ? undefined : memory.u8.slice(at, at + length);
}

/** Why [address, address+size) must not be written by hand; undefined if it may. */
export function writeProblem(memory: GuestMemory, address: bigint, size: number): string | undefined {
  const at = offsetOf(memory, address);
  if (at === undefined || at + size > memory.size) return `there is no memory at ${addressText(address)}`;
  const refused = memory.check(at, size, true, false);
  if (refused === undefined) return undefined;
  const why = permissionText(refused.permission);
  return hidden.has(refused.permission) ? `${addressText(address)} cannot be written: ${why}` : undefined;
}

/** What a permission byte says of memory, undefined if nothing is odd. */
export function permissionText(permission: number): string | undefined {
  switch (permission) {
    case Permission.unmapped:
      return "nothing is mapped here";
    case Permission.freed:
      return "freed pool";
    case Permission.redzone:
      return "outside the pool block";
    case Permission.guard:
      return "a guard area";
    case Permission.device:
      return "device registers";
    case Permission.pagedOut:
      return "paged out";
    case Permission.user:
      return "user memory";
    case Permission.code:
      return "code";
    case Permission.stackDead:
      return "a stack frame that has been left";
    default:
      return undefined;
  }
}

const hidden: ReadonlySet<number> = new Set([Permission.unmapped, Permission.device, Permission.code]);

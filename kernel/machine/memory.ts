// The machine's memory: one WebAssembly memory, with two permission tables inside it, one byte for each eight.
// Accessors here are the kernel's own and unchecked; `check` answers what generated code would have met.
import { type AddressSpace, KERNEL_BASE, KERNEL_HIGH, Permission } from "../../compiler/abi.ts";
import type { MachineLayout } from "../../compiler/wasm/index.ts";
import type { GuestMemory, Offset } from "./api.ts";
import { takeMemory } from "./spare.ts";

export class Memory implements GuestMemory {
  u8: Uint8Array;
  view: DataView;
  readonly size: number;
  readonly spaces: AddressSpace[] = [];
  readonly wasm: WebAssembly.Memory;
  readonly #layout: MachineLayout;
  #u32: Uint32Array;
  /** Granules under watch, and what their permission bytes would be in either table. */
  readonly #watched = new Map<number, { passive: number; raised: number }>();

  constructor(layout: MachineLayout) {
    this.#layout = layout;
    this.wasm = takeMemory(layout);
    this.u8 = new Uint8Array(this.wasm.buffer);
    this.view = new DataView(this.wasm.buffer);
    this.#u32 = new Uint32Array(this.wasm.buffer);
    this.size = layout.size;
  }
  /** Whoever looks at this memory from now on finds none: it serves another machine. */
  close(): void {
    const none = new ArrayBuffer(0);
    this.u8 = new Uint8Array(none);
    this.view = new DataView(none);
    this.#u32 = new Uint32Array(none);
  }

  u16(at: Offset): number {
    return this.view.getUint16(at, true);
  }
  u32(at: Offset): number {
    return (at & 3) === 0 ? (this.#u32[at >>> 2] ?? 0) : this.view.getUint32(at, true);
  }
  i32(at: Offset): number {
    return this.view.getInt32(at, true);
  }
  u64(at: Offset): bigint {
    return this.view.getBigUint64(at, true);
  }
  setU16(at: Offset, value: number): void {
    this.view.setUint16(at, value, true);
  }
  setU32(at: Offset, value: number): void {
    if ((at & 3) === 0) this.#u32[at >>> 2] = value;
    else this.view.setUint32(at, value, true);
  }
  setU64(at: Offset, value: bigint): void {
    this.view.setBigUint64(at, value, true);
  }
  pointer(at: Offset): Offset | 0 | undefined {
    const low = this.u32(at);
    const high = this.u32(at + 4);
    if (high === KERNEL_HIGH && low < this.size) return low;
    return high === 0 && low === 0 ? 0 : undefined;
  }
  setPointer(at: Offset, target: Offset | 0): void {
    this.setU32(at, target);
    this.setU32(at + 4, target === 0 ? 0 : KERNEL_HIGH);
  }

  protect(at: Offset, size: number, permission: number, table: "both" | "raised" = "both"): void {
    if ((at & 7) !== 0) throw new RangeError(`permissions are set for 8-aligned addresses, not 0x${at.toString(16)}`);
    const first = at >>> 3;
    const end = Math.min(Math.ceil((at + size) / 8), this.size / 8);
    if (table === "both") this.u8.fill(permission, this.#layout.passive + first, this.#layout.passive + end);
    this.u8.fill(permission, this.#layout.raised + first, this.#layout.raised + end);
    for (const [granule, under] of this.#watched) {
      if (granule < first || granule >= end) continue;
      if (table === "both") under.passive = permission;
      under.raised = permission;
      this.#setBytes(granule, Permission.watched, Permission.watched);
    }
  }
  /** Sends every access to these granules of eight bytes to the host, which lets through what their permissions allow. */
  watch(granules: ReadonlySet<number>): void {
    const { passive, raised } = this.#layout;
    for (const [granule, under] of this.#watched) this.#setBytes(granule, under.passive, under.raised);
    this.#watched.clear();
    for (const granule of granules) {
      const byte = (table: Offset) => this.u8[table + granule] ?? Permission.unmapped;
      this.#watched.set(granule, { passive: byte(passive), raised: byte(raised) });
      this.#setBytes(granule, Permission.watched, Permission.watched);
    }
  }
  #under(granule: number, raised: boolean): number {
    const under = this.#watched.get(granule);
    return (raised ? under?.raised : under?.passive) ?? Permission.open;
  }
  #setBytes(granule: number, passive: number, raised: number): void {
    this.u8[this.#layout.passive + granule] = passive;
    this.u8[this.#layout.raised + granule] = raised;
  }
  check(at: Offset, size: number, write: boolean, raised: boolean): { at: Offset; permission: number } | undefined {
    if (size <= 0) return undefined;
    const table = raised ? this.#layout.raised : this.#layout.passive;
    const end = at + size;
    if (at < 0 || end > this.size) return { at: Math.max(at, 0), permission: Permission.unmapped };
    for (let start = at & ~7; start < end; start += 8) {
      const found = this.u8[table + (start >>> 3)] ?? Permission.unmapped;
      const permission = found === Permission.watched ? this.#under(start >>> 3, raised) : found;
      if (permission === 0) continue;
      const first = Math.max(start, at);
      if ((permission & Permission.unmapped) !== 0 || (write && (permission & Permission.readOnly) !== 0)) {
        return { at: first, permission };
      }
      const open = permission & Permission.partialMask;
      if (open !== 0 && Math.min(end, start + 8) > start + open)
        return { at: Math.max(first, start + open), permission };
    }
    return undefined;
  }
}

/** The offset that a 64-bit address names in an address space, or undefined if it lies outside. */
export function offsetIn(space: AddressSpace, address: bigint): Offset | undefined {
  const offset = Number(BigInt.asUintN(64, address) - space.base);
  return offset >= space.start && offset < space.start + 2 ** space.sizeLog2 ? offset : undefined;
}
/** The offset that a 64-bit address names, or undefined if it is no kernel address inside memory. */
export function offsetOf(memory: GuestMemory, address: bigint): Offset | undefined {
  const offset = BigInt.asUintN(64, address) - KERNEL_BASE;
  return offset >= 0n && offset < BigInt(memory.size) ? Number(offset) : undefined;
}

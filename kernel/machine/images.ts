// A program's variables in memory: each with redzones around it, constants read-only, pageable sections closed at raised IRQL.
import { type AddressSpace, Permission } from "../../compiler/abi.ts";
import type { Global, IrSymbol } from "../../compiler/ir/ir.ts";
import type { Program } from "../../compiler/program.ts";
import type { GuestMemory, LoadOptions, Offset } from "./api.ts";

/** Bytes between variables that belong to none. */
const REDZONE = 16;

export interface DataLayout {
  readonly size: number;
  /** Offsets from the image's base, by link name. */
  readonly offsets: ReadonlyMap<string, number>;
}

export function layOutData(program: Program): DataLayout {
  const offsets = new Map<string, number>();
  let end = REDZONE;
  for (const [linkName, { global }] of program.globals) {
    // Nothing shares eight bytes with a variable, so that bounds are exact.
    const align = Math.min(Math.max(global.align, 8), 4096);
    end = Math.ceil(end / align) * align;
    offsets.set(linkName, end);
    end = Math.ceil((end + Math.max(global.size, 1)) / 8) * 8 + REDZONE;
  }
  return { size: Math.ceil(end / 4096) * 4096, offsets };
}

export function fillData(
  memory: GuestMemory,
  program: Program,
  base: Offset,
  layout: DataLayout,
  options: LoadOptions,
  space: AddressSpace,
  addressOf: (symbol: IrSymbol) => Offset,
): void {
  memory.u8.fill(0, base, base + layout.size);
  const exact = options.redzones !== false;
  memory.protect(base, layout.size, exact ? Permission.redzone : Permission.open);
  for (const [linkName, { global }] of program.globals) {
    const at = base + (layout.offsets.get(linkName) ?? 0);
    if (global.bytes !== undefined) memory.u8.set(global.bytes.subarray(0, global.size), at);
    for (const { offset, target, addend } of global.relocations) {
      memory.setU64(at + offset, BigInt.asUintN(64, space.base + BigInt(addressOf(target)) + BigInt(addend)));
    }
    const paged = options.pagedSections(global.symbol.section);
    openVariable(memory, at, global, exact, paged ? { permission: Permission.pagedOut, table: "raised" } : undefined);
  }
}

/** Lets code at a variable, but for where it is `closed`; up to its last byte if `exact`, else with the bytes that fill its last eight. */
export function openVariable(
  memory: GuestMemory,
  at: Offset,
  global: Global,
  exact: boolean,
  closed: { readonly permission: number; readonly table: "both" | "raised" } | undefined,
): void {
  const kind = global.readOnly ? Permission.readOnly : Permission.open;
  const whole = exact ? global.size & ~7 : (global.size + 7) & ~7;
  const rest = exact ? global.size & 7 : 0;
  if (whole > 0) memory.protect(at, whole, kind);
  if (rest > 0) memory.protect(at + whole, 8, kind | rest);
  if (closed !== undefined) memory.protect(at, global.size, closed.permission, closed.table);
}

// What the memory manager keeps.
import type { Offset, Place } from "../machine/api.ts";

export interface PoolBlock {
  readonly at: Offset;
  readonly size: number;
  readonly tag: string;
  readonly paged: boolean;
  readonly driver: string;
  readonly allocated: Place;
  /** Undefined while in use. */
  freed: { readonly place: Place; readonly time: number } | undefined;
  /** What the kernel keeps there: "IRP", "DEVICE_OBJECT", "" for a driver's own block. */
  readonly what: string;
  /** Slot it occupies, to be reused. */
  readonly slot: Offset;
  readonly slotSize: number;
}

export interface PoolState {
  /** Blocks in use and blocks freed but not yet reused, by address. */
  blocks: Map<Offset, PoolBlock>;
  /** Freed blocks, oldest first; `quarantineHead` of them have been reused. */
  quarantine: Offset[];
  quarantineHead: number;
  quarantineBytes: number;
  /** Free slots by size. */
  free: Map<number, Offset[]>;
  next: Offset;
  end: Offset;
}

export interface MmState {
  pool: PoolState;
  /** Registers mapped with MmMapIoSpace. */
  mappings: { readonly at: Offset; readonly physical: number; readonly length: number }[];
}

export function initialMm(start: Offset, size: number): MmState {
  return {
    pool: {
      blocks: new Map(),
      quarantine: [],
      quarantineHead: 0,
      quarantineBytes: 0,
      free: new Map(),
      next: start,
      end: start + size,
    },
    mappings: [],
  };
}

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
  /** Plain NonPagedPool. */
  readonly executable: boolean;
  /** Process whose quota it counts against. */
  readonly charged: number | undefined;
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

/** A section that was locked once. */
export interface ImageSection {
  readonly name: string;
  /** What MmLockPagableDataSection gave. */
  readonly handle: Offset;
  locks: number;
  lockedAt: Place;
  unlockedAt: Place;
}
/** What is special about the sections of a driver's image. */
export interface ImagePaging {
  /** Its INIT section is gone. */
  discarded: boolean;
  /** MmPageEntireDriver has made all of it pageable, and where it was called. */
  entire: boolean;
  entireAt?: Place;
  sections: readonly ImageSection[];
  /** Sections that have been paged out. */
  trimmed: Set<string>;
}

/** A section object: memory of its own that views show. */
export interface Section {
  readonly at: Offset;
  /** Without its directory; "" if it has none. */
  readonly name: string;
  readonly size: number;
  readonly memory: Offset;
  /** PAGE_… */
  readonly protection: number;
  /** Key of `KernelState.files` for one that shows a file. */
  readonly file: number | undefined;
  references: number;
  /** MDLs that have locked a view of it. */
  mapped: number;
}
/** A section as a process sees it, or system space (process -1). */
export interface View {
  readonly section: Offset;
  readonly process: number;
  readonly address: bigint;
  /** Where that is in memory. */
  readonly at: Offset;
  readonly size: number;
  readonly writable: boolean;
}

/** System addresses that a driver has reserved. */
export interface ReservedMapping {
  readonly size: number;
  readonly tag: number;
  /** The MDL that is mapped there, or 0. */
  mdl: Offset;
}

export interface MmState {
  pool: PoolState;
  /** By image. */
  imagePaging: Map<string, ImagePaging>;
  /** Blocks of paged pool that have been paged out. */
  trimmedPool: Set<Offset>;
  sections: Map<Offset, Section>;
  views: View[];
  nextView: number;
  /** MDLs whose mapping has a protection of its own. */
  protectedMdls: Set<Offset>;
  reservedMappings: Map<Offset, ReservedMapping>;
  /** User memory that drivers have secured, by handle: `write` if it must stay writable. */
  secured: Map<
    number,
    { readonly process: number; readonly at: Offset; readonly size: number; readonly write: boolean }
  >;
  nextSecured: number;
  /** Bytes of pool that drivers have charged to processes. */
  quotas: Map<number, { readonly paged: number; readonly nonpaged: number }>;
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
    imagePaging: new Map(),
    trimmedPool: new Set(),
    sections: new Map(),
    views: [],
    nextView: 0,
    protectedMdls: new Set(),
    reservedMappings: new Map(),
    secured: new Map(),
    nextSecured: 0x1000,
    quotas: new Map(),
    mappings: [],
  };
}

// What the HAL keeps of transfers that devices do themselves.
import type { Offset, Place } from "../machine/api.ts";

/** What IoGetDmaAdapter gives. */
export interface DmaAdapter {
  readonly at: Offset;
  readonly driver: string;
  readonly device: Offset;
  /** The device takes a list of ranges; otherwise each transfer is one range. */
  readonly gathers: boolean;
  /** It sees 24 bits of addresses. */
  readonly isa: boolean;
  readonly mapRegisters: number;
  /** Somebody has the channel, and who with which registers. */
  busy: boolean;
  current?: { readonly base: number; readonly registers: number };
  /** Map registers that are allocated. */
  inUse: number;
  readonly waiting: {
    readonly device: Offset;
    readonly registers: number;
    readonly routine: Offset;
    readonly context: bigint;
  }[];
  readonly buffers: { readonly at: Offset; readonly length: number; readonly logical: number }[];
  readonly place: Place;
}

/** A range of memory as a device sees it. */
export interface DmaMapping {
  readonly logical: number;
  readonly physical: Offset;
  readonly length: number;
  readonly adapter: Offset;
  /** MapRegisterBase or the scatter/gather list that it belongs to; 0 for a common buffer. */
  readonly base: number;
  /** Direction of the transfer; undefined for both. */
  readonly toDevice: boolean | undefined;
}

export interface HalState {
  dmaAdapters: Map<Offset, DmaAdapter>;
  /** By logical address. */
  dmaMappings: readonly DmaMapping[];
  nextMapRegisters: number;
}

export function initialHal(): HalState {
  return {
    dmaAdapters: new Map(),
    dmaMappings: [],
    nextMapRegisters: 0x1000,
  };
}

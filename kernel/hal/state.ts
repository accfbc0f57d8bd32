// What the HAL keeps of transfers that devices do themselves, or that the system's DMA controller does for them.
import type { Offset, Place } from "../machine/api.ts";

/** What IoGetDmaAdapter gives. */
export interface DmaAdapter {
  readonly at: Offset;
  readonly driver: string;
  readonly device: Offset;
  /** Of HalGetAdapter: the driver cannot give it back. */
  readonly forGood: boolean;
  /** The device takes a list of ranges; otherwise each transfer is one range. */
  readonly gathers: boolean;
  /** Width of the addresses that it sees, bits. */
  readonly addressWidth: 24 | 32 | 64;
  readonly mapRegisters: number;
  /** Channel of the system's controller that works for it; undefined for a bus master. */
  readonly system: number | undefined;
  readonly autoInitialize: boolean;
  /** Its channel in `dmaChannels`: one of its own for a bus master, shared with others of the same number else. */
  readonly channel: string;
  /** Map registers that are allocated. */
  inUse: number;
  readonly buffers: { readonly at: Offset; readonly length: number; readonly logical: number }[];
  /** KDPC with which the controller calls a completion routine; 0 if it never does. */
  readonly dpc: Offset;
  /** What that DPC calls. */
  completion: DmaCompletion | undefined;
  readonly place: Place;
}
export interface DmaCompletion {
  readonly routine: Offset;
  readonly device: Offset;
  readonly context: bigint;
}

/** Who has a channel, and who waits for it. */
export interface DmaChannel {
  /** The adapter that has it; 0 if it is free. */
  owner: Offset;
  current: { readonly base: number; readonly registers: number };
  waiting: DmaWaiter[];
}
export interface DmaWaiter {
  readonly adapter: Offset;
  readonly device: Offset;
  readonly registers: number;
  readonly routine: Offset;
  readonly context: bigint;
  /** By which it can be cancelled; 0 for none. */
  readonly transferContext: Offset;
  /** A scatter/gather list that it waits for. */
  readonly list: DmaList | undefined;
}
/** A scatter/gather list to be filled. */
export interface DmaList {
  readonly at: Offset;
  readonly ranges: readonly DmaRange[];
  readonly toDevice: boolean;
  readonly completion: DmaCompletion | undefined;
}
export interface DmaRange {
  readonly physical: Offset;
  readonly length: number;
}

/** A range of memory as a device sees it. */
export interface DmaMapping extends DmaRange {
  readonly logical: number;
  /** The map registers' own memory, in which the device works; 0 if it works in the driver's. */
  readonly bounce: Offset;
  readonly adapter: Offset;
  /** MapRegisterBase or the scatter/gather list that it belongs to; 0 for a common buffer. */
  readonly base: number;
  /** Direction of the transfer; undefined for both. */
  readonly toDevice: boolean | undefined;
}

/** What a channel of the system's controller is programmed for. */
export interface SystemTransfer {
  readonly adapter: Offset;
  readonly base: number;
  readonly ranges: readonly DmaRange[];
  readonly length: number;
  readonly toDevice: boolean;
  /** It begins anew at its end. */
  readonly autoInitialize: boolean;
  /** Bytes moved since it began, or began anew. */
  done: number;
  /** Bytes that the device has given and that are not in memory yet. */
  held: number[];
}

export interface HalState {
  dmaAdapters: Map<Offset, DmaAdapter>;
  dmaChannels: Map<string, DmaChannel>;
  /** By logical address. */
  dmaMappings: readonly DmaMapping[];
  /** By channel of the system's controller. */
  systemTransfers: Map<number, SystemTransfer>;
  nextMapRegisters: number;
}

export function initialHal(): HalState {
  return {
    dmaAdapters: new Map(),
    dmaChannels: new Map(),
    dmaMappings: [],
    systemTransfers: new Map(),
    nextMapRegisters: 0x1000,
  };
}

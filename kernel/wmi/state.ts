// What is registered with WMI.
import type { Offset, Place } from "../machine/api.ts";
import type { WmiOperation } from "./request.ts";

/** A block of data or events that a device has registered with WMI. */
export interface WmiBlock {
  readonly guid: string;
  readonly flags: number;
  /** Names of its instances; empty if they are dynamic. */
  readonly instances: readonly string[];
  /** PDO after which its instances are named. */
  readonly pdo?: Offset;
  /** Its provider has been told that somebody wants its events. */
  events: boolean;
  /** Its provider has been told that somebody wants data that are expensive to collect. */
  collecting: boolean;
}

export interface WmiProvider {
  readonly id: number;
  /** Or the routine of a driver that has registered one instead of a device. */
  readonly device: Offset;
  /** The driver of such a routine, and where it was registered. */
  readonly callback: { readonly driver: string; readonly place: Place } | undefined;
  blocks: WmiBlock[];
  mof: string;
  registryPath: string;
  /** No further requests are sent: WMIREG_ACTION_BLOCK_IRPS. */
  blocked: boolean;
}

/** Which block is asked, and which instance of it, by number or by name; the latter is nothing to operations on whole blocks. */
export interface WmiTarget {
  readonly guid: string;
  readonly instance: number | string;
}
/** What a consumer asks of the providers of one block or of several. */
export interface WmiQuestion {
  readonly operation: WmiOperation;
  readonly targets: readonly WmiTarget[];
  /** Only providers in the stack whose top this is; only this provider. */
  readonly top: Offset | undefined;
  readonly provider: number | undefined;
  /** Item or method id. */
  readonly item: number;
  /** Data to set, or a method's arguments. */
  readonly input: Uint8Array;
  /** Size of the request's buffer whatever it holds, bytes. */
  readonly bufferSize: number | undefined;
  /** A provider that needs more room is asked again with more. */
  readonly retry: boolean;
  /** Bytes of data that may come back. */
  room: number;
  /** Index of the target that is asked now, the providers still to be asked for it, and the request and buffer under way. */
  target: number;
  providers: number[];
  request: number;
  buffer: Offset;
  /** The answer so far. */
  status: number;
  instances: WmiInstance[];
  /** Bytes of data for which a provider had too little room. */
  needed: number | undefined;
}
export interface WmiInstance {
  readonly guid: string;
  readonly name: string;
  readonly data: Uint8Array;
}

/** A block that a driver has opened: the object that IoWMIOpenBlock gives. */
export interface WmiOpenBlock {
  readonly guid: string;
  readonly access: number;
  readonly driver: string;
  references: number;
  callback: Offset;
  context: bigint;
}

/** How many consumers want a block's events, and its expensive data. */
export interface WmiConsumers {
  events: number;
  collecting: number;
}

export interface WmiState {
  /** Devices registered with WMI. */
  wmi: WmiProvider[];
  /** What is being asked, by number. */
  wmiQuestions: Map<number, WmiQuestion>;
  nextWmiQuestion: number;
  wmiConsumers: Map<string, WmiConsumers>;
  /** Blocks that drivers have opened, by the object's address. */
  wmiOpen: Map<Offset, WmiOpenBlock>;
  /** Events, in buffers of WMI's, that have not been delivered yet. */
  wmiEvents: Offset[];
  /** Events that found the queue full. */
  wmiLost: number;
  nextWmiProvider: number;
  /** Next free instance id by GUID of a block. */
  wmiInstanceIds: Map<string, number>;
}

export function initialWmi(): WmiState {
  return {
    wmi: [],
    wmiQuestions: new Map(),
    nextWmiQuestion: 1,
    wmiConsumers: new Map(),
    wmiOpen: new Map(),
    wmiEvents: [],
    wmiLost: 0,
    nextWmiProvider: 1,
    wmiInstanceIds: new Map(),
  };
}

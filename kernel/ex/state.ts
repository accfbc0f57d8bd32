// What the executive's services keep: lookaside lists, resources, callback objects, the registry, event tracing.
import type { Offset, Place } from "../machine/api.ts";
import type { RegistryView } from "./transacted-keys.ts";

/** What ExCreateCallback makes. */
export interface CallbackObject {
  readonly at: Offset;
  readonly name: string | undefined;
  readonly multiple: boolean;
  registrations: readonly {
    readonly id: Offset;
    /** Rises with each registration. */
    readonly number: number;
    readonly routine: Offset;
    readonly context: bigint;
  }[];
}

export interface RegistryKey {
  /** Clock value of the last change. */
  written: number;
  /** Its class, a string that its maker gave. */
  className: string;
  /** REG_OPTION_VOLATILE: what lies below it must be, too. */
  volatile?: boolean;
  values: Map<string, { name: string; type: number; data: Uint8Array }>;
  name: string;
}

/** A routine of CmRegisterCallbackEx. */
export interface RegistryCallback {
  readonly cookie: number;
  readonly routine: Offset;
  readonly context: bigint;
  /** A decimal number. */
  readonly altitude: string;
  readonly driver: string;
  readonly place: Place;
}

/** A provider of events that EtwRegister registered; its handle is a number of its own. */
export interface EventProvider {
  readonly handle: number;
  readonly guid: string;
  /** The GUID until the driver gives it a name. */
  name: string;
  /** Its enable callback, or 0, and what that is given. */
  readonly callback: Offset;
  readonly context: bigint;
  readonly driver: string;
  readonly place: Place;
}

/** What a trace session wants of a provider's events: up to a level; with one of some keywords, and all of others. */
export interface EventEnabling {
  readonly level: number;
  readonly any: bigint;
  readonly all: bigint;
}

/** A caller of ZwNotifyChangeKey that has not heard of a change yet. */
export interface KeyWatch {
  /** By `handleId`. */
  readonly handle: string;
  /** In lower case. */
  path: string;
  /** REG_NOTIFY_CHANGE_…, and whether what lies below counts. */
  readonly filter: number;
  readonly tree: boolean;
  /** KEVENT and WORK_QUEUE_ITEM, or 0; IO_STATUS_BLOCK. */
  readonly event: Offset;
  readonly workItem: Offset;
  readonly statusBlock: Offset;
}

export interface ExState {
  /** Variables of the firmware, by vendor and name. */
  firmwareVariables: Map<string, { readonly value: Uint8Array; readonly attributes: number }>;
  /** Lookaside lists that have been initialised and not deleted. */
  lookaside: Map<Offset, Place>;
  /** The lock with which a list was last used by an interlocked routine, and where, by the list's head. */
  interlockedLists: Map<Offset, { readonly lock: Offset; readonly place: Place }>;
  /** ERESOURCEs that have been initialised and not deleted. */
  resources: Map<Offset, Place>;
  /** How often each sharer holds a resource. */
  resourceSharers: Map<Offset, Map<Offset, number>>;
  callbackObjects: CallbackObject[];
  /** Heaps of RtlCreateHeap, and their blocks. */
  heaps: Map<Offset, Set<Offset>>;
  registry: Map<string, RegistryKey>;
  /** What transactions that have touched keys see of it, by transaction. */
  transactedKeys: Map<Offset, RegistryView>;
  /** The transactions of registry operations under way that callbacks hear of, by context. */
  boundTransactions: Map<number, Offset>;
  /** Paths of the root keys of application hives that are loaded, by their files' paths in lower case. */
  hives: Map<string, string>;
  /** What was in those that are not, by file: keys by their paths below the root. */
  storedHives: Map<string, readonly (readonly [path: string, key: RegistryKey])[]>;
  /** Files of the hives that have been loaded as keys, by the keys; both in lower case. */
  loadedHives: Map<string, string>;
  /** Contexts in which the registry itself opens the root key of a hive. */
  hiveOpeners: Set<number>;
  /** Objects that stand for opened keys, with what refers to them; `name` is the UNICODE_STRING that was given out, or 0. */
  keyObjects: Map<Offset, { path: string; name: Offset; handles: number; references: number }>;
  /** That of the key above all others; 0 until it is asked for. */
  rootKey: Offset;
  /** The object of each handle to a key that has been asked for, by `handleId`. */
  keyHandles: Map<string, Offset>;
  /** The highest altitude first. */
  registryCallbacks: readonly RegistryCallback[];
  /** CallContext of an operation under way, by its structure, then by the callback's cookie. */
  callContexts: Map<Offset, Map<number, bigint>>;
  /** What callbacks keep with the objects of keys. */
  objectContexts: { readonly cookie: number; readonly object: Offset; readonly context: bigint }[];
  /** By context that runs one of them: their cookies, the innermost last. */
  inRegistryCallback: Map<number, readonly number[]>;
  /** Objects of keys whose last handle is being closed. */
  dyingKeys: Set<Offset>;
  keyWatches: readonly KeyWatch[];
  /** Drivers that have called AuxKlibInitialize. */
  auxiliaryUsers: Set<string>;
  eventProviders: EventProvider[];
  nextEventProvider: number;
  /** By GUID of a provider what the session wants of it where that is not everything: nothing of one that has been disabled. */
  eventEnabling: Map<string, EventEnabling | undefined>;
  /** GUID of what a thread is at, by KTHREAD, as EtwActivityIdControl set it. */
  activities: Map<Offset, Uint8Array>;
  /** Where drivers see it, by KTHREAD. */
  shownActivities: Map<Offset, Offset>;
}

export function initialEx(): ExState {
  return {
    firmwareVariables: new Map(),
    lookaside: new Map(),
    interlockedLists: new Map(),
    resources: new Map(),
    resourceSharers: new Map(),
    callbackObjects: [],
    heaps: new Map(),
    registry: new Map(),
    transactedKeys: new Map(),
    boundTransactions: new Map(),
    hives: new Map(),
    loadedHives: new Map(),
    storedHives: new Map(),
    hiveOpeners: new Set(),
    keyObjects: new Map(),
    rootKey: 0,
    keyHandles: new Map(),
    registryCallbacks: [],
    callContexts: new Map(),
    objectContexts: [],
    inRegistryCallback: new Map(),
    dyingKeys: new Set(),
    keyWatches: [],
    auxiliaryUsers: new Set(),
    eventProviders: [],
    nextEventProvider: 1,
    eventEnabling: new Map(),
    activities: new Map(),
    shownActivities: new Map(),
  };
}

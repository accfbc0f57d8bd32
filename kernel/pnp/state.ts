// What the Plug and Play manager keeps: the device tree, resources, interfaces, who is notified.
import type { Offset, Place } from "../machine/api.ts";
import type { Requirements } from "./requirements.ts";

/** A range of ports or memory, a line, a channel, or something that nobody arbitrates and drivers are told of as it is. */
export interface Resource {
  /** CmResourceTypeXxx. */
  readonly type: number;
  /** CM_SHARE_DISPOSITION. */
  readonly share: number;
  readonly flags: number;
  readonly start: number;
  readonly length: number;
  /** The three ULONGs of a resource that nobody arbitrates. */
  readonly data?: readonly number[];
}

/** What a driver claimed outside Plug and Play, for itself or for a device of its own. */
export interface ResourceClaim {
  /** Device object or driver object. */
  readonly owner: Offset;
  readonly driver: string;
  readonly resources: readonly Resource[];
}

export interface DevnodeProperty {
  /** DEVPROPTYPE. */
  readonly type: number;
  readonly data: Uint8Array;
}

/** Bits of DEVICE_CAPABILITIES behind Version. */
export const Capability = {
  lockSupported: 1 << 2,
  removable: 1 << 4,
  uniqueId: 1 << 6,
  rawDeviceOk: 1 << 8,
  surpriseRemovalOk: 1 << 9,
} as const;

export const devnodeStatuses = [
  "Uninitialized",
  "Initialized",
  "DriversAdded",
  "ResourcesAssigned",
  "Started",
  "QueryStopped",
  "Stopped",
  "QueryRemoved",
  "SurpriseRemoved",
  "RemovePendingCloses",
  "Removed",
  "Failed",
] as const;
export type DevnodeStatus = (typeof devnodeStatuses)[number];

export interface Devnode {
  readonly id: number;
  /** By which steps refer to it. */
  name: string;
  instance: string;
  hardwareId: string;
  /** The most specific first. */
  hardwareIds: readonly string[];
  compatibleIds: readonly string[];
  /** GUID of the physical device that it is a part of, in braces, as its bus tells it; "" if it does not. */
  containerId: string;
  description: string;
  /** As its bus tells it; "" if it does not. */
  location: string;
  pdo: Offset;
  status: DevnodeStatus;
  /** "" if there is none, as for a raw device. */
  driver: string;
  lowerFilters: readonly string[];
  upperFilters: readonly string[];
  hardware: string | undefined;
  /** What its bus says it needs; undefined for nothing, or nothing yet. */
  requirements: Requirements | undefined;
  /** The same after its drivers have had their say. */
  filtered: Requirements | undefined;
  /** How the firmware left it. */
  bootResources: readonly Resource[];
  /** What it has. */
  resources: readonly Resource[];
  /** During a rebalance: what it shall have, and which devices move for it. */
  planned: readonly Resource[] | undefined;
  movers: readonly number[];
  /** Devnode of the parent; -1 is the root. */
  readonly parent: number;
  /** Devnodes of the devices on its bus that are there, the eldest first. */
  children: number[];
  /** Its tree has agreed to go, or had to, and is being told: nobody opens it any more. */
  removing: boolean;
  /** While it is to be removed: tops of the other trees that go with it. */
  leaving: readonly number[];
  /** While it is ejected: what leaves with it. */
  ejecting: readonly number[];
  /** Its bus is asked one question after the other: who wants it asked meanwhile has it asked again. */
  enumeration: "idle" | "underWay" | "again";
  /** Its bus listed it when it was asked last. */
  reported: boolean;
  /** The bits of DEVICE_CAPABILITIES that its bus reported, and its Address and UINumber. */
  capabilities: number;
  address: number | undefined;
  uiNumber: number | undefined;
  /** PNP_BUS_INFORMATION. */
  bus: { readonly guid: string; readonly interfaceType: number; readonly number: number } | undefined;
  /** What drivers set with IoSetDevicePropertyData, by property set and number. */
  properties: Map<string, DevnodeProperty>;
  openHandles: number;
  deviceState: number;
  /** DEVICE_POWER_STATE as its driver told it last; 0 until then. */
  powerState: number;
  /** DEVICE_POWER_STATE that its bus driver gave it last; 0 until it has been started. */
  devicePower: number;
  /** The power rail that it shares with others, if its bus can cut it off. */
  powerRail: string | undefined;
  /** Whether its driver allows D3cold, whether it is in it or in a D0 that nobody asked for, and D3COLD_LAST_TRANSITION_STATUS. */
  d3cold: { enabled: boolean; state: "no" | "cold" | "uninitialized"; last: number };
  /** How often it has entered D1, D2 and D3: POWER_SEQUENCE. */
  powerSequence: readonly [number, number, number];
  /** What its bus answered to the last IRP_MN_QUERY_CAPABILITIES, DeviceState by SYSTEM_POWER_STATE. */
  busCapabilities:
    | { readonly deviceState: readonly number[]; readonly systemWake: number; readonly deviceWake: number }
    | undefined;
  /** References to the root bus's BUS_INTERFACE_STANDARD for it. */
  interfaceReferences: number;
  /** Devnodes that it needs on beside its parents. */
  powerRelations: readonly number[];
  /** How many hibernation files lie on it or behind it. */
  hibernation: number;
  /** IRP_MN_WAIT_WAKE that the root bus keeps for it, or 0. */
  wakeIrp: Offset;
  /** Why its drivers could not be added, where that is still to be told of. */
  failedWith?: number | undefined;
}

export interface DeviceInterface {
  readonly guid: string;
  readonly pdo: Offset;
  /** "\??\ROOT#MEMBUF#0000#{…}". */
  readonly link: string;
  readonly reference: string;
  enabled: boolean;
  /** What drivers keep with it, by property set and number. */
  properties?: Map<string, DevnodeProperty>;
}

/** A registration of IoRegisterPlugPlayNotification. */
export interface NotificationEntry {
  /** What the driver knows it by. */
  readonly at: Offset;
  /** Rises with each registration. */
  readonly number: number;
  /** IO_NOTIFICATION_EVENT_CATEGORY. */
  readonly category: number;
  /** Class of device interfaces, or "". */
  readonly guid: string;
  /** The device that is listened to, and the file object it was named with, or 0. */
  readonly devnode: number | undefined;
  readonly file: Offset;
  readonly routine: Offset;
  readonly context: bigint;
  readonly driver: string;
  readonly place: Place;
}

export interface PnpState {
  /** The drivers of all devices that are there when the machine starts have been added. */
  bootDevicesAdded: boolean;
  /** By id. */
  devnodes: Devnode[];
  /** Present devices by the name that steps use. */
  devnodeNames: Map<string, number>;
  /** The lowest number that may be free for a further device of that name. */
  devnodeNumbers: Map<string, number>;
  /** Present devices by instance path in lower case. */
  devnodeInstances: Map<string, number>;
  /** Whose turn it is at the device tree: context and how deep in its routines. */
  action: { context: number; depth: number };
  resourceClaims: readonly ResourceClaim[];
  interfaces: DeviceInterface[];
  notifications: Map<Offset, NotificationEntry>;
}

export function initialPnp(): PnpState {
  return {
    bootDevicesAdded: false,
    devnodes: [],
    devnodeNames: new Map(),
    devnodeNumbers: new Map(),
    devnodeInstances: new Map(),
    action: { context: 0, depth: 0 },
    resourceClaims: [],
    interfaces: [],
    notifications: new Map(),
  };
}

// What the power manager keeps.
import type { Offset, Place } from "../machine/api.ts";

/** An IRP of PoRequestPowerIrp that has not been completed. */
export interface PowerRequest {
  readonly irp: Offset;
  /** The top of its stack. */
  readonly device: Offset;
  readonly devnode: number | undefined;
  readonly minor: number;
  /** DEVICE_POWER_STATE, or SYSTEM_POWER_STATE for wait/wake. */
  readonly state: number;
  /** It powers up a stack with DO_POWER_INRUSH. */
  readonly inrush: boolean;
  readonly driver: string;
  readonly place: Place;
  /** It is on its way; others wait for their turn. */
  sent: boolean;
}

/** What keeps the machine from going to sleep by itself: PoRegisterSystemState or PoCreatePowerRequest. */
export interface AwakeRequest {
  readonly at: Offset;
  readonly driver: string;
  readonly place: Place;
  readonly kind: "system state" | "power request";
  /** EXECUTION_STATE, or how often each POWER_REQUEST_TYPE is set. */
  flags: number;
  readonly counts: number[];
}

export interface PowerSettingCallback {
  readonly at: Offset;
  readonly guid: string;
  readonly routine: Offset;
  readonly context: bigint;
  readonly driver: string;
  readonly place: Place;
}

/** A component of a device that the power framework manages. */
export interface FxComponent {
  references: number;
  /** "idling" until the driver has said that it is idle, "activating" until its callback has returned. */
  condition: "active" | "idling" | "idle" | "activating";
  /** Its F-state, or the one it is on its way to while it is `changing`. */
  state: number;
  changing: boolean;
  /** In 100 ns. */
  readonly states: readonly { readonly latency: number; readonly residency: number }[];
  latency: number;
  residency: number;
  /** Components that must be active while it is. */
  readonly providers: readonly number[];
  /** Deepest F-state that it can wake from, which counts while it `wakes`: PoFxSetComponentWake. */
  readonly wakeable: number;
  wakes: boolean;
  performance: FxPerformance | undefined;
}

/** Performance states of a component, with the change that its driver has not been told of yet. */
export interface FxPerformance {
  readonly callback: Offset;
  readonly sets: readonly FxPerformanceSet[];
  request: { readonly context: bigint } | undefined;
}
/** `lowest` to `highest`: indices of discrete states, or values of a range. */
export interface FxPerformanceSet {
  readonly kind: "discrete" | "range";
  readonly lowest: bigint;
  readonly highest: bigint;
  current: bigint;
}

/** A device of PoFxRegisterDevice. */
export interface FxDevice {
  readonly at: Offset;
  readonly name: string;
  readonly driver: string;
  readonly place: Place;
  readonly context: bigint;
  readonly callbacks: {
    readonly active: Offset;
    readonly idle: Offset;
    readonly state: Offset;
    readonly required: Offset;
    readonly notRequired: Offset;
    readonly directedUp: Offset;
    readonly directedDown: Offset;
  };
  readonly components: FxComponent[];
  /** PoFxStartDevicePowerManagement has been called. */
  started: boolean;
  /** "released" and "requested" until the driver has answered. */
  power: "required" | "released" | "notRequired" | "requested";
  /** Directed power: on its way until the driver has answered. */
  directed: "no" | "goingDown" | "down" | "goingUp";
  /** It has got power without having asked for it. */
  surprised?: boolean;
  /** For how long all components must rest before the device is told that its power is not required, and since when they do; in 100 ns. */
  idleTimeout: number;
  restsSince: number | undefined;
  /** A worker is making its callbacks, or will. */
  pumping: boolean;
}

export interface PoState {
  /** SYSTEM_POWER_STATE of the machine. */
  systemPower: number;
  /** POWER_ACTION of the transition of the system under way, or that has led to the state it is in. */
  powerAction: number;
  /** It went to S4 for a fast startup, as a shut-down machine does. */
  fastStartup: boolean;
  /** Devnodes in the order in which they are powered up, while the machine changes its state; undefined for that of their ids. */
  powerOrder: number[] | undefined;
  /** In the order in which they were made. */
  powerRequests: PowerRequest[];
  /** Successful queries for a device state that no set has followed, by devnode. */
  powerQueries: Map<number, { readonly driver: string; readonly state: number; readonly place: Place }>;
  awake: AwakeRequest[];
  settingCallbacks: PowerSettingCallback[];
  fxDevices: FxDevice[];
  /** Power settings by GUID, as the scenario sets them. */
  settings: Map<string, number>;
  /** Devices that power down after a time without work; `counter` is the ULONG, in seconds, that drivers reset, `busy` the
   * periods of use that have been begun and not ended. */
  idle: {
    readonly device: Offset;
    readonly counter: Offset;
    readonly seconds: number;
    readonly state: number;
    busy: number;
  }[];
}

export function initialPo(): PoState {
  return {
    powerAction: 0,
    systemPower: 1,
    fastStartup: false,
    powerOrder: undefined,
    powerRequests: [],
    powerQueries: new Map(),
    awake: [],
    settingCallbacks: [],
    fxDevices: [],
    settings: new Map(),
    idle: [],
  };
}

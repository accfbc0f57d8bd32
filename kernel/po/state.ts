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

export interface PoState {
  /** SYSTEM_POWER_STATE of the machine. */
  systemPower: number;
  /** It went to S4 for a fast startup, as a shut-down machine does. */
  fastStartup: boolean;
  /** In the order in which they were made. */
  powerRequests: PowerRequest[];
  /** Successful queries for a device state that no set has followed, by devnode. */
  powerQueries: Map<number, { readonly driver: string; readonly state: number; readonly place: Place }>;
  awake: AwakeRequest[];
  settingCallbacks: PowerSettingCallback[];
  /** Power settings by GUID, as the scenario sets them. */
  settings: Map<string, number>;
  /** Devices that power down after a time without work; `counter` is the ULONG, in seconds, that drivers reset. */
  idle: { readonly device: Offset; readonly counter: Offset; readonly seconds: number; readonly state: number }[];
}

export function initialPo(): PoState {
  return {
    systemPower: 1,
    fastStartup: false,
    powerRequests: [],
    powerQueries: new Map(),
    awake: [],
    settingCallbacks: [],
    settings: new Map(),
    idle: [],
  };
}

// What the power manager keeps.
import type { Offset } from "../machine/api.ts";

export interface PoState {
  /** SYSTEM_POWER_STATE of the machine. */
  systemPower: number;
  /** Devices that power down after a time without work; `counter` is the ULONG, in seconds, that drivers reset. */
  idle: { readonly device: Offset; readonly counter: Offset; readonly seconds: number; readonly state: number }[];
}

export function initialPo(): PoState {
  return {
    systemPower: 1,
    idle: [],
  };
}

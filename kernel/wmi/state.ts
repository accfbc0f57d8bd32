// What is registered with WMI.
import type { Offset } from "../machine/api.ts";

/** A block of data or events that a device has registered with WMI. */
export interface WmiBlock {
  readonly guid: string;
  readonly flags: number;
  /** Names of its instances; empty if they are dynamic. */
  readonly instances: readonly string[];
  /** A consumer wants its events. */
  events: boolean;
  /** A consumer wants data that are expensive to collect. */
  collecting: boolean;
}

export interface WmiProvider {
  readonly id: number;
  readonly device: Offset;
  blocks: WmiBlock[];
  mof: string;
  registryPath: string;
  /** No further requests are sent: WMIREG_ACTION_BLOCK_IRPS. */
  blocked: boolean;
}

export interface WmiState {
  /** Devices registered with WMI. */
  wmi: WmiProvider[];
  nextWmiProvider: number;
  /** Next free instance id by GUID of a block. */
  wmiInstanceIds: Map<string, number>;
}

export function initialWmi(): WmiState {
  return {
    wmi: [],
    nextWmiProvider: 1,
    wmiInstanceIds: new Map(),
  };
}

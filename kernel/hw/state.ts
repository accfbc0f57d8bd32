// Virtual devices.

export interface HardwareState {
  readonly model: string;
  /** What it decodes, and the line it pulls: as it was set when the machine was switched on, then as the arbiter set it. */
  ports: readonly { readonly start: number; readonly length: number }[];
  memory: readonly { readonly start: number; readonly length: number }[];
  /** Which component of the power framework each range belongs to, those of ports first. */
  readonly components: readonly (number | undefined)[];
  irq: number | undefined;
  /** Its channel of the system's DMA controller. */
  dma: number | undefined;
  /** Message-signalled interrupts it may send, as the arbiter numbered them; it pulls no line then. */
  messages: readonly number[];
  /** Its line is level-sensitive: pulled until the device is quieted. */
  readonly level: boolean;
  /** It pulls its level-sensitive line. */
  asserts: boolean;
  /** The device that it is plugged into. */
  readonly pluggedInto: string | undefined;
  /** Its configuration space, 256 bytes, if its bus has one. */
  readonly config: Uint8Array | undefined;
  /** The device that it is, once it has been one. */
  devnode: number | undefined;
  /** Whether its registers answer: see reach.ts. */
  reach: "reachable" | "notStarted" | "unpowered" | "gone";
  interrupts: number;
  /** Registers and mechanics of the model. */
  values: { [name: string]: number | boolean | string };
}

export interface HwState {
  hardware: Map<string, HardwareState>;
}

export function initialHw(): HwState {
  return {
    hardware: new Map(),
  };
}

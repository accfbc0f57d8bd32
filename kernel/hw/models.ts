// The models of virtual devices, by the names that scenarios know them by.
import { busMaster } from "./bus-master.ts";
import { dmaSlave } from "./dma-slave.ts";
import { i8042 } from "./i8042.ts";
import { interruptSource } from "./interrupt-source.ts";
import type { HardwareModel } from "./model.ts";
import { printer } from "./printer.ts";
import { ps2Mouse } from "./ps2-mouse.ts";
import { uart16550 } from "./uart16550.ts";

/** A "none" decodes nothing: it only has resources, which read as ones. */
export const hardwareModelNames = [
  "printer",
  "uart16550",
  "i8042",
  "ps2Mouse",
  "interruptSource",
  "busMaster",
  "dmaSlave",
  "none",
] as const;

export const hardwareModels: { readonly [name: string]: HardwareModel } = {
  printer,
  uart16550,
  i8042,
  ps2Mouse,
  interruptSource,
  busMaster,
  dmaSlave,
};

// The models of virtual devices, by the names that scenarios know them by.
import { busMaster } from "./bus-master.ts";
import { dmaSlave } from "./dma-slave.ts";
import { i8042 } from "./i8042.ts";
import { interruptSource } from "./interrupt-source.ts";
import type { HardwareModel, OperandKind } from "./model.ts";
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

const operandNames: { readonly [kind in OperandKind]: string } = {
  none: "",
  value: "value",
  optionalValue: "value, if any",
  data: "data",
  movement: "x, y",
};

export const hardwareModels: { readonly [name: string]: HardwareModel } = {
  printer,
  uart16550,
  i8042,
  ps2Mouse,
  interruptSource,
  busMaster,
  dmaSlave,
};

const perModel = (words: (model: HardwareModel) => string): string =>
  Object.entries(hardwareModels)
    .map(([name, model]) => [name, words(model)] as const)
    .filter(([, text]) => text !== "")
    .map(([name, text]) => `${name}: ${text}`)
    .join("; ");
/** For people: which options there are, and which actions with what they need. */
export const optionsInWords = perModel(({ options }) =>
  Object.entries(options)
    .map(([name, meaning]) => `${name} (${meaning})`)
    .join(", "),
);
export const actionsInWords = perModel(({ actions }) =>
  Object.entries(actions)
    .map(([name, kind]) => (kind === "none" ? name : `${name} (${operandNames[kind]})`))
    .join(", "),
);

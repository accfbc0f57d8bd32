// Virtual hardware: each model is a set of functions over plain data, so that a checkpoint holds it. A device sees reads and
// writes of its ports and registers, is called back when time has passed, is acted upon by the scenario, and pulls interrupt lines.
import { translate } from "../hal/logical.ts";
import { giveToChannel, takeFromChannel } from "../hal/system-dma.ts";
import { lineReleased, raiseInterrupt } from "../ke/lines.ts";
import { setAlarm } from "../ke/timer.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import type { Bus, HardwareModel, Operand, Plugged } from "./model.ts";
import { hardwareModels } from "./models.ts";
import { answers, isReachable } from "./reach.ts";
import type { HardwareState } from "./state.ts";

export function busOf(k: Kernel, name: string, state: HardwareState): Bus {
  return {
    after: (delay, event, value) => setAlarm(k, "hardware", name, event, delay, value),
    interrupt: (message = 0) => {
      const index = message < state.messages.length ? message : 0;
      const line = state.messages[index] ?? state.irq;
      if (line === undefined) return;
      if (!isReachable(k, state)) {
        k.log({ kind: "hardware", deviceName: name, text: "cannot interrupt: its bus does not let it" });
        return;
      }
      state.interrupts++;
      const level = state.level && state.messages.length === 0;
      if (level && hardwareModels[state.model]?.holds === true) state.asserts = true;
      const way = state.messages.length > 0 ? `by message ${index}` : `on line ${line}`;
      k.log({ kind: "hardware", deviceName: name, text: `interrupt ${state.interrupts} ${way}` });
      raiseInterrupt(k, line);
    },
    quiet: () => quiet(k, state),
    readMemory: (logical, length) => {
      const at = translate(k, name, logical, length, false);
      return at === undefined ? undefined : k.m.u8.slice(at, at + length);
    },
    writeMemory: (logical, bytes) => {
      const at = translate(k, name, logical, bytes.length, true);
      if (at !== undefined) k.m.u8.set(bytes, at);
      return at !== undefined;
    },
    giveToChannel: (bytes) => (state.dma === undefined ? 0 : giveToChannel(k, name, state.dma, bytes)),
    takeFromChannel: (length) =>
      state.dma === undefined ? new Uint8Array(0) : takeFromChannel(k, name, state.dma, length),
    note: (text) => {
      k.log({ kind: "hardware", deviceName: name, text });
    },
    plugged: () => pluggedInto(k, name),
    callHost: () => {
      const host = state.pluggedInto === undefined ? undefined : k.state.hardware.get(state.pluggedInto);
      const model = hardwareModels[host?.model ?? ""];
      if (host !== undefined && state.pluggedInto !== undefined)
        model?.called?.(host, busOf(k, state.pluggedInto, host));
    },
  };
}

const pluggedInto = (k: Kernel, host: string): Plugged[] =>
  [...k.state.hardware]
    .filter(([, state]) => state.pluggedInto === host)
    .map(([name, state]) => ({ state, bus: busOf(k, name, state) }));

/** The device lets go of its level-sensitive line; the line stays pulled if another device pulls it. */
export function quiet(k: Kernel, state: HardwareState): void {
  if (!state.asserts) return;
  state.asserts = false;
  if (state.irq !== undefined && pullers(k, state.irq).length === 0) lineReleased(k, state.irq);
}

/** Names of the devices that pull a level-sensitive line now. */
export function pullers(k: Kernel, line: number): string[] {
  return [...k.state.hardware].filter(([, state]) => state.asserts && state.irq === line).map(([name]) => name);
}

export function hardwareAlarm(k: Kernel, name: string, event: string, value: number): void {
  const state = k.state.hardware.get(name);
  if (state === undefined) return;
  hardwareModels[state.model]?.alarm(state, event, value, busOf(k, name, state));
}

/** What a scenario does to a device. A text says why it cannot be done; that the model knows the action has been checked before. */
export function hardwareAction(k: Kernel, name: string, action: string, operand: Operand): string | undefined {
  const state = k.state.hardware.get(name);
  const model = state && hardwareModels[state.model];
  if (state === undefined || model === undefined) return `"${name}" has no model that could do anything`;
  k.log({ kind: "hardware", deviceName: name, text: action });
  return model.act(state, action, operand, busOf(k, name, state));
}

interface Decoded {
  readonly name: string;
  readonly state: HardwareState;
  readonly model: HardwareModel;
  readonly offset: number;
  /** Which of its ranges it is. */
  readonly range: number;
}

function decode(k: Kernel, port: number): Decoded | undefined {
  for (const [name, state] of k.state.hardware) {
    let base = 0;
    for (const [index, range] of state.ports.entries()) {
      if (port >= range.start && port < range.start + range.length) {
        const model = hardwareModels[state.model];
        return model === undefined
          ? undefined
          : { name, state, model, offset: base + port - range.start, range: index };
      }
      base += range.length;
    }
  }
  return undefined;
}

/** A byte of a memory-mapped register: written if `value` is given, else read. Memory nobody decodes reads as all ones. */
export function accessRegister(k: Kernel, f: Offset | undefined, physical: number, value: number | undefined): number {
  for (const [name, state] of k.state.hardware) {
    let base = state.ports.reduce((sum, range) => sum + range.length, 0);
    for (const [index, range] of state.memory.entries()) {
      if (physical >= range.start && physical < range.start + range.length) {
        const what = `the register at 0x${physical.toString(16)}`;
        const model = answers(k, f, name, state, what, state.ports.length + index)
          ? hardwareModels[state.model]
          : undefined;
        const offset = base + physical - range.start;
        if (value === undefined)
          return model === undefined ? 0xff : model.readPort(state, offset, busOf(k, name, state)) & 0xff;
        model?.writePort(state, offset, value, busOf(k, name, state));
        return value;
      }
      base += range.length;
    }
  }
  return 0xff;
}

/** What decodes a port and may answer. */
function reached(k: Kernel, f: Offset | undefined, port: number): Decoded | undefined {
  const found = decode(k, port);
  return found !== undefined && answers(k, f, found.name, found.state, `port 0x${port.toString(16)}`, found.range)
    ? found
    : undefined;
}

/** A port nobody decodes floats: all ones. `f` is the frame of who reads it. */
export function readPort(k: Kernel, f: Offset | undefined, port: number, size: number): number {
  let value = 0;
  for (let i = size - 1; i >= 0; i--) {
    const found = reached(k, f, port + i);
    const byte =
      found === undefined ? 0xff : found.model.readPort(found.state, found.offset, busOf(k, found.name, found.state));
    value = value * 256 + (byte & 0xff);
  }
  k.log({ kind: "port", deviceName: decode(k, port)?.name ?? "", operands: [port, value, size, 0] });
  return value;
}

export function writePort(k: Kernel, f: Offset | undefined, port: number, value: number, size: number): void {
  k.log({ kind: "port", deviceName: decode(k, port)?.name ?? "", operands: [port, value, size, 1] });
  for (let i = 0; i < size; i++) {
    const found = reached(k, f, port + i);
    found?.model.writePort(found.state, found.offset, (value >>> (8 * i)) & 0xff, busOf(k, found.name, found.state));
  }
}

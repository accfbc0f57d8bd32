// A 16550 UART as PCs have it, its clock 1.8432 MHz: eight ports. +0 receiver buffer, transmitter holding register (divisor, low byte,
// while bit 7 of line control is set); +1 interrupt enable (divisor, high byte); +2 interrupt identification, FIFO control; +3 line control;
// +4 modem control; +5 line status; +6 modem status; +7 scratch. Both FIFOs have 16 bytes, a character takes the time that divisor and
// format say, one that waits below the trigger level is told of after the time of four characters. Bit 3 of modem control (OUT2) gates
// the interrupt line. While the UART loops back, its outputs are its inputs, and OUT2 is off. With the option `fifo` false it is a 16450,
// with `gated` false OUT2 makes no difference, as on some boards.
// At the other end of the cable there is a device that the scenario speaks for: `echo` sends back what it gets, `greeting` is what it
// sends whenever RTS rises, as a serial mouse does. Left out: the other end's speed, which is always that of the UART.
import { type Bus, type HardwareModel, isDead, type Operand } from "./model.ts";
import type { HardwareState } from "./state.ts";

const Register = {
  data: 0,
  interruptEnable: 1,
  interruptId: 2,
  lineControl: 3,
  modemControl: 4,
  lineStatus: 5,
  modemStatus: 6,
  scratch: 7,
} as const;
const Enable = { received: 1, empty: 2, lineStatus: 4, modemStatus: 8 } as const;
const Id = { modemStatus: 0x00, none: 0x01, empty: 0x02, received: 0x04, lineStatus: 0x06, timeout: 0x0c } as const;
const Fifo = { enable: 1, clearReceiver: 2, clearTransmitter: 4 } as const;
const LineControl = { stopBits: 4, parity: 8, break: 0x40, divisor: 0x80 } as const;
const ModemControl = { dtr: 1, rts: 2, out1: 4, out2: 8, loop: 0x10 } as const;
const LineStatus = {
  ready: 1,
  overrun: 2,
  parity: 4,
  framing: 8,
  break: 0x10,
  empty: 0x20,
  idle: 0x40,
  inFifo: 0x80,
} as const;
/** Inputs from the other end, in the order of the low half of the modem status register: it tells changes, the high half states. */
const inputNames = ["cts", "dsr", "ri", "dcd"] as const;
const ringInput = 4;
const fifoSize = 16;
const triggerLevels = [1, 4, 8, 14] as const;
/** Bits a second by a divisor of 1. */
const fastest = 115_200;
/** 100 ns in a second. */
const second = 10_000_000;
/** Characters that a row of the trace shows at most. */
const rowLength = 64;

type Values = HardwareState["values"];
const flags = (v: Values, name: string): number => Number(v[name]);
/** A FIFO is a text: a character's code is the byte, with the bits of line status that belong to it above. */
const text = (v: Values, name: string): string => String(v[name]);
const errorsOf = (entry: string): number => entry.charCodeAt(0) >> 8 || 0;
const fifoOn = (v: Values): boolean => (flags(v, "fifoControl") & Fifo.enable) !== 0;
const loops = (v: Values): boolean => (flags(v, "modemControl") & ModemControl.loop) !== 0;
const wordLength = (v: Values): number => 5 + (flags(v, "lineControl") & 3);

function bitTime(v: Values): number {
  return (second / fastest) * (flags(v, "divisor") || 0x1_0000);
}
function characterTime(v: Values): number {
  const control = flags(v, "lineControl");
  const parity = (control & LineControl.parity) === 0 ? 0 : 1;
  const stop = (control & LineControl.stopBits) === 0 ? 1 : wordLength(v) === 5 ? 1.5 : 2;
  return Math.ceil(bitTime(v) * (1 + wordLength(v) + parity + stop));
}

/** Modem inputs as bits 0 to 3: those of the other end, or the UART's own outputs while it loops back. */
function inputs(v: Values): number {
  const control = flags(v, "modemControl");
  if (!loops(v)) return inputNames.reduce((bits, name, i) => bits | (v[name] === true ? 1 << i : 0), 0);
  const pairs = [ModemControl.rts, ModemControl.dtr, ModemControl.out1, ModemControl.out2];
  return pairs.reduce((bits, output, i) => bits | ((control & output) === 0 ? 0 : 1 << i), 0);
}

function lineStatus(v: Values): number {
  const receiver = text(v, "receiver");
  let status = errorsOf(receiver) | (v.overrun === true ? LineStatus.overrun : 0);
  if (receiver !== "") status |= LineStatus.ready;
  if (v.transmitter === "") status |= LineStatus.empty | (flags(v, "shifting") < 0 ? LineStatus.idle : 0);
  if (fifoOn(v) && [...receiver].some((entry) => errorsOf(entry) !== 0)) status |= LineStatus.inFifo;
  return status;
}

/** The cause of the highest priority, as the identification register tells it. */
function cause(v: Values): number {
  const enabled = flags(v, "interruptEnable");
  const receiver = text(v, "receiver");
  if ((enabled & Enable.lineStatus) !== 0 && (v.overrun === true || errorsOf(receiver) !== 0)) return Id.lineStatus;
  if ((enabled & Enable.received) !== 0 && receiver !== "") {
    if (receiver.length >= (fifoOn(v) ? (triggerLevels[flags(v, "fifoControl") >> 6] ?? 1) : 1)) return Id.received;
    if (v.timedOut === true) return Id.timeout;
  }
  if ((enabled & Enable.empty) !== 0 && v.emptied === true) return Id.empty;
  return (enabled & Enable.modemStatus) !== 0 && flags(v, "changes") !== 0 ? Id.modemStatus : Id.none;
}

/** After every change: notices what has become of the inputs, and pulls the line or lets go of it. */
function settle(v: Values, bus: Bus): void {
  const now = inputs(v);
  const before = flags(v, "inputs");
  const changed = before < 0 ? 0 : now ^ before;
  // Of the ring indicator only the end is told.
  v.changes = flags(v, "changes") | (changed & ~(now & ringInput));
  v.inputs = now;
  const open = v.gated !== true || ((flags(v, "modemControl") & ModemControl.out2) !== 0 && !loops(v));
  const calls = cause(v) !== Id.none;
  if (calls && !open && v.calls !== true)
    bus.note("would interrupt, but bit 3 of its modem control register (OUT2) is off, or it loops back");
  v.calls = calls;
  const pulls = calls && open;
  if (pulls === v.pulls) return;
  v.pulls = pulls;
  if (pulls) bus.interrupt();
  else bus.quiet();
}

/** The next byte goes to the shift register; the holding register or FIFO is empty then, or has room. */
function load(v: Values, bus: Bus): void {
  const waiting = text(v, "transmitter");
  if (waiting === "" || flags(v, "shifting") >= 0) return;
  v.shifting = waiting.charCodeAt(0);
  v.transmitter = waiting.slice(1);
  if (v.transmitter === "") v.emptied = true;
  bus.after(characterTime(v), "sent");
}

function transmit(v: Values, value: number, bus: Bus): void {
  const waiting = text(v, "transmitter");
  v.emptied = false;
  if (waiting.length >= (fifoOn(v) ? fifoSize : 1)) {
    bus.note(`0x${value.toString(16)} is written while the transmitter is full: lost`);
    return;
  }
  v.transmitter = waiting + String.fromCharCode(value);
  // The shift register begins with the next bit.
  if (waiting === "" && flags(v, "shifting") < 0) bus.after(Math.ceil(bitTime(v)), "load");
}

function sent(v: Values, bus: Bus): void {
  const byte = flags(v, "shifting") & ((1 << wordLength(v)) - 1);
  v.shifting = -1;
  if (loops(v)) arrive(v, byte, bus);
  else if ((flags(v, "lineControl") & LineControl.break) === 0) {
    const character = String.fromCharCode(byte);
    v.printed = text(v, "printed") + character;
    v.row = text(v, "row") + character;
    if (v.echo === true) comesIn(v, character, bus);
  }
  load(v, bus);
  const row = text(v, "row");
  if (row === "" || (flags(v, "shifting") >= 0 && !row.endsWith("\n") && row.length < rowLength)) return;
  bus.note(`sends ${JSON.stringify(row)}`);
  v.row = "";
}

/** The other end sends. */
function comesIn(v: Values, entries: string, bus: Bus): void {
  v.incoming = text(v, "incoming") + entries;
  if (v.arriving === true || v.incoming === "") return;
  v.arriving = true;
  bus.after(characterTime(v), "arrives");
}

/** A character and its errors are in the receiver's shift register. */
function arrive(v: Values, entry: number, bus: Bus): void {
  const receiver = text(v, "receiver");
  const full = receiver.length >= (fifoOn(v) ? fifoSize : 1);
  if (full) {
    v.overrun = true;
    bus.note(`receiver overrun: ${fifoOn(v) ? `0x${(entry & 0xff).toString(16)} is lost` : "the byte before is lost"}`);
  }
  const mask = 0xff00 | ((1 << wordLength(v)) - 1);
  if (!full) v.receiver = receiver + String.fromCharCode(entry & mask);
  else if (!fifoOn(v)) v.receiver = String.fromCharCode(entry & mask);
  waitForMore(v, bus);
}

/** A byte that stays in the FIFO without another one coming or one being fetched is told of after a while. */
function waitForMore(v: Values, bus: Bus): void {
  v.timedOut = false;
  v.patience = flags(v, "patience") + 1;
  if (fifoOn(v) && v.receiver !== "") bus.after(4 * characterTime(v), "timeout", flags(v, "patience"));
}

function read(v: Values, offset: number, bus: Bus): number {
  const divides = (flags(v, "lineControl") & LineControl.divisor) !== 0;
  switch (offset) {
    case Register.data: {
      if (divides) return flags(v, "divisor") & 0xff;
      const receiver = text(v, "receiver");
      if (receiver === "") return flags(v, "last");
      v.last = receiver.charCodeAt(0) & 0xff;
      v.receiver = receiver.slice(1);
      waitForMore(v, bus);
      return flags(v, "last");
    }
    case Register.interruptEnable:
      return divides ? flags(v, "divisor") >> 8 : flags(v, "interruptEnable");
    case Register.interruptId: {
      const id = cause(v);
      if (id === Id.empty) v.emptied = false;
      return id | (fifoOn(v) ? 0xc0 : 0);
    }
    case Register.lineControl:
      return flags(v, "lineControl");
    case Register.modemControl:
      return flags(v, "modemControl");
    case Register.lineStatus: {
      const status = lineStatus(v);
      v.overrun = false;
      const receiver = text(v, "receiver");
      if (receiver !== "") v.receiver = String.fromCharCode(receiver.charCodeAt(0) & 0xff) + receiver.slice(1);
      return status;
    }
    case Register.modemStatus: {
      const status = (flags(v, "inputs") << 4) | flags(v, "changes");
      v.changes = 0;
      return status;
    }
    default:
      return offset === Register.scratch ? flags(v, "scratch") : 0xff;
  }
}

function write(v: Values, offset: number, value: number, bus: Bus): void {
  const divides = (flags(v, "lineControl") & LineControl.divisor) !== 0;
  switch (offset) {
    case Register.data:
      if (divides) v.divisor = (flags(v, "divisor") & 0xff00) | value;
      else transmit(v, value, bus);
      return;
    case Register.interruptEnable: {
      if (divides) {
        v.divisor = (flags(v, "divisor") & 0xff) | (value << 8);
        return;
      }
      const rises = (value & ~flags(v, "interruptEnable") & Enable.empty) !== 0;
      v.interruptEnable = value & 0x0f;
      if (rises && v.transmitter === "") v.emptied = true;
      return;
    }
    case Register.interruptId:
      controlFifo(v, value);
      return;
    case Register.lineControl: {
      const switched = (value ^ flags(v, "lineControl")) & LineControl.break;
      v.lineControl = value;
      if (switched !== 0) bus.note((value & LineControl.break) === 0 ? "the break ends" : "sends a break");
      return;
    }
    case Register.modemControl: {
      const rises = (value & ~flags(v, "modemControl") & ModemControl.rts) !== 0;
      v.modemControl = value & 0x1f;
      if (rises && !loops(v)) comesIn(v, text(v, "greeting"), bus);
      return;
    }
    case Register.scratch:
      v.scratch = value;
  }
}

function controlFifo(v: Values, value: number): void {
  if (v.fifo !== true) return;
  const switched = ((value ^ flags(v, "fifoControl")) & Fifo.enable) !== 0;
  v.fifoControl = (value & Fifo.enable) === 0 ? 0 : value & 0xc9;
  if (switched || (value & Fifo.clearReceiver) !== 0) {
    v.receiver = "";
    v.timedOut = false;
  }
  if (switched || (value & Fifo.clearTransmitter) !== 0) {
    if (v.transmitter !== "") v.emptied = true;
    v.transmitter = "";
  }
}

/** Registers as a reset leaves them. */
const reset = {
  interruptEnable: 0,
  fifoControl: 0,
  lineControl: 0,
  modemControl: 0,
  divisor: 12,
  scratch: 0,
  receiver: "",
  transmitter: "",
  /** The byte in the transmitter's shift register, or -1. */
  shifting: -1,
  /** The byte read last. */
  last: 0,
  overrun: false,
  timedOut: false,
  emptied: false,
  changes: 0,
  /** Modem inputs as they were last looked at; -1 before. */
  inputs: -1,
  /** Whether there is a cause for an interrupt, and whether it pulls its line. */
  calls: false,
  pulls: false,
  arriving: false,
} as const;

const lineActions: { readonly [action: string]: { readonly input: string; readonly on: boolean } } = Object.fromEntries(
  inputNames.flatMap((input) => [
    [`${input}On`, { input, on: true }],
    [`${input}Off`, { input, on: false }],
  ]),
);

/** Actions that make bytes arrive, and with which errors. */
const arrivals: { readonly [action: string]: number } = {
  receive: 0,
  badParity: LineStatus.parity,
  badFraming: LineStatus.framing,
};

export const uart16550: HardwareModel = {
  initial: {
    ...reset,
    fifo: true,
    gated: true,
    cts: true,
    dsr: true,
    ri: false,
    dcd: true,
    echo: false,
    greeting: "",
    /** Everything it has sent, and the part that no row of the trace shows yet. */
    printed: "",
    row: "",
    /** What the other end has still to send. */
    incoming: "",
    /** Counts what a time limit of the receiver's FIFO began with. */
    patience: 0,
  },
  options: {
    fifo: "false: a 16450",
    gated: "false: OUT2 does not gate the line",
    echo: "the other end sends back what it gets",
    greeting: "what the other end sends when RTS rises",
    ...Object.fromEntries(inputNames.map((name) => [name, "state of the line at the beginning"])),
  },
  holds: true,
  powerOff(state) {
    Object.assign(state.values, reset, { incoming: "", row: "" });
  },
  actions: {
    ...Object.fromEntries(Object.keys(arrivals).map((action) => [action, "data" as const])),
    break: "none",
    ...Object.fromEntries(Object.keys(lineActions).map((action) => [action, "none" as const])),
  },
  readPort(state, offset, bus) {
    const value = read(state.values, offset, bus);
    settle(state.values, bus);
    return value;
  },
  writePort(state, offset, value, bus) {
    write(state.values, offset, value, bus);
    settle(state.values, bus);
  },
  alarm(state, event, value, bus) {
    const v = state.values;
    if (event === "load") load(v, bus);
    else if (event === "sent") sent(v, bus);
    else if (event === "timeout") v.timedOut = value === v.patience || v.timedOut === true;
    else {
      const incoming = text(v, "incoming");
      v.arriving = false;
      v.incoming = incoming.slice(1);
      if (isDead(state)) v.incoming = "";
      else if (loops(v)) bus.note("a byte comes in while the UART loops back: lost");
      else arrive(v, incoming.charCodeAt(0), bus);
      comesIn(v, "", bus);
    }
    settle(v, bus);
  },
  act(state, action, operand, bus) {
    const v = state.values;
    const line = lineActions[action];
    settle(v, bus);
    if (line !== undefined) v[line.input] = line.on;
    else comesIn(v, entriesOf(action, operand), bus);
    settle(v, bus);
    return undefined;
  },
};

function entriesOf(action: string, { data = new Uint8Array(0) }: Operand): string {
  if (action === "break") return String.fromCharCode((LineStatus.break | LineStatus.framing) << 8);
  const errors = (arrivals[action] ?? 0) << 8;
  return Array.from(data, (byte) => String.fromCharCode(byte | errors)).join("");
}

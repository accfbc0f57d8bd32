// A Centronics printer on a PC parallel port. Three ports: data (+0), status (+1, read only), control (+2).
// Status: bit 7 BUSY# (0 is busy), bit 6 ACK#, bit 5 PAPER END, bit 4 SELECT, bit 3 ERROR#; bits 2–0 read 1 (many ports never clear
// bit 2). So an idle printer reads 0xDF, one that is printing 0x5F. Control: bit 0 STROBE, bit 2 INIT# (0 resets), bit 3 SELECT,
// bit 4 interrupt enable; bits 7–6 read 1. On the rising edge of STROBE the printer takes the byte and drops BUSY#; when it has
// printed it pulses ACK# and raises BUSY#, and with interrupts enabled the pulse pulls the interrupt line.
// Ready is (status & 0x88) == 0x88. An off-line printer is not ready; going off-line, and running out of paper, pulses ACK# too.
// Left out: bidirectional and EPP/ECP modes.

import type { Bus, HardwareModel } from "./model.ts";
import type { HardwareState } from "./state.ts";

const control = { strobe: 0x01, init: 0x04, interruptEnable: 0x10 };
/** 100 ns units. */
const defaultByteTime = 1000;
const ackPulse = 50;
const initTime = 500;

export const printer: HardwareModel = {
  initial: {
    data: 0,
    control: 0xcc,
    busy: false,
    ack: false,
    onLine: true,
    paper: true,
    initializing: false,
    printed: "",
    /** Bytes until it runs out of paper; -1 is endless. */
    paperLeft: -1,
    byteTime: defaultByteTime,
    interruptOnOffLine: false,
  },
  options: {
    onLine: "false: it is off-line",
    paper: "false: it has none",
    paperLeft: "bytes until the paper is out; -1 for endless",
    byteTime: "time to print a byte, in 100 ns",
    interruptOnOffLine: "going off-line and running out of paper interrupt too",
  },
  // Its port pulses the line.
  holds: false,
  powerOff(state) {
    const v = state.values;
    v.data = 0;
    v.control = 0xcc;
    v.busy = false;
    v.ack = false;
    v.initializing = false;
  },
  actions: { offLine: "none", onLine: "none", paperOut: "none", paperIn: "none", tearOff: "none" },

  readPort(state, offset) {
    const v = state.values;
    if (offset === 0) return Number(v.data);
    if (offset === 2) return Number(v.control) | 0xc0;
    if (offset !== 1) return 0xff;
    const ready = v.busy !== true && v.initializing !== true && v.onLine === true && v.paper === true;
    let status = 0x07;
    if (ready) status |= 0x80;
    if (v.ack !== true) status |= 0x40;
    if (v.paper !== true) status |= 0x20;
    if (v.onLine === true) status |= 0x10;
    if (v.onLine === true && v.paper === true) status |= 0x08;
    return status;
  },

  writePort(state, offset, value, bus) {
    const v = state.values;
    if (offset === 0) v.data = value;
    if (offset !== 2) return;
    const before = Number(v.control);
    v.control = value;
    if ((value & control.init) === 0 && (before & control.init) !== 0) {
      v.initializing = true;
      bus.note("reset");
    }
    if ((value & control.init) !== 0 && (before & control.init) === 0) bus.after(initTime, "initialized");
    const strobed = (value & control.strobe) !== 0 && (before & control.strobe) === 0;
    if (strobed) take(state, bus);
  },

  alarm(state, event, value, bus) {
    const v = state.values;
    switch (event) {
      case "initialized":
        v.initializing = false;
        v.busy = false;
        break;
      case "printed": {
        const character = String.fromCharCode(value);
        v.printed = `${v.printed}${character}`;
        if (Number(v.paperLeft) > 0) v.paperLeft = Number(v.paperLeft) - 1;
        if (v.paperLeft === 0) v.paper = false;
        v.busy = false;
        pulse(state, bus);
        break;
      }
      case "ackOver":
        // The port's interrupt follows the rising edge of ACK#, so that a service routine reads an idle status.
        v.ack = false;
        if ((Number(v.control) & control.interruptEnable) !== 0) bus.interrupt();
        break;
    }
  },

  act(state, action, _operand, bus) {
    const v = state.values;
    switch (action) {
      case "offLine":
        v.onLine = false;
        if (v.interruptOnOffLine === true) pulse(state, bus);
        break;
      case "onLine":
        v.onLine = true;
        break;
      case "paperOut":
        v.paper = false;
        if (v.interruptOnOffLine === true) pulse(state, bus);
        break;
      case "paperIn":
        v.paper = true;
        v.paperLeft = -1;
        break;
      case "tearOff":
        v.printed = "";
        break;
    }
    return undefined;
  },
};

function take(state: HardwareState, bus: Bus): void {
  const v = state.values;
  if (v.onLine !== true || v.paper !== true || v.initializing === true) {
    bus.note(`STROBE with 0x${Number(v.data).toString(16)} while not ready: lost`);
    return;
  }
  if (v.busy === true) {
    bus.note(`STROBE with 0x${Number(v.data).toString(16)} while busy: lost`);
    return;
  }
  v.busy = true;
  bus.after(Number(v.byteTime), "printed", Number(v.data));
}

function pulse(state: HardwareState, bus: Bus): void {
  state.values.ack = true;
  bus.after(ackPulse, "ackOver");
}

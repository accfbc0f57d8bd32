// The keyboard controller of a PC: an i8042 with a keyboard, and with the ps2Mouse that is plugged into it. Port 0 (0x60) is data, port 1
// (0x64) status when read and commands when written; a driver that was given them as one range finds port 1 at +4. Its line (1) is the
// keyboard's, the mouse's (12) that of the mouse's own entry. A line goes up when the output buffer is filled and the command byte enables
// it, and down when the buffer is read. A byte from a device takes a millisecond. Status: bit 0 output buffer full, 2 self test passed,
// 3 the last write was a command, 4 not locked, 5 the output is the mouse's, 6 time-out. The input buffer is always empty (bit 1).
// Left out: the password, and what output port and test inputs are connected to.

import { type Bus, type HardwareModel, isDead, type Plugged } from "./model.ts";
import { selfTestTime } from "./ps2-bytes.ts";
import {
  keyboardByte,
  keyboardInitial,
  keyboardPassed,
  keyboardWaits,
  keyTime,
  moveKey,
  nextKey,
  toKeyboard,
  typeText,
} from "./ps2-keyboard.ts";
import { beginMouseSelfTest, mouseByte, mouseWaits, toMouse } from "./ps2-mouse.ts";
import { toSet1 } from "./scan-codes.ts";
import type { HardwareState } from "./state.ts";

type Values = HardwareState["values"];

const Status = { full: 1, passed: 4, command: 8, unlocked: 0x10, mouse: 0x20, timeout: 0x40 } as const;
/** Bits of the command byte. */
const Control = {
  keyboardInterrupt: 1,
  mouseInterrupt: 2,
  passed: 4,
  keyboardOff: 0x10,
  mouseOff: 0x20,
  translate: 0x40,
} as const;
/** In 100 ns: a byte of a device, and one of the controller's own. */
const byteTime = 10_000;
const ownTime = 200;
const released = 0xf0;
/** Added to a byte of the controller's own that is the mouse's, or that tells of a time-out. */
const asMouse = 0x100;
const timedOut = 0x200;

const flags = (v: Values, name: string): number => Number(v[name]);
const mouseOf = (bus: Bus): Plugged | undefined => bus.plugged()[0];

/** After every change of the output buffer or the command byte. */
function settle(v: Values, bus: Bus): void {
  const control = flags(v, "control");
  const full = flags(v, "output") >= 0;
  const keyboard = full && v.outputIsMouse !== true && (control & Control.keyboardInterrupt) !== 0;
  const mouse = full && v.outputIsMouse === true && (control & Control.mouseInterrupt) !== 0;
  pull(v, "pulls", keyboard, bus);
  const other = mouseOf(bus);
  if (other !== undefined) pull(v, "pullsMouse", mouse, other.bus);
}

function pull(v: Values, name: "pulls" | "pullsMouse", pulls: boolean, bus: Bus): void {
  if (v[name] === pulls) return;
  v[name] = pulls;
  if (pulls) bus.interrupt();
  else bus.quiet();
}

const keyboardIsOn = (v: Values): boolean => (flags(v, "control") & Control.keyboardOff) === 0;
const mouseIsOn = (v: Values): boolean => (flags(v, "control") & Control.mouseOff) === 0;

/** If there is something for the empty output buffer, it comes after the time that takes. */
function fetch(v: Values, bus: Bus): void {
  if (flags(v, "output") >= 0 || v.fetching === true) return;
  const mouse = mouseOf(bus);
  const own = v.replies !== "";
  const others =
    (keyboardIsOn(v) && keyboardWaits(v)) || (mouse !== undefined && mouseIsOn(v) && mouseWaits(mouse.state.values));
  if (!own && !others) return;
  v.fetching = true;
  bus.after(own ? ownTime : byteTime, "fetched");
}

/** Fills the output buffer: what the controller says comes first, then the keyboard, then the mouse. */
function fetched(v: Values, bus: Bus): void {
  v.fetching = false;
  if (flags(v, "output") >= 0) return;
  const replies = String(v.replies);
  if (replies !== "") {
    const entry = replies.charCodeAt(0);
    v.replies = replies.slice(1);
    fill(v, entry & 0xff, (entry & asMouse) !== 0, (entry & timedOut) !== 0, bus);
    return;
  }
  const key = keyboardIsOn(v) ? fromKeyboard(v) : undefined;
  if (key !== undefined) {
    fill(v, key, false, false, bus);
    return;
  }
  const mouse = mouseOf(bus);
  const byte = mouse !== undefined && mouseIsOn(v) ? mouseByte(mouse.state.values) : undefined;
  if (byte !== undefined) fill(v, byte, true, false, bus);
  else fetch(v, bus);
}

/** A byte of the keyboard, translated if the command byte says so: the prefix F0 becomes bit 7 of what follows it. */
function fromKeyboard(v: Values): number | undefined {
  for (;;) {
    const byte = keyboardByte(v);
    if (byte === undefined || (flags(v, "control") & Control.translate) === 0) return byte;
    if (byte === released) {
      v.breaks = true;
      continue;
    }
    const code = toSet1(byte) | (v.breaks === true ? 0x80 : 0);
    v.breaks = false;
    return code;
  }
}

function fill(v: Values, byte: number, isMouse: boolean, late: boolean, bus: Bus): void {
  v.output = byte;
  v.last = byte;
  v.outputIsMouse = isMouse;
  v.timeout = late;
  settle(v, bus);
}

const reply = (v: Values, ...entries: number[]): void => {
  v.replies = String(v.replies) + String.fromCharCode(...entries);
};

/** A byte goes to the mouse, which is switched on by it; none there: the controller waits in vain, and says so. */
function sendToMouse(v: Values, byte: number, bus: Bus): void {
  v.control = flags(v, "control") & ~Control.mouseOff;
  const mouse = mouseOf(bus);
  if (mouse === undefined) reply(v, 0xfe | asMouse | timedOut);
  else if (toMouse(mouse.state.values, byte)) beginMouseSelfTest((delay, event) => mouse.bus.after(delay, event));
}

function sendToKeyboard(v: Values, byte: number, bus: Bus): void {
  // As for the mouse.
  v.control = flags(v, "control") & ~Control.keyboardOff;
  if (toKeyboard(v, byte)) bus.after(selfTestTime, "selfTested");
}

/** Commands that expect a byte at the data port. */
const takesOperand = (command: number): boolean =>
  (command >= 0x60 && command < 0x80) || (command >= 0xd1 && command <= 0xd4);

function command(v: Values, byte: number, bus: Bus): void {
  v.pending = takesOperand(byte) ? byte : -1;
  const control = flags(v, "control");
  if (byte === 0x20) reply(v, control);
  else if (byte > 0x20 && byte < 0x40) reply(v, String(v.memory).charCodeAt(byte & 0x1f) || 0);
  switch (byte) {
    case 0xa7:
    case 0xa8:
      v.control = byte === 0xa7 ? control | Control.mouseOff : control & ~Control.mouseOff;
      break;
    case 0xa9:
    case 0xab:
      reply(v, 0);
      break;
    case 0xaa:
      v.control = (control & Control.translate) | Control.passed | Control.keyboardOff | Control.mouseOff;
      v.replies = "";
      reply(v, 0x55);
      break;
    case 0xad:
    case 0xae:
      v.control = byte === 0xad ? control | Control.keyboardOff : control & ~Control.keyboardOff;
      break;
    case 0xc0:
      reply(v, 0xa0);
      break;
    case 0xd0:
      reply(v, flags(v, "outputPort"));
      break;
    case 0xfe:
      bus.note("pulses the processor's reset line: the driver asks for a reset of the machine");
      break;
  }
}

function operand(v: Values, pending: number, byte: number, bus: Bus): void {
  if (pending === 0x60) v.control = byte & 0x7f;
  else if (pending < 0x80) {
    const memory = String(v.memory).padEnd(0x20, "\0");
    const at = pending & 0x1f;
    v.memory = memory.slice(0, at) + String.fromCharCode(byte) + memory.slice(at + 1);
  } else if (pending === 0xd1) v.outputPort = byte;
  else if (pending === 0xd4) sendToMouse(v, byte, bus);
  else reply(v, pending === 0xd3 ? byte | asMouse : byte);
}

/** As a reset leaves it, and the firmware. */
const reset = {
  ...keyboardInitial,
  /** The byte in the output buffer, or -1; whose it is. */
  output: -1,
  outputIsMouse: false,
  timeout: false,
  /** What the data port reads as when the buffer is empty. */
  last: 0,
  control: Control.keyboardInterrupt | Control.passed | Control.mouseOff | Control.translate,
  /** The command whose operand is expected, or -1. */
  pending: -1,
  commandWritten: true,
  memory: "",
  outputPort: 0xdf,
  replies: "",
  breaks: false,
  fetching: false,
  pulls: false,
  pullsMouse: false,
} as const;

/** Whether it is the port of status and commands: the second range, or 0x64 of one that begins at 0x60. */
function isSecond({ ports }: HardwareState, offset: number): boolean {
  const length = ports[0]?.length ?? 1;
  return offset === Math.min(length, 4);
}

export const i8042: HardwareModel = {
  initial: { ...reset },
  options: {},
  holds: true,
  powerOff(state) {
    Object.assign(state.values, reset);
  },
  actions: { press: "value", release: "value", type: "data" },
  readPort(state, offset, bus) {
    const v = state.values;
    if (isSecond(state, offset)) {
      const mouse = v.outputIsMouse === true ? Status.mouse : 0;
      const full = flags(v, "output") < 0 ? 0 : Status.full | mouse | (v.timeout === true ? Status.timeout : 0);
      const written = v.commandWritten === true ? Status.command : 0;
      return full | written | Status.unlocked | (flags(v, "control") & Control.passed);
    }
    if (offset !== 0) return 0xff;
    v.output = -1;
    settle(v, bus);
    fetch(v, bus);
    return flags(v, "last");
  },
  writePort(state, offset, value, bus) {
    const v = state.values;
    const second = isSecond(state, offset);
    if (offset !== 0 && !second) return;
    v.commandWritten = second;
    const pending = flags(v, "pending");
    if (second) command(v, value, bus);
    else {
      v.pending = -1;
      if (pending < 0) sendToKeyboard(v, value, bus);
      else operand(v, pending, value, bus);
    }
    settle(v, bus);
    fetch(v, bus);
  },
  alarm(state, event, _value, bus) {
    const v = state.values;
    if (event === "fetched") fetched(v, bus);
    else if (event === "selfTested") keyboardPassed(v);
    else if (isDead(state)) v.script = "";
    else if (nextKey(v) && v.script !== "") bus.after(keyTime, "key");
    fetch(v, bus);
  },
  act(state, action, { value = 0, data = new Uint8Array(0) }, bus) {
    const v = state.values;
    const idle = v.script === "";
    const problem = action === "type" ? typeText(v, data) : moveKey(v, value, action === "release");
    if (idle && v.script !== "") bus.after(0, "key");
    return problem;
  },
  called: (state, bus) => fetch(state.values, bus),
};

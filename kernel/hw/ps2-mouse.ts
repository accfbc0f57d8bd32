// A PS/2 mouse with three buttons and a wheel, plugged into an i8042, which fetches its bytes and passes on what a driver writes. It
// sends packets of three bytes: buttons, signs and overflows; movement to the right; movement upwards. Who sets the sample rates 200, 100
// and 80 one after the other learns from F2 that it has a wheel (3 instead of 0), and gets a fourth byte from then on. The option `wheel`
// false makes it one without. In remote mode it reports only when asked (EB). Left out: what scaling 2:1 does to the movement.
import { type HardwareModel, isDead } from "./model.ts";
import { Answer, addBytes, room, selfTestTime, takeByte } from "./ps2-bytes.ts";
import type { HardwareState } from "./state.ts";

type Values = HardwareState["values"];

/** Sample rates that, set one after the other, switch the wheel on. */
const wheelRates = String.fromCharCode(200, 100, 80);
const most = 255;
const mostWheel = 7;

/** As F6 makes them. */
const defaults = {
  reporting: false,
  remote: false,
  wrapping: false,
  scaling: false,
  resolution: 2,
  sampleRate: 100,
} as const;
const reset = {
  ...defaults,
  /** Bytes that wait to be fetched: answers go before packets. */
  answers: "",
  packets: "",
  /** The command whose operand is expected, or -1. */
  command: -1,
  /** The sample rates set last. */
  rates: "",
  /** Whether packets tell of the wheel. */
  wheelOn: false,
  lastByte: 0,
  /** Movement not told yet: to the right, upwards, of the wheel towards the user. */
  dx: 0,
  dy: 0,
  dz: 0,
} as const;

const answer = (v: Values, ...bytes: number[]): void => {
  addBytes(v, "answers", ...bytes);
};

/** The next byte of the mouse, which is taken away. */
export const mouseByte = (v: Values): number | undefined => takeByte(v, ["answers", "packets"]);
export const mouseWaits = (v: Values): boolean => v.answers !== "" || v.packets !== "";

/** A packet with what has happened since the last; movement beyond what one can say stays for the next. */
function packet(v: Values): number[] {
  const take = (name: "dx" | "dy" | "dz", limit: number): number => {
    const moved = Math.max(-limit - (limit === most ? 1 : 0), Math.min(limit, Number(v[name])));
    v[name] = Number(v[name]) - moved;
    return moved;
  };
  const [x, y] = [take("dx", most), take("dy", most)];
  const first = Number(v.buttons) | 8 | (x < 0 ? 0x10 : 0) | (y < 0 ? 0x20 : 0);
  const three = [first, x & 0xff, y & 0xff];
  return v.wheelOn === true ? [...three, take("dz", mostWheel) & 0xff] : three;
}

const moved = (v: Values): boolean => v.dx !== 0 || v.dy !== 0 || v.dz !== 0;

/** Something has happened to it: in stream mode it says so, as long as there is room for packets. */
function report(v: Values): void {
  if (v.reporting !== true || v.remote === true || v.wrapping === true) return;
  const length = v.wheelOn === true ? 4 : 3;
  do {
    if (String(v.packets).length + length > room) return;
    addBytes(v, "packets", ...packet(v));
  } while (moved(v));
}

/** A byte comes from the controller. Says whether a self test begins. */
export function toMouse(v: Values, byte: number): boolean {
  const command = Number(v.command);
  v.command = -1;
  if (v.wrapping === true && byte !== 0xff && byte !== 0xec) {
    answer(v, byte);
    return false;
  }
  if (command >= 0) {
    if (command === 0xe8) v.resolution = byte & 3;
    else {
      v.sampleRate = byte;
      v.rates = (String(v.rates) + String.fromCharCode(byte)).slice(-wheelRates.length);
      if (v.wheel === true && v.rates === wheelRates) v.wheelOn = true;
    }
    answer(v, Answer.acknowledge);
    return false;
  }
  // A command throws away what has not been fetched.
  v.packets = "";
  if (byte === 0xfe) {
    answer(v, Number(v.lastByte));
    return false;
  }
  const known = byte >= 0xe6 && byte !== 0xed && byte !== 0xef && byte !== 0xf1 && (byte < 0xf7 || byte === 0xff);
  answer(v, known ? Answer.acknowledge : Answer.resend);
  switch (byte) {
    case 0xe6:
    case 0xe7:
      v.scaling = byte === 0xe7;
      break;
    case 0xe8:
    case 0xf3:
      v.command = byte;
      break;
    case 0xe9: {
      const mode = (v.remote === true ? 0x40 : 0) | (v.reporting === true ? 0x20 : 0) | (v.scaling === true ? 0x10 : 0);
      const buttons = Number(v.buttons);
      // The left button is bit 2 here, the right one bit 0.
      const turned = ((buttons & 1) << 2) | ((buttons & 4) >> 1) | ((buttons & 2) >> 1);
      answer(v, mode | turned, Number(v.resolution), Number(v.sampleRate));
      break;
    }
    case 0xea:
    case 0xf0:
      v.remote = byte === 0xf0;
      break;
    case 0xeb:
      answer(v, ...packet(v));
      break;
    case 0xec:
    case 0xee:
      v.wrapping = byte === 0xee;
      break;
    case 0xf2:
      answer(v, v.wheelOn === true ? 3 : 0);
      break;
    case 0xf4:
    case 0xf5:
      v.reporting = byte === 0xf4;
      break;
    case 0xf6:
      Object.assign(v, defaults);
      break;
    case 0xff:
      Object.assign(v, reset);
      answer(v, Answer.acknowledge);
      return true;
  }
  return false;
}

export const ps2Mouse: HardwareModel = {
  initial: {
    ...reset,
    /** Bit 0 the left one, 1 the right, 2 the middle. */
    buttons: 0,
    wheel: true,
  },
  options: { wheel: "false: it has none" },
  holds: true,
  host: "i8042",
  powerOff(state) {
    Object.assign(state.values, reset);
  },
  actions: { move: "movement", wheel: "value", press: "value", release: "value" },
  readPort: () => 0xff,
  writePort() {},
  alarm(state, _event, _value, bus) {
    answer(state.values, Answer.passed, 0);
    bus.callHost();
  },
  act(state, action, { value = 0, x = 0, y = 0 }, bus) {
    const v = state.values;
    if (action === "move") {
      v.dx = Number(v.dx) + x;
      v.dy = Number(v.dy) - y;
    } else if (action === "wheel") {
      // Without a fourth byte in its packets nobody can be told.
      if (v.wheelOn !== true) return undefined;
      v.dz = Number(v.dz) + value;
    } else {
      if (value < 1 || value > 3) return `there is no button ${value}: 1 is the left one, 2 the right, 3 the middle`;
      const bit = 1 << (value - 1);
      v.buttons = action === "press" ? Number(v.buttons) | bit : Number(v.buttons) & ~bit;
    }
    if (isDead(state)) return undefined;
    report(v);
    bus.callHost();
    return undefined;
  },
};

/** The mouse resets itself: it answers when its self test is over. */
export const beginMouseSelfTest = (after: (delay: number, event: string) => void): void =>
  after(selfTestTime, "selfTested");

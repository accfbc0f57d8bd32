// A PS/2 keyboard of 101 keys: what it answers to commands, and the scan codes of its keys. It hangs on an i8042, among whose values its
// own are. It acknowledges with FA, asks for a repetition with FE, has room for 16 bytes of keys, and speaks sets 1 and 2.
// Left out: scan code set 3, and repetition of a key that is held down.

import { Answer, addBytes, room, takeByte } from "./ps2-bytes.ts";
import { bytesOfKey, extended, isKey, keyOf, leftShift } from "./scan-codes.ts";
import type { HardwareState } from "./state.ts";

type Values = HardwareState["values"];

/** What a key up is, in the script of keys to come. */
const up = 0x100;

export const keyboardInitial = {
  /** Bytes that wait to be fetched: answers go before keys. */
  answers: "",
  keys: "",
  /** The command whose operand is expected, or -1. */
  keyboardCommand: -1,
  scanning: true,
  scanCodeSet: 2,
  /** Bit 0 Scroll Lock, 1 Num Lock, 2 Caps Lock. */
  leds: 0,
  typematic: 0x2b,
  lastByte: 0,
  /** Keys that will go down and up, one after the other: see `act`. */
  script: "",
} as const;

/** Time between two keys of a text that is typed, in 100 ns. */
export const keyTime = 100_000;

/** Settings as FF and F6 make them. */
function defaults(v: Values): void {
  v.keys = "";
  v.scanCodeSet = 2;
  v.typematic = 0x2b;
}

/** The next byte of the keyboard, which is taken away; undefined if it has none. */
export const keyboardByte = (v: Values): number | undefined => takeByte(v, ["answers", "keys"]);
export const keyboardWaits = (v: Values): boolean => v.answers !== "" || v.keys !== "";

/** A byte comes from the controller. Says whether a self test begins. */
export function toKeyboard(v: Values, byte: number): boolean {
  const command = Number(v.keyboardCommand);
  v.keyboardCommand = -1;
  if (command >= 0 && byte < 0xed) {
    addBytes(v, "answers", operand(v, command, byte) ? Answer.acknowledge : Answer.resend);
    if (command === 0xf0 && byte === 0) addBytes(v, "answers", Number(v.scanCodeSet));
    return false;
  }
  switch (byte) {
    case 0xee:
      addBytes(v, "answers", Answer.echo);
      return false;
    case 0xfe:
      addBytes(v, "answers", Number(v.lastByte));
      return false;
    case 0xed:
    case 0xf0:
    case 0xf3:
    case 0xfb:
    case 0xfc:
    case 0xfd:
      v.keyboardCommand = byte;
      break;
    case 0xf2:
      addBytes(v, "answers", Answer.acknowledge, 0xab, 0x83);
      return false;
    case 0xf4:
      v.keys = "";
      v.scanning = true;
      break;
    case 0xf5:
    case 0xf6:
      defaults(v);
      v.scanning = byte === 0xf6;
      break;
    case 0xf7:
    case 0xf8:
    case 0xf9:
    case 0xfa:
      break;
    case 0xff:
      v.answers = "";
      defaults(v);
      v.leds = 0;
      v.scanning = true;
      addBytes(v, "answers", Answer.acknowledge);
      return true;
    default:
      addBytes(v, "answers", Answer.resend);
      return false;
  }
  addBytes(v, "answers", Answer.acknowledge);
  return false;
}

/** What follows ED, F0, F3 or FB to FD; false if it cannot be. */
function operand(v: Values, command: number, byte: number): boolean {
  if (command === 0xed) v.leds = byte & 7;
  else if (command === 0xf3) v.typematic = byte & 0x7f;
  else if (command === 0xf0 && byte > 2) return false;
  else if (command === 0xf0 && byte > 0) v.scanCodeSet = byte;
  return true;
}

export const keyboardPassed = (v: Values): void => addBytes(v, "answers", Answer.passed);

/** The next key of the script moves; false if there is none. A key for which there is no room is lost, and told of with 00. */
export function nextKey(v: Values): boolean {
  const script = String(v.script);
  if (script === "") return false;
  v.script = script.slice(1);
  if (v.scanning !== true) return true;
  const entry = script.charCodeAt(0);
  const key = (entry & 0x7f) | ((entry & 0x80) === 0 ? 0 : extended);
  const bytes = bytesOfKey(key, (entry & up) !== 0, Number(v.scanCodeSet));
  const waiting = String(v.keys).length;
  if (waiting + bytes.length <= room) addBytes(v, "keys", ...bytes);
  else if (waiting <= room) addBytes(v, "keys", v.scanCodeSet === 1 ? 0xff : 0);
  return true;
}

const entryOf = (key: number, released: boolean): string =>
  String.fromCharCode((key & 0x7f) | (key >= extended ? 0x80 : 0) | (released ? up : 0));

/** A key goes down or up, by its code in set 1, with 0xE000 added if it has the prefix. A text says why that cannot be. */
export function moveKey(v: Values, key: number, released: boolean): string | undefined {
  if (!isKey(key))
    return `0x${key.toString(16)} is no key: give its make code in scan code set 1, such as 30 for A, and 0xE000 more for a key with the prefix E0`;
  v.script = String(v.script) + entryOf(key, released);
  return undefined;
}

/** Types a text on the United States' layout. */
export function typeText(v: Values, bytes: Uint8Array): string | undefined {
  for (const byte of bytes) {
    const found = keyOf(String.fromCharCode(byte));
    if (found === undefined)
      return `the United States' layout has no key for ${JSON.stringify(String.fromCharCode(byte))}`;
    const { key, shift } = found;
    const stroke = entryOf(key, false) + entryOf(key, true);
    v.script = String(v.script) + (shift ? entryOf(leftShift, false) + stroke + entryOf(leftShift, true) : stroke);
  }
  return undefined;
}

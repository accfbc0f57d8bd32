// What devices that move data have in common: registers of 32 bits, little-endian, among them one of control whose lowest bit starts a
// transfer and one of status, and a store of 64 KiB. The scenario's "fill" fills the
// store with a byte, "count" from a byte upwards.
import type { Bus, Operand } from "./model.ts";
import type { HardwareState } from "./state.ts";

export const storeSize = 0x1_0000;

export const register = (state: HardwareState, at: number): number => Number(state.values[`register${at}`] ?? 0);
export const setRegister = (state: HardwareState, at: number, value: number): void => {
  state.values[`register${at}`] = value >>> 0;
};
/** A byte of the registers, as a port read sees it; registers begin at 0 and end before `end`. */
export const registerByte = (state: HardwareState, offset: number, end: number): number =>
  offset >= end ? 0xff : (register(state, offset & ~3) >>> (8 * (offset & 3))) & 0xff;
export function setRegisterByte(state: HardwareState, offset: number, value: number): void {
  const at = offset & ~3;
  const shift = 8 * (offset & 3);
  setRegister(state, at, (register(state, at) & ~(0xff << shift)) | (value << shift));
}

export const Control = { start: 1, toMemory: 2, interrupt: 8 } as const;
export const Status = { busy: 1, done: 2, failed: 4, interrupt: 8 } as const;

/** A write to the registers up to the status, which is the last; true where it starts a transfer, as the device is busy from then on. */
export function startsTransfer(
  state: HardwareState,
  bus: Bus,
  at: { readonly control: number; readonly status: number },
  offset: number,
  value: number,
): boolean {
  const written = offset & ~3;
  const isLowest = (offset & 3) === 0;
  if (written === at.status) {
    if (isLowest) setRegister(state, written, register(state, written) & ~(value & ~Status.busy));
    if ((register(state, written) & Status.interrupt) === 0) bus.quiet();
    return false;
  }
  if (written > at.status) return false;
  setRegisterByte(state, offset, value);
  // A wide write comes byte by byte, the lowest first: the transfer starts with the time that passes after it.
  if (written !== at.control || !isLowest || (value & Control.start) === 0) return false;
  if ((register(state, at.status) & Status.busy) !== 0) return false;
  setRegister(state, at.status, Status.busy);
  return true;
}

/** A transfer is over: the status says how, and the device interrupts if it was asked to. */
export function endTransfer(
  state: HardwareState,
  bus: Bus,
  at: { readonly control: number; readonly status: number },
  failed: boolean,
): void {
  const interrupts = (register(state, at.control) & Control.interrupt) !== 0;
  setRegister(state, at.control, register(state, at.control) & ~Control.start);
  setRegister(state, at.status, Status.done | (failed ? Status.failed : 0) | (interrupts ? Status.interrupt : 0));
  if (interrupts) bus.interrupt();
}
/** Without power registers and store hold nothing. */
export function forget(state: HardwareState, end: number): void {
  for (let at = 0; at < end; at += 4) setRegister(state, at, 0);
  state.values.store = "";
}

export const storeOf = (state: HardwareState): Uint8Array => {
  const text = String(state.values.store);
  return Uint8Array.from({ length: storeSize }, (_, i) => (i < text.length ? text.charCodeAt(i) : 0));
};
export function setStore(state: HardwareState, bytes: Uint8Array): void {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  state.values.store = text;
}

/** A part of the store, and a part written; both lie inside it. */
export const storePart = (state: HardwareState, at: number, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, i) => String(state.values.store).charCodeAt(at + i) || 0);
export function setStorePart(state: HardwareState, at: number, bytes: Uint8Array): void {
  const text = String(state.values.store).padEnd(at + bytes.length, "\0");
  state.values.store = text.slice(0, at) + String.fromCharCode(...bytes) + text.slice(at + bytes.length);
}

export const storeActions = { fill: "optionalValue", count: "optionalValue" } as const;
export function actOnStore(state: HardwareState, action: string, { value: first = 0 }: Operand): undefined {
  setStore(
    state,
    Uint8Array.from({ length: storeSize }, (_, i) => (action === "fill" ? first : first + i) & 0xff),
  );
}

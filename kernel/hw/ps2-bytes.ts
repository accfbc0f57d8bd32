// What keyboards and mice on PS/2 ports have in common: their answers, and bytes that wait to be fetched.
import type { HardwareState } from "./state.ts";

type Values = HardwareState["values"];

export const Answer = { acknowledge: 0xfa, resend: 0xfe, passed: 0xaa, echo: 0xee } as const;
/** How many bytes of keys or packets wait at most. */
export const room = 16;
/** How long the self test takes that follows a reset, in 100 ns. */
export const selfTestTime = 3_000_000;

/** Bytes that wait under a name, in the order in which they are fetched. */
export function addBytes(v: Values, name: string, ...bytes: number[]): void {
  v[name] = String(v[name]) + String.fromCharCode(...bytes);
}

/** The next byte of the first name under which one waits, which is taken away; undefined if none does. */
export function takeByte(v: Values, names: readonly string[]): number | undefined {
  for (const name of names) {
    const waiting = String(v[name]);
    if (waiting === "") continue;
    v[name] = waiting.slice(1);
    v.lastByte = waiting.charCodeAt(0);
    return waiting.charCodeAt(0);
  }
  return undefined;
}

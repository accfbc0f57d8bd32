// Interrupt lines between devices and processors. A latched line remembers that it was pulled; a level-sensitive one interrupts for as long
// as a device pulls it. Line n has vector 0x30 + n and DIRQL 3 + (n mod 9); what a device sends as a message has a number above those
// of lines. A level-sensitive line that nobody has connected to is masked; one that stays pulled whatever the routines do is a storm.
import { pullers } from "../hw/device.ts";
import type { Kernel } from "../kernel.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { servePassive } from "./passive-interrupt.ts";
import type { InterruptObject } from "./state.ts";

export const vectorOf = (line: number): number => 0x30 + line;
export const lineOf = (vector: number): number => vector - 0x30;
/** Number of the first message; lines are below. */
export const firstMessage = 256;
export const irqlOf = (line: number): number => 3 + (line % 9);

/** How often in a row a line may interrupt without having been released between: the verifier's limit, Windows has none. */
export const stormLimit = 100;

/** Hardware pulls a line, or still pulls it. */
export function raiseInterrupt(k: Kernel, line: number): void {
  const vector = vectorOf(line);
  if (!k.state.pendingVectors.includes(vector)) k.state.pendingVectors.push(vector);
  servePassive(k, vector);
  k.cut();
}

/** No device pulls the level-sensitive line any more. */
export function lineReleased(k: Kernel, line: number): void {
  const vector = vectorOf(line);
  k.state.storms.delete(vector);
  k.state.pendingVectors = k.state.pendingVectors.filter((entry) => entry !== vector);
}

/** The routines that a vector calls, in the order in which they were connected. */
export const chainOf = (k: Kernel, vector: number): InterruptObject[] =>
  k.state.interrupts.filter((entry) => entry.vector === vector && entry.active);

export function firstConnected(k: Kernel, vector: number): InterruptObject | undefined {
  return k.state.interrupts.find((entry) => entry.vector === vector && entry.active);
}

/** The pending vector of highest IRQL that may interrupt code at `irql` on a processor now. */
export function interruptFor(k: Kernel, irql: number, processor: number): number | undefined {
  let best: number | undefined;
  let bestIrql = irql;
  for (const vector of k.state.pendingVectors) {
    const connected = firstConnected(k, vector);
    if (connected?.passive === true || isMasked(k, vector)) continue;
    if (connected !== undefined && (connected.affinity & (1 << processor)) === 0) continue;
    const own = irqlOf(lineOf(vector));
    if (own > bestIrql) {
      best = vector;
      bestIrql = own;
    }
  }
  return best;
}

/** While nobody has connected to it, a level-sensitive line would interrupt without end. */
function isMasked(k: Kernel, vector: number): boolean {
  return !k.state.interrupts.some((entry) => entry.vector === vector) && pullers(k, lineOf(vector)).length > 0;
}

/** All routines of a vector have been asked: a line that is still pulled interrupts again. */
export function endOfInterrupt(k: Kernel, vector: number, claimedBy: string | undefined): void {
  const line = lineOf(vector);
  const pulling = pullers(k, line);
  if (pulling.length === 0) return;
  const count = (k.state.storms.get(vector) ?? 0) + 1;
  k.state.storms.set(vector, count);
  if (count >= stormLimit && k.checks.io) {
    const who =
      claimedBy === undefined
        ? "and no service routine says that the interrupt is its device's: each returns FALSE, or has been reported inactive while its device still interrupts"
        : `and the service routine of ${claimedBy} says that it has served it: a routine returns TRUE only after it has made its own device let go of the line`;
    const message = `Interrupt storm: line ${line} has interrupted ${count} times without having been released; ${pulling.join(", ")} still pull${pulling.length === 1 ? "s" : ""} it, ${who}.`;
    stopWithFinding(k, undefined, "verifier:interrupt", message);
  }
  raiseInterrupt(k, line);
}

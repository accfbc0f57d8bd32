// How the JavaScript engine is set for programs that mostly run for a second: of a first check V8 spends more than half on
// optimizing functions that are not called often enough afterwards to earn it back. Sources: V8's flag-definitions.h, and
// `npm run bench -- check`.
import { setFlagsFromString } from "node:v8";

/** Bytes of bytecode that a function runs through before V8 thinks of optimizing it. */
const patient = 1_000_000;
const usual = 66 * 1024;
/** Where every core has work of its own, the threads that optimize take its time: a third of it, by the usual measure. */
const shared = 400 * 1024;

/** By how much the heap may grow beyond what a full collection left, in percent. V8 lets it grow to four times as much. */
const growth = 100;

/** Optimize late: for the first check. */
export function favourStart(): void {
  setFlagsFromString(`--interrupt-budget=${patient}`);
}
/** Optimize as V8 does by itself: for what goes on for long. */
export function favourLongRun(): void {
  setFlagsFromString(`--interrupt-budget=${usual}`);
}
/** Optimize what earns it within a minute: for drivers checked one after another, on all cores. */
export function favourManyChecks(): void {
  setFlagsFromString(`--interrupt-budget=${shared}`);
}
/** Collect garbage before it is more than what is in use: for a process that others run beside. */
export function boundHeap(): void {
  setFlagsFromString(`--heap-growing-percent=${growth}`);
}

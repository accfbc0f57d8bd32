// How the JavaScript engine is set for programs that mostly run for a second: of a first check V8 spends more than half on
// optimizing functions that are not called often enough afterwards to earn it back. Sources: V8's flag-definitions.h of 11.3 (Node 20),
// 12.4 (Node 22) and 13.6 (Node 24), and `npm run bench -- check`.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** When V8 thinks of optimizing a function. */
interface Patience {
  /** V8 11: bytes of bytecode that it has run through. */
  readonly bytes: number;
  /** From V8 12 on: how often it was called, for quick and middling code and then for the best that there is. */
  readonly calls: { readonly maglev: number; readonly turbofan: number };
}
const usual: Patience = { bytes: 66 * 1024, calls: { maglev: 400, turbofan: 3_000 } };
const soon: Patience = { bytes: 400 * 1024, calls: { maglev: 400, turbofan: 20_000 } };
const ready: Patience = { bytes: 100 * 1024, calls: { maglev: 200, turbofan: 20_000 } };

/**
 * Bytes of bytecode of callees that V8 compiles into a function that it optimizes. Most of ours are called from many others: with as much as
 * V8 takes by itself, the same code is optimized over and over, and that takes longer than the calls that it saves.
 */
const fewInlined = 100;
const usuallyInlined = 920;

/** By how much the heap may grow beyond what a full collection left, in percent. V8 lets it grow to four times as much. */
const growth = 100;

/** Optimize late, and little at a time: for a first check, and for F5. */
export function favourFirst(): void {
  optimize(soon, fewInlined);
}
/** Optimize as V8 does by itself: for what goes on for long. */
export function favourLongRun(): void {
  optimize(usual, usuallyInlined);
}
/** Optimize early, but little at a time: for drivers checked one after another, on all cores. */
export function favourManyChecks(): void {
  optimize(ready, fewInlined);
}
function optimize({ bytes, calls }: Patience, inlined: number): void {
  // V8 complains on standard error of a flag that it does not have.
  const version = Number.parseInt(process.versions.v8, 10);
  if (version === 11) setFlagsFromString(`--interrupt-budget=${bytes}`);
  if (version >= 12) {
    setFlagsFromString(`--invocation-count-for-maglev=${calls.maglev}`);
    setFlagsFromString(`--invocation-count-for-turbofan=${calls.turbofan}`);
  }
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${inlined}`);
}
/** Bytes in use beyond which what is garbage among them is collected between two tasks. */
const muchInUse = 400 * 2 ** 20;
let collect: unknown;

/**
 * Collects garbage if there may be much of it: V8 lets it grow, behind a task that needed much, to as much again as that one had in use,
 * however little the next ones need.
 */
export function collectBetween(): void {
  if (process.memoryUsage().heapUsed < muchInUse) return;
  if (collect === undefined) {
    setFlagsFromString("--expose-gc");
    collect = runInNewContext("gc");
  }
  if (typeof collect === "function") collect();
}
/** Collect garbage before it is more than what is in use: for a process that others run beside. */
export function boundHeap(): void {
  setFlagsFromString(`--heap-growing-percent=${growth}`);
}

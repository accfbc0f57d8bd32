// How long a DPC or an interrupt service routine may take, in virtual time: Windows' watchdog gives a DPC 20 seconds; a scenario can hold
// both to the microseconds that the documentation recommends (100 for a DPC, 25 for an ISR).

import type { Context } from "../ke/state.ts";
import type { Kernel } from "../kernel.ts";
import { recordBugcheck, recordFinding } from "./stop.ts";

const watchdog = 200_000_000;
const tick = 156_250;

/** Looks at what runs, or has just run, on behalf of a device. Gives whether the machine has been stopped. */
export function checkTime(k: Kernel, context: Context): boolean {
  if (context.kind === "thread" || context.since === undefined) return false;
  const taken = k.clock - context.since;
  const limit = k.timeLimits[context.kind];
  if (limit !== undefined && taken > limit) {
    const message = `${context.name} has taken ${Math.ceil(taken / 10)} µs at IRQL ${context.irql}; the scenario's verifier allows ${limit / 10} µs. Longer work belongs in a work item${context.kind === "isr" ? " or a DPC" : ""}.`;
    recordFinding(k, context.stack, "verifier:time", message);
    return true;
  }
  if (context.kind === "dpc" && taken > watchdog) {
    const message = `${context.name} has run for 20 seconds at IRQL ${context.irql}: nothing else can run on its processor.`;
    recordBugcheck(
      k,
      context.stack,
      0x133,
      [0n, BigInt(Math.floor(taken / tick)), BigInt(watchdog / tick), 0n],
      message,
    );
    return true;
  }
  return false;
}

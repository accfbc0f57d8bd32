// Requests that are cancelled must end soon: a program that has ended stays in memory for as long as one of its requests has not.
import type { IrpState } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { recordFinding, verify } from "./stop.ts";

/** Five minutes of virtual time, in 100 ns: that long Windows waits for the requests of a thread that ends. */
const limit = 5 * 60 * 10_000_000;
const milliseconds = BigInt(limit / 10_000);

function tooLate(k: Kernel, known: IrpState, since: number) {
  const who = k.driverOf(known.lowest);
  const message = `The IRP at ${k.hex(known.at)} was cancelled ${Math.floor((k.clock - since) / 10_000_000)} seconds ago, and ${who} ${known.completed ? "completes it only now" : "has not completed it"}: whoever keeps a request needs a cancel routine, or must look at Irp->Cancel.`;
  return { message, parameters: [0x135n, k.address(known.at), milliseconds, 0n] as const };
}

/** The request has been completed. */
export function checkCancelTime(k: Kernel, f: Offset, known: IrpState, since: number): void {
  if (k.clock - since <= limit) return;
  const { message, parameters } = tooLate(k, known, since);
  verify(k, f, "verifier:irp", message, 0xc4, parameters);
}

/** The run is at its end. */
export function checkCancelled(k: Kernel): void {
  if (!k.checks.io) return;
  for (const known of k.state.irps.values()) {
    const since = known.cancelledAt;
    if (known.completed || since === undefined || k.clock - since <= limit) continue;
    const { message, parameters } = tooLate(k, known, since);
    recordFinding(k, undefined, "verifier:irp", message, 0xc4, parameters);
    return;
  }
}

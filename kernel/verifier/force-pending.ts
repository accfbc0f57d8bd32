// Force pending: the nth request that a driver hands to the one below, or each, comes back as if that one had marked it pending, returned
// STATUS_PENDING and completed it later in another thread, as Driver Verifier's option of that name does by chance. The driver below has
// its way undisturbed; the driver above must be ready for it, as any driver below may pend one day.
import { internal } from "../ddi.ts";
import type { Hop, IrpState } from "../io/state.ts";
import { wakeWorker } from "../ke/conditions.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";

/** Counts a request that is sent, unless it is the kernel that sends it first; true if this run pends it. */
export function isToPend(k: Kernel, known: IrpState): boolean {
  if (known.location === 0 && (known.kind === "request" || known.kind === "power")) return false;
  const number = ++k.state.requestsDown;
  return k.pendedRequest === 0 || number === k.pendedRequest;
}

/** The IRP leaves the driver that pends it while its dispatch routine still runs: completion stops here, a worker thread goes on with it. */
export function pend(k: Kernel, known: IrpState): void {
  known.held = true;
  k.state.workQueue.push({
    routine: k.routineAddress("VerifierCompletePended"),
    args: [k.address(known.at)],
    driver: "nt",
    title: "VerifierCompletePended",
    item: 0,
  });
  wakeWorker(k);
}

export const isPended = (hop: Hop): boolean => hop.pend && hop.returned === undefined;

/** How long the driver below seems to take, in 100 ns: enough for who does not wait to have gone on. */
const delay = 10_000;

/** Work item: the IRP goes on where it stopped. */
export const completePended = internal("VerifierCompletePended", 2, (k, f, step) => {
  if (step === 0) return block(k, f, 2, "delay", [], k.clock + delay, "keeps a request pending");
  if (step === 1) return k.returnVoid(f);
  k.setArgPointer(k.above(f), 0, k.argPointer(f, 0));
  k.setArg32(k.above(f), 1, 0);
  return k.callIndex(f, 1, k.routineIndex("IofCompleteRequest"));
});

// IRP_MJ_CLOSE that comes after the last handle has gone.
import { wakeWorker } from "../ke/conditions.ts";
import type { Kernel } from "../kernel.ts";
import { isHeld } from "../ob/held.ts";
import type { FileState } from "./state.ts";

/** Its last handle has been closed, no request of it is under way, and no driver holds a reference to its object. */
export const isCloseDue = (k: Kernel, file: FileState): boolean =>
  file.cleanedUp && !file.closed && file.pending === 0 && !isHeld(k, file.object);

/** A file whose last request has ended after its handle was closed: IRP_MJ_CLOSE is due. */
export function closeLater(k: Kernel, file: number): void {
  k.state.closing.push(file);
  wakeWorker(k);
}

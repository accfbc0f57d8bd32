// IRP_MJ_CLOSE that comes after the last handle has gone.
import { wakeWorker } from "../ke/conditions.ts";
import type { Kernel } from "../kernel.ts";

/** A file whose last request has ended after its handle was closed: IRP_MJ_CLOSE is due. */
export function closeLater(k: Kernel, file: number): void {
  k.state.closing.push(file);
  wakeWorker(k);
}

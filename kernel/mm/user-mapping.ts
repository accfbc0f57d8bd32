// Memory of the kernel that an MDL maps into the process in whose context a driver runs. The mapping goes with the process, if not before.
// Left out: addresses that the driver asks for; that the rest of the pages would be seen as well.
import * as nt from "../constants.ts";
import type { Outcome } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { newViewAddress, ownerNow, unmapView } from "./section.ts";

/** MdlMappingNoWrite in a priority: the mapping can be read alone. */
const mappingNoWrite = 0x8000_0000;

/** `buffer`: where what the MDL describes lies. */
export function mapForUser(k: Kernel, f: Offset, buffer: Offset, size: number, priority: number): Outcome {
  if (size === 0) k.raiseFrom(f, nt.STATUS_INVALID_PARAMETER, "an MDL of no bytes is mapped for user mode");
  const address = newViewAddress(k, buffer);
  const writable = (priority & mappingNoWrite) === 0;
  // It is a view of no section.
  k.state.views.push({ section: 0, process: ownerNow(k), address, at: buffer, size, writable });
  return k.return64(f, address);
}

export function unmapForUser(k: Kernel, f: Offset, address: bigint): Outcome {
  if (!unmapView(k, address, ownerNow(k))) {
    const message = `MmUnmapLockedPages is given 0x${address.toString(16)}, where nothing is mapped in this process: user addresses are unmapped in the context of the process that they were mapped into.`;
    stopWithFinding(k, f, "verifier:mdl", message);
  }
  return k.returnVoid(f);
}

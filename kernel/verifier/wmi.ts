// WMI requests are for one device of a stack: the others hand them on untouched.
import type { IrpState, Request } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { verify } from "./stop.ts";

/** A request of WMI's has been completed: by the device that it is for, or at the bottom of the stack to which it has come. */
export function checkWmiAnswered(k: Kernel, f: Offset, request: Request, known: IrpState): void {
  const provider = k.kernelOffset(new DataView(request.parameters.buffer).getBigUint64(0, true));
  if (known.reachedBottom || known.lowest === provider) return;
  const message = `${k.driverOf(known.lowest)} completed ${k.names.minor(request.major, request.minor)} at ${k.nameOf(known.lowest)}, which is for ${k.nameOf(provider)}: a driver hands on every WMI request whose Parameters.WMI.ProviderId is not its own device object.`;
  const parameters = [0x220n, k.callerAddress(f), k.address(known.at), k.address(known.lowest)] as const;
  verify(k, f, "verifier:io", message, 0xc9, parameters, [{ message: "completed here", place: known.completedAt }]);
}

// What an IRP is to be answered in, when the routine that had it on its stack has returned: the answer would be written over whatever is
// there by then.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { verify } from "./stop.ts";

/** A request of a driver's own has come to its end: its I/O status block and its event are about to be used, or 0. */
export function checkUnwound(k: Kernel, f: Offset, irp: Offset, block: Offset, event: Offset): void {
  for (const context of k.state.contexts.values()) {
    const gone = (at: Offset) => at >= context.stack && at < context.limit && at >= k.machine.top(context.stack);
    if (gone(block)) tell(k, f, irp, block, 0xcn, "I/O status block");
    if (gone(event)) tell(k, f, irp, event, 0xdn, "event");
  }
}

function tell(k: Kernel, f: Offset, irp: Offset, at: Offset, violation: bigint, what: string): void {
  const message = `The IRP at ${k.hex(irp)} is complete, but its ${what} lay on the stack of a routine that has returned: who gets STATUS_PENDING waits for the end before it returns.`;
  const place = k.state.irps.get(irp)?.place;
  verify(
    k,
    f,
    "verifier:irp",
    message,
    0xc9,
    [violation, k.address(at), k.address(irp), 0n],
    [{ message: "made here", place }],
  );
}

// Waits in dispatch routines: a driver that is not the highest of its stack is called in whatever thread comes along, which it must not
// keep waiting for a transfer; a control request may be waited for only if its buffers are the I/O manager's own (METHOD_BUFFERED).
// Checked on demand only: many a driver gets away with it.
import * as nt from "../constants.ts";
import { slot } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithFinding } from "./stop.ts";

const method = (code: number): number => code & 3;

/** At a wait with `f` as the frame of the routine that waits. */
export function checkWaitAllowed(k: Kernel, f: Offset): void {
  if (!k.checks.waits) return;
  const driver = k.callerDriver(f);
  const call = k.frames(k.cur.id).find(({ fn, frame }) => fn.name === "IofCallDriver" && frame < f);
  if (call === undefined) return;
  const device = k.m.u32(slot(call.frame, 0));
  const irp = k.m.u32(slot(call.frame, 1));
  if (k.driverOf(device) !== driver) return;
  const major = k.state.hops.get(k.m.u32(slot(call.frame, 2)))?.major;
  const highest = k.pointerOr0(device + k.s.DEVICE_OBJECT.AttachedDevice) === 0;
  const transfer = major === nt.IRP_MJ_READ || major === nt.IRP_MJ_WRITE;
  if (transfer && !highest) {
    const message = `${driver} waits in its dispatch routine for ${k.names.major(major)}, in the thread of whoever made the request: only the highest driver of a stack may. Set a completion routine, mark the IRP pending and return STATUS_PENDING.`;
    stopWithFinding(k, f, "verifier:wait", message);
  }
  if (major !== nt.IRP_MJ_DEVICE_CONTROL || !k.state.irps.has(irp)) return;
  const location = k.state.irps.get(irp)?.location ?? 0;
  const stack = irp + k.s.IRP.size + (location - 1) * k.s.IO_STACK_LOCATION.size;
  const code = k.m.u32(stack + k.s.IO_STACK_LOCATION["Parameters.DeviceIoControl.IoControlCode"]);
  if (method(code) === 0) return;
  const message = `${driver} waits in its dispatch routine for the control code 0x${code.toString(16)}, whose method is not METHOD_BUFFERED: such requests are to be pended, not waited for.`;
  stopWithFinding(k, f, "verifier:wait", message);
}

// What a driver owes a request of its own making when it sends it: kernel addresses in it, the fields of the structures that the Plug and
// Play manager would have filled, an IRQL at which its end can be told, an event that has not been signalled yet.
import { KERNEL_HIGH } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import type { IrpState } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { checkReserved } from "./pnp.ts";
import { verify } from "./stop.ts";

/** A driver sends an IRP of its own making for the first time; `stack` is the location that it has prepared. */
export function checkSent(k: Kernel, f: Offset, known: IrpState, stack: Offset): void {
  const major = k.m.u8[stack] ?? 0;
  const minor = k.m.u8[stack + 1] ?? 0;
  if (major === nt.IRP_MJ_PNP) {
    checkReserved(k, f, known, minor);
    if (minor === nt.IRP_MN_QUERY_CAPABILITIES) checkCapabilitiesAsked(k, f, known, stack);
  }
  if (major === nt.IRP_MJ_CREATE) checkCreate(k, f, known, stack);
  checkAddresses(k, f, known);
  if (known.kind !== "built" || k.irql !== 1) return;
  const message = `${known.driver} sends an IRP that belongs to its thread at APC_LEVEL: the I/O manager ends it by an APC, which cannot come before the IRQL is lowered, and whoever waits for it waits for ever.`;
  verify(k, f, "verifier:irql", message, 0xc9, [0x302n, k.callerAddress(f), k.address(known.at), 1n]);
}

/** A file object is opened once: not again when it has been cleaned up, or its open was cancelled. */
function checkCreate(k: Kernel, f: Offset, known: IrpState, stack: Offset): void {
  const file = k.pointerOr0(stack + k.s.IO_STACK_LOCATION.FileObject);
  if (file === 0) return;
  k.touch(f, file, k.s.FILE_OBJECT.size, false);
  const flags = k.m.u32(file + k.s.FILE_OBJECT.Flags);
  if ((flags & (nt.FO_CLEANUP_COMPLETE | nt.FO_FILE_OPEN_CANCELLED)) === 0) return;
  const how = (flags & nt.FO_CLEANUP_COMPLETE) !== 0 ? "has been closed" : "had its open cancelled";
  const message = `${known.driver} sends IRP_MJ_CREATE with a file object that ${how}: it is of no further use.`;
  const device = k.pointerOr0(file + k.s.FILE_OBJECT.DeviceObject);
  verify(k, f, "verifier:irp", message, 0xc9, [0x0fn, k.address(device), k.address(known.at), k.address(file)]);
}

/** An IRP that says it comes from kernel mode is believed: nobody below probes what it points to. */
function checkAddresses(k: Kernel, f: Offset, { at, kind, driver }: IrpState): void {
  const layout = k.s.IRP;
  if (kind !== "driver" || k.m.u8[at + layout.RequestorMode] !== 0) return;
  for (const field of [layout.UserBuffer, layout["AssociatedIrp.SystemBuffer"]]) {
    const address = k.m.u64(at + field);
    if (address === 0n || address >> 32n === BigInt(KERNEL_HIGH) || address > 0x7fff_ffff_ffffn) continue;
    const message = `${driver} sends an IRP of RequestorMode KernelMode with the user-mode address 0x${address.toString(16)} in it: drivers below take it for the kernel's and do not probe it.`;
    verify(k, f, "verifier:irp", message, 0xc4, [0xe2n, k.address(at), address, 0n]);
  }
}

/** Fields of DEVICE_CAPABILITIES that are to be there before the bus driver fills the others. */
function checkCapabilitiesAsked(k: Kernel, f: Offset, known: IrpState, stack: Offset): void {
  const at = k.pointerOr0(stack + k.s.IO_STACK_LOCATION["Parameters.DeviceCapabilities.Capabilities"]);
  if (at === 0) return;
  const layout = k.s.DEVICE_CAPABILITIES;
  const unknown = 0xffff_ffff;
  const fields: readonly (readonly [violation: bigint, name: string, found: number, wanted: number])[] = [
    [0x233n, "Version", k.m.u16(at + layout.Version), 1],
    [0x234n, "Size", k.m.u16(at + layout.Size), layout.size],
    [0x235n, "Address", k.m.u32(at + layout.Address), unknown],
    [0x236n, "UINumber", k.m.u32(at + layout.UINumber), unknown],
  ];
  for (const [violation, name, found, wanted] of fields) {
    if (found === wanted) continue;
    const should = wanted === unknown ? "-1" : name === "Size" ? "sizeof(DEVICE_CAPABILITIES)" : String(wanted);
    const message = `${known.driver} sends IRP_MN_QUERY_CAPABILITIES with DEVICE_CAPABILITIES.${name} ${found}; it must be ${should} before the request is sent.`;
    verify(k, f, "verifier:pnp", message, 0xc9, [violation, k.callerAddress(f), k.address(known.at), 0n]);
  }
}

/** IoCallDriver gives STATUS_PENDING for an IRP with an event that is signalled already: who waits for it does not wait. */
export function checkEventSignalled(k: Kernel, f: Offset, irp: Offset, known: IrpState | undefined): void {
  if (known?.kind !== "built" || known.completed) return;
  const event = k.pointerOr0(irp + k.s.IRP.UserEvent);
  if (event === 0 || k.m.i32(event + k.s.DISPATCHER_HEADER.SignalState) === 0) return;
  const message = `${known.driver} has sent an IRP with an event that is signalled, and it is pending: a wait for its end would be over at once.`;
  verify(k, f, "verifier:irp", message, 0xc9, [0x307n, k.callerAddress(f), k.address(irp), 0n]);
}

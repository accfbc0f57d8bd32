// What must hold when a driver hands an IRP to the driver below: no cancel routine of its own, an IRQL that the receiver's dispatch
// routine may run at, and a status that the request may travel with.
import * as nt from "../constants.ts";
import type { IrpState } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { irqlName } from "./irql.ts";
import { verify } from "./stop.ts";

/** Requests whose dispatch routines must be ready for DISPATCH_LEVEL. */
const raised: ReadonlySet<number> = new Set([
  nt.IRP_MJ_READ,
  nt.IRP_MJ_WRITE,
  nt.IRP_MJ_DEVICE_CONTROL,
  nt.IRP_MJ_INTERNAL_DEVICE_CONTROL,
  nt.IRP_MJ_POWER,
]);
/** Requests that begin as not supported, so that it shows whether anybody has done anything about them. */
const untouched: ReadonlyMap<number, number> = new Map([
  [nt.IRP_MJ_PNP, 0x20e],
  [nt.IRP_MJ_SYSTEM_CONTROL, 0x210],
]);
/** Requests that a driver which fails them completes itself. */
const failed: ReadonlyMap<number, number> = new Map([
  [nt.IRP_MJ_PNP, 0x215],
  [nt.IRP_MJ_POWER, 0x219],
]);

/** `f` is the frame of IoCallDriver, `known.location` still what the last sender left: 0 if nobody has sent the IRP yet. */
export function checkHandedOn(
  k: Kernel,
  f: Offset,
  known: IrpState,
  device: Offset,
  major: number,
  minor: number,
): void {
  const irp = known.at;
  const layout = k.s.IRP;
  const blame = (error: number, kind: "verifier:irp" | "verifier:irql" | "verifier:pnp", message: string) =>
    verify(k, f, kind, message, 0xc9, [BigInt(error), k.callerAddress(f), k.address(irp), k.address(device)]);
  const who = () => k.callerDriver(f);
  const name = () => (minor === 0 ? k.names.major(major) : k.names.minor(major, minor));
  if (k.m.u32(irp + layout.CancelRoutine) !== 0)
    blame(
      0x203,
      "verifier:irp",
      `${who()} hands ${name()} on with its cancel routine still set: the driver below would take it for its own. Clear it with IoSetCancelRoutine(Irp, NULL) first.`,
    );
  if (k.irql >= 2 && !raised.has(major) && who() !== "nt")
    blame(
      0x23a,
      "verifier:irql",
      `${who()} hands ${name()} on at ${irqlName(k.irql)}; dispatch routines for it are called below DISPATCH_LEVEL.`,
    );
  const status = k.m.u32(irp + layout["IoStatus.Status"]);
  const first = untouched.get(major);
  if (known.location === 0 && known.kind !== "request" && first !== undefined && status !== nt.STATUS_NOT_SUPPORTED)
    blame(
      first,
      "verifier:pnp",
      `${who()} sends ${name()} with IoStatus.Status ${k.statusName(status)}: it must be STATUS_NOT_SUPPORTED at first, or nobody can tell whether the request has been handled.`,
    );
  const kept = failed.get(major);
  if (known.location !== 0 && kept !== undefined && nt.ntError(status) && status !== nt.STATUS_NOT_SUPPORTED)
    blame(
      kept,
      "verifier:pnp",
      `${who()} hands ${name()} on with the failure ${k.statusName(status)}: a driver that fails it completes it itself.`,
    );
}

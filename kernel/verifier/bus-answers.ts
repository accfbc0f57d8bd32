// What a bus driver owes for the PDO of a child: an answer to each request that nobody else can answer, and in the target device
// relation the PDO itself, with a reference for whoever asked. Looked at when the request leaves the PDO on its way up.
import * as nt from "../constants.ts";
import type { Hop } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { heldCount } from "../ob/held.ts";
import type { Devnode } from "../pnp/state.ts";
import { stateRequests } from "./pnp.ts";
import { verify } from "./stop.ts";

const targetRelation = 4;
/** Those that each bus driver handles for its children, as documented for each. */
const required: ReadonlySet<number> = new Set([...stateRequests, nt.IRP_MN_QUERY_CAPABILITIES]);

/** Whether a stack location asks for the target device relation. */
export const asksForTarget = (k: Kernel, stack: Offset): boolean =>
  k.m.u8[stack] === nt.IRP_MJ_PNP &&
  k.m.u8[stack + 1] === nt.IRP_MN_QUERY_DEVICE_RELATIONS &&
  k.m.u32(stack + k.s.IO_STACK_LOCATION["Parameters.QueryDeviceRelations.Type"]) === targetRelation;

/** A Plug and Play request leaves the PDO of a devnode; `stack` is the PDO's location. */
export function checkBusAnswer(k: Kernel, f: Offset, node: Devnode, hop: Hop, stack: Offset, status: number): void {
  if (hop.major !== nt.IRP_MJ_PNP || k.imageNamed(hop.driver) === undefined) return;
  const target = asksForTarget(k, stack);
  if (status === nt.STATUS_NOT_SUPPORTED && (target || required.has(hop.minor))) {
    const what = target ? "IRP_MN_QUERY_DEVICE_RELATIONS for TargetDeviceRelation" : nameOf(k, hop);
    blame(
      k,
      f,
      hop,
      0x22an,
      `${hop.driver} has not answered ${what} for its child ${node.instance}: the driver of the bus must, because nobody below it can.`,
    );
  }
  if (target && nt.ntSuccess(status)) checkTarget(k, f, node, hop);
}

function checkTarget(k: Kernel, f: Offset, node: Devnode, hop: Hop): void {
  const layout = k.s.DEVICE_RELATIONS;
  const list = k.pointerOr0(hop.irp + k.s.IRP["IoStatus.Information"]);
  const isWhole =
    list !== 0 && k.m.u32(list + layout.Count) === 1 && k.pointerOr0(list + layout.Objects) === hop.device;
  if (!isWhole) {
    const message = `${hop.driver} has answered the query for the target device relation of ${node.instance} with success, but not with a DEVICE_RELATIONS whose only object is the PDO.`;
    blame(k, f, hop, 0x22bn, message);
    return;
  }
  if (heldCount(k, hop.device) > (hop.held ?? 0)) return;
  const message = `${hop.driver} has put the PDO of ${node.instance} into the target device relation without a reference: whoever asked gives one back. Call ObReferenceObject.`;
  blame(k, f, hop, 0x22cn, message);
}

const nameOf = (k: Kernel, { major, minor }: Hop): string => k.names.minor(major, minor);

function blame(k: Kernel, f: Offset, hop: Hop, violation: bigint, message: string): void {
  const parameters = [violation, k.address(hop.routine), k.address(hop.irp), k.address(hop.device)] as const;
  verify(k, f, "verifier:pnp", message, 0xc9, parameters, [{ message: "dispatch routine", place: hop.place }]);
}

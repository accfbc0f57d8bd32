// What the routines of the Plug and Play manager share: devnodes, the requests they send to a stack, and the tree below a device.

import * as nt from "../constants.ts";
import type { Outcome } from "../ddi.ts";
import { topOfStack } from "../io/device.ts";
import { newRequest } from "../io/request.ts";
import type { Request } from "../io/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { explainRefusal } from "../verifier/refusal.ts";
import { verify } from "../verifier/stop.ts";
import type { Devnode, DevnodeStatus } from "./state.ts";
import { subtree } from "./tree.ts";

/** DEVICE_RELATION_TYPE. */
export const Relations = { bus: 0, ejection: 1, power: 2, removal: 3, target: 4 } as const;

export function nodeOf(k: Kernel, f: Offset): Devnode {
  const node = k.state.devnodes[k.slotU32(f, 0)];
  if (node === undefined) throw new Error("a Plug and Play routine was started for a device that does not exist");
  return node;
}

export function become(k: Kernel, node: Devnode, status: DevnodeStatus): void {
  if (node.status === status) return;
  node.status = status;
  if (status === "Removed" || status === "Failed" || status === "Stopped") node.resources = [];
  k.log({ kind: "devnode", device: node.pdo, deviceName: k.nameOf(node.pdo), text: `${node.instance}: ${status}` });
}

/** Sends a PnP request to the top of the stack, and goes on at `next`. Slot 3 keeps the request. */
export function send(
  k: Kernel,
  f: Offset,
  next: number,
  node: Devnode,
  minor: number,
  parameters: Uint8Array = new Uint8Array(0),
  initialInformation = 0n,
): Outcome {
  const request = newRequest(k, {
    device: topOfStack(k, node.pdo),
    title: `${k.names.minor(nt.IRP_MJ_PNP, minor)} of ${node.instance}`,
    major: nt.IRP_MJ_PNP,
    minor,
    parameters,
    initialStatus: nt.STATUS_NOT_SUPPORTED,
    initialInformation,
  });
  k.setSlot(f, 3, request.id);
  k.setSlot(k.above(f), 0, request.id);
  return k.callIndex(f, next, k.routineIndex("IopSendRequest"));
}

export function answer(k: Kernel, f: Offset): Request | undefined {
  const id = k.slotU32(f, 3);
  const request = k.state.requests.get(id);
  k.state.requests.delete(id);
  return request;
}

export function pointers(...values: readonly bigint[]): Uint8Array {
  const bytes = new Uint8Array(32);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) view.setBigUint64(8 * i, value, true);
  return bytes;
}

/** DEVICE_CAPABILITIES of which nothing is known yet, as who asks for them fills them in. */
export function unknownCapabilities(k: Kernel): Offset {
  const layout = k.s.DEVICE_CAPABILITIES;
  const at = allocate(k, { size: layout.size, tag: "PnpC", what: "DEVICE_CAPABILITIES", zero: true });
  k.m.setU16(at + layout.Size, layout.size);
  k.m.setU16(at + layout.Version, 1);
  k.m.setU32(at + layout.Address, 0xffff_ffff);
  k.m.setU32(at + layout.UINumber, 0xffff_ffff);
  return at;
}

export const driversOf = (node: Devnode): readonly string[] => [
  ...node.lowerFilters,
  ...(node.driver === "" ? [] : [node.driver]),
  ...node.upperFilters,
];

/** Statuses of a device whose stack has been built and not been told to go. */
export const isPresent = (node: Devnode): boolean =>
  node.status === "Started" || node.status === "Stopped" || node.status === "QueryRemoved" || node.status === "Failed";

/** It was pulled out, and its drivers are on their way out. */
export const isLost = (node: Devnode): boolean =>
  node.status === "SurpriseRemoved" || node.status === "RemovePendingCloses";

/** The last handle to a device that was surprise-removed has gone: what tree can be removed now, if any. */
export function removableNow(k: Kernel, node: Devnode): Devnode | undefined {
  let top = node;
  for (let up = k.state.devnodes[top.parent]; up?.status === "RemovePendingCloses"; up = k.state.devnodes[top.parent])
    top = up;
  return subtree(k, top).some((one) => one.openHandles > 0) ? undefined : top;
}

/** What has come of a request that no driver may fail; gives a status of success. */
export function mustSucceed(k: Kernel, node: Devnode, name: string, request: Request | undefined): number {
  const status = request?.status ?? nt.STATUS_SUCCESS;
  if (nt.ntSuccess(status)) return status;
  const { words, related } = explainRefusal(k, request);
  const message = `${name} of ${node.instance} was completed with ${k.statusName(status)}; a driver must not fail it.${words}`;
  const violation = name === "IRP_MN_REMOVE_DEVICE" ? 0x306n : 0x247n;
  verify(k, undefined, "verifier:pnp", message, 0xc9, [violation, 0n, 0n, k.address(node.pdo)], related);
  return nt.STATUS_SUCCESS;
}

// Power relations: devices that a device needs on beside its parents. They are asked for when a driver says that they have changed, and
// order the devices when the machine goes to sleep or wakes; a device that changes its state while the machine is awake heeds none.
import * as nt from "../constants.ts";
import { internal } from "../ddi.ts";
import { referenceDevice } from "../io/device.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { release } from "../mm/pool.ts";
import { answer, nodeOf, pointers, Relations, send } from "./devnode.ts";
import { devnodeOfPdo } from "./tree.ts";

/** Slots: 0 devnode; 3 request. */
export const queryPowerRelations = internal("PnpQueryPowerRelations", 5, (k, f, step) => {
  const node = nodeOf(k, f);
  if (step === 0) {
    if (node.status !== "Started") return k.returnVoid(f);
    return send(k, f, 1, node, nt.IRP_MN_QUERY_DEVICE_RELATIONS, pointers(BigInt(Relations.power)));
  }
  const reply = answer(k, f);
  const at = reply === undefined || !nt.ntSuccess(reply.status) ? 0 : k.kernelOffset(reply.informationPointer);
  node.powerRelations = at === 0 ? [] : read(k, at).filter((id) => id !== node.id);
  if (at !== 0) release(k, at);
  return k.returnVoid(f);
});

/** Devnodes of a DEVICE_RELATIONS, whose references are given back. */
function read(k: Kernel, at: Offset): number[] {
  const layout = k.s.DEVICE_RELATIONS;
  const size = k.state.pool.blocks.get(at)?.size ?? 0;
  const count = Math.min(k.m.u32(at + layout.Count), Math.floor((size - layout.Objects) / 8));
  return Array.from({ length: count }, (_, i) => k.pointerOr0(at + layout.Objects + 8 * i)).flatMap((pdo) => {
    const id = devnodeOfPdo(k, pdo)?.id;
    if (k.state.devices.has(pdo)) referenceDevice(k, pdo, -1);
    return id ?? [];
  });
}

/** Devnodes in the order in which the machine powers them up; undefined if it is that of their ids, a parent's below its children's. */
export function powerOrder(k: Kernel): number[] | undefined {
  const { devnodes } = k.state;
  if (devnodes.every((node) => node.powerRelations.length === 0)) return undefined;
  const order: number[] = [];
  const seen = new Set<number>();
  const visit = (id: number): void => {
    const node = devnodes[id];
    // What is in a circle is taken as it comes.
    if (node === undefined || seen.has(id)) return;
    seen.add(id);
    visit(node.parent);
    for (const other of node.powerRelations) visit(other);
    order.push(id);
  };
  for (const node of devnodes) visit(node.id);
  return order;
}

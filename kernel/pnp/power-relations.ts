// Power relations: devices that a device needs on beside its parents. They are asked for when a driver says that they have changed, and
// order the devices when the machine goes to sleep or wakes; a device that changes its state while the machine is awake heeds none.
import * as nt from "../constants.ts";
import { internal } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import { answer, nodeOf, pointers, Relations, send } from "./devnode.ts";
import { takeRelations } from "./relations.ts";

/** Slots: 0 devnode; 3 request. */
export const queryPowerRelations = internal("PnpQueryPowerRelations", 5, (k, f, step) => {
  const node = nodeOf(k, f);
  if (step === 0) {
    if (node.status !== "Started") return k.returnVoid(f);
    return send(k, f, 1, node, nt.IRP_MN_QUERY_DEVICE_RELATIONS, pointers(BigInt(Relations.power)));
  }
  node.powerRelations = takeRelations(k, answer(k, f)).filter((id) => id !== node.id);
  return k.returnVoid(f);
});

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

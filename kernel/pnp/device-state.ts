// IoInvalidateDeviceState: the manager asks the stack for its PNP_DEVICE_STATE and acts on what it says: a device that failed or is
// gone is removed by surprise, one that shall be disabled in good order, one that needs other resources is stopped and started again.
import * as nt from "../constants.ts";
import { internal } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import { answer, nodeOf, send } from "./devnode.ts";
import { devnodeNamed, subtree } from "./tree.ts";

/** PNP_DEVICE_STATE. */
const State = {
  disabled: 0x1,
  failed: 0x4,
  removed: 0x8,
  resourcesChanged: 0x10,
  notDisableable: 0x20,
  disconnected: 0x40,
} as const;

/** Slots: 0 devnode; 3 request. */
export const queryState = internal("PnpQueryState", 5, (k, f, step) => {
  const node = nodeOf(k, f);
  if (step === 0) {
    if (node.status !== "Started") return k.return32(f, nt.STATUS_SUCCESS);
    return send(k, f, 1, node, nt.IRP_MN_QUERY_PNP_DEVICE_STATE);
  }
  if (step === 2) return k.return32(f, k.result32(f));
  const reply = answer(k, f);
  if (reply === undefined || !nt.ntSuccess(reply.status)) return k.return32(f, nt.STATUS_SUCCESS);
  node.deviceState = reply.information;
  const callee = k.above(f);
  for (let i = 0; i < 8; i++) k.setSlot(callee, i, 0);
  k.setSlot(callee, 0, node.id);
  if ((node.deviceState & (State.failed | State.removed | State.disconnected)) !== 0)
    return k.callIndex(f, 2, k.routineIndex("PnpSurpriseRemoval"));
  if ((node.deviceState & State.disabled) !== 0) return k.callIndex(f, 2, k.routineIndex("PnpRemoveWithRelations"));
  if ((node.deviceState & State.resourcesChanged) !== 0) {
    k.setSlot(callee, 1, 1);
    return k.callIndex(f, 2, k.routineIndex("PnpStopDevice"));
  }
  return k.return32(f, nt.STATUS_SUCCESS);
});

/** Whether a user may disable a device: neither it nor anything below it says that it is needed. */
export function isDisableable(k: Kernel, name: string): boolean {
  const node = devnodeNamed(k, name);
  return node === undefined || subtree(k, node).every((one) => (one.deviceState & State.notDisableable) === 0);
}

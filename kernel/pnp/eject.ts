// Ejecting a device: its removal in good order with all that its bus says would leave with it, and then IRP_MN_EJECT, which the bus
// completes when the device is out. And the notice that a paging, hibernation or dump file is on a device, or is gone from it.
import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { later } from "./action.ts";
import { answer, nodeOf, pointers, Relations, send } from "./devnode.ts";
import { pdoArgument } from "./enumerate.ts";
import { takeRelations } from "./relations.ts";
import { Capability, type Devnode } from "./state.ts";

/**
 * Slots: 0 devnode; 2 status to end with; 3 request; 4 which of its ejection relations is under way.
 * Result: why it could not be removed, or what its bus said of the ejection.
 */
export const ejectDevice = internal("PnpEject", 8, (k, f, step) => {
  const node = nodeOf(k, f);
  switch (step) {
    case 0:
      if (node.status !== "Started") return k.return32(f, nt.STATUS_INVALID_DEVICE_REQUEST);
      return send(k, f, 1, node, nt.IRP_MN_QUERY_DEVICE_RELATIONS, pointers(BigInt(Relations.ejection)));
    case 1:
      node.ejecting = takeRelations(k, answer(k, f)).filter((id) => id !== node.id);
      k.setSlot(f, 4, 0);
      return remove(k, f, 2, node);
    case 2: {
      const status = k.result32(f);
      k.setSlot(f, 2, status);
      if (!nt.ntSuccess(status)) return done(k, f);
      return nextRelation(k, f, node);
    }
    case 3:
      k.setSlot(f, 4, k.slotU32(f, 4) + 1);
      return nextRelation(k, f, node);
    case 6: {
      const status = answer(k, f)?.status ?? nt.STATUS_SUCCESS;
      if (status === nt.STATUS_NOT_SUPPORTED || nt.ntSuccess(status)) return send(k, f, 4, node, nt.IRP_MN_EJECT);
      k.setSlot(f, 2, status);
      return done(k, f);
    }
    case 4: {
      k.setSlot(f, 2, answer(k, f)?.status ?? nt.STATUS_SUCCESS);
      // The bus no longer reports what is out.
      if (node.parent === -1) return done(k, f);
      k.setSlot(k.above(f), 0, node.parent);
      return k.callIndex(f, 5, k.routineIndex("PnpEnumerate"));
    }
    default:
      return done(k, f);
  }
});

function remove(k: Kernel, f: Offset, next: number, node: Devnode): Outcome {
  const callee = k.above(f);
  for (let i = 0; i < 8; i++) k.setSlot(callee, i, 0);
  k.setSlot(callee, 0, node.id);
  return k.callIndex(f, next, k.routineIndex("PnpRemoveWithRelations"));
}

function nextRelation(k: Kernel, f: Offset, node: Devnode): Outcome {
  const other = k.state.devnodes[node.ejecting[k.slotU32(f, 4)] ?? -1];
  if (other !== undefined) return remove(k, f, 3, other);
  // The root bus's own PDOs are gone by now; another bus has its until the device is out.
  if (!k.state.devices.has(node.pdo)) return done(k, f);
  // A slot that can be locked is opened first.
  if ((node.capabilities & Capability.lockSupported) !== 0)
    return send(k, f, 6, node, nt.IRP_MN_SET_LOCK, pointers(0n));
  return send(k, f, 4, node, nt.IRP_MN_EJECT);
}

const done = (k: Kernel, f: Offset): Outcome => k.return32(f, k.slotU32(f, 2));

/** DEVICE_USAGE_NOTIFICATION_TYPE. */
export const Usage = { paging: 1, hibernation: 2, dump: 3, boot: 4 } as const;

/** Slots: 0 devnode; 1 type of the file, and 0x100 if it comes; 3 request. Result: what the stack says. */
export const notifyUsage = internal("PnpNotifyUsage", 5, (k, f, step) => {
  const node = nodeOf(k, f);
  if (step === 1) {
    const status = answer(k, f)?.status ?? nt.STATUS_UNSUCCESSFUL;
    const told = k.slotU32(f, 1);
    if (nt.ntSuccess(status) && (told & 0xff) === Usage.hibernation) node.hibernation += told >>> 8 === 0 ? -1 : 1;
    return k.return32(f, status);
  }
  if (node.status !== "Started") return k.return32(f, nt.STATUS_INVALID_DEVICE_REQUEST);
  const what = k.slotU32(f, 1);
  return send(k, f, 1, node, nt.IRP_MN_DEVICE_USAGE_NOTIFICATION, pointers(BigInt(what >>> 8), BigInt(what & 0xff)));
});

export const ejectDdis: readonly Routine[] = [
  ddi("IoRequestDeviceEject", 1, (k, f) => {
    later(k, pdoArgument(k, f, "IoRequestDeviceEject"), "PnpEject");
    return k.returnVoid(f);
  }),
];

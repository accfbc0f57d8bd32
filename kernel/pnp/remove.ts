// The Plug and Play manager takes devices down: query-remove, remove and surprise removal go to the whole tree below a device, children
// first, as each must have gone before its bus does. A veto calls the removal off for all that had agreed.

import * as nt from "../constants.ts";
import { internal, type Outcome } from "../ddi.ts";
import { pulledOut } from "../hw/reach.ts";
import { deleteDevice, referenceDevice } from "../io/device.ts";
import { unloadIfDue } from "../io/unload-pending.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { checkWakeLeft } from "../verifier/power.ts";
import { verify } from "../verifier/stop.ts";
import { checkInterfaceLeft } from "./config-space.ts";
import { answer, become, driversOf, isLost, isPresent, mustSucceed, nodeOf, send } from "./devnode.ts";
import { Event, tellDevice, tellTree } from "./notification.ts";
import { rootDriver } from "./root-bus.ts";
import type { Devnode } from "./state.ts";
import { childrenOf, findToGo, firstToGo, leaveTree, nextToGo, nextToReturn, subtree } from "./tree.ts";

/**
 * Slots: 0 devnode at the top; 1 mode: 0 query and remove, 1 query only, 2 cancel, 3 remove only; 2 status to end with; 3 request;
 * 4 index of the driver to unload; 5 devnode under way; 6 whether a cancel has been sent; 7 whether a round of the tree has begun.
 */
export const removeDevice = internal("PnpRemoveDevice", 8, (k, f, step) => {
  const top = nodeOf(k, f);
  const mode = k.slotU32(f, 1);
  const node = k.state.devnodes[k.slotU32(f, 5)] ?? top;
  switch (step) {
    case 0:
      if (top.status === "Removed" || top.status === "Initialized" || top.status === "Uninitialized")
        return k.return32(f, nt.STATUS_NO_SUCH_DEVICE);
      for (const slot of [2, 4, 6, 7]) k.setSlot(f, slot, 0);
      k.setSlot(f, 5, top.id);
      if (mode === 2) return cancelNext(k, f, top);
      if (mode === 3 || top.status === "Failed") return beginRemoval(k, f, top);
      if (top.status === "QueryRemoved") return removeQueried(k, f, top);
      if (top.status !== "Started" && top.status !== "Stopped") return k.return32(f, nt.STATUS_INVALID_DEVICE_REQUEST);
      // What was pulled out while it was open goes when it is closed, and its bus not before.
      if (subtree(k, top).some(({ status, openHandles }) => status === "RemovePendingCloses" && openHandles > 0))
        return k.return32(f, nt.STATUS_UNSUCCESSFUL);
      // Who has the device open hears first, and closes it or refuses.
      return tellTree(k, f, 5, top.id, Event.queryRemove);
    case 1: {
      let status = answer(k, f)?.status ?? nt.STATUS_UNSUCCESSFUL;
      if (nt.ntSuccess(status) && node.openHandles > 0) {
        const text = `${node.instance}: removal refused, ${node.openHandles} handles are open`;
        k.log({ kind: "devnode", device: node.pdo, text });
        status = nt.STATUS_UNSUCCESSFUL;
      }
      become(k, node, "QueryRemoved");
      if (nt.ntSuccess(status)) return queryNext(k, f, top);
      k.setSlot(f, 2, status);
      k.setSlot(f, 7, 0);
      return cancelNext(k, f, top);
    }
    case 2: {
      mustSucceed(k, node, "IRP_MN_REMOVE_DEVICE", answer(k, f));
      const surprised = isLost(node);
      finishRemoval(k, node);
      k.setSlot(f, 4, 0);
      // After a surprise they have been told already.
      return surprised ? unloadNext(k, f, top, node) : tellDevice(k, f, 7, node.id, Event.removeComplete);
    }
    case 3:
      k.setSlot(f, 4, k.slotU32(f, 4) + 1);
      return unloadNext(k, f, top, node);
    case 5: {
      const status = k.result32(f);
      if (nt.ntSuccess(status)) return queryNext(k, f, top);
      k.log({ kind: "devnode", device: top.pdo, text: `${top.instance}: removal refused by who listens` });
      k.setSlot(f, 2, status);
      return tellTree(k, f, 6, top.id, Event.removeCancelled);
    }
    case 6:
      return k.return32(f, k.slotU32(f, 2));
    case 7:
      return unloadNext(k, f, top, node);
    default:
      // The removal was called off for one device.
      mustSucceed(k, node, "IRP_MN_CANCEL_REMOVE_DEVICE", answer(k, f));
      if (node.status === "QueryRemoved") become(k, node, "Started");
      return cancelNext(k, f, top);
  }
});

function queryNext(k: Kernel, f: Offset, top: Devnode): Outcome {
  const next = onward(k, f, top, (node) => node.status === "Started" || node.status === "Stopped");
  if (next === undefined) {
    return k.slotU32(f, 1) === 1 ? k.return32(f, nt.STATUS_SUCCESS) : removeQueried(k, f, top);
  }
  k.setSlot(f, 5, next.id);
  return send(k, f, 1, next, nt.IRP_MN_QUERY_REMOVE_DEVICE);
}

/** The next of this round that `wanted` takes. */
function onward(k: Kernel, f: Offset, top: Devnode, wanted: (node: Devnode) => boolean): Devnode | undefined {
  const last = k.slotU32(f, 7) === 0 ? undefined : k.state.devnodes[k.slotU32(f, 5)];
  k.setSlot(f, 7, 1);
  return findToGo(k, top, last === undefined ? firstToGo(k, top) : nextToGo(k, top, last), wanted);
}

/** Parents first: a child can go on only once its bus does. */
function cancelNext(k: Kernel, f: Offset, top: Devnode): Outcome {
  let pending = k.slotU32(f, 7) === 0 ? top : nextToReturn(k, top, k.state.devnodes[k.slotU32(f, 5)] ?? top);
  while (pending !== undefined && pending.status !== "QueryRemoved") pending = nextToReturn(k, top, pending);
  k.setSlot(f, 7, 1);
  // Asked for though nothing is pending, the top's stack is told once all the same: it must take it, as documented.
  const asked = k.slotU32(f, 1) === 2 && k.slotU32(f, 6) === 0;
  const next = pending ?? (asked ? top : undefined);
  if (next === undefined) return tellTree(k, f, 6, top.id, Event.removeCancelled);
  k.setSlot(f, 6, 1);
  k.setSlot(f, 5, next.id);
  return send(k, f, 8, next, nt.IRP_MN_CANCEL_REMOVE_DEVICE);
}

/** All have agreed; what a driver has let somebody open since then stays. */
function removeQueried(k: Kernel, f: Offset, top: Devnode): Outcome {
  const opened = subtree(k, top).find(({ openHandles }) => openHandles > 0);
  if (opened === undefined) return beginRemoval(k, f, top);
  k.log({
    kind: "devnode",
    device: opened.pdo,
    text: `${opened.instance}: removal refused, it has been opened meanwhile`,
  });
  k.setSlot(f, 2, nt.STATUS_UNSUCCESSFUL);
  k.setSlot(f, 7, 0);
  return cancelNext(k, f, top);
}
function beginRemoval(k: Kernel, f: Offset, top: Devnode): Outcome {
  for (const node of subtree(k, top)) node.removing = true;
  k.setSlot(f, 7, 0);
  return removeNext(k, f, top);
}
function removeNext(k: Kernel, f: Offset, top: Devnode): Outcome {
  const next = onward(k, f, top, (node) => isPresent(node) || isLost(node));
  if (next === undefined) return k.return32(f, nt.STATUS_SUCCESS);
  k.setSlot(f, 5, next.id);
  return send(k, f, 2, next, nt.IRP_MN_REMOVE_DEVICE);
}

/** The stack must have been taken down. The root bus's PDO goes; another bus deletes its own when the device is no longer there. */
function finishRemoval(k: Kernel, node: Devnode): void {
  const there = k.state.devices.has(node.pdo);
  const above = there ? k.pointerOr0(node.pdo + k.s.DEVICE_OBJECT.AttachedDevice) : 0;
  // A filter of the bus stays as long as the PDO does; what is above it must go like all others.
  const bare = above !== 0 && k.state.devices.get(above)?.busFilter === node.pdo;
  const left = bare ? k.pointerOr0(above + k.s.DEVICE_OBJECT.AttachedDevice) : above;
  if (left !== 0) {
    const message = `After IRP_MN_REMOVE_DEVICE ${k.nameOf(left)} of ${k.driverOf(left)} is still attached to ${node.instance}'s PDO: IoDetachDevice and IoDeleteDevice are missing.`;
    verify(k, undefined, "verifier:pnp", message, 0xc9, [0x21dn, 0n, 0n, k.address(left)]);
  }
  for (const entry of k.state.interfaces) {
    if (entry.pdo === node.pdo && entry.enabled) {
      const message = `After IRP_MN_REMOVE_DEVICE the device interface ${entry.link} is still enabled: IoSetDeviceInterfaceState(…, FALSE) is missing.`;
      verify(k, undefined, "verifier:pnp", message);
    }
  }
  checkWakeLeft(k, node);
  checkInterfaceLeft(k, node);
  // With the bus's own stack its children's PDOs have gone: the tree's references to them end.
  for (const child of childrenOf(k, node).reverse()) dropPdo(k, child);
  if (k.driverOf(node.pdo) === rootDriver) deleteDevice(k, node.pdo);
  else if (!node.reported) forget(k, node);
  node.removing = false;
  become(k, node, "Removed");
  for (const driver of driversOf(node)) unloadIfDue(k, driver);
}

/** A device that its bus no longer reports has gone for good: the reference that the tree had to its PDO is given back. */
function forget(k: Kernel, node: Devnode): void {
  if (k.state.devices.get(node.pdo)?.deleted === false) {
    const message = `${node.instance} is no longer reported by its bus and has been removed, but its PDO still exists: the bus driver must delete it when it completes IRP_MN_REMOVE_DEVICE.`;
    verify(k, undefined, "verifier:pnp", message);
  }
  dropPdo(k, node);
}

/** The tree's reference to the PDO of a device that is not there any more ends. */
export function dropPdo(k: Kernel, node: Devnode): void {
  const { pdo } = node;
  leaveTree(k, node);
  if (k.state.devices.has(pdo)) referenceDevice(k, pdo, -1);
}

/** Drivers without any device left are unloaded, the uppermost first. */
function unloadNext(k: Kernel, f: Offset, top: Devnode, node: Devnode): Outcome {
  const names = [...driversOf(node)].reverse();
  for (let i = k.slotU32(f, 4); i < names.length; i++) {
    const driver = k.state.drivers.get(names[i] ?? "");
    if (driver === undefined || driver.state !== "loaded") continue;
    const used = k.pointerOr0(driver.object + k.s.DRIVER_OBJECT.DeviceObject) !== 0;
    const unloadable = k.pointerOr0(driver.object + k.s.DRIVER_OBJECT.DriverUnload) !== 0;
    if (used || !unloadable) continue;
    k.setSlot(f, 4, i);
    k.setSlot(k.above(f), 0, k.driverIndex(driver.name));
    return k.callIndex(f, 3, k.routineIndex("IopUnloadDriver"));
  }
  return removeNext(k, f, top);
}

/** Slots: 0 devnode at the top; 3 request; 5 devnode under way; 7 whether the round has begun. The hardware is gone. */
export const surpriseRemoval = internal("PnpSurpriseRemoval", 8, (k, f, step) => {
  const top = nodeOf(k, f);
  const node = k.state.devnodes[k.slotU32(f, 5)] ?? top;
  switch (step) {
    case 0:
      if (!hasStack(top)) return k.return32(f, nt.STATUS_INVALID_DEVICE_REQUEST);
      k.setSlot(f, 5, top.id);
      k.setSlot(f, 7, 0);
      return surpriseNext(k, f, top);
    case 1: {
      mustSucceed(k, node, "IRP_MN_SURPRISE_REMOVAL", answer(k, f));
      become(k, node, "SurpriseRemoved");
      return surpriseNext(k, f, top);
    }
    case 3:
      return surpriseDone(k, f, top);
    default:
      return k.return32(f, k.result32(f));
  }
});

/** Also one whose drivers have been added and that has not been started yet can be pulled out. */
const hasStack = (node: Devnode): boolean => isPresent(node) || node.status === "DriversAdded";

function surpriseNext(k: Kernel, f: Offset, top: Devnode): Outcome {
  const next = onward(k, f, top, hasStack);
  if (next !== undefined) {
    k.setSlot(f, 5, next.id);
    // One that could not be started again is still in its slot.
    if (next.status === "Started") pulledOut(k, next, true);
    return send(k, f, 1, next, nt.IRP_MN_SURPRISE_REMOVAL);
  }
  return tellTree(k, f, 3, top.id, Event.removeComplete);
}

/** Who listens has been told, and may have closed its handles. */
function surpriseDone(k: Kernel, f: Offset, top: Devnode): Outcome {
  // REMOVE follows when the last handle to any device of the tree is closed.
  const all = subtree(k, top);
  if (all.some((node) => node.openHandles > 0)) {
    for (const node of all) if (node.status === "SurpriseRemoved") become(k, node, "RemovePendingCloses");
    return k.return32(f, nt.STATUS_SUCCESS);
  }
  k.setSlot(k.above(f), 0, top.id);
  k.setSlot(k.above(f), 1, 3);
  return k.callIndex(f, 2, k.routineIndex("PnpRemoveDevice"));
}

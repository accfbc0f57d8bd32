// The Plug and Play manager brings devices up: drivers loaded, AddDevice from the bottom up, START_DEVICE with resources, what the
// device says of itself, and then what it is a bus for; and stops them to start them again. Each runs as steps on a system thread.
import * as nt from "../constants.ts";
import { internal, type Outcome } from "../ddi.ts";
import { pulledOut } from "../hw/reach.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { release } from "../mm/pool.ts";
import { checkAttached } from "../verifier/attached.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import { checkCapabilities } from "../verifier/capabilities.ts";
import { stopWithFinding, verify } from "../verifier/stop.ts";
import {
  answer,
  become,
  driversOf,
  isLost,
  mustSucceed,
  nodeOf,
  pointers,
  send,
  unknownCapabilities,
} from "./devnode.ts";
import { writeResources } from "./requirements.ts";
import { createPdo } from "./root-bus.ts";
import type { Devnode } from "./state.ts";

/**
 * Slots: 0 devnode; 1 driver next to add; 2 status to end with; 3 request; 4, 5 resource lists; 6 whether it had been started before; 7 whether only its drivers are
 * added.
 * Result: status.
 */
export const startDevice = internal("PnpStartDevice", 9, (k, f, step) => {
  const node = nodeOf(k, f);
  switch (step) {
    case 0:
      if (node.status === "Started") return k.return32(f, nt.STATUS_SUCCESS);
      // Its drivers are still there and on their way out.
      if (node.status === "QueryRemoved" || isLost(node)) return k.return32(f, nt.STATUS_INVALID_DEVICE_REQUEST);
      if (node.status === "Removed" && !prepareAgain(k, node)) return k.return32(f, nt.STATUS_NO_SUCH_DEVICE);
      k.setSlot(f, 6, node.status === "Stopped" ? 1 : 0);
      if (node.status === "Stopped" || node.status === "DriversAdded") return assign(k, f, node);
      return addNext(k, f, node);
    case 1:
      return callAddDevice(k, f, node);
    case 2:
      return addDeviceReturned(k, f, node);
    case 3: {
      const status = answer(k, f)?.status ?? nt.STATUS_UNSUCCESSFUL;
      for (const slot of [4, 5]) if (k.slotU32(f, slot) !== 0) release(k, k.slotU32(f, slot));
      if (!nt.ntSuccess(status))
        return k.slotU32(f, 6) === 1 ? restartFailed(k, f, node, status) : giveUp(k, f, node, status);
      become(k, node, "Started");
      // A device that was stopped to make room is not asked again what it is.
      return k.slotU32(f, 6) === 1 ? enumerate(k, f, node) : queryCapabilities(k, f, node);
    }
    case 4:
      answer(k, f);
      checkCapabilities(k, node, k.slotU32(f, 4));
      release(k, k.slotU32(f, 4));
      return send(k, f, 5, node, nt.IRP_MN_QUERY_PNP_DEVICE_STATE);
    case 5: {
      const reply = answer(k, f);
      if (reply !== undefined && nt.ntSuccess(reply.status)) node.deviceState = reply.information;
      return enumerate(k, f, node);
    }
    case 6:
      return k.return32(f, nt.STATUS_SUCCESS);
    case 7: {
      const status = k.result32(f);
      if (!nt.ntSuccess(status))
        return k.slotU32(f, 6) === 1 ? restartFailed(k, f, node, status) : giveUp(k, f, node, status);
      return start(k, f, node);
    }
    case 9:
      return k.return32(f, k.slotU32(f, 2));
    default:
      // The stack that could not be started has been told to go.
      answer(k, f);
      become(k, node, "Failed");
      return k.return32(f, k.slotU32(f, 2));
  }
});

/** A device that was removed and is started again: the root bus reports a fresh PDO, another bus must still have the old one. */
function prepareAgain(k: Kernel, node: Devnode): boolean {
  const bus = k.state.devnodes[node.parent];
  if (bus === undefined) createPdo(k, node);
  else if (isLost(bus)) return false;
  else if (k.state.devices.get(node.pdo)?.deleted === false) become(k, node, "Initialized");
  else return false;
  return node.pdo !== 0;
}

function addNext(k: Kernel, f: Offset, node: Devnode): Outcome {
  if (k.slotU32(f, 1) === 0) pulledOut(k, node, false);
  const name = driversOf(node)[k.slotU32(f, 1)];
  if (name === undefined) {
    become(k, node, "DriversAdded");
    return k.slotU32(f, 7) === 1 ? k.return32(f, nt.STATUS_SUCCESS) : assign(k, f, node);
  }
  k.setSlot(k.above(f), 0, k.driverIndex(name));
  return k.callIndex(f, 1, k.routineIndex("IopLoadDriver"));
}

function callAddDevice(k: Kernel, f: Offset, node: Devnode): Outcome {
  const status = k.result32(f);
  if (!nt.ntSuccess(status)) return giveUp(k, f, node, status);
  const name = driversOf(node)[k.slotU32(f, 1)] ?? "";
  const driver = k.state.drivers.get(name);
  const extension = driver === undefined ? 0 : k.pointerOr0(driver.object + k.s.DRIVER_OBJECT.DriverExtension);
  const add = extension === 0 ? 0 : k.pointerOr0(extension + k.s.DRIVER_EXTENSION.AddDevice);
  if (driver === undefined || add === 0) {
    const message = `${name} has set no AddDevice routine in DriverObject->DriverExtension: it cannot drive ${node.instance}.`;
    return stopWithFinding(k, undefined, "verifier:pnp", message);
  }
  const callee = k.above(f);
  k.setArgPointer(callee, 0, driver.object);
  k.setArgPointer(callee, 1, node.pdo);
  k.log({
    kind: "addDevice",
    driver: name,
    device: node.pdo,
    deviceName: k.nameOf(node.pdo),
    text: "AddDevice called",
  });
  return k.call(f, 2, k.functionOr(f, add));
}

function addDeviceReturned(k: Kernel, f: Offset, node: Devnode): Outcome {
  const name = driversOf(node)[k.slotU32(f, 1)] ?? "";
  const status = k.result32(f);
  checkAfterCallback(k, f, "AddDevice routine", 0);
  k.log({
    kind: "addDevice",
    driver: name,
    operands: [status],
    device: node.pdo,
    deviceName: k.nameOf(node.pdo),
    text: "AddDevice",
  });
  if (!nt.ntSuccess(status)) return giveUp(k, f, node, status);
  // Not the PDO, which is its bus's and had been reported before, also if that is the same driver.
  const above = (at: Offset) => k.pointerOr0(at + k.s.DEVICE_OBJECT.AttachedDevice);
  for (let at = above(node.pdo); at !== 0; at = above(at)) {
    if (k.driverOf(at) !== name) continue;
    if ((k.m.u32(at + k.s.DEVICE_OBJECT.Flags) & nt.DO_DEVICE_INITIALIZING) !== 0) {
      const message = `${name}'s AddDevice returned ${k.statusName(status)} without clearing DO_DEVICE_INITIALIZING of ${k.nameOf(at)}: nobody can attach to it or open it.`;
      verify(k, undefined, "verifier:pnp", message, 0xc9, [0x243n, 0n, 0n, k.address(at)]);
    }
    checkAttached(k, node, name, at);
  }
  k.setSlot(f, 1, k.slotU32(f, 1) + 1);
  return addNext(k, f, node);
}

function assign(k: Kernel, f: Offset, node: Devnode): Outcome {
  const callee = k.above(f);
  for (let i = 0; i < 8; i++) k.setSlot(callee, i, 0);
  k.setSlot(callee, 0, node.id);
  return k.callIndex(f, 7, k.routineIndex("PnpAssignResources"));
}

function start(k: Kernel, f: Offset, node: Devnode): Outcome {
  const bus = node.filtered ?? { interfaceType: 0, busNumber: 0 };
  const raw = writeResources(k, node.resources, bus, false);
  const translated = writeResources(k, node.resources, bus, true);
  k.setSlot(f, 4, raw);
  k.setSlot(f, 5, translated);
  become(k, node, "ResourcesAssigned");
  return send(k, f, 3, node, nt.IRP_MN_START_DEVICE, pointers(k.address(raw), k.address(translated)));
}

/** Whatever the device is a bus for is found now. */
function enumerate(k: Kernel, f: Offset, node: Devnode): Outcome {
  k.setSlot(k.above(f), 0, node.id);
  return k.callIndex(f, 6, k.routineIndex("PnpEnumerate"));
}

/** A device that has been started before may have handles: it goes as if it had been pulled out. */
function restartFailed(k: Kernel, f: Offset, node: Devnode, status: number): Outcome {
  k.setSlot(f, 2, status);
  k.log({ kind: "devnode", device: node.pdo, text: `${node.instance} does not start again: ${k.statusName(status)}` });
  become(k, node, "Stopped");
  k.setSlot(k.above(f), 0, node.id);
  return k.callIndex(f, 9, k.routineIndex("PnpSurpriseRemoval"));
}

function queryCapabilities(k: Kernel, f: Offset, node: Devnode): Outcome {
  const at = unknownCapabilities(k);
  k.setSlot(f, 4, at);
  return send(k, f, 4, node, nt.IRP_MN_QUERY_CAPABILITIES, pointers(k.address(at)));
}

/** Whoever was added is told to remove the device again. */
function giveUp(k: Kernel, f: Offset, node: Devnode, status: number): Outcome {
  k.setSlot(f, 2, status);
  if (k.slotU32(f, 7) === 1) node.failedWith = status;
  k.log({
    kind: "devnode",
    device: node.pdo,
    deviceName: k.nameOf(node.pdo),
    text: `${node.instance} failed: ${k.statusName(status)}`,
  });
  return send(k, f, 8, node, nt.IRP_MN_REMOVE_DEVICE);
}

/** Slots: 0 devnode; 1 mode: 0 stop, 1 stop and start again; 3 request. */
export const stopDevice = internal("PnpStopDevice", 6, (k, f, step) => {
  const node = nodeOf(k, f);
  switch (step) {
    case 0:
      if (node.status !== "Started") return k.return32(f, nt.STATUS_INVALID_DEVICE_REQUEST);
      return send(k, f, 1, node, nt.IRP_MN_QUERY_STOP_DEVICE);
    case 1: {
      const status = answer(k, f)?.status ?? nt.STATUS_UNSUCCESSFUL;
      if (!nt.ntSuccess(status)) {
        k.setSlot(f, 2, status);
        return send(k, f, 2, node, nt.IRP_MN_CANCEL_STOP_DEVICE);
      }
      become(k, node, "QueryStopped");
      // The bus's way to say that the device needs something else from now on.
      if (status === nt.STATUS_RESOURCE_REQUIREMENTS_CHANGED) {
        k.setSlot(k.above(f), 0, node.id);
        return k.callIndex(f, 5, k.routineIndex("PnpQueryRequirements"));
      }
      return send(k, f, 3, node, nt.IRP_MN_STOP_DEVICE);
    }
    case 5:
      return send(k, f, 3, node, nt.IRP_MN_STOP_DEVICE);
    case 2:
      mustSucceed(k, node, "IRP_MN_CANCEL_STOP_DEVICE", answer(k, f));
      return k.return32(f, k.slotU32(f, 2));
    case 3: {
      const status = mustSucceed(k, node, "IRP_MN_STOP_DEVICE", answer(k, f));
      become(k, node, "Stopped");
      if (k.slotU32(f, 1) === 0) return k.return32(f, status);
      k.setSlot(k.above(f), 0, node.id);
      k.setSlot(k.above(f), 1, 0);
      return k.callIndex(f, 4, k.routineIndex("PnpStartDevice"));
    }
    default:
      return k.return32(f, k.result32(f));
  }
});

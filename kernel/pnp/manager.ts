// The Plug and Play manager: brings devices up (drivers loaded, AddDevice from the bottom up, START_DEVICE with resources) and down
// (query-remove, remove, surprise removal, stop), one documented sequence a routine. Each runs as steps on a system thread.
import * as nt from "../constants.ts";
import { internal, type Outcome } from "../ddi.ts";
import { deleteDevice, topOfStack } from "../io/device.ts";
import { newRequest } from "../io/request.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import type { Devnode, DevnodeStatus, Request } from "../state.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { resourceLists } from "./resources.ts";
import { createPdo } from "./root-bus.ts";

const busRelations = 0;

function nodeOf(k: Kernel, f: Offset): Devnode {
  const node = k.state.devnodes[k.slotU32(f, 0)];
  if (node === undefined) throw new Error("a Plug and Play routine was started for a device that does not exist");
  return node;
}

function become(k: Kernel, node: Devnode, status: DevnodeStatus): void {
  if (node.status === status) return;
  node.status = status;
  k.log({ kind: "devnode", device: node.pdo, deviceName: k.nameOf(node.pdo), text: `${node.instance}: ${status}` });
}

/** Sends a PnP request to the top of the stack, and goes on at `next`. Slot 3 keeps the request. */
function send(
  k: Kernel,
  f: Offset,
  next: number,
  node: Devnode,
  minor: number,
  parameters: Uint8Array = new Uint8Array(0),
): Outcome {
  const request = newRequest(k, {
    device: topOfStack(k, node.pdo),
    title: `${k.names.minor(nt.IRP_MJ_PNP, minor)} of ${node.instance}`,
    major: nt.IRP_MJ_PNP,
    minor,
    parameters,
    initialStatus: nt.STATUS_NOT_SUPPORTED,
  });
  k.setSlot(f, 3, request.id);
  k.setSlot(k.above(f), 0, request.id);
  return k.callIndex(f, next, k.routineIndex("IopSendRequest"));
}

function answer(k: Kernel, f: Offset): Request | undefined {
  const id = k.slotU32(f, 3);
  const request = k.state.requests.get(id);
  k.state.requests.delete(id);
  return request;
}

function pointers(...values: readonly bigint[]): Uint8Array {
  const bytes = new Uint8Array(32);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) view.setBigUint64(8 * i, value, true);
  return bytes;
}

const driversOf = (node: Devnode): readonly string[] => [...node.lowerFilters, node.driver, ...node.upperFilters];

/** Slots: 0 devnode; 1 driver next to add; 2 status to end with; 3 request; 4, 5 resource lists. Result: status. */
export const startDevice = internal("PnpStartDevice", 7, (k, f, step) => {
  const node = nodeOf(k, f);
  switch (step) {
    case 0:
      if (node.status === "Started") return k.return32(f, nt.STATUS_SUCCESS);
      if (node.status === "Removed") createPdo(k, node);
      if (node.status === "Stopped" || node.status === "DriversAdded") return start(k, f, node);
      return addNext(k, f, node);
    case 1:
      return callAddDevice(k, f, node);
    case 2:
      return addDeviceReturned(k, f, node);
    case 3: {
      const status = answer(k, f)?.status ?? nt.STATUS_UNSUCCESSFUL;
      for (const slot of [4, 5]) if (k.slotU32(f, slot) !== 0) release(k, k.slotU32(f, slot));
      if (!nt.ntSuccess(status)) return giveUp(k, f, node, status);
      become(k, node, "Started");
      return queryCapabilities(k, f, node);
    }
    case 4:
      answer(k, f);
      release(k, k.slotU32(f, 4));
      return send(k, f, 5, node, nt.IRP_MN_QUERY_PNP_DEVICE_STATE);
    case 5: {
      const reply = answer(k, f);
      if (reply !== undefined && nt.ntSuccess(reply.status)) node.deviceState = reply.information;
      return send(k, f, 6, node, nt.IRP_MN_QUERY_DEVICE_RELATIONS, pointers(BigInt(busRelations)));
    }
    case 6: {
      const reply = answer(k, f);
      const at = reply === undefined || !nt.ntSuccess(reply.status) ? 0 : k.kernelOffset(reply.informationPointer);
      if (at !== 0) release(k, at);
      return k.return32(f, nt.STATUS_SUCCESS);
    }
    default:
      // The stack that could not be started has been told to go.
      answer(k, f);
      become(k, node, "Failed");
      return k.return32(f, k.slotU32(f, 2));
  }
});

function addNext(k: Kernel, f: Offset, node: Devnode): Outcome {
  const name = driversOf(node)[k.slotU32(f, 1)];
  if (name === undefined) {
    become(k, node, "DriversAdded");
    return start(k, f, node);
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
  for (let at = node.pdo; at !== 0; at = k.pointerOr0(at + k.s.DEVICE_OBJECT.AttachedDevice)) {
    if (k.driverOf(at) !== name) continue;
    if ((k.m.u32(at + k.s.DEVICE_OBJECT.Flags) & nt.DO_DEVICE_INITIALIZING) !== 0) {
      const message = `${name}'s AddDevice returned ${k.statusName(status)} without clearing DO_DEVICE_INITIALIZING of ${k.nameOf(at)}: nobody can attach to it or open it.`;
      return stopWithFinding(k, undefined, "verifier:pnp", message);
    }
  }
  k.setSlot(f, 1, k.slotU32(f, 1) + 1);
  return addNext(k, f, node);
}

function start(k: Kernel, f: Offset, node: Devnode): Outcome {
  const lists = resourceLists(k, node);
  k.setSlot(f, 4, lists.raw);
  k.setSlot(f, 5, lists.translated);
  become(k, node, "ResourcesAssigned");
  return send(k, f, 3, node, nt.IRP_MN_START_DEVICE, pointers(k.address(lists.raw), k.address(lists.translated)));
}

function queryCapabilities(k: Kernel, f: Offset, node: Devnode): Outcome {
  const layout = k.s.DEVICE_CAPABILITIES;
  const at = allocate(k, { size: layout.size, tag: "PnpC", what: "DEVICE_CAPABILITIES", zero: true });
  k.m.setU16(at + layout.Size, layout.size);
  k.m.setU16(at + layout.Version, 1);
  k.m.setU32(at + layout.Address, 0xffff_ffff);
  k.m.setU32(at + layout.UINumber, 0xffff_ffff);
  k.setSlot(f, 4, at);
  return send(k, f, 4, node, nt.IRP_MN_QUERY_CAPABILITIES, pointers(k.address(at)));
}

/** Whoever was added is told to remove the device again. */
function giveUp(k: Kernel, f: Offset, node: Devnode, status: number): Outcome {
  k.setSlot(f, 2, status);
  k.log({
    kind: "devnode",
    device: node.pdo,
    deviceName: k.nameOf(node.pdo),
    text: `${node.instance} failed: ${k.statusName(status)}`,
  });
  return send(k, f, 7, node, nt.IRP_MN_REMOVE_DEVICE);
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
      return send(k, f, 3, node, nt.IRP_MN_STOP_DEVICE);
    }
    case 2:
      answer(k, f);
      return k.return32(f, k.slotU32(f, 2));
    case 3: {
      const status = answer(k, f)?.status ?? nt.STATUS_SUCCESS;
      become(k, node, "Stopped");
      if (k.slotU32(f, 1) === 0) return k.return32(f, mustSucceed(k, node, "IRP_MN_STOP_DEVICE", status));
      k.setSlot(k.above(f), 0, node.id);
      k.setSlot(k.above(f), 1, 0);
      return k.callIndex(f, 4, k.routineIndex("PnpStartDevice"));
    }
    default:
      return k.return32(f, k.result32(f));
  }
});

function mustSucceed(k: Kernel, node: Devnode, name: string, status: number): number {
  if (nt.ntSuccess(status)) return status;
  const message = `${name} of ${node.instance} was completed with ${k.statusName(status)}; a driver must not fail it.`;
  return stopWithFinding(k, undefined, "verifier:pnp", message);
}

/** Slots: 0 devnode; 1 mode: 0 query and remove, 1 query only, 2 cancel, 3 remove only; 2 status; 3 request; 4 driver to unload. */
export const removeDevice = internal("PnpRemoveDevice", 7, (k, f, step) => {
  const node = nodeOf(k, f);
  const mode = k.slotU32(f, 1);
  switch (step) {
    case 0:
      if (node.status === "Removed" || node.status === "Initialized") return k.return32(f, nt.STATUS_NO_SUCH_DEVICE);
      if (mode === 2) return send(k, f, 4, node, nt.IRP_MN_CANCEL_REMOVE_DEVICE);
      if (mode === 3 || node.status === "Failed" || node.status === "QueryRemoved") return remove(k, f, node);
      if (node.status !== "Started" && node.status !== "Stopped")
        return k.return32(f, nt.STATUS_INVALID_DEVICE_REQUEST);
      return send(k, f, 1, node, nt.IRP_MN_QUERY_REMOVE_DEVICE);
    case 1: {
      let status = answer(k, f)?.status ?? nt.STATUS_UNSUCCESSFUL;
      if (nt.ntSuccess(status) && node.openHandles > 0) {
        k.log({
          kind: "devnode",
          device: node.pdo,
          text: `${node.instance}: removal refused, ${node.openHandles} handles are open`,
        });
        status = nt.STATUS_UNSUCCESSFUL;
      }
      if (!nt.ntSuccess(status)) {
        k.setSlot(f, 2, status);
        return send(k, f, 4, node, nt.IRP_MN_CANCEL_REMOVE_DEVICE);
      }
      become(k, node, "QueryRemoved");
      return mode === 1 ? k.return32(f, nt.STATUS_SUCCESS) : remove(k, f, node);
    }
    case 2: {
      const status = answer(k, f)?.status ?? nt.STATUS_SUCCESS;
      mustSucceed(k, node, "IRP_MN_REMOVE_DEVICE", status);
      finishRemoval(k, node);
      return unloadNext(k, f, node);
    }
    case 3:
      k.setSlot(f, 4, k.slotU32(f, 4) + 1);
      return unloadNext(k, f, node);
    default:
      // The removal was called off.
      answer(k, f);
      if (node.status === "QueryRemoved") become(k, node, "Started");
      return k.return32(f, k.slotU32(f, 2));
  }
});

function remove(k: Kernel, f: Offset, node: Devnode): Outcome {
  return send(k, f, 2, node, nt.IRP_MN_REMOVE_DEVICE);
}

/** The stack must have been taken down; the bus driver's PDO goes last. */
function finishRemoval(k: Kernel, node: Devnode): void {
  const above = k.pointerOr0(node.pdo + k.s.DEVICE_OBJECT.AttachedDevice);
  if (above !== 0) {
    const message = `After IRP_MN_REMOVE_DEVICE ${k.nameOf(above)} of ${k.driverOf(above)} is still attached to ${node.instance}'s PDO: IoDetachDevice and IoDeleteDevice are missing.`;
    stopWithFinding(k, undefined, "verifier:pnp", message);
  }
  for (const entry of k.state.interfaces) {
    if (entry.pdo === node.pdo && entry.enabled) {
      const message = `After IRP_MN_REMOVE_DEVICE the device interface ${entry.link} is still enabled: IoSetDeviceInterfaceState(…, FALSE) is missing.`;
      stopWithFinding(k, undefined, "verifier:pnp", message);
    }
  }
  deleteDevice(k, node.pdo);
  become(k, node, "Removed");
}

/** Drivers without any device left are unloaded, the uppermost first. */
function unloadNext(k: Kernel, f: Offset, node: Devnode): Outcome {
  const names = [...driversOf(node)].reverse();
  for (let i = k.slotU32(f, 4); i < names.length; i++) {
    const driver = k.state.drivers.get(names[i] ?? "");
    if (driver === undefined || driver.state !== "loaded") continue;
    const used = [...k.state.devices.values()].some((device) => device.driver === driver.name && !device.deleted);
    const unloadable = k.pointerOr0(driver.object + k.s.DRIVER_OBJECT.DriverUnload) !== 0;
    if (used || !unloadable) continue;
    k.setSlot(f, 4, i);
    k.setSlot(k.above(f), 0, k.driverIndex(driver.name));
    return k.callIndex(f, 3, k.routineIndex("IopUnloadDriver"));
  }
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** Slots: 0 devnode; 3 request. The hardware is gone: REMOVE follows when the last handle is closed. */
export const surpriseRemoval = internal("PnpSurpriseRemoval", 6, (k, f, step) => {
  const node = nodeOf(k, f);
  switch (step) {
    case 0:
      if (node.status !== "Started" && node.status !== "Stopped")
        return k.return32(f, nt.STATUS_INVALID_DEVICE_REQUEST);
      return send(k, f, 1, node, nt.IRP_MN_SURPRISE_REMOVAL);
    case 1: {
      const status = answer(k, f)?.status ?? nt.STATUS_SUCCESS;
      mustSucceed(k, node, "IRP_MN_SURPRISE_REMOVAL", status);
      become(k, node, "SurpriseRemoved");
      if (node.openHandles > 0) {
        become(k, node, "RemovePendingCloses");
        return k.return32(f, nt.STATUS_SUCCESS);
      }
      k.setSlot(k.above(f), 0, node.id);
      k.setSlot(k.above(f), 1, 3);
      k.setSlot(k.above(f), 4, 0);
      return k.callIndex(f, 2, k.routineIndex("PnpRemoveDevice"));
    }
    default:
      return k.return32(f, k.result32(f));
  }
});

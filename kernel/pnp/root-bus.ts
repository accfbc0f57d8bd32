// The virtual root bus: it enumerates the scenario's devices, owns their physical device objects and answers the PnP and power
// requests that reach the bottom of their stacks, as a bus driver must: unknown ones are completed with the status they came with.

import * as nt from "../constants.ts";
import { internal } from "../ddi.ts";
import { setRegistryValue } from "../ex/registry-store.ts";
import { makeBuiltInDriver } from "../io/built-in-driver.ts";
import { createDevice, referenceDevice } from "../io/device.ts";
import { completeWith, currentLocation, setStatus } from "../io/irp.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { holdForAsker } from "../ob/held.ts";
import { armWake } from "../po/wake.ts";
import { writeUtf16 } from "../rtl/unicode.ts";
import { abortUsb, plugUsb, usbControl } from "../usb/bus.ts";
import { makeUsbDevice } from "../usb/device.ts";
import { recordFinding } from "../verifier/stop.ts";
import { accessConfig, giveInterface } from "./config-space.ts";
import { hardwareKey } from "./properties.ts";
import { describeResource, readResources, writeRequirements, writeResources } from "./requirements.ts";
import { requirementsOfHardware, unknownToBus } from "./resources.ts";
import type { Devnode } from "./state.ts";
import { addDevnode, nameDevnode, setInstance } from "./tree.ts";

/** GUID_BUS_TYPE_PCI, PCIBus. */
const pciBus = { guid: "c8ebdfb0-b510-11d0-80e5-00a0c92542e3", interfaceType: 5, number: 0 };
export const rootDriver = "ringside-root";

/** The bus driver's driver object and, on it, a PDO for each device of the scenario. */
export function createRootBus(k: Kernel): void {
  makeBuiltInDriver(k, rootDriver, "\\Driver\\RingsideRoot", "RootBusDispatch");
  const counts = new Map<string, number>();
  for (const device of k.scenario.devices ?? []) {
    const hardwareId = device.hardwareId ?? `ROOT\\${device.driver.toUpperCase()}`;
    const stem = /^ROOT\\/i.test(hardwareId)
      ? hardwareId.toUpperCase()
      : `ROOT\\${hardwareId.replaceAll("\\", "_").toUpperCase()}`;
    const number = counts.get(stem) ?? 0;
    const isOnPci = k.scenario.hardware?.find(({ name }) => name === device.hardware)?.config !== undefined;
    counts.set(stem, number + 1);
    const node = addDevnode(k, {
      parent: -1,
      instance: `${stem}\\${String(number).padStart(4, "0")}`,
      hardwareId,
      hardwareIds: [hardwareId],
      description: device.description ?? device.name,
      location: "Virtual root bus",
      bus: isOnPci ? pciBus : { guid: "d4d8a2c1-4f5b-4a0e-9e0b-1c6a0d0f7e52", interfaceType: 0, number: 0 },
      address: 0,
      driver: device.driver,
      lowerFilters: device.lowerFilters ?? [],
      upperFilters: device.upperFilters ?? [],
      hardware: device.hardware,
      powerRail: device.powerRail,
      requirements: requirementsOfHardware(k, device.hardware),
    });
    setInstance(k, node, node.instance);
    nameDevnode(k, node, device.name);
    for (const [name, value] of Object.entries(device.parameters ?? {}))
      setRegistryValue(k, hardwareKey(node), name, value);
    if (device.usb !== undefined) k.state.usbDevices.set(node.id, makeUsbDevice(device.usb));
    createPdo(k, node);
  }
}

/** Device found (again): a fresh PDO, as after a removal. */
export function createPdo(k: Kernel, node: Devnode): void {
  const driver = k.state.drivers.get(rootDriver);
  if (driver === undefined) return;
  const name = `\\Device\\${(node.id + 1).toString(16).padStart(8, "0")}`;
  const at = createDevice(k, {
    driver: rootDriver,
    driverObject: driver.object,
    extension: 0,
    name,
    type: 4,
    characteristics: 0x80,
    exclusive: false,
  });
  const flags = at + k.s.DEVICE_OBJECT.Flags;
  k.m.setU32(flags, (k.m.u32(flags) & ~nt.DO_DEVICE_INITIALIZING) | nt.DO_BUS_ENUMERATED_DEVICE);
  const device = k.state.devices.get(at);
  if (device !== undefined) device.devnode = node.id;
  node.pdo = at;
  node.status = "Initialized";
  plugUsb(k, node);
  k.nameObject(at, `PDO of ${node.instance}`);
  k.log({ kind: "devnode", device: at, deviceName: k.nameOf(at), text: `${node.instance} found` });
}

/** Dispatch routine of the root bus for everything. Slots: 0 device, 1 IRP; 2 status. */
export const rootBusDispatch = internal("RootBusDispatch", 4, (k, f, step) => {
  if (step === 1) return k.return32(f, k.slotU32(f, 2));
  const device = k.argPointer(f, 0);
  const irp = k.argPointer(f, 1);
  const stack = currentLocation(k, irp);
  const node = k.state.devnodes[k.state.devices.get(device)?.devnode ?? -1];
  const before = k.m.u32(irp + k.s.IRP["IoStatus.Status"]);
  // Often a pointer: all of its bits stay if nothing is answered.
  const information = k.m.u64(irp + k.s.IRP["IoStatus.Information"]);
  if (node !== undefined && k.m.u8[stack] === nt.IRP_MJ_POWER && k.m.u8[stack + 1] === nt.IRP_MN_WAIT_WAKE) {
    const status = armWake(k, node, irp);
    if (status === nt.STATUS_PENDING) return k.return32(f, status);
    return completeWith(k, f, irp, status);
  }
  const usb = node === undefined ? undefined : usbControl(k, f, node, irp);
  if (usb === nt.STATUS_PENDING) return k.return32(f, usb);
  if (usb !== undefined) {
    setStatus(k, irp, usb, 0);
    return completeWith(k, f, irp, usb);
  }
  const answer = answerOf(k, node, irp, stack, before);
  setStatus(k, irp, answer.status, 0);
  if (answer.pointer !== undefined) k.setPointer(irp + k.s.IRP["IoStatus.Information"], answer.pointer);
  else
    k.m.setU64(
      irp + k.s.IRP["IoStatus.Information"],
      answer.information === undefined ? information : BigInt(answer.information),
    );
  return completeWith(k, f, irp, answer.status);
});

interface Answer {
  readonly status: number;
  readonly information?: number;
  readonly pointer?: Offset;
}

function answerOf(k: Kernel, node: Devnode | undefined, _irp: Offset, stack: Offset, before: number): Answer {
  const major = k.m.u8[stack] ?? 0;
  const minor = k.m.u8[stack + 1] ?? 0;
  if (major === nt.IRP_MJ_CREATE || major === nt.IRP_MJ_CLOSE || major === nt.IRP_MJ_CLEANUP)
    return { status: nt.STATUS_SUCCESS };
  if (major === nt.IRP_MJ_POWER && minor === nt.IRP_MN_POWER_SEQUENCE && node !== undefined)
    return powerSequence(k, node, stack);
  if (major === nt.IRP_MJ_POWER) return { status: minor === nt.IRP_MN_WAIT_WAKE ? before : nt.STATUS_SUCCESS };
  if (major === nt.IRP_MJ_SYSTEM_CONTROL) return { status: before };
  if (major !== nt.IRP_MJ_PNP || node === undefined)
    return { status: nt.STATUS_INVALID_DEVICE_REQUEST, information: 0 };
  switch (minor) {
    case nt.IRP_MN_START_DEVICE:
      checkGiven(k, node, stack);
      return { status: nt.STATUS_SUCCESS };
    case nt.IRP_MN_REMOVE_DEVICE:
    case nt.IRP_MN_SURPRISE_REMOVAL:
      abortUsb(k, node);
      return { status: nt.STATUS_SUCCESS };
    case nt.IRP_MN_QUERY_REMOVE_DEVICE:
    case nt.IRP_MN_CANCEL_REMOVE_DEVICE:
    case nt.IRP_MN_STOP_DEVICE:
    case nt.IRP_MN_QUERY_STOP_DEVICE:
    case nt.IRP_MN_CANCEL_STOP_DEVICE:
    case nt.IRP_MN_DEVICE_USAGE_NOTIFICATION:
      return { status: nt.STATUS_SUCCESS };
    case nt.IRP_MN_QUERY_CAPABILITIES:
      return capabilities(k, stack, before);
    case nt.IRP_MN_QUERY_RESOURCE_REQUIREMENTS: {
      const wanted = requirementsOfHardware(k, node.hardware);
      return wanted === undefined
        ? { status: before }
        : { status: nt.STATUS_SUCCESS, pointer: writeRequirements(k, wanted) };
    }
    case nt.IRP_MN_QUERY_RESOURCES: {
      const wanted = requirementsOfHardware(k, node.hardware);
      const [set] = wanted?.lists ?? [];
      const resources = (set ?? []).flatMap((group) => group.map((one) => ({ ...one, start: one.min })));
      const pointer = writeResources(k, resources, wanted ?? { interfaceType: 1, busNumber: 0 }, false);
      return pointer === 0 ? { status: before } : { status: nt.STATUS_SUCCESS, pointer };
    }
    case nt.IRP_MN_QUERY_ID:
      return queryId(k, node, k.m.u32(stack + k.s.IO_STACK_LOCATION["Parameters.QueryId.IdType"]), before);
    case nt.IRP_MN_QUERY_DEVICE_TEXT: {
      const type = k.m.u32(stack + k.s.IO_STACK_LOCATION["Parameters.QueryDeviceText.DeviceTextType"]);
      if (type !== 0) return { status: before };
      return { status: nt.STATUS_SUCCESS, pointer: text(k, `${node.description}\0`) };
    }
    case nt.IRP_MN_QUERY_DEVICE_RELATIONS:
      return targetRelation(
        k,
        node,
        k.m.u32(stack + k.s.IO_STACK_LOCATION["Parameters.QueryDeviceRelations.Type"]),
        before,
      );
    case nt.IRP_MN_READ_CONFIG:
    case nt.IRP_MN_WRITE_CONFIG:
      return accessConfig(k, node, stack, before);
    case nt.IRP_MN_QUERY_INTERFACE:
      return giveInterface(k, node, stack, before);
    default:
      return { status: before };
  }
}

/** How often the device has entered each lower state: its driver need not set it up anew if the count is the one that it remembers. */
function powerSequence(k: Kernel, node: Devnode, stack: Offset): Answer {
  const at = k.pointerOr0(stack + k.s.IO_STACK_LOCATION["Parameters.PowerSequence.PowerSequence"]);
  if (at === 0) return { status: nt.STATUS_INVALID_PARAMETER };
  const layout = k.s.POWER_SEQUENCE;
  const [d1, d2, d3] = node.powerSequence;
  k.m.setU32(at + layout.SequenceD1, d1);
  k.m.setU32(at + layout.SequenceD2, d2);
  k.m.setU32(at + layout.SequenceD3, d3);
  return { status: nt.STATUS_SUCCESS };
}

/** What a bus is given for a device at its start is out of what it has said that the device needs. */
function checkGiven(k: Kernel, node: Devnode, stack: Offset): void {
  const at = k.pointerOr0(stack + k.s.IO_STACK_LOCATION["Parameters.StartDevice.AllocatedResources"]);
  const given = at === 0 || !k.checks.pnp ? undefined : readResources(k, at, k.m.size);
  const unknown = given && unknownToBus(k, node, given);
  if (unknown === undefined) return;
  const message = `The start of ${node.instance} brings its bus ${describeResource(unknown)}, which the bus has never offered: who adds a requirement in IRP_MN_FILTER_RESOURCE_REQUIREMENTS takes what came of it out of both lists before it passes IRP_MN_START_DEVICE down.`;
  recordFinding(k, undefined, "verifier:pnp", message);
}

function capabilities(k: Kernel, stack: Offset, before: number): Answer {
  const at = k.pointerOr0(stack + k.s.IO_STACK_LOCATION["Parameters.DeviceCapabilities.Capabilities"]);
  const layout = k.s.DEVICE_CAPABILITIES;
  if (at === 0 || k.m.u16(at + layout.Version) !== 1 || k.m.u16(at + layout.Size) < layout.size)
    return { status: before };
  // Awake (S0) is D0; every other system state is D3.
  const states = [0, 1, 4, 4, 4, 4, 4];
  for (const [i, state] of states.entries()) k.m.setU32(at + layout.DeviceState + 4 * i, state);
  // Its devices can wake the machine from S3, and do so in D3.
  k.m.setU32(at + layout.SystemWake, 4);
  k.m.setU32(at + layout.DeviceWake, 4);
  return { status: nt.STATUS_SUCCESS };
}

function queryId(k: Kernel, node: Devnode, type: number, before: number): Answer {
  const instance = node.instance.slice(node.instance.lastIndexOf("\\") + 1);
  const device = node.instance.slice(0, node.instance.lastIndexOf("\\"));
  switch (type) {
    case 0:
      return { status: nt.STATUS_SUCCESS, pointer: text(k, `${device}\0`) };
    case 1:
      return { status: nt.STATUS_SUCCESS, pointer: text(k, `${node.hardwareId}\0\0`) };
    case 3:
      return { status: nt.STATUS_SUCCESS, pointer: text(k, `${instance}\0`) };
    default:
      return { status: before };
  }
}

/** A paged pool string that whoever asked must free. */
function text(k: Kernel, value: string): Offset {
  const at = allocate(k, { size: 2 * value.length, tag: "PnpS", paged: true, zero: true });
  writeUtf16(k, at, value);
  return at;
}

function targetRelation(k: Kernel, node: Devnode, type: number, before: number): Answer {
  const targetDeviceRelation = 4;
  if (type !== targetDeviceRelation) return { status: before };
  const layout = k.s.DEVICE_RELATIONS;
  const at = allocate(k, { size: layout.size, tag: "PnpR", paged: true, zero: true });
  k.m.setU32(at + layout.Count, 1);
  k.setPointer(at + layout.Objects, node.pdo);
  referenceDevice(k, node.pdo, 1);
  holdForAsker(k, node.pdo);
  return { status: nt.STATUS_SUCCESS, pointer: at };
}

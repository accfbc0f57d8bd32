// A bus is asked which devices it has: new ones are asked who they are and get the drivers that the scenario's "install" list names
// for their ids; those that are no longer reported have been pulled out, and are removed with all below them. The drivers of all new ones
// are added before the first of them is started, as Windows goes through its tree; that order is from memory.
// Wrong answers stop the machine with PNP_DETECTED_FATAL_ERROR (0xCA) as on Windows.

import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import { referenceDevice } from "../io/device.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { release } from "../mm/pool.ts";
import { guidText } from "../rtl/guid.ts";
import { utf16 } from "../rtl/unicode.ts";
import { stopWithBugcheck, verify } from "../verifier/stop.ts";
import { later } from "./action.ts";
import { takeRequirements } from "./assign.ts";
import { answer, become, isPresent, nodeOf, pointers, Relations, send, unknownCapabilities } from "./devnode.ts";
import { dropPdo } from "./remove.ts";
import { readResources } from "./requirements.ts";
import { Capability, type Devnode } from "./state.ts";
import {
  addDevnode,
  childrenOf,
  devnodeOfInstance,
  devnodeOfPdo,
  firstBehind,
  nameDevnode,
  setInstance,
} from "./tree.ts";

const fatalError = 0xca;
/** First parameters of the bugcheck. */
const Fatal = { duplicate: 1, notPdo: 2, invalidId: 3, deleted: 4, freed: 5 } as const;
/** BUS_QUERY_ID_TYPE and DEVICE_TEXT_TYPE. */
const Id = { device: 0, hardware: 1, compatible: 2, instance: 3, container: 5 } as const;
const Text = { description: 0, location: 1 } as const;
const longestId = 200;
const englishUs = 0x409;
/** Numbers of questions. */
const asks = { container: 7, bus: 8, resources: 9, requirements: 10, enumerated: 11 } as const;
const mostChildren = 0x1_0000;
/** Children that are gone are removed, new ones asked and given drivers, those that have some started. */
const Phase = { gone: 0, fresh: 1, start: 2 } as const;
/** What a child's drivers are called for, in PnpStartDevice's slot 7. */
const addOnly = 1;

/**
 * Slots: 0 devnode of the bus; 1 child under way, or while those that are gone are gone through the place among its siblings; 2 its
 * question; 3 request; 4 DEVICE_CAPABILITIES; 5 the phase. The questions to a child are asked one after the other; when all are answered
 * its drivers are added.
 */
export const enumerateBus = internal("PnpEnumerate", 6, (k, f, step) => {
  const bus = nodeOf(k, f);
  const child = k.state.devnodes[k.slotU32(f, 1)];
  switch (step) {
    case 0:
      return begin(k, f, bus);
    case 1: {
      const reply = answer(k, f);
      if (reply !== undefined && nt.ntSuccess(reply.status))
        report(k, f, bus, k.kernelOffset(reply.informationPointer));
      return next(k, f, bus);
    }
    case 2: {
      const reply = answer(k, f);
      const at = reply === undefined || !nt.ntSuccess(reply.status) ? 0 : k.kernelOffset(reply.informationPointer);
      if (child === undefined) return next(k, f, bus);
      take(k, f, child, k.slotU32(f, 2), at);
      if (child.status === "Failed") return next(k, f, bus);
      k.setSlot(f, 2, k.slotU32(f, 2) + 1);
      return question(k, f, bus, child);
    }
    default:
      // A child was added, started or removed: whether that succeeded is told by its state.
      return next(k, f, bus);
  }
});

/** The next child that is gone, then the next that is new, then the next to start; if there is none, the bus is done, unless it shall be asked again. */
function next(k: Kernel, f: Offset, bus: Devnode): Outcome {
  const bare = (node: Devnode) => node.status === "Removed" || node.status === "Initialized";
  if (k.slotU32(f, 5) === Phase.gone) {
    const from = k.slotU32(f, 1);
    const gone = bus.children
      .slice(from)
      .flatMap((id) => k.state.devnodes[id] ?? [])
      .find((node) => !node.reported && (isPresent(node) || bare(node)));
    if (gone !== undefined) {
      k.setSlot(f, 1, bus.children.indexOf(gone.id, from));
      k.setSlot(k.above(f), 0, gone.id);
      return k.callIndex(f, 3, k.routineIndex(bare(gone) ? "PnpForget" : "PnpSurpriseRemoval"));
    }
    k.setSlot(f, 5, Phase.fresh);
    k.setSlot(f, 1, 0);
  }
  if (k.slotU32(f, 5) === Phase.fresh) {
    const fresh = findIn(k, bus, "Uninitialized", k.slotU32(f, 1));
    if (fresh !== undefined) {
      k.setSlot(f, 1, fresh.id);
      k.setSlot(f, 2, 0);
      return question(k, f, bus, fresh);
    }
    k.setSlot(f, 5, Phase.start);
    k.setSlot(f, 1, 0);
  }
  const added = findIn(k, bus, "DriversAdded", k.slotU32(f, 1));
  if (added !== undefined) {
    k.setSlot(f, 1, added.id);
    return bringUp(k, f, added, 0);
  }
  const again = bus.enumeration === "again";
  bus.enumeration = "idle";
  return again ? begin(k, f, bus) : k.return32(f, nt.STATUS_SUCCESS);
}

/** The first child behind the one with that id that is in a state and still there. */
function findIn(k: Kernel, bus: Devnode, status: Devnode["status"], after: number): Devnode | undefined {
  for (let i = firstBehind(bus.children, after); i < bus.children.length; i++) {
    const child = k.state.devnodes[bus.children[i] ?? -1];
    if (child?.status === status && child.reported) return child;
  }
  return undefined;
}

/** Asks the bus, if nobody else is at it. */
function begin(k: Kernel, f: Offset, bus: Devnode): Outcome {
  if (bus.status !== "Started") return k.return32(f, nt.STATUS_SUCCESS);
  if (bus.enumeration !== "idle") {
    bus.enumeration = "again";
    return k.return32(f, nt.STATUS_SUCCESS);
  }
  bus.enumeration = "underWay";
  k.setSlot(f, 1, 0);
  k.setSlot(f, 5, 0);
  return send(k, f, 1, bus, nt.IRP_MN_QUERY_DEVICE_RELATIONS, pointers(BigInt(Relations.bus)));
}

/** The bus's answer, a DEVICE_RELATIONS in pool; each object in it has been referenced for us. */
function report(k: Kernel, f: Offset, bus: Devnode, at: Offset): void {
  for (const child of childrenOf(k, bus)) child.reported = false;
  if (at === 0) return;
  const layout = k.s.DEVICE_RELATIONS;
  const size = k.state.pool.blocks.get(at)?.size ?? 0;
  const count = Math.min(k.m.u32(at + layout.Count), Math.floor((size - layout.Objects) / 8), mostChildren);
  for (let i = 0; i < count; i++) {
    const pdo = k.pointerOr0(at + layout.Objects + 8 * i);
    const device = k.state.devices.get(pdo);
    if (device === undefined) {
      fatal(
        k,
        f,
        Fatal.notPdo,
        pdo,
        `${k.driverOf(bus.pdo)} reports ${k.hex(pdo)} as a child of ${bus.instance}, which is no device object.`,
      );
    }
    if (device.deleted) {
      fatal(
        k,
        f,
        Fatal.deleted,
        pdo,
        `A child of ${bus.instance} is reported whose PDO ${k.hex(pdo)} has been deleted.`,
      );
    }
    if (device.below !== 0) {
      const message = `${k.driverOf(bus.pdo)} reports ${k.nameOf(pdo)} as a child of ${bus.instance}, which is attached to ${k.nameOf(device.below)}: only PDOs, the lowest of their stacks, are reported.`;
      verify(k, f, "verifier:pnp", message, 0xc9, [0x248n, 0n, 0n, k.address(pdo)]);
    }
    const known = devnodeOfPdo(k, pdo);
    if (known?.reported === true) {
      fatal(k, f, Fatal.duplicate, pdo, `${known.instance}'s PDO ${k.hex(pdo)} is reported twice.`, pdo);
    }
    if (known !== undefined) {
      // The tree holds one reference to each PDO, however often it is reported.
      if (k.m.i32(pdo + k.s.DEVICE_OBJECT.ReferenceCount) <= 0) {
        const message = `The bus relations of ${bus.instance} list ${k.nameOf(pdo)} without a reference for it: Plug and Play gives one back for each device in the list. Call ObReferenceObject for each.`;
        stopWithBugcheck(k, undefined, 0x18, [0n, k.address(pdo), 2n, 0n], message);
      }
      referenceDevice(k, pdo, -1);
      known.reported = true;
      continue;
    }
    const child = addDevnode(k, { parent: bus.id, instance: "", pdo });
    child.instance = `child ${child.id} of ${bus.instance}`;
    device.devnode = child.id;
    const flags = pdo + k.s.DEVICE_OBJECT.Flags;
    k.m.setU32(flags, k.m.u32(flags) | nt.DO_BUS_ENUMERATED_DEVICE);
  }
  release(k, at);
}

function fatal(k: Kernel, f: Offset, what: number, pdo: Offset, message: string, other = 0): never {
  const parameters = [BigInt(what), k.address(pdo), other === 0 ? 0n : k.address(other), 0n] as const;
  return stopWithBugcheck(k, f, fatalError, parameters, message);
}

/** What a child is asked, in this order; then it is given its drivers. */
function question(k: Kernel, f: Offset, bus: Devnode, child: Devnode): Outcome {
  const ask = (minor: number, ...parameters: readonly bigint[]) => send(k, f, 2, child, minor, pointers(...parameters));
  switch (k.slotU32(f, 2)) {
    case 0:
      return ask(nt.IRP_MN_QUERY_ID, BigInt(Id.device));
    case 1: {
      const at = unknownCapabilities(k);
      k.setSlot(f, 4, at);
      return ask(nt.IRP_MN_QUERY_CAPABILITIES, k.address(at));
    }
    case 2:
      return ask(nt.IRP_MN_QUERY_DEVICE_TEXT, BigInt(Text.description), BigInt(englishUs));
    case 3:
      return ask(nt.IRP_MN_QUERY_DEVICE_TEXT, BigInt(Text.location), BigInt(englishUs));
    case 4:
      return ask(nt.IRP_MN_QUERY_ID, BigInt(Id.instance));
    case 5:
      return ask(nt.IRP_MN_QUERY_ID, BigInt(Id.hardware));
    case 6:
      return ask(nt.IRP_MN_QUERY_ID, BigInt(Id.compatible));
    case asks.container:
      return ask(nt.IRP_MN_QUERY_ID, BigInt(Id.container));
    case asks.bus:
      return ask(nt.IRP_MN_QUERY_BUS_INFORMATION);
    case asks.resources:
      return ask(nt.IRP_MN_QUERY_RESOURCES);
    case asks.requirements:
      return ask(nt.IRP_MN_QUERY_RESOURCE_REQUIREMENTS);
    case asks.enumerated:
      // The bus can give the device properties now, before anybody hears of it.
      return ask(nt.IRP_MN_DEVICE_ENUMERATED);
    default:
      return install(k, f, bus, child);
  }
}

/** `at` is what the child answered, in pool that is ours to free; 0 if it did not. */
function take(k: Kernel, f: Offset, child: Devnode, asked: number, at: Offset): void {
  if (asked === asks.enumerated) return;
  if (asked === asks.requirements) {
    takeRequirements(k, child, at);
    return;
  }
  if (asked === asks.resources) {
    child.bootResources = at === 0 ? [] : (readResources(k, at, at + (k.state.pool.blocks.get(at)?.size ?? 0)) ?? []);
    if (at !== 0) release(k, at);
    return;
  }
  if (asked === 1) {
    const capabilities = k.slotU32(f, 4);
    const layout = k.s.DEVICE_CAPABILITIES;
    child.capabilities = k.m.u32(capabilities + layout.Version + 2);
    child.address = k.m.u32(capabilities + layout.Address);
    child.uiNumber = k.m.u32(capabilities + layout.UINumber);
    release(k, capabilities);
    return;
  }
  const ids = asked === 0 || (asked >= 4 && asked <= asks.container);
  const list = asked === 5 || asked === 6;
  if (asked === asks.bus && at !== 0 && (k.state.pool.blocks.get(at)?.size ?? 0) >= 24)
    child.bus = { guid: guidText(k.m, at), interfaceType: k.m.u32(at + 16), number: k.m.u32(at + 20) };
  const texts = at === 0 || asked === asks.bus ? [] : strings(k, at, list);
  if (at !== 0) release(k, at);
  if (ids && texts === undefined) invalid(k, f, child, "its string does not end inside its pool block");
  const wrong = ids ? texts?.find((text) => text.length >= longestId || /[^\x21-\x7f]|,/.test(text)) : undefined;
  if (wrong !== undefined) invalid(k, f, child, `"${wrong}" is too long or has a character that ids cannot have`);
  const [first] = texts ?? [];
  switch (asked) {
    case 0:
      // Without it the device cannot be told from others: it stays out, but nothing is wrong with the machine.
      if (first === undefined || first === "") become(k, child, "Failed");
      else child.instance = first;
      break;
    case 2:
      child.description = first ?? "";
      break;
    case 3:
      child.location = first ?? "";
      break;
    case 4: {
      const unique = (child.capabilities & Capability.uniqueId) !== 0;
      // One that its bus does not number is numbered as none of the others' can be.
      const own = first ?? `0&${child.id}`;
      // Ids that are unique on their bus only are told apart by the bus.
      child.instance = `${child.instance}\\${unique ? own : `${child.parent + 1}&${own}`}`;
      break;
    }
    case 5:
      child.hardwareIds = texts ?? [];
      child.hardwareId = child.hardwareIds[0] ?? "";
      break;
    case 6:
      child.compatibleIds = texts ?? [];
      break;
    case asks.container:
      child.containerId = /^\{[0-9a-f-]{36}\}$/i.test(first ?? "") ? (first ?? "").toLowerCase() : "";
      break;
    default:
      break;
  }
}

function invalid(k: Kernel, f: Offset, child: Devnode, what: string): never {
  return fatal(
    k,
    f,
    Fatal.invalidId,
    child.pdo,
    `A child of its bus (${child.instance}) answers IRP_MN_QUERY_ID wrongly: ${what}.`,
  );
}

/** A string, or a list of strings that ends with an empty one; undefined if it runs beyond its pool block. */
function strings(k: Kernel, at: Offset, list: boolean): string[] | undefined {
  const block = k.state.pool.blocks.get(at);
  const end = at + (block?.size ?? 0);
  const found: string[] = [];
  for (let from = at; from + 2 <= end; ) {
    let to = from;
    while (to + 2 <= end && k.m.u16(to) !== 0) to += 2;
    if (to + 2 > end) return undefined;
    if (to === from && list) return found;
    found.push(utf16(k, from, to - from));
    if (!list) return found;
    from = to + 2;
  }
  return undefined;
}

/** Drivers by the scenario's "install" entries, the most specific id first. A device that is raw needs none. */
function install(k: Kernel, f: Offset, bus: Devnode, child: Devnode): Outcome {
  const twin = devnodeOfInstance(k, child.instance);
  // One that was pulled out while it was open stays until it is closed; its place may have been taken meanwhile.
  if (twin !== undefined && twin !== child && twin.status !== "RemovePendingCloses")
    fatal(
      k,
      f,
      Fatal.duplicate,
      child.pdo,
      `The bus has two devices at once that answer IRP_MN_QUERY_ID with the same ids, ${twin.instance}: their device and instance ids must tell them apart.`,
      twin.pdo,
    );
  const entries = k.scenario.install ?? [];
  const entry = [...child.hardwareIds, ...child.compatibleIds]
    .map((id) => entries.find((one) => one.hardwareId.toLowerCase() === id.toLowerCase()))
    .find((one) => one !== undefined);
  become(k, child, "Initialized");
  k.nameObject(child.pdo, `PDO of ${child.instance}`);
  setInstance(k, child, child.instance);
  nameDevnode(k, child, entry?.name ?? entry?.driver ?? child.instance);
  if (entry !== undefined) {
    child.driver = entry.driver;
    child.hardware = entry.hardware;
    child.lowerFilters = entry.lowerFilters ?? [];
    child.upperFilters = entry.upperFilters ?? [];
  } else if ((child.capabilities & Capability.rawDeviceOk) === 0) {
    const ids = [...child.hardwareIds, ...child.compatibleIds].join(", ") || "no hardware ids";
    k.log({ kind: "devnode", device: child.pdo, text: `${child.instance}: no driver is installed for ${ids}` });
    return next(k, f, bus);
  }
  return bringUp(k, f, child, addOnly);
}

function bringUp(k: Kernel, f: Offset, child: Devnode, only: number): Outcome {
  const callee = k.above(f);
  for (let i = 0; i < 7; i++) k.setSlot(callee, i, 0);
  k.setSlot(callee, 0, child.id);
  k.setSlot(callee, 7, only);
  return k.callIndex(f, 3, k.routineIndex("PnpStartDevice"));
}

/** Slots: 0 devnode that has no stack above its PDO; 3 request. Its bus no longer reports it: one more REMOVE lets the PDO go. */
export const forgetDevice = internal("PnpForget", 5, (k, f, step) => {
  const node = nodeOf(k, f);
  if (step === 0) return send(k, f, 1, node, nt.IRP_MN_REMOVE_DEVICE);
  answer(k, f);
  dropPdo(k, node);
  return k.return32(f, nt.STATUS_SUCCESS);
});

/** A PDO may go only when its bus does not report it any more, and in its removal. */
export function checkPdoDeleted(k: Kernel, f: Offset, device: Offset): void {
  const node = devnodeOfPdo(k, device);
  if (node === undefined || node.parent === -1) return;
  const working = k.state.devnodes[node.parent]?.status === "Started";
  if (
    working &&
    node.reported &&
    (node.status === "Started" || node.status === "Stopped" || node.status === "Initialized")
  ) {
    const message = `The PDO of ${node.instance} is deleted while the device is ${node.status} and its bus reports it.`;
    fatal(k, f, Fatal.freed, device, message);
  }
  if (!working || !node.reported) return;
  const told = `The PDO of ${node.instance} is deleted, but its bus has not left it out of its answer to IRP_MN_QUERY_DEVICE_RELATIONS yet: Plug and Play still counts on it. Delete it when IRP_MN_REMOVE_DEVICE comes after that answer.`;
  verify(k, f, "verifier:pnp", told, 0xc9, [0x221n, k.callerAddress(f), 0n, k.address(device)]);
}

/** The devnode of the PDO that is the first argument. */
export function pdoArgument(k: Kernel, f: Offset, what: string): Devnode {
  const pdo = k.argPointer(f, 0);
  const node = devnodeOfPdo(k, pdo);
  return node ?? fatal(k, f, Fatal.notPdo, pdo, `${what} takes the PDO of a device; ${k.nameOf(pdo)} is none.`);
}

export const enumerationDdis: readonly Routine[] = [
  ddi("IoInvalidateDeviceRelations", 2, (k, f) => {
    const node = pdoArgument(k, f, "IoInvalidateDeviceRelations");
    // Relations for ejection and removal are asked for whenever they are needed.
    const type = k.argU32(f, 1);
    if (type === Relations.bus) later(k, node, "PnpEnumerate");
    if (type === Relations.power) later(k, node, "PnpQueryPowerRelations");
    return k.returnVoid(f);
  }),
  ddi("IoInvalidateDeviceState", 1, (k, f) => {
    later(k, pdoArgument(k, f, "IoInvalidateDeviceState"), "PnpQueryState");
    return k.returnVoid(f);
  }),
];

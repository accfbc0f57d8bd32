// How a device comes to its resources: its requirements, as the bus tells them, are shown to its stack, which may edit them
// (IRP_MN_FILTER_RESOURCE_REQUIREMENTS); then the arbiter looks for a place. If others are in the way that could be elsewhere, they are
// asked to stop, stopped, and started with what is left: a rebalance. One veto, and all of them go on as they were.
import * as nt from "../constants.ts";
import { internal, type Outcome } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { release } from "../mm/pool.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { arbitrate, collide, obstacles, ownerOf, taken } from "./arbiter.ts";
import { answer, become, mustSucceed, nodeOf, pointers, send } from "./devnode.ts";
import {
  describeResource,
  exactly,
  isMessage,
  type Requirements,
  readRequirements,
  writeRequirements,
} from "./requirements.ts";
import type { Devnode, Resource } from "./state.ts";

const none: Requirements = { interfaceType: 0xffff_ffff, busNumber: 0, lists: [] };

/** Slots: 0 devnode; 3 request. Asks the bus anew what the device needs. */
export const queryRequirements = internal("PnpQueryRequirements", 5, (k, f, step) => {
  const node = nodeOf(k, f);
  if (step === 0) return send(k, f, 1, node, nt.IRP_MN_QUERY_RESOURCE_REQUIREMENTS);
  const reply = answer(k, f);
  const at = reply === undefined || !nt.ntSuccess(reply.status) ? 0 : k.kernelOffset(reply.informationPointer);
  takeRequirements(k, node, at);
  return k.return32(f, nt.STATUS_SUCCESS);
});

/** Keeps what a bus answered, a list in pool that is ours to free, or 0. */
export function takeRequirements(k: Kernel, node: Devnode, at: Offset): void {
  node.requirements = at === 0 ? undefined : read(k, node, at, "IRP_MN_QUERY_RESOURCE_REQUIREMENTS");
  if (at !== 0) release(k, at);
}

function read(k: Kernel, node: Devnode, at: Offset, minor: string): Requirements {
  const found = readRequirements(k, at);
  if (found !== undefined) return found;
  const message = `The answer to ${minor} of ${node.instance} is no IO_RESOURCE_REQUIREMENTS_LIST: its ListSize, AlternativeLists or Count lead beyond its pool block.`;
  return stopWithFinding(k, undefined, "verifier:pnp", message);
}

/** Without requirements of its own a device needs what it was set up with when the machine was switched on. */
const requirementsOf = (node: Devnode): Requirements => {
  if (node.requirements !== undefined) return node.requirements;
  return node.bootResources.length === 0 ? none : { ...none, lists: [node.bootResources.map((one) => [exactly(one)])] };
};

/**
 * Slots: 0 devnode; 1 the list shown; 2 status to end with; 3 request; 4 which of those that make room is under way.
 * Result: STATUS_SUCCESS, and `resources` of the devnode are what it starts with; or STATUS_CONFLICTING_ADDRESSES.
 */
export const assignResources = internal("PnpAssignResources", 8, (k, f, step) => {
  const node = nodeOf(k, f);
  switch (step) {
    case 0: {
      const wanted = requirementsOf(node);
      const at = wanted.lists.length === 0 ? 0 : writeRequirements(k, wanted);
      k.setSlot(f, 1, at);
      return send(k, f, 1, node, nt.IRP_MN_FILTER_RESOURCE_REQUIREMENTS, pointers(k.address(at)), k.address(at));
    }
    case 1: {
      const shown = k.slotU32(f, 1);
      const reply = answer(k, f);
      // Whoever needs another size has freed the list and gives a new one.
      const at = reply === undefined || !nt.ntSuccess(reply.status) ? shown : k.kernelOffset(reply.informationPointer);
      node.filtered = at === 0 ? none : read(k, node, at, "IRP_MN_FILTER_RESOURCE_REQUIREMENTS");
      for (const list of new Set([at, shown])) if (list !== 0) release(k, list);
      return claim(k, f, node);
    }
    case 2: {
      const mover = moverOf(k, f, node);
      const status = answer(k, f)?.status ?? nt.STATUS_UNSUCCESSFUL;
      if (mover === undefined) return conflict(k, f, node);
      if (!nt.ntSuccess(status)) {
        k.log({
          kind: "devnode",
          device: mover.pdo,
          text: `${mover.instance} does not make room for ${node.instance}`,
        });
        k.setSlot(f, 4, 0);
        become(k, mover, "QueryStopped");
        return callOff(k, f, node);
      }
      become(k, mover, "QueryStopped");
      k.setSlot(f, 4, k.slotU32(f, 4) + 1);
      return askNext(k, f, node);
    }
    case 3: {
      mustSucceed(k, moverOf(k, f, node) ?? node, "IRP_MN_CANCEL_STOP_DEVICE", answer(k, f));
      return callOff(k, f, node);
    }
    case 4: {
      const mover = moverOf(k, f, node);
      const stopped = answer(k, f);
      if (mover !== undefined) {
        mustSucceed(k, mover, "IRP_MN_STOP_DEVICE", stopped);
        become(k, mover, "Stopped");
        mover.resources = [];
      }
      k.setSlot(f, 4, k.slotU32(f, 4) + 1);
      return stopNext(k, f, node);
    }
    default:
      // One of those that made room runs again, or has failed to.
      k.setSlot(f, 4, k.slotU32(f, 4) + 1);
      return restartNext(k, f, node);
  }
});

/** What the device can have without anybody moving; else what it and others can have together. */
function claim(k: Kernel, f: Offset, node: Devnode): Outcome {
  const wanted = node.filtered ?? none;
  const others = wanted.lists.length === 0 ? [] : taken(k, new Set([node.id]));
  const planned = node.planned;
  node.planned = undefined;
  if (planned !== undefined && !planned.some((one) => others.some((other) => collide(one, other))))
    return have(k, f, node, planned);
  const [alone] = arbitrate([wanted], others) ?? [];
  if (alone !== undefined) return have(k, f, node, alone);
  const inTheWay = obstacles(k, wanted);
  for (const movers of [...inTheWay.map((one) => [one]), inTheWay]) {
    if (movers.length === 0) continue;
    const ids = new Set([node.id, ...movers.map((one) => one.id)]);
    const plan = arbitrate([wanted, ...movers.map((one) => one.filtered ?? none)], taken(k, ids));
    if (plan === undefined) continue;
    node.planned = plan[0];
    node.movers = movers.map((one) => one.id);
    for (const [i, mover] of movers.entries()) mover.planned = plan[i + 1];
    k.log({
      kind: "devnode",
      device: node.pdo,
      text: `${node.instance} needs what ${movers.map((one) => one.instance).join(", ")} has: rebalance`,
    });
    return askNext(k, f, node);
  }
  return conflict(k, f, node);
}

function have(k: Kernel, f: Offset, node: Devnode, resources: readonly Resource[]): Outcome {
  node.resources = resources;
  node.movers = [];
  programHardware(k, node);
  if (resources.length > 0) {
    const text = `${node.instance} is given ${resources.map(describeResource).join(", ")}`;
    k.log({ kind: "devnode", device: node.pdo, deviceName: k.nameOf(node.pdo), text });
  }
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** The device decodes what it was given: ranges in the order of their descriptors. */
function programHardware(k: Kernel, node: Devnode): void {
  const hardware = node.hardware === undefined ? undefined : k.state.hardware.get(node.hardware);
  if (hardware === undefined || node.resources.length === 0) return;
  const ranges = (type: number) => node.resources.filter((one) => one.type === type);
  hardware.ports = ranges(1).map(({ start, length }) => ({ start, length }));
  hardware.memory = ranges(3).map(({ start, length }) => ({ start, length }));
  hardware.dma = ranges(4)[0]?.start;
  hardware.irq = ranges(2).find((one) => !isMessage(one))?.start;
  hardware.messages = ranges(2)
    .filter(isMessage)
    .flatMap(({ start, length }) => Array.from({ length }, (_, i) => start + i));
}

function moverOf(k: Kernel, f: Offset, node: Devnode): Devnode | undefined {
  return k.state.devnodes[node.movers[k.slotU32(f, 4)] ?? -1];
}

function askNext(k: Kernel, f: Offset, node: Devnode): Outcome {
  const mover = moverOf(k, f, node);
  if (mover !== undefined) return send(k, f, 2, mover, nt.IRP_MN_QUERY_STOP_DEVICE);
  k.setSlot(f, 4, 0);
  return stopNext(k, f, node);
}

function stopNext(k: Kernel, f: Offset, node: Devnode): Outcome {
  const mover = moverOf(k, f, node);
  if (mover !== undefined) return send(k, f, 4, mover, nt.IRP_MN_STOP_DEVICE);
  // All have let go: the place is the new device's before anybody else gets one.
  node.resources = node.planned ?? [];
  k.setSlot(f, 4, 0);
  return restartNext(k, f, node);
}

function restartNext(k: Kernel, f: Offset, node: Devnode): Outcome {
  const mover = moverOf(k, f, node);
  if (mover === undefined) {
    const planned = node.planned ?? [];
    node.planned = undefined;
    return have(k, f, node, planned);
  }
  const callee = k.above(f);
  for (let i = 0; i < 8; i++) k.setSlot(callee, i, 0);
  k.setSlot(callee, 0, mover.id);
  return k.callIndex(f, 5, k.routineIndex("PnpStartDevice"));
}

/** Those that have been asked go on. */
function callOff(k: Kernel, f: Offset, node: Devnode): Outcome {
  for (; ; k.setSlot(f, 4, k.slotU32(f, 4) + 1)) {
    const mover = moverOf(k, f, node);
    if (mover === undefined) return conflict(k, f, node);
    mover.planned = undefined;
    if (mover.status !== "QueryStopped") continue;
    become(k, mover, "Started");
    return send(k, f, 3, mover, nt.IRP_MN_CANCEL_STOP_DEVICE);
  }
}

function conflict(k: Kernel, f: Offset, node: Devnode): Outcome {
  node.movers = [];
  node.planned = undefined;
  const first = node.filtered?.lists[0]?.flatMap((group) => group[0] ?? []) ?? [];
  const wanted = first.map((choice) => ({ ...choice, start: choice.min }));
  const lost = wanted.flatMap((one) => {
    const owner = ownerOf(k, one);
    return owner === undefined ? [] : [`${describeResource(one)} of ${owner}`];
  });
  const text = `${node.instance} cannot have resources: ${lost.join(", ") || "no place serves its requirements"}`;
  k.log({ kind: "devnode", device: node.pdo, deviceName: k.nameOf(node.pdo), text });
  return k.return32(f, nt.STATUS_CONFLICTING_ADDRESSES);
}

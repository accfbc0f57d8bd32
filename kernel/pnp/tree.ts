// The device tree: devnodes by parent, PDO, name and instance, and the order in which a tree is gone through. Every look-up costs the
// same however large the tree is.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import type { Devnode } from "./state.ts";

/** What the maker of a devnode knows of it. */
export type NewDevnode = Pick<Devnode, "instance" | "parent"> & Partial<Devnode>;

/** A new devnode, the youngest child of its parent. It has no name yet. */
export function addDevnode(k: Kernel, known: NewDevnode): Devnode {
  const node: Devnode = {
    name: "",
    hardwareId: "",
    hardwareIds: [],
    compatibleIds: [],
    containerId: "",
    description: "",
    location: "",
    pdo: 0,
    status: "Uninitialized",
    driver: "",
    lowerFilters: [],
    upperFilters: [],
    hardware: undefined,
    requirements: undefined,
    filtered: undefined,
    bootResources: [],
    resources: [],
    planned: undefined,
    movers: [],
    children: [],
    leaving: [],
    ejecting: [],
    reported: true,
    removing: false,
    enumeration: "idle",
    capabilities: 0,
    address: undefined,
    uiNumber: undefined,
    bus: undefined,
    properties: new Map(),
    openHandles: 0,
    deviceState: 0,
    powerState: 0,
    devicePower: 0,
    powerRail: undefined,
    d3cold: { enabled: false, state: "no", last: 0 },
    powerSequence: [0, 0, 0],
    hibernation: 0,
    powerRelations: [],
    busCapabilities: undefined,
    interfaceReferences: 0,
    wakeIrp: 0,
    ...known,
    id: k.state.devnodes.length,
  };
  k.state.devnodes.push(node);
  k.state.devnodes[node.parent]?.children.push(node.id);
  return node;
}

/** Gives it the name by which steps call it: `wanted`, numbered from the second that bears it. */
export function nameDevnode(k: Kernel, node: Devnode, wanted: string): void {
  const { devnodeNames, devnodeNumbers } = k.state;
  for (let number = devnodeNumbers.get(wanted) ?? 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}${number}`;
    if (devnodeNames.has(name)) continue;
    devnodeNames.set(name, node.id);
    devnodeNumbers.set(wanted, number + 1);
    node.name = name;
    return;
  }
}

export function devnodeNamed(k: Kernel, name: string | undefined): Devnode | undefined {
  const id = name === undefined ? undefined : k.state.devnodeNames.get(name);
  return id === undefined ? undefined : k.state.devnodes[id];
}

/** The present device of that instance path. */
export function devnodeOfInstance(k: Kernel, instance: string): Devnode | undefined {
  const id = k.state.devnodeInstances.get(instance.toLowerCase());
  return id === undefined ? undefined : k.state.devnodes[id];
}

/** Its instance path as its bus tells it when it has been asked; the tree is then found by it. */
export function setInstance(k: Kernel, node: Devnode, instance: string): void {
  node.instance = instance;
  k.state.devnodeInstances.set(instance.toLowerCase(), node.id);
}

export function devnodeOfPdo(k: Kernel, pdo: Offset): Devnode | undefined {
  const device = k.state.devices.get(pdo);
  return device?.devnode === undefined ? undefined : k.state.devnodes[device.devnode];
}

/** The devnode to whose stack a device object belongs. */
export function devnodeOfDevice(k: Kernel, device: Offset): Devnode | undefined {
  let bottom = k.state.devices.get(device);
  while (bottom !== undefined && bottom.below !== 0) bottom = k.state.devices.get(bottom.below);
  return bottom === undefined ? undefined : devnodeOfPdo(k, bottom.at);
}

/** The device is no longer there: its PDO, its name and its place in the tree are free; the devnode itself stays as history. */
export function leaveTree(k: Kernel, node: Devnode): void {
  const device = k.state.devices.get(node.pdo);
  if (device?.devnode === node.id) device.devnode = undefined;
  node.pdo = 0;
  node.resources = [];
  const siblings = k.state.devnodes[node.parent]?.children;
  if (siblings !== undefined) {
    const place = placeOf(siblings, node.id);
    if (siblings[place] === node.id) siblings.splice(place, 1);
  }
  if (k.state.devnodeNames.get(node.name) === node.id) {
    k.state.devnodeNames.delete(node.name);
    const [, wanted = "", digits = ""] = /^(.*?)([0-9]*)$/.exec(node.name) ?? [];
    const number = Math.max(1, Number(digits));
    // A name may end in a digit of its own: its numbering begins anew.
    for (const [stem, free] of [
      [wanted, number],
      [node.name, 1],
    ] as const) {
      const next = k.state.devnodeNumbers.get(stem);
      if (next !== undefined && free < next) k.state.devnodeNumbers.set(stem, free);
    }
  }
  const instance = node.instance.toLowerCase();
  if (k.state.devnodeInstances.get(instance) === node.id) k.state.devnodeInstances.delete(instance);
}

export const childrenOf = (k: Kernel, node: Devnode): Devnode[] =>
  node.children.flatMap((id) => k.state.devnodes[id] ?? []);

/** The first of a tree in the order in which it is taken down: children before their parents, the youngest first. */
export function firstToGo(k: Kernel, top: Devnode): Devnode {
  let node = top;
  for (;;) {
    const youngest = k.state.devnodes[node.children[node.children.length - 1] ?? -1];
    if (youngest === undefined) return node;
    node = youngest;
  }
}

/** The one after `node` in that order, which may have left the tree meanwhile; undefined behind `top`. */
export function nextToGo(k: Kernel, top: Devnode, node: Devnode): Devnode | undefined {
  if (node === top) return undefined;
  const parent = k.state.devnodes[node.parent];
  if (parent === undefined) return undefined;
  const elder = k.state.devnodes[parent.children[placeOf(parent.children, node.id) - 1] ?? -1];
  return elder === undefined ? parent : firstToGo(k, elder);
}

/** The one after `node` in the opposite order, each before what is below it and the eldest first. */
export function nextToReturn(k: Kernel, top: Devnode, node: Devnode): Devnode | undefined {
  const eldest = k.state.devnodes[node.children[0] ?? -1];
  if (eldest !== undefined) return eldest;
  for (let at: Devnode | undefined = node; at !== undefined && at !== top; at = k.state.devnodes[at.parent]) {
    const siblings = k.state.devnodes[at.parent]?.children ?? [];
    const younger = k.state.devnodes[siblings[placeOf(siblings, at.id + 1)] ?? -1];
    if (younger !== undefined) return younger;
  }
  return undefined;
}

/** How many of these rising ids are below one. */
function placeOf(ids: readonly number[], id: number): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Place of the first of these rising ids that is above one. */
export const firstBehind = (ids: readonly number[], id: number): number => placeOf(ids, id + 1);

/** The next that `wanted` takes, from `from` on; the whole tree is gone through once however often this is asked. */
export function findToGo(
  k: Kernel,
  top: Devnode,
  from: Devnode | undefined,
  wanted: (node: Devnode) => boolean,
): Devnode | undefined {
  for (let node = from; node !== undefined; node = nextToGo(k, top, node)) if (wanted(node)) return node;
  return undefined;
}

/** The device and everything below it, children before their parents, the youngest first. */
export function subtree(k: Kernel, top: Devnode): Devnode[] {
  const all: Devnode[] = [];
  findToGo(k, top, firstToGo(k, top), (node) => {
    all.push(node);
    return false;
  });
  return all;
}

// What views show of the kernel's state: contexts, the device tree, and the name of what lives at an address.

import type { ContextInfo, DeviceInfo, DeviceNode, PoolBlockInfo } from "./api.ts";
import * as nt from "./constants.ts";
import { fileSystemDriver } from "./fs/volume.ts";
import type { DeviceState } from "./io/state.ts";
import type { Stack } from "./ke/stacks.ts";
import type { Kernel } from "./kernel.ts";
import type { Offset } from "./machine/api.ts";
import type { Places } from "./places.ts";
import { rootDriver } from "./pnp/root-bus.ts";
import type { Devnode } from "./pnp/state.ts";
import { childrenOf } from "./pnp/tree.ts";

export function contextInfos(k: Kernel): readonly ContextInfo[] {
  return [...k.state.contexts.values()]
    .sort((a, b) => a.id - b.id)
    .map((context) => ({
      id: context.id,
      kind: context.kind,
      name: context.name,
      processor: context.processor < 0 ? undefined : context.processor,
      irql: context.irql,
      state: context.state,
      waitingFor: context.wait?.reason,
      stack: context.stack,
    }));
}

const deviceFlags: readonly [number, string][] = [
  [nt.DO_BUFFERED_IO, "DO_BUFFERED_IO"],
  [nt.DO_EXCLUSIVE, "DO_EXCLUSIVE"],
  [nt.DO_DIRECT_IO, "DO_DIRECT_IO"],
  [nt.DO_DEVICE_INITIALIZING, "DO_DEVICE_INITIALIZING"],
  [nt.DO_BUS_ENUMERATED_DEVICE, "DO_BUS_ENUMERATED_DEVICE"],
  [nt.DO_POWER_PAGABLE, "DO_POWER_PAGABLE"],
  [0x4000, "DO_POWER_INRUSH"],
];

/** One node a devnode, the root above them; then the devices that belong to no stack, as legacy drivers make them. */
export function deviceNodes(k: Kernel): readonly DeviceNode[] {
  const shown = new Set<Offset>();
  const shownBelow = (parent: Devnode | undefined): DeviceNode[] =>
    (parent === undefined ? k.state.devnodes.filter((node) => node.parent === -1) : childrenOf(k, parent))
      .filter((node) => node.status !== "Removed")
      .map((node) => nodeOf(node));
  const nodeOf = (node: Devnode): DeviceNode => {
    const stack = stackAbove(k, node.pdo);
    for (const at of stack) shown.add(at);
    return {
      instance: node.instance,
      description: node.description,
      state: node.status,
      address: node.pdo,
      devices: stack.reverse().map((at) => infoOf(k, at, node)),
      children: shownBelow(node),
    };
  };
  const roots = shownBelow(undefined);
  return [...roots, ...looseStacks(k, shown), ...looseDevices(k, shown)];
}

/** Stacks of devices outside Plug and Play, as filters over a file system or over a legacy driver's device make them. */
function looseStacks(k: Kernel, shown: Set<Offset>): DeviceNode[] {
  const nodes: DeviceNode[] = [];
  for (const { at, name, driver, below } of k.state.devices.values()) {
    if (shown.has(at) || below !== 0 || driver === rootDriver) continue;
    const stack = stackAbove(k, at);
    if (stack.length === 1) continue;
    for (const each of stack) shown.add(each);
    nodes.push({
      instance: name ?? `\\Driver\\${driver}`,
      description: "Stack outside Plug and Play",
      state: k.state.drivers.get(driver)?.state ?? "",
      address: at,
      devices: stack.reverse().map((each) => infoOf(k, each, undefined)),
      children: [],
    });
  }
  return nodes;
}

/** Devices that belong to no stack, by driver; without those of the machine itself, which nobody asked for. */
function looseDevices(k: Kernel, shown: ReadonlySet<Offset>): DeviceNode[] {
  const byDriver = new Map<string, DeviceState[]>();
  for (const device of k.state.devices.values()) {
    if (shown.has(device.at) || device.driver === rootDriver || device.driver === fileSystemDriver) continue;
    byDriver.set(device.driver, [...(byDriver.get(device.driver) ?? []), device]);
  }
  return [...byDriver].map(([driver, devices]) => ({
    instance: `\\Driver\\${driver}`,
    description: "Devices outside Plug and Play",
    state: k.state.drivers.get(driver)?.state ?? "",
    address: k.state.drivers.get(driver)?.object ?? 0,
    devices: devices.map((device) => infoOf(k, device.at, undefined)),
    children: [],
  }));
}

function stackAbove(k: Kernel, pdo: Offset): Offset[] {
  const stack: Offset[] = [];
  for (let at = pdo; at !== 0 && stack.length < 32; at = k.pointerOr0(at + k.s.DEVICE_OBJECT.AttachedDevice))
    stack.push(at);
  return stack;
}

function infoOf(k: Kernel, at: Offset, node: Devnode | undefined): DeviceInfo {
  const layout = k.s.DEVICE_OBJECT;
  const flags = k.m.u32(at + layout.Flags);
  const device = k.state.devices.get(at);
  const driver = device?.driver ?? "";
  const links = [...k.state.links]
    .filter(([, link]) => link.target === device?.name)
    .map(([, link]) => link.name.replace(/^\\DosDevices\\/i, "\\??\\"));
  if (node !== undefined && at === node.pdo) {
    for (const entry of k.state.interfaces) if (entry.pdo === at && entry.enabled) links.push(entry.link);
  }
  const role = node === undefined ? "device" : at === node.pdo ? "PDO" : driver === node.driver ? "FDO" : "filter";
  return {
    address: at,
    name: device?.name,
    role,
    driver: driver === rootDriver ? "root bus" : driver,
    flags: deviceFlags.filter(([bit]) => (flags & bit) !== 0).map(([, name]) => name),
    stackSize: k.m.u8[at + layout.StackSize] ?? 0,
    extension: k.pointerOr0(at + layout.DeviceExtension),
    links,
  };
}

export function poolBlockInfos(k: Kernel): readonly PoolBlockInfo[] {
  return [...k.state.pool.blocks.values()].map(({ at, size, tag, paged, driver, what, allocated, freed }) => ({
    address: at,
    size,
    tag,
    paged,
    driver,
    what,
    allocated: k.sourceOf(allocated),
    freed: freed === undefined ? undefined : { time: freed.time, range: k.sourceOf(freed.place) },
  }));
}

/** What lives at an address, if the kernel knows. */
export function describeAddress(k: Places, at: Offset): string | undefined {
  const function_ = k.functionAt(at);
  if (function_ !== undefined) return `${function_.image}!${function_.name}`;
  for (const image of k.images) {
    if (at < image.base || at >= image.base + image.size) continue;
    for (const name of image.program.globals.keys()) {
      const base = image.global(name);
      const size = image.program.globals.get(name)?.global.size ?? 0;
      if (base !== undefined && at >= base && at < base + size) {
        // The link name of a static begins with its file.
        const shown = name.replace(/^[^:]*\.[a-z+]+:(?!:)/i, "");
        return `${image.name}!${shown}${at === base ? "" : `+0x${(at - base).toString(16)}`}`;
      }
    }
    return `${image.name}+0x${(at - image.base).toString(16)}`;
  }
  for (const block of k.state.pool.blocks.values()) {
    if (at < block.at || at >= block.at + block.size) continue;
    const own = k.state.names.get(block.at);
    const name =
      own ?? (block.what !== "" ? `${block.what} ${k.hex(block.at)}` : `pool '${block.tag}' ${k.hex(block.at)}`);
    const freed = block.freed === undefined ? "" : " (freed)";
    return at === block.at ? `${name}${freed}` : `${name}+0x${(at - block.at).toString(16)}${freed}`;
  }
  for (const context of k.state.contexts.values()) {
    if (holds(context, at)) return localName(k, context.stack, at) ?? `stack of ${context.name}`;
  }
  return undefined;
}

/** Whether a place lies in a stack: of a thread, a DPC or an ISR, or of a program's thread in user mode. */
export function isInStack(k: Places, at: Offset): boolean {
  return [...k.state.contexts.values()].some(
    (context) =>
      holds(context, at) ||
      (context.user !== undefined && (holds(context.user.user, at) || holds(context.user.kernel, at))),
  );
}
function holds({ stack, limit }: Stack, at: Offset): boolean {
  return at >= stack && at < limit;
}

function localName(k: Places, stack: Offset, at: Offset): string | undefined {
  for (const { frame, fn } of k.machine.walk(stack)) {
    if (at < frame || at >= frame + fn.frameSize || fn.code === undefined) continue;
    let best: { name: string; offset: number } | undefined;
    for (const local of fn.code.locals) {
      const offset = fn.localOffsets[local.id];
      if (local.name === undefined || offset === undefined || frame + offset > at) continue;
      if (best === undefined || offset > best.offset) best = { name: local.name, offset };
    }
    if (best === undefined) return undefined;
    const inside = at - frame - best.offset;
    return `${fn.name}'s ${best.name}${inside === 0 ? "" : `+0x${inside.toString(16)}`}`;
  }
  return undefined;
}

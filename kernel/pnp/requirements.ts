// What a device could be given, and what it is given: IO_RESOURCE_REQUIREMENTS_LIST and CM_RESOURCE_LIST as drivers see them in memory,
// and as the arbiter reckons with them. Raw lists are in the bus's terms; translated ones have vectors and levels for interrupt lines.
// Message-signalled interrupts are numbered above the lines; a descriptor may ask for several, which get neighbouring numbers.
import { maskOfGroup } from "../ke/groups.ts";
import { firstMessage, irqlOf, lineOf, vectorOf } from "../ke/lines.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import type { Resource } from "./state.ts";

/** CmResourceType. */
export const ResourceType = {
  port: 1,
  interrupt: 2,
  memory: 3,
  dma: 4,
  deviceSpecific: 5,
  busNumber: 6,
  memoryLarge: 7,
  devicePrivate: 129,
} as const;
/** CmResourceShare. */
export const Share = { deviceExclusive: 1, shared: 3 } as const;
export const messageInterrupt = 2;
/** CM_RESOURCE_INTERRUPT_SECONDARY_INTERRUPT. */
export const secondaryInterrupt = 16;
/** CM_RESOURCE_MEMORY_LARGE_40, _48 and _64: what the lengths of a long range of memory are counted in, and the type that has such a length. */
const largeUnits = [
  [0x200, 2 ** 8],
  [0x400, 2 ** 16],
  [0x800, 2 ** 32],
] as const;
const largeFlags = 0xe00;
const unitOf = (type: number, flags: number): number =>
  type === ResourceType.memory ? (largeUnits.find(([flag]) => (flags & flag) !== 0)?.[1] ?? 1) : 1;
/** Type, flags and unit of a range in memory as the arbiter has it: a long one is memory like any other, of which its flags tell. */
function rangeKind(
  type: number,
  flags: number,
): { readonly type: number; readonly flags: number; readonly unit: number } {
  if (type === ResourceType.memoryLarge)
    return { type: ResourceType.memory, flags, unit: unitOf(ResourceType.memory, flags) };
  return { type, flags: type === ResourceType.memory ? flags & ~largeFlags : flags, unit: 1 };
}
const writtenType = (type: number, flags: number): number =>
  type === ResourceType.memory && (flags & largeFlags) !== 0 ? ResourceType.memoryLarge : type;
const levelOf = (line: Resource): number => (isPassive(line) ? 0 : irqlOf(line.start));
/** CM_RESOURCE_INTERRUPT_MESSAGE_TOKEN stands in requirements where a line's number would. */
const messageToken = 0xffff_fffe;
const mostMessages = 2048;
const latched = 1;
/** IO_RESOURCE_ALTERNATIVE: another way to serve the requirement before it. */
const alternative = 8;
const mostDescriptors = 4096;

/** One range of choices for a resource. */
export interface Choice {
  readonly type: number;
  readonly share: number;
  readonly flags: number;
  readonly length: number;
  readonly alignment: number;
  readonly min: number;
  readonly max: number;
  /** What nobody arbitrates is handed on as it is: three ULONGs. */
  readonly data: readonly number[];
}
/** Each requirement has one or more choices; each list, if it can be served as a whole, serves the device. The first is preferred. */
export interface Requirements {
  readonly interfaceType: number;
  readonly busNumber: number;
  readonly lists: readonly (readonly (readonly Choice[])[])[];
}

export const isArbitrated = (type: number): boolean =>
  type >= ResourceType.port && type <= ResourceType.busNumber && type !== ResourceType.deviceSpecific;

/** A requirement that only this resource serves. */
export function exactly(resource: Resource): Choice {
  return {
    ...resource,
    alignment: 1,
    min: resource.start,
    max: resource.start + resource.length - 1,
    data: resource.data ?? [],
  };
}

/** Reads a list out of memory. Undefined if it is malformed: its counts lead beyond ListSize or its pool block. */
export function readRequirements(k: Kernel, at: Offset): Requirements | undefined {
  const head = k.s.IO_RESOURCE_REQUIREMENTS_LIST;
  const list = k.s.IO_RESOURCE_LIST;
  const size = k.m.u32(at + head.ListSize);
  const block = k.state.pool.blocks.get(at);
  if (size < head.List || (block !== undefined && size > block.size)) return undefined;
  const lists: Choice[][][] = [];
  let next = at + head.List;
  for (let i = k.m.u32(at + head.AlternativeLists); i > 0; i--) {
    const count = k.m.u32(next + list.Count);
    const first = next + list.Descriptors;
    if (count > mostDescriptors || first + count * k.s.IO_RESOURCE_DESCRIPTOR.size > at + size) return undefined;
    const groups: Choice[][] = [];
    for (let j = 0; j < count; j++) {
      const descriptor = first + j * k.s.IO_RESOURCE_DESCRIPTOR.size;
      const choice = readChoice(k, descriptor);
      const group = groups[groups.length - 1];
      if (group !== undefined && ((k.m.u8[descriptor] ?? 0) & alternative) !== 0) group.push(choice);
      else groups.push([choice]);
    }
    lists.push(groups);
    next = first + count * k.s.IO_RESOURCE_DESCRIPTOR.size;
  }
  return { interfaceType: k.m.u32(at + head.InterfaceType), busNumber: k.m.u32(at + head.BusNumber), lists };
}

function readChoice(k: Kernel, at: Offset): Choice {
  const layout = k.s.IO_RESOURCE_DESCRIPTOR;
  const type = k.m.u8[at + layout.Type] ?? 0;
  const known = { type, share: k.m.u8[at + layout.ShareDisposition] ?? 0, flags: k.m.u16(at + layout.Flags) };
  const wide = (field: Offset) =>
    Number(
      BigInt.asUintN(
        53,
        k.m.u64(field) > BigInt(Number.MAX_SAFE_INTEGER) ? BigInt(Number.MAX_SAFE_INTEGER) : k.m.u64(field),
      ),
    );
  switch (type) {
    case ResourceType.port:
    case ResourceType.memory:
    case ResourceType.memoryLarge: {
      const { unit, ...kind } = rangeKind(type, known.flags);
      return {
        ...known,
        ...kind,
        length: k.m.u32(at + layout["u.Port.Length"]) * unit,
        alignment: Math.max(1, k.m.u32(at + layout["u.Port.Alignment"]) * unit),
        min: wide(at + layout["u.Port.MinimumAddress"]),
        max: wide(at + layout["u.Port.MaximumAddress"]),
        data: [],
      };
    }
    case ResourceType.interrupt:
      if ((known.flags & messageInterrupt) !== 0) {
        const wanted = messageToken - k.m.u32(at + layout["u.Interrupt.MinimumVector"]) + 1;
        return { ...messages(k, Math.min(Math.max(wanted, 1), mostMessages)), ...known };
      }
      return lineOrChannel(k, at, known);
    case ResourceType.dma:
      return lineOrChannel(k, at, known);
    case ResourceType.busNumber:
      return {
        ...known,
        length: k.m.u32(at + layout["u.BusNumber.Length"]),
        alignment: 1,
        min: k.m.u32(at + layout["u.BusNumber.MinBusNumber"]),
        max: k.m.u32(at + layout["u.BusNumber.MaxBusNumber"]),
        data: [],
      };
    default:
      return {
        ...known,
        length: 0,
        alignment: 1,
        min: 0,
        max: 0,
        data: [0, 1, 2].map((i) => k.m.u32(at + layout["u.DevicePrivate.Data"] + 4 * i)),
      };
  }
}

function lineOrChannel(k: Kernel, at: Offset, known: Pick<Choice, "type" | "share" | "flags">): Choice {
  const layout = k.s.IO_RESOURCE_DESCRIPTOR;
  return {
    ...known,
    length: 1,
    alignment: 1,
    min: k.m.u32(at + layout["u.Interrupt.MinimumVector"]),
    max: k.m.u32(at + layout["u.Interrupt.MaximumVector"]),
    data: [],
  };
}

/** A requirement of so many messages, out of those that the machine has. */
export function messages(k: Kernel, count: number): Choice {
  return {
    type: ResourceType.interrupt,
    share: Share.deviceExclusive,
    flags: latched | messageInterrupt,
    length: count,
    alignment: 1,
    min: firstMessage,
    max: firstMessage + (k.scenario.machine?.interruptMessages ?? mostMessages) - 1,
    data: [],
  };
}

export const isMessage = (one: Pick<Choice, "type" | "flags">): boolean =>
  one.type === ResourceType.interrupt && (one.flags & messageInterrupt) !== 0;

/** A line of an interrupt controller that is itself reached by requests: its service routines run at PASSIVE_LEVEL. */
export const isPassive = (one: Pick<Resource, "type" | "flags">): boolean =>
  one.type === ResourceType.interrupt && (one.flags & secondaryInterrupt) !== 0;

/** The list in paged pool, as a bus driver answers IRP_MN_QUERY_RESOURCE_REQUIREMENTS; 0 if there is no memory. */
export function writeRequirements(k: Kernel, requirements: Requirements): Offset {
  const head = k.s.IO_RESOURCE_REQUIREMENTS_LIST;
  const list = k.s.IO_RESOURCE_LIST;
  const layout = k.s.IO_RESOURCE_DESCRIPTOR;
  const { lists } = requirements;
  const total = lists.reduce((sum, groups) => sum + list.Descriptors + groups.flat().length * layout.size, head.List);
  const at = allocate(k, { size: total, tag: "PnpQ", paged: true, zero: true });
  if (at === 0) return 0;
  k.m.setU32(at + head.ListSize, total);
  k.m.setU32(at + head.InterfaceType, requirements.interfaceType);
  k.m.setU32(at + head.BusNumber, requirements.busNumber);
  k.m.setU32(at + head.AlternativeLists, lists.length);
  let next = at + head.List;
  for (const groups of lists) {
    k.m.setU16(next + list.Version, 1);
    k.m.setU16(next + list.Revision, 1);
    k.m.setU32(next + list.Count, groups.flat().length);
    next += list.Descriptors;
    for (const group of groups) {
      for (const [i, choice] of group.entries()) {
        k.m.u8[next + layout.Option] = group.length === 1 ? 0 : i === 0 ? 1 : alternative;
        writeChoice(k, next, choice);
        next += layout.size;
      }
    }
  }
  return at;
}

function writeChoice(k: Kernel, at: Offset, choice: Choice): void {
  const layout = k.s.IO_RESOURCE_DESCRIPTOR;
  k.m.u8[at + layout.Type] = writtenType(choice.type, choice.flags);
  k.m.u8[at + layout.ShareDisposition] = choice.share;
  k.m.setU16(at + layout.Flags, choice.flags);
  switch (choice.type) {
    case ResourceType.port:
    case ResourceType.memory:
      k.m.setU32(at + layout["u.Port.Length"], Math.ceil(choice.length / unitOf(choice.type, choice.flags)));
      k.m.setU32(at + layout["u.Port.Alignment"], Math.ceil(choice.alignment / unitOf(choice.type, choice.flags)));
      k.m.setU64(at + layout["u.Port.MinimumAddress"], BigInt(choice.min));
      k.m.setU64(at + layout["u.Port.MaximumAddress"], BigInt(choice.max));
      break;
    case ResourceType.interrupt:
    case ResourceType.dma:
      if (isMessage(choice)) {
        k.m.setU32(at + layout["u.Interrupt.MinimumVector"], messageToken - choice.length + 1);
        k.m.setU32(at + layout["u.Interrupt.MaximumVector"], messageToken);
        break;
      }
      k.m.setU32(at + layout["u.Interrupt.MinimumVector"], choice.min);
      k.m.setU32(at + layout["u.Interrupt.MaximumVector"], choice.max);
      break;
    case ResourceType.busNumber:
      k.m.setU32(at + layout["u.BusNumber.Length"], choice.length);
      k.m.setU32(at + layout["u.BusNumber.MinBusNumber"], choice.min);
      k.m.setU32(at + layout["u.BusNumber.MaxBusNumber"], choice.max);
      break;
    default:
      for (const [i, value] of choice.data.entries()) k.m.setU32(at + layout["u.DevicePrivate.Data"] + 4 * i, value);
  }
}

/** A CM_RESOURCE_LIST in paged pool, raw or translated; 0 for no resources. */
export function writeResources(
  k: Kernel,
  resources: readonly Resource[],
  bus: { readonly interfaceType: number; readonly busNumber: number },
  translated: boolean,
): Offset {
  if (resources.length === 0) return 0;
  const list = k.s.CM_RESOURCE_LIST;
  const full = k.s.CM_FULL_RESOURCE_DESCRIPTOR;
  const partial = k.s.CM_PARTIAL_RESOURCE_LIST;
  const layout = k.s.CM_PARTIAL_RESOURCE_DESCRIPTOR;
  const head = list.List + full.PartialResourceList;
  const size = head + partial.PartialDescriptors + resources.length * layout.size;
  const at = allocate(k, { size, tag: "PnpR", paged: true, zero: true });
  if (at === 0) return 0;
  k.m.setU32(at + list.Count, 1);
  k.m.setU32(at + list.List + full.InterfaceType, bus.interfaceType);
  k.m.setU32(at + list.List + full.BusNumber, bus.busNumber);
  k.m.setU16(at + head + partial.Version, 1);
  k.m.setU16(at + head + partial.Revision, 1);
  k.m.setU32(at + head + partial.Count, resources.length);
  for (const [i, resource] of resources.entries())
    writeResource(k, at + head + partial.PartialDescriptors + i * layout.size, resource, translated);
  return at;
}

function writeResource(k: Kernel, at: Offset, resource: Resource, translated: boolean): void {
  const layout = k.s.CM_PARTIAL_RESOURCE_DESCRIPTOR;
  k.m.u8[at + layout.Type] = writtenType(resource.type, resource.flags);
  k.m.u8[at + layout.ShareDisposition] = resource.share;
  k.m.setU16(at + layout.Flags, resource.flags);
  switch (resource.type) {
    case ResourceType.port:
    case ResourceType.memory:
      k.m.setU64(at + layout["u.Port.Start"], BigInt(resource.start));
      k.m.setU32(at + layout["u.Port.Length"], Math.ceil(resource.length / unitOf(resource.type, resource.flags)));
      break;
    case ResourceType.interrupt:
      if (isMessage(resource)) {
        if (translated) k.m.setU16(at + layout["u.MessageInterrupt.Translated.Level"], irqlOf(resource.start));
        else k.m.setU16(at + layout["u.MessageInterrupt.Raw.MessageCount"], resource.length);
        k.m.setU32(at + layout["u.Interrupt.Vector"], vectorOf(resource.start));
        k.m.setU64(at + layout["u.Interrupt.Affinity"], BigInt(maskOfGroup(k, 0)));
        break;
      }
      k.m.setU32(at + layout["u.Interrupt.Level"], translated ? levelOf(resource) : resource.start);
      k.m.setU32(at + layout["u.Interrupt.Vector"], translated ? vectorOf(resource.start) : resource.start);
      k.m.setU64(at + layout["u.Interrupt.Affinity"], BigInt(maskOfGroup(k, 0)));
      break;
    case ResourceType.dma:
      k.m.setU32(at + layout["u.Dma.Channel"], resource.start);
      break;
    case ResourceType.busNumber:
      k.m.setU32(at + layout["u.BusNumber.Start"], resource.start);
      k.m.setU32(at + layout["u.BusNumber.Length"], resource.length);
      break;
    default:
      for (const [i, value] of (resource.data ?? []).entries())
        k.m.setU32(at + layout["u.DevicePrivate.Data"] + 4 * i, value);
  }
}

/** Raw resources of a CM_RESOURCE_LIST of any number of buses. Undefined if its counts lead beyond its end. */
export function readResources(k: Kernel, at: Offset, end: Offset): Resource[] | undefined {
  const list = k.s.CM_RESOURCE_LIST;
  const full = k.s.CM_FULL_RESOURCE_DESCRIPTOR;
  const partial = k.s.CM_PARTIAL_RESOURCE_LIST;
  const layout = k.s.CM_PARTIAL_RESOURCE_DESCRIPTOR;
  const found: Resource[] = [];
  let next = at + list.List;
  for (let i = k.m.u32(at + list.Count); i > 0; i--) {
    const head = next + full.PartialResourceList;
    if (head + partial.PartialDescriptors > end) return undefined;
    const count = k.m.u32(head + partial.Count);
    next = head + partial.PartialDescriptors;
    if (count > mostDescriptors || next + count * layout.size > end) return undefined;
    for (let j = 0; j < count; j++, next += layout.size) found.push(readResource(k, next));
  }
  return found;
}

function readResource(k: Kernel, at: Offset): Resource {
  const layout = k.s.CM_PARTIAL_RESOURCE_DESCRIPTOR;
  const type = k.m.u8[at + layout.Type] ?? 0;
  const known = { type, share: k.m.u8[at + layout.ShareDisposition] ?? 0, flags: k.m.u16(at + layout.Flags) };
  switch (type) {
    case ResourceType.port:
    case ResourceType.memory:
    case ResourceType.memoryLarge: {
      const { unit, ...kind } = rangeKind(type, known.flags);
      const start = Number(BigInt.asUintN(53, k.m.u64(at + layout["u.Port.Start"])));
      return { ...known, ...kind, start, length: k.m.u32(at + layout["u.Port.Length"]) * unit };
    }
    case ResourceType.interrupt: {
      if (!isMessage(known)) return { ...known, start: k.m.u32(at + layout["u.Interrupt.Level"]), length: 1 };
      const first = lineOf(k.m.u32(at + layout["u.Interrupt.Vector"]));
      return { ...known, start: first, length: k.m.u16(at + layout["u.MessageInterrupt.Raw.MessageCount"]) };
    }
    case ResourceType.dma:
      return { ...known, start: k.m.u32(at + layout["u.Dma.Channel"]), length: 1 };
    case ResourceType.busNumber:
      return {
        ...known,
        start: k.m.u32(at + layout["u.BusNumber.Start"]),
        length: k.m.u32(at + layout["u.BusNumber.Length"]),
      };
    default: {
      const data = [0, 1, 2].map((i) => k.m.u32(at + layout["u.DevicePrivate.Data"] + 4 * i));
      return { ...known, start: 0, length: 0, data };
    }
  }
}

/** "ports 0x378-0x37a", "interrupt line 7". */
export function describeResource(resource: Resource): string {
  const hex = (value: number) => `0x${value.toString(16)}`;
  const range = `${hex(resource.start)}-${hex(resource.start + resource.length - 1)}`;
  switch (resource.type) {
    case ResourceType.port:
      return `ports ${range}`;
    case ResourceType.memory:
      return `memory ${range}`;
    case ResourceType.interrupt:
      if (isMessage(resource))
        return resource.length === 1 ? "an interrupt message" : `${resource.length} interrupt messages`;
      return `interrupt line ${resource.start}${resource.share === Share.shared ? " (shared)" : ""}`;
    case ResourceType.dma:
      return `DMA channel ${resource.start}`;
    case ResourceType.busNumber:
      return `bus numbers ${range}`;
    default:
      return `a resource of type ${resource.type}`;
  }
}

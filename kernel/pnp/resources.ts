// The resources a device is started with: what its virtual hardware decodes, as raw and translated lists in paged pool.
// Ports and memory translate to themselves; an interrupt line to its vector and DIRQL.
import { irqlOf, vectorOf } from "../ke/interrupt.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import type { Devnode } from "../state.ts";

const resource = { port: 1, interrupt: 2, memory: 3 };
const deviceExclusive = 1;
const portIo = 1;
const latched = 1;
const isa = 1;

/** Addresses of the two lists; 0 and 0 for a device without resources. */
export function resourceLists(k: Kernel, node: Devnode): { raw: Offset; translated: Offset } {
  const hardware = node.hardware === undefined ? undefined : k.state.hardware.get(node.hardware);
  if (hardware === undefined) return { raw: 0, translated: 0 };
  const count = hardware.ports.length + hardware.memory.length + (hardware.irq === undefined ? 0 : 1);
  if (count === 0) return { raw: 0, translated: 0 };
  return { raw: list(k, node, count, false), translated: list(k, node, count, true) };
}

function list(k: Kernel, node: Devnode, count: number, translated: boolean): Offset {
  const hardware = k.state.hardware.get(node.hardware ?? "");
  const listLayout = k.s.CM_RESOURCE_LIST;
  const full = k.s.CM_FULL_RESOURCE_DESCRIPTOR;
  const partialList = k.s.CM_PARTIAL_RESOURCE_LIST;
  const descriptor = k.s.CM_PARTIAL_RESOURCE_DESCRIPTOR;
  const head = listLayout.List + full.PartialResourceList + partialList.PartialDescriptors;
  const at = allocate(k, {
    size: head + count * descriptor.size,
    tag: "PnpR",
    what: "CM_RESOURCE_LIST",
    paged: true,
    zero: true,
  });
  const m = k.m;
  m.setU32(at + listLayout.Count, 1);
  m.setU32(at + listLayout.List + full.InterfaceType, isa);
  const partial = at + listLayout.List + full.PartialResourceList;
  m.setU16(partial + partialList.Version, 1);
  m.setU16(partial + partialList.Revision, 1);
  m.setU32(partial + partialList.Count, count);
  let next = at + head;
  const begin = (type: number, flags: number) => {
    const here = next;
    m.u8[here + descriptor.Type] = type;
    m.u8[here + descriptor.ShareDisposition] = deviceExclusive;
    m.setU16(here + descriptor.Flags, flags);
    next += descriptor.size;
    return here;
  };
  for (const range of hardware?.ports ?? []) {
    const here = begin(resource.port, portIo);
    m.setU64(here + descriptor["u.Port.Start"], BigInt(range.start));
    m.setU32(here + descriptor["u.Port.Length"], range.length);
  }
  if (hardware?.irq !== undefined) {
    const here = begin(resource.interrupt, latched);
    m.setU32(here + descriptor["u.Interrupt.Level"], translated ? irqlOf(hardware.irq) : hardware.irq);
    m.setU32(here + descriptor["u.Interrupt.Vector"], translated ? vectorOf(hardware.irq) : hardware.irq);
    m.setU64(here + descriptor["u.Interrupt.Affinity"], (1n << BigInt(k.state.processors.length)) - 1n);
  }
  for (const range of hardware?.memory ?? []) {
    const here = begin(resource.memory, 0);
    m.setU64(here + descriptor["u.Memory.Start"], BigInt(range.start));
    m.setU32(here + descriptor["u.Memory.Length"], range.length);
  }
  return at;
}

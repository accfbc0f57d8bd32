// Resources as drivers took them before Plug and Play: claimed with raw lists in IoReportResourceUsage, translated by the HAL.
// A claim conflicts with the claims of other drivers and with what started devices have been given, unless both share. An empty list
// gives back. On this machine bus addresses translate to themselves, and a line of the ISA bus to its vector and DIRQL.
// Leaves out the registry's RESOURCEMAP, whose place the class name gives, and IoAssignResources.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { irqlOf, vectorOf } from "../ke/interrupt.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import type { ClaimedRange } from "../state.ts";

/** CM_RESOURCE_TYPE. */
const kinds: { readonly [type: number]: ClaimedRange["kind"] } = { 1: "port", 2: "interrupt", 3: "memory", 4: "dma" };
const shareShared = 3;
const ioSpace = 1;

/** Reads a CM_RESOURCE_LIST of `size` bytes; undefined if it runs over its end. */
function readList(k: Kernel, f: Offset, at: Offset, size: number): readonly ClaimedRange[] | undefined {
  if (at === 0) return [];
  const lists = k.s.CM_RESOURCE_LIST;
  const full = k.s.CM_FULL_RESOURCE_DESCRIPTOR;
  const partial = k.s.CM_PARTIAL_RESOURCE_LIST;
  const layout = k.s.CM_PARTIAL_RESOURCE_DESCRIPTOR;
  k.touch(f, at, size, false);
  const ranges: ClaimedRange[] = [];
  let next = at + lists.List;
  for (let i = k.m.u32(at + lists.Count); i > 0; i--) {
    const list = next + full.PartialResourceList;
    next = list + partial.PartialDescriptors;
    if (next > at + size) return undefined;
    for (let j = k.m.u32(list + partial.Count); j > 0; j--, next += layout.size) {
      if (next + layout.size > at + size) return undefined;
      const kind = kinds[k.m.u8[next + layout.Type] ?? 0];
      if (kind === undefined) continue;
      const isRange = kind === "port" || kind === "memory";
      ranges.push({
        kind,
        // The start of a range, the level of an interrupt and the channel of a DMA are the first member of the union.
        start: isRange ? Number(k.m.u64(next + layout["u.Port.Start"])) : k.m.u32(next + layout["u.Port.Start"]),
        length: isRange ? k.m.u32(next + layout["u.Port.Length"]) : 1,
        shared: k.m.u8[next + layout.ShareDisposition] === shareShared,
      });
    }
  }
  return ranges;
}

const overlaps = (a: ClaimedRange, b: ClaimedRange) =>
  a.kind === b.kind && !(a.shared && b.shared) && a.start < b.start + b.length && b.start < a.start + a.length;

/** What started devices have, beside the one that asks. */
function given(k: Kernel): readonly ClaimedRange[] {
  return k.state.devnodes.flatMap((node) => {
    const hardware = node.status === "Started" ? k.state.hardware.get(node.hardware ?? "") : undefined;
    if (hardware === undefined) return [];
    const range = (kind: ClaimedRange["kind"]) => (one: { readonly start: number; readonly length: number }) => ({
      kind,
      ...one,
      shared: false,
    });
    const line = hardware.irq === undefined ? [] : [{ start: hardware.irq, length: 1 }];
    return [
      ...hardware.ports.map(range("port")),
      ...hardware.memory.map(range("memory")),
      ...line.map(range("interrupt")),
    ];
  });
}

/** (class name, driver, its list, size, device, its list, size, override, conflict). */
function report(k: Kernel, f: Offset): Outcome {
  const driver = k.argPointer(f, 1);
  const device = k.argPointer(f, 4);
  const out = k.argPointer(f, 8);
  k.touch(f, out, 1, true);
  const ofDriver = readList(k, f, k.argPointer(f, 2), k.argU32(f, 3));
  const ofDevice = readList(k, f, k.argPointer(f, 5), k.argU32(f, 6));
  if (ofDriver === undefined || ofDevice === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  // One call reports for a device or for the driver as a whole, and takes the place of what the same was reported before.
  const owner = device !== 0 && k.argPointer(f, 5) !== 0 ? device : driver;
  const wanted = owner === device ? ofDevice : ofDriver;
  const others = k.state.resourceClaims.filter((claim) => claim.owner !== owner);
  const taken = [...others.flatMap((claim) => claim.ranges), ...given(k)];
  const conflict = wanted.some((range) => taken.some((other) => overlaps(range, other)));
  k.m.u8[out] = conflict ? 1 : 0;
  if (conflict && (k.argU32(f, 7) & 0xff) === 0) return k.return32(f, nt.STATUS_CONFLICTING_ADDRESSES);
  k.state.resourceClaims = wanted.length === 0 ? others : [...others, { owner, ranges: wanted }];
  const what = wanted.map((range) => `${range.kind} ${k.hex(range.start)}`).join(", ");
  k.log({
    kind: "hardware",
    driver: k.callerDriver(f),
    text: wanted.length === 0 ? "gives its resources back" : `claims ${what}`,
  });
  return k.return32(f, nt.STATUS_SUCCESS);
}

export const legacyResourceDdis: readonly Routine[] = [
  ddi("IoReportResourceUsage", 9, report),
  // (interface, bus, address, &space, &translated)
  ddi("HalTranslateBusAddress", 5, (k, f) => {
    const space = k.argPointer(f, 3);
    const translated = k.argPointer(f, 4);
    k.touch(f, space, 4, true);
    k.touch(f, translated, 8, true);
    if (k.m.u32(space) > ioSpace) return k.returnBool(f, false);
    k.m.setU64(translated, k.arg64(f, 2));
    return k.returnBool(f, true);
  }),
  // (interface, bus, level, vector, &irql, &affinity)
  ddi("HalGetInterruptVector", 6, (k, f) => {
    const level = k.argU32(f, 2);
    const irql = k.argPointer(f, 4);
    const affinity = k.argPointer(f, 5);
    k.touch(f, irql, 1, true);
    k.touch(f, affinity, 8, true);
    if (level > 0xff) return k.return32(f, 0);
    k.m.u8[irql] = irqlOf(level);
    k.m.setU64(affinity, (1n << BigInt(k.state.processors.length)) - 1n);
    return k.return32(f, vectorOf(level));
  }),
];

// What the hardware entries of a scenario need: one of their settings as a whole, the first if it is free.
import type { Kernel } from "../kernel.ts";
import {
  type Choice,
  exactly,
  isArbitrated,
  messages,
  type Requirements,
  ResourceType,
  Share,
  secondaryInterrupt,
} from "./requirements.ts";
import type { Devnode, Resource } from "./state.ts";

const isa = 1;
const pci = 5;
const portIo = 1;
const latched = 1;
type Entry = NonNullable<Kernel["scenario"]["hardware"]>[number];
type Setting = Pick<Entry, "ports" | "memory" | "irq">;

/** A device with configuration space is one of a PCI bus. */
export const interfaceOf = ({ config }: Entry): number => (config === undefined ? isa : pci);

/** Undefined for hardware that needs nothing. */
export function requirementsOfHardware(k: Kernel, name: string | undefined): Requirements | undefined {
  const entry = k.scenario.hardware?.find((one) => one.name === name);
  if (entry === undefined) return undefined;
  const settings: readonly Setting[] = [entry, ...(entry.alternatives ?? [])];
  const withLine = settings.map((setting) => resourcesOf(setting, entry).map((one) => [exactly(one)]));
  // Messages are preferred to a line, each with a descriptor of its own as MSI-X has it; one alone if there are not enough.
  const withMessages = (count: number) =>
    withLine.map((list) => [
      ...list.filter(([choice]) => choice?.type !== ResourceType.interrupt),
      ...Array.from({ length: count }, () => [messages(k, 1)]),
    ]);
  const wanted = entry.messages ?? 0;
  const lists = [
    ...(wanted > 0 ? withMessages(wanted) : []),
    ...(wanted > 1 ? withMessages(1) : []),
    ...(wanted === 0 || entry.irq !== undefined ? withLine : []),
  ].filter((list) => list.length > 0);
  return lists.length === 0 ? undefined : { interfaceType: interfaceOf(entry), busNumber: 0, lists };
}

/** A resource among those of a start that its bus never offered: a driver above has added it, and left it in the list. */
export function unknownToBus(k: Kernel, node: Devnode, given: readonly Resource[]): Resource | undefined {
  const offered = requirementsOfHardware(k, node.hardware)?.lists.flat(2) ?? [];
  const serves = (choice: Choice, one: Resource): boolean =>
    choice.type === one.type && one.start >= choice.min && one.start + one.length - 1 <= choice.max;
  return given.find((one) => isArbitrated(one.type) && !offered.some((choice) => serves(choice, one)));
}

function resourcesOf(setting: Setting, { shared, passive, dma }: Entry): Resource[] {
  const own = { share: Share.deviceExclusive };
  const place = ({ start, length }: { readonly start: number; readonly length: number }) => ({ start, length });
  const ports = (setting.ports ?? []).map((range) => ({
    ...own,
    ...place(range),
    type: ResourceType.port,
    flags: portIo,
  }));
  const memory = (setting.memory ?? []).map((range) => ({
    ...own,
    ...place(range),
    type: ResourceType.memory,
    flags: 0,
  }));
  const share = shared === true ? Share.shared : Share.deviceExclusive;
  // A line that several devices pull is level-sensitive, as on PCI.
  const flags = (shared === true ? 0 : latched) | (passive === true ? secondaryInterrupt : 0);
  const line =
    setting.irq === undefined ? [] : [{ type: ResourceType.interrupt, share, flags, start: setting.irq, length: 1 }];
  const channel = dma === undefined ? [] : [{ ...own, type: ResourceType.dma, flags: 0, start: dma, length: 1 }];
  return [...ports, ...line, ...memory, ...channel];
}

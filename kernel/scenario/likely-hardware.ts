// Hardware for a device of which nobody has said what it is: resources of the types that its driver looks for in the list that it is started
// with, and nobody behind them but a source of interrupts. More ranges than most devices have: a driver passes over what it does not want.
import type { Program } from "../../compiler/index.ts";
import { ResourceType } from "../pnp/requirements.ts";
import { comparedWith } from "./compared.ts";
import type { HardwareEntry } from "./schema.ts";

const ranges = (count: number, first: number, length: number) =>
  Array.from({ length: count }, (_, i) => ({ start: first + i * length, length }));
/** Lines and channels that nothing of a machine without a scenario has. */
const line = 5;
const channel = 3;

/** `hardwareId` of the device may be one on a PCI bus. Undefined for drivers that look for no resources, of devices that are not on one. */
export function likelyHardware(
  name: string,
  program: Program,
  hardwareId: string | undefined,
): HardwareEntry | undefined {
  const types = new Set(resourceTypesOf(program));
  const config = configOf(hardwareId, types.has(ResourceType.interrupt));
  if (types.size === 0 && config === undefined) return undefined;
  const interrupts = types.has(ResourceType.interrupt);
  return {
    name,
    model: interrupts ? "interruptSource" : "none",
    ...(types.has(ResourceType.port) ? { ports: ranges(2, 0x2000, 0x100) } : {}),
    ...(types.has(ResourceType.memory) ? { memory: ranges(3, 0xd000_0000, 0x10_0000) } : {}),
    ...(interrupts ? { irq: line } : {}),
    ...(types.has(ResourceType.dma) ? { dma: channel } : {}),
    ...(config === undefined ? {} : { config: { u8: config } }),
  };
}

/** The header of a PCI function whose hardware id is PCI\\VEN_vvvv&DEV_dddd, with the subsystem and revision that may follow. */
function configOf(hardwareId: string | undefined, interrupts: boolean): number[] | undefined {
  const part = (name: string, digits: number): number | undefined => {
    const found = new RegExp(`[\\\\&]${name}_([0-9a-f]{${digits}})(?![0-9a-f])`, "i").exec(hardwareId ?? "");
    return found === null ? undefined : Number.parseInt(found[1] ?? "", 16);
  };
  const vendor = part("VEN", 4);
  const device = part("DEV", 4);
  if (vendor === undefined || device === undefined || !/^PCI\\/i.test(hardwareId ?? "")) return undefined;
  const bytes = new Uint8Array(pciHeaderSize);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, vendor, true);
  view.setUint16(2, device, true);
  // I/O space, memory space, bus master.
  view.setUint16(4, 7, true);
  view.setUint8(8, part("REV", 2) ?? 0);
  // Vendor in the lower half.
  view.setUint32(0x2c, part("SUBSYS", 8) ?? 0, true);
  if (interrupts) bytes.set([line, 1], 0x3c);
  return [...bytes];
}
const pciHeaderSize = 64;

const arbitrated: readonly number[] = [
  ResourceType.port,
  ResourceType.interrupt,
  ResourceType.memory,
  ResourceType.dma,
];

/** Types of partial resource descriptors that the driver's code asks for. */
function resourceTypesOf(program: Program): readonly number[] {
  return comparedWith(program, ({ field, base: { type } }) => {
    const named = type.kind === "record" && type.decl.name === "_CM_PARTIAL_RESOURCE_DESCRIPTOR";
    return named && field.name === "Type";
  })
    .map(Number)
    .filter((type) => arbitrated.includes(type));
}

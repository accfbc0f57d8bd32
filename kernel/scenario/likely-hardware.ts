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

/** Undefined for drivers that look for no resources. */
export function likelyHardware(name: string, program: Program): HardwareEntry | undefined {
  const types = new Set(resourceTypesOf(program));
  if (types.size === 0) return undefined;
  const interrupts = types.has(ResourceType.interrupt);
  return {
    name,
    model: interrupts ? "interruptSource" : "none",
    ...(types.has(ResourceType.port) ? { ports: ranges(2, 0x2000, 0x100) } : {}),
    ...(types.has(ResourceType.memory) ? { memory: ranges(3, 0xd000_0000, 0x1_0000) } : {}),
    ...(interrupts ? { irq: line } : {}),
    ...(types.has(ResourceType.dma) ? { dma: channel } : {}),
  };
}

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

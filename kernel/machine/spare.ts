// Memories of machines that are no more, kept for those to come. To the host's collector a machine is so many megabytes that have been
// allocated: after every second one it would look through all that is alive, which costs tools that run one machine after another
// (every allocation refused in turn, one scenario after another, a debugger's restart) more than booting a kernel does.
import { Permission } from "../../compiler/abi.ts";
import type { MachineLayout } from "../../compiler/wasm/index.ts";
import type { Offset } from "./api.ts";

/** From an offset up to another. */
export type Extent = readonly [from: Offset, to: Offset];

interface Spare {
  readonly layout: MachineLayout;
  readonly memory: WebAssembly.Memory;
  /** Where guest memory has been written, and the table entries for it; whole granules of 8 bytes. */
  readonly guest: readonly Extent[];
  /** Where anything outside of guest memory and its tables has been. */
  readonly beside: readonly Extent[];
}

const most = 2;
const spares: Spare[] = [];

/**
 * Keeps a memory whose machine is not used any more. Its buffer stays as it is: to detach it would be to allocate it anew, and the
 * collector would look through all that is alive.
 */
export function keepSpare(spare: Spare): void {
  if (spares.length === most) spares.shift();
  spares.push(spare);
}

/** A memory of zeros in which no address is mapped. */
export function takeMemory(layout: MachineLayout): WebAssembly.Memory {
  const found = spares.findIndex((spare) => spare.layout.pages === layout.pages);
  const [spare] = found < 0 ? [] : spares.splice(found, 1);
  if (spare !== undefined) {
    clean(spare);
    return spare.memory;
  }
  const memory = new WebAssembly.Memory({ initial: layout.pages, maximum: layout.pages });
  new Uint8Array(memory.buffer).fill(Permission.unmapped, layout.passive, layout.size);
  return memory;
}

function clean({ layout, memory, guest, beside }: Spare): void {
  const bytes = new Uint8Array(memory.buffer);
  for (const [from, to] of guest) {
    bytes.fill(0, from, to);
    for (const table of [layout.passive, layout.raised])
      bytes.fill(Permission.unmapped, table + from / 8, table + to / 8);
  }
  for (const [from, to] of beside) bytes.fill(0, from, to);
}

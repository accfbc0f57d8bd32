// The programs of a scenario in the machine: each instance that can run at the same time has an image in an address space of its own.
// The whole address space of a process is one window of the machine's memory: its variables at the lower end, then its heap, and
// the stacks of its threads from the upper end down. No address of another process or of the kernel falls into it.
import type { AddressSpace } from "../../compiler/abi.ts";
import type { Program } from "../../compiler/program.ts";
import type { Image, Machine } from "../machine/api.ts";
import type { Scenario } from "../scenario/schema.ts";
import type { Step } from "../scenario/steps.ts";

export interface ProgramImage {
  /** Name of the entry of `programs`. */
  readonly program: string;
  readonly image: Image;
  readonly space: AddressSpace;
}

/** High half of the first process' addresses; the following ones count down, so that all stay canonical user addresses. */
const firstHigh = 0x7fef;
/** Bytes of a process' address space if the scenario does not say. */
const usualMemory = 4 * 1024 * 1024;

export function loadPrograms(
  machine: Machine,
  scenario: Scenario,
  compiled: ReadonlyMap<string, Program>,
  imports: ReadonlyMap<string, number>,
): readonly ProgramImage[] {
  const loaded: ProgramImage[] = [];
  for (const entry of scenario.programs ?? []) {
    const program = compiled.get(entry.name);
    if (program === undefined) throw new Error(`the scenario's program "${entry.name}" has not been compiled`);
    const sizeLog2 = Math.ceil(Math.log2(entry.memory === undefined ? usualMemory : entry.memory * 1024 * 1024));
    // Programs that no step runs are for others to start.
    const count = entry.instances ?? Math.max(1, mostAtOnce(scenario.steps ?? [], entry.name));
    for (let i = 0; i < count; i++) {
      const name = i === 0 ? entry.name : `${entry.name}#${i + 1}`;
      const base = BigInt(firstHigh - loaded.length) << 32n;
      const space = { base, start: machine.reserve(2 ** sizeLog2, 4096, `the memory of program ${name}`), sizeLog2 };
      const image = machine.load(name, program, { ddis: imports, pagedSections: () => false, space });
      loaded.push({ program: entry.name, image, space });
    }
  }
  return loaded;
}

/** How many processes of a program a scenario can have running at the same time: one that is waited for has ended. */
function mostAtOnce(steps: readonly Step[], program: string): number {
  const running = new Set<string>();
  let most = 0;
  for (const step of steps) {
    if (step.do === "waitForExit") running.delete(step.run);
    if (step.do !== "run" || step.program !== program) continue;
    if (step.as !== undefined) running.add(step.as);
    most = Math.max(most, running.size + (step.as === undefined ? 1 : 0));
  }
  return most;
}

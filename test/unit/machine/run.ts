// Runs hand-built programs on a machine whose host remembers what it was told.
import { KERNEL_BASE, Permission, Status } from "../../../compiler/abi.ts";
import type { Program } from "../../../compiler/program.ts";
import type { Fault, Image, Machine, MachineHost, Offset, Trap } from "../../../kernel/machine/api.ts";
import { createMachine } from "../../../kernel/machine/index.ts";
import { disposedAfterTest } from "../../dispose.ts";

export type Engine = "wasm" | "interpret";

export class Host implements MachineHost {
  readonly faults: Fault[] = [];
  readonly traps: Trap[] = [];
  readonly calls: number[] = [];
  onDdi: (number: number, frame: Offset) => Status = () => Status.Returned;
  onFault: (fault: Fault) => ReturnType<MachineHost["fault"]> = () => ({ status: Status.Unwinding });

  ddi(number: number, frame: Offset): Status {
    this.calls.push(number);
    return this.onDdi(number, frame);
  }
  fault(fault: Fault): ReturnType<MachineHost["fault"]> {
    this.faults.push(fault);
    return this.onFault(fault);
  }
  trap(trap: Trap): typeof Status.Unwinding {
    this.traps.push(trap);
    return Status.Unwinding;
  }
  intrinsic(): bigint {
    return 42n;
  }
}

export interface Rig {
  readonly machine: Machine;
  readonly host: Host;
  readonly image: Image;
  readonly stack: Offset;
  /** Prepares a call of a function at the base of the stack. */
  prepare(name: string, ...args: readonly bigint[]): Offset;
  /** Runs it to its end with plenty of fuel; the signed 64-bit result. */
  call(name: string, ...args: readonly bigint[]): bigint;
}

export function rig(program: Program, engine: Engine, options: { stack?: number; ddis?: readonly string[] } = {}): Rig {
  const host = new Host();
  const ddis = (options.ddis ?? []).map((name) => ({ name, frameSize: 64 }));
  const machine = disposedAfterTest(createMachine(host, { memory: 16 * 1024 * 1024, engine, ddis }));
  const image = machine.load("test", program, {
    ddis: new Map(ddis.map(({ name }, number) => [name, number])),
    pagedSections: (section) => section === "PAGE",
  });
  const size = options.stack ?? 256 * 1024;
  const stack = machine.reserve(size + 4096, 4096, "stack");
  machine.memory.protect(stack, size, Permission.open);
  machine.stackLimit = stack + size;
  const prepare = (name: string, ...args: readonly bigint[]): Offset => {
    const fn = image.function(name);
    if (fn === undefined) throw new Error(`no function ${name}`);
    machine.pushFrame(stack, fn, args);
    return stack;
  };
  return {
    machine,
    host,
    image,
    stack,
    prepare,
    call(name, ...args) {
      prepare(name, ...args);
      machine.fuel = 1e9;
      const status = machine.enter(stack);
      if (status !== Status.Returned) throw new Error(`${name} left with status ${status}`);
      return BigInt.asIntN(64, machine.memory.u64(stack + 8));
    },
  };
}
export const guest = (offset: number): bigint => KERNEL_BASE + BigInt(offset);

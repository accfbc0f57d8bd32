// What a DDI is here: a name that a header declares, and a body that runs in a frame of machine memory like any function.
// A body that calls into a driver, or blocks, is written as numbered steps; the step and all it must remember are in the frame,
// so that the machine can stop, be checkpointed and go on inside it. Slots are 8 bytes: parameters first, then its own locals.
import { Frame, type Status } from "../compiler/abi.ts";
import type { Kernel } from "./kernel.ts";
import type { Offset } from "./machine/api.ts";

/** Run the body again at the step now in the frame. */
export const Again = 3;
export type Outcome = Status | typeof Again;

export interface Routine {
  readonly name: string;
  /** Declared by a header; otherwise one of the kernel's own routines, seen only in stacks. */
  readonly internal: boolean;
  readonly frameSize: number;
  readonly run: (k: Kernel, f: Offset, step: number) => Outcome;
}

export type Body = Routine["run"];

/** A DDI with `params` parameters whose body keeps `locals` further slots. */
export function ddi(name: string, params: number, run: Body, locals = 0): Routine {
  return { name, internal: false, frameSize: frameSize(params + locals), run };
}
/** A routine of the kernel's own, run in frames like a DDI. */
export function internal(name: string, slots: number, run: Body): Routine {
  return { name, internal: true, frameSize: frameSize(slots), run };
}

/** Offset of slot `i` in a frame. */
export const slot = (f: Offset, i: number): Offset => f + Frame.params + 8 * i;

function frameSize(slots: number): number {
  return (Frame.params + 8 * slots + Frame.align - 1) & -Frame.align;
}

/** Thrown inside a body to leave it: the machine has been stopped, or an exception is being raised. Never seen outside `Kernel.ddi`. */
export class Leave extends Error {
  readonly status: typeof Status.Unwinding | typeof Status.Raised;
  constructor(status: typeof Status.Unwinding | typeof Status.Raised) {
    super("the kernel has left a DDI");
    this.status = status;
  }
}

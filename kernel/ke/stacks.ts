// The stacks of contexts, from the upper end of the memory that the pool grows into from below; a stack of a thread that has ended
// is used again.
import { Frame } from "../../compiler/abi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";

/** Bytes. Frames here are larger than a real compiler's, which has 24 KiB. */
const stackSize = 96 * 1024;
/** Kept free at a stack's end for the frames of DDIs. */
export const stackReserve = 8192;

export interface Stack {
  readonly stack: Offset;
  readonly limit: Offset;
}

export function allocateStack(k: Kernel): Stack {
  const free = k.state.freeStacks.pop();
  if (free !== undefined) return free;
  const pool = k.state.pool;
  pool.end -= stackSize;
  if (pool.end < pool.next) throw new Error("the machine's memory is used up by stacks; give the scenario more");
  return { stack: pool.end, limit: pool.end + stackSize };
}

export function freeStack(k: Kernel, stack: Stack): void {
  k.state.freeStacks.push(stack);
}

/** Puts the frame of a routine, by its number, at a stack's base. */
export function prepareFrame(k: Kernel, stack: Offset, routine: number): void {
  const { index, frameSize } = k.routineFrame(routine);
  k.m.protect(stack, stackSize, 0);
  k.m.u8.fill(0, stack, stack + frameSize);
  k.m.setU32(stack + Frame.resume, 0);
  k.m.setU32(stack + Frame.function, index);
}

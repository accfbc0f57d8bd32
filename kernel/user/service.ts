// The border between a program and the kernel. A system service runs on the thread's kernel stack, in kernel memory, from a routine of
// the kernel's at its base; when that returns the thread goes on on its user stack, in the library routine that asked.
// So no frame of the kernel or of a driver ever lies in memory that a program can reach.
import { Frame, Status } from "../../compiler/abi.ts";
import { type Outcome, slot } from "../ddi.ts";
import { prepareFrame } from "../ke/stacks.ts";
import type { Context } from "../ke/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import type { UserThread } from "./state.ts";

/** The thread of a program that runs now; library routines are called by no other. */
export function userThread(k: Kernel): UserThread {
  const { user } = k.cur;
  if (user === undefined) throw new Error("a library routine of programs runs on a thread that has no program");
  return user;
}

/** Runs a routine of the kernel's as a system service; the body at `f` goes on at `next` with `serviceStatus` or `user.result`. */
export function callService(
  k: Kernel,
  f: Offset,
  next: number,
  routine: string,
  ...args: readonly (number | bigint)[]
): Outcome {
  k.goOnAt(f, next);
  enterKernel(k, k.cur, userThread(k), routine, args);
  return Status.Unwinding;
}

export const serviceStatus = (k: Kernel): number => Number(userThread(k).result & 0xffff_ffffn);

/** Puts a thread on its kernel stack, with a routine of the kernel's to run there. */
export function enterKernel(
  k: Kernel,
  context: Context,
  user: UserThread,
  routine: string,
  args: readonly (number | bigint)[],
): void {
  const { stack, limit } = user.kernel;
  user.inKernel = true;
  context.stack = stack;
  context.limit = limit;
  prepareFrame(k, stack, k.routineNamed(routine));
  args.forEach((value, i) => {
    k.m.setU64(slot(stack, i), BigInt(value));
  });
}

/** The service's base routine has returned: the thread goes on in user mode. */
export function leaveKernel(k: Kernel, context: Context, user: UserThread): void {
  user.result = k.m.u64(context.stack + Frame.result);
  if (user.ending) {
    enterKernel(k, context, user, "PspExitThread", []);
    return;
  }
  user.inKernel = false;
  // One that has been suspended goes no further.
  if (user.suspended > 0) k.state.reschedule = true;
  context.stack = user.user.stack;
  context.limit = user.user.limit;
}

// What a thread may know of its kernel stack. Frames here grow upwards and are larger than a compiler's, and so are the stacks: what is
// left is told in bytes of this machine. Left out: a further stack; a callout gets what the one under way has left.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stackReserve } from "./stacks.ts";

/** MAXIMUM_EXPANSION_SIZE: a large kernel stack less half a page. */
const largestExpansion = 0x1_2000 - 0x800;

const remaining = (k: Kernel, f: Offset): number => Math.max(0, k.cur.limit - stackReserve - f);

/** (Callout, Parameter, Size[, Wait, Context]): calls on this stack if it has that much left. */
function callout(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 1) return k.return32(f, nt.STATUS_SUCCESS);
  const size = k.arg64(f, 2);
  if (size > BigInt(largestExpansion)) return k.return32(f, nt.STATUS_INVALID_PARAMETER_3);
  if (size > BigInt(remaining(k, f))) return k.return32(f, nt.STATUS_NO_MEMORY);
  k.copyArg(k.above(f), 0, f + 16 + 8);
  return k.call(f, 1, k.functionOr(f, k.argPointer(f, 0)));
}

export const stackLimitDdis: readonly Routine[] = [
  ddi("IoGetRemainingStackSize", 0, (k, f) => k.return64(f, BigInt(remaining(k, f)))),
  ddi("IoGetInitialStack", 0, (k, f) => k.returnPointer(f, k.cur.limit)),
  ddi("IoGetStackLimits", 2, (k, f) => {
    const [low, high] = [k.argPointer(f, 0), k.argPointer(f, 1)];
    k.touch(f, low, 8, true);
    k.touch(f, high, 8, true);
    k.setPointer(low, k.cur.stack);
    k.setPointer(high, k.cur.limit);
    return k.returnVoid(f);
  }),
  ddi("IoWithinStackLimits", 2, (k, f) => {
    const at = k.kernelOffset(k.arg64(f, 0));
    const end = BigInt(at) + k.arg64(f, 1);
    return k.returnBool(f, at >= k.cur.stack && end <= BigInt(k.cur.limit));
  }),
  ddi("KeExpandKernelStackAndCallout", 3, callout),
  ddi("KeExpandKernelStackAndCalloutEx", 5, callout),
];

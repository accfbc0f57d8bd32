// One-time initialisation. The RTL_RUN_ONCE is a word whose two lowest bits are the state and whose others are the context, as on Windows.
// Who finds the initialisation under way waits for its end, unless it was begun asynchronously, when everybody may try.
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import { wakeConditions } from "../ke/conditions.ts";
import { block } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";

const flag = { checkOnly: 1, async: 2, initFailed: 4 } as const;
const State = { fresh: 0n, pending: 1n, done: 2n, asyncPending: 3n } as const;
const stateBits = 3n;

/** What beginning comes to: a status, or that the caller has to wait for another's initialisation. */
function begin(k: Kernel, at: Offset, flags: number): number | "wait" {
  const state = k.m.u64(at) & stateBits;
  if ((flags & ~(flag.checkOnly | flag.async)) !== 0 || flags === (flag.checkOnly | flag.async))
    return nt.STATUS_INVALID_PARAMETER_2;
  if (state === State.done) return nt.STATUS_SUCCESS;
  if ((flags & flag.checkOnly) !== 0) return nt.STATUS_UNSUCCESSFUL;
  const asynchronous = (flags & flag.async) !== 0;
  if (state === State.fresh) {
    k.m.setU64(at, asynchronous ? State.asyncPending : State.pending);
    return nt.STATUS_PENDING;
  }
  if ((state === State.asyncPending) !== asynchronous) return nt.STATUS_INVALID_OWNER;
  return asynchronous ? nt.STATUS_PENDING : "wait";
}

function complete(k: Kernel, at: Offset, flags: number, context: bigint): number {
  const state = k.m.u64(at) & stateBits;
  const asynchronous = (flags & flag.async) !== 0;
  const failed = (flags & flag.initFailed) !== 0;
  if ((flags & ~(flag.async | flag.initFailed)) !== 0 || (asynchronous && failed)) return nt.STATUS_INVALID_PARAMETER_2;
  if ((context & stateBits) !== 0n || (failed && context !== 0n)) return nt.STATUS_INVALID_PARAMETER_3;
  if (state === State.done && asynchronous) return nt.STATUS_OBJECT_NAME_COLLISION;
  if (state !== (asynchronous ? State.asyncPending : State.pending))
    return state === State.fresh || state === State.done ? nt.STATUS_UNSUCCESSFUL : nt.STATUS_INVALID_OWNER;
  k.m.setU64(at, failed ? State.fresh : context | State.done);
  wakeConditions(k, at);
  return nt.STATUS_SUCCESS;
}

const contextOf = (k: Kernel, at: Offset): bigint => k.m.u64(at) & ~stateBits;

function giveContext(k: Kernel, f: Offset, out: Offset, at: Offset): void {
  if (out === 0) return;
  k.touch(f, out, 8, true);
  k.m.setU64(out, contextOf(k, at));
}

function waitFor(k: Kernel, f: Offset, at: Offset): Outcome {
  return block(k, f, 0, "condition", [at], undefined, `waits for the initialisation of ${k.nameOf(at)}`);
}

const beginInitialize: Body = (k, f) => {
  const at = k.argPointer(f, 0);
  k.touch(f, at, 8, true);
  const status = begin(k, at, k.argU32(f, 1));
  if (status === "wait") return waitFor(k, f, at);
  if (status === nt.STATUS_SUCCESS) giveContext(k, f, k.argPointer(f, 2), at);
  return k.return32(f, status);
};

/** (RunOnce, InitFn, Parameter, &Context) */
const executeOnce: Body = (k, f, step) => {
  const at = k.argPointer(f, 0);
  const out = k.argPointer(f, 3);
  k.touch(f, at, 8, true);
  if (step === 1) {
    if (k.result32(f) === 0) {
      complete(k, at, flag.initFailed, 0n);
      return k.return32(f, nt.STATUS_UNSUCCESSFUL);
    }
    return k.return32(f, complete(k, at, 0, out === 0 ? 0n : k.m.u64(out)));
  }
  const status = begin(k, at, 0);
  if (status === "wait") return waitFor(k, f, at);
  if (status !== nt.STATUS_PENDING) {
    if (status === nt.STATUS_SUCCESS) giveContext(k, f, out, at);
    return k.return32(f, status);
  }
  const callee = k.above(f);
  k.setArgPointer(callee, 0, at);
  k.setArg64(callee, 1, k.arg64(f, 2));
  k.setArgPointer(callee, 2, out);
  return k.call(f, 1, k.functionOr(f, k.argPointer(f, 1)));
};

export const runOnceDdis: readonly Routine[] = [
  ddi("RtlRunOnceInitialize", 1, (k, f) => {
    k.touch(f, k.argPointer(f, 0), 8, true);
    k.m.setU64(k.argPointer(f, 0), State.fresh);
    return k.returnVoid(f);
  }),
  ddi("RtlRunOnceBeginInitialize", 3, beginInitialize),
  ddi("RtlRunOnceComplete", 3, (k, f) => {
    const at = k.argPointer(f, 0);
    k.touch(f, at, 8, true);
    return k.return32(f, complete(k, at, k.argU32(f, 1), k.arg64(f, 2)));
  }),
  ddi("RtlRunOnceExecuteOnce", 4, executeOnce),
];

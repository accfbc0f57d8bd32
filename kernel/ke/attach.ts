// Attaching: a thread works for a while in the address space of another process, with that process' handles. What it is attached to
// stands in its context; KAPC_STATE.Process keeps what that was before, as Windows keeps it: null for not attached, 1 for no change.
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { stopWithBugcheck } from "../verifier/stop.ts";
import { queuedWhereAttached } from "./apc.ts";
import { block } from "./wait.ts";

/** KAPC_STATE.Process after attaching to the process in which the thread was anyway. */
const noChange = 1n;

/** INVALID_PROCESS_ATTACH_ATTEMPT: what interrupted a thread has no address space of its own to leave. */
function checkMayAttach(k: Kernel, f: Offset, process: Offset): void {
  const why =
    k.cur.kind !== "thread"
      ? `${k.cur.name} attaches to a process: only threads can.`
      : isProcess(k, process)
        ? undefined
        : `The object at ${k.hex(process)} is no process to attach to.`;
  if (why === undefined) return;
  const attached = k.threadContext().attached === undefined ? 0n : 1n;
  const running = k.cur.kind === "dpc" ? 1n : 0n;
  stopWithBugcheck(k, f, 0x05, [k.address(process), k.address(k.process), attached, running], why);
}
const isProcess = (k: Kernel, at: Offset): boolean =>
  at === k.state.process || [...k.state.processes.values()].some(({ object }) => object === at);

function attach(k: Kernel, process: Offset): void {
  k.threadContext().attached = process;
  k.log({ kind: "thread", text: `attaches to ${k.nameOf(process)}` });
}

/** Does something in the address space of another process. */
export function inProcess<T>(k: Kernel, f: Offset, process: Offset, what: () => T): T {
  checkMayAttach(k, f, process);
  const thread = k.threadContext();
  const before = thread.attached;
  thread.attached = process === k.process ? before : process;
  try {
    return what();
  } finally {
    thread.attached = before;
  }
}

/** (Process, &ApcState) */
function stackAttach(k: Kernel, f: Offset): Outcome {
  const process = k.argPointer(f, 0);
  const state = k.argPointer(f, 1);
  k.touch(f, state, k.s.KAPC_STATE.size, true);
  checkMayAttach(k, f, process);
  k.m.u8.fill(0, state, state + k.s.KAPC_STATE.size);
  const saved = state + k.s.KAPC_STATE.Process;
  if (process === k.process) {
    k.m.setU64(saved, noChange);
    return k.returnVoid(f);
  }
  k.setPointer(saved, k.threadContext().attached ?? 0);
  attach(k, process);
  return k.returnVoid(f);
}

function stackDetach(k: Kernel, f: Offset, step: number): Outcome {
  const waits = step === 0 ? letApcsRun(k, f) : undefined;
  if (waits !== undefined) return waits;
  const state = k.argPointer(f, 0);
  k.touch(f, state, k.s.KAPC_STATE.size, false);
  const saved = state + k.s.KAPC_STATE.Process;
  if (k.m.u64(saved) === noChange) return k.returnVoid(f);
  return detach(k, f, k.m.pointer(saved) || undefined);
}

/** APCs that were queued for the process to which the thread is attached run before it leaves; none may be left. */
function letApcsRun(k: Kernel, f: Offset): Outcome | undefined {
  const queued = queuedWhereAttached(k);
  if (queued === "none") return undefined;
  if (queued === "runnable") return block(k, f, 1, "delay", [], k.clock, "lets its APCs run");
  const message = `${k.threadContext().name} detaches from a process while an APC is queued for it there, which a critical or guarded region keeps out or which is one of user mode: it would never run.`;
  return stopWithBugcheck(k, f, 0x06, [0n, 0n, 0n, 0n], message);
}

/** INVALID_PROCESS_DETACH_ATTEMPT for a thread that is where it belongs. */
function detach(k: Kernel, f: Offset, to: Offset | undefined): Outcome {
  const thread = k.threadContext();
  if (thread.attached === undefined) {
    const message = `${thread.name} detaches from a process although it is attached to none.`;
    stopWithBugcheck(k, f, 0x06, [0n, 0n, 0n, 0n], message);
  }
  thread.attached = to;
  k.log({ kind: "thread", text: `is back in ${k.nameOf(k.process)}` });
  return k.returnVoid(f);
}

export const attachDdis: readonly Routine[] = [
  ddi("KeStackAttachProcess", 2, stackAttach),
  ddi("KeUnstackDetachProcess", 1, stackDetach),
  ddi("KeAttachProcess", 1, (k, f) => {
    const process = k.argPointer(f, 0);
    checkMayAttach(k, f, process);
    if (process === k.process) return k.returnVoid(f);
    const { attached, name } = k.threadContext();
    if (attached !== undefined) {
      const message = `${name} is attached to ${k.nameOf(attached)} already; KeStackAttachProcess can attach once more.`;
      stopWithBugcheck(k, f, 0x05, [k.address(process), k.address(attached), 1n, 0n], message);
    }
    attach(k, process);
    return k.returnVoid(f);
  }),
  // One that was in the process anyway, and so was not attached by KeAttachProcess, stays there.
  ddi("KeDetachProcess", 0, (k, f) =>
    k.threadContext().attached === undefined ? k.returnVoid(f) : detach(k, f, undefined),
  ),
  ddi("KeIsAttachedProcess", 0, (k, f) => k.returnBool(f, k.threadContext().attached !== undefined)),
];

// Asynchronous procedure calls of drivers, which declare these routines themselves: Windows exports them and describes only their rules.
// A special kernel APC runs at APC_LEVEL as soon as its thread is below that and in no guarded region; a normal one goes on at PASSIVE_LEVEL
// where neither a critical region, a mutex nor another normal one keeps it out; that of user mode waits for an alertable wait in user mode.
// It runs in a context of its own that borrows the thread, which goes no further meanwhile. One of user mode that is still queued when its
// thread ends has its rundown routine called, or without one is freed as pool, which is from memory. One runs in the
// environment it is for: that of the thread's own process, or that of the process to which it is attached. Left out: the priority boost.
import { ddi, internal, type Outcome, type Routine, slot } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { queueApc } from "../user/complete.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { ownedMutexesOf } from "../verifier/thread-state.ts";
import { finishContext, newContext } from "./scheduler.ts";
import { allocateStack, prepareFrame } from "./stacks.ts";
import type { Context } from "./state.ts";
import { block, interruptByApc } from "./wait.ts";

const apcObject = 0x12;
const apcLevel = 1;
/** KAPC_ENVIRONMENT: the first two are where it runs, the others say of when the one that it then is counts. */
const Environment = { original: 0, attached: 1, current: 2, insert: 3 } as const;
const environmentOf = ({ attached }: Context): number =>
  attached === undefined ? Environment.original : Environment.attached;
/** What KAPC.Reserved holds. */
const Routines = { kernel: 0, rundown: 8, normal: 16 } as const;

const routineOf = (k: Kernel, apc: Offset, which: keyof typeof Routines): bigint =>
  k.m.u64(apc + k.s.KAPC.Reserved + Routines[which]);
const isForUser = (k: Kernel, apc: Offset): boolean => k.m.u8[apc + k.s.KAPC.ApcMode] !== 0;
const isSpecial = (k: Kernel, apc: Offset): boolean => routineOf(k, apc, "normal") === 0n;

/** (Apc, Thread, Environment, KernelRoutine, RundownRoutine, NormalRoutine, ApcMode, NormalContext) */
function initialize(k: Kernel, f: Offset): Outcome {
  const apc = k.argPointer(f, 0);
  const layout = k.s.KAPC;
  k.touch(f, apc, layout.size, true);
  k.m.u8.fill(0, apc, apc + layout.size);
  k.m.u8[apc + layout.Type] = apcObject;
  k.m.u8[apc + layout.Size] = layout.size;
  k.m.setU64(apc + layout.Thread, k.arg64(f, 1));
  const target = threadOf(k, k.argPointer(f, 1));
  const wanted = k.argU32(f, 2);
  k.m.u8[apc + layout.ApcStateIndex] =
    wanted === Environment.current && target !== undefined ? environmentOf(target) : wanted;
  k.m.setU64(apc + layout.Reserved + Routines.kernel, k.arg64(f, 3));
  k.m.setU64(apc + layout.Reserved + Routines.rundown, k.arg64(f, 4));
  k.m.setU64(apc + layout.Reserved + Routines.normal, k.arg64(f, 5));
  // Without a normal routine it is a special kernel APC, whatever mode is given.
  if (k.arg64(f, 5) !== 0n) {
    k.m.u8[apc + layout.ApcMode] = k.argU32(f, 6) & 0xff;
    k.m.setU64(apc + layout.NormalContext, k.arg64(f, 7));
  }
  return k.returnVoid(f);
}

function initializedAt(k: Kernel, f: Offset): Offset {
  const apc = k.argPointer(f, 0);
  k.touch(f, apc, k.s.KAPC.size, true);
  if (k.m.u8[apc + k.s.KAPC.Type] === apcObject) return apc;
  return stopWithFinding(k, f, "verifier:object", `${k.hex(apc)} is no APC that KeInitializeApc has made ready.`);
}

/** (Apc, SystemArgument1, SystemArgument2, Increment): false for one that is queued already, or whose thread has ended. */
function insert(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 1) return k.returnBool(f, true);
  const apc = initializedAt(k, f);
  const layout = k.s.KAPC;
  const thread = k.pointerAt(f, apc + layout.Thread);
  const target = threadOf(k, thread);
  if (k.m.u8[apc + layout.Inserted] !== 0 || target === undefined) return k.returnBool(f, false);
  if (k.m.u8[apc + layout.ApcStateIndex] === Environment.insert)
    k.m.u8[apc + layout.ApcStateIndex] = environmentOf(target);
  k.m.setU64(apc + layout.SystemArgument1, k.arg64(f, 1));
  k.m.setU64(apc + layout.SystemArgument2, k.arg64(f, 2));
  k.m.u8[apc + layout.Inserted] = 1;
  const queue = k.state.apcs.get(thread) ?? [];
  // Special ones go before all others.
  const behind = isSpecial(k, apc) ? queue.filter((one) => isSpecial(k, one)).length : queue.length;
  k.state.apcs.set(thread, queue.toSpliced(behind, 0, apc));
  // That of the caller's own thread has run when the routine returns, if nothing keeps it out.
  if (k.cur.object === thread && k.cur.kind === "thread" && k.irql === 0)
    return block(k, f, 1, "delay", [], k.clock, "lets its APCs run");
  k.cut();
  return k.returnBool(f, true);
}
/** (Apc): whether it was still queued. */
function remove(k: Kernel, f: Offset): Outcome {
  const apc = initializedAt(k, f);
  const queued = k.m.u8[apc + k.s.KAPC.Inserted] !== 0;
  if (queued) dequeue(k, k.pointerAt(f, apc + k.s.KAPC.Thread), apc);
  return k.returnBool(f, queued);
}
function dequeue(k: Kernel, thread: Offset, apc: Offset): void {
  k.m.u8[apc + k.s.KAPC.Inserted] = 0;
  const left = (k.state.apcs.get(thread) ?? []).filter((one) => one !== apc);
  if (left.length === 0) k.state.apcs.delete(thread);
  else k.state.apcs.set(thread, left);
}

/** The context of a KTHREAD; that of an APC which borrows it is another. */
function threadOf(k: Kernel, thread: Offset): Context | undefined {
  for (const context of k.state.contexts.values())
    if (context.object === thread && context.kind === "thread" && context.apcOf === undefined) return context;
  return undefined;
}

/** Begins all APCs that can run now: the scheduler asks at each decision. */
export function beginApcs(k: Kernel): void {
  for (const [thread, queue] of k.state.apcs) {
    const target = threadOf(k, thread);
    if (target === undefined) {
      k.state.apcs.delete(thread);
      continue;
    }
    let active = target;
    for (let by = k.context(active.borrowedBy); by !== undefined; by = k.context(active.borrowedBy)) active = by;
    const apc = queue.find((one) => canRun(k, active, one));
    if (apc !== undefined) begin(k, target, active, apc);
  }
}

function canRun(k: Kernel, active: Context, apc: Offset): boolean {
  const processor = k.state.processors[active.processor];
  if (processor !== undefined && processor.contexts.at(-1) !== active.id) return false;
  if (k.m.u8[apc + k.s.KAPC.ApcStateIndex] !== environmentOf(active)) return false;
  if (isForUser(k, apc)) return active.state === "waiting" && active.wait?.alertable === true;
  if (active.irql >= apcLevel || active.guarded > 0) return false;
  const keptOut = active.apcDisable > 0 || active.apcOf !== undefined || ownedMutexesOf(k, active).length > 0;
  return isSpecial(k, apc) || !keptOut;
}

function begin(k: Kernel, target: Context, active: Context, apc: Offset): void {
  dequeue(k, target.object, apc);
  const { stack, limit } = allocateStack(k);
  const context = newContext(k, "thread", `${target.name} (APC)`, stack, limit, apcLevel);
  const { object, driver, priority, affinity, user, attached } = active;
  const process = user === undefined ? undefined : k.state.processes.get(user.process)?.object;
  Object.assign(context, { object, driver, priority, affinity, attached: attached ?? process, apcOf: active.id });
  if (active.processor >= 0) {
    k.state.processors[active.processor]?.contexts.pop();
    active.processor = -1;
    if (active.state !== "waiting") active.state = "ready";
  }
  if (active === target && !isForUser(k, apc)) interruptByApc(k, object, "of a driver's");
  active.borrowedBy = context.id;
  prepareFrame(k, stack, k.routineNamed("KiDeliverApc"));
  k.setSlot(stack, 0, apc);
  k.setSlot(stack, 1, isForUser(k, apc) ? target.id : 0);
}

/** The context of an APC has come to its end: the thread goes on. */
export function endApc(k: Kernel, context: Context): void {
  const borrowed = k.context(context.apcOf);
  if (borrowed !== undefined) borrowed.borrowedBy = undefined;
  finishContext(k, context);
}

/** Slots: 0 KAPC; 1 the thread whose program calls the normal routine, or 0; 2 that routine, 3–5 its arguments, which the kernel routine may change. */
export const deliverApc = internal("KiDeliverApc", 6, (k, f, step) => {
  const normal = k.m.u64(slot(f, 2));
  const callee = k.above(f);
  if (step === 0) {
    const apc = k.slotU32(f, 0);
    const layout = k.s.KAPC;
    k.m.setU64(slot(f, 2), routineOf(k, apc, "normal"));
    k.copy8(slot(f, 3), apc + layout.NormalContext);
    k.copy8(slot(f, 4), apc + layout.SystemArgument1);
    k.copy8(slot(f, 5), apc + layout.SystemArgument2);
    k.setArgPointer(callee, 0, apc);
    for (let i = 1; i <= 4; i++) k.setArgPointer(callee, i, slot(f, i + 1));
    return k.call(f, 1, k.functionPointer(f, apc + layout.Reserved + Routines.kernel));
  }
  checkAfterCallback(k, f, step === 1 ? "kernel routine of an APC" : "normal routine of an APC", step === 1 ? 1 : 0);
  const args = [3, 4, 5].map((i) => k.m.u64(slot(f, i)));
  const program = k.slotU32(f, 1);
  if (step === 2 || normal === 0n) return k.returnVoid(f);
  if (program !== 0) {
    queueApc(k, program, { routine: normal, args });
    return k.returnVoid(f);
  }
  k.setIrql(0);
  args.forEach((value, i) => {
    k.setArg64(callee, i, value);
  });
  return k.call(f, 2, k.functionPointer(f, slot(f, 2)));
});

/** What is queued for a thread in the process to which it is attached, which it is about to leave: some that can run first, or some that cannot. */
export function queuedWhereAttached(k: Kernel): "none" | "runnable" | "kept out" {
  const thread = k.threadContext();
  const queued = (k.state.apcs.get(thread.object) ?? []).filter(
    (apc) => k.m.u8[apc + k.s.KAPC.ApcStateIndex] === Environment.attached,
  );
  if (queued.length === 0) return "none";
  const runs = (apc: Offset) =>
    thread.irql < apcLevel &&
    thread.guarded === 0 &&
    !isForUser(k, apc) &&
    (isSpecial(k, apc) || thread.apcDisable === 0);
  return queued.every(runs) ? "runnable" : "kept out";
}

const firstForUser = (k: Kernel, thread: Offset): Offset | undefined =>
  k.state.apcs.get(thread)?.find((apc) => isForUser(k, apc));
/** Whether a thread that ends leaves APCs behind that will never run. */
export const leavesApcs = (k: Kernel, thread: Offset): boolean => firstForUser(k, thread) !== undefined;

/** Called in a thread that ends: what is queued for it is given back to its makers, one after the other. */
export const rundownApcs = internal("PspRundownApcs", 1, (k, f, step) => {
  if (step === 1) checkAfterCallback(k, f, "rundown routine of an APC", 0);
  const thread = k.threadContext().object;
  const apc = firstForUser(k, thread);
  if (apc === undefined) return k.returnVoid(f);
  dequeue(k, thread, apc);
  k.setArgPointer(k.above(f), 0, apc);
  if (routineOf(k, apc, "rundown") !== 0n)
    return k.call(f, 1, k.functionPointer(f, apc + k.s.KAPC.Reserved + Routines.rundown));
  return k.callIndex(f, 2, k.routineIndex("ExFreePool"));
});

export const apcDdis: readonly Routine[] = [
  ddi("KeInitializeApc", 8, initialize),
  ddi("KeInsertQueueApc", 4, insert),
  ddi("KeRemoveQueueApc", 1, remove),
];

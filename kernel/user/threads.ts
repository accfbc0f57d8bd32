// Threads of programs: made, ended, suspended, asked about; their local storage and their names.
import { Again, type Body, type Outcome, type Routine } from "../ddi.ts";
import { currentProcessor, maskOfGroup } from "../ke/groups.ts";
import type { Context } from "../ke/state.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { someoneListens } from "../ps/notify.ts";
import { Win32 } from "./io.ts";
import { addHandle, handleOf, objectOfHandle, pseudoThread } from "./objects.ts";
import { createUserThread, terminateThread } from "./process.ts";
import { bytesAt, currentProcess, fail, functionAt, ok, optionalBytes, textOf, win32 } from "./routine.ts";
import { callService, userThread } from "./service.ts";

const stillActive = 259;
const createSuspended = 4;
const notEnoughMemory = 8;
const outOfIndexes = 0xffff_ffffn;
const mostStorage = 1088;

/** Thread by handle; undefined if the handle is none of a thread. */
function threadOf(
  k: Kernel,
  value: bigint,
): { readonly object: Offset; readonly context: Context | undefined } | undefined {
  const process = currentProcess(k);
  const isThread = value === pseudoThread || handleOf(process, value)?.kind === "thread";
  const object = value === pseudoThread ? k.cur.object : objectOfHandle(k, process, value);
  if (!isThread || object === undefined) return undefined;
  return { object, context: [...k.state.contexts.values()].find((one) => one.object === object) };
}

/**
 * A thread that drivers are told of before it runs: the body goes on at step 1. Slots 6: thread, 7: a handle to it, which is there first
 * so that the thread's object outlives it.
 */
function start(k: Kernel, f: Offset, fn: bigint, argument: bigint, suspended: boolean): Outcome | undefined {
  const process = currentProcess(k);
  const name = `thread ${functionAt(k, f, fn).name}`;
  const held = someoneListens(k);
  const context = createUserThread(k, process, name, "BaseThreadInitThunk", [fn, argument], held);
  if (context === undefined) return undefined;
  if (suspended) suspend(k, context);
  k.setSlot(f, 6, context.id);
  k.setArg64(f, 7, addHandle(k, process, { kind: "thread", target: context.object, name: context.name }));
  if (held) return callService(k, f, 1, "PspStartThread", process.id, context.id, 0);
  k.goOnAt(f, 1);
  return Again;
}

/** (security, stack, function, argument, flags, id): the same for CreateThread and _beginthreadex. */
const createThread: Body = (k, f, step) => {
  const out = optionalBytes(k, f, 5, 4, true);
  const suspended = (k.argU32(f, 4) & createSuspended) !== 0;
  if (step === 0) return start(k, f, k.arg64(f, 2), k.arg64(f, 3), suspended) ?? fail(k, f, notEnoughMemory);
  if (out !== 0) k.m.setU32(out, k.slotU32(f, 6));
  return k.return64(f, k.arg64(f, 7));
};

/** (function, stack, argument): a thread without a handle to close. */
const beginThread: Body = (k, f, step) => {
  if (step === 0)
    return start(k, f, k.arg64(f, 0), k.arg64(f, 2), false) ?? fail(k, f, notEnoughMemory, 0xffff_ffff_ffff_ffffn);
  return k.return64(f, k.arg64(f, 7));
};

/** A ready thread is taken from the processors until it is resumed; one that waits goes on waiting first. */
function suspend(k: Kernel, context: Context): void {
  if (context.user === undefined) return;
  context.user.suspended++;
  k.state.reschedule = true;
}

/** (thread, code) */
const terminate: Body = (k, f, step) => {
  const found = threadOf(k, k.arg64(f, 0));
  if (found === undefined) return fail(k, f, Win32.invalidHandle);
  const { context } = found;
  if (context === undefined) return ok(k, f);
  const code = k.argU32(f, 1);
  if (context === k.cur) {
    userThread(k).exitCode = code;
    return callService(k, f, 1, "PspExitThread");
  }
  if (step === 0) terminateThread(k, context, code);
  // It waits for a request of its own in the kernel: that is called off.
  const request = [...k.state.requests.values()].find(
    (one) => one.synchronous && !one.done && one.irp !== 0 && one.user?.thread === context.id,
  );
  return step === 0 && request !== undefined ? callService(k, f, 1, "IoCancelIrp", k.address(request.irp)) : ok(k, f);
};

const exitCode: Body = (k, f) => {
  const value = k.arg64(f, 0);
  const out = bytesAt(k, f, 1, 4, true);
  const handle = handleOf(currentProcess(k), value);
  if (value !== pseudoThread && handle?.kind !== "thread") return fail(k, f, Win32.invalidHandle);
  const object = value === pseudoThread ? undefined : k.state.userObjects.get(handle?.target ?? 0);
  k.m.setU32(out, object?.exitCode ?? stillActive);
  return ok(k, f);
};

function changeSuspension(by: 1 | -1): Body {
  return (k, f) => {
    const context = threadOf(k, k.arg64(f, 0))?.context;
    const user = context?.user;
    if (context === undefined || user === undefined) return fail(k, f, Win32.invalidHandle, outOfIndexes);
    const before = user.suspended;
    if (by > 0) suspend(k, context);
    else if (before > 0) user.suspended--;
    k.cut();
    return k.return32(f, before);
  };
}

/** THREAD_PRIORITY_…, -15 to 15, around the base priority 8 of a process. */
const basePriority = 8;

export const threadRoutines: readonly Routine[] = [
  win32("CreateThread", 6, createThread, 2),
  win32("_beginthreadex", 6, createThread, 2),
  win32("_beginthread", 3, beginThread, 5),
  win32("TerminateThread", 2, terminate),
  win32("GetExitCodeThread", 2, exitCode),
  win32("SuspendThread", 1, changeSuspension(1)),
  win32("ResumeThread", 1, changeSuspension(-1)),
  win32("GetCurrentThread", 0, (k, f) => k.return64(f, pseudoThread)),
  win32("GetCurrentThreadId", 0, (k, f) => k.return32(f, k.cur.id)),
  win32("GetThreadId", 1, (k, f) => {
    const found = threadOf(k, k.arg64(f, 0));
    return found === undefined ? fail(k, f, Win32.invalidHandle) : k.return32(f, found.context?.id ?? 0);
  }),
  win32("SwitchToThread", 0, (k, f) => {
    k.cut();
    return k.return32(f, 1);
  }),
  win32("SetThreadPriority", 2, (k, f) => {
    const context = threadOf(k, k.arg64(f, 0))?.context;
    if (context === undefined) return fail(k, f, Win32.invalidHandle);
    const wanted = k.argU32(f, 1) | 0;
    context.priority = wanted <= -15 ? 1 : wanted >= 15 ? 15 : basePriority + wanted;
    k.cut();
    return ok(k, f);
  }),
  // (thread, mask): the former mask; 0 if it names no processor of the thread's group.
  win32("SetThreadAffinityMask", 2, (k, f) => {
    const context = threadOf(k, k.arg64(f, 0))?.context;
    if (context === undefined) return fail(k, f, Win32.invalidHandle);
    const all = maskOfGroup(k, 0);
    const wanted = Number(k.arg64(f, 1) & BigInt(all));
    if (wanted === 0 || k.arg64(f, 1) > BigInt(all)) return fail(k, f, Win32.invalidParameter);
    const former = context.affinity & all;
    context.affinity = wanted;
    k.state.reschedule = true;
    k.cut();
    return k.return64(f, BigInt(former === 0 ? all : former));
  }),
  win32("GetCurrentProcessorNumber", 0, (k, f) => k.return32(f, currentProcessor(k))),
  // (process, &mask, &mask of the system)
  win32("GetProcessAffinityMask", 3, (k, f) => {
    for (const i of [1, 2]) k.m.setU64(bytesAt(k, f, i, 8, true), BigInt(maskOfGroup(k, 0)));
    return ok(k, f);
  }),
  win32("GetThreadPriority", 1, (k, f) => {
    const context = threadOf(k, k.arg64(f, 0))?.context;
    if (context === undefined) return fail(k, f, Win32.invalidHandle, 0x7fff_ffffn);
    return k.return32(f, context.priority - basePriority);
  }),
  win32("SetThreadDescription", 2, (k, f) => {
    const context = threadOf(k, k.arg64(f, 0))?.context;
    if (context === undefined) return k.return32(f, 0x8007_0006 | 0);
    context.name = `${currentProcess(k).name}: ${textOf(k, f, 1, true) ?? ""}`;
    return k.return32(f, 0);
  }),
  win32("TlsAlloc", 0, (k, f) => {
    const process = currentProcess(k);
    if (process.nextStorage >= mostStorage) return fail(k, f, notEnoughMemory, outOfIndexes);
    return k.return32(f, process.nextStorage++);
  }),
  win32("TlsFree", 1, (k, f) =>
    k.argU32(f, 0) < currentProcess(k).nextStorage ? ok(k, f) : fail(k, f, Win32.invalidParameter),
  ),
  win32("TlsSetValue", 2, (k, f) => {
    if (k.argU32(f, 0) >= currentProcess(k).nextStorage) return fail(k, f, Win32.invalidParameter);
    userThread(k).storage.set(k.argU32(f, 0), k.arg64(f, 1));
    return ok(k, f);
  }),
  win32("TlsGetValue", 1, (k, f): Outcome => {
    if (k.argU32(f, 0) >= currentProcess(k).nextStorage) return fail(k, f, Win32.invalidParameter);
    return fail(k, f, 0, userThread(k).storage.get(k.argU32(f, 0)) ?? 0n);
  }),
];

// Processes and their threads: started, ended of their own accord, by one another or by an exception that no handler took. Whatever
// ends a process, its threads leave the kernel first, its requests are cancelled and waited for, and its handles are closed, so that
// drivers see IRP_MJ_CLEANUP and IRP_MJ_CLOSE. Left out: priorities of processes, jobs.
import { KERNEL_BASE, Permission, Status } from "../../compiler/abi.ts";
import * as nt from "../constants.ts";
import { newHeap } from "../crt/index.ts";
import { internal, type Outcome } from "../ddi.ts";
import { unloadHives } from "../ex/hives.ts";
import type { Request } from "../io/state.ts";
import { leavesApcs } from "../ke/apc.ts";
import { wakeConditions } from "../ke/conditions.ts";
import { newContext } from "../ke/scheduler.ts";
import { allocateStack, type Stack } from "../ke/stacks.ts";
import type { Context } from "../ke/state.ts";
import { initializeThread } from "../ke/thread.ts";
import { block, initializeHeader, ObjectType, setSignalState, wake, wakeWaiters } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { unmapAll } from "../mm/section.ts";
import { imagePath, someoneListens, someoneSeesImages, tellOfImage } from "../ps/notify.ts";
import { flushOutput } from "./console.ts";
import { dropEvents } from "./notifications.ts";
import { dropHandle, registerObject } from "./objects.ts";
import { enterKernel } from "./service.ts";
import type { ProcessState, UserThread } from "./state.ts";

/** Bytes of user stacks: of the first thread, of further ones. */
const mainStack = 512 * 1024;
const threadStack = 128 * 1024;
const objectSize = 0x800;
/** How long the I/O manager waits for a driver to complete the cancelled requests of a thread that ends: five minutes, in 100 ns. */
const patience = 5 * 60 * 10_000_000;

export interface ProcessOptions {
  /** Name of an entry of the scenario's `programs`. */
  readonly program: string;
  /** Name of the run, by which steps refer to it. */
  readonly name: string;
  readonly args: readonly string[];
  readonly input: string;
  /** More input may be typed later. */
  readonly inputOpen: boolean;
  /** What it is started with, if not its name and arguments. */
  readonly commandLine?: string;
  /** The program that makes it. */
  readonly parent?: ProcessState;
}
/** Id of the process that the scenario's steps start programs in the place of. */
const systemProcess = 4;

/**
 * A new process with its first thread, which is held if drivers are to be told of it: `PspStartThread` then tells them and lets it run.
 * Undefined if no image of the program is free.
 */
export function createProcess(k: Kernel, options: ProcessOptions): ProcessState | undefined {
  const running = new Set(
    [...k.state.processes.values()].filter((one) => one.state !== "ended").map((one) => one.image),
  );
  const found = k.programs.find((one) => one.program === options.program && !running.has(one.image.name));
  if (found === undefined) return undefined;
  const { image, space } = found;
  const end = space.start + 2 ** space.sizeLog2;
  const data = k.imageData.get(image.name);
  if (data !== undefined) k.m.u8.set(data, image.base);
  const heap = newHeap(image.base + image.size, end);
  // What an earlier process of this image has left open.
  k.m.protect(heap.next, heap.end - heap.next, Permission.unmapped);
  const id = k.state.nextProcess;
  k.state.nextProcess += 4;
  const object = allocate(k, { size: objectSize, tag: "Proc", what: "EPROCESS", zero: true });
  initializeHeader(k, object, ObjectType.process, 0);
  const process: ProcessState = {
    id,
    name: options.name,
    image: image.name,
    object,
    commandLine: options.commandLine ?? [options.program, ...options.args].map(quoted).join(" "),
    parent: options.parent?.id ?? systemProcess,
    created: k.clock,
    console: options.parent?.console ?? id,
    directory: options.parent?.directory ?? "C:\\",
    state: "running",
    exitCode: 0,
    crash: undefined,
    handles: new Map(),
    nextHandle: 4,
    heap,
    threads: [],
    freeStacks: [],
    input: [...new TextEncoder().encode(options.input)],
    inputAt: 0,
    inputOpen: options.inputOpen,
    output: "",
    errors: "",
    // ENABLE_PROCESSED_INPUT, LINE_INPUT and ECHO_INPUT; of output PROCESSED_OUTPUT and WRAP_AT_EOL.
    modes: [7, 3, 3],
    controlHandlers: [],
    line: { out: [], error: [] },
    streams: new Map(),
    nextStream: 0,
    random: 1,
    token: 0n,
    atExit: [],
    signals: new Map(),
    blocks: new Map(),
    pages: new Map(),
    exceptionFilter: 0n,
    nextStorage: 0,
    library: new Map(),
    nextLibrary: 0x1_0000,
    notificationThread: 0,
    pool: undefined,
  };
  k.state.processes.set(id, process);
  registerObject(k, object, "process", "");
  k.nameObject(object, `process ${options.name}`);
  for (const [target, name] of [
    [0, "standard input"],
    [1, "standard output"],
    [2, "standard error"],
  ] as const) {
    process.handles.set(process.nextHandle, { kind: "console", target, name });
    process.nextHandle += 4;
  }
  k.log({
    kind: "thread",
    driver: options.name,
    text: `process ${options.name} (${id}) starts: ${process.commandLine}`,
  });
  const thread = createUserThread(k, process, "main thread", "mainCRTStartup", [], someoneListens(k));
  if (thread === undefined)
    throw new Error(`program ${options.program}: its process has no room for a stack; give it more memory`);
  return process;
}

function quoted(arg: string): string {
  return arg === "" || /[ \t"]/.test(arg) ? `"${arg.replaceAll('"', '\\"')}"` : arg;
}

/** A stack from the upper end of the process' memory, into which the heap grows from below; undefined if there is no room. */
function allocateUserStack(process: ProcessState, size: number): Stack | undefined {
  const free = process.freeStacks.findIndex(({ stack, limit }) => limit - stack === size);
  if (free >= 0) return process.freeStacks.splice(free, 1)[0];
  const { heap } = process;
  if (heap.end - size < heap.next) return undefined;
  heap.end -= size;
  return { stack: heap.end, limit: heap.end + size };
}

/**
 * A thread that begins in a routine of the program's libraries; undefined if there is no room for its stack. `held`: it does not run
 * until `PspStartThread` has told drivers of it; another tells of itself.
 */
export function createUserThread(
  k: Kernel,
  process: ProcessState,
  name: string,
  routine: string,
  args: readonly bigint[],
  held = false,
): Context | undefined {
  const size = process.threads.length === 0 ? mainStack : threadStack;
  const user = allocateUserStack(process, size);
  if (user === undefined) return undefined;
  k.m.protect(user.stack, size, Permission.open);
  k.m.u8.fill(0, user.stack, user.limit);
  const context = newContext(k, "thread", `${process.name}: ${name}`, user.stack, user.limit, 0);
  context.object = allocate(k, { size: objectSize, tag: "Thre", what: "KTHREAD", zero: true });
  initializeThread(k, context, args[0] ?? 0n);
  registerObject(k, context.object, "thread", "");
  k.nameObject(context.object, context.name);
  context.user = {
    process: process.id,
    user,
    kernel: allocateStack(k),
    inKernel: false,
    result: 0n,
    lastError: 0,
    apcs: [],
    storage: new Map(),
    ending: false,
    suspended: held ? 1 : 0,
    exitCode: 0,
    messages: [],
    stream: undefined,
    events: [],
    crashed: false,
    filtered: false,
  };
  process.threads.push(context.id);
  beginAt(k, context.user, routine, args);
  const isFirst = process.threads.length === 1;
  const seesImages = isFirst && someoneSeesImages(k);
  const tellsOfItself = someoneListens(k);
  // One that is held is so in user mode.
  if (!held && (tellsOfItself || seesImages))
    enterKernel(k, context, context.user, "PspUserThreadStartup", [seesImages ? 1 : 0, tellsOfItself ? 1 : 0]);
  k.log({ kind: "thread", driver: process.name, text: `created ${context.name}` });
  k.cut();
  return context;
}

/** Puts a routine of the program's libraries at the base of a thread's user stack. */
function beginAt(k: Kernel, { user }: UserThread, routine: string, args: readonly bigint[]): void {
  const start = k.machine.functionAt(KERNEL_BASE + BigInt(k.machine.ddiAddress(k.libraryRoutine(routine))));
  if (start === undefined) throw new Error(`there is no routine ${routine}`);
  k.machine.pushFrame(user.stack, start, args);
}

// ---- ends -------------------------------------------------------------------------------------------------------------------

/** An exception has come to the bottom of a thread's user stack: its process ends, as the default handler ends it. */
export function endByException(k: Kernel, context: Context, user: UserThread): void {
  const process = k.state.processes.get(user.process);
  const raised = context.exception;
  const code = (raised?.code ?? nt.STATUS_UNSUCCESSFUL) >>> 0;
  if (process !== undefined && process.exceptionFilter !== 0n && !user.filtered) {
    user.filtered = true;
    beginAt(k, user, "UnhandledExceptionFilter", [process.exceptionFilter, BigInt(code)]);
    return;
  }
  if (process !== undefined) {
    process.crash ??= { code, message: raised?.message ?? "an exception", place: raised?.place };
    const place = k.sourceOf(process.crash.place);
    const where = place === undefined ? "" : ` at ${place.file}:${place.startLine + 1}`;
    k.log({ kind: "output", driver: process.name, text: `*** ${process.name} ends: ${process.crash.message}${where}` });
  }
  enterKernel(k, context, user, "PspExitProcess", [code]);
}

/** Ends a thread from outside: at once if it is in user mode, else at the end of its system service. */
export function terminateThread(k: Kernel, context: Context, code: number): void {
  const { user } = context;
  if (user === undefined || user.ending) return;
  user.ending = true;
  user.exitCode = code;
  if (user.inKernel) {
    if (context.state === "waiting" && context.wait?.userMode === true) wake(k, context, nt.STATUS_USER_APC);
    return;
  }
  if (context.state === "waiting") wake(k, context, nt.STATUS_UNSUCCESSFUL);
  enterKernel(k, context, user, "PspExitThread", []);
}

/** Ctrl+C on the process' console: a thread of the system's calls its handlers. */
export function pressControlC(k: Kernel, process: ProcessState): void {
  if (process.state !== "running") return;
  const thread = createUserThread(k, process, "Ctrl+C", "CtrlRoutine", [0n]);
  if (thread === undefined) terminateProcess(k, process, controlCExit);
}
export const controlCExit = 0xc000_013a;

/** All threads of a process end. */
export function terminateProcess(k: Kernel, process: ProcessState, code: number): void {
  if (process.state !== "running") return;
  process.state = "ending";
  process.exitCode = code;
  for (const id of process.threads) {
    const context = k.context(id);
    if (context !== undefined && context !== k.cur) terminateThread(k, context, code);
  }
}

/** Slot 0: exit code. The process of the thread ends, and with it the thread. */
export const exitProcess = internal("PspExitProcess", 6, (k, f, step) => {
  const user = k.cur.user;
  const process = user === undefined ? undefined : k.state.processes.get(user.process);
  if (step === 0 && user !== undefined && process !== undefined && k.slotU32(f, 2) === 0) {
    terminateProcess(k, process, k.slotU32(f, 0));
    user.ending = true;
    user.exitCode = process.exitCode;
  }
  return leave(k, f, step);
});

/** The thread ends; the last one of a process ends the process. */
export const exitThread = internal("PspExitThread", 6, (k, f, step) => leave(k, f, step));

/** Before a thread's first step in user mode. Slots: 0 drivers hear of the image that is mapped, 1 of the thread. */
export const userThreadStartup = internal("PspUserThreadStartup", 2, (k, f, step) => {
  const process = k.state.processes.get(k.cur.user?.process ?? 0);
  if (step === 0 && k.slotU32(f, 0) === 1 && process !== undefined)
    return tellOfImage(k, f, 1, process.id, process.image, `\\Device\\HarddiskVolume1${imagePath(process).slice(2)}`);
  if (step < 2 && k.slotU32(f, 1) === 1) return callNotify(k, f, 2, false, true);
  return k.return32(f, nt.STATUS_SUCCESS);
});

function callNotify(k: Kernel, f: Offset, next: number, ofProcess: boolean, begins: boolean): Outcome {
  const callee = k.above(f);
  const values = [ofProcess ? 1 : 0, begins ? 1 : 0, k.cur.user?.process ?? 0, k.cur.id, 0, 0];
  for (const [i, value] of values.entries()) k.setSlot(callee, i, value);
  return k.callIndex(f, next, k.routineIndex("PspNotify"));
}

/** Slots 2: the request cancelled last, 3: handles are being closed, 4: whom drivers have been told of: 1 the thread, 2 the process. */
function leave(k: Kernel, f: Offset, step: number): Outcome {
  const context = k.cur;
  const { user } = context;
  const process = user === undefined ? undefined : k.state.processes.get(user.process);
  if (user === undefined || process === undefined) throw new Error("a thread ends that runs no program");
  if (k.slotU32(f, 3) === 0) {
    const open = [...k.state.requests.values()].filter((request) => isTheirs(request, process, context.id));
    // The newest first, as the list of a thread's requests has them.
    const before = k.slotU32(f, 2);
    const next = open.findLast((request) => (before === 0 || request.id < before) && request.irp !== 0);
    if (next !== undefined) {
      k.setSlot(f, 2, next.id);
      k.setArgPointer(k.above(f), 0, next.irp);
      return k.callIndex(f, 0, k.routineIndex("IoCancelIrp"));
    }
    const gaveUp = step === 1 && context.waitStatus === nt.STATUS_TIMEOUT;
    if (open.length > 0 && !gaveUp) {
      const ids = open.map((request) => request.id);
      const reason = `waits for ${open.map((request) => request.title).join(", ")}, to end`;
      return block(k, f, 1, "request", ids, k.clock + patience, reason);
    }
    if (leavesApcs(k, context.object)) return k.callIndex(f, 0, k.routineIndex("PspRundownApcs"));
    if (gaveUp) {
      const text = `${context.name} ends, but ${open.map((request) => request.title).join(", ")} was not completed within five minutes of being cancelled`;
      k.log({ kind: "finding", driver: process.name, text });
    }
    if (k.slotU32(f, 4) === 0) {
      k.setSlot(f, 4, 1);
      if (someoneListens(k)) return callNotify(k, f, 2, false, false);
    }
    process.threads = process.threads.filter((id) => id !== context.id);
    if (process.threads.length > 0) return finish(k, context, user, process);
    if (process.state === "running") process.exitCode = user.exitCode;
    process.state = "ending";
    k.setSlot(f, 3, 1);
  }
  // The last thread: handles go, the oldest first.
  for (const [number, handle] of process.handles) {
    if (handle.kind === "file") {
      process.handles.delete(number);
      k.setSlot(k.above(f), 0, handle.target);
      return k.callIndex(f, 2, k.routineIndex("IopCloseFile"));
    }
    dropHandle(k, process, number, handle);
  }
  if (k.slotU32(f, 4) < 2) {
    k.setSlot(f, 4, 2);
    if (someoneListens(k)) return callNotify(k, f, 2, true, false);
  }
  endProcess(k, process);
  return finish(k, context, user, process);
}

/** Requests that a thread leaves behind: its own, or all of a process that ends. */
function isTheirs(request: Request, process: ProcessState, thread: number): boolean {
  const { user } = request;
  if (user === undefined || request.done || user.process !== process.id) return false;
  return process.state !== "running" || user.thread === thread;
}

function endProcess(k: Kernel, process: ProcessState): void {
  flushOutput(k, process);
  process.state = "ended";
  unmapAll(k, process.id);
  unloadHives(k);
  process.library.clear();
  const object = k.state.userObjects.get(process.object);
  if (object !== undefined) object.exitCode = process.exitCode;
  setSignalState(k, process.object, 1);
  wakeWaiters(k, process.object);
  wakeConditions(k, process.object);
  k.log({
    kind: "thread",
    driver: process.name,
    text: `process ${process.name} (${process.id}) ended with ${codeText(process.exitCode)}`,
  });
}
const codeText = (code: number): string => (code < 0x8000_0000 ? String(code) : `0x${code.toString(16).toUpperCase()}`);

function finish(k: Kernel, context: Context, user: UserThread, process: ProcessState): Outcome {
  // Nobody takes the results of its requests any more.
  for (const request of k.state.requests.values())
    if (request.user?.thread === context.id && request.done) k.state.requests.delete(request.id);
  const object = k.state.userObjects.get(context.object);
  if (object !== undefined) object.exitCode = user.exitCode;
  process.freeStacks.push(user.user);
  dropEvents(k, user.events);
  k.state.reschedule = true;
  context.state = "terminated";
  k.endLater(context, user.exitCode);
  return Status.Unwinding;
}

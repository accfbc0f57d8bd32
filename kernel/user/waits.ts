// Waits of programs: for handles of any kind that can be waited for, and for time; alertably, so that completion routines and user
// APCs are called. Left out: address waits, thread-pool waits.
import * as nt from "../constants.ts";
import type { Body, Outcome, Routine } from "../ddi.ts";
import { setEvent } from "../ke/objects.ts";
import { block, trySatisfy } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { queueApc } from "./complete.ts";
import { Win32 } from "./io.ts";
import { handleOf, objectOfHandle, pseudoProcess, pseudoThread } from "./objects.ts";
import { bytesAt, currentProcess, fail, functionAt, win32 } from "./routine.ts";
import { userThread } from "./service.ts";

const infinite = 0xffff_ffff;
const waitFailed = 0xffff_ffffn;
const waitTimeout = 258;
const ioCompletion = 0xc0;
const mostObjects = 64;
/** Steps of every body that waits: the wait is over, an APC has returned. */
const woken = 1;
const called = 2;

/** What a handle is waited for by: its dispatcher object, for a file the file's event. */
export function waitable(k: Kernel, value: bigint): Offset | undefined {
  const process = currentProcess(k);
  if (value === pseudoProcess) return process.object;
  if (value === pseudoThread) return k.cur.object;
  const handle = handleOf(process, value);
  const object = objectOfHandle(k, process, value);
  if (object === undefined || handle === undefined) return undefined;
  return handle.kind === "file" ? object + k.s.FILE_OBJECT.Event : object;
}

interface WaitOptions {
  readonly objects: readonly Offset[];
  readonly all: boolean;
  readonly milliseconds: number;
  readonly alertable: boolean;
}

/** Waits, and calls what is queued if it may; `step` is the body's. A number is what the wait has come to. */
function wait(k: Kernel, f: Offset, step: number, options: WaitOptions): Outcome | { readonly result: number } {
  const { apcs } = userThread(k);
  if (step === woken && k.cur.waitStatus !== nt.STATUS_USER_APC)
    return { result: k.cur.waitStatus === nt.STATUS_TIMEOUT ? waitTimeout : k.cur.waitStatus };
  // Once one of them has been called, the wait is over.
  if ((options.alertable && apcs.length > 0) || step === called) {
    const apc = apcs.shift();
    if (apc === undefined) return { result: ioCompletion };
    apc.args.forEach((value, i) => {
      k.setArg64(k.above(f), i, value);
    });
    return k.call(f, called, functionAt(k, f, apc.routine));
  }
  const kind = options.all ? "all" : "any";
  const { objects, milliseconds } = options;
  if (objects.length > 0) {
    const status = trySatisfy(k, k.cur, { kind, objects });
    if (status !== undefined) return { result: status };
    if (milliseconds === 0) return { result: waitTimeout };
  }
  const due = milliseconds === infinite ? undefined : k.clock + milliseconds * 10_000;
  const names = objects.map((object) => k.nameOf(object)).join(", ");
  const outcome =
    objects.length === 0
      ? block(k, f, woken, "delay", [], due, `sleeps ${milliseconds === infinite ? "for ever" : `${milliseconds} ms`}`)
      : block(k, f, woken, kind, objects, due, `waits for ${objects.length > 1 ? `${kind} of ` : ""}${names}`);
  if (k.cur.wait !== undefined) k.cur.wait.alertable = options.alertable;
  return outcome;
}

function answer(k: Kernel, f: Offset, outcome: Outcome | { readonly result: number }): Outcome {
  return typeof outcome === "number" ? outcome : k.return32(f, outcome.result);
}

/** (handle, milliseconds[, alertable]). */
const single =
  (ex: boolean): Body =>
  (k, f, step) => {
    const object = waitable(k, k.arg64(f, 0));
    if (object === undefined) return fail(k, f, Win32.invalidHandle, waitFailed);
    const alertable = ex && k.argU32(f, 2) !== 0;
    return answer(k, f, wait(k, f, step, { objects: [object], all: false, milliseconds: k.argU32(f, 1), alertable }));
  };

/** (count, handles, all, milliseconds[, alertable]). */
const multiple =
  (ex: boolean): Body =>
  (k, f, step) => {
    const count = k.argU32(f, 0);
    if (count === 0 || count > mostObjects) return fail(k, f, Win32.invalidParameter, waitFailed);
    const at = bytesAt(k, f, 1, 8 * count, false);
    const objects: Offset[] = [];
    for (let i = 0; i < count; i++) {
      const object = waitable(k, k.m.u64(at + 8 * i));
      if (object === undefined) return fail(k, f, Win32.invalidHandle, waitFailed);
      objects.push(object);
    }
    const all = k.argU32(f, 2) !== 0;
    if (all && new Set(objects).size !== count) return fail(k, f, Win32.invalidParameter, waitFailed);
    const alertable = ex && k.argU32(f, 4) !== 0;
    return answer(k, f, wait(k, f, step, { objects, all, milliseconds: k.argU32(f, 3), alertable }));
  };

/** (milliseconds[, alertable]): 0 after the time, WAIT_IO_COMPLETION after a routine has been called. */
const sleep =
  (ex: boolean): Body =>
  (k, f, step) => {
    const alertable = ex && k.argU32(f, 1) !== 0;
    const outcome = wait(k, f, step, { objects: [], all: false, milliseconds: k.argU32(f, 0), alertable });
    return typeof outcome === "number" ? outcome : k.return32(f, outcome.result === ioCompletion ? ioCompletion : 0);
  };

/** (to signal, to wait for, milliseconds, alertable). */
const signalAndWait: Body = (k, f, step) => {
  const object = waitable(k, k.arg64(f, 1));
  const signalled = handleOf(currentProcess(k), k.arg64(f, 0));
  if (object === undefined || signalled?.kind !== "event") return fail(k, f, Win32.invalidHandle, waitFailed);
  if (step === 0) setEvent(k, signalled.target);
  const options = { objects: [object], all: false, milliseconds: k.argU32(f, 2), alertable: k.argU32(f, 3) !== 0 };
  return answer(k, f, wait(k, f, step, options));
};

export const waitRoutines: readonly Routine[] = [
  win32("WaitForSingleObject", 2, single(false)),
  win32("WaitForSingleObjectEx", 3, single(true), 1),
  win32("WaitForMultipleObjects", 4, multiple(false)),
  win32("WaitForMultipleObjectsEx", 5, multiple(true), 1),
  win32("Sleep", 1, sleep(false)),
  win32("SleepEx", 2, sleep(true), 1),
  win32("SignalObjectAndWait", 4, signalAndWait, 1),
  // (routine, thread, data).
  win32("QueueUserAPC", 3, (k, f) => {
    const value = k.arg64(f, 1);
    const process = currentProcess(k);
    const object = value === pseudoThread ? k.cur.object : objectOfHandle(k, process, value);
    const thread = [...k.state.contexts.values()].find((one) => one.object === object);
    if (object === undefined) return fail(k, f, Win32.invalidHandle);
    const queued = thread !== undefined && queueApc(k, thread.id, { routine: k.arg64(f, 0), args: [k.arg64(f, 2)] });
    return queued ? k.return32(f, 1) : fail(k, f, 31);
  }),
];

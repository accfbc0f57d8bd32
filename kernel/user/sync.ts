// Events, mutexes, semaphores and waitable timers of programs, with and without names, and critical sections, slim locks and condition
// variables, which live in the program's own memory.
import type { Body, Outcome, Routine } from "../ddi.ts";
import { initializeEvent, setEvent } from "../ke/objects.ts";
import { initializeHeader, ObjectType, setSignalState, signalState, wakeWaiters } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { Win32 } from "./io.ts";
import { addHandle, handleOf, objectNamed, plainName, registerObject } from "./objects.ts";
import { ansiAndWide, currentProcess, fail, ok, optionalBytes, textOf, win32 } from "./routine.ts";
import { userThread } from "./service.ts";
import type { ObjectKind } from "./state.ts";

const alreadyExists = 183;
const fileNotFound = 2;
const notOwner = 288;
const tooManyPosts = 298;

/** A new object, or the one that has the name: the last error then says that it was there. */
export function createObject(
  k: Kernel,
  f: Offset,
  kind: ObjectKind,
  name: string,
  size: number,
  init: (at: Offset) => void,
): Outcome {
  const process = currentProcess(k);
  const known = name === "" ? undefined : objectNamed(k, name);
  if (known !== undefined && known.kind !== kind) return fail(k, f, Win32.invalidHandle);
  if (known !== undefined) {
    userThread(k).lastError = alreadyExists;
    return k.return64(f, addHandle(k, process, { kind, target: known.at, name }));
  }
  const at = allocate(k, { size, tag: "User", what: `${kind} of a program`, zero: true });
  if (at === 0) return fail(k, f, 8);
  init(at);
  registerObject(k, at, kind, plainName(name));
  userThread(k).lastError = 0;
  return k.return64(f, addHandle(k, process, { kind, target: at, name }));
}

/** (access, inherit, name) */
const open =
  (kind: ObjectKind) =>
  (wide: boolean): Body =>
  (k, f) => {
    const name = textOf(k, f, 2, wide) ?? "";
    const known = objectNamed(k, name);
    if (known?.kind !== kind) return fail(k, f, known === undefined ? fileNotFound : Win32.invalidHandle);
    return k.return64(f, addHandle(k, currentProcess(k), { kind, target: known.at, name }));
  };

function withObject(kind: ObjectKind, run: (k: Kernel, f: Offset, at: Offset) => Outcome): Body {
  return (k, f) => {
    const handle = handleOf(currentProcess(k), k.arg64(f, 0));
    return handle?.kind === kind ? run(k, f, handle.target) : fail(k, f, Win32.invalidHandle);
  };
}

/** (security, manual, signalled, name) or, for the Ex form, (security, name, flags, access). */
const createEvent =
  (ex: boolean) =>
  (wide: boolean): Body =>
  (k, f) => {
    const flags = k.argU32(f, 2);
    const manual = ex ? (flags & 1) !== 0 : k.argU32(f, 1) !== 0;
    const signalled = ex ? (flags & 2) !== 0 : k.argU32(f, 2) !== 0;
    const name = textOf(k, f, ex ? 1 : 3, wide) ?? "";
    return createObject(k, f, "event", name, k.s.KEVENT.size, (at) => initializeEvent(k, at, !manual, signalled));
  };

function ownMutex(k: Kernel, at: Offset): void {
  setSignalState(k, at, signalState(k, at) - 1);
  k.m.setPointer(at + k.s.KMUTANT.OwnerThread, k.cur.object);
  if (!k.cur.locks.includes(at)) k.cur.locks.push(at);
}

/** (security, owned, name) */
const createMutex =
  (wide: boolean): Body =>
  (k, f) =>
    createObject(k, f, "mutex", textOf(k, f, 2, wide) ?? "", k.s.KMUTANT.size, (at) => {
      initializeHeader(k, at, ObjectType.mutant, 1);
      k.setPointer(at + k.s.KMUTANT.OwnerThread, 0);
      if (k.argU32(f, 1) !== 0) ownMutex(k, at);
    });

const releaseMutex = withObject("mutex", (k, f, at) => {
  if (k.m.pointer(at + k.s.KMUTANT.OwnerThread) !== k.cur.object) return fail(k, f, notOwner);
  const state = signalState(k, at) + 1;
  setSignalState(k, at, state);
  if (state === 1) {
    k.setPointer(at + k.s.KMUTANT.OwnerThread, 0);
    k.cur.locks = k.cur.locks.filter((entry) => entry !== at);
    wakeWaiters(k, at);
  }
  return ok(k, f);
});

/** Where a semaphore keeps its limit: after the dispatcher header, as in a KSEMAPHORE. */
const limitAt = (k: Kernel): number => k.s.DISPATCHER_HEADER.size;

/** (security, initial, most, name) */
const createSemaphore =
  (wide: boolean): Body =>
  (k, f) => {
    const [initial, most] = [k.argU32(f, 1) | 0, k.argU32(f, 2) | 0];
    if (most <= 0 || initial < 0 || initial > most) return fail(k, f, Win32.invalidParameter);
    return createObject(k, f, "semaphore", textOf(k, f, 3, wide) ?? "", limitAt(k) + 8, (at) => {
      initializeHeader(k, at, ObjectType.semaphore, initial);
      k.m.setU32(at + limitAt(k), most);
    });
  };

/** (semaphore, count, previous) */
const releaseSemaphore = withObject("semaphore", (k, f, at) => {
  const count = k.argU32(f, 1) | 0;
  const out = optionalBytes(k, f, 2, 4, true);
  const before = signalState(k, at);
  if (count <= 0) return fail(k, f, Win32.invalidParameter);
  if (before + count > k.m.i32(at + limitAt(k))) return fail(k, f, tooManyPosts);
  setSignalState(k, at, before + count);
  if (out !== 0) k.m.setU32(out, before);
  wakeWaiters(k, at);
  return ok(k, f);
});

export const synchronizationRoutines: readonly Routine[] = [
  ...ansiAndWide("CreateEvent", 4, createEvent(false)),
  ...ansiAndWide("CreateEventEx", 4, createEvent(true)),
  ...ansiAndWide("OpenEvent", 3, open("event")),
  win32(
    "SetEvent",
    1,
    withObject("event", (k, f, at) => {
      setEvent(k, at);
      return ok(k, f);
    }),
  ),
  win32(
    "ResetEvent",
    1,
    withObject("event", (k, f, at) => {
      setSignalState(k, at, 0);
      return ok(k, f);
    }),
  ),
  win32(
    "PulseEvent",
    1,
    withObject("event", (k, f, at) => {
      setEvent(k, at);
      setSignalState(k, at, 0);
      return ok(k, f);
    }),
  ),
  ...ansiAndWide("CreateMutex", 3, createMutex),
  ...ansiAndWide("OpenMutex", 3, open("mutex")),
  win32("ReleaseMutex", 1, releaseMutex),
  ...ansiAndWide("CreateSemaphore", 4, createSemaphore),
  ...ansiAndWide("OpenSemaphore", 3, open("semaphore")),
  win32("ReleaseSemaphore", 3, releaseSemaphore),
];

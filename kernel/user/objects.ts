// Handles of programs and the objects behind them: events, mutexes, semaphores, timers, threads, processes, completion ports. Objects
// live as long as a handle or a driver's reference to them does. Left out: security, inheritance.
import { forgetKeyHandle } from "../ex/key-objects.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { release } from "../mm/pool.ts";
import { dropSection } from "../mm/section.ts";
import { closeTransactionObject } from "../tm/objects.ts";
import type { ObjectKind, ProcessState, UserHandle } from "./state.ts";

export const pseudoProcess = 0xffff_ffff_ffff_ffffn;
export const pseudoThread = 0xffff_ffff_ffff_fffen;

export function addHandle(k: Kernel, process: ProcessState, handle: UserHandle): bigint {
  const number = process.nextHandle;
  process.nextHandle += 4;
  process.handles.set(number, handle);
  const object = k.state.userObjects.get(handle.target);
  if (object !== undefined && isObject(handle)) object.handles++;
  return BigInt(number);
}
export const isObject = (handle: UserHandle): handle is Extract<UserHandle, { kind: ObjectKind }> =>
  handle.kind in objectKinds;
const objectKinds: { readonly [kind in ObjectKind]: true } = {
  event: true,
  mutex: true,
  semaphore: true,
  timer: true,
  thread: true,
  process: true,
  port: true,
};

export function handleOf(process: ProcessState, value: bigint): UserHandle | undefined {
  // The two lowest bits of a handle are the program's to use.
  return value > 0xffff_ffffn ? undefined : process.handles.get(Number(value) & ~3);
}

/** The dispatcher object that a handle of a process stands for, as waits and drivers see it; for a file the file object. */
export function objectOfHandle(k: Kernel, process: ProcessState, value: bigint): Offset | undefined {
  const handle = handleOf(process, value);
  if (handle === undefined) return undefined;
  if (handle.kind === "file") return k.state.files.get(handle.target)?.object;
  return isObject(handle) ? handle.target : undefined;
}

export function registerObject(k: Kernel, at: Offset, kind: ObjectKind, name: string): void {
  k.state.userObjects.set(at, { kind, name, handles: 0, references: 0, exitCode: undefined });
  k.nameObject(at, name === "" ? `${kind} of a program` : name);
}
/** The object of that kind that has a name; 0 if there is none. */
export function objectNamed(k: Kernel, name: string): { at: Offset; kind: ObjectKind } | undefined {
  // Names in the Local and Global namespaces are the same ones here: there is one session.
  const plain = plainName(name);
  for (const [at, object] of k.state.userObjects) if (object.name === plain) return { at, kind: object.kind };
  return undefined;
}
export const plainName = (name: string): string => name.replace(/^(?:Local|Global)\\/, "");

/** A handle other than a file's is closed. */
export function dropHandle(k: Kernel, process: ProcessState, number: number, handle: UserHandle): void {
  process.handles.delete(number);
  if (handle.kind === "key") forgetKeyHandle(k, `${process.id} ${number}`);
  if (handle.kind === "section") dropSection(k, handle.target);
  if (handle.kind === "object") closeTransactionObject(k, handle.target);
  if (!isObject(handle)) return;
  const object = k.state.userObjects.get(handle.target);
  if (object === undefined) return;
  object.handles--;
  dropUnused(k, handle.target);
}
/** A driver takes or gives back a reference; false if the object is none of a program's. */
export function referenceObject(k: Kernel, at: Offset, by: number): boolean {
  const object = k.state.userObjects.get(at);
  if (object === undefined) return false;
  object.references += by;
  dropUnused(k, at);
  return true;
}
/** Frees an object that nobody refers to any more; threads and processes only once they have ended. */
export function dropUnused(k: Kernel, at: Offset): void {
  const object = k.state.userObjects.get(at);
  if (object === undefined || object.handles > 0 || object.references > 0) return;
  const lives = (object.kind === "thread" || object.kind === "process") && object.exitCode === undefined;
  if (lives) return;
  k.state.userObjects.delete(at);
  k.state.timers = k.state.timers.filter((timer) => timer.at !== at);
  k.state.timerRoutines.delete(at);
  k.state.completionPorts.delete(at);
  release(k, at);
}

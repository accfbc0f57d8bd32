// Handles and what they stand for. Kernel handles are good in every process, but not for calls from user mode; those that a driver
// makes without OBJ_KERNEL_HANDLE belong to the process in whose context it runs, like the program's own.
import * as nt from "../constants.ts";
import { unloadHives } from "../ex/hives.ts";
import { keyHandleClosed } from "../ex/key-notify.ts";
import { forgetKeyHandle, keyObject } from "../ex/key-objects.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { addHandle, dropUnused, handleOf } from "../user/objects.ts";
import type { ProcessState, UserHandle } from "../user/state.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import type { Handle, HandleKind } from "./state.ts";

/** What a driver asks for by handle must be of this type; 0 for any. */
export interface WantedObject {
  readonly type: Offset;
  /** The handle came from a program, which must not be able to name the kernel's own. */
  readonly fromUser: boolean;
  /** ACCESS_MASK that the handle must have been granted; only asked of those from a program. */
  readonly access: number;
}
/** The exported variable that leads to the type of what a handle of a kind stands for. */
export const typeNames: { readonly [kind in HandleKind]?: string } = {
  event: "ExEventObjectType",
  semaphore: "ExSemaphoreObjectType",
  file: "IoFileObjectType",
  thread: "PsThreadType",
  process: "PsProcessType",
  key: "CmKeyObjectType",
  section: "MmSectionObjectType",
};

export const allAccess = 0x1f_ffff;
const kernelHandles = 0xffff_ffff_8000_0000n;
/** Owners of handles that are no program's: the scenario's user, and the system process. */
const scenarioUser = 0;
export const systemProcess = 4;

/** Whose handles and views those are that belong to no program's process: of the scenario's user, or of the system process. */
export const contextOwner = (k: Kernel): number =>
  k.threadContext().attached === undefined && previousMode(k) === 1 ? scenarioUser : systemProcess;

/** KPROCESSOR_MODE of the caller of the system service or driver under way: 1 for a program. */
export const previousMode = (k: Kernel): 0 | 1 => (k.threadContext().driver === "" ? 1 : 0);

/** The program in whose address space code runs; undefined for the system process. */
export function currentProgram(k: Kernel): ProcessState | undefined {
  const { user, attached } = k.threadContext();
  if (attached !== undefined) return programOf(k, attached);
  return user === undefined ? undefined : k.state.processes.get(user.process);
}

/** The program that an EPROCESS is of; undefined for the system process. */
export function programOf(k: Kernel, object: Offset): ProcessState | undefined {
  for (const process of k.state.processes.values()) if (process.object === object) return process;
  return undefined;
}

/** The table of the process in whose context code runs, when that is no program's. */
function privateTable(k: Kernel): Map<number, Handle> {
  const owner = contextOwner(k);
  const known = k.state.privateHandles.get(owner);
  if (known !== undefined) return known;
  const made = new Map<number, Handle>();
  k.state.privateHandles.set(owner, made);
  return made;
}

export const isKernelHandle = (value: bigint): boolean =>
  (value & 0x8000_0000n) !== 0n && BigInt.asIntN(64, value) < -2n;
const low = (value: bigint): number => Number(value & 0xffff_fffcn);

/** What a handle stands for in the present context and mode; undefined if it is none here. */
export function findHandle(k: Kernel, value: bigint, fromUser = k.asUser): Handle | undefined {
  if (isKernelHandle(value)) return fromUser ? undefined : k.state.handles.get(low(value));
  const program = currentProgram(k);
  if (program === undefined) return privateTable(k).get(low(value));
  const own = handleOf(program, value);
  return own === undefined ? undefined : asHandle(own);
}
/** Tells a handle from those of other processes. */
export const handleId = (k: Kernel, value: bigint): string =>
  `${isKernelHandle(value) ? "kernel" : (currentProgram(k)?.id ?? contextOwner(k))} ${low(value)}`;
/** By an argument of a DDI. */
export const handleAt = (k: Kernel, f: Offset, i: number): Handle | undefined => findHandle(k, k.arg64(f, i));

/** A program's handle as drivers see it; consoles are nothing to them. */
function asHandle(own: UserHandle): Handle | undefined {
  if (own.kind === "console") return undefined;
  if (own.kind === "file")
    return { ...own, access: ((own.access & 1) !== 0 ? 0x12_0089 : 0) | ((own.access & 2) !== 0 ? 0x12_0116 : 0) };
  return { kind: own.kind, target: own.target, name: own.name, access: own.access ?? allAccess };
}

/** Those of the kernel and of all processes. */
export function* allHandles(k: Kernel): Generator<Handle> {
  yield* k.state.handles.values();
  for (const table of k.state.privateHandles.values()) yield* table.values();
  for (const { handles } of k.state.processes.values()) {
    for (const own of handles.values()) {
      const handle = asHandle(own);
      if (handle !== undefined) yield handle;
    }
  }
}

/** Whether the process in whose context code runs has a handle to a file, by the file's number. */
export function hasHandle(k: Kernel, file: number): boolean {
  const program = currentProgram(k);
  const tables = program === undefined ? [privateTable(k), k.state.handles] : [program.handles];
  return tables.some((table) => [...table.values()].some(({ kind, target }) => kind === "file" && target === file));
}

/** Keys have other names from now on: so have their handles, the kernel's and those of all processes. */
export function renameKeyHandles(k: Kernel, renamed: (name: string) => string): void {
  const programs = [...k.state.processes.values()].map(({ handles }) => handles);
  for (const table of [k.state.handles, ...k.state.privateHandles.values(), ...programs])
    for (const handle of table.values()) if (handle.kind === "key") handle.name = renamed(handle.name);
}

/** The innermost driver of the context under way. */
function makerOf(k: Kernel): Handle["maker"] {
  const found = k.frames(k.cur.id).find(({ fn }) => fn.code !== undefined);
  if (found === undefined) return undefined;
  const { fn, step } = found;
  return { driver: fn.image, place: step === undefined ? undefined : fn.firstStep + step };
}

/** A handle that a driver has made and not closed. */
export function handleLeftBy(k: Kernel, driver: string): Handle | undefined {
  const system = k.state.privateHandles.get(systemProcess) ?? new Map<number, Handle>();
  return [...k.state.handles.values(), ...system.values()].find(({ maker }) => maker?.driver === driver);
}

export interface NewHandle extends Handle {
  /** OBJ_KERNEL_HANDLE. */
  readonly kernel: boolean;
}

/** Gives a handle its number, sign-extended to 64 bits as Windows has kernel handles. */
export const newHandle = (k: Kernel, handle: NewHandle): bigint => newHandleIn(k, handle, 0);
/** The same for the process of an EPROCESS; 0 for the one in whose context code runs. */
export function newHandleIn(k: Kernel, { kernel, ...handle }: NewHandle, process: Offset): bigint {
  const program = process === 0 ? currentProgram(k) : programOf(k, process);
  if (!kernel && program !== undefined) return addHandle(k, program, asUserHandle(handle));
  countObject(k, handle, 1);
  const kept = { ...handle, maker: makerOf(k) };
  if (kernel) {
    const value = k.state.nextHandle;
    k.state.nextHandle += 4;
    k.state.handles.set(value, kept);
    return kernelHandles | BigInt(value);
  }
  const number = k.state.nextPrivateHandle;
  k.state.nextPrivateHandle += 4;
  privateTable(k).set(number, kept);
  return BigInt(number);
}

/** Objects of programs live as long as there is a handle to them, whosever. */
function countObject(k: Kernel, { kind, target }: Handle, by: 1 | -1): void {
  const object = kind === "file" ? undefined : k.state.userObjects.get(target);
  if (object === undefined) return;
  object.handles += by;
  dropUnused(k, target);
}

function asUserHandle(handle: Handle): UserHandle {
  const { kind, target, name, access } = handle;
  switch (kind) {
    case "file":
      return { kind, target, name, access: access & 3, overlapped: false };
    case "key":
    case "link":
    case "section":
    case "object":
      return { kind, target, name, access };
    default:
      return { kind, target, name, access };
  }
}

/** Takes a handle out of its table. */
export function removeHandle(k: Kernel, value: bigint): Handle | undefined {
  const found = findHandle(k, value);
  if (found === undefined) return undefined;
  if (isKernelHandle(value)) k.state.handles.delete(low(value));
  else (currentProgram(k)?.handles ?? privateTable(k)).delete(low(value));
  countObject(k, found, -1);
  if (found.kind === "key") {
    forgetKeyHandle(k, handleId(k, value));
    keyHandleClosed(k, handleId(k, value));
    unloadHives(k);
  }
  return found;
}

/** Whether a driver in a program's context uses, as the kernel, a handle that the program could have closed or put in another's place. */
export function checkHandleMode(k: Kernel, f: Offset, value: bigint): void {
  if (!k.checks.handles || k.asUser || isKernelHandle(value) || BigInt.asIntN(64, value) <= 0n) return;
  if (currentProgram(k) === undefined || findHandle(k, value) === undefined) return;
  const message = `The handle 0x${value.toString(16)} of the calling process is used in kernel mode: open handles of your own with OBJ_KERNEL_HANDLE, and reference those of programs with UserMode.`;
  stopWithFinding(k, f, "verifier:handle", message, 0xc4, [0xf6n, value, k.address(k.process), k.callerAddress(f)]);
}

/** The object behind a handle of the calling process or of the kernel's own, or the status that says why there is none. */
export function referencedObject(
  k: Kernel,
  value: bigint,
  wanted: WantedObject,
): { readonly object: Offset; readonly access: number } | { readonly status: number } {
  const pseudo = pseudoObject(k, value);
  const handle = pseudo ?? findHandle(k, value, wanted.fromUser);
  const object = handle === undefined ? undefined : addressOf(k, value, handle);
  if (handle === undefined || object === undefined || object === 0) return { status: nt.STATUS_INVALID_HANDLE };
  const name = typeNames[handle.kind];
  if (wanted.type !== 0 && name !== undefined && k.objectType(name) !== wanted.type)
    return { status: nt.STATUS_OBJECT_TYPE_MISMATCH };
  if (wanted.fromUser && (wanted.access & ~handle.access & allAccess) !== 0) return { status: nt.STATUS_ACCESS_DENIED };
  return { object, access: handle.access };
}

/** -1 is the current process, -2 the current thread. */
function pseudoObject(k: Kernel, value: bigint): Handle | undefined {
  const number = BigInt.asIntN(64, value);
  if (number === -1n) return { kind: "process", target: k.process, name: "", access: allAccess };
  if (number === -2n) return { kind: "thread", target: k.threadContext().object, name: "", access: allAccess };
  return undefined;
}
function addressOf(k: Kernel, value: bigint, handle: Handle): Offset | undefined {
  if (handle.kind === "key") return keyObject(k, value);
  return handle.kind === "file" ? k.state.files.get(handle.target)?.object : handle.target;
}

/** The EPROCESS for -1, the current KTHREAD for -2, and what ordinary handles stand for. */
export function objectOf(k: Kernel, value: bigint): Offset | undefined {
  const handle = pseudoObject(k, value) ?? findHandle(k, value);
  return handle === undefined ? undefined : addressOf(k, value, handle);
}

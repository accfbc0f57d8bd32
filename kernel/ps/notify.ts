// Routines of drivers that are told of processes, threads and images. A process or thread that begins is told of in the context of the
// thread that makes it, before it runs; one that ends in its own last thread; an image in the process into which it is mapped.
// Left out: subsystem processes and system threads, which there are none of that a routine would hear of.
import * as nt from "../constants.ts";
import { type Body, ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { makeUnicodeString } from "../rtl/unicode.ts";
import type { ProcessState } from "../user/state.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import type { NotifyKind, NotifyRoutine } from "./state.ts";

/** Each kind has room for so many. */
const mostRoutines = 64;
/** The processor of an image's code, as IMAGE_INFO has it. */
const addressingMode = 3;

export const routinesOf = (k: Kernel, ...kinds: readonly NotifyKind[]): NotifyRoutine[] =>
  k.state.notifyRoutines.filter(({ kind }) => kinds.includes(kind));
/** Whether anybody is to be told of processes and threads that begin and end. */
export const someoneListens = (k: Kernel): boolean => routinesOf(k, "process", "processEx", "thread").length > 0;
export const someoneSeesImages = (k: Kernel): boolean => routinesOf(k, "image").length > 0;

function add(k: Kernel, f: Offset, kind: NotifyKind, i: number): Outcome {
  const { address: routine } = k.functionOr(f, k.argPointer(f, i));
  const all = routinesOf(k, kind);
  const known = all.some((one) => one.routine === routine);
  if (known || all.length >= mostRoutines) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  const added = { kind, routine, driver: k.callerDriver(f), place: k.callerPlace(f) };
  k.state.notifyRoutines = [...k.state.notifyRoutines, added];
  return k.return32(f, nt.STATUS_SUCCESS);
}
function remove(k: Kernel, f: Offset, kind: NotifyKind, i: number, unknown: number): Outcome {
  const routine = k.argPointer(f, i);
  const rest = k.state.notifyRoutines.filter((one) => one.kind !== kind || one.routine !== routine);
  if (rest.length === k.state.notifyRoutines.length) return k.return32(f, unknown);
  k.state.notifyRoutines = rest;
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** The routine is parameter `i`, whether it is withdrawn the one after it. */
const setProcessNotify =
  (kind: NotifyKind, i: number): Body =>
  (k, f) =>
    k.argBool(f, i + 1) ? remove(k, f, kind, i, nt.STATUS_INVALID_PARAMETER) : add(k, f, kind, i);

/** A kind of notification, then what would be the parameters of the older routine. */
const ofKind =
  (most: number, body: Body): Body =>
  (k, f, step) =>
    k.argU32(f, 0) > most ? k.return32(f, nt.STATUS_INVALID_PARAMETER) : body(k, f, step);

// ---- being told -----------------------------------------------------------------------------------------------------------------

/**
 * Slots: 0 whether it is the process, 1 whether it begins, 2 process, 3 thread; 4 how many have been told, 5 the PS_CREATE_NOTIFY_INFO.
 * Result: the status with which a routine refuses the process.
 */
export const notifyOfProcess = internal("PspNotify", 6, (k, f, step) => {
  const ofProcess = k.slotU32(f, 0) === 1;
  const begins = k.slotU32(f, 1) === 1;
  const process = k.state.processes.get(k.slotU32(f, 2));
  const info = k.slotU32(f, 5);
  if (step === 1) checkAfterCallback(k, f, "process notification routine", 0);
  if (process === undefined) return k.return32(f, nt.STATUS_SUCCESS);
  const all = ofProcess ? [...routinesOf(k, "process"), ...routinesOf(k, "processEx")] : routinesOf(k, "thread");
  const told = k.slotU32(f, 4);
  const next = all[told];
  if (next === undefined) {
    const status = info === 0 ? nt.STATUS_SUCCESS : k.m.u32(info + k.s.PS_CREATE_NOTIFY_INFO.CreationStatus);
    if (info !== 0) dropInfo(k, info);
    return k.return32(f, status);
  }
  k.setSlot(f, 4, told + 1);
  const callee = k.above(f);
  if (next.kind === "processEx") {
    if (begins && info === 0) k.setSlot(f, 5, makeInfo(k, process));
    k.setArgPointer(callee, 0, process.object);
    k.setArg64(callee, 1, BigInt(process.id));
    k.setArgPointer(callee, 2, k.slotU32(f, 5));
  } else {
    k.setArg64(callee, 0, BigInt(ofProcess ? process.parent : process.id));
    k.setArg64(callee, 1, BigInt(ofProcess ? process.id : k.slotU32(f, 3)));
    k.setArg32(callee, 2, begins ? 1 : 0);
  }
  return k.call(f, 1, k.functionOr(f, next.routine));
});

function makeInfo(k: Kernel, process: ProcessState): Offset {
  const layout = k.s.PS_CREATE_NOTIFY_INFO;
  const text = k.s.UNICODE_STRING.size;
  const at = allocate(k, { size: layout.size + 2 * text, tag: "PsNo", what: "PS_CREATE_NOTIFY_INFO", zero: true });
  if (at === 0) return 0;
  k.m.setU64(at + layout.Size, BigInt(layout.size));
  // FileOpenNameAvailable: ImageFileName is the name by which the file was opened.
  k.m.setU32(at + layout.Flags, 1);
  k.m.setU64(at + layout.ParentProcessId, BigInt(process.parent));
  const creator = at + layout.CreatingThreadId;
  k.m.setU64(creator, BigInt(k.processId));
  k.m.setU64(creator + 8, BigInt(k.cur.id));
  const name = at + layout.size;
  const line = name + text;
  makeUnicodeString(k, name, `\\??\\${imagePath(process)}`, false, "image name");
  makeUnicodeString(k, line, process.commandLine, false, "command line");
  k.setPointer(at + layout.ImageFileName, name);
  k.setPointer(at + layout.CommandLine, line);
  return at;
}
function dropInfo(k: Kernel, at: Offset): void {
  const layout = k.s.PS_CREATE_NOTIFY_INFO;
  for (const name of [at + layout.ImageFileName, at + layout.CommandLine])
    release(k, k.pointerOr0(k.pointerOr0(name) + k.s.UNICODE_STRING.Buffer));
  release(k, at);
}

/** The file of a process' image, with its drive. */
export const imagePath = ({ image }: Pick<ProcessState, "image">): string => `C:\\${image.replace(/#\d+$/, "")}.exe`;

/**
 * Tells of an image. Slots: 0 process, 0 for a driver; 1 base, 2 size, 3 its name, a UNICODE_STRING that goes afterwards; 4 how many have
 * been told, 5 the IMAGE_INFO.
 */
export const notifyOfImage = internal("PspNotifyImage", 6, (k, f, step) => {
  if (step === 1) checkAfterCallback(k, f, "image notification routine", 0);
  const [process, base, size, name] = [k.slotU32(f, 0), k.slotU32(f, 1), k.slotU32(f, 2), k.slotU32(f, 3)];
  const layout = k.s.IMAGE_INFO;
  if (step === 0) {
    const made = allocate(k, { size: layout.size, tag: "PsIm", what: "IMAGE_INFO", zero: true });
    k.m.setU32(made, addressingMode | (process === 0 ? 1 << 8 : 0));
    k.m.setU64(made + layout.ImageBase, process === 0 ? k.address(base) : imageBase(k, process, base));
    k.m.setU64(made + layout.ImageSize, BigInt(size));
    k.setSlot(f, 5, made);
  }
  const told = k.slotU32(f, 4);
  const next = routinesOf(k, "image")[told];
  if (next === undefined) {
    release(k, k.slotU32(f, 5));
    release(k, k.pointerOr0(name + k.s.UNICODE_STRING.Buffer));
    release(k, name);
    return k.returnVoid(f);
  }
  k.setSlot(f, 4, told + 1);
  const callee = k.above(f);
  k.setArgPointer(callee, 0, name);
  k.setArg64(callee, 1, BigInt(process));
  k.setArgPointer(callee, 2, k.slotU32(f, 5));
  return k.call(f, 1, k.functionOr(f, next.routine));
});
function imageBase(k: Kernel, id: number, base: Offset): bigint {
  const image = k.state.processes.get(id)?.image;
  const space = k.programs.find((one) => one.image.name === image)?.space;
  return (space?.base ?? 0n) + BigInt(base);
}

/** Calls `PspNotifyImage` for an image of the machine; the body goes on at `next`. */
export function tellOfImage(k: Kernel, f: Offset, next: number, process: number, image: string, path: string): Outcome {
  const loaded = k.imageNamed(image);
  const name = allocate(k, { size: k.s.UNICODE_STRING.size, tag: "Strg", what: "image name", zero: true });
  makeUnicodeString(k, name, path, false, "image name");
  const callee = k.above(f);
  for (const [i, value] of [process, loaded?.base ?? 0, loaded?.size ?? 0, name, 0, 0].entries())
    k.setSlot(callee, i, value);
  return k.callIndex(f, next, k.routineIndex("PspNotifyImage"));
}

/** PsSetLoadImageNotifyRoutineEx has one flag, for images of other processors, of which there are none. */
const knownImageFlags = 1n;

export const notifyDdis: readonly Routine[] = [
  ddi("PsSetCreateProcessNotifyRoutine", 2, setProcessNotify("process", 0)),
  ddi("PsSetCreateProcessNotifyRoutineEx", 2, setProcessNotify("processEx", 0)),
  ddi("PsSetCreateProcessNotifyRoutineEx2", 3, ofKind(0, setProcessNotify("processEx", 1))),
  ddi("PsSetCreateThreadNotifyRoutine", 1, (k, f) => add(k, f, "thread", 0)),
  ddi(
    "PsSetCreateThreadNotifyRoutineEx",
    2,
    ofKind(1, (k, f) => add(k, f, "thread", 1)),
  ),
  ddi("PsRemoveCreateThreadNotifyRoutine", 1, (k, f) => remove(k, f, "thread", 0, nt.STATUS_PROCEDURE_NOT_FOUND)),
  ddi("PsSetLoadImageNotifyRoutine", 1, (k, f) => add(k, f, "image", 0)),
  ddi("PsSetLoadImageNotifyRoutineEx", 2, (k, f) =>
    k.arg64(f, 1) > knownImageFlags ? k.return32(f, nt.STATUS_INVALID_PARAMETER_2) : add(k, f, "image", 0),
  ),
  ddi("PsRemoveLoadImageNotifyRoutine", 1, (k, f) => remove(k, f, "image", 0, nt.STATUS_PROCEDURE_NOT_FOUND)),
];

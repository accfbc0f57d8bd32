// Callbacks that drivers register with the object and process managers. Routines that are told of processes and threads are called in
// the thread that begins or ends; a process is refused by its first thread's ending before it has run. Nobody opens handles to
// processes of the kernel's, so that callbacks on handles are never called.
import * as nt from "../constants.ts";
import { type Body, ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { makeUnicodeString, readUnicodeString } from "../rtl/unicode.ts";
import { referenceObject } from "../user/objects.ts";
import type { ProcessState } from "../user/state.ts";
import { checkAfterCallback } from "../verifier/callback.ts";

const STATUS_FLT_INSTANCE_ALTITUDE_COLLISION = 0xc01c_0011;
const filterVersion = 0x100;
const callbacks = "handle callbacks";
/** OB_CALLBACK_REGISTRATION: Version, OperationRegistrationCount, then the altitude at 8. */
const altitudeAt = 8;
const registrationSize = 40;

const blocks = (k: Kernel, what: string) =>
  [...k.state.pool.blocks.values()].filter((block) => block.what === what && block.freed === undefined);

function registerCallbacks(k: Kernel, f: Offset): Outcome {
  const from = k.argPointer(f, 0);
  const out = k.argPointer(f, 1);
  k.touch(f, from, registrationSize, false);
  k.touch(f, out, 8, true);
  if (k.m.u16(from) >> 8 !== filterVersion >> 8 || k.m.u16(from + 2) === 0)
    return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  const altitude = readUnicodeString(k, f, from + altitudeAt);
  const what = `${callbacks} at altitude ${altitude}`;
  if (blocks(k, what).length > 0) return k.return32(f, STATUS_FLT_INSTANCE_ALTITUDE_COLLISION);
  const at = allocate(k, { size: registrationSize, tag: "ObCb", what, zero: true, place: k.callerPlace(f) });
  if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  k.setPointer(out, at);
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** The routines that are told of processes, of processes with all that is known of them, and of threads; each has room for so many. */
const mostRoutines = 64;
const kinds = {
  process: "process notification",
  processEx: "extended process notification",
  thread: "thread notification",
} as const;
type Kind = keyof typeof kinds;

function setNotify(kind: Kind): Body {
  return (k, f) => {
    const routine = k.functionOr(f, k.argPointer(f, 0));
    const remove = kind !== "thread" && k.argBool(f, 1);
    const all = blocks(k, kinds[kind]);
    const known = all.find((block) => k.pointerOr0(block.at) === routine.address);
    if (remove) {
      if (known === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
      release(k, known.at);
      return k.return32(f, nt.STATUS_SUCCESS);
    }
    if (known !== undefined || all.length >= mostRoutines) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    const at = allocate(k, { size: 16, tag: "PsNo", what: kinds[kind], zero: true, place: k.callerPlace(f) });
    if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
    k.setPointer(at, routine.address);
    return k.return32(f, nt.STATUS_SUCCESS);
  };
}

const removeThreadNotify: Body = (k, f) => {
  const routine = k.argPointer(f, 0);
  const known = blocks(k, kinds.thread).find((block) => k.pointerOr0(block.at) === routine);
  if (known === undefined) return k.return32(f, nt.STATUS_PROCEDURE_NOT_FOUND);
  release(k, known.at);
  return k.return32(f, nt.STATUS_SUCCESS);
};

/** Whether anybody is to be told of processes and threads that begin and end. */
export const someoneListens = (k: Kernel): boolean => Object.values(kinds).some((what) => blocks(k, what).length > 0);

/**
 * Tells drivers that the current process or thread begins or ends, in its own context. Slots: 0 whether it is the process, 1 whether
 * it begins; 2 how many have been told, 3 the PS_CREATE_NOTIFY_INFO. Result: the status with which a routine refuses the process.
 */
export const notifyOfProcess = internal("PspNotify", 5, (k, f, step) => {
  const ofProcess = k.slotU32(f, 0) === 1;
  const begins = k.slotU32(f, 1) === 1;
  const process = k.cur.user === undefined ? undefined : k.state.processes.get(k.cur.user.process);
  const info = k.slotU32(f, 3);
  if (step === 1) checkAfterCallback(k, f, "process notification routine", 0);
  if (process === undefined) return k.return32(f, nt.STATUS_SUCCESS);
  const plain = blocks(k, ofProcess ? kinds.process : kinds.thread);
  const all = ofProcess ? [...plain, ...blocks(k, kinds.processEx)] : plain;
  const told = k.slotU32(f, 2);
  const next = all[told];
  if (next === undefined) {
    const status = info === 0 ? nt.STATUS_SUCCESS : k.m.u32(info + k.s.PS_CREATE_NOTIFY_INFO.CreationStatus);
    if (info !== 0) dropInfo(k, info);
    return k.return32(f, status);
  }
  k.setSlot(f, 2, told + 1);
  const callee = k.above(f);
  const flag = begins ? 1 : 0;
  if (!ofProcess) {
    k.setArg64(callee, 0, BigInt(process.id));
    k.setArg64(callee, 1, BigInt(k.cur.id));
    k.setArg32(callee, 2, flag);
  } else if (told < plain.length) {
    k.setArg64(callee, 0, parentId);
    k.setArg64(callee, 1, BigInt(process.id));
    k.setArg32(callee, 2, flag);
  } else {
    if (begins && info === 0) k.setSlot(f, 3, makeInfo(k, process));
    k.setArgPointer(callee, 0, process.object);
    k.setArg64(callee, 1, BigInt(process.id));
    k.setArgPointer(callee, 2, k.slotU32(f, 3));
  }
  return k.call(f, 1, k.functionOr(f, k.pointerOr0(next.at)));
});

/** The system process starts programs here. */
const parentId = 4n;

function makeInfo(k: Kernel, process: ProcessState): Offset {
  const layout = k.s.PS_CREATE_NOTIFY_INFO;
  const text = k.s.UNICODE_STRING.size;
  const at = allocate(k, { size: layout.size + 2 * text, tag: "PsNo", what: "PS_CREATE_NOTIFY_INFO", zero: true });
  if (at === 0) return 0;
  k.m.setU64(at + layout.Size, BigInt(layout.size));
  k.m.setU64(at + layout.ParentProcessId, parentId);
  const name = at + layout.size;
  const line = name + text;
  makeUnicodeString(k, name, `\\??\\C:\\${process.image.replace(/#\d+$/, "")}.exe`, false, "image name");
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

export const callbackDdis: readonly Routine[] = [
  ddi("ObGetFilterVersion", 0, (k, f) => k.return32(f, filterVersion)),
  ddi("ObRegisterCallbacks", 2, registerCallbacks),
  ddi("ObUnRegisterCallbacks", 1, (k, f) => {
    release(k, k.argPointer(f, 0), k.callerPlace(f));
    return k.returnVoid(f);
  }),
  ddi("PsSetCreateProcessNotifyRoutine", 2, setNotify("process")),
  ddi("PsSetCreateProcessNotifyRoutineEx", 2, setNotify("processEx")),
  ddi("PsSetCreateThreadNotifyRoutine", 1, setNotify("thread")),
  ddi("PsRemoveCreateThreadNotifyRoutine", 1, removeThreadNotify),
  ddi("PsLookupProcessByProcessId", 2, (k, f) => {
    const out = k.argPointer(f, 1);
    k.touch(f, out, 8, true);
    const process = k.state.processes.get(Number(k.arg64(f, 0) & 0xffff_ffffn));
    const object = k.arg64(f, 0) === 4n ? k.state.process : process?.state === "ended" ? undefined : process?.object;
    if (object === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    referenceObject(k, object, 1);
    k.setPointer(out, object);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
];

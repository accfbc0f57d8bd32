// Callbacks that drivers register with the object and process managers, and the one process there is.
// No process starts or ends while a scenario runs, and nobody opens handles to processes, so that none of these is ever called;
// leaves out the callbacks on handles of threads that drivers create.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { readUnicodeString } from "../rtl/unicode.ts";
import { referenceObject } from "../user/objects.ts";

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

/** PspCreateProcessNotify has room for so many. */
const processRoutines = 64;
const notify = "process notification";

function setProcessNotify(k: Kernel, f: Offset): Outcome {
  const routine = k.functionOr(f, k.argPointer(f, 0));
  const all = blocks(k, notify);
  const known = all.find((block) => k.pointerOr0(block.at) === routine.address);
  if (k.argBool(f, 1)) {
    if (known === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    release(k, known.at);
    return k.return32(f, nt.STATUS_SUCCESS);
  }
  if (known !== undefined || all.length >= processRoutines) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  const at = allocate(k, { size: 16, tag: "PsNo", what: notify, zero: true, place: k.callerPlace(f) });
  if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  k.setPointer(at, routine.address);
  return k.return32(f, nt.STATUS_SUCCESS);
}

export const callbackDdis: readonly Routine[] = [
  ddi("ObGetFilterVersion", 0, (k, f) => k.return32(f, filterVersion)),
  ddi("ObRegisterCallbacks", 2, registerCallbacks),
  ddi("ObUnRegisterCallbacks", 1, (k, f) => {
    release(k, k.argPointer(f, 0), k.callerPlace(f));
    return k.returnVoid(f);
  }),
  ddi("PsSetCreateProcessNotifyRoutine", 2, setProcessNotify),
  ddi("PsSetCreateProcessNotifyRoutineEx", 2, setProcessNotify),
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

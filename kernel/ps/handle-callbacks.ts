// ObRegisterCallbacks: routines that are told of handles to processes and threads before they are made or duplicated, when they may take
// rights away, and after. The highest altitude comes first before, and last after. Left out: desktops, altitudes granted by Microsoft.
import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { newHandleIn } from "../ob/handles.ts";
import { readUnicodeString } from "../rtl/unicode.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import type { HandleCallbacks } from "./state.ts";

const filterVersion = 0x100;
export const Operation = { create: 1, duplicate: 2 } as const;
/** Kinds of objects that have such callbacks, as slots of routines name them. */
export const handleKinds = ["process", "thread"] as const;
const typeNames = { process: "PsProcessType", thread: "PsThreadType" } as const;

function register(k: Kernel, f: Offset): Outcome {
  const layout = k.s.OB_CALLBACK_REGISTRATION;
  const entry = k.s.OB_OPERATION_REGISTRATION;
  const from = k.argPointer(f, 0);
  const out = k.argPointer(f, 1);
  k.touch(f, from, layout.size, false);
  k.touch(f, out, 8, true);
  const count = k.m.u16(from + layout.OperationRegistrationCount);
  if (k.m.u16(from + layout.Version) >> 8 !== filterVersion >> 8 || count === 0)
    return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  const list = k.pointerAt(f, from + layout.OperationRegistration);
  k.touch(f, list, count * entry.size, false);
  const types = handleKinds.map((kind) => k.objectType(typeNames[kind]));
  const operations: HandleCallbacks["operations"][number][] = [];
  for (let i = 0; i < count; i++) {
    const at = list + i * entry.size;
    const type = k.pointerAt(f, k.pointerAt(f, at + entry.ObjectType));
    const wanted = k.m.u32(at + entry.Operations);
    const [before, after] = [at + entry.PreOperation, at + entry.PostOperation].map((one) => k.pointerOr0(one));
    if (!types.includes(type) || wanted === 0 || wanted > 3 || (before === 0 && after === 0))
      return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    operations.push({ type, operations: wanted, before: before ?? 0, after: after ?? 0 });
  }
  const altitude = readUnicodeString(k, f, from + layout.Altitude);
  const all = k.state.handleCallbacks;
  if (all.some((one) => one.altitude === altitude)) return k.return32(f, nt.STATUS_FLT_INSTANCE_ALTITUDE_COLLISION);
  const at = allocate(k, { size: 16, tag: "ObCb", what: "handle callbacks", zero: true, place: k.callerPlace(f) });
  if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  const context = k.m.u64(from + layout.RegistrationContext);
  const made = { at, altitude, context, operations, driver: k.callerDriver(f), place: k.callerPlace(f) };
  k.state.handleCallbacks = [...all, made].sort((a, b) => higher(b.altitude, a.altitude));
  k.setPointer(out, at);
  return k.return32(f, nt.STATUS_SUCCESS);
}
/** Altitudes are decimal numbers, which may have a fraction of any length. */
function higher(a: string, b: string): number {
  return Number(a) - Number(b) || (a < b ? -1 : 1);
}

/** Registrations that are asked about an operation, the highest first. */
function asked(k: Kernel, kind: number, operation: number) {
  const type = k.objectType(typeNames[handleKinds[kind] ?? "process"]);
  return k.state.handleCallbacks.flatMap((one) => {
    const found = one.operations.find((entry) => entry.type === type && (entry.operations & operation) !== 0);
    return found === undefined ? [] : [{ ...found, context: one.context }];
  });
}
export const someoneGuards = (k: Kernel): boolean => k.state.handleCallbacks.length > 0;

/** The blocks that callbacks are given lie one after another in one: information, parameters, then a context for each registration. */
const parametersAt = 0x40;
const contextsAt = 0x80;

/**
 * Makes a handle. Slots: 0 object, 1 its kind, 2 ACCESS_MASK, 3 whether it is the kernel's, 4 operation, 5 process whose handle is
 * duplicated, 6 process that gets the handle (both EPROCESS); 7 how many have been asked, 8 the blocks, 9 handle, of two slots.
 * Result: the handle.
 */
export const openHandle = internal("ObpOpenHandle", 12, (k, f, step) => {
  const [object, kind, kernel, operation] = [k.slotU32(f, 0), k.slotU32(f, 1), k.slotU32(f, 3), k.slotU32(f, 4)];
  const all = asked(k, kind, operation);
  if (step === 0 && all.length > 0) {
    const size = contextsAt + 8 * all.length;
    k.setSlot(f, 8, allocate(k, { size, tag: "ObCb", what: "handle operation", zero: true }));
  }
  const block = k.slotU32(f, 8);
  const first = step === 0 || step === 1 ? before(k, f, step, all) : undefined;
  if (first !== undefined) return first;
  if (step < 2) {
    const name = k.nameOf(object);
    const made = { kind: handleKinds[kind] ?? "process", target: object, name, access: k.slotU32(f, 2) };
    k.setArg64(f, 9, newHandleIn(k, { ...made, kernel: kernel === 1 }, k.slotU32(f, 6)));
    k.setSlot(f, 7, all.length);
  } else checkAfterCallback(k, f, "post-operation callback", 0);
  const next = after(k, f, all);
  if (next !== undefined) return next;
  release(k, block);
  return k.return64(f, k.arg64(f, 9));
});

type Asked = ReturnType<typeof asked>[number];

/** Step 0 begins, 1 has asked one: what rights it has left counts. */
function before(k: Kernel, f: Offset, step: number, all: readonly Asked[]): Outcome | undefined {
  const block = k.slotU32(f, 8);
  let told = k.slotU32(f, 7);
  if (step === 1) {
    checkAfterCallback(k, f, "pre-operation callback", 0);
    // Rights can be taken away, not added.
    k.setSlot(f, 2, k.slotU32(f, 2) & k.m.u32(block + parametersAt));
    k.copy8(block + contextsAt + 8 * (told - 1), block + k.s.OB_PRE_OPERATION_INFORMATION.CallContext);
  }
  while (all[told]?.before === 0) told++;
  const next = all[told];
  k.setSlot(f, 7, told + 1);
  if (next === undefined) return undefined;
  const layout = k.s.OB_PRE_OPERATION_INFORMATION;
  fill(k, f, layout, 0n);
  const access = k.slotU32(f, 2);
  k.m.setU32(block + parametersAt, access);
  // OriginalDesiredAccess is what the caller asked for.
  if (step === 0) k.m.setU32(block + parametersAt + 4, access);
  k.setPointer(block + parametersAt + 8, k.slotU32(f, 5));
  k.setPointer(block + parametersAt + 16, k.slotU32(f, 6));
  return ask(k, f, 1, next, next.before);
}
/** The lowest first; slot 7 counts down. */
function after(k: Kernel, f: Offset, all: readonly Asked[]): Outcome | undefined {
  const block = k.slotU32(f, 8);
  let left = k.slotU32(f, 7);
  while (left > 0 && all[left - 1]?.after === 0) left--;
  const next = all[left - 1];
  if (next === undefined) return undefined;
  k.setSlot(f, 7, left - 1);
  const layout = k.s.OB_POST_OPERATION_INFORMATION;
  fill(k, f, layout, k.m.u64(block + contextsAt + 8 * (left - 1)));
  k.m.setU32(block + layout.ReturnStatus, nt.STATUS_SUCCESS);
  k.m.setU32(block + parametersAt, k.slotU32(f, 2));
  return ask(k, f, 2, next, next.after);
}

function fill(
  k: Kernel,
  f: Offset,
  layout: {
    readonly [field in "Operation" | "Flags" | "Object" | "ObjectType" | "CallContext" | "Parameters"]: number;
  },
  context: bigint,
): void {
  const block = k.slotU32(f, 8);
  k.m.setU32(block + layout.Operation, k.slotU32(f, 4));
  k.m.setU32(block + layout.Flags, k.slotU32(f, 3));
  k.setPointer(block + layout.Object, k.slotU32(f, 0));
  k.setPointer(block + layout.ObjectType, k.objectType(typeNames[handleKinds[k.slotU32(f, 1)] ?? "process"]));
  k.m.setU64(block + layout.CallContext, context);
  k.setPointer(block + layout.Parameters, block + parametersAt);
}
function ask(k: Kernel, f: Offset, next: number, one: Asked, routine: Offset): Outcome {
  const callee = k.above(f);
  k.setArg64(callee, 0, one.context);
  k.setArgPointer(callee, 1, k.slotU32(f, 8));
  return k.call(f, next, k.functionOr(f, routine));
}

export const handleCallbackDdis: readonly Routine[] = [
  ddi("ObGetFilterVersion", 0, (k, f) => k.return32(f, filterVersion)),
  ddi("ObRegisterCallbacks", 2, register),
  ddi("ObUnRegisterCallbacks", 1, (k, f) => {
    const at = k.argPointer(f, 0);
    k.state.handleCallbacks = k.state.handleCallbacks.filter((one) => one.at !== at);
    release(k, at, k.callerPlace(f));
    return k.returnVoid(f);
  }),
];

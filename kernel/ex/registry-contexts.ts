// What registry callbacks keep with an operation, from before it to after it, and with a key's object until the key's last handle is closed
// or the callback is withdrawn: then they are told to let it go.
import * as nt from "../constants.ts";
import { ddi, internal, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { checkAfterCallback } from "../verifier/callback.ts";
import { keyOfObject } from "./key-objects.ts";

/** Offsets in REG_POST_OPERATION_INFORMATION, and size of REG_CALLBACK_CONTEXT_CLEANUP_INFORMATION. */
const Post = { callContext: 32, objectContext: 40 } as const;
const cleanUpSize = 24;
/** RegNtCallbackObjectContextCleanup. */
const cleanUp = 40;

/** A callback is called, and has returned: it may do things to the registry itself, of which only those below it are told. */
export function enterCallback(k: Kernel, cookie: number): void {
  k.state.inRegistryCallback.set(k.cur.id, [...(k.state.inRegistryCallback.get(k.cur.id) ?? []), cookie]);
}
export function leaveCallback(k: Kernel): void {
  const left = k.state.inRegistryCallback.get(k.cur.id)?.slice(0, -1) ?? [];
  if (left.length === 0) k.state.inRegistryCallback.delete(k.cur.id);
  else k.state.inRegistryCallback.set(k.cur.id, left);
}

const ofObject = (k: Kernel, cookie: number, object: Offset): bigint =>
  k.state.objectContexts.find((one) => one.cookie === cookie && one.object === object)?.context ?? 0n;

/** The structures of an operation for the callback that is told next; `at` is where CallContext is in the first of them. */
export interface Told {
  readonly information: Offset;
  /** REG_POST_OPERATION_INFORMATION, or 0 before the operation. */
  readonly after: Offset;
  readonly at: number;
  /** The key's object, or of a new key the one that its name is relative to. */
  readonly object: Offset;
}
export function putContexts(k: Kernel, cookie: number, { information, after, at, object }: Told): void {
  if (after === 0) {
    k.m.setU64(information + at, 0n);
    k.m.setU64(information + at + 8, ofObject(k, cookie, object));
    return;
  }
  k.m.setU64(after + Post.callContext, k.state.callContexts.get(information)?.get(cookie) ?? 0n);
  k.m.setU64(after + Post.objectContext, ofObject(k, cookie, k.pointerOr0(after)));
}
/** A callback has been told before the operation: what it has left in CallContext it finds again afterwards. */
export function keepCallContext(k: Kernel, cookie: number, information: Offset, at: number): void {
  const value = k.m.u64(information + at);
  if (value === 0n) return;
  const kept = k.state.callContexts.get(information) ?? new Map<number, bigint>();
  kept.set(cookie, value);
  k.state.callContexts.set(information, kept);
}

/** (Object, &Cookie, NewContext, &OldContext) */
function setObjectContext(k: Kernel, f: Offset): Outcome {
  const object = k.argPointer(f, 0);
  const at = k.argPointer(f, 1);
  const out = k.argPointer(f, 3);
  k.touch(f, at, 8, false);
  const cookie = Number(k.m.u64(at));
  const isKey = keyOfObject(k, object) !== undefined;
  if (!isKey || !k.state.registryCallbacks.some((one) => one.cookie === cookie))
    return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  if (out !== 0) {
    k.touch(f, out, 8, true);
    k.m.setU64(out, ofObject(k, cookie, object));
  }
  k.state.objectContexts = k.state.objectContexts.filter((one) => one.cookie !== cookie || one.object !== object);
  const context = k.arg64(f, 2);
  if (context !== 0n) k.state.objectContexts.push({ cookie, object, context });
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** Calls `CmpCleanUpContexts` for an object, or for all of a callback's; the body goes on at `next`. */
export function callCleanUp(k: Kernel, f: Offset, next: number, object: Offset, cookie: number): Outcome {
  [object, cookie, 0].forEach((value, i) => {
    k.setSlot(k.above(f), i, value);
  });
  return k.callIndex(f, next, k.routineIndex("CmpCleanUpContexts"));
}
/** Slots: 0 object, or 0 for all; 1 cookie, or 0 for all; 2 what the callback under way was given. */
export const cleanUpContexts = internal("CmpCleanUpContexts", 3, (k, f, step) => {
  if (step === 1) {
    checkAfterCallback(k, f, "registry callback", 0);
    leaveCallback(k);
    release(k, k.slotU32(f, 2));
  }
  const [object, cookie] = [k.slotU32(f, 0), k.slotU32(f, 1)];
  const next = k.state.objectContexts.find(
    (one) => (object === 0 || one.object === object) && (cookie === 0 || one.cookie === cookie),
  );
  k.state.objectContexts = k.state.objectContexts.filter((one) => one !== next);
  const callback = k.state.registryCallbacks.find((one) => one.cookie === next?.cookie);
  if (next === undefined || callback === undefined) return k.returnVoid(f);
  const at = allocate(k, { size: cleanUpSize, tag: "CmCl", what: "registry operation", zero: true });
  k.setPointer(at, next.object);
  k.m.setU64(at + 8, next.context);
  k.setSlot(f, 2, at);
  enterCallback(k, callback.cookie);
  const callee = k.above(f);
  k.setArg64(callee, 0, callback.context);
  k.setArg64(callee, 1, BigInt(cleanUp));
  k.setArgPointer(callee, 2, at);
  return k.call(f, 1, k.functionOr(f, callback.routine));
});

export const registryContextDdis: readonly Routine[] = [ddi("CmSetCallbackObjectContext", 4, setObjectContext)];

// What drivers call to register registry callbacks, and within them.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { makeUnicodeString, readUnicodeString } from "../rtl/unicode.ts";
import { keyOfObject } from "./key-objects.ts";
import { callCleanUp } from "./registry-contexts.ts";
import type { RegistryCallback } from "./state.ts";

/** Higher altitudes are asked first. */
function register(k: Kernel, f: Offset, altitude: string, context: bigint, out: Offset): Outcome {
  k.touch(f, out, 8, true);
  if (k.state.registryCallbacks.some((one) => one.altitude === altitude))
    return k.return32(f, nt.STATUS_FLT_INSTANCE_ALTITUDE_COLLISION);
  const routine = k.functionOr(f, k.argPointer(f, 0));
  const made: RegistryCallback = {
    cookie: k.state.nextOrder++,
    routine: routine.address,
    context,
    altitude,
    driver: routine.image,
    place: k.callerPlace(f),
  };
  const height = (one: RegistryCallback) => Number.parseFloat(one.altitude);
  k.state.registryCallbacks = [...k.state.registryCallbacks, made].sort((a, b) => height(b) - height(a));
  k.m.setU64(out, BigInt(made.cookie));
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** (cookie, object, &id, &name[, flags]): the name stays until it is given back, or for the older routine for good. */
function objectId(k: Kernel, f: Offset): Outcome {
  const object = k.argPointer(f, 1);
  const found = keyOfObject(k, object);
  const [id, name] = [k.argPointer(f, 2), k.argPointer(f, 3)];
  if (found === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  if (id !== 0) {
    k.touch(f, id, 8, true);
    k.setPointer(id, object);
  }
  if (name !== 0) {
    k.touch(f, name, 8, true);
    if (found.name === 0) {
      found.name = allocate(k, { size: k.s.UNICODE_STRING.size, tag: "CmNa", what: "key's name", zero: true });
      makeUnicodeString(k, found.name, found.path, false, "key's name");
    }
    k.setPointer(name, found.name);
  }
  return k.return32(f, nt.STATUS_SUCCESS);
}

export const registryCallbackDdis: readonly Routine[] = [
  // (routine, altitude, driver, context, &cookie, reserved)
  ddi("CmRegisterCallbackEx", 6, (k, f) => {
    const altitude = readUnicodeString(k, f, k.argPointer(f, 1));
    if (!/^\d+(\.\d+)?$/.test(altitude)) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    return register(k, f, altitude, k.arg64(f, 3), k.argPointer(f, 4));
  }),
  // (routine, context, &cookie): one of its own altitude, as those of legacy drivers have.
  ddi("CmRegisterCallback", 3, (k, f) =>
    register(k, f, `425000.${k.state.nextOrder}`, k.arg64(f, 1), k.argPointer(f, 2)),
  ),
  ddi("CmUnRegisterCallback", 1, (k, f, step) => {
    const cookie = Number(k.arg64(f, 0));
    if (step === 0 && k.state.objectContexts.some((one) => one.cookie === cookie))
      return callCleanUp(k, f, 1, 0, cookie);
    const left = k.state.registryCallbacks.filter((one) => one.cookie !== cookie);
    if (left.length === k.state.registryCallbacks.length) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    k.state.registryCallbacks = left;
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("CmGetCallbackVersion", 2, (k, f) => {
    // Since Windows 7.
    for (const [i, value] of [1, 1].entries()) {
      const out = k.argPointer(f, i);
      if (out === 0) continue;
      k.touch(f, out, 4, true);
      k.m.setU32(out, value);
    }
    return k.returnVoid(f);
  }),
  ddi("CmCallbackGetKeyObjectID", 4, objectId),
  ddi("CmCallbackGetKeyObjectIDEx", 5, objectId),
  ddi("CmGetBoundTransaction", 2, (k, f) => k.returnPointer(f, k.state.boundTransactions.get(k.cur.id) ?? 0)),
  ddi("CmCallbackReleaseKeyObjectIDEx", 1, (k, f) => k.returnVoid(f)),
];

// Callback objects: a driver makes one by name or without, others register routines with it, and its maker has them called, in the
// order of their registration and at its own IRQL. Of the system's own the power manager notifies \Callback\PowerState; system time and
// number of processors do not change here.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { readUnicodeString } from "../rtl/unicode.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import type { CallbackObject } from "./state.ts";

const system = ["\\Callback\\SetSystemTime", "\\Callback\\PowerState", "\\Callback\\ProcessorAdd"];

function make(k: Kernel, name: string | undefined, multiple: boolean): CallbackObject | undefined {
  const at = allocate(k, { size: 64, tag: "Call", what: "callback object", zero: true });
  if (at === 0) return undefined;
  const made: CallbackObject = { at, name, multiple, registrations: [] };
  k.state.callbackObjects.push(made);
  if (name !== undefined) k.nameObject(at, name);
  return made;
}

/** One that has been made or opened, by its name in any case. */
export function callbackNamed(k: Kernel, name: string): CallbackObject | undefined {
  const wanted = name.toLowerCase();
  return k.state.callbackObjects.find((one) => one.name?.toLowerCase() === wanted);
}

/** (CallbackObject, ObjectAttributes, Create, AllowMultipleCallbacks) */
function create(k: Kernel, f: Offset): Outcome {
  const out = k.argPointer(f, 0);
  const attributes = k.argPointer(f, 1);
  k.touch(f, out, 8, true);
  let name: string | undefined;
  if (attributes !== 0) {
    k.touch(f, attributes, k.s.OBJECT_ATTRIBUTES.size, false);
    const text = k.pointerAt(f, attributes + k.s.OBJECT_ATTRIBUTES.ObjectName);
    if (text !== 0) name = readUnicodeString(k, f, text);
  }
  const known = name === undefined ? undefined : callbackNamed(k, name);
  const own = system.find((one) => one.toLowerCase() === name?.toLowerCase());
  if (known === undefined && own === undefined && !k.argBool(f, 2))
    return k.return32(f, nt.STATUS_OBJECT_NAME_NOT_FOUND);
  const found = known ?? make(k, own ?? name, own !== undefined || k.argBool(f, 3));
  if (found === undefined) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  k.setPointer(out, found.at);
  return k.return32(f, nt.STATUS_SUCCESS);
}

function objectOf(k: Kernel, f: Offset): CallbackObject {
  const at = k.argPointer(f, 0);
  const found = k.state.callbackObjects.find((one) => one.at === at);
  return found ?? stopWithFinding(k, f, "verifier:object", `${k.hex(at)} is no callback object of ExCreateCallback.`);
}

function register(k: Kernel, f: Offset): Outcome {
  const object = objectOf(k, f);
  const routine = k.functionOr(f, k.argPointer(f, 1));
  if (!object.multiple && object.registrations.length > 0) return k.returnPointer(f, 0);
  const id = allocate(k, { size: 16, tag: "CbRg", what: "callback registration", zero: true, place: k.callerPlace(f) });
  if (id === 0) return k.returnPointer(f, 0);
  const number = k.state.nextOrder++;
  object.registrations = [...object.registrations, { id, number, routine: routine.address, context: k.arg64(f, 2) }];
  return k.returnPointer(f, id);
}

function unregister(k: Kernel, f: Offset): Outcome {
  const id = k.argPointer(f, 0);
  const object = k.state.callbackObjects.find((one) => one.registrations.some((entry) => entry.id === id));
  if (object === undefined) {
    return stopWithFinding(
      k,
      f,
      "verifier:object",
      `${k.hex(id)} is no registration of ExRegisterCallback, or has been withdrawn.`,
    );
  }
  object.registrations = object.registrations.filter((entry) => entry.id !== id);
  release(k, id, k.callerPlace(f));
  return k.returnVoid(f);
}

/** (CallbackObject, Argument1, Argument2). Slot 3: number of the registration called last, or 0. */
function notify(k: Kernel, f: Offset, step: number): Outcome {
  const last = step === 0 ? 0 : k.slotU32(f, 3);
  // A routine may withdraw itself, or others, while it is called.
  const next = objectOf(k, f).registrations.find((entry) => entry.number > last);
  if (next === undefined) return k.returnVoid(f);
  k.setSlot(f, 3, next.number);
  const callee = k.above(f);
  k.setArg64(callee, 0, next.context);
  k.setArg64(callee, 1, k.arg64(f, 1));
  k.setArg64(callee, 2, k.arg64(f, 2));
  return k.call(f, 1, k.functionOr(f, next.routine));
}

export const callbackObjectDdis: readonly Routine[] = [
  ddi("ExCreateCallback", 4, create),
  ddi("ExRegisterCallback", 3, register),
  ddi("ExUnregisterCallback", 1, unregister),
  ddi("ExNotifyCallback", 3, notify, 1),
];

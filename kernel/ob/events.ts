// Events by handle: made with or without a name, opened by their names, set and waited for. An event with a name can be found as long
// as a handle to it is open.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { initializeEvent, setEvent } from "../ke/objects.ts";
import { waitForObject } from "../ke/wait.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { readAttributes } from "./attributes.ts";
import { nameProblem } from "./directories.ts";
import { allHandles, handleAt, newHandle, objectOf } from "./handles.ts";

/** The event of that name to which a handle is open; 0 if there is none. */
function eventNamed(k: Kernel, name: string): Offset {
  const wanted = name.toLowerCase();
  for (const entry of allHandles(k))
    if (entry.kind === "event" && entry.name.toLowerCase() === wanted) return entry.target;
  return conditionEvent(k, wanted);
}

/** What the memory manager tells by events: where there is much of it left, "high" is signalled. This machine never comes to have little. */
const conditions = /^\\kernelobjects\\(high|low)(memory|pagedpool|nonpagedpool)condition$/;

/** One of them, made when it is first asked for, and there for good; 0 for another name. */
function conditionEvent(k: Kernel, name: string): Offset {
  const level = conditions.exec(name)?.[1];
  if (level === undefined) return 0;
  const at = k.state.conditionEvents.get(name) ?? makeEvent(k, name, false, level === "high");
  k.state.conditionEvents.set(name, at);
  return at;
}

export function makeEvent(k: Kernel, name: string, synchronization: boolean, signalled: boolean): Offset {
  const at = allocate(k, { size: k.s.KEVENT.size, tag: "Even", what: "KEVENT", zero: true });
  if (at === 0) return 0;
  initializeEvent(k, at, synchronization, signalled);
  if (name !== "") k.nameObject(at, name);
  return at;
}

/** An event of that name for IoCreate…Event, which open what is there: its handle's object; 0 without memory. */
export function openOrMakeEvent(k: Kernel, name: string, synchronization: boolean): Offset {
  return eventNamed(k, name) || makeEvent(k, name, synchronization, true);
}

/** (EventHandle, DesiredAccess, ObjectAttributes, EventType, InitialState) */
function create(k: Kernel, f: Offset): Outcome {
  const out = k.argPointer(f, 0);
  k.touch(f, out, 8, true);
  const { name, openIf, kernel } = readAttributes(k, f, k.argPointer(f, 2));
  const type = k.argU32(f, 3);
  if (type > 1) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  const problem = name === undefined ? undefined : nameProblem(k, name);
  if (problem !== undefined) return k.return32(f, problem);
  const known = name === undefined ? 0 : eventNamed(k, name);
  if (known !== 0 && !openIf) return k.return32(f, nt.STATUS_OBJECT_NAME_COLLISION);
  const at = known || makeEvent(k, name ?? "", type === 1, k.argBool(f, 4));
  if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  k.m.setU64(out, newHandle(k, { kind: "event", target: at, name: name ?? "", access: k.argU32(f, 1), kernel }));
  return k.return32(f, known === 0 ? nt.STATUS_SUCCESS : nt.STATUS_OBJECT_NAME_EXISTS);
}

function open(k: Kernel, f: Offset): Outcome {
  const out = k.argPointer(f, 0);
  k.touch(f, out, 8, true);
  const { name, kernel } = readAttributes(k, f, k.argPointer(f, 2));
  const at = name === undefined ? 0 : eventNamed(k, name);
  if (name === undefined || at === 0) return k.return32(f, nt.STATUS_OBJECT_NAME_NOT_FOUND);
  k.m.setU64(out, newHandle(k, { kind: "event", target: at, name, access: k.argU32(f, 1), kernel }));
  return k.return32(f, nt.STATUS_SUCCESS);
}

function set(k: Kernel, f: Offset): Outcome {
  const found = handleAt(k, f, 0);
  const previous = k.argPointer(f, 1);
  if (found === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  if (found.kind !== "event") return k.return32(f, nt.STATUS_OBJECT_TYPE_MISMATCH);
  if (previous !== 0) k.touch(f, previous, 4, true);
  const before = setEvent(k, found.target);
  if (previous !== 0) k.m.setU32(previous, before);
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** (Handle, Alertable, Timeout) */
function wait(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 1) return k.return32(f, k.cur.waitStatus);
  const object = objectOf(k, k.arg64(f, 0));
  if (object === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  const kind = handleAt(k, f, 0)?.kind;
  if (kind === "key" || kind === "link" || kind === "object") return k.return32(f, nt.STATUS_OBJECT_TYPE_MISMATCH);
  // What is waited for of a file is the end of its last request.
  const waited = kind === "file" ? object + k.s.FILE_OBJECT.Event : object;
  return waitForObject(k, f, waited, k.argPointer(f, 2));
}

export const eventHandleDdis: readonly Routine[] = [
  ddi("ZwCreateEvent", 5, create),
  ddi("ZwOpenEvent", 3, open),
  ddi("ZwSetEvent", 2, set),
  ddi("ZwWaitForSingleObject", 3, wait, 1),
];

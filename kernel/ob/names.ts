// Objects by name and by pointer: symbolic links opened and read, an object's own name, a handle for an object at hand.

import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { keyOfObject, shareKeyObject } from "../ex/key-objects.ts";
import { linkTarget } from "../io/links.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { readUnicodeString, setUnicodeString, writeUtf16 } from "../rtl/unicode.ts";
import { isTransactionObject } from "../tm/objects.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { objKernelHandle, readAttributes } from "./attributes.ts";
import { directoryName } from "./directories.ts";
import { handleAt, isKernelHandle, newHandle, typeNames } from "./handles.ts";
import type { HandleKind } from "./state.ts";

/** What a link leads to: one that a driver made, or that of an enabled device interface. */
function targetOf(k: Kernel, name: string): string | undefined {
  const made = linkTarget(k, name);
  if (made !== undefined) return made;
  const wanted = name.toLowerCase();
  const found = k.state.interfaces.find((entry) => entry.enabled && entry.link.toLowerCase() === wanted);
  return found === undefined ? undefined : k.state.devices.get(found.pdo)?.name;
}

function openLink(k: Kernel, f: Offset): Outcome {
  const out = k.argPointer(f, 0);
  k.touch(f, out, 8, true);
  const { name, kernel } = readAttributes(k, f, k.argPointer(f, 2));
  if (name === undefined || !name.startsWith("\\")) return k.return32(f, nt.STATUS_OBJECT_NAME_INVALID);
  const target = targetOf(k, name);
  if (target === undefined) return k.return32(f, nt.STATUS_OBJECT_NAME_NOT_FOUND);
  k.m.setU64(out, newHandle(k, { kind: "link", target: 0, name: target, access: k.argU32(f, 1), kernel }));
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** (LinkHandle, LinkTarget, ReturnedLength): who asks for the length is given the final zero as well. */
function queryLink(k: Kernel, f: Offset): Outcome {
  const found = handleAt(k, f, 0);
  const string = k.argPointer(f, 1);
  const lengthOut = k.argPointer(f, 2);
  if (found === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  if (found.kind !== "link") return k.return32(f, nt.STATUS_OBJECT_TYPE_MISMATCH);
  const layout = k.s.UNICODE_STRING;
  k.touch(f, string, layout.size, true);
  if (lengthOut !== 0) k.touch(f, lengthOut, 4, true);
  const length = 2 * found.name.length;
  const needed = lengthOut === 0 ? length : length + 2;
  if (lengthOut !== 0) k.m.setU32(lengthOut, needed);
  if (needed > k.m.u16(string + layout.MaximumLength)) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  const buffer = k.pointerAt(f, string + layout.Buffer);
  if (needed > 0) k.touch(f, buffer, needed, true);
  writeUtf16(k, buffer, lengthOut === 0 ? found.name : `${found.name}\0`);
  k.m.setU16(string + layout.Length, length);
  return k.return32(f, nt.STATUS_SUCCESS);
}

type Known = { readonly name: string; readonly kind: HandleKind; readonly target: number };

/** What is known of the object at an address; undefined if it is none of the object manager's. */
export function knownObject(k: Kernel, f: Offset, object: Offset): Known | undefined {
  const device = k.state.devices.get(object);
  if (device !== undefined) return { name: device.name ?? "", kind: "object", target: object };
  for (const [id, file] of k.state.files) {
    if (file.object !== object) continue;
    const rest = object + k.s.FILE_OBJECT.FileName;
    const name = `${k.state.devices.get(file.device)?.name ?? ""}${readUnicodeString(k, f, rest)}`;
    return { name, kind: "file", target: id };
  }
  for (const driver of k.state.drivers.values()) {
    if (driver.object !== object) continue;
    const name = readUnicodeString(k, f, object + k.s.DRIVER_OBJECT.DriverName);
    return { name, kind: "object", target: object };
  }
  const callback = k.state.callbackObjects.find((entry) => entry.at === object);
  if (callback !== undefined) return { name: callback.name ?? "", kind: "object", target: object };
  const directory = directoryName(k, object);
  if (directory !== undefined) return { name: directory, kind: "object", target: object };
  const key = keyOfObject(k, object);
  if (key !== undefined) return { name: key.path, kind: "key", target: 0 };
  const ofProgram = k.state.userObjects.get(object);
  if (ofProgram !== undefined) return { name: ofProgram.name, kind: ofProgram.kind, target: object };
  if (object === k.state.process) return { name: "", kind: "process", target: object };
  if (k.state.sections.has(object)) return { name: "", kind: "section", target: object };
  if (k.state.tokens.has(object) || isTransactionObject(k, object)) return { name: "", kind: "object", target: object };
  const block = k.state.pool.blocks.get(object);
  if (block === undefined || block.freed !== undefined) return undefined;
  if (block.what === "KTHREAD") return { name: "", kind: "thread", target: object };
  if (block.what !== "KEVENT") return undefined;
  return { name: k.state.names.get(object) ?? "", kind: "event", target: object };
}

function argument(k: Kernel, f: Offset): Known {
  const object = k.argPointer(f, 0);
  const message = `${k.hex(object)} is no object of the object manager.`;
  return knownObject(k, f, object) ?? stopWithFinding(k, f, "verifier:object", message);
}

/** (Object, ObjectNameInfo, Length, ReturnLength) */
function queryName(k: Kernel, f: Offset): Outcome {
  const { name } = argument(k, f);
  const [buffer, length, returned] = [k.argPointer(f, 1), k.argU32(f, 2), k.argPointer(f, 3)];
  k.touch(f, returned, 4, true);
  return k.return32(f, writeName(k, f, name, { buffer, length, returned }));
}
/** An OBJECT_NAME_INFORMATION with the name behind it, if there is room; `returned` takes the bytes that it needs, unless it is 0. */
export function writeName(
  k: Kernel,
  f: Offset,
  name: string,
  to: { readonly buffer: Offset; readonly length: number; readonly returned: Offset },
): number {
  const { buffer } = to;
  const layout = k.s.OBJECT_NAME_INFORMATION;
  const length = 2 * name.length;
  const needed = layout.size + (length === 0 ? 0 : length + 2);
  if (to.returned !== 0) k.m.setU32(to.returned, needed);
  if (to.length < needed || buffer === 0) return nt.STATUS_INFO_LENGTH_MISMATCH;
  k.touch(f, buffer, needed, true);
  const string = buffer + layout.Name;
  if (length === 0) setUnicodeString(k, string, 0, 0, 0);
  else {
    writeUtf16(k, buffer + layout.size, `${name}\0`);
    setUnicodeString(k, string, buffer + layout.size, length, length + 2);
  }
  return nt.STATUS_SUCCESS;
}

/** Whether an object of the object manager is of a type; any is if 0, and so is one whose type has no variable of its own. */
export function isOfType(k: Kernel, f: Offset, object: Offset, type: Offset): boolean {
  const found = type === 0 ? undefined : knownObject(k, f, object);
  const name = found === undefined ? undefined : typeNames[found.kind];
  return name === undefined || k.objectType(name) === type;
}

/** OBJ_VALID_ATTRIBUTES. */
const validAttributes = 0x1ff2;

/** (Object, HandleAttributes, AccessState, DesiredAccess, ObjectType, AccessMode, Handle) */
const openByPointer = (k: Kernel, f: Offset): Outcome => openAs(k, f, k.argPointer(f, 6));
/** The same with a tag before the handle, which is not counted: a handle keeps its object by itself. */
const openByPointerWithTag = (k: Kernel, f: Offset): Outcome => openAs(k, f, k.argPointer(f, 7));
function openAs(k: Kernel, f: Offset, out: Offset): Outcome {
  const found = argument(k, f);
  k.touch(f, out, 8, true);
  if ((k.argU32(f, 1) & ~validAttributes) !== 0) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  if (!isOfType(k, f, k.argPointer(f, 0), k.argPointer(f, 4))) return k.return32(f, nt.STATUS_OBJECT_TYPE_MISMATCH);
  if (found.kind === "file") {
    const file = k.state.files.get(found.target);
    if (file !== undefined) file.handles++;
  }
  const kernel = (k.argU32(f, 1) & objKernelHandle) !== 0;
  const handle = newHandle(k, { ...found, access: k.argU32(f, 3), kernel });
  if (found.kind === "key") shareKeyObject(k, handle, k.argPointer(f, 0));
  k.m.setU64(out, handle);
  return k.return32(f, nt.STATUS_SUCCESS);
}

export const nameDdis: readonly Routine[] = [
  ddi("ZwOpenSymbolicLinkObject", 3, openLink),
  ddi("ZwQuerySymbolicLinkObject", 3, queryLink),
  ddi("ObQueryNameString", 4, queryName),
  ddi("ObOpenObjectByPointer", 7, openByPointer),
  ddi("ObOpenObjectByPointerWithTag", 8, openByPointerWithTag),
  ddi("ObIsKernelHandle", 1, (k, f) => k.returnBool(f, isKernelHandle(k.arg64(f, 0)))),
];

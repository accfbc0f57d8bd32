// The registry as drivers use it: Zw…Key by handle, and Rtl…Registry… by path. Strings keep their final zero in a value's data.
// Left out: links; of volatile keys there is what else they do, as nothing survives the machine.

import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { readAttributes } from "../ob/attributes.ts";
import { findHandle, newHandle } from "../ob/handles.ts";
import { readUnicodeString, readWideZ, wideBytes } from "../rtl/unicode.ts";
import { isInHive } from "./hives.ts";
import { KeyRight, keyAccess, keyAt, maximumAllowed } from "./key-handles.ts";
import { deleteValue, keyChanged } from "./key-notify.ts";
import { grantedKeyAccess, keepKeyDescriptor } from "./key-security.ts";
import { relativePath } from "./registry-paths.ts";
import { createKey, deleteKey, findKey, keyExists, subkeysOf } from "./registry-store.ts";
import type { RegistryKey } from "./state.ts";
import { transactionOfCall } from "./transacted-keys.ts";

function pathOf(k: Kernel, f: Offset, attributes: Offset): string | undefined {
  const layout = k.s.OBJECT_ATTRIBUTES;
  k.touch(f, attributes, layout.size, false);
  const nameAt = k.pointerAt(f, attributes + layout.ObjectName);
  const name = nameAt === 0 ? "" : readUnicodeString(k, f, nameAt);
  const root = k.m.u64(attributes + layout.RootDirectory);
  if (root === 0n) return name;
  const parent = findHandle(k, root);
  if (parent?.kind !== "key") return undefined;
  return name === "" ? parent.name : `${parent.name}\\${name}`;
}

/** The key behind the first argument, if its handle was opened for that; else the status that says why not. */
function keyOf(k: Kernel, f: Offset, right: number): RegistryKey | number {
  const path = keyAt(k, f, 0, right);
  return typeof path === "number" ? path : createKey(k, path);
}

const topKeys = /^\\registry(?:\\(?:machine(?:\\(?:software|system|hardware|security|sam))?|user))?$/i;
/** A key can be made below what is there, and Windows' own top keys are. */
const isKeyPlace = (k: Kernel, path: string): boolean => topKeys.test(path) || keyExists(k, path);

/** Keys of application hives are opened by a handle to another, or by the registry itself. */
function mayOpenInHive(k: Kernel, f: Offset): boolean {
  const root = k.m.u64(k.argPointer(f, 2) + k.s.OBJECT_ATTRIBUTES.RootDirectory);
  return root !== 0n || (k.state.hiveOpeners.has(k.cur.id) && !k.state.inRegistryCallback.has(k.cur.id));
}

/** REG_OPTION_VOLATILE. */
const volatileOption = 1;

/** The rights of a handle that opens a key, or makes one in the key above it; undefined if they are refused to whoever asks. */
function openedFor(k: Kernel, path: string, there: boolean, wanted: number, checked: boolean): number | undefined {
  const access = keyAccess(wanted);
  if (!checked) return access;
  const parent = path.slice(0, path.lastIndexOf("\\"));
  if (!there) return grantedKeyAccess(k, parent, KeyRight.createSubKey) === 0 ? undefined : access;
  const granted = grantedKeyAccess(k, path, access);
  if ((wanted & maximumAllowed) !== 0) return granted;
  return granted === access ? access : undefined;
}

/** `disposition`: the parameter that is told whether the key was made; undefined of a routine that only opens. */
function open(k: Kernel, f: Offset, dispositionAt?: number, transaction = 0): Outcome {
  const create = dispositionAt !== undefined;
  const out = k.argPointer(f, 0);
  k.touch(f, out, 8, true);
  const path = pathOf(k, f, k.argPointer(f, 2));
  if (path === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  if (!/^\\registry\\/i.test(path)) return k.return32(f, nt.STATUS_OBJECT_NAME_INVALID);
  if (isInHive(path) && !mayOpenInHive(k, f)) return k.return32(f, nt.STATUS_ACCESS_DENIED);
  const there = keyExists(k, path);
  const canBe = there || (create && isKeyPlace(k, path.slice(0, path.lastIndexOf("\\"))));
  if (!canBe) return k.return32(f, nt.STATUS_OBJECT_NAME_NOT_FOUND);
  const volatile = create && !there && (k.argU32(f, 5) & volatileOption) !== 0;
  if (create && !there && !volatile && findKey(k, path.slice(0, path.lastIndexOf("\\")))?.volatile === true)
    return k.return32(f, nt.STATUS_CHILD_MUST_BE_VOLATILE);
  const { kernel, forced } = readAttributes(k, f, k.argPointer(f, 2));
  const access = openedFor(k, path, there, k.argU32(f, 1), k.asUser || forced);
  if (access === undefined) return k.return32(f, nt.STATUS_ACCESS_DENIED);
  const key = createKey(k, path);
  if (!there) {
    keyChanged(k, path, "name");
    keepKeyDescriptor(k, f, path, k.pointerOr0(k.argPointer(f, 2) + k.s.OBJECT_ATTRIBUTES.SecurityDescriptor));
  }
  if (volatile) key.volatile = true;
  k.m.setU64(out, newHandle(k, { kind: "key", target: transaction, name: path, access, kernel }));
  if (create) {
    const classAt = k.argPointer(f, 4);
    if (!there && classAt !== 0) key.className = readUnicodeString(k, f, classAt);
    const disposition = k.argPointer(f, dispositionAt);
    if (disposition !== 0) {
      k.touch(f, disposition, 4, true);
      k.m.setU32(disposition, there ? 2 : 1);
    }
  }
  return k.return32(f, nt.STATUS_SUCCESS);
}

const opening = (name: string, parameters: number, disposition?: number): Routine =>
  ddi(name, parameters, (k, f) => open(k, f, disposition, transactionOfCall(k, f, name)));

interface Value {
  readonly name: string;
  readonly type: number;
  readonly data: Uint8Array;
}

/** Fills one of the KEY_VALUE_…_INFORMATION structures: (class, buffer, length, result length) from parameter `first` on. */
function giveValue(k: Kernel, f: Offset, value: Value, first: number): Outcome {
  const kind = k.argU32(f, first);
  const buffer = k.argPointer(f, first + 1);
  const length = k.argU32(f, first + 2);
  const out = k.argPointer(f, first + 3);
  k.touch(f, out, 4, true);
  const bytes = informationOf(k, value, kind);
  if (bytes === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  k.m.setU32(out, bytes.length);
  const fixed = kind === 0 ? 12 : kind === 1 ? 20 : 12;
  const fits = Math.min(bytes.length, length);
  if (length < fixed) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  k.touch(f, buffer, fits, true);
  k.m.u8.set(bytes.subarray(0, fits), buffer);
  return k.return32(f, fits < bytes.length ? nt.STATUS_BUFFER_OVERFLOW : nt.STATUS_SUCCESS);
}

function informationOf(k: Kernel, value: Value, kind: number): Uint8Array | undefined {
  const name = wideBytes(value.name);
  if (kind === 0) {
    const layout = k.s.KEY_VALUE_BASIC_INFORMATION;
    const bytes = new Uint8Array(layout.Name + name.length);
    const view = new DataView(bytes.buffer);
    view.setUint32(layout.Type, value.type, true);
    view.setUint32(layout.NameLength, name.length, true);
    bytes.set(name, layout.Name);
    return bytes;
  }
  if (kind === 1) {
    const layout = k.s.KEY_VALUE_FULL_INFORMATION;
    const dataAt = (layout.Name + name.length + 7) & ~7;
    const bytes = new Uint8Array(dataAt + value.data.length);
    const view = new DataView(bytes.buffer);
    view.setUint32(layout.Type, value.type, true);
    view.setUint32(layout.DataOffset, dataAt, true);
    view.setUint32(layout.DataLength, value.data.length, true);
    view.setUint32(layout.NameLength, name.length, true);
    bytes.set(name, layout.Name);
    bytes.set(value.data, dataAt);
    return bytes;
  }
  if (kind === 2) {
    const layout = k.s.KEY_VALUE_PARTIAL_INFORMATION;
    const bytes = new Uint8Array(layout.Data + value.data.length);
    const view = new DataView(bytes.buffer);
    view.setUint32(layout.Type, value.type, true);
    view.setUint32(layout.DataLength, value.data.length, true);
    bytes.set(value.data, layout.Data);
    return bytes;
  }
  return undefined;
}

/** These routines create one key, below one that exists; not a whole path. */
const canBe = (k: Kernel, path: string): boolean =>
  keyExists(k, path) || keyExists(k, path.slice(0, path.lastIndexOf("\\")));

export const registryDdis: readonly Routine[] = [
  opening("ZwOpenKey", 3),
  opening("ZwOpenKeyEx", 4),
  opening("ZwOpenKeyTransacted", 4),
  opening("ZwOpenKeyTransactedEx", 5),
  opening("ZwCreateKey", 7, 6),
  opening("ZwCreateKeyTransacted", 8, 7),
  ddi("ZwDeleteKey", 1, (k, f) => {
    const path = keyAt(k, f, 0, KeyRight.delete);
    if (typeof path === "number") return k.return32(f, path);
    if (subkeysOf(k, path).length > 0) return k.return32(f, nt.STATUS_CANNOT_DELETE);
    deleteKey(k, path);
    keyChanged(k, path, "name");
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("ZwQueryValueKey", 6, (k, f) => {
    const key = keyOf(k, f, KeyRight.queryValue);
    if (typeof key === "number") return k.return32(f, key);
    const value = key.values.get(readUnicodeString(k, f, k.argPointer(f, 1)).toLowerCase());
    return value === undefined ? k.return32(f, nt.STATUS_OBJECT_NAME_NOT_FOUND) : giveValue(k, f, value, 2);
  }),
  ddi("ZwEnumerateValueKey", 6, (k, f) => {
    const key = keyOf(k, f, KeyRight.queryValue);
    if (typeof key === "number") return k.return32(f, key);
    const value = [...key.values.values()][k.argU32(f, 1)];
    return value === undefined ? k.return32(f, nt.STATUS_NO_MORE_ENTRIES) : giveValue(k, f, value, 2);
  }),
  ddi("ZwSetValueKey", 6, (k, f) => {
    const key = keyOf(k, f, KeyRight.setValue);
    if (typeof key === "number") return k.return32(f, key);
    const name = readUnicodeString(k, f, k.argPointer(f, 1));
    const at = k.argPointer(f, 4);
    const size = k.argU32(f, 5);
    if (size > 0) k.touch(f, at, size, false);
    key.values.set(name.toLowerCase(), { name, type: k.argU32(f, 3), data: k.m.u8.slice(at, at + size) });
    key.written = k.clock;
    keyChanged(k, key.name, "lastSet");
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("ZwDeleteValueKey", 2, (k, f) => {
    const key = keyOf(k, f, KeyRight.setValue);
    if (typeof key === "number") return k.return32(f, key);
    const was = deleteValue(k, key, readUnicodeString(k, f, k.argPointer(f, 1)));
    return k.return32(f, was ? nt.STATUS_SUCCESS : nt.STATUS_OBJECT_NAME_NOT_FOUND);
  }),
  ddi("RtlWriteRegistryValue", 6, (k, f) => {
    const path = relativePath(k, f);
    if (path === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    if (!canBe(k, path)) return k.return32(f, nt.STATUS_OBJECT_NAME_NOT_FOUND);
    const name = readWideZ(k, f, k.argPointer(f, 2));
    const at = k.argPointer(f, 4);
    const size = k.argU32(f, 5);
    if (size > 0) k.touch(f, at, size, false);
    const key = createKey(k, path);
    key.values.set(name.toLowerCase(), { name, type: k.argU32(f, 3), data: k.m.u8.slice(at, at + size) });
    key.written = k.clock;
    keyChanged(k, path, "lastSet");
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("RtlDeleteRegistryValue", 3, (k, f) => {
    const path = relativePath(k, f);
    const was = path !== undefined && deleteValue(k, findKey(k, path), readWideZ(k, f, k.argPointer(f, 2)));
    return k.return32(f, was ? nt.STATUS_SUCCESS : nt.STATUS_OBJECT_NAME_NOT_FOUND);
  }),
  ddi("RtlCreateRegistryKey", 2, (k, f) => {
    const path = relativePath(k, f);
    if (path === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    if (!canBe(k, path)) return k.return32(f, nt.STATUS_OBJECT_NAME_NOT_FOUND);
    if (!keyExists(k, path)) {
      createKey(k, path);
      keyChanged(k, path, "name");
    }
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("RtlCheckRegistryKey", 2, (k, f) => {
    const path = relativePath(k, f);
    return k.return32(
      f,
      path !== undefined && keyExists(k, path) ? nt.STATUS_SUCCESS : nt.STATUS_OBJECT_NAME_NOT_FOUND,
    );
  }),
];

// What registry callbacks are told of: the operations on keys, their classes before and after, and the structures that tell of each.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { readAttributes } from "../ob/attributes.ts";
import { readUnicodeString, setUnicodeString } from "../rtl/unicode.ts";
import { KeyRight } from "./key-handles.ts";
import { keyObject, rootKeyObject } from "./key-objects.ts";
import { linkTarget } from "./registry-store.ts";
import { transactionOfCall } from "./transacted-keys.ts";

/** Room for any of the structures, and behind it for what that of a new key leads to: the rest of its name, and the object. */
export const informationSize = 160;
const remainingAt = 136;
/** Where a callback that makes the key itself puts its object. */
export const resultAt = 152;

/** REG_NOTIFY_CLASS before and after, and the structure that tells of the operation; undefined if it is none of a key's. */
export interface Operation {
  readonly before: number;
  readonly after: number;
  /** Fills the structure at `at` from the parameters. */
  fill(k: Kernel, f: Offset, at: Offset): void;
  readonly makesKey?: boolean;
  /** The key is named by OBJECT_ATTRIBUTES: there is no handle to it. */
  readonly byName?: boolean;
  /** Where CallContext is in the structure, if it is not that of a new key; the object's context follows. */
  readonly contexts?: number;
  /** What the handle must have been opened for. */
  readonly right?: number;
  /** The caller's buffers that it fills: parameters with address and length, or a length of 4. */
  readonly fills?: readonly (readonly [address: number, length: number | "dword"])[];
}

/** A structure that begins with the key's object; further parameters go to their offsets, 8 bytes each unless said. */
const ofKey =
  (...parameters: readonly (readonly [parameter: number, at: number, size?: 4])[]) =>
  (k: Kernel, f: Offset, at: Offset): void => {
    k.setPointer(at, keyObject(k, k.arg64(f, 0)));
    for (const [i, to, size] of parameters) {
      if (size === 4) k.m.setU32(at + to, k.argU32(f, i));
      else k.m.setU64(at + to, k.arg64(f, i));
    }
  };

/** REG_CREATE_KEY_INFORMATION_V1: the name as it was given, and the key that it is relative to. */
function ofNewKey(k: Kernel, f: Offset, at: Offset): void {
  const attributes = k.argPointer(f, 2);
  const layout = k.s.OBJECT_ATTRIBUTES;
  const own = k.s.REG_CREATE_KEY_INFORMATION_V1;
  k.touch(f, attributes, layout.size, false);
  k.setPointer(at + own.RootObject, keyObject(k, k.m.u64(attributes + layout.RootDirectory)));
  putName(k, f, at, k.pointerAt(f, attributes + layout.ObjectName));
  k.setPointer(at + own.ObjectType, k.objectType("CmKeyObjectType"));
  k.copy8(at + own.SecurityDescriptor, attributes + layout.SecurityDescriptor);
  k.m.setU32(at + own.DesiredAccess, k.argU32(f, 1));
  k.m.setU32(at + own.Attributes, k.m.u32(attributes + layout.Attributes));
  k.m.u8[at + own.CheckAccessMode] = k.asUser ? 1 : 0;
  k.m.setU64(at + own.Version, 1n);
  k.setPointer(at + own.ResultObject, at + resultAt);
}
const registry = "\\REGISTRY";
/** The name of a new key, and what of it is below the root: a full path is relative to the key above all others. */
export function putName(k: Kernel, f: Offset, at: Offset, name: Offset): void {
  const own = k.s.REG_CREATE_KEY_INFORMATION_V1;
  k.setPointer(at + own.CompleteName, name);
  k.setPointer(at + own.RemainingName, name);
  const text = name === 0 ? "" : readUnicodeString(k, f, name);
  if (!text.startsWith("\\")) return;
  k.setPointer(at + own.RootObject, rootKeyObject(k));
  const skipped = Math.min(text.length, registry.length + 1);
  const rest = 2 * (text.length - skipped);
  const from = k.pointerAt(f, name + k.s.UNICODE_STRING.Buffer) + 2 * skipped;
  setUnicodeString(k, at + remainingAt, from, rest, rest);
  k.setPointer(at + own.RemainingName, at + remainingAt);
}
/** REG_SET_KEY_SECURITY_INFORMATION, which leads to what the routine is given by value. */
function ofSecurity(k: Kernel, f: Offset, at: Offset): void {
  k.setPointer(at, keyObject(k, k.arg64(f, 0)));
  k.m.setU32(at + remainingAt, k.argU32(f, 1));
  k.setPointer(at + 8, at + remainingAt);
  k.m.setU64(at + 16, k.arg64(f, 2));
}
/** REG_QUERY_KEY_SECURITY_INFORMATION: the same with the room there is. */
function ofQueriedSecurity(k: Kernel, f: Offset, at: Offset): void {
  ofSecurity(k, f, at);
  k.m.setU32(at + remainingAt + 4, k.argU32(f, 3));
  k.setPointer(at + 24, at + remainingAt + 4);
}
/** The same within a transaction, whose handle is an argument or that of the key that the name is relative to. */
const within =
  (name: string, fill: Operation["fill"]): Operation["fill"] =>
  (k, f, at) => {
    fill(k, f, at);
    k.setPointer(at + k.s.REG_CREATE_KEY_INFORMATION_V1.Transaction, transactionOfCall(k, f, name));
  };
/** Beyond that for ZwCreateKey: (…, TitleIndex, Class, CreateOptions, …), with Disposition somewhere behind. */
const ofCreatedKey = (disposition: number) => (k: Kernel, f: Offset, at: Offset) => {
  ofNewKey(k, f, at);
  const own = k.s.REG_CREATE_KEY_INFORMATION_V1;
  k.m.setU64(at + own.Class, k.arg64(f, 4));
  k.m.setU32(at + own.Options, k.argU32(f, 5));
  k.m.setU64(at + own.Disposition, k.arg64(f, disposition));
};
/** The name that the link in the path of a new key leads to; undefined if there is no link in it. */
export function linkedName(k: Kernel, f: Offset): string | undefined {
  const { name = "" } = readAttributes(k, f, k.argPointer(f, 2));
  const target = linkTarget(name);
  return target === name ? undefined : target;
}

/** REG_STANDARD_FORMAT. */
const standardFormat = 1;
/** REG_SAVE_KEY_INFORMATION, for a routine that has one format. */
function ofSavedKey(format: number): Operation["fill"] {
  return (k, f, at) => {
    ofKey([1, 8])(k, f, at);
    k.m.setU32(at + 16, format);
  };
}
/** The key object that a name in OBJECT_ATTRIBUTES is relative to. */
const aboveName = (k: Kernel, attributes: Offset): Offset =>
  keyObject(k, k.m.u64(attributes + k.s.OBJECT_ATTRIBUTES.RootDirectory)) || rootKeyObject(k);
/** REG_LOAD_KEY_INFORMATION and, with nothing but the key in it that can be told, REG_UNLOAD_KEY_INFORMATION. */
function loading(...names: string[]): { readonly [name: string]: Operation } {
  const fill: Operation["fill"] = (k, f, at) => {
    const [target, source] = [k.argPointer(f, 0), k.argPointer(f, 1)];
    k.setPointer(at, aboveName(k, target));
    k.copy8(at + 8, target + k.s.OBJECT_ATTRIBUTES.ObjectName);
    k.copy8(at + 16, source + k.s.OBJECT_ATTRIBUTES.ObjectName);
  };
  return Object.fromEntries(names.map((name) => [name, { before: 32, after: 33, contexts: 64, byName: true, fill }]));
}
function unloading(...names: string[]): { readonly [name: string]: Operation } {
  const fill: Operation["fill"] = (k, f, at) => k.setPointer(at, aboveName(k, k.argPointer(f, 0)));
  return Object.fromEntries(names.map((name) => [name, { before: 34, after: 35, contexts: 16, byName: true, fill }]));
}

/** RegNtPreKeyHandleClose. */
export const closing = 14;
const operations: { readonly [name: string]: Operation } = {
  ZwDeleteKey: { before: 0, after: 15, contexts: 8, right: KeyRight.delete, fill: ofKey() },
  ZwSetValueKey: {
    before: 1,
    after: 16,
    contexts: 40,
    right: KeyRight.setValue,
    fill: ofKey([1, 8], [2, 16, 4], [3, 20, 4], [4, 24], [5, 32, 4]),
  },
  ZwDeleteValueKey: { before: 2, after: 17, contexts: 16, right: KeyRight.setValue, fill: ofKey([1, 8]) },
  ZwQueryValueKey: {
    before: 8,
    after: 23,
    contexts: 48,
    right: KeyRight.queryValue,
    fill: ofKey([1, 8], [2, 16, 4], [3, 24], [4, 32, 4], [5, 40]),
    fills: [
      [3, 4],
      [5, "dword"],
    ],
  },
  ZwEnumerateKey: {
    before: 5,
    after: 20,
    contexts: 40,
    right: KeyRight.enumerateSubKeys,
    fill: ofKey([1, 8, 4], [2, 12, 4], [3, 16], [4, 24, 4], [5, 32]),
    fills: [
      [3, 4],
      [5, "dword"],
    ],
  },
  ZwEnumerateValueKey: {
    before: 6,
    after: 21,
    contexts: 40,
    right: KeyRight.queryValue,
    fill: ofKey([1, 8, 4], [2, 12, 4], [3, 16], [4, 24, 4], [5, 32]),
    fills: [
      [3, 4],
      [5, "dword"],
    ],
  },
  ZwQueryKey: {
    before: 7,
    after: 22,
    contexts: 40,
    right: KeyRight.none,
    fill: ofKey([1, 8, 4], [2, 16], [3, 24, 4], [4, 32]),
    fills: [
      [2, 3],
      [4, "dword"],
    ],
  },
  ZwRenameKey: { before: 4, after: 19, contexts: 16, right: KeyRight.setValue, fill: ofKey([1, 8]) },
  ZwSetInformationKey: {
    before: 3,
    after: 18,
    contexts: 32,
    right: KeyRight.setValue,
    fill: ofKey([1, 8, 4], [2, 16], [3, 24, 4]),
  },
  ZwQuerySecurityObject: { before: 36, after: 37, contexts: 32, fill: ofQueriedSecurity },
  ZwSetSecurityObject: { before: 38, after: 39, contexts: 24, fill: ofSecurity },
  ZwSaveKey: { before: 43, after: 44, contexts: 24, right: KeyRight.none, fill: ofSavedKey(standardFormat) },
  ZwSaveKeyEx: { before: 43, after: 44, contexts: 24, right: KeyRight.none, fill: ofKey([1, 8], [2, 16, 4]) },
  ZwRestoreKey: { before: 41, after: 42, contexts: 24, right: KeyRight.none, fill: ofKey([1, 8], [2, 16, 4]) },
  ...loading("ZwLoadKey", "ZwLoadKey2"),
  ...unloading("ZwUnloadKey", "ZwUnloadKey2"),
  ZwFlushKey: { before: 30, after: 31, contexts: 8, right: KeyRight.none, fill: ofKey() },
  ZwClose: { before: closing, after: 25, contexts: 8, fill: ofKey() },
  ...making(26, ofCreatedKey(6), "ZwCreateKey"),
  ...making(26, ofCreatedKey(7), "ZwCreateKeyTransacted"),
  ...making(28, ofNewKey, "ZwOpenKey", "ZwOpenKeyEx", "ZwOpenKeyTransacted", "ZwOpenKeyTransactedEx"),
};
/** Routines that give a key; who hears of it is told of the transaction, too. */
function making(before: number, fill: Operation["fill"], ...names: string[]): { readonly [name: string]: Operation } {
  return Object.fromEntries(
    names.map((name) => [name, { before, after: before + 1, fill: within(name, fill), makesKey: true }]),
  );
}

/** The operation that a routine does on a key; undefined if it is none that callbacks are told of. */
export const operationOf = (routine: string): Operation | undefined => operations[routine.replace(/^Nt/, "Zw")];

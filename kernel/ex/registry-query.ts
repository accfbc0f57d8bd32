// RtlQueryRegistryValues: a table of values, each handed to a routine or written to where its entry says, as the documentation of
// RTL_QUERY_REGISTRY_TABLE has it.

import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine, slot } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { newHandle } from "../ob/handles.ts";
import { readWideZ, setUnicodeString, wideBytes, writeUtf16 } from "../rtl/unicode.ts";
import { stopWithBugcheck } from "../verifier/stop.ts";
import { expandVariables } from "./environment.ts";
import { keyAccess } from "./key-handles.ts";
import { deleteValue } from "./key-notify.ts";
import { relativePath } from "./registry-paths.ts";
import { findKey, keyExists, RegistryType } from "./registry-store.ts";

/** RTL_QUERY_REGISTRY_… of an entry. */
const Flag = {
  subkey: 1,
  topkey: 2,
  required: 4,
  noValue: 8,
  noExpand: 0x10,
  direct: 0x20,
  delete: 0x40,
  noString: 0x80,
  typeCheck: 0x100,
} as const;

/** RTL_REGISTRY_OPTIONAL: a key that is not there is one without values. */
const optionalKey = 0x8000_0000;

/** Hives that only the system writes; what lies in others may be of any type. */
const trustedHives = /^\\registry\\machine\\(?:hardware|software|system|security|sam)(?:\\|$)/i;
/** FAST_FAIL_UNSAFE_REGISTRY_ACCESS */
const unsafeRegistryAccess = 9n;

// Slots above the five parameters.
const entryIndex = 5;
/** Handle of the key that entries refer to. */
const keyHandle = 6;
/** Pool block with name and data of the value that the routine is called with. */
const lentBlock = 7;
/** How many of the entry's values and strings have been told. */
const toldCount = 8;

interface Value {
  readonly name: string;
  readonly type: number;
  readonly data: Uint8Array;
}

interface Entry {
  readonly at: Offset;
  readonly routine: Offset;
  readonly flags: number;
  /** Address of its name, or 0. */
  readonly nameAt: Offset;
  readonly context: Offset;
}

function entryAt(k: Kernel, f: Offset): Entry {
  const layout = k.s.RTL_QUERY_REGISTRY_TABLE;
  const at = k.argPointer(f, 2) + k.slotU32(f, entryIndex) * layout.size;
  k.touch(f, at, layout.size, false);
  return {
    at,
    routine: k.pointerOr0(at + layout.QueryRoutine),
    flags: k.m.u32(at + layout.Flags),
    nameAt: k.pointerOr0(at + layout.Name),
    context: k.pointerOr0(at + layout.EntryContext),
  };
}

const has = (entry: Entry, flag: number): boolean => (entry.flags & flag) !== 0;

function queryValues(k: Kernel, f: Offset, step: number): Outcome {
  if (step === 0) {
    const path = relativePath(k, f);
    if (path === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    if (!keyExists(k, path) && (k.argU32(f, 0) & optionalKey) === 0)
      return k.return32(f, nt.STATUS_OBJECT_NAME_NOT_FOUND);
    k.setSlot(f, entryIndex, 0);
    k.setSlot(f, toldCount, 0);
    const access = keyAccess(0x8000_0000);
    k.m.setU64(slot(f, keyHandle), newHandle(k, { kind: "key", target: 0, name: path, access, kernel: true }));
  } else {
    release(k, k.slotU32(f, lentBlock));
    const status = k.result32(f);
    if (!nt.ntSuccess(status) && status !== nt.STATUS_BUFFER_TOO_SMALL) return end(k, f, status);
  }
  for (;;) {
    const entry = entryAt(k, f);
    if (entry.routine === 0 && !has(entry, Flag.subkey | Flag.direct)) return end(k, f, nt.STATUS_SUCCESS);
    const done = goOn(k, f, entry);
    if (typeof done === "object") return done.outcome;
    if (done !== nt.STATUS_SUCCESS) return end(k, f, done);
    k.setSlot(f, entryIndex, k.slotU32(f, entryIndex) + 1);
    k.setSlot(f, toldCount, 0);
  }
}

function end(k: Kernel, f: Offset, status: number): Outcome {
  k.state.handles.delete(k.slotU32(f, keyHandle));
  return k.return32(f, status);
}

const keyPath = (k: Kernel, f: Offset): string => k.state.handles.get(k.slotU32(f, keyHandle))?.name ?? "";

function goToKey(k: Kernel, f: Offset, name: string): void {
  const handle = k.state.handles.get(k.slotU32(f, keyHandle));
  if (handle !== undefined) k.state.handles.set(k.slotU32(f, keyHandle), { ...handle, name });
}

/** Tells what is left of an entry: a status when that is nothing more, or a call of its routine that has been begun. */
function goOn(k: Kernel, f: Offset, entry: Entry): number | { readonly outcome: Outcome } {
  const told = k.slotU32(f, toldCount);
  if (told === 0) {
    const status = findEntryKey(k, f, entry);
    if (status !== nt.STATUS_SUCCESS) return status;
  }
  if (has(entry, Flag.subkey) && entry.routine === 0) return nt.STATUS_SUCCESS;
  const values = valuesOf(k, f, entry);
  if (typeof values === "number") return told === 0 ? values : nt.STATUS_SUCCESS;
  const all = values.flatMap((value) => tellings(k, f, entry, value));
  for (const [index, value] of all.entries()) {
    if (index < told) continue;
    k.setSlot(f, toldCount, index + 1);
    if (!has(entry, Flag.direct)) return { outcome: callRoutine(k, f, entry, value) };
    const status = direct(k, f, value, entry.context + index * k.s.UNICODE_STRING.size);
    if (status !== nt.STATUS_SUCCESS) return status;
  }
  if (has(entry, Flag.delete)) for (const { name } of values) deleteValue(k, findKey(k, keyPath(k, f)), name);
  return nt.STATUS_SUCCESS;
}

/** Goes to the key that an entry is about. */
function findEntryKey(k: Kernel, f: Offset, entry: Entry): number {
  if (has(entry, Flag.subkey | Flag.topkey)) goToKey(k, f, relativePath(k, f) ?? "");
  if (!has(entry, Flag.subkey)) return nt.STATUS_SUCCESS;
  if (entry.nameAt === 0) return nt.STATUS_INVALID_PARAMETER;
  const path = `${keyPath(k, f)}\\${readWideZ(k, f, entry.nameAt)}`;
  goToKey(k, f, path);
  const lacking = has(entry, Flag.required) && !keyExists(k, path);
  return lacking ? nt.STATUS_OBJECT_NAME_NOT_FOUND : nt.STATUS_SUCCESS;
}

/** The values that an entry stands for: the one that it names or its default, or all of its key; or the status that there is none. */
function valuesOf(k: Kernel, f: Offset, entry: Entry): readonly Value[] | number {
  const stored = findKey(k, keyPath(k, f))?.values;
  if (has(entry, Flag.subkey) || (entry.nameAt === 0 && !has(entry, Flag.noValue))) {
    const all = [...(stored?.values() ?? [])];
    return all.length === 0 && has(entry, Flag.required) ? nt.STATUS_OBJECT_NAME_NOT_FOUND : all;
  }
  if (entry.nameAt === 0) return [{ name: "", type: RegistryType.none, data: new Uint8Array(0) }];
  const name = readWideZ(k, f, entry.nameAt);
  const value = stored?.get(name.toLowerCase());
  if (value === undefined)
    return has(entry, Flag.required) ? nt.STATUS_OBJECT_NAME_NOT_FOUND : defaultOf(k, f, entry, name);
  return fitsDirectly(k, f, entry, value) ? [value] : nt.STATUS_OBJECT_TYPE_MISMATCH;
}

/** What counts where the value is not there: nothing if its type is REG_NONE. */
function defaultOf(k: Kernel, f: Offset, entry: Entry, name: string): readonly Value[] {
  const layout = k.s.RTL_QUERY_REGISTRY_TABLE;
  const type = k.m.u32(entry.at + layout.DefaultType) & 0xff_ffff;
  if (type === RegistryType.none) return [];
  const at = k.pointerOr0(entry.at + layout.DefaultData);
  const given = k.m.u32(entry.at + layout.DefaultLength);
  const length = given !== 0 || at === 0 ? given : textLength(k, f, at, type);
  if (length > 0) k.touch(f, at, length, false);
  return [{ name, type, data: k.m.u8.slice(at, at + length) }];
}

/** Bytes of a text, or of several, with the final zero; 0 of what is no text. */
function textLength(k: Kernel, f: Offset, at: Offset, type: number): number {
  if (!isText(type)) return 0;
  let length = 2 * readWideZ(k, f, at).length + 2;
  if (type !== RegistryType.multiSz) return length;
  for (let more = length; more > 2; length += more) more = 2 * readWideZ(k, f, at + length).length + 2;
  return length;
}

const isText = (type: number): boolean =>
  type === RegistryType.sz || type === RegistryType.expandSz || type === RegistryType.multiSz;

/** Whether RTL_QUERY_REGISTRY_DIRECT may write a value of that type; stops where anybody may have chosen the type and nothing asks for it. */
function fitsDirectly(k: Kernel, f: Offset, entry: Entry, value: Value): boolean {
  if (!has(entry, Flag.direct)) return true;
  if (has(entry, Flag.noString) && isText(value.type)) return false;
  if (has(entry, Flag.typeCheck))
    return k.m.u32(entry.at + k.s.RTL_QUERY_REGISTRY_TABLE.DefaultType) >>> 24 === value.type;
  if (trustedHives.test(keyPath(k, f))) return true;
  const message = `RTL_QUERY_REGISTRY_DIRECT of "${value.name}" without RTL_QUERY_REGISTRY_TYPECHECK, from ${keyPath(k, f)}, which is not one of the system's hives: whoever writes there chooses the type.`;
  return stopWithBugcheck(k, f, 0x139, [unsafeRegistryAccess, 0n, 0n, 0n], message);
}

/** What a routine hears of a value: the strings of a REG_MULTI_SZ one by one, a REG_EXPAND_SZ with its variables replaced. */
function tellings(k: Kernel, f: Offset, entry: Entry, value: Value): readonly Value[] {
  if (has(entry, Flag.noExpand)) return [value];
  if (value.type === RegistryType.multiSz) {
    const strings = textOf(value).split("\0");
    const count = strings.indexOf("") < 0 ? strings.length : strings.indexOf("");
    return strings.slice(0, count).map((text) => ({ ...value, type: RegistryType.sz, data: wideBytes(`${text}\0`) }));
  }
  if (value.type !== RegistryType.expandSz || !textOf(value).includes("%")) return [value];
  const expanded = expandVariables(k, f, textOf(value), k.argPointer(f, 4));
  return [{ ...value, type: RegistryType.sz, data: wideBytes(expanded) }];
}

function textOf({ data }: Value): string {
  return new TextDecoder("utf-16le").decode(data);
}

function callRoutine(k: Kernel, f: Offset, entry: Entry, value: Value): Outcome {
  const dataAt = (2 * value.name.length + 2 + 7) & ~7;
  const size = dataAt + Math.max(1, value.data.length);
  const block = allocate(k, { size, tag: "RegQ", what: "registry value", zero: true });
  if (block === 0) return end(k, f, nt.STATUS_NO_MEMORY);
  writeUtf16(k, block, value.name);
  k.m.u8.set(value.data, block + dataAt);
  k.setSlot(f, lentBlock, block);
  const lacks = value.type === RegistryType.none && value.data.length === 0;
  const callee = k.above(f);
  k.setArgPointer(callee, 0, lacks && entry.nameAt === 0 ? 0 : block);
  k.setArg32(callee, 1, value.type);
  k.setArgPointer(callee, 2, lacks ? 0 : block + dataAt);
  k.setArg32(callee, 3, value.data.length);
  k.copyArg(callee, 4, slot(f, 3));
  k.copyArg(callee, 5, entry.at + k.s.RTL_QUERY_REGISTRY_TABLE.EntryContext);
  return k.call(f, 1, k.functionOr(f, entry.routine));
}

/** RTL_QUERY_REGISTRY_DIRECT: texts into a UNICODE_STRING (with a new buffer if it has none), what fits a ULONG there, the rest by its length. */
function direct(k: Kernel, f: Offset, value: Value, target: Offset): number {
  if (isText(value.type)) return directText(k, f, value, target);
  if (value.data.length > 4) return directBytes(k, f, value, target);
  k.touch(f, target, value.data.length, true);
  k.m.u8.set(value.data, target);
  return nt.STATUS_SUCCESS;
}

function directText(k: Kernel, f: Offset, value: Value, target: Offset): number {
  const layout = k.s.UNICODE_STRING;
  k.touch(f, target, layout.size, true);
  const length = Math.max(0, value.data.length - 2);
  const buffer = k.pointerAt(f, target + layout.Buffer);
  if (buffer !== 0) {
    if (k.m.u16(target + layout.MaximumLength) < length + 2) return nt.STATUS_BUFFER_TOO_SMALL;
    k.touch(f, buffer, value.data.length, true);
    k.m.u8.set(value.data, buffer);
    k.m.setU16(target + layout.Length, length);
    return nt.STATUS_SUCCESS;
  }
  const made = allocate(k, {
    size: length + 2,
    tag: "RegS",
    paged: true,
    zero: true,
    driver: k.callerDriver(f),
    place: k.callerPlace(f),
  });
  if (made === 0) return nt.STATUS_NO_MEMORY;
  k.m.u8.set(value.data, made);
  setUnicodeString(k, target, made, length, length + 2);
  return nt.STATUS_SUCCESS;
}

/** The target begins with its size as a LONG: less than zero, it takes the data alone; above, length and type come before them. */
function directBytes(k: Kernel, f: Offset, { type, data }: Value, target: Offset): number {
  k.touch(f, target, 4, true);
  const room = k.m.i32(target);
  const header = room < 0 ? 0 : 8;
  if (Math.abs(room) < header + data.length) return nt.STATUS_BUFFER_TOO_SMALL;
  k.touch(f, target, header + data.length, true);
  if (header > 0) {
    k.m.setU32(target, data.length);
    k.m.setU32(target + 4, type);
  }
  k.m.u8.set(data, target + header);
  return nt.STATUS_SUCCESS;
}

export const registryQueryDdis: readonly Routine[] = [ddi("RtlQueryRegistryValues", 5, queryValues, 4)];

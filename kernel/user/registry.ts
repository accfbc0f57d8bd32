// The registry, for programs: the system services that drivers reach as Zw…Key, called in the program's mode, so that registry callbacks
// hear of them and access rights count. Texts are 16-bit characters there, and converted for the byte forms. Left out: links.
import type { Body, Outcome, Routine } from "../ddi.ts";
import { loadHive } from "../ex/hives.ts";
import { findKey, keyExists, RegistryType } from "../ex/registry-store.ts";
import { win32ErrorOf } from "../io/win32-errors.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { setUnicodeString, writeUtf16 } from "../rtl/unicode.ts";
import { addHandle, handleOf } from "./objects.ts";
import { fullPath } from "./paths.ts";
import { ansiAndWide, bytesAt, currentProcess, optionalBytes, textOf, unitsOf, win32 } from "./routine.ts";
import { callService, serviceStatus } from "./service.ts";

const Code = {
  success: 0,
  fileNotFound: 2,
  invalidHandle: 6,
  invalidParameter: 87,
  moreData: 234,
  noMore: 259,
} as const;

const roots: Readonly<Record<string, string>> = {
  "80000000": "\\REGISTRY\\MACHINE\\SOFTWARE\\Classes",
  "80000001": "\\REGISTRY\\USER\\.DEFAULT",
  "80000002": "\\REGISTRY\\MACHINE",
  "80000003": "\\REGISTRY\\USER",
};
const keyAllAccess = 0xf_003f;
const keyDelete = 0x1_0000;

interface OpenKey {
  readonly handle: bigint;
  readonly path: string;
}

/** The key in argument 0, a handle of the process; a predefined one is opened when it is first used. Undefined if it is none. */
function keyOf(k: Kernel, f: Offset): OpenKey | undefined {
  const value = k.arg64(f, 0);
  const process = currentProcess(k);
  const root = value >> 32n === 0n ? undefined : roots[(value & 0xffff_ffffn).toString(16)];
  if (root === undefined) {
    const own = handleOf(process, value);
    return own?.kind === "key" ? { handle: value, path: own.name } : undefined;
  }
  for (const [number, own] of process.handles)
    if (own.kind === "key" && own.name === root) return { handle: BigInt(number), path: root };
  const handle = addHandle(k, process, { kind: "key", target: 0, name: root, access: keyAllAccess });
  return { handle, path: root };
}
const pathBelow = (key: OpenKey, rest: string): string => (rest === "" ? key.path : `${key.path}\\${rest}`);
/** The path in argument 1. */
const restOf = (k: Kernel, f: Offset, wide: boolean): string => (textOf(k, f, 1, wide) ?? "").replace(/^\\+|\\+$/g, "");

/** What other routines on keys take from here. */
export {
  Code as RegistryCode,
  createPath,
  finish as finishKey,
  inward,
  keyOf as openKeyOf,
  numberAt,
  type OpenKey,
  outward,
  type Parcel,
  Partial as PartialValue,
  parcel,
  pathBelow,
  succeeded,
};

// ---- what a service is given in kernel memory ----------------------------------------------------------------------------------

interface Parcel {
  /** Room for a handle, and behind it for a ULONG. */
  readonly at: Offset;
  /** OBJECT_ATTRIBUTES. */
  readonly attributes: bigint;
  /** UNICODE_STRING. */
  readonly name: bigint;
  readonly data: Offset;
}
const numberAt = 8;
const attributesAt = 16;

/** A name below a key, and room for data, in a block that local slot `slot` keeps until `finish`. */
function parcel(k: Kernel, f: Offset, slot: number, name: string, root: bigint, room: number): Parcel {
  const layout = k.s.OBJECT_ATTRIBUTES;
  const string = attributesAt + layout.size;
  const text = string + k.s.UNICODE_STRING.size;
  const data = (text + 2 * name.length + 9) & ~7;
  const at = allocate(k, { size: data + room + 8, tag: "CmUs", what: "registry request", zero: true });
  writeUtf16(k, at + text, name);
  setUnicodeString(k, at + string, at + text, 2 * name.length, 2 * name.length + 2);
  k.m.setU64(at + attributesAt + layout.RootDirectory, root);
  k.setPointer(at + attributesAt + layout.ObjectName, at + string);
  k.setSlot(f, slot, at);
  k.setSlot(f, slot + 1, at + data);
  return { at, attributes: k.address(at + attributesAt), name: k.address(at + string), data: at + data };
}
/** Gives the block back and returns what a service's status means. */
function finish(k: Kernel, f: Offset, slot: number, status: number): Outcome {
  release(k, k.slotU32(f, slot));
  return k.return32(f, win32ErrorOf(status));
}
const succeeded = (status: number): boolean => status < 0x8000_0000;

// ---- keys ----------------------------------------------------------------------------------------------------------------------

/** Which arguments of a routine that opens or makes a key say how, and its first local slot. */
interface Opens {
  readonly options?: number;
  /** Without it, all that the caller may have (MAXIMUM_ALLOWED). */
  readonly access?: number;
  readonly out: number;
  readonly disposition?: number;
  readonly slot: number;
}
const maximumAllowed = 0x200_0000;
const optional = (k: Kernel, f: Offset, i: number | undefined, otherwise: number): number =>
  i === undefined ? otherwise : k.argU32(f, i);

/** (key, path, …) */
const open =
  ({ options, access, out, slot }: Opens) =>
  (wide: boolean): Body =>
  (k, f, step) => {
    const at = bytesAt(k, f, out, 8, true);
    if (step === 1) return opened(k, f, slot, at);
    const key = keyOf(k, f);
    if (key === undefined) return k.return32(f, Code.invalidHandle);
    const rest = restOf(k, f, wide);
    if (access === undefined && rest === "") {
      // RegOpenKey gives the key itself back.
      k.m.setU64(at, k.arg64(f, 0));
      return k.return32(f, Code.success);
    }
    const { at: made, attributes } = parcel(k, f, slot, rest, key.handle, 0);
    const wanted = optional(k, f, access, maximumAllowed);
    return callService(k, f, 1, "NtOpenKeyEx", k.address(made), wanted, attributes, optional(k, f, options, 0));
  };
function opened(k: Kernel, f: Offset, slot: number, out: Offset): Outcome {
  const status = serviceStatus(k);
  if (succeeded(status)) k.copy8(out, k.slotU32(f, slot));
  return finish(k, f, slot, status);
}

/** (key, path, …): what lacks on the way to the key is made, too. */
const create =
  ({ options, access, out, disposition, slot }: Opens) =>
  (wide: boolean): Body =>
  (k, f, step) => {
    const at = bytesAt(k, f, out, 8, true);
    const dispositionAt = disposition === undefined ? 0 : optionalBytes(k, f, disposition, 4, true);
    const key = keyOf(k, f);
    if (key === undefined) return k.return32(f, Code.invalidHandle);
    const how = { rest: restOf(k, f, wide), access: optional(k, f, access, maximumAllowed), slot };
    const outcome = createPath(k, f, step, key, { ...how, options: optional(k, f, options, 0) });
    if (outcome !== undefined) return outcome;
    if (succeeded(serviceStatus(k)) && dispositionAt !== 0)
      k.m.setU32(dispositionAt, k.m.u32(k.slotU32(f, slot) + numberAt));
    return opened(k, f, slot, at);
  };
interface Path {
  readonly rest: string;
  readonly access: number;
  readonly options: number;
  /** The first of three local slots. */
  readonly slot: number;
}
/** Steps 0 to 2 of a routine that makes a key below another. Undefined once it is made, or cannot be: the parcel has its handle. */
function createPath(k: Kernel, f: Offset, step: number, key: OpenKey, how: Path): Outcome | undefined {
  const { rest, access, options, slot } = how;
  if (step === 1) {
    if (k.slotU32(f, slot + 2) === rest.length || !succeeded(serviceStatus(k))) return undefined;
    return callService(k, f, 2, "NtClose", k.m.u64(k.slotU32(f, slot)));
  }
  if (step === 2) release(k, k.slotU32(f, slot));
  const ends = [...rest.matchAll(/\\/g)].map(({ index }) => index);
  const end = ends.find((at) => !keyExists(k, pathBelow(key, rest.slice(0, at)))) ?? rest.length;
  const { at, attributes } = parcel(k, f, slot, rest.slice(0, end), key.handle, 0);
  k.setSlot(f, slot + 2, end);
  const disposition = k.address(at + numberAt);
  return callService(k, f, 1, "NtCreateKey", k.address(at), access, attributes, 0, 0, options, disposition);
}

/** (key, path, …), with its first local slot */
const removeKey =
  (slot: number) =>
  (wide: boolean): Body =>
  (k, f, step) => {
    const block = k.slotU32(f, slot);
    if (step === 3) return finish(k, f, slot, k.slotU32(f, slot + 2));
    if (step === 2) {
      k.setSlot(f, slot + 2, serviceStatus(k));
      return callService(k, f, 3, "NtClose", k.m.u64(block));
    }
    if (step === 1) {
      const status = serviceStatus(k);
      return succeeded(status) ? callService(k, f, 2, "NtDeleteKey", k.m.u64(block)) : finish(k, f, slot, status);
    }
    const key = keyOf(k, f);
    if (key === undefined) return k.return32(f, Code.invalidHandle);
    const { at, attributes } = parcel(k, f, slot, restOf(k, f, wide), key.handle, 0);
    return callService(k, f, 1, "NtOpenKeyEx", k.address(at), keyDelete, attributes, 0);
  };

const closeKey: Body = (k, f, step) => {
  if (step === 1) return k.return32(f, win32ErrorOf(serviceStatus(k)));
  const key = keyOf(k, f);
  if (key === undefined) return k.return32(f, Code.invalidHandle);
  // Predefined keys stay open.
  return k.arg64(f, 0) === key.handle ? callService(k, f, 1, "NtClose", key.handle) : k.return32(f, Code.success);
};

/** (file, opened, access, options, reserved): the registry itself opens the hive's root key, by its path. */
const loadAppKey =
  (wide: boolean): Body =>
  (k, f, step) => {
    const out = bytesAt(k, f, 1, 8, true);
    if (step === 1) {
      k.state.hiveOpeners.delete(k.cur.id);
      return opened(k, f, 5, out);
    }
    const file = textOf(k, f, 0, wide) ?? "";
    if (file === "") return k.return32(f, Code.invalidParameter);
    const { at, attributes } = parcel(k, f, 5, loadHive(k, fullPath(currentProcess(k), file)), 0n, 0);
    k.state.hiveOpeners.add(k.cur.id);
    return callService(k, f, 1, "NtOpenKeyEx", k.address(at), k.argU32(f, 2), attributes, 0);
  };

// ---- values --------------------------------------------------------------------------------------------------------------------

const isText = (type: number): boolean =>
  type === RegistryType.sz || type === RegistryType.expandSz || type === RegistryType.multiSz;
/** Data of a text as a program of that form sees it, and the other way round. */
function outward(data: Uint8Array, type: number, wide: boolean): Uint8Array {
  if (wide || !isText(type)) return data;
  return new TextEncoder().encode(new TextDecoder("utf-16le").decode(data));
}
function inward(data: Uint8Array, type: number, wide: boolean): Uint8Array {
  if (wide || !isText(type)) return data;
  const units = unitsOf(new TextDecoder().decode(data), true);
  return new Uint8Array(Uint16Array.from(units).buffer);
}

/** KEY_VALUE_PARTIAL_INFORMATION: its number, and where its parts are. */
const Partial = { number: 2, type: 4, length: 8, data: 12 } as const;

/** (key, name, reserved, type, data, size) */
const queryValue =
  (wide: boolean): Body =>
  (k, f, step) => {
    const typeAt = optionalBytes(k, f, 3, 4, true);
    const sizeAt = optionalBytes(k, f, 5, 4, true);
    const wanted = k.arg64(f, 4) !== 0n;
    if (wanted && sizeAt === 0) return k.return32(f, Code.invalidParameter);
    if (step === 0) {
      const key = keyOf(k, f);
      if (key === undefined) return k.return32(f, Code.invalidHandle);
      const name = textOf(k, f, 1, wide) ?? "";
      const length = findKey(k, key.path)?.values.get(name.toLowerCase())?.data.length ?? 0;
      const room = Partial.data + length;
      const { at, name: string, data } = parcel(k, f, 6, name, 0n, room);
      const result = k.address(at + numberAt);
      return callService(k, f, 1, "NtQueryValueKey", key.handle, string, Partial.number, k.address(data), room, result);
    }
    const status = serviceStatus(k);
    if (!succeeded(status)) return finish(k, f, 6, status);
    const at = k.slotU32(f, 7);
    const type = k.m.u32(at + Partial.type);
    const length = k.m.u32(at + Partial.length);
    const data = outward(k.m.u8.slice(at + Partial.data, at + Partial.data + length), type, wide);
    if (typeAt !== 0) k.m.setU32(typeAt, type);
    const room = sizeAt === 0 ? 0 : k.m.u32(sizeAt);
    if (sizeAt !== 0) k.m.setU32(sizeAt, data.length);
    const fits = room >= data.length;
    if (wanted && fits && data.length > 0) k.m.u8.set(data, bytesAt(k, f, 4, data.length, true));
    finish(k, f, 6, 0);
    return k.return32(f, wanted && !fits ? Code.moreData : Code.success);
  };

/** (key, name, reserved, type, data, size) */
const setValue =
  (wide: boolean): Body =>
  (k, f, step) => {
    if (step === 1) return finish(k, f, 6, serviceStatus(k));
    const key = keyOf(k, f);
    if (key === undefined) return k.return32(f, Code.invalidHandle);
    const size = k.argU32(f, 5);
    const from = size === 0 ? 0 : bytesAt(k, f, 4, size, false);
    const type = k.argU32(f, 3);
    const bytes = inward(k.m.u8.slice(from, from + size), type, wide);
    const { name, data } = parcel(k, f, 6, textOf(k, f, 1, wide) ?? "", 0n, bytes.length);
    k.m.u8.set(bytes, data);
    return callService(k, f, 1, "NtSetValueKey", key.handle, name, 0, type, k.address(data), bytes.length);
  };

/** (key, name) */
const deleteValue =
  (wide: boolean): Body =>
  (k, f, step) => {
    if (step === 1) return finish(k, f, 2, serviceStatus(k));
    const key = keyOf(k, f);
    if (key === undefined) return k.return32(f, Code.invalidHandle);
    const { name } = parcel(k, f, 2, textOf(k, f, 1, wide) ?? "", 0n, 0);
    return callService(k, f, 1, "NtDeleteValueKey", key.handle, name);
  };

export const registryRoutines: readonly Routine[] = [
  ...ansiAndWide("RegOpenKey", 3, open({ out: 2, slot: 3 }), 2),
  ...ansiAndWide("RegOpenKeyEx", 5, open({ options: 2, access: 3, out: 4, slot: 5 }), 2),
  ...ansiAndWide("RegCreateKey", 3, create({ out: 2, slot: 3 }), 3),
  ...ansiAndWide("RegCreateKeyEx", 9, create({ options: 4, access: 5, out: 7, disposition: 8, slot: 9 }), 3),
  ...ansiAndWide("RegLoadAppKey", 5, loadAppKey, 2),
  ...ansiAndWide("RegQueryValueEx", 6, queryValue, 2),
  ...ansiAndWide("RegSetValueEx", 6, setValue, 2),
  ...ansiAndWide("RegDeleteValue", 2, deleteValue, 2),
  ...ansiAndWide("RegDeleteKey", 2, removeKey(2), 3),
  ...ansiAndWide("RegDeleteKeyEx", 4, removeKey(4), 3),
  win32("RegCloseKey", 1, closeKey),
];

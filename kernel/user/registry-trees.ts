// What programs do with a registry key in one call: a value of a key below it read, written or deleted, a whole tree deleted, changes
// waited for. Each is made of the system services that the single steps would be.
import type { Body, Outcome, Routine } from "../ddi.ts";
import { findKey, RegistryType, subkeysOf } from "../ex/registry-store.ts";
import { win32ErrorOf } from "../io/win32-errors.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { release } from "../mm/pool.ts";
import { heapOf } from "./library.ts";
import {
  createPath,
  finishKey,
  inward,
  numberAt,
  openKeyOf,
  outward,
  PartialValue,
  parcel,
  pathBelow,
  RegistryCode,
  succeeded,
} from "./registry.ts";
import { accessOf, ansiAndWide, bytesAt, currentProcess, optionalBytes, textOf, win32 } from "./routine.ts";
import { callService, serviceStatus } from "./service.ts";

const Right = { queryValue: 1, setValue: 2, delete: 0x1_0000 } as const;
const notEnoughMemory = 8;
const invalidData = 13;
const unsupportedType = 1630;

const below = (k: Kernel, f: Offset, wide: boolean): string => (textOf(k, f, 1, wide) ?? "").replace(/^\\+|\\+$/g, "");

// ---- one value -----------------------------------------------------------------------------------------------------------------

/** RRF_…: types that are wanted, and what else. */
const Wanted = { any: 0xffff, noExpand: 0x1000_0000, zeroOnFailure: 0x2000_0000 } as const;
const flagOf: { readonly [type: number]: number | undefined } = {
  [RegistryType.none]: 1,
  [RegistryType.sz]: 2,
  [RegistryType.expandSz]: 4,
  [RegistryType.binary]: 8,
  [RegistryType.dword]: 0x10,
  [RegistryType.multiSz]: 0x20,
  [RegistryType.qword]: 0x40,
};
/** RRF_RT_DWORD and RRF_RT_QWORD: binary data must have just that many bytes. */
const sizes = [
  { flags: 0x18, size: 4 },
  { flags: 0x48, size: 8 },
] as const;

/** Data with the zero that a text must have at its end, and a list of texts two. */
function terminated(data: Uint8Array, type: number): Uint8Array {
  const zeros = type === RegistryType.multiSz ? 2 : type === RegistryType.sz || type === RegistryType.expandSz ? 1 : 0;
  let units = Math.ceil(data.length / 2);
  const wide = new Uint16Array(units + 2);
  new Uint8Array(wide.buffer).set(data);
  if (zeros === 0) return data;
  let has = 0;
  while (has < zeros && has < units && wide[units - 1 - has] === 0) has++;
  units += zeros - has;
  return new Uint8Array(wide.buffer).slice(0, 2 * units);
}

/** (key, path, name, flags, type, data, size); slots: 7, 8 the parcel of the key below, 9, 10 that of the value. */
const getValue =
  (wide: boolean): Body =>
  (k, f, step) => {
    const flags = k.argU32(f, 3);
    const sizeAt = optionalBytes(k, f, 6, 4, true);
    const key = openKeyOf(k, f);
    if (key === undefined) return k.return32(f, RegistryCode.invalidHandle);
    const rest = below(k, f, wide);
    const failed = (code: number): Outcome => {
      if ((flags & Wanted.zeroOnFailure) !== 0 && sizeAt !== 0 && k.arg64(f, 5) !== 0n) {
        const room = k.m.u32(sizeAt);
        const at = bytesAt(k, f, 5, room, true);
        k.m.u8.fill(0, at, at + room);
      }
      return k.return32(f, code);
    };
    if (step === 0) {
      const wantsExpanded = (flags & (flagOf[RegistryType.expandSz] ?? 0)) !== 0 && (flags & Wanted.noExpand) === 0;
      if ((flags & Wanted.any) === 0 || (wantsExpanded && (flags & Wanted.any) !== Wanted.any))
        return failed(RegistryCode.invalidParameter);
      if (k.arg64(f, 5) !== 0n && sizeAt === 0) return failed(RegistryCode.invalidParameter);
      k.setSlot(f, 7, 0);
      if (rest !== "") {
        const { at, attributes } = parcel(k, f, 7, rest, key.handle, 0);
        return callService(k, f, 1, "NtOpenKeyEx", k.address(at), Right.queryValue, attributes, 0);
      }
    }
    const opened = k.slotU32(f, 7);
    if (step <= 1) {
      if (step === 1 && !succeeded(serviceStatus(k))) {
        release(k, opened);
        return failed(win32ErrorOf(serviceStatus(k)));
      }
      const name = textOf(k, f, 2, wide) ?? "";
      const length = findKey(k, pathBelow(key, rest))?.values.get(name.toLowerCase())?.data.length ?? 0;
      const room = PartialValue.data + length;
      const { at, name: string, data } = parcel(k, f, 9, name, 0n, room);
      const handle = opened === 0 ? key.handle : k.m.u64(opened);
      const result = k.address(at + numberAt);
      return callService(
        k,
        f,
        2,
        "NtQueryValueKey",
        handle,
        string,
        PartialValue.number,
        k.address(data),
        room,
        result,
      );
    }
    if (step === 2) {
      k.setSlot(f, 11, serviceStatus(k));
      if (opened !== 0) return callService(k, f, 3, "NtClose", k.m.u64(opened));
    }
    if (opened !== 0) release(k, opened);
    const at = k.slotU32(f, 10);
    const type = k.m.u32(at + PartialValue.type);
    const length = k.m.u32(at + PartialValue.length);
    const raw = k.m.u8.slice(at + PartialValue.data, at + PartialValue.data + length);
    release(k, k.slotU32(f, 9));
    const status = k.slotU32(f, 11);
    if (!succeeded(status)) return failed(win32ErrorOf(status));
    if ((flags & (flagOf[type] ?? 0)) === 0 && (flags & Wanted.any) !== Wanted.any) return failed(unsupportedType);
    const exact = sizes.find((one) => (flags & Wanted.any) === one.flags);
    if (exact !== undefined && type === RegistryType.binary && length !== exact.size) return failed(invalidData);
    const data = outward(terminated(raw, type), type, wide);
    const typeAt = optionalBytes(k, f, 4, 4, true);
    if (typeAt !== 0) k.m.setU32(typeAt, type);
    if (sizeAt === 0) return k.return32(f, RegistryCode.success);
    const room = k.m.u32(sizeAt);
    k.m.setU32(sizeAt, data.length);
    if (k.arg64(f, 5) === 0n) return k.return32(f, RegistryCode.success);
    if (room < data.length) return failed(RegistryCode.moreData);
    if (data.length > 0) k.m.u8.set(data, accessOf(k, f).at(k.arg64(f, 5), data.length, true));
    return k.return32(f, RegistryCode.success);
  };

/** (key, path, name, type, data, size): the key is made if there is none. Slots: 6 to 8 the key's parcel, 9, 10 the value's. */
const setKeyValue =
  (wide: boolean): Body =>
  (k, f, step) => {
    const key = openKeyOf(k, f);
    if (key === undefined) return k.return32(f, RegistryCode.invalidHandle);
    if (step <= 2) {
      const how = { rest: below(k, f, wide), access: Right.setValue, options: 0, slot: 6 };
      const outcome = createPath(k, f, step, key, how);
      if (outcome !== undefined) return outcome;
      if (!succeeded(serviceStatus(k))) return finishKey(k, f, 6, serviceStatus(k));
      const size = k.argU32(f, 5);
      const from = size === 0 ? 0 : bytesAt(k, f, 4, size, false);
      const type = k.argU32(f, 3);
      const bytes = inward(k.m.u8.slice(from, from + size), type, wide);
      const { name, data } = parcel(k, f, 9, textOf(k, f, 2, wide) ?? "", 0n, bytes.length);
      k.m.u8.set(bytes, data);
      const handle = k.m.u64(k.slotU32(f, 6));
      return callService(k, f, 3, "NtSetValueKey", handle, name, 0, type, k.address(data), bytes.length);
    }
    return closed(k, f, step, 6, 9);
  };

/** (key, path, name); slots: 3, 4 the key's parcel, 5, 6 the value's. */
const deleteKeyValue =
  (wide: boolean): Body =>
  (k, f, step) => {
    if (step === 0) {
      const key = openKeyOf(k, f);
      if (key === undefined) return k.return32(f, RegistryCode.invalidHandle);
      const { at, attributes } = parcel(k, f, 3, below(k, f, wide), key.handle, 0);
      return callService(k, f, 1, "NtOpenKeyEx", k.address(at), Right.setValue, attributes, 0);
    }
    if (step === 1) {
      if (!succeeded(serviceStatus(k))) return finishKey(k, f, 3, serviceStatus(k));
      const { name } = parcel(k, f, 5, textOf(k, f, 2, wide) ?? "", 0n, 0);
      return callService(k, f, 3, "NtDeleteValueKey", k.m.u64(k.slotU32(f, 3)), name);
    }
    return closed(k, f, step, 3, 5);
  };

/** Steps 3 and 4: the work on an opened key is done, the key is closed, and what came of the work returned. The number at `work` keeps it. */
function closed(k: Kernel, f: Offset, step: number, key: number, work: number): Outcome {
  const block = k.slotU32(f, work);
  if (step === 3) {
    k.m.setU32(block + numberAt, serviceStatus(k));
    return callService(k, f, 4, "NtClose", k.m.u64(k.slotU32(f, key)));
  }
  const status = k.m.u32(block + numberAt);
  release(k, k.slotU32(f, key));
  return finishKey(k, f, work, status);
}

// ---- trees ---------------------------------------------------------------------------------------------------------------------

/** A key below a path that has none below itself, as the rest of the path; the path itself if there is none below it. */
function deepest(k: Kernel, path: string, rest: string): string {
  const [first] = subkeysOf(k, rest === "" ? path : `${path}\\${rest}`);
  return first === undefined ? rest : deepest(k, path, rest === "" ? first : `${rest}\\${first}`);
}

/** (key, path): without a path what is in the key goes, and the key stays. Slots: 2, 3 a parcel, 4 a status. */
const deleteTree =
  (wide: boolean): Body =>
  (k, f, step) => {
    const key = openKeyOf(k, f);
    if (key === undefined) return k.return32(f, RegistryCode.invalidHandle);
    const top = below(k, f, wide);
    switch (step) {
      case 1:
        if (!succeeded(serviceStatus(k))) return finishKey(k, f, 2, serviceStatus(k));
        return callService(k, f, 2, "NtDeleteKey", k.m.u64(k.slotU32(f, 2)));
      case 2:
        k.setSlot(f, 4, serviceStatus(k));
        return callService(k, f, 3, "NtClose", k.m.u64(k.slotU32(f, 2)));
      case 3:
      case 4: {
        const status = step === 3 ? k.slotU32(f, 4) : serviceStatus(k);
        const isTop = step === 3 && k.slotU32(f, 5) === 1;
        if (!succeeded(status) || isTop) return finishKey(k, f, 2, status);
        release(k, k.slotU32(f, 2));
        break;
      }
    }
    const rest = deepest(k, pathBelow(key, top), "");
    if (rest === "" && top === "") {
      const [value] = findKey(k, key.path)?.values.values() ?? [];
      if (value === undefined) return k.return32(f, RegistryCode.success);
      const { name } = parcel(k, f, 2, value.name, 0n, 0);
      return callService(k, f, 4, "NtDeleteValueKey", key.handle, name);
    }
    const path = [top, rest].filter((part) => part !== "").join("\\");
    k.setSlot(f, 5, rest === "" ? 1 : 0);
    const { at, attributes } = parcel(k, f, 2, path, key.handle, 0);
    return callService(k, f, 1, "NtOpenKeyEx", k.address(at), Right.delete, attributes, 0);
  };

// ---- changes -------------------------------------------------------------------------------------------------------------------

/** (key, whole tree, filter, event, asynchronous): the status block of watches that come back at once is the process's own. */
const notifyChange: Body = (k, f, step) => {
  const isAsynchronous = k.argU32(f, 4) !== 0;
  if (step === 1) {
    const status = serviceStatus(k);
    // What has changed is no matter: STATUS_NOTIFY_ENUM_DIR and STATUS_PENDING are both success.
    return isAsynchronous ? k.return32(f, win32ErrorOf(ended(status))) : finishKey(k, f, 5, ended(status));
  }
  const key = openKeyOf(k, f);
  if (key === undefined) return k.return32(f, RegistryCode.invalidHandle);
  const event = k.arg64(f, 3);
  if (isAsynchronous && event === 0n) return k.return32(f, RegistryCode.invalidParameter);
  const process = currentProcess(k);
  let block = isAsynchronous ? process.blocks.get("key watches") : parcel(k, f, 5, "", 0n, 16).data;
  if (block === undefined) {
    block = heapOf(k, process).allocate(16);
    if (block === undefined) return k.return32(f, notEnoughMemory);
    process.blocks.set("key watches", block);
  }
  const [tree, filter] = [k.argU32(f, 1) === 0 ? 0 : 1, k.argU32(f, 2)];
  const waits = isAsynchronous ? 1 : 0;
  const kept = k.address(block);
  return callService(
    k,
    f,
    1,
    "NtNotifyChangeKey",
    key.handle,
    isAsynchronous ? event : 0,
    0,
    0,
    kept,
    filter,
    tree,
    0,
    0,
    waits,
  );
};
const ended = (status: number): number => (succeeded(status) ? 0 : status);

export const registryTreeRoutines: readonly Routine[] = [
  ...ansiAndWide("RegGetValue", 7, getValue, 5),
  ...ansiAndWide("RegSetKeyValue", 6, setKeyValue, 5),
  ...ansiAndWide("RegDeleteKeyValue", 3, deleteKeyValue, 4),
  ...ansiAndWide("RegDeleteTree", 2, deleteTree, 4),
  win32("RegNotifyChangeKeyValue", 5, notifyChange, 2),
];

// Keys written to files and read from them: ZwSaveKey, ZwRestoreKey, ZwLoadKey, ZwUnloadKey and their kin, which Windows exports to drivers
// without a prototype in its headers. A hive that is loaded is written back when it is flushed and unloaded. Programs need the backup or
// restore privilege. Left out: descriptors of the keys, what a format brings, REG_WHOLE_HIVE_VOLATILE, ZwReplaceKey, which the next start does.
import * as nt from "../constants.ts";
import { type Body, ddi, type Outcome, type Routine } from "../ddi.ts";
import { Information } from "../fs/information.ts";
import { Access, Disposition, Option } from "../fs/open.ts";
import { relatedDevice } from "../io/device.ts";
import { beginOnFile, type OnFile } from "../io/on-file.ts";
import { newRequest, type RequestOptions, stackParameters } from "../io/request.ts";
import { bootTime } from "../ke/timer.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { readAttributes } from "../ob/attributes.ts";
import { allHandles, findHandle } from "../ob/handles.ts";
import { partsOfDescriptor } from "../se/descriptor-bytes.ts";
import { inOneBlock } from "../se/object-security.ts";
import { systemDescriptor } from "../se/sddl.ts";
import { effectiveToken, hasPrivilege } from "../se/token.ts";
import { KeyRight, keyAt } from "./key-handles.ts";
import { keyChanged } from "./key-notify.ts";
import { type HiveKey, readHive, writeHive } from "./regf.ts";
import { createKey, deleteTree, findKey, keyExists, linkTarget, subkeysOf } from "./registry-store.ts";

const Privilege = { backup: 17n, restore: 18n } as const;
/** REG_FORCE_RESTORE and REG_FORCE_UNLOAD. */
const Flag = { force: 0x8, forceUnload: 0x1 } as const;
/** REG_STANDARD_FORMAT, REG_LATEST_FORMAT, REG_NO_COMPRESSION. */
const formats: readonly number[] = [1, 2, 4];
/** Where hives may be loaded. */
const hivePlace = /^\\registry\\(?:machine|user)\\[^\\]+$/i;

/** Whether the caller may; a driver may always. */
function holds(k: Kernel, privilege: bigint): boolean {
  if (!k.asUser) return true;
  const token = k.state.tokens.get(effectiveToken(k, k.threadContext()));
  return token !== undefined && hasPrivilege(token, privilege);
}

// ---- trees ------------------------------------------------------------------------------------------------------------------

/** A key with all that is below it, but for what is volatile. */
export function treeOf(k: Kernel, path: string): HiveKey {
  const key = findKey(k, path);
  const below = subkeysOf(k, path).map((name) => `${path}\\${name}`);
  return {
    name: path.slice(path.lastIndexOf("\\") + 1),
    className: key?.className ?? "",
    written: bootTime + BigInt(key?.written ?? 0),
    values: [...(key?.values.values() ?? [])],
    subkeys: below.filter((one) => findKey(k, one)?.volatile !== true).map((one) => treeOf(k, one)),
  };
}
/** Puts what a hive's root has into a key, which keeps its name. */
function plant(k: Kernel, path: string, tree: HiveKey): void {
  const key = createKey(k, path);
  key.className = tree.className;
  key.values = new Map(tree.values.map((value) => [value.name.toLowerCase(), { ...value }]));
  key.written = Math.max(0, Number(tree.written - bootTime));
  for (const one of tree.subkeys) plant(k, `${path}\\${one.name}`, one);
}
export const hiveBytes = (k: Kernel, path: string, file: string): Uint8Array =>
  writeHive(treeOf(k, path), file, inOneBlock(k, partsOfDescriptor(k, systemDescriptor), 0xf));

/** Whether somebody has a handle to a key of a tree, but for `except`. */
function isOpen(k: Kernel, path: string, except: number): boolean {
  const root = linkTarget(path).toLowerCase();
  let found = 0;
  for (const { kind, name } of allHandles(k)) {
    const key = kind === "key" ? linkTarget(name).toLowerCase() : "";
    if (key === root || key.startsWith(`${root}\\`)) found++;
  }
  return found > except;
}

// ---- files ------------------------------------------------------------------------------------------------------------------

/** Bytes in memory of the kernel's; 0 if there is none. */
function inMemory(k: Kernel, bytes: Uint8Array): Offset {
  const at = allocate(k, { size: bytes.length, tag: "CmHv", what: "hive", zero: true });
  if (at !== 0) k.m.u8.set(bytes, at);
  return at;
}
type Ask = Omit<RequestOptions, "device" | "file" | "title">;
function transfer(k: Kernel, major: number, at: Offset, length: number): Ask {
  const read = major === nt.IRP_MJ_READ;
  return {
    major,
    parameters: stackParameters(
      k,
      read
        ? { "Parameters.Read.Length": length, "Parameters.Read.ByteOffset": 0n }
        : { "Parameters.Write.Length": length, "Parameters.Write.ByteOffset": 0n },
    ),
    transfer: "neither",
    input: read ? new Uint8Array(0) : k.m.u8.slice(at, at + length),
    outputLength: read ? length : 0,
    caller: { input: read ? 0n : k.address(at), output: read ? k.address(at) : 0n, mode: 0 },
  };
}
const sizeOf = (k: Kernel): Ask => ({
  major: nt.IRP_MJ_QUERY_INFORMATION,
  parameters: stackParameters(k, {
    "Parameters.QueryFile.Length": k.s.FILE_STANDARD_INFORMATION.size,
    "Parameters.QueryFile.FileInformationClass": Information.standard,
  }),
  transfer: "buffered",
  outputLength: k.s.FILE_STANDARD_INFORMATION.size,
});

/** Asks a file by its number; the body goes on at `next`, the request in slot `slot`. */
function askFile(k: Kernel, f: Offset, slot: number, next: number, id: number, ask: Ask): Outcome {
  const file = k.state.files.get(id);
  if (file === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  const device = relatedDevice(k, file.object);
  const request = newRequest(k, { ...ask, device, file: id, title: `hive in ${file.name}` });
  k.setSlot(f, slot, request.id);
  k.setSlot(k.above(f), 0, request.id);
  return k.callIndex(f, next, k.routineIndex("IopSendRequest"));
}
/** The same of a file by name, which is opened for it. */
function askNamed(k: Kernel, f: Offset, slot: number, next: number, name: string, ask: Ask): Outcome {
  const writes = ask.major === nt.IRP_MJ_WRITE;
  const open: OnFile["open"] = {
    name,
    access: writes ? 2 : 1,
    desired: Access.synchronize | (writes ? Access.write : Access.read),
    share: 1,
    options: ((writes ? Disposition.overwriteIf : Disposition.open) << 24) | Option.nonalert | Option.nonDirectory,
  };
  const begun = beginOnFile(k, { open, ask });
  if ("status" in begun) return k.return32(f, begun.status);
  begun.slots.forEach((value, i) => {
    k.setSlot(k.above(f), i, value);
  });
  k.setSlot(f, slot, begun.slots[2]);
  return k.callIndex(f, next, k.routineIndex("IopOnFile"));
}
function answered(k: Kernel, f: Offset, slot: number): { readonly status: number; readonly output: Uint8Array } {
  const request = k.state.requests.get(k.slotU32(f, slot));
  k.state.requests.delete(k.slotU32(f, slot));
  return { status: k.result32(f) >>> 0, output: request?.output ?? new Uint8Array(0) };
}
const endOf = (k: Kernel, output: Uint8Array): number =>
  Number(new DataView(output.buffer, output.byteOffset).getBigUint64(k.s.FILE_STANDARD_INFORMATION.EndOfFile, true));

// ---- services -----------------------------------------------------------------------------------------------------------------

/** (KeyHandle, FileHandle[, Format]); the next slots: request, memory. */
const save =
  (withFormat: boolean): Body =>
  (k, f, step) => {
    const slot = withFormat ? 3 : 2;
    if (step === 1) {
      release(k, k.slotU32(f, slot + 1));
      return k.return32(f, answered(k, f, slot).status);
    }
    if (!holds(k, Privilege.backup)) return k.return32(f, nt.STATUS_PRIVILEGE_NOT_HELD);
    if (withFormat && !formats.includes(k.argU32(f, 2))) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    const path = keyAt(k, f, 0, KeyRight.none);
    if (typeof path === "number") return k.return32(f, path);
    const handle = findHandle(k, k.arg64(f, 1));
    const file = handle?.kind === "file" ? k.state.files.get(handle.target) : undefined;
    if (file === undefined || handle === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
    const bytes = hiveBytes(k, path, file.name);
    const at = inMemory(k, bytes);
    if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
    k.setSlot(f, slot + 1, at);
    return askFile(k, f, slot, 1, handle.target, transfer(k, nt.IRP_MJ_WRITE, at, bytes.length));
  };

/** What has been read, at an address in a slot, as keys; the status that says why not. */
function keysIn(k: Kernel, at: Offset, length: number): HiveKey | number {
  const tree = readHive(k.m.u8.slice(at, at + length));
  release(k, at);
  return tree === "none" ? nt.STATUS_NOT_REGISTRY_FILE : tree === "corrupt" ? nt.STATUS_REGISTRY_CORRUPT : tree;
}

/** (KeyHandle, FileHandle, Flags); slots 3: request, 4: memory, 5: bytes. */
const restore: Body = (k, f, step) => {
  if (step === 0) {
    if (!holds(k, Privilege.restore)) return k.return32(f, nt.STATUS_PRIVILEGE_NOT_HELD);
    if ((k.argU32(f, 2) & ~Flag.force) !== 0) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  }
  const path = keyAt(k, f, 0, KeyRight.none);
  if (typeof path === "number") return k.return32(f, path);
  const handle = findHandle(k, k.arg64(f, 1));
  if (handle?.kind !== "file") return k.return32(f, nt.STATUS_INVALID_HANDLE);
  if (step === 0) {
    if ((k.argU32(f, 2) & Flag.force) === 0 && isOpen(k, path, 1)) return k.return32(f, nt.STATUS_CANNOT_DELETE);
    return askFile(k, f, 3, 1, handle.target, sizeOf(k));
  }
  const { status, output } = answered(k, f, 3);
  if (!nt.ntSuccess(status)) return k.return32(f, status);
  if (step === 1) {
    const room = readRoom(k, f, 4, endOf(k, output));
    if (room === undefined) return k.return32(f, nt.STATUS_NOT_REGISTRY_FILE);
    return askFile(k, f, 3, 2, handle.target, transfer(k, nt.IRP_MJ_READ, room.at, room.length));
  }
  const tree = keysIn(k, k.slotU32(f, 4), k.slotU32(f, 5));
  if (typeof tree === "number") return k.return32(f, tree);
  for (const name of subkeysOf(k, path)) deleteTree(k, `${path}\\${name}`);
  plant(k, path, tree);
  keyChanged(k, path, "lastSet");
  return k.return32(f, nt.STATUS_SUCCESS);
};
/** Memory for a file of that size, kept in two slots; undefined of one that can be no hive. */
function readRoom(k: Kernel, f: Offset, slot: number, length: number): { at: Offset; length: number } | undefined {
  const at = length === 0 ? 0 : inMemory(k, new Uint8Array(length));
  if (at === 0) return undefined;
  k.setSlot(f, slot, at);
  k.setSlot(f, slot + 1, length);
  return { at, length };
}

const pathAt = (k: Kernel, f: Offset, i: number): string => {
  const { name = "", root } = readAttributes(k, f, k.argPointer(f, i));
  const above = root === 0n ? undefined : findHandle(k, root);
  return above === undefined ? name : `${above.name}\\${name}`;
};
const loaded = (k: Kernel, path: string): string | undefined => k.state.loadedHives.get(path.toLowerCase());

/** (TargetKey, SourceFile, …): the file becomes the key, and is made if it is not there; slots from `slot`: request, memory, bytes. */
const load =
  (slot: number): Body =>
  (k, f, step) => {
    const path = pathAt(k, f, 0);
    const file = pathAt(k, f, 1);
    if (step === 0) {
      if (!holds(k, Privilege.restore)) return k.return32(f, nt.STATUS_PRIVILEGE_NOT_HELD);
      if (!hivePlace.test(path)) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
      if (keyExists(k, path)) return k.return32(f, nt.STATUS_OBJECT_NAME_COLLISION);
      if ([...k.state.loadedHives.values()].includes(file.toLowerCase()))
        return k.return32(f, nt.STATUS_SHARING_VIOLATION);
      return askNamed(k, f, slot, 1, file, sizeOf(k));
    }
    const { status, output } = answered(k, f, slot);
    if (step === 1 && status === nt.STATUS_OBJECT_NAME_NOT_FOUND) {
      mount(k, path, file, undefined);
      return writeBack(k, f, slot, 3, path);
    }
    if (step === 3) release(k, k.slotU32(f, slot + 1));
    if (!nt.ntSuccess(status)) {
      if (step === 3) unmount(k, path);
      return k.return32(f, status);
    }
    if (step === 3) return k.return32(f, nt.STATUS_SUCCESS);
    if (step === 1) {
      const room = readRoom(k, f, slot + 1, endOf(k, output));
      if (room === undefined) return k.return32(f, nt.STATUS_NOT_REGISTRY_FILE);
      return askNamed(k, f, slot, 2, file, transfer(k, nt.IRP_MJ_READ, room.at, room.length));
    }
    const tree = keysIn(k, k.slotU32(f, slot + 1), k.slotU32(f, slot + 2));
    if (typeof tree === "number") return k.return32(f, tree);
    mount(k, path, file, tree);
    return k.return32(f, nt.STATUS_SUCCESS);
  };
function mount(k: Kernel, path: string, file: string, tree: HiveKey | undefined): void {
  createKey(k, path);
  if (tree !== undefined) plant(k, path, tree);
  k.state.loadedHives.set(path.toLowerCase(), file.toLowerCase());
  keyChanged(k, path, "name");
}
function unmount(k: Kernel, path: string): void {
  deleteTree(k, path);
  k.state.loadedHives.delete(path.toLowerCase());
  keyChanged(k, path, "name");
}
/** Writes a loaded hive to its file; slots: request, memory. */
function writeBack(k: Kernel, f: Offset, slot: number, next: number, path: string): Outcome {
  const file = loaded(k, path) ?? "";
  const bytes = hiveBytes(k, path, file);
  const at = inMemory(k, bytes);
  k.setSlot(f, slot + 1, at);
  if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  return askNamed(k, f, slot, next, file, transfer(k, nt.IRP_MJ_WRITE, at, bytes.length));
}

/** (TargetKey[, Flags]); the next slots: request, memory. */
const unload =
  (withFlags: boolean): Body =>
  (k, f, step) => {
    const slot = withFlags ? 2 : 1;
    const path = pathAt(k, f, 0);
    if (step === 1) {
      release(k, k.slotU32(f, slot + 1));
      const { status } = answered(k, f, slot);
      if (nt.ntSuccess(status)) unmount(k, path);
      return k.return32(f, status);
    }
    if (!holds(k, Privilege.restore)) return k.return32(f, nt.STATUS_PRIVILEGE_NOT_HELD);
    if (loaded(k, path) === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    const forced = withFlags && (k.argU32(f, 1) & Flag.forceUnload) !== 0;
    if (!forced && isOpen(k, path, 0)) return k.return32(f, nt.STATUS_CANNOT_DELETE);
    return writeBack(k, f, slot, 1, path);
  };

/** (KeyHandle): the hive that the key is in is written to its file. Slots 1: request, 2: memory. */
const flush: Body = (k, f, step) => {
  if (step === 1) {
    release(k, k.slotU32(f, 2));
    return k.return32(f, answered(k, f, 1).status);
  }
  const path = keyAt(k, f, 0, KeyRight.none);
  if (typeof path === "number") return k.return32(f, path);
  const root = [...k.state.loadedHives.keys()].find(
    (one) => path.toLowerCase() === one || path.toLowerCase().startsWith(`${one}\\`),
  );
  return root === undefined ? k.return32(f, nt.STATUS_SUCCESS) : writeBack(k, f, 1, 1, root);
};

export const hiveDdis: readonly Routine[] = [
  ddi("ZwFlushKey", 1, flush, 2),
  ddi("ZwSaveKey", 2, save(false), 2),
  ddi("ZwSaveKeyEx", 3, save(true), 2),
  ddi("ZwRestoreKey", 3, restore, 3),
  ddi("ZwLoadKey", 2, load(2), 3),
  ddi("ZwLoadKey2", 3, load(3), 3),
  ddi("ZwUnloadKey", 1, unload(false), 2),
  ddi("ZwUnloadKey2", 2, unload(true), 2),
];

// Keys of the registry saved to files and loaded from them, for programs, which need the backup or the restore privilege, enabled.
import type { Body, Outcome, Routine } from "../ddi.ts";
import { Access, Disposition, Option } from "../fs/open.ts";
import { win32ErrorOf } from "../io/win32-errors.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate, release } from "../mm/pool.ts";
import { setUnicodeString, writeUtf16 } from "../rtl/unicode.ts";
import { ntPath } from "./paths.ts";
import { finishKey, openKeyOf, parcel, RegistryCode, succeeded } from "./registry.ts";
import { ansiAndWide, currentProcess, textOf, win32 } from "./routine.ts";
import { callService, serviceStatus } from "./service.ts";

const standardFormat = 1;
const fileName = (k: Kernel, f: Offset, i: number, wide: boolean): string | undefined => {
  const name = textOf(k, f, i, wide);
  return name === undefined || name === "" ? undefined : ntPath(k, currentProcess(k), name);
};

/** Opens a file for the service `service`, which gets (key, file, …): step 1 calls it, step 2 closes the file, step 3 answers. Slots: block, two more. */
function withFile(
  k: Kernel,
  f: Offset,
  step: number,
  slot: number,
  how: { name: string; disposition: number; write: boolean },
  service: string,
  ...more: readonly number[]
): Outcome {
  const block = k.slotU32(f, slot);
  switch (step) {
    case 0: {
      const { at, attributes } = parcel(k, f, slot, how.name, 0n, 16);
      const access = (how.write ? Access.write : Access.read) | Access.synchronize;
      const status = k.address(k.slotU32(f, slot + 1));
      const options = Option.nonalert | Option.nonDirectory;
      return callService(
        k,
        f,
        1,
        "ZwCreateFile",
        k.address(at),
        access,
        attributes,
        status,
        0,
        0x80,
        0,
        how.disposition,
        options,
        0,
        0,
      );
    }
    case 1: {
      const key = openKeyOf(k, f);
      if (!succeeded(serviceStatus(k)) || key === undefined) return finishKey(k, f, slot, serviceStatus(k));
      return callService(k, f, 2, service, key.handle, k.m.u64(block), ...more);
    }
    case 2:
      k.setSlot(f, slot + 1, serviceStatus(k));
      return callService(k, f, 3, "NtClose", k.m.u64(block));
    default:
      return finishKey(k, f, slot, k.slotU32(f, slot + 1));
  }
}

/** (key, file, security[, format]) */
const save =
  (wide: boolean, hasFormat: boolean): Body =>
  (k, f, step) => {
    const name = fileName(k, f, 1, wide);
    if (openKeyOf(k, f) === undefined) return k.return32(f, RegistryCode.invalidHandle);
    if (name === undefined) return k.return32(f, RegistryCode.invalidParameter);
    const format = hasFormat ? k.argU32(f, 3) : standardFormat;
    const how = { name, disposition: Disposition.create, write: true };
    return withFile(k, f, step, hasFormat ? 4 : 3, how, "NtSaveKeyEx", format);
  };
/** (key, file, flags) */
const restore =
  (wide: boolean): Body =>
  (k, f, step) => {
    const name = fileName(k, f, 1, wide);
    if (openKeyOf(k, f) === undefined) return k.return32(f, RegistryCode.invalidHandle);
    if (name === undefined) return k.return32(f, RegistryCode.invalidParameter);
    return withFile(
      k,
      f,
      step,
      3,
      { name, disposition: Disposition.open, write: false },
      "NtRestoreKey",
      k.argU32(f, 2),
    );
  };

/** OBJECT_ATTRIBUTES of a name, in a block of pool. */
function attributesOf(k: Kernel, name: string, root: bigint): Offset {
  const layout = k.s.OBJECT_ATTRIBUTES;
  const text = layout.size + k.s.UNICODE_STRING.size;
  const at = allocate(k, { size: text + 2 * name.length + 2, tag: "CmUs", what: "name of a hive", zero: true });
  writeUtf16(k, at + text, name);
  setUnicodeString(k, at + layout.size, at + text, 2 * name.length, 2 * name.length + 2);
  k.m.setU64(at + layout.RootDirectory, root);
  k.setPointer(at + layout.ObjectName, at + layout.size);
  return at;
}
/** (key, name of the key that the hive becomes[, file]); the next slots: names. */
const mount =
  (wide: boolean, loads: boolean): Body =>
  (k, f, step) => {
    const slot = loads ? 3 : 2;
    if (step === 1) {
      release(k, k.slotU32(f, slot));
      release(k, k.slotU32(f, slot + 1));
      return k.return32(f, win32ErrorOf(serviceStatus(k)));
    }
    const key = openKeyOf(k, f);
    const below = textOf(k, f, 1, wide) ?? "";
    const file = loads ? fileName(k, f, 2, wide) : "";
    if (key === undefined) return k.return32(f, RegistryCode.invalidHandle);
    if (file === undefined || below === "") return k.return32(f, RegistryCode.invalidParameter);
    const target = attributesOf(k, below, key.handle);
    const source = loads ? attributesOf(k, file, 0n) : 0;
    k.setSlot(f, slot, target);
    k.setSlot(f, slot + 1, source);
    return loads
      ? callService(k, f, 1, "NtLoadKey", k.address(target), k.address(source))
      : callService(k, f, 1, "NtUnloadKey", k.address(target));
  };

export const hiveRoutines: readonly Routine[] = [
  ...ansiAndWide("RegSaveKey", 3, (wide) => save(wide, false), 2),
  ...ansiAndWide("RegSaveKeyEx", 4, (wide) => save(wide, true), 2),
  ...ansiAndWide("RegRestoreKey", 3, restore, 2),
  ...ansiAndWide("RegLoadKey", 3, (wide) => mount(wide, true), 2),
  ...ansiAndWide("RegUnLoadKey", 2, (wide) => mount(wide, false), 2),
  win32("RegFlushKey", 1, (k, f, step) => {
    if (step === 1) return k.return32(f, win32ErrorOf(serviceStatus(k)));
    const key = openKeyOf(k, f);
    return key === undefined
      ? k.return32(f, RegistryCode.invalidHandle)
      : callService(k, f, 1, "NtFlushKey", key.handle);
  }),
];

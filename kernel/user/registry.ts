// The registry, for programs: the same store that drivers' routines work on. Texts are kept as 16-bit characters, and converted for the
// byte forms. Left out: access rights, change notifications, classes, links.
import type { Body, Routine } from "../ddi.ts";
import { createKey, deleteKey, findKey, keyExists, RegistryType, subkeysOf } from "../ex/registry-store.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { ansiAndWide, bytesAt, currentProcess, optionalBytes, textOf, unitsOf, win32 } from "./routine.ts";

const Code = {
  success: 0,
  fileNotFound: 2,
  accessDenied: 5,
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

/** Path of the key in argument 0; undefined if it is none. */
function pathOf(k: Kernel, f: Offset): string | undefined {
  const value = k.arg64(f, 0);
  const root = roots[(value & 0xffff_ffffn).toString(16)];
  if (root !== undefined && value >> 32n !== 0n) return root;
  const found = currentProcess(k).library.get(Number(value & 0xffff_ffffn));
  return found?.kind === "key" ? found.path : undefined;
}
/** The same with the path in argument 1 below it. */
function below(k: Kernel, f: Offset, wide: boolean): string | undefined {
  const path = pathOf(k, f);
  const rest = textOf(k, f, 1, wide) ?? "";
  return path === undefined ? undefined : rest === "" ? path : `${path}\\${rest.replace(/^\\+|\\+$/g, "")}`;
}
function give(k: Kernel, out: Offset, path: string): void {
  const process = currentProcess(k);
  const number = process.nextLibrary++;
  process.library.set(number, { kind: "key", path });
  k.m.setU64(out, BigInt(number));
}

/** (key, path, options, access, opened) */
const open =
  (wide: boolean): Body =>
  (k, f) => {
    const path = below(k, f, wide);
    const out = bytesAt(k, f, 4, 8, true);
    if (path === undefined) return k.return32(f, Code.invalidHandle);
    if (!keyExists(k, path)) return k.return32(f, Code.fileNotFound);
    give(k, out, path);
    return k.return32(f, Code.success);
  };

/** (key, path, reserved, class, options, access, security, opened, disposition) */
const create =
  (wide: boolean): Body =>
  (k, f) => {
    const path = below(k, f, wide);
    const out = bytesAt(k, f, 7, 8, true);
    const disposition = optionalBytes(k, f, 8, 4, true);
    if (path === undefined) return k.return32(f, Code.invalidHandle);
    const known = keyExists(k, path);
    createKey(k, path);
    give(k, out, path);
    if (disposition !== 0) k.m.setU32(disposition, known ? 2 : 1);
    return k.return32(f, Code.success);
  };

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
  const bytes = new Uint8Array(2 * units.length);
  units.forEach((unit, i) => {
    bytes[2 * i] = unit & 0xff;
    bytes[2 * i + 1] = unit >> 8;
  });
  return bytes;
}

/** (key, name, reserved, type, data, size) */
const queryValue =
  (wide: boolean): Body =>
  (k, f) => {
    const path = pathOf(k, f);
    if (path === undefined) return k.return32(f, Code.invalidHandle);
    const value = findKey(k, path)?.values.get((textOf(k, f, 1, wide) ?? "").toLowerCase());
    if (value === undefined) return k.return32(f, Code.fileNotFound);
    const typeAt = optionalBytes(k, f, 3, 4, true);
    const sizeAt = optionalBytes(k, f, 5, 4, true);
    const data = outward(value.data, value.type, wide);
    if (typeAt !== 0) k.m.setU32(typeAt, value.type);
    const wanted = k.arg64(f, 4) !== 0n;
    if (wanted && sizeAt === 0) return k.return32(f, Code.invalidParameter);
    const room = sizeAt === 0 ? 0 : k.m.u32(sizeAt);
    if (sizeAt !== 0) k.m.setU32(sizeAt, data.length);
    if (!wanted) return k.return32(f, Code.success);
    if (room < data.length) return k.return32(f, Code.moreData);
    if (data.length > 0) k.m.u8.set(data, bytesAt(k, f, 4, data.length, true));
    return k.return32(f, Code.success);
  };

/** (key, name, reserved, type, data, size) */
const setValue =
  (wide: boolean): Body =>
  (k, f) => {
    const path = pathOf(k, f);
    if (path === undefined) return k.return32(f, Code.invalidHandle);
    const name = textOf(k, f, 1, wide) ?? "";
    const size = k.argU32(f, 5);
    const at = size === 0 ? 0 : bytesAt(k, f, 4, size, false);
    const type = k.argU32(f, 3);
    const key = createKey(k, path);
    key.values.set(name.toLowerCase(), { name, type, data: inward(k.m.u8.slice(at, at + size), type, wide) });
    key.written = k.clock;
    return k.return32(f, Code.success);
  };

/** (key, index, name, length, …) */
const enumKey =
  (wide: boolean): Body =>
  (k, f) => {
    const path = pathOf(k, f);
    if (path === undefined) return k.return32(f, Code.invalidHandle);
    const name = subkeysOf(k, path)[k.argU32(f, 1)];
    if (name === undefined) return k.return32(f, Code.noMore);
    const lengthAt = bytesAt(k, f, 3, 4, true);
    const units = [...unitsOf(name, wide), 0];
    if (k.m.u32(lengthAt) < units.length) return k.return32(f, Code.moreData);
    const at = bytesAt(k, f, 2, units.length * (wide ? 2 : 1), true);
    units.forEach((unit, i) => {
      if (wide) k.m.setU16(at + 2 * i, unit);
      else k.m.u8[at + i] = unit;
    });
    k.m.setU32(lengthAt, units.length - 1);
    return k.return32(f, Code.success);
  };

const deleteValue =
  (wide: boolean): Body =>
  (k, f) => {
    const path = pathOf(k, f);
    if (path === undefined) return k.return32(f, Code.invalidHandle);
    const gone = findKey(k, path)?.values.delete((textOf(k, f, 1, wide) ?? "").toLowerCase()) ?? false;
    return k.return32(f, gone ? Code.success : Code.fileNotFound);
  };

/** A key with others below it stays. */
const removeKey =
  (wide: boolean): Body =>
  (k, f) => {
    const path = below(k, f, wide);
    if (path === undefined) return k.return32(f, Code.invalidHandle);
    if (!keyExists(k, path)) return k.return32(f, Code.fileNotFound);
    if (subkeysOf(k, path).length > 0) return k.return32(f, Code.accessDenied);
    deleteKey(k, path);
    return k.return32(f, Code.success);
  };

export const registryRoutines: readonly Routine[] = [
  ...ansiAndWide("RegOpenKeyEx", 5, open),
  ...ansiAndWide("RegCreateKeyEx", 9, create),
  ...ansiAndWide("RegQueryValueEx", 6, queryValue),
  ...ansiAndWide("RegSetValueEx", 6, setValue),
  ...ansiAndWide("RegEnumKeyEx", 8, enumKey),
  ...ansiAndWide("RegDeleteValue", 2, deleteValue),
  ...ansiAndWide("RegDeleteKey", 2, removeKey),
  win32("RegCloseKey", 1, (k, f) => {
    const path = pathOf(k, f);
    if (path === undefined) return k.return32(f, Code.invalidHandle);
    currentProcess(k).library.delete(Number(k.arg64(f, 0) & 0xffff_ffffn));
    return k.return32(f, Code.success);
  }),
];

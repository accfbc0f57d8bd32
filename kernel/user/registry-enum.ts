// What is in a registry key, for programs: the names of keys and values one after the other, and how many there are.
import type { Body, Outcome, Routine } from "../ddi.ts";
import { findKey, subkeysOf } from "../ex/registry-store.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { release } from "../mm/pool.ts";
import { finishKey, numberAt, openKeyOf, outward, parcel, RegistryCode, succeeded } from "./registry.ts";
import { accessOf, ansiAndWide, bytesAt, optionalBytes, unitsOf } from "./routine.ts";
import { callService, serviceStatus } from "./service.ts";

const Node = { number: 1, written: 0, classOffset: 8 + 4, classLength: 16, nameLength: 20, name: 24 } as const;
const Full = { number: 2, classOffset: 12, classLength: 16, subkeys: 20, longestSubkey: 24, longestClass: 28 } as const;
const FullValues = { values: 32, longestName: 36, longestData: 40, class: 44 } as const;
const FullValue = { number: 1, type: 4, dataOffset: 8, dataLength: 12, nameLength: 16, name: 20 } as const;

/** What a service has written about a key or value, and text in it. */
interface Answer {
  readonly at: Offset;
  readonly text: (offset: number, length: number) => string;
}
function answer(k: Kernel, f: Offset, slot: number): Answer {
  const at = k.slotU32(f, slot + 1);
  const decode = (from: number, length: number) =>
    new TextDecoder("utf-16le").decode(k.m.u8.subarray(at + from, at + from + length));
  return { at, text: decode };
}
/**
 * Gives a text in argument `i`, whose room in characters is in argument `i + 1`, which then has its length without the zero. False if
 * there is too little room. Arguments that are null want nothing.
 */
function giveText(k: Kernel, f: Offset, i: number, text: string, wide: boolean): boolean {
  const lengthAt = optionalBytes(k, f, i + 1, 4, true);
  if (lengthAt === 0) return true;
  const units = [...unitsOf(text, wide), 0];
  const room = k.m.u32(lengthAt);
  k.m.setU32(lengthAt, units.length - 1);
  if (k.arg64(f, i) === 0n) return true;
  if (room < units.length) return false;
  const at = bytesAt(k, f, i, units.length * (wide ? 2 : 1), true);
  units.forEach((unit, n) => {
    if (wide) k.m.setU16(at + 2 * n, unit);
    else k.m.u8[at + n] = unit;
  });
  return true;
}
function done(k: Kernel, f: Offset, slot: number, code: number): Outcome {
  release(k, k.slotU32(f, slot));
  return k.return32(f, code);
}

/** (key, index, name, length, and with `whole` reserved, class, class length, written): RegEnumKey's `length` is a number, not where one is. */
const enumKey =
  (whole: boolean) =>
  (wide: boolean): Body =>
  (k, f, step) => {
    const slot = whole ? 8 : 4;
    if (step === 0) {
      const key = openKeyOf(k, f);
      if (key === undefined) return k.return32(f, RegistryCode.invalidHandle);
      const name = subkeysOf(k, key.path)[k.argU32(f, 1)] ?? "";
      const className = findKey(k, `${key.path}\\${name}`)?.className ?? "";
      const room = Node.name + 2 * (name.length + className.length) + 8;
      const { at, data } = parcel(k, f, slot, "", 0n, room);
      const result = k.address(at + numberAt);
      return callService(
        k,
        f,
        1,
        "NtEnumerateKey",
        key.handle,
        k.argU32(f, 1),
        Node.number,
        k.address(data),
        room,
        result,
      );
    }
    const status = serviceStatus(k);
    if (!succeeded(status)) return finishKey(k, f, slot, status);
    const { at, text } = answer(k, f, slot);
    const name = text(Node.name, k.m.u32(at + Node.nameLength));
    if (!whole) {
      const units = [...unitsOf(name, wide), 0];
      if (k.argU32(f, 3) < units.length) return done(k, f, slot, RegistryCode.moreData);
      const to = bytesAt(k, f, 2, units.length * (wide ? 2 : 1), true);
      units.forEach((unit, n) => {
        if (wide) k.m.setU16(to + 2 * n, unit);
        else k.m.u8[to + n] = unit;
      });
      return done(k, f, slot, RegistryCode.success);
    }
    const classLength = k.m.u32(at + Node.classLength);
    const className = classLength === 0 ? "" : text(k.m.u32(at + Node.classOffset), classLength);
    const written = optionalBytes(k, f, 7, 8, true);
    if (written !== 0) k.copy8(written, at + Node.written);
    const fits = giveText(k, f, 2, name, wide) && giveText(k, f, 5, className, wide);
    return done(k, f, slot, fits ? RegistryCode.success : RegistryCode.moreData);
  };

/** (key, index, name, length, reserved, type, data, size) */
const enumValue =
  (wide: boolean): Body =>
  (k, f, step) => {
    if (step === 0) {
      const key = openKeyOf(k, f);
      if (key === undefined) return k.return32(f, RegistryCode.invalidHandle);
      const value = [...(findKey(k, key.path)?.values.values() ?? [])][k.argU32(f, 1)];
      const room = FullValue.name + 2 * (value?.name.length ?? 0) + (value?.data.length ?? 0) + 16;
      const { at, data } = parcel(k, f, 8, "", 0n, room);
      const index = k.argU32(f, 1);
      const result = k.address(at + numberAt);
      return callService(
        k,
        f,
        1,
        "NtEnumerateValueKey",
        key.handle,
        index,
        FullValue.number,
        k.address(data),
        room,
        result,
      );
    }
    const status = serviceStatus(k);
    if (!succeeded(status)) return finishKey(k, f, 8, status);
    const { at, text } = answer(k, f, 8);
    const type = k.m.u32(at + FullValue.type);
    const from = at + k.m.u32(at + FullValue.dataOffset);
    const data = outward(k.m.u8.slice(from, from + k.m.u32(at + FullValue.dataLength)), type, wide);
    const typeAt = optionalBytes(k, f, 5, 4, true);
    if (typeAt !== 0) k.m.setU32(typeAt, type);
    let fits = giveText(k, f, 2, text(FullValue.name, k.m.u32(at + FullValue.nameLength)), wide);
    const sizeAt = optionalBytes(k, f, 7, 4, true);
    if (sizeAt !== 0) {
      const room = k.m.u32(sizeAt);
      k.m.setU32(sizeAt, data.length);
      if (k.arg64(f, 6) !== 0n && room < data.length) fits = false;
      else if (k.arg64(f, 6) !== 0n && data.length > 0)
        k.m.u8.set(data, accessOf(k, f).at(k.arg64(f, 6), data.length, true));
    }
    return done(k, f, 8, fits ? RegistryCode.success : RegistryCode.moreData);
  };

/** (key, class, class length, reserved, subkeys, longest subkey, longest class, values, longest name, longest data, descriptor, written) */
const queryInfo =
  (wide: boolean): Body =>
  (k, f, step) => {
    if (step === 0) {
      const key = openKeyOf(k, f);
      if (key === undefined) return k.return32(f, RegistryCode.invalidHandle);
      const room = FullValues.class + 2 * (findKey(k, key.path)?.className.length ?? 0) + 8;
      const { at, data } = parcel(k, f, 12, "", 0n, room);
      const result = k.address(at + numberAt);
      return callService(k, f, 1, "NtQueryKey", key.handle, Full.number, k.address(data), room, result);
    }
    if (step === 2) return done(k, f, 12, RegistryCode.success);
    const status = serviceStatus(k);
    if (!succeeded(status)) return finishKey(k, f, 12, status);
    const { at, text } = answer(k, f, 12);
    const give = (i: number, value: number) => {
      const to = optionalBytes(k, f, i, 4, true);
      if (to !== 0) k.m.setU32(to, value);
    };
    const characters = (offset: number) => k.m.u32(at + offset) / 2;
    give(4, k.m.u32(at + Full.subkeys));
    give(5, characters(Full.longestSubkey));
    give(6, characters(Full.longestClass));
    give(7, k.m.u32(at + FullValues.values));
    give(8, characters(FullValues.longestName));
    give(9, k.m.u32(at + FullValues.longestData));
    const written = optionalBytes(k, f, 11, 8, true);
    if (written !== 0) k.copy8(written, at);
    const classLength = k.m.u32(at + Full.classLength);
    const className = classLength === 0 ? "" : text(k.m.u32(at + Full.classOffset), classLength);
    if (!giveText(k, f, 1, className, wide)) return done(k, f, 12, RegistryCode.moreData);
    const key = openKeyOf(k, f);
    const sizeAt = optionalBytes(k, f, 10, 4, true);
    if (sizeAt === 0 || key === undefined) return done(k, f, 12, RegistryCode.success);
    // Asked for without room for it, a descriptor says how long it is.
    return callService(k, f, 2, "NtQuerySecurityObject", key.handle, ownerGroupAndList, 0, 0, k.arg64(f, 10));
  };
/** OWNER_, GROUP_ and DACL_SECURITY_INFORMATION. */
const ownerGroupAndList = 7;

export const registryEnumRoutines: readonly Routine[] = [
  ...ansiAndWide("RegEnumKey", 4, enumKey(false), 2),
  ...ansiAndWide("RegEnumKeyEx", 8, enumKey(true), 2),
  ...ansiAndWide("RegEnumValue", 8, enumValue, 2),
  ...ansiAndWide("RegQueryInfoKey", 12, queryInfo, 2),
];

// ZwEnumerateKey and ZwQueryKey: what there is to know of a key besides its values' data.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { bootTime } from "../ke/timer.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { KeyRight, keyAt } from "./key-handles.ts";
import { findKey, subkeysOf } from "./registry-store.ts";

/** KEY_INFORMATION_CLASS. */
const Class = { basic: 0, node: 1, full: 2, name: 3 } as const;
/** ClassOffset of a key that has no class. */
const noClass = 0xffff_ffff;

const longest = (texts: Iterable<string>): number => Math.max(0, ...[...texts].map((text) => 2 * text.length));

/** The structure with what follows it, and how much of it is fixed; undefined for a class that is not given. */
function informationOf(
  k: Kernel,
  path: string,
  name: string,
  which: number,
): { bytes: Uint8Array; fixed: number } | undefined {
  const key = findKey(k, path);
  const className = key?.className ?? "";
  const text = (size: number, ...parts: readonly (readonly [number, string])[]) => {
    const bytes = new Uint8Array(size);
    const view = new DataView(bytes.buffer);
    for (const [at, part] of parts)
      for (let i = 0; i < part.length; i++) view.setUint16(at + 2 * i, part.charCodeAt(i), true);
    return { bytes, view };
  };
  const written = bootTime + BigInt(key?.written ?? 0);
  switch (which) {
    case Class.basic: {
      const at = k.s.KEY_BASIC_INFORMATION;
      const { bytes, view } = text(at.Name + 2 * name.length, [at.Name, name]);
      view.setBigUint64(at.LastWriteTime, written, true);
      view.setUint32(at.NameLength, 2 * name.length, true);
      return { bytes, fixed: at.Name };
    }
    case Class.node: {
      const at = k.s.KEY_NODE_INFORMATION;
      const classAt = at.Name + ((2 * name.length + 3) & ~3);
      const size = className === "" ? at.Name + 2 * name.length : classAt + 2 * className.length;
      const { bytes, view } = text(size, [at.Name, name], [classAt, className]);
      view.setBigUint64(at.LastWriteTime, written, true);
      view.setUint32(at.ClassOffset, className === "" ? noClass : classAt, true);
      view.setUint32(at.ClassLength, 2 * className.length, true);
      view.setUint32(at.NameLength, 2 * name.length, true);
      return { bytes, fixed: at.Name };
    }
    case Class.full: {
      const at = k.s.KEY_FULL_INFORMATION;
      const { bytes, view } = text(at.Class + 2 * className.length, [at.Class, className]);
      const below = subkeysOf(k, path);
      const values = [...(key?.values.values() ?? [])];
      const classes = below.map((one) => findKey(k, `${path}\\${one}`)?.className ?? "");
      view.setBigUint64(at.LastWriteTime, written, true);
      view.setUint32(at.ClassOffset, className === "" ? noClass : at.Class, true);
      view.setUint32(at.ClassLength, 2 * className.length, true);
      view.setUint32(at.SubKeys, below.length, true);
      view.setUint32(at.MaxNameLen, longest(below), true);
      view.setUint32(at.MaxClassLen, longest(classes), true);
      view.setUint32(at.Values, values.length, true);
      view.setUint32(at.MaxValueNameLen, longest(values.map((value) => value.name)), true);
      view.setUint32(at.MaxValueDataLen, Math.max(0, ...values.map((value) => value.data.length)), true);
      return { bytes, fixed: at.Class };
    }
    case Class.name: {
      const at = k.s.KEY_NAME_INFORMATION;
      const { bytes, view } = text(at.Name + 2 * path.length, [at.Name, path]);
      view.setUint32(at.NameLength, 2 * path.length, true);
      return { bytes, fixed: at.Name };
    }
    default:
      return undefined;
  }
}

/** (…, class, buffer, length, result length) from parameter `first` on. */
function give(k: Kernel, f: Offset, path: string, first: number): Outcome {
  const buffer = k.argPointer(f, first + 1);
  const length = k.argU32(f, first + 2);
  const out = k.argPointer(f, first + 3);
  k.touch(f, out, 4, true);
  const name = path.slice(path.lastIndexOf("\\") + 1);
  const found = informationOf(k, path, name, k.argU32(f, first));
  if (found === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
  k.m.setU32(out, found.bytes.length);
  if (length < found.fixed) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  const fits = Math.min(length, found.bytes.length);
  k.touch(f, buffer, fits, true);
  k.m.u8.set(found.bytes.subarray(0, fits), buffer);
  return k.return32(f, fits < found.bytes.length ? nt.STATUS_BUFFER_OVERFLOW : nt.STATUS_SUCCESS);
}

export const keyInformationDdis: readonly Routine[] = [
  ddi("ZwQueryKey", 5, (k, f) => {
    const right = k.argU32(f, 1) === Class.name ? KeyRight.none : KeyRight.queryValue;
    const path = keyAt(k, f, 0, right);
    return typeof path === "number" ? k.return32(f, path) : give(k, f, path, 1);
  }),
  ddi("ZwEnumerateKey", 6, (k, f) => {
    const path = keyAt(k, f, 0, KeyRight.enumerateSubKeys);
    if (typeof path === "number") return k.return32(f, path);
    const name = subkeysOf(k, path)[k.argU32(f, 1)];
    return name === undefined ? k.return32(f, nt.STATUS_NO_MORE_ENTRIES) : give(k, f, `${path}\\${name}`, 2);
  }),
];

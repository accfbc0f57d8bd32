// ZwQueryObject and NtQueryObject: what a handle may do, how many others there are to its object, the object's name and its type. Left out:
// the list of all types, and quotas; reference counts are those of handles, as what else refers to an object is not counted everywhere.
import * as nt from "../constants.ts";
import { type Body, ddi, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { setUnicodeString, writeUtf16 } from "../rtl/unicode.ts";
import { stopWithFinding } from "../verifier/stop.ts";
import { allHandles, handleAt, isKernelHandle } from "./handles.ts";
import { knownObject, writeName } from "./names.ts";
import type { Handle, HandleKind } from "./state.ts";

/** OBJECT_INFORMATION_CLASS, with the name that drivers declare for themselves. */
const Class = { basic: 0, name: 1, type: 2 } as const;
/** Names of types as the object manager has them. */
const types: { readonly [kind in HandleKind]?: string } = {
  event: "Event",
  semaphore: "Semaphore",
  mutex: "Mutant",
  timer: "Timer",
  file: "File",
  thread: "Thread",
  process: "Process",
  key: "Key",
  link: "SymbolicLink",
  section: "Section",
};
const isSame = (one: Handle, other: Handle): boolean =>
  one.kind === other.kind &&
  (one.kind === "key" || one.kind === "link"
    ? one.name.toLowerCase() === other.name.toLowerCase()
    : one.target === other.target);

function nameOf(k: Kernel, f: Offset, handle: Handle): string {
  if (handle.kind === "key") return handle.name;
  const object = handle.kind === "file" ? (k.state.files.get(handle.target)?.object ?? 0) : handle.target;
  return object === 0 ? handle.name : (knownObject(k, f, object)?.name ?? handle.name);
}

/** (Handle, ObjectInformationClass, ObjectInformation, ObjectInformationLength, &ReturnLength) */
const query: Body = (k, f) => {
  const handle = handleAt(k, f, 0);
  if (handle === undefined) return k.return32(f, nt.STATUS_INVALID_HANDLE);
  const [which, out, length, returned] = [k.argU32(f, 1), k.argPointer(f, 2), k.argU32(f, 3), k.argPointer(f, 4)];
  if (returned !== 0) k.touch(f, returned, 4, true);
  const needs = (bytes: number): boolean => {
    if (returned !== 0) k.m.setU32(returned, bytes);
    if (length < bytes || out === 0) return false;
    k.touch(f, out, bytes, true);
    return true;
  };
  switch (which) {
    case Class.basic: {
      const layout = k.s.PUBLIC_OBJECT_BASIC_INFORMATION;
      if (length !== layout.size || !needs(layout.size)) return k.return32(f, nt.STATUS_INFO_LENGTH_MISMATCH);
      const count = [...allHandles(k)].filter((one) => isSame(one, handle)).length;
      k.m.u8.fill(0, out, out + layout.size);
      k.m.setU32(out + layout.Attributes, isKernelHandle(k.arg64(f, 0)) ? 0x200 : 0);
      k.m.setU32(out + layout.GrantedAccess, handle.access);
      k.m.setU32(out + layout.HandleCount, count);
      k.m.setU32(out + layout.PointerCount, count);
      return k.return32(f, nt.STATUS_SUCCESS);
    }
    case Class.name:
      return k.return32(f, writeName(k, f, nameOf(k, f, handle), { buffer: out, length, returned }));
    case Class.type: {
      const layout = k.s._PUBLIC_OBJECT_TYPE_INFORMATION;
      const name = types[handle.kind] ?? "Device";
      if (!needs(layout.size + 2 * name.length + 2)) return k.return32(f, nt.STATUS_INFO_LENGTH_MISMATCH);
      k.m.u8.fill(0, out, out + layout.size);
      writeUtf16(k, out + layout.size, `${name}\0`);
      setUnicodeString(k, out + layout.TypeName, out + layout.size, 2 * name.length, 2 * name.length + 2);
      return k.return32(f, nt.STATUS_SUCCESS);
    }
    default: {
      const message = `ZwQueryObject with information class ${which} is not emulated.`;
      return stopWithFinding(k, f, "ddi-not-emulated", message);
    }
  }
};

export const queryObjectDdis: readonly Routine[] = [ddi("ZwQueryObject", 5, query)];

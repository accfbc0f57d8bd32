// OBJECT_ATTRIBUTES as the routines that make and open objects by name read them.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { readUnicodeString } from "../rtl/unicode.ts";
import { verify } from "../verifier/stop.ts";
import { findHandle } from "./handles.ts";

/** OBJ_… of Attributes. */
export const objKernelHandle = 0x200;
const forceAccessCheck = 0x400;
const openIf = 0x80;

export interface ObjectAttributes {
  /** Undefined for an object without a name. */
  readonly name: string | undefined;
  /** RootDirectory that is a file or key; 0 for a name from the root. */
  readonly root: bigint;
  /** OBJ_OPENIF: what has the name already is opened. */
  readonly openIf: boolean;
  /** OBJ_KERNEL_HANDLE: the handle is good in every process. */
  readonly kernel: boolean;
  /** OBJ_FORCE_ACCESS_CHECK: the kernel's access is checked like a program's. */
  readonly forced: boolean;
  /** SecurityDescriptor; 0 for none. */
  readonly security: Offset;
}

/** Path of the object directory that a RootDirectory is; undefined for another root and for none. */
function directoryOf(k: Kernel, root: bigint): string | undefined {
  const handle = root === 0n ? undefined : findHandle(k, root);
  if (handle?.kind !== "object") return undefined;
  for (const { at, name } of k.state.directories.values()) if (at === handle.target) return name === "\\" ? "" : name;
  return undefined;
}

/** What an OBJECT_ATTRIBUTES says; none at all means an object without a name. */
/** A driver's name of an object: characters in whole, no more than there is room for. */
function checkString(k: Kernel, f: Offset, text: Offset): void {
  k.touch(f, text, k.s.UNICODE_STRING.size, false);
  const length = k.m.u16(text + k.s.UNICODE_STRING.Length);
  const most = k.m.u16(text + k.s.UNICODE_STRING.MaximumLength);
  if (length % 2 === 0 && length <= most) return;
  const message = `The UNICODE_STRING at ${k.hex(text)} has Length ${length} and MaximumLength ${most}: ${length % 2 === 0 ? "it is longer than its buffer" : "half a character"}.`;
  verify(k, f, "verifier:handle", message, 0xc4, [0xe4n, k.callerAddress(f), k.address(text), 0n]);
}

export function readAttributes(k: Kernel, f: Offset, at: Offset): ObjectAttributes {
  if (at === 0) return { name: undefined, root: 0n, openIf: false, kernel: false, forced: false, security: 0 };
  const layout = k.s.OBJECT_ATTRIBUTES;
  k.touch(f, at, layout.size, false);
  const text = k.pointerAt(f, at + layout.ObjectName);
  if (text !== 0 && !k.asUser) checkString(k, f, text);
  const name = text === 0 ? "" : readUnicodeString(k, f, text);
  const flags = k.m.u32(at + layout.Attributes);
  const root = k.m.u64(at + layout.RootDirectory);
  const directory = directoryOf(k, root);
  return {
    name: name === "" ? undefined : directory === undefined ? name : `${directory}\\${name}`,
    root: directory === undefined ? root : 0n,
    openIf: (flags & openIf) !== 0,
    kernel: (flags & objKernelHandle) !== 0,
    forced: (flags & forceAccessCheck) !== 0,
    security: k.pointerOr0(at + layout.SecurityDescriptor),
  };
}

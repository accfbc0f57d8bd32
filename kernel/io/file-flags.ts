// What is marked on file objects: that they take no part in share checks, or were opened from another machine; and where a driver's image lies.
import * as nt from "../constants.ts";
import { ddi, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { setUnicodeString, writeUtf16 } from "../rtl/unicode.ts";

/** FO_REMOTE_ORIGIN. */
const remoteOrigin = 0x100_0000;

function fileArgument(k: Kernel, f: Offset): Offset {
  const file = k.argPointer(f, 0);
  k.touch(f, file, k.s.FILE_OBJECT.size, true);
  return file;
}

export const fileFlagDdis: readonly Routine[] = [
  ddi("IoSetFileObjectIgnoreSharing", 1, (k, f) => {
    k.state.ignoresSharing.add(fileArgument(k, f));
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("IoIsFileObjectIgnoringSharing", 1, (k, f) => k.returnBool(f, k.state.ignoresSharing.has(fileArgument(k, f)))),
  // (FileObject, Remote): one that is so already is not made so.
  ddi("IoSetFileOrigin", 2, (k, f) => {
    const flags = fileArgument(k, f) + k.s.FILE_OBJECT.Flags;
    const is = (k.m.u32(flags) & remoteOrigin) !== 0;
    const remote = k.argBool(f, 1);
    if (is === remote) return k.return32(f, nt.STATUS_INVALID_PARAMETER_MIX);
    k.m.setU32(flags, (k.m.u32(flags) & ~remoteOrigin) | (remote ? remoteOrigin : 0));
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("IoIsFileOriginRemote", 1, (k, f) =>
    k.returnBool(f, (k.m.u32(fileArgument(k, f) + k.s.FILE_OBJECT.Flags) & remoteOrigin) !== 0),
  ),
  // (DriverObject, &FullPath): the caller frees the buffer.
  ddi("IoQueryFullDriverPath", 2, (k, f) => {
    const object = k.argPointer(f, 0);
    const out = k.argPointer(f, 1);
    k.touch(f, out, k.s.UNICODE_STRING.size, true);
    const driver = [...k.state.drivers.values()].find((one) => one.object === object);
    if (driver === undefined) return k.return32(f, nt.STATUS_INVALID_PARAMETER);
    const path = `\\SystemRoot\\System32\\drivers\\${driver.name}.sys`;
    const owner = { driver: k.callerDriver(f), place: k.callerPlace(f) };
    const at = allocate(k, { size: 2 * path.length + 2, tag: "IoDp", paged: true, zero: true, ...owner });
    if (at === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
    writeUtf16(k, at, path);
    setUnicodeString(k, out, at, 2 * path.length, 2 * path.length + 2);
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
];

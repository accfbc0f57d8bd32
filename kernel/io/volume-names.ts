// What the mount manager calls a volume: its drive letter.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import { volumeName } from "../fs/volume.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { setUnicodeString, writeUtf16 } from "../rtl/unicode.ts";

const driveLetter = "C:";

/** (VolumeDeviceObject, DosName): a string that the caller frees. */
function toDosName(k: Kernel, f: Offset): Outcome {
  const out = k.argPointer(f, 1);
  k.touch(f, out, k.s.UNICODE_STRING.size, true);
  if (k.argPointer(f, 0) !== k.state.deviceNames.get(volumeName.toLowerCase()))
    return k.return32(f, nt.STATUS_INVALID_DEVICE_REQUEST);
  const length = 2 * driveLetter.length;
  const place = k.callerPlace(f);
  const owner = { driver: k.callerDriver(f), place };
  const buffer = allocate(k, { size: length + 2, tag: "MntD", paged: true, ...owner });
  if (buffer === 0) return k.return32(f, nt.STATUS_INSUFFICIENT_RESOURCES);
  writeUtf16(k, buffer, `${driveLetter}\0`);
  setUnicodeString(k, out, buffer, length, length + 2);
  return k.return32(f, nt.STATUS_SUCCESS);
}

export const volumeNameDdis: readonly Routine[] = [
  ddi("IoVolumeDeviceToDosName", 2, toDosName),
  ddi("RtlVolumeDeviceToDosName", 2, toDosName),
];

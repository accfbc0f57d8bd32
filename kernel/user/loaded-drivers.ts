// The images that are loaded into the kernel, for programs (psapi.h): their addresses, names and paths.

import { writeUnits } from "../crt/index.ts";
import type { Body, Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { loadedModules } from "../ps/system-information.ts";
import { accessOf, ansiAndWide, bytesAt, fail, ok, unitsOf, win32 } from "./routine.ts";

const invalidHandle = 6;

/** (addresses, bytes of room, &bytes needed) */
const enumerate: Body = (k, f) => {
  const all = loadedModules(k);
  const fits = Math.min(all.length, Math.floor(k.argU32(f, 1) / 8));
  const at = fits === 0 ? 0 : bytesAt(k, f, 0, 8 * fits, true);
  for (let i = 0; i < fits; i++) k.m.setU64(at + 8 * i, all[i]?.base ?? 0n);
  k.m.setU32(bytesAt(k, f, 2, 4, true), 8 * all.length);
  return ok(k, f);
};

/** (address, buffer, its length): how many characters there are, cut off where the room ends. */
const name =
  (of: (path: string) => string) =>
  (wide: boolean): Body =>
  (k, f) => {
    const found = loadedModules(k).find(({ base }) => base === k.arg64(f, 0));
    if (found === undefined) return fail(k, f, invalidHandle);
    return give(k, f, of(found.path), wide);
  };
function give(k: Kernel, f: Offset, text: string, wide: boolean) {
  const room = k.argU32(f, 2);
  const units = unitsOf(text, wide).slice(0, Math.max(0, room - 1));
  if (room > 0) writeUnits(accessOf(k, f), k.arg64(f, 1), wide ? 2 : 1, [...units, 0]);
  return k.return32(f, units.length);
}
const baseName = (path: string): string => path.slice(path.lastIndexOf("\\") + 1);

export const loadedDriverRoutines: readonly Routine[] = [
  win32("EnumDeviceDrivers", 3, enumerate),
  ...ansiAndWide("GetDeviceDriverBaseName", 3, name(baseName)),
  ...ansiAndWide(
    "GetDeviceDriverFileName",
    3,
    name((path) => path),
  ),
];

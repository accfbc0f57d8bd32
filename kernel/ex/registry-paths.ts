// Where the Rtl…Registry… routines begin: their RelativeTo and Path parameters.

import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { handleAt } from "../ob/handles.ts";
import { readWideZ } from "../rtl/unicode.ts";

/** Paths of RTL_REGISTRY_ABSOLUTE, _SERVICES, _CONTROL, _WINDOWS_NT, _DEVICEMAP and _USER. */
const bases = [
  "",
  "\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Services\\",
  "\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Control\\",
  "\\REGISTRY\\MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\",
  "\\REGISTRY\\MACHINE\\HARDWARE\\DEVICEMAP\\",
  "\\REGISTRY\\USER\\.DEFAULT\\",
] as const;

/** Path for the first two parameters of an Rtl registry routine; undefined if they name none. */
export function relativePath(k: Kernel, f: Offset): string | undefined {
  const relative = k.argU32(f, 0);
  if ((relative & 0x4000_0000) !== 0) return handleAt(k, f, 1)?.name;
  const base = bases[relative & 0xff];
  if (base === undefined) return undefined;
  const pathAt = k.argPointer(f, 1);
  return base + (pathAt === 0 ? "" : readWideZ(k, f, pathAt));
}

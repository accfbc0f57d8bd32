// Drivers whose code is the kernel's own: the root bus and the file system.
import * as nt from "../constants.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { allocate } from "../mm/pool.ts";
import { makeUnicodeString } from "../rtl/unicode.ts";

/** A driver whose dispatch routine for everything is one of the kernel's own; its driver object. */
export function makeBuiltInDriver(k: Kernel, name: string, objectName: string, routine: string): Offset {
  const layout = k.s.DRIVER_OBJECT;
  const at = allocate(k, { size: layout.size, tag: "Driv", what: "DRIVER_OBJECT", zero: true });
  k.m.setU16(at + layout.Type, nt.IO_TYPE_DRIVER);
  k.m.setU16(at + layout.Size, layout.size);
  makeUnicodeString(k, at + layout.DriverName, objectName, false, "driver name");
  const dispatch = k.routineAddress(routine);
  for (let i = 0; i <= nt.IRP_MJ_MAXIMUM_FUNCTION; i++) k.setPointer(at + layout.MajorFunction + 8 * i, dispatch);
  k.state.drivers.set(name, { name, object: at, state: "loaded", extensions: [], reinitialized: 0 });
  k.nameObject(at, objectName);
  return at;
}

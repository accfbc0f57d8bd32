// Variables that the kernel exports to drivers, and the few words of its own that must have an address: made before the images
// are loaded, because these are linked to them.

import type { Kernel } from "./kernel.ts";
import type { Offset } from "./machine/api.ts";
import { userProbeAddress } from "./mm/user.ts";
import { setUnicodeString, writeUtf16 } from "./rtl/unicode.ts";
import { safeModes } from "./scenario/schema.ts";
import { exportSecurityConstants } from "./se/exports.ts";

const objectTypes = [
  "IoFileObjectType",
  "IoDriverObjectType",
  "IoDeviceObjectType",
  "ExEventObjectType",
  "ExSemaphoreObjectType",
  "PsThreadType",
  "PsProcessType",
  "SeTokenObjectType",
  "CmKeyObjectType",
  "MmSectionObjectType",
  "TmTransactionManagerObjectType",
  "TmResourceManagerObjectType",
  "TmEnlistmentObjectType",
  "TmTransactionObjectType",
] as const;

const system = "D:P(A;;GA;;;SY)";
const administrators = `${system}(A;;GRGWGX;;;BA)`;
/** What wdmsec.lib defines. */
const descriptors: { readonly [name: string]: string } = {
  KERNEL_ONLY: "D:P",
  SYS_ALL: system,
  INF_SUPPLIED: system,
  SYS_ALL_ADM_ALL: `${system}(A;;GA;;;BA)`,
  SYS_ALL_ADM_RX: `${system}(A;;GRGX;;;BA)`,
  SYS_ALL_ADM_RWX_WORLD_R: `${administrators}(A;;GR;;;WD)`,
  SYS_ALL_ADM_RWX_WORLD_R_RES_R: `${administrators}(A;;GR;;;WD)(A;;GR;;;RC)`,
  SYS_ALL_ADM_RWX_WORLD_RW_RES_R: `${administrators}(A;;GRGW;;;WD)(A;;GR;;;RC)`,
  SYS_ALL_ADM_RWX_WORLD_RWX_RES_RWX: `${administrators}(A;;GRGWGX;;;WD)(A;;GRGWGX;;;RC)`,
};

/** Bytes for all of them. */
const room = 8192;

export function exportData(k: Kernel): ReadonlyMap<string, Offset> {
  const data = new Map<string, Offset>();
  const block = k.machine.reserve(room, 4096, "the kernel's exported variables");
  k.m.protect(block, room, 0);
  let next = block;
  const add = (name: string, size: number): Offset => {
    const at = next;
    next += (size + 15) & ~15;
    data.set(name, at);
    return at;
  };
  add("cancelSpinLock", 8);
  add("configurationInformation", 64);
  add("securityContext", 32);
  k.m.u8[add("KeNumberProcessors", 8)] = Math.min(
    k.scenario.machine?.processors ?? 2,
    k.scenario.machine?.groupSize ?? 64,
  );
  // The headers declare these as pointers to what the kernel keeps: what attends here is no kernel debugger.
  for (const [name, value] of [
    ["KdDebuggerEnabled", 0],
    ["KdDebuggerNotPresent", 1],
  ] as const) {
    const kept = add(`${name} itself`, 1);
    k.m.u8[kept] = value;
    k.setPointer(add(name, 8), kept);
  }
  // No serial port is taken by one: a NULL pointer in the kernel's own variable.
  k.setPointer(add("KdComPortInUse", 8), add("KdComPortInUse itself", 8));
  const safeMode = add("InitSafeBootMode itself", 4);
  k.m.setU32(safeMode, safeModes.indexOf(k.scenario.machine?.safeMode ?? "off"));
  k.setPointer(add("InitSafeBootMode", 8), safeMode);
  exportSecurityConstants(k, add);
  // Filled in when the system process is made.
  add("PsInitialSystemProcess", 8);
  k.m.setU16(add("NlsAnsiCodePage", 2), 1252);
  k.m.setU16(add("NlsOemCodePage", 2), 437);
  // No character of either has two bytes.
  for (const name of ["NlsMbCodePageTag", "NlsMbOemCodePageTag"]) add(name, 1);
  k.m.setU64(add("MmHighestUserAddress", 8), 0x0000_7fff_fffe_ffffn);
  k.m.setU64(add("MmUserProbeAddress", 8), userProbeAddress);
  k.m.setU64(add("MmSystemRangeStart", 8), 0xffff_8000_0000_0000n);
  // Each exported type variable leads to a pointer to an opaque object.
  for (const name of objectTypes) {
    const object = add(`${name}Object`, 16);
    const pointer = add(`${name}Pointer`, 8);
    k.setPointer(pointer, object);
    k.setPointer(add(name, 8), pointer);
  }
  for (const [name, text] of Object.entries(descriptors)) {
    const buffer = add(`text of ${name}`, 2 * text.length + 2);
    writeUtf16(k, buffer, `${text}\0`);
    setUnicodeString(
      k,
      add(`SDDL_DEVOBJ_${name}`, k.s.UNICODE_STRING.size),
      buffer,
      2 * text.length,
      2 * text.length + 2,
    );
  }
  return data;
}

// The auxiliary kernel-mode library (aux_klib.h): the loaded images, and the data of the bug check under way. Linked into each driver, it
// must be set up by each before its other routines do anything. Left out: firmware tables.
import * as nt from "../constants.ts";
import { ddi, type Outcome, type Routine } from "../ddi.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { loadedModules } from "../ps/system-information.ts";

/** AUX_MODULE_BASIC_INFO and AUX_MODULE_EXTENDED_INFO: their sizes, and where the parts of the latter are. */
const Module = { basic: 8, extended: 272, size: 8, nameOffset: 12, path: 14, longestPath: 255 } as const;
/** KBUGCHECK_DATA. */
const Data = { size: 40, code: 4, parameters: 8 } as const;

const isReady = (k: Kernel, f: Offset): boolean => k.state.auxiliaryUsers.has(k.callerDriver(f));

/** (&BufferSize, ElementSize, QueryInfo or NULL) */
function queryModules(k: Kernel, f: Offset): Outcome {
  const length = k.argPointer(f, 0);
  const element = k.argU32(f, 1);
  const out = k.argPointer(f, 2);
  k.touch(f, length, 4, true);
  if (!isReady(k, f)) return k.return32(f, nt.STATUS_UNSUCCESSFUL);
  if (element !== Module.basic && element !== Module.extended) return k.return32(f, nt.STATUS_INVALID_PARAMETER_2);
  const modules = loadedModules(k);
  const needed = modules.length * element;
  const room = k.m.u32(length);
  k.m.setU32(length, needed);
  if (out === 0) return k.return32(f, nt.STATUS_SUCCESS);
  if (room < needed) return k.return32(f, nt.STATUS_BUFFER_TOO_SMALL);
  k.touch(f, out, needed, true);
  k.m.u8.fill(0, out, out + needed);
  for (const [i, { path, base, size }] of modules.entries()) {
    const at = out + i * element;
    k.m.setU64(at, base);
    if (element === Module.basic) continue;
    k.m.setU32(at + Module.size, size);
    k.m.setU16(at + Module.nameOffset, path.lastIndexOf("\\") + 1);
    k.m.u8.set(new TextEncoder().encode(path).subarray(0, Module.longestPath), at + Module.path);
  }
  return k.return32(f, nt.STATUS_SUCCESS);
}

/** (&BugCheckData) */
function bugCheckData(k: Kernel, f: Offset): Outcome {
  const at = k.argPointer(f, 0);
  k.touch(f, at, Data.size, true);
  if (!isReady(k, f)) return k.return32(f, nt.STATUS_UNSUCCESSFUL);
  if (k.m.u32(at) !== Data.size) return k.return32(f, nt.STATUS_INFO_LENGTH_MISMATCH);
  const stop = k.state.frozen?.stop;
  const bugcheck =
    stop?.kind === "bugcheck" ? stop.bugcheck : stop?.kind === "finding" ? stop.finding.bugcheck : undefined;
  k.m.setU32(at + Data.code, bugcheck?.code ?? 0);
  for (let i = 0; i < 4; i++) k.m.setU64(at + Data.parameters + 8 * i, bugcheck?.parameters[i] ?? 0n);
  return k.return32(f, nt.STATUS_SUCCESS);
}

export const auxiliaryDdis: readonly Routine[] = [
  ddi("AuxKlibInitialize", 0, (k, f) => {
    k.state.auxiliaryUsers.add(k.callerDriver(f));
    return k.return32(f, nt.STATUS_SUCCESS);
  }),
  ddi("AuxKlibQueryModuleInformation", 3, queryModules),
  ddi("AuxKlibGetBugCheckData", 1, bugCheckData),
];

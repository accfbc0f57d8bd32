// Our kernel headers compiled as a unit of their own: the types and the contract of every DDI.
import { compileUnit } from "../compile.ts";
import type { FileAccess } from "../source/source.ts";
import type { CompileCache, Target, Unit } from "../unit.ts";

/** Headers whose declarations every DDI is bound to. */
const contractHeaders = [
  "ntifs.h",
  "wdmsec.h",
  "wmistr.h",
  "wmilib.h",
  "aux_klib.h",
  "usbdlib.h",
  "usbioctl.h",
  "ntstrsafe.h",
  "ringside_trace.h",
];

/** `folder` holds our headers. */
export function ownHeaders(folder: string, host: FileAccess, target: Target, cache?: CompileCache): Unit {
  const path = `${folder}/../contract.c`;
  const there = contractHeaders.filter((name) => host.read(`${folder}/${name}`) !== undefined);
  const text = there.map((name) => `#include <${name}>\n`).join("");
  const files: FileAccess = { read: (wanted) => (wanted === path ? text : host.read(wanted)) };
  return compileUnit(path, {
    target,
    files,
    includePaths: [folder],
    defines: {},
    ...(cache === undefined ? {} : { cache }),
  });
}

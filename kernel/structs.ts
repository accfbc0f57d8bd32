// Where the fields of the kernel's documented structures are, as the compiled headers lay them out: there is no other table.
// Each manager names what it uses in its folder. A field is named by its path as C would write it; the value is its byte offset.

import type { Program } from "../compiler/program.ts";
import { findField, sizeOf } from "../compiler/types/layout.ts";
import type { RecordDecl } from "../compiler/types/type.ts";
import { exStructs } from "./ex/structs.ts";
import { fileStructs } from "./fs/structs.ts";
import { dmaStructs } from "./hal/structs.ts";
import { ioStructs } from "./io/structs.ts";
import { keStructs } from "./ke/structs.ts";
import { mmStructs } from "./mm/structs.ts";
import { obStructs } from "./ob/structs.ts";
import { pnpStructs } from "./pnp/structs.ts";
import { poStructs } from "./po/structs.ts";
import { psStructs } from "./ps/structs.ts";
import { rtlStructs } from "./rtl/structs.ts";
import { seStructs } from "./se/structs.ts";
import { usbStructs } from "./usb/structs.ts";
import { wmiStructs } from "./wmi/structs.ts";

const wanted = {
  ...dmaStructs,
  ...exStructs,
  ...fileStructs,
  ...ioStructs,
  ...keStructs,
  ...mmStructs,
  ...obStructs,
  ...pnpStructs,
  ...poStructs,
  ...psStructs,
  ...rtlStructs,
  ...seStructs,
  ...usbStructs,
  ...wmiStructs,
};

type Wanted = typeof wanted;
export type Layout<F extends string> = { readonly size: number } & { readonly [K in F]: number };
export type Structs = { readonly [S in keyof Wanted]: Layout<Wanted[S][number]> };

/**
 * Offsets from the contract. V8 keeps an object that has grown member by member as a hash table, and its copy as a record: every IRP
 * reads some hundred of these. Throws, naming all that is missing, if a header does not declare what the kernel relies on.
 */
export function bindStructs(contract: Program): Structs {
  const missing: string[] = [];
  const result: Record<string, Record<string, number>> = {};
  for (const [name, fields] of Object.entries(wanted)) {
    const found = recordNamed(contract, name);
    if (found === undefined) {
      missing.push(name);
      continue;
    }
    const layout: Record<string, number> = { size: found.size };
    for (const field of fields) {
      const offset = offsetOf(found.decl, field);
      if (offset === undefined) missing.push(`${name}.${field}`);
      else layout[field] = offset;
    }
    result[name] = { ...layout };
  }
  if (missing.length > 0) throw new Error(`the kernel headers do not declare ${missing.join(", ")}`);
  // Every name in `wanted` was found, or the line above has thrown.
  return { ...result } as unknown as Structs;
}

/** Offset of "A.B.C" in a structure; undefined if there is no such path. */
export function offsetOf(decl: RecordDecl, path: string): number | undefined {
  let at = 0;
  let record: RecordDecl | undefined = decl;
  for (const name of path.split(".")) {
    if (record === undefined) return undefined;
    const found = findField(record, name, "x64");
    if (found === undefined) return undefined;
    at += found.offset;
    let type = found.steps[found.steps.length - 1]?.field.type;
    while (type?.kind === "array") type = type.of;
    record = type?.kind === "record" ? type.decl : undefined;
  }
  return at;
}

export function recordNamed(contract: Program, name: string): { decl: RecordDecl; size: number } | undefined {
  for (const unit of contract.units) {
    const type = unit.typedefs.get(name)?.type;
    if (type?.kind === "record") return { decl: type.decl, size: sizeOf(type, unit.target) };
    const decl = unit.records.get(`_${name}`) ?? unit.records.get(name);
    if (decl?.fields !== undefined) {
      return { decl, size: sizeOf({ kind: "record", decl, quals: 0 }, unit.target) };
    }
  }
  return undefined;
}

// Our own headers as our own compiler lays them out: every structure that has a name, with every member that has an address.
import { compileUnit, layoutOf, type Target, type Unit } from "../../compiler/index.ts";
import type { RecordDecl, Type } from "../../compiler/types/type.ts";
import { NodeFiles } from "../../host/files.ts";
import type { Question } from "./witness.ts";
import { questionName } from "./witness.ts";

const headers = (
  "ntifs.h wmistr.h wmilib.h ntddser.h ntddpar.h parallel.h devpropdef.h usb.h usbdi.h usbdlib.h usbbusif.h poclass.h batclass.h " +
  "ntddkbd.h ntddmou.h kbdmou.h ntdd8042.h ntddstor.h ntdddisk.h ntddcdrm.h ntddvol.h mountmgr.h mountdev.h srb.h scsi.h " +
  "minitape.h smbus.h oprghdlr.h ntddscsi.h hidusage.h hidpi.h hidclass.h hidport.h hidsdi.h ntddvdeo.h ntddbeep.h acpiioct.h mmreg.h ks.h ksmedia.h"
).split(" ");
const source = headers.map((name) => `#include <${name}>\n`).join("");

/** Versions that we pretend to be, and limits of the C types, are each compiler's own. */
const ofTheCompiler =
  /^(NTDDI_|WINVER$|_WIN32|WDK_|INT_|CHAR_|SCHAR_|UCHAR_|SHRT_|USHRT_|LONG_|ULONG_|LLONG_|ULLONG_|WCHAR_)/;

export interface Subject {
  readonly unit: Unit;
  readonly questions: readonly Question[];
  readonly table: ReadonlyMap<string, number>;
}

export function subject(target: Target, include: string): Subject {
  const disk = new NodeFiles();
  const files = { read: (path: string) => (path === "/layout.c" ? source : disk.read(path)) };
  // DBG=0: the other headers are read as for a free build.
  const unit = compileUnit("/layout.c", { target, files, includePaths: [include], defines: { DBG: "0" } });
  const questions: Question[] = [];
  const table = new Map<string, number>();
  const note = (question: Question, value: number) => {
    questions.push(question);
    table.set(questionName(question), value);
  };
  for (const [name, typedef] of unit.typedefs) {
    const type = typedef.type;
    if (type.kind !== "record" || type.decl.fields === undefined) continue;
    note({ kind: "size", type: name }, layoutOf(type.decl, target).size);
    for (const [member, offset] of members(type.decl, target, "", 0))
      note({ kind: "offset", type: name, member }, offset);
  }
  const constant = (name: string, value: bigint | undefined) => {
    if (value !== undefined) note({ kind: "value", name }, Number(BigInt.asUintN(32, value)));
  };
  for (const { name, params } of unit.macros)
    if (params === undefined && /^[A-Z]/.test(name) && !ofTheCompiler.test(name)) constant(name, unit.macroValue(name));
  for (const [name, value] of unit.enumerators) constant(name, value);
  return { unit, questions, table };
}

function* members(decl: RecordDecl, target: Target, prefix: string, base: number): Generator<[string, number]> {
  for (const { field, offset } of layoutOf(decl, target).fields) {
    if (field.bits !== undefined) continue;
    const at = base + offset;
    const inner = recordOf(field.type);
    if (field.name === undefined) {
      if (inner !== undefined) yield* members(inner, target, prefix, at);
      continue;
    }
    const path = `${prefix}${field.name}`;
    yield [path, at];
    // Structures with a name of their own are asked about under that name.
    if (inner !== undefined && inner.name === undefined) yield* members(inner, target, `${path}.`, at);
  }
}

function recordOf(type: Type): RecordDecl | undefined {
  return type.kind === "record" && type.decl.fields !== undefined ? type.decl : undefined;
}

// `ringside ddis`: every routine of the kernel headers, whether the emulator runs it and whether the checks know its contract; and the
// routines that programs can call.
// Derived from the headers and from the kernel's own list; nothing here is written by hand.
import { compileUnit } from "../compiler/index.ts";
import { intrinsicByName, refusedIntrinsics } from "../compiler/ir/intrinsics.ts";
import { isBuiltin } from "../compiler/lower/calls.ts";
import { type Macro, type MacroTable, macroRange } from "../compiler/preprocess/macros.ts";
import { textOf } from "../compiler/preprocess/symbols.ts";
import { emulatedDdis, emulatedForPrograms } from "../kernel/emulated.ts";
import { compileOptions } from "./sources.ts";

interface Ddi {
  readonly name: string;
  readonly header: string | undefined;
  readonly declared: boolean;
  /** Run by the emulator, or an inline function of the header that the machine runs as it is. */
  readonly emulated: boolean;
  /** Has a contract that the checks prove and the emulator enforces. */
  readonly checked: boolean;
}

const headers = [
  "ntifs.h",
  "ntddk.h",
  "wdm.h",
  "wdmsec.h",
  "wmilib.h",
  "aux_klib.h",
  "wmistr.h",
  "ntstrsafe.h",
  "ntintsafe.h",
  "csq.h",
  "ntddser.h",
  "ntddpar.h",
  "wdf.h",
  "wdfusb.h",
  "wdfminiport.h",
  "usbdlib.h",
  "hidport.h",
  "hidpddi.h",
  "hidsdi.h",
  "srb.h",
  "batclass.h",
];

export function ddisCommand(format: "pretty" | "json"): number {
  const ddis = listDdis();
  if (format === "json") {
    process.stdout.write(`${JSON.stringify({ ddis, forPrograms: emulatedForPrograms }, undefined, 2)}\n`);
    return 0;
  }
  for (const ddi of ddis) {
    const marks = [ddi.declared ? "declared" : "-", ddi.emulated ? "emulated" : "-", ddi.checked ? "checked" : "-"];
    process.stdout.write(
      `${ddi.name.padEnd(48)} ${marks.map((mark) => mark.padEnd(9)).join(" ")} ${ddi.header ?? ""}\n`,
    );
  }
  const count = (which: (ddi: Ddi) => boolean): number => ddis.filter(which).length;
  process.stdout.write(
    `${count((ddi) => ddi.declared)} declared, ${count((ddi) => ddi.emulated)} emulated, ${count((ddi) => ddi.checked)} checked\n`,
  );
  process.stdout.write("\nFor programs, of the Win32 API and the C library:\n");
  for (const name of emulatedForPrograms) process.stdout.write(`${name}\n`);
  process.stdout.write(`${emulatedForPrograms.length} emulated for programs\n`);
  return 0;
}

const headerName = (file: string): string => file.slice(file.lastIndexOf("/include/") + "/include/".length);

/** What a header offers as a routine, though it is a macro: another name for one, or named as routines are. Undefined for other macros. */
function routineOf(macro: Macro, macros: MacroTable, ddis: ReadonlyMap<string, Ddi>): Ddi | undefined {
  const file = macroRange(macro)?.file;
  const words = macro.body.symbols.map(textOf);
  const alias = macro.params === undefined && words.length === 1 ? words[0] : undefined;
  const isKnown = (name: string) => ddis.has(name) || isIntrinsic(name);
  const isRoutine = alias === undefined ? macro.params !== undefined && routineName.test(macro.name) : isKnown(alias);
  if (file === undefined || !isRoutine) return undefined;
  const target = alias === undefined ? undefined : ddis.get(alias);
  const emulated = runs(macro, macros, ddis, new Set());
  return { name: macro.name, header: headerName(file), declared: true, emulated, checked: target?.checked ?? false };
}
const isIntrinsic = (name: string): boolean => intrinsicByName(name) !== undefined || isBuiltin(name);
const routineName = /^[A-Z][A-Za-z]*[a-z]/;

/** Whether the machine runs everything that a macro's replacement calls. */
function runs(macro: Macro, macros: MacroTable, ddis: ReadonlyMap<string, Ddi>, seen: Set<Macro>): boolean {
  if (seen.has(macro)) return true;
  seen.add(macro);
  return macro.body.symbols.map(textOf).every((word) => {
    const inner = macros.get(word);
    if (inner !== undefined) return runs(inner, macros, ddis, seen);
    return !refusedIntrinsics.has(word) && (ddis.get(word)?.emulated ?? true);
  });
}

export function listDdis(): Ddi[] {
  const options = compileOptions({});
  const present = headers.filter((header) =>
    options.includePaths.some((folder) => options.files.read(`${folder}/${header}`) !== undefined),
  );
  const main = "ringside-ddis.c";
  const text = present.map((header) => `#include <${header}>\n`).join("");
  const unit = compileUnit(main, {
    ...options,
    files: { read: (path) => (path === main ? text : options.files.read(path)) },
  });
  const emulated = new Set(emulatedDdis);
  const ddis = new Map<string, Ddi>();
  for (const symbol of unit.symbols.values()) {
    if (symbol.kind !== "function") continue;
    const { declaration, token } = symbol.declaredAt;
    const { file } = unit.range(declaration, { first: token, last: token });
    ddis.set(symbol.name, {
      name: symbol.name,
      header: headerName(file),
      declared: true,
      emulated: emulated.has(symbol.name) || symbol.defined || isIntrinsic(symbol.name),
      checked: unit.contractOf(symbol).clauses.length > 0,
    });
  }
  for (const macro of unit.macros) {
    const routine = ddis.has(macro.name) ? undefined : routineOf(macro, unit.macros, ddis);
    if (routine !== undefined) ddis.set(macro.name, routine);
  }
  for (const name of emulated) {
    if (!ddis.has(name)) ddis.set(name, { name, header: undefined, declared: false, emulated: true, checked: false });
  }
  return [...ddis.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

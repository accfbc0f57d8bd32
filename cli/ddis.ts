// `ringside ddis`: every routine of the kernel headers, whether the emulator runs it and whether the checks know its contract; and the
// routines that programs can call.
// Derived from the headers and from the kernel's own list; nothing here is written by hand.
import { compileUnit } from "../compiler/index.ts";
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

function listDdis(): Ddi[] {
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
      header: file.slice(file.lastIndexOf("/include/") + "/include/".length),
      declared: true,
      emulated: emulated.has(symbol.name) || symbol.defined,
      checked: unit.contractOf(symbol).clauses.length > 0,
    });
  }
  for (const name of emulated) {
    if (!ddis.has(name)) ddis.set(name, { name, header: undefined, declared: false, emulated: true, checked: false });
  }
  return [...ddis.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

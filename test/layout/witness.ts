// Asks another compiler, with other headers (mingw-w64's), for the sizes and offsets of structures. Nothing is run: the numbers
// are constants in the assembly text it writes. Members that its headers do not have are found from its own error messages.
import { spawnSync } from "node:child_process";

export interface Witness {
  readonly command: string;
  readonly args: readonly string[];
}
/** "sizeof IRP", "offsetof IRP.Tail.Overlay" or "value IRP_MJ_READ" to its value; constants as unsigned 32-bit numbers. */
export type Table = ReadonlyMap<string, number>;
export type Question =
  | { readonly kind: "size"; readonly type: string }
  | { readonly kind: "offset"; readonly type: string; readonly member: string }
  | { readonly kind: "value"; readonly name: string };
export function questionName(q: Question): string {
  switch (q.kind) {
    case "size":
      return `sizeof ${q.type}`;
    case "offset":
      return `offsetof ${q.type}.${q.member}`;
    case "value":
      return `value ${q.name}`;
  }
}
function expression(q: Question): string {
  switch (q.kind) {
    case "size":
      return `sizeof(${q.type})`;
    case "offset":
      return `__builtin_offsetof(${q.type}, ${q.member})`;
    case "value":
      return `(unsigned)(${q.name})`;
  }
}

export const ddkFolder = "/usr/share/mingw-w64/include/ddk";
// The folder above ddk/ has newer versions of two of them; its batclass.h cannot be included after those.
const includes = (
  "ntddk.h ntifs.h wmistr.h wmilib.h ntddser.h ntddpar.h parallel.h devpropdef.h usb.h usbdi.h usbdlib.h usbbusif.h " +
  "../poclass.h ntddkbd.h ntddmou.h kbdmou.h ntdd8042.h ntddstor.h ntdddisk.h ntddcdrm.h ntddvol.h mountmgr.h " +
  "mountdev.h srb.h scsi.h ntddscsi.h hidusage.h hidpi.h ../hidclass.h hidsdi.h ntddvdeo.h ntddbeep.h acpiioct.h " +
  "../windef.h ../mmreg.h ../ks.h ../ksmedia.h"
).split(" ");

/** Which of the questions the other headers can answer, with their answers. */
export function ask(witness: Witness, questions: readonly Question[]): Table {
  const words = wordsOf(witness);
  let left = questions.filter((q) => namesIn(q).every((name) => words.has(name)));
  for (let round = 0; round < 8; round++) {
    const { source, lineOf } = program(left);
    const made = spawnSync(witness.command, [...witness.args, "-S", "-o", "-", "-x", "c", "-"], {
      input: source,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    if (made.error !== undefined) throw made.error;
    if (made.status === 0) return answers(made.stdout, left);
    const bad = new Set<number>();
    for (const match of made.stderr.matchAll(
      /^<stdin>:(\d+):\d+: (?:(?:fatal )?error: |note: in expansion of macro )/gm,
    ))
      bad.add(Number(match[1]));
    const before = left.length;
    left = left.filter((_, i) => !bad.has(lineOf(i)));
    if (left.length === before) throw new Error(`the witness compiler fails elsewhere:\n${made.stderr.slice(0, 2000)}`);
  }
  throw new Error("the witness compiler finds ever new errors");
}

/** Every word of its headers. A question with other words is not asked: an error costs the compiler a search for what was meant. */
function wordsOf(witness: Witness): ReadonlySet<string> {
  const made = spawnSync(witness.command, [...witness.args, "-E", "-dD", "-x", "c", "-"], {
    input: program([]).source,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (made.error !== undefined) throw made.error;
  return new Set(made.stdout.match(/[A-Za-z_]\w*/g));
}
function namesIn(q: Question): readonly string[] {
  if (q.kind === "value") return [q.name];
  return q.kind === "size" ? [q.type] : [q.type, ...q.member.split(".")];
}

function program(questions: readonly Question[]): { source: string; lineOf: (i: number) => number } {
  const head = includes.map((name) => `#include <${name}>`);
  const lines = questions.map((q, i) => `const unsigned ringside_${i} = ${expression(q)};`);
  return { source: `${[...head, ...lines].join("\n")}\n`, lineOf: (i) => head.length + i + 1 };
}

function answers(assembly: string, questions: readonly Question[]): Table {
  const table = new Map<string, number>();
  // `ringside_7:` or `_ringside_7:` and then one directive: `.long 8`, `.space 4` or `.zero 4` for 0.
  for (const match of assembly.matchAll(/^_?ringside_(\d+):\s*\n\s*\.(long|space|zero|int)\s+(-?\d+)/gm)) {
    const question = questions[Number(match[1])];
    if (question === undefined) continue;
    table.set(questionName(question), match[2] === "long" || match[2] === "int" ? Number(match[3]) >>> 0 : 0);
  }
  return table;
}

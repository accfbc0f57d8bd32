// <stdio.h>: formatted and plain text to and from streams. What streams are of files, and how these are opened, is the host's.
import { narrow, readUnits, writeUnits } from "./access.ts";
import { type Arguments, format } from "./format.ts";
import { type Call, type Routine, routine, Stream } from "./routine.ts";
import { scan } from "./scan.ts";

/** The variable arguments of this call, from slot `first` on. */
function ownArguments(c: Call, first: number): Arguments {
  let next = first;
  return { next: () => c.u64(next++) };
}
/** The arguments a `va_list` leads to. */
function listArguments(c: Call, list: bigint): Arguments {
  let next = list;
  return {
    next() {
      const at = c.access.at(next, 8, false);
      next += 8n;
      return c.access.memory.u64(at);
    },
  };
}

function formatted(c: Call, template: number, args: Arguments): number[] {
  return format(c.access, readUnits(c.access, c.u64(template), 1), args, { wide: false });
}
const stream = (c: Call, slot: number): number => Number(c.u64(slot) & 0xffff_ffffn);
function print(c: Call, to: number, bytes: readonly number[]): number {
  c.library.write(to, bytes);
  return bytes.length;
}
/** Writes at most `size` bytes with their zero; the length that was wanted. */
function printTo(c: Call, size: number | undefined, bytes: readonly number[]): number {
  const fitting = size === undefined ? bytes : bytes.slice(0, Math.max(0, size - 1));
  if (size === undefined || size > 0) writeUnits(c.access, c.u64(0), 1, [...fitting, 0]);
  return bytes.length;
}

/** Microsoft's older form: a text that fills the room has no zero, and one that does not fit gives -1. */
function printCounted(c: Call, size: number, bytes: readonly number[]): number {
  const written = bytes.length < size ? [...bytes, 0] : bytes.slice(0, size);
  if (written.length > 0) writeUnits(c.access, c.u64(0), 1, written);
  return bytes.length > size ? -1 : bytes.length;
}

function formattedWide(c: Call, template: number, args: Arguments): number[] {
  return format(c.access, readUnits(c.access, c.u64(template), 2), args, { wide: true });
}
/** Wide text into a room of so many characters; -1 if it does not fit. */
function printWide(c: Call, size: number, units: readonly number[]): number {
  if (units.length >= size) {
    if (size > 0) writeUnits(c.access, c.u64(0), 2, [...units.slice(0, size - 1), 0]);
    return -1;
  }
  writeUnits(c.access, c.u64(0), 2, [...units, 0]);
  return units.length;
}
/** The `_s` forms: what does not fit leaves an empty text, unless `most` (or _TRUNCATE) characters are asked for. */
function printSecure(c: Call, width: 1 | 2, most: bigint | undefined, units: readonly number[]): number {
  const size = c.size(1);
  if (size === 0) return -1;
  const truncate = most === 0xffff_ffff_ffff_ffffn;
  const wanted = most === undefined || truncate || most > BigInt(units.length) ? units : units.slice(0, Number(most));
  if (wanted.length < size) {
    writeUnits(c.access, c.u64(0), width, [...wanted, 0]);
    return wanted.length < units.length ? -1 : units.length;
  }
  writeUnits(c.access, c.u64(0), width, truncate ? [...units.slice(0, size - 1), 0] : [0]);
  return -1;
}

function securePrints(
  name: string,
  counted: string,
  countedList: string,
  width: 1 | 2,
  format: (c: Call, at: number, args: Arguments) => readonly number[],
): Routine[] {
  return [
    routine(`${name}_s`, 3, (c) => printSecure(c, width, undefined, format(c, 2, ownArguments(c, 3)))),
    routine(`v${name}_s`, 4, (c) => printSecure(c, width, undefined, format(c, 2, listArguments(c, c.u64(3))))),
    routine(`${counted}_s`, 4, (c) => printSecure(c, width, c.u64(2), format(c, 3, ownArguments(c, 4)))),
    routine(`${countedList}_s`, 5, (c) => printSecure(c, width, c.u64(2), format(c, 3, listArguments(c, c.u64(4))))),
  ];
}

/** scanf looks at all that has come; where it has read everything, more may be wanted. */
function scanInput(c: Call, from: number, template: number, args: Arguments, secure: boolean, wide = false): number {
  const text = c.library.rest(from);
  const format = readUnits(c.access, c.u64(template), wide ? 2 : 1);
  const { stored, used } = scan(c.access, text, format, args, { secure, wide });
  if (used >= text.length) c.library.starve(from);
  c.library.skip(from, used);
  return stored;
}
/** (text, size, stream): a line with its end, as far as there is room; null if there is none. */
function getText(c: Call, width: 1 | 2): bigint {
  const bytes: number[] = [];
  while (bytes.length < c.i32(1) - 1) {
    const byte = c.library.read(stream(c, 2));
    if (byte < 0) break;
    bytes.push(byte);
    if (byte === 0x0a) break;
  }
  if (bytes.length === 0) return 0n;
  writeUnits(c.access, c.u64(0), width, [...bytes, 0]);
  return c.u64(0);
}
/** A line without its end; null if there is none. */
function getLine(c: Call, size: number): bigint {
  const bytes: number[] = [];
  let byte = c.library.read(Stream.in);
  if (byte < 0) return 0n;
  for (; byte >= 0 && byte !== 0x0a; byte = c.library.read(Stream.in)) bytes.push(byte);
  writeUnits(c.access, c.u64(0), 1, [...bytes.slice(0, Math.max(0, size - 1)), 0]);
  return c.u64(0);
}

export const stdio: readonly Routine[] = [
  routine("printf", 1, (c) => print(c, Stream.out, formatted(c, 0, ownArguments(c, 1)))),
  routine("vprintf", 2, (c) => print(c, Stream.out, formatted(c, 0, listArguments(c, c.u64(1))))),
  routine("fprintf", 2, (c) => print(c, stream(c, 0), formatted(c, 1, ownArguments(c, 2)))),
  routine("vfprintf", 3, (c) => print(c, stream(c, 0), formatted(c, 1, listArguments(c, c.u64(2))))),
  routine("sprintf", 2, (c) => printTo(c, undefined, formatted(c, 1, ownArguments(c, 2)))),
  routine("vsprintf", 3, (c) => printTo(c, undefined, formatted(c, 1, listArguments(c, c.u64(2))))),
  routine("snprintf", 3, (c) => printTo(c, c.size(1), formatted(c, 2, ownArguments(c, 3)))),
  routine("_snprintf", 3, (c) => printCounted(c, c.size(1), formatted(c, 2, ownArguments(c, 3)))),
  routine("vsnprintf", 4, (c) => printTo(c, c.size(1), formatted(c, 2, listArguments(c, c.u64(3))))),
  routine("_vsnprintf", 4, (c) => printCounted(c, c.size(1), formatted(c, 2, listArguments(c, c.u64(3))))),
  routine("puts", 1, (c) => print(c, Stream.out, [...readUnits(c.access, c.u64(0), 1), 0x0a])),
  routine("fputs", 2, (c) => print(c, stream(c, 1), readUnits(c.access, c.u64(0), 1))),
  routine("putchar", 1, (c) => {
    print(c, Stream.out, [c.i32(0) & 0xff]);
    return c.i32(0) & 0xff;
  }),
  ...["fputc", "putc"].map((name) =>
    routine(name, 2, (c) => {
      print(c, stream(c, 1), [c.i32(0) & 0xff]);
      return c.i32(0) & 0xff;
    }),
  ),
  routine("fwrite", 4, (c) => {
    const size = c.size(1) * c.size(2);
    if (size === 0) return 0n;
    const at = c.access.at(c.u64(0), size, false);
    print(c, stream(c, 3), [...c.access.memory.u8.subarray(at, at + size)]);
    return c.u64(2);
  }),
  // As many whole elements as there are.
  routine("fread", 4, (c) => {
    const size = c.size(1);
    const wanted = size * c.size(2);
    if (wanted === 0) return 0n;
    const bytes: number[] = [];
    while (bytes.length < wanted) {
      const byte = c.library.read(stream(c, 3));
      if (byte < 0) break;
      bytes.push(byte);
    }
    const at = bytes.length === 0 ? 0 : c.access.at(c.u64(0), bytes.length, true);
    c.access.memory.u8.set(bytes, at);
    return BigInt(Math.floor(bytes.length / size));
  }),
  // What is written is there at once, whatever buffer a stream is given.
  routine("fflush", 1, () => 0),
  routine("setbuf", 2, () => undefined),
  routine("setvbuf", 4, () => 0),
  routine("getchar", 0, (c) => c.library.read(Stream.in)),
  ...["fgetc", "getc"].map((name) => routine(name, 1, (c) => c.library.read(stream(c, 0)))),
  routine("fgets", 3, (c) => getText(c, 1)),
  routine("fgetws", 3, (c) => getText(c, 2)),
  ...["getwchar", "fgetwc", "getwc"].map((name) =>
    routine(name, name === "getwchar" ? 0 : 1, (c) => {
      const byte = c.library.read(name === "getwchar" ? Stream.in : stream(c, 0));
      return byte < 0 ? 0xffff : byte;
    }),
  ),
  routine("sscanf", 2, (c) => {
    const text = readUnits(c.access, c.u64(0), 1);
    return scan(c.access, text, readUnits(c.access, c.u64(1), 1), ownArguments(c, 2)).stored;
  }),
  routine("sscanf_s", 2, (c) => {
    const text = readUnits(c.access, c.u64(0), 1);
    return scan(c.access, text, readUnits(c.access, c.u64(1), 1), ownArguments(c, 2), { secure: true }).stored;
  }),
  ...[false, true].map((secure) =>
    routine(secure ? "swscanf_s" : "swscanf", 2, (c) => {
      const text = readUnits(c.access, c.u64(0), 2);
      const template = readUnits(c.access, c.u64(1), 2);
      return scan(c.access, text, template, ownArguments(c, 2), { secure, wide: true }).stored;
    }),
  ),
  routine("wscanf", 1, (c) => scanInput(c, Stream.in, 0, ownArguments(c, 1), false, true)),
  routine("fwscanf", 2, (c) => scanInput(c, stream(c, 0), 1, ownArguments(c, 2), false, true)),
  routine("scanf", 1, (c) => scanInput(c, Stream.in, 0, ownArguments(c, 1), false)),
  routine("scanf_s", 1, (c) => scanInput(c, Stream.in, 0, ownArguments(c, 1), true)),
  routine("vscanf", 2, (c) => scanInput(c, Stream.in, 0, listArguments(c, c.u64(1)), false)),
  routine("fscanf", 2, (c) => scanInput(c, stream(c, 0), 1, ownArguments(c, 2), false)),
  routine("fscanf_s", 2, (c) => scanInput(c, stream(c, 0), 1, ownArguments(c, 2), true)),
  routine("gets", 1, (c) => getLine(c, Number.POSITIVE_INFINITY)),
  routine("gets_s", 2, (c) => getLine(c, c.size(1))),
  ...["_getch", "getch", "_getche", "getche"].map((name) => routine(name, 0, (c) => c.library.read(Stream.in))),
  ...["_kbhit", "kbhit"].map((name) => routine(name, 0, (c) => (c.library.rest(Stream.in).length > 0 ? 1 : 0))),
  routine("printf_s", 1, (c) => print(c, Stream.out, formatted(c, 0, ownArguments(c, 1)))),
  routine("fprintf_s", 2, (c) => print(c, stream(c, 0), formatted(c, 1, ownArguments(c, 2)))),
  ...securePrints("sprintf", "_snprintf", "_vsnprintf", 1, formatted),
  ...securePrints("swprintf", "_snwprintf", "_vsnwprintf", 2, formattedWide),
  routine("wprintf", 1, (c) => print(c, Stream.out, narrow(formattedWide(c, 0, ownArguments(c, 1))))),
  routine("fwprintf", 2, (c) => print(c, stream(c, 0), narrow(formattedWide(c, 1, ownArguments(c, 2))))),
  routine("vwprintf", 2, (c) => print(c, Stream.out, narrow(formattedWide(c, 0, listArguments(c, c.u64(1)))))),
  ...["swprintf", "_snwprintf"].map((name) =>
    routine(name, 3, (c) => printWide(c, c.size(1), formattedWide(c, 2, ownArguments(c, 3)))),
  ),
  routine("_putws", 1, (c) => print(c, Stream.out, [...narrow(readUnits(c.access, c.u64(0), 2)), 0x0a])),
  routine("fputws", 2, (c) => print(c, stream(c, 1), narrow(readUnits(c.access, c.u64(0), 2)))),
  routine("putwchar", 1, (c) => {
    print(c, Stream.out, narrow([c.i32(0) & 0xffff]));
    return c.i32(0) & 0xffff;
  }),
  routine("__ringside_assert", 3, (c) => {
    const what = (slot: number) => String.fromCharCode(...readUnits(c.access, c.u64(slot), 1));
    const message = `${what(1)}:${c.i32(2)}: assertion failed: ${what(0)}\n`;
    c.library.write(Stream.error, [...new TextEncoder().encode(message)]);
    return c.library.exit(134);
  }),
];

// <stdio.h> for a program with a standard input, output and error stream and no files.
import { readUnits, writeUnits } from "./access.ts";
import { type Arguments, format } from "./format.ts";
import { type Call, type Routine, routine } from "./routine.ts";
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
function stream(c: Call, slot: number): "out" | "error" {
  return c.u64(slot) === 3n ? "error" : "out";
}
function print(c: Call, to: "out" | "error", bytes: readonly number[]): number {
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

export const stdio: readonly Routine[] = [
  routine("printf", 1, (c) => print(c, "out", formatted(c, 0, ownArguments(c, 1)))),
  routine("vprintf", 2, (c) => print(c, "out", formatted(c, 0, listArguments(c, c.u64(1))))),
  routine("fprintf", 2, (c) => print(c, stream(c, 0), formatted(c, 1, ownArguments(c, 2)))),
  routine("vfprintf", 3, (c) => print(c, stream(c, 0), formatted(c, 1, listArguments(c, c.u64(2))))),
  routine("sprintf", 2, (c) => printTo(c, undefined, formatted(c, 1, ownArguments(c, 2)))),
  routine("vsprintf", 3, (c) => printTo(c, undefined, formatted(c, 1, listArguments(c, c.u64(2))))),
  routine("snprintf", 3, (c) => printTo(c, c.size(1), formatted(c, 2, ownArguments(c, 3)))),
  routine("_snprintf", 3, (c) => printCounted(c, c.size(1), formatted(c, 2, ownArguments(c, 3)))),
  routine("vsnprintf", 4, (c) => printTo(c, c.size(1), formatted(c, 2, listArguments(c, c.u64(3))))),
  routine("_vsnprintf", 4, (c) => printCounted(c, c.size(1), formatted(c, 2, listArguments(c, c.u64(3))))),
  routine("puts", 1, (c) => print(c, "out", [...readUnits(c.access, c.u64(0), 1), 0x0a])),
  routine("fputs", 2, (c) => print(c, stream(c, 1), readUnits(c.access, c.u64(0), 1))),
  routine("putchar", 1, (c) => {
    print(c, "out", [c.i32(0) & 0xff]);
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
  routine("fflush", 1, () => 0),
  routine("getchar", 0, (c) => c.library.read()),
  ...["fgetc", "getc"].map((name) => routine(name, 1, (c) => c.library.read())),
  routine("fgets", 3, (c) => {
    const bytes: number[] = [];
    while (bytes.length < c.i32(1) - 1) {
      const byte = c.library.read();
      if (byte < 0) break;
      bytes.push(byte);
      if (byte === 0x0a) break;
    }
    if (bytes.length === 0) return 0n;
    writeUnits(c.access, c.u64(0), 1, [...bytes, 0]);
    return c.u64(0);
  }),
  routine("sscanf", 2, (c) => {
    const text = readUnits(c.access, c.u64(0), 1);
    return scan(c.access, text, readUnits(c.access, c.u64(1), 1), ownArguments(c, 2));
  }),
  routine("__ringside_assert", 3, (c) => {
    const what = (slot: number) => String.fromCharCode(...readUnits(c.access, c.u64(slot), 1));
    const message = `${what(1)}:${c.i32(2)}: assertion failed: ${what(0)}\n`;
    c.library.write("error", [...new TextEncoder().encode(message)]);
    return c.library.exit(134);
  }),
];

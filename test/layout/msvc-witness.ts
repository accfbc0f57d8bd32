// Asks Clang in its Microsoft mode (`@yowasp/clang`, compiled to WebAssembly) how it lays out the records of a source. It implements
// Microsoft's rules independently of us, so over our own headers it is a witness of the layout engine and of what the headers say.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runLLVM } from "@yowasp/clang";
import type { Target } from "../../compiler/index.ts";
import type { RecordShape } from "./shape.ts";

// Clang asks the environment for a setting at each of its many writes, which is slow where the environment is the process's own.
process.env = { ...process.env };

const triples: Record<Target, string> = { x64: "x86_64-pc-windows-msvc", x86: "i686-pc-windows-msvc" };
/** Begins the name of a record made to hold one without a tag: when a record is laid out its typedef has not been read. */
const holder = "ringside_holder_of_";
interface Folder {
  [name: string]: Folder | string;
}

/** What a source is compiled with. */
interface Surroundings {
  /** Read into Clang's file system and searched for headers. */
  readonly folders: readonly string[];
  readonly defines: Readonly<Record<string, string>>;
  /** Typedefs of records without tags that are asked for too. */
  readonly untagged: readonly string[];
}
const nothing: Surroundings = { folders: [], defines: {}, untagged: [] };

/** Every complete record of a source that has a tag. Throws what the compiler says if it refuses the source. */
export async function msvcRecords(
  target: Target,
  source: string,
  { folders, defines, untagged } = nothing,
): Promise<ReadonlyMap<string, RecordShape>> {
  const holders = untagged.map((name) => `struct ${holder}${name} { ${name} held; };\n`);
  const files: Folder = { "layout.c": source + holders.join("") };
  const include = folders.map((folder, i) => {
    files[`include${i}`] = readFolder(folder);
    return `-Iinclude${i}`;
  });
  const macros = Object.entries(defines).map(([name, value]) => `-D${name}=${value}`);
  const records = ["-Xclang", "-fdump-record-layouts-complete"];
  const args = [`--target=${triples[target]}`, "-fsyntax-only", "-w", "-nostdinc", ...macros];
  const said: string[] = [];
  const text = new TextDecoder();
  const printed: string[] = [];
  try {
    await runLLVM(["clang", ...args, ...records, ...include, "layout.c"], files, {
      stdout: (bytes) => void printed.push(bytes === null ? "" : text.decode(bytes, { stream: true })),
      stderr: (bytes) => void said.push(bytes === null ? "" : new TextDecoder().decode(bytes)),
      fetchProgress: () => undefined,
    });
  } catch (error) {
    throw new Error(said.join("").slice(0, 4000), { cause: error });
  }
  return readDump(printed.join(""));
}

function readFolder(folder: string): Folder {
  return Object.fromEntries(
    readdirSync(folder, { withFileTypes: true }).map((entry) => {
      const path = join(folder, entry.name);
      return [entry.name, entry.isDirectory() ? readFolder(path) : readFileSync(path, "utf8")];
    }),
  );
}

/**
 * Reads what `-fdump-record-layouts-complete` prints. A line is a byte offset, for a bit-field its first and last bit, then two
 * blanks more for each record that it is in, a type and a name: `  8:3-7 |     ULONG Flags`.
 */
function readDump(dump: string): ReadonlyMap<string, RecordShape> {
  const records = new Map<string, RecordShape>();
  for (const block of dump.split("*** Dumping AST Record Layout").slice(1)) {
    let name: string | undefined;
    const members: string[] = [];
    for (const line of block.split("\n")) {
      const [, at, bits, first, last, indent, rest] = /^\s*(\d+)(:(?:(\d+)-(\d+)|-))? \|( +)(.*)$/.exec(line) ?? [];
      if (at === undefined || indent === undefined || rest === undefined) continue;
      if (name === undefined) {
        name = /^(?:(?:struct|union|class) )?(\w+)$/.exec(rest)?.[1] ?? "";
        continue;
      }
      const depth = (indent.length - 1) / 2;
      const start = Number(at) * 8 + Number(first ?? 0);
      const width = bits === undefined ? "" : `:${last === undefined ? 0 : Number(last) - Number(first) + 1}`;
      members.push(`${"  ".repeat(depth - 1)}${memberName(rest)}${width} at bit ${start}`);
    }
    const [, size, align] = /\[sizeof=(\d+),(?: \w+=\d+,)* align=(\d+)/.exec(block) ?? [];
    if (name === undefined || name === "" || size === undefined) continue;
    const shape = { size: Number(size), align: Number(align) };
    if (!name.startsWith(holder)) records.set(name, { ...shape, members });
    else records.set(name.slice(holder.length), { ...shape, members: members.slice(1).map((line) => line.slice(2)) });
  }
  return records;
}
function memberName(text: string): string {
  if (text.endsWith("base)")) return "(base)";
  if (text.endsWith("vftable pointer)")) return "(vftable)";
  return /(?:^| )(\w*)$/.exec(text)?.[1] ?? "";
}

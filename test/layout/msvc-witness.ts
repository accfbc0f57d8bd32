// Asks Clang in its Microsoft mode how it lays out the records of a source. It implements Microsoft's rules independently of us, so
// over our own headers it is a witness of the layout engine and of what the headers say.
import { spawnSync } from "node:child_process";
import type { Target } from "../../compiler/index.ts";
import type { RecordShape } from "./shape.ts";

const triples: Record<Target, string> = { x64: "x86_64-pc-windows-msvc", x86: "i686-pc-windows-msvc" };
/** Begins the name of a record made to hold one without a tag: when a record is laid out its typedef has not been read. */
const holder = "ringside_holder_of_";

/** What a source is compiled with. */
interface Surroundings {
  /** Searched for headers. */
  readonly folders: readonly string[];
  readonly defines: Readonly<Record<string, string>>;
  /** Typedefs of records without tags that are asked for too. */
  readonly untagged: readonly string[];
}
const nothing: Surroundings = { folders: [], defines: {}, untagged: [] };

export const haveClang = (): boolean => spawnSync("clang", ["--version"]).status === 0;

/** Every complete record of a source that has a tag. Throws what the compiler says if it refuses the source. */
export function msvcRecords(
  target: Target,
  source: string,
  { folders, defines, untagged } = nothing,
): ReadonlyMap<string, RecordShape> {
  const holders = untagged.map((name) => `struct ${holder}${name} { ${name} held; };\n`);
  const macros = Object.entries(defines).map(([name, value]) => `-D${name}=${value}`);
  // Older Clangs do not take the address of a member of a null pointer for a constant. Our own compiler has checked the assertions.
  const args = [`--target=${triples[target]}`, "-fsyntax-only", "-w", "-nostdinc", "-Dstatic_assert(...)=", ...macros];
  const records = ["-Xclang", "-fdump-record-layouts-complete"];
  const made = spawnSync("clang", [...args, ...records, ...folders.map((folder) => `-I${folder}`), "-x", "c", "-"], {
    input: source + holders.join(""),
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
  });
  if (made.error !== undefined) throw made.error;
  if (made.status !== 0) throw new Error(made.stderr.slice(0, 4000));
  return readDump(made.stdout);
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

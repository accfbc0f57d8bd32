// Types of values in messages of software tracing, by the names that WPP's default configuration gives them, in any letter case, and
// those that drivers declare. A name that nobody knows is a number. The order of `irql` and the forms of times are as documented.

import { win32ErrorName } from "../io/win32-errors.ts";
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { guidText } from "../rtl/guid.ts";
import { readAnsiString, readAnsiZ, readUnicodeString, readWideZ } from "../rtl/unicode.ts";
import { sidText } from "../se/well-known-sids.ts";
import { fileTime } from "./self-describing.ts";
import type { TraceSite } from "./trace-message.ts";

/** The value in a slot as a type's name says. */
export function traceValue(k: Kernel, f: Offset, name: string, at: Offset, site: TraceSite): string {
  const value = k.m.u64(at);
  const own = site.types.get(name);
  if (own !== undefined && own !== "") return ownType(k, f, own, value);
  return known(k, f, name.toUpperCase(), at, value) ?? `0x${value.toString(16)}`;
}

function known(k: Kernel, f: Offset, name: string, at: Offset, value: bigint): string | undefined {
  const low = Number(BigInt.asUintN(32, value));
  const bytes = (length: number): Uint8Array => {
    const from = k.pointerAt(f, at);
    k.touch(f, from, length, false);
    return k.m.u8.slice(from, from + length);
  };
  const text = (read: (k: Kernel, f: Offset, at: Offset) => string): string =>
    value === 0n ? "<NULL>" : read(k, f, k.pointerAt(f, at));
  switch (name) {
    case "STATUS":
    case "NTSTATUS":
      return k.names.status(low);
    case "WINERROR":
      return win32ErrorName(low) || `0x${low.toString(16).padStart(8, "0")}`;
    case "HRESULT":
    case "X32":
      return `0x${low.toString(16).padStart(8, "0")}`;
    case "BOOL":
    case "BOOLEAN":
      return low === 0 ? "FALSE" : "TRUE";
    case "BOOL8":
      return (low & 0xff) === 0 ? "false" : "true";
    case "GUID":
    case "CLSID":
    case "LIBID":
    case "IID":
      return value === 0n ? "<NULL>" : `{${guidText({ u8: bytes(16) }, 0)}}`;
    case "SID":
      return value === 0n ? "<NULL>" : sidText(bytes(8 + 4 * (bytes(2)[1] ?? 0)));
    case "IPADDR":
      return [0, 8, 16, 24].map((shift) => (low >>> shift) & 0xff).join(".");
    case "PORT":
      return String(((low & 0xff) << 8) | ((low >>> 8) & 0xff));
    case "TIMESTAMP":
    case "DATETIME":
    case "DATE":
    case "TIME":
      return fileTime(value);
    case "DELTA":
    case "WAITTIME":
    case "DUE":
      return duration(BigInt.asIntN(64, value));
    case "ANSTR":
      return text(readAnsiString);
    case "USTR":
      return text(readUnicodeString);
    case "ASTR":
    case "ARSTR":
    case "STR":
    case "S":
      return text(readAnsiZ);
    case "WSTR":
    case "ARWSTR":
    case "WS":
      return text(readWideZ);
    case "PNPMJ":
      return k.names.major(low & 0xff);
    case "PNPMN":
      return k.names.minor(0x1b, low & 0xff);
    case "SYSCTRL":
      return k.names.minor(0x17, low & 0xff);
    case "IRQL":
      return ["Low", "APC", "DPC"][low & 0xff] ?? String(low & 0xff);
    default:
      return number(name, value);
  }
}

/** Numbers that are called by their C types. */
function number(name: string, value: bigint): string | undefined {
  const [, sign, type] = /^([SU]?)(BYTE|CHAR|SHORT|INT|LONG|QUAD|INT64|LONGLONG)$/.exec(name) ?? [];
  if (type === undefined) return undefined;
  const bits = { BYTE: 8, CHAR: 8, SHORT: 16, INT: 32, LONG: 32 }[type] ?? 64;
  return String(sign === "U" ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value));
}

/** Milliseconds as day~h:m:s. */
function duration(milliseconds: bigint): string {
  const seconds = (milliseconds < 0n ? -milliseconds : milliseconds) / 1000n;
  const two = (part: bigint): string => part.toString().padStart(2, "0");
  const [hours, minutes] = [(seconds / 3600n) % 24n, (seconds / 60n) % 60n];
  return `${milliseconds < 0n ? "-" : ""}${seconds / 86_400n}~${two(hours)}:${two(minutes)}:${two(seconds % 60n)}`;
}

/** `ItemListLong(a,b)`, `ItemSetLong(a,b)`, `ItemEnum(tag)`, `ItemFlagsEnum(tag)`, in the widths that there are. */
function ownType(k: Kernel, f: Offset, type: string, value: bigint): string {
  const [, kind = "", width = "", inside = ""] =
    /^Item(List|Set|Enum|FlagsEnum)(Byte|Short|Long)?\((.*)\)$/.exec(type) ?? [];
  const given = BigInt.asUintN({ Byte: 8, Short: 16 }[width] ?? 32, value);
  const names = inside.split(",").map((one) => one.trim());
  const plain = `0x${given.toString(16)}`;
  switch (kind) {
    case "List":
      return names[Number(given)] ?? plain;
    case "Set":
      return `[${names.filter((_, bit) => ((given >> BigInt(bit)) & 1n) !== 0n).join(",")}]`;
    case "Enum":
      return enumerators(k, f, inside).find(([, one]) => BigInt.asUintN(32, one) === given)?.[0] ?? plain;
    case "FlagsEnum": {
      const set = enumerators(k, f, inside).filter(([, one]) => one !== 0n && (given & one) === one);
      return set.length === 0 ? plain : `[${set.map(([one]) => one).join(",")}]`;
    }
    default:
      return plain;
  }
}

/** Of an enumeration of the driver that writes the message, by its tag or a typedef. */
function enumerators(k: Kernel, f: Offset, name: string): readonly (readonly [string, bigint])[] {
  for (const unit of k.imageNamed(k.callerDriver(f))?.program.units ?? []) {
    const type = unit.typedefs.get(name)?.type;
    const found = unit.enums.get(name) ?? (type?.kind === "enum" ? type.decl : undefined);
    if (found !== undefined && found.enumerators.size > 0) return [...found.enumerators];
  }
  return [];
}

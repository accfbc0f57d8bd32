// printf formats as the kernel's DbgPrint understands them: the C conversions (no floating point), Microsoft's I64/I32/I/w/h/l
// prefixes, %S for the other kind of string, %wZ/%Z for counted strings. Each argument is an 8-byte slot.
import type { Kernel } from "../kernel.ts";
import type { Offset } from "../machine/api.ts";
import { readAnsiString, readAnsiZ, readUnicodeString, readWideZ } from "./unicode.ts";

const conversion = /%([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+)?)?(I64|I32|I|ll|hh|h|l|w|L|z|j|t)?([a-zA-Z%])/g;

export function formatText(k: Kernel, f: Offset, format: string, slots: Offset, wide = false): string {
  let next = slots;
  const take = (): Offset => {
    const at = next;
    next += 8;
    return at;
  };
  return format.replace(
    conversion,
    (whole: string, flags: string, width: string, precision: string, size: string, type: string) => {
      if (type === "%") return "%";
      let field = width === "*" ? k.m.i32(take()) : Number(width ?? 0);
      const left = flags.includes("-") || field < 0;
      field = Math.abs(field);
      const hasPrecision = /\.(\*|\d*)/.test(whole);
      const digits = precision === "*" ? k.m.i32(take()) : hasPrecision ? Number(precision ?? 0) : -1;
      const text = convert(k, f, { flags, size: size ?? "", type, precision: digits, wide }, take);
      if (text === undefined) return whole;
      const zero = flags.includes("0") && !left && digits < 0 && "diouxXp".includes(type);
      if (text.length >= field) return text;
      if (left) return text.padEnd(field);
      if (!zero) return text.padStart(field);
      const sign = /^[-+ ]|^0[xX]/.exec(text)?.[0] ?? "";
      return sign + text.slice(sign.length).padStart(field - sign.length, "0");
    },
  );
}

interface Conversion {
  readonly flags: string;
  readonly size: string;
  readonly type: string;
  readonly precision: number;
  readonly wide: boolean;
}

function convert(k: Kernel, f: Offset, how: Conversion, take: () => Offset): string | undefined {
  const { flags, size, type, precision } = how;
  const long = size === "I64" || size === "ll" || size === "I" || size === "z" || size === "j" || size === "t";
  switch (type) {
    case "d":
    case "i": {
      const raw = k.m.u64(take());
      const value = long
        ? BigInt.asIntN(64, raw)
        : size === "h"
          ? BigInt.asIntN(16, raw)
          : size === "hh"
            ? BigInt.asIntN(8, raw)
            : BigInt.asIntN(32, raw);
      const text = (value < 0n ? -value : value).toString().padStart(Math.max(0, precision), "0");
      return value < 0n ? `-${text}` : flags.includes("+") ? `+${text}` : flags.includes(" ") ? ` ${text}` : text;
    }
    case "u":
    case "x":
    case "X":
    case "o": {
      const raw = k.m.u64(take());
      const value = long
        ? raw
        : size === "h"
          ? BigInt.asUintN(16, raw)
          : size === "hh"
            ? BigInt.asUintN(8, raw)
            : BigInt.asUintN(32, raw);
      const radix = type === "u" ? 10 : type === "o" ? 8 : 16;
      let text = value.toString(radix).padStart(Math.max(0, precision), "0");
      if (flags.includes("#") && value !== 0n) text = type === "o" ? `0${text}` : radix === 16 ? `0x${text}` : text;
      return type === "X" ? text.toUpperCase() : text;
    }
    case "p":
      return k.m.u64(take()).toString(16).toUpperCase().padStart(16, "0");
    case "c":
    case "C": {
      const code = k.m.u32(take());
      return String.fromCharCode(code & (isWide(how) ? 0xffff : 0xff));
    }
    case "s":
    case "S": {
      const at = take();
      if (k.m.u64(at) === 0n) return "(null)";
      const pointer = k.pointerAt(f, at);
      const limit = precision >= 0 ? precision : 65_536;
      return isWide(how) ? readWideZ(k, f, pointer, limit) : readAnsiZ(k, f, pointer, limit);
    }
    case "Z": {
      const at = take();
      if (k.m.u64(at) === 0n) return "(null)";
      const pointer = k.pointerAt(f, at);
      return size === "w" || size === "l" ? readUnicodeString(k, f, pointer) : readAnsiString(k, f, pointer);
    }
    default:
      return undefined;
  }
}

/** %ws, %ls and %S are wide in a narrow format; in a wide one %s is and %S is not. */
function isWide(how: Conversion): boolean {
  if (how.size === "w" || how.size === "l") return true;
  if (how.size === "h") return false;
  return (how.type === "S" || how.type === "C") !== how.wide;
}

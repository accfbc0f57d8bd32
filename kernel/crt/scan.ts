// The scanf family: integers, floating numbers, words, characters, sets of characters and `%n`, with widths and `*`. The `_s` forms
// take the room of a text after its pointer. Leaves out positional arguments.
import type { Access } from "./access.ts";
import { writeUnits } from "./access.ts";
import type { Arguments } from "./format.ts";
import { parseDouble, parseInteger } from "./numbers.ts";

const isSpace = (unit: number | undefined): boolean => unit === 0x20 || (unit !== undefined && unit >= 9 && unit <= 13);

export interface Scanned {
  /** Number of items stored, or -1 if the text ended before the first. */
  readonly stored: number;
  /** Code units of the text that have been read. */
  readonly used: number;
}

const bases: Readonly<Record<string, number>> = { d: 10, u: 10, i: 0, x: 16, X: 16, p: 16, o: 8 };

/** Width of the characters that a conversion stores: `l`, `w` and `h` say it; capitals mean the other width than the routine's own. */
function widthStored(size: string, conversion: string, wide: boolean): 1 | 2 {
  if (size === "l" || size === "w") return 2;
  if (size === "h") return 1;
  return (conversion === "S" || conversion === "C") !== wide ? 2 : 1;
}

/** `secure`: the `_s` forms. `wide`: those whose texts are of 16-bit characters. */
export function scan(
  access: Access,
  text: readonly number[],
  template: readonly number[],
  args: Arguments,
  { secure = false, wide = false }: { readonly secure?: boolean; readonly wide?: boolean } = {},
): Scanned {
  let at = 0;
  let stored = 0;
  const end = (): Scanned => ({ stored: at >= text.length && stored === 0 ? -1 : stored, used: at });
  const store = (address: bigint, bytes: number, value: bigint) => {
    const units = Array.from({ length: bytes }, (_, i) => Number((value >> BigInt(8 * i)) & 0xffn));
    writeUnits(access, address, 1, units);
  };
  for (let i = 0; i < template.length; i++) {
    const unit = template[i];
    if (isSpace(unit)) {
      while (isSpace(text[at])) at++;
      continue;
    }
    if (unit !== 0x25) {
      if (text[at] !== unit) return end();
      at++;
      continue;
    }
    const spec = /^%(\*)?(\d+)?(hh|h|ll|l|w|I64|I32|z|j|t|L)?(\[\^?\]?[^\]]*\]|.)/s.exec(
      String.fromCharCode(...template.slice(i, i + 128)),
    );
    if (spec === null) return { stored, used: at };
    const [whole, skip, width, size = "", written = ""] = spec;
    const conversion = written === "S" || written === "C" ? written.toLowerCase() : written;
    i += whole.length - 1;
    if (conversion === "%") {
      if (text[at] !== 0x25) return end();
      at++;
      continue;
    }
    if (conversion === "n") {
      if (skip === undefined) store(args.next(), 4, BigInt(at));
      continue;
    }
    const set = conversion.startsWith("[") ? setOf(conversion) : undefined;
    if (conversion !== "c" && set === undefined) while (isSpace(text[at])) at++;
    if (at >= text.length) return end();
    const limit = width === undefined ? text.length : Math.min(text.length, at + Number(width));
    const rest = text.slice(at, limit);
    if (conversion === "c" || conversion === "s" || set !== undefined) {
      const stops = (one: number): boolean => (set === undefined ? isSpace(one) : !set(one));
      const wanted = conversion === "c" ? Number(width ?? 1) : rest.findIndex(stops);
      const taken = rest.slice(0, wanted < 0 ? rest.length : wanted);
      if (taken.length === 0) return { stored, used: at };
      at += taken.length;
      if (skip !== undefined) continue;
      const units = conversion === "c" ? taken : [...taken, 0];
      const each = widthStored(size, written, wide);
      const target = args.next();
      if (secure && units.length > Number(args.next() & 0xffff_ffffn)) {
        writeUnits(access, target, each, [0]);
        return { stored, used: at };
      }
      writeUnits(access, target, each, units);
      stored++;
      continue;
    }
    const base = bases[conversion];
    if (base !== undefined) {
      const { value, length } = parseInteger(rest, base);
      if (length === 0) return { stored, used: at };
      at += length;
      if (skip !== undefined) continue;
      const long =
        size === "ll" || size === "I64" || size === "z" || size === "j" || size === "t" || conversion === "p";
      store(args.next(), size === "hh" ? 1 : size === "h" ? 2 : long ? 8 : 4, value);
      stored++;
      continue;
    }
    if (!"eEfFgGaA".includes(conversion)) return { stored, used: at };
    const { value, length } = parseDouble(rest);
    if (length === 0) return { stored, used: at };
    at += length;
    if (skip !== undefined) continue;
    const view = new DataView(new ArrayBuffer(8));
    if (size === "l" || size === "L") view.setFloat64(0, value, true);
    else view.setFloat32(0, value, true);
    store(args.next(), size === "l" || size === "L" ? 8 : 4, view.getBigUint64(0, true));
    stored++;
  }
  return { stored, used: at };
}

/** What `[a-z_]` or `[^\n]` takes. */
function setOf(conversion: string): (unit: number) => boolean {
  const negated = conversion[1] === "^";
  const body = conversion.slice(negated ? 2 : 1, -1);
  const members = new Set<number>();
  for (let i = 0; i < body.length; i++) {
    const first = body.charCodeAt(i);
    const isRange = body[i + 1] === "-" && i + 2 < body.length;
    const last = isRange ? body.charCodeAt(i + 2) : first;
    if (isRange) i += 2;
    for (let unit = first; unit <= last; unit++) members.add(unit);
  }
  return (unit) => members.has(unit) !== negated;
}

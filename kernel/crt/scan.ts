// sscanf: integers, floating numbers, words, characters and `%n`, with widths and `*`. Leaves out `%[…]`.
import type { Access } from "./access.ts";
import { writeUnits } from "./access.ts";
import type { Arguments } from "./format.ts";
import { parseDouble, parseInteger } from "./numbers.ts";

const isSpace = (unit: number | undefined): boolean => unit === 0x20 || (unit !== undefined && unit >= 9 && unit <= 13);

/** Number of items stored, or -1 if the text ended before the first. */
export function scan(access: Access, text: readonly number[], template: readonly number[], args: Arguments): number {
  let at = 0;
  let stored = 0;
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
      if (text[at] !== unit) return at >= text.length && stored === 0 ? -1 : stored;
      at++;
      continue;
    }
    const spec = /^%(\*)?(\d+)?(hh|h|ll|l|I64|I32|z|j|t|L)?(.)/s.exec(
      String.fromCharCode(...template.slice(i, i + 16)),
    );
    if (spec === null) return stored;
    const [whole, skip, width, size = "", conversion = ""] = spec;
    i += whole.length - 1;
    if (conversion === "%") {
      if (text[at] !== 0x25) return stored;
      at++;
      continue;
    }
    if (conversion === "n") {
      if (skip === undefined) store(args.next(), 4, BigInt(at));
      continue;
    }
    if (conversion !== "c") while (isSpace(text[at])) at++;
    if (at >= text.length) return stored === 0 ? -1 : stored;
    const limit = width === undefined ? text.length : Math.min(text.length, at + Number(width));
    const rest = text.slice(at, limit);
    if (conversion === "c" || conversion === "s") {
      const wanted = conversion === "c" ? Number(width ?? 1) : rest.findIndex((one) => isSpace(one));
      const taken = rest.slice(0, wanted < 0 ? rest.length : wanted);
      at += taken.length;
      if (skip !== undefined) continue;
      writeUnits(access, args.next(), 1, conversion === "c" ? taken : [...taken, 0]);
      stored++;
      continue;
    }
    const bases: Readonly<Record<string, number>> = { d: 10, u: 10, i: 0, x: 16, X: 16, p: 16, o: 8 };
    const base = bases[conversion];
    if (base !== undefined) {
      const { value, length } = parseInteger(rest, base);
      if (length === 0) return stored;
      at += length;
      if (skip !== undefined) continue;
      const wide =
        size === "ll" || size === "I64" || size === "z" || size === "j" || size === "t" || conversion === "p";
      store(args.next(), size === "hh" ? 1 : size === "h" ? 2 : wide ? 8 : 4, value);
      stored++;
      continue;
    }
    if (!"eEfFgGaA".includes(conversion)) return stored;
    const { value, length } = parseDouble(rest);
    if (length === 0) return stored;
    at += length;
    if (skip !== undefined) continue;
    const view = new DataView(new ArrayBuffer(8));
    if (size === "l" || size === "L") view.setFloat64(0, value, true);
    else view.setFloat32(0, value, true);
    store(args.next(), size === "l" || size === "L" ? 8 : 4, view.getBigUint64(0, true));
    stored++;
  }
  return stored;
}

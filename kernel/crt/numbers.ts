// Numbers out of text, as strtol and strtod read them.

/** `length` is 0 if there is no number. Base 0 is decided by the prefix. The value is exact, not yet cut to a type. */
export function parseInteger(
  units: readonly number[],
  base: number,
): { readonly value: bigint; readonly length: number } {
  const text = String.fromCharCode(...units.slice(0, 256));
  const start = /^[ \t\n\v\f\r]*([+-]?)/.exec(text);
  let at = start?.[0].length ?? 0;
  let radix = base;
  if ((radix === 0 || radix === 16) && /^0[xX][0-9a-fA-F]/.test(text.slice(at))) {
    radix = 16;
    at += 2;
  } else if (radix === 0) radix = text.charAt(at) === "0" ? 8 : 10;
  let value = 0n;
  let digits = 0;
  for (; at < text.length; at++, digits++) {
    const digit = Number.parseInt(text.charAt(at), 36);
    if (Number.isNaN(digit) || digit >= radix) break;
    value = value * BigInt(radix) + BigInt(digit);
  }
  if (digits === 0) return { value: 0n, length: 0 };
  return { value: start?.[1] === "-" ? -value : value, length: at };
}

export function parseDouble(units: readonly number[]): { readonly value: number; readonly length: number } {
  const text = String.fromCharCode(...units.slice(0, 1024));
  const hex = /^[ \t\n\v\f\r]*([+-]?)0[xX]([0-9a-fA-F]*)(?:\.([0-9a-fA-F]*))?(?:[pP]([+-]?\d+))?/.exec(text);
  if (hex !== null && `${hex[2] ?? ""}${hex[3] ?? ""}` !== "") {
    const fraction = hex[3] ?? "";
    const mantissa = Number(BigInt(`0x${hex[2] ?? ""}${fraction}`));
    const value = mantissa * 2 ** (Number(hex[4] ?? 0) - 4 * fraction.length);
    return { value: hex[1] === "-" ? -value : value, length: hex[0].length };
  }
  const plain = /^[ \t\n\v\f\r]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)/.exec(text);
  if (plain !== null) return { value: Number(plain[1]), length: plain[0].length };
  const special = /^[ \t\n\v\f\r]*([+-]?)(inf(?:inity)?|nan)/i.exec(text);
  if (special === null) return { value: 0, length: 0 };
  const value = special[2]?.toLowerCase() === "nan" ? Number.NaN : Number.POSITIVE_INFINITY;
  return { value: special[1] === "-" ? -value : value, length: special[0].length };
}

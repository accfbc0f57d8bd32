// Decimal and hexadecimal text of floating numbers, exact and correctly rounded (half to even), as the C library prints them.

/** value = mantissa * 2^exponent, for finite values without their sign. */
function decompose(value: number): { readonly mantissa: bigint; readonly exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(value));
  const bits = view.getBigUint64(0);
  const field = Number(bits >> 52n);
  const fraction = bits & 0xf_ffff_ffff_ffffn;
  return field === 0
    ? { mantissa: fraction, exponent: -1074 }
    : { mantissa: fraction | (1n << 52n), exponent: field - 1075 };
}

/** |value| * 10^power, rounded to an integer. */
function scaled(value: number, power: number): bigint {
  const { mantissa, exponent } = decompose(value);
  let above = mantissa;
  let below = 1n;
  if (exponent >= 0) above <<= BigInt(exponent);
  else below <<= BigInt(-exponent);
  if (power >= 0) above *= 10n ** BigInt(power);
  else below *= 10n ** BigInt(-power);
  const quotient = above / below;
  const twice = 2n * (above % below);
  return twice > below || (twice === below && (quotient & 1n) === 1n) ? quotient + 1n : quotient;
}

/** `%f`: digits of |value| with `precision` of them after the point. */
export function fixed(value: number, precision: number, point: boolean): string {
  const digits = scaled(value, precision)
    .toString()
    .padStart(precision + 1, "0");
  const whole = digits.slice(0, digits.length - precision);
  const rest = digits.slice(digits.length - precision);
  return rest === "" ? (point ? `${whole}.` : whole) : `${whole}.${rest}`;
}

/** Decimal exponent and `precision + 1` significant digits of |value|. */
function significant(value: number, precision: number): { readonly digits: string; readonly exponent: number } {
  if (value === 0) return { digits: "0".repeat(precision + 1), exponent: 0 };
  // The logarithm may be one off next to a power of ten.
  let exponent = Math.floor(Math.log10(Math.abs(value)));
  while (!reaches(value, exponent)) exponent--;
  while (reaches(value, exponent + 1)) exponent++;
  const digits = scaled(value, precision - exponent).toString();
  // 9.99… may be rounded up to a power of ten.
  return digits.length > precision + 1
    ? { digits: digits.slice(0, precision + 1), exponent: exponent + 1 }
    : { digits, exponent };
}
/** |value| >= 10^power */
function reaches(value: number, power: number): boolean {
  const { mantissa, exponent } = decompose(value);
  let left = mantissa;
  let right = 1n;
  if (exponent >= 0) left <<= BigInt(exponent);
  else right <<= BigInt(-exponent);
  if (power >= 0) right *= 10n ** BigInt(power);
  else left *= 10n ** BigInt(-power);
  return left >= right;
}

/** `%e`. */
export function scientific(value: number, precision: number, point: boolean): string {
  const { digits, exponent } = significant(value, precision);
  const rest = digits.slice(1);
  const sign = exponent < 0 ? "-" : "+";
  const mantissa = rest === "" ? (point ? `${digits}.` : digits) : `${digits.charAt(0)}.${rest}`;
  return `${mantissa}e${sign}${String(Math.abs(exponent)).padStart(2, "0")}`;
}

/** `%g`. */
export function general(value: number, wanted: number, keepZeros: boolean): string {
  const precision = wanted === 0 ? 1 : wanted;
  const { exponent } = significant(value, precision - 1);
  const text =
    exponent < -4 || exponent >= precision
      ? scientific(value, precision - 1, keepZeros)
      : fixed(value, precision - 1 - exponent, keepZeros);
  if (keepZeros || !text.includes(".")) return text;
  const [mantissa = "", power] = text.split("e");
  const short = mantissa.replace(/\.?0+$/, "");
  return power === undefined ? short : `${short}e${power}`;
}

/** `%a`; undefined precision is as many digits as needed. */
export function hexadecimal(value: number, precision: number | undefined, point: boolean): string {
  if (value === 0)
    return `0x0${precision === undefined || precision === 0 ? (point ? "." : "") : `.${"0".repeat(precision)}`}p+0`;
  const { mantissa, exponent } = decompose(value);
  let bits = mantissa;
  let power = exponent + 52;
  if (bits >> 52n === 0n) power = -1022;
  if (precision !== undefined && precision < 13) {
    const cut = BigInt(4 * (13 - precision));
    const half = 1n << (cut - 1n);
    const rest = bits & ((1n << cut) - 1n);
    bits >>= cut;
    if (rest > half || (rest === half && (bits & 1n) === 1n)) bits += 1n;
    bits <<= cut;
  }
  const whole = bits >> 52n;
  let rest = (bits & ((1n << 52n) - 1n)).toString(16).padStart(13, "0");
  rest = precision === undefined ? rest.replace(/0+$/, "") : rest.slice(0, precision).padEnd(precision, "0");
  return `0x${whole.toString(16)}${rest === "" ? (point ? "." : "") : `.${rest}`}p${power < 0 ? "-" : "+"}${Math.abs(power)}`;
}

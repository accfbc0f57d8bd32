// A block of WMI data as its MOF class describes it: named, typed values to the bytes that travel, and back. Items lie in the order of
// their ids, each at its natural alignment; a string is its length in bytes and that many bytes of UTF-16; a datetime is 25 characters;
// an embedded class begins at the alignment of its largest item.
import type { Json } from "../../compiler/json/shape.ts";
import type { MofItem, MofScalar, MofSchema } from "../../compiler/mof/index.ts";

/** Whole numbers beyond 2^53 are texts ("0x…"); embedded classes are objects. */
export type WmiValue = Json;
export interface WmiValues {
  readonly [name: string]: WmiValue;
}

const widths: Readonly<Record<MofScalar, number>> = {
  boolean: 1,
  sint8: 1,
  uint8: 1,
  sint16: 2,
  uint16: 2,
  char16: 2,
  string: 2,
  datetime: 2,
  sint32: 4,
  uint32: 4,
  real32: 4,
  sint64: 8,
  uint64: 8,
  real64: 8,
};
const datetimeCharacters = 25;

function alignmentOf(schema: MofSchema, item: MofItem): number {
  if ("scalar" in item.type) return widths[item.type.scalar];
  const items = schema.get(item.type.embedded.toLowerCase())?.items ?? [];
  return Math.max(1, ...items.map((one) => alignmentOf(schema, one)));
}

/** The value of a member by its name in any letter case. */
export function memberOf(values: WmiValues, name: string): WmiValue | undefined {
  const key = Object.keys(values).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : values[key];
}

/** Thrown and caught here: what is wrong with a value or a block, in words. */
class Unfit extends Error {}
function orProblem<T>(make: () => T): T | { readonly problem: string } {
  try {
    return make();
  } catch (unfit) {
    if (unfit instanceof Unfit) return { problem: unfit.message };
    throw unfit;
  }
}

/** The bytes of a block. A value for each item must be there, but not the number of elements of an array. */
export function encodeBlock(
  schema: MofSchema,
  items: readonly MofItem[],
  values: WmiValues,
): { readonly bytes: Uint8Array } | { readonly problem: string } {
  return orProblem(() => {
    const known = (name: string) => items.some((item) => item.name.toLowerCase() === name.toLowerCase());
    const stranger = Object.keys(values).find((name) => !known(name));
    if (stranger !== undefined)
      throw new Unfit(`there is no "${stranger}"; there is ${items.map(({ name }) => name).join(", ") || "nothing"}`);
    const writer = new Writer(schema);
    writer.items(items, values);
    return { bytes: writer.bytes() };
  });
}

/** The values of a block of data. What lies behind the last item is left alone. */
export function decodeBlock(
  schema: MofSchema,
  items: readonly MofItem[],
  bytes: Uint8Array,
): { readonly values: WmiValues } | { readonly problem: string } {
  return orProblem(() => ({ values: new Reader(schema, bytes).items(items) }));
}

class Writer {
  readonly #bytes: number[] = [];
  readonly #schema: MofSchema;
  constructor(schema: MofSchema) {
    this.#schema = schema;
  }

  bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }

  items(items: readonly MofItem[], values: WmiValues): void {
    for (const item of items) {
      const counted = items.find((other) => other.count === item.name);
      const counts = counted === undefined ? undefined : memberOf(values, counted.name);
      const value = memberOf(values, item.name) ?? (Array.isArray(counts) ? counts.length : undefined);
      if (value === undefined) throw new Unfit(`"${item.name}" is not given`);
      this.#align(alignmentOf(this.#schema, item));
      if (item.count === undefined) this.#one(item, value);
      else {
        const elements = Array.isArray(value) ? value : undefined;
        const most =
          typeof item.count === "number" ? item.count : Number(memberOf(values, item.count) ?? elements?.length);
        if (elements === undefined || elements.length !== most)
          throw new Unfit(`"${item.name}" takes a list of ${most} values`);
        for (const element of elements) {
          this.#align(alignmentOf(this.#schema, item));
          this.#one(item, element);
        }
      }
    }
  }

  #one(item: MofItem, value: WmiValue): void {
    if ("embedded" in item.type) {
      const inner = this.#schema.get(item.type.embedded.toLowerCase())?.items ?? [];
      if (typeof value !== "object" || Array.isArray(value)) throw new Unfit(`"${item.name}" takes an object`);
      this.items(inner, value as WmiValues);
      return;
    }
    const { scalar } = item.type;
    switch (scalar) {
      case "string":
        if (typeof value !== "string") throw new Unfit(`"${item.name}" takes a text`);
        if (value.length > 0x7fff) throw new Unfit(`"${item.name}" takes a text of at most 32,767 characters`);
        this.#number(BigInt(2 * value.length), 2);
        this.#characters(value);
        return;
      case "datetime":
        if (typeof value !== "string" || !/^[\d*]{14}\.[\d*]{6}[-+:]\d{3}$/.test(value))
          throw new Unfit(`"${item.name}" takes a time as yyyymmddhhmmss.mmmmmm+uuu, 25 characters`);
        this.#characters(value);
        return;
      case "boolean":
        if (typeof value !== "boolean") throw new Unfit(`"${item.name}" takes true or false`);
        this.#bytes.push(value ? 1 : 0);
        return;
      case "char16":
        if (typeof value !== "string" || value.length !== 1) throw new Unfit(`"${item.name}" takes one character`);
        this.#characters(value);
        return;
      case "real32":
      case "real64": {
        if (typeof value !== "number") throw new Unfit(`"${item.name}" takes a number`);
        const bytes = scalar === "real32" ? new Float32Array([value]) : new Float64Array([value]);
        this.#bytes.push(...new Uint8Array(bytes.buffer));
        return;
      }
      default:
        this.#number(wholeNumber(item.name, scalar, value), widths[scalar]);
    }
  }
  #characters(text: string): void {
    for (let i = 0; i < text.length; i++) this.#number(BigInt(text.charCodeAt(i)), 2);
  }
  #number(value: bigint, width: number): void {
    for (let i = 0; i < width; i++) this.#bytes.push(Number((value >> BigInt(8 * i)) & 0xffn));
  }
  #align(to: number): void {
    while (this.#bytes.length % to !== 0) this.#bytes.push(0);
  }
}

function wholeNumber(name: string, scalar: MofScalar, value: WmiValue): bigint {
  const bits = BigInt(8 * widths[scalar]);
  const signed = scalar.startsWith("s");
  const least = signed ? -(1n << (bits - 1n)) : 0n;
  const most = signed ? (1n << (bits - 1n)) - 1n : (1n << bits) - 1n;
  const whole =
    typeof value === "number" && Number.isInteger(value)
      ? BigInt(value)
      : typeof value === "string" && /^(?:0[xX][0-9a-fA-F]+|-?\d+)$/.test(value)
        ? BigInt(value)
        : undefined;
  if (whole === undefined || whole < least || whole > most)
    throw new Unfit(`"${name}" takes a whole number from ${least} to ${most}`);
  return whole;
}

class Reader {
  #at = 0;
  readonly #schema: MofSchema;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  constructor(schema: MofSchema, bytes: Uint8Array) {
    this.#schema = schema;
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  items(items: readonly MofItem[]): WmiValues {
    const values: { [name: string]: WmiValue } = {};
    for (const item of items) {
      const align = alignmentOf(this.#schema, item);
      this.#align(align);
      if (item.count === undefined) {
        values[item.name] = this.#one(item);
        continue;
      }
      const count = typeof item.count === "number" ? item.count : Number(memberOf(values, item.count) ?? 0);
      const elements: WmiValue[] = [];
      for (let i = 0; i < count; i++) {
        this.#align(align);
        elements.push(this.#one(item));
      }
      values[item.name] = elements;
    }
    return values;
  }

  #one(item: MofItem): WmiValue {
    if ("embedded" in item.type) return this.items(this.#schema.get(item.type.embedded.toLowerCase())?.items ?? []);
    const { scalar } = item.type;
    const at = this.#take(item.name, scalar === "datetime" ? 2 * datetimeCharacters : widths[scalar]);
    const view = this.#view;
    switch (scalar) {
      case "boolean":
        return view.getUint8(at) !== 0;
      case "uint8":
        return view.getUint8(at);
      case "sint8":
        return view.getInt8(at);
      case "uint16":
        return view.getUint16(at, true);
      case "sint16":
        return view.getInt16(at, true);
      case "uint32":
        return view.getUint32(at, true);
      case "sint32":
        return view.getInt32(at, true);
      case "uint64":
        return short(view.getBigUint64(at, true));
      case "sint64":
        return short(view.getBigInt64(at, true));
      case "real32":
        return view.getFloat32(at, true);
      case "real64":
        return view.getFloat64(at, true);
      case "char16":
        return this.#text(at, 2);
      case "datetime":
        return this.#text(at, 2 * datetimeCharacters);
      case "string": {
        const length = view.getUint16(at, true);
        return this.#text(this.#take(item.name, length), length);
      }
    }
  }
  #text(at: number, length: number): string {
    let text = "";
    for (let i = 0; i + 1 < length; i += 2) text += String.fromCharCode(this.#view.getUint16(at + i, true));
    return text;
  }
  #take(name: string, length: number): number {
    const at = this.#at;
    this.#at += length;
    if (this.#at > this.#bytes.length)
      throw new Unfit(`"${name}" lies in bytes ${at} to ${this.#at} of the block, which has ${this.#bytes.length}`);
    return at;
  }
  #align(to: number): void {
    this.#at = Math.ceil(this.#at / to) * to;
  }
}
const short = (value: bigint): number | string =>
  value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : value < 0n
      ? value.toString()
      : `0x${value.toString(16)}`;

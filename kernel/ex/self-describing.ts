// Events that describe themselves (TraceLogging): each carries its name and the names and types of its fields, by which its data are put
// into words. The layout of the metadata and the numbers of types are those of Microsoft's TraceLoggingProvider.h; they are from memory.
import { win32ErrorName } from "../io/win32-errors.ts";
import type { Kernel } from "../kernel.ts";
import { guidText } from "../rtl/guid.ts";
import { sidText } from "../se/well-known-sids.ts";

/** Types as they lie in an event's data, `TlgIn…`. */
export const In = {
  wideString: 1,
  ansiString: 2,
  int8: 3,
  uint8: 4,
  int16: 5,
  uint16: 6,
  int32: 7,
  uint32: 8,
  int64: 9,
  uint64: 10,
  float: 11,
  double: 12,
  bool32: 13,
  binary: 14,
  guid: 15,
  fileTime: 17,
  systemTime: 18,
  sid: 19,
  hex32: 20,
  hex64: 21,
  countedString: 22,
  countedAnsiString: 23,
  struct: 24,
} as const;
/** What a value means, `TlgOut…`. */
const Out = {
  text: 2,
  boolean: 3,
  hex: 4,
  port: 7,
  ipv4: 8,
  ipv6: 9,
  win32Error: 13,
  ntStatus: 14,
  hresult: 15,
} as const;
const typeBits = 0x1f;
const fixedCount = 0x20;
const variableCount = 0x40;
const more = 0x80;

/** Bytes of values of a fixed size. */
export const widthOf: { readonly [type: number]: number | undefined } = {
  [In.int8]: 1,
  [In.uint8]: 1,
  [In.int16]: 2,
  [In.uint16]: 2,
  [In.int32]: 4,
  [In.uint32]: 4,
  [In.int64]: 8,
  [In.uint64]: 8,
  [In.float]: 4,
  [In.double]: 8,
  [In.bool32]: 4,
  [In.guid]: 16,
  [In.fileTime]: 8,
  [In.systemTime]: 16,
  [In.hex32]: 4,
  [In.hex64]: 8,
};

export interface EventField {
  readonly name: string;
  /** `In`. */
  readonly type: number;
  /** `Out`; of a structure how many of the next fields are its members. */
  readonly means: number;
  /** Elements of an array; "counted" if the data say how many. Undefined of what is no array. */
  readonly count?: number | "counted";
}

/** Name and fields of an event in words. `metadata`: size, tags, name, then name and type of each field. */
export function describedEvent(k: Kernel, metadata: Uint8Array, data: Uint8Array): { name: string; fields: string } {
  let at = 2;
  const byte = (): number => metadata[at++] ?? 0;
  const chained = (first: number): void => {
    for (let one = first; (one & more) !== 0; ) one = byte();
  };
  const text = (): string => {
    let found = "";
    for (let unit = byte(); unit !== 0; unit = byte()) found += String.fromCharCode(unit);
    return found;
  };
  chained(more);
  const name = text();
  const fields: EventField[] = [];
  while (at < metadata.length) {
    const field = text();
    const type = byte();
    const means = (type & more) === 0 ? 0 : byte();
    if ((means & more) !== 0) chained(more);
    const length = type & (fixedCount | variableCount);
    const count = length === fixedCount ? byte() | (byte() << 8) : length === variableCount ? "counted" : undefined;
    const whole = { name: field, type: type & typeBits, means: means & ~more };
    fields.push(count === undefined ? whole : { ...whole, count });
  }
  return { name, fields: fieldsText(k, fields, data) };
}

/** `Name = value` of each field, of data that lie behind one another without padding. */
export function fieldsText(k: Kernel, fields: readonly EventField[], data: Uint8Array): string {
  const reader = new Reader(k, data);
  const rest = [...fields];
  const told: string[] = [];
  while (rest.length > 0) told.push(one(reader, rest));
  return told.join(", ");
}

/** Takes the first of the fields, and the members of a structure with it. */
function one(reader: Reader, rest: EventField[]): string {
  const field = rest.shift();
  if (field === undefined) return "";
  if (field.type === In.struct) {
    const members: string[] = [];
    for (let i = 0; i < field.means && rest.length > 0; i++) members.push(one(reader, rest));
    return `${field.name} = { ${members.join(", ")} }`;
  }
  if (field.count === undefined) return `${field.name} = ${reader.value(field)}`;
  const count = field.count === "counted" ? reader.number(2) : field.count;
  return `${field.name} = [${Array.from({ length: count }, () => reader.value(field)).join(", ")}]`;
}

class Reader {
  #at = 0;
  readonly #k: Kernel;
  readonly #data: Uint8Array;
  constructor(k: Kernel, data: Uint8Array) {
    this.#k = k;
    this.#data = data;
  }

  #take(length: number): DataView {
    const bytes = new Uint8Array(length);
    bytes.set(this.#data.subarray(this.#at, this.#at + length));
    this.#at += length;
    return new DataView(bytes.buffer);
  }
  number(width: 2): number {
    return this.#take(width).getUint16(0, true);
  }
  /** Characters of `width` bytes up to their zero, or `length` bytes of them. */
  #text(width: 1 | 2, length?: number): string {
    const end = length === undefined ? this.#data.length : this.#at + length;
    let text = "";
    while (this.#at < end) {
      const view = this.#take(width);
      const unit = width === 1 ? view.getUint8(0) : view.getUint16(0, true);
      if (unit === 0 && length === undefined) break;
      text += String.fromCharCode(unit);
    }
    return JSON.stringify(text);
  }

  value({ type, means }: EventField): string {
    switch (type) {
      case In.wideString:
        return this.#text(2);
      case In.ansiString:
        return this.#text(1);
      case In.countedString:
        return this.#text(2, this.number(2));
      case In.countedAnsiString:
        return this.#text(1, this.number(2));
      case In.binary: {
        const bytes = new Uint8Array(this.#take(this.number(2)).buffer);
        return means === Out.ipv6 ? ipv6(bytes) : `0x${hexOf(bytes)}`;
      }
      case In.sid: {
        const count = this.#data[this.#at + 1] ?? 0;
        return sidText(new Uint8Array(this.#take(8 + 4 * count).buffer));
      }
      case In.guid:
        return `{${guidText({ u8: new Uint8Array(this.#take(16).buffer) }, 0)}}`;
      case In.fileTime:
        return fileTime(this.#take(8).getBigUint64(0, true));
      case In.systemTime:
        return systemTime(this.#take(16));
      case In.float:
        return String(this.#take(4).getFloat32(0, true));
      case In.double:
        return String(this.#take(8).getFloat64(0, true));
      case In.bool32:
        return this.#take(4).getUint32(0, true) === 0 ? "false" : "true";
      default:
        return this.#whole(type, means);
    }
  }

  #whole(type: number, means: number): string {
    const width = widthOf[type] ?? 1;
    const bytes = new Uint8Array(this.#take(width).buffer);
    const unsigned = bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    if (type === In.hex32 || type === In.hex64 || means === Out.hex) return `0x${unsigned.toString(16)}`;
    switch (means) {
      case Out.text:
        return JSON.stringify(String.fromCharCode(Number(unsigned)));
      case Out.boolean:
        return unsigned === 0n ? "false" : "true";
      case Out.port:
        return String(((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0));
      case Out.ipv4:
        return bytes.join(".");
      case Out.win32Error:
        return win32ErrorName(Number(unsigned));
      case Out.ntStatus:
        return this.#k.names.status(Number(unsigned));
      case Out.hresult:
        return `0x${unsigned.toString(16).padStart(8, "0")}`;
      default: {
        const signed = type === In.int8 || type === In.int16 || type === In.int32 || type === In.int64;
        return String(signed ? BigInt.asIntN(8 * width, unsigned) : unsigned);
      }
    }
  }
}

export const hexOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** 100 ns since 1601. */
export function fileTime(time: bigint): string {
  const date = new Date(Number(time / 10_000n - 11_644_473_600_000n));
  return Number.isNaN(date.getTime()) ? `0x${time.toString(16)}` : date.toISOString();
}
/** Eight 16-bit numbers: year, month, day of the week, day, hour, minute, second, millisecond. */
function systemTime(view: DataView): string {
  const at = (i: number, digits: number): string => String(view.getUint16(2 * i, true)).padStart(digits, "0");
  return `${at(0, 4)}-${at(1, 2)}-${at(3, 2)}T${at(4, 2)}:${at(5, 2)}:${at(6, 2)}.${at(7, 3)}`;
}
function ipv6(bytes: Uint8Array): string {
  return Array.from({ length: 8 }, (_, i) => (((bytes[2 * i] ?? 0) << 8) | (bytes[2 * i + 1] ?? 0)).toString(16)).join(
    ":",
  );
}

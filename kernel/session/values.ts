// Typed values in machine memory: read, written and put into words. Everything is read on demand from the stopped machine.

import { layoutOf, sizeOf } from "../../compiler/types/layout.ts";
import { typeText } from "../../compiler/types/print.ts";
import type { RecordDecl, Type } from "../../compiler/types/type.ts";
import type { Unit } from "../../compiler/unit.ts";
import type { Inspector } from "./inspector.ts";
import { addressText, type Bytes, offsetOf, readableRun, readBytes } from "./memory.ts";
import type { NumberContext } from "./names.ts";

/** A place with a type, or (for the result of an expression) bytes with a type. */
export interface Typed {
  readonly type: Type;
  readonly unit: Unit;
  /** Undefined for a value that is in no memory. */
  readonly address: bigint | undefined;
  /** The value of what is in no memory. */
  readonly bytes?: Uint8Array;
  /** Of a bit-field. */
  readonly bits?: { readonly offset: number; readonly width: number };
  readonly context?: NumberContext;
}

export interface Formatting {
  readonly hex: boolean;
}
export const decimal: Formatting = { hex: false };

const longestString = 200;
const previewFields = 3;
const previewElements = 8;

export function contentOf(inspector: Inspector, value: Typed): Bytes {
  const size = sizeOf(value.type, value.unit.target);
  if (value.bytes !== undefined) return { kind: "bytes", bytes: value.bytes, note: undefined };
  if (value.address === undefined) return { kind: "unreadable", why: "no value" };
  return readBytes(inspector.memory, value.address, size);
}

/** The number a scalar holds; undefined for what is no integer, or cannot be read. */
export function integerOf(inspector: Inspector, value: Typed): bigint | undefined {
  const type = value.type;
  if (type.kind !== "integer" && type.kind !== "enum" && type.kind !== "bool" && type.kind !== "pointer")
    return undefined;
  const content = contentOf(inspector, value);
  if (content.kind === "unreadable") return undefined;
  const integer = type.kind === "enum" ? type.decl.underlying : type;
  const signed = integer.kind === "integer" && integer.signed;
  let number = littleEndian(content.bytes);
  let width = content.bytes.length * 8;
  if (value.bits !== undefined) {
    number = (number >> BigInt(value.bits.offset)) & ((1n << BigInt(value.bits.width)) - 1n);
    width = value.bits.width;
  }
  return signed ? BigInt.asIntN(width, number) : number;
}

/** One line that says what the value is. */
export function textOf(inspector: Inspector, value: Typed, format: Formatting = decimal): string {
  const content = contentOf(inspector, value);
  const type = value.type;
  if (type.kind === "void") return "no value";
  if (type.kind === "function")
    return value.address === undefined ? "function" : (inspector.functionName(value.address) ?? "function");
  if (content.kind === "unreadable") return `<${content.why}>`;
  const text = readText(inspector, value, content.bytes, format);
  return content.note === undefined ? text : `${text} <${content.note}>`;
}

function readText(inspector: Inspector, value: Typed, bytes: Uint8Array, format: Formatting): string {
  const type = value.type;
  switch (type.kind) {
    case "float": {
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return String(type.bits === 32 ? view.getFloat32(0, true) : view.getFloat64(0, true));
    }
    case "bool":
      return littleEndian(bytes) === 0n ? "false" : "true";
    case "enum": {
      const number = integerOf(inspector, value) ?? 0n;
      for (const [name, known] of type.decl.enumerators)
        if (known === number) return `${name} (${numberText(number, 4, format)})`;
      return numberText(number, 4, format);
    }
    case "integer":
      return integerText(inspector, value, integerOf(inspector, value) ?? 0n, bytes.length, format);
    case "pointer":
      return pointerText(inspector, value, littleEndian(bytes));
    case "array":
      return arrayText(inspector, value, bytes, format);
    case "record":
      return inspector.summary(value) ?? recordText(inspector, value, type.decl, format);
    default:
      return "";
  }
}

function integerText(inspector: Inspector, value: Typed, number: bigint, size: number, format: Formatting): string {
  const type = value.type;
  const typedef = type.alias?.name;
  const names = inspector.names(value.unit);
  const name = names.nameOf(number, { ...value.context, typedef });
  const isStatus = typedef === "NTSTATUS";
  if (name !== undefined) {
    const shown = isStatus || name.includes("|") || format.hex ? hexText(number, size) : String(number);
    return typedef === "BOOLEAN" || value.context?.field === "Cancel" ? name : `${name} (${shown})`;
  }
  const plain = isStatus ? hexText(number, size) : numberText(number, size, format);
  const character =
    type.kind === "integer" &&
    type.rank === "char" &&
    (type.plain === true || typedef === "CHAR" || typedef === "CCHAR");
  const wide = typedef === "WCHAR" || typedef === "wchar_t";
  if ((character || wide) && number >= 32n && number < 0x7fn)
    return `${plain} '${String.fromCharCode(Number(number))}'`;
  return plain;
}

function pointerText(inspector: Inspector, value: Typed, address: bigint): string {
  if (address === 0n) return "NULL";
  const text = addressText(address);
  const type = value.type;
  const to = type.kind === "pointer" ? type.to : undefined;
  if (to === undefined) return text;
  if (to.kind === "function") return join(text, inspector.functionName(address));
  const string = stringAt(inspector, address, to);
  if (string !== undefined) return join(text, string);
  if (to.kind === "record")
    return join(text, inspector.summary({ type: to, unit: value.unit, address }) ?? inspector.describe(address));
  return join(text, inspector.describe(address));
}

/** The text a pointer to characters leads to. */
function stringAt(inspector: Inspector, address: bigint, to: Type): string | undefined {
  const width = characterWidth(to);
  if (width === undefined) return undefined;
  const bytes = readableRun(inspector.memory, address, longestString * width);
  if (bytes === undefined) return "<unreadable>";
  // Bytes named UCHAR may be anything: shown as text only if they are text to the end.
  const text = characters(bytes, width);
  if (to.alias !== undefined && byteNames.has(to.alias.name) && !text.ended) return undefined;
  return quoted(text.text, width, text.ended);
}

export function quoted(text: string, width: number, complete: boolean): string {
  const escaped = text.replace(
    /[\\"\p{Cc}]/gu,
    (c) => escapes[c] ?? `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
  return `${width === 2 ? "L" : ""}"${escaped}"${complete ? "" : "…"}`;
}
const escapes: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  '"': '\\"',
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\0": "\\0",
};
const byteNames: ReadonlySet<string> = new Set(["UCHAR", "BYTE", "UINT8", "BOOLEAN", "KIRQL"]);

function characterWidth(type: Type): 1 | 2 | undefined {
  if (type.kind !== "integer") return undefined;
  if (type.rank === "char") return 1;
  const name = type.alias?.name;
  return type.rank === "short" && (name === "WCHAR" || name === "wchar_t") ? 2 : undefined;
}

function characters(bytes: Uint8Array, width: number): { readonly text: string; readonly ended: boolean } {
  let text = "";
  for (let i = 0; i + width <= bytes.length; i += width) {
    const code = (bytes[i] ?? 0) | (width === 2 ? (bytes[i + 1] ?? 0) << 8 : 0);
    if (code === 0) return { text, ended: true };
    text += String.fromCharCode(code);
  }
  return { text, ended: false };
}

function arrayText(inspector: Inspector, value: Typed, bytes: Uint8Array, format: Formatting): string {
  const type = value.type;
  if (type.kind !== "array") return "";
  const width = characterWidth(type.of);
  const length = type.length ?? 0;
  if (width !== undefined && !(type.of.alias !== undefined && byteNames.has(type.of.alias.name))) {
    const text = characters(bytes.subarray(0, longestString * width), width);
    return quoted(text.text, width, text.ended || length <= longestString);
  }
  const shown: string[] = [];
  const size = sizeOf(type.of, value.unit.target);
  for (let i = 0; i < Math.min(length, previewElements); i++) {
    const element = bytes.subarray(i * size, (i + 1) * size);
    shown.push(
      isScalar(type.of)
        ? textOf(inspector, { type: type.of, unit: value.unit, address: undefined, bytes: element }, format)
        : "{…}",
    );
  }
  return `{${shown.join(", ")}${length > previewElements ? ", …" : ""}}`;
}

function recordText(inspector: Inspector, value: Typed, decl: RecordDecl, format: Formatting): string {
  if (decl.fields === undefined) return "{…}";
  const shown: string[] = [];
  for (const child of fieldsOf(value, decl)) {
    if (!isScalar(child.value.type)) continue;
    if (shown.length === previewFields) return `{${shown.join(", ")}, …}`;
    shown.push(`${child.name}=${shortText(inspector, child.value, format)}`);
  }
  return shown.length === 0 ? "{…}" : `{${shown.join(", ")}}`;
}

function shortText(inspector: Inspector, value: Typed, format: Formatting): string {
  if (value.type.kind !== "pointer") return textOf(inspector, value, format);
  const address = integerOf(inspector, value);
  return address === undefined ? "<unreadable>" : address === 0n ? "NULL" : addressText(address);
}

/** Members of a record, those of anonymous structures and unions among them. */
export function fieldsOf(value: Typed, decl: RecordDecl): readonly { readonly name: string; readonly value: Typed }[] {
  const found: { name: string; value: Typed }[] = [];
  const add = (record: RecordDecl, base: number, tag: string | undefined): void => {
    for (const { field, offset, bitOffset } of layoutOf(record, value.unit.target).fields) {
      const at = base + offset;
      if (field.name === undefined) {
        if (field.type.kind === "record" && field.bits === undefined)
          add(field.type.decl, at, field.type.decl.name ?? tag);
        continue;
      }
      const size = sizeOf(field.type, value.unit.target);
      found.push({
        name: field.name,
        value: {
          type: field.type,
          unit: value.unit,
          address: value.address === undefined ? undefined : value.address + BigInt(at),
          ...(value.bytes === undefined ? {} : { bytes: value.bytes.subarray(at, at + size) }),
          ...(field.bits === undefined ? {} : { bits: { offset: bitOffset, width: field.bits } }),
          context: { record: tag, field: field.name },
        },
      });
    }
  };
  add(decl, 0, decl.name);
  return found;
}

export function isScalar(type: Type): boolean {
  return type.kind !== "record" && type.kind !== "array" && type.kind !== "function" && type.kind !== "void";
}

export function declaredType(type: Type): string {
  return typeText(type);
}

/** Bytes of a scalar as they go into memory; `bits` are merged into `old`. */
export function scalarBytes(value: Typed, number: bigint | number, old: Uint8Array): Uint8Array {
  const size = sizeOf(value.type, value.unit.target);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  if (value.type.kind === "float") {
    if (size === 4) view.setFloat32(0, Number(number), true);
    else view.setFloat64(0, Number(number), true);
    return bytes;
  }
  let integer = typeof number === "bigint" ? number : BigInt(Math.trunc(number));
  if (value.type.kind === "bool") integer = integer === 0n ? 0n : 1n;
  if (value.bits !== undefined) {
    const mask = ((1n << BigInt(value.bits.width)) - 1n) << BigInt(value.bits.offset);
    integer = (littleEndian(old) & ~mask) | ((integer << BigInt(value.bits.offset)) & mask);
  }
  for (let i = 0; i < size; i++) bytes[i] = Number((integer >> BigInt(8 * i)) & 0xffn);
  return bytes;
}

export function littleEndian(bytes: Uint8Array): bigint {
  let number = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) number = (number << 8n) | BigInt(bytes[i] ?? 0);
  return number;
}

export function numberText(number: bigint, size: number, format: Formatting): string {
  return format.hex ? hexText(number, size) : String(number);
}
export function hexText(number: bigint, size: number): string {
  return `0x${BigInt.asUintN(size * 8, number).toString(16)}`;
}

/** Whether an address can be looked at at all. */
export function isReadable(inspector: Inspector, address: bigint): boolean {
  return offsetOf(inspector.memory, address) !== undefined && readBytes(inspector.memory, address, 1).kind === "bytes";
}

function join(text: string, more: string | undefined): string {
  return more === undefined || more === "" ? text : `${text} ${more}`;
}

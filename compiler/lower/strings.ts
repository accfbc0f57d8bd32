// String literals: read-only globals, one for each content in a unit.

import type { Global, IrSymbol, Place } from "../ir/ir.ts";
import type { StringEncoding } from "../syntax/ast.ts";
import { arrayOf, CHAR, CHAR16, CHAR32, qualified, UINT, USHORT } from "../types/make.ts";
import type { IntegerType } from "../types/type.ts";
import { Qual } from "../types/type.ts";
import type { Body } from "./body.ts";
import { newSymbol } from "./new-symbol.ts";

export function stringElement(encoding: StringEncoding, cxx: boolean): IntegerType {
  if (encoding === "char" || encoding === "utf8") return CHAR;
  if (encoding === "char16") return cxx ? CHAR16 : USHORT;
  return encoding === "char32" ? (cxx ? CHAR32 : UINT) : USHORT;
}
export const unitSize = (encoding: StringEncoding): 1 | 2 | 4 =>
  encoding === "char" || encoding === "utf8" ? 1 : encoding === "char32" ? 4 : 2;

/** Code units as little-endian bytes, without a terminator. */
export function stringBytes(units: readonly number[], size: 1 | 2 | 4): Uint8Array {
  const bytes = new Uint8Array(units.length * size);
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] ?? 0;
    for (let b = 0; b < size; b++) bytes[i * size + b] = (unit >>> (8 * b)) & 255;
  }
  return bytes;
}

export function stringPlace(f: Body, units: readonly number[], encoding: StringEncoding): Place {
  const size = unitSize(encoding);
  const bytes = stringBytes([...units, 0], size);
  const symbol = pooled(f, bytes, stringElement(encoding, f.context.cxx), units.length + 1, size);
  const { type } = symbol;
  // The characters are const in C++.
  if (f.context.cxx && type.kind === "array")
    return { kind: "global", symbol, type: arrayOf(qualified(type.of, Qual.const), type.length) };
  return { kind: "global", symbol, type };
}

/** A read-only global with the bytes of a GUID. */
export function guidGlobal(f: Body, bytes: Uint8Array): IrSymbol {
  return pooled(f, bytes, UINT, bytes.length / 4, 4);
}

/** A read-only global with these bytes, shared with others of the same content. */
function pooled(f: Body, bytes: Uint8Array, element: IntegerType, length: number, size: 1 | 2 | 4): IrSymbol {
  const { context } = f;
  let text = "";
  for (let i = 0; i < bytes.length; i++) text += String.fromCharCode(bytes[i] ?? 0);
  const key = `${size}:${text}`;
  let global = context.stringPool.get(key);
  if (global === undefined) {
    global = makeString(context.unitName, key, text, bytes, element, length, size);
    context.stringPool.set(key, global);
  }
  if (f.unevaluated === 0) context.products.strings.add(key);
  return global.symbol;
}

function makeString(
  unitName: string,
  key: string,
  text: string,
  bytes: Uint8Array,
  element: IntegerType,
  length: number,
  size: 1 | 2 | 4,
): Global {
  const visible = text
    .replaceAll("\0", "")
    .slice(0, 24)
    .replaceAll(/[^ -~]/g, "?");
  const name = `${size === 2 ? "L" : ""}"${visible}"`;
  const symbol = newSymbol(
    {
      name,
      linkName: `${unitName}:${name}#${hash(key)}`,
      kind: "variable",
      type: arrayOf(element, length),
      linkage: "internal",
      declaredAt: { declaration: 0, token: 0 },
    },
    true,
  );
  return { symbol, size: bytes.length, align: size, readOnly: true, bytes, relocations: [] };
}
/** 53 bits of the text, in hexadecimal: names a string the same in every run. */
function hash(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 2654435761);
    b = Math.imul(b ^ c, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return ((2097151 & b) * 4294967296 + (a >>> 0)).toString(16) + text.length.toString(16);
}

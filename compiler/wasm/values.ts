// C types as WebAssembly sees them: integers of up to 32 bits travel as i32, sign- or zero-extended as their type says.
import { sizeOf } from "../types/layout.ts";
import type { Type } from "../types/type.ts";
import { F32, F64, I32, I64, Op, type ValueType } from "./code.ts";

/** Size in bytes for the x64 model. */
export const bytesOf = (type: Type): number => sizeOf(type, "x64");

export function valueType(type: Type): ValueType {
  if (type.kind === "float") return type.bits === 32 ? F32 : F64;
  // An array or function as a value is its address.
  if (type.kind === "array" || type.kind === "function") return I64;
  return bytesOf(type) === 8 ? I64 : I32;
}
export function isFloat(type: Type): boolean {
  return type.kind === "float";
}
export function signedType(type: Type): boolean {
  if (type.kind === "enum") return type.decl.underlying.signed;
  return type.kind === "integer" && type.signed;
}

export function loadOp(type: Type): number {
  if (type.kind === "float") return type.bits === 32 ? Op.f32Load : Op.f64Load;
  return rawLoadOp(bytesOf(type), signedType(type));
}
/** Load of an integer of `size` bytes; smaller than 8 as i32. */
export function rawLoadOp(size: number, signed: boolean): number {
  if (size === 1) return signed ? Op.i32Load8S : Op.i32Load8U;
  if (size === 2) return signed ? Op.i32Load16S : Op.i32Load16U;
  return size === 8 ? Op.i64Load : Op.i32Load;
}
export function storeOp(type: Type): number {
  if (type.kind === "float") return type.bits === 32 ? Op.f32Store : Op.f64Store;
  return rawStoreOp(bytesOf(type));
}
export function rawStoreOp(size: number): number {
  if (size === 1) return Op.i32Store8;
  if (size === 2) return Op.i32Store16;
  return size === 8 ? Op.i64Store : Op.i32Store;
}

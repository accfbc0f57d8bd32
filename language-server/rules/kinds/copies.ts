// Routines that copy, fill or compare as many bytes as they are told.
import type { Expr } from "../../../compiler/ir/ir.ts";
import type { CallEvent } from "../../analysis/events.ts";
import type { Term } from "../../analysis/term.ts";

export interface Side {
  readonly pointer: Term;
  readonly written: Expr;
}
export interface Copy {
  readonly into: Side | undefined;
  readonly from: Side | undefined;
  /** How many units. */
  readonly count: Term;
  /** Bytes a unit. */
  readonly unit: number;
}
interface Shape {
  readonly into?: number;
  readonly from?: number;
  readonly count: number;
  readonly unit?: number;
}
const copied: Shape = { into: 0, from: 1, count: 2 };
const ports = (name: string, unit: number): readonly [string, Shape][] => [
  [`READ_PORT_BUFFER_${name}`, { into: 1, count: 2, unit }],
  [`READ_REGISTER_BUFFER_${name}`, { into: 1, count: 2, unit }],
  [`WRITE_PORT_BUFFER_${name}`, { from: 1, count: 2, unit }],
  [`WRITE_REGISTER_BUFFER_${name}`, { from: 1, count: 2, unit }],
];
const shapes: ReadonlyMap<string, Shape> = new Map([
  ["memcpy", copied],
  ["memmove", copied],
  ["RtlCopyMemory", copied],
  ["RtlMoveMemory", copied],
  ["RtlCopyBytes", copied],
  ["RtlCopyMemoryNonTemporal", copied],
  ["memcmp", { from: 0, count: 2 }],
  ["RtlCompareMemory", { from: 0, count: 2 }],
  ["memset", { into: 0, count: 2 }],
  ["RtlZeroMemory", { into: 0, count: 1 }],
  ["RtlSecureZeroMemory", { into: 0, count: 1 }],
  ["RtlFillMemory", { into: 0, count: 1 }],
  ["strncpy", copied],
  ["wcsncpy", { ...copied, unit: 2 }],
  ...ports("UCHAR", 1),
  ...ports("USHORT", 2),
  ...ports("ULONG", 4),
]);
export const copiers = [...shapes.keys()];

/** Which arguments of a routine lead to what it writes and reads; undefined for one that copies nothing. */
export function copiedArguments(name: string): { readonly into?: number; readonly from?: number } | undefined {
  return shapes.get(name);
}
export function copyOf(event: CallEvent): Copy | undefined {
  const shape = event.name === undefined ? undefined : shapes.get(event.name);
  const count = shape && event.args[shape.count];
  if (!count) return undefined;
  const side = (index: number | undefined): Side | undefined => {
    const pointer = index === undefined ? undefined : event.args[index];
    const written = index === undefined ? undefined : event.argExprs[index];
    return pointer && written && { pointer, written };
  };
  return { into: side(shape.into), from: side(shape.from), count, unit: shape.unit ?? 1 };
}

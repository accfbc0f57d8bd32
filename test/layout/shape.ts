// How a record lies in memory, as text that can be compared.
import { layoutOf, type Target } from "../../compiler/index.ts";
import type { RecordDecl } from "../../compiler/types/type.ts";

export interface RecordShape {
  /** Bytes. */
  readonly size: number;
  readonly align: number;
  /** In order, those of records inside indented below them: `Name at bit 64`, for a bit-field `Name:width at bit 64`. */
  readonly members: readonly string[];
}

export function shapeOf(decl: RecordDecl, target: Target): RecordShape {
  const { size, align } = layoutOf(decl, target);
  return { size, align, members: [...members(decl, target, "", 0)] };
}

function* members(decl: RecordDecl, target: Target, indent: string, base: number): Generator<string> {
  if (decl.cxx?.vfptr === true) yield `${indent}(vftable) at bit ${base * 8}`;
  for (const { field, offset, bitOffset } of layoutOf(decl, target).fields) {
    const width = field.bits === undefined ? "" : `:${field.bits}`;
    const name = field.base === true ? "(base)" : (field.name ?? "");
    yield `${indent}${name}${width} at bit ${(base + offset) * 8 + bitOffset}`;
    if (field.type.kind === "record") yield* members(field.type.decl, target, `${indent}  `, base + offset);
  }
}

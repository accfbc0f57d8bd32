// Sizes, alignments and offsets as Microsoft's compiler lays types out, for x64 (LLP64) and x86.
// Bit-fields follow its rules: a run shares a unit of the declared type's size, none straddles, a zero-width one ends the run.
// `__declspec(align)` is honoured against `#pragma pack`; an empty structure has four bytes, as C code gets from that compiler.
// `long double` is `double`. Vector types are left out.
import type { Target } from "../unit.ts";
import type { Field, RecordDecl, Type } from "./type.ts";

export interface FieldLayout {
  readonly field: Field;
  /** Byte offset; of the unit that holds it for a bit-field. */
  readonly offset: number;
  /** Bit offset inside that unit, 0 otherwise. */
  readonly bitOffset: number;
}
export interface RecordLayout {
  readonly size: number;
  readonly align: number;
  /** The part of `align` that `#pragma pack` around an outer structure may not lower. */
  readonly required: number;
  /** Bytes as the base of a C++ class: without what `__declspec(align)` adds. */
  readonly baseSize: number;
  readonly fields: readonly FieldLayout[];
}
/** A member found by name, through anonymous members: the fields that lead to it, outermost first. */
export interface FieldPath {
  readonly steps: readonly FieldLayout[];
  readonly offset: number;
}

const RANK_SIZE = { char: 1, short: 2, int: 4, long: 4, longlong: 8 } as const;

export const pointerSize = (target: Target): number => (target === "x64" ? 8 : 4);

/** Bytes; 0 for incomplete types, `void` and functions. */
export function sizeOf(type: Type, target: Target): number {
  switch (type.kind) {
    case "void":
    case "function":
      return 0;
    case "bool":
      return 1;
    case "integer":
      return RANK_SIZE[type.rank];
    case "float":
      return type.bits / 8;
    case "pointer":
      return type.width === undefined ? pointerSize(target) : type.width / 8;
    case "array":
      return (type.length ?? 0) * sizeOf(type.of, target);
    case "enum":
      return RANK_SIZE[type.decl.underlying.rank];
    case "record":
      return type.decl.fields === undefined ? 0 : layoutOf(type.decl, target).size;
  }
}

export function alignOf(type: Type, target: Target): number {
  switch (type.kind) {
    case "void":
    case "function":
      return 1;
    case "array":
      return alignOf(type.of, target);
    case "record":
      return type.decl.fields === undefined ? 1 : layoutOf(type.decl, target).align;
    default:
      return sizeOf(type, target);
  }
}

const layouts = { x64: new WeakMap<RecordDecl, RecordLayout>(), x86: new WeakMap<RecordDecl, RecordLayout>() };

export function layoutOf(decl: RecordDecl, target: Target): RecordLayout {
  const known = layouts[target].get(decl);
  if (known !== undefined) return known;
  const made = computeLayout(decl, target);
  if (decl.fields !== undefined) layouts[target].set(decl, made);
  return made;
}

/** After the fields of a record have changed. */
export function forgetLayout(decl: RecordDecl): void {
  layouts.x64.delete(decl);
  layouts.x86.delete(decl);
}

/** The member called `name`, also one of an anonymous structure or union inside. */
export function findField(decl: RecordDecl, name: string, target: Target): FieldPath | undefined {
  const layout = layoutOf(decl, target);
  for (const entry of layout.fields) if (entry.field.name === name) return { steps: [entry], offset: entry.offset };
  for (const entry of layout.fields) {
    const type = entry.field.type;
    if (entry.field.name !== undefined || type.kind !== "record") continue;
    const inner = findField(type.decl, name, target);
    if (inner !== undefined) return { steps: [entry, ...inner.steps], offset: entry.offset + inner.offset };
  }
  return undefined;
}

const alignUp = (n: number, to: number): number => Math.ceil(n / to) * to;

/** What `#pragma pack` may not lower: what members inside ask for, and all of the alignment of a type that has an align attribute. */
function requiredAlign(type: Type, target: Target): number {
  let base = type;
  while (base.kind === "array") base = base.of;
  if (base.kind !== "record" || base.decl.fields === undefined) return 1;
  const { align, required } = layoutOf(base.decl, target);
  return base.decl.minAlign > 1 ? Math.max(align, required) : required;
}

/** Bytes that a base class takes in a derived one: none if it has no members. */
function sizeAsBase(type: Type, target: Target): number {
  if (type.kind !== "record" || isEmptyClass(type.decl)) return 0;
  return layoutOf(type.decl, target).baseSize;
}
export function isEmptyClass(decl: RecordDecl): boolean {
  if (decl.cxx === undefined || decl.cxx.vfptr) return false;
  return (decl.fields ?? []).every(
    ({ type, base, bits }) => bits === 0 || (base === true && type.kind === "record" && isEmptyClass(type.decl)),
  );
}

function computeLayout(decl: RecordDecl, target: Target): RecordLayout {
  const fields: FieldLayout[] = [];
  // A pack beyond the size of a pointer changes nothing.
  const pack = decl.pack !== undefined && decl.pack <= pointerSize(target) ? decl.pack : 0;
  const union = decl.tag === "union";
  let size = 0;
  let align = 1;
  let required = 1;
  // The bit-field unit being filled: its size, and bits still free in it; 0 when the last member was none.
  let unit = 0;
  let free = 0;

  for (const field of decl.fields ?? []) {
    const fieldSize = field.base === true ? sizeAsBase(field.type, target) : sizeOf(field.type, target);
    const fieldRequired = Math.max(field.minAlign, requiredAlign(field.type, target));
    let fieldAlign = alignOf(field.type, target);
    if (field.bits !== undefined) fieldAlign = Math.max(fieldAlign, fieldRequired);
    else required = Math.max(required, fieldRequired);
    if (pack > 0) fieldAlign = Math.min(fieldAlign, pack);
    fieldAlign = Math.max(fieldAlign, fieldRequired);

    if (field.bits === undefined) {
      unit = 0;
      align = Math.max(align, fieldAlign);
      const offset = union ? 0 : alignUp(size, fieldAlign);
      fields.push({ field, offset, bitOffset: 0 });
      size = Math.max(size, offset + fieldSize);
    } else if (field.bits === 0) {
      // A zero-width field counts only after a bit-field.
      if (unit === 0) {
        fields.push({ field, offset: union ? 0 : size, bitOffset: 0 });
        continue;
      }
      unit = 0;
      if (union) size = Math.max(size, fieldSize);
      else {
        size = alignUp(size, fieldAlign);
        align = Math.max(align, fieldAlign);
      }
      fields.push({ field, offset: union ? 0 : size, bitOffset: 0 });
    } else if (!union && unit === fieldSize && field.bits <= free) {
      fields.push({ field, offset: size - fieldSize, bitOffset: unit * 8 - free });
      free -= field.bits;
    } else if (union) {
      unit = fieldSize;
      fields.push({ field, offset: 0, bitOffset: 0 });
      size = Math.max(size, fieldSize);
    } else {
      unit = fieldSize;
      free = fieldSize * 8 - field.bits;
      const offset = alignUp(size, fieldAlign);
      fields.push({ field, offset, bitOffset: 0 });
      size = offset + fieldSize;
      align = Math.max(align, fieldAlign);
    }
  }
  if (decl.cxx?.vfptr === true) {
    // The pointer to virtual functions is put before everything else, which moves by a multiple of the alignment.
    const pointer = pointerSize(target);
    const shift = alignUp(pointer, Math.max(required, align));
    fields.forEach((entry, i) => {
      fields[i] = { ...entry, offset: entry.offset + shift };
    });
    size += shift;
    align = Math.max(align, pack > 0 ? Math.min(pack, pointer) : pointer);
  }
  required = Math.max(required, decl.minAlign);
  const baseSize = alignUp(size, pack > 0 ? Math.min(pack, align) : align);
  size = alignUp(size, align);
  align = Math.max(align, required);
  let rounding = align;
  if (pack > 0) rounding = Math.min(rounding, pack);
  size = alignUp(size, Math.max(rounding, required));
  const least = decl.cxx === undefined ? 4 : 1;
  if (size === 0) size = required >= least ? align : least;
  return { size, align, required, baseSize, fields };
}

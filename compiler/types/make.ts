// Constructors and predicates of C types. The types of the language are single objects, so that equal ones mostly are identical.
import type {
  ArrayType,
  BoolType,
  EnumType,
  FloatType,
  FunctionParameter,
  FunctionType,
  IntegerRank,
  IntegerType,
  PointerType,
  RecordDecl,
  RecordType,
  Type,
  Typedef,
  VoidType,
} from "./type.ts";
import { Qual } from "./type.ts";

const integer = (rank: IntegerRank, signed: boolean): IntegerType => ({ kind: "integer", quals: 0, rank, signed });

export const VOID: VoidType = { kind: "void", quals: 0 };
export const BOOL: BoolType = { kind: "bool", quals: 0 };
/** Plain `char`: signed for Microsoft, yet a type of its own. */
export const CHAR: IntegerType = { kind: "integer", quals: 0, rank: "char", signed: true, plain: true };
export const SCHAR = integer("char", true);
export const UCHAR = integer("char", false);
/** C++ `char8_t`, `char16_t` and `char32_t`. */
export const CHAR8: IntegerType = { ...integer("char", false), utf: 8 };
export const CHAR16: IntegerType = { ...integer("short", false), utf: 16 };
export const CHAR32: IntegerType = { ...integer("int", false), utf: 32 };
export const SHORT = integer("short", true);
export const USHORT = integer("short", false);
export const INT = integer("int", true);
export const UINT = integer("int", false);
export const LONG = integer("long", true);
export const ULONG = integer("long", false);
export const LLONG = integer("longlong", true);
export const ULLONG = integer("longlong", false);
export const FLOAT: FloatType = { kind: "float", quals: 0, bits: 32 };
export const DOUBLE: FloatType = { kind: "float", quals: 0, bits: 64 };
export const LDOUBLE: FloatType = { kind: "float", quals: 0, bits: 64, long: true };

const SIGNED = { char: SCHAR, short: SHORT, int: INT, long: LONG, longlong: LLONG } as const;
const UNSIGNED = { char: UCHAR, short: USHORT, int: UINT, long: ULONG, longlong: ULLONG } as const;

export function integerType(rank: IntegerRank, signed: boolean): IntegerType {
  return signed ? SIGNED[rank] : UNSIGNED[rank];
}

const pointers = new WeakMap<Type, PointerType>();
export function pointerTo(to: Type): PointerType {
  let made = pointers.get(to);
  if (made === undefined) {
    made = { kind: "pointer", quals: 0, to };
    pointers.set(to, made);
  }
  return made;
}
const references = { lvalue: new WeakMap<Type, PointerType>(), rvalue: new WeakMap<Type, PointerType>() };
/** C++ `to &` or `to &&`; a reference to a reference collapses. */
export function referenceTo(to: Type, kind: "lvalue" | "rvalue"): PointerType {
  if (to.kind === "pointer" && to.reference !== undefined)
    return kind === "lvalue" && to.reference === "rvalue" ? referenceTo(to.to, "lvalue") : to;
  let made = references[kind].get(to);
  if (made === undefined) {
    made = { kind: "pointer", quals: 0, to, reference: kind };
    references[kind].set(to, made);
  }
  return made;
}
export type ReferenceType = PointerType & { readonly reference: "lvalue" | "rvalue" };
export const isReference = (t: Type): t is ReferenceType => t.kind === "pointer" && t.reference !== undefined;
/** What a reference refers to; any other type as it is. */
export const referred = (t: Type): Type => (isReference(t) ? t.to : t);
/** The type of C++ `nullptr`, a pointer that converts to every other. */
export const NULLPTR: PointerType = { kind: "pointer", quals: 0, to: { ...VOID } };
/** Also by another name, and qualified: what it points to is nothing else's. */
export const isNullptr = (type: Type): boolean =>
  type.kind === "pointer" && type.to === NULLPTR.to && type.reference === undefined;
export function arrayOf(of: Type, length: number | undefined): ArrayType {
  return { kind: "array", quals: 0, of, length };
}
export function functionType(
  returns: Type,
  params: readonly FunctionParameter[],
  variadic: boolean,
  prototyped: boolean,
): FunctionType {
  return { kind: "function", quals: 0, returns, params, variadic, prototyped };
}
export function recordType(decl: RecordDecl): RecordType {
  return { kind: "record", quals: 0, decl };
}

/** Adds qualifiers; those of an array belong to its elements. */
export function qualified(type: Type, quals: number): Type {
  if (quals === 0 || (type.quals & quals) === quals) return type;
  if (type.kind === "array") return { ...type, of: qualified(type.of, quals) };
  if (type.kind === "function" || isReference(type)) return type;
  return { ...type, quals: type.quals | quals };
}
const bare = new WeakMap<Type, Type>();
/** The type without its qualifiers, as a value has it. Keeps the typedef it was named by. */
export function unqualified(type: Type): Type {
  if (type.quals === 0) return type;
  let made = bare.get(type);
  if (made === undefined) {
    made = { ...type, quals: 0 };
    bare.set(type, made);
  }
  return made;
}
/** The same type named through a typedef. */
export function aliased(type: Type, alias: Typedef): Type {
  return "alias" in type ? { ...type, alias } : { alias, ...type };
}

const unknownTypedefs = new WeakSet<Typedef>();
/** Stands for a type whose name is not declared: held like an int, yet nothing is known of it. */
export function unknownType(name: string): Type {
  const typedef: Typedef = { name, type: INT, annotations: [] };
  unknownTypedefs.add(typedef);
  return aliased(INT, typedef);
}
/** Whether a type is, points to or is made of one whose name is not declared. */
export function isUnknownType(type: Type): boolean {
  let base = type;
  while (base.kind === "pointer" || base.kind === "array") base = base.kind === "pointer" ? base.to : base.of;
  // Under the names that typedefs give it, too.
  for (let alias = base.alias; base.kind === "integer" && alias !== undefined; alias = alias.type.alias)
    if (unknownTypedefs.has(alias)) return true;
  return false;
}

export const isVoid = (t: Type): t is VoidType => t.kind === "void";
export const isInteger = (t: Type): t is IntegerType | BoolType | EnumType =>
  t.kind === "integer" || t.kind === "bool" || t.kind === "enum";
export const isArithmetic = (t: Type): t is IntegerType | BoolType | EnumType | FloatType =>
  isInteger(t) || t.kind === "float";
export const isScalar = (t: Type): boolean => isArithmetic(t) || t.kind === "pointer";
export const isPointer = (t: Type): t is PointerType => t.kind === "pointer";
export const isRecord = (t: Type): t is RecordType => t.kind === "record";
export const isVolatile = (t: Type): boolean => (t.quals & Qual.volatile) !== 0;
export const isConst = (t: Type): boolean => (t.quals & Qual.const) !== 0;
export const isVoidPointer = (t: Type): boolean => t.kind === "pointer" && t.to.kind === "void";

/** False for `void`, incomplete records and arrays, and functions: nothing of such a type has a size. */
export function isComplete(type: Type): boolean {
  switch (type.kind) {
    case "void":
    case "function":
      return false;
    case "record":
      return type.decl.fields !== undefined;
    case "array":
      return type.length !== undefined && isComplete(type.of);
    default:
      return true;
  }
}

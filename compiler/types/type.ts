// C types as plain records. Layout (sizes, offsets) is computed in layout.ts for a target; a type does not know its size.
import type { Annotation } from "../syntax/ast.ts";

export const Qual = { const: 1, volatile: 2, restrict: 4, unaligned: 8, atomic: 16 } as const;

interface TypeBase {
  /** Bits of `Qual`. */
  readonly quals: number;
  /** The typedef through which the type was named, for messages, roles and display. */
  readonly alias?: Typedef;
}
export interface Typedef {
  readonly name: string;
  readonly type: Type;
  /** Annotations written on the typedef: `_Function_class_(DRIVER_DISPATCH) _IRQL_requires_max_(…) typedef NTSTATUS DRIVER_DISPATCH(…)`. */
  readonly annotations: readonly Annotation[];
}

export interface VoidType extends TypeBase {
  readonly kind: "void";
}
export interface BoolType extends TypeBase {
  readonly kind: "bool";
}
export type IntegerRank = "char" | "short" | "int" | "long" | "longlong";
/** `plain` marks `char` without a sign; its signedness is the target's (signed for Microsoft). */
export interface IntegerType extends TypeBase {
  readonly kind: "integer";
  readonly rank: IntegerRank;
  readonly signed: boolean;
  readonly plain?: boolean;
  /** C++'s characters of UTF are types of their own. */
  readonly utf?: 8 | 16 | 32;
}
export interface FloatType extends TypeBase {
  readonly kind: "float";
  readonly bits: 32 | 64;
  readonly long?: boolean;
}
export interface PointerType extends TypeBase {
  readonly kind: "pointer";
  readonly to: Type;
  readonly width?: 32 | 64;
  /** C++: it is held like a pointer, and stands for what it refers to wherever its name is used. */
  readonly reference?: "lvalue" | "rvalue";
  /** C++: to a member function, which `to` is with its object as a parameter; `type` is as it is declared. */
  readonly member?: { readonly of: RecordDecl; readonly type: FunctionType };
}
/** `length` undefined: incomplete or flexible. */
export interface ArrayType extends TypeBase {
  readonly kind: "array";
  readonly of: Type;
  readonly length: number | undefined;
}
export interface FunctionType extends TypeBase {
  readonly kind: "function";
  readonly returns: Type;
  readonly params: readonly FunctionParameter[];
  readonly variadic: boolean;
  /** False for `()` in C: nothing is known about the parameters. */
  readonly prototyped: boolean;
}
export interface FunctionParameter {
  readonly name: string | undefined;
  readonly type: Type;
  readonly annotations: readonly Annotation[];
}
export interface EnumType extends TypeBase {
  readonly kind: "enum";
  readonly decl: EnumDecl;
}
export interface RecordType extends TypeBase {
  readonly kind: "record";
  readonly decl: RecordDecl;
}

export type Type =
  | VoidType
  | BoolType
  | IntegerType
  | FloatType
  | PointerType
  | ArrayType
  | FunctionType
  | EnumType
  | RecordType;
export type TypeKind = Type["kind"];

/** Identity of a struct or union; completed in place when its definition is read. */
export interface RecordDecl {
  readonly tag: "struct" | "union";
  /** C++ gives an unnamed one the name of the typedef that is declared with it. */
  name: string | undefined;
  /** Undefined while incomplete. */
  fields: readonly Field[] | undefined;
  /** Pack in bytes in force at the definition; undefined is the default. */
  pack: number | undefined;
  /** From align attributes, in bytes. */
  minAlign: number;
  /** C++: it is laid out as a class; `vfptr` if it begins with a pointer to virtual functions of its own. */
  cxx?: { readonly vfptr: boolean; readonly linkName?: string | undefined } | undefined;
}
export interface Field {
  /** Undefined for anonymous members and unnamed bit-fields. */
  readonly name: string | undefined;
  readonly type: Type;
  /** Width in bits of a bit-field. */
  readonly bits: number | undefined;
  readonly minAlign: number;
  readonly annotations: readonly Annotation[];
  /** C++: it holds the base class. */
  readonly base?: boolean;
}
export interface EnumDecl {
  readonly name: string | undefined;
  readonly enumerators: Map<string, bigint>;
  underlying: IntegerType;
  complete: boolean;
  /** C++ `enum class`: its values convert to nothing by themselves. */
  readonly scoped?: boolean;
}

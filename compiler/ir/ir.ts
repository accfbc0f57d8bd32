// The typed control-flow graph that the checker reads and the machine runs.
// Expressions are pure: calls, assignments, volatile reads and short-circuit operators have become instructions and branches,
// so that every expression can be evaluated again and every call is a resume point. Places keep the names of C
// (field paths, locals), because both the checker and the debugger speak of them.
import type { TokenRange } from "../source/source.ts";
import type { Annotation } from "../syntax/ast.ts";
import type { Field, FunctionType, Type } from "../types/type.ts";

export type BlockId = number;
export type LocalId = number;
export type StepId = number;
export type TryId = number;

/** A function or variable with linkage, one object a unit for each; units are joined by name in `program.ts`. */
export interface IrSymbol {
  readonly name: string;
  /** Unique in a program: the name, or "file.c:name" for internal linkage, "function::name" for static locals. */
  readonly linkName: string;
  readonly kind: "function" | "variable";
  type: Type;
  readonly linkage: "external" | "internal";
  /** Defined here; false for a mere declaration. */
  defined: boolean;
  annotations: readonly Annotation[];
  /** Section named by `#pragma code_seg/alloc_text/data_seg` or `__declspec(code_seg/allocate)`; "" is the default. */
  section: string;
  /** `__declspec(selectany)` or a tentative definition: the linker keeps one. */
  mergeable: boolean;
  /** Always inlined or `static inline` in a header: defined in many units, any copy serves. */
  inline: boolean;
  /** C++: it is called before `main`, after those that stand before it in its unit. */
  startup?: boolean;
  minAlign: number;
  /** Where it is declared first in this unit: index of the external declaration and its name token in it. */
  readonly declaredAt: DeclarationPlace;
}
export interface DeclarationPlace {
  /** Index into `Unit.declarations`. */
  readonly declaration: number;
  readonly token: number;
}

export interface Global {
  readonly symbol: IrSymbol;
  readonly size: number;
  readonly align: number;
  readonly readOnly: boolean;
  /** Initial bytes; shorter than `size` means zeros follow. Undefined is all zeros. */
  readonly bytes: Uint8Array | undefined;
  /** 8-byte (x64) addresses to be filled in by the loader. */
  readonly relocations: readonly Relocation[];
}
export interface Relocation {
  readonly offset: number;
  readonly target: IrSymbol;
  readonly addend: number;
}

export interface IrFunction {
  readonly symbol: IrSymbol;
  readonly type: FunctionType;
  /** Index into `Unit.declarations`: gives the token base for every token range inside. */
  readonly declaration: number;
  readonly range: TokenRange;
  /** One local for each parameter, in order (a hidden pointer to the result comes first for a large structure). */
  readonly params: readonly LocalId[];
  readonly locals: readonly Local[];
  /** Block 0 is the entry. Source order, so that most jumps lead forward. */
  readonly blocks: readonly Block[];
  readonly steps: readonly Step[];
  readonly tries: readonly TryRegion[];
  /** What the lowering could not take; the machine refuses when such a place is reached, the checker knows nothing there. */
  readonly refusals: readonly Refusal[];
}
export interface Local {
  readonly id: LocalId;
  /** Undefined for temporaries. */
  readonly name: string | undefined;
  readonly type: Type;
  readonly kind: "parameter" | "variable" | "temporary";
  /** Its address escapes into a value (`&x`, an array used as a pointer). */
  addressTaken: boolean;
  /** Tokens over which the name is in scope. */
  readonly scope: TokenRange;
  readonly minAlign: number;
  /** A parameter slot that holds the address of a structure of the caller's, per the Microsoft x64 convention. */
  readonly byReference: boolean;
}
/** A step of the debugger: a statement, an initialised declarator, a controlling expression, or the closing brace. */
export interface Step extends TokenRange {
  readonly kind: "statement" | "declaration" | "condition" | "advance" | "return" | "end";
}
export interface Refusal extends TokenRange {
  readonly construct: string;
  readonly message: string;
}
export interface TryRegion {
  readonly id: TryId;
  readonly parent: TryId | undefined;
  readonly kind: "except" | "finally";
  /** `except`: evaluates the filter into `filterResult` and jumps to nowhere (terminator `filterEnd`). */
  readonly filter: BlockId | undefined;
  readonly filterResult: LocalId | undefined;
  /** First block of the handler or of the termination block. */
  readonly handler: BlockId;
  /** `finally`: local that is non-zero while unwinding abnormally (`AbnormalTermination()`). */
  readonly abnormal: LocalId | undefined;
}
export interface Block {
  readonly id: BlockId;
  readonly instructions: readonly Instruction[];
  readonly terminator: Terminator;
  /** Innermost try whose guarded body holds this block. */
  readonly inTry: TryId | undefined;
}

export type Instruction =
  /** A step begins here: the only place where a run may stop, be pre-empted or hit a breakpoint. */
  | { readonly kind: "step"; readonly step: StepId }
  /** Scalars, and structures or arrays of equal type (`value` is then a load of the record's or array's place; an array's comes from a string
   *  or constant table that initialises a local one). */
  | { readonly kind: "assign"; readonly target: Place; readonly value: Expr; readonly at: TokenRange }
  /** Fills `size` bytes with zeros, before a partial initialiser. */
  | { readonly kind: "zero"; readonly target: Place; readonly size: number; readonly at: TokenRange }
  | {
      readonly kind: "call";
      readonly callee:
        | { readonly kind: "direct"; readonly symbol: IrSymbol }
        | { readonly kind: "indirect"; readonly pointer: Expr };
      readonly type: FunctionType;
      readonly args: readonly Expr[];
      /** A temporary or variable that receives the value. */
      readonly result: LocalId | undefined;
      readonly at: TokenRange;
    }
  /** `__debugbreak`, fences and other intrinsics without a call; names as Microsoft's compiler spells them. */
  | {
      readonly kind: "intrinsic";
      readonly name: string;
      readonly args: readonly Expr[];
      readonly result: LocalId | undefined;
      readonly at: TokenRange;
    }
  | { readonly kind: "refuse"; readonly refusal: Refusal };

export type Terminator =
  | { readonly kind: "jump"; readonly target: BlockId }
  /** `condition` has type int; non-zero goes to `then`. */
  | {
      readonly kind: "branch";
      readonly condition: Expr;
      readonly then: BlockId;
      readonly else: BlockId;
      readonly at: TokenRange;
    }
  | {
      readonly kind: "switch";
      readonly value: Expr;
      /** Ranges are inclusive, disjoint, of the promoted type of `value`. */
      readonly cases: readonly { readonly first: bigint; readonly last: bigint; readonly target: BlockId }[];
      readonly default: BlockId;
      readonly at: TokenRange;
    }
  | { readonly kind: "return"; readonly value: Expr | undefined; readonly at: TokenRange }
  | { readonly kind: "filterEnd" }
  /** End of a termination block: goes on unwinding if it was entered so, else to `next`. */
  | { readonly kind: "finallyEnd"; readonly try: TryId; readonly next: BlockId }
  | { readonly kind: "unreachable" };

export type Place =
  | { readonly kind: "local"; readonly local: LocalId; readonly type: Type }
  | { readonly kind: "global"; readonly symbol: IrSymbol; readonly type: Type }
  | { readonly kind: "deref"; readonly pointer: Expr; readonly type: Type; readonly at: TokenRange }
  | {
      readonly kind: "field";
      readonly base: Place;
      readonly field: Field;
      readonly offset: number;
      readonly bitOffset: number;
      readonly type: Type;
    }
  /** An element of an array place; `index` has a 64-bit integer type. */
  | {
      readonly kind: "element";
      readonly base: Place;
      readonly index: Expr;
      readonly type: Type;
      readonly at: TokenRange;
    };

export type UnaryOp = "neg" | "not";
/** Operands of one type (after the usual conversions) except shifts; comparisons give int 0 or 1. */
export type BinaryOp =
  | "add"
  | "sub"
  | "mul"
  | "div"
  | "rem"
  | "and"
  | "or"
  | "xor"
  | "shl"
  | "shr"
  | "eq"
  | "ne"
  | "lt"
  | "le"
  | "gt"
  | "ge";

export type Expr =
  /** Integers, enums, bools and pointers, already wrapped to the type. `name`: the enumerator or macro that spelled it. */
  | { readonly kind: "const"; readonly value: bigint; readonly type: Type; readonly name?: string }
  | { readonly kind: "float"; readonly value: number; readonly type: Type }
  | { readonly kind: "load"; readonly place: Place; readonly type: Type }
  /** The address of a place, or of a function. Strings are read-only globals. */
  | { readonly kind: "address"; readonly place: Place; readonly type: Type }
  | { readonly kind: "function"; readonly symbol: IrSymbol; readonly type: Type }
  | { readonly kind: "unary"; readonly op: UnaryOp; readonly operand: Expr; readonly type: Type }
  | {
      readonly kind: "binary";
      readonly op: BinaryOp;
      readonly left: Expr;
      readonly right: Expr;
      readonly type: Type;
      readonly at: TokenRange;
    }
  /** Conversion as C defines it between arithmetic and pointer types; to bool it is `!= 0`. `implicit`: not written as a cast. */
  | { readonly kind: "convert"; readonly operand: Expr; readonly type: Type; readonly implicit: boolean }
  /** `pointer + index * scale` bytes; `index` is a 64-bit integer. */
  | {
      readonly kind: "offset";
      readonly pointer: Expr;
      readonly index: Expr;
      readonly scale: number;
      readonly type: Type;
    }
  /** `(left - right) / scale` for pointers. */
  | {
      readonly kind: "difference";
      readonly left: Expr;
      readonly right: Expr;
      readonly scale: number;
      readonly type: Type;
    }
  /** Address of the first variable argument's slot (va_start). */
  | { readonly kind: "varargs"; readonly type: Type }
  /** A value nothing is known about: what the lowering could not take. */
  | { readonly kind: "unknown"; readonly type: Type };

// The syntax tree of one preprocessed translation unit: what the parser makes and the lowering reads.
// Every node says which tokens it spans, counted from the first token of its external declaration, so that a declaration
// whose tokens have not changed can be kept as it is when text above it moves.
import type { TokenRange } from "../source/source.ts";
import type {
  ClassBody,
  CxxContext,
  CxxExpression,
  CxxName,
  CxxSpecifiers,
  CxxStatement,
  CxxTypeSpecifier,
  FunctionEnding,
  FunctionSuffix,
  MemberInitializer,
  TemplateArgument,
  TemplateNode,
  UsingNode,
} from "./cpp-ast.ts";

/** A SAL annotation or attribute as written, e.g. `_IRQL_requires_max_(DISPATCH_LEVEL)`; the name is the canonical one of `ddk/include/sal.h`. */
export interface Annotation extends TokenRange {
  readonly name: string;
  readonly args: readonly AnnotationArgument[];
}
export interface AnnotationArgument extends TokenRange {
  readonly text: string;
  /** The argument read as an expression, where it is one. */
  readonly expression?: Expression;
  /** The argument read as a list of annotations, e.g. the second one of `_When_`. */
  readonly annotations?: readonly Annotation[];
}

/** `__declspec(align(16))`, `__attribute__((packed))`, `_Alignas(8)`: one attribute each. */
export interface Attribute extends TokenRange {
  readonly name: string;
  readonly args: readonly Expression[];
  /** The argument text, for attributes whose arguments are no expressions. */
  readonly text: string;
}

// ---- types as written -------------------------------------------------------------------------------------------

export type Qualifier = "const" | "volatile" | "restrict" | "atomic" | "unaligned" | "ptr32" | "ptr64";
export type StorageClass = "typedef" | "extern" | "static" | "auto" | "register" | "thread_local";

export interface DeclarationSpecifiers extends TokenRange {
  readonly storage: StorageClass | undefined;
  readonly inline: boolean;
  readonly noreturn: boolean;
  readonly qualifiers: readonly Qualifier[];
  readonly type: TypeSpecifier;
  readonly annotations: readonly Annotation[];
  readonly attributes: readonly Attribute[];
  readonly cxx?: CxxSpecifiers;
}

export type TypeSpecifier =
  | CxxTypeSpecifier
  /** Keywords in canonical order, e.g. ["unsigned","long","long"], ["__int64"], ["_Bool"], ["void"], ["double"]; empty = implicit int. */
  | ({ readonly kind: "builtin"; readonly words: readonly string[] } & TokenRange)
  | ({ readonly kind: "typedefName"; readonly name: string } & TokenRange)
  | RecordSpecifier
  | EnumSpecifier
  | ({
      readonly kind: "typeof";
      readonly operand: Expression | TypeName;
      /** C++ `decltype`: of what stands without parentheses of its own, or within some. */
      readonly decltype?: "bare" | "parenthesised";
    } & TokenRange);

export interface RecordSpecifier extends TokenRange {
  readonly kind: "record";
  readonly tag: "struct" | "union";
  readonly name: string | undefined;
  /** C++: template arguments behind the name, of a specialisation or of an instance that is named. */
  readonly args?: readonly TemplateArgument[] | undefined;
  /** Undefined for a reference or forward declaration. */
  readonly members: readonly MemberDeclaration[] | undefined;
  readonly attributes: readonly Attribute[];
  readonly annotations: readonly Annotation[];
  /** The `#pragma pack` value in force at the closing brace, in bytes; undefined is the target's default. */
  readonly pack: number | undefined;
  /** What is in the braces, where C has no words for it. */
  readonly cxx?: ClassBody;
}
export interface MemberDeclaration extends TokenRange {
  readonly specifiers: DeclarationSpecifiers;
  /** Empty for an anonymous struct or union member. */
  readonly declarators: readonly {
    readonly declarator: Declarator | undefined;
    readonly bits: Expression | undefined;
    /** C++: the initialiser of a data member. */
    readonly initializer?: Initializer;
    /** C++: what ends the declaration of a member function. */
    readonly ending?: FunctionEnding;
  }[];
  readonly staticAssert?: StaticAssert;
}
export interface EnumSpecifier extends TokenRange {
  readonly kind: "enum";
  readonly name: string | undefined;
  /** `enum class`. */
  readonly scoped?: boolean;
  readonly underlying: TypeName | undefined;
  readonly enumerators:
    | readonly ({ readonly name: string; readonly value: Expression | undefined } & TokenRange)[]
    | undefined;
}

/** A declarator from the outside in is read from `parts`: the name, then what it is: [array, pointer] is "array of pointers". */
export interface Declarator extends TokenRange {
  readonly name: string | undefined;
  /** Token of the name; the declarator's first token for an abstract one. */
  readonly nameToken: number;
  readonly parts: readonly DeclaratorPart[];
  readonly annotations: readonly Annotation[];
  readonly attributes: readonly Attribute[];
  readonly cxx?: CxxName;
  /** C++: `auto [a, b]`, the names of what is in the variable; its own name is how they are written. */
  readonly bindings?: readonly ({ readonly name: string } & TokenRange)[];
  /** C++: of a parameter, `T... name` declares as many as `T` has elements. */
  readonly pack?: true;
}
export type DeclaratorPart =
  | {
      readonly kind: "pointer";
      readonly qualifiers: readonly Qualifier[];
      /** C++: it is a reference. */
      readonly reference?: "lvalue" | "rvalue";
      /** C++: `C::*` points to a member of this class. */
      readonly memberOf?: string;
    }
  | { readonly kind: "array"; readonly length: Expression | undefined; readonly qualifiers: readonly Qualifier[] }
  | {
      readonly kind: "function";
      /** Undefined for `()` and for an identifier list (K&R), whose names are in `names`. */
      readonly parameters: readonly Parameter[] | undefined;
      readonly names: readonly string[];
      readonly variadic: boolean;
      readonly cxx?: FunctionSuffix;
    };
export interface Parameter extends TokenRange {
  readonly specifiers: DeclarationSpecifiers;
  readonly declarator: Declarator | undefined;
  readonly annotations: readonly Annotation[];
  /** C++: the default argument. */
  readonly default?: Initializer;
}
export interface TypeName extends TokenRange {
  readonly kind: "typeName";
  readonly specifiers: DeclarationSpecifiers;
  readonly declarator: Declarator | undefined;
  /** C++: `type...`, one for each element of the packs that it names. */
  readonly pack?: true;
}

// ---- declarations -----------------------------------------------------------------------------------------------

export interface Declaration extends TokenRange {
  readonly kind: "declaration";
  readonly specifiers: DeclarationSpecifiers;
  readonly declarators: readonly {
    readonly declarator: Declarator;
    readonly initializer: Initializer | undefined;
    readonly ending?: FunctionEnding;
  }[];
}
export interface FunctionDefinition extends TokenRange {
  readonly kind: "function";
  readonly specifiers: DeclarationSpecifiers;
  readonly declarator: Declarator;
  /** K&R parameter declarations. */
  readonly oldParameters: readonly Declaration[];
  readonly body: CompoundStatement;
  /** C++: of a constructor. */
  readonly initializers?: readonly MemberInitializer[];
}
export interface StaticAssert extends TokenRange {
  readonly kind: "staticAssert";
  readonly condition: Expression;
  readonly message: string | undefined;
}
/** Tokens the parser could not read; a diagnostic says why. Never stops the rest from being read. */
export interface NotUnderstood extends TokenRange {
  readonly kind: "notUnderstood";
  readonly construct: string;
}
export type ExternalDeclarationNode =
  | Declaration
  | FunctionDefinition
  | StaticAssert
  | NotUnderstood
  | UsingNode
  | TemplateNode;
export interface ExternalDeclaration {
  readonly node: ExternalDeclarationNode;
  /** Index in the unit's token stream of the declaration's token 0. Changes when text above it moves; `node` does not. */
  tokenBase: number;
  /** In force at the start of the declaration: set by `#pragma code_seg`, `data_seg`, … ("" is the default section). */
  readonly sections: { readonly code: string; readonly data: string; readonly bss: string; readonly const: string };
  /** C++ sources only. */
  readonly cxx?: CxxContext;
}

export type Initializer =
  | ({ readonly kind: "expression"; readonly expression: Expression } & TokenRange)
  /** `direct`: C++ `T x{…}`. */
  | ({ readonly kind: "list"; readonly items: readonly InitializerItem[]; readonly direct?: boolean } & TokenRange)
  /** C++ `T x(…)`. */
  | ({ readonly kind: "arguments"; readonly args: readonly Expression[] } & TokenRange);
export interface InitializerItem {
  readonly designators: readonly Designator[];
  readonly value: Initializer;
  /** C++: `value...`, of a list in braces. */
  readonly pack?: true;
}
export type Designator =
  | { readonly kind: "member"; readonly name: string }
  | { readonly kind: "index"; readonly index: Expression; readonly last: Expression | undefined };

// ---- statements -------------------------------------------------------------------------------------------------

export interface CompoundStatement extends TokenRange {
  readonly kind: "compound";
  readonly items: readonly (Statement | Declaration | StaticAssert)[];
}
export type Statement =
  | CompoundStatement
  /** `expression` undefined is the empty statement. */
  | ({ readonly kind: "expression"; readonly expression: Expression | undefined } & TokenRange)
  | ({
      readonly kind: "if";
      readonly condition: Expression;
      readonly then: Statement;
      readonly else: Statement | undefined;
      /** C++ `if constexpr`: what is not taken is not looked at. */
      readonly constexpr?: true;
    } & TokenRange)
  | ({ readonly kind: "switch"; readonly value: Expression; readonly body: Statement } & TokenRange)
  | ({
      readonly kind: "case";
      readonly value: Expression;
      readonly upTo: Expression | undefined;
      readonly body: Statement;
    } & TokenRange)
  | ({ readonly kind: "default"; readonly body: Statement } & TokenRange)
  | ({ readonly kind: "while"; readonly condition: Expression; readonly body: Statement } & TokenRange)
  | ({ readonly kind: "do"; readonly body: Statement; readonly condition: Expression } & TokenRange)
  | ({
      readonly kind: "for";
      readonly init: Expression | Declaration | undefined;
      readonly condition: Expression | undefined;
      readonly step: Expression | undefined;
      readonly body: Statement;
    } & TokenRange)
  | ({ readonly kind: "goto"; readonly label: string } & TokenRange)
  | ({ readonly kind: "label"; readonly label: string; readonly body: Statement } & TokenRange)
  | ({ readonly kind: "break" } & TokenRange)
  | ({ readonly kind: "continue" } & TokenRange)
  | ({ readonly kind: "return"; readonly value: Expression | undefined } & TokenRange)
  | ({
      readonly kind: "tryExcept";
      readonly body: CompoundStatement;
      readonly filter: Expression;
      readonly handler: CompoundStatement;
    } & TokenRange)
  | ({
      readonly kind: "tryFinally";
      readonly body: CompoundStatement;
      readonly handler: CompoundStatement;
    } & TokenRange)
  | ({ readonly kind: "leave" } & TokenRange)
  | ({ readonly kind: "asm" } & TokenRange)
  | CxxStatement
  | NotUnderstood;

// ---- expressions ------------------------------------------------------------------------------------------------

export type UnaryOperator = "+" | "-" | "~" | "!" | "*" | "&";
export type BinaryOperator =
  | "*"
  | "/"
  | "%"
  | "+"
  | "-"
  | "<<"
  | ">>"
  | "<"
  | ">"
  | "<="
  | ">="
  | "=="
  | "!="
  | "&"
  | "^"
  | "|"
  | "&&"
  | "||";
export type AssignmentOperator = "=" | "*=" | "/=" | "%=" | "+=" | "-=" | "<<=" | ">>=" | "&=" | "^=" | "|=";
export type StringEncoding = "char" | "wchar" | "utf8" | "char16" | "char32";

export type Expression =
  | ({ readonly kind: "identifier"; readonly name: string } & TokenRange)
  /** `suffix` in lower case without the value, e.g. "ui64", "ull", "l", "". */
  | ({
      readonly kind: "integer";
      readonly value: bigint;
      readonly decimal: boolean;
      readonly suffix: string;
    } & TokenRange)
  | ({ readonly kind: "float"; readonly value: number; readonly suffix: "" | "f" | "l" } & TokenRange)
  | ({ readonly kind: "character"; readonly value: number; readonly encoding: StringEncoding } & TokenRange)
  /** Code units (bytes for "char" and "utf8"), adjacent literals joined, no terminator. */
  | ({ readonly kind: "string"; readonly units: readonly number[]; readonly encoding: StringEncoding } & TokenRange)
  | ({ readonly kind: "call"; readonly callee: Expression; readonly args: readonly Expression[] } & TokenRange)
  | ({
      readonly kind: "member";
      readonly object: Expression;
      readonly arrow: boolean;
      readonly name: string;
      /** C++: explicit template arguments. */
      readonly args?: readonly TemplateArgument[];
    } & TokenRange)
  | ({ readonly kind: "index"; readonly object: Expression; readonly index: Expression } & TokenRange)
  | ({ readonly kind: "unary"; readonly operator: UnaryOperator; readonly operand: Expression } & TokenRange)
  | ({
      readonly kind: "increment";
      readonly by: 1 | -1;
      readonly prefix: boolean;
      readonly operand: Expression;
    } & TokenRange)
  | ({
      readonly kind: "binary";
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    } & TokenRange)
  | ({
      readonly kind: "assignment";
      readonly operator: AssignmentOperator;
      readonly left: Expression;
      readonly right: Expression;
    } & TokenRange)
  /** `then` undefined is GNU `a ?: b`. */
  | ({
      readonly kind: "conditional";
      readonly condition: Expression;
      readonly then: Expression | undefined;
      readonly else: Expression;
    } & TokenRange)
  | ({ readonly kind: "comma"; readonly left: Expression; readonly right: Expression } & TokenRange)
  | ({ readonly kind: "cast"; readonly type: TypeName; readonly operand: Expression } & TokenRange)
  | ({ readonly kind: "compoundLiteral"; readonly type: TypeName; readonly initializer: Initializer } & TokenRange)
  | ({ readonly kind: "sizeof"; readonly operand: Expression | TypeName } & TokenRange)
  | ({ readonly kind: "alignof"; readonly operand: Expression | TypeName } & TokenRange)
  | ({ readonly kind: "offsetof"; readonly type: TypeName; readonly path: readonly Designator[] } & TokenRange)
  | ({ readonly kind: "vaArg"; readonly list: Expression; readonly type: TypeName } & TokenRange)
  | ({
      readonly kind: "generic";
      readonly control: Expression;
      readonly choices: readonly { readonly type: TypeName | undefined; readonly value: Expression }[];
    } & TokenRange)
  | ({ readonly kind: "statementExpression"; readonly body: CompoundStatement } & TokenRange)
  | CxxExpression
  | NotUnderstood;

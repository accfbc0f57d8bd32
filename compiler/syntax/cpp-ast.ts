// What C++ adds to the syntax tree. The nodes of C carry these as optional parts, which C sources never have.
import type { TokenRange } from "../source/source.ts";
import type {
  AssignmentOperator,
  BinaryOperator,
  CompoundStatement,
  Declaration,
  Declarator,
  Expression,
  FunctionDefinition,
  Initializer,
  MemberDeclaration,
  NotUnderstood,
  Parameter,
  Qualifier,
  Statement,
  StaticAssert,
  TypeName,
  TypeSpecifier,
} from "./ast.ts";

/** Where an external declaration stands: the same object for all of one block. */
export interface CxxContext {
  /** The namespaces around it with their separators, e.g. "N::M::"; "" at file scope. */
  readonly prefix: string;
  /** Inside `extern "C"`. */
  readonly c: boolean;
  /** `extern "C"` written before the declaration itself, which makes a variable without an initialiser a mere declaration. */
  readonly single: boolean;
  /** Inside an unnamed namespace: seen in this file only. */
  readonly internal: boolean;
}

/** Words of declaration specifiers that only C++ has. */
export interface CxxSpecifiers {
  readonly virtual: boolean;
  readonly explicit: boolean;
  readonly friend: boolean;
  readonly constexpr: boolean;
  readonly mutable: boolean;
}

export type CxxTypeSpecifier =
  /** `decltype`: as `decltype` says of the initialiser. */
  | ({ readonly kind: "auto"; readonly decltype?: true } & TokenRange)
  /** `Name<arguments>`. */
  | ({ readonly kind: "templateId"; readonly name: string; readonly args: readonly TemplateArgument[] } & TokenRange)
  /** A type of a class that is itself a template's instance or parameter: `Vector<int>::Iterator`, `typename T::Type`. */
  | ({
      readonly kind: "memberType";
      readonly of: TypeSpecifier;
      readonly name: string;
      /** Of a member that is a template. */
      readonly args?: readonly TemplateArgument[];
    } & TokenRange);

export type TemplateArgument = TypeName | Expression;

/** What may stand once for each element of the parameter packs that it names. */
export interface Expandable {
  /** `...` stands behind it (before the name, of what declares a pack). */
  readonly pack?: true;
}

/** What stands behind the parameters of a function. */
export interface FunctionSuffix {
  readonly qualifiers: readonly Qualifier[];
  readonly reference: "lvalue" | "rvalue" | undefined;
  readonly override: boolean;
  readonly final: boolean;
  /** `-> type`. */
  readonly returns: TypeName | undefined;
}
/** `= 0`, `= default`, `= delete` behind a declarator. */
export type FunctionEnding = "pure" | "default" | "delete";

/** A declarator's name beyond a plain identifier. */
export interface CxxName {
  /** The class or namespace before the last `::`, e.g. "N::C"; "" for none. */
  readonly scope: string;
  /** Written with a leading `::`. */
  readonly global: boolean;
  /** What stands before the last `::`, where that has template arguments. */
  readonly of?: TypeSpecifier | undefined;
  /** Template arguments of the name itself, of a specialisation. */
  readonly args?: readonly TemplateArgument[] | undefined;
  readonly special: "constructor" | "destructor" | "conversion" | "operator" | "deductionGuide" | undefined;
  /** The type that a conversion function gives. */
  readonly conversion: TypeName | undefined;
}

// ---- classes ------------------------------------------------------------------------------------------------------

export type Access = "public" | "protected" | "private";

export interface BaseSpecifier extends TokenRange, Expandable {
  readonly access: Access;
  readonly virtual: boolean;
  readonly type: TypeSpecifier;
}
export interface ClassBody {
  readonly keyword: "class" | "struct" | "union";
  readonly final: boolean;
  readonly bases: readonly BaseSpecifier[];
  readonly members: readonly ClassMember[];
}
export interface ClassMember {
  readonly access: Access;
  readonly node: MemberDeclaration | FunctionDefinition | UsingNode | TemplateNode | StaticAssert | NotUnderstood;
}
/** `member(arguments)` or `Base{arguments}` before a constructor's body. */
export interface MemberInitializer extends TokenRange, Expandable {
  readonly name: string;
  /** Of a base class that is written with template arguments. */
  readonly args?: readonly TemplateArgument[];
  readonly initializer: Initializer;
}

// ---- declarations -------------------------------------------------------------------------------------------------

export type UsingNode =
  | ({ readonly kind: "usingNamespace"; readonly name: string } & TokenRange)
  | ({ readonly kind: "usingDeclaration"; readonly name: string } & TokenRange & Expandable)
  | ({ readonly kind: "namespaceAlias"; readonly name: string; readonly target: string } & TokenRange)
  /** Only its name is read. */
  | ({ readonly kind: "concept"; readonly name: string } & TokenRange)
  /** `template class Vector<int>;`, with or without `extern`: instances are made where they are used. */
  | ({ readonly kind: "explicitInstantiation" } & TokenRange);

export type TemplateParameter = TokenRange &
  Expandable & {
    readonly name: string | undefined;
  } & (
    | { readonly kind: "type"; readonly default: TypeName | undefined }
    /** A template of classes with parameters of its own; `default` names one. */
    | {
        readonly kind: "template";
        readonly params: readonly TemplateParameter[];
        readonly default: TypeName | undefined;
      }
    | {
        readonly kind: "value";
        readonly specifiers: Declaration["specifiers"];
        readonly declarator: Declarator | undefined;
        readonly default: Expression | undefined;
      }
  );
export interface TemplateNode extends TokenRange {
  readonly kind: "template";
  /** None for an explicit specialisation. */
  readonly params: readonly TemplateParameter[];
  /** Those of the class template around, of a member template that is defined outside of it. */
  readonly outer?: readonly TemplateParameter[];
  readonly declaration: Declaration | FunctionDefinition | MemberDeclaration;
}

/** What a lambda keeps of what is around it. */
export interface LambdaCapture extends TokenRange, Expandable {
  /** Of a variable, or of the new one that `initializer` gives its value; "this" for the object of the function around. */
  readonly name: string;
  readonly reference: boolean;
  readonly initializer: Initializer | undefined;
}

// ---- statements ---------------------------------------------------------------------------------------------------

export type CxxStatement =
  | UsingNode
  | ({
      readonly kind: "rangeFor";
      readonly declaration: Declaration;
      readonly range: Expression;
      readonly body: Statement;
    } & TokenRange)
  | ({
      readonly kind: "tryCatch";
      readonly body: CompoundStatement;
      readonly handlers: readonly CatchHandler[];
    } & TokenRange);
export interface CatchHandler extends TokenRange {
  /** What is caught; undefined for `...`. */
  readonly caught: Parameter | undefined;
  readonly body: CompoundStatement;
}

// ---- expressions --------------------------------------------------------------------------------------------------

export type FoldOperator = BinaryOperator | AssignmentOperator | ",";
export type CastKind = "static_cast" | "reinterpret_cast" | "const_cast" | "dynamic_cast";
export type CxxExpression =
  | ({ readonly kind: "boolean"; readonly value: boolean } & TokenRange)
  | ({ readonly kind: "nullptr" } & TokenRange)
  | ({ readonly kind: "this" } & TokenRange)
  /** `A::B::c`, or a name with explicit template arguments. */
  | ({
      readonly kind: "qualified";
      /** "A::B" of "A::B::c"; undefined for none. A template's instance or parameter is a type specifier. */
      readonly scope: string | TypeSpecifier | undefined;
      readonly global: boolean;
      readonly name: string;
      readonly args: readonly TemplateArgument[] | undefined;
    } & TokenRange)
  /** Without an operand what is being handled is thrown again. */
  | ({ readonly kind: "throw"; readonly operand: Expression | undefined } & TokenRange)
  | ({
      readonly kind: "namedCast";
      readonly cast: CastKind;
      readonly type: TypeName;
      readonly operand: Expression;
    } & TokenRange)
  /** `T(arguments)` or `T{…}`. */
  | ({ readonly kind: "construct"; readonly type: TypeName; readonly initializer: Initializer } & TokenRange)
  | ({
      readonly kind: "new";
      readonly global: boolean;
      readonly placement: readonly Expression[];
      readonly type: TypeName;
      /** Of `new T[n]`: the first bound, which need not be constant. */
      readonly count: Expression | undefined;
      readonly initializer: Initializer | undefined;
    } & TokenRange)
  | ({
      readonly kind: "delete";
      readonly global: boolean;
      readonly array: boolean;
      readonly operand: Expression;
    } & TokenRange)
  /** A list in braces where an expression stands: an argument, a returned value. */
  | ({ readonly kind: "braced"; readonly list: Initializer } & TokenRange)
  | ({ readonly kind: "isNoexcept" } & TokenRange)
  /** `__is_class(T)`: what the compiler says of types, for the traits of the library. */
  | ({ readonly kind: "typeTrait"; readonly trait: string; readonly types: readonly TypeName[] } & TokenRange)
  /** `pattern...`, one for each element of the packs that it names: an argument, or an initialiser in a list. */
  | ({ readonly kind: "expansion"; readonly pattern: Expression } & TokenRange)
  /** `(left + ...)`, `(... + right)`, `(left + ... + right)`: one side names packs, the other is what the fold begins with. */
  | ({
      readonly kind: "fold";
      readonly operator: FoldOperator;
      readonly left: Expression | undefined;
      readonly right: Expression | undefined;
    } & TokenRange)
  /** `sizeof...(name)`. */
  | ({ readonly kind: "packSize"; readonly name: string } & TokenRange)
  /** `object.*pointer`, `object->*pointer`. */
  | ({
      readonly kind: "pointedMember";
      readonly object: Expression;
      readonly arrow: boolean;
      readonly pointer: Expression;
    } & TokenRange)
  | ({
      readonly kind: "lambda";
      /** How variables are captured that the body names and the list does not. */
      readonly defaults: "copy" | "reference" | undefined;
      readonly captures: readonly LambdaCapture[];
      /** Of a generic one. */
      readonly params: readonly TemplateParameter[];
      /** Its call operator. */
      readonly definition: FunctionDefinition;
    } & TokenRange)
  /** The GUID of a class, or of that of an expression. */
  | ({ readonly kind: "uuidof"; readonly operand: Expression | TypeName } & TokenRange);

export type CxxBlockItem = CompoundStatement["items"][number];

// What C++ declares beyond C: functions that share a name, classes with what belongs to them, templates.

import type { IrFunction, IrSymbol } from "../../ir/ir.ts";
import type { TokenRange } from "../../source/source.ts";
import type {
  Declaration,
  Expression,
  FunctionDefinition,
  Initializer,
  MemberDeclaration,
  RecordSpecifier,
} from "../../syntax/ast.ts";
import type { Access, FunctionEnding, TemplateArgument, TemplateParameter } from "../../syntax/cpp-ast.ts";
import type { Field, FunctionType, RecordDecl, RecordType, Type } from "../../types/type.ts";
import type { Entity, Scope, Tag } from "../scope.ts";
import type { Instances } from "./instances.ts";

/** A function of C++: its symbol has the type that the machine calls it by, with `this` and structures that go by address. */
export interface CxxFunction {
  readonly symbol: IrSymbol;
  /** As it is declared. */
  type: FunctionType;
  /** Without its class: "f", "operator+", "~C". */
  readonly name: string;
  readonly owner: RecordDecl | undefined;
  readonly kind: "function" | "method" | "static" | "constructor" | "destructor" | "conversion";
  /** Qualifiers of `*this`. */
  readonly quals: number;
  readonly access: Access;
  readonly explicit: boolean;
  /** By parameter; they are lowered in the scope of the declaration. */
  readonly defaults: (Initializer | undefined)[];
  readonly scope: Scope;
  /** Where it stands among virtual functions. */
  slot: VirtualSlot | undefined;
  readonly ending: FunctionEnding | undefined;
  /** Index of the external declaration that declares it, for its default arguments. */
  readonly declaration: number;
  /** The definition, once it has been met. */
  node: FunctionDefinition | undefined;
  readonly constexpr: boolean;
  /** The body when it has been lowered, for constant evaluation. */
  fn: IrFunction | undefined;
  /** An instance of a template, for which others are preferred. */
  readonly fromTemplate: boolean;
  /** How much of its parameters its template spells out: more is preferred. */
  readonly weight?: number;
}

/** A function, in a namespace and without default arguments unless more is said. */
export function newFunction(
  given: Pick<CxxFunction, "symbol" | "type" | "name" | "scope" | "declaration"> & Partial<CxxFunction>,
): CxxFunction {
  return {
    owner: undefined,
    kind: "function",
    quals: 0,
    access: "public",
    explicit: false,
    defaults: [],
    slot: undefined,
    ending: undefined,
    node: undefined,
    constexpr: false,
    fn: undefined,
    fromTemplate: false,
    ...given,
  };
}

/** The place of a virtual function: the part of its class that has the table, and the index in that. */
export interface VirtualSlot {
  readonly path: readonly BaseClass[];
  readonly index: number;
}
/** The table that a base of a class has in its objects. */
export interface VirtualTable {
  /** From the class to the base. */
  readonly path: readonly BaseClass[];
  readonly entries: VirtualEntry[];
}
export interface VirtualEntry {
  readonly fn: CxxFunction;
  /** How many steps of the path lead to the class whose function it is; all of them for one of the base itself. */
  readonly depth: number;
}

export interface OverloadSet {
  readonly functions: readonly CxxFunction[];
  readonly templates: readonly FunctionTemplate[];
}

interface TemplateBase {
  readonly name: string;
  readonly params: readonly TemplateParameter[];
  /** Where its declaration stands. */
  readonly scope: Scope;
  readonly prefix: string;
  readonly declaration: number;
}
export interface ClassTemplate extends TemplateBase {
  readonly kind: "class";
  /** The declaration that came before the definition: its instances are those of the same template. */
  readonly first: ClassTemplate | undefined;
  /** It stands for a template of variables: each instance has one, as a static member. */
  readonly variable: boolean;
  readonly node: Declaration;
  readonly instances: Instances<RecordType>;
  /** Members that are defined outside of the class, by name. */
  readonly members: Map<string, MemberDefinition[]>;
  /** Static data members that are defined outside of the class. */
  readonly statics: Map<
    string,
    { readonly initializer: Initializer | undefined; readonly params: readonly TemplateParameter[] }
  >;
}
export interface MemberDefinition {
  readonly node: FunctionDefinition;
  /** Index of the declaration that it is. */
  readonly declaration: number;
  /** Of the class template, as the definition names them. */
  readonly params: readonly TemplateParameter[];
  /** Of the member, if that is a template itself. */
  readonly own?: readonly TemplateParameter[] | undefined;
}
/** What a class template is for arguments of a certain form: `template <class T> struct Vector<T *> { … }`. */
export interface PartialSpecialisation extends Omit<TemplateBase, "name" | "prefix"> {
  readonly node: Declaration;
  readonly spec: RecordSpecifier;
  /** The form, in terms of its own parameters. */
  readonly form: readonly TemplateArgument[];
}
export interface AliasTemplate extends TemplateBase {
  readonly kind: "alias";
  readonly node: Declaration;
}
export interface FunctionTemplate extends TemplateBase {
  readonly kind: "function";
  readonly node: FunctionDefinition | Declaration | MemberDeclaration;
  readonly owner: RecordDecl | undefined;
  readonly access: Access;
  readonly instances: Instances<CxxFunction>;
}
export type Template = ClassTemplate | AliasTemplate | FunctionTemplate;

/** The class that a lambda is an object of: what it captures are its members, in the order in which they are met. */
export interface Closure {
  readonly info: ClassInfo;
  readonly node: Expression & { kind: "lambda" };
  /** The names around the lambda. */
  readonly scope: Scope;
  /** The type of `this` around it; undefined outside of member functions. */
  readonly self: Type | undefined;
  readonly captures: Map<string, Capture>;
  /** Its call operator; undefined for a generic lambda, whose is a template. */
  operator: CxxFunction | undefined;
  /** Objects of it are made with what has been captured so far: nothing is added. */
  complete: boolean;
}
export interface Capture {
  readonly name: string;
  readonly field: Field;
  /** Of a capture that introduces a variable. */
  readonly initializer: Initializer | undefined;
}

export interface BaseClass {
  readonly decl: RecordDecl;
  readonly access: Access;
  readonly field: Field;
}
/** What belongs to a class beyond its layout. */
export interface ClassInfo {
  readonly decl: RecordDecl;
  /** With its namespaces and outer classes: "N::C". */
  readonly name: string;
  /** Tells it from classes of that name in other functions. */
  readonly linkName: string;
  readonly keyword: "class" | "struct" | "union";
  /** Scope around the class, and the one its members are lowered in. */
  readonly outer: Scope;
  scope: Scope;
  readonly enclosing: RecordDecl | undefined;
  /** The external declaration that holds it, and its name there. */
  readonly declaration: number;
  readonly place: TokenRange;
  /** All direct bases, as they lie in the object; the table of virtual functions extends the first one's. */
  bases: BaseClass[];
  final: boolean;
  constructors: CxxFunction[];
  destructor: CxxFunction | undefined;
  /** Everything else with a name: member functions, static members, types, enumerators. */
  names: Map<string, Entity>;
  tags: Map<string, Tag>;
  readonly access: Map<string, Access>;
  /** The table of virtual functions, those of the first base first. */
  virtuals: CxxFunction[];
  /** Those of other bases. */
  otherTables: VirtualTable[];
  /** Initialisers of data members. */
  readonly initializers: Map<Field, Initializer>;
  readonly mutables: Set<Field>;
  readonly friends: Set<string>;
  /** What the compiler has made itself: by "copy", "move", "default", "destroy", "assign", "moveAssign", "delete". */
  readonly implicit: Map<string, CxxFunction>;
  /** Initialisers of members cannot run: names what is not supported. */
  unsupported: string | undefined;
  /** The tables, its own first, once they have been named. */
  readonly tableSymbols: IrSymbol[];
}

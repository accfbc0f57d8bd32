// What the compiler says of types, as `__is_class(T)`: the library's traits are written in terms of these. Of a type that is not known
// nothing is said.
import type { Expr } from "../../ir/ir.ts";
import type { Expression } from "../../syntax/ast.ts";
import {
  BOOL,
  INT,
  isInteger,
  isNullptr,
  isReference,
  isUnknownType,
  referenceTo,
  unqualified,
} from "../../types/make.ts";
import { Qual, type RecordType, type Type } from "../../types/type.ts";
import type { Body } from "../body.ts";
import { constant, unknown } from "../fold.ts";
import { typeOfName } from "../written-types.ts";
import {
  classOf,
  constructorTemplates,
  copies,
  derivation,
  elementOf,
  isAggregate,
  isPolymorphic,
  losesBases,
  triviallyAssigned,
  triviallyCopied,
  triviallyDestroyed,
  virtualsOf,
} from "./class-info.ts";
import type { ClassInfo, CxxFunction } from "./entities.ts";
import { overloadsOf } from "./functions.ts";
import { isInherited } from "./inherited-constructors.ts";
import { chooseOverload, conversionCost, conversionFunction, methodsNamed, sameType, takes } from "./overloads.ts";
import { cxxOf, type Operand } from "./state.ts";
import { isPlaceholder } from "./unify.ts";

type Trait = (f: Body, type: Type, others: readonly Type[]) => boolean;

export function typeTrait(f: Body, node: Expression & { kind: "typeTrait" }): Expr {
  const types = node.types.map((name) => typeOfName(f, name));
  const [type, ...others] = types;
  if (type === undefined || types.some((each) => isUnknownType(elementOf(each)) || isPlaceholder(each)))
    return unknown(BOOL);
  if (node.trait === "__underlying_type") return constant(0n, type.kind === "enum" ? type.decl.underlying : INT);
  const trait = traits.get(node.trait.slice(2));
  if (trait === undefined) {
    const message = `The trait '${node.trait}' is not supported.`;
    f.context.report(node, "information", "cxx", message);
    f.refuse(node, "type trait", message);
    return unknown(BOOL);
  }
  const element = elementOf(type);
  if (element.kind === "record" && losesBases(element.decl)) return unknown(BOOL);
  return constant(trait(f, type, others) ? 1n : 0n, BOOL);
}

const has =
  (test: (info: ClassInfo, type: RecordType) => boolean): Trait =>
  (_, type) =>
    type.kind === "record" && test(classOf(type.decl), type);
const ofElement =
  (test: (type: Type) => boolean): Trait =>
  (_, type) =>
    test(elementOf(type));
const isScalarType = (type: Type): boolean =>
  !isReference(type) && type.kind !== "record" && type.kind !== "void" && type.kind !== "function";
const isArithmetic = (type: Type): boolean => isIntegral(type) || type.kind === "float";
const isIntegral = (type: Type): boolean => type.kind === "bool" || (isInteger(type) && type.kind !== "enum");
const isTrivialType = (type: Type): boolean =>
  isScalarType(type) || (type.kind === "record" && triviallyCopied(type) && defaultsTrivially(type));

const traits: ReadonlyMap<string, Trait> = new Map<string, Trait>([
  ["is_void", (_, type) => type.kind === "void"],
  ["is_null_pointer", (_, type) => isNullptr(type)],
  ["is_integral", (_, type) => isIntegral(type)],
  ["is_floating_point", (_, type) => type.kind === "float"],
  ["is_arithmetic", (_, type) => isArithmetic(type)],
  ["is_signed", (_, type) => type.kind === "float" || (type.kind === "integer" && type.signed)],
  ["is_unsigned", (_, type) => type.kind === "bool" || (type.kind === "integer" && !type.signed)],
  ["is_scalar", (_, type) => isScalarType(type) && type.kind !== "array"],
  ["is_array", (_, type) => type.kind === "array"],
  ["is_function", (_, type) => type.kind === "function"],
  [
    "is_pointer",
    (_, type) => type.kind === "pointer" && !isReference(type) && type.member === undefined && !isNullptr(type),
  ],
  ["is_member_pointer", (_, type) => type.kind === "pointer" && type.member !== undefined],
  ["is_lvalue_reference", (_, type) => isReference(type) && type.reference === "lvalue"],
  ["is_rvalue_reference", (_, type) => isReference(type) && type.reference === "rvalue"],
  ["is_reference", (_, type) => isReference(type)],
  ["is_const", (_, type) => !isReference(type) && (elementOf(type).quals & Qual.const) !== 0],
  ["is_volatile", (_, type) => !isReference(type) && (elementOf(type).quals & Qual.volatile) !== 0],
  ["is_same", (_, type, [other]) => other !== undefined && sameType(type, other) && type.quals === other.quals],
  ["is_enum", (_, type) => type.kind === "enum"],
  ["is_scoped_enum", (_, type) => type.kind === "enum" && type.decl.scoped === true],
  ["is_class", has((_, { decl }) => decl.tag !== "union")],
  ["is_union", has((_, { decl }) => decl.tag === "union")],
  ["is_empty", has((info) => isEmptyClass(info))],
  ["is_polymorphic", has((info) => virtualsOf(info).length > 0)],
  ["is_abstract", has((info) => virtualsOf(info).some((fn) => fn.ending === "pure"))],
  ["is_final", has((info) => info.final)],
  ["is_aggregate", (_, type) => type.kind === "array" || (type.kind === "record" && isAggregate(classOf(type.decl)))],
  ["has_virtual_destructor", has((info) => info.destructor?.slot !== undefined)],
  [
    "is_trivially_copyable",
    ofElement(
      (type) => isScalarType(type) || (triviallyCopied(type) && triviallyAssigned(type) && triviallyDestroyed(type)),
    ),
  ],
  ["is_trivial", ofElement(isTrivialType)],
  ["is_pod", ofElement(isTrivialType)],
  ["is_standard_layout", ofElement((type) => type.kind !== "record" || isStandardLayout(classOf(type.decl)))],
  [
    "is_base_of",
    (_, base, [derived]) =>
      base.kind === "record" && derived?.kind === "record" && derivation(derived.decl, base.decl) >= 0,
  ],
  ["is_convertible_to", (f, from, [to]) => to !== undefined && converts(f, from, to)],
  ["is_convertible", (f, from, [to]) => to !== undefined && converts(f, from, to)],
  ["is_constructible", (f, type, args) => constructs(f, type, args)],
  ["is_nothrow_constructible", (f, type, args) => constructs(f, type, args)],
  ["is_trivially_constructible", (f, type, args) => constructs(f, type, args) && constructsTrivially(type, args)],
  ["is_assignable", (f, type, [from]) => from !== undefined && assigns(f, type, from)],
  ["is_nothrow_assignable", (f, type, [from]) => from !== undefined && assigns(f, type, from)],
  [
    "is_trivially_assignable",
    (f, type, [from]) =>
      from !== undefined && assigns(f, type, from) && triviallyAssigned(isReference(type) ? type.to : type),
  ],
  ["is_destructible", (_, type) => isDestroyed(type)],
  ["is_trivially_destructible", (_, type) => isDestroyed(type) && (isReference(type) || triviallyDestroyed(type))],
]);

function isEmptyClass({ decl, bases }: ClassInfo): boolean {
  const own = (decl.fields ?? []).filter(({ base }) => base !== true);
  return own.length === 0 && !isPolymorphic(classOf(decl)) && bases.every((base) => isEmptyClass(classOf(base.decl)));
}
function isStandardLayout(info: ClassInfo): boolean {
  const access = new Set(
    (info.decl.fields ?? []).flatMap(({ name }) => (name === undefined ? [] : [info.access.get(name) ?? "public"])),
  );
  if (isPolymorphic(info) || access.size > 1) return false;
  return (info.decl.fields ?? []).every(({ type }) => {
    const element = elementOf(type);
    return !isReference(type) && (element.kind !== "record" || isStandardLayout(classOf(element.decl)));
  });
}
function isDestroyed(type: Type): boolean {
  const element = elementOf(type);
  if (isReference(type) || isScalarType(element)) return true;
  return element.kind === "record" && classOf(element.decl).destructor?.ending !== "delete";
}

// ---- what expressions would mean --------------------------------------------------------------------------------------------

/** What `declval<T>()` is. */
function operandFor(type: Type): Operand {
  return isReference(type) && type.reference === "lvalue"
    ? { type: type.to, category: "lvalue", nullConstant: false }
    : { type: isReference(type) ? type.to : type, category: "xvalue", nullConstant: false };
}
function converts(f: Body, from: Type, to: Type): boolean {
  if (to.kind === "void" || from.kind === "void") return to.kind === from.kind;
  if (to.kind === "function" || to.kind === "array") return false;
  if (to.kind === "record" && from.kind === "record" && from.decl === to.decl) return constructs(f, to, [from]);
  return conversionCost(f, operandFor(from), to, undefined) !== undefined;
}
function constructs(f: Body, type: Type, args: readonly Type[]): boolean {
  const [only] = args;
  if (!isDestroyed(type) || type.kind === "void" || type.kind === "function") return false;
  if (type.kind === "array") return args.length === 0 && constructs(f, type.of, []);
  if (type.kind !== "record" || isReference(type)) {
    if (only === undefined || args.length > 1) return args.length === 0 && !isReference(type);
    return conversionCost(f, operandFor(only), type, undefined) !== undefined || explicitly(f, only, type);
  }
  const info = classOf(type.decl);
  if (virtualsOf(info).some((fn) => fn.ending === "pure")) return false;
  const own = info.constructors.filter((fn) => !isInherited(fn));
  const templates = overloadsOf(info.names.get(constructorTemplates)).templates;
  if (only === undefined) {
    if (own.length === 0 && templates.length === 0) return everyMember(info, (member) => constructs(f, member, []));
    return usable(own.find((fn) => takes(fn, 0)));
  }
  const source = isReference(only) ? only.to : only;
  if (args.length === 1 && source.kind === "record" && derivation(source.decl, type.decl) >= 0)
    return copiesFrom(f, info, only);
  const nodes = args.map((arg) => standIn(f, arg));
  const set = { functions: info.constructors, templates };
  const chosen = chooseOverload(f, set, { name: info.name, args: nodes, object: undefined, at: info.place }, false);
  return (
    usable(chosen) || (source.kind === "record" && conversionCost(f, operandFor(only), type, undefined) !== undefined)
  );
}
/** By an explicit conversion function. */
function explicitly(f: Body, from: Type, to: Type): boolean {
  const operand = operandFor(from);
  return !isReference(to) && conversionFunction(f, operand, to, true) !== undefined;
}
function copiesFrom(f: Body, info: ClassInfo, from: Type): boolean {
  const moves = !(isReference(from) && from.reference === "lvalue");
  const quals = (isReference(from) ? from.to : from).quals;
  const copy = info.constructors.find((fn) => copies(info, fn) === "copy");
  const move = info.constructors.find((fn) => copies(info, fn) === "move");
  if (moves && move !== undefined && (quals & Qual.const) === 0) return usable(move);
  if (copy !== undefined) return usable(copy);
  // With a move constructor or assignment of its own it has no copy constructor.
  if (move !== undefined) return false;
  return everyMember(info, (member) => constructs(f, member, [moves ? member : referenceTo(member, "lvalue")]));
}
function everyMember(info: ClassInfo, test: (type: Type) => boolean): boolean {
  return (info.decl.fields ?? []).every(({ type }) => isReference(type) || test(elementOf(type)));
}
/** Its constructor without arguments does nothing, whatever others it has. */
function defaultsTrivially(type: Type): boolean {
  const element = elementOf(type);
  if (element.kind !== "record") return true;
  const info = classOf(element.decl);
  const own = info.constructors.find((fn) => takes(fn, 0));
  if (own === undefined ? info.constructors.length > 0 : own.ending !== "default") return false;
  if (isPolymorphic(info) || info.initializers.size > 0) return false;
  return (info.decl.fields ?? []).every((field) => !isReference(field.type) && defaultsTrivially(field.type));
}
const usable = (fn: CxxFunction | undefined): boolean =>
  fn !== undefined && fn.ending !== "delete" && fn.access === "public";
function constructsTrivially(type: Type, args: readonly Type[]): boolean {
  if (type.kind !== "record") return true;
  if (!triviallyDestroyed(type)) return false;
  return args.length === 0 ? defaultsTrivially(type) : args.length === 1 && triviallyCopied(type);
}
function assigns(f: Body, type: Type, from: Type): boolean {
  const target = isReference(type) ? type.to : type;
  if (target.kind !== "record") {
    const object = isReference(type) && type.reference === "lvalue" && (target.quals & Qual.const) === 0;
    return object && target.kind !== "array" && converts(f, from, unqualified(target));
  }
  const set = methodsNamed(target, "operator=");
  const source = isReference(from) ? from.to : from;
  if (set.functions.length + set.templates.length === 0) {
    if (source.kind !== "record" || derivation(source.decl, target.decl) < 0)
      return converts(f, from, unqualified(target));
    return everyMember(classOf(target.decl), (member) => assigns(f, referenceTo(member, "lvalue"), member));
  }
  const object: Operand = { type: target, category: "lvalue", nullConstant: false };
  const call = { name: "operator=", args: [standIn(f, from)], object, at: classOf(target.decl).place };
  return usable(chooseOverload(f, set, call, false));
}
/** An argument of a type, of which nothing else is known. */
function standIn(f: Body, type: Type): Expression {
  const node: Expression = { kind: "identifier", name: "#declval", first: 0, last: 0 };
  cxxOf(f).operands.set(node, operandFor(type));
  return node;
}
